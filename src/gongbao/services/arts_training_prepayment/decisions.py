"""What 京文旅发〔2023〕110号 decides, article by article."""

from datetime import date

from gongbao.periods import DAYS, WORKING_DAYS
from gongbao.rules import (
    AS_OF,
    DATE,
    INTEGER,
    MONEY,
    NONE,
    all_of,
    any_of,
    cents,
    choices,
    choose,
    day_of,
    days_after,
    days_before,
    days_between,
    decision,
    earliest,
    function,
    highest,
    latest,
    lowest,
    lowest_running,
    month_of,
    no_if,
    otherwise,
    period_end,
    rule,
    total,
    yes_if,
)
from gongbao.services.arts_training_prepayment.vocabulary import (
    all_funds_supervised,
    amount_in_escrow,
    amount_left,
    anomaly_found,
    anomaly_reported,
    bank_in_beijing,
    bank_is_commercial,
    both_confirmed_date,
    both_methods_offered,
    cash_received_date,
    charge_date,
    confirmed_on,
    contract_signed,
    course_end,
    course_start,
    deposit_date,
    disguised_subject_training,
    dispute_open,
    entry_amount,
    entry_kind,
    escrow_account_count,
    escrow_agreement_signed,
    escrow_bank_count,
    escrow_entries,
    escrow_fee_charged,
    fee_in_contract,
    for_profit,
    from_date,
    funds_misused,
    gift_price,
    gift_received,
    gift_returned,
    grade_exam_training,
    institution_share,
    invoice_issued,
    key_terms_highlighted,
    learner_chose_prepayment,
    learner_confirmed,
    learner_share,
    lesson_completed,
    lesson_count,
    lesson_date,
    lesson_number,
    lessons_completed,
    lessons_left,
    lessons_released,
    levy_or_fundraising,
    notice_date,
    notice_given,
    open_prepayments,
    paid_service_received,
    payment_date,
    posted_on_premises,
    prepaid_amount,
    prepayment_forced,
    provider_is_payee,
    published_online,
    received_into,
    refund_agreed,
    refund_request_date,
    refund_requested,
    refund_rules_told,
    registered_in_beijing,
    remaining_in_escrow,
    report_date,
    settlement_basis,
    shows_complaint_channel,
    shows_dispute_phone,
    shows_fee_standard,
    shows_name,
    shows_privacy_measures,
    shows_programme_and_plan,
    shows_refund_rules,
    terms_explained,
    terms_readable,
    to_date,
    training_category,
    transaction_reported,
    trial_received,
)

# 第一条、第二条

in_scope = decision(
    "in-scope",
    "机构是否适用本办法？",
    "Do the measures apply to the institution?",
    all_of(
        registered_in_beijing.at("第二条"),
        for_profit.at("第一条"),
        any_of(
            grade_exam_training.at("第一条"),
            (training_category != "non-arts").at("第二条"),
        ),
    ),
)

# 第六条、第十三条第一款

disclosure_complete = decision(
    "disclosure-complete",
    "机构公示是否齐全？",
    "Does the institution show everything it must?",
    all_of(
        shows_name.at("第六条"),
        shows_programme_and_plan.at("第六条"),
        shows_fee_standard.at("第六条"),
        shows_refund_rules.at("第六条"),
        shows_privacy_measures.at("第六条"),
        shows_dispute_phone.at("第六条"),
        shows_complaint_channel.at("第十三条第一款"),
        published_online.at("第六条;第十三条第一款"),
        posted_on_premises.at("第六条;第十三条第一款"),
    ),
)

# 第七条、第九条第一款

contract_compliant = decision(
    "contract-compliant",
    "合同签订是否合规？",
    "Is the contract concluded as it must be?",
    all_of(
        contract_signed.at("第七条"),
        terms_explained.at("第七条"),
        terms_readable.at("第七条"),
        key_terms_highlighted.at("第七条"),
        refund_rules_told.at("第九条第一款"),
    ),
)

# 第八条第一款至第三款

first_day_of_charging = days_before(course_start, 30)

earliest_collection_date = decision(
    "earliest-collection-date",
    "最早哪天可以收费？",
    "From which day may the fee be taken?",
    first_day_of_charging.at("第八条第一款"),
)

prepayment_allowed = decision(
    "prepayment-allowed",
    "这笔预收费是否合规？",
    "Is this prepayment allowed?",
    all_of(
        (charge_date >= first_day_of_charging).at("第八条第一款"),
        (~prepayment_forced).at("第八条第一款", "没有指定或强制预付费", "Prepayment is not imposed"),
        both_methods_offered.at("第八条第二款"),
        learner_chose_prepayment.at("第八条第二款;第八条第三款"),
        (lesson_count <= 60).at("第八条第三款"),
        (days_between(course_start, course_end) <= 90).at("第八条第三款"),
        (prepaid_amount <= 5000).at("第八条第三款"),
        contract_signed.at("第七条;第八条第四款"),
    ),
)

disguised_over_collection = decision(
    "disguised-over-collection",
    "与尚未用完的预付费合并计算，是否变相超收？",
    "Together with prepayments not used up, is too much taken in disguise?",
    any_of(
        (total(open_prepayments, lessons_left) + lesson_count > 60).at("第八条第三款"),
        (total(open_prepayments, amount_left) + prepaid_amount > 5000).at("第八条第三款"),
        (
            days_between(
                earliest(open_prepayments, from_date, besides=course_start),
                latest(open_prepayments, to_date, besides=course_end),
            )
            > 90
        ).at("第八条第三款"),
    ),
)

escrow_compliant = decision(
    "escrow-compliant",
    "存管安排是否合规？",
    "Is the escrow arranged as it must be?",
    all_of(
        bank_is_commercial.at("第八条第三款"),
        bank_in_beijing.at("第八条第三款"),
        (escrow_bank_count == 1).at("第八条第三款"),
        escrow_agreement_signed.at("第八条第三款"),
        (escrow_account_count == 1).at("第八条第三款"),
        all_funds_supervised.at("第八条第三款"),
    ),
)

# 第八条第四款

last_day_of_deposit = period_end(cash_received_date, 1, WORKING_DAYS)
in_cash = received_into == "cash"

collection_compliant = decision(
    "collection-compliant",
    "这笔预付费的收取和入账是否合规？",
    "Was this prepayment taken and banked as it must be?",
    all_of(
        received_into.is_in("escrow-account", "cash").at("第八条第四款"),
        provider_is_payee.at("第八条第四款"),
        any_of(~in_cash, deposit_date <= last_day_of_deposit).at(
            "第八条第四款", "现金在1个工作日内存入专用账户", "Cash is banked within 1 working day"
        ),
        any_of(~in_cash, transaction_reported).at(
            "第八条第四款", "收现的交易信息同时报送存管银行", "A cash payment is reported to the bank"
        ),
        any_of(~in_cash, invoice_issued).at("第八条第四款", "收现的开具正式发票", "A cash payment is invoiced"),
        (amount_in_escrow == prepaid_amount).at(
            "第八条第三款;第八条第四款", "预付费全额进入专用账户", "The whole prepayment is in escrow"
        ),
    ),
)

cash_deposit_deadline = decision(
    "cash-deposit-deadline",
    "现金最迟哪天存入专用账户？",
    "By when must the cash be in the escrow account?",
    last_day_of_deposit.at("第八条第四款"),
)

# 第八条第五款: equal shares rounded to the fen; the last lesson takes the rest

lesson_share = cents(prepaid_amount / lesson_count)
shares_before = (lesson_number - 1) * lesson_share

lesson_release = decision(
    "lesson-release",
    "这一课时应拨付多少？",
    "How much is released for this lesson?",
    rule(any_of(lesson_number < 1, lesson_number > lesson_count), 0).at("第八条第五款"),
    rule(lesson_number < lesson_count, highest(0, lowest(lesson_share, prepaid_amount - shares_before))).at(
        "第八条第五款"
    ),
    otherwise(highest(0, prepaid_amount - (lesson_count - 1) * lesson_share)).at("第八条第五款"),
    result=MONEY,
)

released_total = decision(
    "released-total",
    "已拨付课时累计拨付多少？",
    "How much has been released in all?",
    rule(lessons_released >= lesson_count, prepaid_amount).at("第八条第五款"),
    otherwise(lowest(prepaid_amount, lessons_released * lesson_share)).at("第八条第五款"),
    result=MONEY,
)

escrow_balance = decision(
    "escrow-balance",
    "未退费前存管余额应是多少？",
    "What should be in escrow before any refund?",
    (prepaid_amount - released_total).at("第八条第五款"),
)

# 第八条第六款

seventh_day = period_end(highest(notice_date, lesson_date), 7, DAYS)

disbursement_allowed = decision(
    "disbursement-allowed",
    "银行现在可否拨付这一课时？",
    "May the bank release this lesson now?",
    no_if(~lesson_completed).at("第八条第六款"),
    no_if(dispute_open).at("第九条第二款"),
    no_if(refund_requested & ~refund_agreed).at("第九条第二款"),
    yes_if(learner_confirmed).at("第八条第六款"),
    yes_if(notice_given & (seventh_day < AS_OF)).at(
        "第八条第六款", "已告知，超过7日未确认", "Told, and silent for more than 7 days"
    ),
    otherwise(False).at("第八条第六款"),
)

deemed_confirmation_date = decision(
    "deemed-confirmation-date",
    "学员不确认的，哪天视为确认？",
    "On which day is a silent learner deemed to confirm?",
    rule(~notice_given, NONE).at("第八条第六款"),
    otherwise(days_after(seventh_day, 1)).at("第八条第六款"),
    result=DATE,
)

disbursement_deadline = decision(
    "disbursement-deadline",
    "银行最迟哪天拨付？",
    "By when must the bank release it?",
    period_end(confirmed_on, 3, WORKING_DAYS).at("第八条第六款"),
)

# 第九条

within_seven_days = refund_request_date <= period_end(payment_date, 7, DAYS)
untaught = (lessons_completed == 0) & ~paid_service_received

refund_kind = decision(
    "refund-kind",
    "适用哪种退费？",
    "Which kind of refund is it?",
    rule(untaught & within_seven_days, "full-within-5-days").at("第九条第一款"),
    rule(lessons_completed >= lesson_count, "nothing-left").at("第九条第二款"),
    otherwise("remainder-within-15-days").at("第九条第二款"),
    result=choices(
        ("full-within-5-days", "5日内全额退还", "All of it within 5 days"),
        ("remainder-within-15-days", "15日内退还剩余部分", "The remainder within 15 days"),
        ("nothing-left", "没有剩余", "Nothing is left"),
    ),
)

full_refund_right = decision(
    "full-refund-right",
    "学员是否有7日无条件全额退费权？",
    "Has the learner the unconditional right to all of it?",
    no_if(~within_seven_days).at("第九条第一款"),
    no_if(~untaught).at("第九条第一款", "已接受培训服务", "Training was received"),
    yes_if(trial_received).at("第九条第一款", "免费体验不影响该权利", "A free trial does not end the right"),
    otherwise(True).at("第九条第一款"),
)

earned_amount = decision(
    "earned-amount",
    "已完成课时对应费用是多少？",
    "What do the lessons taught come to?",
    rule(lessons_completed >= lesson_count, prepaid_amount).at("第九条第二款;第八条第五款"),
    otherwise(lowest(prepaid_amount, lessons_completed * lesson_share)).at("第九条第二款;第八条第五款"),
    result=MONEY,
)

refund_amount = decision(
    "refund-amount",
    "应退学员多少？",
    "How much goes back to the learner?",
    (prepaid_amount - earned_amount).at("第九条第一款;第九条第二款"),
)

refund_deadline = decision(
    "refund-deadline",
    "最迟哪天退到学员？",
    "By when must the learner have it back?",
    rule(refund_kind == "full-within-5-days", period_end(refund_request_date, 5, DAYS)).at("第九条第一款"),
    rule(refund_kind == "nothing-left", NONE).at("第九条第二款"),
    otherwise(period_end(both_confirmed_date, 15, DAYS)).at("第九条第二款"),
    result=DATE,
)

refund_from_escrow = decision(
    "refund-from-escrow",
    "退费中由存管账户支付多少？",
    "How much of the refund does the escrow account pay?",
    lowest(refund_amount, escrow_balance).at("第九条第二款"),
)

institution_payback = decision(
    "institution-payback",
    "退费中由机构返还多少？",
    "How much of the refund does the institution pay back?",
    highest(0, refund_amount - escrow_balance).at("第九条第二款"),
)

institution_settlement = decision(
    "institution-settlement",
    "退费时应补拨机构多少？",
    "How much is still due to the institution at the refund?",
    highest(0, earned_amount - released_total).at("第八条第五款;第九条第二款"),
)

gift_payment = decision(
    "gift-payment",
    "退费时，学员应为赠品或赠送的服务支付多少？",
    "What does the learner owe for gifts at the refund?",
    rule(~gift_received | gift_returned, 0).at("第九条第一款"),
    otherwise(gift_price).at("第九条第一款"),
    result=MONEY,
)

funds_frozen = decision(
    "funds-frozen",
    "剩余费用是否冻结保管？",
    "Is the remainder held?",
    no_if(refund_requested & full_refund_right).at("第九条第一款"),
    yes_if(dispute_open).at("第九条第二款"),
    yes_if(refund_requested & ~refund_agreed).at("第九条第二款"),
    otherwise(False).at("第九条第二款"),
)

settlement_valid = decision(
    "settlement-valid",
    "剩余费用这样分配是否有效？",
    "Is this division of the remainder valid?",
    all_of(
        settlement_basis.is_in("agreement", "mediation", "arbitration-award", "court-judgment").at(
            "第九条第二款;第十三条第二款"
        ),
        (learner_share >= 0).at("第九条第二款"),
        (institution_share >= 0).at("第九条第二款"),
        (learner_share + institution_share == remaining_in_escrow).at("第九条第二款;第十条第二款"),
    ),
)

# 第十条

paid_in = choose(entry_kind == "deposit", entry_amount, 0)
movement = choose(entry_kind == "deposit", entry_amount, 0 - entry_amount)
ledger_balance = total(escrow_entries, movement)

escrow_ledger_balance = decision(
    "escrow-ledger-balance",
    "按流水，存管余额是多少？",
    "What is the balance by the entries?",
    ledger_balance.at("第八条第三款;第十条第二款"),
)

escrow_ledger_sound = decision(
    "escrow-ledger-sound",
    "存管流水是否平衡？",
    "Do the entries of the escrow account add up?",
    all_of(
        (total(escrow_entries, paid_in) == prepaid_amount).at("第八条第三款;第八条第四款"),
        (lowest_running(escrow_entries, movement) >= 0).at("第十条第二款"),
        (ledger_balance == remaining_in_escrow).at("第十条第二款"),
    ),
)

bank_conduct_compliant = decision(
    "bank-conduct-compliant",
    "存管银行是否合规？",
    "Does the bank act as it must?",
    all_of(
        (~escrow_fee_charged).at("第十条第二款", "没有另收存管费", "No charge for the escrow"),
        (~funds_misused).at("第十条第二款", "没有侵占挪用", "Nothing taken or diverted"),
        any_of(~anomaly_found, anomaly_reported).at("第十条第二款", "资金异动及时报告", "Anomalies are reported"),
    ),
)

extra_charge_allowed = decision(
    "extra-charge-allowed",
    "这项其他收费可否收取？",
    "May this other charge be taken?",
    all_of(
        (~levy_or_fundraising).at("第十条第三款", "不是摊派或非法集资", "No levy and no illegal fund-raising"),
        (~disguised_subject_training).at("第十条第三款", "没有变相学科培训", "No school subjects in disguise"),
        fee_in_contract.at("第十条第三款"),
    ),
)

# 第十二条


def next_tenth_of_quarter(day: date) -> date:
    """The first 10 January, April, July or October on or after ``day``."""
    tenths = [date(day.year, month, 10) for month in (1, 4, 7, 10)] + [date(day.year + 1, 1, 10)]
    return next(tenth for tenth in tenths if tenth >= day)


end_of_reporting = function(
    "{0}起下一个季度首月10日", "the next tenth of a quarter's first month from {0}", DATE, next_tenth_of_quarter
)
month_in_quarter = function(
    "{0}月在季度内的次序", "the place of month {0} in its quarter", INTEGER, lambda n: (n - 1) % 3
)

ledger_report_due = decision(
    "ledger-report-due",
    "区级台账下一次最迟哪天报送？",
    "By when is the next district report due?",
    end_of_reporting(AS_OF).at("第十二条"),
)

ledger_report_on_time = decision(
    "ledger-report-on-time",
    "本次台账报送是否在规定时间内？",
    "Was this report sent in time?",
    all_of(
        (month_in_quarter(month_of(report_date)) == 0).at("第十二条", "在季度首月", "In the first month of a quarter"),
        (day_of(report_date) <= 10).at("第十二条", "在上旬", "In the first ten days"),
    ),
)
