"""What would turn a no into a yes, in words that say what is wanted."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.rules import AS_OF, all_of, any_of, count, decision, fact, no_if, not_, years_after, yes_if
from gongbao.rules.explain import years_between

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


years = fact.number("years", "工作年限", "Years of work", grows=True)
member = fact.boolean("member", "是会员", "Member")
begun = fact.date("begun", "开始日", "Begun")
served = fact.number("served", "任职年限", "Years served", grows=True)
posts = fact.records("posts", "任职", "Posts", served)
seasoned = decision(
    "seasoned",
    "够资格吗？",
    "Eligible?",
    all_of(member, any_of(years >= 5, years_after(begun, 3) <= AS_OF, count(posts, served >= 4) >= 1)),
)
known = st.fixed_dictionaries(
    {},
    optional={
        "member": st.booleans(),
        "years": st.integers(0, 20).map(Decimal),
        "begun": st.dates(date(2015, 1, 1), date(2030, 1, 1)),
        "posts": st.lists(st.fixed_dictionaries({}, optional={"served": st.integers(0, 9).map(Decimal)}), max_size=2),
    },
)


@given(known)
@settings(deadline=None, max_examples=40)
def test_the_day_of_a_yes_is_the_first_day_that_says_yes(facts: dict[str, Any]) -> None:
    facts = {name: tuple(value) if isinstance(value, list) else value for name, value in facts.items()}
    today = date(2024, 3, 1)
    answer = seasoned.examine(facts, today)
    if answer.value is not False:
        assert answer.becomes_yes_on is None
        return

    def on(day: date) -> bool:
        more = years_between(today, day)
        later = facts | {name: facts[name] + more for name in ("years",) if name in facts}
        if "posts" in facts:
            grown = ({name: value + more for name, value in post.items()} for post in facts["posts"])
            later["posts"] = tuple(grown)
        return seasoned.value(later, day) is True

    days = (today + timedelta(days=ahead) for ahead in range(1, 3653))
    assert answer.becomes_yes_on == next((day for day in days if on(day)), None)
