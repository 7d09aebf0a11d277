"""Where a procedure stands: small, immutable, of a size that its definition bounds, and writable as JSON.

Of every step it keeps whether it is open and how it last ended, not its history: a loop that runs a thousand times
leaves no more behind than one that runs once. Only entries in the ledger of a period that is still running are kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from gongbao.periods import Extension, Pause, Period, Unit

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StepState:
    """A step that was opened at least once.

    ``opened``: the day it opened, None when it is not open now. ``outcome`` and ``on``: how and when it last ended;
    ``by``: who did it, None when it came by itself or nobody was named. ``extensions`` of the period running now.
    """

    opened: date | None = None
    outcome: str | None = None
    on: date | None = None
    by: str | None = None
    extensions: tuple[Extension, ...] = ()


_NEVER_OPENED = StepState()


@dataclass(frozen=True, slots=True)
class CasePause:
    """A pause of the periods of ``steps`` (none named: of all); ``source`` is the open step that causes it, if one."""

    pause: Pause
    steps: tuple[str, ...] = ()
    source: str | None = None

    def covers(self, step: str) -> bool:
        """Whether the period of ``step`` stands in this pause."""
        return not self.steps or step in self.steps


@dataclass(frozen=True, slots=True)
class ClockState:
    """What the procedure's clock has counted: ``used`` in stretches that are over, and ``since`` when it runs now."""

    used: int = 0
    since: date | None = None
    exceeded_on: date | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Where a procedure stands after its events up to ``on``; never changed in place.

    ``steps`` holds the steps that were ever opened; ``ended`` is the end state, None while the procedure goes on.
    """

    procedure: str
    started: date
    on: date
    steps: Mapping[str, StepState] = field(default_factory=dict)
    ended: str | None = None
    pauses: tuple[CasePause, ...] = ()
    clock: ClockState = ClockState()

    @property
    def open_steps(self) -> tuple[str, ...]:
        """The names of the steps that are open now."""
        return tuple(name for name, step in self.steps.items() if step.opened is not None)

    def step(self, name: str) -> StepState:
        """What is known of the step; one never opened is empty."""
        return self.steps.get(name, _NEVER_OPENED)

    def with_step(self, name: str, step: StepState) -> "State":
        """This state with another entry for one step."""
        return replace(self, steps={**self.steps, name: step})

    @property
    def paused(self) -> bool:
        """Whether somebody has stopped the periods; a step that stops them while it is open does not count."""
        return any(entry.pause.until is None and entry.source is None for entry in self.pauses)

    def to_json(self) -> Json:
        """As JSON values (strings, numbers, lists, objects); what is empty is left out."""
        return _without_empty(
            {
                "procedure": self.procedure,
                "started": self.started.isoformat(),
                "on": self.on.isoformat(),
                "steps": {name: _step_to_json(step) for name, step in self.steps.items()},
                "ended": self.ended,
                "pauses": [_pause_to_json(pause) for pause in self.pauses],
                "clock": _without_empty(
                    {
                        "used": self.clock.used,
                        "since": _text(self.clock.since),
                        "exceeded_on": _text(self.clock.exceeded_on),
                    }
                ),
            }
        )

    @classmethod
    def from_json(cls, data: Json) -> "State":
        """The state that ``to_json`` wrote."""
        clock = data.get("clock", {})
        return cls(
            procedure=data["procedure"],
            started=date.fromisoformat(data["started"]),
            on=date.fromisoformat(data["on"]),
            steps={name: _step_from_json(step) for name, step in data.get("steps", {}).items()},
            ended=data.get("ended"),
            pauses=tuple(_pause_from_json(pause) for pause in data.get("pauses", ())),
            clock=ClockState(clock.get("used", 0), _day(clock.get("since")), _day(clock.get("exceeded_on"))),
        )


def _step_to_json(step: StepState) -> Json:
    return _without_empty(
        {
            "opened": _text(step.opened),
            "outcome": step.outcome,
            "on": _text(step.on),
            "by": step.by,
            "extensions": [
                {"n": e.period.n, "unit": e.period.unit.value, "reason": e.reason, "at": e.at} for e in step.extensions
            ],
        }
    )


def _step_from_json(data: Json) -> StepState:
    extensions = tuple(
        Extension(Period(e["n"], Unit(e["unit"])), e["reason"], e["at"]) for e in data.get("extensions", ())
    )
    return StepState(_day(data.get("opened")), data.get("outcome"), _day(data.get("on")), data.get("by"), extensions)


def _pause_to_json(entry: CasePause) -> Json:
    pause = entry.pause
    return _without_empty(
        {
            "since": pause.since.isoformat(),
            "until": _text(pause.until),
            "reason": pause.reason,
            "at": pause.at,
            "steps": list(entry.steps),
            "source": entry.source,
        }
    )


def _pause_from_json(data: Json) -> CasePause:
    since, until = date.fromisoformat(data["since"]), _day(data.get("until"))
    pause = Pause(since, until, data.get("reason", ""), data.get("at", ""))
    return CasePause(pause, tuple(data.get("steps", ())), data.get("source"))


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _without_empty(data: Json) -> Json:
    return {name: value for name, value in data.items() if value not in (None, "", 0, [], {})}
