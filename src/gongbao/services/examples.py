"""Worked examples of a service: cases of its decisions and scenarios of its procedures, played and compared.

An example is a mapping as YAML or JSON gives it. A case has ``name``, ``decision``, ``as_of``, ``facts``, ``expect``
and perhaps ``because``; a scenario is described in ``gongbao.procedures.simulate``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from gongbao.law.places import Place, PlaceUnreadable, covers
from gongbao.procedures import check_scenario
from gongbao.rules import Answer, Type
from gongbao.services.service import Service
from gongbao.words import Problem


class ExampleProblem(Problem):
    """A file of examples that cannot be read as one."""


@dataclass(frozen=True, slots=True)
class Result:
    """How an example came out. ``passed`` is about the answer; ``absent`` are expected places it does not name."""

    name: str
    passed: bool
    expected: str
    got: str
    places: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


def check_examples(service: Service, examples: Mapping[str, Any]) -> Iterator[Result]:
    """Play every case and scenario of a file, in its order."""
    for case in _list(examples, "cases"):
        yield check_case(service, case)
    for scenario in _list(examples, "scenarios"):
        yield play_scenario(service, scenario)


def check_case(service: Service, case: Mapping[str, Any]) -> Result:
    """Ask the decision of a case and compare the answer and the places."""
    name, expected = str(case.get("name")), case.get("expect")
    shown = _shown(expected)
    try:
        as_of = _day(case.get("as_of"))
        answer = service.decide(str(case.get("decision")), service.parse(case.get("facts") or {}), as_of)
    except Problem as problem:
        return Result(name, False, shown, problem.words.zh)
    wanted = tuple(case.get("because") or ())
    places = tuple(cause.place for cause in answer.named)
    absent = tuple(place for place in wanted if not names(places, place))
    return Result(name, _same(answer, expected), shown, answer.text, places, absent)


def play_scenario(service: Service, scenario: Mapping[str, Any]) -> Result:
    """Play a scenario; what does not come out as expected is listed."""
    name = str(scenario.get("name"))

    def decide(decision: str, facts: Mapping[str, object], on: date) -> str:
        known = {fact: value for fact, value in facts.items() if fact in service.facts}
        return service.decide(decision, service.parse(known), on).text

    try:
        procedure = service.procedure(str(scenario.get("procedure")))
        mismatches = check_scenario(procedure, scenario, decide)
    except Problem as problem:
        return Result(name, False, "", problem.words.zh)
    expected = "；".join(f"{each.what}：{each.expected}" for each in mismatches)
    return Result(name, not mismatches, expected, "；".join(each.got for each in mismatches))


def names(places: tuple[str, ...], wanted: str) -> bool:
    """Whether ``wanted``, or a place above or below it, is among ``places``."""
    try:
        return any(covers(Place.parse(place), Place.parse(wanted)) for place in places)
    except PlaceUnreadable:
        return wanted in places


def _same(answer: Answer, expected: Any) -> bool:
    if answer.decision.kind.type in (Type.MONEY, Type.NUMBER, Type.INTEGER) and _is_number(expected):
        return answer.text not in ("unknown", "none") and Decimal(answer.text) == Decimal(str(expected))
    return answer.text == _shown(expected)


def _is_number(expected: Any) -> bool:
    return isinstance(expected, int | float | Decimal) and not isinstance(expected, bool)


def _shown(expected: Any) -> str:
    if isinstance(expected, bool):
        return "yes" if expected else "no"
    return "none" if expected is None else str(expected)


def _day(raw: Any) -> date:
    if isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(str(raw))
    except ValueError:
        raise ExampleProblem(f"as_of 应为日期，不能是 {raw}。", f"as_of must be a date, not {raw}.") from None


def _list(examples: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = examples.get(name) or []
    if not isinstance(found, list) or not all(isinstance(each, Mapping) for each in found):
        raise ExampleProblem(f"{name} 应为例子的列表。", f"{name} must be a list of examples.")
    return found
