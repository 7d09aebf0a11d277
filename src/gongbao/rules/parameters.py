"""Dated parameters: yearly figures that a document leaves to somebody else to publish.

A fact made with ``dated=`` is such a figure. Its values live outside the definition, each with the days on which it
holds and with its source; on a given day one of them at most is in force.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from gongbao.rules.facts import Fact
from gongbao.rules.kinds import FactProblem


@dataclass(frozen=True, slots=True)
class Dated:
    """A value from ``since`` to the day before ``until`` (for good where that is ``None``), and who published it."""

    value: Any
    since: date
    until: date | None
    source: str

    def holds_on(self, day: date) -> bool:
        """Whether this value is in force on ``day``."""
        return self.since <= day and (self.until is None or day < self.until)


def check_dated(fact: Fact, values: Sequence[Dated]) -> None:
    """Refuse values of one figure that overlap or run backwards."""
    ordered = sorted(values, key=lambda each: each.since)
    for one in ordered:
        if one.until is not None and one.until <= one.since:
            raise FactProblem(f"{fact.label.zh}的施行期应先起后止：{one.since} 至 {one.until}。",
                              f"{fact.label.en} must begin before it ends: {one.since} to {one.until}.")  # fmt: skip
    for one, other in pairwise(ordered):
        if one.until is None or one.until > other.since:
            raise FactProblem(f"{fact.label.zh}在 {other.since} 有两个值。",
                              f"{fact.label.en} has two values on {other.since}.")  # fmt: skip


def in_force(parameters: Mapping[str, Iterable[Dated]], day: date) -> dict[str, Dated]:
    """The value of each figure on ``day``; a figure without one that day is left out, and so unknown."""
    found: dict[str, Dated] = {}
    for name, values in parameters.items():
        for each in values:
            if each.holds_on(day):
                found[name] = each
    return found
