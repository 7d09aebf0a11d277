"""Random trees over random people: columns say of everybody what a careful look at each of them says."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.trees import AMOUNT, FLAGS, GOOD, NUMBERS, ROWS, joined

from gongbao.periods import Unit
from gongbao.population.answers import as_text
from gongbao.population.arrow import decode, facts_of
from gongbao.population.kernel import Kernel
from gongbao.rules import (
    AS_OF,
    INTEGER,
    all_of,
    choices,
    choose,
    count,
    decision,
    every,
    fact,
    latest,
    levels,
    otherwise,
    rule,
    some,
    total,
)
from gongbao.rules.terms import (
    cents,
    days_after,
    days_between,
    highest,
    lowest,
    month_of,
    period_end,
    rank,
    round_up,
    year_of,
    years_before,
)
from gongbao.rules.values import is_known

DAY = date(2024, 3, 1)
GRADES = levels(("low", "低", "low"), ("middle", "中", "middle"), ("high", "高", "high"))
SORTS = choices(("a", "甲", "a"), ("b", "乙", "b"), ("c", "丙", "c"))

FEE = fact.money("fee", "金额", "Fee")
RATE = fact.number("rate", "比例", "Rate")
BORN = fact.date("born", "出生", "Born")
GRADE = fact.enum("grade", "等级", "Grade", GRADES)
SORT = fact.enum("sort", "种类", "Sort", SORTS)
FACTS = {each.name: each for each in (*FLAGS, *NUMBERS, FEE, RATE, BORN, GRADE, SORT, ROWS)}

SMALL = st.integers(0, 3)
numbers = st.recursive(
    st.one_of(
        st.sampled_from(NUMBERS),
        st.just(year_of(BORN)),
        st.just(month_of(BORN)),
        st.just(rank(GRADE)),
        st.just(days_between(BORN, AS_OF)),
        st.just(round_up(RATE * 2)),
        st.builds(lambda n: count(ROWS, GOOD & (AMOUNT >= n)), SMALL),
        st.builds(lambda n: total(ROWS, choose(GOOD, AMOUNT, n)), SMALL),
        st.builds(lambda n: total(ROWS, AMOUNT + NUMBERS[0] - n), SMALL),
        st.just(latest(ROWS, AMOUNT, GOOD)),
    ),
    lambda inner: st.one_of(
        st.builds(lambda one, other: one + other, inner, inner),
        st.builds(lambda one, other: one - other, inner, inner),
        st.builds(lambda one, n: one * n, inner, SMALL),
        st.builds(lowest, inner, SMALL),
        st.builds(highest, inner, inner),
        st.builds(lambda flag, one, n: choose(flag, one, n), st.sampled_from(FLAGS), inner, SMALL),
        st.builds(
            lambda flag, one, other: decision("ruled", "？", "?", rule(flag, one), rule(FLAGS[0], 2), otherwise(other),
                                              result=INTEGER),
            st.sampled_from(FLAGS[1:]), inner, inner,
        ),
    ),
    max_leaves=3,
)  # fmt: skip
SIGNS = st.sampled_from(["__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"])
inner_rows = st.one_of(
    st.just(GOOD),
    st.builds(lambda sign, n: getattr(AMOUNT, sign)(n), SIGNS, SMALL),
    st.builds(lambda n: (AMOUNT + NUMBERS[0] >= n).at("第九条"), SMALL),
    st.builds(lambda n: all_of(GOOD.at("第七条"), (AMOUNT >= n).at("第八条")), SMALL),
)
leaf = st.one_of(
    st.sampled_from(FLAGS),
    st.builds(lambda sign, one, n: getattr(one, sign)(n), SIGNS, numbers, SMALL),
    st.builds(lambda sign, n: getattr(FEE, sign)(Decimal(n) / 4), SIGNS, SMALL),
    st.builds(lambda sign, n: getattr(cents(FEE * RATE), sign)(n), SIGNS, SMALL),
    st.builds(lambda sign: getattr(GRADE, sign)("middle"), SIGNS),
    st.builds(lambda sign: getattr(SORT, sign)("b"), st.sampled_from(["__eq__", "__ne__"])),
    st.just(SORT.is_in("a", "c")),
    st.builds(lambda n: BORN <= years_before(AS_OF, n), SMALL),
    st.builds(lambda n: AS_OF > period_end(BORN, n + 1, Unit.WORKING_DAYS), SMALL),
    st.builds(lambda n: days_after(BORN, n) != AS_OF, SMALL),
    st.builds(lambda body: some(ROWS, body), inner_rows),
    st.builds(lambda body: every(ROWS, body), inner_rows),
    st.builds(lambda n: decision("sorted", "？", "?", rule(FLAGS[1], "a"), rule(NUMBERS[0] >= n, "b"), otherwise(SORT),
                                 result=SORTS) == "b", SMALL),
)  # fmt: skip
PLACES = st.sampled_from(["第一条", "第二条", "第三条"])
conditions = st.recursive(
    leaf,
    lambda inner: st.one_of(
        joined(inner),
        st.builds(lambda one, place: one.at(place), inner, PLACES),
        st.builds(
            lambda one, other, third: decision("inner", "？", "?", rule(one & FLAGS[0], True).at("第四条"),
                                               rule(other & FLAGS[1], False).at("第五条"),
                                               rule(third & FLAGS[2], True).at("第六条")),
            inner, inner, inner,
        ),
        st.builds(
            lambda one, other: decision("sure", "？", "?", rule(one, False).at("第四条"), otherwise(other)),
            inner, inner,
        ),
    ),
    max_leaves=7,
)  # fmt: skip

row = st.fixed_dictionaries({}, optional={"amount": SMALL, "good": st.booleans()})
values = {
    **{each.name: st.booleans() for each in FLAGS},
    **{each.name: SMALL for each in NUMBERS},
    "fee": st.integers(0, 500).map(lambda fen: Decimal(fen) / 100),
    "rate": st.integers(0, 40).map(lambda part: Decimal(part) / 1000),
    "born": st.dates(date(2004, 1, 1), date(2024, 12, 1)),
    "grade": st.sampled_from(GRADES.names),
    "sort": st.sampled_from(SORTS.names),
    "rows": st.lists(row, max_size=3).map(tuple),
}
people = st.lists(st.fixed_dictionaries({}, optional=values), min_size=1, max_size=12)

TYPES = {
    **{each.name: pa.bool_() for each in FLAGS},
    **{each.name: pa.int16() for each in NUMBERS},
    "fee": pa.decimal128(12, 2),
    "rate": pa.float64(),
    "born": pa.date32(),
    "grade": pa.string(),
    "sort": pa.dictionary(pa.int8(), pa.string()),
    "rows": pa.list_(pa.struct([("amount", pa.int64()), ("good", pa.bool_())])),
}


def table(found):
    """People as a batch; a fact that is not known of somebody is empty."""
    arrays = []
    for name, kind in TYPES.items():
        column = [each.get(name) for each in found]
        if name == "rate":
            column = [None if value is None else float(value) for value in column]
        if name == "rows":
            column = [None if value is None else [{"amount": r.get("amount"), "good": r.get("good")} for r in value]
                      for value in column]  # fmt: skip
        arrays.append(pa.array(column, kind))
    return pa.RecordBatch.from_arrays(arrays, list(TYPES))


def answered(asked, found, *, reasons=True):
    batch = table(found)
    decoded = decode(FACTS, batch, 0)
    return Kernel(asked, DAY).block(
        decoded.columns, len(found), facts_of(FACTS, batch, 0), odd=decoded.odd, reasons=reasons
    )


@settings(max_examples=120, deadline=None)
@given(conditions, people)
def test_everybody_is_answered_as_a_careful_look_at_each_would(condition, found):
    asked = decision("asked", "？", "?", condition)
    single = [asked.examine(each, DAY) for each in found]
    for reasons in (False, True):
        block = answered(asked, found, reasons=reasons)
        assert as_text(asked.kind, block).to_pylist() == [each.text for each in single]


@settings(max_examples=100, deadline=None)
@given(numbers, people)
def test_amounts_come_out_as_they_do_for_each(term, found):
    asked = decision("asked", "？", "?", term)
    block = answered(asked, found, reasons=False)
    assert as_text(asked.kind, block).to_pylist() == [asked.examine(each, DAY).text for each in found]


@settings(max_examples=120, deadline=None)
@given(conditions, people)
def test_what_is_missing_and_what_answers_rest_on_are_counted_as_each_is_told(condition, found):
    asked = decision("asked", "？", "?", condition)
    single = [asked.examine(each, DAY) for each in found]
    block = answered(asked, found)
    assert block.missing == Counter(name for each in single for name in each.missing)
    settled = [each for each in single if is_known(each.value)]
    assert {place: int(mask.sum()) for place, mask in block.places.items()} == Counter(
        cause.place for each in settled for cause in each.named
    )
