"""How the cover stops (四、第二款), and the ways of the benefits for a disability (八、)."""

from gongbao.periods import DAYS
from gongbao.procedures import (
    TODAY,
    Effect,
    assign,
    end,
    outcome,
    post,
    procedure,
    register,
    step,
    strike,
    within,
)
from gongbao.services.intern_injury_insurance import records
from gongbao.services.intern_injury_insurance.decisions import (
    benefit_route,
    lump_sum_medical_subsidy,
    relation_end_date,
    relation_may_end,
)
from gongbao.services.intern_injury_insurance.procedures_cover import told
from gongbao.services.intern_injury_insurance.vocabulary import (
    agreement_end_date,
    agreement_ended,
    birth_date,
    disability_grade,
    had_paid_leave,
    host,
    in_paid_leave,
    insurer,
    intern_name,
    paid_leave_end,
    qualifies,
    subsidy_months,
)
from gongbao.words import Words

# 四、第二款;八、


def ended(*more: Effect) -> list[Effect]:
    """The relation is over: the request is closed, both are told."""
    return [
        *more,
        register(records.stop_request, {"ended_on": TODAY}),
        strike(records.enrolment_file),
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
    form=[intern_name, birth_date, agreement_end_date],
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
                strike(records.enrolment_file),
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
    form=[qualifies, subsidy_months],
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
