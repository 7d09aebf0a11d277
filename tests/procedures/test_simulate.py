"""Scenarios played on a moved clock."""

from datetime import date

import pytest

from gongbao.procedures import (
    ScenarioProblem,
    TooEarly,
    assign,
    by,
    check_scenario,
    end,
    outcome,
    procedure,
    role,
    simulate,
    step,
)
from gongbao.rules import decision, fact
from gongbao.words import Words

from .samples import lending, stall

SILENT = {
    "start": "2024-03-01",
    "given": {"hall_day": "2024-03-20"},
    "events": [{"on": date(2024, 3, 4), "step": "ask-for-hall", "outcome": "asked"}],
    "until": "2024-03-25",
    "expect": {
        "ended": None,
        "open": [{"step": "pay-deposit", "due": "2024-03-20"}],
        "done": [{"step": "answer-request", "outcome": "deemed-granted", "on": "2024-03-12"}],
    },
}


def test_a_scenario_that_holds_has_no_mismatch() -> None:
    assert check_scenario(lending, SILENT) == []


def test_a_bare_on_of_yaml_is_taken() -> None:
    event = {True: date(2024, 3, 4), "step": "ask-for-hall", "outcome": "asked"}
    assert check_scenario(lending, {**SILENT, "events": [event]}) == []


@pytest.mark.parametrize(
    ("expect", "what", "got"),
    [
        ({"ended": "lent"}, "ended", "None"),
        ({"open": [{"step": "pay-deposit", "due": "2024-03-21"}]}, "due pay-deposit", "2024-03-20"),
        ({"open": []}, "open pay-deposit", "open, due 2024-03-20"),
        ({"open": [{"step": "pay-deposit"}, {"step": "supply-plan"}]}, "open supply-plan", "not open"),
        ({"done": [{"step": "pay-deposit", "outcome": "paid", "on": "2024-03-05"}]}, "done pay-deposit", "not done"),
        ({"clock": {"used": 3}}, "clock", "no clock"),
    ],
)
def test_what_comes_out_otherwise_is_named(expect, what: str, got: str) -> None:
    [mismatch] = check_scenario(lending, {**SILENT, "expect": {**SILENT["expect"], **expect}})
    assert (mismatch.what, mismatch.got) == (what, got)


def test_a_refused_event_is_a_mismatch() -> None:
    twice = SILENT["events"] * 2
    [mismatch] = check_scenario(lending, {**SILENT, "events": twice})
    assert "already done" in mismatch.got


def test_what_an_outcome_assigns_is_known_from_then_on() -> None:
    seen = []

    def decide(name: str, facts, on: date) -> str:
        seen.append((name, facts["asked_on"], on))
        return "yes"

    grant = {"on": "2024-03-06", "step": "answer-request", "outcome": "granted"}
    simulate(lending, {**SILENT, "events": [*SILENT["events"], grant]}, decide)
    assert seen == [("hall-free", date(2024, 3, 4), date(2024, 3, 6))]


def test_the_clock_is_read_at_the_end_of_the_last_day() -> None:
    scenario = {
        "start": "2024-03-01",
        "events": [{"on": "2024-03-04", "step": "apply-for-stall", "outcome": "applied"}],
        "until": "2024-03-13",
    }
    clock = simulate(stall, scenario).clock
    assert clock is not None
    assert (clock.used, clock.exceeded_on) == (7, date(2024, 3, 13))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"start": "yesterday"}, "yesterday"),
        ({"until": "2024-03-02"}, "before its last event"),
        ({"events": "none"}, '"events"'),
        ({"events": [{"on": "2024-03-04"}]}, "step and outcome"),
        ({"events": ["ask"]}, "ask"),
        ({"given": [1]}, '"given"'),
    ],
)
def test_a_scenario_that_is_none_is_one_sentence(change, says: str) -> None:
    with pytest.raises(ScenarioProblem) as caught:
        check_scenario(lending, {**SILENT, **change})
    assert says in caught.value.words.en


def test_a_refused_event_stops_the_play() -> None:
    events = [
        *SILENT["events"],
        {"on": "2024-03-06", "step": "answer-request", "outcome": "granted"},
        {"on": "2024-03-08", "step": "pay-deposit", "outcome": "paid"},
        {"on": "2024-03-19", "step": "hand-over-key", "outcome": "handed-over"},
    ]
    with pytest.raises(TooEarly):
        simulate(lending, {**SILENT, "events": events})


@pytest.mark.parametrize(("answer", "last"), [("2024-03-08", date(2024, 3, 8)), ("unknown", None), ("none", None)])
def test_a_decision_can_set_the_day_on_which_a_later_step_is_due(answer: str, last: date | None) -> None:
    clerk = role("clerk", Words("办事员", "Clerk"))
    last_day = fact.date("last_day", "最后一日", "Last day")
    due_by = decision("due-by", "最迟哪天？", "By when?", last_day.at("第一条"))
    plan = step(
        "plan",
        clerk,
        Words("计划", "Plan"),
        at="第一条",
        outcomes=[outcome("planned", Words("已定", "Planned"), effects=[assign(last_day, due_by)])],
    )
    act = step(
        "act",
        clerk,
        Words("办理", "Act"),
        at="第二条",
        after=plan,
        due=by(last_day),
        outcomes=[outcome("done", Words("已办", "Done"))],
    )
    job = procedure("job", Words("一件事", "A job"), steps=[plan, act], ends={act: end("over", Words("完", "Over"))})
    scenario = {
        "start": "2024-03-01",
        "events": [{"on": "2024-03-01", "step": "plan", "outcome": "planned"}],
        "until": "2024-03-04",
    }
    [open_step] = simulate(job, scenario, lambda name, facts, on: answer).open
    assert (open_step.step, open_step.due) == ("act", last)
