"""A running period: its budget, and a ledger of pauses and extensions from which the due date is derived.

Nothing is ever added to a stored date, so that a due date can always be explained, and derived anew when the
holiday notice of a further year is published.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongbao.periods.calendar import STATE_COUNCIL
from gongbao.periods.statutory import (
    DueDate,
    Period,
    Unit,
    add_days,
    calendar_end,
    moves,
    rests_on_guess,
)
from gongbao.words import Problem


class LedgerProblem(Problem):
    """An entry that a ledger cannot hold."""


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stands: the days after ``since`` up to and including ``until`` are not counted.

    ``until`` is None while the pause lasts. ``reason`` is for people, ``at`` the place in the law that allows
    it.
    """

    since: date
    until: date | None
    reason: str
    at: str

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise LedgerProblem(
                f"中止的结束日期（{self.until}）早于开始日期（{self.since}）。",
                f"A pause cannot end ({self.until}) before it begins ({self.since}).",
            )


@dataclass(frozen=True, slots=True)
class Extension:
    """More time: ``period`` is added at the end. ``reason`` is for people, ``at`` the place in the law that
    allows it.
    """

    period: Period
    reason: str
    at: str

    def __post_init__(self) -> None:
        if self.period.n <= 0:
            raise LedgerProblem(
                f"延长的期限必须大于零，不能是{self.period.n}。",
                f"An extension must be longer than nothing, not {self.period.n}.",
            )


@dataclass(frozen=True, slots=True)
class RunningPeriod:
    """``period`` running from ``start`` (not counted), with its pauses and extensions in any order."""

    start: date
    period: Period
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()
    fixed: bool = False

    def due(self) -> DueDate | None:
        """The last day as things stand, or None while the clock stands before the period has run out.

        A pause that begins on or after the last day comes too late to count. Overlapping pauses count once. A
        last day moved off a rest day moves on to the first working day on which the clock does not stand.
        """
        stretches = list(self._stretches())
        stood = 0
        for since, until in stretches:
            if since >= self._end(stood):
                break
            if until is None:
                return None
            stood += self._length(since, until)
        day = self._settled(self._end(stood), stretches)
        return None if day is None else DueDate(day, self._guessed(day))

    def _end(self, stood: int) -> date:
        """The last day, not moved, when the clock has stood for ``stood`` days (of the period's own kind)."""
        unit = self.period.unit
        budget = self.period.n + sum(e.period.n for e in self.extensions if e.period.unit is unit)
        if unit is Unit.WORKING_DAYS:
            end = calendar_end(self.start, Period(budget + stood, unit))
        else:
            end = add_days(calendar_end(self.start, Period(budget, unit)), stood)
        for extension in self.extensions:
            if extension.period.unit is not self.period.unit:
                end = calendar_end(end, extension.period)
        return end

    def _settled(self, end: date, stretches: list[tuple[date, date | None]]) -> date | None:
        if not self._moves():
            return end
        day = STATE_COUNCIL.next_working_day(end)
        for since, until in stretches:
            if since < day and until is None:
                return None
            if until is not None and since < day <= until:
                day = STATE_COUNCIL.add_working_days(until, 1)
        return day

    def _moves(self) -> bool:
        """Whether the last day moves off a rest day: what was counted last decides."""
        others = [e.period for e in self.extensions if e.period.unit is not self.period.unit]
        return not self.fixed and moves(others[-1] if others else self.period)

    def _guessed(self, day: date) -> bool:
        counted = [self.period, *(e.period for e in self.extensions)]
        return not self.fixed and any(rests_on_guess(self.start, day, period) for period in counted)

    def _length(self, since: date, until: date) -> int:
        if self.period.unit is Unit.WORKING_DAYS:
            return STATE_COUNCIL.working_days_between(since, until)
        return (until - since).days

    def _stretches(self) -> Iterator[tuple[date, date | None]]:
        """The pauses after the start, in order, those that touch or overlap joined into one."""
        latest: date | None = self.start
        merged: list[tuple[date, date | None]] = []
        for pause in sorted(self.pauses, key=lambda p: (p.since, p.until or date.max)):
            since = max(pause.since, self.start)
            if pause.until is not None and pause.until <= since:
                continue
            if merged and (latest is None or since <= latest):
                if latest is not None:
                    latest = None if pause.until is None else max(latest, pause.until)
                    merged[-1] = (merged[-1][0], latest)
                continue
            latest = pause.until
            merged.append((since, latest))
        yield from merged
