"""What would turn a no into a yes, in words that say what is wanted."""

from datetime import date

from gongbao.rules import all_of, decision, fact, no_if, not_, yes_if

forced = fact.boolean("forced", "被强制", "Forced")
told = fact.boolean("told", "已告知", "Told")
lessons = fact.integer("lessons", "课时数", "Lessons")
together = decision("together", "可以吗？", "Allowed?", all_of(not_(forced), told, lessons <= 60))
in_order = decision("in-order", "可以吗？", "Allowed?", no_if(forced), yes_if(told))


def said(**facts: object) -> list[str]:
    return [change.words.zh for change in together.examine(facts, date(2024, 3, 1)).changes]


def test_a_condition_that_is_not_known_is_told_as_it_is_wanted():
    assert said(forced=True) == said(forced=True, told=False, lessons=61)


def test_what_is_as_wanted_already_is_not_told():
    assert len(said(forced=True, told=True, lessons=60)) == 1


def test_a_rule_that_said_no_must_not_hold():
    [change] = in_order.examine({"forced": True}, date(2024, 3, 1)).changes
    assert change.facts == ("forced",)
    assert change.words.en != forced.label.en
