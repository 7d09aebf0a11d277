"""Aid for a person in difficulty, from the agreement to stable work (第二十三条至第三十一条)."""

from gongbao.periods import WORKING_DAYS
from gongbao.procedures import (
    TODAY,
    Effect,
    assign,
    begin,
    end,
    notify,
    outcome,
    procedure,
    register,
    step,
    within,
)
from gongbao.services import facts_in
from gongbao.services.employment_service import records
from gongbao.services.employment_service.decisions_aid import (
    aid_place_allowed,
    aid_team_complete,
    aid_termination_approvable,
    expert_consultation_allowed,
    welfare_post_recommendable,
)
from gongbao.services.employment_service.decisions_people import ready_for_work
from gongbao.services.employment_service.procedures_visits import (
    FOLLOWED_UP,
    IN_LEDGER,
    archive_aid,
    start_work,
    told,
    visits,
)
from gongbao.services.employment_service.roles import client, experts, registry, specialist, street, team
from gongbao.services.employment_service.vocabulary_people import (
    agency_approved,
    agreement_in_force,
    agreement_signed_on,
    days_to_start,
    duties_performed,
    employed,
    facts_verified,
    failure_own_fault,
    main_obstacle,
    meets_welfare_post_conditions,
    policy_entitled,
    referrals_without_job,
    refuses_service,
    team_members,
    willing_to_work,
)
from gongbao.words import Words

NOW_READY = outcome("ready", Words("具备上岗条件", "Ready for work"), guard=ready_for_work, effects=FOLLOWED_UP)
NEW_PROBLEM = outcome("new-problem", Words("出现新问题", "A new problem"), effects=FOLLOWED_UP)
UNWILLING = outcome("unwilling", Words("不愿就业或拒绝服务", "Unwilling, or refuses"), effects=FOLLOWED_UP)
HIRED = outcome("hired", Words("已录用", "Hired"), effects=FOLLOWED_UP)
#: What the case knows already and the one that begins under it needs.
ON_RECORD = {
    each.name: each
    for each in (
        agreement_in_force,
        agreement_signed_on,
        referrals_without_job,
        days_to_start,
        employed,
        duties_performed,
    )
}
WELFARE_POST = outcome(
    "welfare-post",
    Words("推荐公益性岗位", "A welfare post"),
    guard=welfare_post_recommendable,
    effects=[IN_LEDGER, begin("welfare-placement", ON_RECORD)],
)
AFTER_REFERRALS = [
    referrals_without_job,
    days_to_start,
    employed,
    duties_performed,
    failure_own_fault,
    meets_welfare_post_conditions,
]


# 第二十三条

contact_client = step(
    "contact-client",
    street,
    Words("主动联系", "Contact the person"),
    at="第二十三条第一款",
    outcomes=[
        outcome(
            "contacted",
            Words("已联系", "Contacted"),
            effects=[told("请选择援助服务地。", "Please choose where you want to be helped.")],
        )
    ],
)
choose_place = step(
    "choose-place",
    client,
    Words("选择援助服务地", "Choose the place of aid"),
    at="第二十三条第二款",
    after=contact_client,
    form=facts_in(aid_place_allowed),
    outcomes=[
        outcome("here", Words("在本街道", "Here"), guard=aid_place_allowed),
        outcome("elsewhere", Words("在别处", "Elsewhere")),
    ],
)
sign_agreement = step(
    "sign-agreement",
    street,
    Words("签订援助协议", "Sign the aid agreement"),
    at="第二十三条第一款",
    after=choose_place.here,
    form=[agreement_signed_on],
    outcomes=[
        outcome(
            "signed",
            Words("已签订", "Signed"),
            effects=[
                assign(agreement_in_force, True),
                register(records.aid_agreement, {"signed_on": TODAY}),
                told("援助协议已签订。", "The aid agreement is signed."),
            ],
        ),
        outcome(
            "not-signed", Words("未签订", "Not signed"), effects=[told("没有签成协议。", "No agreement was signed.")]
        ),
    ],
)
name_specialist = step(
    "name-specialist",
    street,
    Words("指定援助专员", "Name the specialist"),
    at="第二十三条第一款",
    after=sign_agreement.signed,
    outcomes=[
        outcome(
            "named",
            Words("已指定", "Named"),
            effects=[IN_LEDGER, told("你的援助服务专员已指定。", "Your aid specialist is named.")],
        )
    ],
)

# 第二十六条

form_team = step(
    "form-team",
    street,
    Words("组成专门服务团队", "Form the team"),
    at="第二十六条第一款",
    after=name_specialist,
    form=[team_members],
    outcomes=[outcome("formed", Words("已组成", "Formed"), guard=aid_team_complete, effects=[IN_LEDGER])],
)
analyse_obstacles = step(
    "analyse-obstacles",
    team,
    Words("测评并分析就业障碍", "Test and find the obstacles"),
    at="第二十六条第二款;第二十六条第二款第（一）项",
    after=form_team,
    form=[main_obstacle, policy_entitled],
    outcomes=[outcome("analysed", Words("已分析", "Found"), effects=[IN_LEDGER])],
)
agree_plan = step(
    "agree-plan",
    team,
    Words("共同制定援助方案和行动计划", "Agree on aid plan and action plan"),
    at="第二十六条第二款第（一）项",
    after=analyse_obstacles,
    outcomes=[
        outcome(
            "agreed",
            Words("已商定", "Agreed"),
            effects=[
                register(records.aid_plan, {"agreed_on": TODAY}),
                told("援助方案和行动计划已商定。", "Your aid plan and action plan are agreed."),
            ],
        )
    ],
)
assess_readiness = step(
    "assess-readiness",
    team,
    Words("评估就业准备", "Assess readiness"),
    at="第二十六条第二款第（二）项",
    after=[
        agree_plan,
        "guidance-follow-up:not-ready",
        "training",
        "revise-plan",
        "verify-unwillingness:not-confirmed",
        "approve-termination:refused",
        "visit-10-days:left",
        "visit-1-month:left",
        "visit-3-months:left",
        "visit-6-months:left",
    ],
    form=[days_to_start, main_obstacle, policy_entitled],
    outcomes=[
        outcome("ready", Words("具备上岗条件", "Ready for work"), guard=ready_for_work, effects=[IN_LEDGER]),
        outcome("attitude-obstacle", Words("观念障碍", "Attitude in the way"), effects=[IN_LEDGER]),
        outcome(
            "skill-obstacle",
            Words("知识技能障碍", "Knowledge or skill lacking"),
            effects=[IN_LEDGER, begin("training-follow-up")],
        ),
        outcome("new-problem", Words("出现新问题", "A new problem"), effects=[IN_LEDGER]),
        outcome("found-work", Words("自己找到工作或创业", "Found work or started up"), effects=[IN_LEDGER]),
        outcome("unwilling", Words("不愿就业或拒绝服务", "Unwilling, or refuses"), effects=FOLLOWED_UP),
    ],
)
counsel = step(
    "counsel",
    team,
    Words("心理调适和指导", "Counsel and guide"),
    at="第二十六条第二款第（二）项",
    after=assess_readiness.attitude_obstacle,
    outcomes=[outcome("given", Words("已提供", "Given"), effects=[IN_LEDGER])],
)
guidance_follow_up = step(
    "guidance-follow-up",
    team,
    Words("指导后回访", "Follow up the guidance"),
    at="第二十七条第（一）项",
    after=counsel,
    due=within(5, WORKING_DAYS, since=counsel),
    form=[days_to_start],
    outcomes=[
        NOW_READY,
        outcome("not-ready", Words("还不具备条件", "Not ready"), effects=FOLLOWED_UP),
        NEW_PROBLEM,
        UNWILLING,
    ],
)
training = step(
    "training",
    team,
    Words("推荐培训或见习", "Recommend training or internship"),
    at="第二十六条第二款第（二）项",
    about=Words("另行按“培训回访”程序跟踪", "It is followed by the procedure for visits"),
    after=assess_readiness.skill_obstacle,
    outcomes=[
        outcome("finished", Words("已完成", "Finished"), effects=[IN_LEDGER]),
        outcome("broken-off", Words("中断", "Broken off"), effects=[IN_LEDGER]),
    ],
)
revise_plan = step(
    "revise-plan",
    team,
    Words("共同修改方案和计划", "Revise the plans together"),
    at="第二十六条第二款第（三）项",
    after=[guidance_follow_up.new_problem, "referral-follow-up:new-problem", assess_readiness.new_problem],
    outcomes=[
        outcome(
            "revised",
            Words("已修改", "Revised"),
            effects=[
                register(records.aid_plan, {"agreed_on": TODAY}),
                told("方案和计划已一起修改。", "The plans were revised with you."),
            ],
        )
    ],
)
refer_client = step(
    "refer",
    team,
    Words("匹配推荐并指导面试", "Refer, and coach for the interview"),
    at="第二十六条第二款第（二）项",
    after=[
        assess_readiness.ready,
        guidance_follow_up.ready,
        "referral-follow-up:not-hired",
        "start-work:did-not-start",
        "welfare-post:not-placed",
        "expert-help:declined",
    ],
    outcomes=[
        outcome(
            "referred",
            Words("已推荐", "Referred"),
            effects=[
                register(records.referral, {"referred_on": TODAY}),
                told("已向你推荐岗位。", "A post is recommended to you."),
            ],
        )
    ],
)
referral_follow_up = step(
    "referral-follow-up",
    team,
    Words("推荐后回访", "Follow up the referral"),
    at="第二十七条第（三）项",
    after=refer_client,
    due=within(5, WORKING_DAYS, since=refer_client),
    form=AFTER_REFERRALS,
    outcomes=[
        HIRED,
        outcome("not-hired", Words("未录用", "Not hired"), effects=FOLLOWED_UP),
        NEW_PROBLEM,
        outcome(
            "expert-needed",
            Words("申请专家会诊", "Experts are asked"),
            guard=expert_consultation_allowed,
            effects=[*FOLLOWED_UP, begin("expert-consultation", ON_RECORD)],
        ),
        WELFARE_POST,
        UNWILLING,
    ],
)

# 第二十八条、第三十条

expert_help = step(
    "expert-help",
    experts,
    Words("专家会诊", "Experts consult"),
    at="第二十八条",
    after=referral_follow_up.expert_needed,
    form=AFTER_REFERRALS,
    outcomes=[
        HIRED,
        outcome(
            "service-ended",
            Words("按约定终止", "Ended as agreed"),
            effects=[told("援助按协议约定终止。", "Aid ends as the agreement says.")],
        ),
        WELFARE_POST,
        outcome("declined", Words("未会诊", "Declined"), effects=[IN_LEDGER]),
    ],
)
welfare_post = step(
    "welfare-post",
    street,
    Words("推荐公益性岗位", "Recommend a welfare post"),
    at="第三十条第一款",
    after=[referral_follow_up.welfare_post, expert_help.welfare_post],
    outcomes=[
        outcome(
            "placed",
            Words("已安置", "Placed"),
            effects=[
                assign(agreement_in_force, False),
                register(records.aid_agreement, {"ended_on": TODAY, "end_reason": "placed"}),
                told("已安置到公益性岗位，援助协议同时终止。", "You are placed; the aid agreement ends."),
            ],
        ),
        outcome("not-placed", Words("未安置", "Not placed"), effects=[IN_LEDGER]),
    ],
)

# 第二十九条

verify_unwillingness = step(
    "verify-unwillingness",
    specialist,
    Words("核实不愿就业或拒绝服务", "Verify the refusal"),
    at="第二十九条",
    after=[guidance_follow_up.unwilling, referral_follow_up.unwilling, assess_readiness.unwilling],
    form=[willing_to_work, refuses_service],
    outcomes=[
        outcome("confirmed", Words("属实", "Confirmed"), effects=[assign(facts_verified, True)]),
        outcome("not-confirmed", Words("不属实", "Not confirmed")),
    ],
)
approve_termination = step(
    "approve-termination",
    street,
    Words("批准终止援助", "Approve the end of aid"),
    at="第二十九条",
    after=verify_unwillingness.confirmed,
    four_eyes=verify_unwillingness,
    outcomes=[
        outcome(
            "approved",
            Words("批准", "Approved"),
            guard=aid_termination_approvable,
            effects=[
                assign(agency_approved, True),
                assign(agreement_in_force, False),
                register(records.aid_agreement, {"ended_on": TODAY, "end_reason": "refused"}),
                told("援助已批准终止。", "The end of aid is approved."),
            ],
        ),
        outcome("refused", Words("不批准", "Refused"), effects=[IN_LEDGER]),
    ],
)
aid_feed_back = step(
    "feed-back",
    street,
    Words("向登记部门反馈", "Tell the registry"),
    at="第二十九条",
    after=approve_termination.approved,
    outcomes=[
        outcome(
            "fed-back",
            Words("已反馈", "Told"),
            effects=[
                register(records.registry_feedback, {"ground": "refused", "fed_back_on": TODAY}),
                notify(registry, Words("援助已终止，见反馈单。", "Aid has ended; see the form.")),
            ],
        )
    ],
)

# 第二十四条第一款、第二十六条第一款、第二十八条第（四）项


def closing(reason: str) -> list[Effect]:
    """The agreement ends for this reason."""
    return [
        assign(agreement_in_force, False),
        register(records.aid_agreement, {"ended_on": TODAY, "end_reason": reason}),
        told("援助协议已终止。", "The aid agreement has ended."),
    ]


close_aid = step(
    "close-aid",
    street,
    Words("协议期间随时终止", "End the agreement at any stage"),
    at="第二十八条第（四）项;第二十四条第一款;第二十六条第一款",
    about=Words("从签协议起一直开着，有终止情形时使用", "Open from the signing; used when a ground arises"),
    after=sign_agreement.signed,
    outcomes=[
        outcome("transferred", Words("关系划转", "Transferred"), effects=closing("transferred")),
        outcome("agreed-ground", Words("出现约定情形", "An agreed ground"), effects=closing("agreed-ground")),
        outcome(
            "no-longer-certified", Words("退出认定", "No longer certified"), effects=closing("no-longer-certified")
        ),
    ],
)
TERMINATED = end("terminated", Words("援助已终止", "Aid ended"))
employment_aid = procedure(
    "employment-aid",
    Words("就业援助", "Employment aid"),
    about=Words("从签订协议到稳定就业", "From the agreement to stable work"),
    at="第六十二条第（四）项",
    steps=[
        contact_client,
        choose_place,
        sign_agreement,
        name_specialist,
        form_team,
        analyse_obstacles,
        agree_plan,
        assess_readiness,
        counsel,
        guidance_follow_up,
        training,
        revise_plan,
        refer_client,
        referral_follow_up,
        expert_help,
        welfare_post,
        verify_unwillingness,
        approve_termination,
        aid_feed_back,
        start_work,
        *visits,
        archive_aid,
        close_aid,
    ],
    ends={
        close_aid.transferred: end("transferred", Words("已划转", "Transferred")),
        close_aid.agreed_ground: TERMINATED,
        close_aid.no_longer_certified: end("no-longer-certified", Words("已退出认定", "No longer certified")),
        choose_place.elsewhere: end("served-elsewhere", Words("由别处服务", "Served elsewhere")),
        sign_agreement.not_signed: end("no-agreement", Words("未签协议", "No agreement")),
        archive_aid.archived: end("stable-employment", Words("稳定就业", "Stable work")),
        aid_feed_back.fed_back: TERMINATED,
        welfare_post.placed: end("placed", Words("已安置", "Placed")),
        expert_help.service_ended: TERMINATED,
    },
)
