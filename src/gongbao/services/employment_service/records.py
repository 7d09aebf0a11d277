"""Ledgers, files, agreements and reports of 京人社职介发〔2018〕153号, in its order. Annexes 1 to 6 are not printed."""

from gongbao.rules import fact
from gongbao.services import record
from gongbao.services.employment_service.roles import (
    agency,
    analyst,
    city,
    enterprise_specialist,
    street,
    superior,
    team,
)
from gongbao.services.employment_service.vocabulary_agencies import check_item, papers_done, title, training_hours
from gongbao.services.employment_service.vocabulary_employers import (
    fair_announced_on,
    fair_date,
    vacancy_filled,
    vacancy_headcount,
    vacancy_valid_until,
)
from gongbao.services.employment_service.vocabulary_people import (
    last_survey_on,
    main_obstacle,
    planned_survey_on,
    recorded_grade,
)

person = fact.text("person", "服务对象", "Person")
employer_name = fact.text("employer", "单位", "Employer")
basics = fact.text("basics", "基本情况", "Basics")
registration = fact.text("registration", "登记及发布情况", "Registration and publication")
guidance = fact.text("guidance", "指导情况", "Guidance")
tracking = fact.text("tracking", "跟踪检查情况", "Tracking and checks")
other_trace = fact.text("other_trace", "其他服务留痕", "Other traces of service")
file_changes = fact.text("file_changes", "需求档案及变动", "Demand file and its changes")
agreement_kept = fact.text("agreement_kept", "协议及履行情况", "Agreement and how it is kept")
helpers = fact.text("helpers", "专员和团队", "Specialist and team")
history = fact.text("history", "历次服务", "Each service")
opened_on = fact.date("opened_on", "建立日期", "Opened on")
entered_on = fact.date("entered_on", "录入日期", "Entered on")
published_on = fact.date("published_on", "发布日期", "Published on")
archived_on = fact.date("archived_on", "归档日期", "Archived on")
service_given = fact.text("service", "服务", "Service")
result = fact.text("result", "结果", "Result")
parties = fact.text("parties", "双方", "Parties")
service_place = fact.text("service_place", "服务地", "Place of service")
specialist_name = fact.text("specialist", "服务专员", "Specialist")
signed_on = fact.date("signed_on", "签订日期", "Signed on")
ended_on = fact.date("ended_on", "终止日期", "Ended on")
end_reason = fact.text("end_reason", "终止原因", "Why it ended")
happened_on = fact.date("date", "日期", "Date")
keeper_name = fact.text("keeper", "保管人", "Keeper")
access_log = fact.text("access_log", "利用记录", "Who used it")
ground = fact.text("ground", "事由", "Ground")
evidence = fact.text("evidence", "依据材料", "Evidence")
kind = fact.text("kind", "种类", "Kind")

# 第五条、第五十九条
complaint_file = record(
    "complaint-file",
    "投诉申诉记录",
    "Complaints and appeals",
    "第五条;第五十九条",
    agency,
    person,
    ground,
    fact.date("filed_on", "提出日期", "Filed on"),
    fact.text("taken_by", "首问人", "Taken by"),
    fact.text("findings", "查明情况", "Findings"),
    fact.date("answered_on", "答复日期", "Answered on"),
    fact.text("remedy", "补救", "Remedy"),
    fact.text("discipline", "依法处理情况", "Discipline by law"),
    one_a_case=True,
    applicant=person,
)

# 第九条
personal_e_file = record(
    "personal-e-file",
    "个人电子档案",
    "Electronic file of a person",
    "第九条第一款;第五十一条第二款",
    city,
    person,
    history,
    kind,
    archived_on,
    keeper_name,
    access_log,
)
employer_e_file = record(
    "employer-e-file",
    "单位电子档案",
    "Electronic file of an employer",
    "第九条第一款",
    city,
    employer_name,
    history,
    kind,
    archived_on,
    keeper_name,
    access_log,
)
integrity_record = record(
    "integrity-record",
    "就业诚信台账",
    "Integrity record",
    "第九条第二款",
    agency,
    fact.text("subject", "个人或单位", "Person or employer"),
    fact.text("event", "失信情形", "Event"),
    evidence,
    entered_on,
    fact.text("objection", "异议", "Objection"),
    result,
)

# 第十一条至第十七条
personal_ledger = record(
    "personal-ledger",
    "个人台账",
    "Personal ledger",
    "第十一条;第十七条;附件1",
    agency,
    person,
    opened_on,
    basics,
    registration,
    recorded_grade,
    fact.text("matching", "推荐和求职结果", "Referrals and results"),
    guidance,
    tracking,
    other_trace,
    service_given,
    entered_on,
    archived_on,
    one_a_case=True,
    applicant=person,
)
booking = record(
    "booking",
    "指导预约单",
    "Bookings of guidance",
    "第十四条第一款第（一）项;第三十七条第（一）项",
    agency,
    person,
    kind,
    fact.text("channel", "渠道", "Channel"),
    fact.text("counsellor", "指导人员", "Counsellor"),
    fact.date("booked_on", "预约日期", "Booked on"),
    result,
    one_a_case=True,
    applicant=person,
)
referral = record(
    "referral",
    "推荐记录",
    "Referrals",
    "第十五条第一款;第四十条",
    agency,
    person,
    fact.text("vacancy", "岗位", "Vacancy"),
    fact.integer("score", "匹配得分", "Match score"),
    fact.date("referred_on", "推荐日期", "Referred on"),
    tracking,
    result,
    ground,
    one_a_case=True,
    applicant=person,
)
registry_feedback = record(
    "registry-feedback",
    "反馈单",
    "Feedback to the registry",
    "第十三条第三款;第二十一条;第二十九条",
    agency,
    person,
    ground,
    evidence,
    fact.date("fed_back_on", "反馈日期", "Fed back on"),
    fact.text("receiver", "接收人", "Receiver"),
    one_a_case=True,
    applicant=person,
)

# 第十九条至第三十二条
personal_demand_file = record(
    "personal-demand-file",
    "就业需求档案卡",
    "Demand file of a person",
    "第十九条;第二十条;附件2",
    street,
    person,
    last_survey_on,
    fact.text("method", "摸查方式", "Way of asking"),
    fact.text("willingness", "就业意愿", "Wish to work"),
    fact.text("reason", "没有意愿的原因", "Why not"),
    fact.text("circumstance", "特殊情况", "Special circumstance"),
    fact.text("wanted", "想要的职业、待遇和地点", "Wanted occupation, pay and place"),
    fact.text("training_wish", "培训意愿", "Training wished"),
    planned_survey_on,
    one_a_case=True,
    applicant=person,
)
aid_agreement = record(
    "aid-agreement",
    "援助协议",
    "Aid agreement",
    "第二十三条第一款;附件3",
    street,
    parties,
    service_place,
    specialist_name,
    fact.text("rights_and_duties", "双方权利义务", "Rights and duties of both"),
    fact.text("agreed_grounds", "约定的终止情形", "Agreed grounds for ending"),
    signed_on,
    ended_on,
    end_reason,
    one_a_case=True,
)
transfer_form = record(
    "transfer-form",
    "划转单",
    "Transfers",
    "第二十四条;第四十五条第一款;第四十五条第二款",
    agency,
    fact.text("from", "原服务地", "From"),
    fact.text("to", "新服务地", "To"),
    ground,
    fact.text("decision", "各级意见", "Decision of each tier"),
    fact.date("decided_on", "决定日期", "Decided on"),
    ended_on,
    signed_on,
    one_a_case=True,
)
aid_plan = record(
    "aid-plan",
    "援助方案和行动计划",
    "Aid plan and action plan",
    "第二十六条第二款",
    team,
    person,
    main_obstacle,
    fact.text("route", "路线和时间表", "Route and timetable"),
    fact.text("goals", "阶段目标", "Stage goals"),
    fact.text("actions", "行动", "Actions"),
    fact.text("version", "版本", "Version"),
    fact.date("agreed_on", "商定日期", "Agreed on"),
    one_a_case=True,
    applicant=person,
)
aid_ledger = record(
    "aid-ledger",
    "就业困难人员台账",
    "Ledger of a person in difficulty",
    "第二十五条;第三十二条",
    street,
    person,
    *personal_ledger.contents[2:9],
    file_changes,
    agreement_kept,
    helpers,
    history,
    service_given,
    result,
    entered_on,
    archived_on,
    one_a_case=True,
    applicant=person,
)

# 第三十六条至第五十条
employer_ledger = record(
    "employer-ledger",
    "用人单位台账",
    "Employer's ledger",
    "第三十六条第（一）项;第五十条第二款;附件4",
    agency,
    employer_name,
    opened_on,
    basics,
    registration,
    fact.text("needs_met", "需求满足情况", "How far demand was met"),
    guidance,
    tracking,
    other_trace,
    service_given,
    entered_on,
    one_a_case=True,
    applicant=employer_name,
)
vacancy = record(
    "vacancy",
    "招聘岗位",
    "Vacancies",
    "第三十八条;第三十九条",
    agency,
    employer_name,
    vacancy_headcount,
    fact.text("duties", "工作内容", "Duties"),
    fact.text("requirements", "招录条件", "Requirements"),
    fact.text("pay", "劳动报酬", "Pay"),
    fact.text("benefits", "福利待遇", "Benefits"),
    fact.text("social_insurance", "社会保险", "Social insurance"),
    fact.date("reviewed_on", "审核日期", "Reviewed on"),
    published_on,
    fact.text("publisher", "发布人员", "Publisher", personal=True),
    vacancy_valid_until,
    vacancy_filled,
    result,
    archived_on,
    public=True,
    public_once=published_on,
    one_a_case=True,
    applicant=employer_name,
)
fair_record = record(
    "fair-record",
    "招聘会台账",
    "Job fairs",
    "第四十二条;第四十三条",
    agency,
    fact.text("theme", "主题", "Theme"),
    fact.text("form", "形式", "Form"),
    fair_date,
    fair_announced_on,
    fact.integer("employers", "参会单位数", "Employers", minimum=0),
    fact.integer("vacancies", "岗位数", "Vacancies", minimum=0),
    fact.integer("attendance", "参会人数", "Attendance", minimum=0),
    fact.integer("intentions", "达成意向", "Intentions", minimum=0),
    fact.integer("starts", "上岗人数", "Starts of work", minimum=0),
    result,
    one_a_case=True,
)
daily_service_agreement = record(
    "daily-service-agreement",
    "日常服务协议书",
    "Daily-service agreement",
    "第四十四条第一款;附件5",
    agency,
    parties,
    service_place,
    specialist_name,
    fact.text("services", "服务内容", "Services"),
    fact.text("term", "期限", "Term"),
    signed_on,
    ended_on,
    end_reason,
    one_a_case=True,
)
enterprise_demand_file = record(
    "enterprise-demand-file",
    "用人需求档案卡",
    "Demand file of an enterprise",
    "第四十六条;第四十八条;附件6",
    enterprise_specialist,
    employer_name,
    opened_on,
    kind,
    fact.text("industry", "行业", "Industry"),
    fact.text("economic_type", "经济类型", "Economic type"),
    fact.text("size", "规模", "Size"),
    fact.integer("staff", "从业人数", "Staff", minimum=0),
    fact.text("turnover", "人员流动", "Turnover"),
    fact.text("next_quarter", "下季度用人计划", "Plan for the next quarter"),
    fact.text("other", "其他有用信息", "Other useful data"),
    fact.date("contacted_on", "联系日期", "Contacted on"),
    one_a_case=True,
    applicant=employer_name,
)
key_enterprise_ledger = record(
    "key-enterprise-ledger",
    "重点企业台账",
    "Key enterprise's ledger",
    "第四十六条;第五十条第三款",
    enterprise_specialist,
    *employer_ledger.contents[:8],
    file_changes,
    agreement_kept,
    helpers,
    history,
    service_given,
    result,
    entered_on,
    one_a_case=True,
)

# 第三十六条第（三）项、第五十二条
analysis_report = record(
    "analysis-report",
    "职业信息分析报告",
    "Analysis reports",
    "第三十六条第（三）项;第五十二条",
    analyst,
    kind,
    fact.text("period", "时段", "Period"),
    fact.text("data", "数据", "Data"),
    fact.text("author", "作者", "Author"),
    fact.boolean("commended", "被评优秀", "Commended"),
    published_on,
)

# 第五十六条至第五十八条
check_report = record(
    "check-report",
    "核查抽查通报单",
    "Reports of checks",
    "第五十六条",
    superior,
    fact.text("agency", "被查机构", "Agency"),
    check_item,
    fact.text("sample", "抽查样本", "Sample"),
    fact.text("faults", "问题", "Faults"),
    fact.integer("notice_number", "通报次数", "Number of the notice", minimum=0),
    happened_on,
    result,
    one_a_case=True,
)
satisfaction_survey = record(
    "satisfaction-survey",
    "满意度调查表",
    "Satisfaction surveys",
    "第五十七条;第五十八条第一款",
    agency,
    fact.text("form", "调查形式", "Form"),
    fact.integer("respondents", "受访人数", "Respondents", minimum=0),
    fact.number("score", "满意度", "Score", minimum=0),
    fact.text("opinions", "意见", "Opinions"),
    fact.text("faults", "问题", "Faults"),
    fact.date("rectified_on", "整改日期", "Put right on"),
)

# 第六十六条至第七十一条
staff_file = record(
    "staff-file",
    "专业人员备案表",
    "Staff file",
    "第六十六条;第七十一条",
    city,
    fact.text("name", "姓名", "Name"),
    fact.text("post", "岗位（专职或兼职）", "Post, full- or part-time"),
    fact.text("certificate", "资格或技能", "Certificate or skill"),
    title,
    fact.text("title_year", "称号年度", "Year of the title"),
    papers_done,
    training_hours,
    fact.text("assessment", "培训考核", "Assessment of training"),
    fact.date("filed_on", "备案日期", "Filed on"),
)
shared_result = record(
    "shared-result",
    "共享成果",
    "Shared results",
    "第七十条",
    city,
    fact.text("author", "作者", "Author"),
    kind,
    fact.text("text", "正文", "Text"),
    fact.text("readers", "使用者", "Readers"),
)
