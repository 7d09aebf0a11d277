"""Who acts, and what has to be known, in the order in which 京人社工发〔2023〕36号 first speaks of it."""

from gongbao.rules import choices, document, fact, judgement, register
from gongbao.services import agency, common, organisation, person
from gongbao.words import Words

host = organisation("host-unit", "实习单位", "Host unit")
intern = person("intern", "实习生", "Intern")
relative = person("close-relative", "近亲属", "Close relative")
school = organisation("school", "职业学校", "Vocational school")
insurer = agency("insurance-agency", "社会保险经办机构", "Social insurance agency")
department = agency("hrss-department", "人力资源社会保障行政部门", "Human resources department")
bureau = agency("municipal-hrss", "市人力资源社会保障局", "Municipal human resources bureau")
education = agency("municipal-education", "市教委", "Municipal education commission")
finance = agency("municipal-finance", "市财政局", "Municipal finance bureau")
tax = agency("tax-bureau", "北京市税务局", "Beijing tax bureau")
committee = agency("capability-committee", "劳动能力鉴定机构", "Labour capability committee")

AGREEMENT = document("三方实习协议", "tripartite internship agreement")
COVER = register("工伤保险参保登记", "register of the insured")
PAYMENTS = document("缴费凭证", "proof of payment")
LEAVE = document("停工留薪期材料", "papers on the paid suspension of work")
CONCLUSION = document("劳动能力鉴定结论", "conclusion on labour capability")
RECOGNITION = document("工伤认定文书", "document of recognition")
ACCEPTANCE = judgement(department.name, "受理审核", "finding at the acceptance")
PUBLISHED = Words("本市每年公布", "published each year for Beijing")
REGULATION = Words("工伤保险条例", "Regulation on Work-Related Injury Insurance")

# 一、 the host unit
unit_name = fact.text("host_unit", "实习单位名称", "Name of the host unit", evidence=AGREEMENT)
unit_type = fact.enum(
    "unit_type",
    "实习单位类型",
    "Kind of host unit",
    choices(
        ("enterprise", "企业", "Enterprise"),
        ("state-organ", "国家机关", "State organ"),
        ("public-institution", "事业单位", "Public institution"),
        ("social-organisation", "社会团体", "Social organisation"),
        ("private-non-enterprise", "民办非企业单位", "Private non-enterprise unit"),
        ("foundation", "基金会", "Foundation"),
        ("law-firm", "律师事务所", "Law firm"),
        ("accounting-firm", "会计师事务所", "Accounting firm"),
        ("other-organisation", "其他组织", "Other organisation"),
        ("individual-business", "个体工商户", "Individual business"),
        ("natural-person", "自然人", "Private person"),
    ),
    evidence=document("单位登记证照", "registration papers of the unit"),
)
has_employees = fact.boolean("has_employees", "有雇工", "Has employees")
unit_in_beijing = fact.boolean(
    "unit_in_beijing",
    "实习单位在本市",
    "The host unit is in Beijing",
    evidence=AGREEMENT,
    same_as=common.organisation_in_beijing,
)

# 二、 the student
intern_name = fact.text("intern", "实习生姓名", "Name of the intern", evidence=AGREEMENT)
birth_date = fact.date(
    "birth_date",
    "出生日期",
    "Born on",
    evidence=document("身份证件", "identity document"),
    same_as=common.birth_date,
)
internship_start = fact.date("internship_start", "实习开始日", "First day of the internship", evidence=AGREEMENT)
internship_end = fact.date("internship_end", "实习结束日", "Last day of the internship", evidence=AGREEMENT)
school_name = fact.text("school", "所属学校名称", "Name of the school", evidence=AGREEMENT)
school_type = fact.enum(
    "school_type",
    "学校类型",
    "Kind of school",
    choices(
        ("vocational-school", "职业学校", "Vocational school"),
        ("technical-school", "技工学校", "Technical school"),
        ("other-school-vocational-programme", "其他学校的职业教育专业", "Vocational programme of another school"),
        ("other-school", "其他学校的普通专业", "Other programme of another school"),
    ),
    evidence=AGREEMENT,
)
placement = fact.enum(
    "placement",
    "实习安排方式",
    "How the internship came about",
    choices(
        ("school-arranged", "学校安排", "Arranged by the school"),
        ("self-found-approved", "经学校批准自行实习", "Self-found and approved"),
        ("self-found-unapproved", "未经批准自行实习", "Self-found, not approved"),
    ),
    evidence=AGREEMENT,
)
internship_kind = fact.enum(
    "internship_kind",
    "实习类型",
    "Kind of internship",
    choices(("post-internship", "岗位实习", "Post internship"), ("observation", "认识实习", "Observation")),
    evidence=AGREEMENT,
)

# 三、 enrolment
agreement_signed = fact.boolean(
    "agreement_signed", "三方实习协议已签订", "The tripartite agreement is signed", evidence=AGREEMENT
)
rights_informed = fact.boolean("rights_informed", "已告知实习生权利义务", "The intern was told of rights and duties")
commitment_given = fact.boolean(
    "commitment_given", "单位已作出承诺", "The unit has given its commitment", evidence=document("承诺书", "commitment")
)
EQUAL = Words("应与实习期一致", "The same as that of the internship")
coverage_start = fact.date("coverage_start", "参保开始日", "First day of the cover", about=EQUAL)
coverage_end = fact.date("coverage_end", "参保结束日", "Last day of the cover", about=EQUAL)
enrolled = fact.boolean("enrolled", "已按本通知参保登记", "Registered under the notice", evidence=COVER)

# 四、五、 contributions, month by month
month_first_day = fact.date("month_first_day", "费款所属月首日", "First day of the month paid for")
monthly_remuneration = fact.money("monthly_remuneration", "月实习报酬", "Monthly pay", evidence=AGREEMENT)
base_lower_limit = fact.money("base_lower_limit", "缴费基数下限", "Lower limit of the base", dated=PUBLISHED)
base_upper_limit = fact.money("base_upper_limit", "缴费基数上限", "Upper limit of the base", dated=PUBLISHED)
unit_rate_percent = fact.number(
    "unit_rate_percent",
    "单位工伤保险费率",
    "Rate of the host unit",
    minimum=0,
    unit=Words("%", "per cent"),
    dated=Words("经办机构的费率通知", "the agency's rate notice"),
)
payment_deadline = fact.date(
    "payment_deadline",
    "当月缴费截止日",
    "Last day to pay the month",
    dated=Words("税务部门的征收日历", "the tax bureau's calendar"),
)
amount_paid = fact.money("amount_paid", "当月实缴金额", "Paid for the month", evidence=PAYMENTS)
payment_date = fact.date("payment_date", "缴费日", "Paid on", evidence=PAYMENTS)
contribution_unpaid = fact.boolean(
    "contribution_unpaid", "当月分文未缴", "Nothing at all was paid for the month", evidence=PAYMENTS
)

# 四、第二款 the end of the agreement, the paid suspension of work
agreement_ended = fact.boolean("agreement_ended", "三方协议已终止或者解除", "The agreement has ended")
agreement_end_date = fact.date("agreement_end_date", "三方协议终止日", "Day on which the agreement ended")
in_paid_leave = fact.boolean("in_paid_leave", "正在停工留薪期", "Is in the paid suspension of work", evidence=LEAVE)
had_paid_leave = fact.boolean(
    "had_paid_leave", "停工留薪期超过协议终止日", "The paid suspension outlasts the agreement", evidence=LEAVE
)
paid_leave_end = fact.date("paid_leave_end", "停工留薪期末日", "Last day of the paid suspension", evidence=LEAVE)

# 六、七、 recognition
injury_date = fact.date("injury_date", "伤害或者诊断日", "Day of the injury or diagnosis")
work_caused = fact.boolean(
    "work_caused",
    "因工作遭受伤害或者患职业病",
    "The injury or disease is through work",
    evidence=judgement(department.name, "工伤认定调查", "inquiry of the department"),
)
applicant = fact.enum(
    "applicant",
    "申请人",
    "Who applies",
    choices(
        ("host-unit", "实习单位", "Host unit"),
        ("intern", "实习生", "Intern"),
        ("close-relative", "近亲属", "Close relative"),
        ("other", "其他人", "Somebody else"),
    ),
)
application_date = fact.date("application_date", "申请日", "Applied on")
unit_application_days = fact.integer(
    "unit_application_days",
    "单位申请时限",
    "Time for the unit to apply",
    minimum=0,
    unit=Words("日", "days"),
    dated=REGULATION,
)
personal_application_years = fact.integer(
    "personal_application_years",
    "个人申请时限",
    "Time for the person to apply",
    minimum=0,
    unit=Words("年", "years"),
    dated=REGULATION,
)
recognition_days = fact.integer(
    "recognition_days",
    "认定时限",
    "Time for the recognition",
    minimum=0,
    unit=Words("日", "days"),
    dated=REGULATION,
)
materials_complete = fact.boolean(
    "materials_complete",
    "劳动关系证明以外的材料齐全",
    "Materials other than proof of employment are complete",
    evidence=ACCEPTANCE,
)
employment_proof = fact.boolean("employment_proof", "有劳动关系证明", "There is proof of employment")
agreement_verified = fact.boolean(
    "agreement_verified", "三方协议和岗位实习已核实", "Agreement and post internship are verified", evidence=ACCEPTANCE
)
accepted_date = fact.date("accepted_date", "受理日", "Accepted on", evidence=RECOGNITION)
document_names_unit = fact.boolean(
    "document_names_unit", "文书载明实习单位", "The document names the host unit", evidence=RECOGNITION
)
document_names_school = fact.boolean(
    "document_names_school", "文书载明所属学校", "The document names the school", evidence=RECOGNITION
)

# 六、七、九、 who pays what
unit_applied_in_time = fact.boolean(
    "unit_applied_in_time", "单位按时申请", "The unit applied in time", evidence=RECOGNITION
)
cost_date = fact.date("cost_date", "费用发生日", "The cost arose on")
cost_in_fund_scope = fact.boolean("cost_in_fund_scope", "属于基金支付范围", "The fund would pay such a cost")
agreement_on_cost = fact.boolean("agreement_on_cost", "双方协商一致", "Unit and intern agree on the cost")
arose_on = fact.date("arose_on", "发生日", "Arose on")
cost_amount = fact.money("amount", "金额", "Amount")
in_fund_scope = fact.boolean("in_fund_scope", "属于基金支付范围", "In the scope of the fund")
costs = fact.records(
    "costs",
    "费用清单",
    "Costs of one injury",
    arose_on,
    cost_amount,
    in_fund_scope,
    evidence=document("票据", "receipts"),
)

# 八、 disability
disability_grade = fact.integer("disability_grade", "伤残等级", "Disability grade", minimum=0, evidence=CONCLUSION)
qualifies = fact.boolean(
    "qualifies",
    "符合待遇领取资格",
    "Qualifies for the benefit",
    evidence=judgement(insurer.name, "待遇资格审核", "finding of the agency"),
)
subsidy_months = fact.number(
    "subsidy_months",
    "补助月数",
    "Months of subsidy for the grade",
    minimum=0,
    unit=Words("个月", "months"),
    dated=Words("北京市实施工伤保险条例的规定", "Beijing's provisions on the Regulation"),
)
city_average_wage = fact.money(
    "city_average_wage", "本市上年职工月平均工资", "City average monthly wage of last year", dated=PUBLISHED
)

# 三、第二款、十三、 liability
commitment_breached = fact.boolean(
    "commitment_breached",
    "违反承诺事项",
    "The commitment is broken",
    evidence=judgement(insurer.name, "经办稽核认定", "finding of the agency"),
)
commitment_false = fact.boolean(
    "commitment_false",
    "承诺虚假",
    "The commitment was false when given",
    evidence=judgement(insurer.name, "经办稽核认定", "finding of the agency"),
)
fraud = fact.boolean(
    "fraud",
    "骗取待遇",
    "Benefits were obtained by fraud",
    evidence=judgement(insurer.name, "经办稽核认定", "finding of the agency"),
)
