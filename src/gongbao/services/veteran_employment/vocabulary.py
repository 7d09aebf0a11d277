"""Who acts, and what has to be known, in the order in which 京退役军人局发〔2023〕44号 first speaks of it."""

from gongbao.rules import choices, document, fact, judgement, register
from gongbao.services import agency, common, organisation, person
from gongbao.words import Words

veteran = person("veteran", "退役军人", "Veteran")
department = agency("district-veterans-department", "区退役军人部门", "District veterans department")
centre = agency("veteran-service-centre", "市、区退役军人服务中心", "Veteran service centre")
street_station = agency("subdistrict-veteran-station", "街（镇）退役军人服务站", "Subdistrict veteran station")
community_station = agency("community-veteran-station", "社区（村）退役军人服务站", "Community veteran station")
hrss = agency("district-hrss", "区人力资源社会保障部门", "District human resources bureau")
employment_agency = agency("public-employment-agency", "公共就业服务机构", "Public employment agency")
finance = agency("district-finance", "区财政部门", "District finance bureau")
agriculture = agency("district-agriculture", "区农业农村部门", "District agriculture bureau")
local_government = agency("local-government", "属地政府", "Local government")
employer = organisation("employer", "用人单位", "Employer")
military_unit = organisation("military-unit", "驻区部队", "Unit stationed in the district")
any_department = agency("district-department", "区有关部门", "Another district department")

SERVICE_RECORD = register("退役军人信息", "register of veterans")
TRAINING = document("培训记录", "record of the training")
UNEMPLOYMENT = register("就业失业登记", "register of employment and unemployment")
INSURANCE = register("社会保险缴费记录", "social insurance contributions")
HOURS, PEOPLE = Words("学时", "class hours"), Words("人", "people")
FAIRS, TIMES = Words("场", "fairs"), Words("次", "times")

# 二、（二） training on discharge
is_veteran = fact.boolean("is_veteran", "是退役军人", "Is a veteran", evidence=SERVICE_RECORD)
self_employment_path = fact.boolean(
    "self_employment_path", "是自主就业退役士兵", "Discharged soldier who finds work alone", evidence=SERVICE_RECORD
)
reported_home = fact.boolean("reported_home", "已返乡报到", "Has reported home", evidence=SERVICE_RECORD)
hours_online = fact.integer("hours_online", "线上学时", "Hours online", minimum=0, unit=HOURS, evidence=TRAINING)
hours_offline = fact.integer("hours_offline", "线下学时", "Hours offline", minimum=0, unit=HOURS, evidence=TRAINING)
training_hours = fact.integer(
    "training_hours",
    "适应性培训学时",
    "Hours of adaptive training",
    minimum=0,
    unit=HOURS,
    about=Words("线上线下合计", "Online and offline together"),
    evidence=TRAINING,
)
ideology_covered = fact.boolean(
    "ideology_covered", "含思想政治、保密和纪律教育", "Covers ideology, secrecy and discipline", evidence=TRAINING
)
policy_law_covered = fact.boolean("policy_law_covered", "含政策法规", "Covers policies and law", evidence=TRAINING)
career_counselling_covered = fact.boolean(
    "career_counselling_covered",
    "含形势、职业规划和心理辅导",
    "Covers the job market, careers and counselling",
    evidence=TRAINING,
)

# 二、（三） the file
legal_working_age = fact.boolean(
    "legal_working_age", "在法定劳动年龄内", "Of working age", evidence=register("户籍信息", "household register")
)
able_to_work = fact.boolean("able_to_work", "有劳动能力", "Able to work")
has_job_need = fact.boolean("has_job_need", "有就业需求", "Wants a job")
employed = fact.boolean(
    "employed", "已就业", "Has a job", evidence=UNEMPLOYMENT, same_as=common.state_of_work != "none"
)
education = fact.text("education", "学历", "Education")
skills = fact.text("skills", "技能", "Skills")
family = fact.text("family", "家庭", "Family")
job_wishes = fact.text("job_wishes", "就业诉求", "Job wishes")
living_situation = fact.text("living_situation", "生活状况", "Living situation")

# 二、（三）、（五）、（六） sorting, and the plan for one person
community = fact.text("community", "社区（村）", "Community")
class_of_need = fact.enum(
    "class_of_need",
    "类别",
    "Class",
    choices(
        ("job-need", "有就业需求", "Wants a job"),
        ("job-hardship", "就业困难", "Hardship in finding work"),
        ("life-hardship", "生活困难", "Hardship in life"),
    ),
)
people_in_class = fact.integer(
    "people_in_class", "该社区（村）这一类的人数", "People of this class there", minimum=0, unit=PEOPLE
)
handling = fact.text("handling", "处理方案", "How they are helped")
needs = fact.text("needs", "需求", "Needs")
measures = fact.text("measures", "帮扶措施", "Measures")
responsible = fact.text("responsible", "责任人", "Responsible")

# 二、（四）、（十） unemployed, in hardship, without any work in the family
registered_unemployed = fact.boolean(
    "registered_unemployed",
    "已登记失业",
    "Registered as unemployed",
    evidence=UNEMPLOYMENT,
    same_as=common.unemployment_registration == "unemployed",
)
hardship_certified = fact.boolean(
    "hardship_certified",
    "已被认定为就业困难人员",
    "Certified as a person with employment hardship",
    evidence=register("就业困难人员认定", "certifications of hardship"),
    same_as=common.hardship_certified,
)
meets_hardship_conditions = fact.boolean(
    "meets_hardship_conditions",
    "经核对符合就业困难人员认定条件",
    "Found to meet the conditions of certification",
    evidence=judgement(centre.name, "核对认定条件", "check of the conditions"),
)
household_zero_employment = fact.boolean(
    "household_zero_employment",
    "属于“零就业”家庭",
    "Nobody in the family has work",
    evidence=UNEMPLOYMENT,
    same_as=common.household_without_work,
)
household_members = fact.text("household_members", "家庭成员", "Members of the family")

# 二、（四） the account of hardship; leaving the scope, and coming back
situation = fact.text("situation", "思想和实际情况", "Thoughts and situation")
refused_service = fact.boolean("refused_service", "不接受就业服务", "Refused employment services")
refusal_justified = fact.boolean(
    "refusal_justified",
    "不接受有正当理由",
    "The refusal has a proper reason",
    evidence=judgement(centre.name, "理由是否正当", "whether the reason is proper"),
)
service_conditions_met = fact.boolean(
    "service_conditions_met",
    "仍符合就业服务条件",
    "Still meets the conditions of the services",
    evidence=judgement(centre.name, "核对服务条件", "check of the conditions"),
)
exit_reason = fact.text("exit_reason", "退出原因", "Why the person leaves")
previously_exited = fact.boolean(
    "previously_exited",
    "曾作为就业困难退役军人退出帮扶",
    "Left the assistance as a hardship veteran before",
    evidence=register("就业困难退役军人台账", "account of hardship veterans"),
)
situation_changed = fact.boolean("situation_changed", "退出后情况有变化", "Circumstances changed after the exit")

# 二、（十）、（八）、（九） help
market_route_failed = fact.boolean(
    "market_route_failed",
    "经帮扶仍难以市场化就业",
    "Hard to place through the market after help",
    evidence=judgement(department.name, "帮扶效果研判", "appraisal of the help given"),
)
meets_public_post_conditions = fact.boolean(
    "meets_public_post_conditions",
    "符合公益性岗位条件",
    "Meets the conditions of public-welfare posts",
    evidence=document("区人力资源社会保障部门的核对意见", "finding of the district human resources bureau"),
)
BUSINESSES = choices(
    ("individual-business", "个体经营", "Self-employed trader"),
    ("small-micro-enterprise", "小微企业", "Small or micro enterprise"),
    ("other", "其他企业", "Another business"),
)
business_type = fact.enum(
    "business_type",
    "创业类型",
    "Kind of business",
    BUSINESSES,
    evidence=register("市场主体登记", "business register"),
    same_as=common.unless_none(BUSINESSES)(common.own_business),
)
flexible_employment = fact.boolean(
    "flexible_employment",
    "灵活就业",
    "Works flexibly",
    evidence=UNEMPLOYMENT,
    same_as=common.state_of_work == "flexible",
)
pays_social_insurance = fact.boolean(
    "pays_social_insurance",
    "灵活就业后缴纳社会保险费",
    "Pays social insurance as a flexible worker",
    evidence=INSURANCE,
)
contract_signed = fact.boolean(
    "contract_signed", "已签劳动合同", "Labour contract signed", evidence=document("劳动合同", "labour contract")
)
employer_pays_insurance = fact.boolean(
    "employer_pays_insurance", "单位缴纳社会保险费", "The employer pays social insurance", evidence=INSURANCE
)
insurance_claim_conditions_met = fact.boolean(
    "insurance_claim_conditions_met",
    "符合失业保险待遇条件",
    "Meets the conditions of unemployment insurance",
    evidence=INSURANCE,
)

# 二、（七）、（十） what the district counts
job_fairs_held = fact.integer(
    "job_fairs_held", "本年专场招聘场次", "Veteran job fairs this year", minimum=0, unit=FAIRS
)
contacts_this_month = fact.integer("contacts_this_month", "本月联系次数", "Contacts this month", minimum=0, unit=TIMES)
consultations_this_quarter = fact.integer(
    "consultations_this_quarter", "本季会商次数", "Consultations this quarter", minimum=0, unit=TIMES
)
referrals = fact.text("referrals", "推荐的招聘活动", "Fairs recommended")
posts_offered = fact.text("posts_offered", "提供的岗位", "Posts offered")
