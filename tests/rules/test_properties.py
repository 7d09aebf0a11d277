"""Random trees over random facts: the generated code, the careful evaluation and plain enumeration agree."""

from datetime import date
from itertools import permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.trees import AMOUNT, DOMAINS, FLAGS, GOOD, NUMBERS, ROWS, SMALL, joined

from gongbao.rules import (
    INTEGER,
    NONE,
    UNKNOWN,
    DefinitionError,
    all_of,
    any_of,
    choose,
    count,
    decision,
    fact,
    items_satisfied,
    otherwise,
    rule,
    some,
    total,
    works,
)
from gongbao.rules.explain import weigh
from gongbao.rules.values import Among, Span, is_known
from gongbao.rules.works import assign
from gongbao.rules.works import item as numbered

DAY = date(2024, 3, 1)

leaf = st.one_of(
    st.sampled_from(FLAGS),
    st.builds(lambda one, n: one >= n, st.sampled_from(NUMBERS), st.sampled_from(SMALL)),
    st.builds(lambda one, n: one == n, st.sampled_from(NUMBERS), st.sampled_from(SMALL)),
    st.builds(lambda n: NUMBERS[0] + NUMBERS[1] > n, st.sampled_from(SMALL)),
    st.builds(lambda n: count(ROWS, GOOD & (AMOUNT >= n)) >= 2, st.sampled_from(SMALL)),
    st.builds(lambda n: total(ROWS, choose(GOOD, AMOUNT, 0)) <= n, st.sampled_from(SMALL)),
    st.builds(lambda n: some(ROWS, AMOUNT == n), st.sampled_from(SMALL)),
)
conditions = st.recursive(
    leaf,
    lambda inner: st.one_of(
        joined(inner),
        st.tuples(inner, inner).map(
            lambda pair: decision("inner", "？", "?", rule(pair[0], 1), otherwise(2), result=INTEGER) == 1
        ),
    ),
    max_leaves=8,
)
rows = st.fixed_dictionaries({}, optional={"amount": st.sampled_from(SMALL), "good": st.booleans()})
partial_facts = st.fixed_dictionaries(
    {"rows": st.lists(rows, max_size=2).map(tuple)},
    optional={name: st.sampled_from(values) for name, values in DOMAINS.items()},
)


def completions(facts):
    """Every way of filling in what is missing."""
    rows = [_completed({"amount": tuple(SMALL), "good": (True, False)}, row) for row in facts["rows"]]
    for known in _completed(DOMAINS, {name: value for name, value in facts.items() if name != "rows"}):
        for chosen in product(*rows):
            yield known | {"rows": chosen}


def _completed(wanted, known):
    names = [name for name in wanted if name not in known]
    return [known | dict(zip(names, values, strict=True)) for values in product(*(wanted[name] for name in names))]


def possible(value, candidate):
    if value is UNKNOWN:
        return True
    if isinstance(value, Among):
        return candidate in value.values
    if isinstance(value, Span):
        return value.low <= candidate <= value.high
    return value == candidate


@settings(max_examples=150, deadline=None)
@given(conditions, partial_facts)
def test_what_is_said_of_incomplete_facts_holds_however_they_are_completed(condition, facts):
    asked = decision("asked", "？", "?", condition)
    answer = asked.examine(facts, DAY)
    quick = asked.value(facts, DAY)
    assert quick is answer.value
    for full in completions(facts):
        assert possible(answer.value, asked.examine(full, DAY).value)


@settings(max_examples=150, deadline=None)
@given(conditions, partial_facts.map(lambda facts: next(iter(completions(facts)))))
def test_generated_code_and_careful_evaluation_agree_where_all_is_known(condition, facts):
    asked = decision("asked", "？", "?", condition)
    assert asked.straight(facts, DAY) is asked.examine(facts, DAY).value


@settings(max_examples=150, deadline=None)
@given(conditions, partial_facts)
def test_an_unknown_answer_asks_for_a_fact_and_a_settled_one_does_not(condition, facts):
    answer = decision("asked", "？", "?", condition).examine(facts, DAY)
    assert bool(answer.missing) is not is_known(answer.value)
    assert not any(name in facts and name != "rows" for name in answer.missing)


@settings(max_examples=100, deadline=None)
@given(st.permutations(FLAGS), st.lists(st.sampled_from(["all", "any"]), min_size=2, max_size=2), partial_facts)
def test_where_no_fact_stands_twice_unknown_means_that_both_answers_are_possible(flags, joins, facts):
    first, second, third = flags
    join = {"all": all_of, "any": any_of}
    asked = decision("asked", "？", "?", join[joins[0]](first, join[joins[1]](second, third)))
    answers = {asked.value(full, DAY) for full in completions(facts)}
    value = asked.value(facts, DAY)
    assert (value is UNKNOWN) == (len(answers) == 2)


@settings(max_examples=100, deadline=None)
@given(conditions, partial_facts)
def test_every_place_named_as_deciding_comes_from_the_tree(condition, facts):
    asked = decision("asked", "？", "?", all_of(condition.at("第一条"), FLAGS[0].at("第二条")))
    answer = asked.examine(facts, DAY)
    named = {cause.place for cause in answer.named}
    assert {cause.place for cause in answer.because} <= named <= {"第一条", "第二条"}
    assert named


ruled = st.tuples(
    st.lists(st.tuples(conditions, st.one_of(st.booleans(), conditions)), min_size=1, max_size=4), conditions
)
decisions = st.one_of(
    conditions.map(lambda each: decision("asked", "？", "?", each.at("第一条"))),
    ruled.map(lambda rules: decided_by_rules(*rules)),
)
open_numbers = st.sampled_from(
    [*SMALL, UNKNOWN, NONE, Among(frozenset({0, 2})), Among(frozenset({1, NONE})), Span(1, 2)]
)
open_flags = st.sampled_from([True, False, UNKNOWN])
open_rows = st.fixed_dictionaries({}, optional={"amount": open_numbers, "good": open_flags})
open_facts = st.fixed_dictionaries(
    {},
    optional={each.name: open_flags for each in FLAGS}
    | {each.name: open_numbers for each in NUMBERS}
    | {"rows": st.lists(open_rows, max_size=2).map(tuple)},
)


def decided_by_rules(rules, last):
    try:
        return decision("asked", "？", "?", *(rule(condition, value) for condition, value in rules), otherwise(last))
    except DefinitionError:
        return decision("asked", "？", "?", rule(rules[0][0], last), otherwise(True))  # a condition stood twice


def alike(one, other):
    """Whether two values are the same, open ones included, and 1 told from yes."""
    return type(one) is type(other) and (one is other if one is UNKNOWN or one is NONE else one == other)


def check_traced(step, trace, outcome):
    """Every step came to what the careful evaluation says of its node, and nothing else was looked at."""
    assert step.expr is outcome.expr
    assert alike(trace[step.place], outcome.value)
    looked_at = [part for part in step.parts if trace[part.place] is not None]
    assert not step.parts or len(looked_at) == len(outcome.parts)
    for part, careful in zip(looked_at, outcome.parts, strict=False):
        check_traced(part, trace, careful)


@settings(max_examples=300, deadline=None)
@given(decisions, open_facts)
def test_every_condition_is_traced_as_it_comes_out_carefully(asked, facts):
    answer = asked.examine(facts, DAY)
    check_traced(asked.tracer.root, answer.trace, answer.outcome)
    assert alike(asked.value(facts, DAY), answer.outcome.value)


@settings(max_examples=300, deadline=None)
@given(decisions, open_facts)
def test_the_trace_asks_for_what_the_careful_evaluation_asks_for(asked, facts):
    answer = asked.examine(facts, DAY)
    careful: dict[str, float] = {}
    weigh(answer.outcome, 1.0, careful)
    assert answer.weights == careful
    assert answer.missing == tuple(sorted(careful, key=lambda name: -careful[name]))


choice = st.tuples(st.integers(1, 3), st.frozensets(st.sampled_from("abcde"), max_size=4))
items = st.lists(st.lists(choice, min_size=1, max_size=2), max_size=4)


def brute_force(items):
    """The most items that some way of handing out the works satisfies."""
    best = 0
    for owners in product(range(len(items) + 1), repeat=5):
        held = [
            frozenset(work for work, owner in zip("abcde", owners, strict=True) if owner == n)
            for n in range(len(items))
        ]
        met = sum(any(len(held[n] & works) >= number for number, works in choices) for n, choices in enumerate(items))
        best = max(best, met)
    return best


@settings(max_examples=60, deadline=None)
@given(items)
def test_works_are_assigned_so_that_the_most_items_are_satisfied(items):
    assert assign(items) == brute_force(items)


KIND = fact.text("kind", "类别", "Kind")
WORK = fact.text("work", "成果", "Work")
DONE = fact.boolean("done", "完成", "Done")
WORKS = fact.records("works", "成果", "Works", KIND, WORK, DONE)
SATISFIED = decision(
    "satisfied",
    "？",
    "?",
    items_satisfied(
        WORKS,
        WORK,
        DONE,
        numbered("第一项", "一本书", "A book", works(1, KIND == "book")),
        numbered("第二项", "两件作品", "Two pieces", works(2, KIND.is_in("book", "paper"))),
    ),
)


@given(st.permutations([("book", "a"), ("book", "b"), ("paper", "b"), ("paper", "c")]))
def test_one_work_shown_by_two_records_serves_one_item(rows):
    found = tuple({"kind": kind, "work": work, "done": True} for kind, work in rows)
    assert SATISFIED.value({"works": found}, DAY) == 2
    two = tuple(row for row in found if row["work"] != "c")
    assert SATISFIED.value({"works": two}, DAY) == 1


def test_an_uncertain_record_makes_the_count_uncertain_but_not_what_is_sure():
    rows = (
        {"kind": "book", "work": "a", "done": True},
        {"kind": "paper", "work": "b"},
        {"kind": "paper", "done": True},
    )
    answer = SATISFIED.examine({"works": rows}, DAY)
    assert (answer.text, answer.missing) == ("unknown", ("works",))
    enough = decision("enough", "？", "?", SATISFIED >= 1)
    assert enough.examine({"works": rows}, DAY).text == "yes"


def test_assignment_does_not_depend_on_the_order_of_items():
    items = [[(1, frozenset("ab"))], [(1, frozenset("a"))], [(2, frozenset("bcd"))]]
    assert {assign(order) for order in permutations(items)} == {3}
