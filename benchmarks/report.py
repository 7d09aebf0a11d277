"""What a run found, for people and machines: printed, in ``results.json``, and as a page with a chart in ``docs/``."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.harness import Growth, Row

_HERE = Path(__file__).parent
RESULTS = _HERE / "results.json"
GROWTH = _HERE / "growth.json"


def show(row: Row) -> None:
    """Print one row as soon as it is known."""
    mark = "✓" if row.met else "✗"
    figures = f"{row.ours:>10,} {row.unit}  {row.beside} {row.theirs:>10,} {row.unit}"
    print(f"{mark} {row.name:<56} {figures}  ratio {row.ratio:,} (goal {row.goal:,})", flush=True)


def show_growth(growth: Growth) -> None:
    """Print one curve."""
    points = ", ".join(f"{size:,.0f}: {figure:,}" for size, figure in growth.points)
    print(f"  {growth.name} ({growth.unit}) by {growth.size}: {points}", flush=True)


def keep(rows: Iterable[Row], *, whole: bool) -> None:
    """Write the rows to ``results.json``; of a run that was not ``whole``, in the place of the same rows before."""
    _keep(RESULTS, {(row.name, row.beside): asdict(row) for row in rows}, ("name", "beside"), whole=whole)


def keep_growth(curves: Iterable[Growth], *, whole: bool) -> None:
    """Write the curves to ``growth.json``, like ``keep``."""
    _keep(GROWTH, {(curve.name,): asdict(curve) for curve in curves}, ("name",), whole=whole)


def _keep(path: Path, found: dict[tuple[str, ...], Any], key: tuple[str, ...], *, whole: bool) -> None:
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() and not whole else []
    kept = {tuple(each[name] for name in key): each for each in before} | found
    path.write_text(json.dumps(list(kept.values()), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
