"""Ten working days on, beside NumPy with every rest day listed, chinesecalendar and workalendar.

What is right is what the package of the State Council's notices says of each day, stepped through one by one.
workalendar knows China's days of 2018 to 2023 only, so that both are asked for a date of 2023 there.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import chinese_calendar
import numpy as np

from benchmarks.harness import Row, at_least, compare, timed
from benchmarks.peer import Peer
from gongbao.periods import add_working_days
from gongbao.periods.vectors import add_working_days as add_to_column

START = date(2024, 3, 1)
KNOWN_TO_ALL = date(2023, 3, 1)
FIRST, LAST = date(2004, 1, 1), date(2026, 12, 31)
MILLION = 1_000_000


def rows() -> Iterator[Row]:
    """One date, a column of a million, and how many dates come out right."""
    every = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    is_working = {day: chinese_calendar.is_workday(day) for day in every}
    rest = np.array([day for day in every if not is_working[day]], dtype="datetime64[D]")
    calendar = np.busdaycalendar(weekmask="1111111", holidays=rest)
    day = np.datetime64(START)
    expected = np.busday_offset(day, 10, busdaycal=calendar).item()
    assert add_working_days(START, 10) == expected == chinese_calendar.find_workday(10, START)
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
        their_times=300,
    )
    with Peer("calendars", "working_days") as workalendar:
        asked = {"day": KNOWN_TO_ALL.isoformat(), "n": 10}
        assert add_working_days(KNOWN_TO_ALL, 10).isoformat() == workalendar.call("added", **asked)
        yield compare(
            "ten working days on, one date",
            timed(lambda: add_working_days(KNOWN_TO_ALL, 10)),
            "workalendar",
            workalendar.timed("add", **asked),
            goal=100,
            their_times=300,
        )
    column = np.array(every, dtype="datetime64[D]")[np.arange(MILLION) % 8000]
    working = np.busday_offset(column, 0, roll="forward", busdaycal=calendar)
    assert np.array_equal(add_to_column(working, 10), np.busday_offset(working, 10, busdaycal=calendar))
    yield compare(
        "ten working days on, a million dates",
        timed(lambda: add_to_column(working, 10)),
        "NumPy, rest days listed",
        timed(lambda: np.busday_offset(working, 10, busdaycal=calendar)),
        goal=50,
        unit="ms",
        times=1,
    )
    yield _right(every, is_working)


def _right(every: list[date], is_working: dict[date, bool]) -> Row:
    """Of all dates whose tenth working day is published, how many we get right, alone and in a column."""
    stepped = [each for each in ((day, _tenth(day, is_working)) for day in every) if each[1] is not None]
    column = add_to_column(np.array([day for day, _ in stepped], dtype="datetime64[D]"), 10).tolist()
    right = sum(
        add_working_days(day, 10) == tenth == found for (day, tenth), found in zip(stepped, column, strict=True)
    )
    return at_least("ten working days on, right dates 2004 to 2026", right, "dates", len(stepped))


def _tenth(day: date, is_working: dict[date, bool]) -> date | None:
    """The tenth working day after ``day``, stepped to; ``None`` where the notices end before."""
    left = 10
    while left:
        day += timedelta(days=1)
        if day not in is_working:
            return None
        left -= is_working[day]
    return day
