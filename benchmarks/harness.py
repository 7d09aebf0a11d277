"""Measuring two things in turn, in one run, so that their ratio holds when the machine's speed drifts."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 15

#: One measurement: seconds for one call, over so many calls.
Timed = Callable[[int], float]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: ours, a peer's, and how they compare.

    ``ratio`` says how many times better ours is: above 1, we are. ``goal`` is the least ratio asked for.
    """

    name: str
    ours: float
    unit: str
    beside: str
    theirs: float
    ratio: float
    goal: float
    met: bool


@dataclass(frozen=True, slots=True)
class Growth:
    """How one figure grows with a size: points of (size, figure), sizes rising."""

    name: str
    size: str
    unit: str
    points: tuple[tuple[float, float], ...]


#: Units of time, in seconds.
_UNITS = {"s": 1.0, "ms": 1e-3, "µs": 1e-6, "ns": 1e-9}


def timed(call: Callable[[], object]) -> Timed:
    """``call`` as something to measure."""

    def measure(times: int) -> float:
        begun = time.perf_counter()
        for _ in range(times):
            call()
        return (time.perf_counter() - begun) / times

    return measure


def compare(
    name: str,
    ours: Timed,
    beside: str,
    theirs: Timed,
    *,
    goal: float,
    unit: str = "µs",
    times: int = 20_000,
    their_times: int | None = None,
    rounds: int = ROUNDS,
) -> Row:
    """Time for one call of each, measured in turn: medians of the rounds, and the median of the ratios pair by pair.

    ``times`` calls make a round; ``their_times`` where the peer is so slow that fewer must do.
    """
    pairs = [(ours(times), theirs(their_times or times)) for _ in range(rounds)]
    ratio = statistics.median(other / own for own, other in pairs)
    own, other = (statistics.median(each) / _UNITS[unit] for each in zip(*pairs, strict=True))
    return row(name, own, unit, beside, other, ratio, goal)


def compare_rates(
    name: str,
    ours: Callable[[], float],
    beside: str,
    theirs: Callable[[], float],
    *,
    goal: float,
    unit: str = "a second",
    rounds: int = 5,
) -> Row:
    """How much each does in a second (commands, requests), measured in turn like ``compare``."""
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    ratio = statistics.median(own / other for own, other in pairs)
    own, other = (statistics.median(each) for each in zip(*pairs, strict=True))
    return row(name, own, unit, beside, other, ratio, goal)


def within(name: str, ours: float, unit: str, limit: float) -> Row:
    """A figure that has no peer, beside the most it may be."""
    return row(name, ours, unit, "the limit", limit, limit / ours, 1.0)


def at_least(name: str, ours: float, unit: str, least: float) -> Row:
    """A figure that has no peer, beside the least it must be."""
    return row(name, ours, unit, "the least asked for", least, ours / least, 1.0)


def row(name: str, ours: float, unit: str, beside: str, theirs: float, ratio: float, goal: float) -> Row:
    """A row with figures rounded for reading; whether the goal is met is judged before rounding."""
    return Row(name, _rounded(ours), unit, beside, _rounded(theirs), _rounded(ratio), round(goal, 2), ratio >= goal)


def _rounded(figure: float) -> float:
    """Three figures that count."""
    return float(f"{figure:.3g}") if abs(figure) < 1000 else float(round(figure))
