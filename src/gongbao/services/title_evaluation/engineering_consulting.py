"""京人社事业发〔2023〕42号附件: what each title of engineering consulting takes."""

from gongbao.rules import Expr, all_of, any_of, item
from gongbao.rules import works as demand
from gongbao.rules.tree import value_words
from gongbao.rules.works import Demand
from gongbao.services.title_evaluation.achievements import (
    author_count,
    award_grade,
    effect,
    investment,
    kind,
    level,
    quality,
    rank,
    reach,
    role,
    status,
)
from gongbao.services.title_evaluation.levels import (
    Level,
    Specialty,
    achievement,
    bachelors,
    bachelors_or_degree,
    college,
    doctorate,
    masters,
    secondary,
    years,
    years_after,
)
from gongbao.services.title_evaluation.vocabulary import (
    ability_level,
    direction,
    key_unit_technical_head,
    works_in_specialty,
)
from gongbao.words import Words

engineering_consulting = Specialty(
    "engineering-consulting", "ec", "42号", "42号 六、（五）", Words("工程咨询专业", "engineering consulting")
)

RIGHTS = ("invention-patent", "software-copyright")
#: Research reports, technical standards, books and the like.
STUDIES = (
    "technical-report",
    "national-standard",
    "industry-standard",
    "local-standard",
    "group-standard",
    "enterprise-standard",
    "book",
    "other-document",
)

influential = all_of(status >= "completed", reach >= "industry", effect >= "considerable")
national_result = all_of(kind == "consulting-award", level == "national")
provincial_result = all_of(kind == "consulting-award", level == "provincial")


#: What part the applicant must have had, in the words of the annex.
PARTS = {
    "main-participant": Words("作为主要参与人", "main participant in"),
    "main-lead": Words("作为主要负责人", "main person in charge of"),
    "chief": Words("主持", "leader of"),
}


def in_direction(place: str, name: str, title: Level, part: str, *conditions: Expr) -> Expr:
    """Applies in the direction, has the ability for it at this level, and had this part in a recognised work."""
    label, had = value_words(name, direction.kind), PARTS[part]
    return all_of(
        direction == name,
        ability_level >= title.level,
        title.works(*conditions, role >= part, status >= "recognised"),
    ).at(
        place,
        f"{label.zh}：具备本方向的能力，{had.zh}完成获得认可的咨询成果",
        f"{label.en}: has the ability of the direction; {had.en} a recognised result",
    )


def reports(place: str, number: int, name: str, part: str, *conditions: Expr) -> Demand:
    """So many completed works of the direction applied in, in which the applicant had this part."""
    label, had = value_words(name, direction.kind), PARTS[part]
    where = all_of(*conditions, role >= part, status >= "completed").at(
        place, f"{label.zh}：{had.zh}完成{number}项", f"{label.en}: {had.en} {number} completed works"
    )
    return demand(number, where, when=direction == name)


# 一、助理工程师

assistant_engineer = engineering_consulting.level(
    "一、", "junior", "assistant-engineer", "助理工程师", "Assistant engineer"
)

ec_assistant_engineer_qualification_met = assistant_engineer.qualification_met(
    (masters & works_in_specialty).at("42号附件 一、（二）1."),
    (bachelors & years(1)).at("42号附件 一、（二）2."),
    (college & years(3)).at("42号附件 一、（二）3."),
    (secondary & years(5)).at("42号附件 一、（二）4."),
)

ec_assistant_engineer_eligible = assistant_engineer.eligible(ec_assistant_engineer_qualification_met)

# 二、工程师

engineer = engineering_consulting.level("二、", "intermediate", "engineer", "工程师", "Engineer")

ec_engineer_qualification_met = engineer.qualification_met(
    (doctorate & works_in_specialty).at("42号附件 二、（一）2.(1)"),
    (masters & years(2)).at("42号附件 二、（一）2.(2)"),
    (bachelors & years(5)).at("42号附件 二、（一）2.(3)"),
    (college & years_after("junior", 4)).at("42号附件 二、（一）2.(4)"),
)

ec_engineer_performance_met = engineer.performance_met(
    in_direction(
        "42号附件 二、（二）1.",
        "planning",
        engineer,
        "main-participant",
        kind == "planning-report",
    ),
    in_direction(
        "42号附件 二、（二）2.",
        "project",
        engineer,
        "main-participant",
        kind == "project-report",
        effect >= "considerable",
    ),
    in_direction(
        "42号附件 二、（二）3.",
        "evaluation",
        engineer,
        "main-participant",
        kind == "evaluation-report",
    ),
    in_direction(
        "42号附件 二、（二）4.",
        "whole-process",
        engineer,
        "main-participant",
        kind == "whole-process-service",
        effect >= "considerable",
    ),
)

ec_engineer_achievement_count = engineer.items_count(
    item(
        "42号附件 二、（三）1.",
        "本方向的咨询报告或服务达到规定数量",
        "Enough reports or services of the direction",
        reports(
            "42号附件 二、（三）1.(1)",
            3,
            "planning",
            "main-participant",
            kind == "planning-report",
        ),
        reports("42号附件 二、（三）1.(2)", 3, "project", "main-participant", kind == "project-report"),
        reports(
            "42号附件 二、（三）1.(3)",
            6,
            "evaluation",
            "main-participant",
            kind == "evaluation-report",
        ),
        reports(
            "42号附件 二、（三）1.(4)",
            2,
            "whole-process",
            "main-participant",
            kind == "whole-process-service",
        ),
    ),
    achievement(
        "42号附件 二、（三）2.",
        "排名前三的学术论文",
        "A paper, among the first three authors",
        kind.is_in("journal-paper", "core-journal-paper"),
        rank <= 3,
        status >= "recognised",
        quality >= "sound",
    ),
    achievement(
        "42号附件 二、（三）3.",
        "行业影响较大的专利、报告、标准或著作",
        "A patent, report, standard or book of considerable influence",
        kind.is_in(*RIGHTS, *STUDIES) & influential,
    ),
    achievement(
        "42号附件 二、（三）4.",
        "国家优秀咨询成果，或排名前五的省部级优秀咨询成果",
        "An outstanding consulting result: national, or provincial in the first five",
        any_of(national_result, provincial_result & (rank <= 5)),
    ),
)

ec_engineer_achievements_met = engineer.achievements_met(ec_engineer_achievement_count, 2)

ec_engineer_eligible = engineer.eligible(
    ec_engineer_qualification_met, ec_engineer_performance_met, ec_engineer_achievements_met
)

# 三、高级工程师

senior_engineer = engineering_consulting.level(
    "三、", "associate-senior", "senior-engineer", "高级工程师", "Senior engineer"
)

ec_senior_engineer_qualification_met = senior_engineer.qualification_met(
    (doctorate & years(2)).at("42号附件 三、（一）2.(1)"),
    (masters & years(7)).at("42号附件 三、（一）2.(2)"),
    (bachelors & years_after("intermediate", 5)).at("42号附件 三、（一）2.(3)"),
    senior_engineer.lateral_title(3).at("42号附件 三、（一）2.(4)"),
)

ec_senior_engineer_performance_met = senior_engineer.performance_met(
    in_direction("42号附件 三、（二）1.", "planning", senior_engineer, "main-lead", kind == "planning-report"),
    in_direction(
        "42号附件 三、（二）2.",
        "project",
        senior_engineer,
        "main-lead",
        kind == "project-report",
        effect >= "considerable",
    ),
    in_direction("42号附件 三、（二）3.", "evaluation", senior_engineer, "main-lead", kind == "evaluation-report"),
    in_direction(
        "42号附件 三、（二）4.",
        "whole-process",
        senior_engineer,
        "main-lead",
        kind == "whole-process-service",
        effect >= "considerable",
    ),
)

thirty_million = investment >= 30_000_000

ec_senior_engineer_achievement_count = senior_engineer.items_count(
    item(
        "42号附件 三、（三）1.",
        "本方向的咨询报告或服务达到规定数量",
        "Enough reports or services of the direction",
        reports("42号附件 三、（三）1.(1)", 5, "planning", "main-lead", kind == "planning-report"),
        reports(
            "42号附件 三、（三）1.(2)",
            5,
            "project",
            "main-lead",
            kind == "project-report",
            thirty_million,
        ),
        reports(
            "42号附件 三、（三）1.(3)",
            10,
            "evaluation",
            "main-lead",
            kind == "evaluation-report",
            thirty_million,
        ),
        reports(
            "42号附件 三、（三）1.(4)",
            5,
            "whole-process",
            "main-lead",
            kind == "whole-process-service",
            thirty_million,
        ),
    ),
    achievement(
        "42号附件 三、（三）2.",
        "第一作者的核心期刊论文",
        "A paper in a core journal, as first author",
        kind == "core-journal-paper",
        rank <= 1,
        status >= "recognised",
        quality >= "important",
    ),
    achievement(
        "42号附件 三、（三）3.",
        "重要负责的行业影响较大的报告、标准或著作",
        "A report, standard or book of considerable influence, with an important part in charge",
        kind.is_in(*STUDIES),
        role >= "responsible",
        influential,
    ),
    achievement(
        "42号附件 三、（三）4.",
        "第一发明人的发明专利或第一权利人的软件著作权",
        "An invention patent or a software copyright, in the first place",
        kind.is_in(*RIGHTS),
        rank <= 1,
        status >= "recognised",
    ),
    achievement(
        "42号附件 三、（三）5.",
        "优秀咨询成果达到规定等级和排名",
        "An outstanding consulting result of the grade and place required",
        any_of(
            all_of(national_result, award_grade == "first", rank <= 5),
            all_of(national_result, award_grade.is_in("second", "third"), rank <= 3),
            all_of(provincial_result, award_grade.is_in("first", "second"), rank <= 3),
        ),
    ),
)

ec_senior_engineer_achievements_met = senior_engineer.achievements_met(ec_senior_engineer_achievement_count, 3)

ec_senior_engineer_exceptional_route_open = senior_engineer.exceptional_route_open(
    senior_engineer.works(kind == "science-technology-award", rank <= 3, level >= "provincial", number=2).at(
        "42号附件 三、（四）1.", "省部级科技奖2项，排名前三", "Two provincial science awards, in the first three"
    ),
    senior_engineer.works(kind == "patent-award", award_grade.is_in("gold", "silver"), rank <= 3).at(
        "42号附件 三、（四）2.",
        "中国专利银奖以上，排名前三",
        "A China Patent Silver Award or above, in the first three",
    ),
    senior_engineer.works(kind == "national-standard", rank <= 5, status >= "recognised").at(
        "42号附件 三、（四）3.", "已发布国家标准，排名前五", "A published national standard, in the first five"
    ),
    senior_engineer.works(kind.is_in("industry-standard", "local-standard"), rank <= 3, status >= "recognised").at(
        "42号附件 三、（四）4.",
        "已发布行业或地方标准，排名前三",
        "A published industry or local standard, in the first three",
    ),
    senior_engineer.works(national_result, award_grade == "first", rank <= 5, number=2).at(
        "42号附件 三、（四）5.",
        "国家一等优秀咨询成果2项，排名前五",
        "Two national first-class results, in the first five",
    ),
    key_unit_technical_head.at("42号附件 三、（四）6."),
)

ec_senior_engineer_eligible = senior_engineer.eligible(
    ec_senior_engineer_qualification_met,
    ec_senior_engineer_performance_met,
    ec_senior_engineer_achievements_met,
    ec_senior_engineer_exceptional_route_open,
)

# 四、正高级工程师

full_senior_engineer = engineering_consulting.level(
    "四、", "full-senior", "full-senior-engineer", "正高级工程师", "Full senior engineer"
)

ec_full_senior_engineer_qualification_met = full_senior_engineer.qualification_met(
    (bachelors_or_degree & years_after("associate-senior", 5)).at("42号附件 四、（一）2.(1)"),
    full_senior_engineer.lateral_title(3).at("42号附件 四、（一）2.(2)"),
)

ec_full_senior_engineer_performance_met = full_senior_engineer.performance_met(
    in_direction(
        "42号附件 四、（二）1.",
        "planning",
        full_senior_engineer,
        "chief",
        kind == "planning-report",
        level >= "provincial",
    ),
    in_direction(
        "42号附件 四、（二）2.",
        "project",
        full_senior_engineer,
        "chief",
        kind == "project-report",
        effect >= "considerable",
    ),
    in_direction("42号附件 四、（二）3.", "evaluation", full_senior_engineer, "chief", kind == "evaluation-report"),
    in_direction(
        "42号附件 四、（二）4.",
        "whole-process",
        full_senior_engineer,
        "chief",
        kind == "whole-process-service",
        effect >= "considerable",
    ),
)

eighty_million = investment >= 80_000_000

ec_full_senior_engineer_achievement_count = full_senior_engineer.items_count(
    item(
        "42号附件 四、（三）1.",
        "主持本方向的咨询报告或服务达到规定数量",
        "Enough reports or services of the direction, as leader",
        reports(
            "42号附件 四、（三）1.(1)",
            5,
            "planning",
            "chief",
            kind == "planning-report",
            level >= "provincial",
        ),
        reports("42号附件 四、（三）1.(2)", 8, "project", "chief", kind == "project-report", eighty_million),
        reports(
            "42号附件 四、（三）1.(3)",
            12,
            "evaluation",
            "chief",
            kind == "evaluation-report",
            eighty_million,
        ),
        reports(
            "42号附件 四、（三）1.(4)",
            5,
            "whole-process",
            "chief",
            kind == "whole-process-service",
            eighty_million,
        ),
    ),
    achievement(
        "42号附件 四、（三）2.",
        "独立作者的核心期刊论文",
        "A paper in a core journal, as sole author",
        kind == "core-journal-paper",
        author_count == 1,
        status >= "recognised",
        quality >= "important",
    ),
    achievement(
        "42号附件 四、（三）3.",
        "主要负责的行业影响较大的报告、标准或著作",
        "A report, standard or book of considerable influence, as main person in charge",
        kind.is_in(*STUDIES),
        role >= "main-lead",
        influential,
    ),
    achievement(
        "42号附件 四、（三）4.",
        "第一发明人的发明专利或第一权利人的软件著作权",
        "An invention patent or a software copyright, in the first place",
        kind.is_in(*RIGHTS),
        rank <= 1,
        status >= "recognised",
    ),
    achievement(
        "42号附件 四、（三）5.",
        "优秀咨询成果达到规定等级和排名",
        "An outstanding consulting result of the grade and place required",
        any_of(
            all_of(national_result, award_grade == "first", rank <= 3),
            all_of(national_result, award_grade.is_in("second", "third"), rank <= 1),
            all_of(provincial_result, award_grade == "first", rank <= 1),
        ),
    ),
)

ec_full_senior_engineer_achievements_met = full_senior_engineer.achievements_met(
    ec_full_senior_engineer_achievement_count, 3
)

ec_full_senior_engineer_eligible = full_senior_engineer.eligible(
    ec_full_senior_engineer_qualification_met,
    ec_full_senior_engineer_performance_met,
    ec_full_senior_engineer_achievements_met,
)
