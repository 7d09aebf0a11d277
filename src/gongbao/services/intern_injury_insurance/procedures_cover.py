"""The cover of an intern under 京人社工发〔2023〕36号: how it begins (三、) and its months (四、五、).

Money has two accounts: ``contributions`` (what units pay into the ``fund``) and ``benefits`` (what it pays to interns).
"""

from gongbao.periods import DAYS
from gongbao.procedures import (
    TODAY,
    Effect,
    assign,
    end,
    messages_to,
    notify,
    outcome,
    post,
    procedure,
    register,
    step,
    within,
)
from gongbao.procedures.effects import Given
from gongbao.rules import Decision
from gongbao.services import facts_in
from gongbao.services.intern_injury_insurance import records
from gongbao.services.intern_injury_insurance.decisions import (
    contribution_base,
    enrolment_acceptable,
    month_paid_properly,
    monthly_contribution,
)
from gongbao.services.intern_injury_insurance.vocabulary import (
    agreement_signed,
    amount_paid,
    base_lower_limit,
    base_upper_limit,
    birth_date,
    commitment_given,
    contribution_unpaid,
    enrolled,
    host,
    insurer,
    intern,
    intern_name,
    month_first_day,
    monthly_remuneration,
    payment_date,
    payment_deadline,
    rights_informed,
    school_name,
    tax,
    unit_rate_percent,
)
from gongbao.words import Words


def told(zh: str, en: str) -> list[Effect]:
    """A message to the unit and to the intern."""
    return [notify(host, Words(zh, en)), notify(intern, Words(zh, en))]


told_unit = messages_to(host)

#: The month's line in the ledger, with the figures that make it.
DUE: dict[str, Given] = {
    "month": month_first_day,
    "remuneration": monthly_remuneration,
    "base": contribution_base,
    "lower_limit": base_lower_limit,
    "upper_limit": base_upper_limit,
    "rate": unit_rate_percent,
    "amount_due": monthly_contribution,
    "deadline": payment_deadline,
}


def booked(in_force: Decision | bool) -> Effect:
    """What came of the month, in its line of the ledger."""
    return register(records.contribution_ledger, {**DUE, "paid_on": payment_date, "in_force": in_force})


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

#: What the tripartite agreement settles, and the cover asked for.
AGREED = [
    intern_name,
    school_name,
    *facts_in(enrolment_acceptable, without=[agreement_signed, rights_informed, commitment_given]),
    monthly_remuneration,
]

sign_agreement = step(
    "sign-agreement",
    host,
    Words("签订三方实习协议", "Sign the tripartite agreement"),
    at="三、第一款",
    form=AGREED,
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
    outcomes=[
        outcome(
            "informed",
            Words("已告知", "Told"),
            effects=[
                assign(rights_informed, True),
                register(records.rights_notice, {"told_on": TODAY, "content_version": "京人社工发〔2023〕36号"}),
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
    form=AGREED,
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
                register(records.commitment_letter, {"given_on": TODAY}),
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
                register(records.enrolment_file, {"registered_on": TODAY}),
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
    form=[intern_name, birth_date, month_first_day, monthly_remuneration, unit_rate_percent, payment_deadline],
    outcomes=[
        outcome(
            "assessed",
            Words("已核定", "Assessed"),
            effects=[
                register(records.contribution_ledger, DUE),
                told_unit(
                    "{intern}的当月缴费基数已核定，请在{payment_deadline}前足额缴费。",
                    "The base of {intern} is set; please pay in full by {payment_deadline}.",
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
