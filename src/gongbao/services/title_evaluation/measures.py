"""What the three documents decide in common, in their order: one to six, then the opening of the annex.

京人社事业发〔2023〕40号, 41号 and 42号 say the same thing at the same place unless a rule names one of them alone.
"""

from datetime import date

from gongbao.periods import WORKING_DAYS
from gongbao.rules import (
    AS_OF,
    DATE,
    INTEGER,
    Expr,
    all_of,
    any_of,
    choices,
    choose,
    count,
    decision,
    highest,
    no_if,
    otherwise,
    period_end,
    round_up,
    rule,
    some,
    table,
    year_of,
    years_before,
    yes_if,
)
from gongbao.services.title_evaluation import achievements as works
from gongbao.services.title_evaluation.counting import counted, window_start
from gongbao.services.title_evaluation.vocabulary import (
    acceptance_passed,
    ballot_agree,
    ballot_experts,
    ballot_secret,
    basic_research_investment_large,
    certificate_issued,
    continuing_education_done,
    direction,
    directions_of,
    employer_category,
    employer_in_beijing,
    employer_kind,
    ethics_sound,
    evaluation_mode,
    fit_for_duty,
    held_on,
    hr_system_sound,
    innovation_strong,
    institution_review_passed,
    law_abiding,
    materials_reviewed,
    objection_open,
    panel_opinion_on_file,
    publicity_end,
    publicity_start,
    recommendation_in_writing,
    recommendation_on_file,
    round_kind,
    round_scheme,
    rounds,
    scheme,
    talent_dense,
    target_level,
    works_in_specialty,
)

SCOPE = "40号 一、;41号 一、;42号 一、"
ROUNDS = "40号 三、第一款;41号 三、第一款;42号 三、第一款"
COMMITTEES = "40号 四、;41号 四、;42号 四、"
RECOMMENDATION = "40号 五、（二）;41号 五、（二）;42号 五、（二）"
REVIEW = "40号 五、（三）;41号 五、（三）;42号 五、（三）"
PANEL = "40号 五、（四）;41号 五、（四）;42号 五、（四）"
BALLOT = "40号 五、（五）;41号 五、（五）;42号 五、（五）"
ACCEPTANCE = "40号 五、（六）;41号 五、（六）;42号 五、（六）"
CERTIFICATE = "40号 五、（七）;41号 五、（七）;42号 五、（七）"
IN_FORCE = "40号 六、（五）;41号 六、（四）;42号 六、（五）"
GENERAL = "40号附件 序言;41号附件 序言;42号附件 序言"

IN_FORCE_FROM = date(2024, 1, 1)

# 一、

within_scope = decision(
    "within-scope",
    "申报人是否属于适用范围？",
    "Do the measures cover the applicant?",
    all_of(
        employer_in_beijing.at(SCOPE),
        employer_kind.is_in(
            "state-owned-enterprise", "public-institution", "non-public-organization", "social-organization"
        ).at(SCOPE),
        works_in_specialty.at(SCOPE),
    ),
)

# 二、

title_name = decision(
    "title-name",
    "该层级的职称名称是什么？",
    "What is the title of this level called?",
    *table(
        (scheme, target_level),
        ("government-services", "junior", "research-intern", "40号 二、（一）"),
        ("government-services", "intermediate", "assistant-researcher", "40号 二、（一）"),
        ("government-services", "associate-senior", "associate-researcher", "40号 二、（一）"),
        ("government-services", "full-senior", "researcher", "40号 二、（一）"),
        ("integrated-circuits", "junior", "assistant-engineer", "41号 二、（一）"),
        ("integrated-circuits", "intermediate", "engineer", "41号 二、（一）"),
        ("integrated-circuits", "associate-senior", "senior-engineer", "41号 二、（一）"),
        ("integrated-circuits", "full-senior", "full-senior-engineer", "41号 二、（一）"),
        ("engineering-consulting", "junior", "assistant-engineer", "42号 二、（一）"),
        ("engineering-consulting", "intermediate", "engineer", "42号 二、（一）"),
        ("engineering-consulting", "associate-senior", "senior-engineer", "42号 二、（一）"),
        ("engineering-consulting", "full-senior", "full-senior-engineer", "42号 二、（一）"),
    ),
    result=choices(
        ("research-intern", "研究实习员", "Research intern"),
        ("assistant-researcher", "助理研究员", "Assistant researcher"),
        ("associate-researcher", "副研究员", "Associate researcher"),
        ("researcher", "研究员", "Researcher"),
        ("assistant-engineer", "助理工程师", "Assistant engineer"),
        ("engineer", "工程师", "Engineer"),
        ("senior-engineer", "高级工程师", "Senior engineer"),
        ("full-senior-engineer", "正高级工程师", "Full senior engineer"),
    ),
)

direction_fits_scheme = decision(
    "direction-fits-scheme",
    "所报专业方向是否属于该专业？",
    "Is the direction one of this specialty?",
    any_of(
        all_of(
            scheme == "government-services",
            direction.is_in(*directions_of("government-services")),
        ).at("40号 二、（二）", "政务服务专业的两个方向之一", "One of the two directions of government services"),
        all_of(
            scheme == "integrated-circuits",
            direction.is_in(*directions_of("integrated-circuits")),
        ).at("41号 二、（二）第一款", "集成电路专业的六个方向之一", "One of the six directions of integrated circuits"),
        all_of(
            scheme == "engineering-consulting",
            direction.is_in(*directions_of("engineering-consulting")),
        ).at("42号 二、（二）", "工程咨询专业的四个方向之一", "One of the four directions of engineering consulting"),
    ).at("40号 二、（二）;41号 二、（二）第一款;42号 二、（二）"),
)

# 三、第一款, 41号 三、第二款

annual_round_outstanding = decision(
    "annual-round-outstanding",
    "本年度评审是否尚未举办？",
    "Is this year's round still to be held?",
    no_if(AS_OF < IN_FORCE_FROM).at(ROUNDS, "办法尚未实施", "The measures are not in force"),
    no_if(
        some(
            rounds,
            all_of(
                round_scheme == scheme,
                round_kind == "annual",
                year_of(held_on) == year_of(AS_OF),
                held_on <= AS_OF,
            ),
        )
    ).at(ROUNDS, "本年度评审已举办", "This year's round has been held"),
    otherwise(True).at(ROUNDS),
)

appointment_allowed = decision(
    "appointment-allowed",
    "用人单位能否据此聘任？",
    "May the employer appoint on it?",
    certificate_issued.at(ROUNDS),
)

independent_evaluation_may_apply = decision(
    "independent-evaluation-may-apply",
    "单位能否申请自主评聘？",
    "May the unit ask to evaluate and appoint by itself?",
    no_if(scheme.is_in("government-services", "engineering-consulting")).at("41号 三、第二款"),
    yes_if(
        all_of(
            employer_category.is_in("leading-science-enterprise", "industry-leading-enterprise", "new-rd-institution"),
            hr_system_sound,
            basic_research_investment_large,
        )
    ).at(
        "41号 三、第二款",
        "管理制度完善、基础科研投入大的企业或新型研发机构",
        "An enterprise or institution with sound personnel rules and large research spending",
    ),
    yes_if(all_of(employer_category == "public-institution", talent_dense, innovation_strong)).at(
        "41号 三、第二款",
        "专业人才密集、创新能力强的事业单位",
        "A public institution dense in professionals and strong in innovation",
    ),
    otherwise(False).at("41号 三、第二款"),
)

# 四、

reviewing_committee = decision(
    "reviewing-committee",
    "由哪一级评审委员会评审？",
    "Which committee reviews it?",
    *table(
        (target_level,),
        ("junior", "junior-committee", COMMITTEES),
        ("intermediate", "intermediate-committee", COMMITTEES),
        ("associate-senior", "senior-committee", COMMITTEES),
        ("full-senior", "full-senior-committee", COMMITTEES),
    ),
    result=choices(
        ("junior-committee", "初级评审委员会", "Committee for junior titles"),
        ("intermediate-committee", "中级评审委员会", "Committee for intermediate titles"),
        ("senior-committee", "高级评审委员会", "Committee for associate senior titles"),
        ("full-senior-committee", "正高级评审委员会", "Committee for full senior titles"),
    ),
)

# 五、（二） the notice inside the unit, and 五、（六） the public notice

fifth_working_day = period_end(publicity_start, 5, WORKING_DAYS)
notices = f"{RECOMMENDATION};{ACCEPTANCE}"

publicity_earliest_end = decision(
    "publicity-earliest-end",
    "公示最早哪一天期满？",
    "On which day may the notice end at the earliest?",
    fifth_working_day.at(notices),
)

publicity_sufficient = decision(
    "publicity-sufficient",
    "公示期是否不少于五个工作日？",
    "Was the notice up for at least five working days?",
    (publicity_end >= fifth_working_day).at(notices),
)

recommendation_may_be_given = decision(
    "recommendation-may-be-given",
    "单位能否提出推荐意见？",
    "May the employer give its recommendation?",
    all_of(
        materials_reviewed.at(RECOMMENDATION),
        publicity_sufficient.at(RECOMMENDATION),
        (AS_OF > publicity_end).at(RECOMMENDATION, "公示已经结束", "The notice has ended"),
        (~objection_open).at(RECOMMENDATION, "没有未消除的异议", "No objection stands"),
    ),
)

recommendation_valid = decision(
    "recommendation-valid",
    "推荐意见是否合乎形式？",
    "Is the recommendation in due form?",
    all_of(
        recommendation_on_file.at(RECOMMENDATION),
        any_of(scheme != "engineering-consulting", recommendation_in_writing).at(
            "42号 五、（二）", "工程咨询专业的推荐意见为书面", "In writing, for engineering consulting"
        ),
    ),
)

# 五、（四）

panel_form = decision(
    "panel-form",
    "评议组采用何种考核方式？",
    "How does the panel assess applicants?",
    *table(
        (scheme,),
        ("government-services", "oral-defence", "40号 五、（四）"),
        ("engineering-consulting", "oral-defence", "42号 五、（四）"),
        ("integrated-circuits", "work-assessment", "41号 五、（四）"),
    ),
    result=choices(
        ("oral-defence", "答辩考核", "Oral defence"),
        ("work-assessment", "技术工作考核", "Assessment of the technical work"),
    ),
)

# 五、（五）

ballot_may_open = decision(
    "ballot-may-open",
    "能否提交评审委员会表决？",
    "May it be put to the vote of the committee?",
    all_of(
        institution_review_passed.at(REVIEW),
        recommendation_on_file.at(RECOMMENDATION),
        panel_opinion_on_file.at(PANEL),
    ).at(BALLOT),
)

ballots_needed = decision(
    "ballots-needed",
    "至少需要多少同意票？",
    "How many votes in favour are needed?",
    highest(1, round_up(ballot_experts * 2 / 3)).at(BALLOT),
    result=INTEGER,
)

ballot_passed = decision(
    "ballot-passed",
    "表决是否通过？",
    "Has the ballot passed?",
    all_of(
        (ballot_experts >= 1).at(BALLOT),
        (ballot_agree * 3 >= ballot_experts * 2).at(BALLOT, "同意票达到三分之二", "Two thirds or more are in favour"),
    ),
)

simplified_procedure_allowed = decision(
    "simplified-procedure-allowed",
    "能否简化程序？",
    "May the procedure be simplified?",
    (evaluation_mode == "recognition").at(BALLOT),
)

# 五、（六）、（七）

certificate_may_be_issued = decision(
    "certificate-may-be-issued",
    "能否颁发电子职称证书？",
    "May the certificate be issued?",
    all_of(
        ballot_secret.at(BALLOT),
        ballot_passed.at(BALLOT),
        acceptance_passed.at(ACCEPTANCE),
        publicity_sufficient.at(ACCEPTANCE),
        (AS_OF > publicity_end).at(CERTIFICATE, "公示期已满", "The notice has run its time"),
        (~objection_open).at(CERTIFICATE, "没有未消除的异议", "No objection stands"),
    ),
)

# 六、


def at_target_level(name: str) -> Expr:
    """The first day of works in the specialty, for the level applied for."""
    return choose(
        target_level == "junior",
        window_start(name, "junior"),
        choose(
            target_level == "intermediate",
            window_start(name, "intermediate"),
            choose(
                target_level == "associate-senior",
                window_start(name, "associate-senior"),
                window_start(name, "full-senior"),
            ),
        ),
    )


achievement_window_start = decision(
    "achievement-window-start",
    "业绩成果从哪一天起算？",
    "From which day on do works count?",
    rule(scheme == "government-services", at_target_level("government-services")).at("40号 六、（二）"),
    rule(scheme == "integrated-circuits", at_target_level("integrated-circuits")).at("41号 六、（二）"),
    rule(scheme == "engineering-consulting", at_target_level("engineering-consulting")).at("42号 六、（二）"),
    result=DATE,
)

recent_achievements = decision(
    "recent-achievements",
    "近五年的业绩成果有几项？",
    "How many works are of the last five years?",
    count(works.achievements, counted(scheme, achievement_window_start) & (works.date >= years_before(AS_OF, 5))).at(
        "40号 六、（二）;41号 六、（二）;42号 六、（二）"
    ),
)

interpreting_bodies = decision(
    "interpreting-bodies",
    "由谁解释办法？",
    "Who interprets the measures?",
    *table(
        (scheme,),
        ("government-services", "hrss-and-government-services", "40号 六、（四）"),
        ("integrated-circuits", "hrss-only", "41号 六、（三）"),
        ("engineering-consulting", "hrss-and-development-reform", "42号 六、（四）"),
    ),
    result=choices(
        (
            "hrss-and-government-services",
            "市人力资源社会保障局、市政务服务局",
            "The bureau and the government services bureau",
        ),
        ("hrss-only", "市人力资源社会保障局", "The bureau alone"),
        (
            "hrss-and-development-reform",
            "市人力资源社会保障局、市发展改革委",
            "The bureau and the development and reform commission",
        ),
    ),
)

scheme_in_force = decision(
    "scheme-in-force",
    "办法是否已经实施？",
    "Are the measures in force?",
    (AS_OF >= IN_FORCE_FROM).at(IN_FORCE),
)

# 附件 序言

general_requirements_met = decision(
    "general-requirements-met",
    "是否具备各层级共同的基本要求？",
    "Are the requirements common to all levels met?",
    all_of(
        law_abiding.at(GENERAL),
        ethics_sound.at(GENERAL),
        works_in_specialty.at(GENERAL),
        fit_for_duty.at(GENERAL),
        continuing_education_done.at(GENERAL),
    ),
)
