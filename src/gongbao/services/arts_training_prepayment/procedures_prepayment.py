"""From the escrow account and the contract to the prepaid fee in escrow (第七条, 第八条第一款 to 第五款).

A contract is one case of ``collect-prepayment``; its lessons, refunds and disputes are cases under it.
"""

from gongbao.periods import WORKING_DAYS
from gongbao.procedures import TODAY, Outcome, assign, end, notify, outcome, procedure, register, step, within
from gongbao.services.arts_training_prepayment import records
from gongbao.services.arts_training_prepayment.decisions_prepayment import escrow_compliant, prepayment_allowed
from gongbao.services.arts_training_prepayment.escrow import moved
from gongbao.services.arts_training_prepayment.vocabulary import (
    all_funds_supervised,
    bank,
    bank_in_beijing,
    bank_is_commercial,
    both_methods_offered,
    cash_received_date,
    charge_date,
    contract_signed,
    course_end,
    course_start,
    deposit_date,
    district,
    escrow_account_count,
    escrow_agreement_signed,
    escrow_bank_count,
    instalment_dates,
    institution,
    invoice_issued,
    invoice_number,
    learner,
    learner_chose_prepayment,
    lesson_count,
    open_prepayments,
    payment_date,
    prepaid_amount,
    prepayment_forced,
    programme,
    refund_agreed,
    refund_requested,
    refund_rules_told,
    refund_terms,
    sole_account_number,
    terms_explained,
    training_category,
    training_progress,
    transaction_reported,
)
from gongbao.words import Words

# 第八条第三款

start_guidance = step(
    "start-guidance",
    district,
    Words("指导选择存管银行", "Guide the choice of a bank"),
    at="第八条第三款",
    outcomes=[outcome("guided", Words("已指导", "Guided"))],
)
choose_bank = step(
    "choose-bank",
    institution,
    Words("选择一家存管银行", "Choose one escrow bank"),
    at="第八条第三款",
    after=[start_guidance, "sign-escrow-agreement:not-signed", "district-review:sent-back"],
    form=[bank_is_commercial, bank_in_beijing, escrow_bank_count],
    outcomes=[outcome("chosen", Words("已选定", "Chosen"))],
)
sign_escrow_agreement = step(
    "sign-escrow-agreement",
    institution,
    Words("签存管服务协议", "Sign the escrow agreement"),
    at="第八条第三款",
    after=choose_bank,
    outcomes=[
        outcome(
            "signed",
            Words("已签订", "Signed"),
            effects=[
                assign(escrow_agreement_signed, True),
                register(records.escrow_agreement, {"signed_on": TODAY}),
            ],
        ),
        outcome("not-signed", Words("未签成", "Not signed")),
    ],
)
open_account = step(
    "open-account",
    bank,
    Words("开立唯一专用账户", "Open the one escrow account"),
    at="第八条第三款",
    after=sign_escrow_agreement.signed,
    form=[escrow_account_count, all_funds_supervised, sole_account_number],
    outcomes=[outcome("opened", Words("已开立", "Opened"), effects=[register(records.escrow_agreement, {})])],
)
district_review = step(
    "district-review",
    district,
    Words("核对存管安排", "Check the arrangement"),
    at="第八条第三款;第十二条",
    after=open_account,
    form=[training_category],
    outcomes=[
        outcome(
            "entered",
            Words("录入台账", "Entered in the ledger"),
            guard=escrow_compliant,
            effects=[
                register(
                    records.institution_ledger,
                    {"category": training_category, "escrow_account": sole_account_number, "verified_on": TODAY},
                ),
                notify(institution, Words("存管安排已核对，可以开始预收费。", "You may now take prepayments.")),
            ],
        ),
        outcome(
            "sent-back",
            Words("退回", "Sent back"),
            effects=[notify(institution, Words("存管安排被退回，请重新选择银行。", "Please choose a bank again."))],
        ),
    ],
)
escrow_opening = procedure(
    "escrow-opening",
    Words("开立存管专用账户", "Opening the escrow account"),
    about=Words("机构收取预付费之前的准备", "What an institution does before it takes prepayments"),
    applicant=institution,
    steps=[start_guidance, choose_bank, sign_escrow_agreement, open_account, district_review],
    ends={district_review.entered: end("ready-for-prepayments", Words("可以预收费", "Ready for prepayments"))},
)

# 第七条、第八条

COURSE = [course_start, course_end, lesson_count, prepaid_amount, charge_date]

explain_terms = step(
    "explain-terms",
    institution,
    Words("告知合同事项、收费方式和退费规定", "Explain terms, ways of paying and refunds"),
    at="第七条;第八条第二款;第九条第一款",
    form=[programme, *COURSE, refund_terms],
    outcomes=[
        outcome(
            "explained",
            Words("已告知", "Explained"),
            effects=[
                assign(terms_explained, True),
                assign(both_methods_offered, True),
                assign(refund_rules_told, True),
            ],
        )
    ],
)
choose_method = step(
    "choose-method",
    learner,
    Words("选择收费方式", "Choose a way of paying"),
    at="第八条第二款",
    after=explain_terms,
    outcomes=[
        outcome("pay-per-lesson", Words("一课一结", "Lesson by lesson")),
        outcome(
            "prepayment",
            Words("预付费", "Prepayment"),
            effects=[assign(learner_chose_prepayment, True), assign(prepayment_forced, False)],
        ),
        outcome("declined", Words("不报名", "Neither")),
    ],
)


def signed(method: str) -> Outcome:
    """The contract is signed and goes on file."""
    contract = register(records.training_contract, {"payment_method": method, "signed_on": TODAY})
    return outcome("signed", Words("签订", "Signed"), effects=[assign(contract_signed, True), contract])


DECLINED = outcome("declined", Words("不签", "Declined"))
sign_lesson_contract = step(
    "sign-lesson-contract",
    learner,
    Words("签订一课一结合同", "Sign the contract for single lessons"),
    at="第七条",
    after=choose_method.pay_per_lesson,
    outcomes=[signed("一课一结"), DECLINED],
)
sign_contract = step(
    "sign-contract",
    learner,
    Words("签订预付费合同", "Sign the contract"),
    at="第七条;第八条第四款",
    after=choose_method.prepayment,
    outcomes=[signed("预付费"), DECLINED],
)
check_limits = step(
    "check-limits",
    institution,
    Words("核对预收费限额", "Check the limits"),
    at="第八条第一款;第八条第三款",
    after=[sign_contract.signed, "sign-revised-contract:signed"],
    form=[open_prepayments],
    outcomes=[
        outcome("within-limits", Words("未超限", "Within the limits"), guard=prepayment_allowed),
        outcome("over-limits", Words("超限", "Over the limits")),
    ],
)
revise_contract = step(
    "revise-contract",
    institution,
    Words("修改合同或推迟收费", "Revise the contract or put the payment off"),
    at="第八条第三款",
    after=check_limits.over_limits,
    form=COURSE,
    outcomes=[outcome("revised", Words("已修改", "Revised"))],
)
sign_revised_contract = step(
    "sign-revised-contract",
    learner,
    Words("签订修改后的合同", "Sign the revised contract"),
    at="第七条",
    after=revise_contract,
    outcomes=[signed("预付费"), DECLINED],
)
PAID_IN = moved("deposit", "第八条第四款", prepaid_amount, "预付费存入", "Prepayment")

pay = step(
    "pay",
    learner,
    Words("全额支付预付费", "Pay the whole amount"),
    at="第八条第四款",
    after=check_limits.within_limits,
    outcomes=[
        outcome(
            "into-escrow",
            Words("存入专用账户", "Into escrow"),
            effects=[assign(payment_date, TODAY), *PAID_IN],
        ),
        outcome(
            "in-cash",
            Words("付现金", "In cash"),
            effects=[assign(payment_date, TODAY), assign(cash_received_date, TODAY)],
        ),
    ],
)
deposit_cash = step(
    "deposit-cash",
    institution,
    Words("现金存入专用账户并报送", "Bank the cash and report it"),
    at="第八条第四款",
    after=pay.in_cash,
    due=within(1, WORKING_DAYS, since=pay),
    outcomes=[
        outcome(
            "deposited",
            Words("已存入", "Deposited"),
            effects=[
                assign(deposit_date, TODAY),
                assign(transaction_reported, True),
                *PAID_IN,
                register(
                    records.transaction_report,
                    {
                        "amount": prepaid_amount,
                        "cash_received_date": cash_received_date,
                        "deposit_date": TODAY,
                        "reported_on": TODAY,
                    },
                ),
            ],
        )
    ],
)
issue_invoice = step(
    "issue-invoice",
    institution,
    Words("开具正式发票", "Issue the invoice"),
    at="第八条第四款",
    after=deposit_cash,
    form=[invoice_number],
    outcomes=[
        outcome(
            "issued",
            Words("已开具", "Issued"),
            effects=[
                assign(invoice_issued, True),
                register(records.invoice, {"number": invoice_number, "amount": prepaid_amount, "issued_on": TODAY}),
            ],
        )
    ],
)
register_course = step(
    "register-course",
    institution,
    Words("向银行提供课程信息", "Give the bank the course data"),
    at="第八条第五款",
    after=[pay.into_escrow, issue_invoice],
    form=[training_progress, instalment_dates],
    outcomes=[
        outcome(
            "registered",
            Words("已登记", "Registered"),
            # Known of the contract from here on, so that a request for a refund holds its lessons too.
            effects=[
                register(records.course_plan, {}),
                assign(refund_requested, False),
                assign(refund_agreed, False),
            ],
        ),
    ],
)
NO_CONTRACT = end("no-contract", Words("未订立合同", "No contract"))
collect_prepayment = procedure(
    "collect-prepayment",
    Words("签约和收取预付费", "Contract and prepayment"),
    about=Words("从报名到预付费进入存管账户", "From the offer to the money in escrow"),
    applicant=institution,
    steps=[
        explain_terms,
        choose_method,
        sign_lesson_contract,
        sign_contract,
        check_limits,
        revise_contract,
        sign_revised_contract,
        pay,
        deposit_cash,
        issue_invoice,
        register_course,
    ],
    ends={
        sign_lesson_contract.signed: end("pay-per-lesson", Words("一课一结", "Lesson by lesson")),
        sign_lesson_contract.declined: NO_CONTRACT,
        choose_method.declined: NO_CONTRACT,
        sign_contract.declined: NO_CONTRACT,
        sign_revised_contract.declined: NO_CONTRACT,
        register_course.registered: end("funds-in-escrow", Words("预付费已存管", "Funds in escrow")),
    },
)
