"""Who acts, and what has to be known, in the order in which 京人社数据发〔2024〕2号 first speaks of it."""

from gongbao.rules import choices, document, fact, judgement, register
from gongbao.services import agency, districts, organisation, person
from gongbao.words import Words

applicant_bank = organisation("applicant-bank", "商业银行", "Commercial bank")
bank = organisation("partner-bank", "合作银行", "Partner bank", was=applicant_bank)
bureau = agency("municipal-hrss", "北京市人力资源和社会保障局", "Beijing human resources and social security bureau")
cardholder = person("cardholder", "持卡人", "Cardholder")
central_bank = agency("central-bank", "中国人民银行", "People's Bank of China")

PLAN = document("合作方案", "plan of the cooperation")
RULES = document("管理制度文本", "text of the rules")
FEES = document("收费公示", "published fees")
AGREEMENT = document("服务协议", "service agreement")
REVIEW = judgement(bureau.name, "审核认定", "finding at the review")
FINDING = judgement(bureau.name, "监管认定", "finding of the bureau")

# 第四条 the two basic conditions
pbc_standard_passed = fact.boolean(
    "pbc_standard_passed",
    "社保卡通过人民银行发卡技术标准审核",
    "The card passed the central bank's examination",
    evidence=document("发卡技术标准审核结论", "result of the central bank's examination"),
)
nationwide_activation = fact.boolean(
    "nationwide_activation",
    "全国的本行网点都办理异地激活",
    "All its outlets in the country activate accounts",
    evidence=PLAN,
)
special_group_activation = fact.boolean(
    "special_group_activation", "便利特殊人群激活账户", "Special groups activate conveniently", evidence=PLAN
)

# 第五条（一）至（三）
free_choice_and_change = fact.boolean(
    "free_choice_and_change", "持卡人自愿选择和变更银行", "Holders choose and change the bank freely", evidence=PLAN
)
technical_capability = fact.boolean(
    "technical_capability",
    "技术保障稳定、高效、专业",
    "Its technical support is stable, efficient and professional",
    evidence=REVIEW,
)
meets_system_standards = fact.boolean(
    "meets_system_standards", "满足系统技术标准", "Meets the technical standard of the systems", evidence=REVIEW
)
systems_connected = fact.boolean(
    "systems_connected", "能够对接系统并共享数据", "Connects its systems and shares data", evidence=REVIEW
)
bears_costs = fact.boolean("bears_costs", "承担改造和网点费用", "Bears the costs of systems and outlets")

# 第五条（四） the window and the outlets
service_window = fact.boolean(
    "service_window", "服务网点设有社保卡窗口", "Card outlets have a card window", evidence=PLAN
)
service_item = fact.enum(
    "service_item",
    "服务项目",
    "Service",
    choices(
        ("application", "申领", "Application"),
        ("enabling", "启用", "Enabling"),
        ("loss-report", "挂失", "Report of loss"),
        ("loss-cancel", "解挂", "Cancelling a report of loss"),
        ("replacement", "补卡", "Replacement"),
        ("renewal", "换卡", "Renewal"),
        ("cancellation", "注销", "Cancellation"),
        ("status-query", "应用状态查询", "Query of the state"),
        ("password-change-reset", "密码修改与重置", "Change and reset of the password"),
        ("information-change", "信息变更", "Change of data"),
    ),
)
services_offered = fact.records("services_offered", "窗口开展的服务", "Services at the window", service_item)
home_service = fact.boolean("home_service", "能为特殊人群上门服务", "Serves special groups at home", evidence=PLAN)
urgent_small_batch = fact.boolean(
    "urgent_small_batch", "能小批量加急制发卡", "Issues small batches urgently", evidence=PLAN
)
OUTLETS = Words("个网点", "outlets")
instant_outlets = fact.integer(
    "instant_outlets", "本市即时制卡网点", "Outlets in the city that make cards at once", minimum=0, unit=OUTLETS
)
city_outlets = fact.integer(
    "city_outlets",
    "本市营业网点",
    "Business outlets in the city",
    minimum=0,
    unit=OUTLETS,
    evidence=register("银行网点登记", "register of bank outlets"),
)

# 第五条（五） fees
waives_card_cost = fact.boolean("waives_card_cost", "免工本费", "Waives the cost of the card", evidence=FEES)
waives_annual_fee = fact.boolean("waives_annual_fee", "免金融账户年费", "Waives the annual fee", evidence=FEES)
waives_small_account_fee = fact.boolean(
    "waives_small_account_fee", "免小额账户管理费", "Waives the fee of small accounts", evidence=FEES
)
waives_interbank_payroll_fee = fact.boolean(
    "waives_interbank_payroll_fee", "免跨行代发手续费", "Waives the fee of interbank payroll", evidence=FEES
)
waives_delivery_fee = fact.boolean("waives_delivery_fee", "免发卡快递费", "Waives the delivery fee", evidence=FEES)
free_withdrawals = fact.integer(
    "free_withdrawals",
    "每月免费跨行取现笔数",
    "Free interbank withdrawals",
    minimum=0,
    unit=Words("笔", "a month"),
    evidence=FEES,
)
fee_kind = fact.enum(
    "fee_kind",
    "费用种类",
    "Kind of fee",
    choices(
        ("card-cost", "工本费", "Cost of the card"),
        ("annual-fee", "金融账户年费", "Annual fee"),
        ("small-account-fee", "小额账户管理费", "Fee of small accounts"),
        ("interbank-payroll-fee", "跨行代发手续费", "Interbank payroll fee"),
        ("delivery-fee", "发卡快递费", "Delivery fee"),
        ("interbank-withdrawal-fee", "跨行取现手续费", "Interbank withdrawal fee"),
        ("other-fee", "其他费用", "Another fee"),
    ),
)
standard_fee = fact.money(
    "standard_fee",
    "银行公布的收费标准",
    "Price on the bank's list",
    dated=Words("银行公布的价目表", "the bank's price list"),
)
withdrawal_number = fact.integer(
    "withdrawal_number",
    "本月第几笔跨行取现",
    "Number of the withdrawal in the month",
    minimum=1,
    evidence=register("账户流水", "entries of the account"),
)

# 第五条（六）至（九） terminals, secrecy, organisation
terminal_spec_followed = fact.boolean(
    "terminal_spec_followed", "遵守安全终端技术规范", "Follows the specification of terminals", evidence=REVIEW
)
terminal_rules = fact.boolean("terminal_rules", "有安全终端管理制度", "Has rules on terminals", evidence=RULES)
psam_rules = fact.boolean("psam_rules", "有PSAM卡管理制度", "Has rules on PSAM cards", evidence=RULES)
terminals_managed = fact.boolean(
    "terminals_managed", "管理网点的终端和PSAM卡", "Manages terminals and PSAM cards in outlets", evidence=REVIEW
)
confidentiality_kept = fact.boolean(
    "confidentiality_kept", "落实信息保密要求", "Keeps card and holder data secret", evidence=REVIEW
)
work_mechanism = fact.boolean("work_mechanism", "有社保卡服务工作机制", "Has a working mechanism", evidence=RULES)
service_plans = fact.boolean(
    "service_plans", "有健全的服务、培训、宣传方案", "Has plans of service, training and publicity", evidence=REVIEW
)
card_system_safety_rules = fact.boolean(
    "card_system_safety_rules", "有完善的卡片和系统安全制度", "Has rules on card and system security", evidence=REVIEW
)
emergency_plan = fact.boolean(
    "emergency_plan", "有技术保障措施和应急预案", "Has safeguards and an emergency plan", evidence=RULES
)
timely_response = fact.boolean("timely_response", "及时响应工作要求", "Responds to requests promptly", evidence=REVIEW)
other_services = fact.boolean("other_services", "提供要求的其他服务", "Provides other services asked for")

# 第六条 how a bank becomes a partner
written_application = fact.boolean(
    "written_application",
    "提交了书面申请",
    "A written application is filed",
    evidence=document("书面申请", "written application"),
)
application_date = fact.date("application_date", "申请日", "Applied on")
approval_date = fact.date("approval_date", "申请通过日", "Approved on")
system_done_date = fact.date("system_done_date", "系统改造完成日", "Systems completed on")
acceptance_passed = fact.boolean("acceptance_passed", "验收合格", "Acceptance passed", evidence=REVIEW)
agreement_signed = fact.boolean("agreement_signed", "已签服务协议", "Service agreement signed", evidence=AGREEMENT)
weights = fact.text("weights", "评价指标的权重", "Weights of the evaluation", evidence=AGREEMENT)
spot_check_terms = fact.text("spot_check_terms", "抽查约定", "Terms of spot checks", evidence=AGREEMENT)
findings = fact.text("findings", "检查情况", "Findings", evidence=FINDING)
list_published = fact.boolean(
    "list_published",
    "已列入公布的名单",
    "On the published list",
    evidence=register("合作银行名单", "list of partner banks"),
)

# 第七条 outlets
outlet_change = fact.enum(
    "outlet_change",
    "网点变化",
    "Change of an outlet",
    choices(
        ("card-outlet-added", "新增社保卡网点", "Card outlet added"),
        ("card-outlet-closed", "撤销社保卡网点", "Card outlet closed"),
        ("card-outlet-moved", "社保卡网点迁址", "Card outlet moved"),
        ("card-outlet-details", "社保卡网点信息变更", "Details of a card outlet changed"),
        ("ordinary-outlet", "其他网点的变化", "Change of another outlet"),
    ),
)
OUTLET_FORM = document("网点调整备案表", "form for changes of outlets")
outlet = fact.text("outlet", "网点名称", "Outlet", evidence=OUTLET_FORM)
district = districts.district
address = fact.text("address", "网点地址", "Address", evidence=OUTLET_FORM)
opening_hours = fact.text("opening_hours", "营业时间", "Opening hours", evidence=OUTLET_FORM)
card_service = fact.boolean("card_service", "提供社保卡服务", "Serves cardholders", evidence=OUTLET_FORM)
instant_card = fact.boolean("instant_card", "即时制卡", "Makes cards at once", evidence=OUTLET_FORM)

# 第九条 the yearly evaluation
evaluation_year = fact.integer("evaluation_year", "评价年度", "Year evaluated", minimum=2000)
evaluation_due = fact.date(
    "evaluation_due",
    "年度评价截止日",
    "Last day of the evaluation",
    about=Words("评价年度次年的3月31日", "31 March of the year after the one evaluated"),
)
evaluation_date = fact.date("evaluation_date", "评价完成日", "Evaluated on")
factor = fact.enum(
    "factor",
    "指标",
    "Factor",
    choices(
        ("cards-issued", "发卡量", "Cards issued"),
        ("satisfaction", "服务满意度", "Satisfaction"),
        ("complaints-12345", "12345投诉数量", "Complaints to 12345"),
        ("publicity", "社会保障卡服务宣传", "Publicity"),
        ("security-rules", "安全管理制度制定", "Security rules"),
        ("technical-support", "技术保障情况", "Technical support"),
        ("other-factor", "其他", "Another factor"),
    ),
)
score = fact.number("score", "得分", "Score", minimum=0)
weight = fact.number("weight", "权重", "Weight", minimum=0)
scores = fact.records("scores", "评价得分", "Scores", factor, score, weight, evidence=FINDING)
pass_mark = fact.number(
    "pass_mark",
    "合格分",
    "Pass mark",
    minimum=0,
    dated=Words("服务协议或评价方案", "the service agreement or the scheme"),
)
interview_summary = fact.text("interview_summary", "约谈内容", "What was said in the talk", evidence=FINDING)

# 第十条 the end
failed_last_year = fact.boolean(
    "failed_last_year", "最近一个年度评价不合格", "Failed the latest evaluation", evidence=FINDING
)
failed_year_before = fact.boolean(
    "failed_year_before", "再前一个年度评价不合格", "Failed the one before it", evidence=FINDING
)
breach = fact.boolean("breach", "违反服务协议", "Breaches the service agreement", evidence=FINDING)
major_risk = fact.boolean("major_risk", "有重大风险事项", "There is a major risk", evidence=FINDING)
end_proposed = fact.boolean("end_proposed", "一方提出终止合作", "One side proposes to end")
end_accepted = fact.boolean("end_accepted", "对方同意终止合作", "The other side agrees to end")
agreement_expiry = fact.date("agreement_expiry", "协议到期日", "Last day of the agreement", evidence=AGREEMENT)
non_renewal_proposed = fact.boolean("non_renewal_proposed", "一方提出不再续签", "One side proposes not to renew")
non_renewal_agreed = fact.boolean("non_renewal_agreed", "双方同意不再续签", "Both agree not to renew")
