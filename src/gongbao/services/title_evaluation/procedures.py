"""What is done besides the application: appointments, evaluation by a unit itself, and rounds of evaluation."""

from gongbao.procedures import (
    TODAY,
    end,
    notify,
    outcome,
    procedure,
    register,
    step,
)
from gongbao.services.title_evaluation import records
from gongbao.services.title_evaluation.measures import (
    ACCEPTANCE,
    ROUNDS,
    annual_round_outstanding,
    appointment_allowed,
    independent_evaluation_may_apply,
)
from gongbao.services.title_evaluation.vocabulary import (
    applicant,
    basic_research_investment_large,
    bureau,
    certificate_issued,
    employer,
    employer_category,
    hr_system_sound,
    innovation_strong,
    institution,
    measures,
    post,
    rounds,
    scheme,
    talent_dense,
)
from gongbao.words import Words

INCENTIVES = "40号 六、（三）;41号 六、（一）;42号 六、（三）"

# 三、第一款, 六、（三）: what the employer does with a certificate

decide_appointment = step(
    "decide-appointment",
    employer,
    Words("根据需要自主择优聘任", "Appoint at its own choice"),
    at=ROUNDS,
    form=[certificate_issued, post],
    outcomes=[
        outcome(
            "appointed",
            Words("聘任", "Appointed"),
            guard=appointment_allowed,
            effects=[
                register(records.appointment_register, {"date": TODAY}),
                notify(applicant, Words("单位已聘任您。", "You are appointed.")),
            ],
        ),
        outcome(
            "not-appointed",
            Words("不聘任", "Not appointed"),
            effects=[notify(applicant, Words("单位本次没有聘任您。", "Your employer does not appoint you this time."))],
        ),
    ],
)
use_result = step(
    "use-result",
    employer,
    Words("奖励并运用评价结果", "Reward, and use the result"),
    at=INCENTIVES,
    after=decide_appointment.appointed,
    form=[measures],
    outcomes=[
        outcome(
            "recorded",
            Words("已登记措施", "Measures recorded"),
            effects=[register(records.appointment_register, {})],
        ),
        outcome("no-measure", Words("暂无措施", "No measure")),
    ],
)
title_appointment = procedure(
    "title-appointment",
    Words("职称聘任", "Appointment on a title"),
    about=Words("单位聘任持证人，并运用评价结果", "The employer appoints a holder and uses the result"),
    applicant=employer,
    steps=[decide_appointment, use_result],
    ends={
        decide_appointment.not_appointed: end("not-appointed", Words("未聘任", "Not appointed")),
        use_result.recorded: end("appointed-with-measures", Words("已聘任并激励", "Appointed, with measures")),
        use_result.no_measure: end("appointed", Words("已聘任", "Appointed")),
    },
)

# 41号 三、第二款

apply_for_autonomy = step(
    "apply-for-autonomy",
    employer,
    Words("申请自主评聘", "Ask to evaluate by itself"),
    at="41号 三、第二款",
    form=[scheme, employer_category],
    outcomes=[
        outcome(
            "submitted",
            Words("已申请", "Asked"),
            guard=independent_evaluation_may_apply,
        )
    ],
)
decide_autonomy = step(
    "decide-autonomy",
    bureau,
    Words("决定是否同意自主评聘", "Decide on the request"),
    at="41号 三、第二款",
    after=apply_for_autonomy,
    form=[hr_system_sound, basic_research_investment_large, talent_dense, innovation_strong],
    outcomes=[
        outcome(
            "approved",
            Words("同意", "Approved"),
            guard=independent_evaluation_may_apply,
            effects=[
                register(records.autonomy_register, {"decision": "approved", "date": TODAY}),
                notify(employer, Words("同意贵单位开展自主评聘。", "You may evaluate and appoint by yourself.")),
            ],
        ),
        outcome(
            "refused",
            Words("不同意", "Refused"),
            effects=[
                register(records.autonomy_register, {"decision": "refused", "date": TODAY}),
                notify(employer, Words("不同意贵单位开展自主评聘。", "Your request was refused.")),
            ],
        ),
    ],
)
independent_evaluation = procedure(
    "independent-evaluation",
    Words("自主评聘", "Evaluation by the unit itself"),
    about=Words("集成电路专业的单位申请自主评聘", "A unit in integrated circuits asks to evaluate by itself"),
    at="41号 三、第二款",
    applicant=employer,
    steps=[apply_for_autonomy, decide_autonomy],
    ends={
        decide_autonomy.approved: end("approved", Words("已同意", "Approved")),
        decide_autonomy.refused: end("refused", Words("未同意", "Refused")),
    },
)

# 三、第一款, 五、（六）: one round of a specialty

schedule_round = step(
    "schedule-round",
    bureau,
    Words("纳入年度评价计划", "Enter the round into the year's plan"),
    at=ROUNDS,
    form=[scheme, rounds],
    outcomes=[
        outcome(
            "annual",
            Words("年度评审", "Annual round"),
            guard=annual_round_outstanding,
            effects=[register(records.round_register, {"round_kind": "annual", "opened_on": TODAY})],
        ),
        outcome(
            "special",
            Words("专项评审", "Special round"),
            effects=[register(records.round_register, {"round_kind": "special", "opened_on": TODAY})],
        ),
    ],
)
run_round = step(
    "run-round",
    institution,
    Words("组织各级评审委员会评审", "Organise the round with the committees"),
    at=ROUNDS,
    after=schedule_round,
    outcomes=[outcome("completed", Words("评审完成", "Completed"))],
)
accept_review_work = step(
    "accept-review-work",
    bureau,
    Words("按全市统一要求验收", "Accept by the city's uniform requirements"),
    at=ACCEPTANCE,
    after=run_round,
    outcomes=[
        outcome(
            "accepted",
            Words("验收通过", "Accepted"),
            effects=[register(records.acceptance_record, {"date": TODAY, "acceptance_passed": True})],
        ),
        outcome(
            "returned",
            Words("退回", "Returned"),
            effects=[register(records.acceptance_record, {"date": TODAY, "acceptance_passed": False})],
        ),
    ],
)
evaluation_round = procedure(
    "evaluation-round",
    Words("评审批次", "Round of evaluation"),
    about=Words("一个专业的一次年度评审或专项评审", "One round of a specialty, annual or special"),
    applicant=bureau,
    steps=[schedule_round, run_round, accept_review_work],
    ends={
        accept_review_work.accepted: end("accepted", Words("已验收", "Accepted")),
        accept_review_work.returned: end("returned", Words("已退回", "Returned")),
    },
)
