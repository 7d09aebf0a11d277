"""Charts inside pages: the flow charts of procedures, and figures as bars or lines, each with its table.

Figures are drawn on the server by Vega-Lite (through vl-convert), so that pages need no script. The styles of flow
charts are a file of their own, as the pages' security policy allows none inline.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from html import escape
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe

from gongbao.procedures import Procedure, State
from gongbao.procedures.svg import draw
from gongbao.words import Words

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_EMPTY = Procedure("empty", Words("", ""), steps=(), ends=())


def flow_chart(procedure: Procedure, state: State | None, language: str, marked: str = "") -> SafeString:
    """The flow chart as an element of the page, with the way of a case on it where ``state`` is given.

    ``marked`` is a step to point at.
    """
    return mark_safe(_STYLE.sub("", draw(procedure, state, language=language, marked=marked)))  # noqa: S308 (our own drawing)


def style(request: HttpRequest) -> HttpResponse:
    """The style sheet of the flow charts: the one that a chart carries with it when it is a file."""
    found = _STYLE.search(draw(_EMPTY))
    response = HttpResponse(found[1] if found else "", content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=3600"
    return response


Number = int | Decimal | None
#: Up to this many, an axis marks each number.
_FEW = 5


@dataclass(frozen=True)
class Row:
    """A row of figures, one for each column of its chart; None is a figure that there is not.

    ``links``: where each figure leads (the list behind it), empty for nowhere.
    """

    label: Words
    values: tuple[Number, ...]
    links: tuple[str, ...] = ()

    @property
    def cells(self) -> list[tuple[str, str]]:
        """Each figure as it is written, with its link."""
        links = self.links or ("",) * len(self.values)
        return [(number_text(value), link) for value, link in zip(self.values, links, strict=True)]


@dataclass(frozen=True)
class Chart:
    """Figures as a picture and as a table. Use it with ``{% chart figures %}``.

    ``rows_are`` heads the first column of the table; ``unit`` is that of all figures. ``kind``: ``bars`` side by side,
    ``stacked`` bars whose parts make a whole, or ``lines`` over rows that are times in order. With ``limit`` the last
    column is what the others are measured against (a statutory period): in the picture a mark across the bars.
    """

    title: Words
    rows_are: Words
    columns: tuple[Words, ...]
    rows: tuple[Row, ...]
    unit: Words
    kind: Literal["bars", "stacked", "lines"] = "bars"
    limit: bool = False

    @property
    def limit_column(self) -> Words:
        """What the mark across the bars stands for."""
        return self.columns[-1]

    def picture(self, language: str) -> SafeString:
        """The drawing as an element of the page, told in words for those who do not see it."""
        text = json.dumps(_specification(self, language), sort_keys=True, ensure_ascii=False)
        label = escape(self.told().in_language(language))
        drawing = _svg(text).replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
        # The label tells the whole; what Vega says of each mark would be read out besides, or is empty.
        return mark_safe(drawing.replace("<g ", '<g aria-hidden="true" ', 1))  # noqa: S308

    def told(self) -> Words:
        """The picture in words: the first rows with their figures; the table has the rest."""
        shown, more = self.rows[:_TOLD], len(self.rows) - _TOLD
        zh = [f"{row.label.zh} {_listed(row, self.columns, 'zh')}" for row in shown]
        en = [f"{row.label.en} {_listed(row, self.columns, 'en')}" for row in shown]
        if more > 0:
            zh.append(f"另有{more}行见数据表")
            en.append(f"{more} more rows in the table")
        return Words(
            f"{self.title.zh}（{self.unit.zh}）：{'；'.join(zh)}", f"{self.title.en} ({self.unit.en}): {'; '.join(en)}"
        )


def number_text(value: Number) -> str:
    """A figure as tables have it: 12,345, 3.5, and a dash where there is none."""
    return "—" if value is None else f"{value:,}"


_TOLD = 12
_WIDTH = 460
#: As dark as text needs on paper, and apart from each other for the colour-blind.
_COLOURS = ("#0b4f9e", "#c2571a", "#2f7d5b", "#8a6d00", "#7a4f9e", "#5b616b")
_INK, _SOFT, _LINE = "#1b1b1d", "#4a4f57", "#c9c7c0"
#: Where a label goes on in a new line, in halves of a Chinese character: beside bars, and below lines.
_LABEL_WIDTH, _LABEL_BELOW = 20, 7
#: The bars of more rows than these would be a picture nobody can read; the table has them all.
_MOST_BARS = 24


def _listed(row: Row, columns: Sequence[Words], language: str) -> str:
    figures = [number_text(value) for value in row.values]
    if len(columns) == 1:
        return figures[0]
    return ", ".join(
        f"{column.in_language(language)} {figure}" for column, figure in zip(columns, figures, strict=True)
    )


def _specification(chart: Chart, language: str) -> dict[str, Any]:
    """The picture in Vega-Lite's grammar (version 5)."""
    columns = [column.in_language(language) for column in chart.columns]
    wide = _LABEL_BELOW if chart.kind == "lines" else _LABEL_WIDTH
    rows = chart.rows if chart.kind == "lines" else chart.rows[:_MOST_BARS]
    # Places, not labels, keep rows apart: two of them may be called the same.
    values = [
        {"row": place, "column": column, "value": float(value)}
        for place, row in enumerate(rows)
        for column, value in zip(columns, row.values, strict=True)
        if value is not None
    ]
    labels = {str(place): _wrapped(row.label.in_language(language), wide) for place, row in enumerate(rows)}
    lines = max((text.count("\n") + 1 for text in labels.values()), default=1)
    layers = _lines(columns) if chart.kind == "lines" else _bars(chart, columns, lines)
    axis = {"labelExpr": f"split({json.dumps(labels, ensure_ascii=False)}[datum.value], '\\n')"}
    most = max((each["value"] for each in values), default=0)
    for layer in layers:
        layer["encoding"]["x" if chart.kind == "lines" else "y"]["axis"] |= axis
        if most <= _FEW and all(each["value"].is_integer() for each in values):
            # What is counted comes whole: nothing is marked between 0 and 1.
            layer["encoding"]["y" if chart.kind == "lines" else "x"]["axis"]["values"] = list(range(int(most) + 1))
        if not any(each["value"] for each in values):
            # Without a length to show, nought would stand in the middle.
            layer["encoding"]["y" if chart.kind == "lines" else "x"]["scale"] = {"domain": [0, 1]}
    return {
        "width": _WIDTH,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "background": None,
        "padding": 4,
        "data": {"values": values},
        "layer": layers,
        "config": _CONFIG,
    }


def _bars(chart: Chart, columns: list[str], lines: int) -> list[dict[str, Any]]:
    drawn = columns[:-1] if chart.limit else columns
    stacked = chart.kind == "stacked"
    row = {"field": "row", "type": "ordinal", "axis": {"title": None, "grid": False, "ticks": False}}
    value = {"field": "value", "type": "quantitative", "axis": {"title": None, "tickMinStep": 1, "tickCount": 5}}
    grouped = not stacked and len(drawn) > 1
    height = 20 if grouped else 14 + 16 * lines
    bars: dict[str, Any] = {
        "transform": [{"filter": {"field": "column", "oneOf": drawn}}],
        "mark": {"type": "bar"},
        "height": {"step": height},
        "encoding": {"y": row, "x": value | {"stack": "zero" if stacked else None}, "color": _colour(drawn)},
    }
    if stacked:
        bars["encoding"]["order"] = {"field": "place", "type": "quantitative"}
        bars["transform"].append({"calculate": f"indexof({json.dumps(drawn)}, datum.column)", "as": "place"})
    if grouped:
        bars["encoding"]["yOffset"] = {"field": "column", "type": "nominal", "sort": drawn}
    layers = [bars]
    if not stacked:
        text = {"type": "text", "align": "left", "baseline": "middle", "dx": 4, "color": _INK, "fontSize": 14}
        placed = {"text": {"field": "value", "type": "quantitative", "format": ",~f"}}
        shown = {name: part for name, part in bars["encoding"].items() if name != "color"}
        layers.append({"transform": bars["transform"], "mark": text, "encoding": shown | placed})
    if chart.limit:
        mark = {"type": "tick", "color": _INK, "opacity": 1, "thickness": 3, "size": height * len(drawn)}
        only = [{"filter": {"field": "column", "equal": columns[-1]}}]
        layers.append({"transform": only, "mark": mark, "encoding": {"y": row, "x": value}})
    return [_copied(layer) for layer in layers]


def _lines(columns: list[str]) -> list[dict[str, Any]]:
    colour = _colour(columns)
    # Dashes and shapes as well, as lines are not told apart by colour alone; one legend says all three.
    dashes = colour | {"scale": {"domain": columns, "range": [_DASHES[n % len(_DASHES)] for n in range(len(columns))]}}
    shapes = colour | {"scale": {"domain": columns, "range": [_SHAPES[n % len(_SHAPES)] for n in range(len(columns))]}}
    return [
        {
            "mark": {"type": "line", "strokeWidth": 2.5, "point": {"filled": True, "size": 60}},
            "height": 220,
            "encoding": {
                "x": {
                    "field": "row",
                    "type": "ordinal",
                    "axis": {"title": None, "labelAngle": 0, "labelOverlap": True, "grid": False},
                },
                "y": {
                    "field": "value",
                    "type": "quantitative",
                    "axis": {"title": None, "tickMinStep": 1, "tickCount": 5},
                    "scale": {"zero": True},
                },
                "color": colour,
                "strokeDash": dashes,
                "shape": shapes,
            },
        }
    ]


_DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3])
_SHAPES = ("circle", "square", "triangle-up", "diamond")
_LEGEND = {"title": None, "orient": "top", "direction": "horizontal", "columns": 3, "symbolStrokeWidth": 2}


def _colour(columns: list[str]) -> dict[str, Any]:
    # One column needs no legend: the caption says what it is.
    scale = {"domain": columns, "range": [_COLOURS[place % len(_COLOURS)] for place in range(len(columns))]}
    return {
        "field": "column",
        "type": "nominal",
        "sort": columns,
        "scale": scale,
        "legend": _LEGEND if len(columns) > 1 else None,
    }


_CONFIG: dict[str, Any] = {
    "font": "Noto Sans SC",
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 14,
        "labelColor": _INK,
        "labelLimit": 0,
        "labelPadding": 6,
        "gridColor": _LINE,
        "domainColor": _SOFT,
        "tickColor": _SOFT,
    },
    "legend": {"labelFontSize": 14, "labelColor": _INK, "labelLimit": 0, "symbolSize": 160},
}


def _copied(layer: dict[str, Any]) -> dict[str, Any]:
    """Layers share parts, and each axis is completed on its own."""
    return json.loads(json.dumps(layer))  # type: ignore[no-any-return]


def _wrapped(text: str, most: int) -> str:
    """A label in lines about as long as each other; words of Latin letters stay whole, closing marks with what they
    close.
    """
    pieces = re.findall(r"[A-Za-z0-9'’.,()/-]+ ?|.[：，、。；）〕》”]*", text)
    widths = [sum(2 if ord(char) > 0x2E80 else 1 for char in piece) for piece in pieces]
    number = -(-sum(widths) // most) or 1
    even = -(-sum(widths) // number) + 1
    lines, width = [""], 0
    for piece, wide in zip(pieces, widths, strict=True):
        if lines[-1] and width + wide > min(most, even):
            lines.append("")
            width = 0
        lines[-1] += piece
        width += wide
    return "\n".join(line.strip() for line in lines)


@lru_cache(maxsize=256)
def _svg(specification: str) -> str:
    """The same figures are drawn once; a drawing takes about a tenth of a second."""
    return str(_renderer().vegalite_to_svg(specification, vl_version="5.20"))


@cache
def _renderer() -> Any:
    # Heavy to load, and needed only when figures are drawn.
    import pylopdf_fonts_zh_cn
    import vl_convert

    vl_convert.register_font_directory(str(pylopdf_fonts_zh_cn.sans_path().parent))
    return vl_convert
