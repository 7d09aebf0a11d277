"""Files, ledgers, documents and standing duties of 京人社工发〔2023〕36号, in its order."""

from gongbao.rules import choices, fact
from gongbao.services import duty, record
from gongbao.services.intern_injury_insurance.decisions import benefit_route, cost_payer
from gongbao.services.intern_injury_insurance.vocabulary import (
    agreement_end_date,
    agreement_verified,
    amount_paid,
    applicant,
    birth_date,
    bureau,
    coverage_end,
    coverage_start,
    department,
    education,
    finance,
    host,
    injury_date,
    insurer,
    intern_name,
    internship_end,
    internship_start,
    school_name,
    tax,
    unit_name,
)

unit = fact.text("unit", "实习单位", "Host unit")
month = fact.date("month", "费款所属月", "Month")
figure = fact.text("name", "参数", "Figure")
valid_from = fact.date("valid_from", "施行日期", "Valid from")
period = fact.text("period", "统计期间", "Period")
RECOGNISED = choices(("recognised", "认定为工伤", "Recognised"), ("not-recognised", "不认定为工伤", "Not recognised"))

# 三、
enrolment_file = record(
    "enrolment-file",
    "参保登记档案",
    "Enrolment file",
    "三、",
    insurer,
    intern_name,
    birth_date,
    school_name,
    unit,
    internship_start,
    internship_end,
    coverage_start,
    coverage_end,
    fact.date("registered_on", "登记日期", "Registered on"),
    key=[unit, intern_name, birth_date],
    applicant=unit,
)
rights_notice = record(
    "rights-notice",
    "权利义务告知书",
    "Notice of rights and duties",
    "三、第一款",
    host,
    intern_name,
    fact.date("told_on", "告知日期", "Told on"),
    fact.text("content_version", "告知内容依据", "Basis of what was told"),
    one_a_case=True,
)
commitment_letter = record(
    "commitment-letter",
    "单位承诺书",
    "Commitment of the unit",
    "三、第二款",
    insurer,
    unit,
    fact.date("given_on", "承诺日期", "Given on"),
    fact.date("breached_on", "违反认定日期", "Found broken on"),
    fact.date("false_found_on", "虚假认定日期", "Found false on"),
    key=[unit],
    applicant=unit,
)

# 四、五、
contribution_ledger = record(
    "contribution-ledger",
    "实名缴费台账",
    "Ledger of contributions by name",
    "四、;五、",
    insurer,
    unit,
    intern_name,
    birth_date,
    month,
    fact.money("remuneration", "实习报酬", "Pay"),
    fact.money("base", "缴费基数", "Base"),
    fact.money("lower_limit", "基数下限", "Lower limit"),
    fact.money("upper_limit", "基数上限", "Upper limit"),
    fact.number("rate", "费率（%）", "Rate in per cent"),
    fact.money("amount_due", "应缴金额", "Due"),
    amount_paid,
    fact.date("paid_on", "缴费日期", "Paid on"),
    fact.date("deadline", "缴费截止日", "Last day to pay"),
    fact.boolean("in_force", "当月有效", "In force for the month"),
    key=[unit, intern_name, birth_date, month],
    applicant=unit,
)
stop_request = record(
    "stop-request",
    "停保申请",
    "Request to stop the cover",
    "四、第二款",
    insurer,
    unit,
    intern_name,
    agreement_end_date,
    fact.date("requested_on", "申请停保日期", "Requested on"),
    fact.date("held_until", "关系保留至", "Held until"),
    fact.date("ended_on", "关系终止日", "Relation ended on"),
    one_a_case=True,
    applicant=unit,
)
parameter_table = record(
    "parameter-table",
    "年度参数表",
    "Table of yearly figures",
    "五、",
    insurer,
    figure,
    fact.number("value", "数值", "Value"),
    valid_from,
    fact.date("valid_to", "终止日期", "Valid to"),
    fact.text("source", "来源", "Source"),
    key=[figure, valid_from],
)

# 七、
recognition_file = record(
    "recognition-file",
    "工伤认定档案",
    "File of the recognition",
    "七、",
    department,
    unit,
    intern_name,
    injury_date,
    applicant,
    fact.date("filed_on", "申请日期", "Filed on"),
    fact.date("accepted_on", "受理日期", "Accepted on"),
    agreement_verified,
    fact.date("decided_on", "认定日期", "Decided on"),
    fact.enum("result", "结论", "Result", RECOGNISED),
    one_a_case=True,
    applicant=unit,
)
recognition_document = record(
    "recognition-document",
    "工伤认定决定书",
    "Document of recognition",
    "七、第三款",
    department,
    intern_name,
    unit_name,
    school_name,
    injury_date,
    fact.enum("decision", "认定结论", "Decision", RECOGNISED),
    fact.date("issued_on", "作出日期", "Issued on"),
    one_a_case=True,
)
cost_sheet = record(
    "cost-sheet",
    "费用负担明细",
    "Sheet of costs",
    "七、第二款;九、第一款",
    insurer,
    unit,
    intern_name,
    injury_date,
    fact.money("fund", "工伤保险基金负担", "Borne by the fund"),
    fact.money("late_unit", "单位因未按时申请负担", "Borne by the unit that was late"),
    fact.money("outside", "基金支付范围之外", "Outside the fund"),
    fact.enum("payer", "范围之外的费用", "Those outside the fund", cost_payer.kind),
    one_a_case=True,
    applicant=unit,
)

# 八、
benefit_file = record(
    "benefit-file",
    "伤残待遇档案",
    "File of disability benefits",
    "八、",
    insurer,
    unit,
    intern_name,
    fact.integer("grade", "伤残等级", "Grade"),
    fact.enum("route", "待遇途径", "Way of the benefits", benefit_route.kind),
    fact.money("amount", "金额", "Amount"),
    fact.date("paid_on", "支付日期", "Paid on"),
    fact.date("relation_ended_on", "关系终止日", "Relation ended on"),
    one_a_case=True,
    applicant=unit,
)

# 十一、十二、
safety_training_log = record(
    "safety-training-log",
    "安全教育和防护记录",
    "Log of safety training and protection",
    "十一、",
    host,
    intern_name,
    fact.text("topic", "内容", "Topic"),
    fact.date("held_on", "日期", "Held on"),
    fact.text("protection_issued", "发放的防护用品", "Protection issued"),
)
statistics = record(
    "intern-statistics",
    "实习生参保和待遇统计",
    "Statistics on interns",
    "十二、",
    insurer,
    period,
    fact.integer("interns_insured", "参保实习生数", "Interns insured", minimum=0),
    fact.integer("units", "参保单位数", "Units", minimum=0),
    fact.money("contributions", "征收金额", "Contributions"),
    fact.integer("recognitions", "认定工伤数", "Recognitions", minimum=0),
    fact.money("benefits_paid", "支付待遇金额", "Benefits paid"),
    key=[period],
)

pay_monthly = duty(
    "pay-monthly",
    "按月为每名实习生实名足额缴费",
    "Pay for every intern by name, in time and in full",
    "五、第一款",
    host,
    "month",
    record=contribution_ledger,
    of=enrolment_file,
    until="coverage_end",
)
update_limits = duty(
    "update-limits",
    "录入新公布的缴费基数上下限",
    "Enter the newly published limits",
    "五、第二款",
    insurer,
    "year",
    record=parameter_table,
)
adjust_floating_rate = duty(
    "adjust-floating-rate",
    "调整浮动费率",
    "Carry out the floating-rate adjustment",
    "五、第三款",
    insurer,
    "year",
    record=parameter_table,
)
safety_and_prevention = duty(
    "safety-and-prevention",
    "规范实习管理，做好安全教育、防护和工伤预防",
    "Manage internships: training, protection, prevention",
    "十一、",
    host,
    "standing",
    record=safety_training_log,
)
intern_statistics = duty(
    "intern-statistics",
    "按月做专项统计（期间为本系统的安排）",
    "Special statistics, monthly by this system's reading",
    "十二、",
    insurer,
    "month",
    record=statistics,
    reading=True,
)
improve_handling = duty(
    "improve-handling",
    "规范经办流程、建设系统、共享数据",
    "Standardise handling, build systems, share data",
    "十二、",
    insurer,
    "standing",
)
guide_schools = duty(
    "guide-schools", "指导学校协调参保", "Guide schools on the insurance", "十四、", education, "standing"
)
guide_technical_schools = duty(
    "guide-technical-schools",
    "组织实施并指导技工学校协调参保",
    "Organise the work and guide technical schools",
    "十四、",
    bureau,
    "standing",
)
collect_contributions = duty(
    "collect-contributions",
    "征收工伤保险费",
    "Collect the contributions",
    "十四、",
    tax,
    "month",
    record=contribution_ledger,
)
supervise = duty("supervise", "按职责监督管理", "Supervise within its remit", "十四、", finance, "standing")
watch_new_rules = duty(
    "watch-new-rules",
    "国家和本市有新规定时更新",
    "Follow new rules of the state or the city",
    "十六、",
    bureau,
    "standing",
)
