"""What 京人社数据发〔2024〕2号 decides, article by article."""

from gongbao.periods import MONTHS, WORKING_DAYS
from gongbao.rules import (
    AS_OF,
    INTEGER,
    MONEY,
    NUMBER,
    all_of,
    any_of,
    cents,
    decision,
    month_of,
    otherwise,
    period_end,
    round_up,
    rule,
    some,
    table,
    total,
    year_of,
)
from gongbao.services.card_partner_bank.vocabulary import (
    acceptance_passed,
    agreement_expiry,
    agreement_signed,
    application_date,
    approval_date,
    bears_costs,
    breach,
    card_system_safety_rules,
    city_outlets,
    confidentiality_kept,
    emergency_plan,
    end_accepted,
    end_proposed,
    evaluation_date,
    evaluation_year,
    failed_last_year,
    failed_year_before,
    fee_kind,
    free_choice_and_change,
    free_withdrawals,
    home_service,
    instant_outlets,
    list_published,
    major_risk,
    meets_system_standards,
    nationwide_activation,
    non_renewal_agreed,
    non_renewal_proposed,
    other_services,
    outlet_change,
    pass_mark,
    pbc_standard_passed,
    psam_rules,
    score,
    scores,
    service_item,
    service_plans,
    service_window,
    services_offered,
    special_group_activation,
    standard_fee,
    system_done_date,
    systems_connected,
    technical_capability,
    terminal_rules,
    terminal_spec_followed,
    terminals_managed,
    timely_response,
    urgent_small_batch,
    waives_annual_fee,
    waives_card_cost,
    waives_delivery_fee,
    waives_interbank_payroll_fee,
    waives_small_account_fee,
    weight,
    withdrawal_number,
    work_mechanism,
    written_application,
)

# 第四条

basic_conditions_met = decision(
    "basic-conditions-met",
    "是否符合合作基本条件？",
    "Are the basic conditions met?",
    all_of(
        pbc_standard_passed.at("第四条（一）"),
        nationwide_activation.at("第四条（二）"),
        special_group_activation.at("第四条（二）"),
    ),
)

# 第五条（四）

minimum_instant_outlets = decision(
    "minimum-instant-outlets",
    "至少应有多少即时制卡网点？",
    "How many instant-issue outlets are needed?",
    round_up(city_outlets * 70 / 100).at("第五条（四）"),
    result=INTEGER,
)

instant_outlets_sufficient = decision(
    "instant-outlets-sufficient",
    "即时制卡网点是否达到七成？",
    "Are 70% of its outlets instant-issue outlets?",
    all_of(
        (city_outlets > 0).at("第五条（四）"),
        (instant_outlets * 100 >= city_outlets * 70).at(
            "第五条（四）", "即时制卡网点占本市营业网点的七成以上", "Instant-issue outlets are 70% or more"
        ),
    ),
)

window_services_complete = decision(
    "window-services-complete",
    "服务窗口的项目是否齐全？",
    "Does the window offer every service?",
    all_of(
        service_window.at("第五条（四）"),
        *(
            some(services_offered, service_item == each.name).at(
                "第五条（四）", f"窗口开展{each.label.zh}", f"The window offers: {each.label.en}"
            )
            for each in service_item.kind.choices
        ),
    ),
)

# 第五条（五）

fee_waivers_sufficient = decision(
    "fee-waivers-sufficient",
    "费用减免是否达标？",
    "Are fees waived as required?",
    all_of(
        waives_card_cost.at("第五条（五）1."),
        waives_annual_fee.at("第五条（五）2."),
        waives_small_account_fee.at("第五条（五）3."),
        waives_interbank_payroll_fee.at("第五条（五）4."),
        waives_delivery_fee.at("第五条（五）5."),
        (free_withdrawals >= 5).at("第五条（五）6."),
    ),
)

fee_due = decision(
    "fee-due",
    "持卡人应付多少？",
    "How much does the holder owe?",
    *table(
        (fee_kind,),
        ("card-cost", 0, "第五条（五）1."),
        ("annual-fee", 0, "第五条（五）2."),
        ("small-account-fee", 0, "第五条（五）3."),
        ("interbank-payroll-fee", 0, "第五条（五）4."),
        ("delivery-fee", 0, "第五条（五）5."),
    ),
    rule(
        (fee_kind == "interbank-withdrawal-fee") & ((withdrawal_number <= 5) | (withdrawal_number <= free_withdrawals)),
        0,
    ).at("第五条（五）6.", "每月前五笔，或者银行承诺的更多笔数", "The first five of a month, or more where promised"),
    otherwise(standard_fee).at("第五条（五）"),
    result=MONEY,
)

# 第五条（六）、（八）

terminal_security_met = decision(
    "terminal-security-met",
    "安全终端和PSAM卡的管理是否达标？",
    "Are terminals and PSAM cards managed as required?",
    all_of(
        terminal_spec_followed.at("第五条（六）"),
        terminal_rules.at("第五条（六）"),
        psam_rules.at("第五条（六）"),
        terminals_managed.at("第五条（六）"),
    ),
)

organisation_met = decision(
    "organisation-met",
    "工作机制和制度是否达标？",
    "Are mechanism and rules as required?",
    all_of(
        work_mechanism.at("第五条（八）"),
        service_plans.at("第五条（八）"),
        card_system_safety_rules.at("第五条（八）"),
        emergency_plan.at("第五条（八）"),
        timely_response.at("第五条（八）"),
    ),
)

# 第五条

service_requirements_met = decision(
    "service-requirements-met",
    "是否满足服务要求？",
    "Are the service requirements met?",
    all_of(
        free_choice_and_change.at("第五条（一）"),
        technical_capability.at("第五条（二）"),
        meets_system_standards.at("第五条（二）"),
        systems_connected.at("第五条（二）"),
        bears_costs.at("第五条（三）"),
        window_services_complete.at("第五条（四）"),
        home_service.at("第五条（四）"),
        urgent_small_batch.at("第五条（四）"),
        instant_outlets_sufficient.at("第五条（四）"),
        fee_waivers_sufficient.at("第五条（五）"),
        terminal_security_met.at("第五条（六）"),
        confidentiality_kept.at("第五条（七）"),
        organisation_met.at("第五条（八）"),
        other_services.at("第五条（九）"),
    ),
)

# 第六条

application_approvable = decision(
    "application-approvable",
    "合作申请可否通过？",
    "May the application be approved?",
    all_of(
        written_application.at("第六条（一）"),
        basic_conditions_met.at("第四条;第六条（一）"),
        service_requirements_met.at("第五条;第六条（一）"),
    ),
)

answer_deadline = decision(
    "answer-deadline",
    "最迟哪天反馈审核结果？",
    "By when must the bank have its answer?",
    period_end(application_date, 10, WORKING_DAYS).at("第六条（一）"),
)

system_deadline = decision(
    "system-deadline",
    "系统改造最迟哪天完成？",
    "By when must the systems be ready?",
    period_end(approval_date, 6, MONTHS).at("第六条（二）"),
)

acceptance_deadline = decision(
    "acceptance-deadline",
    "最迟哪天组织验收？",
    "By when must the acceptance be held?",
    period_end(system_done_date, 10, WORKING_DAYS).at("第六条（三）"),
)

may_start_issuing = decision(
    "may-start-issuing",
    "可否正式开展制发卡服务？",
    "May the bank start issuing cards?",
    all_of(
        acceptance_passed.at("第六条（三）"),
        agreement_signed.at("第六条（三）"),
        list_published.at("第六条（四）"),
    ),
)

# 第七条

outlet_filing_required = decision(
    "outlet-filing-required",
    "网点变化是否要备案？",
    "Must the change of the outlet be filed?",
    (outlet_change != "ordinary-outlet").at(
        "第七条", "变化的是社保卡服务网点", "The outlet is one that serves cardholders"
    ),
)

# 第九条

evaluation_in_window = decision(
    "evaluation-in-window",
    "年度评价是否在次年一季度完成？",
    "Was the evaluation done in the first quarter after the year?",
    all_of(
        (year_of(evaluation_date) == evaluation_year + 1).at("第九条"),
        (month_of(evaluation_date) <= 3).at("第九条"),
    ),
)

weights = total(scores, weight)

evaluation_score = decision(
    "evaluation-score",
    "综合得分是多少？",
    "What is the total score?",
    rule(weights == 0, 0).at("第九条", "没有权重", "There are no weights"),
    otherwise(cents(total(scores, score * weight) / weights)).at("第九条", "按权重平均", "The weighted mean"),
    result=NUMBER,
)

evaluation_passed = decision(
    "evaluation-passed",
    "年度评价是否合格？",
    "Is the evaluation passed?",
    (evaluation_score >= pass_mark).at("第九条"),
)

interview_required = decision(
    "interview-required",
    "应否约谈？",
    "Must the bank be called in for a talk?",
    (~evaluation_passed).at("第九条", "年度评价不合格", "The evaluation is failed"),
)

# 第十条

termination_may_be_decided = decision(
    "termination-may-be-decided",
    "可否决定是否终止服务协议？",
    "May the bureau decide whether to end the agreement?",
    any_of(
        breach.at("第十条第一款（一）"),
        (failed_last_year & failed_year_before).at(
            "第十条第一款（二）", "连续两年评价不合格", "Failed in two years in a row"
        ),
        major_risk.at("第十条第一款（三）"),
    ),
)

agreement_ends = decision(
    "agreement-ends",
    "协议是否因双方同意而终止？",
    "Does the agreement end by consent?",
    any_of(
        (end_proposed & end_accepted).at(
            "第十条第二款（一）", "一方提出终止，对方同意", "One side proposes to end and the other agrees"
        ),
        all_of(AS_OF > agreement_expiry, non_renewal_proposed, non_renewal_agreed).at(
            "第十条第二款（二）", "协议已到期，双方同意不再续签", "Expired, and both agree not to renew"
        ),
    ),
)
