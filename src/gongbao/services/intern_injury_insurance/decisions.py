"""What 京人社工发〔2023〕36号 decides, point by point."""

from datetime import date

from gongbao.periods import DAYS, YEARS
from gongbao.rules import (
    AS_OF,
    DATE,
    MONEY,
    all_of,
    any_of,
    cents,
    choices,
    choose,
    decision,
    highest,
    lowest,
    no_if,
    otherwise,
    period_end,
    rule,
    total,
    years_after,
)
from gongbao.services.intern_injury_insurance.vocabulary import (
    accepted_date,
    agreement_end_date,
    agreement_ended,
    agreement_on_cost,
    agreement_signed,
    agreement_verified,
    amount_paid,
    applicant,
    application_date,
    arose_on,
    base_lower_limit,
    base_upper_limit,
    birth_date,
    city_average_wage,
    commitment_breached,
    commitment_false,
    commitment_given,
    contribution_unpaid,
    cost_amount,
    cost_date,
    cost_in_fund_scope,
    costs,
    coverage_end,
    coverage_start,
    disability_grade,
    document_names_school,
    document_names_unit,
    employment_proof,
    enrolled,
    fraud,
    had_paid_leave,
    has_employees,
    in_fund_scope,
    in_paid_leave,
    injury_date,
    internship_end,
    internship_kind,
    internship_start,
    materials_complete,
    month_first_day,
    monthly_remuneration,
    paid_leave_end,
    payment_date,
    payment_deadline,
    personal_application_years,
    placement,
    qualifies,
    rights_informed,
    school_type,
    subsidy_months,
    unit_application_days,
    unit_applied_in_time,
    unit_in_beijing,
    unit_rate_percent,
    unit_type,
    work_caused,
)

# 一、

unit_eligible = decision(
    "unit-eligible",
    "单位可否为实习生参加工伤保险？",
    "May the unit insure interns against work injury?",
    all_of(
        unit_in_beijing.at("一、"),
        (unit_type != "natural-person").at("一、"),
        any_of(unit_type != "individual-business", has_employees).at(
            "一、", "个体工商户有雇工", "An individual business has employees"
        ),
    ),
)

# 二、

student_covered = decision(
    "student-covered",
    "学生是否属于本通知所称实习生？",
    "Is the student an intern in the sense of the notice?",
    rule(internship_start < years_after(birth_date, 16), "not-covered").at(
        "二、第一款", "实习开始时未满16周岁", "Under 16 when the internship starts"
    ),
    rule(internship_kind != "post-internship", "not-covered").at("二、第一款"),
    rule(placement == "self-found-unapproved", "not-covered").at("二、第一款"),
    rule(~unit_in_beijing, "not-covered").at("二、第一款", "实习单位不在本市", "The host unit is not in Beijing"),
    rule(school_type.is_in("vocational-school", "technical-school"), "covered").at("二、第一款"),
    rule(school_type == "other-school-vocational-programme", "by-reference").at("二、第二款"),
    otherwise("not-covered").at("二、"),
    result=choices(
        ("covered", "属于", "Covered"),
        ("by-reference", "参照执行", "Covered by reference"),
        ("not-covered", "不属于", "Not covered"),
    ),
)

# 三、

coverage_matches_internship = decision(
    "coverage-matches-internship",
    "参保期是否与实习期一致？",
    "Is the cover for the very time of the internship?",
    all_of(
        (coverage_start == internship_start).at("三、第一款"),
        (coverage_end == internship_end).at("三、第一款"),
    ),
)

enrolment_acceptable = decision(
    "enrolment-acceptable",
    "参保登记可否办理？",
    "May the enrolment be registered?",
    all_of(
        unit_eligible.at("一、"),
        (student_covered != "not-covered").at("二、", "学生属于或者参照实习生", "The student is covered"),
        (coverage_start >= date(2024, 2, 1)).at("十六、"),
        agreement_signed.at("三、第一款"),
        rights_informed.at("三、第一款"),
        commitment_given.at("三、第二款"),
        coverage_matches_internship.at("三、第一款"),
    ),
)

# 五、

contribution_base = decision(
    "contribution-base",
    "缴费基数是多少？",
    "What is the contribution base?",
    rule(monthly_remuneration < base_lower_limit, base_lower_limit).at("五、第二款"),
    rule(monthly_remuneration > base_upper_limit, base_upper_limit).at("五、第二款"),
    otherwise(lowest(highest(monthly_remuneration, base_lower_limit), base_upper_limit)).at("五、第二款"),
    result=MONEY,
)

monthly_contribution = decision(
    "monthly-contribution",
    "单位每月应缴多少？",
    "How much is due each month?",
    cents(contribution_base * unit_rate_percent / 100).at("五、第三款"),
)

intern_monthly_share = decision(
    "intern-monthly-share",
    "其中实习生个人应缴多少？",
    "How much of it does the intern pay?",
    otherwise(0).at("五、第一款", "个人不缴费", "Interns pay nothing"),
    result=MONEY,
)

# 四、第一款

month_paid_properly = decision(
    "month-paid-properly",
    "当月是否按时足额缴费？",
    "Was the month paid in time and in full?",
    all_of(
        (~contribution_unpaid).at("四、第一款", "当月有缴费", "Something was paid"),
        (payment_date <= payment_deadline).at("四、第一款"),
        (amount_paid >= monthly_contribution).at("四、第一款"),
    ),
)

month_payable = decision(
    "month-payable",
    "这个月现在还能缴费吗？",
    "Can the month still be paid?",
    all_of(
        (AS_OF <= payment_deadline).at("四、第一款", "未过截止日（过后不补缴）", "The last day to pay is not over"),
        (month_first_day <= coverage_end).at("三、第一款"),
    ),
)

insurance_in_force = decision(
    "insurance-in-force",
    "伤害当日工伤保险关系是否有效？",
    "Was the insurance in force on the day of the injury?",
    all_of(
        enrolled.at("四、第一款"),
        (injury_date >= coverage_start).at("三、第一款"),
        any_of(injury_date <= coverage_end, had_paid_leave & (injury_date <= paid_leave_end)).at(
            "三、第一款;四、第二款",
            "在参保期内，或者在延续的停工留薪期内",
            "Within the cover, or a paid suspension of work that outlasts it",
        ),
        month_paid_properly.at("四、第一款"),
    ),
)

# 四、第二款

graded = (disability_grade >= 1) & (disability_grade <= 10)
severe = (disability_grade >= 1) & (disability_grade <= 4)

relation_may_end = decision(
    "relation-may-end",
    "工伤保险关系现在可否终止？",
    "May the insurance relation end now?",
    all_of(
        agreement_ended.at("四、第二款"),
        (~in_paid_leave).at("四、第二款", "不在停工留薪期", "Not in the paid suspension of work"),
        (~severe).at("八、", "不是一级至四级伤残", "The grade is not 1 to 4"),
    ),
)

relation_end_date = decision(
    "relation-end-date",
    "没有伤残的，工伤保险关系哪天终止？",
    "On which day does the relation end where there is no disability?",
    rule(had_paid_leave, highest(agreement_end_date, paid_leave_end)).at("四、第二款"),
    otherwise(agreement_end_date).at("四、第二款"),
    result=DATE,
)

# 六、七、

application_in_time = decision(
    "application-in-time",
    "工伤认定申请是否在时限内？",
    "Was the application for recognition made in time?",
    all_of(
        any_of(applicant != "host-unit", application_date <= period_end(injury_date, unit_application_days, DAYS)).at(
            "七、第一款", "单位在其时限内申请", "The unit applied within its time"
        ),
        any_of(
            ~applicant.is_in("intern", "close-relative"),
            application_date <= period_end(injury_date, personal_application_years, YEARS),
        ).at("七、第一款", "实习生或者近亲属在其时限内申请", "Intern or relative applied within their time"),
        (applicant != "other").at("七、第一款"),
    ),
)

recognition_acceptable = decision(
    "recognition-acceptable",
    "工伤认定申请可否受理？",
    "May the application for recognition be accepted?",
    all_of(
        insurance_in_force.at("六、第二款"),
        application_in_time.at("七、第一款"),
        materials_complete.at("七、第一款"),
        agreement_verified.at("七、第一款"),
    ),
)

injury_recognised = decision(
    "injury-recognised",
    "是否应认定为工伤？",
    "Must the injury be recognised as one through work?",
    all_of(
        insurance_in_force.at("六、第一款"),
        agreement_verified.at("七、第一款"),
        work_caused.at("六、第一款"),
    ),
)

employment_proof_required = decision(
    "employment-proof-required",
    "需要劳动关系证明材料吗？",
    "Is proof of employment needed?",
    no_if(employment_proof).at("七、第一款", "有证明也不要求提交", "It is not asked for even where there is one"),
    otherwise(False).at("七、第一款", "不要求劳动关系证明", "It is never asked for"),
)

recognition_document_complete = decision(
    "recognition-document-complete",
    "工伤认定文书是否载明单位和学校？",
    "Does the document of recognition name unit and school?",
    all_of(document_names_unit.at("七、第三款"), document_names_school.at("七、第三款")),
)

# 六、七、九、 who pays what

late_time = all_of(cost_date >= injury_date, cost_date <= accepted_date)

cost_payer = decision(
    "cost-payer",
    "这笔费用由谁负担？",
    "Who bears this cost?",
    rule(~cost_in_fund_scope & agreement_on_cost, "by-agreement").at(
        "九、第一款", "基金不支付，双方已协商一致", "Outside the fund, and agreed"
    ),
    rule(~cost_in_fund_scope & ~agreement_on_cost, "legal-route").at(
        "九、第一款", "基金不支付，协商不成", "Outside the fund, and not agreed"
    ),
    rule(~unit_applied_in_time & late_time, "host-unit").at(
        "七、第二款",
        "单位未按时申请，费用发生在伤害至受理期间",
        "The unit did not apply in time, and the cost arose up to the acceptance",
    ),
    otherwise("fund").at("六、第一款"),
    result=choices(
        ("fund", "工伤保险基金", "The fund"),
        ("host-unit", "实习单位", "The host unit"),
        ("by-agreement", "按双方协议", "As agreed"),
        ("legal-route", "通过法律途径", "By the legal route"),
    ),
)

fund_cost = choose(in_fund_scope, cost_amount, 0)
late_cost = choose(all_of(in_fund_scope, arose_on >= injury_date, arose_on <= accepted_date), cost_amount, 0)

unit_borne_costs = decision(
    "unit-borne-costs",
    "因未按时申请，由实习单位负担多少？",
    "How much does the unit bear for not applying in time?",
    rule(unit_applied_in_time, 0).at("七、第二款"),
    otherwise(total(costs, late_cost)).at("七、第二款", "伤害至受理期间的费用", "Costs up to the acceptance"),
    result=MONEY,
)

fund_borne_costs = decision(
    "fund-borne-costs",
    "工伤保险基金负担多少？",
    "How much does the fund bear?",
    (total(costs, fund_cost) - unit_borne_costs).at(
        "六、第一款;七、第二款", "基金支付范围的费用减去单位负担的", "What the fund would pay, less the unit's part"
    ),
)

negotiated_costs = decision(
    "negotiated-costs",
    "基金支付范围之外的费用是多少？",
    "How much is outside the fund?",
    total(costs, choose(in_fund_scope, 0, cost_amount)).at(
        "九、第一款", "基金支付范围之外的费用", "Costs outside the fund"
    ),
)

# 八、

benefit_route = decision(
    "benefit-route",
    "适用哪条待遇途径？",
    "Which way do the benefits go?",
    rule(~graded, "none").at("八、", "没有伤残等级", "There is no grade"),
    rule(~qualifies, "none").at("八、", "不符合待遇领取资格", "Does not qualify"),
    rule(disability_grade <= 4, "socialised-payment").at("八、第二款"),
    rule(~agreement_ended, "wait-for-agreement-end").at("八、第一款", "三方协议还在履行", "The agreement still runs"),
    otherwise("lump-sum-and-end").at("八、第一款"),
    result=choices(
        ("socialised-payment", "待遇社会化发放", "Payment through the agency"),
        ("lump-sum-and-end", "一次性补助并终止关系", "Lump sum, and the relation ends"),
        ("wait-for-agreement-end", "等协议终止", "Wait for the end of the agreement"),
        ("none", "无", "None"),
    ),
)

lump_sum_medical_subsidy = decision(
    "lump-sum-medical-subsidy",
    "一次性工伤医疗补助金是多少？",
    "How much is the lump-sum medical subsidy?",
    rule(benefit_route != "lump-sum-and-end", 0).at("八、"),
    otherwise(cents(subsidy_months * city_average_wage)).at("八、第一款"),
    result=MONEY,
)

# 十、

proves_employment = decision(
    "proves-employment",
    "参保能作为劳动关系的依据吗？",
    "Does the insurance prove employment?",
    no_if(enrolled).at("十、", "参保不等于存在劳动关系", "Being insured is no employment"),
    otherwise(False).at("十、"),
)

# 三、第二款、十三、

liability = decision(
    "liability",
    "是否应追究责任？",
    "Is there a liability to pursue?",
    rule(fraud, "fraud-handling").at("十三、"),
    rule(commitment_breached | commitment_false, "commitment-liability").at("三、第二款"),
    otherwise("none").at("三、第二款;十三、"),
    result=choices(
        ("fraud-handling", "按骗取待遇处理", "Handled as fraud"),
        ("commitment-liability", "追究承诺责任", "Liability for the commitment"),
        ("none", "无", "None"),
    ),
)
