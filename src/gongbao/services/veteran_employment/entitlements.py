"""What 京退役军人局发〔2023〕44号 gives to veterans, and to those who employ them."""

from gongbao.services.entitlement import entitlement
from gongbao.services.veteran_employment.decisions import (
    adaptive_training_required,
    employer_subsidy,
    flexible_insurance_subsidy,
    next_assistance,
    public_welfare_post,
    reapply_allowed,
    startup_support,
    unemployment_benefit_route,
    zero_employment_family_ledger,
)
from gongbao.services.veteran_employment.procedures import return_to_file
from gongbao.services.veteran_employment.vocabulary import employer, veteran

ENTITLEMENTS = (
    entitlement(
        adaptive_training_required,
        veteran,
        ("退役后的适应性培训", "Training on discharge"),
        ("返乡报到后参加，至少80学时。", "Take part after reporting home; 80 class hours at least."),
        begin=return_to_file,
    ),
    entitlement(
        next_assistance,
        veteran,
        ("退役军人就业帮扶", "Help in finding work for veterans"),
        ("联系所在区或街道的退役军人服务站。", "Turn to the veterans' station of your street or district."),
        unless=("none",),
    ),
    entitlement(
        zero_employment_family_ledger,
        veteran,
        ("“零就业”退役军人家庭帮扶", "Help for veterans' families without work"),
        ("联系所在区或街道的退役军人服务站，列入台账。", "Turn to the veterans' station to be put on its account."),
    ),
    entitlement(
        reapply_allowed,
        veteran,
        ("再次申请认定就业困难", "Certification of hardship once more"),
        ("向退役军人服务中心申请。", "Apply to the veterans' service centre."),
    ),
    entitlement(
        public_welfare_post,
        veteran,
        ("退役军人公益性岗位", "A public-welfare post for veterans"),
        ("向区人力资源社会保障局申请。", "Apply to the human resources bureau of the district."),
    ),
    entitlement(
        startup_support,
        veteran,
        ("退役军人创业税收优惠和补贴", "Tax relief and subsidy for veterans who start up"),
        ("税收优惠在申报时享受，补贴向区人力资源社会保障局申请。",
         "Claim the relief in the tax return, the subsidy from the bureau of the district."),
    ),
    entitlement(
        flexible_insurance_subsidy,
        veteran,
        ("灵活就业社会保险补贴", "Social insurance subsidy for flexible work"),
        ("向区人力资源社会保障局申请。", "Apply to the human resources bureau of the district."),
    ),
    entitlement(
        unemployment_benefit_route,
        veteran,
        ("失业保险待遇", "Unemployment insurance"),
        ("向社会保险经办机构申领。", "Claim it from the social insurance agency."),
    ),
    entitlement(
        employer_subsidy,
        employer,
        ("吸纳退役军人的补贴和优惠", "Support for hiring a veteran"),
        ("向区人力资源社会保障局申请。", "Apply to the human resources bureau of the district."),
    ),
)  # fmt: skip
