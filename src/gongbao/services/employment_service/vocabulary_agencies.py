"""What has to be known of the agencies, their information, supervision and staff."""

from gongbao.rules import choices, document, fact, judgement, register
from gongbao.services.employment_service.roles import analyst, city, superior
from gongbao.words import Words

INSPECTION = judgement(superior.name, "检查认定", "found by the agency above")
STAFF_FILE = register("专业人员备案信息", "the staff file")
CERTIFICATE = document("资格证书", "certificate")
CHECKED = judgement(analyst.name, "信息审核", "checked by the analyst")
PEOPLE = Words("人", "people")
YEARS = Words("年", "years")
PIECES = Words("篇", "pieces")
PER_CENT = Words("%", "per cent")

# 第五条 systems
has_aid_specialist_system = fact.boolean(
    "has_aid_specialist_system", "有援助专员制度", "Has aid specialists", evidence=INSPECTION
)
has_enterprise_specialist_system = fact.boolean(
    "has_enterprise_specialist_system", "有企业专员制度", "Has enterprise specialists", evidence=INSPECTION
)
has_quality_monitoring_system = fact.boolean(
    "has_quality_monitoring_system", "有信息质量监控制度", "Monitors the quality of information", evidence=INSPECTION
)
has_complaint_system = fact.boolean(
    "has_complaint_system", "有投诉举报处理制度", "Handles complaints and reports", evidence=INSPECTION
)
can_set_up_chief_systems = fact.boolean(
    "can_set_up_chief_systems", "具备建立首席制度的条件", "Has what chief systems take", evidence=INSPECTION
)
has_chief_counsellor_system = fact.boolean(
    "has_chief_counsellor_system", "有首席指导专家制度", "Has a chief counselling expert", evidence=INSPECTION
)
has_chief_analyst_system = fact.boolean(
    "has_chief_analyst_system", "有首席分析师制度", "Has a chief information analyst", evidence=INSPECTION
)

# 第六条、第六十条 sites and staff
tier = fact.enum(
    "tier",
    "机构层级",
    "Tier of the agency",
    choices(
        ("municipal", "市级", "Municipal"),
        ("district", "区级", "District"),
        ("street", "街道（乡镇）", "Street or township"),
        ("community", "社区（村）", "Community or village"),
    ),
)
area = fact.enum(
    "area",
    "功能区",
    "Area of the site",
    choices(
        ("advice-desk", "咨询服务台", "Advice desk"),
        ("general-service", "综合服务区", "General service"),
        ("self-service", "自助服务区", "Self-service"),
        ("recruitment-talks", "招聘洽谈区", "Recruitment talks"),
        ("information-board", "信息发布区", "Information board"),
        ("waiting", "服务等候区", "Waiting area"),
        ("placement-and-guidance", "职业介绍和指导专区", "Placement and guidance"),
        ("one-counter-window", "一柜式综合窗口", "One-counter window"),
    ),
)
service_areas = fact.records("service_areas", "场所已有的功能区", "Areas that the site has", area, evidence=INSPECTION)
counsellors = fact.integer(
    "counsellors", "专兼职职业指导人员", "Counsellors, full- or part-time", minimum=0, unit=PEOPLE, evidence=STAFF_FILE
)
information_analysts = fact.integer(
    "information_analysts",
    "专兼职信息分析人员",
    "Information analysts, full- or part-time",
    minimum=0,
    unit=PEOPLE,
    evidence=STAFF_FILE,
)
other_service_staff = fact.integer(
    "other_service_staff",
    "专兼职其他服务人员",
    "Other service staff, full- or part-time",
    minimum=0,
    unit=PEOPLE,
    evidence=STAFF_FILE,
)
full_time_labour_assistants = fact.integer(
    "full_time_labour_assistants",
    "专职协理员",
    "Full-time labour assistants",
    minimum=0,
    unit=PEOPLE,
    evidence=STAFF_FILE,
)

# 第五十一条 information
info_true = fact.boolean("info_true", "信息真实", "The information is true", evidence=CHECKED)
info_accurate = fact.boolean("info_accurate", "信息准确", "The information is accurate", evidence=CHECKED)
info_usable = fact.boolean("info_usable", "信息可用", "The information is usable", evidence=CHECKED)
info_personal = fact.boolean(
    "info_personal", "含未同意公开的个人或单位信息", "Holds data that nobody agreed to publish", evidence=CHECKED
)

# 第五十六条、第五十八条 supervision
check_item = fact.enum(
    "check_item",
    "核查抽查内容",
    "What was checked",
    choices(
        ("personal-ledger", "个人服务台账", "Personal ledger"),
        ("personal-demand-file", "就业需求档案", "Personal demand file"),
        ("vacancy", "招聘信息", "Vacancy"),
        ("employer-ledger", "单位服务台账", "Employer ledger"),
        ("enterprise-demand-file", "用人需求档案", "Enterprise demand file"),
    ),
)
checked_on = fact.date("checked_on", "核查抽查日", "Day of the check")
notices = fact.integer("notices", "同一问题通报次数", "Notices on this problem", minimum=0, unit=Words("次", "times"))
rectified = fact.boolean("rectified", "已有效整改", "Put right", evidence=INSPECTION)
summons_held = fact.boolean("summons_held", "已警示约谈", "The head was summoned")
serious_consequences = fact.boolean(
    "serious_consequences", "影响恶劣或后果严重", "Bad influence or serious consequences", evidence=INSPECTION
)
satisfaction_rate = fact.number("satisfaction_rate", "满意度", "Share of the satisfied", minimum=0, unit=PER_CENT)
overdue_rate = fact.number("overdue_rate", "逾期率", "Share of steps overdue", minimum=0, unit=PER_CENT)

# 第五十九条第二款 as the person states it
service_substandard = fact.boolean("service_substandard", "援助没有达到标准", "Aid was below the standard")
rights_harmed = fact.boolean("rights_harmed", "合法权益受到侵害", "Lawful rights were harmed")

# 第六十一条至第六十九条 staff
has_vocational_certificate = fact.boolean(
    "has_vocational_certificate", "有职业资格证书", "Has the vocational certificate", evidence=CERTIFICATE
)
has_equivalent_skill = fact.boolean(
    "has_equivalent_skill",
    "有相应的职业技能",
    "Has the matching skill",
    evidence=judgement("agency", "本机构认定", "judged by the agency"),
)
frontline_years = fact.number(
    "frontline_years",
    "一线指导（分析）工作年限",
    "Years of front-line guidance or analysis",
    minimum=0,
    unit=YEARS,
    grows=True,
    evidence=STAFF_FILE,
)
outstanding = fact.boolean(
    "outstanding",
    "业绩（研究成果）突出",
    "Outstanding results",
    evidence=judgement(city.name, "市级评审认定", "judged at the municipal review"),
)
qualification = fact.enum(
    "qualification",
    "高级资质",
    "Senior qualification",
    choices(
        ("senior-counsellor", "高级职业指导师", "Senior counsellor"),
        ("senior-psychologist", "高级心理咨询师", "Senior psychological adviser"),
        ("senior-hr-manager", "高级人力资源管理师", "Senior human resources manager"),
        ("senior-economist", "高级经济师", "Senior economist"),
        ("senior-statistician", "高级统计师", "Senior statistician"),
        ("senior-analyst", "高级职业信息分析师", "Senior information analyst"),
        ("other-deemed", "评价办法认可的其他资质", "Another that the methods accept"),
        ("none", "没有", "None"),
    ),
    evidence=CERTIFICATE,
)
was_star_counsellor = fact.boolean(
    "was_star_counsellor", "曾是星级指导师", "Was a star counsellor", evidence=STAFF_FILE
)
was_excellent_analyst = fact.boolean(
    "was_excellent_analyst", "曾是优秀分析师", "Was an excellent analyst", evidence=STAFF_FILE
)
led_team_well = fact.boolean(
    "led_team_well",
    "带队取得较好成绩",
    "Led the analysts to good results",
    evidence=judgement(city.name, "市级评审认定", "judged at the municipal review"),
)
title = fact.enum(
    "title",
    "专业称号",
    "Title",
    choices(
        ("chief-counsellor", "首席职业指导师", "Chief counsellor"),
        ("star-counsellor", "星级职业指导师", "Star counsellor"),
        ("senior-counsellor", "高级职业指导师", "Senior counsellor"),
        ("chief-analyst", "首席职业信息分析师", "Chief analyst"),
        ("excellent-analyst", "优秀职业信息分析师", "Excellent analyst"),
        ("senior-analyst", "高级职业信息分析师", "Senior analyst"),
    ),
)
special_guidance_days = fact.integer(
    "special_guidance_days",
    "当年专门指导工作日",
    "Working days of special guidance in the year",
    minimum=0,
    unit=Words("工作日", "working days"),
)
weeks_counted = fact.integer(
    "weeks_counted", "当年持有称号的周数", "Weeks of the year with the title", minimum=0, unit=Words("周", "weeks")
)
papers_done = fact.integer("papers_done", "当年论文", "Papers in the year", minimum=0, unit=PIECES)
papers_published = fact.integer("papers_published", "其中公开发表", "Of these published", minimum=0, unit=PIECES)
cases_written = fact.integer("cases_written", "当年案例", "Cases in the year", minimum=0, unit=PIECES)
reports_written = fact.integer("reports_written", "当年分析报告", "Reports in the year", minimum=0, unit=PIECES)
reports_commended = fact.integer(
    "reports_commended", "成果被评优秀", "Commended in the year", minimum=0, unit=Words("次", "times")
)
training_hours = fact.number(
    "training_hours", "当年培训学时", "Class hours in the year", minimum=0, unit=Words("学时", "hours")
)
