"""Standing and recurring duties: who, how often, by when, and the periods in which they fall due.

A duty that recurs has one occurrence a period. A window at the beginning of a period, such as the first ten days of
a quarter, is a stretch of the calendar and is moved by no rest day; days counted from an event are a statutory period
(Civil Code, articles 201 and 203).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from gongbao.periods import (
    Period,
    Unit,
    add_days,
    add_months,
    add_working_days,
    last_day,
    next_working_day,
)
from gongbao.rules import DefinitionError
from gongbao.words import Words

if TYPE_CHECKING:
    from gongbao.procedures import Role
    from gongbao.services.record import Record

#: How often a duty falls due.
OFTEN: Mapping[str, Words] = {
    "standing": Words("经常性", "standing"),
    "on-change": Words("变化时", "whenever it changes"),
    "as-needed": Words("需要时", "as needed"),
    "once": Words("一次", "once"),
    "event": Words("事由发生后", "after an event"),
    "working-day": Words("每个工作日", "every working day"),
    "week": Words("每周", "every week"),
    "month": Words("每月", "every month"),
    "quarter": Words("每季度", "every quarter"),
    "year": Words("每年", "every year"),
}
#: Those that fall due once in each period of the calendar.
PERIODIC = frozenset({"working-day", "week", "month", "quarter", "year"})
#: A duty due within so many days is due soon.
SOON = timedelta(days=7)

_UNITS = {
    Unit.WORKING_DAYS: Words("个工作日", "working days"),
    Unit.DAYS: Words("日", "days"),
    Unit.MONTHS: Words("个月", "months"),
    Unit.YEARS: Words("年", "years"),
    Unit.HOURS: Words("小时", "hours"),
}


@dataclass(frozen=True, slots=True)
class After:
    """What a duty follows: an entry in ``record``, or one of the outcomes of a step (none named: any)."""

    record: str = ""
    procedure: str = ""
    step: str = ""
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """A standing or recurring duty: who, how often, and by when.

    ``every`` is one of ``OFTEN``. ``by``: the last days in a year as (month, day), each closing a part of the year of
    its own. ``within``: the days at the beginning of each period, or after the event ``after``. ``last_day``: that of
    a duty that falls once. ``record``: where it is entered when done, ``times`` in each period, by entries whose
    contents are among those of ``entry``. ``of``: a register, for each entry of which it is to be done while the entry
    stands and the day in its content ``until`` has not come. ``reading``: the document calls for it without a period,
    and the one here is the software's.
    """

    name: str
    label: Words
    at: str
    roles: tuple[str, ...]
    every: str
    by: tuple[tuple[int, int], ...] = ()
    record: str = ""
    last_day: date | None = None
    within: Period | None = None
    times: int = 1
    entry: tuple[tuple[str, tuple[str, ...]], ...] = ()
    of: str = ""
    until: str = ""
    after: After | None = None
    reading: bool = False

    def __post_init__(self) -> None:
        """Refuse, as ``DefinitionError``, what makes no sense together."""
        periodic = self.every in PERIODIC
        for wrong, zh, en in (
            (self.every not in OFTEN, f"没有“{self.every}”这种频次", f"there is no frequency {self.every}"),
            (not self.roles, "没有写明由谁承担", "nobody has it"),
            (self.times < 1, "次数至少是1", "it is to be done at least once"),
            (bool(self.by) and self.every != "year", "只有每年的职责有截止日", "only a yearly duty has last days"),
            (
                bool(self.last_day) and self.every != "once",
                "只有一次性职责有最后一天",
                "only a single duty has a last day",
            ),
            (bool(self.by and self.within), "截止日和期限只能写一个", "it has last days or a window, not both"),
            ((self.every == "event") != (self.after is not None), "事由和频次不一致", "an event goes with event"),
            (bool(self.of) and not periodic, "逐项的职责须有周期", "a duty for each entry needs a period"),
            (bool(self.until) and not self.of, "没有写明登记簿", "no register is named"),
            (bool(self.within) and not periodic and not self.after, "期限没有起点", "the window begins nowhere"),
            (bool(self.after) and not self.within, "没有写明期限", "it says nothing of how long after the event"),
            (bool(self.entry) and not self.record, "没有写明登记簿", "no register is named"),
        ):
            if wrong:
                raise DefinitionError(f"职责 {self.name}：{zh}。", f"Duty {self.name}: {en}.")

    @property
    def dated(self) -> bool:
        """Whether it falls due at all: by the calendar, once, or after an event."""
        return self.every in PERIODIC or self.every in ("once", "event")

    @property
    def often(self) -> Words:
        """How often and by when: 每季度前10日内, 每年3月31日前."""
        said = OFTEN[self.every]
        if self.last_day:
            return Words(f"{said.zh}，{_day_zh(self.last_day)}前", f"{said.en}, by {self.last_day}")
        if self.by:
            days = "、".join(f"{month}月{day}日" for month, day in self.by)
            return Words(f"{said.zh}{days}前", f"{said.en}, by {', '.join(f'{m:02}-{d:02}' for m, d in self.by)}")
        if self.within:
            unit = _UNITS[self.within.unit]
            first = "" if self.after else "前"
            start = "of it" if self.after else "of each"
            return Words(
                f"{said.zh}{first}{self.within.n}{unit.zh}内", f"{said.en}, within {self.within.n} {unit.en} {start}"
            )
        if self.times > 1:
            return Words(f"{said.zh}至少{self.times}次", f"{said.en}, at least {self.times} times")
        return said


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One time that a duty falls due: from ``start``, at the latest on ``due``; done late until ``end``.

    ``due`` None: the document names no day. ``end`` None: it stays open until it is done.
    """

    start: date
    due: date | None
    end: date | None

    @property
    def is_long(self) -> bool:
        """Whether there is time enough for a reminder ahead of the last day."""
        return self.due is not None and self.due - self.start > SOON


class State(StrEnum):
    """How a duty stands on a day."""

    DONE = "done"
    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"


def state(occurrence: Occurrence, done: int, wanted: int, today: date) -> State:
    """How it stands: on the last day itself it can still be done in time."""
    if done >= wanted:
        return State.DONE
    if occurrence.due is None or occurrence.due > today + SOON:
        return State.LATER
    return State.OVERDUE if occurrence.due < today else State.SOON


def occurrences(duty: Duty, since: date, until: date) -> Iterator[Occurrence]:
    """Those by the calendar whose last day lies from ``since`` to ``until``, both included, in order.

    A single duty without a day comes whatever the days; one that follows an event has none here (see ``following``).
    """
    if duty.every == "once":
        if duty.last_day is None or since <= duty.last_day <= until:
            yield Occurrence(date.min, duty.last_day, None)
        return
    for start, due, end in _periods(duty, since, until):
        last = due if duty.within is None else _window(start, duty.within)
        if since <= last <= until:
            yield Occurrence(start, last, end)


def following(duty: Duty, day: date) -> Occurrence:
    """What an event of ``day`` calls for; the day itself is not counted."""
    assert duty.within is not None  # see Duty.__post_init__
    return Occurrence(day, last_day(day, duty.within), None)


def first_event(duty: Duty, since: date) -> date:
    """The first day on which an event calls for something that is due on ``since`` or later."""
    day = since
    while duty.within and last_day(day - timedelta(days=1), duty.within) >= since:
        day -= timedelta(days=1)
    return day


def _window(start: date, within: Period) -> date:
    """The last day of a window that begins with ``start``, which counts; no rest day moves it."""
    return last_day(start - timedelta(days=1), within, fixed=True)


Stretch = tuple[date, date, date]


def _periods(duty: Duty, since: date, until: date) -> Iterator[Stretch]:
    """First day, day by which it is due, and last day of the periods from the one before ``since`` to ``until``'s."""
    match duty.every:
        case "working-day":
            day = next_working_day(since)
            while day <= until:
                yield day, day, day
                day = add_working_days(day, 1)
        case "week":
            yield from _stretches(since - timedelta(days=since.weekday() + 7), until, lambda day: add_days(day, 7))
        case "month":
            yield from _stretches(add_months(since.replace(day=1), -1), until, lambda day: add_months(day, 1))
        case "quarter":
            first = since.replace(month=(since.month - 1) // 3 * 3 + 1, day=1)
            yield from _stretches(add_months(first, -3), until, lambda day: add_months(day, 3))
        case "year":
            for year in range(since.year - 1, until.year + 1):
                yield from _parts(year, sorted(duty.by) or [(12, 31)])


def _stretches(first: date, until: date, next_first: Callable[[date], date]) -> Iterator[Stretch]:
    while first <= until:
        following_first = next_first(first)
        end = following_first - timedelta(days=1)
        yield first, end, end
        first = following_first


def _parts(year: int, by: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """The parts of a year that its last days close; what follows the last of them still belongs to it."""
    start = date(year, 1, 1)
    for place, (month, day) in enumerate(by, 1):
        due = date(year, month, day)
        yield start, due, due if place < len(by) else date(year, 12, 31)
        start = due + timedelta(days=1)


def _day_zh(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def duty(
    name: str,
    zh: str,
    en: str,
    at: str,
    role: Role | Iterable[Role],
    every: str,
    *,
    by: tuple[tuple[int, int], ...] = (),
    record: Record | None = None,
    last_day: date | None = None,
    within: tuple[int, Unit] | None = None,
    times: int = 1,
    entry: Mapping[str, str | tuple[str, ...]] | None = None,
    of: Record | None = None,
    until: str = "",
    after: Record | str | None = None,
    reading: bool = False,
) -> Duty:
    """A standing or recurring duty of one role or of each of several; see ``Duty`` for what the rest means.

    ``after``: a register, or ``procedure/step``, or ``procedure/step:outcome,outcome``.
    """
    contents = {name: (value,) if isinstance(value, str) else value for name, value in (entry or {}).items()}
    roles = tuple(each.name for each in role) if isinstance(role, Iterable) else (role.name,)
    return Duty(
        name,
        Words(zh, en),
        at,
        roles,
        every,
        by,
        record.name if record else "",
        last_day,
        Period(*within) if within else None,
        times,
        tuple(contents.items()),
        of.name if of else "",
        until,
        _after(after) if after else None,
        reading,
    )


def _after(event: Record | str) -> After:
    if not isinstance(event, str):
        return After(record=event.name)
    procedure, _, step = event.partition("/")
    step, _, outcomes = step.partition(":")
    return After(procedure=procedure, step=step, outcomes=tuple(outcomes.split(",")) if outcomes else ())
