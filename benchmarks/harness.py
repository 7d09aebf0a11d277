"""Measuring two things in turn, in one run, so that their ratio holds when the machine's speed drifts."""

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: ours, a peer's, and how they compare. ``ratio`` is theirs divided by ours: above 1, we are faster."""

    name: str
    ours: float
    unit: str
    beside: str
    theirs: float
    ratio: float
    goal: float
    met: bool


def seconds(call: Callable[[], object], times: int) -> float:
    """Seconds for one call, over ``times`` calls."""
    begun = time.perf_counter()
    for _ in range(times):
        call()
    return (time.perf_counter() - begun) / times


def compare(
    name: str,
    ours: Callable[[], object],
    beside: str,
    theirs: Callable[[], object],
    *,
    goal: float,
    times: int = 20_000,
) -> Row:
    """Both measured in turn; medians of the rounds, in microseconds, and the median of the ratios pair by pair."""
    pairs = [(seconds(ours, times), seconds(theirs, times)) for _ in range(ROUNDS)]
    ratio = statistics.median(other / own for own, other in pairs)
    own, other = (statistics.median(each) * 1e6 for each in zip(*pairs, strict=True))
    return Row(name, round(own, 3), "µs", beside, round(other, 3), round(ratio, 2), goal, ratio >= goal)


def report(rows: list[Row], path: Path) -> None:
    """Print the rows as a table and write them as JSON."""
    for row in rows:
        mark = "✓" if row.met else "✗"
        line = f"{row.ours:>10} {row.unit}  {row.beside} {row.theirs:>10} {row.unit}"
        print(f"{mark} {row.name:<48} {line}  ratio {row.ratio} (goal {row.goal})")
    path.write_text(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
