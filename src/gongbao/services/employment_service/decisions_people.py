"""What 京人社职介发〔2018〕153号 decides for job seekers (chapter two)."""

from datetime import date
from decimal import Decimal

from gongbao.periods import MONTHS
from gongbao.rules import (
    AS_OF,
    INTEGER,
    Expr,
    all_of,
    choices,
    choose,
    decision,
    otherwise,
    period_end,
    rule,
    some,
)
from gongbao.services.employment_service.vocabulary_people import (
    age,
    collected_on,
    commute_minutes,
    days_to_start,
    declined_procedures,
    difficulty_certified,
    disabled,
    expected_pay,
    experience_years,
    heavy_care_burden,
    job_registered,
    last_contact_on,
    ledger_opened_on,
    ledger_sections,
    minimum_living_allowance,
    needs_guidance,
    next_choice,
    occupation_match,
    offered_pay,
    recorded_grade,
    required_experience_years,
    required_skill_rank,
    section,
    seeker_skill_rank,
    shares_common_problem,
    skill_level,
    unemployed_months,
    unemployment_registered,
    wants_further_guidance,
    wants_referral,
    zero_employment_household,
)

# 第三条、第七十五条

rules_apply = decision(
    "rules-apply",
    "这一天适用本细则吗？",
    "Do the rules apply on this day?",
    (AS_OF >= date(2018, 8, 1)).at("第七十五条;第三条", "已于2018年8月1日施行", "In force since 1 August 2018"),
)

# 第十一条第一款、第二十条

personal_ledger_in_time = decision(
    "personal-ledger-in-time",
    "个人台账（需求档案）当天建立了吗？",
    "Was the ledger or demand file opened on the day?",
    (ledger_opened_on <= collected_on).at("第十一条第一款;第二十条"),
)

# 第十一条第二款、第十二条: the points and cuts are this system's, as the document names its tool but does not print it

time_points = choose(
    unemployed_months >= 24, 3, choose(unemployed_months >= 12, 2, choose(unemployed_months >= 6, 1, 0))
)
skill_points = choose(skill_level == "none", 2, choose(skill_level == "basic", 1, 0))
family_points = (
    choose(zero_employment_household, 2, 0) + choose(minimum_living_allowance, 2, 0) + choose(heavy_care_burden, 1, 0)
)
other_points = choose(age >= 50, 2, choose(age >= 40, 1, 0)) + choose(disabled, 2, 0)

difficulty_score = decision(
    "difficulty-score",
    "就业困难程度得几分？",
    "How many points of difficulty?",
    (time_points + skill_points + family_points + other_points).at("第十一条第二款"),
    result=INTEGER,
    about=("默认评分，满分14分；文件只点名分级工具", "Default points, 14 at most; the document only names its tool"),
)

suggested_grade = decision(
    "suggested-grade",
    "建议定几级就业困难？",
    "Which grade of difficulty is suggested?",
    rule(difficulty_score >= 9, "grade-4").at("第十二条"),
    rule(difficulty_score >= 6, "grade-3").at("第十二条"),
    rule(difficulty_score >= 3, "grade-2").at("第十二条"),
    otherwise("grade-1").at("第十二条"),
    result=recorded_grade.kind,
    about=("默认分界；指导人员可以说明理由另定", "Default cuts; a counsellor may record another with a reason"),
)

support_class = decision(
    "support-class",
    "是一般帮扶还是重点帮扶？",
    "General or key support?",
    rule(recorded_grade.is_in("grade-3", "grade-4"), "key").at("第十二条"),
    otherwise("general").at("第十二条"),
    result=choices(("general", "一般帮扶", "General support"), ("key", "重点帮扶", "Key support")),
)

# 第十三条

out_of_contact = decision(
    "out-of-contact",
    "超过6个月没有联系吗？",
    "Out of contact for over six months?",
    (AS_OF > period_end(last_contact_on, 6, MONTHS)).at("第十三条第三款"),
)

contact_stop_allowed = decision(
    "contact-stop-allowed",
    "可以因久未联系停止服务吗？",
    "May the service stop for long silence?",
    all_of(unemployment_registered.at("第十三条第三款"), out_of_contact.at("第十三条第三款")),
)

service_track = decision(
    "service-track",
    "求职者进入哪种服务？",
    "Which service does the seeker enter?",
    rule(unemployment_registered & out_of_contact, "stop-and-feed-back").at("第十三条第三款"),
    rule(all_of(job_registered, unemployment_registered, difficulty_certified), "aid").at(
        "第十三条第一款;第二十三条第一款"
    ),
    rule(all_of(job_registered, support_class == "key", ~declined_procedures), "advise-registration").at(
        "第十三条第二款"
    ),
    otherwise("general").at("第十三条第二款"),
    result=choices(
        ("stop-and-feed-back", "反馈并停止服务", "Fed back, service stopped"),
        ("aid", "就业援助", "Employment aid"),
        ("advise-registration", "建议登记和认定", "Advised to register and be certified"),
        ("general", "一般服务", "General service"),
    ),
)

# 第十四条、第三十七条

guidance_path = decision(
    "guidance-path",
    "引导到哪种服务？",
    "Where does guidance lead?",
    rule(~needs_guidance, "no-guidance").at("第十四条第一款;第三十七条"),
    rule(wants_further_guidance & shares_common_problem, "group-guidance").at(
        "第十四条第一款第（三）项;第三十七条第（三）项"
    ),
    rule(wants_further_guidance, "special-guidance").at("第十四条第一款第（二）项;第三十七条第（二）项"),
    rule(next_choice == "self-service", "self-service").at("第十四条第一款第（一）项;第三十七条第（一）项"),
    rule(next_choice == "matching", "matching").at("第十四条第一款第（一）项;第三十七条第（一）项"),
    rule(next_choice == "online-access", "online-access").at("第十四条第一款第（一）项;第三十七条第（一）项"),
    result=choices(
        ("no-guidance", "不需要指导", "No guidance"),
        ("group-guidance", "分类指导", "Group guidance"),
        ("special-guidance", "专门指导", "Special guidance"),
        ("self-service", "自助服务", "Self-service"),
        ("matching", "匹配推荐", "Matching"),
        ("online-access", "开通网上平台", "Access to the platform"),
    ),
)

# 第十五条、第四十条

ready_for_work = decision(
    "ready-for-work",
    "具备上岗条件吗？",
    "Ready for work?",
    (days_to_start <= 14).at("第十五条第二款"),
)

occupation_points = choose(occupation_match == "exact", 40, choose(occupation_match == "related", 20, 0))
rank_points = choose(
    seeker_skill_rank >= required_skill_rank,
    20,
    choose(seeker_skill_rank == required_skill_rank - 1, 10, 0),
)
pay_points = choose(offered_pay >= expected_pay, 20, choose(offered_pay >= expected_pay * Decimal("0.9"), 10, 0))
commute_points = choose(commute_minutes <= 60, 10, choose(commute_minutes <= 90, 5, 0))
experience_points = choose(experience_years >= required_experience_years, 10, 0)

match_score = decision(
    "match-score",
    "人岗匹配得几分？",
    "How well do person and post match?",
    (occupation_points + rank_points + pay_points + commute_points + experience_points).at("第十五条第一款;第四十条"),
    result=INTEGER,
    about=("默认评分，满分100分", "Default points, 100 at most"),
)

referral_recommended = decision(
    "referral-recommended",
    "应当推荐这个岗位吗？",
    "Should this post be recommended?",
    all_of(
        ready_for_work.at("第十五条第一款"),
        wants_referral.at("第十五条第一款"),
        (match_score >= 60).at("第四十条", "匹配达到默认的60分", "The match reaches the default of 60"),
    ),
)

# 第十七条


def holds(part: str) -> Expr:
    """The ledger has this part."""
    return some(ledger_sections, section == part)


personal_ledger_complete = decision(
    "personal-ledger-complete",
    "求职者台账内容齐全吗？",
    "Does the seeker's ledger hold everything?",
    all_of(
        holds("basics").at("第十七条第（一）项"),
        holds("registration").at("第十七条第（二）项"),
        holds("matching").at("第十七条第（三）项"),
        holds("guidance").at("第十七条第（四）项"),
        holds("tracking").at("第十七条第（五）项"),
        holds("other-trace").at("第十七条第（六）项"),
    ),
)
