"""What can happen to a procedure. Every event carries its day: time is passed in, never read."""

from dataclasses import dataclass
from datetime import date

from gongbao.periods import Period


@dataclass(frozen=True, slots=True)
class Done:
    """A person did ``step`` with ``outcome``; ``by`` identifies the person where another may be required elsewhere."""

    step: str
    outcome: str
    on: date
    by: str | None = None


@dataclass(frozen=True, slots=True)
class TimeUp:
    """The time of ``step`` is up on the day ``on`` (the day after its last one): its outcome comes by itself."""

    step: str
    on: date


@dataclass(frozen=True, slots=True)
class Paused:
    """The periods of ``steps`` (none named: of all) stand from ``on``, with the reason and the place that allows it."""

    on: date
    reason: str
    at: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resumed:
    """The periods that an event ``Paused`` has stopped run on; ``on`` is the last day not counted."""

    on: date


@dataclass(frozen=True, slots=True)
class Extended:
    """The period of the open ``step`` is made longer by ``period``, with the reason and the place that allows it."""

    step: str
    on: date
    period: Period
    reason: str
    at: str


Event = Done | TimeUp | Paused | Resumed | Extended
