"""What people meet when they work through a procedure, and what it refuses."""

from datetime import date

import pytest

from gongbao.periods import DAYS, WORKING_DAYS, Period
from gongbao.procedures import (
    BackInTime,
    BadFact,
    Done,
    Ended,
    Extended,
    GoesInCircles,
    GuardRefuses,
    NothingPaused,
    NotOpen,
    NotUp,
    OnlyAutomatic,
    Paused,
    Post,
    Refused,
    Register,
    Resumed,
    SamePerson,
    State,
    TimeUp,
    TooEarly,
    TooLate,
    UnknownName,
    advance,
    by,
    choices,
    deadlines,
    due,
    fire,
    next_time_up,
    outcome,
    overdue,
    read_clock,
    start,
    step,
    within,
)

from .samples import lending, resident, simple, stall, w

HALL_DAY = {"hall_day": date(2024, 3, 20)}


def day(number: int) -> date:
    return date(2024, 3, number)


def play(procedure, *events, given=HALL_DAY, began=1) -> State:
    state = start(procedure, day(began)).state
    for event in events:
        state = advance(procedure, state, event, given=given).state
    return state


asked = Done("ask-for-hall", "asked", day(4), "li")
granted = Done("answer-request", "granted", day(6), "wang")
paid = Done("pay-deposit", "paid", day(8), "li")


def test_a_procedure_begins_with_the_steps_that_nothing_opens() -> None:
    began = start(lending, day(1))
    assert began.opened == ("ask-for-hall",)
    assert began.state.open_steps == ("ask-for-hall",)
    assert began.state.ended is None


def test_an_outcome_opens_what_comes_after_and_brings_its_effects() -> None:
    state = play(lending, asked, granted)
    result = advance(lending, state, paid, given=HALL_DAY)
    assert result.opened == ("hand-over-key",)
    assert result.closed == ("pay-deposit",)
    [money] = result.effects
    assert isinstance(money, Post)
    assert money.amount == "deposit"


def test_an_end_closes_everything_and_has_effects_of_its_own() -> None:
    state = play(lending, asked, granted, paid)
    result = advance(lending, state, Done("hand-over-key", "handed-over", day(20), "zhao"), given=HALL_DAY)
    assert result.state.ended == "lent"
    assert result.state.open_steps == ()
    assert any(isinstance(effect, Register) for effect in result.effects)
    with pytest.raises(Ended, match="已经结束"):
        advance(lending, result.state, Done("pay-deposit", "paid", day(21)))


@pytest.mark.parametrize(
    ("event", "error", "says"),
    [
        (Done("no-such-step", "asked", day(5)), UnknownName, "ask-for-hall"),
        (Done("answer-request", "maybe", day(5)), UnknownName, "granted"),
        (Done("pay-deposit", "paid", day(5)), NotOpen, "answer-request"),
        (Done("ask-for-hall", "asked", day(5)), NotOpen, "2024-03-04"),
        (Done("answer-request", "deemed-granted", day(5)), OnlyAutomatic, "自动"),
        (Done("answer-request", "granted", day(3)), BackInTime, "2024-03-04"),
        (Done("answer-request", "granted", day(12)), TooLate, "2024-03-11"),
        (TimeUp("answer-request", day(11)), NotUp, "answer-request"),
        (TimeUp("pay-deposit", day(30)), NotUp, "pay-deposit"),
        (Resumed(day(5)), NothingPaused, "中止"),
        (Paused(day(5), "", "", ("no-such-step",)), UnknownName, "no-such-step"),
        (Extended("pay-deposit", day(5), Period(3, DAYS), "", ""), NotOpen, "pay-deposit"),
    ],
)
def test_what_is_refused_is_refused_in_one_sentence(event, error: type[Refused], says: str) -> None:
    state = play(lending, asked)
    with pytest.raises(error, match=says) as caught:
        advance(lending, state, event, given=HALL_DAY)
    assert caught.value.words.en.endswith(".")
    assert "\n" not in caught.value.words.zh


def test_a_guard_refuses_only_a_no() -> None:
    state = play(lending, asked)
    with pytest.raises(GuardRefuses, match="hall-free"):
        advance(lending, state, granted, decide=lambda _: "no")
    assert advance(lending, state, granted, decide=lambda _: "unknown").outcome == "granted"
    refused = Done("answer-request", "refused", day(6))
    assert advance(lending, state, refused, decide=lambda _: "no").state.ended == "refused"


def test_four_eyes_need_another_person() -> None:
    state = play(lending, asked, granted, paid)
    same = Done("hand-over-key", "handed-over", day(20), "wang")
    with pytest.raises(SamePerson, match="answer-request"):
        advance(lending, state, same, given=HALL_DAY)
    assert advance(lending, state, Done("hand-over-key", "handed-over", day(20), "zhao"), given=HALL_DAY).state.ended


def test_an_outcome_waits_for_its_earliest_day() -> None:
    state = play(lending, asked, granted, paid)
    early = Done("hand-over-key", "handed-over", day(19), "zhao")
    with pytest.raises(TooEarly, match="2024-03-20"):
        advance(lending, state, early, given=HALL_DAY)
    with pytest.raises(TooEarly, match="还没有开始计算"):
        advance(lending, state, early)


def test_choices_show_why_an_outcome_cannot_be_chosen() -> None:
    state = play(lending, asked)
    offered = choices(lending, state, "answer-request", day(5), decide=lambda _: "no")
    assert [c.outcome.name for c in offered] == ["granted", "refused", "plan-missing"]
    assert offered[0].refused is not None
    assert "hall-free" in offered[0].refused.en
    assert offered[1].refused is None


def test_time_up_takes_the_outcome_on_the_day_after_the_last() -> None:
    state = play(lending, asked)
    assert due(lending, state, "answer-request", {}).day == day(11)
    assert next_time_up(lending, state) == TimeUp("answer-request", day(12))
    assert not list(fire(lending, state, day(11)))
    [(event, result)] = fire(lending, state, day(30))
    assert event.on == day(12)
    assert result.outcome == "deemed-granted"
    assert result.opened == ("pay-deposit",)


def test_a_due_date_without_an_outcome_only_makes_the_step_late() -> None:
    state = play(lending, asked, granted)
    assert deadlines(lending, state, HALL_DAY)["pay-deposit"].day == day(20)
    assert overdue(lending, state, day(20), HALL_DAY) == ()
    assert overdue(lending, state, day(21), HALL_DAY) == ("pay-deposit",)
    assert due(lending, state, "pay-deposit", {}) is None
    late = Done("pay-deposit", "paid", day(25))
    assert advance(lending, state, late, given=HALL_DAY).opened == ("hand-over-key",)


def test_a_date_fact_that_is_no_date_is_one_sentence() -> None:
    with pytest.raises(BadFact, match="hall_day"):
        due(lending, play(lending, asked, granted), "pay-deposit", {"hall_day": "someday"})


def test_a_loop_opens_a_step_again_and_its_period_runs_from_where_it_always_did() -> None:
    missing, supplied = Done("answer-request", "plan-missing", day(6)), Done("supply-plan", "supplied", day(7))
    state = play(lending, asked, missing, supplied)
    assert state.open_steps == ("answer-request",)
    assert due(lending, state, "answer-request", {}).day == day(11)


def test_parallel_steps_and_a_join() -> None:
    state = play(stall, Done("apply-for-stall", "applied", day(4)))
    assert set(state.open_steps) == {"check-hygiene", "check-traffic"}
    one = advance(stall, state, Done("check-traffic", "not-needed", day(5)))
    assert one.opened == ()
    both = advance(stall, one.state, Done("check-hygiene", "in-order", day(6)))
    assert both.opened == ("post-notice",)


def test_a_finished_step_is_opened_again_when_it_had_failed() -> None:
    state = play(stall, Done("apply-for-stall", "applied", day(4)), Done("check-hygiene", "faulty", day(6)))
    assert "check-hygiene" not in state.open_steps
    again = advance(stall, state, Done("put-right", "done", day(13)))
    assert again.opened == ("check-hygiene",)
    assert due(stall, again.state, "check-hygiene", {}).day == day(27)


def test_a_publicity_period_must_run_in_full() -> None:
    state = play(
        stall,
        Done("apply-for-stall", "applied", day(4)),
        Done("check-traffic", "in-order", day(5)),
        Done("check-hygiene", "in-order", day(6)),
        Done("post-notice", "posted", day(7)),
    )
    with pytest.raises(TooEarly, match="2024-03-13"):
        advance(stall, state, Done("license", "issued", day(12)))
    assert advance(stall, state, Done("license", "refused", day(12))).state.ended == "closed"
    assert advance(stall, state, Done("license", "issued", day(13))).state.ended == "closed"


def test_the_clock_counts_parallel_steps_once_and_not_the_opening_day() -> None:
    state = play(stall, Done("apply-for-stall", "applied", day(4)), Done("check-traffic", "in-order", day(5)))
    assert read_clock(stall, state, day(4)).used == 0
    state = advance(stall, state, Done("check-hygiene", "faulty", day(8))).state
    assert read_clock(stall, state, day(20)).used == 4
    state = advance(stall, state, Done("put-right", "done", day(18))).state
    reading = read_clock(stall, state, day(22))
    assert (reading.used, reading.limit, reading.exceeded_on) == (8, 6, day(21))


def test_a_pause_stops_the_periods_and_resuming_runs_them_on() -> None:
    state = play(lending, asked, Paused(day(5), "停电", "第八条"))
    assert due(lending, state, "answer-request", {}) is None
    assert next_time_up(lending, state) is None
    state = advance(lending, state, Resumed(day(12))).state
    assert due(lending, state, "answer-request", {}).day == day(18)


def test_a_step_can_stop_the_periods_of_others_while_it_is_open() -> None:
    """Both checks are open; putting right the one stops the clock of the other."""
    state = play(stall, Done("apply-for-stall", "applied", day(4)), Done("check-hygiene", "faulty", day(6)))
    assert read_clock(stall, state, day(29)).used == 2
    state = advance(stall, state, Done("put-right", "done", day(11))).state
    assert read_clock(stall, state, day(12)).used == 3


def test_an_extension_moves_the_last_day_until_the_step_opens_again() -> None:
    longer = Extended("answer-request", day(5), Period(2, WORKING_DAYS), "案情复杂", "第九条")
    state = play(lending, asked, longer)
    assert due(lending, state, "answer-request", {}).day == day(13)
    again = play(
        lending,
        asked,
        longer,
        Done("answer-request", "plan-missing", day(6)),
        Done("supply-plan", "supplied", day(7)),
    )
    assert due(lending, again, "answer-request", {}).day == day(11)


def test_a_period_that_ran_out_before_its_step_opened_ends_it_on_the_day_it_opens() -> None:
    first = step("first", resident, w("first"), at="一", outcomes=[outcome("done", w("done"))])
    second = step(
        "second",
        resident,
        w("second"),
        at="二",
        after=first,
        due=by("last_chance", then="missed"),
        outcomes=[outcome("taken", w("taken")), outcome("missed", w("missed"))],
    )
    chance = simple("chance", first, second)
    given = {"last_chance": day(5)}
    state = play(chance, Done("first", "done", day(9)), given=given)
    [(event, result)] = fire(chance, state, day(9), given)
    assert event.on == day(9)
    assert result.state.ended == "over"


def test_a_step_that_is_opened_once_stays_shut() -> None:
    begin_ = step("begin", resident, w("begin"), at="一", outcomes=[outcome("rung", w("rung"))])
    ring = step(
        "ring",
        resident,
        w("ring"),
        at="一",
        after=[begin_, "ring:rung"],
        outcomes=[outcome("rung", w("rung")), outcome("enough", w("enough"))],
    )
    hear = step(
        "hear", resident, w("hear"), at="二", after="ring:rung", once=True, outcomes=[outcome("heard", w("heard"))]
    )
    last = step("last", resident, w("last"), at="三", after="ring:enough", outcomes=[outcome("done", w("done"))])
    bells = simple("bells", begin_, ring, hear, last)
    state = play(bells, Done("begin", "rung", day(2)), Done("ring", "rung", day(3)), Done("hear", "heard", day(4)))
    assert "hear" not in advance(bells, state, Done("ring", "rung", day(5))).opened


def test_a_period_can_take_its_length_from_a_fact() -> None:
    only = step(
        "only", resident, w("only"), at="一", due=within("days_allowed", DAYS), outcomes=[outcome("done", w("done"))]
    )
    procedure = simple("only-one", only)
    state = start(procedure, day(4)).state
    assert due(procedure, state, "only", {}) is None
    assert due(procedure, state, "only", {"days_allowed": 4}).day == day(8)
    with pytest.raises(BadFact, match="整数"):
        due(procedure, state, "only", {"days_allowed": "four"})


def test_a_period_counted_back_from_a_date() -> None:
    tell = step(
        "tell",
        resident,
        w("tell"),
        at="一",
        due=within(-3, WORKING_DAYS, since="fair_day"),
        outcomes=[outcome("told", w("told"))],
    )
    procedure = simple("fair", tell)
    assert due(procedure, start(procedure, day(1)).state, "tell", {"fair_day": day(20)}).day == day(15)


def test_outcomes_that_open_each_other_for_ever_are_found() -> None:
    again = step(
        "again",
        resident,
        w("again"),
        at="一",
        due=by("past", then="over"),
        outcomes=[outcome("over", w("over")), outcome("stop", w("stop"))],
    )
    loop = step(
        "loop",
        resident,
        w("loop"),
        at="二",
        after=[again["over"], "loop:round"],
        due=by("past", then="round"),
        outcomes=[outcome("round", w("round")), outcome("stop", w("stop"))],
    )
    last = step("last", resident, w("last"), at="三", after="loop:stop", outcomes=[outcome("done", w("done"))])
    procedure = simple("circles", again, loop, last)
    with pytest.raises(GoesInCircles, match="loop"):
        list(fire(procedure, start(procedure, day(4)).state, day(9), {"past": day(1)}))
