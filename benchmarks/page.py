"""The figures as a page: ``docs/benchmarks.md`` with its pictures, drawn from ``results.json`` and ``growth.json``."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import vl_convert

from benchmarks import report

_DOCS = Path(__file__).parent.parent / "docs"
_PICTURES = _DOCS / "images"
_MET, _MISSED, _INK = "#0b4f9e", "#c2571a", "#1b1b1d"
_CONFIG: dict[str, Any] = {
    "font": "Noto Sans SC, sans-serif",
    "view": {"stroke": None},
    "axis": {"labelFontSize": 14, "titleFontSize": 14, "labelLimit": 0, "labelColor": _INK, "gridColor": "#c9c7c0"},
    "legend": {"labelFontSize": 14, "titleFontSize": 14},
}


def draw() -> None:
    """Write the page and its pictures."""
    rows = _read(report.RESULTS)
    curves = _read(report.GROWTH)
    vl_convert.register_font_directory(str(pylopdf_fonts_zh_cn.sans_path().parent))
    _save("benchmarks", _ratios(rows))
    for curve in curves:
        _save(_file(curve), _curve(curve))
    (_DOCS / "benchmarks.md").write_text("\n".join(_page(rows, curves)), encoding="utf-8")


def _read(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else []


def _page(rows: list[dict[str, Any]], curves: list[dict[str, Any]]) -> Iterable[str]:
    asked = [row for row in rows if row["goal"]]
    met = sum(row["met"] for row in asked)
    yield from (
        "# Figures",
        "",
        "Drawn by `make bench` and `make growth`, never by hand. Every figure of ours is measured in turn with the one "
        "beside it, in one run; figures are medians, and the ratio is the median of the ratios pair by pair. A ratio "
        "above 1 says that we are better by so many times; the goal is the least ratio asked for. What each row "
        "measures, how, and what limits it is said at the head of its module in `benchmarks/`; what the curves mean is "
        "said in [How cost grows](growth.md).",
        "",
        f"{met} of {len(asked)} goals are met; rows without a goal are there to compare.",
        "",
        "![How many times better than what stands beside, and the goals](images/benchmarks.svg)",
        "",
        "| what | ours | beside | theirs | ratio | goal | met |",
        "| --- | ---: | --- | ---: | ---: | ---: | --- |",
    )
    for row in rows:
        ours, theirs = (f"{row[name]:,} {row['unit']}" for name in ("ours", "theirs"))
        goal = f"{row['goal']:,}" if row["goal"] else ""
        verdict = ("yes" if row["met"] else "**no**") if goal else ""
        yield f"| {row['name']} | {ours} | {row['beside']} | {theirs} | {row['ratio']:,} | {goal} | {verdict} |"
    yield ""
    for curve in curves:
        yield from (f"## {curve['name'][0].upper()}{curve['name'][1:]}", "")
        yield from (f"![{curve['name']} ({curve['unit']}) by {curve['size']}](images/{_file(curve)}.svg)", "")
        yield from (f"| {curve['size']} | {curve['unit']} |", "| ---: | ---: |")
        yield from (f"| {size:,.0f} | {figure:,} |" for size, figure in curve["points"])
        yield ""


def _file(curve: dict[str, Any]) -> str:
    return "growth-" + re.sub(r"[^a-z0-9]+", "-", curve["name"].lower()).strip("-")


def _save(name: str, specification: dict[str, Any]) -> None:
    svg = vl_convert.vegalite_to_svg(json.dumps(specification | {"config": _CONFIG}), vl_version="5.20")
    (_PICTURES / f"{name}.svg").write_text(svg + "\n", encoding="utf-8")


def _ratios(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """A bar for each row from 1 to its ratio, with a mark at the goal; both scales are logarithmic."""
    values = [
        {
            "row": f"{row['name']} — {row['beside']}",
            "ratio": row["ratio"],
            "goal": row["goal"] or None,
            "met": row["met"],
        }
        for row in rows
        if row["ratio"] > 0
    ]
    y = {"field": "row", "type": "nominal", "sort": None, "axis": {"title": None}}
    x = {"type": "quantitative", "scale": {"type": "log"}}
    colour = {"condition": {"test": "datum.met", "value": _MET}, "value": _MISSED}
    bar = {
        "mark": {"type": "bar", "height": 12},
        "encoding": {
            "y": y,
            "x": x | {"field": "ratio", "axis": {"title": "times better (bar), and the goal (mark)", "format": "~g"}},
            "x2": {"datum": 1},
            "color": colour,
        },
    }
    goal = {
        "mark": {"type": "tick", "thickness": 3, "size": 18, "color": _INK},
        "encoding": {"y": y, "x": x | {"field": "goal"}},
    }
    return {"width": 420, "height": {"step": 22}, "data": {"values": values}, "layer": [bar, goal]}


def _curve(curve: dict[str, Any]) -> dict[str, Any]:
    values = [{"size": size, "figure": figure} for size, figure in curve["points"]]
    axis = {"type": "quantitative", "scale": {"type": "log"}, "axis": {"format": "~s"}}
    return {
        "width": 460,
        "height": 220,
        "data": {"values": values},
        "mark": {"type": "line", "point": {"size": 70}, "color": _MET, "strokeWidth": 2.5},
        "encoding": {
            "x": axis | {"field": "size", "title": curve["size"]},
            "y": axis | {"field": "figure", "title": curve["unit"]},
        },
    }
