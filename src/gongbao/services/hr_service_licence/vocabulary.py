"""Who acts, and what has to be known, in the order in which 京人社市场发〔2023〕37号 first speaks of it."""

from gongbao.rules import choices, document, fact, judgement, register
from gongbao.services import agency, organisation
from gongbao.words import Words

applicant = organisation("applicant", "申请人", "Applicant")
institution = organisation(
    "hr-service-institution", "经营性人力资源服务机构", "Human resources service institution", was=applicant
)
district = agency("district-hrss", "区人力资源社会保障部门", "District human resources department")
city = agency("municipal-hrss", "市人力资源社会保障局", "Municipal human resources bureau")

LICENCE = register("人力资源服务许可证登记", "register of human resources licences")
CREDIT = register("信用记录", "credit record")
CHECK = judgement(district.name, "现场检查", "check on site")
PREMISES = document("场所证明", "proof of premises")
PAPER = document("人力资源服务许可证", "the licence")
GUIDE = Words("区级许可办事指南", "the district's licensing guide")
STAFF = Words("人", "people")
WORKING_DAYS_UNIT = Words("个工作日", "working days")

# 一、 what an employment agency needs
fixed_premises = fact.boolean("fixed_premises", "有固定场所", "Has fixed premises", evidence=PREMISES)
premises = fact.text("premises", "场所地址", "Address of the premises", evidence=PREMISES)
office_facilities = fact.boolean("office_facilities", "有办公设施", "Has office facilities")
startup_funds = fact.money(
    "startup_funds", "开办资金", "Start-up funds", evidence=document("资金证明", "proof of funds")
)
startup_funds_minimum = fact.money(
    "startup_funds_minimum", "开办资金最低数额", "Least start-up funds asked for", dated=GUIDE
)
qualified_full_time_staff = fact.integer(
    "qualified_full_time_staff",
    "具备相应职业资质的专职工作人员",
    "Full-time staff with the qualification required",
    minimum=0,
    unit=STAFF,
    evidence=document("人员资质材料", "papers of the staff"),
)
sound_rules = fact.boolean(
    "sound_rules",
    "职业中介活动制度健全可行",
    "The rules of the agency are sound and workable",
    evidence=judgement(district.name, "许可审查认定", "finding at the examination"),
)
online_recruitment = fact.boolean("online_recruitment", "从事网络招聘服务", "Recruits online")
telecom_business = fact.boolean(
    "telecom_business",
    "网络招聘涉及经营电信业务",
    "The online recruitment involves telecom business",
    evidence=document("电信主管部门意见", "view of the telecom authority"),
)
telecom_licence = fact.boolean(
    "telecom_licence",
    "已取得电信业务经营许可",
    "Holds a telecom business licence",
    evidence=document("电信业务经营许可证", "telecom business licence"),
)

# 二、 what the licence is for
activity = fact.enum(
    "activity",
    "业务",
    "Business",
    choices(
        ("recommend-workers", "为用人单位推荐劳动者", "Recommending workers to employers"),
        ("introduce-employers", "为劳动者介绍用人单位", "Introducing employers to workers"),
        ("job-fair", "组织开展招聘会", "Holding job fairs"),
        ("executive-search", "高级人才寻访（猎头）", "Executive search"),
        ("online-recruitment", "网络招聘服务", "Online recruitment"),
        ("other-commercial", "其他职业中介经营性活动", "Other commercial agency work"),
        ("other", "其他业务", "Other business"),
    ),
)
SCOPE = Words(
    "申请时填拟开展的，持证后填许可证载明的", "When applying, what is asked for; later, what the licence says"
)
agency_scope = fact.boolean("agency_scope", "服务范围含职业中介经营性活动", "The scope has agency work", about=SCOPE)
online_scope = fact.boolean("online_scope", "服务范围含网络招聘服务", "The scope has online recruitment", about=SCOPE)

# 三、 how long it is valid
number = fact.text("number", "许可证编号", "Number of the licence", evidence=PAPER)
licence_held = fact.boolean("licence_held", "已依法取得许可证", "Holds a licence lawfully obtained", evidence=LICENCE)
licence_withdrawn = fact.boolean(
    "licence_withdrawn", "许可证已被撤销、吊销或者注销", "The licence is withdrawn or cancelled", evidence=LICENCE
)
expiry_printed = fact.boolean(
    "expiry_printed", "许可证上印有有效期", "The licence has an expiry printed", evidence=LICENCE
)
printed_expiry = fact.date("printed_expiry", "印明的有效期截止日", "Expiry printed on the licence", evidence=LICENCE)

# 四、 whom the commitment route is closed to
serious_bad_credit = fact.boolean(
    "serious_bad_credit", "有较严重不良信用记录", "Has a record of seriously bad credit", evidence=CREDIT
)
false_commitment_before = fact.boolean(
    "false_commitment_before", "曾作虚假承诺", "Has given a false commitment before", evidence=CREDIT
)
credit_repaired = fact.boolean(
    "credit_repaired", "全部信用记录均已修复", "The credit of every such record is repaired", evidence=CREDIT
)

# 五、 the earlier rules, the forms, the exchange of licences
replacement_requested = fact.boolean("replacement_requested", "要求更换许可证", "Asks for a replacement")
form_is_new = fact.boolean("form_is_new", "使用新版表格", "The form is the new one")
submission_date = fact.date("submission_date", "提交日", "Handed in on")
decision_date = fact.date("decision_date", "办理日", "Day on which the earlier rule would be used")
conflicts = fact.boolean(
    "conflicts",
    "原规定与本通知抵触",
    "The earlier rule conflicts with the notice",
    evidence=judgement(district.name, "规定适用认定", "finding on the rule that applies"),
)

# 附件 what the forms ask for besides
check_on = fact.date("check_on", "检查日期", "To be checked on")
findings = fact.text("findings", "检查情况", "Findings", evidence=CHECK)
checkers = fact.text("checkers", "检查人员", "Checked by", evidence=CHECK)

# periods that the notice leaves to others
decision_days = fact.integer(
    "decision_days", "许可办理时限", "Time for the decision", minimum=0, unit=WORKING_DAYS_UNIT, dated=GUIDE
)
check_days = fact.integer(
    "check_days",
    "现场履诺检查时限",
    "Time for the check on site",
    minimum=0,
    unit=WORKING_DAYS_UNIT,
    dated=Words("区级告知承诺办事规定", "the district's rules on commitments"),
)
