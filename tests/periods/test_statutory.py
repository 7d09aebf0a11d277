"""Statutory periods: the rules of the Civil Code on days that anyone can look up, and properties."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.periods import (
    DAYS,
    HOURS,
    MONTHS,
    STATE_COUNCIL,
    WORKING_DAYS,
    YEARS,
    OutOfCalendar,
    Period,
    add_days,
    add_months,
    add_years,
    due_date,
    earliest_day,
    is_working_day,
    last_day,
    last_moment,
)

dates = st.dates(date(2004, 1, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        (date(2024, 3, 4), Period(7, DAYS), date(2024, 3, 11)),
        (date(2024, 3, 1), Period(7, DAYS), date(2024, 3, 8)),
        # 31 March 2024 is a Sunday.
        (date(2024, 3, 24), Period(7, DAYS), date(2024, 4, 1)),
        # 29 September 2024 is a Sunday on which people work.
        (date(2024, 9, 22), Period(7, DAYS), date(2024, 9, 29)),
        # The last day falls into the October holiday.
        (date(2024, 9, 27), Period(7, DAYS), date(2024, 10, 8)),
        (date(2024, 9, 30), Period(1, WORKING_DAYS), date(2024, 10, 8)),
        (date(2024, 1, 31), Period(1, MONTHS), date(2024, 2, 29)),
        (date(2023, 8, 31), Period(6, MONTHS), date(2024, 2, 29)),
        (date(2024, 2, 29), Period(1, YEARS), date(2025, 2, 28)),
        (date(2024, 5, 6), Period(0, DAYS), date(2024, 5, 6)),
        (date(2024, 5, 5), Period(0, DAYS), date(2024, 5, 6)),
        (date(2024, 10, 11), Period(-3, WORKING_DAYS), date(2024, 10, 8)),
        (date(2024, 10, 9), Period(-3, DAYS), date(2024, 10, 6)),
        (date(2024, 3, 29), Period(36, HOURS), date(2024, 3, 31)),
    ],
)
def test_last_day(start: date, period: Period, end: date) -> None:
    assert last_day(start, period) == end


def test_a_fixed_date_is_not_moved() -> None:
    sunday = date(2024, 3, 31)
    assert last_day(date(2024, 3, 24), Period(7, DAYS), fixed=True) == sunday
    assert last_day(date(2023, 12, 31), Period(3, MONTHS), fixed=True) == sunday


def test_a_publicity_period_must_have_run_before_the_next_act() -> None:
    assert earliest_day(date(2024, 9, 27), Period(5, WORKING_DAYS)) == date(2024, 10, 11)


def test_hours_run_through_rest_days() -> None:
    assert last_moment(datetime(2024, 10, 1, 15, 30, tzinfo=UTC), 24) == datetime(2024, 10, 2, 15, 30, tzinfo=UTC)


def test_plain_calendar_arithmetic_never_moves() -> None:
    assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert add_months(date(2024, 11, 30), 3) == date(2025, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)
    assert add_days(date(2024, 2, 28), 2) == date(2024, 3, 1)


@pytest.mark.parametrize("call", [lambda: add_months(date(9999, 12, 1), 1), lambda: add_days(date(1, 1, 1), -1)])
def test_a_date_no_calendar_has_is_one_sentence(call) -> None:
    with pytest.raises(OutOfCalendar):
        call()


@given(dates, st.integers(1, 400), st.sampled_from([DAYS, MONTHS, YEARS]))
def test_a_moved_period_ends_on_the_first_working_day_from_its_plain_end(start: date, n: int, unit) -> None:
    n = n if unit is DAYS else n % 20 + 1
    plain = last_day(start, Period(n, unit), fixed=True)
    end = last_day(start, Period(n, unit))
    assert is_working_day(end)
    assert all(not is_working_day(plain + timedelta(days=i)) for i in range((end - plain).days))


@given(dates, st.integers(1, 300), st.sampled_from([DAYS, WORKING_DAYS, MONTHS]))
def test_a_longer_period_never_ends_earlier(start: date, n: int, unit) -> None:
    n = n if unit is not MONTHS else n % 40 + 1
    assert last_day(start, Period(n, unit)) <= last_day(start, Period(n + 1, unit))


@given(dates, st.integers(-30, 30))
def test_months_keep_the_day_or_take_the_last(day: date, n: int) -> None:
    end = add_months(day, n)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == n
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)


def test_a_date_beyond_the_notices_is_provisional() -> None:
    last = STATE_COUNCIL.last_published
    near = due_date(last - timedelta(days=30), Period(3, WORKING_DAYS))
    far = due_date(last - timedelta(days=3), Period(10, WORKING_DAYS))
    assert (near.provisional, far.provisional) == (False, True)
    assert due_date(last, Period(30, DAYS)).provisional
    assert not due_date(last, Period(30, DAYS), fixed=True).provisional
    assert not due_date(last, Period(48, HOURS)).provisional
