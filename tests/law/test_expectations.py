"""An issue described in values compares equal to itself, and unequal where something is changed."""

import copy
from typing import Any

import pytest

from gongbao.law import ExpectationsUnreadable, check_expectations, compare, describe

from .conftest import DEMO, SAMPLES, load


def source(name: str) -> bytes:
    return (DEMO if name == DEMO.name else SAMPLES / name).read_bytes()


@pytest.mark.parametrize("name", ["demo", "damaged.txt", "plain-issue.txt"])
def test_an_issue_meets_its_own_description(name: str) -> None:
    issue = load(name)
    results = compare(describe(issue), issue)
    assert len(results) > 20
    assert [result.name for result in results if not result.passed] == []


def changed(values: dict[str, Any], *path: str | int, to: Any) -> dict[str, Any]:
    values = copy.deepcopy(values)
    inner: Any = values
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = to
    return values


@pytest.mark.parametrize(
    ("path", "to"),
    [
        (("number",), 99),
        (("date",), "1999-01-01"),
        (("documents", 0, "issuers"), ["别的局"]),
        (("documents", 0, "effective", "date"), "2000-01-01"),
        (("documents", 0, "structure", "paragraphs_and_items"), {"1": [9, 9]}),
        (("documents", 0, "relations", 0, "target"), "别的办法"),
        (("documents", 0, "damage", 0, "at"), "第九十条"),
        (("documents", 0, "broken_sentences", 0, "right"), "别的字"),
        (("documents", 1, "tables", 0, "missing_serials"), "1"),
        (("documents", 1, "annexes", 0, "printed"), "omitted"),
    ],
)
def test_a_wrong_expectation_fails(path: tuple[str | int, ...], to: Any) -> None:
    issue = load("damaged.txt")
    failed = [result for result in compare(changed(describe(issue), *path, to=to), issue) if not result.passed]
    assert len(failed) == 1


def test_texts_and_searches() -> None:
    table = {
        "issues": [{"file": DEMO.name, "number": 3}],
        "text_examples": [
            {
                "document": "云文旅发〔2025〕6号",
                "at": "第九条",
                "first8": "本办法由市文化和",
                "last8": "旅游局负责解释。",
                "length": 16,
            },
            {"document": "云文旅发〔2025〕6号", "at": "第九条", "length": 17},
            {"document": "云文旅发〔2025〕6号", "at": "第九十条", "length": 17},
        ],
        "search_examples": [
            {"query": "示范阅览室", "must_find": ["云文旅发〔2025〕6号"], "must_not_find": ["云政办发〔2025〕11号"]},
            {"query": "示范阅览室", "must_find": ["云政办发〔2025〕11号"], "must_not_find": []},
        ],
    }
    assert [result.passed for result in check_expectations(table, source)] == [True, True, False, False, True, False]


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"issues": 3},
        {"issues": [{"number": 1}]},
        {"issues": [{"file": DEMO.name, "documents": [3]}]},
        {"issues": [{"file": DEMO.name, "damage": [{"at": "封面"}]}]},
    ],
)
def test_a_table_of_another_shape_is_refused(table: dict[str, Any]) -> None:
    with pytest.raises(ExpectationsUnreadable):
        check_expectations(table, source)
