"""When a duty falls due: the periods of the calendar, windows, last days, single days, events."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.periods import DAYS, MONTHS, WORKING_DAYS, Period, is_working_day, last_day
from gongbao.rules import DefinitionError
from gongbao.services import registry
from gongbao.services.duties import (
    PERIODIC,
    After,
    Duty,
    Occurrence,
    State,
    first_event,
    following,
    occurrences,
    state,
)
from gongbao.services.service import Service
from gongbao.words import Words

DAYS_OF_ALL = st.dates(date(2015, 1, 1), date(2030, 12, 31))
SPANS = st.integers(0, 900).map(timedelta)


def a_duty(every: str, **more: Any) -> Duty:
    return Duty("report", Words("报告", "Report"), "第一条", ("office",), every, **more)


def due_days(duty: Duty, since: str, until: str) -> list[str]:
    found = occurrences(duty, date.fromisoformat(since), date.fromisoformat(until))
    return [str(each.due) for each in found]


def test_the_first_ten_days_of_each_quarter_are_moved_by_no_rest_day() -> None:
    duty = a_duty("quarter", within=Period(10, DAYS))
    # 10 October 2026 is a Saturday.
    assert due_days(duty, "2026-01-01", "2026-12-31") == ["2026-01-10", "2026-04-10", "2026-07-10", "2026-10-10"]
    [first, *_] = occurrences(duty, date(2026, 1, 10), date(2026, 4, 9))
    assert first == Occurrence(date(2026, 1, 1), date(2026, 1, 10), date(2026, 3, 31))


def test_working_days_of_a_window_are_counted_from_the_first_day_of_the_period() -> None:
    # 1 January 2024 is a holiday, 2 to 5 January are working days.
    duty = a_duty("month", within=Period(3, WORKING_DAYS))
    assert due_days(duty, "2024-01-01", "2024-01-31") == ["2024-01-04"]


def test_months_weeks_and_years_end_on_their_last_days() -> None:
    assert due_days(a_duty("month"), "2024-02-01", "2024-04-29") == ["2024-02-29", "2024-03-31"]
    assert due_days(a_duty("week"), "2024-03-04", "2024-03-17") == ["2024-03-10", "2024-03-17"]
    assert due_days(a_duty("year"), "2023-12-31", "2024-12-30") == ["2023-12-31"]
    assert due_days(a_duty("year", within=Period(3, MONTHS)), "2024-01-01", "2024-12-31") == ["2024-03-31"]


def test_working_days_only_make_up_days_included() -> None:
    # 4 to 6 April 2024 are holidays, 7 April is a Sunday on which people work.
    found = due_days(a_duty("working-day"), "2024-04-03", "2024-04-08")
    assert found == ["2024-04-03", "2024-04-07", "2024-04-08"]


def test_the_last_days_of_a_year_close_its_parts_and_the_last_part_runs_to_its_end() -> None:
    duty = a_duty("year", by=((3, 31), (9, 30)))
    found = list(occurrences(duty, date(2024, 1, 1), date(2024, 12, 31)))
    assert found == [
        Occurrence(date(2024, 1, 1), date(2024, 3, 31), date(2024, 3, 31)),
        Occurrence(date(2024, 4, 1), date(2024, 9, 30), date(2024, 12, 31)),
    ]


def test_a_single_duty_comes_on_its_day_or_stays_open_without_one() -> None:
    assert due_days(a_duty("once", last_day=date(2024, 8, 31)), "2024-08-01", "2024-08-31") == ["2024-08-31"]
    assert due_days(a_duty("once", last_day=date(2024, 8, 31)), "2024-09-01", "2030-08-31") == []
    [found] = occurrences(a_duty("once"), date(2024, 1, 1), date(2024, 1, 2))
    assert state(found, 0, 1, date(2030, 1, 1)) is State.LATER


def test_days_after_an_event_are_a_statutory_period() -> None:
    duty = a_duty("event", after=After(record="register"), within=Period(10, DAYS))
    # The tenth day, 10 February 2024, is the first of the Spring Festival holidays, which end on the 17th.
    assert following(duty, date(2024, 1, 31)).due == date(2024, 2, 18)
    assert list(occurrences(duty, date(2024, 1, 1), date(2030, 1, 1))) == []


@given(st.sampled_from(sorted(PERIODIC)), DAYS_OF_ALL, SPANS)
def test_periods_cover_the_calendar_without_gap_or_overlap(every: str, since: date, span: timedelta) -> None:
    found = list(occurrences(a_duty(every), since, since + span))
    assert found == sorted(found)
    for each in found:
        assert each.due is not None
        assert each.start <= since + span
        assert since <= each.due <= since + span
        assert each.due == each.end
    for one, other in pairwise(found):
        if every == "working-day":
            between = range((other.start - one.start).days - 1)
            assert not any(is_working_day(one.start + timedelta(days=ahead + 1)) for ahead in between)
        else:
            assert one.end is not None
            assert other.start == one.end + timedelta(days=1)


@given(
    st.sampled_from(["month", "quarter", "year"]),
    st.integers(1, 20),
    st.sampled_from([DAYS, WORKING_DAYS]),
    DAYS_OF_ALL,
    SPANS,
    SPANS,
)
def test_asking_for_two_stretches_gives_what_asking_for_both_gives(
    every: str, n: int, unit: Any, since: date, first: timedelta, second: timedelta
) -> None:
    duty = a_duty(every, within=Period(n, unit))
    middle = since + first
    both = list(occurrences(duty, since, middle + second))
    after = occurrences(duty, middle + timedelta(days=1), middle + second)
    assert both == [*occurrences(duty, since, middle), *after]


@given(st.integers(1, 40), st.sampled_from([DAYS, WORKING_DAYS, MONTHS]), DAYS_OF_ALL)
def test_the_first_event_is_the_first_whose_day_is_not_over(n: int, unit: Any, since: date) -> None:
    duty = a_duty("event", after=After(record="register"), within=Period(n if unit != MONTHS else n % 12 + 1, unit))
    assert duty.within is not None
    day = first_event(duty, since)
    assert last_day(day, duty.within) >= since
    assert last_day(day - timedelta(days=1), duty.within) < since


@given(st.integers(0, 3), st.integers(1, 3), DAYS_OF_ALL, DAYS_OF_ALL)
def test_overdue_is_after_the_last_day_and_not_done(done: int, wanted: int, due: date, today: date) -> None:
    found = state(Occurrence(due - timedelta(days=9), due, due), done, wanted, today)
    assert (found is State.DONE) == (done >= wanted)
    assert (found is State.OVERDUE) == (done < wanted and today > due)
    assert (found is State.SOON) == (done < wanted and timedelta() <= due - today <= timedelta(days=7))


@pytest.mark.parametrize(
    "wrong",
    [
        {"every": "fortnight"},
        {"every": "month", "by": ((3, 31),)},
        {"every": "year", "last_day": date(2024, 1, 1)},
        {"every": "event", "within": Period(3, DAYS)},
        {"every": "event", "after": After(record="register")},
        {"every": "month", "after": After(record="register")},
        {"every": "standing", "of": "register"},
        {"every": "standing", "within": Period(3, DAYS)},
        {"every": "month", "times": 0},
        {"every": "month", "entry": (("kind", "x"),)},
        {"every": "year", "by": ((3, 31),), "within": Period(3, MONTHS)},
    ],
)
def test_a_duty_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(DefinitionError, match="report"):
        a_duty(**wrong)


def test_how_often_is_said_with_the_day_by_which() -> None:
    assert a_duty("quarter", within=Period(10, DAYS)).often == Words(
        "每季度前10日内", "every quarter, within 10 days of each"
    )
    assert a_duty("year", by=((3, 31),)).often.zh == "每年3月31日前"
    assert a_duty("year", times=2).often.zh == "每年至少2次"
    assert a_duty("once", last_day=date(2018, 8, 31)).often.zh == "一次，2018年8月31日前"


@pytest.mark.parametrize("service", registry().values(), ids=lambda each: each.slug)
def test_every_duty_of_every_service_can_be_laid_out_for_a_year(service: Service) -> None:
    for duty in service.duty_list:
        found = list(occurrences(duty, date(2024, 1, 1), date(2024, 12, 31)))
        assert bool(found) == (duty.every in PERIODIC or (duty.every == "once" and duty.last_day is None)), duty.name
        assert duty.often.en
