"""How a bank becomes a partner (第六条), and how it changes its card outlets (第七条)."""

from gongbao.periods import MONTHS, WORKING_DAYS
from gongbao.procedures import (
    TODAY,
    Effect,
    Outcome,
    assign,
    end,
    messages_to,
    outcome,
    procedure,
    publish,
    register,
    step,
    strike,
    when,
    within,
)
from gongbao.services import facts_in
from gongbao.services.card_partner_bank import records
from gongbao.services.card_partner_bank.decisions import (
    application_approvable,
    basic_conditions_met,
    may_start_issuing,
    outlet_filing_required,
    service_requirements_met,
)
from gongbao.services.card_partner_bank.vocabulary import (
    acceptance_passed,
    address,
    agreement_expiry,
    agreement_signed,
    applicant_bank,
    application_date,
    approval_date,
    bank,
    bureau,
    card_service,
    district,
    findings,
    free_withdrawals,
    instant_card,
    list_published,
    opening_hours,
    outlet,
    outlet_change,
    spot_check_terms,
    system_done_date,
    waives_annual_fee,
    waives_card_cost,
    waives_delivery_fee,
    waives_interbank_payroll_fee,
    waives_small_account_fee,
    weights,
)
from gongbao.words import Words

told = messages_to(applicant_bank)
told_partner = messages_to(bank)

# 第六条（一）


def answered(result: str) -> Effect:
    """The answer goes on file, with what was found."""
    return register(
        records.application_file,
        {
            "conditions": basic_conditions_met,
            "requirements": service_requirements_met,
            "answered_on": TODAY,
            "result": result,
        },
    )


apply = step(
    "apply",
    applicant_bank,
    Words("提交书面申请", "File a written application"),
    at="第六条（一）",
    form=facts_in(application_approvable),
    outcomes=[
        outcome(
            "filed",
            Words("已提交", "Filed"),
            effects=[
                assign(application_date, TODAY),
                register(records.application_file, {"filed_on": TODAY}),
                told(
                    "申请已收到，10个工作日内答复。",
                    "Your application is received; the answer comes in 10 working days.",
                ),
            ],
        )
    ],
)
review = step(
    "review",
    bureau,
    Words("审核并反馈结果", "Review and answer"),
    at="第六条（一）;第四条;第五条",
    after=apply,
    due=within(10, WORKING_DAYS, since=apply),
    form=facts_in(application_approvable, judged_by=bureau),
    outcomes=[
        outcome(
            "approved",
            Words("通过", "Approved"),
            guard=application_approvable,
            effects=[
                assign(approval_date, TODAY),
                answered("approved"),
                told("申请通过，请在6个月内完成系统改造。", "Approved; please have your systems ready in 6 months."),
            ],
        ),
        outcome(
            "rejected",
            Words("不通过", "Rejected"),
            effects=[answered("rejected"), told("申请没有通过，理由见本件。", "Rejected; the case gives the reasons.")],
        ),
    ],
)

# 第六条（二）、（三）

COMPLETED = outcome("completed", Words("已完成", "Completed"), effects=[assign(system_done_date, TODAY)])
ABANDONED = outcome("abandoned", Words("放弃", "Given up"))


def tested(passed: bool, label: Words, message: Effect) -> Outcome:
    """The acceptance ends so, and goes on record."""
    result = "passed" if passed else "failed"
    return outcome(
        result,
        label,
        effects=[
            assign(acceptance_passed, passed),
            register(
                records.acceptance_record,
                {"system_done_on": system_done_date, "tested_on": TODAY, "result": result},
            ),
            message,
        ],
    )


build_system = step(
    "build-system",
    applicant_bank,
    Words("技术对接和系统改造", "Connect and rebuild its systems"),
    at="第六条（二）",
    after=review.approved,
    due=within(6, MONTHS, since=review),
    outcomes=[COMPLETED, ABANDONED],
)
acceptance_test = step(
    "acceptance-test",
    bureau,
    Words("组织验收", "Hold the acceptance"),
    at="第六条（三）",
    after=[build_system.completed, "repair-system:completed"],
    due=within(10, WORKING_DAYS, since=[build_system, "repair-system"]),
    form=[findings],
    outcomes=[
        tested(
            True,
            Words("合格", "Passed"),
            told("验收合格，接下来签订服务协议。", "Accepted; the service agreement comes next."),
        ),
        tested(
            False,
            Words("不合格", "Failed"),
            told("验收不合格：{findings}。整改后可以再次验收。", "Not accepted: {findings}. It is tested again."),
        ),
    ],
)
repair_system = step(
    "repair-system",
    applicant_bank,
    Words("整改系统", "Put the systems right"),
    at="第六条（三）",
    about=Words("再次验收仍为10个工作日，是本系统的安排", "10 working days for the new test are this system's reading"),
    after=acceptance_test.failed,
    outcomes=[COMPLETED, ABANDONED],
)
sign_agreement = step(
    "sign-agreement",
    bureau,
    Words("签订服务协议", "Sign the service agreement"),
    at="第六条（三）",
    after=acceptance_test.passed,
    four_eyes=acceptance_test,
    form=[agreement_expiry, weights, spot_check_terms],
    outcomes=[
        outcome(
            "signed",
            Words("已签订", "Signed"),
            effects=[
                assign(agreement_signed, True),
                register(records.service_agreement, {"signed_on": TODAY, "expires_on": agreement_expiry}),
                told(
                    "服务协议已签订，{agreement_expiry}到期。",
                    "The service agreement is signed; it runs to {agreement_expiry}.",
                ),
            ],
        ),
        outcome(
            "not-signed",
            Words("未签成", "Not signed"),
            effects=[told("双方没有签成服务协议。", "No service agreement was signed.")],
        ),
    ],
)

# 第六条（四）

FREE_OF_CHARGE = {
    "card-cost": waives_card_cost,
    "annual-fee": waives_annual_fee,
    "small-account-fee": waives_small_account_fee,
    "interbank-payroll-fee": waives_interbank_payroll_fee,
    "delivery-fee": waives_delivery_fee,
}

publish_list = step(
    "publish-list",
    bureau,
    Words("公布合作银行名单", "Publish the list"),
    at="第六条（四）",
    after=sign_agreement.signed,
    outcomes=[
        outcome(
            "published",
            Words("已公布", "Published"),
            effects=[
                assign(list_published, True),
                register(records.partner_bank_list, {"published_on": TODAY}),
                *(
                    register(records.fee_schedule, {"fee_kind": kind, "waived": waived})
                    for kind, waived in FREE_OF_CHARGE.items()
                ),
                register(
                    records.fee_schedule,
                    {"fee_kind": "interbank-withdrawal-fee", "free_each_month": free_withdrawals},
                ),
                publish(
                    records.partner_bank_list,
                    Words("社会保障卡合作银行名单：新增一家", "Partner banks of the card: one more"),
                ),
                told("已列入公布的合作银行名单。", "You are on the published list."),
            ],
        )
    ],
)
start_service = step(
    "start-service",
    bank,
    Words("正式开展制发卡服务", "Start issuing cards"),
    at="第六条（四）",
    after=publish_list,
    outcomes=[
        outcome(
            "started",
            Words("已开展", "Started"),
            guard=may_start_issuing,
            effects=[register(records.partner_bank_list, {"service_started_on": TODAY})],
        )
    ],
)
GIVEN_UP = end("abandoned", Words("银行放弃", "Given up by the bank"))
admission = procedure(
    "admission",
    Words("成为合作银行", "Becoming a partner bank"),
    about=Words("从书面申请到开展制发卡服务", "From the application to issuing cards"),
    applicant=applicant_bank,
    steps=[
        apply,
        review,
        build_system,
        acceptance_test,
        repair_system,
        sign_agreement,
        publish_list,
        start_service,
    ],
    ends={
        review.rejected: end("rejected", Words("未通过", "Rejected")),
        build_system.abandoned: GIVEN_UP,
        repair_system.abandoned: GIVEN_UP,
        sign_agreement.not_signed: end("not-signed", Words("未签协议", "No agreement")),
        start_service.started: end("partner-bank-in-service", Words("已开展服务", "Partner bank in service")),
    },
)

# 第七条

file_change = step(
    "file-change",
    bank,
    Words("填报网点调整备案表", "File the change of an outlet"),
    at="第七条;附件",
    form=[outlet_change, outlet, district, address, opening_hours, card_service, instant_card],
    outcomes=[
        outcome(
            "filed",
            Words("已填报", "Filed"),
            guard=outlet_filing_required,
            effects=[register(records.outlet_filing, {"change": outlet_change, "filed_on": TODAY})],
        )
    ],
)
record_change = step(
    "record-change",
    bureau,
    Words("登记备案", "Record the filing"),
    at="第七条",
    after=file_change,
    outcomes=[
        outcome(
            "recorded",
            Words("已登记", "Recorded"),
            effects=[
                register(records.outlet_filing, {"recorded_on": TODAY}),
                told_partner("网点调整已备案：{outlet}。", "The change of {outlet} is on file."),
            ],
        )
    ],
)
publish_by_bureau = step(
    "publish-by-bureau",
    bureau,
    Words("公布网点调整", "Publish the change"),
    at="第七条",
    after=record_change,
    outcomes=[
        outcome(
            "published",
            Words("已公布", "Published"),
            effects=[
                register(records.outlet_filing, {"published_on": TODAY}),
                publish(
                    records.outlet_filing,
                    Words(
                        "社会保障卡服务网点调整：{outlet}（{outlet_change}）", "Card outlets: {outlet}, {outlet_change}"
                    ),
                ),
            ],
        )
    ],
)
publish_by_bank = step(
    "publish-by-bank",
    bank,
    Words("银行公布网点调整", "The bank publishes the change"),
    at="第七条",
    about=Words("先后次序是本系统的安排", "The order of the two is this system's own"),
    after=publish_by_bureau,
    outcomes=[
        outcome(
            "published",
            Words("已公布", "Published"),
            effects=[
                *(
                    when(outlet_change, change, register(records.outlet_register))
                    for change in ("card-outlet-added", "card-outlet-moved", "card-outlet-details")
                ),
                when(outlet_change, "card-outlet-closed", strike(records.outlet_register, {"outlet": outlet})),
            ],
        ),
    ],
)
outlet_adjustment = procedure(
    "outlet-adjustment",
    Words("服务网点调整", "Change of card outlets"),
    about=Words("备案并向社会公布", "Filed, and made public"),
    applicant=bank,
    steps=[file_change, record_change, publish_by_bureau, publish_by_bank],
    ends={publish_by_bank.published: end("change-public", Words("调整已公布", "The change is public"))},
)
