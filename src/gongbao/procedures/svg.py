"""The flow chart of a procedure as SVG: readable on a phone, in black and white, aloud, and in large type.

Colours come from the page (``currentColor`` and the custom properties ``--flow-accent`` and ``--flow-surface``); the
way a case has gone is told by thicker lines and ticks, what is open by a thick broken frame and words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import pairwise

from gongbao.procedures.chart import START_BOX, Chart, Way, chart_of
from gongbao.procedures.definition import Procedure, Step
from gongbao.procedures.layout import Layout, Route, Size, Spot, arrange
from gongbao.procedures.shapes import LEADING, Line, ems, rectangle, text_block, wrap
from gongbao.procedures.state import State
from gongbao.procedures.wording import describe, due_words
from gongbao.words import Words

#: Characters of a Chinese label in one line.
LINE = 7
_LABEL, _SMALL = 15.0, 12.0
_PAD = 10.0
_MARGIN = 14.0
_TURN = 26.0
_ROUND = 24.0
_START = Words("开始", "Start")
_OPEN_NOW = Words("办理中", "Open now")
_HERE = Words("▲ 这一步", "▲ This step")
_BY_ITSELF = Words("期满自动", "When time is up")
_ALL_NEEDED = Words("同时具备", "All needed")

_STYLE = """
.flow{color:inherit;font-family:"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
.flow .box{fill:var(--flow-surface,#fff);stroke:currentColor;stroke-width:1.2}
.flow .way,.flow .link{fill:none;stroke:currentColor;stroke-width:1.2}
.flow .way{fill:var(--flow-surface,#fff);stroke-opacity:.55}
.flow .auto{stroke-dasharray:2 3;stroke-opacity:1}
.flow .end{fill:var(--flow-surface,#fff);stroke:currentColor;stroke-width:1.2}
.flow .rim{fill:none;stroke:currentColor;stroke-width:.8}
.flow .bar,.flow .head,.flow .dot{fill:currentColor}
.flow .link{stroke-opacity:.6}
.flow .head{fill-opacity:.75}
.flow text{fill:currentColor;text-anchor:middle}
.flow .small{fill-opacity:.78}
.flow .taken{stroke:var(--flow-accent,currentColor);stroke-width:3;stroke-opacity:1}
.flow .head.taken{fill:var(--flow-accent,currentColor);fill-opacity:1;stroke:none}
.flow .open{stroke:var(--flow-accent,currentColor);stroke-width:3;stroke-dasharray:7 4}
.flow .badge{fill:var(--flow-accent,currentColor)}
.flow .tick{fill:none;stroke:var(--flow-surface,#fff);stroke-width:2}
.flow .now{fill:var(--flow-accent,currentColor);font-weight:700}
""".replace("\n", "")


def draw(
    procedure: Procedure,
    state: State | None = None,
    path: Iterable[tuple[str, str]] | None = None,
    language: str = "zh",
    marked: str = "",
) -> str:
    """The flow chart as one SVG document.

    ``state`` marks what is open now; ``path`` the way gone, as steps with their outcomes in order (left out: the last
    outcome of every step in ``state``). ``language`` is ``zh`` or ``en``; ``marked`` is a step to point at.
    """
    gone = frozenset(path) if path is not None else _last_outcomes(state)
    opened = tuple(state.open_steps) if state is not None else ()
    goes_on = state is not None and state.ended is None
    return _drawn(procedure, opened, goes_on, gone, language, marked)


# Placing the boxes is most of the work on a case's page, and of a thousand cases many stand at the same point.
@lru_cache(maxsize=256)
def _drawn(
    procedure: Procedure,
    opened: tuple[str, ...],
    goes_on: bool,
    gone: frozenset[tuple[str, str]],
    language: str,
    marked: str,
) -> str:
    return _Picture(chart_of(procedure), opened, goes_on, gone, language, marked).draw()


def _last_outcomes(state: State | None) -> frozenset[tuple[str, str]]:
    steps = state.steps if state else {}
    return frozenset((name, step.outcome) for name, step in steps.items() if step.outcome is not None)


@dataclass(slots=True)
class _Picture:
    """A chart with the marks of one case, being drawn."""

    chart: Chart
    opened: tuple[str, ...]
    goes_on: bool
    gone: frozenset[tuple[str, str]]
    language: str
    marked: str

    def draw(self) -> str:
        procedure = self.chart.procedure
        texts = self._texts()
        layout = arrange({key: _size(key, lines) for key, lines in texts.items()}, self.chart.links)
        width, height = layout.width + 2 * _MARGIN, layout.height + 2 * _MARGIN + _TURN
        ident = f"flow-{procedure.name}"
        title = escape(procedure.label.in_language(self.language))
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="flow" role="img" lang="{self._lang()}" '
            f'aria-labelledby="{ident}-title {ident}-desc" width="{width:.0f}" height="{height:.0f}" '
            f'viewBox="{-_MARGIN:.0f} {-_MARGIN:.0f} {width:.0f} {height:.0f}">',
            f'<title id="{ident}-title">{title}</title>',
            f'<desc id="{ident}-desc">{escape(self._description())}</desc>',
            f"<style>{_STYLE}</style>",
        ]
        for taken in (False, True):
            parts += [_link(r, self._heads(r), taken) for r in layout.routes if self._is_taken(r) is taken]
        parts += self._boxes(layout, texts)
        return "\n".join([*parts, "</svg>"])

    def _lang(self) -> str:
        return "en" if self.language.startswith("en") else "zh-Hans"

    def _description(self) -> str:
        lines = describe(self.chart.procedure, self.language)
        if self.goes_on:
            steps = self.chart.procedure.by_name
            now = "、".join(steps[name].label.in_language(self.language) for name in self.opened)
            lines.append(f"{_OPEN_NOW.in_language(self.language)}：{now}")
        return " ".join(lines)

    def _texts(self) -> dict[str, list[Line]]:
        """The lines of every box, in reading order."""
        texts = {START_BOX: [Line(_START.in_language(self.language), _SMALL)]}
        for step in self.chart.procedure.steps:
            texts[step.name] = self._step_lines(step)
            for way in self.chart.shown:
                if way.step is step:
                    texts[way.key] = self._way_lines(way)
        return texts

    def _step_lines(self, step: Step) -> list[Line]:
        lines = [Line(part, _SMALL, "small") for part in self._wrap(step.role.label, LINE + 2)]
        lines += [Line(part, _LABEL) for part in self._wrap(step.label, LINE)]
        period = due_words(step)
        if period is not None:
            lines += [Line(part, _SMALL, "small") for part in self._wrap(period, LINE + 2)]
        if self._is_open(step):
            lines.append(Line(_OPEN_NOW.in_language(self.language), _SMALL, "now"))
        elif step.name == self.marked:
            lines.append(Line(_HERE.in_language(self.language), _SMALL, "now"))
        return lines

    def _way_lines(self, way: Way) -> list[Line]:
        separator = " / " if self._lang() == "en" else "／"
        label = separator.join(outcome.label.in_language(self.language) for outcome in way.outcomes)
        lines = [Line(part, _SMALL) for part in wrap(label, LINE + 1)]
        if way.by_itself:
            lines.insert(0, Line(_BY_ITSELF.in_language(self.language), _SMALL, "small"))
        if way.end is not None:
            name = way.end.label.in_language(self.language)
            if name != label:
                lines += [Line(part, _LABEL) for part in wrap(name, LINE)]
        return lines

    def _wrap(self, words: Words, limit: int) -> list[str]:
        return wrap(words.in_language(self.language), limit)

    def _is_open(self, step: Step) -> bool:
        return step.name in self.opened

    def _is_gone(self, way: Way) -> bool:
        return any((way.step.name, outcome.name) in self.gone for outcome in way.outcomes)

    def _was_reached(self, name: str) -> bool:
        step = self.chart.procedure.by_name.get(name)
        if step is None:
            return False
        return self._is_open(step) or any(done == name for done, _ in self.gone)

    def _is_taken(self, route: Route) -> bool:
        ways = [way for way in self.chart.ways if route.source in (way.key, way.step.name) and self._is_gone(way)]
        if route.source == START_BOX:
            return self._was_reached(route.target)
        if any(way.key == route.target for way in ways):
            return True
        leads = any(target.name == route.target for way in ways for target in way.targets)
        return leads and self._was_reached(route.target)

    def _heads(self, route: Route) -> bool:
        return route.target in self.chart.procedure.by_name

    def _boxes(self, layout: Layout, texts: dict[str, list[Line]]) -> list[str]:
        parts = [_start(layout.spots[START_BOX], texts[START_BOX])]
        for step in self.chart.procedure.steps:
            parts.append(self._step(step, layout.spots[step.name], texts[step.name]))
        for way in self.chart.shown:
            parts.append(self._way(way, layout.spots[way.key], texts[way.key]))
        return parts

    def _step(self, step: Step, spot: Spot, lines: list[Line]) -> str:
        size = _size(step.name, lines)
        done = any(name == step.name for name, _ in self.gone)
        mark = " open" if self._is_open(step) else " taken" if done or step.name == self.marked else ""
        parts = [rectangle(spot, size, 6, f"box{mark}")]
        if step.join:
            parts.append(_bar(spot, size, _ALL_NEEDED.in_language(self.language)))
        parts.append(text_block(spot, size, lines))
        if done and not self._is_open(step):
            parts.append(_tick(spot, size))
        return f'<g class="step" data-step="{step.name}">{"".join(parts)}</g>'

    def _way(self, way: Way, spot: Spot, lines: list[Line]) -> str:
        size = _size(way.key, lines)
        taken = " taken" if self._is_gone(way) else ""
        kind = "end" if way.end is not None else "way"
        auto = " auto" if way.by_itself else ""
        parts = [rectangle(spot, size, min(size.height / 2, _ROUND) if way.end else 11, f"{kind}{auto}{taken}")]
        if way.end is not None:
            inner = Size(size.width - 7, size.height - 7)
            parts.append(rectangle(Spot(spot.x, spot.top + 3.5), inner, min(inner.height / 2, _ROUND - 3.5), "rim"))
        parts.append(text_block(spot, size, lines))
        if taken:
            parts.append(_tick(spot, size))
        return f'<g class="outcome">{"".join(parts)}</g>'


def _size(key: str, lines: list[Line]) -> Size:
    width = max(ems(line.text) * line.size for line in lines) + 2 * _PAD
    height = sum(line.size * LEADING for line in lines) + 1.6 * _PAD
    if key == START_BOX:
        return Size(width + 8, height - 4)
    if ":" in key:
        return Size(width + 6, height - 2)
    return Size(max(width, LINE * _LABEL + 2 * _PAD), height)


def _link(route: Route, head: bool, taken: bool) -> str:
    style = " taken" if taken else ""
    points = list(route.points)
    end = points[-1]
    if head:
        points[-1] = (end[0], end[1] - 6)
    last = len(points) - 2
    parts = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for i, ((x1, y1), (x2, y2)) in enumerate(pairwise(points)):
        turn = route.turns and (1 if i == 0 else -1 if i == last else 0)
        parts.append(_curve(x1, y1, x2, y2, turn))
    path = f'<path class="link{style}" d="{"".join(parts)}"/>'
    if not head:
        return path
    x, y = end
    return f'{path}<path class="head{style}" d="M{x:.1f} {y:.1f}l-4.5 -8.5h9z"/>'


def _curve(x1: float, y1: float, x2: float, y2: float, turn: int) -> str:
    """A piece of a link; with ``turn`` it turns round below (1) or above (-1) both its ends."""
    if turn:
        bend = max(y1, y2) + _TURN if turn > 0 else min(y1, y2) - _TURN
        return f"C{x1:.1f} {bend:.1f} {x2:.1f} {bend:.1f} {x2:.1f} {y2:.1f}"
    if abs(x1 - x2) < 0.5:
        return f"L{x2:.1f} {y2:.1f}"
    middle = (y1 + y2) / 2
    return f"C{x1:.1f} {middle:.1f} {x2:.1f} {middle:.1f} {x2:.1f} {y2:.1f}"


def _start(spot: Spot, lines: list[Line]) -> str:
    size = _size(START_BOX, lines)
    return f'<g class="start">{rectangle(spot, size, size.height / 2, "box")}{text_block(spot, size, lines)}</g>'


def _bar(spot: Spot, size: Size, label: str) -> str:
    left = spot.x - size.width / 2
    return (
        f'<rect class="bar" x="{left:.1f}" y="{spot.top - 4:.1f}" width="{size.width:.1f}" height="4">'
        f"<title>{escape(label)}</title></rect>"
    )


def _tick(spot: Spot, size: Size) -> str:
    x, y = spot.x + size.width / 2 - 2, spot.top + 2
    return (
        f'<circle class="badge" cx="{x:.1f}" cy="{y:.1f}" r="8"/>'
        f'<path class="tick" d="M{x - 3.6:.1f} {y + 0.2:.1f}l2.6 2.8l4.8 -5.6"/>'
    )
