"""Who acts, and what has to be known, in the order in which 京文旅发〔2023〕110号 first speaks of it."""

from gongbao.rules import choices, document, fact, judgement, register
from gongbao.services import agency, organisation, person
from gongbao.words import Words

institution = organisation("training-institution", "培训机构", "Training institution")
learner = person("learner", "学员", "Learner")
bank = organisation("escrow-bank", "存管银行", "Escrow bank")
district = agency("district-culture-department", "区级文化和旅游部门", "District culture department")
city = agency("municipal-culture-department", "市级文化和旅游部门", "Municipal culture department")
joint_departments = agency(
    "district-joint-departments", "市场监管等相关部门", "Market supervision and other departments"
)
subdistrict = agency("subdistrict", "属地街道（乡镇）", "Subdistrict or township")
financial_regulator = agency("financial-regulator", "地方金融监管等部门", "Financial regulator")
police = agency("public-security", "公安机关", "Public security organ")
mediator = organisation("mediator", "行业协会或调解组织", "Industry association or mediator")
tribunal = agency("tribunal", "仲裁机构或人民法院", "Arbitration body or court")

LICENCE = register("企业登记信息", "company register")
CONTRACT = document("培训服务合同", "training contract")
AGREEMENT = document("预付费存管服务协议", "escrow agreement")
INVOICE = document("发票", "invoice")
ACCOUNT = register("存管专用账户流水", "entries of the escrow account")
INSPECTION = judgement(district.name, "检查认定", "finding at an inspection")
LESSONS = Words("课时", "lessons")

# 第一条、第二条 whom the measures are for
registered_in_beijing = fact.boolean(
    "registered_in_beijing", "机构在本市登记注册", "Registered in Beijing", evidence=LICENCE
)
for_profit = fact.boolean("for_profit", "机构为营利性", "For profit", evidence=LICENCE)
training_category = fact.enum(
    "training_category",
    "培训类别",
    "Kind of training",
    choices(
        ("music", "音乐", "Music"),
        ("dance", "舞蹈", "Dance"),
        ("fine-arts", "美术", "Fine arts"),
        ("opera-drama", "戏曲戏剧", "Opera and drama"),
        ("quyi", "曲艺", "Quyi"),
        ("other-arts", "其他文化艺术", "Other arts"),
        ("non-arts", "非文化艺术", "Not arts"),
    ),
    evidence=LICENCE,
)
grade_exam_training = fact.boolean(
    "grade_exam_training", "从事社会艺术水平考级培训", "Trains for the arts grade examination", evidence=LICENCE
)

# 第六条、第十三条第一款 what is shown to everyone
shows_name = fact.boolean("shows_name", "公示了机构名称", "Name shown", evidence=INSPECTION)
shows_programme_and_plan = fact.boolean(
    "shows_programme_and_plan", "公示了培训项目名称与计划", "Programme and plan shown", evidence=INSPECTION
)
shows_fee_standard = fact.boolean("shows_fee_standard", "公示了收费标准", "Fees shown", evidence=INSPECTION)
shows_refund_rules = fact.boolean("shows_refund_rules", "公示了退费办法", "Refund rules shown", evidence=INSPECTION)
shows_privacy_measures = fact.boolean(
    "shows_privacy_measures", "公示了隐私保护措施", "Privacy measures shown", evidence=INSPECTION
)
shows_dispute_phone = fact.boolean(
    "shows_dispute_phone", "公示了纠纷及投诉电话", "Telephone for disputes shown", evidence=INSPECTION
)
shows_complaint_channel = fact.boolean(
    "shows_complaint_channel", "公布了举报投诉渠道", "Complaint channel shown", evidence=INSPECTION
)
published_online = fact.boolean("published_online", "在官网等平台公示", "Shown online", evidence=INSPECTION)
posted_on_premises = fact.boolean(
    "posted_on_premises", "在经营场所显著位置公示", "Shown on the premises", evidence=INSPECTION
)

# 第七条 the contract
contract_signed = fact.boolean("contract_signed", "已签订书面合同", "Written contract signed", evidence=CONTRACT)
terms_explained = fact.boolean("terms_explained", "已清楚告知合同事项", "Terms explained")
terms_readable = fact.boolean("terms_readable", "学员便于完整阅览合同", "Terms can be read in full")
key_terms_highlighted = fact.boolean(
    "key_terms_highlighted", "重要内容有显著提示", "Key terms highlighted", evidence=CONTRACT
)
refund_rules_told = fact.boolean("refund_rules_told", "已明确告知退费规定", "Refund rules told")

programme = fact.text("programme", "培训项目", "Programme", evidence=CONTRACT)
refund_terms = fact.text("refund_terms", "退费约定", "Refund terms", evidence=CONTRACT)

# 第八条第一款至第三款 when, how and how much may be taken ahead
charge_date = fact.date("charge_date", "收费日", "Day of the charge")
course_start = fact.date("course_start", "新课开始日", "First lesson of this payment", evidence=CONTRACT)
course_end = fact.date("course_end", "课程结束日", "Last lesson of this payment", evidence=CONTRACT)
lesson_count = fact.integer("lesson_count", "课时数", "Lessons", minimum=0, unit=LESSONS, evidence=CONTRACT)
prepaid_amount = fact.money("prepaid_amount", "预付费金额", "Prepaid amount", evidence=CONTRACT)
prepayment_forced = fact.boolean("prepayment_forced", "预付费是被指定或强制的", "Prepayment was imposed")
both_methods_offered = fact.boolean("both_methods_offered", "已告知两种收费方式", "Both ways of paying explained")
learner_chose_prepayment = fact.boolean(
    "learner_chose_prepayment", "学员自主选择了预付费", "Prepayment is the learner's own choice"
)
lessons_left = fact.integer("lessons_left", "剩余课时", "Lessons left", minimum=0, unit=LESSONS)
amount_left = fact.money("amount_left", "剩余金额", "Amount left")
from_date = fact.date("from_date", "剩余首课日", "First lesson left")
to_date = fact.date("to_date", "剩余末课日", "Last lesson left")
open_prepayments = fact.records(
    "open_prepayments",
    "尚未用完的预付费",
    "Prepayments not used up",
    lessons_left,
    amount_left,
    from_date,
    to_date,
    evidence=ACCOUNT,
)

# 第八条第三款 the escrow account
bank_is_commercial = fact.boolean(
    "bank_is_commercial", "存管银行是商业银行", "The bank is a commercial bank", evidence=AGREEMENT
)
bank_in_beijing = fact.boolean("bank_in_beijing", "存管银行在北京辖区内", "The bank is in Beijing", evidence=AGREEMENT)
escrow_bank_count = fact.integer("escrow_bank_count", "存管银行数", "Escrow banks", minimum=0, evidence=AGREEMENT)
escrow_account_count = fact.integer(
    "escrow_account_count", "存管专用账户数", "Escrow accounts", minimum=0, evidence=AGREEMENT
)
escrow_agreement_signed = fact.boolean(
    "escrow_agreement_signed", "已签存管服务协议", "Escrow agreement signed", evidence=AGREEMENT
)
all_funds_supervised = fact.boolean(
    "all_funds_supervised", "预收资金全额纳入监管", "All prepayments are in escrow", evidence=ACCOUNT
)

sole_account_number = fact.text("sole_account_number", "存管专用账号", "Escrow account number", evidence=AGREEMENT)

# 第八条第四款 how the money comes in
received_into = fact.enum(
    "received_into",
    "收款去向",
    "Where the money went first",
    choices(
        ("escrow-account", "存管专用账户", "Escrow account"),
        ("other-account", "本机构其他账户", "Another account of the institution"),
        ("other-party-account", "其他主体账户", "Somebody else's account"),
        ("cash", "现金", "Cash"),
    ),
)
provider_is_payee = fact.boolean(
    "provider_is_payee", "服务主体与收费主体一致", "Whoever teaches is paid", evidence=CONTRACT
)
amount_in_escrow = fact.money("amount_in_escrow", "已入账金额", "Amount in escrow", evidence=ACCOUNT)
cash_received_date = fact.date("cash_received_date", "收现日", "Day the cash was taken")
deposit_date = fact.date("deposit_date", "存入日", "Day of the deposit", evidence=ACCOUNT)
transaction_reported = fact.boolean("transaction_reported", "交易信息已报送", "Transaction reported", evidence=ACCOUNT)
invoice_issued = fact.boolean("invoice_issued", "已开具正式发票", "Formal invoice issued", evidence=INVOICE)

invoice_number = fact.text("invoice_number", "发票号码", "Number of the invoice", evidence=INVOICE)

# 第八条第五款、第六款 lesson by lesson
training_progress = fact.text("training_progress", "培训进度", "Training progress", evidence=CONTRACT)
instalment_dates = fact.text("instalment_dates", "分次付款时间", "Dates of the instalments", evidence=CONTRACT)
lesson_number = fact.integer("lesson_number", "第几课时", "Number of the lesson")
lessons_completed = fact.integer("lessons_completed", "已完成课时", "Lessons taught", minimum=0, unit=LESSONS)
lessons_released = fact.integer(
    "lessons_released", "已拨付课时", "Lessons released", minimum=0, unit=LESSONS, evidence=ACCOUNT
)
lesson_completed = fact.boolean("lesson_completed", "本次课已完成", "The lesson has been taught")
lesson_date = fact.date("lesson_date", "上课日", "Day of the lesson")
notice_given = fact.boolean("notice_given", "已履行告知义务", "The learner has been told")
notice_date = fact.date("notice_date", "告知日", "Day the learner was told")
learner_confirmed = fact.boolean("learner_confirmed", "学员已确认", "Confirmed by the learner")
confirmed_on = fact.date("confirmed_on", "确认（视为确认）日", "Day of the confirmation, deemed or given")

# 第九条 refunds
dispute_open = fact.boolean("dispute_open", "存在未决争议", "A dispute is open")
refund_requested = fact.boolean("refund_requested", "学员已要求退费", "Refund asked for")
refund_agreed = fact.boolean("refund_agreed", "双方已确认退费", "Refund confirmed by both sides")
payment_date = fact.date("payment_date", "交付预付费日", "Day of the payment", evidence=ACCOUNT)
refund_request_date = fact.date("refund_request_date", "要求退费日", "Day the refund was asked for")
paid_service_received = fact.boolean("paid_service_received", "已接受培训服务", "Paid training received")
trial_received = fact.boolean("trial_received", "接受过免费体验", "Free trial received")
both_confirmed_date = fact.date("both_confirmed_date", "双方确认日", "Day both sides confirmed")
gift_received = fact.boolean("gift_received", "收到赠品或赠送服务", "Gift received")
gift_returned = fact.boolean("gift_returned", "赠品已退回", "Gift returned")
gift_price = fact.money("gift_price", "赠品合理价款", "Reasonable price of the gift")
gift_settlement = fact.text("gift_settlement", "赠品处理", "Settlement of gifts")
refund_channel = fact.text("channel", "退款渠道", "Channel")
remaining_in_escrow = fact.money("remaining_in_escrow", "存管账户剩余", "Left in escrow", evidence=ACCOUNT)
learner_share = fact.signed_money("learner_share", "归学员金额", "Share of the learner")
institution_share = fact.signed_money("institution_share", "归机构金额", "Share of the institution")
settlement_basis = fact.enum(
    "settlement_basis",
    "处分依据",
    "What the division rests on",
    choices(
        ("agreement", "协商一致", "Agreement"),
        ("mediation", "调解协议", "Mediation"),
        ("arbitration-award", "仲裁裁决", "Arbitration award"),
        ("court-judgment", "法院判决", "Court judgment"),
        ("complaint-pending", "投诉处理中", "Complaint pending"),
        ("one-side", "单方主张", "One side alone"),
    ),
)

# 第十条 the bank, and other charges
entry_kind = fact.enum(
    "kind",
    "类型",
    "Kind",
    choices(
        ("deposit", "存入", "Deposit"),
        ("release", "课时拨付", "Release of a lesson"),
        ("refund", "退学员", "Refund to the learner"),
        ("settlement", "结算给机构", "Settlement to the institution"),
    ),
)
entry_amount = fact.money("amount", "金额", "Amount")
escrow_entries = fact.records(
    "escrow_entries", "存管流水", "Entries of the escrow account", entry_kind, entry_amount, evidence=ACCOUNT
)
fee_in_contract = fact.boolean(
    "fee_in_contract", "收费在约定内容和标准内", "The fee is in the agreed terms", evidence=CONTRACT
)
levy_or_fundraising = fact.boolean(
    "levy_or_fundraising", "属于摊派或非法集资", "A levy or illegal fund-raising", evidence=INSPECTION
)
disguised_subject_training = fact.boolean(
    "disguised_subject_training", "变相开展学科类培训", "School subjects taught in disguise", evidence=INSPECTION
)
escrow_fee_charged = fact.boolean("escrow_fee_charged", "银行另收存管费", "The bank charges for the escrow")
funds_misused = fact.boolean("funds_misused", "侵占或挪用预付费", "Prepayments taken or diverted", evidence=INSPECTION)
anomaly_found = fact.boolean("anomaly_found", "发现资金异动", "Unusual movement found", evidence=ACCOUNT)
anomaly_reported = fact.boolean("anomaly_reported", "异动已报告", "Unusual movement reported")

found_on = fact.date("found_on", "发现日期", "Found on")
institution_name = fact.text("institution", "培训机构", "Training institution")
description = fact.text("description", "异动情况", "What was found", evidence=ACCOUNT)
lead = fact.text("lead", "线索", "Lead", evidence=INSPECTION)

# 第十二条 the quarterly report
report_date = fact.date("report_date", "报送日", "Day of the report")

# 第十三条第二款 disputes
subject = fact.text("subject", "事由", "Subject")
