"""The cover of an intern under 京人社工发〔2023〕36号, step by step: how it begins, its months, how it ends.

Money has two accounts: ``contributions`` (what units pay into the ``fund``) and ``benefits`` (what it pays to interns).
"""

from gongbao.periods import DAYS
from gongbao.procedures import TODAY, Effect, assign, end, notify, outcome, post, procedure, register, step, within
from gongbao.rules import Decision
from gongbao.services.intern_injury_insurance import records
from gongbao.services.intern_injury_insurance.decisions import (
    benefit_route,
    contribution_base,
    enrolment_acceptable,
    lump_sum_medical_subsidy,
    month_paid_properly,
    monthly_contribution,
    relation_end_date,
    relation_may_end,
)
from gongbao.services.intern_injury_insurance.vocabulary import (
    agreement_end_date,
    agreement_ended,
    agreement_signed,
    amount_paid,
    base_lower_limit,
    base_upper_limit,
    birth_date,
    commitment_given,
    contribution_unpaid,
    coverage_end,
    coverage_start,
    disability_grade,
    enrolled,
    had_paid_leave,
    has_employees,
    host,
    in_paid_leave,
    insurer,
    intern,
    intern_name,
    internship_end,
    internship_kind,
    internship_start,
    month_first_day,
    monthly_remuneration,
    paid_leave_end,
    payment_date,
    payment_deadline,
    placement,
    qualifies,
    rights_informed,
    school_name,
    school_type,
    tax,
    unit_in_beijing,
    unit_name,
    unit_rate_percent,
    unit_type,
)
from gongbao.words import Words


def told(zh: str, en: str) -> list[Effect]:
    """A message to the unit and to the intern."""
    return [notify(host, Words(zh, en)), notify(intern, Words(zh, en))]


def told_unit(zh: str, en: str) -> Effect:
    """A message to the unit alone."""
    return notify(host, Words(zh, en))


def booked(in_force: Decision | bool) -> Effect:
    """The month's line in the ledger, with the figures that made it."""
    return register(
        records.contribution_ledger,
        {
            "month": month_first_day,
            "remuneration": monthly_remuneration,
            "base": contribution_base,
            "lower_limit": base_lower_limit,
            "upper_limit": base_upper_limit,
            "rate": unit_rate_percent,
            "amount_due": monthly_contribution,
            "paid_on": payment_date,
            "deadline": payment_deadline,
            "in_force": in_force,
        },
    )


PAID_IN = post(
    "contributions",
    debit="fund",
    credit="host-unit",
    amount=amount_paid,
    memo=Words("实习生工伤保险费", "Contribution for an intern"),
)
NOT_COVERED = told(
    "当月没有按时足额缴费，当月不生效，也不能补缴。",
    "Not paid in time and in full: no cover for the month, and no back payment.",
)

MISSED_MONTH = outcome(
    "missed",
    Words("逾期未缴", "Missed"),
    automatic=True,
    effects=[assign(contribution_unpaid, True), booked(False), *NOT_COVERED],
)

# 三、

sign_agreement = step(
    "sign-agreement",
    host,
    Words("签订三方实习协议", "Sign the tripartite agreement"),
    at="三、第一款",
    outcomes=[
        outcome("signed", Words("已签订", "Signed"), effects=[assign(agreement_signed, True)]),
        outcome("not-signed", Words("未签成", "Not signed"), effects=[assign(agreement_signed, False)]),
    ],
)
inform_intern = step(
    "inform-intern",
    host,
    Words("告知实习生权利义务", "Tell the intern of rights and duties"),
    at="三、第一款",
    after=sign_agreement.signed,
    form=[intern_name],
    outcomes=[
        outcome(
            "informed",
            Words("已告知", "Told"),
            effects=[
                assign(rights_informed, True),
                register(records.rights_notice, {"told_on": TODAY}),
                notify(
                    intern,
                    Words(
                        "实习期间单位将为您参加工伤保险，您不用缴费；受伤请及时告诉单位。",
                        "Your unit insures you against work injury; you pay nothing. Report any injury at once.",
                    ),
                ),
            ],
        )
    ],
)
submit_enrolment = step(
    "submit-enrolment",
    host,
    Words("提交协议和参保信息", "Hand in agreement and data"),
    at="三、第一款",
    after=[inform_intern, "check-enrolment:to-correct"],
    form=[
        unit_name,
        unit_type,
        has_employees,
        unit_in_beijing,
        intern_name,
        birth_date,
        school_name,
        school_type,
        placement,
        internship_kind,
        internship_start,
        internship_end,
        coverage_start,
        coverage_end,
        monthly_remuneration,
    ],
    outcomes=[outcome("submitted", Words("已提交", "Handed in"))],
)
make_commitment = step(
    "make-commitment",
    host,
    Words("作出承诺", "Give the commitment"),
    at="三、第二款",
    after=submit_enrolment,
    outcomes=[
        outcome(
            "committed",
            Words("已承诺", "Committed"),
            effects=[
                assign(commitment_given, True),
                register(records.commitment_letter, {"unit": unit_name, "given_on": TODAY}),
            ],
        ),
        outcome("refused", Words("不承诺", "Refused"), effects=[assign(commitment_given, False)]),
    ],
)
check_enrolment = step(
    "check-enrolment",
    insurer,
    Words("核对并办理参保登记", "Check and register"),
    at="三、第二款;一、;二、",
    after=make_commitment.committed,
    form=[month_first_day, unit_rate_percent, payment_deadline],
    outcomes=[
        outcome(
            "registered",
            Words("已登记", "Registered"),
            guard=enrolment_acceptable,
            effects=[
                assign(enrolled, True),
                register(records.enrolment_file, {"unit": unit_name, "registered_on": TODAY}),
                *told(
                    "参保登记已办理，首月足额缴费后生效。", "Registered; in force once the first month is paid in full."
                ),
            ],
        ),
        outcome(
            "to-correct",
            Words("退回更正", "To be corrected"),
            effects=[told_unit("参保信息需要更正，请改后再交。", "Please correct the data and hand them in again.")],
        ),
        outcome(
            "rejected",
            Words("不予登记", "Rejected"),
            effects=told("参保登记没有办理，理由见本件。", "The enrolment is rejected; the case gives the reasons."),
        ),
    ],
)

# 四、;五、

pay_first_month = step(
    "pay-first-month",
    host,
    Words("缴首月费用", "Pay the first month"),
    at="四、第一款;五、",
    after=check_enrolment.registered,
    due=within(0, DAYS, since=payment_deadline, then="missed"),
    form=[payment_date, amount_paid],
    outcomes=[
        outcome(
            "paid-in-full",
            Words("足额缴费", "Paid in full"),
            guard=month_paid_properly,
            effects=[
                assign(contribution_unpaid, False),
                PAID_IN,
                booked(month_paid_properly),
                *told(
                    "首月已足额缴费，工伤保险关系生效。", "The first month is paid in full: the insurance is in force."
                ),
            ],
        ),
        outcome(
            "paid-short",
            Words("未足额缴费", "Paid short"),
            effects=[assign(contribution_unpaid, False), PAID_IN, booked(False), *NOT_COVERED],
        ),
        MISSED_MONTH,
    ],
)
NOT_ENROLLED = end("not-enrolled", Words("未参保", "Not enrolled"))
NOT_IN_FORCE = end("not-in-force-for-the-month", Words("当月未生效", "Not in force for the month"))
enrolment = procedure(
    "enrolment",
    Words("实习生参保", "Insuring an intern"),
    about=Words("从三方协议到工伤保险关系生效", "From the tripartite agreement to cover in force"),
    applicant=host,
    steps=[sign_agreement, inform_intern, submit_enrolment, make_commitment, check_enrolment, pay_first_month],
    ends={
        sign_agreement.not_signed: NOT_ENROLLED,
        make_commitment.refused: NOT_ENROLLED,
        check_enrolment.rejected: NOT_ENROLLED,
        pay_first_month.paid_in_full: end("in-force", Words("已生效", "In force")),
        pay_first_month.paid_short: NOT_IN_FORCE,
        pay_first_month.missed: NOT_IN_FORCE,
    },
)

IN_TIME_IN_FULL: list[Effect] = [
    PAID_IN,
    booked(month_paid_properly),
    told_unit("当月已足额缴费，继续有效。", "The month is paid in full; the cover goes on."),
]

assess_base = step(
    "assess-base",
    insurer,
    Words("核定缴费基数", "Set the base"),
    at="五、第二款;五、第三款",
    form=[intern_name, month_first_day, monthly_remuneration, unit_rate_percent, payment_deadline],
    outcomes=[
        outcome(
            "assessed",
            Words("已核定", "Assessed"),
            effects=[
                register(
                    records.contribution_ledger,
                    {
                        "month": month_first_day,
                        "remuneration": monthly_remuneration,
                        "base": contribution_base,
                        "rate": unit_rate_percent,
                        "amount_due": monthly_contribution,
                        "deadline": payment_deadline,
                    },
                ),
                told_unit(
                    "当月缴费基数已核定，请在截止日前足额缴费。", "The base is set; please pay in full by the last day."
                ),
            ],
        )
    ],
)
pay_month = step(
    "pay-month",
    host,
    Words("缴纳当月费用", "Pay the month"),
    at="四、第一款;五、第一款",
    after=assess_base,
    due=within(0, DAYS, since=payment_deadline, then="missed"),
    form=[payment_date, amount_paid],
    outcomes=[
        outcome("paid", Words("已缴费", "Paid"), effects=[assign(contribution_unpaid, False)]),
        MISSED_MONTH,
    ],
)
book_payment = step(
    "book-payment",
    tax,
    Words("入账并核对金额", "Book the payment and check the amount"),
    at="十四、;五、",
    after=pay_month.paid,
    form=[payment_date, amount_paid],
    outcomes=[
        outcome("full", Words("足额", "In full"), guard=month_paid_properly, effects=IN_TIME_IN_FULL),
        outcome(
            "short",
            Words("不足", "Short"),
            effects=[told_unit("缴费不足，请在截止日前补足。", "Paid short; please add the rest by the last day.")],
        ),
    ],
)
top_up = step(
    "top-up",
    host,
    Words("截止日前补足", "Add the rest by the last day"),
    at="四、第一款",
    about=Words("实缴金额填补足后的合计", "Enter the total paid, the rest included"),
    after=book_payment.short,
    due=within(0, DAYS, since=payment_deadline, then="missed"),
    form=[payment_date, amount_paid],
    outcomes=[
        outcome("topped-up", Words("已补足", "Topped up"), guard=month_paid_properly, effects=IN_TIME_IN_FULL),
        outcome(
            "missed",
            Words("逾期未补足", "Missed"),
            automatic=True,
            effects=[booked(False), *NOT_COVERED],
        ),
    ],
)
MONTH_IN_FORCE = end("month-in-force", Words("当月有效", "In force for the month"))
MONTH_LOST = end("month-not-in-force", Words("当月无效", "Not in force for the month"))
monthly_contribution_cycle = procedure(
    "monthly-contribution-cycle",
    Words("按月缴费", "One month's contribution"),
    about=Words("一名实习生的一个月；过期不补缴", "One intern, one month; no back payment"),
    applicant=insurer,
    steps=[assess_base, pay_month, book_payment, top_up],
    ends={
        book_payment.full: MONTH_IN_FORCE,
        top_up.topped_up: MONTH_IN_FORCE,
        pay_month.missed: MONTH_LOST,
        top_up.missed: MONTH_LOST,
    },
)

# 四、第二款;八、


def ended(*more: Effect) -> list[Effect]:
    """The relation is over: the request is closed, both are told."""
    return [
        *more,
        register(records.stop_request, {"ended_on": TODAY}),
        *told("工伤保险关系已终止。", "The insurance relation has ended."),
    ]


SOCIALISED: list[Effect] = [
    register(records.benefit_file, {"grade": disability_grade, "route": "socialised-payment"}),
    *told("待遇社会化发放手续已办理，由经办机构按月发放。", "Benefits will be paid through the agency."),
]
NOT_QUALIFIED = told("经审核不符合待遇领取资格。", "You do not qualify for the benefit.")
LEAVE_OVER: list[Effect] = [assign(in_paid_leave, False)]

end_agreement = step(
    "end-agreement",
    host,
    Words("三方协议终止或者解除", "The agreement ends or is dissolved"),
    at="四、第二款",
    form=[intern_name, agreement_end_date],
    outcomes=[outcome("ended", Words("已终止", "Ended"), effects=[assign(agreement_ended, True)])],
)
request_stop = step(
    "request-stop",
    host,
    Words("办理停保", "Ask to stop the cover"),
    at="四、第二款",
    after=end_agreement,
    outcomes=[
        outcome(
            "requested", Words("已提出", "Asked"), effects=[register(records.stop_request, {"requested_on": TODAY})]
        )
    ],
)
check_leave = step(
    "check-leave",
    insurer,
    Words("核对是否在停工留薪期", "Look for a paid suspension of work"),
    at="四、第二款",
    after=request_stop,
    form=[paid_leave_end],
    outcomes=[
        outcome(
            "no-leave",
            Words("不在停工留薪期", "None"),
            effects=[assign(in_paid_leave, False), assign(had_paid_leave, False)],
        ),
        outcome(
            "in-leave",
            Words("正在停工留薪期", "In the suspension"),
            effects=[
                assign(in_paid_leave, True),
                assign(had_paid_leave, True),
                register(records.stop_request, {"held_until": paid_leave_end}),
                *told("停工留薪期内，工伤保险关系暂不终止。", "During the paid suspension the relation is kept."),
            ],
        ),
    ],
)
hold_relation = step(
    "hold-relation",
    insurer,
    Words("暂时保留关系", "Keep the relation for the time being"),
    at="四、第二款",
    after=check_leave.in_leave,
    due=within(0, DAYS, since=paid_leave_end, then="leave-over"),
    outcomes=[
        outcome("leave-over", Words("停工留薪期满", "The suspension is over"), automatic=True, effects=LEAVE_OVER),
        outcome(
            "leave-ended-early",
            Words("停工留薪期提前结束", "It ended early"),
            effects=[*LEAVE_OVER, assign(paid_leave_end, TODAY)],
        ),
    ],
)
check_disability = step(
    "check-disability",
    insurer,
    Words("按伤残等级确定途径", "Let the grade decide the way"),
    at="八、",
    after=[check_leave.no_leave, hold_relation],
    form=[disability_grade, qualifies],
    outcomes=[
        outcome(
            "no-grade",
            Words("没有等级", "No grade"),
            guard=relation_may_end,
            effects=[
                register(records.stop_request, {"ended_on": relation_end_date}),
                *told("工伤保险关系已终止。", "The insurance relation has ended."),
            ],
        ),
        outcome("grade-5-to-10", Words("五级至十级", "Grade 5 to 10"), guard=relation_may_end),
        outcome("grade-1-to-4", Words("一级至四级", "Grade 1 to 4")),
    ],
)
pay_lump_sum = step(
    "pay-lump-sum",
    insurer,
    Words("支付一次性工伤医疗补助金", "Pay the lump-sum medical subsidy"),
    at="八、第一款",
    after=check_disability.grade_5_to_10,
    four_eyes=check_disability,
    form=[qualifies],
    outcomes=[
        outcome(
            "paid",
            Words("已支付", "Paid"),
            guard=relation_may_end,
            effects=ended(
                post(
                    "benefits",
                    debit="intern",
                    credit="fund",
                    amount=lump_sum_medical_subsidy,
                    memo=Words("一次性工伤医疗补助金", "Lump-sum medical subsidy"),
                ),
                register(
                    records.benefit_file,
                    {
                        "grade": disability_grade,
                        "route": benefit_route,
                        "amount": lump_sum_medical_subsidy,
                        "paid_on": TODAY,
                        "relation_ended_on": TODAY,
                    },
                ),
            ),
        ),
        outcome("not-qualified", Words("不符合资格", "Not qualified"), effects=ended(*NOT_QUALIFIED)),
    ],
)
register_socialised_payment = step(
    "register-socialised-payment",
    host,
    Words("办理待遇社会化发放", "Arrange payment through the agency"),
    at="八、第二款",
    after=check_disability.grade_1_to_4,
    outcomes=[
        outcome("registered", Words("已办理", "Arranged"), effects=SOCIALISED),
        outcome("not-qualified", Words("不符合资格", "Not qualified"), effects=NOT_QUALIFIED),
    ],
)
THROUGH_AGENCY = end("benefits-through-agency", Words("待遇由经办机构发放", "Benefits through the agency"))
NO_ROUTE = end("no-benefit-route", Words("没有可领的待遇", "No benefit"))
RELATION_ENDED = end("relation-ended", Words("关系已终止", "Relation ended"))
stop_cover = procedure(
    "stop-cover",
    Words("停保", "Stopping the cover"),
    about=Words("三方协议终止或者解除以后", "After the tripartite agreement has ended"),
    applicant=host,
    steps=[
        end_agreement,
        request_stop,
        check_leave,
        hold_relation,
        check_disability,
        pay_lump_sum,
        register_socialised_payment,
    ],
    ends={
        check_disability.no_grade: RELATION_ENDED,
        pay_lump_sum.paid: RELATION_ENDED,
        pay_lump_sum.not_qualified: end(
            "relation-ended-without-subsidy", Words("关系已终止，没有补助", "Relation ended, without subsidy")
        ),
        register_socialised_payment.registered: THROUGH_AGENCY,
        register_socialised_payment.not_qualified: NO_ROUTE,
    },
)
