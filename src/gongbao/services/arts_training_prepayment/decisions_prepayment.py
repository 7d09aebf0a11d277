"""What 京文旅发〔2023〕110号 decides of institutions, contracts and prepaid fees (第一条 to 第八条)."""

from gongbao.periods import DAYS, WORKING_DAYS
from gongbao.rules import (
    AS_OF,
    DATE,
    MONEY,
    NONE,
    all_of,
    any_of,
    cents,
    days_after,
    days_before,
    days_between,
    decision,
    earliest,
    highest,
    latest,
    lowest,
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
    bank_in_beijing,
    bank_is_commercial,
    both_methods_offered,
    cash_received_date,
    charge_date,
    confirmed_on,
    contract_signed,
    course_end,
    course_start,
    deposit_date,
    dispute_open,
    escrow_account_count,
    escrow_agreement_signed,
    escrow_bank_count,
    for_profit,
    from_date,
    grade_exam_training,
    invoice_issued,
    key_terms_highlighted,
    learner_chose_prepayment,
    learner_confirmed,
    lesson_completed,
    lesson_count,
    lesson_date,
    lesson_number,
    lessons_left,
    lessons_released,
    notice_date,
    notice_given,
    open_prepayments,
    posted_on_premises,
    prepaid_amount,
    prepayment_forced,
    provider_is_payee,
    published_online,
    received_into,
    refund_agreed,
    refund_requested,
    refund_rules_told,
    registered_in_beijing,
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
