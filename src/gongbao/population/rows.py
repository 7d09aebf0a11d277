"""The people of a block one by one, for what columns cannot carry."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gongbao.population.columns import day_number
from gongbao.rules.explain import causes, weigh
from gongbao.rules.kinds import Type
from gongbao.rules.tree import Expr, Outcome, Run
from gongbao.rules.values import NONE, bounds, is_known
from gongbao.words import Problem, Words

Mask = NDArray[np.bool_]


class Rows:
    """Facts by row, made when they are first wanted, and what nodes came to in every row."""

    def __init__(self, facts: Callable[[int], Mapping[str, Any]], number: int, as_of: date) -> None:
        self._facts = facts
        self._number = number
        self._as_of = as_of
        self._known: dict[int, Mapping[str, Any]] = {}
        self._outcomes: dict[int, list[Outcome | None]] = {}
        #: Rows that cannot be answered at all, and why.
        self.problems: dict[int, Words] = {}

    def facts(self, row: int) -> Mapping[str, Any]:
        """What is known of one person."""
        if row not in self._known:
            self._known[row] = self._facts(row)
        return self._known[row]

    def outcome(self, expr: Expr, row: int) -> Outcome | None:
        """What a node comes to for one person; ``None`` if that cannot be told (a day beyond the calendar)."""
        try:
            return Run(self.facts(row), self._as_of)(expr)
        except Problem as problem:
            self.problems[row] = problem.words
            return None

    def _all(self, expr: Expr) -> list[Outcome | None]:
        if id(expr) not in self._outcomes:
            self._outcomes[id(expr)] = [self.outcome(expr, row) for row in range(self._number)]
        return self._outcomes[id(expr)]

    def truth_by_row(self, expr: Expr) -> tuple[Mask, Mask]:
        """The rows in which a condition surely holds, and those in which it may."""
        values = [None if each is None else each.value for each in self._all(expr)]
        return np.array([value is True for value in values]), np.array([value is not False for value in values])

    def number_by_row(self, expr: Expr, scale: int) -> tuple[NDArray[np.int64], NDArray[np.int64], Mask, Mask]:
        """The bounds of a term in every row, where it is unknown, and where columns cannot tell it."""
        low, high = np.zeros(self._number, dtype=np.int64), np.zeros(self._number, dtype=np.int64)
        unknown, vague = np.zeros(self._number, dtype=np.bool_), np.zeros(self._number, dtype=np.bool_)
        for row, outcome in enumerate(self._all(expr)):
            limits = None if outcome is None else _steps(expr, outcome.value, scale)
            if limits is not None:
                low[row], high[row] = limits
            elif outcome is None or _is_open(outcome.value):
                unknown[row] = True
            else:
                vague[row] = True
        return low, high, unknown, vague

    def wanting(self, expr: Expr, mask: Any) -> dict[str, list[int]]:
        """The facts that a node evaluated row by row still needs, each with its rows of ``mask``."""
        found: dict[str, list[int]] = {}
        for row in self._rows(mask):
            outcome = self._all(expr)[row]
            for name in asked_for(outcome) if outcome is not None else ():
                found.setdefault(name, []).append(row)
        return found

    def resting(self, expr: Expr, mask: Any) -> dict[str, list[int]]:
        """The places inside a node evaluated row by row that its outcome rests on, each with its rows of ``mask``."""
        found: dict[str, list[int]] = {}
        for row in self._rows(mask):
            outcome = self._all(expr)[row]
            for cause in causes(outcome, every=True) if outcome is not None else ():
                found.setdefault(cause.place, []).append(row)
        return found

    def _rows(self, mask: Any) -> list[int]:
        found: list[int] = np.flatnonzero(np.broadcast_to(mask, self._number)).tolist()
        return found


def asked_for(outcome: Outcome) -> list[str]:
    """The facts that an open outcome still needs."""
    found: dict[str, float] = {}
    weigh(outcome, 1.0, found)
    return list(found)


def _is_open(value: Any) -> bool:
    return not is_known(value) and bounds(value) is None and not hasattr(value, "values")


def _steps(expr: Expr, value: Any, scale: int) -> tuple[int, int] | None:
    """The bounds of a value in whole steps; ``None`` where it is no such number, or one of a few."""
    if value is NONE or hasattr(value, "values"):
        return None
    if expr.kind.type is Type.ENUM:
        return None if not is_known(value) else (expr.kind.rank(value),) * 2
    limits = bounds(value)
    if limits is None:
        return None
    if expr.kind.type is Type.DATE:
        return day_number(limits[0]), day_number(limits[1])
    steps = [each * 10**scale for each in limits]
    if any(each != int(each) or abs(each) >= 1 << 62 for each in steps):
        return None
    return int(steps[0]), int(steps[1])
