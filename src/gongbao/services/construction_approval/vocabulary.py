"""What has to be known under 京政办发〔2018〕36号, in the order in which it first speaks of it."""

from gongbao.rules import choices, document, fact, judgement, register
from gongbao.rules.kinds import Kind, Type
from gongbao.services.construction_approval.catalogue import ITEM
from gongbao.services.construction_approval.item import STAGE
from gongbao.services.construction_approval.roles import (
    concerned,
    development_reform,
    intermediary,
    leading_office,
    planning_land,
    reviewer,
)
from gongbao.words import Words

SQUARE_METRES = Words("平方米", "m²")
WORKING = Words("个工作日", "working days")
FILE = register("项目档案", "project file")
LISTS = register("正、负面清单", "positive and negative lists")
SCHEME = document("设计方案", "design scheme")
CERTIFICATE = document("施工图审查合格书", "drawing review certificate")
CREDIT = register("信用信息", "credit information")
PLANNING = judgement(planning_land.name, "规划国土部门认定", "finding of the planning authority")
EVALUATED = judgement(intermediary.name, "评价情况说明", "statement on the evaluations")

project = fact.text("project", "工程项目名称", "Name of the project")

# 一、（二） what the reform covers
project_kind = fact.enum(
    "project_kind",
    "工程类别",
    "Kind of works",
    choices(
        ("building", "房屋建筑", "Building"),
        ("urban-infrastructure", "城市基础设施", "Urban infrastructure"),
        ("other", "其他", "Other works"),
    ),
    evidence=FILE,
)
special_project = fact.boolean("special_project", "特殊工程", "A special project", evidence=PLANNING)
major_sector_project = fact.boolean(
    "major_sector_project",
    "交通、水利、能源等重大工程",
    "A major project in transport, water, energy or the like",
    evidence=judgement(development_reform.name, "发展改革部门认定", "finding of the development authority"),
)

# 二、（二） classes of projects
fund_source = fact.enum(
    "fund_source",
    "资金来源",
    "Source of funds",
    choices(("government", "政府投资", "Government"), ("social", "社会投资", "Social investment")),
    evidence=FILE,
)
on_positive_list = fact.boolean("on_positive_list", "符合正面清单", "Meets the positive list", evidence=LISTS)
on_negative_list = fact.boolean("on_negative_list", "列入负面清单", "Stands on the negative list", evidence=LISTS)
existing_floor_area = fact.number(
    "existing_floor_area",
    "现状合法建筑面积",
    "Lawful floor area now",
    minimum=0,
    unit=SQUARE_METRES,
    evidence=register("不动产登记", "property register"),
)
planned_floor_area = fact.number(
    "planned_floor_area",
    "改造后建筑面积",
    "Floor area after the works",
    minimum=0,
    unit=SQUARE_METRES,
    evidence=SCHEME,
)
changes_outline = fact.boolean("changes_outline", "改变建筑外轮廓", "Changes the outer outline", evidence=SCHEME)
changes_site_layout = fact.boolean(
    "changes_site_layout", "改变用地内建筑布局", "Changes the layout on the site", evidence=SCHEME
)
exterior_decoration = fact.boolean(
    "exterior_decoration", "现有建筑外部装修", "Exterior decoration of an existing building", evidence=SCHEME
)
designated_area = fact.boolean(
    "designated_area",
    "位于重要大街、历史文化街区或特定地区",
    "On an important avenue, in a historic or a designated area",
    evidence=PLANNING,
)
project_class = fact.enum(
    "project_class",
    "项目类别",
    "Class of the project",
    choices(
        ("government-funded", "政府投资项目", "Government-funded"),
        ("internal-renovation", "内部改造项目", "Internal renovation"),
        ("existing-alteration", "现状改建项目", "Alteration of an existing building"),
        ("new-extension", "新建扩建项目", "New building or extension"),
    ),
    evidence=FILE,
)

# 二、（三）、一、（三） stages and their time
stage = fact.enum("stage", "审批阶段", "Stage", STAGE, evidence=FILE)
days_used = fact.integer(
    "days_used",
    "已用审批工作日",
    "Working days used",
    minimum=0,
    unit=WORKING,
    evidence=register("审批时钟", "the clock"),
)
counting_from = fact.date("counting_from", "计算起日", "Counted from (that day not counted)", evidence=FILE)
period_item = fact.text("item", "事项", "Item")
period_accepted_on = fact.date("accepted_on", "受理日", "Accepted on")
period_issued_on = fact.date("issued_on", "出件日", "Issued on")
handling_periods = fact.records(
    "handling_periods",
    "办理时段",
    "Periods with an authority",
    period_item,
    period_accepted_on,
    period_issued_on,
    evidence=FILE,
)

# 附件4第15项 the construction planning permit
accepted_on = fact.date("accepted_on", "受理日", "Day a complete application was accepted", evidence=FILE)
decided = fact.boolean("decided", "已作决定", "A decision was made", evidence=FILE)
decided_on = fact.date("decided_on", "决定日", "Day of the decision", evidence=FILE)

# 附件4 items, and what of them a project has done
item = fact.enum("item", "审批事项", "Item of approval", ITEM)
MILESTONE = choices(
    ("construction-completed", "工程竣工", "Works completed"),
    ("drawing-certificate", "取得审查合格书", "Drawing certificate obtained"),
)
done_item = fact.enum("item", "事项", "Item or milestone", Kind(Type.ENUM, (*ITEM.choices, *MILESTONE.choices)))
done = fact.records("done", "已办结事项", "Items and milestones completed", done_item, evidence=FILE)
affects_green_land = fact.boolean(
    "affects_green_land", "涉及绿地树木", "Green land or trees are touched", evidence=SCHEME
)
changes_green_land_use = fact.boolean(
    "changes_green_land_use", "改变绿化用地使用性质和用途", "Land for greening gets another use", evidence=SCHEME
)
affects_ancient_trees = fact.boolean(
    "affects_ancient_trees", "涉及古树名木", "Ancient or famous trees are touched", evidence=SCHEME
)
needs_utilities = fact.boolean("needs_utilities", "需要市政接入", "Utilities must be connected or changed")
needs_verification = fact.boolean(
    "needs_verification",
    "须核准",
    "The enterprise project must be verified",
    evidence=register("核准目录", "list of projects to be verified"),
)
evaluations_outstanding = fact.boolean(
    "evaluations_outstanding", "施工许可前应完成的评价尚未完成", "Evaluations due are not completed", evidence=EVALUATED
)

# 三、（一） conditions and documents
application = fact.enum(
    "application",
    "所申请事项",
    "What is applied for",
    choices(
        ("construction-planning-permit", "建设工程规划许可证", "Construction planning permit"),
        ("works-permit", "施工许可证", "Works permit"),
        ("joint-acceptance", "联合验收", "Joint acceptance"),
        ("other", "其他事项", "Something else"),
    ),
)
asked_document = fact.enum(
    "document",
    "被要求的材料",
    "Document asked for",
    choices(
        ("proof-of-funds", "项目资金落实证明文件", "Proof of funds"),
        ("drawing-review-certificate", "施工图设计文件审查合格书", "Drawing review certificate"),
        ("civil-defence-drawing-filing", "人防工程施工图备案意见书", "Filing opinion on civil defence drawings"),
        ("fire-design-opinion", "建设工程消防设计审核意见书", "Opinion on the fire protection design"),
        ("annual-investment-plan", "年度投资计划", "Annual investment plan"),
        ("safety-certificate-b", "安全生产考核合格证书B本", "Safety certificate B"),
        ("survey-design-tender-filing", "勘察设计招标投标备案文件", "Filing of the survey and design tender"),
        ("works-contract-filing", "施工合同备案材料", "Filing of the works contract"),
        ("supervision-contract-filing", "监理合同备案材料", "Filing of the supervision contract"),
        ("energy-design-filing", "建筑节能设计审查备案", "Filing of the energy design review"),
        ("corporate-commitment", "法人承诺书", "Corporate commitment"),
        ("other", "其他材料", "Another document"),
    ),
)
requirement_basis = fact.enum(
    "requirement_basis",
    "要求的依据",
    "What the demand rests on",
    choices(
        ("law", "法律", "Law"),
        ("regulation", "法规", "Regulation"),
        ("rule", "规章", "Rule"),
        ("normative-document", "规范性文件", "Normative document"),
        ("none", "没有依据", "Nothing"),
    ),
)
issued_by_authority = fact.boolean(
    "issued_by_authority",
    "由政府部门核发",
    "Issued by a department",
    evidence=register("审批文件共享库", "shared documents"),
)
submitted_in_stage = fact.boolean(
    "submitted_in_stage", "本阶段已提交过", "Already handed in in this stage", evidence=FILE
)
tender_required_by_law = fact.boolean("tender_required_by_law", "依法必须招标", "Law makes a tender compulsory")
contracted_service = fact.enum(
    "contracted_service",
    "发包内容",
    "What is contracted out",
    choices(
        ("survey", "勘察", "Survey"),
        ("design", "设计", "Design"),
        ("works", "施工", "Works"),
        ("supervision", "监理", "Supervision"),
    ),
)

# 三、（二） who handles it
city_wide = fact.boolean("city_wide", "全市性项目", "A city-wide project", evidence=PLANNING)
systemic = fact.boolean("systemic", "系统性项目", "A systemic project", evidence=PLANNING)
cross_district = fact.boolean("cross_district", "跨区域项目", "A project over several districts", evidence=PLANNING)
major_project = fact.boolean("major_project", "重大工程", "A major project", evidence=PLANNING)

# 三、（三） reviews, acceptances, surveys in one
institution_name = fact.text("name", "机构名称", "Institution")
comprehensive = fact.boolean("comprehensive", "综合审查机构", "A comprehensive institution")
review_institutions = fact.records(
    "review_institutions",
    "出具审查意见的机构",
    "Institutions that reviewed the drawings",
    institution_name,
    comprehensive,
    evidence=CERTIFICATE,
)
covers_building = fact.boolean(
    "covers_building", "含建筑审查", "The building drawings are reviewed", evidence=CERTIFICATE
)
covers_fire = fact.boolean("covers_fire", "含消防审查", "Fire protection is reviewed", evidence=CERTIFICATE)
covers_civil_defence = fact.boolean(
    "covers_civil_defence",
    "含人防审查，或者不涉及人防",
    "Civil defence is reviewed, or there is none",
    evidence=CERTIFICATE,
)
meets_common_standard = fact.boolean(
    "meets_common_standard",
    "符合统一的技术审查标准",
    "Meets the common review standard",
    evidence=judgement(reviewer.name, "审查机构认定", "finding of the review institution"),
)
surveying_institutions = fact.integer(
    "surveying_institutions",
    "提供测绘成果的机构数",
    "Institutions whose surveys are handed in",
    minimum=0,
    unit=Words("家", "institutions"),
)
surveyor_qualified = fact.boolean(
    "surveyor_qualified",
    "具备相应测绘资质",
    "Holds the qualification needed",
    evidence=register("测绘资质信息", "register of surveyors"),
)
accepting_department = fact.text("department", "验收部门", "Department")
acceptance_result = fact.enum(
    "result",
    "验收结果",
    "Result",
    choices(
        ("passed", "合格", "Passed"),
        ("failed", "不合格", "Failed"),
        ("not-applicable", "不涉及", "Not concerned"),
        ("pending", "未完成", "Pending"),
    ),
)
acceptance_results = fact.records(
    "acceptance_results",
    "各部门验收结果",
    "Results of the departments",
    accepting_department,
    acceptance_result,
    evidence=register("联合验收平台", "joint acceptance platform"),
)

# 三、（四）、三、（五） evaluations
evaluation = fact.enum(
    "evaluation",
    "评价事项",
    "Evaluation",
    choices(
        ("energy", "节能评价", "Energy"),
        ("environment", "环境影响评价", "Environmental impact"),
        ("water", "水影响评价", "Water impact"),
        ("traffic", "交通影响评价", "Traffic impact"),
        ("seismic", "地震安全性评价", "Seismic safety"),
        ("archaeology", "文物考古调查勘探", "Archaeology"),
    ),
)
gate = fact.enum(
    "gate",
    "要求评价的节点",
    "Point at which it is asked for",
    choices(
        ("project-approval", "立项或核准", "Project approval or verification"),
        ("planning-permit", "规划许可", "Planning permit"),
        ("engineering-design", "工程设计", "Engineering design"),
        ("works-permit", "施工许可", "Works permit"),
    ),
)
plan = fact.text("plan", "街区或者规划单元规划", "Plan of the block or planning unit")
area_plan_approved = fact.boolean(
    "area_plan_approved",
    "街区控规和规划实施单元规划都已批复",
    "Block plan and planning-unit plan are approved",
    evidence=register("规划成果库", "register of plans"),
)
major_plan_adjustment = fact.boolean(
    "major_plan_adjustment", "涉及重大规划调整", "A major planning adjustment is involved", evidence=PLANNING
)

# 三、（六） commitments
planning_permit_issued = fact.boolean(
    "planning_permit_issued", "已取得规划许可证", "Planning permit issued", evidence=FILE
)
works_permit_issued = fact.boolean("works_permit_issued", "已取得施工许可证", "Works permit issued", evidence=FILE)
commitment_signed = fact.boolean(
    "commitment_signed", "已签法人承诺书", "Corporate commitment signed", evidence=document("法人承诺书", "commitment")
)
drawing_certificate = fact.boolean(
    "drawing_certificate", "已取得审查合格书", "Drawing certificate obtained", evidence=CERTIFICATE
)
construction_phase = fact.enum(
    "construction_phase",
    "将进入的施工节点",
    "Phase to be begun",
    choices(
        ("formal-construction", "正式施工", "Formal construction"),
        ("base-slab", "底板施工", "Base slab"),
        ("later-works", "底板以后的施工", "Later works"),
    ),
)
area = fact.enum(
    "area",
    "所在区域",
    "Area",
    choices(
        ("beijing-eda", "北京经济技术开发区", "Beijing development area"),
        ("zgc-science-city", "中关村科学城", "Zhongguancun Science City"),
        ("huairou-science-city", "怀柔科学城", "Huairou Science City"),
        ("future-science-city", "未来科学城", "Future Science City"),
        ("zgc-demonstration-zone", "中关村国家自主创新示范区", "Zhongguancun demonstration zone"),
        ("elsewhere", "其他地区", "Elsewhere"),
    ),
    evidence=FILE,
)
enterprise_investment = fact.boolean("enterprise_investment", "企业投资项目", "An enterprise invests", evidence=FILE)
rolled_out = fact.boolean(
    "rolled_out",
    "承诺制已推广到该区域",
    "The regime was extended to the area",
    evidence=register("推广范围", "list of areas"),
)

# 五、（二） credit
commitment_breached = fact.boolean(
    "commitment_breached",
    "违反承诺",
    "A commitment was broken",
    evidence=judgement(concerned.name, "主管部门认定", "finding of the competent department"),
)
commitment_regime = fact.enum(
    "commitment_regime",
    "承诺的种类",
    "Which commitment",
    choices(
        ("corporate-commitment", "法人承诺制", "Corporate commitment"),
        ("enterprise-project-commitment", "企业投资项目承诺制", "Enterprise project commitment"),
    ),
    evidence=FILE,
)
subject = fact.enum(
    "subject",
    "责任主体",
    "Whom the listing is about",
    choices(
        ("construction-unit", "建设单位", "Construction unit"),
        ("legal-representative", "法定代表人", "Legal representative"),
        ("practitioner", "从业人员", "Practitioner"),
    ),
)
blacklisted = fact.boolean("blacklisted", "在黑名单内", "On the blacklist", evidence=CREDIT)
breaches = fact.integer(
    "breaches", "失信次数", "Established breaches", minimum=0, unit=Words("次", "times"), evidence=CREDIT
)
commitments_kept = fact.integer(
    "commitments_kept",
    "承诺全部兑现的项目数",
    "Projects whose commitments were all kept",
    minimum=0,
    unit=Words("个", "projects"),
    evidence=CREDIT,
)

# 附件2 tasks
task = fact.integer("task", "任务序号", "Number of the task", minimum=1)
task_due_date = fact.date("task_due_date", "任务完成时限", "Last day of the task", evidence=FILE)
task_completed = fact.boolean(
    "task_completed",
    "任务已完成",
    "The task is completed",
    evidence=judgement(leading_office.name, "领导小组办公室确认", "confirmed by the leading group's office"),
)
task_completed_on = fact.date("task_completed_on", "任务完成日", "Day the task was completed", evidence=FILE)
