"""Every decision of every service, on its worked examples: a table of people is answered as each of them is."""

import json
from itertools import groupby

import pyarrow as pa
import pytest

from gongbao.hub import examples
from gongbao.population.question import Question
from gongbao.population.stream import Asked
from gongbao.rules.kinds import Type
from gongbao.services import registry


@pytest.mark.parametrize("slug", registry())
def test_the_people_of_the_worked_examples_are_answered_alike_in_a_table(slug):
    service = registry()[slug]
    wrong = []
    for (name, day), cases in _by_decision(examples.of(slug)).items():
        question = Question(slug, name, day)
        tables = {suffix: write(question.facts, cases) for suffix, write in (("csv", _texts), ("parquet", _values))}
        expected = [service.decide(name, service.parse(case), day) for case in cases]
        for suffix, table in tables.items():
            answers, tally = Asked(question).answer(table, 0)
            if answers[0].to_pylist() != [each.text for each in expected]:
                wrong.append((name, day, suffix, answers[0].to_pylist(), [each.text for each in expected]))
            asked_for = {fact for each in expected for fact in each.missing}
            assert set(tally.missing) == asked_for, (name, suffix)
    assert not wrong


def _by_decision(found):
    ordered = sorted(found.get("cases", ()), key=lambda case: (case["decision"], case["as_of"]))
    groups = groupby(ordered, key=lambda case: (case["decision"], case["as_of"]))
    return {key: [case.get("facts") or {} for case in cases] for key, cases in groups}


def _texts(facts, cases):
    """A table as CSV brings it: texts, lists as JSON; a fact that nobody has is no column."""
    columns = {name: [_text(case.get(name)) for case in cases] for name in facts}
    return pa.RecordBatch.from_pydict({"id": pa.nulls(len(cases), pa.string())} | {
        name: pa.array(values, pa.string()) for name, values in columns.items() if any(values)
    })  # fmt: skip


def _text(value):
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return None if value is None else str(value)


def _values(facts, cases):
    """A table as Parquet brings it: columns of their types; amounts as binary fractions."""
    columns = {name: [case.get(name) for case in cases] for name in facts}
    arrays = {
        name: _array(facts[name], values)
        for name, values in columns.items()
        if any(value is not None for value in values)
    }
    return pa.RecordBatch.from_pydict({"id": pa.nulls(len(cases), pa.string()), **arrays})


def _array(fact, values):
    if fact.kind.type is Type.LIST or any(isinstance(value, str) for value in values):
        return pa.array([_text(value) for value in values], pa.string())
    return pa.array(values)
