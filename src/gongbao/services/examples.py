"""Worked examples of a service: cases of its decisions and scenarios of its procedures, played and compared.

An example is a mapping as YAML or JSON gives it. A case has ``name``, ``decision``, ``as_of``, ``facts``, ``expect``
and perhaps ``because``; a scenario is described in ``gongbao.procedures.simulate``, and may have ``because`` too: the
places of its steps and of the records that it makes. A ``name`` is a text, or the same words in ``zh`` and ``en``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from gongbao.law.places import Place, PlaceUnreadable, covers, lies_in
from gongbao.procedures import Played, Register, compare, simulate
from gongbao.rules import Answer, Type
from gongbao.rules.tree import split_places
from gongbao.services.service import Service
from gongbao.words import Problem, Words


class ExampleProblem(Problem):
    """A file of examples that cannot be read as one."""


@dataclass(frozen=True, slots=True)
class Result:
    """How an example came out. ``passed`` is about the answer; ``absent`` are expected places it does not name.

    ``places`` are those of its explanation, or of its steps and records; ``about`` are those that it is an example
    of: what it says itself in ``because``, and what decides the answer.
    """

    name: Words
    passed: bool
    expected: str
    got: str
    places: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    about: tuple[str, ...] = ()

    @property
    def proves(self) -> bool:
        """Whether the answer is the expected one and rests on the expected places."""
        return self.passed and not self.absent


def check_examples(service: Service, examples: Mapping[str, Any]) -> Iterator[Result]:
    """Play every case and scenario of a file, in its order."""
    for case in listed(examples, "cases"):
        yield check_case(service, case)
    for scenario in listed(examples, "scenarios"):
        yield play_scenario(service, scenario)


def check_case(service: Service, case: Mapping[str, Any]) -> Result:
    """Ask the decision of a case and compare the answer and the places."""
    name, expected, wanted = named(case), case.get("expect"), _because(case)
    try:
        answer = ask(service, case)
    except Problem as problem:
        return Result(name, False, shown(expected), problem.words.zh, absent=wanted, about=wanted)
    places = tuple(cause.place for cause in answer.named)
    about = dict.fromkeys((*wanted, *(cause.place for cause in answer.because)))
    return Result(
        name, _same(answer, expected), shown(expected), answer.text, places, _absent(places, wanted), tuple(about)
    )


def play_scenario(service: Service, scenario: Mapping[str, Any]) -> Result:
    """Play a scenario; what does not come out as expected is listed."""
    name, wanted = named(scenario), _because(scenario)
    try:
        played = play(service, scenario)
        mismatches = compare(played, scenario)
    except Problem as problem:
        return Result(name, False, "", problem.words.zh, absent=wanted, about=wanted)
    places = _places(service, str(scenario.get("procedure")), played)
    expected = "；".join(f"{each.what}：{each.expected}" for each in mismatches)
    got = "；".join(each.got for each in mismatches)
    about = tuple(dict.fromkeys((*wanted, *places)))
    return Result(name, not mismatches, expected, got, places, _absent(places, wanted), about)


def proving(service: Service, results: Iterable[Result], document: str, at: str) -> int:
    """How many of the results prove a place of one of the service's documents: they are about it or a part of it."""
    place = Place.parse(at)
    return sum(
        each.proves
        and any(number == document and lies_in(found, place) for number, found in located(service, each.about))
        for each in results
    )


def located(service: Service, places: Iterable[str]) -> Iterator[tuple[str, Place]]:
    """Each single place with the number of its document, and without the document in front."""
    for text in places:
        for single in split_places(text):
            document, at = service.locate(single)
            yield document.number, Place.parse(at)


def ask(service: Service, case: Mapping[str, Any]) -> Answer:
    """The answer to a case; a ``Problem`` where it is none."""
    return service.decide(str(case.get("decision")), service.parse(case.get("facts") or {}), _day(case.get("as_of")))


def play(service: Service, scenario: Mapping[str, Any]) -> Played:
    """What stands at the end of a scenario; a ``Problem`` where it is none, or an event is refused."""

    def decide(decision: str, facts: Mapping[str, object], on: date) -> str:
        known = {fact: value for fact, value in facts.items() if fact in service.facts}
        return service.decide(decision, service.parse(known), on).text

    return simulate(service.procedure(str(scenario.get("procedure"))), scenario, decide)


def named(example: Mapping[str, Any]) -> Words:
    """The name of an example in both languages."""
    name = example.get("name")
    if isinstance(name, Mapping):
        return Words(str(name.get("zh")), str(name.get("en") or name.get("zh")))
    return Words(str(name), str(name))


def shown(expected: Any) -> str:
    """An expected answer as answers are printed."""
    if isinstance(expected, bool):
        return "yes" if expected else "no"
    return "none" if expected is None else str(expected)


def listed(examples: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The ``cases`` or ``scenarios`` of a file; ``ExampleProblem`` where they are no list of examples."""
    found = examples.get(name) or []
    if not isinstance(found, list) or not all(isinstance(each, Mapping) for each in found):
        raise ExampleProblem(f"{name} 应为例子的列表。", f"{name} must be a list of examples.")
    return found


def names(places: tuple[str, ...], wanted: str) -> bool:
    """Whether ``wanted``, or a place above or below it, is among ``places``."""
    try:
        return any(covers(Place.parse(place), Place.parse(wanted)) for place in places)
    except PlaceUnreadable:
        return wanted in places


def _same(answer: Answer, expected: Any) -> bool:
    if answer.decision.kind.type in (Type.MONEY, Type.NUMBER, Type.INTEGER) and _is_number(expected):
        return answer.text not in ("unknown", "none") and Decimal(answer.text) == Decimal(str(expected))
    return answer.text == shown(expected)


def _is_number(expected: Any) -> bool:
    return isinstance(expected, int | float | Decimal) and not isinstance(expected, bool)


def _day(raw: Any) -> date:
    if isinstance(raw, date):
        return raw
    try:
        return date.fromisoformat(str(raw))
    except ValueError:
        raise ExampleProblem(f"as_of 应为日期，不能是 {raw}。", f"as_of must be a date, not {raw}.") from None


def _because(example: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(map(str, example.get("because") or ()))


def _absent(places: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(place for place in wanted if not names(places, place))


def _places(service: Service, procedure: str, played: Played) -> tuple[str, ...]:
    """The places of the steps that a scenario does or leaves open, and of the records that it makes."""
    steps = dict.fromkeys([*(each.step for each in played.done), *(each.step for each in played.open)])
    cited = [service.procedure(procedure).by_name[step].at for step in steps]
    cited += [service.records[each.record].at for each in played.effects if isinstance(each, Register)]
    return tuple(dict.fromkeys(place for each in cited for place in split_places(each)))
