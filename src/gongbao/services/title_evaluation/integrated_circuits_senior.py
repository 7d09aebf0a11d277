"""京人社事业发〔2023〕41号附件: what the associate and full senior titles of integrated circuits take."""

from gongbao.rules import Expr, all_of, any_of
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
from gongbao.services.title_evaluation.integrated_circuits import (
    DIRECTIONS,
    PAPERS,
    SMALL_RIGHTS,
    in_direction,
    integrated_circuits,
)
from gongbao.services.title_evaluation.levels import (
    achievement,
    bachelors,
    bachelors_or_degree,
    doctorate,
    masters,
    years,
    years_after,
)
from gongbao.services.title_evaluation.vocabulary import key_unit_technical_head
from gongbao.words import Words

DEVELOPMENT = ("new-product-development", "new-technology-development")
PROMOTION = ("new-product-promotion", "new-technology-promotion")

national_or_industry_policy = all_of(
    kind.is_in("policy-document", "development-plan"),
    status >= "recognised",
    any_of(level >= "provincial", reach >= "industry"),
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
    in_direction("41号附件 三、（二）1.", DIRECTIONS[0], senior_engineer, RESEARCH_OR_POLICY, research_or_policy),
    *(
        in_direction(
            f"41号附件 三、（二）{number}.", name, senior_engineer, UNIT_PROJECT_AND_RULES, unit_project_and_rules
        )
        for number, name in enumerate(DIRECTIONS[1:], 2)
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
        DIRECTIONS[0],
        full_senior_engineer,
        LEADING_RESEARCH_POLICY_OR_PUBLICATION,
        leading_research_policy_or_publication,
    ),
    in_direction(
        "41号附件 四、（二）2.", DIRECTIONS[1], full_senior_engineer, NATIONAL_BREAKTHROUGH, national_breakthrough
    ),
    *(
        in_direction(
            f"41号附件 四、（二）{number}.",
            name,
            full_senior_engineer,
            PROVINCIAL_BREAKTHROUGH,
            provincial_breakthrough,
        )
        for number, name in enumerate(DIRECTIONS[2:], 3)
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
