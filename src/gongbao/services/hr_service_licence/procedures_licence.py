"""How a licence is applied for (一、二、四、五（二）), and how a commitment is checked on site (附件)."""

from gongbao.periods import WORKING_DAYS
from gongbao.procedures import (
    TODAY,
    Effect,
    assign,
    end,
    issue,
    messages_to,
    outcome,
    procedure,
    register,
    step,
    strike,
    within,
)
from gongbao.services import facts_in
from gongbao.services.hr_service_licence import records
from gongbao.services.hr_service_licence.decisions import (
    commitment_route_open,
    form_acceptable,
    licence_conditions_met,
    licence_scope,
)
from gongbao.services.hr_service_licence.vocabulary import (
    agency_scope,
    applicant,
    check_days,
    check_on,
    checkers,
    credit_repaired,
    decision_days,
    district,
    expiry_printed,
    false_commitment_before,
    findings,
    form_is_new,
    licence_held,
    licence_withdrawn,
    number,
    online_scope,
    premises,
    qualified_full_time_staff,
    startup_funds,
    submission_date,
)
from gongbao.words import Words

told = messages_to(applicant)


def handed_in(route: str) -> list[Effect]:
    """The form goes on file, with the day on which it came."""
    return [
        assign(submission_date, TODAY),
        register(
            records.application_form,
            {
                "route": route,
                "scope_items": licence_scope,
                "funds": startup_funds,
                "staff": qualified_full_time_staff,
                "submitted_on": TODAY,
            },
        ),
    ]


def licensed(day: str) -> list[Effect]:
    """The licence, without an expiry and with its scope; in the register it takes the place of an earlier one."""
    return [
        assign(licence_held, True),
        assign(licence_withdrawn, False),
        assign(expiry_printed, False),
        issue(records.licence, {"scope_items": licence_scope, day: TODAY}),
        register(records.licence, {"scope_items": licence_scope, day: TODAY}),
        strike(records.licence_register),
        register(records.licence_register, {"state": "valid", "scope_items": licence_scope, "issued_on": TODAY}),
    ]


WITHDRAWN = outcome("withdrawn", Words("撤回申请", "Withdrawn"), effects=[told("申请已撤回。", "Withdrawn.")])
REFUSED = outcome(
    "refused",
    Words("不予许可", "Refused"),
    effects=[told("不予许可，理由见本件决定说明。", "The licence is refused; the decision gives the reasons.")],
)
ISSUED = outcome(
    "issued",
    Words("已发证", "Issued"),
    effects=[*licensed("issued_on"), told("许可证已发放，长期有效。", "Your licence is issued; it is valid for good.")],
)
OPENED = told("可以告知承诺方式申请，请签署承诺书。", "The route is open; please sign the commitment.")
OPEN = outcome("open", Words("可以承诺", "Open"), guard=commitment_route_open, effects=[OPENED])
REOPENED = outcome(
    "open",
    Words("可以承诺", "Open"),
    guard=commitment_route_open,
    effects=[register(records.credit_record, {"kind": "route-closed", "repaired_on": TODAY}), OPENED],
)
BARRED = outcome(
    "barred",
    Words("不适用承诺", "Barred"),
    effects=[register(records.credit_record, {"kind": "route-closed", "found_on": TODAY})],
)

#: What the conditions look at, stated by the applicant and judged by the district.
CONDITIONS = [*facts_in(licence_conditions_met), *facts_in(licence_conditions_met, judged_by=district)]

# 一、;五、（二）

apply = step(
    "apply",
    applicant,
    Words("提交申请表并选择方式", "Hand in the form and pick a route"),
    at="一、;五、（二）;附件1",
    form=[agency_scope, online_scope, *facts_in(licence_conditions_met), premises, form_is_new],
    outcomes=[
        outcome("ordinary", Words("一般方式", "Ordinary"), effects=handed_in("ordinary")),
        outcome("by-commitment", Words("告知承诺", "By commitment"), effects=handed_in("by-commitment")),
    ],
)

# 四、

check_credit = step(
    "check-credit",
    district,
    Words("核查信用记录", "Look at the credit record"),
    at="四、",
    after=apply.by_commitment,
    form=facts_in(commitment_route_open),
    outcomes=[OPEN, BARRED],
)
tell_barred = step(
    "tell-barred",
    district,
    Words("告知信用修复前不适用承诺", "Tell that the route is closed until repair"),
    at="四、",
    after=check_credit.barred,
    outcomes=[
        outcome(
            "told",
            Words("已告知", "Told"),
            effects=[
                register(records.credit_record, {"kind": "route-closed", "told_on": TODAY}),
                told(
                    "信用修复前不能以告知承诺方式申请；可以先修复信用，或者改用一般方式。",
                    "The commitment route is closed until your credit is repaired; "
                    "you may repair it, or take the ordinary route.",
                ),
            ],
        )
    ],
)
choose_again = step(
    "choose-again",
    applicant,
    Words("修复信用、改用一般方式或者撤回", "Repair the credit, go the ordinary way, or withdraw"),
    at="四、",
    after=tell_barred,
    outcomes=[
        outcome("credit-repaired", Words("已修复信用", "Credit repaired")),
        outcome("ordinary", Words("改用一般方式", "Ordinary route")),
        WITHDRAWN,
    ],
)
recheck_credit = step(
    "recheck-credit",
    district,
    Words("再次核查信用记录", "Look at the credit record again"),
    at="四、",
    after=choose_again.credit_repaired,
    form=[credit_repaired],
    outcomes=[REOPENED, BARRED],
)
tell_still_barred = step(
    "tell-still-barred",
    district,
    Words("告知仍不适用承诺", "Tell that the route is still closed"),
    at="四、",
    after=recheck_credit.barred,
    outcomes=[
        outcome(
            "to-ordinary",
            Words("转为一般方式", "To the ordinary route"),
            effects=[
                register(records.credit_record, {"kind": "route-closed", "told_on": TODAY}),
                told(
                    "信用尚未修复，申请转为一般方式办理。", "Not repaired yet; the application goes the ordinary way."
                ),
            ],
        ),
        WITHDRAWN,
    ],
)

# 五、（二）

check_form = step(
    "check-form",
    district,
    Words("核对表格版本", "Check the version of the form"),
    at="五、（二）",
    after=[apply.ordinary, choose_again.ordinary, tell_still_barred.to_ordinary, "hand-in-new-form"],
    outcomes=[
        outcome("current", Words("表格可用", "In use"), guard=form_acceptable),
        outcome(
            "outdated",
            Words("表格已停用", "Out of use"),
            effects=[told("表格已更新，请改用新版表格。", "The form has changed; please hand in the new one.")],
        ),
    ],
)
hand_in_new_form = step(
    "hand-in-new-form",
    applicant,
    Words("改交新版表格", "Hand in the new form"),
    at="五、（二）",
    after=check_form.outdated,
    outcomes=[
        outcome("handed-in", Words("已改交", "Handed in"), effects=[assign(form_is_new, True), *handed_in("ordinary")])
    ],
)

# 一、

examine = step(
    "examine",
    district,
    Words("审查许可条件", "Examine the conditions"),
    at="一、",
    after=check_form.current,
    due=within(decision_days, WORKING_DAYS, since=check_form),
    form=CONDITIONS,
    outcomes=[outcome("granted", Words("准予许可", "Granted"), guard=licence_conditions_met), REFUSED],
)

# 四、 by commitment: the annexes name the forms, the order of the steps is this system's own

sign_commitment = step(
    "sign-commitment",
    applicant,
    Words("签署承诺书", "Sign the commitment"),
    at="四、;附件2",
    after=[check_credit.open, recheck_credit.open],
    outcomes=[
        outcome(
            "signed",
            Words("已签署", "Signed"),
            effects=[register(records.commitment_letter, {"conditions_told": True, "committed_on": TODAY})],
        ),
        WITHDRAWN,
    ],
)
grant_on_commitment = step(
    "grant-on-commitment",
    district,
    Words("凭承诺作出决定", "Decide on the commitment"),
    at="四、",
    after=sign_commitment.signed,
    outcomes=[outcome("granted", Words("准予许可", "Granted"), guard=licence_conditions_met), REFUSED],
)

# 二、;三、

issue_licence = step(
    "issue-licence",
    district,
    Words("发放许可证", "Issue the licence"),
    at="二、;三、",
    after=examine.granted,
    four_eyes=examine,
    form=[number, agency_scope, online_scope],
    outcomes=[ISSUED],
)
issue_on_commitment = step(
    "issue-on-commitment",
    district,
    Words("凭承诺发放许可证", "Issue the licence on the commitment"),
    at="二、;三、",
    after=grant_on_commitment.granted,
    four_eyes=grant_on_commitment,
    form=[number, agency_scope, online_scope],
    outcomes=[ISSUED],
)

# 附件3、附件4

notify_check = step(
    "notify-check",
    district,
    Words("发出现场检查通知", "Send the notice of the check"),
    at="附件3",
    after=issue_on_commitment,
    due=within(check_days, WORKING_DAYS, since=issue_on_commitment),
    form=[check_on],
    outcomes=[
        outcome(
            "notified",
            Words("已通知", "Notified"),
            effects=[
                register(records.check_notice, {"sent_on": TODAY}),
                told(
                    "将于{check_on}到现场检查承诺履行情况，请做好准备。",
                    "Your premises will be checked against the commitment on {check_on}.",
                ),
            ],
        )
    ],
)
on_site_check = step(
    "on-site-check",
    district,
    Words("现场检查并填写记录单", "Check on site and fill in the record"),
    at="附件4",
    after=notify_check,
    form=[*CONDITIONS, findings, checkers],
    outcomes=[
        outcome(
            "kept",
            Words("已履行承诺", "Commitment kept"),
            guard=licence_conditions_met,
            effects=[
                register(records.check_record, {"checked_on": TODAY, "result": "kept"}),
                told("现场检查通过，承诺已履行。", "The check found the commitment kept."),
            ],
        ),
        outcome(
            "false-commitment",
            Words("虚假承诺", "False commitment"),
            effects=[
                register(records.check_record, {"checked_on": TODAY, "result": "false-commitment"}),
                told("现场检查发现虚假承诺：{findings}。", "The check found the commitment false: {findings}."),
            ],
        ),
    ],
)
enter_false_commitment = step(
    "enter-false-commitment",
    district,
    Words("记入虚假承诺", "Enter the false commitment"),
    at="四、",
    about=Words("撤销许可等后果依其他规定", "What else follows is for other rules"),
    after=on_site_check.false_commitment,
    four_eyes=on_site_check,
    outcomes=[
        outcome(
            "entered",
            Words("已记入", "Entered"),
            effects=[
                assign(false_commitment_before, True),
                assign(credit_repaired, False),
                register(records.credit_record, {"kind": "false-commitment", "found_on": TODAY, "told_on": TODAY}),
                told(
                    "虚假承诺已记入信用记录，修复前不能再以告知承诺方式申请。",
                    "The false commitment is on record; the commitment route is closed until repair.",
                ),
            ],
        )
    ],
)
REFUSED_END = end("refused", Words("不予许可", "Refused"))
WITHDRAWN_END = end("withdrawn", Words("已撤回", "Withdrawn"))
licence_application = procedure(
    "licence-application",
    Words("申请人力资源服务许可", "Apply for the licence"),
    about=Words("以一般方式或者告知承诺方式取得许可证", "By the ordinary route or by commitment"),
    applicant=applicant,
    steps=[
        apply,
        check_credit,
        tell_barred,
        choose_again,
        recheck_credit,
        tell_still_barred,
        check_form,
        hand_in_new_form,
        examine,
        sign_commitment,
        grant_on_commitment,
        issue_licence,
        issue_on_commitment,
        notify_check,
        on_site_check,
        enter_false_commitment,
    ],
    ends={
        examine.refused: REFUSED_END,
        grant_on_commitment.refused: REFUSED_END,
        sign_commitment.withdrawn: WITHDRAWN_END,
        choose_again.withdrawn: WITHDRAWN_END,
        tell_still_barred.withdrawn: WITHDRAWN_END,
        issue_licence.issued: end("licensed", Words("已取得许可证", "Licensed")),
        on_site_check.kept: end("licensed-and-checked", Words("已取得许可证并通过检查", "Licensed and checked")),
        enter_false_commitment.entered: end(
            "false-commitment-on-record", Words("虚假承诺已记录", "False commitment on record")
        ),
    },
)
