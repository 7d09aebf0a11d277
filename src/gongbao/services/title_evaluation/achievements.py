"""The applicant's works (附件 （二）至（四）): what a record of one says, and who establishes it."""

from gongbao.rules import choices, document, fact, judgement, levels
from gongbao.services.title_evaluation.vocabulary import SCHEMES, institution
from gongbao.words import Words

EVIDENCE = document("成果证明材料", "evidence of the work")
#: Degrees of influence, benefit and quality are open norms: the institution judges each record once, with reasons.
GRADED = judgement(
    institution.name, "评审机构按证明材料认定等次", "graded by the evaluation institution on the evidence"
)

kind = fact.enum(
    "kind",
    "成果类别",
    "Kind of work",
    choices(
        ("national-standard", "国家标准", "National standard"),
        ("industry-standard", "行业标准", "Industry standard"),
        ("local-standard", "地方标准", "Local standard"),
        ("group-standard", "团体标准", "Group standard"),
        ("enterprise-standard", "企业标准", "Enterprise standard"),
        (
            "management-system",
            "工作制度、管理标准、规范、程序",
            "Working rules, management standards, norms, procedures",
        ),
        ("service-manual", "操作指导书、业务手册", "Operation guide or handbook"),
        ("service-scheme", "可行性方案、实施方案", "Feasibility or implementation scheme"),
        (
            "service-report",
            "数据分析、案例分析、课题研究、工作或项目报告",
            "Analysis, research, work or project report",
        ),
        ("development-plan", "发展规划、行业规划、战略规划", "Development, industry or strategic plan"),
        (
            "policy-document",
            "中长期发展规划、重大战略决策等政策、标准、规范",
            "Policy for long-term plans or strategic decisions",
        ),
        ("government-report", "政府工作报告", "Government work report"),
        ("other-document", "同类其他成果文件（“等”）", "Other document of the same sort"),
        ("research-project", "研究项目、课题", "Research project or topic"),
        ("key-work", "重点工作", "Key work"),
        ("innovation-measure", "创新举措", "Innovative measure"),
        ("pilot-project", "试点项目", "Pilot project"),
        ("operation-project", "运营项目规划和实施", "Planning and running of an operation project"),
        ("problem-solving", "解决行业重大疑难问题", "Solution of a major problem of the industry"),
        ("window-service", "窗口业务服务", "Counter service"),
        ("knowledge-base", "知识库搭建、事项梳理", "Knowledge base and sorting of matters"),
        ("swift-response-system", "接诉即办体系、制度", "System or rules for swift response to complaints"),
        ("personnel-scheme", "人才培养、考核、激励方案", "Scheme for training, assessment or incentives"),
        ("team-management", "政务服务团队管理", "Management of a service team"),
        ("training-assignment", "教育、培训、交流、座谈任务", "Training or exchange assignment"),
        ("major-event", "重大活动保障", "Major event"),
        ("competition", "技术比武等竞赛", "Skills competition"),
        ("commendation", "个人表彰", "Personal commendation"),
        ("tackling-project", "攻关项目", "Project to tackle a key problem"),
        ("innovation-project", "创新性项目", "Innovation project"),
        ("major-project", "重大（技术）项目", "Major (technical) project"),
        ("domain-project", "本领域项目的规划和实施", "Planning and carrying out of a project of the field"),
        ("technical-breakthrough", "解决重大技术问题、掌握关键核心技术", "Solution of a major technical problem"),
        ("invention-patent", "发明专利", "Invention patent"),
        ("utility-model-patent", "实用新型专利", "Utility model"),
        ("design-patent", "外观专利", "Design patent"),
        ("software-copyright", "软件著作权", "Software copyright"),
        ("layout-design", "集成电路布图设计登记", "Registered circuit layout design"),
        ("new-product-development", "开发新产品", "Development of a new product"),
        ("new-technology-development", "开发新技术、新工艺、新设备、新材料", "Development of new technology"),
        ("new-product-promotion", "推广应用新产品", "Promotion of a new product"),
        ("new-technology-promotion", "推广应用新技术、新工艺、新设备、新材料", "Promotion of new technology"),
        ("first-set-equipment", "首台套重大装备和关键零部件", "First set of major equipment or key parts"),
        ("technology-transfer", "成果转化", "Transfer of results into practice"),
        ("technical-report", "技术报告、研究报告、技术文件、分析报告", "Technical, research or analysis report"),
        ("book", "专著、编著、学术著作", "Monograph, edited or academic book"),
        ("journal-paper", "公开发行期刊论文", "Paper in a journal"),
        ("core-journal-paper", "核心期刊论文", "Paper in a core journal"),
        ("patent-award", "中国专利奖", "China Patent Award"),
        ("science-technology-award", "科学技术奖", "Science and technology award"),
        ("industry-award", "新产品、新技术奖", "Award for new products or technology"),
        ("consulting-award", "优秀咨询成果", "Outstanding consulting result"),
        ("planning-report", "规划类咨询报告", "Consulting report on a plan"),
        ("project-report", "编制类咨询报告", "Consulting report prepared for a project"),
        ("evaluation-report", "评估评审类咨询报告", "Consulting report that evaluates a project"),
        (
            "whole-process-service",
            "工程项目管理（含代建）或多业务组合咨询",
            "Project management or combined consulting",
        ),
    ),
    evidence=EVIDENCE,
)
field = fact.enum(
    "field",
    "成果所属专业",
    "Specialty of the work",
    choices(*SCHEMES, ("other", "其他", "Other")),
    evidence=EVIDENCE,
)
work = fact.text(
    "work",
    "同一成果标识",
    "Identifier of the work",
    about=Words("标识相同的记录是同一项成果", "Records with the same identifier are one work"),
)
date = fact.date("date", "取得或完成日期", "Day completed, granted or published", evidence=EVIDENCE)
role = fact.enum(
    "role",
    "本人角色",
    "Applicant's part",
    levels(
        ("participant", "参与人", "Participant"),
        ("main-participant", "主要参与人、主要成员、骨干", "Main participant"),
        ("responsible", "承担人、重要负责人、排名内负责人", "Responsible for a part"),
        ("main-lead", "主要负责人、项目负责人、技术带头人、主要完成人", "Main person in charge"),
        ("chief", "主持人", "Leader"),
    ),
    evidence=EVIDENCE,
)
rank = fact.integer("rank", "本人排名", "Applicant's place among the names", minimum=1, evidence=EVIDENCE)
author_count = fact.integer(
    "author_count", "完成人总数", "Names in all", minimum=1, unit=Words("人", "people"), evidence=EVIDENCE
)
level = fact.enum(
    "level",
    "级别",
    "Level of the project, award or competition",
    levels(
        ("unit", "本单位", "The unit"),
        ("district", "区级", "District"),
        ("provincial", "省部级（含本市市级）", "Provincial or ministerial (this city too)"),
        ("national", "国家级", "National"),
    ),
    evidence=EVIDENCE,
)
adopted_by = fact.enum(
    "adopted_by",
    "采用或验收部门级别",
    "Highest body that applied or accepted it",
    levels(
        ("none", "无", "None"),
        ("unit", "本单位或委托单位", "The unit or the client"),
        ("district", "区级部门", "District department"),
        ("provincial", "省部级部门", "Provincial or ministerial department"),
        ("national", "国家级部门", "National department"),
    ),
    evidence=EVIDENCE,
)
reach = fact.enum(
    "reach",
    "影响范围",
    "How wide its influence is",
    levels(
        ("unit", "本单位", "The unit"),
        ("system", "政务服务体系内", "The service system"),
        ("industry", "行业内", "The industry"),
    ),
    evidence=GRADED,
)
effect = fact.enum(
    "effect",
    "影响或效益程度",
    "Degree of influence or benefit",
    levels(
        ("none", "无", "None"),
        ("some", "一定", "Some"),
        ("considerable", "较大、较好、良好", "Considerable"),
        ("remarkable", "显著、突出", "Remarkable"),
        ("major", "重大", "Major"),
    ),
    evidence=GRADED,
)
quality = fact.enum(
    "quality",
    "水平",
    "Technical or academic grade",
    levels(
        ("ordinary", "一般", "Ordinary"),
        ("sound", "有学术价值", "Of academic value"),
        ("high", "较高水平、较高学术价值、成绩优异", "High, excellent"),
        ("important", "重要学术价值", "Of important academic value"),
        ("leading", "国内领先", "Leading in the country"),
    ),
    evidence=GRADED,
)
status = fact.enum(
    "status",
    "状态",
    "State",
    levels(
        ("pending", "在办、申请中", "Pending"),
        ("completed", "已完成", "Completed"),
        ("recognised", "已授权、发表、发布、验收、应用或认可", "Granted, published, accepted, applied or recognised"),
    ),
    evidence=EVIDENCE,
)
award_grade = fact.enum(
    "award_grade",
    "奖项等级",
    "Grade of the award",
    choices(
        ("gold", "金奖", "Gold"),
        ("silver", "银奖", "Silver"),
        ("excellence", "优秀奖", "Excellence"),
        ("first", "一等奖", "First class"),
        ("second", "二等奖", "Second class"),
        ("third", "三等奖", "Third class"),
    ),
    evidence=EVIDENCE,
)
investment = fact.money("investment", "单项投资额", "Investment of the single project", evidence=EVIDENCE)

achievements = fact.records(
    "achievements",
    "业绩成果",
    "Works",
    kind,
    field,
    work,
    date,
    role,
    rank,
    author_count,
    level,
    adopted_by,
    reach,
    effect,
    quality,
    status,
    award_grade,
    investment,
    about=Words("本人全部业绩成果；没有的，列表为空", "All works of the applicant; an empty list if there is none"),
)
