"""京人社事业发〔2023〕41号附件: what the junior and intermediate titles of integrated circuits take."""

from gongbao.rules import Expr, all_of, any_of
from gongbao.rules.tree import value_words
from gongbao.services.title_evaluation.achievements import (
    effect,
    kind,
    quality,
    rank,
    role,
    status,
)
from gongbao.services.title_evaluation.levels import (
    Level,
    Specialty,
    achievement,
    bachelors,
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
    directions_of,
    works_in_specialty,
)
from gongbao.words import Words

integrated_circuits = Specialty(
    "integrated-circuits", "ic", "41号", "41号 六、（四）", Words("集成电路专业", "integrated circuits")
)

#: The annex goes through them in the order of the document.
DIRECTIONS = directions_of("integrated-circuits")
SMALL_RIGHTS = ("utility-model-patent", "design-patent", "software-copyright", "layout-design")
PAPERS = ("journal-paper", "core-journal-paper")


ABILITY = Words("具备本方向所要求的知识和能力", "has the knowledge and ability that the direction asks for")


def in_direction(place: str, name: str, title: Level, shown: Words | None = None, *conditions: Expr) -> Expr:
    """Applies in the direction, has the knowledge and ability for it at this level, and meets the conditions.

    ``shown`` says what the conditions ask for besides.
    """
    label = value_words(name, direction.kind)
    zh, en = (f"，{shown.zh}", f", {shown.en}") if shown else ("", "")
    return all_of(direction == name, ability_level >= title.level, *conditions).at(
        place, f"{label.zh}：{ABILITY.zh}{zh}", f"{label.en}: {ABILITY.en}{en}"
    )


# 一、助理工程师

assistant_engineer = integrated_circuits.level(
    "一、", "junior", "assistant-engineer", "助理工程师", "Assistant engineer"
)

ic_assistant_engineer_qualification_met = assistant_engineer.qualification_met(
    (masters & works_in_specialty).at("41号附件 一、（二）1."),
    (bachelors & years(1)).at("41号附件 一、（二）2."),
    (college & years(3)).at("41号附件 一、（二）3."),
    (secondary & years(5)).at("41号附件 一、（二）4."),
)

ic_assistant_engineer_eligible = assistant_engineer.eligible(ic_assistant_engineer_qualification_met)

# 二、工程师

engineer = integrated_circuits.level("二、", "intermediate", "engineer", "工程师", "Engineer")

ic_engineer_qualification_met = engineer.qualification_met(
    (doctorate & works_in_specialty).at("41号附件 二、（一）2.(1)"),
    (masters & years(2)).at("41号附件 二、（一）2.(2)"),
    (bachelors & years(5)).at("41号附件 二、（一）2.(3)"),
    (college & years_after("junior", 4)).at("41号附件 二、（一）2.(4)"),
)

ic_engineer_performance_met = engineer.performance_met(
    *(in_direction(f"41号附件 二、（二）{number}.", name, engineer) for number, name in enumerate(DIRECTIONS, 1))
)

ic_engineer_achievement_count = engineer.items_count(
    achievement(
        "41号附件 二、（三）1.",
        "攻关项目通过鉴定或验收",
        "A tackling project, appraised or accepted",
        kind == "tackling-project",
        role >= "main-participant",
        status >= "recognised",
        effect >= "considerable",
    ),
    achievement(
        "41号附件 二、（三）2.",
        "实用新型、外观专利、软件著作、布图设计2项",
        "Two utility models, designs, copyrights or layouts",
        kind.is_in(*SMALL_RIGHTS),
        role >= "main-participant",
        status >= "recognised",
        number=2,
    ),
    achievement(
        "41号附件 二、（三）3.",
        "授权发明专利",
        "A granted invention patent",
        kind == "invention-patent",
        role >= "main-participant",
        status >= "recognised",
    ),
    achievement(
        "41号附件 二、（三）4.",
        "较高水平的新技术",
        "New technology of a high level",
        kind.is_in("new-technology-development", "new-technology-promotion"),
        role >= "main-participant",
        status >= "completed",
        quality >= "high",
    ),
    achievement(
        "41号附件 二、（三）5.",
        "有一定影响力的技术报告",
        "A technical report of some influence",
        kind == "technical-report",
        role >= "main-participant",
        status >= "completed",
        effect >= "some",
    ),
    achievement(
        "41号附件 二、（三）6.",
        "完成标准",
        "A completed standard",
        status >= "completed",
        any_of(
            kind.is_in("national-standard", "enterprise-standard") & (role >= "main-participant"),
            kind.is_in("industry-standard", "group-standard", "local-standard"),
        ),
    ),
    achievement(
        "41号附件 二、（三）7.",
        "出版专著或编著",
        "A published book",
        kind == "book",
        role >= "main-participant",
        status >= "recognised",
    ),
    achievement(
        "41号附件 二、（三）8.",
        "成果转化取得一定效益",
        "Results put into practice with some benefit",
        kind == "technology-transfer",
        role >= "main-participant",
        status >= "completed",
        effect >= "some",
    ),
    achievement(
        "41号附件 二、（三）9.",
        "排名前三的学术论文",
        "A paper, among the first three authors",
        kind.is_in(*PAPERS),
        rank <= 3,
        status >= "recognised",
        quality >= "sound",
    ),
)

ic_engineer_achievements_met = engineer.achievements_met(ic_engineer_achievement_count, 2)

ic_engineer_eligible = engineer.eligible(
    ic_engineer_qualification_met, ic_engineer_performance_met, ic_engineer_achievements_met
)
