"""What 京人社工发〔2018〕169号 gives: admission as a provider by agreement, and its renewal."""

from gongbao.services.assistive_device_provider.decisions import may_apply, renewal_allowed
from gongbao.services.assistive_device_provider.procedures_admission import new_provider
from gongbao.services.assistive_device_provider.vocabulary import applicant, provider
from gongbao.services.entitlement import entitlement

ENTITLEMENTS = (
    entitlement(
        may_apply,
        applicant,
        ("成为工伤辅助器具协议机构", "Becoming a provider of assistive devices"),
        ("在本年度新增工作期间向经办机构申请。", "Apply to the agency while this year's round is open."),
        begin=new_provider,
    ),
    entitlement(
        renewal_allowed,
        provider,
        ("协议期满续签", "Renewal of the agreement"),
        ("在协议的办件中与经办机构续签。", "Renew it with the agency, in the case of the agreement."),
    ),
)
