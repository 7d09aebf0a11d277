"""Dates in a running procedure: when a step is due, the earliest day of an outcome, what the clock has counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from gongbao.periods import (
    DueDate,
    Extension,
    Pause,
    Period,
    RunningPeriod,
    Unit,
    add_days,
    add_working_days,
    working_days_between,
)
from gongbao.procedures.definition import START, Clock, Procedure, Span, Step
from gongbao.procedures.problems import BadFact
from gongbao.procedures.state import ClockState, State

#: Facts by name; an absent fact is unknown.
Facts = Mapping[str, object]

# A command asks for the same last day three times: what has run out, whether the step is in time, and what is kept.
_last_day = lru_cache(maxsize=4096)(RunningPeriod.due)


@dataclass(frozen=True, slots=True)
class ClockReading:
    """What a procedure's clock shows: units ``used`` of ``limit``, and the first day above the limit."""

    used: int
    limit: int
    exceeded_on: date | None


def due(procedure: Procedure, state: State, step: str, given: Facts) -> DueDate | None:
    """The last day of the open ``step``.

    None when it is not open, has no period, its period has not begun (what it runs from has not happened or is not
    known), or its clock stands.
    """
    definition, entry = procedure.by_name[step], state.step(step)
    if entry.opened is None or definition.due is None:
        return None
    span, pauses = definition.due.span, pauses_of(state, step)
    running = _running(procedure, state, definition, span, given, pauses, entry.extensions)
    return None if running is None else _last_day(running)


def deadlines(procedure: Procedure, state: State, given: Facts) -> dict[str, DueDate]:
    """The last day of every open step that has one."""
    found = {step: due(procedure, state, step, given) for step in state.open_steps}
    return {step: day for step, day in found.items() if day is not None}


def overdue(procedure: Procedure, state: State, on: date, given: Facts) -> tuple[str, ...]:
    """The open steps whose last day lies before ``on``."""
    return tuple(step for step, last in deadlines(procedure, state, given).items() if last.day < on)


def earliest(procedure: Procedure, state: State, step: str, span: Span, given: Facts) -> date | None:
    """The first day after ``span`` has run in full; None while it has not begun to run."""
    running = _running(procedure, state, procedure.by_name[step], span, given)
    last = running and _last_day(running)
    return add_days(last.day, 1) if last else None


def pauses_of(state: State, step: str) -> tuple[Pause, ...]:
    """The pauses that the period of ``step`` has seen."""
    return tuple(entry.pause for entry in state.pauses if entry.covers(step))


def origin(procedure: Procedure, state: State, step: Step, span: Span, given: Facts) -> date | None:
    """The day from which ``span`` of ``step`` runs (not counted), or None while there is none."""
    if not span.since:
        return state.step(step.name).opened
    known = [day for name in span.since if (day := _day_of(procedure, state, name, given)) is not None]
    return max(known, default=None)


def _running(
    procedure: Procedure,
    state: State,
    step: Step,
    span: Span,
    given: Facts,
    pauses: tuple[Pause, ...] = (),
    extensions: tuple[Extension, ...] = (),
) -> RunningPeriod | None:
    start, n = origin(procedure, state, step, span, given), _length(span, given)
    if start is None or n is None:
        return None
    # What is due on the very day of an event is due then, rest day or not; a deadline known as a date may move.
    same_day = n == 0 and all(name in procedure.by_name or name == START for name in span.since)
    return RunningPeriod(start, Period(n, span.unit), pauses, extensions, fixed=span.fixed or same_day)


def _day_of(procedure: Procedure, state: State, name: str, given: Facts) -> date | None:
    if name in procedure.by_name:
        return state.step(name).on
    if name == START:
        return state.started
    value = given.get(name)
    if value is None:
        return None
    try:
        return as_day(value)
    except ValueError:
        raise BadFact(name, value, "形如2024-03-01的日期", "a date such as 2024-03-01") from None


def as_day(value: object) -> date:
    """The day that a fact, YAML or JSON gives. Raises ValueError."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _length(span: Span, given: Facts) -> int | None:
    if isinstance(span.n, int):
        return span.n
    value = given.get(span.n)
    if value is None:
        return None
    if isinstance(value, str) and value.isdecimal():
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadFact(span.n, value, "整数", "a whole number")
    return value


def read_clock(procedure: Procedure, state: State, on: date) -> ClockReading | None:
    """The procedure's clock at the end of the day ``on``; None when it has none."""
    if procedure.clock is None:
        return None
    reached = stop_clock(procedure.clock, state.clock, on)
    return ClockReading(reached.used, procedure.clock.limit, reached.exceeded_on)


def stop_clock(clock: Clock, state: ClockState, on: date) -> ClockState:
    """The clock's state when it stops at the end of ``on``."""
    if state.since is None:
        return state
    stretch = _between(clock.unit, state.since, on)
    used = state.used + stretch
    exceeded = state.exceeded_on
    if exceeded is None and used > clock.limit:
        exceeded = _after(clock.unit, state.since, clock.limit + 1 - state.used)
    return ClockState(used, None, exceeded)


def _between(unit: Unit, start: date, end: date) -> int:
    return working_days_between(start, end) if unit is Unit.WORKING_DAYS else (end - start).days


def _after(unit: Unit, start: date, n: int) -> date:
    return add_working_days(start, n) if unit is Unit.WORKING_DAYS else start + timedelta(days=n)
