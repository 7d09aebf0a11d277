"""The standing, recurring and single duties of 京政办发〔2018〕36号, in its order.

A duty that Annex 2 sets for a month is due on the last day of that month.
"""

from datetime import date

from gongbao.services import duty
from gongbao.services.construction_approval import records, tables
from gongbao.services.construction_approval.roles import (
    approval_reform,
    approving,
    concerned,
    development_reform,
    district_government,
    economy_information,
    evaluator,
    finance,
    government_services,
    housing,
    inspectorate,
    leading_group,
    leading_office,
    planning_land,
    platform,
    stage_lead,
    utility,
)
from gongbao.services.construction_approval.tasks import AUGUST, JULY, OCTOBER, SEPTEMBER

# 一、（三）
framework_built = duty(
    "framework-built",
    "基本建成审批制度框架和服务体系",
    "Framework and service system basically built",
    "一、（三）第一款",
    leading_group,
    "once",
    last_day=date(2018, 12, 31),
)
pilot_review_2019 = duty(
    "pilot-review-2019",
    "总结试点、优化服务",
    "Sum up the pilot and improve the service",
    "一、（三）第二款",
    leading_group,
    "once",
    last_day=date(2019, 12, 31),
)
keep_the_clock = duty(
    "keep-the-clock",
    "按工作日计时，临近或者超过时限时提醒牵头部门",
    "Count working days; warn the lead near and past the limit",
    "一、（三）第一款;四、（二）第一款",
    platform,
    "standing",
    record=records.clock_ledger,
)

# 二
update_lists = duty(
    "update-lists",
    "按地区维护正、负面清单",
    "Keep positive and negative lists by area",
    "二、（二）第二款第2句",
    planning_land,
    "standing",
    record=records.project_lists,
)
coordinate_stage = duty(
    "coordinate-stage",
    "组织本阶段各部门限时审批",
    "Organise the departments of a stage and keep the limits",
    "二、（三）",
    stage_lead,
    "standing",
)

# 三、（一）
publish_item_list = duty(
    "publish-item-list",
    "公布事项清单、规范、指南和流程图",
    "Publish item list, standards, guides and flow charts",
    "三、（一）第一款第1句前段;附件2第14项",
    approval_reform,
    "once",
    record=tables.approval_items,
    last_day=AUGUST,
)
check_vague_clauses = duty(
    "check-vague-clauses",
    "清除模糊条款，同一事项全市同等条件",
    "No vague clauses; same item, same conditions everywhere",
    "三、（一）第一款第1句前段;三、（一）第一款第1句后段",
    approving,
    "standing",
    record=records.service_guide,
)
push_issued_documents = duty(
    "push-issued-documents",
    "核发的文件推送有关部门，不再向申请人要",
    "Push issued documents; never ask the applicant for them",
    "三、（一）第一款第3句前段;三、（一）第一款第3句后段",
    approving,
    "on-change",
    record=records.issued_documents,
)
no_exchange_fee = duty(
    "no-exchange-fee",
    "不收勘察设计招投标交易服务费",
    "No exchange fee for survey and design tenders",
    "三、（一）第二款第3句",
    planning_land,
    "standing",
)

# 三、（二）
train_districts = duty(
    "train-districts",
    "指导培训区级部门，配套监管",
    "Guide, train and supervise the districts",
    "三、（二）第2句;附件2第15项",
    planning_land,
    "standing",
)
works_permit_linkage = duty(
    "works-permit-linkage",
    "市、区联动监管施工许可",
    "City and district supervise works permits together",
    "三、（二）第3句",
    housing,
    "standing",
)

# 三、（三）、三、（四）、三、（六）
common_review_standard = duty(
    "common-review-standard",
    "编制统一的技术审查标准",
    "One technical standard of review",
    "三、（三）第二款第3句;附件2第19项",
    planning_land,
    "once",
    last_day=JULY,
)
buy_drawing_review = duty(
    "buy-drawing-review",
    "推行政府购买施工图审查服务",
    "Drawing review bought by government",
    "三、（三）第二款第4句;附件2第18项",
    finance,
    "standing",
)
serve_enterprises = duty(
    "serve-enterprises",
    "部门联动服务企业，用第三方数据检验标准",
    "Act together for enterprises; test standards by data",
    "三、（四）第一款",
    approving,
    "standing",
)
experience_survey = duty(
    "experience-survey",
    "开展建设单位体感评价",
    "Evaluate the experience of construction units",
    "三、（四）第三款;附件2第23项",
    planning_land,
    "year",
    by=((10, 31),),
    record=records.experience_report,
    reading=True,
)
roll_out_commitment = duty(
    "roll-out-commitment",
    "把企业投资项目承诺制推广到四个区域",
    "Extend the project commitment to four more areas",
    "三、（六）第二款第1句;附件2第29项",
    development_reform,
    "standing",
)
commitment_rules = duty(
    "commitment-rules",
    "定告知承诺和内部协作的清单和规定",
    "Lists and rules on commitment and inner cooperation",
    "附件2第27项",
    housing,
    "once",
    record=records.commitment_items,
    last_day=AUGUST,
)

# 四
one_blueprint = duty(
    "one-blueprint",
    "形成一本规划、一张蓝图",
    "One plan and one blueprint",
    "四、（一）第一款;附件2第30项;附件2第31项",
    planning_land,
    "once",
    last_day=SEPTEMBER,
)
whole_process_service = duty(
    "whole-process-service",
    "通过平台提供全过程服务",
    "Service through the whole process",
    "四、（一）第二款第2句",
    planning_land,
    "standing",
)
connect_systems = duty(
    "connect-systems",
    "对接部门系统，共享数据",
    "Connect the departments' systems",
    "四、（二）第一款第3句",
    concerned,
    "standing",
)
system_on_line = duty(
    "system-on-line",
    "细化系统建设方案，按时上线",
    "Detail the system and bring it on line in time",
    "四、（二）第三款;附件2第33项",
    planning_land,
    "once",
    record=tables.platform_modules,
    last_day=OCTOBER,
)
window_staff = duty(
    "window-staff",
    "建设专业窗口队伍，考核服务",
    "Professional window staff, assessed",
    "四、（三）第3句后段",
    government_services,
    "standing",
)
one_guide_one_form = duty(
    "one-guide-one-form",
    "每阶段一份指南、一张表单、一套材料",
    "One guide, one form and one set for each stage",
    "四、（四）;附件2第35项",
    stage_lead,
    "once",
    record=records.service_guide,
    last_day=AUGUST,
)
consultation_mechanism = duty(
    "consultation-mechanism",
    "建立审批会商机制",
    "A mechanism of consultation",
    "四、（五）第一款第1句",
    stage_lead,
    "standing",
)
supporting_rules = duty(
    "supporting-rules",
    "定平台、要件、监管、联审、验收的配套制度",
    "Rules on platform, documents, supervision, review, acceptance",
    "四、（五）第一款第2句;附件2第36项;附件2第37项;附件2第38项;附件2第39项;附件2第40项",
    planning_land,
    "once",
    last_day=OCTOBER,
)

# 五
supervise_project = duty(
    "supervise-project",
    "自规划许可起全过程服务和监督",
    "Serve and supervise from the planning permit on",
    "五、（一）;附件2第44项",
    planning_land,
    "standing",
    record=records.supervision_record,
)
differentiated_supervision = duty(
    "differentiated-supervision",
    "按守信情况采用不同监管标准",
    "Choose the standard of supervision by credit",
    "五、（二）第2句;附件2第45项",
    concerned,
    "standing",
)
publish_blacklist = duty(
    "publish-blacklist",
    "列入失信名单并在两个网站公布",
    "List breaches and publish them on the two sites",
    "五、（二）第3句;附件2第46项;附件2第47项",
    economy_information,
    "on-change",
    record=records.credit_list,
)
intermediary_control = duty(
    "intermediary-control",
    "清理规范中介服务，管资格、追责任",
    "Clean up and control intermediary services",
    "五、（三）第一款;附件2第48项;附件2第49项;附件2第51项",
    approval_reform,
    "once",
    record=records.intermediary_register,
    last_day=OCTOBER,
)
intermediary_trading_platform = duty(
    "intermediary-trading-platform",
    "建立中介服务网上交易平台",
    "An online trading platform of intermediary services",
    "附件2第50项",
    development_reform,
    "once",
    record=records.intermediary_register,
    last_day=OCTOBER,
)
utilities_in_hall = duty(
    "utilities-in-hall",
    "进驻大厅，公开流程和时间",
    "Sit in the service hall; open procedures and times",
    "五、（三）第二款;附件2第52项",
    utility,
    "once",
    record=records.utility_notice,
    last_day=AUGUST,
)

# 六、附件2
coordinate_daily = duty(
    "coordinate-daily",
    "试点日常组织协调",
    "Coordinate the pilot from day to day",
    "六、（一）第1句第2分句",
    leading_office,
    "standing",
    record=tables.task_register,
)
district_implementing_opinion = duty(
    "district-implementing-opinion",
    "制定本区试点实施意见",
    "The district's own implementing opinion",
    "附件2第55项",
    district_government,
    "standing",
)
department_plan = duty(
    "department-plan",
    "制定本部门实施方案",
    "The department's own plan",
    "附件2第54项",
    concerned,
    "once",
    last_day=JULY,
)
district_leading_groups = duty(
    "district-leading-groups",
    "成立本区领导小组",
    "The district's own leading group",
    "六、（一）第2句",
    district_government,
    "standing",
)
annual_inspection = duty(
    "annual-inspection",
    "纳入年度督查，考核评价",
    "Inspect and assess each year",
    "六、（二）第1句;附件2第56项",
    inspectorate,
    "year",
    record=records.pilot_evaluation,
)
third_party_pilot_evaluation = duty(
    "third-party-pilot-evaluation",
    "第三方评估试点情况",
    "Evaluate the pilot",
    "六、（二）第2句",
    evaluator,
    "year",
    record=records.pilot_evaluation,
    reading=True,
)
publicity = duty(
    "publicity",
    "宣传、解读和培训",
    "Publicity, interpretation and training",
    "六、（三）;附件2第57项",
    leading_office,
    "standing",
)
report_task_progress = duty(
    "report-task-progress",
    "向领导小组办公室报送工作进展",
    "Report progress to the leading group's office",
    "附件2第54项",
    concerned,
    "month",
    record=tables.task_register,
    reading=True,
)
