"""Employment of veterans: training, accounts, which help comes next, and the way out and back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.procedures import Refused, Register, Strike, simulate
from gongbao.services import registry

SERVICE = registry()["veteran-employment"]
DAY = date(2024, 6, 3)
SEEKER = {
    "is_veteran": True,
    "employed": False,
    "has_job_need": True,
    "market_route_failed": False,
    "hardship_certified": False,
    "meets_hardship_conditions": False,
    "registered_unemployed": True,
}


def ask(name, **facts):
    return SERVICE.decide(name, SERVICE.parse(facts), DAY).text


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({"market_route_failed": True, "employed": True}, "none"),
        ({"is_veteran": False}, "none"),
        ({"employed": None}, "unknown"),
        ({"market_route_failed": None}, "unknown"),
        ({"market_route_failed": True, "hardship_certified": None}, "account-managed-support"),
    ],
)
def test_the_first_thing_that_matters_says_which_help_comes_next(change, answer):
    assert ask("next-assistance", **(SEEKER | change)) == answer


@given(st.integers(0, 200), st.lists(st.sampled_from([True, False, None]), min_size=3, max_size=3))
def test_training_needs_eighty_hours_and_every_block(hours, blocks):
    names = ("ideology_covered", "policy_law_covered", "career_counselling_covered")
    answer = ask("adaptive-training-sufficient", training_hours=hours, **dict(zip(names, blocks, strict=True)))
    if hours < 80 or False in blocks:
        assert answer == "no"
    else:
        assert answer == ("unknown" if None in blocks else "yes")


def test_one_person_can_be_in_several_accounts():
    facts = {"registered_unemployed": True, "hardship_certified": True, "household_zero_employment": True}
    names = ("unemployed-ledger", "hardship-ledger", "zero-employment-family-ledger")
    assert [ask(name, is_veteran=True, **facts) for name in names] == ["yes"] * 3


def play(procedure, *events, given=None):
    scenario = {
        "start": "2024-06-03",
        "given": given or {},
        "events": [{"on": "2024-06-03", "step": step, "outcome": outcome} for step, outcome in events],
        "until": "2024-06-04",
    }

    def decide(name, facts, on):
        return SERVICE.decide(name, SERVICE.parse(facts), on).text

    return simulate(SERVICE.procedure(procedure), scenario, decide)


def test_short_training_is_made_up():
    home = ("report-home", "self-employment-path")
    with pytest.raises(Refused, match="adaptive-training-sufficient"):
        play("return-to-file", home, ("adaptive-training", "completed"), given={"training_hours": 79})
    played = play("return-to-file", home, ("adaptive-training", "not-completed"), given={"training_hours": 79})
    assert [each.step for each in played.open] == ["repeat-training"]


@pytest.mark.parametrize("why", ["refused-without-reason", "conditions-lost"])
def test_whoever_leaves_may_come_back(why):
    way = [("identify", "already-certified"), ("one-to-one", why), ("exit", "exited"), ("reapply", "applied")]
    played = play("precise-assistance", *way, ("decide-reapplication", "not-certified"))
    assert [each.step for each in played.open] == ["guide-registration"]


def registers(played):
    """What stands in the registers at the end."""
    standing = set()
    for effect in played.effects:
        match effect:
            case Register(record=record):
                standing.add(record)
            case Strike(record=record):
                standing.discard(record)
    return standing


def test_whoever_finds_work_leaves_every_account():
    facts = {"is_veteran": True, "household_zero_employment": True}
    way = [("identify", "hardship-possible"), ("certify-hardship", "certified")]
    seeking = registers(play("precise-assistance", *way, given=facts))
    assert seeking == {"hardship-account", "zero-family-account"}
    placed = registers(play("precise-assistance", *way, ("one-to-one", "employed"), given=facts))
    assert placed == {"assistance-database"}
