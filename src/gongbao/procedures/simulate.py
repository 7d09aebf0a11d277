"""Playing a procedure on a moved clock: a scenario in, what stands at its end out.

A scenario is a mapping as a YAML or JSON file gives it: ``start`` (day), ``given`` (facts), ``events`` (each with
``on``, ``step``, ``outcome``), ``until`` (the clock runs to the end of this day), and for ``check_scenario`` also
``expect`` (``ended``, the complete list ``open``, a selection ``done``, and ``clock``). YAML 1.1 reads a bare ``on``
as true; both are taken. Outcomes that come by themselves come before the events of the day on which they do.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gongbao.procedures.definition import Procedure
from gongbao.procedures.effects import Assign, Effect, Today, Value, ValueOf, When
from gongbao.procedures.engine import Advance, advance, fire, start
from gongbao.procedures.events import Done, TimeUp
from gongbao.procedures.state import State
from gongbao.procedures.timing import ClockReading, as_day, due, read_clock
from gongbao.words import Problem

#: Answers the decision of that name on these facts as of that day: "yes", "no" or "unknown".
DecideOn = Callable[[str, Mapping[str, object], date], str]


class ScenarioProblem(Problem):
    """A scenario that cannot be played."""


@dataclass(frozen=True, slots=True)
class DoneStep:
    """A step that was done: with which outcome, on which day, and whether the outcome came by itself."""

    step: str
    outcome: str
    on: date
    automatic: bool


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step that is open, and its last day if it has one."""

    step: str
    due: date | None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Played:
    """What stands at the end of a scenario."""

    state: State
    ended: str | None
    open: tuple[OpenStep, ...]
    done: tuple[DoneStep, ...]
    clock: ClockReading | None
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Something that a scenario expects and that came out otherwise."""

    what: str
    expected: str
    got: str


def simulate(procedure: Procedure, scenario: Mapping[Any, Any], decide: DecideOn | None = None) -> Played:
    """Play ``scenario``; an event that is refused, or a scenario that is none, raises a ``Problem``."""
    play = _Play(procedure, dict(_mapping(scenario, "given")), decide or _undecided)
    play.begin(_day(scenario, "start", "场景"))
    for event in scenario_events(scenario):
        play.do(event)
    until = _day(scenario, "until", "场景")
    if until < play.state.on:
        raise ScenarioProblem(
            f"场景的截止日期{until}早于最后一个事件{play.state.on}。",
            f"The scenario ends on {until}, before its last event on {play.state.on}.",
        )
    play.run_to(until)
    return play.result(until)


def scenario_events(scenario: Mapping[Any, Any]) -> list[Done]:
    """What people do in a scenario, in its order."""
    return [_event(entry) for entry in _list(scenario, "events")]


def check_scenario(procedure: Procedure, scenario: Mapping[Any, Any], decide: DecideOn | None = None) -> list[Mismatch]:
    """Play ``scenario`` and compare with its ``expect``; an event that is refused is a mismatch too."""
    try:
        played = simulate(procedure, scenario, decide)
    except ScenarioProblem:
        raise
    except Problem as problem:
        return [Mismatch("events", "every event is taken", problem.words.en)]
    return compare(played, scenario)


def compare(played: Played, scenario: Mapping[Any, Any]) -> list[Mismatch]:
    """What came out otherwise than the scenario's ``expect``."""
    return list(_compare(played, _mapping(scenario, "expect")))


def _undecided(_decision: str, _facts: Mapping[str, object], _day: date) -> str:
    return "unknown"


@dataclass(slots=True)
class _Play:
    """A procedure being played: the state, the facts that effects have set, and what was done."""

    procedure: Procedure
    facts: dict[str, object]
    decide: DecideOn
    state: State = field(init=False)
    done: list[DoneStep] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)

    def begin(self, on: date) -> None:
        self._take(start(self.procedure, on), on)

    def do(self, event: Done) -> None:
        self.run_to(event.on)
        answer = lambda name: self.decide(name, self.facts, event.on)  # noqa: E731
        result = advance(self.procedure, self.state, event, given=self.facts, decide=answer)
        self.done.append(DoneStep(event.step, event.outcome, event.on, automatic=False))
        self._take(result, event.on)

    def run_to(self, on: date) -> None:
        for event, result in fire(self.procedure, self.state, on, lambda: self.facts):
            self._record(event, result)

    def result(self, until: date) -> Played:
        return Played(
            state=self.state,
            ended=self.state.ended,
            open=tuple(self._open()),
            done=tuple(self.done),
            clock=read_clock(self.procedure, self.state, until),
            effects=tuple(self.effects),
        )

    def _open(self) -> Iterator[OpenStep]:
        for step in self.state.open_steps:
            last = due(self.procedure, self.state, step, self.facts)
            yield OpenStep(step, last.day, last.provisional) if last else OpenStep(step, None)

    def _record(self, event: TimeUp, result: Advance) -> None:
        self.done.append(DoneStep(event.step, result.outcome or "", event.on, automatic=True))
        self._take(result, event.on)

    def _take(self, result: Advance, on: date) -> None:
        self.state = result.state
        self._carry_out(result.effects, on)

    def _carry_out(self, effects: Iterable[Effect], on: date) -> None:
        for effect in effects:
            if isinstance(effect, When):
                if _written(self._value(effect.value, on)) == _written(effect.equals):
                    self._carry_out(effect.effects, on)
                continue
            self.effects.append(effect)
            # A value that is not known leaves the fact as it was.
            if isinstance(effect, Assign) and (value := self._value(effect.value, on)) is not None:
                self.facts[effect.fact] = value

    def _value(self, value: Value, on: date) -> object:
        match value:
            case Today():
                return on
            case ValueOf(name) if "-" in name:
                answer = self.decide(name, self.facts, on)
                return None if answer in ("unknown", "none") else answer
            case ValueOf(name):
                return self.facts.get(name)
            case literal:
                return literal


def _written(value: object) -> str:
    """As decisions answer in a simulation, so that facts and answers compare alike."""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _compare(played: Played, expect: Mapping[Any, Any]) -> Iterator[Mismatch]:
    ended = expect.get("ended")
    if played.ended != ended:
        yield Mismatch("ended", str(ended), str(played.ended))
    yield from _compare_open(played, _list(expect, "open"))
    took = {(d.step, d.outcome, d.on) for d in played.done}
    for entry in _list(expect, "done"):
        wanted = _event(entry)
        if (wanted.step, wanted.outcome, wanted.on) not in took:
            got = "、".join(f"{d.outcome} {d.on}" for d in played.done if d.step == wanted.step) or "not done"
            yield Mismatch(f"done {wanted.step}", f"{wanted.outcome} {wanted.on}", got)
    if expect.get("clock") is not None:
        yield from _compare_clock(played.clock, _mapping(expect, "clock"))


def _compare_open(played: Played, entries: list[Any]) -> Iterator[Mismatch]:
    got = {step.step: step.due for step in played.open}
    expected = {str(entry["step"]): entry for entry in entries}
    for name in sorted(got.keys() - expected.keys()):
        yield Mismatch(f"open {name}", "not open", f"open, due {got[name]}")
    for name, entry in expected.items():
        if name not in got:
            yield Mismatch(f"open {name}", "open", "not open")
        elif "due" in entry and got[name] != (wanted := _as_day(entry["due"], name) if entry["due"] else None):
            yield Mismatch(f"due {name}", str(wanted), str(got[name]))


def _compare_clock(clock: ClockReading | None, expected: Mapping[Any, Any]) -> Iterator[Mismatch]:
    if clock is None:
        yield Mismatch("clock", str(dict(expected)), "no clock")
        return
    got = {"used": clock.used, "limit": clock.limit, "exceeded_on": clock.exceeded_on}
    for name, value in expected.items():
        wanted = _as_day(value, name) if name == "exceeded_on" and value is not None else value
        if got.get(name) != wanted:
            yield Mismatch(f"clock {name}", str(wanted), str(got.get(name)))


def _event(entry: object) -> Done:
    if not isinstance(entry, Mapping):
        raise ScenarioProblem(
            f"场景中的事件应当写明on、step和outcome，不能是“{entry}”。",
            f'An event of a scenario has on, step and outcome, not "{entry}".',
        )
    missing = [name for name in ("step", "outcome") if not isinstance(entry.get(name), str)]
    if missing:
        raise ScenarioProblem(
            f"场景中的事件缺少{'、'.join(missing)}：{dict(entry)}。",
            f"An event of the scenario lacks {' and '.join(missing)}: {dict(entry)}.",
        )
    return Done(entry["step"], entry["outcome"], _as_day(entry.get("on", entry.get(True)), entry["step"]))


def _day(scenario: Mapping[Any, Any], name: str, where: str) -> date:
    return _as_day(scenario.get(name), f"{where} {name}")


def _as_day(value: object, where: str) -> date:
    try:
        return as_day(value)
    except ValueError:
        raise ScenarioProblem(
            f"“{where}”的日期应当形如2024-03-01，不能是“{value}”。",
            f'The date of "{where}" must look like 2024-03-01, not "{value}".',
        ) from None


def _mapping(scenario: Mapping[Any, Any], name: str) -> Mapping[Any, Any]:
    value = scenario.get(name) or {}
    if not isinstance(value, Mapping):
        raise ScenarioProblem(f"场景的“{name}”应当是名称和值。", f'"{name}" of a scenario must be names with values.')
    return value


def _list(scenario: Mapping[Any, Any], name: str) -> list[Any]:
    value = scenario.get(name) or []
    if not isinstance(value, list):
        raise ScenarioProblem(f"场景的“{name}”应当是一个列表。", f'"{name}" of a scenario must be a list.')
    return value
