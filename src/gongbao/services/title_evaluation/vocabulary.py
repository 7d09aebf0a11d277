"""Who acts, and what has to be known, in the order in which the three documents speak of it.

京人社事业发〔2023〕40号 (government services), 41号 (integrated circuits) and 42号 (engineering consulting) share one
skeleton; places begin with 40号, 41号 or 42号.
"""

from gongbao.rules import choices, document, fact, judgement, levels, register
from gongbao.services import agency, organisation, person
from gongbao.words import Words

applicant = person("applicant", "申报人", "Applicant")
employer = organisation("employer", "所在单位（用人单位）", "Employer")
colleague = person("colleague", "单位内异议人", "Colleague who objects")
institution = agency("evaluation-institution", "评审机构（评审服务机构）", "Evaluation institution")
panel = agency("expert-panel", "专业评议组", "Expert panel")
committee = agency("review-committee", "评审委员会", "Review committee")
bureau = agency("hrss-bureau", "市人力资源社会保障局", "Human resources and social security bureau")
objector = person("public-objector", "公示异议人", "Anyone who objects")
services_bureau = agency("government-services-bureau", "市政务服务局", "Government services bureau")
informatization_bureau = agency(
    "economy-informatization-bureau", "市经济和信息化局", "Economy and informatization bureau"
)
development_commission = agency("development-reform-commission", "市发展改革委", "Development and reform commission")

EMPLOYER_FILE = register("用人单位登记信息", "register of employers")
EMPLOYER_STATEMENT = document("用人单位证明", "statement of the employer")
DIPLOMA = document("学历学位证书", "diploma")
TITLE_REGISTER = register("职称证书登记", "register of professional titles")
NOTICE = register("公示记录", "record of the notice")
CASE_FILE = register("本次申报的办理记录", "file of this application")
BALLOT = document("表决记录", "record of the ballot")
RECOMMENDATION = document("推荐意见", "recommendation")
BY_EMPLOYER = judgement(employer.name, "用人单位考核认定", "assessed by the employer")
BY_INSTITUTION = judgement(institution.name, "评审机构审核认定", "assessed by the evaluation institution")
BY_BUREAU = judgement(bureau.name, "市人力资源社会保障局认定", "assessed by the bureau")

YEARS = Words("年", "years")
PEOPLE = Words("人", "people")
VOTES = Words("票", "votes")

SCHEMES = (
    ("government-services", "政务服务专业", "Government services"),
    ("integrated-circuits", "集成电路专业", "Integrated circuits"),
    ("engineering-consulting", "工程咨询专业", "Engineering consulting"),
)
LEVELS = (
    ("junior", "初级（助理级）", "Junior (assistant)"),
    ("intermediate", "中级", "Intermediate"),
    ("associate-senior", "副高级", "Associate senior"),
    ("full-senior", "正高级", "Full senior"),
)

# 一、 who is covered
employer_in_beijing = fact.boolean(
    "employer_in_beijing", "单位在本市", "The employer is in Beijing", evidence=EMPLOYER_FILE
)
employer_kind = fact.enum(
    "employer_kind",
    "单位性质",
    "Kind of employer",
    choices(
        ("state-owned-enterprise", "国有企业", "State-owned enterprise"),
        ("public-institution", "事业单位", "Public institution"),
        ("non-public-organization", "非公有制经济组织", "Non-public economic organization"),
        ("social-organization", "社会组织", "Social organization"),
        ("government-organ", "机关", "Government organ"),
        ("other", "其他", "Other"),
    ),
    evidence=EMPLOYER_FILE,
)
works_in_specialty = fact.boolean(
    "works_in_specialty", "从事本专业技术工作", "Does technical work of the specialty", evidence=EMPLOYER_STATEMENT
)

# 二、 what is applied for
scheme = fact.enum("scheme", "申报专业", "Specialty applied for", choices(*SCHEMES))
target_level = fact.enum("target_level", "申报层级", "Level applied for", levels(*LEVELS))
#: The directions of each specialty, in the order of its document (二、（二）).
DIRECTIONS = {
    "government-services": (
        ("service-research", "政务服务研究", "Government services: research"),
        ("service-operations", "政务服务运营", "Government services: operations"),
    ),
    "integrated-circuits": (
        ("design-software", "集成电路设计和软件开发", "Circuits: design and software"),
        ("manufacturing", "集成电路制造", "Circuits: manufacturing"),
        ("packaging-testing", "集成电路封装和测试", "Circuits: packaging and testing"),
        ("equipment-parts", "集成电路装备和零部件", "Circuits: equipment and parts"),
        ("materials", "集成电路材料", "Circuits: materials"),
        ("products-support", "集成电路产品和支撑", "Circuits: products and support"),
    ),
    "engineering-consulting": (
        ("planning", "规划咨询", "Consulting: planning"),
        ("project", "项目咨询", "Consulting: projects"),
        ("evaluation", "评估咨询", "Consulting: evaluation"),
        ("whole-process", "全过程工程咨询", "Consulting: whole process"),
    ),
}
direction = fact.enum(
    "direction",
    "专业方向",
    "Direction applied in",
    choices(*(each for directions in DIRECTIONS.values() for each in directions)),
)


def directions_of(specialty: str) -> tuple[str, ...]:
    """The names of the directions of a specialty, in the order of its document."""
    return tuple(name for name, _, _ in DIRECTIONS[specialty])


# 三、第一款 rounds and appointments
round_scheme = fact.enum("round_scheme", "专业", "Specialty", choices(*SCHEMES))
round_kind = fact.enum(
    "round_kind",
    "类型",
    "Kind of round",
    choices(("annual", "年度评审", "Annual round"), ("special", "专项评审", "Special round")),
)
held_on = fact.date("held_on", "举办日期", "Day the round was opened")
rounds = fact.records(
    "rounds",
    "已举办的评审",
    "Rounds held",
    round_scheme,
    round_kind,
    held_on,
    evidence=register("评审批次登记", "register of rounds"),
)
certificate_issued = fact.boolean(
    "certificate_issued", "已发电子证书", "Electronic certificate issued", evidence=TITLE_REGISTER
)

post = fact.text("post", "岗位", "Post")
measures = fact.text("measures", "激励措施", "Measures taken")

# 41号 三、第二款 units that evaluate by themselves
employer_category = fact.enum(
    "employer_category",
    "申请自主评聘单位类别",
    "Kind of unit that asks to evaluate by itself",
    choices(
        ("leading-science-enterprise", "科技领军企业", "Leading science and technology enterprise"),
        ("industry-leading-enterprise", "行业龙头企业", "Industry leader"),
        ("new-rd-institution", "新型研发机构", "New research and development institution"),
        ("public-institution", "事业单位", "Public institution"),
        ("other", "其他", "Other"),
    ),
    evidence=EMPLOYER_FILE,
)
hr_system_sound = fact.boolean(
    "hr_system_sound", "人力资源管理制度完善", "Sound personnel management rules", evidence=BY_BUREAU
)
basic_research_investment_large = fact.boolean(
    "basic_research_investment_large", "基础科研投入大", "Large spending on basic research", evidence=BY_BUREAU
)
talent_dense = fact.boolean("talent_dense", "专业人才密集", "Dense in professionals", evidence=BY_BUREAU)
innovation_strong = fact.boolean("innovation_strong", "创新能力强", "Strong capacity to innovate", evidence=BY_BUREAU)

# 五、 the steps of the evaluation
materials_reviewed = fact.boolean(
    "materials_reviewed", "单位已审核材料", "The employer has checked the materials", evidence=CASE_FILE
)
notice_place = fact.text("place", "公示地点", "Place of the notice")
publicity_start = fact.date("publicity_start", "公示开始日", "Day the notice was posted", evidence=NOTICE)
publicity_end = fact.date("publicity_end", "公示结束日", "Last day of the notice", evidence=NOTICE)
objection_open = fact.boolean("objection_open", "有未消除的异议", "An objection stands", evidence=NOTICE)
recommendation_on_file = fact.boolean(
    "recommendation_on_file", "已有推荐意见", "Recommendation on file", evidence=CASE_FILE
)
recommendation_in_writing = fact.boolean(
    "recommendation_in_writing", "推荐意见为书面", "Recommendation in writing", evidence=RECOMMENDATION
)
recommendation_text = fact.text("text", "意见", "Text", evidence=RECOMMENDATION)
conditions = fact.text("conditions", "逐项审核情况", "Each condition, met or not")
institution_review_passed = fact.boolean(
    "institution_review_passed", "评审机构审核通过", "Passed by the evaluation institution", evidence=BY_INSTITUTION
)
scores = fact.text("scores", "定量评价", "Scores")
opinion = fact.text("opinion", "定性评价", "Opinion")
panel_opinion_on_file = fact.boolean(
    "panel_opinion_on_file", "已有评议意见", "Opinion of the panel on file", evidence=CASE_FILE
)
ballot_secret = fact.boolean("ballot_secret", "无记名投票", "Secret ballot", evidence=BALLOT)
ballot_experts = fact.integer(
    "ballot_experts", "参加表决专家数", "Experts voting", minimum=0, unit=PEOPLE, evidence=BALLOT
)
ballot_agree = fact.integer("ballot_agree", "同意票数", "Votes in favour", minimum=0, unit=VOTES, evidence=BALLOT)
evaluation_mode = fact.enum(
    "evaluation_mode",
    "评价方式",
    "Way of evaluation",
    choices(("review", "评审", "Review"), ("recognition", "认定", "Recognition")),
    evidence=BY_INSTITUTION,
)
acceptance_passed = fact.boolean("acceptance_passed", "验收通过", "The round was accepted", evidence=BY_BUREAU)

# 附件 序言 what every applicant needs
law_abiding = fact.boolean(
    "law_abiding", "遵守宪法法律、贯彻方针政策", "Observes the law and carries out policy", evidence=BY_EMPLOYER
)
ethics_sound = fact.boolean(
    "ethics_sound", "政治素质和职业道德合格", "Sound in conduct and professional ethics", evidence=BY_EMPLOYER
)
fit_for_duty = fact.boolean(
    "fit_for_duty", "具备履职的身心条件", "Fit for the post in body and mind", evidence=BY_EMPLOYER
)
continuing_education_done = fact.boolean(
    "continuing_education_done",
    "完成继续教育",
    "Continuing education done",
    evidence=register("继续教育登记", "register of continuing education"),
)

# 附件 （一） knowledge and ability, education and experience
ability_level = fact.enum(
    "ability_level",
    "能力认定层级",
    "Highest level whose basic conditions are met",
    levels(("none", "未达到", "None"), *LEVELS),
    about=Words(
        "单位和评审机构认定申报人达到哪一层级的基本条件和本方向的能力要求",
        "The highest level whose knowledge and ability, also in the direction, the applicant is found to have",
    ),
    evidence=BY_INSTITUTION,
)
education = fact.enum(
    "education",
    "学历",
    "Education",
    levels(
        ("other", "其他", "Other"),
        ("secondary-vocational", "中等职业学校", "Secondary vocational school"),
        ("college", "大学专科", "Junior college"),
        ("bachelor", "大学本科", "University, bachelor level"),
        ("master", "硕士研究生", "Postgraduate, master level"),
        ("doctorate", "博士研究生", "Postgraduate, doctoral level"),
    ),
    evidence=DIPLOMA,
)
highest_degree = fact.enum(
    "highest_degree",
    "学位",
    "Highest degree",
    levels(
        ("none", "无", "None"),
        ("bachelor", "学士", "Bachelor"),
        ("master", "硕士", "Master"),
        ("doctor", "博士", "Doctor"),
    ),
    evidence=DIPLOMA,
)
technical_school_class = fact.enum(
    "technical_school_class",
    "技工院校班别",
    "Class of a technician school",
    levels(
        ("none", "无", "None"),
        ("intermediate-class", "中级工班", "Intermediate worker class"),
        ("advanced-class", "高级工班", "Advanced worker class"),
        ("preparatory-technician", "预备技师（技师）班", "Preparatory technician class"),
    ),
    evidence=DIPLOMA,
)
specialty_years = fact.number(
    "specialty_years",
    "从事本专业技术工作年限",
    "Years of technical work in the specialty",
    minimum=0,
    unit=YEARS,
    evidence=EMPLOYER_STATEMENT,
    grows=True,
)
specialty_start_date = fact.date(
    "specialty_start_date",
    "开始从事本专业技术工作日期",
    "First day of technical work in the specialty",
    evidence=EMPLOYER_STATEMENT,
)
outstanding_confirmed = fact.boolean(
    "outstanding_confirmed",
    "业绩显著、贡献突出已确认",
    "Outstanding results confirmed under the city's rules",
    evidence=BY_INSTITUTION,
)
key_unit_technical_head = fact.boolean(
    "key_unit_technical_head",
    "重点单位技术负责人",
    "Technical head of a key unit of the industry",
    evidence=EMPLOYER_STATEMENT,
)
title_level = fact.enum("level", "职称层级", "Level", levels(*LEVELS))
title_series = fact.enum(
    "series",
    "系列（专业）",
    "Series (specialty)",
    choices(
        *SCHEMES,
        ("other-engineering", "工程技术系列其他专业", "Another specialty of engineering"),
        (
            "other-philosophy-social-sciences",
            "哲学社会科学研究系列其他专业",
            "Another specialty of philosophy and social sciences",
        ),
        ("other", "其他系列", "Another series"),
    ),
)
title_date = fact.date("date", "取得日期", "Day obtained")
specialty_years_since = fact.number(
    "specialty_years_since",
    "取得后从事本专业年限",
    "Years in the specialty since",
    minimum=0,
    unit=YEARS,
    evidence=EMPLOYER_STATEMENT,
    grows=True,
)
titles = fact.records(
    "titles",
    "已取得职称",
    "Professional titles held",
    title_level,
    title_series,
    title_date,
    specialty_years_since,
    about=Words("所有系列的职称；没有的，列表为空", "Titles of every series; an empty list if there is none"),
    evidence=TITLE_REGISTER,
)
