"""Registers, files, reports and standing duties of 京文旅发〔2023〕110号, in its order."""

from gongbao.periods import DAYS, WORKING_DAYS
from gongbao.rules import fact
from gongbao.services import duty, record
from gongbao.services.arts_training_prepayment.vocabulary import (
    bank,
    cash_received_date,
    city,
    course_end,
    course_start,
    deposit_date,
    description,
    district,
    entry_amount,
    entry_kind,
    found_on,
    gift_settlement,
    instalment_dates,
    institution,
    institution_name,
    lead,
    learner,
    lesson_count,
    lesson_number,
    lessons_completed,
    prepaid_amount,
    programme,
    refund_channel,
    refund_terms,
    sole_account_number,
    subject,
    training_category,
    training_progress,
)

learner_name = fact.text("learner", "学员", "Learner")
bank_name = fact.text("bank", "存管银行", "Escrow bank")
complainant = fact.text("complainant", "投诉人", "Complainant")
shown_name = fact.text("name", "机构名称", "Name")
parties = fact.text("parties", "合同双方", "Parties")
payer_name = fact.text("payer", "付款人", "Payer")
learner_data = fact.text("learner_basic_data", "学员基本情况", "Learner's basic data")
ledger_bank = fact.text("escrow_bank", "存管银行", "Escrow bank")
signed_on = fact.date("signed_on", "签订日期", "Signed on")
reported_to = fact.text("reported_to", "报告对象", "Reported to")
reported_on = fact.date("reported_on", "报送日期", "Reported on")

# 第五条第二款
inspection_record = record(
    "inspection-record",
    "联合检查记录",
    "Joint inspection",
    "第五条第二款",
    district,
    institution_name,
    fact.text("drawn_inspectors", "随机抽取的检查人员", "Inspectors drawn"),
    fact.date("date", "检查日期", "Inspected on"),
    fact.text("findings_content", "培训内容检查情况", "Findings on content"),
    fact.text("findings_business", "经营行为检查情况", "Findings on business"),
    fact.text("findings_safety", "安全管理检查情况", "Findings on safety"),
)

# 第六条
disclosure_notice = record(
    "disclosure-notice",
    "机构公示",
    "What the institution shows",
    "第六条;第十三条第一款",
    institution,
    shown_name,
    fact.text("programme_and_plan", "培训项目名称与计划", "Programme and plan"),
    fact.text("fee_standard", "收费标准", "Fees"),
    fact.text("refund_rules", "退费办法", "Refund rules"),
    fact.text("privacy_measures", "隐私保护措施", "Privacy measures"),
    fact.text("dispute_phone", "纠纷及投诉电话", "Telephone for disputes"),
    fact.text("complaint_channel", "举报投诉渠道", "Complaint channel"),
    fact.date("shown_online_since", "网上公示起始日", "Shown online since"),
    fact.date("posted_since", "场所公示起始日", "Posted since"),
    key=[shown_name],
    public=True,
)

# 第七条
training_contract = record(
    "training-contract",
    "培训服务合同",
    "Training contract",
    "第七条",
    institution,
    parties,
    programme,
    lesson_count,
    course_start,
    course_end,
    prepaid_amount,
    fact.text("payment_method", "收费方式", "Way of paying"),
    refund_terms,
    fact.text("arbitration_agreement", "仲裁协议", "Arbitration agreement"),
    fact.text("model_contract_version", "示范文本版本", "Version of the model contract"),
    signed_on,
    one_a_case=True,
    holders=[(parties, learner)],
)

# 第八条第三款
escrow_agreement = record(
    "escrow-agreement",
    "存管服务协议",
    "Escrow agreement",
    "第八条第三款",
    bank,
    institution_name,
    bank_name,
    sole_account_number,
    signed_on,
    fact.text("district_guidance", "区级部门指导情况", "Guidance by the district"),
    one_a_case=True,
    holders=[(institution_name, institution), (bank_name, bank)],
)

# 第八条第四款
transaction_report = record(
    "transaction-report",
    "收现交易报送",
    "Report of a cash payment",
    "第八条第四款",
    bank,
    payer_name,
    entry_amount,
    cash_received_date,
    deposit_date,
    reported_on,
    holders=[(payer_name, learner)],
)
invoice = record(
    "invoice",
    "发票登记",
    "Invoices",
    "第八条第四款",
    institution,
    fact.text("number", "发票号码", "Number"),
    learner_name,
    entry_amount,
    fact.date("issued_on", "开具日期", "Issued on"),
    holders=[(learner_name, learner)],
)

# 第八条第五款
course_plan = record(
    "course-plan",
    "课程计划",
    "Course plan",
    "第八条第五款",
    bank,
    training_progress,
    instalment_dates,
    learner_data,
    one_a_case=True,
    holders=[(learner_data, learner)],
)
escrow_ledger = record(
    "escrow-ledger",
    "存管台账",
    "Escrow ledger",
    "第八条第五款;第九条第二款",
    bank,
    fact.date("entry_date", "记账日", "Date"),
    entry_kind,
    lesson_number,
    entry_amount,
    fact.money("balance_after", "余额", "Balance after"),
    fact.money("frozen_amount", "冻结金额", "Amount held"),
    fact.text("basis", "依据", "Basis"),
)

# 第八条第六款
lesson_log = record(
    "lesson-log",
    "消课记录",
    "Lesson log",
    "第八条第六款",
    institution,
    lesson_number,
    fact.date("completed_on", "完成日", "Taught on"),
    fact.date("notified_on", "告知日", "Told on"),
    fact.date("confirmed_or_deemed_on", "确认或视为确认日", "Confirmed or deemed on"),
    fact.date("disputed_on", "提出异议日", "Disputed on"),
    one_a_case=True,
)

# 第九条
refund_file = record(
    "refund-file",
    "退费档案",
    "Refund file",
    "第九条第一款;第九条第二款",
    institution,
    fact.date("requested_on", "要求退费日", "Asked for on"),
    fact.text("kind", "退费种类", "Kind"),
    lessons_completed,
    entry_amount,
    fact.date("confirmed_on", "双方确认日", "Confirmed on"),
    fact.date("paid_on", "退款日", "Paid on"),
    refund_channel,
    gift_settlement,
    one_a_case=True,
)

# 第十条
anomaly_report = record(
    "anomaly-report",
    "资金异动报告",
    "Report of an anomaly",
    "第十条第二款",
    bank,
    found_on,
    institution_name,
    description,
    reported_to,
    reported_on,
    one_a_case=True,
)
lead_transfer = record(
    "lead-transfer",
    "线索移送记录",
    "Leads handed over",
    "第十条第一款",
    district,
    lead,
    fact.text("transferred_to", "移送机关", "Handed over to"),
    fact.date("transferred_on", "移送日期", "Handed over on"),
)

# 第十二条
institution_ledger = record(
    "institution-ledger",
    "培训机构台账",
    "Ledger of institutions",
    "第十二条",
    district,
    institution_name,
    fact.enum("category", "培训类别", "Kind of training", training_category.kind),
    ledger_bank,
    fact.text("escrow_account", "存管专用账号", "Escrow account"),
    fact.money("balance", "存管余额", "Balance"),
    fact.date("verified_on", "核验日期", "Verified on"),
    fact.text("changes", "变更情况", "Changes"),
    key=[institution_name],
    holders=[(institution_name, institution), (ledger_bank, bank)],
)
quarterly_report = record(
    "quarterly-report",
    "季度监管报告",
    "Quarterly report",
    "第十二条",
    city,
    fact.text("district", "区", "District"),
    fact.text("quarter", "季度", "Quarter"),
    fact.integer("institutions", "机构数", "Institutions", minimum=0),
    fact.text("prepayment_supervision", "预付费监管情况", "Supervision of prepayments"),
    fact.date("sent_on", "报送日期", "Sent on"),
)

# 第十三条第一款
complaint_file = record(
    "complaint-file",
    "投诉纠纷档案",
    "Complaint file",
    "第十三条第一款",
    institution,
    complainant,
    subject,
    fact.text("route", "解决途径", "Route"),
    fact.text("outcome", "结果", "Outcome"),
    fact.text("dates", "时间", "Dates"),
    one_a_case=True,
    applicant=complainant,
)

guide_districts = duty(
    "guide-districts", "指导各区监管", "Guide the districts' supervision", "第五条第一款", city, "standing"
)
daily_inspection = duty(
    "daily-inspection",
    "双随机联合日常检查",
    "Joint inspections by random draw",
    "第五条第二款",
    district,
    "standing",
    record=inspection_record,
)
keep_disclosure_current = duty(
    "keep-disclosure-current",
    "及时公示和更新",
    "Keep what is shown up to date",
    "第六条",
    institution,
    "on-change",
    record=disclosure_notice,
)
release_due_lessons = duty(
    "release-due-lessons",
    "按时拨付已确认课时",
    "Release confirmed lessons in time",
    "第八条第六款",
    bank,
    "event",
    after="course-funds/confirm-lesson:confirmed,deemed-confirmed",
    within=(3, WORKING_DAYS),
    record=escrow_ledger,
    entry={"kind": "release"},
)
monitor_risk = duty("monitor-risk", "风险监测研判", "Monitor and assess risk", "第十条第一款", district, "standing")
monitor_account = duty(
    "monitor-account",
    "存管账户常态化监测",
    "Monitor every escrow account",
    "第十条第二款",
    bank,
    "standing",
    record=anomaly_report,
)
protect_data = duty(
    "protect-data", "数据、资金和个人信息安全", "Security of data, money and people", "第十一条", bank, "standing"
)
build_supervision_system = duty(
    "build-supervision-system", "监管信息化建设", "Build the supervision system", "第十一条", city, "standing"
)
verify_ledger = duty(
    "verify-ledger",
    "核验更新机构台账",
    "Verify and update the ledger",
    "第十二条",
    district,
    "standing",
    record=institution_ledger,
)
quarterly_ledger_report = duty(
    "quarterly-ledger-report",
    "按季报送台账和监管情况",
    "Report each quarter",
    "第十二条",
    district,
    "quarter",
    within=(10, DAYS),
    record=quarterly_report,
)
keep_complaint_handling = duty(
    "keep-complaint-handling",
    "健全投诉纠纷处理机制",
    "Handle complaints and disputes",
    "第十三条第一款",
    institution,
    "standing",
    record=complaint_file,
)
