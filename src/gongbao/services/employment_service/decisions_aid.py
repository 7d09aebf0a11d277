"""What 京人社职介发〔2018〕153号 decides for people in difficulty finding work (chapter three)."""

from datetime import date, timedelta

from gongbao.periods import DAYS, MONTHS, WORKING_DAYS
from gongbao.rules import (
    AS_OF,
    DATE,
    Expr,
    all_of,
    any_of,
    choices,
    choose,
    decision,
    function,
    months_after,
    no_if,
    otherwise,
    period_end,
    rule,
    some,
)
from gongbao.services.employment_service.decisions_people import (
    holds,
    out_of_contact,
    personal_ledger_complete,
    ready_for_work,
)
from gongbao.services.employment_service.vocabulary_people import (
    agency_approved,
    agreement_in_force,
    agreement_signed_on,
    chosen_street,
    difficulty_certified,
    duties_performed,
    employed,
    expert_opinion_on,
    facts_verified,
    failure_own_fault,
    follow_up_kind,
    follow_up_surveys,
    followed_up,
    followed_up_on,
    from_district,
    from_street,
    household_street,
    job_registered,
    last_survey_on,
    main_obstacle,
    meets_aid_conditions,
    meets_welfare_post_conditions,
    other_priority_group,
    person_class,
    place_changed,
    placement_ended_on,
    planned_survey_on,
    policy_entitled,
    referrals_without_job,
    refuses_service,
    residence_street,
    served_on,
    speciality,
    survey_deferral,
    team_members,
    to_district,
    to_street,
    training_end,
    training_start,
    willing_to_work,
)

# 第十八条、第三十三条

survey_class = decision(
    "survey-class",
    "属于哪类摸查对象？",
    "Which class for the survey?",
    rule(~difficulty_certified, "not-target").at("第十八条"),
    rule(person_class == "urban-unemployed", "urban-unemployed").at("第十八条第（一）项"),
    rule(person_class == "rural-transferred", "rural-transferred").at("第十八条第（二）项"),
    rule(person_class == "other", "other-certified").at("第十八条第（三）项"),
    result=choices(
        ("not-target", "不是摸查对象", "Not surveyed"),
        ("urban-unemployed", "城镇登记失业的认定人员", "Certified, urban unemployed"),
        ("rural-transferred", "转移就业登记的认定人员", "Certified, rural labour for transfer"),
        ("other-certified", "其他认定人员", "Certified, other"),
    ),
)

aid_rules_usable = decision(
    "aid-rules-usable",
    "可以按（参照）第三章援助吗？",
    "May aid be given under chapter three, or by reference to it?",
    rule(difficulty_certified, "applies").at("第十八条"),
    rule(other_priority_group, "by-reference").at("第三十三条"),
    otherwise("no").at("第三十三条"),
    result=choices(
        ("applies", "适用", "It applies"),
        ("by-reference", "可参照", "By reference"),
        ("no", "不适用", "It does not"),
    ),
)

# 第二十一条

last_survey_day = choose(
    survey_deferral, period_end(last_survey_on, 30, DAYS), period_end(last_survey_on, 10, WORKING_DAYS)
)

next_survey_by = decision(
    "next-survey-by",
    "最迟哪天再次摸查？",
    "By when is the next survey?",
    last_survey_day.at("第二十一条第（二）项"),
)

planned_survey_in_time = decision(
    "planned-survey-in-time",
    "拟定的摸查日合规吗？",
    "Is the planned survey in time?",
    (planned_survey_on <= next_survey_by).at("第二十一条第（二）项"),
)

three_follow_ups = follow_up_surveys >= 3

survey_result = decision(
    "survey-result",
    "摸查后怎么办？",
    "What follows from the survey?",
    rule(job_registered, "register").at("第二十一条第（一）项"),
    rule(three_follow_ups & ~willing_to_work, "stop-and-feed-back").at("第二十一条第（三）项"),
    rule(three_follow_ups & out_of_contact, "stop-and-feed-back").at("第二十一条第（二）项"),
    otherwise("follow-up").at("第二十一条第（二）项"),
    result=choices(
        ("register", "采集登记信息", "Take the registration"),
        ("follow-up", "继续跟踪摸查", "Another survey"),
        ("stop-and-feed-back", "反馈并停止服务", "Fed back, service stopped"),
    ),
)

survey_stop_allowed = decision(
    "survey-stop-allowed",
    "摸查后可以停止服务吗？",
    "May the service stop after the surveys?",
    (survey_result == "stop-and-feed-back").at("第二十一条第（二）项;第二十一条第（三）项"),
)

# 第二十三条、第二十四条; for enterprises 第四十四条第三款

aid_place_allowed = decision(
    "aid-place-allowed",
    "可以选这里作援助服务地吗？",
    "May aid be given at the place chosen?",
    any_of(chosen_street == household_street, chosen_street == residence_street).at("第二十三条第二款"),
)

MOVES = "第二十三条第三款;第四十四条第三款"
between_districts = from_district != to_district
between_streets = from_street != to_street

transfer_authority = decision(
    "transfer-authority",
    "服务关系划转由谁批准？",
    "Who approves the transfer?",
    rule(between_districts, "municipal-agency").at(MOVES),
    rule(between_streets, "district-agency").at(MOVES),
    otherwise("none-needed").at(MOVES),
    result=choices(
        ("none-needed", "不需要划转", "No transfer is needed"),
        ("district-agency", "区级机构", "The district agency"),
        ("municipal-agency", "市级机构", "The municipal agency"),
    ),
)

transfer_within_district = decision(
    "transfer-within-district",
    "由区级机构办理划转吗？",
    "Is the transfer for the district agency?",
    (transfer_authority == "district-agency").at(MOVES),
)

transfer_between_districts = decision(
    "transfer-between-districts",
    "由市级机构办理划转吗？",
    "Is the transfer for the municipal agency?",
    (transfer_authority == "municipal-agency").at(MOVES),
)

aid_transfer_allowed = decision(
    "aid-transfer-allowed",
    "援助关系可以划转吗？",
    "May the aid relation be transferred?",
    all_of(
        facts_verified.at("第二十四条第一款"),
        place_changed.at("第二十三条第三款"),
        any_of(to_street == household_street, to_street == residence_street).at("第二十三条第二款"),
        (transfer_authority != "none-needed").at("第二十三条第三款"),
    ),
)

# 第二十六条


def has_member(kind: str) -> Expr:
    """The team has a member of this speciality."""
    return some(team_members, speciality == kind)


aid_team_complete = decision(
    "aid-team-complete",
    "专门服务团队齐备吗？",
    "Is the aid team complete?",
    all_of(
        has_member("specialist").at("第二十六条第一款"),
        has_member("information-analysis").at("第二十六条第一款"),
        has_member("employment-or-startup").at("第二十六条第一款"),
    ),
)

aid_measure = decision(
    "aid-measure",
    "应当采取哪种措施？",
    "Which measure is called for?",
    rule(ready_for_work, "matching-and-interview-coaching").at("第二十六条第二款第（二）项"),
    rule(main_obstacle == "attitude", "counselling").at("第二十六条第二款第（二）项"),
    otherwise("training-or-internship").at("第二十六条第二款第（二）项"),
    result=choices(
        ("matching-and-interview-coaching", "匹配推荐和面试指导", "Matching and interview coaching"),
        ("counselling", "心理调适", "Counselling"),
        ("training-or-internship", "培训或见习", "Training or internship"),
    ),
)

policy_help = decision(
    "policy-help",
    "应当协助办理优惠政策吗？",
    "Is help with promotion policies due?",
    policy_entitled.at("第二十六条第二款第（二）项"),
)

# 第二十七条


def middle(start: date, end: date) -> date:
    """The day half-way, rounded down."""
    return start + timedelta(days=(end - start).days // 2)


midpoint = function("{0}至{1}的中间日", "the middle day from {0} to {1}", DATE, middle)

follow_up_due = decision(
    "follow-up-due",
    "回访最迟哪天？",
    "By when is the follow-up?",
    rule(follow_up_kind == "guidance", period_end(served_on, 5, WORKING_DAYS)).at("第二十七条第（一）项"),
    rule(follow_up_kind == "referral", period_end(served_on, 5, WORKING_DAYS)).at("第二十七条第（三）项"),
    rule(follow_up_kind == "training-start", period_end(training_start, 3, WORKING_DAYS)).at("第二十七条第（二）项"),
    rule(follow_up_kind == "training-middle", period_end(midpoint(training_start, training_end), 3, WORKING_DAYS)).at(
        "第二十七条第（二）项"
    ),
    rule(follow_up_kind == "training-end", period_end(training_end, 3, WORKING_DAYS)).at("第二十七条第（二）项"),
    rule(follow_up_kind == "work-start", period_end(served_on, 10, WORKING_DAYS)).at("第二十七条第（四）项"),
    rule(follow_up_kind == "one-month", period_end(served_on, 1, MONTHS)).at("第二十七条第（四）项"),
    rule(follow_up_kind == "three-months", period_end(served_on, 3, MONTHS)).at("第二十七条第（四）项"),
    rule(follow_up_kind == "six-months", period_end(served_on, 6, MONTHS)).at("第二十七条第（四）项"),
    result=DATE,
)

follow_up_in_time = decision(
    "follow-up-in-time",
    "回访按时了吗？",
    "Was the follow-up in time?",
    (followed_up_on <= follow_up_due).at("第二十七条"),
)

# 第二十八条

expert_consultation_allowed = decision(
    "expert-consultation-allowed",
    "可以申请专家会诊吗？",
    "May experts be asked?",
    all_of(
        agreement_in_force.at("第二十八条"),
        ready_for_work.at("第二十八条"),
        (~employed).at("第二十八条", "还没有就业", "Not yet in work"),
        (referrals_without_job >= 3).at("第二十八条"),
    ),
)

plan_adjusted_by = decision(
    "plan-adjusted-by",
    "专家提出意见后，最迟哪天调整方案？",
    "By when is the plan adjusted after the opinion?",
    period_end(expert_opinion_on, 5, WORKING_DAYS).at("第二十八条第（三）项"),
)

# 第二十九条

TERMINATION_GROUNDS = (
    followed_up.at("第二十九条"),
    any_of(~willing_to_work, refuses_service).at(
        "第二十九条", "明确不愿就业或者拒绝服务", "Clearly unwilling, or refuses the service"
    ),
    facts_verified.at("第二十九条"),
)

aid_termination_approvable = decision(
    "aid-termination-approvable",
    "可以批准终止援助吗？",
    "May the end of aid be approved?",
    all_of(*TERMINATION_GROUNDS),
)

aid_termination_allowed = decision(
    "aid-termination-allowed",
    "可以终止援助吗？",
    "May aid be ended?",
    all_of(*TERMINATION_GROUNDS, agency_approved.at("第二十九条")),
)

# 第三十条

welfare_post_recommendable = decision(
    "welfare-post-recommendable",
    "可以推荐公益性岗位吗？",
    "May a welfare post be recommended?",
    all_of(
        agreement_in_force.at("第三十条第一款"),
        (AS_OF >= months_after(agreement_signed_on, 6)).at(
            "第三十条第一款", "按协议服务满6个月", "Six months of service under the agreement"
        ),
        duties_performed.at("第三十条第一款"),
        ready_for_work.at("第三十条第一款"),
        (~employed).at("第三十条第一款", "还没有就业", "Not yet in work"),
        (referrals_without_job >= 5).at("第三十条第一款"),
        (~failure_own_fault).at("第三十条第一款", "不是因为本人原因", "Not through own doing"),
        meets_welfare_post_conditions.at("第三十条第一款"),
    ),
)

aid_resumes = decision(
    "aid-resumes",
    "安置期满后继续援助吗？",
    "Does aid go on after the placement?",
    no_if(AS_OF <= placement_ended_on).at("第三十条第二款", "安置期还没有满", "The placement still runs"),
    no_if(employed).at("第三十条第二款"),
    no_if(~meets_aid_conditions).at("第三十条第二款", "不再符合援助条件", "The conditions of aid no longer hold"),
    otherwise(True).at("第三十条第二款"),
)

# 第三十二条

aid_ledger_complete = decision(
    "aid-ledger-complete",
    "就业困难人员台账内容齐全吗？",
    "Does the aid ledger hold everything?",
    all_of(
        personal_ledger_complete.at("第三十二条"),
        holds("demand-file").at("第三十二条第（一）项"),
        holds("agreement").at("第三十二条第（二）项"),
        holds("specialist-and-team").at("第三十二条第（三）项"),
        holds("service-history").at("第三十二条第（四）项"),
    ),
)
