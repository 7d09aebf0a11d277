"""What 京文旅发〔2023〕110号 decides of refunds, banks, other charges and reports (第九条 to 第十二条)."""

from datetime import date

from gongbao.periods import DAYS
from gongbao.rules import (
    AS_OF,
    DATE,
    INTEGER,
    MONEY,
    NONE,
    all_of,
    any_of,
    choices,
    choose,
    day_of,
    decision,
    function,
    highest,
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
from gongbao.services.arts_training_prepayment.decisions_prepayment import escrow_balance, lesson_share, released_total
from gongbao.services.arts_training_prepayment.vocabulary import (
    anomaly_found,
    anomaly_reported,
    both_confirmed_date,
    disguised_subject_training,
    dispute_open,
    entry_amount,
    entry_kind,
    escrow_entries,
    escrow_fee_charged,
    fee_in_contract,
    funds_misused,
    gift_price,
    gift_received,
    gift_returned,
    institution_share,
    learner_share,
    lesson_count,
    lessons_completed,
    levy_or_fundraising,
    paid_service_received,
    payment_date,
    prepaid_amount,
    refund_agreed,
    refund_request_date,
    refund_requested,
    remaining_in_escrow,
    report_date,
    settlement_basis,
    trial_received,
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
