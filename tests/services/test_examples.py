"""The worked examples that lie beside the definitions: each comes out as it says, and for the reason that it says."""

from importlib.resources import files

import pytest

from gongbao.hub import examples
from gongbao.services import registry
from gongbao.services.examples import check_examples

OWN = [slug for slug in registry() if registry().module(slug).startswith("gongbao.services.")]
SERVICE = registry()["local-standards"]
WARN = {
    "name": {"zh": "废止当天提醒", "en": "Told on the day"},
    "decision": "needs-replacement-notice",
    "as_of": "2024-06-03",
    "facts": {"repealed": True, "repealed_on": "2024-06-03"},
    "expect": "yes",
    "because": ["正文提醒"],
}
KEPT = {
    "name": "复审后继续有效",
    "procedure": "standard-review",
    "start": "2024-05-06",
    "events": [
        {"on": "2024-05-06", "step": "plan-review", "outcome": "planned"},
        {"on": "2024-05-07", "step": "review", "outcome": "keep"},
    ],
    "until": "2024-05-08",
    "expect": {"ended": None, "open": [{"step": "record-result"}]},
}


@pytest.mark.parametrize("slug", [slug for slug in OWN if (files(registry().module(slug)) / examples.FILE).is_file()])
def test_every_example_comes_out_at_the_places_it_names(slug):
    played = examples.results(slug)
    assert played
    wrong = [f"{each.name}: {each.expected} / {each.got} / {each.absent}" for each in played if not each.proves]
    assert wrong == []


@pytest.mark.parametrize("slug", OWN)
def test_examples_are_told_apart_by_their_names(slug):
    said = [each.name.zh for each in examples.results(slug)]
    assert sorted(said) == sorted(set(said))


@pytest.mark.parametrize(
    ("change", "passed", "absent"),
    [
        ({}, True, ()),
        ({"expect": "no"}, False, ()),
        ({"because": ["附件第1行"]}, True, ("附件第1行",)),
        ({"decision": "no-such"}, False, ("正文提醒",)),
        ({"facts": {"nothing_like_this": 1}}, False, ("正文提醒",)),
        ({"as_of": "someday"}, False, ("正文提醒",)),
    ],
)
def test_a_case_that_comes_out_otherwise_proves_nothing(change, passed, absent):
    [result] = check_examples(SERVICE, {"cases": [WARN | change]})
    assert (result.passed, result.absent, result.proves) == (passed, absent, passed and not absent)
    assert (result.name.zh, result.name.en) == ("废止当天提醒", "Told on the day")


@pytest.mark.parametrize(
    ("change", "passed", "absent"),
    [
        ({"because": ["正文复审"]}, True, ()),
        ({"because": ["附件标题"]}, True, ("附件标题",)),
        ({"events": [{"on": "2024-05-06", "step": "announce", "outcome": "announced"}]}, False, ()),
        ({"until": "2024-04-01"}, False, ()),
        ({"procedure": "no-such"}, False, ()),
        ({"expect": {"ended": "in-force"}}, False, ()),
    ],
)
def test_a_scenario_rests_on_the_places_of_its_steps(change, passed, absent):
    [result] = check_examples(SERVICE, {"scenarios": [KEPT | change]})
    assert (result.passed, result.absent) == (passed, absent)


def test_a_scenario_also_rests_on_the_records_that_it_makes():
    events = [
        ("plan-review", "planned"),
        ("review", "repeal"),
        ("consult-commission", "agreed"),
        ("announce", "announced"),
    ]
    events = [{"on": "2024-05-06", "step": step, "outcome": outcome} for step, outcome in events]
    expect = {"ended": None, "open": [{"step": "update-register"}]}
    [result] = check_examples(
        SERVICE, {"scenarios": [KEPT | {"events": events, "expect": expect, "because": ["标题"]}]}
    )
    assert result.proves
