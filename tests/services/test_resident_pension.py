"""Contributions and pensions of residents: what is late, the 65th birthday, and the figures in force."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from gongbao.rules import Dated
from gongbao.services import registry

SERVICE = registry()["resident-pension"]


def ask(name, as_of, **facts):
    return SERVICE.decide(name, SERVICE.parse(facts), as_of)


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
