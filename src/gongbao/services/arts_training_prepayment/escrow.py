"""Movements of a contract's money: through the escrow account and into the bank's ledger, both at once.

The account has three positions: ``escrow`` (held by the bank), ``learner`` and ``institution``.
"""

from gongbao.procedures import TODAY, Effect, post, register
from gongbao.rules import Decision, Fact
from gongbao.services.arts_training_prepayment import records
from gongbao.words import Words

ESCROW = "escrow"
#: Which position each kind of movement is for, and which it is from.
POSITIONS = {
    "deposit": ("escrow", "learner"),
    "release": ("institution", "escrow"),
    "refund": ("learner", "escrow"),
    "settlement": ("institution", "escrow"),
}


def moved(kind: str, basis: str, amount: Fact | Decision, zh: str, en: str) -> list[Effect]:
    """``amount`` moves as its kind says, on the basis of a place of the document."""
    debit, credit = POSITIONS[kind]
    return [
        post(ESCROW, debit=debit, credit=credit, amount=amount, memo=Words(zh, en)),
        register(records.escrow_ledger, {"entry_date": TODAY, "kind": kind, "amount": amount, "basis": basis}),
    ]
