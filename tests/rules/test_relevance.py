"""Whether a fact can still change an answer: against trying every way of filling in what is open."""

from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.trees import DOMAINS, FLAGS, NUMBERS, SMALL, joined

from gongbao.rules import (
    INTEGER,
    DefinitionError,
    all_of,
    any_of,
    at_least,
    choose,
    decision,
    fact,
    no_if,
    not_,
    otherwise,
    rule,
    some,
    years_after,
    yes_if,
)
from gongbao.rules.relevance import can_change

DAY = date(2024, 3, 1)

leaves = st.one_of(
    st.sampled_from(FLAGS),
    st.builds(lambda one, n: one >= n, st.sampled_from(NUMBERS), st.sampled_from(SMALL)),
    st.builds(lambda n: NUMBERS[0] + NUMBERS[1] > n, st.sampled_from(SMALL)),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        joined(inner),
        st.tuples(inner, inner).map(lambda two: decision("inner", "？", "?", no_if(two[0]), otherwise(two[1]))),
        st.tuples(inner, inner).map(lambda two: choose(two[0], NUMBERS[0] + 1, NUMBERS[1] + 2) > 2),
    ),
    max_leaves=6,
)
known_facts = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in DOMAINS.items()})


def depends(asked, known, name):
    """Whether the answer hangs on the fact, for some values of all the others."""
    others = [each for each in DOMAINS if each not in known and each != name]
    for values in product(*(DOMAINS[each] for each in others)):
        full = known | dict(zip(others, values, strict=True))
        if len({asked.value(full | {name: value}, DAY) for value in DOMAINS[name]}) > 1:
            return True
    return False


@settings(max_examples=200, deadline=None)
@given(conditions, known_facts)
def test_a_fact_on_which_the_answer_can_hang_always_counts(condition, known):
    asked = decision("asked", "？", "?", condition)
    answer = asked.examine(known, DAY)
    for each in (*FLAGS, *NUMBERS):
        if each.name not in known and depends(asked, known, each.name):
            assert can_change(answer, each)


@settings(max_examples=200, deadline=None)
@given(conditions, st.fixed_dictionaries({each.name: st.sampled_from(SMALL) for each in NUMBERS}))
def test_of_facts_with_few_values_it_counts_exactly_those_on_which_the_answer_can_hang(condition, known):
    asked = decision("asked", "？", "?", condition)
    answer = asked.examine(known, DAY)
    for each in FLAGS:
        assert can_change(answer, each) is depends(asked, known, each.name)


@settings(max_examples=100, deadline=None)
@given(conditions, conditions, known_facts)
def test_values_other_than_yes_and_no_are_told_apart(one, other, known):
    try:
        asked = decision("asked", "？", "?", rule(one, 1), rule(other, NUMBERS[0]), otherwise(2), result=INTEGER)
    except DefinitionError:
        return  # both conditions were the same
    answer = asked.examine(known, DAY)
    for each in (*FLAGS, *NUMBERS):
        if each.name not in known and depends(asked, known, each.name):
            assert can_change(answer, each)


def test_of_two_rules_with_the_same_answer_it_does_not_matter_which_applies():
    born = fact.date("born", "出生日期", "Born on")
    trial, paid = FLAGS[0], FLAGS[1]
    asked = decision(
        "asked", "？", "?", no_if(years_after(born, 18) > DAY), no_if(~paid), yes_if(trial), otherwise(True)
    )
    answer = asked.examine({}, DAY)
    assert set(answer.missing) == {"born", "flag_0", "flag_1"}
    assert [each.name for each in (born, paid, trial) if can_change(answer, each)] == ["born", "flag_1"]


def test_a_condition_that_stands_twice_comes_out_the_same_both_times():
    amount = fact.money("amount", "金额", "Amount")
    asked = decision("asked", "？", "?", any_of(all_of(amount >= 5, FLAGS[0]), all_of(not_(amount >= 5), FLAGS[0])))
    answer = asked.examine({}, DAY)
    assert set(answer.missing) == {"amount", "flag_0"}
    assert can_change(answer, FLAGS[0])
    assert not can_change(answer, amount)


def test_an_open_answer_may_stand_in_a_condition_too():
    number, flag, other = NUMBERS[0], FLAGS[0], FLAGS[1]
    settled = not_(at_least(2, flag, number >= 0))
    asked = decision("asked", "？", "?", rule(other & settled, 1), otherwise(number), result=INTEGER)
    answer = asked.examine({"flag_0": False}, DAY)
    assert can_change(answer, other)
    assert can_change(answer, number)
    assert not can_change(answer, flag)


def test_a_list_and_what_is_settled():
    rows = fact.records("rows", "记录", "Rows", good := fact.boolean("good", "好", "Good"))
    asked = decision("asked", "？", "?", all_of(FLAGS[0], some(rows, good)))
    assert can_change(asked.examine({}, DAY), rows)
    assert can_change(asked.examine({"rows": ({},)}, DAY), rows)
    assert not can_change(asked.examine({"flag_0": False}, DAY), rows)
