"""Pauses and extensions: the due date is derived from the ledger, day by day equal to a slow count."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.periods import (
    DAYS,
    MONTHS,
    WORKING_DAYS,
    Extension,
    LedgerProblem,
    Pause,
    Period,
    RunningPeriod,
    Unit,
    due_date,
    is_working_day,
    last_day,
    next_working_day,
)

START = date(2024, 3, 4)


def pause(since: date, until: date | None) -> Pause:
    return Pause(since, until, "补正材料", "第三条")


def extension(n: int, unit) -> Extension:
    return Extension(Period(n, unit), "案情复杂", "第四条")


def due(running: RunningPeriod) -> date:
    found = running.due()
    assert found is not None
    return found.day


def test_days_on_which_the_clock_stands_are_not_counted() -> None:
    running = RunningPeriod(START, Period(5, WORKING_DAYS), (pause(date(2024, 3, 6), date(2024, 3, 13)),))
    assert due(RunningPeriod(START, Period(5, WORKING_DAYS))) == date(2024, 3, 11)
    assert due(running) == date(2024, 3, 18)


def test_no_due_date_while_the_clock_stands() -> None:
    standing = RunningPeriod(START, Period(5, WORKING_DAYS), (pause(date(2024, 3, 6), None),))
    assert standing.due() is None


def test_a_pause_after_the_last_day_comes_too_late() -> None:
    late = RunningPeriod(START, Period(5, WORKING_DAYS), (pause(date(2024, 3, 11), None),))
    assert due(late) == date(2024, 3, 11)


def test_overlapping_pauses_count_once() -> None:
    first, second = pause(date(2024, 3, 6), date(2024, 3, 13)), pause(date(2024, 3, 8), date(2024, 3, 11))
    one = RunningPeriod(START, Period(20, DAYS), (first,))
    assert due(RunningPeriod(START, Period(20, DAYS), (second, first))) == due(one)


def test_an_extension_is_added_at_the_end() -> None:
    assert due(RunningPeriod(START, Period(5, WORKING_DAYS), (), (extension(5, WORKING_DAYS),))) == last_day(
        START, Period(10, WORKING_DAYS)
    )
    months = RunningPeriod(date(2024, 1, 31), Period(1, MONTHS), (), (extension(1, MONTHS),))
    assert due(months) == date(2024, 4, 1)
    mixed = RunningPeriod(START, Period(1, MONTHS), (), (extension(10, DAYS),))
    assert due(mixed) == next_working_day(date(2024, 4, 14))


def test_impossible_entries_are_refused() -> None:
    with pytest.raises(LedgerProblem, match="早于"):
        pause(date(2024, 3, 6), date(2024, 3, 5))
    with pytest.raises(LedgerProblem, match="大于零"):
        extension(0, DAYS)


offsets = st.lists(st.tuples(st.integers(-5, 40), st.integers(0, 15)), max_size=4)


@given(st.dates(date(2010, 1, 1), date(2020, 1, 1)), st.integers(1, 25), offsets, st.booleans())
def test_the_due_date_equals_a_count_day_by_day(start: date, n: int, spans, working: bool) -> None:
    pauses = [(start + timedelta(days=a), start + timedelta(days=a + b)) for a, b in spans]
    running = RunningPeriod(start, Period(n, WORKING_DAYS if working else DAYS), tuple(pause(a, b) for a, b in pauses))

    def stands(day: date) -> bool:
        return any(since < day <= until for since, until in pauses)

    day, left = start, n
    while left:
        day += timedelta(days=1)
        if not stands(day) and (not working or is_working_day(day)):
            left -= 1
    while not working and (stands(day) or not is_working_day(day)):
        day += timedelta(days=1)
    assert due(running) == day


@given(
    st.dates(date(2003, 1, 1), date(2028, 1, 1)),
    st.integers(-9, 60),
    st.sampled_from(list(Unit)),
    st.booleans(),
)
def test_an_untouched_period_is_the_plain_statutory_one(start: date, n: int, unit: Unit, fixed: bool) -> None:
    assert RunningPeriod(start, Period(n, unit), fixed=fixed).due() == due_date(start, Period(n, unit), fixed=fixed)
