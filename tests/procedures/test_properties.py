"""What holds for every procedure: tried on random procedures with random events."""

import itertools
import json
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gongbao.periods import DAYS, MONTHS, WORKING_DAYS, Period
from gongbao.procedures import (
    DefinitionError,
    Done,
    Ended,
    Extended,
    GoesInCircles,
    Paused,
    Procedure,
    Refused,
    Resumed,
    State,
    advance,
    clock,
    deadlines,
    end,
    fire,
    next_time_up,
    outcome,
    procedure,
    refusal,
    reopen,
    start,
    step,
    within,
)

from .samples import resident, w

FIRST_DAY = date(2024, 1, 1)
OUTCOMES = ("one", "two")
units = st.sampled_from([DAYS, WORKING_DAYS, MONTHS])


@st.composite
def refs(draw, names: list[str], every: bool = False) -> list[str]:
    some = st.sampled_from([*names, *(f"{name}:{o}" for name in names for o in OUTCOMES)])
    return draw(st.lists(some, min_size=2 if every else 1, max_size=3, unique=True))


@st.composite
def procedures(draw) -> Procedure:
    names = [f"step-{i}" for i in range(draw(st.integers(2, 6)))]
    steps = []
    for i, name in enumerate(names):
        options = {}
        if i and draw(st.integers(0, 5)):
            kind = draw(st.sampled_from(["after", "after", "after_all"])) if i > 1 else "after"
            earlier = names[:i]
            options[kind] = draw(refs(earlier, every=kind == "after_all"))
            if kind == "after" and draw(st.booleans()):
                options[kind] = [*options[kind], *draw(refs(names))]
        if draw(st.integers(0, 3)) == 0:
            options["reopen"] = reopen(draw(refs(names))[0], last=draw(st.sampled_from(OUTCOMES)))
        if draw(st.booleans()):
            then = draw(st.sampled_from([None, "one"]))
            since = draw(st.sampled_from([(), "start", *names]))
            options["due"] = within(draw(st.integers(1, 20)), draw(units), since=since, then=then)
        if draw(st.integers(0, 4)) == 0:
            options["pauses"] = [draw(st.sampled_from([n for n in names if n != name]))]
        options["once"] = draw(st.booleans()) and draw(st.booleans())
        options["counted"] = draw(st.booleans()) or i == 0
        outcomes = [outcome(o, w(o)) for o in OUTCOMES]
        steps.append(step(name, resident, w(name), at="一", outcomes=outcomes, **options))
    ends = {f"{names[-1]}:two": end("over", w("over"))} if draw(st.booleans()) else {}
    try:
        return procedure("random", w("random"), steps=steps, ends=ends, clock=clock("clock", 9, WORKING_DAYS, at="一"))
    except DefinitionError:
        assume(False)
        raise


#: A script of moves: after some days, the n-th open step takes an outcome, or the clock is stopped, started, extended.
moves = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 5), st.sampled_from([*OUTCOMES, "pause", "resume", "extend"])),
    max_size=14,
)


def event_of(state: State, on: date, number: int, kind: str):
    if kind == "pause":
        return Paused(on, "停电", "第九条")
    if kind == "resume":
        return Resumed(on)
    if not state.open_steps:
        return None
    name = state.open_steps[number % len(state.open_steps)]
    if kind == "extend":
        return Extended(name, on, Period(2, DAYS), "案情复杂", "第九条")
    return Done(name, kind, on)


def run(made: Procedure, script) -> list[tuple[State, date]]:
    """Every state that the script leads through; definitions whose automatic outcomes go in circles are left out."""
    try:
        return walk(made, script)
    except GoesInCircles:
        assume(False)
        raise


def walk(made: Procedure, script) -> list[tuple[State, date]]:
    on, state = FIRST_DAY, start(made, FIRST_DAY).state
    states = [(state, on)]
    for days, number, kind in script:
        on += timedelta(days=days)
        for _, result in fire(made, state, on):
            state = result.state
        event = event_of(state, on, number, kind)
        if event is not None and refusal(made, state, event) is None:
            state = advance(made, state, event).state
        states.append((state, on))
    return states


@given(procedures(), moves)
@settings(max_examples=150)
def test_a_state_survives_json(made: Procedure, script) -> None:
    for state, _ in run(made, script):
        assert State.from_json(json.loads(json.dumps(state.to_json()))) == state


@given(procedures(), moves)
@settings(max_examples=150)
def test_nothing_happens_after_an_end(made: Procedure, script) -> None:
    for state, on in run(made, script):
        if state.ended is not None:
            assert state.open_steps == ()
            assert next_time_up(made, state) is None
            assert deadlines(made, state, {}) == {}
            for event in (Done("step-0", "one", on), Paused(on, "", ""), Resumed(on)):
                assert isinstance(refusal(made, state, event), Ended)


@given(procedures(), moves, st.integers(0, 60))
@settings(max_examples=150)
def test_firing_day_by_day_equals_firing_at_once(made: Procedure, script, days: int) -> None:
    state, on = run(made, script)[-1]
    last = on + timedelta(days=days)
    try:
        at_once = [(event, result.state) for event, result in fire(made, state, last)]
    except GoesInCircles:
        assume(False)
    daily = []
    for i in range(days + 1):
        for event, result in fire(made, state, on + timedelta(days=i)):
            daily.append((event, result.state))
            state = result.state
    assert daily == at_once


@given(procedures(), moves)
@settings(max_examples=150)
def test_time_never_runs_back_and_a_refusal_changes_nothing(made: Procedure, script) -> None:
    states = run(made, script)
    for (before, _), (after, on) in itertools.pairwise(states):
        assert before.on <= after.on <= on
        assert before.clock.used <= after.clock.used
        early = Done("step-0", "one", after.on - timedelta(days=1))
        snapshot = after.to_json()
        assert isinstance(refusal(made, after, early), Refused)
        assert after.to_json() == snapshot


@given(procedures(), moves)
@settings(max_examples=100)
def test_going_round_for_ever_leaves_no_trace(made: Procedure, script) -> None:
    """The same script twice as often leads to a state no larger than the definition allows."""
    state, _ = run(made, [move for move in script * 6 if move[2] in OUTCOMES])[-1]
    assert len(state.steps) <= len(made.steps)
    assert len(state.pauses) <= 2 * len(made.steps) * len(made.steps)
    assert len(json.dumps(state.to_json())) <= 200 + 600 * len(made.steps)


@given(st.permutations(["a", "b", "c", "d"]), st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_the_order_of_parallel_branches_on_a_day_does_not_matter(order: list[str], picks: list[int]) -> None:
    branches = [
        step(name, resident, w(name), at="一", counted=True, outcomes=[outcome(o, w(o)) for o in OUTCOMES])
        for name in ("a", "b", "c", "d")
    ]
    join = step("join", resident, w("join"), at="一", after_all=branches, outcomes=[outcome("one", w("one"))])
    made = procedure(
        "parallel",
        w("parallel"),
        steps=[*branches, join],
        ends={join: end("over", w("over"))},
        clock=clock("clock", 9, WORKING_DAYS, at="一"),
    )
    chosen = {name: OUTCOMES[pick % 2] for name, pick in zip("abcd", picks, strict=True)}

    def play(names: list[str]) -> State:
        state = start(made, FIRST_DAY).state
        for name in names:
            state = advance(made, state, Done(name, chosen[name], date(2024, 1, 9))).state
        return state

    assert play(order) == play(["a", "b", "c", "d"])
    assert play(order).open_steps == ("join",)
