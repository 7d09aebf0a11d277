"""What a run found, for people and machines: printed, in ``results.json``, and as a page with a chart in ``docs/``."""

import json
from dataclasses import asdict
from pathlib import Path

from benchmarks.harness import Growth, Row

_HERE = Path(__file__).parent
RESULTS = _HERE / "results.json"
GROWTH = _HERE / "growth.json"


def show(found: Row | Growth) -> None:
    """Print one row or curve as soon as it is known."""
    if isinstance(found, Growth):
        points = ", ".join(f"{size:,.0f}: {figure:,}" for size, figure in found.points)
        print(f"  {found.name} ({found.unit}) by {found.size}: {points}", flush=True)
        return
    mark = "✓" if found.met else "✗"
    figures = f"{found.ours:>10,} {found.unit}  {found.beside} {found.theirs:>10,} {found.unit}"
    print(f"{mark} {found.name:<56} {figures}  ratio {found.ratio:,} (goal {found.goal:,})", flush=True)


def keep(found: Row | Growth) -> None:
    """Write a row or a curve into its file, in the place of the same before."""
    path, key = (GROWTH, ("name",)) if isinstance(found, Growth) else (RESULTS, ("name", "beside"))
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    kept = {tuple(each[name] for name in key): each for each in before}
    kept[tuple(getattr(found, name) for name in key)] = asdict(found)
    path.write_text(json.dumps(list(kept.values()), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def forget(*, growing: bool) -> None:
    """Begin anew: rows that are measured no more shall not stay."""
    (GROWTH if growing else RESULTS).unlink(missing_ok=True)
