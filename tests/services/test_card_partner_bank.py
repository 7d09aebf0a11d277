"""Partner banks of the social security card: what holds for all numbers, and what a guard refuses."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.services import registry
from gongbao.services.examples import play_scenario

SERVICE = registry()["card-partner-bank"]
DAY = date(2024, 5, 6)
ITEMS = [{"service_item": each} for each in SERVICE.facts["services_offered"].item["service_item"].kind.names]


def ask(name, as_of=DAY, **facts):
    return SERVICE.decide(name, SERVICE.parse(facts), as_of)


@given(st.integers(1, 3000))
def test_the_least_number_of_instant_outlets_is_just_enough(outlets):
    least = ask("minimum-instant-outlets", city_outlets=outlets).value
    assert ask("instant-outlets-sufficient", city_outlets=outlets, instant_outlets=least).text == "yes"
    assert ask("instant-outlets-sufficient", city_outlets=outlets, instant_outlets=least - 1).text == "no"


def test_a_bank_without_outlets_in_the_city_has_not_enough():
    assert ask("instant-outlets-sufficient", city_outlets=0).text == "no"
    assert ask("instant-outlets-sufficient", instant_outlets=5).text == "unknown"


@pytest.mark.parametrize("left_out", range(len(ITEMS)))
def test_every_service_has_to_be_offered_at_the_window(left_out):
    offered = [*ITEMS[:left_out], *ITEMS[left_out + 1 :]]
    assert ask("window-services-complete", service_window=True, services_offered=[*ITEMS, ITEMS[0]]).text == "yes"
    assert ask("window-services-complete", service_window=True, services_offered=offered).text == "no"
    assert ask("window-services-complete", service_window=True, services_offered=[*offered, {}]).text == "unknown"


SCORES = st.lists(
    st.fixed_dictionaries(
        {
            "factor": st.just("satisfaction"),
            "score": st.integers(0, 100),
            "weight": st.integers(0, 50),
        }
    ),
    max_size=7,
)


@given(SCORES, st.integers(1, 100))
def test_a_score_lies_between_the_lowest_and_the_highest(scores, mark):
    got = ask("evaluation-score", scores=scores).value
    counted = [each["score"] for each in scores if each["weight"]] or [0]
    assert min(counted) <= got <= max(counted)
    assert got == Decimal(got).quantize(Decimal("0.01"))
    passed = ask("evaluation-passed", scores=scores, pass_mark=mark).text
    assert passed == ("yes" if got >= mark else "no")
    assert ask("interview-required", scores=scores, pass_mark=mark).text != passed


def test_a_bank_that_is_not_renewed_stays_on_the_list_until_the_agreement_expires():
    events = [
        ("2024-11-01", "propose-exit", "non-renewal-proposed"),
        ("2024-11-20", "agree-non-renewal", "agreed"),
        ("2024-12-31", "leave-list", "updated"),
    ]
    early = play_scenario(
        SERVICE,
        {
            "name": "ours",
            "procedure": "exit",
            "start": "2024-11-01",
            "given": {"agreement_expiry": "2024-12-31"},
            "events": [{"on": day, "step": step, "outcome": outcome} for day, step, outcome in events],
            "until": "2024-12-31",
            "expect": {},
        },
    )
    assert "agreement-ends" in early.got
