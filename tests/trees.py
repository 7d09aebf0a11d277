"""Invented facts, and the ways to join conditions, for tests that build random trees of them."""

from hypothesis import strategies as st

from gongbao.rules import Expr, all_of, any_of, at_least, fact, not_

FLAGS = [fact.boolean(f"flag_{n}", f"标志{n}", f"Flag {n}") for n in range(3)]
NUMBERS = [fact.integer(f"number_{n}", f"数{n}", f"Number {n}") for n in range(2)]
AMOUNT = fact.integer("amount", "数量", "Amount")
GOOD = fact.boolean("good", "好", "Good")
ROWS = fact.records("rows", "记录", "Rows", AMOUNT, GOOD)
SMALL = range(3)
#: So few values that all can be tried.
DOMAINS = {each.name: (True, False) for each in FLAGS} | {each.name: tuple(SMALL) for each in NUMBERS}


def joined(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    """All of some conditions, any of them, at least two of them, or not one."""
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda each: all_of(*each)),
        st.lists(inner, min_size=1, max_size=3).map(lambda each: any_of(*each)),
        inner.map(not_),
        st.lists(inner, min_size=2, max_size=4).map(lambda each: at_least(2, *each)),
    )
