"""What holders of a licence ask for: extensions, which are gone (三、), and replacement (五、（三）)."""

from gongbao.procedures import assign, end, messages_to, outcome, procedure, step
from gongbao.services import facts_in
from gongbao.services.hr_service_licence.decisions import licence_valid, replacement_due
from gongbao.services.hr_service_licence.procedures_licence import licensed
from gongbao.services.hr_service_licence.vocabulary import (
    agency_scope,
    district,
    institution,
    number,
    online_scope,
    replacement_requested,
)
from gongbao.words import Words

told_holder = messages_to(institution)

# 三、

HELD = [number, *facts_in(licence_valid), agency_scope, online_scope]
REPLACED = outcome(
    "replaced",
    Words("已更换", "Replaced"),
    effects=[
        *licensed("replaced_on"),
        told_holder("许可证已更换，新证长期有效。", "Your licence is replaced; the new one is valid for good."),
    ],
)

request_extension = step(
    "request-extension",
    institution,
    Words("要求延续有效期", "Ask for an extension"),
    at="三、",
    form=HELD,
    outcomes=[outcome("requested", Words("已提出", "Asked"))],
)
explain_no_extension = step(
    "explain-no-extension",
    district,
    Words("说明长期有效，可以换证", "Explain that it is valid for good, and offer a replacement"),
    at="三、;五、（三）",
    after=request_extension,
    form=HELD,
    outcomes=[
        outcome(
            "no-more-wanted",
            Words("无须换证", "Nothing more wanted"),
            effects=[told_holder("许可证的延续业务已经取消。", "Extensions are no longer handled.")],
        ),
        outcome(
            "wants-replacement",
            Words("要求换证", "Wants a replacement"),
            guard=licence_valid,
            effects=[assign(replacement_requested, True)],
        ),
    ],
)
replace_for_good = step(
    "replace-for-good",
    district,
    Words("更换为长期有效的许可证", "Replace it by one valid for good"),
    at="五、（三）",
    after=explain_no_extension.wants_replacement,
    form=[number],
    outcomes=[REPLACED],
)
REPLACED_END = end("replaced", Words("已换证", "Replaced"))
extension_request = procedure(
    "extension-request",
    Words("要求延续许可证有效期", "Asking for an extension"),
    about=Words("延续业务已取消，可以改为换证", "Extensions are gone; a replacement is offered"),
    applicant=institution,
    steps=[request_extension, explain_no_extension, replace_for_good],
    ends={
        explain_no_extension.no_more_wanted: end("explained", Words("已说明", "Explained")),
        replace_for_good.replaced: REPLACED_END,
    },
)

# 五、（三）

request_replacement = step(
    "request-replacement",
    institution,
    Words("要求更换许可证", "Ask for a replacement"),
    at="五、（三）",
    form=HELD,
    outcomes=[outcome("requested", Words("已提出", "Asked"), effects=[assign(replacement_requested, True)])],
)
check_holder = step(
    "check-holder",
    district,
    Words("核对持证情况", "Check that it holds a licence"),
    at="五、（三）",
    after=request_replacement,
    form=HELD,
    outcomes=[
        outcome("holder", Words("持有有效许可证", "Holds a valid licence"), guard=replacement_due),
        outcome(
            "not-holder",
            Words("没有有效许可证", "No valid licence"),
            effects=[told_holder("没有有效的许可证，不能换证；可以重新申请。", "No valid licence; please apply anew.")],
        ),
    ],
)
replace_licence = step(
    "replace-licence",
    district,
    Words("更换许可证", "Replace the licence"),
    at="五、（三）",
    after=check_holder.holder,
    form=[number],
    outcomes=[REPLACED],
)
licence_replacement = procedure(
    "licence-replacement",
    Words("更换许可证", "Replacement of a licence"),
    about=Words("旧证换成长期有效的新证", "An old licence for one valid for good"),
    applicant=institution,
    steps=[request_replacement, check_holder, replace_licence],
    ends={
        check_holder.not_holder: end("refused", Words("不予更换", "Refused")),
        replace_licence.replaced: REPLACED_END,
    },
)
