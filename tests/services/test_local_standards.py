"""Local standards: a repeal works from the day of the announcement, for whoever asks and whoever relied on it."""

from datetime import date

import pytest

from gongbao.procedures import Refused, simulate
from gongbao.services import registry

SERVICE = registry()["local-standards"]
DAY = date(2024, 6, 3)
STANDARD = {"in_register": True, "repealed": True, "repealed_on": "2024-06-03"}
ANNOUNCEMENT = {
    "reviewed": True,
    "review_result": "repeal",
    "issued_by_quality_bureau": True,
    "announced_count": 3,
    "listed_count": 3,
}


def ask(name, as_of=DAY, **facts):
    return SERVICE.decide(name, SERVICE.parse(facts), as_of).text


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"in_register": False}, "no"),
        ({"in_register": True}, "unknown"),
        ({"repealed": False}, "unknown"),
        ({"in_register": True, "repealed": True}, "unknown"),
        ({"in_register": True, "repealed_on": "2024-07-01"}, "yes"),
    ],
)
def test_what_is_not_known_leaves_a_standard_open(facts, answer):
    assert ask("standard-in-force", **facts) == answer


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({"planning_field": False}, "yes"),
        ({"issued_by_planning_commission": True}, "yes"),
        ({"planning_field": True, "issued_by_planning_commission": False}, "no"),
        ({"planning_field": True}, "unknown"),
        ({"planning_field": False, "review_result": "revise"}, "no"),
        ({"planning_field": False, "listed_count": 2}, "no"),
    ],
)
def test_the_commission_joins_only_in_its_field(change, answer):
    assert ask("repeal-announcement-proper", **(ANNOUNCEMENT | change)) == answer


def test_a_list_that_differs_from_its_announcement_is_not_published():
    events = [
        ("plan-review", "planned"),
        ("review", "repeal"),
        ("consult-commission", "agreed"),
        ("announce", "announced"),
    ]
    scenario = {
        "start": "2024-05-06",
        "given": ANNOUNCEMENT | {"listed_count": 2},
        "events": [{"on": "2024-05-06", "step": step, "outcome": outcome} for step, outcome in events],
        "until": "2024-05-07",
    }

    def decide(name, facts, on):
        return SERVICE.decide(name, SERVICE.parse(facts), on).text

    with pytest.raises(Refused, match="repeal-announcement-proper"):
        simulate(SERVICE.procedure("standard-review"), scenario, decide)
    played = simulate(SERVICE.procedure("standard-review"), scenario | {"given": ANNOUNCEMENT}, decide)
    assert [each.step for each in played.open] == ["update-register"]


def test_the_register_begins_with_what_the_announcement_repeals():
    row = SERVICE.records["standards-register"].rows[0]
    facts = {"repealed": row["state"] == "repealed", "repealed_on": row["repealed_on"], "in_register": True}
    assert ask("standard-in-force", date(2018, 8, 23), **facts) == "yes"
    assert ask("standard-in-force", date(2018, 8, 24), **facts) == "no"
    assert ask("is-recommended", prefix=row["prefix"]) == "yes"
