"""What 京人社事业发〔2023〕40, 41, 42号 give: professional titles, and evaluation by the unit itself."""

from gongbao.services.entitlement import entitlement
from gongbao.services.title_evaluation.application import title_application
from gongbao.services.title_evaluation.applying import highest_eligible_level
from gongbao.services.title_evaluation.measures import independent_evaluation_may_apply
from gongbao.services.title_evaluation.procedures import independent_evaluation
from gongbao.services.title_evaluation.vocabulary import applicant, employer

ENTITLEMENTS = (
    entitlement(
        highest_eligible_level,
        applicant,
        ("申报专业职称", "A professional title"),
        ("按年度通知申报，由所在单位推荐。", "Apply in the yearly round; your employer recommends you."),
        begin=title_application,
        unless=("none",),
    ),
    entitlement(
        independent_evaluation_may_apply,
        employer,
        ("自主评聘职称", "Evaluating and appointing by itself"),
        ("向人力资源社会保障局申请。", "Apply to the human resources bureau."),
        begin=independent_evaluation,
    ),
)
