"""Every provision of the three documents in reading order. What carries each out is found by the places cited.

The standards of the annexes speak in the words of the conditions that cite them.
"""

from gongbao.rules import Decision
from gongbao.services import conditions_of, provision
from gongbao.services.service import Provision
from gongbao.services.title_evaluation import engineering_consulting as consulting
from gongbao.services.title_evaluation import government_services as services
from gongbao.services.title_evaluation import integrated_circuits as circuits
from gongbao.services.title_evaluation import integrated_circuits_senior as senior_circuits
from gongbao.services.title_evaluation.levels import Level

COVER = ("印发函和文件关系", "A cover letter, and relations to other documents")
PURPOSE = ("目的和依据，无须执行", "Purpose and bases; nothing to run")
DIRECTION = ("方向的范围，见事实“专业方向”", "What the direction takes in; carried by the fact direction")


def section(level: Level, zh: str, en: str, *decisions: Decision) -> tuple[Provision, ...]:
    """One level of an annex: the knowledge and ability asked for, then what its decisions cite."""
    return (provision(level.basic_conditions, zh, en), *conditions_of(*decisions))


def in_common(alias: str, levels: str) -> tuple[Provision, ...]:
    """What the documents have in common at the beginning, up to the names of the levels."""
    return (
        provision(f"{alias} 通知", "印发办法，开设本专业", "Issues the measures and opens the specialty", note=COVER),
        provision(f"{alias} 序言", "目的和依据", "Purpose and bases", note=PURPOSE),
        provision(f"{alias} 一、", "适用的单位和人员", "Whom the measures cover"),
        provision(f"{alias} 二、（一）", f"层级和名称：{levels}", "The four levels and their titles"),
    )


def steps(alias: str, panel_zh: str, panel_en: str, opinion_zh: str, opinion_en: str) -> tuple[Provision, ...]:
    """四、 and 五、: the committees and the seven steps."""
    return (
        provision(f"{alias} 四、", "四级评审委员会各评一级", "Four committees, each for its level"),
        provision(f"{alias} 五、（一）", "符合条件的个人申报", "Whoever meets the conditions applies"),
        provision(
            f"{alias} 五、（二）",
            f"单位审核、公示不少于5个工作日，无异议的提出{opinion_zh}",
            f"The employer checks and posts for 5 working days; without objection it gives its {opinion_en}",
        ),
        provision(f"{alias} 五、（三）", "评审机构审核材料", "The institution reviews the materials"),
        provision(f"{alias} 五、（四）", panel_zh, panel_en),
        provision(
            f"{alias} 五、（五）",
            "无记名投票，三分之二同意通过；认定可以简化",
            "Secret ballot, two thirds pass; recognition may be simplified",
        ),
        provision(
            f"{alias} 五、（六）", "验收后公示不少于5个工作日", "After acceptance, public notice of 5 working days"
        ),
        provision(
            f"{alias} 五、（七）", "公示期满无异议的颁发电子证书", "Without objection: the electronic certificate"
        ),
    )


DEFENCE = ("评议组答辩考核，定量和定性评价", "Oral defence before the panel, graded and in words")
YEARLY = ("每年评审一次，可开展专项评审；单位自主聘任", "One round a year, special rounds; employers appoint freely")
STANDARDS = ("各层级条件见附件", "The conditions of each level are in the annex")
WINDOW = ("业绩成果的起算，重点近5年", "From when works count; stress on the last 5 years")
USES = ("鼓励单位奖励人才、运用结果", "Employers are encouraged to reward holders and use the result")
INTERPRETED = ("办法由谁解释", "Who interprets the measures")
IN_FORCE = ("2024年1月1日起实施", "In force on 1 January 2024")
GENERAL = ("各层级共同的基本要求", "What every applicant needs")

PROVISIONS = (
    *in_common("40号", "研究实习员、助理研究员、副研究员、研究员"),
    provision("40号 二、（二）", "研究和运营两个方向", "Two directions: research and operations"),
    provision("40号 三、第一款", *YEARLY),
    provision("40号 三、第二款", *STANDARDS),
    *steps("40号", *DEFENCE, "推荐意见", "recommendation"),
    provision(
        "40号 六、（一）",
        "会同市政务服务局制定政策和监督；评审服务机构完善标准",
        "Policy and supervision with the government services bureau; institutions improve the criteria",
    ),
    provision("40号 六、（二）", *WINDOW),
    provision("40号 六、（三）", *USES),
    provision("40号 六、（四）", *INTERPRETED),
    provision("40号 六、（五）", *IN_FORCE),
    provision("40号附件 序言", *GENERAL),
    *section(
        services.research_intern,
        "基础理论和专业知识，能独立完成工作",
        "Basic theory and knowledge; works independently",
        services.gs_research_intern_qualification_met,
    ),
    *section(
        services.assistant_researcher,
        "熟练运用理论知识，承担较复杂的研究或运营问题",
        "Skilled use of theory; takes on fairly complex research or operating problems",
        services.gs_assistant_researcher_qualification_met,
        services.gs_assistant_researcher_performance_met,
        services.gs_assistant_researcher_achievement_count,
    ),
    *section(
        services.associate_researcher,
        "系统掌握理论知识，有组织变革和战略规划能力，指导骨干",
        "Systematic command; change and strategy; guides key staff",
        services.gs_associate_researcher_qualification_met,
        services.gs_associate_researcher_performance_met,
        services.gs_associate_researcher_achievement_count,
        services.gs_associate_researcher_exceptional_route_open,
    ),
    *section(
        services.researcher,
        "理论和实践全面系统，能引领前沿，知名度高",
        "Comprehensive theory and practice; leads the field; well known",
        services.gs_researcher_qualification_met,
        services.gs_researcher_performance_met,
        services.gs_researcher_achievement_count,
    ),
    *in_common("41号", "助理工程师、工程师、高级工程师、正高级工程师"),
    provision("41号 二、（二）第一款", "六个方向", "Six directions"),
    provision("41号 二、（二）第二款", "设计和软件开发方向的范围", "What design and software takes in", note=DIRECTION),
    provision("41号 二、（二）第三款", "制造方向的范围", "What manufacturing takes in", note=DIRECTION),
    provision("41号 二、（二）第四款", "封装和测试方向的范围", "What packaging and testing takes in", note=DIRECTION),
    provision("41号 二、（二）第五款", "装备和零部件方向的范围", "What equipment and parts takes in", note=DIRECTION),
    provision("41号 二、（二）第六款", "材料方向的范围", "What materials takes in", note=DIRECTION),
    provision("41号 二、（二）第七款", "产品和支撑方向的范围", "What products and support takes in", note=DIRECTION),
    provision("41号 三、第一款", *YEARLY),
    provision("41号 三、第二款", "哪些单位可以申请自主评聘", "Which units may ask to evaluate by themselves"),
    provision("41号 三、第三款", *STANDARDS),
    *steps(
        "41号",
        "评议组考核技术工作，定量与定性评价",
        "The panel assesses the technical work, graded and in words",
        "推荐意见",
        "recommendation",
    ),
    provision("41号 六、（一）", *USES),
    provision("41号 六、（二）", *WINDOW),
    provision("41号 六、（三）", *INTERPRETED),
    provision("41号 六、（四）", *IN_FORCE),
    provision("41号附件 序言", *GENERAL),
    *section(
        circuits.assistant_engineer,
        "基础理论和专业知识，能完成一般性技术工作，指导技术员",
        "Basic theory and knowledge; general technical work; guides technicians",
        circuits.ic_assistant_engineer_qualification_met,
    ),
    *section(
        circuits.engineer,
        "熟练运用理论知识，承担较复杂工程，指导助理工程师",
        "Skilled use of theory; fairly complex projects; guides assistant engineers",
        circuits.ic_engineer_qualification_met,
        circuits.ic_engineer_performance_met,
        circuits.ic_engineer_achievement_count,
    ),
    *section(
        senior_circuits.senior_engineer,
        "系统掌握理论知识，跟踪科技前沿，指导工程师或研究生",
        "Systematic command; follows the frontier; guides engineers or graduate students",
        senior_circuits.ic_senior_engineer_qualification_met,
        senior_circuits.ic_senior_engineer_performance_met,
        senior_circuits.ic_senior_engineer_achievement_count,
        senior_circuits.ic_senior_engineer_exceptional_route_open,
    ),
    *section(
        senior_circuits.full_senior_engineer,
        "理论和实践全面系统，引领本专业前沿，指导高级工程师",
        "Comprehensive theory and practice; leads the field; guides senior engineers",
        senior_circuits.ic_full_senior_engineer_qualification_met,
        senior_circuits.ic_full_senior_engineer_performance_met,
        senior_circuits.ic_full_senior_engineer_achievement_count,
    ),
    *in_common("42号", "助理工程师、工程师、高级工程师、正高级工程师"),
    provision("42号 二、（二）", "规划、项目、评估、全过程四个方向", "Four directions"),
    provision("42号 三、第一款", *YEARLY),
    provision("42号 三、第二款", *STANDARDS),
    *steps("42号", *DEFENCE, "书面推荐意见", "written recommendation"),
    provision(
        "42号 六、（一）",
        "会同市发展改革委制定政策和监督；评审服务机构完善标准",
        "Policy and supervision with the development and reform commission; institutions improve the criteria",
    ),
    provision("42号 六、（二）", *WINDOW),
    provision("42号 六、（三）", *USES),
    provision("42号 六、（四）", *INTERPRETED),
    provision("42号 六、（五）", *IN_FORCE),
    provision("42号附件 序言", *GENERAL),
    *section(
        consulting.assistant_engineer,
        "基础理论和专业知识，能完成一般性技术工作",
        "Basic theory and knowledge; general technical work",
        consulting.ec_assistant_engineer_qualification_met,
    ),
    *section(
        consulting.engineer,
        "熟练掌握理论知识，解决比较复杂的技术问题，指导助理工程师",
        "Skilled use of theory; fairly complex problems; guides assistant engineers",
        consulting.ec_engineer_qualification_met,
        consulting.ec_engineer_performance_met,
        consulting.ec_engineer_achievement_count,
    ),
    *section(
        consulting.senior_engineer,
        "系统掌握理论、标准和规程，对某一领域有较深入研究，培养骨干",
        "Systematic command, standards and codes; studied one field in depth; trains key staff",
        consulting.ec_senior_engineer_qualification_met,
        consulting.ec_senior_engineer_performance_met,
        consulting.ec_senior_engineer_achievement_count,
        consulting.ec_senior_engineer_exceptional_route_open,
    ),
    *section(
        consulting.full_senior_engineer,
        "理论和实践全面系统，在某一领域造诣较高，培养骨干贡献突出",
        "Comprehensive command; attainment in one field; outstanding in training key staff",
        consulting.ec_full_senior_engineer_qualification_met,
        consulting.ec_full_senior_engineer_performance_met,
        consulting.ec_full_senior_engineer_achievement_count,
    ),
)
