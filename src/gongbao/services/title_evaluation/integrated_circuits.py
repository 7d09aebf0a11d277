"""京人社事业发〔2023〕41号附件: what each title of integrated circuits takes."""

from gongbao.rules import Expr, all_of, any_of
from gongbao.rules.tree import value_words
from gongbao.services.title_evaluation.achievements import (
    adopted_by,
    award_grade,
    effect,
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

integrated_circuits = Specialty(
    "integrated-circuits", "ic", "41号", "41号 六、（四）", Words("集成电路专业", "integrated circuits")
)

SMALL_RIGHTS = ("utility-model-patent", "design-patent", "software-copyright", "layout-design")
DEVELOPMENT = ("new-product-development", "new-technology-development")
PROMOTION = ("new-product-promotion", "new-technology-promotion")
PAPERS = ("journal-paper", "core-journal-paper")

national_or_industry_policy = all_of(
    kind.is_in("policy-document", "development-plan"),
    status >= "recognised",
    any_of(level >= "provincial", reach >= "industry"),
)


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
    in_direction("41号附件 二、（二）1.", "design-software", engineer),
    in_direction("41号附件 二、（二）2.", "manufacturing", engineer),
    in_direction("41号附件 二、（二）3.", "packaging-testing", engineer),
    in_direction("41号附件 二、（二）4.", "equipment-parts", engineer),
    in_direction("41号附件 二、（二）5.", "materials", engineer),
    in_direction("41号附件 二、（二）6.", "products-support", engineer),
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

# 三、高级工程师

senior_engineer = integrated_circuits.level(
    "三、", "associate-senior", "senior-engineer", "高级工程师", "Senior engineer"
)

ic_senior_engineer_qualification_met = senior_engineer.qualification_met(
    (doctorate & years(2)).at("41号附件 三、（一）2.(1)"),
    (masters & years(7)).at("41号附件 三、（一）2.(2)"),
    (bachelors & years_after("intermediate", 5)).at("41号附件 三、（一）2.(3)"),
    senior_engineer.lateral_title(3).at("41号附件 三、（一）2.(4)"),
)

RESEARCH_OR_POLICY = Words(
    "参与省部级课题，或者国家、省市、行业规划和政策的制定",
    "took part in provincial research, or in plans or policy in force",
)
research_or_policy = any_of(
    senior_engineer.works(
        kind == "research-project",
        role >= "main-participant",
        level >= "provincial",
        status >= "completed",
        effect >= "considerable",
    ),
    senior_engineer.works(national_or_industry_policy & (role >= "main-participant")),
)
UNIT_PROJECT_AND_RULES = Words(
    "参与完成本单位项目，成效显著，并制定管理制度、标准或规划",
    "took part in a project of the unit with remarkable effect and in its rules, standards or plans",
)
unit_project_and_rules = all_of(
    senior_engineer.works(
        kind == "domain-project", role >= "main-participant", status >= "completed", effect >= "remarkable"
    ),
    senior_engineer.works(
        kind.is_in("management-system", "enterprise-standard", "development-plan"),
        role >= "main-participant",
        status >= "completed",
    ),
)

ic_senior_engineer_performance_met = senior_engineer.performance_met(
    in_direction("41号附件 三、（二）1.", "design-software", senior_engineer, RESEARCH_OR_POLICY, research_or_policy),
    in_direction(
        "41号附件 三、（二）2.", "manufacturing", senior_engineer, UNIT_PROJECT_AND_RULES, unit_project_and_rules
    ),
    in_direction(
        "41号附件 三、（二）3.", "packaging-testing", senior_engineer, UNIT_PROJECT_AND_RULES, unit_project_and_rules
    ),
    in_direction(
        "41号附件 三、（二）4.", "equipment-parts", senior_engineer, UNIT_PROJECT_AND_RULES, unit_project_and_rules
    ),
    in_direction("41号附件 三、（二）5.", "materials", senior_engineer, UNIT_PROJECT_AND_RULES, unit_project_and_rules),
    in_direction(
        "41号附件 三、（二）6.", "products-support", senior_engineer, UNIT_PROJECT_AND_RULES, unit_project_and_rules
    ),
)

ic_senior_engineer_achievement_count = senior_engineer.items_count(
    achievement(
        "41号附件 三、（三）1.",
        "排名前三的攻关项目，省部级鉴定或验收",
        "A tackling project accepted at provincial level, among the first three",
        kind == "tackling-project",
        role >= "responsible",
        rank <= 3,
        status >= "recognised",
        adopted_by >= "provincial",
        reach >= "industry",
        effect >= "considerable",
    ),
    achievement(
        "41号附件 三、（三）2.",
        "排名前三开发2项新产品、新技术并应用",
        "Two new products or technologies in use, among the first three",
        kind.is_in(*DEVELOPMENT),
        role >= "responsible",
        rank <= 3,
        status >= "recognised",
        quality >= "high",
        effect >= "considerable",
        number=2,
    ),
    achievement(
        "41号附件 三、（三）3.",
        "第一发明人的发明专利",
        "An invention patent, as first inventor",
        kind == "invention-patent",
        rank <= 1,
        status >= "recognised",
    ),
    achievement(
        "41号附件 三、（三）4.",
        "第一完成人的实用新型、外观专利、软件著作、布图设计2项",
        "Two utility models, designs, copyrights or layouts, as first completer",
        kind.is_in(*SMALL_RIGHTS),
        rank <= 1,
        status >= "recognised",
        effect >= "some",
        number=2,
    ),
    achievement(
        "41号附件 三、（三）5.",
        "首台套装备或零部件通过验收",
        "A first set of equipment or parts, accepted",
        kind == "first-set-equipment",
        role >= "main-lead",
        status >= "recognised",
    ),
    achievement(
        "41号附件 三、（三）6.",
        "技术报告得到省部级推广",
        "A technical report promoted at provincial level",
        kind == "technical-report",
        role >= "main-lead",
        status >= "recognised",
        adopted_by >= "provincial",
    ),
    achievement(
        "41号附件 三、（三）7.",
        "排名前三的专著或编著，行业影响较大",
        "A book of considerable influence, among the first three",
        kind == "book",
        rank <= 3,
        status >= "recognised",
        reach >= "industry",
        effect >= "considerable",
    ),
    achievement(
        "41号附件 三、（三）8.",
        "成果转化取得较大效益",
        "Results put into practice with considerable benefit",
        kind == "technology-transfer",
        role >= "main-lead",
        status >= "completed",
        effect >= "considerable",
    ),
    achievement(
        "41号附件 三、（三）9.",
        "排名前三的核心期刊论文",
        "A paper in a core journal, among the first three authors",
        kind == "core-journal-paper",
        rank <= 3,
        status >= "recognised",
        quality >= "important",
    ),
)

ic_senior_engineer_achievements_met = senior_engineer.achievements_met(ic_senior_engineer_achievement_count, 3)

ic_senior_engineer_exceptional_route_open = senior_engineer.exceptional_route_open(
    senior_engineer.works(kind == "patent-award", award_grade.is_in("gold", "silver"), rank <= 3).at(
        "41号附件 三、（四）1.",
        "中国专利银奖以上，排名前三",
        "A China Patent Silver Award or above, in the first three",
    ),
    senior_engineer.works(
        status >= "recognised",
        any_of(
            (kind == "national-standard") & (rank <= 5),
            kind.is_in("industry-standard", "local-standard") & (rank <= 3),
        ),
    ).at("41号附件 三、（四）2.", "已发布标准的主要起草人", "Among the first drafters of a published standard"),
    senior_engineer.works(kind == "major-project", rank <= 3, level >= "provincial", status >= "completed").at(
        "41号附件 三、（四）3.", "省部级重大项目，排名前三", "A major provincial project, in the first three"
    ),
    key_unit_technical_head.at("41号附件 三、（四）4."),
)

ic_senior_engineer_eligible = senior_engineer.eligible(
    ic_senior_engineer_qualification_met,
    ic_senior_engineer_performance_met,
    ic_senior_engineer_achievements_met,
    ic_senior_engineer_exceptional_route_open,
)

# 四、正高级工程师

full_senior_engineer = integrated_circuits.level(
    "四、", "full-senior", "full-senior-engineer", "正高级工程师", "Full senior engineer"
)

ic_full_senior_engineer_qualification_met = full_senior_engineer.qualification_met(
    (bachelors_or_degree & years_after("associate-senior", 5)).at("41号附件 四、（一）2.(1)"),
    full_senior_engineer.lateral_title(3).at("41号附件 四、（一）2.(2)"),
)

LEADING_RESEARCH_POLICY_OR_PUBLICATION = Words(
    "国家级课题国内领先，或主持制定规划和政策，或发表较高学术价值的成果",
    "leading national research, or led plans or policy in force, or published results of high academic value",
)
leading_research_policy_or_publication = any_of(
    full_senior_engineer.works(
        kind == "research-project",
        role >= "responsible",
        level >= "national",
        quality >= "leading",
        effect >= "considerable",
    ),
    full_senior_engineer.works(national_or_industry_policy & (role >= "chief")),
    full_senior_engineer.works(
        kind.is_in(*PAPERS, "book", "technical-report"), role >= "main-lead", status >= "recognised", quality >= "high"
    ),
)


def breakthrough_product_or_project(project_level: str) -> Expr:
    """A major project of at least that level or a technical breakthrough, a new product, or an industry project."""
    return any_of(
        full_senior_engineer.works(
            effect >= "remarkable",
            any_of(
                all_of(kind == "major-project", role >= "responsible", level >= project_level),
                kind == "technical-breakthrough",
            ),
        ),
        full_senior_engineer.works(
            kind.is_in(*DEVELOPMENT),
            role >= "main-lead",
            status >= "recognised",
            quality >= "leading",
            effect >= "remarkable",
        ),
        full_senior_engineer.works(
            kind == "domain-project",
            role >= "chief",
            status >= "completed",
            reach >= "industry",
            effect >= "remarkable",
        ),
    )


# Manufacturing asks for a national project where the other directions ask for a provincial one.
national_breakthrough = breakthrough_product_or_project("national")
NATIONAL_BREAKTHROUGH = Words(
    "国家级重大项目或关键技术突破，或国内领先的新产品，或主持行业项目，效益显著",
    "a major national project or a breakthrough, a leading new product, or led an industry project, "
    "with remarkable benefit",
)
provincial_breakthrough = breakthrough_product_or_project("provincial")
PROVINCIAL_BREAKTHROUGH = Words(
    "省部级及以上重大项目或关键技术突破，或国内领先的新产品，或主持行业项目，效益显著",
    "a major project of provincial level or above or a breakthrough, a leading new product, "
    "or led an industry project, with remarkable benefit",
)

ic_full_senior_engineer_performance_met = full_senior_engineer.performance_met(
    in_direction(
        "41号附件 四、（二）1.",
        "design-software",
        full_senior_engineer,
        LEADING_RESEARCH_POLICY_OR_PUBLICATION,
        leading_research_policy_or_publication,
    ),
    in_direction(
        "41号附件 四、（二）2.", "manufacturing", full_senior_engineer, NATIONAL_BREAKTHROUGH, national_breakthrough
    ),
    in_direction(
        "41号附件 四、（二）3.",
        "packaging-testing",
        full_senior_engineer,
        PROVINCIAL_BREAKTHROUGH,
        provincial_breakthrough,
    ),
    in_direction(
        "41号附件 四、（二）4.",
        "equipment-parts",
        full_senior_engineer,
        PROVINCIAL_BREAKTHROUGH,
        provincial_breakthrough,
    ),
    in_direction(
        "41号附件 四、（二）5.", "materials", full_senior_engineer, PROVINCIAL_BREAKTHROUGH, provincial_breakthrough
    ),
    in_direction(
        "41号附件 四、（二）6.",
        "products-support",
        full_senior_engineer,
        PROVINCIAL_BREAKTHROUGH,
        provincial_breakthrough,
    ),
)

ic_full_senior_engineer_achievement_count = full_senior_engineer.items_count(
    achievement(
        "41号附件 四、（三）1.",
        "省部级创新性项目取得重大成果",
        "A provincial innovation project with major results",
        kind == "innovation-project",
        role >= "main-lead",
        level >= "provincial",
        status >= "completed",
        effect >= "major",
    ),
    achievement(
        "41号附件 四、（三）2.",
        "开发2项新产品、新技术并应用",
        "Two new products or technologies in use",
        kind.is_in(*DEVELOPMENT),
        role >= "main-lead",
        status >= "recognised",
        quality >= "high",
        number=2,
    ),
    achievement(
        "41号附件 四、（三）3.",
        "推广应用3项新产品、新技术",
        "Three new products or technologies promoted",
        kind.is_in(*PROMOTION),
        status >= "completed",
        quality >= "high",
        effect >= "major",
        number=3,
    ),
    achievement(
        "41号附件 四、（三）4.",
        "第一发明人的发明专利2项",
        "Two invention patents, as first inventor",
        kind == "invention-patent",
        rank <= 1,
        status >= "recognised",
        effect >= "considerable",
        number=2,
    ),
    achievement(
        "41号附件 四、（三）5.",
        "主持2项首台套攻关",
        "Led work on two first sets of equipment or parts",
        kind == "first-set-equipment",
        role >= "chief",
        status >= "completed",
        effect >= "considerable",
        number=2,
    ),
    achievement(
        "41号附件 四、（三）6.",
        "国家级新产品、新技术奖2项",
        "Two national awards for new products or technology",
        kind == "industry-award",
        role >= "main-lead",
        level >= "national",
        number=2,
    ),
    achievement(
        "41号附件 四、（三）7.",
        "排名第一的专著或编著，行业影响较大",
        "A book of considerable influence, as first completer",
        kind == "book",
        rank <= 1,
        status >= "recognised",
        reach >= "industry",
        effect >= "considerable",
    ),
    achievement(
        "41号附件 四、（三）8.",
        "成果转化取得重大效益",
        "Results put into practice with major benefit",
        kind == "technology-transfer",
        role >= "main-lead",
        status >= "completed",
        effect >= "major",
    ),
    achievement(
        "41号附件 四、（三）9.",
        "第一作者的核心期刊论文2篇",
        "Two papers in core journals, as first author",
        kind == "core-journal-paper",
        rank <= 1,
        status >= "recognised",
        quality >= "important",
        number=2,
    ),
)

ic_full_senior_engineer_achievements_met = full_senior_engineer.achievements_met(
    ic_full_senior_engineer_achievement_count, 3
)

ic_full_senior_engineer_eligible = full_senior_engineer.eligible(
    ic_full_senior_engineer_qualification_met,
    ic_full_senior_engineer_performance_met,
    ic_full_senior_engineer_achievements_met,
)
