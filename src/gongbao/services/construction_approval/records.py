"""Files, permits, certificates and ledgers of 京政办发〔2018〕36号 that fill as projects go on, in its order."""

from gongbao.rules import choices, fact
from gongbao.services import record
from gongbao.services.construction_approval.catalogue import ITEM
from gongbao.services.construction_approval.conditions import drawing_certificate_gate
from gongbao.services.construction_approval.roles import (
    approval_reform,
    economy_information,
    evaluator,
    housing,
    inspectorate,
    planning_land,
    platform,
    representative,
    reviewer,
    stage_lead,
    surveyor,
    utility,
    window,
)
from gongbao.services.construction_approval.supervision import credit_listing
from gongbao.services.construction_approval.vocabulary import (
    accepted_on,
    area,
    days_used,
    evaluation,
    fund_source,
    plan,
    project,
    project_class,
    stage,
    subject,
)

issued_on = fact.date("issued_on", "出件日", "Issued on")
documents = fact.text("documents", "材料", "Documents")
form = fact.text("form", "申请表单", "Form")
recorded_item = fact.enum("item", "事项", "Item", ITEM)
commitments = fact.text("commitments", "承诺", "Commitments")
institution = fact.text("institution", "机构", "Institution")
company = fact.text("company", "企业", "Company")
service_name = fact.text("service", "服务", "Service")
intermediary_service = fact.text("service", "中介服务", "Service")
unit_name = fact.text("construction_unit", "建设单位", "Construction unit")
representative_name = fact.text("legal_representative", "法定代表人", "Legal representative")
published_on = fact.date("published_on", "公布日", "Published on")
civil_defence_opinion = fact.text("civil_defence_opinion", "民防部门意见", "Opinion of civil defence")

# 四、（二）第一款、一、（三）第一款
project_file = record(
    "project-file",
    "项目档案",
    "Project file",
    "四、（二）第一款;一、（二）第2分句",
    platform,
    project,
    unit_name,
    fact.enum("class", "项目类别", "Class", project_class.kind),
    fund_source,
    area,
    stage,
    fact.text("items", "办理事项", "Items"),
    fact.integer("clock", "已用审批工作日", "Working days used", minimum=0),
    commitments,
    fact.text("supervision", "监督情况", "Supervision"),
    fact.text("results", "办理结果", "Results"),
    one_a_case=True,
    applicant=unit_name,
)
clock_ledger = record(
    "clock-ledger",
    "审批时钟台账",
    "Ledger of the approval clock",
    "一、（三）第一款",
    platform,
    project,
    unit_name,
    recorded_item,
    accepted_on,
    issued_on,
    fact.integer("counted_days", "本次计入工作日", "Days counted", minimum=0),
    days_used,
    fact.integer("limit", "总时限", "Limit"),
    fact.date("exceeded_on", "超过时限日", "Exceeded on"),
    applicant=unit_name,
)

# 二、（二）第二款
project_lists = record(
    "project-lists",
    "正、负面清单",
    "Positive and negative lists",
    "二、（二）第二款第1句;二、（二）第二款第2句",
    planning_land,
    area,
    fact.enum(
        "kind", "清单", "List", choices(("positive", "正面清单", "Positive"), ("negative", "负面清单", "Negative"))
    ),
    fact.text("category", "项目类型", "Category"),
    fact.text("basis", "依据", "Basis"),
    fact.date("valid_from", "生效日", "Valid from"),
)

# 三、（一）第一款、四、（三）、四、（四）
service_guide = record(
    "service-guide",
    "办事指南",
    "Service guide",
    "三、（一）第一款;四、（四）",
    stage_lead,
    stage,
    fund_source,
    fact.text("items", "事项", "Items"),
    form,
    documents,
    fact.text("limit", "办理时限", "Time limit"),
    fact.text("flow_chart", "流程图", "Flow chart"),
    fact.text("version", "版本", "Version"),
    public=True,
    key=(stage, fund_source),
)
application_set = record(
    "application-set",
    "申报材料",
    "Set of documents",
    "四、（四）;四、（三）第2句",
    window,
    project,
    unit_name,
    stage,
    form,
    documents,
    fact.date("received_on", "收件日", "Received on"),
    fact.text("departments", "共享部门", "Shared with"),
    applicant=unit_name,
)
issued_documents = record(
    "issued-documents",
    "审批文件共享库",
    "Shared approval documents",
    "三、（一）第一款第3句前段",
    platform,
    project,
    unit_name,
    recorded_item,
    fact.text("department", "核发部门", "Department"),
    fact.text("number", "文号", "Number"),
    issued_on,
    fact.text("pushed_to", "推送部门", "Pushed to"),
    applicant=unit_name,
)

# 二、（二）、三、（三）第一款、附件4第15项
land_transfer_contract = record(
    "land-transfer-contract",
    "建设用地使用权出让合同",
    "Land transfer contract",
    "二、（二）;三、（三）第一款",
    planning_land,
    project,
    unit_name,
    fact.date("signed_on", "签订日", "Signed on"),
    fact.text("planning_conditions", "规划条件", "Planning conditions"),
    fact.text("pre_review", "用地预审意见", "Pre-review of the land"),
    fact.text("scheme_opinion", "设计方案审查意见", "Opinion on the scheme"),
    fact.text("land_use_planning_permit", "建设用地规划许可证", "Land use planning permit"),
    fact.text("land_approval_certificate", "建设用地批准书", "Land approval certificate"),
    civil_defence_opinion,
    fact.boolean("design_scheme_attached", "附设计方案", "Design scheme attached"),
    one_a_case=True,
    applicant=unit_name,
)
construction_planning_permit = record(
    "construction-planning-permit",
    "建设工程规划许可证",
    "Construction planning permit",
    "附件4第15项",
    planning_land,
    project,
    unit_name,
    accepted_on,
    issued_on,
    fact.text("drawings", "附图", "Drawings"),
    civil_defence_opinion,
    one_a_case=True,
    applicant=unit_name,
)
works_permit = record(
    "works-permit",
    "建筑工程施工许可证",
    "Works permit",
    "三、（三）第一款",
    housing,
    project,
    unit_name,
    issued_on,
    fact.boolean("quality_safety_supervision", "含质量安全监督手续", "Quality and safety supervision included"),
    fact.boolean("commitment", "已签法人承诺书", "Corporate commitment signed"),
    one_a_case=True,
    applicant=unit_name,
)

# 三、（六）第一款
corporate_commitment = record(
    "corporate-commitment",
    "法人承诺书",
    "Corporate commitment",
    "三、（六）第一款",
    housing,
    project,
    unit_name,
    representative_name,
    fact.date("signed_on", "签订日", "Signed on"),
    fact.boolean("build_by_permits", "承诺按许可内容建设", "Promises to build by the permits"),
    fact.boolean("drawings_meet_standards", "承诺施工图符合标准", "Promises drawings that meet the standards"),
    fact.enum(
        "certificate_due", "合格书取得时点", "When the drawing certificate is due", drawing_certificate_gate.kind
    ),
    fact.boolean("kept", "已兑现", "Kept"),
    one_a_case=True,
    applicant=unit_name,
    holders=[(representative_name, representative)],
)

# 三、（三）第二款至第四款
drawing_certificate_record = record(
    "drawing-certificate",
    "施工图审查合格书",
    "Drawing review certificate",
    "三、（三）第二款",
    reviewer,
    project,
    unit_name,
    institution,
    issued_on,
    fact.boolean("building", "建筑", "Building"),
    fact.boolean("fire", "消防", "Fire protection"),
    fact.boolean("civil_defence", "人防", "Civil defence"),
    one_a_case=True,
    applicant=unit_name,
    holders=[(institution, reviewer)],
)
joint_acceptance_opinion = record(
    "joint-acceptance-opinion",
    "联合验收意见书",
    "Joint acceptance opinion",
    "三、（三）第三款",
    housing,
    project,
    unit_name,
    fact.text("results", "各部门结果", "Results of the departments"),
    issued_on,
    fact.text("recognised_by", "互认部门", "Recognised by"),
    one_a_case=True,
    applicant=unit_name,
)
survey_results = record(
    "survey-results",
    "测绘成果",
    "Survey results",
    "三、（三）第四款",
    surveyor,
    project,
    unit_name,
    institution,
    fact.text("standard", "测绘技术标准", "Standard"),
    fact.text("results", "成果", "Results"),
    fact.text("shared_with", "共享部门", "Shared with"),
    one_a_case=True,
    applicant=unit_name,
    holders=[(institution, surveyor)],
)

# 三、（四）第二款、四、（一）第一款
regional_evaluations = record(
    "regional-evaluations",
    "区域评估成果",
    "Regional evaluations",
    "三、（四）第二款第3句",
    planning_land,
    plan,
    area,
    evaluation,
    fact.text("opinion", "评价意见", "Opinion"),
    fact.date("approved_on", "批复日", "Approved on"),
    fact.text("major_adjustment", "重大规划调整", "Major adjustments"),
    key=(plan, evaluation),
)
implementation_scheme = record(
    "implementation-scheme",
    "项目规划实施综合方案",
    "Comprehensive implementation scheme",
    "四、（一）第一款",
    planning_land,
    project,
    unit_name,
    fact.text("layout", "空间布局", "Layout"),
    fact.text("scale", "规模", "Size"),
    fact.text("height", "高度", "Height"),
    fact.text("design", "城市设计", "Urban design"),
    fact.text("services", "公共服务和基础设施", "Services and infrastructure"),
    fact.text("surroundings", "周边实施条件", "Surroundings"),
    one_a_case=True,
    applicant=unit_name,
)

# 五、（一）、五、（二）、三、（六）第二款
supervision_record = record(
    "supervision-record",
    "全过程监督记录",
    "Record of supervision",
    "五、（一）",
    planning_land,
    project,
    unit_name,
    fact.date("date", "日期", "Date"),
    fact.text("checked", "检查内容", "What was checked"),
    fact.text("finding", "发现情况", "Finding"),
    fact.text("sent_to", "推送部门", "Sent to"),
    fact.text("result", "处理结果", "Result"),
    applicant=unit_name,
)
credit_list = record(
    "credit-list",
    "失信名单（黑名单）",
    "Lists of the discredited, and blacklist",
    "三、（六）第二款;五、（二）",
    economy_information,
    unit_name,
    subject,
    fact.enum("kind", "名单", "List", credit_listing.kind),
    project,
    fact.text("commitment", "承诺", "Commitment"),
    fact.text("breach", "违反情况", "Breach"),
    fact.date("listed_on", "列入日", "Listed on"),
    published_on,
    fact.text("measures", "惩戒措施", "Measures"),
    public=True,
    public_once=published_on,
    key=(unit_name, project, subject),
    applicant=unit_name,
)
commitment_items = record(
    "commitment-items",
    "告知承诺事项清单",
    "Items handled on commitment",
    "附件2第27项;三、（四）第二款第1句",
    housing,
    recorded_item,
    fact.enum(
        "kind",
        "方式",
        "Way",
        choices(
            ("commitment", "告知承诺", "On commitment"),
            ("cooperation", "内部协作", "Cooperation inside government"),
        ),
    ),
    fact.text("rules", "办理规定", "Rules"),
    key=(recorded_item,),
)

# 五、（三）
intermediary_register = record(
    "intermediary-register",
    "中介服务清单",
    "Intermediary services",
    "五、（三）第一款;附件2第48项;附件2第49项;附件2第50项;附件2第51项",
    approval_reform,
    intermediary_service,
    institution,
    fact.text("qualification", "资质", "Qualification"),
    fact.text("staff", "执业人员", "Staff"),
    fact.text("violations", "违法违规情况", "Violations"),
    key=(intermediary_service, institution),
)
utility_notice = record(
    "utility-notice",
    "市政公用办事公开",
    "Open procedures of the utilities",
    "五、（三）第二款",
    utility,
    company,
    service_name,
    fact.text("procedure", "办事流程", "Procedure"),
    fact.text("time", "办理时间", "Time"),
    fact.text("hall", "所在大厅", "Service hall"),
    public=True,
    key=(company, service_name),
)

# 三、（四）第三款、六、（二）、四、（五）第二款
experience_report = record(
    "experience-report",
    "体感评价报告",
    "Experience report",
    "三、（四）第三款",
    evaluator,
    fact.text("period", "评价期间", "Period"),
    fact.text("indicator", "指标", "Indicator"),
    fact.text("value", "评价值", "Value"),
    fact.text("blockage", "堵点、难点", "Blockages"),
    fact.text("improvement", "改进措施", "Improvements"),
    one_a_case=True,
)
pilot_evaluation = record(
    "pilot-evaluation",
    "试点评估与考核",
    "Evaluation of the pilot",
    "六、（二）",
    inspectorate,
    fact.integer("year", "年度", "Year"),
    fact.text("department", "部门", "Department"),
    fact.text("district", "区", "District"),
    fact.text("result", "考核结果", "Result"),
    fact.text("problem", "问题", "Problem"),
    fact.text("accountability", "问责情况", "Accountability"),
)
rule_changes = record(
    "rule-changes",
    "法规文件修改清理清单",
    "Rules to be changed or cleaned up",
    "四、（五）第二款",
    planning_land,
    fact.text("rule", "法规文件", "Rule"),
    fact.enum(
        "kind",
        "处理方式",
        "Kind",
        choices(
            ("change", "修改", "Change"),
            ("suspend", "暂停执行", "Suspend"),
            ("clean-up", "清理", "Clean up"),
            ("repeal", "废止", "Repeal"),
        ),
    ),
    fact.text("proposal", "建议", "Proposal"),
    fact.text("status", "办理情况", "Status"),
)
