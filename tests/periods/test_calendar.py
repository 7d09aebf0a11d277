"""Working days against the published notices day by day, and counting against a slow walk."""

import subprocess
import sys
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gongbao.periods import (
    STATE_COUNCIL,
    OutOfCalendar,
    WorkingCalendar,
    add_working_days,
    is_published,
    is_working_day,
    next_working_day,
    working_days_between,
)

ONE_DAY = timedelta(days=1)
dates = st.dates(date(2003, 1, 1), date(2030, 12, 31))
steps = st.integers(-80, 80)


def walk(day: date, n: int) -> date:
    """The n-th working day after (n < 0: before) a day, one day at a time."""
    direction = ONE_DAY if n > 0 else -ONE_DAY
    while n:
        day += direction
        if is_working_day(day):
            n -= 1 if n > 0 else -1
    return day


def test_every_published_day_is_as_in_the_notices() -> None:
    day = STATE_COUNCIL.first_published
    while day <= STATE_COUNCIL.last_published:
        assert is_working_day(day) == chinese_calendar.is_workday(day), day
        day += ONE_DAY


def test_make_up_sunday_is_a_working_day_and_golden_week_is_not() -> None:
    assert is_working_day(date(2024, 9, 29))
    assert not is_working_day(date(2024, 10, 7))
    assert add_working_days(date(2024, 9, 30), 1) == date(2024, 10, 8)
    assert next_working_day(date(2024, 10, 1)) == date(2024, 10, 8)
    assert next_working_day(date(2024, 10, 8)) == date(2024, 10, 8)


def test_beyond_the_notices_weekends_are_the_rest_days() -> None:
    beyond = STATE_COUNCIL.last_published + timedelta(days=200)
    assert not is_published(beyond)
    assert is_working_day(beyond) == (beyond.weekday() < 5)
    assert is_published(STATE_COUNCIL.last_published)
    assert not is_published(date(2003, 12, 31))


@given(dates, steps)
@example(date(2024, 10, 5), 1)
@example(date(2024, 10, 5), -1)
@example(date(2024, 9, 29), -1)
def test_adding_equals_walking(day: date, n: int) -> None:
    assert add_working_days(day, n) == walk(day, n)


@given(dates, steps)
def test_counting_is_the_inverse_of_adding(day: date, n: int) -> None:
    assert working_days_between(day, add_working_days(day, n)) == n


@given(dates, st.dates(date(2003, 1, 1), date(2030, 12, 31)))
def test_counting_equals_looking_at_every_day(start: date, end: date) -> None:
    if start <= end:
        days = (start + timedelta(days=i) for i in range(1, (end - start).days + 1))
        assert working_days_between(start, end) == sum(map(is_working_day, days))
    else:
        days = (end + timedelta(days=i) for i in range((start - end).days))
        assert working_days_between(start, end) == -sum(map(is_working_day, days))


@given(dates, st.integers(0, 60), st.integers(0, 60))
def test_adding_twice_equals_adding_the_sum(day: date, m: int, n: int) -> None:
    assert add_working_days(add_working_days(day, m), n) == add_working_days(day, m + n)


@pytest.mark.parametrize(
    ("day", "n"),
    [(date(1, 1, 1), 5), (date(9999, 12, 31), 5), (date(2024, 1, 2), 10**9), (date(1900, 1, 3), -5)],
)
def test_a_date_out_of_reach_is_one_sentence(day: date, n: int) -> None:
    with pytest.raises(OutOfCalendar, match="1900年至2199年"):
        add_working_days(day, n)


def test_a_calendar_of_other_notices() -> None:
    """A new notice moves the answer: the same Monday is a rest day in one calendar and not in the other."""
    monday, sunday = date(2031, 5, 5), date(2031, 4, 27)
    noticed = WorkingCalendar([monday], [sunday], 2031, 2031)
    assert not noticed.is_working_day(monday)
    assert noticed.is_working_day(sunday)
    assert noticed.is_published(monday)
    assert STATE_COUNCIL.is_working_day(monday)
    assert noticed.add_working_days(date(2031, 5, 2), 1) == date(2031, 5, 6)


def test_numpy_is_loaded_only_for_columns() -> None:
    code = "import sys, gongbao.periods; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
