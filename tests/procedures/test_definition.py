"""Mistakes in a definition are found when it is made, in words that a beginner understands."""

import pytest

from gongbao.periods import DAYS, MONTHS
from gongbao.procedures import (
    DefinitionError,
    clock,
    end,
    outcome,
    procedure,
    reopen,
    step,
    within,
)

from .samples import lending, resident, simple, w


def made(name: str, *outcomes: str, **options):
    return step(name, resident, w(name), at="一", outcomes=[outcome(o, w(o)) for o in outcomes or ("done",)], **options)


FIRST, LAST = made("first"), made("last", after="first")

MISTAKES = [
    (lambda: simple("x", made("first"), made("last", after="frist")), ["frist", "first"]),
    (lambda: simple("x", made("first"), made("last", after="first:finished")), ["finished", "done"]),
    (lambda: simple("x", FIRST, made("island", after="island"), LAST), ["island", "can never open"]),
    (lambda: simple("x", FIRST, made("first"), LAST), ['two steps called "first"']),
    (lambda: simple("x", made("first", "done", "done")), ['two outcomes called "done"']),
    (lambda: simple("x", step("first", resident, w("first"), at="一", outcomes=[])), ["no outcomes"]),
    (lambda: procedure("x", w("x"), steps=[], ends={}), ["no steps"]),
    (lambda: procedure("x", w("x"), steps=[FIRST], ends={"first:over": end("over", w("over"))}), ["ends", "over"]),
    (lambda: simple("x", made("first", due=within(3, DAYS, then="lapsed"))), ["lapsed", "done"]),
    (lambda: simple("x", made("first", due=within(3, DAYS, since="no-step"))), ["no-step"]),
    (lambda: simple("x", made("first", due=within("how long", DAYS))), ["how long"]),
    (lambda: simple("x", made("first", reopen=reopen("last", last="faulty")), LAST), ["faulty"]),
    (lambda: simple("x", made("first", reopen=reopen("nowhere", last="done")), LAST), ["nowhere"]),
    (lambda: simple("x", FIRST, made("last", after="first", four_eyes="second")), ["four_eyes", "second"]),
    (lambda: simple("x", FIRST, made("last", after="first", pauses=["last"])), ["pauses", "last"]),
    (lambda: simple("x", FIRST, made("last", after_all=["first:done"])), ["after_all"]),
    (lambda: simple("First Step", FIRST), ["First Step", "hyphens"]),
    (lambda: simple("x", made("start")), ['"start"']),
    (lambda: simple("x", FIRST, clock=clock("c", 3, DAYS, at="一")), ["clock"]),
    (lambda: simple("x", made("first", counted=True), clock=clock("c", 3, MONTHS, at="一")), ["working days"]),
    (lambda: FIRST.finished, ["finished", "done"]),
    (lambda: FIRST["finished"], ["finished", "done"]),
]


@pytest.mark.parametrize(("make", "says"), MISTAKES)
def test_a_mistake_is_found_and_named(make, says: list[str]) -> None:
    with pytest.raises(DefinitionError) as caught:
        make()
    for word in says:
        assert word in caught.value.words.en
    assert caught.value.words.zh.endswith("。")


def test_an_automatic_outcome_needs_a_time_that_takes_it() -> None:
    lonely = step("first", resident, w("first"), at="一", outcomes=[outcome("deemed", w("deemed"), automatic=True)])
    with pytest.raises(DefinitionError, match="deemed"):
        simple("x", lonely)


def test_an_outcome_is_reached_as_an_attribute_or_an_item() -> None:
    assert str(lending.by_name["answer-request"].deemed_granted) == "answer-request:deemed-granted"
    assert lending.by_name["answer-request"]["plan-missing"] == lending.by_name["answer-request"].plan_missing
    assert [role.name for role in lending.roles] == ["resident", "hall-warden"]
