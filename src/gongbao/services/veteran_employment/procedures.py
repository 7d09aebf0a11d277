"""What is done under 京退役军人局发〔2023〕44号: from the return home to a plan, and from no work to a job."""

from gongbao.procedures import (
    TODAY,
    Effect,
    Outcome,
    assign,
    end,
    issue,
    messages_to,
    outcome,
    procedure,
    register,
    step,
    strike,
    when,
)
from gongbao.services import facts_in
from gongbao.services.veteran_employment import records
from gongbao.services.veteran_employment.decisions import (
    adaptive_training_sufficient,
    exit_assistance,
    key_information_target,
    public_welfare_post,
    zero_employment_family_ledger,
)
from gongbao.services.veteran_employment.vocabulary import (
    centre,
    class_of_need,
    community,
    community_station,
    consultations_this_quarter,
    contacts_this_month,
    department,
    education,
    employed,
    employment_agency,
    exit_reason,
    family,
    handling,
    hardship_certified,
    has_job_need,
    hours_offline,
    hours_online,
    household_members,
    household_zero_employment,
    hrss,
    is_veteran,
    job_wishes,
    living_situation,
    market_route_failed,
    measures,
    meets_hardship_conditions,
    needs,
    people_in_class,
    posts_offered,
    previously_exited,
    referrals,
    refusal_justified,
    refused_service,
    registered_unemployed,
    reported_home,
    responsible,
    self_employment_path,
    service_conditions_met,
    situation,
    situation_changed,
    skills,
    street_station,
    veteran,
)
from gongbao.words import Words

told = messages_to(veteran)

# 二、（二）

TRAINED = [hours_online, hours_offline, *facts_in(adaptive_training_sufficient)]
COMPLETED = outcome(
    "completed",
    Words("已完成", "Completed"),
    guard=adaptive_training_sufficient,
    effects=[
        register(records.training_record, {"completed_on": TODAY}),
        told("适应性培训已完成。", "You have completed the adaptive training."),
    ],
)

report_home = step(
    "report-home",
    veteran,
    Words("返乡报到", "Report home"),
    at="二、（二）",
    form=[is_veteran],
    outcomes=[
        outcome(
            "self-employment-path",
            Words("自主就业", "Finds work alone"),
            effects=[assign(reported_home, True), assign(self_employment_path, True)],
        ),
        outcome(
            "other-path",
            Words("其他安置方式", "Another path"),
            effects=[assign(reported_home, True), assign(self_employment_path, False)],
        ),
    ],
)
adaptive_training = step(
    "adaptive-training",
    department,
    Words("适应性培训", "Adaptive training"),
    at="二、（二）",
    after=report_home.self_employment_path,
    about=Words("不少于80学时；文件没有规定期限", "At least 80 class hours; the document sets no date"),
    form=TRAINED,
    outcomes=[
        COMPLETED,
        outcome(
            "not-completed",
            Words("未达标", "Not completed"),
            effects=[told("学时或内容不足，请补训。", "Hours or content are missing; they will be made up.")],
        ),
    ],
)
repeat_training = step(
    "repeat-training",
    department,
    Words("补训", "Make up the training"),
    at="二、（二）",
    after=adaptive_training.not_completed,
    form=TRAINED,
    outcomes=[COMPLETED],
)

# 二、（三）

collect_information = step(
    "collect-information",
    community_station,
    Words("采集就业信息", "Collect job information"),
    at="二、（三）",
    after=[report_home.other_path, adaptive_training.completed, repeat_training],
    form=[
        *facts_in(key_information_target, without=[is_veteran]),
        employed,
        education,
        skills,
        family,
        job_wishes,
        living_situation,
    ],
    outcomes=[outcome("collected", Words("已采集", "Collected"))],
)
build_file = step(
    "build-file",
    community_station,
    Words("建立信息档案", "Build the file"),
    at="二、（三）",
    after=collect_information,
    outcomes=[
        outcome(
            "built",
            Words("已建档", "Built"),
            effects=[register(records.employment_information_file, {"date": TODAY})],
        )
    ],
)
classify_file = step(
    "classify-file",
    street_station,
    Words("分类汇总", "Sort and sum up"),
    at="二、（三）",
    after=build_file,
    form=[community, class_of_need, people_in_class, handling],
    outcomes=[
        outcome(
            "classified",
            Words("已分类", "Sorted"),
            effects=[register(records.classified_summary, {"date": TODAY})],
        )
    ],
)
personal_plan = step(
    "personal-plan",
    street_station,
    Words("制定“一人一策”方案", "Make a plan for the person"),
    at="二、（三）",
    after=classify_file,
    form=[needs, measures, responsible],
    outcomes=[
        outcome(
            "planned",
            Words("已制定", "Planned"),
            effects=[
                register(records.plan, {"date": TODAY}),
                issue(records.plan, {"date": TODAY}),
                told("您的帮扶方案已制定。", "Your plan is ready."),
            ],
        )
    ],
)
return_to_file = procedure(
    "return-to-file",
    Words("报到、培训和建档", "Reporting home, training and file"),
    about=Words("从返乡报到到一人一策", "From the return home to a plan of one's own"),
    applicant=veteran,
    steps=[
        report_home,
        adaptive_training,
        repeat_training,
        collect_information,
        build_file,
        classify_file,
        personal_plan,
    ],
    ends={personal_plan.planned: end("plan-in-force", Words("方案实施中", "Plan in force"))},
)

# 二、（四）、（七）、（十）


def registered(zh: str, en: str, *others: Effect) -> Outcome:
    """The veteran is registered as unemployed."""
    effects: list[Effect] = [
        assign(registered_unemployed, True),
        register(records.unemployed_account, {"registered_on": TODAY}),
        *others,
    ]
    return outcome("registered", Words(zh, en), effects=effects)


def hardship_possible(*others: Effect) -> Outcome:
    """The conditions of certification seem to be met."""
    effects: list[Effect] = [assign(meets_hardship_conditions, True), *others]
    return outcome("hardship-possible", Words("可能符合困难条件", "Hardship is possible"), effects=effects)


CERTIFIED: list[Effect] = [
    assign(hardship_certified, True),
    register(records.hardship_account, {"certified_on": TODAY}),
    told("您已被认定为就业困难人员。", "You are certified as a person with employment hardship."),
]
#: A family without work is put on its account whatever else is found.
FAMILY = when(zero_employment_family_ledger, True, register(records.zero_family_account))
#: Whoever has work is on no account any more.
IN_WORK: list[Effect] = [
    assign(employed, True),
    register(records.assistance_database, {"date": TODAY}),
    strike(records.unemployed_account),
    strike(records.hardship_account),
    strike(records.zero_family_account),
    strike(records.managed_account),
    told("就业情况已登记，祝工作顺利。", "Your job is on record. All the best at work."),
]
#: Whoever comes back starts afresh: what led to the exit is over.
BACK: list[Effect] = [assign(refused_service, False), assign(service_conditions_met, True)]
NOT_CERTIFIED = told("未被认定为就业困难人员。", "You are not certified as a person with employment hardship.")
HARDSHIP_POSSIBLE = hardship_possible()
EMPLOYED = outcome("employed", Words("已就业", "Found a job"), effects=IN_WORK)
REFUSED = outcome(
    "refused-without-reason",
    Words("无正当理由不接受", "Refused without a proper reason"),
    effects=[assign(refused_service, True), assign(refusal_justified, False)],
)
CONDITIONS_LOST = outcome(
    "conditions-lost",
    Words("已不符合条件", "Conditions lost"),
    effects=[assign(service_conditions_met, False)],
)
MARKET_ROUTE_FAILED = outcome(
    "market-route-failed",
    Words("难以市场化就业", "Hard to place through the market"),
    effects=[assign(market_route_failed, True)],
)

identify = step(
    "identify",
    centre,
    Words("掌握就业需求，比对数据", "Find who wants work, compare data"),
    at="二、（十）",
    form=[
        is_veteran,
        has_job_need,
        employed,
        household_zero_employment,
        household_members,
        meets_hardship_conditions,
        situation,
    ],
    outcomes=[
        outcome(
            "not-registered",
            Words("未登记失业", "Not registered"),
            effects=[assign(registered_unemployed, False), FAMILY],
        ),
        registered("已登记失业", "Registered", FAMILY),
        hardship_possible(FAMILY),
        outcome(
            "already-certified",
            Words("已认定就业困难", "Certified already"),
            effects=[assign(hardship_certified, True), register(records.hardship_account), FAMILY],
        ),
    ],
)
guide_registration = step(
    "guide-registration",
    department,
    Words("引导失业和求职登记", "Guide to registration"),
    at="二、（十）",
    after=[identify.not_registered, "decide-reapplication:not-certified"],
    outcomes=[registered("已登记", "Registered"), HARDSHIP_POSSIBLE, EMPLOYED, REFUSED, CONDITIONS_LOST],
)
certify_hardship = step(
    "certify-hardship",
    hrss,
    Words("认定就业困难人员", "Certify hardship"),
    at="二、（十）",
    after=[identify.hardship_possible, guide_registration.hardship_possible, "job-matching:hardship-possible"],
    outcomes=[
        outcome("certified", Words("已认定", "Certified"), effects=CERTIFIED),
        outcome(
            "refused",
            Words("不予认定", "Not certified"),
            effects=[assign(hardship_certified, False), NOT_CERTIFIED],
        ),
    ],
)
job_matching = step(
    "job-matching",
    employment_agency,
    Words("岗位推荐和对接", "Match with posts"),
    at="二、（七）;二、（八）",
    after=[identify.registered, guide_registration.registered, certify_hardship.refused],
    form=[measures],
    outcomes=[
        EMPLOYED,
        outcome("not-placed", Words("未就业", "Not placed")),
        HARDSHIP_POSSIBLE,
        REFUSED,
        CONDITIONS_LOST,
    ],
)
one_to_one = step(
    "one-to-one",
    department,
    Words("“一对一”精准帮扶", "One-to-one assistance"),
    at="二、（十）",
    after=[identify.already_certified, certify_hardship.certified, "decide-reapplication:certified"],
    form=[measures],
    outcomes=[EMPLOYED, MARKET_ROUTE_FAILED, REFUSED, CONDITIONS_LOST],
)
try_again = step(
    "try-again",
    centre,
    Words("再研判，拓宽渠道", "Look again, widen the channels"),
    at="二、（四）",
    after=job_matching.not_placed,
    form=[measures],
    outcomes=[EMPLOYED, MARKET_ROUTE_FAILED, REFUSED, CONDITIONS_LOST],
)
open_account = step(
    "open-account",
    department,
    Words("挂账管理", "Open a managed account"),
    at="二、（十）",
    after=[one_to_one.market_route_failed, try_again.market_route_failed],
    outcomes=[
        outcome(
            "opened",
            Words("已挂账", "Opened"),
            effects=[
                register(records.managed_account, {"date": TODAY}),
                told(
                    "我们将每月与您联系，优先推荐岗位。", "We will be in touch every month and offer you posts first."
                ),
            ],
        )
    ],
)
support_on_account = step(
    "support-on-account",
    department,
    Words("每月联系、每季会商、优先岗位", "Monthly contact, quarterly consultation, posts first"),
    at="二、（十）",
    after=[open_account, "support-on-account:continues"],
    form=[
        contacts_this_month,
        consultations_this_quarter,
        referrals,
        posts_offered,
        *facts_in(public_welfare_post, without=[is_veteran]),
    ],
    outcomes=[
        outcome(
            "placed-in-public-post",
            Words("公益性岗位安置", "Placed in a public-welfare post"),
            guard=public_welfare_post,
            effects=IN_WORK,
        ),
        EMPLOYED,
        outcome(
            "continues",
            Words("继续帮扶", "Goes on"),
            effects=[register(records.managed_account, {"date": TODAY})],
        ),
        REFUSED,
        CONDITIONS_LOST,
    ],
)
LEAVES = [
    each[name]
    for each in (guide_registration, job_matching, one_to_one, try_again, support_on_account)
    for name in (REFUSED.name, CONDITIONS_LOST.name)
]
exit_scope = step(
    "exit",
    centre,
    Words("退出帮扶范围", "Leave the scope"),
    at="二、（四）",
    after=LEAVES,
    form=[*facts_in(exit_assistance), *facts_in(exit_assistance, judged_by=centre), exit_reason],
    outcomes=[
        outcome(
            "exited",
            Words("已退出", "Left"),
            guard=exit_assistance,
            effects=[
                assign(previously_exited, hardship_certified),
                when(
                    hardship_certified,
                    True,
                    register(records.hardship_account, {"exited_on": TODAY, "reason": exit_reason}),
                    strike(records.hardship_account),
                ),
                strike(records.managed_account),
                told("您已退出帮扶范围；情况变化可再申请。", "You have left the scope; if things change, apply again."),
            ],
        )
    ],
)
reapply = step(
    "reapply",
    veteran,
    Words("再次申请认定", "Apply again"),
    at="二、（四）",
    after=exit_scope,
    form=[situation_changed],
    outcomes=[outcome("applied", Words("已申请", "Applied"))],
)
decide_reapplication = step(
    "decide-reapplication",
    hrss,
    Words("决定再次申请", "Decide on the new application"),
    at="二、（四）",
    after=reapply.applied,
    outcomes=[
        outcome("certified", Words("予以认定", "Certified"), effects=[*BACK, *CERTIFIED]),
        outcome("not-certified", Words("不予认定", "Not certified"), effects=[*BACK, NOT_CERTIFIED]),
    ],
)
HAS_WORK = end("employed", Words("已就业", "In work"))
precise_assistance = procedure(
    "precise-assistance",
    Words("精准就业帮扶", "Precise assistance"),
    about=Words("从未就业到就业，挂账管理托底", "From no work to a job, with the managed account as a last resort"),
    at="二、引言",
    applicant=veteran,
    steps=[
        identify,
        guide_registration,
        certify_hardship,
        job_matching,
        one_to_one,
        try_again,
        open_account,
        support_on_account,
        exit_scope,
        reapply,
        decide_reapplication,
    ],
    ends={
        guide_registration.employed: HAS_WORK,
        job_matching.employed: HAS_WORK,
        one_to_one.employed: HAS_WORK,
        try_again.employed: HAS_WORK,
        support_on_account.employed: HAS_WORK,
        support_on_account.placed_in_public_post: end("placed", Words("已托底安置", "Placed")),
    },
)
