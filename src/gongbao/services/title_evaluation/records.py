"""Registers, files, notices and standing duties of the three documents, in their order."""

from gongbao.rules import choices, fact
from gongbao.services import duty, record
from gongbao.services.title_evaluation.achievements import achievements
from gongbao.services.title_evaluation.measures import panel_form, title_name
from gongbao.services.title_evaluation.vocabulary import (
    SCHEMES,
    ability_level,
    acceptance_passed,
    applicant,
    ballot_agree,
    ballot_experts,
    bureau,
    committee,
    conditions,
    direction,
    education,
    employer,
    employer_category,
    highest_degree,
    institution,
    measures,
    notice_place,
    opinion,
    panel,
    post,
    publicity_end,
    publicity_start,
    recommendation_in_writing,
    recommendation_text,
    round_kind,
    scheme,
    scores,
    specialty_years,
    target_level,
    technical_school_class,
    titles,
)

entry_date = fact.date("date", "日期", "Date")
holder_name = fact.text("holder", "持证人", "Holder")
unit_name = fact.text("unit", "单位", "Unit")
result = fact.enum(
    "result", "结果", "Result", choices(("passed", "通过", "Passed"), ("not-passed", "不通过", "Not passed"))
)
findings = fact.text("findings", "情况", "Findings")
objections = fact.text("objections", "异议", "Objections", personal=True)
names = fact.text("names", "公示人员", "People named", personal=True)
title_of_level = fact.enum("title_name", "职称名称", "Title", title_name.kind)

# 三、第一款
round_register = record(
    "round-register",
    "评审批次登记",
    "Rounds of evaluation",
    "40号 三、第一款;41号 三、第一款;42号 三、第一款",
    bureau,
    scheme,
    round_kind,
    fact.date("opened_on", "启动日期", "Opened on"),
    fact.integer("applicants", "申报人数", "Applicants", minimum=0),
    fact.integer("passed", "通过人数", "Passed", minimum=0),
    fact.integer("failed", "未通过人数", "Not passed", minimum=0),
    result,
    one_a_case=True,
)
appointment_register = record(
    "appointment-register",
    "聘任与激励登记",
    "Appointments and what follows from them",
    "40号 三、第一款;41号 三、第一款;42号 三、第一款;40号 六、（三）;41号 六、（一）;42号 六、（三）",
    employer,
    holder_name,
    post,
    entry_date,
    measures,
    one_a_case=True,
    holders=[(holder_name, applicant)],
)

# 41号 三、第二款
autonomy_register = record(
    "autonomy-register",
    "自主评聘单位登记",
    "Units that evaluate by themselves",
    "41号 三、第二款",
    bureau,
    unit_name,
    employer_category,
    fact.enum(
        "decision", "决定", "Decision", choices(("approved", "同意", "Approved"), ("refused", "不同意", "Refused"))
    ),
    entry_date,
    key=[unit_name],
    applicant=unit_name,
)

# 四、
committee_register = record(
    "committee-register",
    "评审委员会登记",
    "Review committees",
    "40号 四、;41号 四、;42号 四、",
    bureau,
    scheme,
    target_level,
    fact.text("members", "委员", "Members"),
    key=[scheme, target_level],
)

# 五、（一）
application_file = record(
    "application-file",
    "申报材料",
    "Application",
    "40号 五、（一）;41号 五、（一）;42号 五、（一）",
    institution,
    scheme,
    target_level,
    direction,
    education,
    highest_degree,
    technical_school_class,
    specialty_years,
    titles,
    achievements,
    one_a_case=True,
)

# 五、（二）
employer_notice = record(
    "employer-notice",
    "单位公示",
    "Notice inside the unit",
    "40号 五、（二）;41号 五、（二）;42号 五、（二）",
    employer,
    names,
    publicity_start,
    publicity_end,
    notice_place,
    objections,
    one_a_case=True,
    applicant=names,
)
objection_file = record(
    "objection-file",
    "异议处理记录",
    "Objections and findings",
    "40号 五、（二）;41号 五、（二）;42号 五、（二）;40号 五、（七）;41号 五、（七）;42号 五、（七）",
    employer,
    fact.text("objector", "异议人", "Who objected"),
    entry_date,
    fact.enum(
        "notice",
        "所涉公示",
        "Notice concerned",
        choices(
            ("employer-notice", "单位公示", "Notice inside the unit"), ("final-notice", "结果公示", "Public notice")
        ),
    ),
    fact.enum(
        "finding",
        "处理结果",
        "Finding",
        choices(("dismissed", "异议不成立", "Dismissed"), ("upheld", "异议成立", "Upheld")),
    ),
)
recommendation_opinion = record(
    "recommendation-opinion",
    "推荐意见",
    "Recommendation",
    "40号 五、（二）;41号 五、（二）;42号 五、（二）",
    employer,
    recommendation_text,
    entry_date,
    recommendation_in_writing,
    one_a_case=True,
)

# 五、（三）
materials_review = record(
    "materials-review",
    "评审机构审核记录",
    "Review of the materials",
    "40号 五、（三）;41号 五、（三）;42号 五、（三）",
    institution,
    ability_level,
    conditions,
    fact.text("reviewer", "审核人", "Reviewer"),
    entry_date,
    result,
    one_a_case=True,
)

# 五、（四）
panel_opinion = record(
    "panel-opinion",
    "评议意见",
    "Opinion of the panel",
    "40号 五、（四）;41号 五、（四）;42号 五、（四）",
    panel,
    fact.enum("form", "考核方式", "Form of assessment", panel_form.kind),
    scores,
    opinion,
    fact.text("members", "评议专家", "Members"),
    entry_date,
    one_a_case=True,
)

# 五、（五）
ballot_record = record(
    "ballot-record",
    "表决记录",
    "Ballots; never who voted how",
    "40号 五、（五）;41号 五、（五）;42号 五、（五）",
    committee,
    ballot_experts,
    ballot_agree,
    fact.integer("against", "反对票数", "Votes against", minimum=0),
    fact.integer("abstained", "弃权票数", "Abstentions", minimum=0),
    entry_date,
    result,
    one_a_case=True,
)

# 五、（六）
acceptance_record = record(
    "acceptance-record",
    "验收记录",
    "Acceptance of rounds",
    "40号 五、（六）;41号 五、（六）;42号 五、（六）",
    bureau,
    scheme,
    fact.text("round", "批次", "Round"),
    entry_date,
    acceptance_passed,
    one_a_case=True,
)
final_notice = record(
    "final-notice",
    "结果公示",
    "Public notice of the result",
    "40号 五、（六）;41号 五、（六）;42号 五、（六）",
    bureau,
    names,
    target_level,
    publicity_start,
    publicity_end,
    objections,
    one_a_case=True,
    applicant=names,
    public=True,
)

# 五、（七）
certificate_register = record(
    "certificate-register",
    "北京市电子职称证书",
    "Beijing electronic title certificate",
    "40号 五、（七）;41号 五、（七）;42号 五、（七）",
    bureau,
    fact.text("number", "证书编号", "Number"),
    holder_name,
    scheme,
    target_level,
    title_of_level,
    entry_date,
    one_a_case=True,
    applicant=holder_name,
)

# 六、
supervision_report = record(
    "supervision-report",
    "监督检查和工作评估记录",
    "Supervision and evaluation of the work",
    "40号 六、（一）;42号 六、（一）",
    bureau,
    scheme,
    fact.integer("year", "年度", "Year"),
    fact.text("bodies", "实施部门", "Bodies"),
    findings,
)
criteria_log = record(
    "criteria-log",
    "评价标准和办法修订记录",
    "Changes of criteria and methods",
    "40号 六、（一）;42号 六、（一）",
    institution,
    entry_date,
    fact.text("change", "修订内容", "Change"),
    fact.text("reason", "理由", "Reason"),
)
achievement_register = record(
    "achievement-register",
    "业绩成果清单",
    "Works handed in",
    "40号 六、（二）;41号 六、（二）;42号 六、（二）",
    institution,
    achievements,
    fact.date("counted_from", "起算日期", "Counted from"),
    fact.text("counted_for", "计入的成果项", "Items they count for"),
    fact.integer("recent", "近五年成果数", "Of the last five years", minimum=0),
    one_a_case=True,
)

hold_annual_round = duty(
    "hold-annual-round",
    "每个专业每年组织一次评审",
    "Hold one round a year in each specialty",
    "40号 三、第一款;41号 三、第一款;42号 三、第一款",
    bureau,
    "year",
    times=len(SCHEMES),
    record=round_register,
    entry={"round_kind": "annual"},
)
consider_special_round = duty(
    "consider-special-round",
    "适时开展专项评审",
    "Hold special rounds when fitting",
    "40号 三、第一款;41号 三、第一款;42号 三、第一款",
    bureau,
    "as-needed",
    record=round_register,
)
set_up_committees = duty(
    "set-up-committees",
    "各专业组建四级评审委员会",
    "Set up four committees in each specialty",
    "40号 四、;41号 四、;42号 四、",
    bureau,
    "once",
    record=committee_register,
)
supervise_government_services = duty(
    "supervise-government-services",
    "会同市政务服务局制定政策、监督检查和评估",
    "Policy, supervision and evaluation with the government services bureau",
    "40号 六、（一）",
    bureau,
    "standing",
    record=supervision_report,
)
supervise_engineering_consulting = duty(
    "supervise-engineering-consulting",
    "会同市发展改革委制定政策、监督检查和评估",
    "Policy, supervision and evaluation with the development and reform commission",
    "42号 六、（一）",
    bureau,
    "standing",
    record=supervision_report,
)
improve_criteria = duty(
    "improve-criteria",
    "完善评价标准和办法，组织日常评价",
    "Improve criteria and methods, organise daily evaluation",
    "40号 六、（一）;42号 六、（一）",
    institution,
    "standing",
    record=criteria_log,
)
reward_title_holders = duty(
    "reward-title-holders",
    "鼓励奖励持证人才并运用评价结果",
    "Encouraged: reward holders and use the result",
    "40号 六、（三）;41号 六、（一）;42号 六、（三）",
    employer,
    "as-needed",
    record=appointment_register,
)
continuing_education = duty(
    "continuing-education",
    "按要求参加继续教育",
    "Take continuing education as required",
    "40号附件 序言;41号附件 序言;42号附件 序言",
    applicant,
    "standing",
    record=application_file,
)
