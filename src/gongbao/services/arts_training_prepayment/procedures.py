"""What is done step by step under 京文旅发〔2023〕110号.

A contract is one case of ``collect-prepayment``; its lessons, refunds and disputes are cases under it. The escrow
account of a contract has three positions: ``escrow`` (held by the bank), ``learner`` and ``institution``.
"""

from gongbao.periods import DAYS, WORKING_DAYS
from gongbao.procedures import TODAY, Effect, assign, end, notify, outcome, post, procedure, register, step, within
from gongbao.rules import Decision, Fact
from gongbao.services.arts_training_prepayment import records
from gongbao.services.arts_training_prepayment.decisions import (
    disbursement_allowed,
    escrow_compliant,
    institution_settlement,
    lesson_release,
    prepayment_allowed,
    refund_from_escrow,
    settlement_valid,
)
from gongbao.services.arts_training_prepayment.vocabulary import (
    all_funds_supervised,
    bank,
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
    dispute_open,
    district,
    escrow_account_count,
    escrow_agreement_signed,
    escrow_bank_count,
    institution,
    institution_share,
    invoice_issued,
    learner,
    learner_chose_prepayment,
    learner_confirmed,
    learner_share,
    lesson_completed,
    lesson_count,
    lesson_date,
    lesson_number,
    lessons_completed,
    lessons_released,
    mediator,
    notice_date,
    notice_given,
    open_prepayments,
    paid_service_received,
    payment_date,
    prepaid_amount,
    prepayment_forced,
    refund_agreed,
    refund_request_date,
    refund_requested,
    refund_rules_told,
    remaining_in_escrow,
    settlement_basis,
    terms_explained,
    transaction_reported,
    trial_received,
    tribunal,
)
from gongbao.words import Words

ESCROW = "escrow"


def paid_in() -> Effect:
    """The whole prepayment comes into escrow."""
    return post(ESCROW, debit="escrow", credit="learner", amount=prepaid_amount, memo=Words("预付费存入", "Prepayment"))


def entered(kind: str, basis: str, amount: Fact | Decision) -> Effect:
    """The movement in the bank's ledger of the contract."""
    return register(records.escrow_ledger, {"entry_date": TODAY, "kind": kind, "amount": amount, "basis": basis})


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
    form=[escrow_account_count, all_funds_supervised],
    outcomes=[outcome("opened", Words("已开立", "Opened"))],
)
district_review = step(
    "district-review",
    district,
    Words("核对存管安排", "Check the arrangement"),
    at="第八条第三款;第十二条",
    after=open_account,
    outcomes=[
        outcome(
            "entered",
            Words("录入台账", "Entered in the ledger"),
            guard=escrow_compliant,
            effects=[
                register(records.institution_ledger, {"verified_on": TODAY}),
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

explain_terms = step(
    "explain-terms",
    institution,
    Words("告知合同事项、收费方式和退费规定", "Explain terms, ways of paying and refunds"),
    at="第七条;第八条第二款;第九条第一款",
    form=[course_start, course_end, lesson_count, prepaid_amount, charge_date],
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
SIGNED = outcome("signed", Words("签订", "Signed"), effects=[assign(contract_signed, True)])
DECLINED = outcome("declined", Words("不签", "Declined"))
sign_lesson_contract = step(
    "sign-lesson-contract",
    learner,
    Words("签订一课一结合同", "Sign the contract for single lessons"),
    at="第七条",
    after=choose_method.pay_per_lesson,
    outcomes=[SIGNED, DECLINED],
)
sign_contract = step(
    "sign-contract",
    learner,
    Words("签订预付费合同", "Sign the contract"),
    at="第七条;第八条第四款",
    after=choose_method.prepayment,
    outcomes=[SIGNED, DECLINED],
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
    form=[course_start, course_end, lesson_count, prepaid_amount, charge_date],
    outcomes=[outcome("revised", Words("已修改", "Revised"))],
)
sign_revised_contract = step(
    "sign-revised-contract",
    learner,
    Words("签订修改后的合同", "Sign the revised contract"),
    at="第七条",
    after=revise_contract,
    outcomes=[SIGNED, DECLINED],
)
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
            effects=[assign(payment_date, TODAY), paid_in(), entered("deposit", "第八条第四款", prepaid_amount)],
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
                paid_in(),
                entered("deposit", "第八条第四款", prepaid_amount),
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
    outcomes=[
        outcome(
            "issued",
            Words("已开具", "Issued"),
            effects=[
                assign(invoice_issued, True),
                register(records.invoice, {"amount": prepaid_amount, "issued_on": TODAY}),
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

# 第八条第五款、第六款

TAUGHT: list[Effect] = [assign(lesson_completed, True), assign(lesson_date, TODAY), assign(dispute_open, False)]
TOLD: list[Effect] = [
    assign(notice_given, True),
    assign(notice_date, TODAY),
    notify(learner, Words("一节课已完成，请在7日内确认。", "A lesson has been taught; please confirm within 7 days.")),
]
CONFIRMED: list[Effect] = [assign(learner_confirmed, True), assign(confirmed_on, TODAY)]
DISPUTED: list[Effect] = [assign(learner_confirmed, False), assign(dispute_open, True)]
done = outcome("done", Words("已授课并告知", "Taught and told"), effects=[*TAUGHT, *TOLD])
done_without_notice = outcome(
    "done-without-notice",
    Words("已授课未告知", "Taught, not told"),
    effects=[*TAUGHT, assign(notice_given, False)],
)

complete_lesson = step(
    "complete-lesson",
    institution,
    Words("完成课程并告知学员", "Teach the lesson and tell the learner"),
    at="第八条第六款",
    form=[lesson_number],
    outcomes=[done, done_without_notice, outcome("cancelled", Words("取消", "Cancelled"))],
)
repeat_lesson = step(
    "repeat-lesson",
    institution,
    Words("重新授课", "Teach the lesson again"),
    at="第八条第六款",
    after="resolve-lesson-dispute:lesson-repeated",
    outcomes=[done, done_without_notice],
)
notify_learner = step(
    "notify-learner",
    institution,
    Words("补行告知", "Tell the learner later"),
    at="第八条第六款",
    after=[complete_lesson.done_without_notice, repeat_lesson.done_without_notice],
    outcomes=[
        outcome("notified", Words("已告知", "Told"), effects=TOLD),
        outcome("confirmed-unasked", Words("学员已主动确认", "Confirmed unasked"), effects=CONFIRMED),
        outcome("disputed-unasked", Words("学员已主动提出异议", "Disputed unasked"), effects=DISPUTED),
    ],
)
confirm_lesson = step(
    "confirm-lesson",
    learner,
    Words("确认课时", "Confirm the lesson"),
    at="第八条第六款",
    after=[complete_lesson.done, repeat_lesson.done, notify_learner.notified],
    due=within(7, DAYS, since=[complete_lesson, repeat_lesson, notify_learner], then="deemed-confirmed"),
    outcomes=[
        outcome("confirmed", Words("确认", "Confirmed"), effects=CONFIRMED),
        outcome("disputed", Words("有异议", "Disputed"), effects=DISPUTED),
        outcome(
            "deemed-confirmed",
            Words("视为确认", "Deemed confirmed"),
            automatic=True,
            effects=[
                assign(confirmed_on, TODAY),
                notify(learner, Words("超过7日未确认，视为确认。", "Silent for more than 7 days: deemed confirmed.")),
            ],
        ),
    ],
)
disburse = step(
    "disburse",
    bank,
    Words("拨付课时费", "Release the lesson's share"),
    at="第八条第六款",
    after=[
        confirm_lesson.confirmed,
        confirm_lesson.deemed_confirmed,
        notify_learner.confirmed_unasked,
        "resolve-lesson-dispute:lesson-upheld",
        "await-refund:freed",
    ],
    due=within(3, WORKING_DAYS, since=[confirm_lesson, notify_learner, "resolve-lesson-dispute", "await-refund"]),
    outcomes=[
        outcome(
            "paid",
            Words("已拨付", "Paid"),
            guard=disbursement_allowed,
            effects=[
                post(
                    ESCROW,
                    debit="institution",
                    credit="escrow",
                    amount=lesson_release,
                    memo=Words("课时拨付", "Release of a lesson"),
                ),
                entered("release", "第八条第六款", lesson_release),
            ],
        ),
        outcome("held", Words("暂缓拨付", "Held")),
    ],
)
await_refund = step(
    "await-refund",
    bank,
    Words("退费期间保管", "Hold while a refund is open"),
    at="第九条第二款",
    after=disburse.held,
    outcomes=[
        outcome("settled-with-refund", Words("随退费结清", "Settled with the refund")),
        outcome("freed", Words("恢复拨付", "Freed")),
    ],
)
resolve_lesson_dispute = step(
    "resolve-lesson-dispute",
    learner,
    Words("解决课时争议", "Settle the dispute about the lesson"),
    at="第九条第二款;第十三条第二款",
    after=[confirm_lesson.disputed, notify_learner.disputed_unasked],
    outcomes=[
        outcome(
            "lesson-upheld",
            Words("认可课时", "The lesson stands"),
            effects=[assign(dispute_open, False), *CONFIRMED],
        ),
        outcome("lesson-repeated", Words("重新授课", "To be taught again")),
        outcome("lesson-struck", Words("课时不计", "Struck out"), effects=[assign(dispute_open, False)]),
    ],
)
STAYS = end("share-stays-in-escrow", Words("课时费留存", "The share stays in escrow"))
course_funds = procedure(
    "course-funds",
    Words("一课一消", "Lesson by lesson"),
    about=Words("一节课从授课到拨付", "One lesson, from teaching to its release"),
    applicant=institution,
    steps=[
        complete_lesson,
        repeat_lesson,
        notify_learner,
        confirm_lesson,
        disburse,
        await_refund,
        resolve_lesson_dispute,
    ],
    ends={
        disburse.paid: end(
            "share-released",
            Words("课时费已拨付", "Share released"),
            effects=[
                register(records.lesson_log, {"lesson_number": lesson_number, "confirmed_or_deemed_on": confirmed_on})
            ],
        ),
        await_refund.settled_with_refund: end(
            "share-settled-with-refund", Words("随退费结清", "Settled with the refund")
        ),
        complete_lesson.cancelled: STAYS,
        resolve_lesson_dispute.lesson_struck: STAYS,
    },
)

# 第九条

WITHDRAWN = outcome(
    "withdrawn",
    Words("撤回退费要求", "Withdrawn"),
    effects=[assign(refund_requested, False), assign(dispute_open, False)],
)
ASKED: list[Effect] = [assign(refund_requested, True), assign(refund_request_date, TODAY), assign(refund_agreed, False)]
AGREED: list[Effect] = [assign(refund_agreed, True), assign(both_confirmed_date, TODAY), assign(dispute_open, False)]
DIVIDED = [settlement_basis, remaining_in_escrow, learner_share, institution_share]
CHANNEL = Words("退费已按原渠道退回。", "The refund was returned by the original channel.")

request_refund = step(
    "request-refund",
    learner,
    Words("要求退费", "Ask for a refund"),
    at="第九条第一款;第九条第二款",
    form=[lessons_completed, paid_service_received, trial_received],
    outcomes=[
        outcome("within-7-days-untaught", Words("7日内未上课", "Within 7 days, untaught"), effects=ASKED),
        outcome("after-start", Words("开课后", "After the start"), effects=ASKED),
        outcome("withdrawn", Words("不退了", "Withdrawn")),
    ],
)
refund_in_full = step(
    "refund-in-full",
    institution,
    Words("一次性全额退还", "Return all of it"),
    at="第九条第一款",
    after=request_refund.within_7_days_untaught,
    due=within(5, DAYS, since=request_refund),
    outcomes=[
        outcome(
            "refunded",
            Words("已退还", "Refunded"),
            effects=[
                post(
                    ESCROW,
                    debit="learner",
                    credit="escrow",
                    amount=prepaid_amount,
                    memo=Words("全额退费", "Full refund"),
                ),
                entered("refund", "第九条第一款", prepaid_amount),
                register(
                    records.refund_file,
                    {"requested_on": refund_request_date, "amount": prepaid_amount, "paid_on": TODAY},
                ),
                notify(learner, CHANNEL),
            ],
        )
    ],
)
confirm_amounts = step(
    "confirm-amounts",
    institution,
    Words("双方确认课时和金额", "Both confirm lessons and amounts"),
    at="第九条第二款",
    after=request_refund.after_start,
    form=[lessons_completed, lessons_released],
    outcomes=[
        outcome("both-confirmed", Words("双方确认", "Both confirmed"), effects=AGREED),
        outcome("disagreed", Words("未达成一致", "Not agreed"), effects=[assign(dispute_open, True)]),
        WITHDRAWN,
    ],
)
settle_dispute = step(
    "settle-dispute",
    learner,
    Words("解决退费争议", "Settle the dispute"),
    at="第九条第二款;第十三条第二款",
    after=[confirm_amounts.disagreed, "settle-dispute:route-failed"],
    form=DIVIDED,
    outcomes=[
        outcome("agreed", Words("达成一致", "Agreed"), guard=settlement_valid, effects=AGREED),
        outcome("awarded", Words("裁决或判决", "Awarded"), guard=settlement_valid, effects=AGREED),
        outcome("route-failed", Words("该途径未解决", "The route failed")),
        WITHDRAWN,
    ],
)
pay_remainder = step(
    "pay-remainder",
    bank,
    Words("退还剩余费用并结清", "Return the remainder and settle"),
    at="第九条第二款",
    after=[confirm_amounts.both_confirmed, settle_dispute.agreed, settle_dispute.awarded],
    due=within(15, DAYS, since=[confirm_amounts, settle_dispute]),
    outcomes=[
        outcome(
            "refunded",
            Words("已退还", "Refunded"),
            effects=[
                post(
                    ESCROW,
                    debit="learner",
                    credit="escrow",
                    amount=refund_from_escrow,
                    memo=Words("退还剩余费用", "Remainder refunded"),
                ),
                entered("refund", "第九条第二款", refund_from_escrow),
                post(
                    ESCROW,
                    debit="institution",
                    credit="escrow",
                    amount=institution_settlement,
                    memo=Words("补拨已完成课时", "Lessons taught and not yet released"),
                ),
                entered("settlement", "第九条第二款", institution_settlement),
                register(
                    records.refund_file,
                    {
                        "requested_on": refund_request_date,
                        "lessons_completed": lessons_completed,
                        "amount": refund_from_escrow,
                        "confirmed_on": both_confirmed_date,
                        "paid_on": TODAY,
                    },
                ),
                notify(learner, CHANNEL),
            ],
        )
    ],
)
CONTINUES = end("contract-continues", Words("合同继续", "The contract continues"))
refund = procedure(
    "refund",
    Words("退费", "Refund"),
    about=Words("从要求退费到最后一分钱", "From the request to the last fen"),
    applicant=learner,
    steps=[request_refund, refund_in_full, confirm_amounts, settle_dispute, pay_remainder],
    ends={
        refund_in_full.refunded: end("refunded-in-full", Words("已全额退费", "Refunded in full")),
        pay_remainder.refunded: end("remainder-refunded", Words("已退剩余费用", "Remainder refunded")),
        request_refund.withdrawn: CONTINUES,
        confirm_amounts.withdrawn: CONTINUES,
        settle_dispute.withdrawn: CONTINUES,
    },
)

# 第十条

HANDED_OVER = register(records.lead_transfer, {"transferred_on": TODAY})

detect = step(
    "detect",
    bank,
    Words("常态化监测", "Monitor the account"),
    at="第十条第二款",
    outcomes=[
        outcome("anomaly-found", Words("发现异动", "Anomaly found")),
        outcome("nothing-found", Words("未发现异动", "Nothing found")),
    ],
)
report_anomaly = step(
    "report-anomaly",
    bank,
    Words("报告资金异动", "Report the anomaly"),
    at="第十条第二款",
    after=detect.anomaly_found,
    outcomes=[
        outcome(
            "reported",
            Words("已报告", "Reported"),
            effects=[register(records.anomaly_report, {"reported_on": TODAY})],
        )
    ],
)
assess_risk = step(
    "assess-risk",
    district,
    Words("研判风险", "Assess the risk"),
    at="第十条第一款",
    after=report_anomaly,
    outcomes=[
        outcome("no-risk", Words("无风险", "No risk")),
        outcome("risk-handled", Words("风险已处置", "Risk handled")),
        outcome("suspected-crime", Words("涉嫌违法犯罪", "Suspected crime")),
    ],
)
transfer_lead = step(
    "transfer-lead",
    district,
    Words("移送公安机关", "Hand the lead to the police"),
    at="第十条第一款",
    after=assess_risk.suspected_crime,
    outcomes=[outcome("transferred", Words("已移送", "Handed over"), effects=[HANDED_OVER])],
)
CLOSED = end("closed", Words("已办结", "Closed"))
WITH_POLICE = end("with-public-security", Words("已移送公安机关", "With the police"))
anomaly = procedure(
    "anomaly",
    Words("资金异动", "Unusual movement of money"),
    applicant=bank,
    steps=[detect, report_anomaly, assess_risk, transfer_lead],
    ends={
        detect.nothing_found: CLOSED,
        assess_risk.no_risk: CLOSED,
        assess_risk.risk_handled: end("risk-handled", Words("风险已处置", "Risk handled")),
        transfer_lead.transferred: WITH_POLICE,
    },
)

examine_lead = step(
    "examine-lead",
    district,
    Words("核查线索", "Examine the lead"),
    at="第十条第一款",
    outcomes=[
        outcome("suspected-crime", Words("涉嫌违法犯罪", "Suspected crime")),
        outcome("no-suspicion", Words("没有嫌疑", "No suspicion")),
    ],
)
hand_over_lead = step(
    "hand-over-lead",
    district,
    Words("移送公安机关", "Hand the lead to the police"),
    at="第十条第一款",
    after=examine_lead.suspected_crime,
    outcomes=[outcome("transferred", Words("已移送", "Handed over"), effects=[HANDED_OVER])],
)
violation_lead = procedure(
    "violation-lead",
    Words("违法线索", "Lead of unlawful use"),
    applicant=district,
    steps=[examine_lead, hand_over_lead],
    ends={examine_lead.no_suspicion: CLOSED, hand_over_lead.transferred: WITH_POLICE},
)

# 第十三条第二款

ROUTES = [
    outcome("negotiation", Words("协商", "Negotiation")),
    outcome("mediation", Words("调解", "Mediation")),
    outcome("complaint", Words("投诉", "Complaint")),
    outcome("arbitration", Words("仲裁", "Arbitration")),
    outcome("lawsuit", Words("诉讼", "Lawsuit")),
]
SETTLED = outcome("settled", Words("已解决", "Settled"))
FAILED = outcome("failed", Words("未解决", "Failed"))

raise_dispute = step(
    "raise-dispute",
    learner,
    Words("提出争议并选择途径", "Raise the dispute and pick a route"),
    at="第十三条第二款",
    outcomes=ROUTES,
)
choose_route = step(
    "choose-route",
    learner,
    Words("另选途径", "Pick another route"),
    at="第十三条第二款",
    after=["negotiate:failed", "mediate:failed", "handle-complaint:not-settled"],
    outcomes=[*ROUTES, outcome("dropped", Words("放弃", "Dropped"))],
)


def by_route(route: str) -> list[str]:
    """The two steps at which a route can be picked."""
    return [f"raise-dispute:{route}", f"choose-route:{route}"]


negotiate = step(
    "negotiate",
    institution,
    Words("协商", "Negotiate"),
    at="第十三条第二款（一）",
    after=by_route("negotiation"),
    outcomes=[SETTLED, FAILED],
)
mediate = step(
    "mediate",
    mediator,
    Words("调解", "Mediate"),
    at="第十三条第二款（二）",
    after=by_route("mediation"),
    outcomes=[SETTLED, FAILED],
)
handle_complaint = step(
    "handle-complaint",
    district,
    Words("处理投诉", "Handle the complaint"),
    at="第十三条第二款（三）",
    after=by_route("complaint"),
    outcomes=[SETTLED, outcome("not-settled", Words("未解决", "Not settled"))],
)
arbitrate = step(
    "arbitrate",
    tribunal,
    Words("仲裁", "Arbitrate"),
    at="第十三条第二款（四）",
    after=by_route("arbitration"),
    outcomes=[outcome("awarded", Words("已裁决", "Awarded"))],
)
adjudicate = step(
    "adjudicate",
    tribunal,
    Words("审判", "Adjudicate"),
    at="第十三条第二款（五）",
    after=by_route("lawsuit"),
    outcomes=[outcome("judged", Words("已判决", "Judged"))],
)
RESOLVED = end("settled", Words("争议已解决", "Settled"))
complaint = procedure(
    "complaint",
    Words("消费争议", "Consumer dispute"),
    about=Words("收费、退费争议的五种解决途径", "Five routes for disputes about charges and refunds"),
    applicant=learner,
    steps=[raise_dispute, choose_route, negotiate, mediate, handle_complaint, arbitrate, adjudicate],
    ends={
        negotiate.settled: RESOLVED,
        mediate.settled: RESOLVED,
        handle_complaint.settled: RESOLVED,
        arbitrate.awarded: end("awarded", Words("已裁决", "Awarded")),
        adjudicate.judged: end("judged", Words("已判决", "Judged")),
        choose_route.dropped: end("dropped", Words("已放弃", "Dropped")),
    },
)
