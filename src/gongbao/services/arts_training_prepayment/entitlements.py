"""What 京文旅发〔2023〕110号 gives: the learner's refunds, and what an institution may take in advance."""

from gongbao.services.arts_training_prepayment.decisions_prepayment import prepayment_allowed
from gongbao.services.arts_training_prepayment.decisions_refund import full_refund_right, refund_amount
from gongbao.services.arts_training_prepayment.procedures_lessons import refund
from gongbao.services.arts_training_prepayment.procedures_prepayment import collect_prepayment
from gongbao.services.arts_training_prepayment.vocabulary import institution, learner
from gongbao.services.entitlement import entitlement

ENTITLEMENTS = (
    entitlement(
        full_refund_right,
        learner,
        ("7日内无条件全额退费", "All of a prepaid course back within seven days"),
        ("提出退费，机构5日内全额退还。", "Ask for the refund; all of it is due within 5 days."),
        begin=refund,
    ),
    entitlement(
        refund_amount,
        learner,
        ("没上的课退费", "Refund of lessons not taught"),
        ("提出退费，双方确认后15日内退还。", "Ask for the refund; it is due within 15 days of being confirmed."),
        begin=refund,
    ),
    entitlement(
        prepayment_allowed,
        institution,
        ("预收培训费", "Taking fees in advance"),
        ("签订合同，把预收费存入专用账户。", "Sign the contract and put the fee in escrow."),
        begin=collect_prepayment,
    ),
)
