"""Ten working days on, beside NumPy with every rest day listed and chinesecalendar."""

from collections.abc import Iterator
from datetime import date, timedelta

import chinese_calendar
import numpy as np

from benchmarks.harness import Row, compare, timed
from gongbao.periods import add_working_days, is_working_day
from gongbao.periods.vectors import add_working_days as add_to_column

START = date(2024, 3, 1)
MILLION = 1_000_000


def rows() -> Iterator[Row]:
    """One date, and a column of a million."""
    first = date(2004, 1, 1)
    every = [first + timedelta(days=n) for n in range((date(2027, 1, 1) - first).days)]
    rest = np.array([day for day in every if not is_working_day(day)], dtype="datetime64[D]")
    calendar = np.busdaycalendar(weekmask="1111111", holidays=rest)
    day = np.datetime64(START)
    assert add_working_days(START, 10) == np.busday_offset(day, 10, busdaycal=calendar).item()
    yield compare(
        "ten working days on, one date",
        timed(lambda: add_working_days(START, 10)),
        "NumPy, rest days listed",
        timed(lambda: np.busday_offset(day, 10, busdaycal=calendar)),
        goal=10,
    )
    yield compare(
        "ten working days on, one date",
        timed(lambda: add_working_days(START, 10)),
        "chinesecalendar",
        timed(lambda: chinese_calendar.find_workday(10, START)),
        goal=100,
        times=300,
    )
    column = np.array(every, dtype="datetime64[D]")[np.arange(MILLION) % 8000]
    working = np.busday_offset(column, 0, roll="forward", busdaycal=calendar)
    yield compare(
        "ten working days on, a million dates",
        timed(lambda: add_to_column(working, 10)),
        "NumPy, rest days listed",
        timed(lambda: np.busday_offset(working, 10, busdaycal=calendar)),
        goal=50,
        times=1,
    )
