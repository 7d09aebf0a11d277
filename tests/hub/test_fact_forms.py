"""Forms made from facts: what is read, what is refused with a sentence, what is kept as it was typed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from gongbao.hub.fact_forms import FactForm, demanded, papers, restored
from gongbao.rules import choices, document, fact, judgement

PAPER = document("合同", "contract")
lessons = fact.integer("lessons", "课时", "Lessons", minimum=0, evidence=PAPER)
amount = fact.money("amount", "金额", "Amount", evidence=PAPER)
begun = fact.date("begun", "开始日", "First day")
kind = fact.enum("kind", "种类", "Kind", choices(("music", "音乐", "Music"), ("dance", "舞蹈", "Dance")))
told = fact.boolean("told", "已告知", "Told")
good = fact.boolean("good", "水平高", "Good", evidence=judgement("jury", "评委认定", "judged by the jury"))
works = fact.records("works", "作品", "Works", amount, good)
FACTS = (lessons, amount, begun, kind, told, works)


def form(text: str = "", **options: Any) -> FactForm:
    """A form as it comes back from a browser."""
    return FactForm(FACTS, QueryDict(text), **options)


@pytest.mark.parametrize("typed", ["2024-03-01", "2024/3/1", "2024.3.1", " 2024年3月1日 "])
def test_a_date_may_be_written_as_people_do(typed: str) -> None:
    read = form(f"fact-begun={typed}")
    assert read.is_valid()
    assert read.values == {"begun": date(2024, 3, 1)}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("fact-begun=2024-02-30", "“开始日” 应为实有的日期，写作 2024-03-01，不能是 “2024-02-30”。"),
        ("fact-amount=1.234", "“金额” 的金额最多两位小数（分），不能是 “1.234”。"),
        ("fact-amount=-1", "“金额” 不能小于 0，现为 “-1”。"),
        ("fact-lessons=2.5", "“课时” 应为整数，不能是 “2.5”。"),
        ("fact-works.rows=0&fact-works.0.amount=x", "“金额” 应为数字，不能是 “x”。"),
    ],
)
def test_what_is_no_value_gets_one_sentence(typed: str, said: str) -> None:
    read = form(typed)
    assert not read.is_valid()
    assert [error for bound in read for error in bound.errors] == [said]


def test_nothing_typed_is_unknown_and_not_no() -> None:
    read = form("fact-told=")
    assert read.is_valid()
    assert read.values == {}


def test_no_records_and_not_said_are_two_things() -> None:
    assert form("fact-works.none=on").is_valid()
    none, silent = form("fact-works.none=on"), form()
    assert none.is_valid()
    assert silent.is_valid()
    assert none.values == {"works": ()}
    assert silent.values == {}
    asked = form(required=["works"])
    assert not asked.is_valid()


def test_a_row_that_is_left_empty_is_no_record() -> None:
    read = form("fact-works.rows=0,1&fact-works.1.amount=1,200")
    assert read.is_valid()
    assert read.values["works"] == ({"amount": Decimal("1200")},)


def test_what_was_known_before_is_not_entered_again() -> None:
    typed = "fact-lessons=20&fact-amount=100&fact-told=yes"
    read = form(typed, known={"lessons": 20, "amount": Decimal(90), "kind": "music"})
    assert read.is_valid()
    assert read.entered == {"amount": "100.00", "told": True, "kind": None}


def test_what_another_role_judges_is_not_asked() -> None:
    asked = FactForm((good, works), role="learner")
    assert [each.name for each in asked.facts] == ["works"]
    assert [each.name for each in asked.items_of(works)] == ["amount"]
    assert [each.name for each in FactForm((good, works), role="jury").items_of(works)] == ["amount", "good"]


def test_one_paper_for_all_that_rest_on_it() -> None:
    [paper] = papers(FACTS)
    assert [each.name for each in paper.facts] == ["lessons", "amount", "works"]
    assert "lessons" in demanded(FACTS)


@given(st.dictionaries(st.sampled_from([each.name for each in FACTS[:5]]), st.text(max_size=20)))
def test_a_draft_shows_again_exactly_what_was_typed(typed: dict[str, str]) -> None:
    sent = QueryDict(mutable=True)
    for name, text in typed.items():
        sent[f"fact-{name}"] = text
    again = FactForm(FACTS, restored(FactForm(FACTS, sent, quiet=True).typed), quiet=True)
    assert {name: again[name].value() for name in typed} == typed
    assert not again.errors
