"""Money in escrow and other accounts of cases: booked in whole fen, in pairs, and never more than there is."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from gongbao.hub.errors import Unprocessable
from gongbao.hub.models import Case, LedgerAccount, LedgerEntry, LedgerTransaction
from gongbao.hub.prepared import Statement
from gongbao.hub.rows import parsed
from gongbao.words import Words

#: The accounts of the family of the case %(case)s, as JSON: kind, position and balance.
OF_FAMILY = """
WITH RECURSIVE family AS (
    SELECT id, parent_id FROM hub_case WHERE id = %(case)s
    UNION ALL SELECT above.id, above.parent_id FROM hub_case above JOIN family ON above.id = family.parent_id
)
SELECT json_agg(json_build_array(kind, position, balance) ORDER BY kind, id)
  FROM hub_ledgeraccount WHERE case_id = (SELECT id FROM family WHERE parent_id IS NULL)
"""
_BALANCES = Statement(OF_FAMILY)


def in_fen(amount: Decimal) -> int:
    """Yuan as whole fen. Raises Unprocessable for a part of a fen, for nothing and for less than nothing."""
    fen = amount * 100
    if fen != fen.to_integral_value() or fen <= 0:
        raise Unprocessable(
            f"金额 {amount} 元不能记账，应大于零且最多两位小数。",
            f"The amount {amount} cannot be booked; it must be above zero with at most two decimals.",
        )
    return int(fen)


def head_of_family(case: Case) -> Case:
    """The case that all the cases around this one were begun under."""
    while case.parent is not None:
        case = case.parent
    return case


def post(case: Case, kind: str, debit: str, credit: str, amount: Decimal, memo: Words, on: date) -> LedgerTransaction:
    """Books ``amount`` yuan from the position ``credit`` to ``debit`` of the account ``kind`` of the case's family.

    Raises Unprocessable when the amount is none, or more than the position it is taken from holds.
    """
    fen = in_fen(amount)
    family = head_of_family(case)
    # Locked in one order, so that two transactions never wait for each other.
    accounts = {name: _locked_account(family, kind, name) for name in sorted((debit, credit))}
    for position, change in ((debit, fen), (credit, -fen)):
        _check_balance(accounts[position], change)
    transaction = LedgerTransaction.objects.create(case=case, seq=case.revision, day=on, zh=memo.zh, en=memo.en)
    for position, change in ((debit, fen), (credit, -fen)):
        LedgerEntry.objects.create(transaction=transaction, account=accounts[position], amount=change)
    return transaction


def _locked_account(family: Case, kind: str, position: str) -> LedgerAccount:
    LedgerAccount.objects.bulk_create(
        [LedgerAccount(service=family.service, kind=kind, position=position, case=family)], ignore_conflicts=True
    )
    return LedgerAccount.objects.select_for_update().get(case=family, kind=kind, position=position)


def _check_balance(account: LedgerAccount, change: int) -> None:
    after = account.balance + change
    if account.side * after < 0:
        have, want = Decimal(abs(account.balance)) / 100, Decimal(abs(change)) / 100
        raise Unprocessable(
            f"余额只有 {have:.2f} 元，不能支付 {want:.2f} 元，没有记账。",
            f"There are only {have:.2f} yuan, so {want:.2f} yuan cannot be paid; nothing was booked.",
        )


def balances(case: Case) -> dict[str, dict[str, int]]:
    """Of the case's family: account, position, balance in fen (a debit above zero)."""
    [[found]] = _BALANCES.rows({"case": case.pk})
    return of_rows(parsed(found))


def of_rows(rows: Iterable[tuple[str, str, int]]) -> dict[str, dict[str, int]]:
    """The same from the rows of ``OF_FAMILY``."""
    found: dict[str, dict[str, int]] = {}
    for kind, position, balance in rows:
        found.setdefault(kind, {})[position] = balance
    return found


def statement(kind: str, *, case: Case | None = None, party: int | None = None) -> "QuerySet[LedgerEntry]":
    """The entries of the accounts of a kind, oldest first: of one family, or of all in which the party has a role.

    Each entry has ``account`` (``position``), ``amount`` and ``balance_after`` in fen, and ``transaction`` (``day``,
    ``zh``, ``en``, ``case``).
    """
    wanted = Q(account__kind=kind)
    if case is not None:
        wanted &= Q(account__case=head_of_family(case))
    if party is not None:
        families = Case.objects.filter(Q(roles__party_id=party) | Q(applicant_id=party)).values("pk")
        wanted &= Q(account__case_id__in=families)
    entries = LedgerEntry.objects.filter(wanted).select_related("account", "transaction__case", "account__case")
    return entries.order_by("pk")
