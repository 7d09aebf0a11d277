"""Periods: working days, statutory periods, pauses and extensions.

Whole columns of dates are counted in ``gongbao.periods.vectors``, which alone needs NumPy.
"""

from gongbao.periods.calendar import (
    STATE_COUNCIL,
    OutOfCalendar,
    WorkingCalendar,
    add_working_days,
    is_published,
    is_working_day,
    next_working_day,
    working_days_between,
)
from gongbao.periods.ledger import Extension, LedgerProblem, Pause, RunningPeriod
from gongbao.periods.statutory import (
    DAYS,
    HOURS,
    MONTHS,
    WORKING_DAYS,
    YEARS,
    DueDate,
    Period,
    Unit,
    add_days,
    add_months,
    add_years,
    due_date,
    earliest_day,
    last_day,
    last_moment,
)

__all__ = [
    "DAYS",
    "HOURS",
    "MONTHS",
    "STATE_COUNCIL",
    "WORKING_DAYS",
    "YEARS",
    "DueDate",
    "Extension",
    "LedgerProblem",
    "OutOfCalendar",
    "Pause",
    "Period",
    "RunningPeriod",
    "Unit",
    "WorkingCalendar",
    "add_days",
    "add_months",
    "add_working_days",
    "add_years",
    "due_date",
    "earliest_day",
    "is_published",
    "is_working_day",
    "last_day",
    "last_moment",
    "next_working_day",
    "working_days_between",
]
