"""Lesson by lesson out of the escrow account, and what goes back (第八条第五款, 第六款, 第九条)."""

from gongbao.periods import DAYS, WORKING_DAYS
from gongbao.procedures import TODAY, Effect, assign, end, notify, outcome, procedure, register, step, within
from gongbao.rules import Decision, Fact
from gongbao.services.arts_training_prepayment import records
from gongbao.services.arts_training_prepayment.decisions_prepayment import disbursement_allowed, lesson_release
from gongbao.services.arts_training_prepayment.decisions_refund import (
    institution_settlement,
    refund_from_escrow,
    settlement_valid,
)
from gongbao.services.arts_training_prepayment.escrow import moved
from gongbao.services.arts_training_prepayment.vocabulary import (
    bank,
    both_confirmed_date,
    confirmed_on,
    dispute_open,
    gift_settlement,
    institution,
    institution_share,
    learner,
    learner_confirmed,
    learner_share,
    lesson_completed,
    lesson_date,
    lesson_number,
    lessons_completed,
    lessons_released,
    notice_date,
    notice_given,
    paid_service_received,
    prepaid_amount,
    refund_agreed,
    refund_channel,
    refund_request_date,
    refund_requested,
    remaining_in_escrow,
    settlement_basis,
    trial_received,
)
from gongbao.words import Words

# 第八条第五款、第六款


def logged(content: str) -> Effect:
    """What happened today to the lesson, in its line of the log."""
    return register(records.lesson_log, {content: TODAY})


TAUGHT: list[Effect] = [
    assign(lesson_completed, True),
    assign(lesson_date, TODAY),
    assign(dispute_open, False),
    logged("completed_on"),
]
TOLD: list[Effect] = [
    assign(notice_given, True),
    assign(notice_date, TODAY),
    logged("notified_on"),
    notify(learner, Words("一节课已完成，请在7日内确认。", "A lesson has been taught; please confirm within 7 days.")),
]
CONFIRMED: list[Effect] = [
    assign(learner_confirmed, True),
    assign(confirmed_on, TODAY),
    logged("confirmed_or_deemed_on"),
]
DISPUTED: list[Effect] = [assign(learner_confirmed, False), assign(dispute_open, True), logged("disputed_on")]
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
                logged("confirmed_or_deemed_on"),
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
            effects=moved("release", "第八条第六款", lesson_release, "课时拨付", "Release of a lesson"),
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
        disburse.paid: end("share-released", Words("课时费已拨付", "Share released")),
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
AGREED: list[Effect] = [
    assign(refund_agreed, True),
    assign(both_confirmed_date, TODAY),
    assign(dispute_open, False),
    register(records.refund_file, {"confirmed_on": TODAY}),
]
DIVIDED = [settlement_basis, remaining_in_escrow, learner_share, institution_share]


def asked(kind: str) -> list[Effect]:
    """A refund of this kind is asked for."""
    return [
        assign(refund_requested, True),
        assign(refund_request_date, TODAY),
        assign(refund_agreed, False),
        register(records.refund_file, {"requested_on": TODAY, "kind": kind}),
    ]


def paid_back(basis: str, amount: Fact | Decision, zh: str, en: str) -> list[Effect]:
    """The learner has the refund."""
    return [
        *moved("refund", basis, amount, zh, en),
        register(records.refund_file, {"amount": amount, "paid_on": TODAY}),
        notify(learner, Words("退费已按原渠道退回。", "The refund was returned by the original channel.")),
    ]


request_refund = step(
    "request-refund",
    learner,
    Words("要求退费", "Ask for a refund"),
    at="第九条第一款;第九条第二款",
    form=[lessons_completed, paid_service_received, trial_received],
    outcomes=[
        outcome("within-7-days-untaught", Words("7日内未上课", "Within 7 days, untaught"), effects=asked("全额退费")),
        outcome("after-start", Words("开课后", "After the start"), effects=asked("退还剩余费用")),
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
    form=[refund_channel],
    outcomes=[
        outcome(
            "refunded",
            Words("已退还", "Refunded"),
            effects=paid_back("第九条第一款", prepaid_amount, "全额退费", "Full refund"),
        )
    ],
)
confirm_amounts = step(
    "confirm-amounts",
    institution,
    Words("双方确认课时和金额", "Both confirm lessons and amounts"),
    at="第九条第二款",
    after=request_refund.after_start,
    form=[lessons_completed, lessons_released, gift_settlement],
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
    form=[refund_channel],
    outcomes=[
        outcome(
            "refunded",
            Words("已退还", "Refunded"),
            effects=[
                *paid_back("第九条第二款", refund_from_escrow, "退还剩余费用", "Remainder refunded"),
                *moved(
                    "settlement",
                    "第九条第二款",
                    institution_settlement,
                    "补拨已完成课时",
                    "Lessons taught and not yet released",
                ),
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
