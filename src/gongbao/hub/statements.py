"""The statement of the money of a case's family: what the account holds, and every movement."""

from dataclasses import dataclass
from datetime import date

from gongbao.hub import ledger
from gongbao.hub.models import Case, LedgerEntry
from gongbao.hub.queries import CaseView
from gongbao.services import Service
from gongbao.words import Words


@dataclass(frozen=True, slots=True)
class Movement:
    """Money into the account (above zero) or out of it, in fen, and the balance after it."""

    day: date
    memo: Words
    case: Case
    other: Words
    amount: int
    balance: int


@dataclass(frozen=True, slots=True)
class Statement:
    """An account: its holder, its balance in fen, and its movements, oldest first."""

    holder: Words
    balance: int
    movements: tuple[Movement, ...]


def of_case(view: CaseView) -> list[Statement]:
    """One statement for each kind of account that the case's family has."""
    return [_statement(view, kind, positions) for kind, positions in view.file.balances.items()]


def balances(view: CaseView) -> list[tuple[Words, int]]:
    """The holder and the balance of each, in fen."""
    found = ((positions, _held(kind, positions)) for kind, positions in view.file.balances.items())
    return [(position_words(view.service, held), positions[held]) for positions, held in found]


def _held(kind: str, positions: dict[str, int]) -> str:
    """The position that is called like the account is the account itself; the others are what it owes to whom."""
    return kind if kind in positions else next(iter(positions))


def _statement(view: CaseView, kind: str, positions: dict[str, int]) -> Statement:
    held = _held(kind, positions)
    entries = list(ledger.statement(kind, case=view.case))
    sides: dict[int, list[LedgerEntry]] = {}
    for entry in entries:
        sides.setdefault(entry.transaction_id, []).append(entry)
    movements = tuple(
        Movement(
            entry.transaction.day,
            Words(entry.transaction.zh, entry.transaction.en),
            entry.transaction.case,
            _other(view.service, entry, sides[entry.transaction_id]),
            entry.amount,
            entry.balance_after,
        )
        for entry in entries
        if entry.account.position == held
    )
    return Statement(position_words(view.service, held), positions[held], movements)


def _other(service: Service, entry: LedgerEntry, sides: list[LedgerEntry]) -> Words:
    found = [position_words(service, each.account.position) for each in sides if each.pk != entry.pk]
    return Words("、".join(each.zh for each in found), ", ".join(each.en for each in found))


def position_words(service: Service, position: str) -> Words:
    """Who a position of an account is: the role that is named by it, or has it in its name."""
    for role in service.role_list:
        if position == role.name or position in role.name.split("-"):
            return role.label
    return Words(position, position)
