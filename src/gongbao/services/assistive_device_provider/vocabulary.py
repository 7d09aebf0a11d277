"""Who acts, and what has to be known, in the order in which 京人社工发〔2018〕169号 first speaks of it."""

from gongbao.rules import choices, document, fact, judgement, register
from gongbao.services import agency, common, organisation, person
from gongbao.words import Words

insurer = agency("agency", "市社保经办机构", "Municipal insurance agency")
district = agency("district-agency", "区社保经办机构", "District insurance agency")
experts = agency("expert-committee", "专家咨询委员会", "Expert committee")
applicant = organisation("applicant", "申请机构", "Applicant")
provider = organisation("agreement-provider", "协议机构", "Agreement provider", was=applicant)
bureau = agency("municipal-hrss-bureau", "市人力社保局", "Municipal human resources bureau")
administration = agency("hrss-administration", "人力社保行政部门", "Human resources administration")
public = person("public", "社会公众", "The public")

LICENCE = register("机构登记信息", "register of institutions")
MATERIALS = document("申请材料", "application documents")
AGREEMENT = document("服务协议", "service agreement")
CHECK = judgement(insurer.name, "考察评估", "evaluation by the agency")

# 第五条、第六条 the advice of the experts and the notice of the round
ROUND = register("新增协议机构工作通知", "notice of the round")
ADVICE = judgement(experts.name, "专家评估", "evaluation by the experts")
round_year = fact.integer("round_year", "年度", "Year", minimum=2018)
evaluation = fact.text("evaluation", "运行情况评估", "Evaluation of the running", evidence=ADVICE)
round_announced = fact.boolean(
    "round_announced", "本年度的通知已经公布过", "This year's notice is already out", evidence=ROUND
)
NOTICE_ONCE = Words("首次公布通知时填写", "To be given when the notice first comes out")
conditions = fact.text("conditions", "具体条件", "Conditions", about=NOTICE_ONCE, evidence=ROUND)
documents = fact.text("documents", "申请材料", "Documents", about=NOTICE_ONCE, evidence=ROUND)
time_limits = fact.text("time_limits", "工作时限", "Time limits", about=NOTICE_ONCE, evidence=ROUND)
round_open = fact.boolean("round_open", "本年度开展新增工作", "This year's round is open", evidence=ROUND)

# 第二条、第七条 who may apply
institution_type = fact.enum(
    "institution_type",
    "机构类型",
    "Kind of institution",
    choices(
        ("device-assembly", "辅助器具装配机构", "Assembler of assistive devices"),
        ("medical", "医疗机构", "Medical institution"),
        ("other", "其他机构", "Another institution"),
    ),
    evidence=LICENCE,
)
in_beijing = fact.boolean(
    "in_beijing", "在本市行政区域内", "In Beijing", evidence=LICENCE, same_as=common.organisation_in_beijing
)
lawfully_established = fact.boolean("lawfully_established", "依法设立", "Lawfully established", evidence=LICENCE)
fits_plan = fact.boolean("fits_plan", "符合协议机构设置规划", "Fits the plan for agreement providers", evidence=CHECK)

# 第七条 the documents
devices = fact.text("devices", "拟配置的辅助器具", "Devices to be supplied", evidence=MATERIALS)
application_form = fact.boolean("application_form", "已交申请书", "Application form handed in", evidence=MATERIALS)
doc_qualification_certificate = fact.boolean(
    "doc_qualification_certificate",
    "已交有效的资格认定证书原件",
    "Valid qualification certificate handed in",
    evidence=MATERIALS,
)
doc_staff = fact.boolean("doc_staff", "已交专业技术人员资料", "Documents of the staff handed in", evidence=MATERIALS)
doc_equipment = fact.boolean(
    "doc_equipment", "已交设备和工具资料", "Documents of the equipment handed in", evidence=MATERIALS
)
doc_site = fact.boolean("doc_site", "已交场地资料", "Documents of the premises handed in", evidence=MATERIALS)
doc_management = fact.boolean(
    "doc_management",
    "已交管理、质控和售后资料",
    "Management, quality and service documents handed in",
    evidence=MATERIALS,
)
oxygen_only = fact.boolean("oxygen_only", "只申请配置制氧机", "Applies for oxygen concentrators only")
devices_are_medical = fact.boolean("devices_are_medical", "配置的器具属于医疗器械", "Some devices are medical devices")
doc_medical_device = fact.boolean(
    "doc_medical_device", "已交医疗器械证件原件", "Medical device papers handed in", evidence=MATERIALS
)

# 第九条 the evaluation
sanctioned = fact.boolean(
    "sanctioned",
    "曾因违反相关法规被处理",
    "Was sanctioned for breaking the rules",
    evidence=register("社会信用信息", "social credit record"),
)
last_sanction_date = fact.date(
    "last_sanction_date",
    "最近一次被处理日期",
    "Day of the latest sanction",
    evidence=register("社会信用信息", "social credit record"),
)
false_materials = fact.boolean("false_materials", "提供了虚假材料", "False documents", evidence=CHECK)
site_check_passed = fact.boolean("site_check_passed", "现场检查合格", "Inspection on the spot passed", evidence=CHECK)

# 第十条 the experts and the public
expert_passed = fact.boolean(
    "expert_passed",
    "专家咨询委员会评估通过",
    "Passed by the expert committee",
    evidence=ADVICE,
)
publicity_started_on = fact.date("publicity_started_on", "公示开始日", "First day of the public notice")
reported = fact.boolean("reported", "公示期内被举报", "Reported during the public notice")
report_verified = fact.boolean(
    "report_verified", "举报属实且不符合条件", "The report is true and the conditions are not met", evidence=CHECK
)

# 第十二条 negotiation
negotiation_started_on = fact.date("negotiation_started_on", "协商开始日", "Day the negotiation began")
agreed_on = fact.date("agreed_on", "达成一致日", "Day of the agreement")

# 第四条 what the agreement says
has_term = fact.boolean("has_term", "协议写明期限", "The agreement states its term", evidence=AGREEMENT)
has_scope = fact.boolean("has_scope", "协议写明服务范围", "The agreement states the scope", evidence=AGREEMENT)
has_service_content = fact.boolean(
    "has_service_content", "协议写明服务内容", "The agreement states the services", evidence=AGREEMENT
)
has_quality = fact.boolean("has_quality", "协议写明服务质量", "The agreement states the quality", evidence=AGREEMENT)
has_payment = fact.boolean("has_payment", "协议写明付费方式", "The agreement states the payment", evidence=AGREEMENT)
has_cost_management = fact.boolean(
    "has_cost_management", "协议写明费用管理", "The agreement states how costs are managed", evidence=AGREEMENT
)
has_breach_liability = fact.boolean(
    "has_breach_liability", "协议写明违约责任", "The agreement states liability for breach", evidence=AGREEMENT
)
has_dispute_handling = fact.boolean(
    "has_dispute_handling", "协议写明争议处理", "The agreement states how disputes are settled", evidence=AGREEMENT
)
expires_on = fact.date("expires_on", "协议到期日", "Last day of the agreement", evidence=AGREEMENT)
agreement = fact.text("agreement", "协议编号", "Number of the agreement", evidence=AGREEMENT)

# 第十三条 the plaque
plaque = fact.text("plaque", "标牌编号", "Number of the plaque")

# 第十五条 supervision
way = fact.enum(
    "way",
    "检查方式",
    "Way",
    choices(
        ("data-analysis", "数据分析", "Data analysis"),
        ("daily-check", "日常检查", "Daily check"),
        ("report", "举报投诉", "Report or complaint"),
    ),
)
finding = fact.text("finding", "发现情况", "Finding", evidence=CHECK)
action = fact.text("action", "处理情况", "Action", evidence=CHECK)

# 第十七条 renewal
term_expired = fact.boolean("term_expired", "协议期满", "The term has run out", evidence=AGREEMENT)
renewal_applied = fact.boolean("renewal_applied", "已提出续签申请", "Renewal asked for")
assessment_passed = fact.boolean(
    "assessment_passed",
    "考核通过",
    "Assessment passed",
    evidence=judgement(insurer.name, "考核", "assessment by the agency"),
)

# 第十八条 fraud
FINDING = judgement(administration.name, "查处认定", "finding of the administration")
fraud_found = fact.boolean("fraud_found", "骗取了工伤保险基金", "The fund was defrauded", evidence=FINDING)
fraud_amount = fact.money("fraud_amount", "骗取金额", "Amount obtained by fraud", evidence=FINDING)
fine = fact.money("fine", "罚款金额", "Fine", evidence=FINDING)
