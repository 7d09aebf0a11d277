"""What has to be known of employers, vacancies and key enterprises (chapter four)."""

from gongbao.rules import choices, document, fact, judgement, register
from gongbao.services.employment_service.roles import agency
from gongbao.words import Words

LICENCE = document("营业执照或信用代码证", "licence or credit-code certificate")
REGISTER = register("企业登记信息", "the company register")
CATALOGUE = register("产业禁止和限制目录", "the catalogue of restricted industries")
SYSTEM = register("单位服务台账", "the employer's ledger")
REVIEW = judgement(agency.name, "审核认定", "found at the review")
PEOPLE = Words("人", "people")

# 第三十五条 credentials
has_credential_original = fact.boolean(
    "has_credential_original", "核验了执照或信用代码证原件", "Licence or certificate seen in original", evidence=LICENCE
)
credential_open_ended = fact.boolean("credential_open_ended", "证件长期有效", "Valid without end", evidence=LICENCE)
credential_valid_until = fact.date("credential_valid_until", "证件有效期至", "Valid until", evidence=LICENCE)
has_authorization_letter = fact.boolean(
    "has_authorization_letter",
    "有经办人授权委托书",
    "Letter of authority of the agent",
    evidence=document("授权委托书", "letter of authority"),
)
has_agent_id = fact.boolean(
    "has_agent_id",
    "有经办人身份证明",
    "Identity document of the agent",
    evidence=document("身份证明", "identity document"),
)
employer_registered = fact.boolean(
    "employer_registered", "已办招聘需求登记", "Recruitment demand registered", evidence=SYSTEM
)

# 第三十八条、第三十九条 a vacancy and its review
field = fact.enum(
    "field",
    "招聘内容",
    "Part of a vacancy",
    choices(
        ("employer-profile", "单位基本情况", "The employer"),
        ("headcount", "招用人数", "Places"),
        ("duties", "工作内容", "Duties"),
        ("requirements", "招录条件", "Requirements"),
        ("pay", "劳动报酬", "Pay"),
        ("benefits", "福利待遇", "Benefits"),
        ("social-insurance", "社会保险", "Social insurance"),
    ),
)
vacancy_fields = fact.records("vacancy_fields", "招聘信息写明的内容", "What the vacancy states", field)
vacancy_duties = fact.text("duties", "工作内容", "Duties")
vacancy_requirements = fact.text("requirements", "招录条件", "Requirements")
vacancy_pay = fact.text("pay", "劳动报酬", "Pay")
vacancy_benefits = fact.text("benefits", "福利待遇", "Benefits")
vacancy_insurance = fact.text("social_insurance", "社会保险", "Social insurance")
vacancy_true = fact.boolean("vacancy_true", "信息真实", "The vacancy is true", evidence=REVIEW)
vacancy_lawful = fact.boolean("vacancy_lawful", "信息合法", "The vacancy is lawful", evidence=REVIEW)
vacancy_current = fact.boolean("vacancy_current", "信息有效", "The vacancy is still open", evidence=REVIEW)
gender_restriction = fact.boolean("gender_restriction", "限制性别", "Bars or prefers a sex", evidence=REVIEW)
ethnic_restriction = fact.boolean("ethnic_restriction", "限制民族", "Bars or prefers an ethnic group", evidence=REVIEW)
other_discrimination = fact.boolean("other_discrimination", "有其他歧视", "Discriminates otherwise", evidence=REVIEW)
posted_online = fact.boolean("posted_online", "在线上发布", "Posted online")
poster_real_name = fact.boolean(
    "poster_real_name",
    "发布人员已实名认证",
    "The publisher is known by real name",
    evidence=register("平台实名认证", "the platform's identity check"),
)
reviewing_district = fact.text("reviewing_district", "审核区", "District that reviews")
registration_district = fact.text(
    "registration_district", "需求登记区", "District of the registration", evidence=SYSTEM
)
demand_file_district = fact.text(
    "demand_file_district", "需求档案区（没有的留空）", "District of the demand file, empty if none", evidence=SYSTEM
)

# 第四十一条 the end of a vacancy
vacancy_valid_until = fact.date("vacancy_valid_until", "招聘信息有效期至", "Last day of the vacancy")
vacancy_headcount = fact.integer("vacancy_headcount", "计划招用", "Places to fill", minimum=0, unit=PEOPLE)
#: The terms of a vacancy, as its employer states them.
VACANCY_TERMS = (
    vacancy_headcount,
    vacancy_duties,
    vacancy_requirements,
    vacancy_pay,
    vacancy_benefits,
    vacancy_insurance,
)
vacancy_filled = fact.integer("vacancy_filled", "已录用", "Places filled", minimum=0, unit=PEOPLE, evidence=SYSTEM)
vacancy_withdrawn = fact.boolean("vacancy_withdrawn", "单位已撤回", "Withdrawn by the employer")

# 第四十三条 fairs
fair_date = fact.date("fair_date", "招聘会日期", "Day of the fair")
fair_announced_on = fact.date("fair_announced_on", "招聘会预发布日", "Day the fair was announced", evidence=SYSTEM)

# 第四十四条、第四十五条 key enterprises
operates_locally = fact.boolean(
    "operates_locally",
    "在本地区经营",
    "Does business in the area",
    about=Words("选择由注册地机构服务的，也算本地区", "A registered place that was chosen counts too"),
    evidence=REGISTER,
)
in_restricted_catalogue = fact.boolean(
    "in_restricted_catalogue", "属于本市禁限目录", "In the city's restricted catalogue", evidence=CATALOGUE
)
registered_street = fact.text("registered_street", "注册街道", "Street of registration", evidence=REGISTER)
operating_street = fact.text("operating_street", "经营街道", "Street of business", evidence=REGISTER)
chosen_service_street = fact.text("chosen_service_street", "所选日常服务街道", "Street chosen for daily service")
in_target_restricted_catalogue = fact.boolean(
    "in_target_restricted_catalogue",
    "属于迁入区域禁限目录",
    "In the catalogue of the area moved to",
    evidence=CATALOGUE,
)

# 第四十八条、第四十九条 contact and follow-up
last_enterprise_contact_on = fact.date(
    "last_enterprise_contact_on",
    "最近联系企业日（签协议也算）",
    "Latest contact, the signing included",
    evidence=SYSTEM,
)
enterprise_follow_up_kind = fact.enum(
    "enterprise_follow_up_kind",
    "企业回访类型",
    "Kind of follow-up of an enterprise",
    choices(
        ("guidance", "用人指导后", "After guidance"),
        ("referral", "推荐后", "After a referral"),
        ("hiring-done", "招聘完成后", "After hiring"),
    ),
)
