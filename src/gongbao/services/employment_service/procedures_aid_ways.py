"""What runs beside aid: visits in training, experts, welfare placement (第二十七条至第三十条)."""

from gongbao.periods import DAYS, WORKING_DAYS
from gongbao.procedures import (
    TODAY,
    assign,
    end,
    outcome,
    procedure,
    register,
    step,
    within,
)
from gongbao.services import facts_in
from gongbao.services.employment_service import records
from gongbao.services.employment_service.decisions_aid import (
    aid_resumes,
    expert_consultation_allowed,
    welfare_post_recommendable,
)
from gongbao.services.employment_service.procedures_visits import IN_LEDGER, told
from gongbao.services.employment_service.roles import (
    client,
    experts,
    specialist,
    street,
    superior,
    team,
    welfare_employer,
)
from gongbao.services.employment_service.vocabulary_people import (
    agreement_in_force,
    agreement_signed_on,
    employed,
    expert_opinion_on,
    meets_aid_conditions,
    placement_ended_on,
    training_end,
    training_start,
)
from gongbao.words import Words

PLAN_ON_FILE = register(records.aid_plan, {"agreed_on": TODAY})
VISITED = outcome("visited", Words("已回访", "Visited"), effects=[IN_LEDGER])
DROPPED_OUT = outcome("dropped-out", Words("中途退出", "Dropped out"))
# 第二十七条第（二）项

training_begins = step(
    "training-begins",
    client,
    Words("培训见习开始", "Training begins"),
    at="第二十七条第（二）项",
    form=[training_end],
    outcomes=[outcome("begun", Words("已开始", "Begun"), effects=[assign(training_start, TODAY)])],
)
visit_start = step(
    "visit-start",
    team,
    Words("初期回访", "Visit at the beginning"),
    at="第二十七条第（二）项",
    after=training_begins,
    due=within(3, WORKING_DAYS, since=training_begins),
    outcomes=[VISITED],
)
training_midpoint = step(
    "training-midpoint",
    client,
    Words("到了中期", "Half-way"),
    at="第二十七条第（二）项",
    after=training_begins,
    outcomes=[outcome("reached", Words("到了", "Reached")), DROPPED_OUT],
)
visit_middle = step(
    "visit-middle",
    team,
    Words("中期回访", "Visit half-way"),
    at="第二十七条第（二）项",
    after=training_midpoint.reached,
    due=within(3, WORKING_DAYS, since=training_midpoint),
    outcomes=[VISITED],
)
training_ends = step(
    "training-ends",
    client,
    Words("培训见习结束", "Training ends"),
    at="第二十七条第（二）项",
    after=training_midpoint.reached,
    outcomes=[outcome("ended", Words("已结束", "Ended"), effects=[assign(training_end, TODAY)]), DROPPED_OUT],
)
visit_end = step(
    "visit-end",
    team,
    Words("终期回访", "Visit at the end"),
    at="第二十七条第（二）项",
    after=training_ends.ended,
    due=within(3, WORKING_DAYS, since=training_ends),
    outcomes=[VISITED],
)
assess = step(
    "assess",
    team,
    Words("评估准备的改善", "Assess what it did"),
    at="第二十七条第（二）项",
    after=[visit_end, training_midpoint.dropped_out, training_ends.dropped_out],
    outcomes=[
        outcome("ready-for-work", Words("具备上岗条件", "Ready for work"), effects=[IN_LEDGER]),
        outcome("ready-for-startup", Words("具备创业条件", "Ready to start up"), effects=[IN_LEDGER]),
        outcome("not-ready", Words("还不具备", "Not ready"), effects=[IN_LEDGER]),
    ],
)
training_follow_up = procedure(
    "training-follow-up",
    Words("培训回访", "Visits in training"),
    about=Words("初期、中期、终期各回访一次", "Visits at the beginning, half-way and at the end"),
    steps=[training_begins, visit_start, training_midpoint, visit_middle, training_ends, visit_end, assess],
    ends={assess: end("assessed", Words("已评估", "Assessed"))},
)

# 第二十八条

ask_experts = step(
    "apply",
    specialist,
    Words("向上一级申请会诊", "Ask the tier above"),
    at="第二十八条第（一）项",
    form=facts_in(expert_consultation_allowed),
    outcomes=[outcome("applied", Words("已申请", "Asked"), guard=expert_consultation_allowed, effects=[IN_LEDGER])],
)
pass_ledger = step(
    "pass-ledger",
    street,
    Words("流转个人台账", "Pass the ledger up"),
    at="第二十八条第（一）项",
    after=ask_experts,
    outcomes=[
        outcome("passed", Words("已流转", "Passed"), effects=[IN_LEDGER]),
        outcome("not-needed", Words("不需要", "Not needed")),
    ],
)
form_group = step(
    "form-group",
    superior,
    Words("组成专家小组", "Form the group"),
    at="第二十八条第（一）项",
    after=pass_ledger,
    outcomes=[
        outcome("formed", Words("已组成", "Formed")),
        outcome(
            "declined", Words("不会诊", "Declined"), effects=[told("这次没有安排会诊。", "No consultation this time.")]
        ),
    ],
)
consult = step(
    "consult",
    experts,
    Words("会诊并提出意见", "Consult and advise"),
    at="第二十八条第（一）项",
    after=form_group.formed,
    outcomes=[outcome("advised", Words("已提出", "Advised"), effects=[IN_LEDGER])],
)
first_revision = step(
    "first-revision",
    experts,
    Words("会同本人修改方案", "Revise the plans with the person"),
    at="第二十八条第（一）项",
    after=consult,
    outcomes=[
        outcome(
            "revised",
            Words("已修改", "Revised"),
            effects=[PLAN_ON_FILE, told("专家小组和你修改了方案。", "The experts revised the plans with you.")],
        )
    ],
)
serve = step(
    "serve",
    team,
    Words("按新方案继续服务", "Serve under the new plan"),
    at="第二十八条第（二）项;第二十八条第（四）项",
    after=[first_revision, "adjust-plan"],
    form=facts_in(welfare_post_recommendable),
    outcomes=[
        outcome("hired", Words("已录用", "Hired"), effects=[IN_LEDGER]),
        outcome("not-hired", Words("未录用", "Not hired"), effects=[IN_LEDGER]),
        outcome(
            "service-ended",
            Words("按约定终止", "Ended as agreed"),
            effects=[IN_LEDGER, told("援助按协议约定终止。", "Aid ends as the agreement says.")],
        ),
        outcome(
            "welfare-post",
            Words("推荐公益性岗位", "A welfare post"),
            guard=welfare_post_recommendable,
            effects=[IN_LEDGER],
        ),
    ],
)
report_to_experts = step(
    "report-to-experts",
    specialist,
    Words("向专家小组反馈", "Report to the experts"),
    at="第二十八条第（三）项",
    after=serve.not_hired,
    outcomes=[outcome("reported", Words("已反馈", "Reported"))],
)
expert_opinion = step(
    "expert-opinion",
    experts,
    Words("提出意见和建议", "Give an opinion"),
    at="第二十八条第（三）项",
    after=report_to_experts,
    outcomes=[outcome("given", Words("已提出", "Given"), effects=[assign(expert_opinion_on, TODAY)])],
)
adjust_plan = step(
    "adjust-plan",
    specialist,
    Words("会同本人调整方案", "Adjust the plans with the person"),
    at="第二十八条第（三）项",
    after=expert_opinion,
    due=within(5, WORKING_DAYS, since=expert_opinion),
    outcomes=[
        outcome(
            "adjusted",
            Words("已调整", "Adjusted"),
            effects=[PLAN_ON_FILE, told("方案已和你一起调整。", "The plans were adjusted with you.")],
        )
    ],
)
expert_consultation = procedure(
    "expert-consultation",
    Words("专家会诊", "Consultation with experts"),
    about=Words("三次推荐不成后，由两级人员组成小组会诊", "After three referrals without a job, two tiers consult"),
    at="第二十八条",
    steps=[
        ask_experts,
        pass_ledger,
        form_group,
        consult,
        first_revision,
        serve,
        report_to_experts,
        expert_opinion,
        adjust_plan,
    ],
    ends={
        form_group.declined: end("declined", Words("未会诊", "Declined")),
        serve.hired: end("employed", Words("已就业", "In work")),
        serve.service_ended: end("aid-ended", Words("援助终止", "Aid ended")),
        serve.welfare_post: end("welfare-post", Words("转公益性岗位", "A welfare post")),
    },
)

# 第三十条

recommend = step(
    "recommend",
    street,
    Words("推荐给公益性就业组织", "Recommend the person"),
    at="第三十条第一款",
    form=facts_in(welfare_post_recommendable),
    outcomes=[
        outcome(
            "recommended",
            Words("已推荐", "Recommended"),
            guard=welfare_post_recommendable,
            effects=[IN_LEDGER, told("已推荐你到公益性岗位。", "You are recommended for a welfare post.")],
        )
    ],
)
place = step(
    "place",
    welfare_employer,
    Words("按规定安置", "Take the person on"),
    at="第三十条第二款",
    after=recommend,
    outcomes=[
        outcome("placed", Words("已安置", "Placed"), effects=[told("你已得到托底安置。", "You are placed.")]),
        outcome("not-placed", Words("未安置", "Not placed"), effects=[told("这次没有安置。", "You were not placed.")]),
    ],
)
end_agreement = step(
    "end-agreement",
    street,
    Words("同时终止援助协议", "End the agreement at once"),
    at="第三十条第二款",
    after=place.placed,
    due=within(0, DAYS, since=place),
    outcomes=[
        outcome(
            "ended",
            Words("已终止", "Ended"),
            effects=[
                assign(agreement_in_force, False),
                register(
                    records.aid_agreement,
                    {"signed_on": agreement_signed_on, "ended_on": TODAY, "end_reason": "placed"},
                ),
            ],
        )
    ],
)
encourage_training = step(
    "encourage-training",
    specialist,
    Words("引导参加培训", "Lead to training"),
    at="第三十条第二款",
    after=[place.placed, "encourage-training:done"],
    outcomes=[outcome("done", Words("已引导", "Done"), effects=[IN_LEDGER])],
)
finish_placement = step(
    "finish-placement",
    welfare_employer,
    Words("安置结束", "The placement ends"),
    at="第三十条第二款",
    after=place.placed,
    form=[placement_ended_on, employed],
    outcomes=[
        outcome("market-job", Words("通过市场就业", "A job on the market"), effects=[assign(employed, True)]),
        outcome("term-over", Words("安置期满", "Term over")),
        outcome("left-early", Words("提前离开", "Left early")),
    ],
)
check_conditions = step(
    "check-conditions",
    street,
    Words("看是否仍符合援助条件", "Check the conditions of aid"),
    at="第三十条第二款",
    after=finish_placement.term_over,
    form=[meets_aid_conditions, employed],
    outcomes=[
        outcome("meets", Words("符合", "Met"), guard=aid_resumes),
        outcome(
            "does-not-meet", Words("不符合", "Not met"), effects=[told("不再符合援助条件。", "Aid does not go on.")]
        ),
    ],
)
resume_aid = step(
    "resume-aid",
    street,
    Words("继续援助", "Aid again"),
    at="第三十条第二款",
    after=check_conditions.meets,
    outcomes=[outcome("resumed", Words("已继续", "Resumed"), effects=[told("援助继续，将另签协议。", "Aid goes on.")])],
)
CLOSED = end("closed", Words("结束", "Closed"))
welfare_placement = procedure(
    "welfare-placement",
    Words("托底安置", "Welfare placement"),
    about=Words("从推荐到安置期满后的去向", "From the recommendation to what follows the placement"),
    at="第三十条",
    steps=[recommend, place, end_agreement, encourage_training, finish_placement, check_conditions, resume_aid],
    ends={
        place.not_placed: end("not-placed", Words("未安置", "Not placed")),
        finish_placement.market_job: end("employed", Words("已就业", "In work")),
        finish_placement.left_early: CLOSED,
        check_conditions.does_not_meet: CLOSED,
        resume_aid.resumed: end("aid-resumed", Words("继续援助", "Aid goes on")),
    },
)
