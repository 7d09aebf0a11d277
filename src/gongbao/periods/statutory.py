"""Statutory periods as the Civil Code counts them (articles 200 to 204).

The day of the event is not counted. A period in months or years ends on the day of the same number, or on the
last of the month where there is none. A period in days, months or years whose last day is a rest day ends on
the next working day. Hours run on without regard to rest days.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from gongbao.periods.calendar import STATE_COUNCIL, OutOfCalendar


class Unit(StrEnum):
    """What a period is counted in."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"


WORKING_DAYS = Unit.WORKING_DAYS
DAYS = Unit.DAYS
MONTHS = Unit.MONTHS
YEARS = Unit.YEARS
HOURS = Unit.HOURS


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time: ``n`` of a ``unit``. A negative ``n`` is counted back from the event."""

    n: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day of a period.

    ``provisional`` says that the day rests on working days no notice has fixed yet, so that it may still
    move.
    """

    day: date
    provisional: bool


def add_months(day: date, n: int) -> date:
    """The same-numbered day ``n`` months on, or the last of that month; plain calendar arithmetic, never
    moved.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    if not 1 <= year <= 9999:
        raise OutOfCalendar
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, n: int) -> date:
    """The same date ``n`` years on (29 February: the last of February); plain calendar arithmetic, never
    moved.
    """
    return add_months(day, 12 * n)


def add_days(day: date, n: int) -> date:
    """``n`` days on; plain calendar arithmetic, never moved."""
    try:
        return day + timedelta(days=n)
    except OverflowError:
        raise OutOfCalendar from None


def calendar_end(start: date, period: Period) -> date:
    """The last day of ``period`` before any move off a rest day.

    A procedure knows days, not hours: hours from an unknown hour of ``start`` are taken as full days, a begun
    day counting as one. Where the hour is known, use ``last_moment``.
    """
    match period.unit:
        case Unit.WORKING_DAYS:
            return STATE_COUNCIL.add_working_days(start, period.n)
        case Unit.DAYS:
            return add_days(start, period.n)
        case Unit.MONTHS:
            return add_months(start, period.n)
        case Unit.YEARS:
            return add_years(start, period.n)
        case Unit.HOURS:
            return add_days(start, -(-period.n // 24))


def moves(period: Period) -> bool:
    """Whether a last day of ``period`` on a rest day moves to the next working day (Civil Code, article 203).

    A period counted back protects those who must be told in time: its last day does not move. Working days end on
    one anyway; hours run through. A period of no days ends on the date itself, and moves as any other.
    """
    return period.n >= 0 and period.unit in (Unit.DAYS, Unit.MONTHS, Unit.YEARS)


def due_date(start: date, period: Period, *, fixed: bool = False) -> DueDate:
    """The last day of ``period`` after ``start``, and whether it is provisional.

    ``fixed`` is a calendar date that no rest day moves (a window such as 上旬 or 一季度).
    """
    end = calendar_end(start, period)
    if not fixed and moves(period):
        end = STATE_COUNCIL.next_working_day(end)
    return DueDate(end, not fixed and rests_on_guess(start, end, period))


def rests_on_guess(start: date, end: date, period: Period) -> bool:
    """Whether ``end`` of a ``period`` from ``start`` depends on days that no published notice covers."""
    if period.unit is Unit.WORKING_DAYS and period.n != 0:
        return not (STATE_COUNCIL.is_published(start) and STATE_COUNCIL.is_published(end))
    return moves(period) and not STATE_COUNCIL.is_published(end)


def last_day(start: date, period: Period, *, fixed: bool = False) -> date:
    """The last day of ``period`` after ``start``; doing something ``within`` it is in time on that day."""
    return due_date(start, period, fixed=fixed).day


def earliest_day(start: date, period: Period) -> date:
    """The first day on which a period that must run in full (a publicity period) has run: the day after its
    last.
    """
    return add_days(last_day(start, period), 1)


def last_moment(start: datetime, hours: int) -> datetime:
    """The end of a period in hours, counted from the hour itself (Civil Code, article 201 paragraph 2)."""
    try:
        return start + timedelta(hours=hours)
    except OverflowError:
        raise OutOfCalendar from None
