"""京人社事业发〔2023〕40号附件: what each title of government services takes."""

from gongbao.rules import Expr, all_of, any_of
from gongbao.services.title_evaluation.achievements import (
    adopted_by,
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
    Specialty,
    bachelors,
    bachelors_or_degree,
    doctorate,
    masters,
    years,
    years_after,
)
from gongbao.services.title_evaluation.vocabulary import direction, outstanding_confirmed, works_in_specialty
from gongbao.words import Words

government_services = Specialty(
    "government-services", "gs", "40号", "40号 六、（五）", Words("政务服务专业", "government services")
)

#: Standards that a body outside the unit publishes.
PUBLIC_STANDARDS = ("national-standard", "industry-standard", "local-standard")
#: Rules of service: of the unit, the city or the system, and published standards of every kind.
SERVICE_RULES = ("management-system", *PUBLIC_STANDARDS, "group-standard", "enterprise-standard", "service-scheme")
#: Reports, plans and academic works of service.
SERVICE_STUDIES = ("service-report", "development-plan", "book", "other-document")


def in_research(place: str, *conditions: Expr) -> Expr:
    """One of the conditions for whoever applies in the research direction."""
    return ((direction == "service-research") & any_of(*conditions)).at(
        place, "政务服务研究方向的业绩条件之一", "One of the conditions of the research direction"
    )


def in_operations(place: str, *conditions: Expr) -> Expr:
    """One of the conditions for whoever applies in the operations direction."""
    return ((direction == "service-operations") & any_of(*conditions)).at(
        place, "政务服务运营方向的业绩条件之一", "One of the conditions of the operations direction"
    )


# 一、研究实习员

research_intern = government_services.level("一、", "junior", "research-intern", "研究实习员", "Research intern")

gs_research_intern_qualification_met = research_intern.qualification_met(
    (masters & works_in_specialty).at("40号附件 一、（二）1."),
    (bachelors & years(1)).at("40号附件 一、（二）2."),
    outstanding_confirmed.at("40号附件 一、（二）3."),
)

gs_research_intern_eligible = research_intern.eligible(gs_research_intern_qualification_met)

# 二、助理研究员

assistant_researcher = government_services.level(
    "二、", "intermediate", "assistant-researcher", "助理研究员", "Assistant researcher"
)

gs_assistant_researcher_qualification_met = assistant_researcher.qualification_met(
    (doctorate & works_in_specialty).at("40号附件 二、（一）2.(1)"),
    (masters & years(2)).at("40号附件 二、（一）2.(2)"),
    (bachelors & years(5)).at("40号附件 二、（一）2.(3)"),
    outstanding_confirmed.at("40号附件 二、（一）2.(4)"),
)

gs_assistant_researcher_performance_met = assistant_researcher.performance_met(
    in_research(
        "40号附件 二、（二）1.",
        assistant_researcher.works(kind.is_in(*PUBLIC_STANDARDS)).at(
            "40号附件 二、（二）1.(1)", "参与编写标准", "Took part in writing a standard"
        ),
        assistant_researcher.works(
            kind == "service-scheme", role >= "main-participant", status >= "recognised", effect >= "considerable"
        ).at("40号附件 二、（二）1.(2)", "可行性方案得到应用，成效较好", "A feasible scheme, applied with good effect"),
        assistant_researcher.works(kind == "research-project", role >= "main-participant", status >= "completed").at(
            "40号附件 二、（二）1.(3)", "完成本单位研究项目", "Completed a research project of the unit"
        ),
    ),
    in_operations(
        "40号附件 二、（二）2.",
        assistant_researcher.works(kind == "window-service", role >= "main-participant", quality >= "high").at(
            "40号附件 二、（二）2.(1)", "窗口服务骨干，评价高", "A mainstay of counter service, highly rated"
        ),
        all_of(
            assistant_researcher.works(kind == "knowledge-base", role >= "main-participant", status >= "completed"),
            assistant_researcher.works(
                kind.is_in("service-manual", "other-document"),
                role >= "main-participant",
                status >= "completed",
                number=2,
            ),
        ).at(
            "40号附件 二、（二）2.(2)",
            "完成知识库和多项指导书、手册",
            "Completed the knowledge base and several handbooks",
        ),
        assistant_researcher.works(
            kind == "swift-response-system",
            role >= "main-participant",
            status >= "recognised",
            effect >= "considerable",
        ).at(
            "40号附件 二、（二）2.(3)",
            "接诉即办制度得到应用，成效较好",
            "Swift response rules, applied with good effect",
        ),
        assistant_researcher.works(
            kind == "personnel-scheme", role >= "main-participant", status >= "completed", effect >= "some"
        ).at("40号附件 二、（二）2.(4)", "人员管理方案有一定贡献", "A personnel scheme of some use"),
        assistant_researcher.works(
            kind.is_in("key-work", "innovation-measure"), role >= "main-participant", status >= "completed"
        ).at("40号附件 二、（二）2.(5)", "完成重点工作或提出创新举措", "Completed key work or proposed an innovation"),
        assistant_researcher.works(kind == "competition", level >= "district", quality >= "high").at(
            "40号附件 二、（二）2.(6)", "区级及以上竞赛成绩优异", "Excellent in a contest of district level or above"
        ),
    ),
)

gs_assistant_researcher_achievement_count = assistant_researcher.works_count(
    all_of(kind.is_in(*PUBLIC_STANDARDS), status >= "completed").at(
        "40号附件 二、（三）1.", "参与完成标准", "Took part in completing a standard"
    ),
    all_of(
        kind.is_in(
            "management-system",
            "enterprise-standard",
            "service-manual",
            "service-scheme",
            "service-report",
            "other-document",
        ),
        role >= "main-participant",
        status >= "recognised",
        effect >= "some",
    ).at(
        "40号附件 二、（三）2.",
        "完成本单位有效应用的制度、手册或报告",
        "Rules, handbooks or reports in use in the unit",
    ),
)

gs_assistant_researcher_achievements_met = assistant_researcher.achievements_met(
    gs_assistant_researcher_achievement_count, 2
)

gs_assistant_researcher_eligible = assistant_researcher.eligible(
    gs_assistant_researcher_qualification_met,
    gs_assistant_researcher_performance_met,
    gs_assistant_researcher_achievements_met,
)

# 三、副研究员

associate_researcher = government_services.level(
    "三、", "associate-senior", "associate-researcher", "副研究员", "Associate researcher"
)

gs_associate_researcher_qualification_met = associate_researcher.qualification_met(
    (doctorate & years(2)).at("40号附件 三、（一）2.(1)"),
    (masters & years(7)).at("40号附件 三、（一）2.(2)"),
    (bachelors & years_after("intermediate", 5)).at("40号附件 三、（一）2.(3)"),
    associate_researcher.lateral_title(3).at("40号附件 三、（一）2.(4)"),
)

gs_associate_researcher_performance_met = associate_researcher.performance_met(
    in_research(
        "40号附件 三、（二）1.",
        associate_researcher.works(
            kind.is_in("management-system", "local-standard", "other-document"),
            role >= "main-lead",
            level >= "district",
            status >= "recognised",
        ).at(
            "40号附件 三、（二）1.(1)", "制定市（区）级制度、标准并实施", "City or district rules or standards in force"
        ),
        associate_researcher.works(
            kind == "service-scheme",
            role >= "main-lead",
            level >= "provincial",
            status >= "recognised",
            effect >= "considerable",
        ).at("40号附件 三、（二）1.(2)", "市级可行性方案成效较好", "A feasible scheme for the city, with good effect"),
        associate_researcher.works(
            kind == "research-project",
            role >= "main-lead",
            status >= "completed",
            reach >= "industry",
            effect >= "some",
        ).at("40号附件 三、（二）1.(3)", "研究成果有行业影响力", "Research with influence in the industry"),
        associate_researcher.works(
            kind == "training-assignment",
            role >= "main-lead",
            level >= "provincial",
            effect >= "considerable",
            number=2,
        ).at("40号附件 三、（二）1.(4)", "多次承担省部级培训交流任务", "Several training or exchange assignments"),
    ),
    in_operations(
        "40号附件 三、（二）2.",
        associate_researcher.works(
            kind == "key-work", role >= "main-lead", reach >= "system", status >= "recognised", effect >= "remarkable"
        ).at("40号附件 三、（二）2.(1)", "体系内重点工作成效突出", "Key work in the system, with outstanding effect"),
        associate_researcher.works(
            kind == "operation-project",
            role >= "main-lead",
            level >= "district",
            status >= "recognised",
            effect >= "remarkable",
        ).at(
            "40号附件 三、（二）2.(2)",
            "市（区）级运营项目成效突出",
            "A city or district project, with outstanding effect",
        ),
        associate_researcher.works(kind == "team-management", role >= "main-lead", quality >= "high").at(
            "40号附件 三、（二）2.(3)", "团队考核成绩优异", "Led a team to an excellent assessment"
        ),
        associate_researcher.works(kind == "commendation", level >= "provincial").at(
            "40号附件 三、（二）2.(4)", "受到省部级及以上表彰", "Commended at provincial level or above"
        ),
    ),
)

gs_associate_researcher_achievement_count = associate_researcher.works_count(
    all_of(
        kind.is_in(*SERVICE_RULES),
        role >= "main-lead",
        status >= "recognised",
        adopted_by >= "provincial",
        effect >= "considerable",
    ).at(
        "40号附件 三、（三）1.",
        "省部级部门应用的制度、标准、方案",
        "Rules, standards or schemes applied at provincial level",
    ),
    all_of(
        kind.is_in(*SERVICE_STUDIES),
        rank <= 3,
        status >= "recognised",
        adopted_by >= "provincial",
        effect >= "considerable",
    ).at(
        "40号附件 三、（三）2.",
        "省部级部门应用的报告、规划、著作",
        "Reports, plans or books applied at provincial level",
    ),
)

gs_associate_researcher_achievements_met = associate_researcher.achievements_met(
    gs_associate_researcher_achievement_count, 3
)

gs_associate_researcher_exceptional_route_open = associate_researcher.exceptional_route_open(
    associate_researcher.works(
        any_of(
            all_of(kind == "national-standard", rank <= 5),
            all_of(kind.is_in("industry-standard", "local-standard"), rank <= 3),
        )
    ).at("40号附件 三、（四）1.", "标准的主要起草人", "Among the first drafters of a standard"),
    all_of(
        associate_researcher.works(
            kind.is_in("key-work", "innovation-measure", "research-project", "operation-project", "pilot-project"),
            role >= "main-lead",
            effect >= "major",
        ),
        associate_researcher.works(kind == "major-event", role >= "responsible", effect >= "remarkable"),
        associate_researcher.works(kind == "commendation", level >= "provincial"),
    ).at(
        "40号附件 三、（四）2.",
        "重大成果、重大活动和省部级表彰兼备",
        "Major results, a major event and a provincial commendation together",
    ),
)

gs_associate_researcher_eligible = associate_researcher.eligible(
    gs_associate_researcher_qualification_met,
    gs_associate_researcher_performance_met,
    gs_associate_researcher_achievements_met,
    gs_associate_researcher_exceptional_route_open,
)

# 四、研究员

researcher = government_services.level("四、", "full-senior", "researcher", "研究员", "Researcher")

gs_researcher_qualification_met = researcher.qualification_met(
    (bachelors_or_degree & years_after("associate-senior", 5)).at("40号附件 四、（一）2.(1)"),
    researcher.lateral_title(3).at("40号附件 四、（一）2.(2)"),
)

gs_researcher_performance_met = researcher.performance_met(
    in_research(
        "40号附件 四、（二）1.",
        researcher.works(
            kind.is_in("policy-document", "development-plan"),
            role >= "main-lead",
            status >= "recognised",
            any_of(level >= "provincial", reach >= "industry"),
        ).at(
            "40号附件 四、（二）1.(1)",
            "制定国家、省市、行业规划或政策",
            "National, provincial or industry plans or policy",
        ),
        researcher.works(
            kind == "research-project",
            role >= "main-lead",
            level >= "provincial",
            status >= "completed",
            quality >= "leading",
            effect >= "considerable",
        ).at("40号附件 四、（二）1.(2)", "省部级研究成果国内领先", "Provincial research, leading in the country"),
        researcher.works(
            kind == "book", role >= "main-lead", status >= "recognised", reach >= "industry", effect >= "remarkable"
        ).at("40号附件 四、（二）1.(3)", "专著、编著效益显著", "A book of remarkable benefit"),
    ),
    in_operations(
        "40号附件 四、（二）2.",
        researcher.works(
            kind.is_in("government-report", "development-plan"),
            role >= "main-participant",
            level >= "provincial",
            effect >= "considerable",
        ).at("40号附件 四、（二）2.(1)", "编写省部级工作报告或行业规划", "Provincial work reports or industry plans"),
        researcher.works(
            kind == "pilot-project", role >= "responsible", level >= "provincial", effect >= "remarkable"
        ).at("40号附件 四、（二）2.(2)", "省部级试点项目成绩显著", "A provincial pilot with remarkable results"),
        researcher.works(
            kind == "problem-solving",
            role >= "main-lead",
            reach >= "industry",
            status >= "recognised",
            effect >= "remarkable",
        ).at("40号附件 四、（二）2.(3)", "解决行业重大疑难问题成效显著", "A major problem of the industry solved"),
        researcher.works(
            kind == "operation-project",
            role >= "main-lead",
            reach >= "industry",
            status >= "completed",
            effect >= "remarkable",
        ).at("40号附件 四、（二）2.(4)", "行业内运营项目效益显著", "An industry project of remarkable benefit"),
    ),
)

gs_researcher_achievement_count = researcher.works_count(
    all_of(
        kind.is_in(*SERVICE_RULES),
        role >= "main-lead",
        status >= "recognised",
        reach >= "industry",
        effect >= "major",
    ).at("40号附件 四、（三）1.", "行业内影响重大的制度、标准、方案", "Rules, standards or schemes of major influence"),
    all_of(
        kind.is_in(*SERVICE_STUDIES),
        rank <= 1,
        status >= "recognised",
        reach >= "industry",
        effect >= "considerable",
    ).at(
        "40号附件 四、（三）2.", "行业内影响较大的报告、规划、著作", "Reports, plans or books of considerable influence"
    ),
)

gs_researcher_achievements_met = researcher.achievements_met(gs_researcher_achievement_count, 3)

gs_researcher_eligible = researcher.eligible(
    gs_researcher_qualification_met, gs_researcher_performance_met, gs_researcher_achievements_met
)
