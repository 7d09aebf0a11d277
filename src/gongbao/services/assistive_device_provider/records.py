"""Notices, letters, agreements, the list of providers and standing duties of 京人社工发〔2018〕169号, in its order."""

from gongbao.rules import choices, fact
from gongbao.services import duty, record
from gongbao.services.assistive_device_provider.vocabulary import (
    action,
    administration,
    agreement,
    applicant,
    application_form,
    conditions,
    devices,
    district,
    doc_equipment,
    doc_management,
    doc_medical_device,
    doc_qualification_certificate,
    doc_site,
    doc_staff,
    documents,
    evaluation,
    experts,
    expires_on,
    finding,
    fine,
    fraud_amount,
    has_breach_liability,
    has_cost_management,
    has_dispute_handling,
    has_payment,
    has_quality,
    has_scope,
    has_service_content,
    has_term,
    institution_type,
    insurer,
    oxygen_only,
    plaque,
    provider,
    publicity_started_on,
    round_year,
    time_limits,
    way,
)

institution = fact.text("institution", "机构名称", "Institution")
day = fact.date("date", "日期", "Date")
published_on = fact.date("published_on", "公布日期", "Published on")
CHECKED = choices(("passed", "通过", "Passed"), ("failed", "未通过", "Failed"))
DOCUMENTS = (
    application_form,
    doc_qualification_certificate,
    doc_staff,
    doc_equipment,
    doc_site,
    doc_management,
    doc_medical_device,
)

# 第五条、第六条
expert_opinion = record(
    "expert-opinion",
    "专家咨询委员会意见",
    "Opinion of the expert committee",
    "第五条",
    experts,
    round_year,
    evaluation,
    fact.boolean("add", "建议新增", "New providers advised"),
    day,
    key=[round_year],
)
notice_of_round = record(
    "notice-of-round",
    "新增协议机构工作通知",
    "Notice of the round",
    "第六条",
    insurer,
    round_year,
    conditions,
    documents,
    time_limits,
    published_on,
    public=True,
    key=[round_year],
)

# 第七条、第八条
application = record(
    "application",
    "辅助器具配置机构申请书",
    "Application",
    "第七条",
    applicant,
    institution,
    institution_type,
    devices,
    oxygen_only,
    *DOCUMENTS,
    day,
    one_a_case=True,
    applicant=institution,
)
supplement_notice = record(
    "supplement-notice",
    "一次性补正告知书",
    "Letter on what is missing",
    "第八条",
    insurer,
    institution,
    *DOCUMENTS,
    day,
    applicant=institution,
)

# 第九条、第十条
evaluation_file = record(
    "evaluation-file",
    "考察评估记录",
    "Evaluation",
    "第九条;第十条",
    insurer,
    institution,
    fact.enum("credit_check", "社会诚信信息核查", "Credit record", CHECKED),
    fact.enum("document_check", "资料查验", "Documents", CHECKED),
    fact.enum("site_check", "现场检查", "Inspection on the spot", CHECKED),
    fact.enum("expert_check", "专家评估", "Evaluation by the experts", CHECKED),
    fact.enum("report_check", "举报核查", "Check of a report", CHECKED),
    day,
    one_a_case=True,
    applicant=institution,
)
public_notice = record(
    "public-notice",
    "协议机构公示",
    "Public notice of candidates",
    "第十条",
    insurer,
    institution,
    publicity_started_on,
    fact.date("last_day", "公示期最后一天", "Last day"),
    fact.enum(
        "result",
        "结果",
        "Result",
        choices(
            ("qualified", "审定合格", "Qualified"),
            ("unqualified", "审定不合格", "Not qualified"),
            ("report-verified", "举报属实，终止评估", "A report was found true"),
        ),
    ),
    public=True,
    one_a_case=True,
    applicant=institution,
)

# 第四条、第十三条
service_agreement = record(
    "service-agreement",
    "工伤保险辅助器具服务协议",
    "Service agreement",
    "第四条",
    insurer,
    institution,
    agreement,
    has_term,
    has_scope,
    has_service_content,
    has_quality,
    has_payment,
    has_cost_management,
    has_breach_liability,
    has_dispute_handling,
    fact.date("signed_on", "签订日期", "Signed on"),
    expires_on,
    key=[institution],
    applicant=institution,
)
provider_list = record(
    "provider-list",
    "协议机构名单",
    "Agreement providers",
    "第十三条",
    insurer,
    institution,
    institution_type,
    devices,
    plaque,
    agreement,
    expires_on,
    published_on,
    fact.date("filed_on", "备案日期", "Filed on"),
    public=True,
    key=[institution],
    applicant=institution,
)

# 第十五条、第十八条
inspection_record = record(
    "inspection-record",
    "协议履行检查记录",
    "Inspections of the performance",
    "第十五条",
    insurer,
    institution,
    way,
    finding,
    action,
    day,
    applicant=institution,
)
refund_and_fine_order = record(
    "refund-and-fine-order",
    "责令退回和处罚决定",
    "Order of refund and fine",
    "第十八条",
    administration,
    institution,
    fraud_amount,
    fact.money("fine_minimum", "罚款下限", "Least fine"),
    fact.money("fine_maximum", "罚款上限", "Greatest fine"),
    fine,
    fact.boolean("referred", "移送司法机关", "Referred as a crime"),
    day,
    applicant=institution,
)

publish_process = duty(
    "publish-process", "公开签约流程、规则和结果", "Publish process, rules and results", "第三条", insurer, "standing"
)
issue_agreement_rules = duty(
    "issue-agreement-rules", "制定协议管理细则", "Issue the rules on agreements", "第四条", insurer, "once"
)
yearly_evaluation = duty(
    "yearly-evaluation",
    "每年评估并提出新增建议",
    "Evaluate each year and advise on new providers",
    "第五条",
    experts,
    "year",
    record=expert_opinion,
)
supervise = duty(
    "supervise",
    "监督协议履行",
    "Supervise the performance",
    "第十五条",
    insurer,
    "standing",
    record=inspection_record,
)
supervise_district = duty(
    "supervise-district",
    "区级监督协议履行",
    "Supervise the performance in the district",
    "第十五条",
    district,
    "standing",
    record=inspection_record,
)
report_changes = duty(
    "report-changes",
    "及时办理登记事项变更",
    "Have changed entries put right in time",
    "第十六条",
    provider,
    "on-change",
)
