"""Contributions and pensions of residents: the last day of March, the 65th birthday, and who approves."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.procedures import simulate
from gongbao.rules import Dated
from gongbao.services import registry

SERVICE = registry()["resident-pension"]
PLAN = {
    "proposed_by_hrss": True,
    "proposed_with_finance": True,
    "considers_income": True,
    "considers_prices": True,
    "considers_other_standards": True,
    "increase_under_65": "60",
    "increase_65_plus": "75",
}


def ask(name, as_of, **facts):
    return SERVICE.decide(name, SERVICE.parse(facts), as_of)


@pytest.mark.parametrize(
    ("facts", "as_of", "answer"),
    [
        ({"announced": True, "announced_on": "2024-03-31"}, date(2024, 5, 1), "yes"),
        ({"announced": True, "announced_on": "2024-04-01"}, date(2024, 5, 1), "no"),
        ({"announced": False}, date(2024, 3, 31), "no"),
        ({"announced_on": "2024-04-02"}, date(2024, 5, 1), "no"),
        ({"announced_on": "2024-03-02"}, date(2024, 5, 1), "unknown"),
    ],
)
def test_the_standard_is_announced_by_the_last_day_of_march(facts, as_of, answer):
    assert ask("announcement-on-time", as_of, contribution_year=2024, **facts).text == answer


def test_an_announcement_that_is_still_possible_is_told_from_one_that_is_late():
    early = ask("announcement-on-time", date(2024, 3, 31), contribution_year=2024, announced=False)
    late = ask("announcement-on-time", date(2024, 4, 1), contribution_year=2024, announced=False)
    assert early.because[0].says != late.because[0].says


def test_a_year_beyond_the_calendar_has_no_deadline():
    assert ask("announcement-deadline", date(2024, 1, 1), contribution_year=12345).text == "none"


@given(st.dates(date(1930, 1, 1), date(1970, 12, 31)), st.integers(-400, 400))
def test_the_increase_changes_on_the_65th_birthday(born, days):
    # 65 years after a leap year is none: who was born on 29 February turns 65 on the 28th.
    leap = (born.month, born.day) == (2, 29)
    birthday = date(born.year + 65, 2, 28) if leap else born.replace(year=born.year + 65)
    day = birthday + timedelta(days)
    facts = {"benefit": "basic-pension", "increase_under_65": "60", "increase_65_plus": "75"}
    got = ask("monthly-increase", day, birth_date=born, **facts)
    assert got.value == Decimal(75 if days >= 0 else 60)
    assert ask("tilt-applies", day, birth_date=born, insured=True).value is (days >= 0)


def test_what_does_not_depend_on_the_age_is_known_without_it():
    same = {"increase_under_65": "60", "increase_65_plus": "60"}
    day = date(2024, 7, 1)
    assert ask("monthly-increase", day, benefit="welfare-pension", **same).text == "60.00"
    assert ask("monthly-increase", day, benefit="individual-account-pension").text == "0.00"
    assert (
        ask("monthly-increase", day, benefit="basic-pension", **(same | {"increase_65_plus": "75"})).text == "unknown"
    )


def test_the_amounts_come_from_the_figures_in_force():
    figures = {
        "increase_under_65": [
            Dated(Decimal(60), date(2023, 1, 1), date(2024, 1, 1), "2023"),
            Dated(Decimal(70), date(2024, 1, 1), None, "2024"),
        ]
    }
    facts = SERVICE.parse({"benefit": "basic-pension", "birth_date": "1990-01-01"})
    assert SERVICE.decide("monthly-increase", facts, date(2023, 12, 31), figures).text == "60.00"
    assert SERVICE.decide("monthly-increase", facts, date(2024, 1, 1), figures).text == "70.00"


def test_a_plan_without_a_tilt_or_without_the_party_committee_is_not_carried_out():
    day = date(2024, 7, 1)
    approved = {"approved_by_government": True, "approved_by_party_committee": True}
    assert ask("pension-plan-executable", day, **PLAN, **approved).text == "yes"
    assert ask("pension-plan-executable", day, **(PLAN | {"increase_65_plus": "60"}), **approved).text == "no"
    assert ask("pension-plan-executable", day, **PLAN, approved_by_government=True).text == "unknown"


def test_a_refused_change_leaves_the_old_standard_to_be_announced():
    events = [
        ("2024-01-10", "review-standard", "change-needed"),
        ("2024-01-20", "draft-plan", "joint-plan"),
        ("2024-02-20", "approve-plan", "refused"),
    ]
    scenario = {
        "start": "2024-01-10",
        "given": {},
        "events": [{"on": on, "step": step, "outcome": outcome} for on, step, outcome in events],
        "until": "2024-02-21",
    }
    played = simulate(SERVICE.procedure("contribution-standard"), scenario)
    assert [each.step for each in played.open] == ["announce"]
