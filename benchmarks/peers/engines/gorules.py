"""GoRules zen: a compiled expression, and graphs that are traced.

A graph is fastest when the engine gets it from a loader that holds it parsed; a decision made of it once is ten times
slower. ``whole`` is a graph of one expression, whose trace tells no more than facts and answer; ``named`` gives every
condition a name, so that its trace tells what each came to.
"""

import json
from functools import partial
from typing import Any

import zen
from answering import answer, seconds
from rule import COUNTS, ROUTES, at_least_three, text

Facts = dict[str, Any]

WHOLE = {"answer": text("and", "or")}
_routes = {f"route_{n}_{m}": each for n, route in enumerate(ROUTES) for m, each in enumerate(route)}
_ways = {f"way_{n}": " and ".join(f"$.route_{n}_{m}" for m in range(len(route))) for n, route in enumerate(ROUTES)}
_counts = {f"enough_{n}": each for n, each in enumerate(COUNTS)}
NAMED = {
    **_routes,
    **_ways,
    "qualified": " or ".join(f"$.{name}" for name in _ways),
    **_counts,
    "achieved": at_least_three(tuple(f"$.{name}" for name in _counts)),
    "answer": "$.qualified and $.achieved",
}


def _graph(expressions: dict[str, str]) -> zen.ZenDecisionContent:
    said = [{"id": name, "key": name, "value": value} for name, value in expressions.items()]
    nodes = [("in", "inputNode", {}), ("rule", "expressionNode", {"expressions": said}), ("out", "outputNode", {})]
    edges = [("in", "rule"), ("rule", "out")]
    graph = {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": name, "name": name, "type": kind, "content": content, "position": {"x": 0, "y": 0}}
            for name, kind, content in nodes
        ],
        "edges": [{"id": f"{one}-{two}", "sourceId": one, "targetId": two, "type": "edge"} for one, two in edges],
    }
    return zen.ZenDecisionContent(json.dumps(graph))


_expression = zen.compile_expression(WHOLE["answer"])
_graphs = {"whole": _graph(WHOLE), "named": _graph(NAMED)}
_engine = zen.ZenEngine({"loader": _graphs.__getitem__})
_TRACED = {"trace": True}


def decided(people: list[Facts]) -> list[bool]:
    """The answer for each person; all three ways must agree, and the trace must tell of every condition."""
    answers = [_expression.evaluate(each) for each in people]
    for graph, conditions in (("whole", WHOLE), ("named", NAMED)):
        found = [_engine.evaluate(graph, each, _TRACED) for each in people]
        assert answers == [each["result"]["answer"] for each in found]
        assert all(each["trace"]["rule"]["traceData"].keys() == conditions.keys() for each in found)
    return answers


def plain(times: int, facts: Facts) -> float:
    """Seconds for one answer of the compiled expression."""
    return seconds(partial(_expression.evaluate, facts), times)


def traced(times: int, graph: str, facts: Facts) -> float:
    """Seconds for one traced answer of a graph."""
    return seconds(partial(_engine.evaluate, graph, facts, _TRACED), times)


answer(decided, plain, traced)
