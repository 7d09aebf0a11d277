"""Columns of dates are counted as single dates are."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao import periods
from gongbao.periods import DAYS, HOURS, MONTHS, WORKING_DAYS, YEARS, OutOfCalendar, Period, vectors

days = st.lists(st.dates(date(2003, 1, 1), date(2030, 12, 31)), min_size=1, max_size=20)


def column(values: list[date]) -> vectors.Days:
    return np.array(values, dtype="datetime64[D]")


@given(days, st.integers(-60, 60))
def test_adding_one_number(values: list[date], n: int) -> None:
    expected = [periods.add_working_days(day, n) for day in values]
    assert vectors.add_working_days(column(values), n).tolist() == expected


edges = st.one_of(st.dates(date(1899, 12, 1), date(1900, 2, 1)), st.dates(date(2199, 12, 1), date(2200, 2, 1)))


@given(edges, st.one_of(st.integers(-30, 30), st.sampled_from([80_000, -80_000, 10**10, -(10**10)])))
def test_a_date_is_out_of_reach_of_a_column_as_it_is_alone(day: date, n: int) -> None:
    try:
        expected = [None, periods.add_working_days(day, n)]
    except OutOfCalendar:
        with pytest.raises(OutOfCalendar):
            vectors.add_working_days(np.array(["NaT", day], dtype="datetime64[D]"), n)
    else:
        assert vectors.add_working_days(np.array(["NaT", day], dtype="datetime64[D]"), n).tolist() == expected


@given(days, st.data())
def test_adding_a_number_a_row(values: list[date], data) -> None:
    counts = data.draw(st.lists(st.integers(-60, 60), min_size=len(values), max_size=len(values)))
    expected = [periods.add_working_days(day, n) for day, n in zip(values, counts, strict=True)]
    assert vectors.add_working_days(column(values), np.array(counts)).tolist() == expected


@given(days, st.data())
def test_counting_and_rest_days(values: list[date], data) -> None:
    ends = data.draw(st.lists(st.dates(date(2003, 1, 1), date(2030, 1, 1)), min_size=len(values), max_size=len(values)))
    between = [periods.working_days_between(a, b) for a, b in zip(values, ends, strict=True)]
    assert vectors.working_days_between(column(values), column(ends)).tolist() == between
    assert vectors.is_working_day(column(values)).tolist() == [periods.is_working_day(d) for d in values]
    assert vectors.next_working_day(column(values)).tolist() == [periods.next_working_day(d) for d in values]


@given(
    days,
    st.builds(Period, st.integers(-14, 30), st.sampled_from([DAYS, HOURS, MONTHS, WORKING_DAYS, YEARS])),
    st.booleans(),
)
def test_last_days_of_statutory_periods(values: list[date], period: Period, fixed: bool) -> None:
    expected = [periods.last_day(day, period, fixed=fixed) for day in values]
    assert vectors.last_day(column(values), period, fixed=fixed).tolist() == expected


def test_missing_dates_stay_missing() -> None:
    values = np.array(["NaT", "2024-09-30"], dtype="datetime64[D]")
    assert vectors.add_working_days(values, 1).tolist() == [None, date(2024, 10, 8)]
    assert vectors.add_working_days(values[:1], 30).tolist() == [None]
    assert vectors.add_working_days(values, np.array([1, -1])).tolist() == [None, date(2024, 9, 29)]
    assert vectors.is_working_day(values).tolist() == [False, True]
    assert vectors.last_day(values, Period(1, MONTHS)).tolist() == [None, date(2024, 10, 30)]


def test_shapes_are_kept_and_dates_out_of_reach_refused() -> None:
    assert vectors.add_working_days(column([date(2024, 1, 2)] * 6).reshape(2, 3), 1).shape == (2, 3)
    assert vectors.add_working_days(np.empty(0, dtype="datetime64[D]"), 3).shape == (0,)
    with pytest.raises(OutOfCalendar):
        vectors.add_working_days(column([date(2600, 1, 1)]), 1)
    with pytest.raises(OutOfCalendar):
        vectors.add_working_days(column([date(2199, 12, 30)]), 50)
