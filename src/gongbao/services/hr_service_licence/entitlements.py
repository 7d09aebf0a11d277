"""What 京人社市场发〔2023〕37号 gives: licences of human resources service institutions."""

from gongbao.services.entitlement import entitlement
from gongbao.services.hr_service_licence.decisions import (
    commitment_route_open,
    licence_conditions_met,
    replacement_due,
)
from gongbao.services.hr_service_licence.procedures_licence import licence_application
from gongbao.services.hr_service_licence.procedures_replacement import licence_replacement
from gongbao.services.hr_service_licence.vocabulary import applicant, institution

ENTITLEMENTS = (
    entitlement(
        licence_conditions_met,
        applicant,
        ("人力资源服务许可证", "Human resources service licence"),
        ("向所在区人力资源社会保障局申请。", "Apply to the bureau of your district."),
        begin=licence_application,
    ),
    entitlement(
        commitment_route_open,
        applicant,
        ("以告知承诺方式领证", "The licence on a commitment"),
        ("申请时选择告知承诺。", "Choose the commitment when you apply."),
        begin=licence_application,
    ),
    entitlement(
        replacement_due,
        institution,
        ("换发长期有效的许可证", "A new licence, valid for good"),
        ("申请换证。", "Apply for the replacement."),
        begin=licence_replacement,
    ),
)
