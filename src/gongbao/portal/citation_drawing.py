"""The documents around a document as an SVG: those that cite it on the left, those that it rests on to the right.

Every box is a link. What the lines mean stands in words at their ends, so that colour and form only repeat it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from gongbao.hub.citation_graph import Graph, Link, Node
from gongbao.law.validity import WORDS, State
from gongbao.procedures.layout import Layout, Route, Size, Spot, arrange
from gongbao.procedures.shapes import LEADING, Line, ems, rectangle, text_block, wrap
from gongbao.words import Words

_NAME, _SMALL = 13.0, 11.5
_PAD, _MARGIN = 9.0, 12.0
_GAP_ACROSS, _GAP_DOWN = 96.0, 14.0
#: Characters of a number or title in one line, and of a title in all.
_LINE, _TITLE = 12, 30
_NOT_HELD = Words("未收录", "not imported")
_WORTH_SAYING = (State.REPEALED, State.REPEALED_IN_PART, State.AMENDED, State.EXPIRED, State.NOT_YET_IN_FORCE)
_TITLE_WORDS = Words("{name}的引用关系图", "Documents around {name}")


def draw(graph: Graph, kinds: dict[str, Words], address: Callable[[Node], str], language: str) -> str:
    """The drawing as one SVG element; ``kinds`` are the relations in words, ``address`` the page of a document."""
    return _Picture(graph, kinds, address, language).draw()


@dataclass(slots=True)
class _Picture:
    graph: Graph
    kinds: dict[str, Words]
    address: Callable[[Node], str]
    language: str

    def draw(self) -> str:
        texts = {key: self._lines(node) for key, node in self.graph.nodes.items()}
        sizes = {key: _size(lines) for key, lines in texts.items()}
        # The layout runs from top to bottom; turned by a quarter it runs from left to right.
        turned = {key: Size(size.height, size.width) for key, size in sizes.items()}
        links = {(link.source, link.target): link for link in self.graph.links}
        layout = arrange(turned, links, gap_x=_GAP_DOWN, gap_y=_GAP_ACROSS)
        name = self.graph.centre.name
        title = escape(_TITLE_WORDS.in_language(self.language).format(name=name))
        width, height = layout.height + 2 * _MARGIN, layout.width + 2 * _MARGIN
        parts = [
            '<svg xmlns="http://www.w3.org/2000/svg" class="flow citations" role="group" aria-label="'
            f'{title}" width="{width:.0f}" height="{height:.0f}" '
            f'viewBox="{-_MARGIN:.0f} {-_MARGIN:.0f} {width:.0f} {height:.0f}">'
        ]
        for route in layout.routes:
            parts.append(self._link(route, links[route.source, route.target]))
        parts += [self._box(node, _spot(layout, key, sizes[key]), sizes[key], texts[key]) for key, node in self._all()]
        return "\n".join([*parts, "</svg>"])

    def _all(self) -> list[tuple[str, Node]]:
        return list(self.graph.nodes.items())

    def _lines(self, node: Node) -> list[Line]:
        lines = [Line(part, _NAME) for part in wrap(node.name[: 2 * _TITLE], _LINE)]
        if node.title and node.title != node.name:
            title = node.title if len(node.title) <= _TITLE else f"{node.title[: _TITLE - 1]}…"
            lines += [Line(part, _SMALL, "small") for part in wrap(title, _LINE + 1)]
        if not node.held:
            lines.append(Line(f"（{_NOT_HELD.in_language(self.language)}）", _SMALL, "small"))
        if node.state in _WORTH_SAYING:
            lines.append(Line(WORDS[node.state].in_language(self.language), _SMALL, "now"))
        return lines

    def _box(self, node: Node, spot: Spot, size: Size, lines: list[Line]) -> str:
        style = "box open" if node.step == 0 else "box" if node.held else "box missing"
        inner = rectangle(spot, size, 6, style) + text_block(spot, size, lines)
        tip = f"<title>{escape(node.title or node.name)}</title>"
        if not node.held or node.step == 0:
            return f"<g>{tip}{inner}</g>"
        return f'<a href="{escape(self.address(node))}">{tip}{inner}</a>'

    def _link(self, route: Route, link: Link) -> str:
        points = [(y, x) for x, y in route.points]
        kind = link.kinds[0]
        path = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
        last = len(points) - 2
        end = points[-1]
        points[-1] = (end[0] - 6, end[1])
        for place, ((x1, y1), (x2, y2)) in enumerate(pairwise(points)):
            if route.turns and place in (0, last):
                bend = x1 + _GAP_ACROSS / 3 if place == 0 else x2 - _GAP_ACROSS / 3
                path.append(f"C{bend:.1f} {y1:.1f} {bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}")
            else:
                middle = (x1 + x2) / 2
                path.append(f"C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}")
        words = "、".join(self.kinds[each].zh for each in link.kinds)
        if self.language.startswith("en"):
            words = ", ".join(self.kinds[each].en for each in link.kinds)
        x, y = end
        return (
            f'<path class="link {kind}" d="{"".join(path)}"/>'
            f'<path class="head" d="M{x:.1f} {y:.1f}l-8.5 -4.5v9z"/>'
            f"{self._label(points, words, outward=link.source == self.graph.centre.key)}"
        )

    def _label(self, points: list[tuple[float, float]], words: str, *, outward: bool) -> str:
        """What the line means, at the end that lies further from the middle, where lines lie apart."""
        x, y = (points[-1][0] - 4, points[-1][1] - 5) if outward else (points[0][0] + 4, points[0][1] - 5)
        anchor = "end" if outward else "start"
        return f'<text class="small kind--{anchor}" x="{x:.1f}" y="{y:.1f}" font-size="{_SMALL}">{escape(words)}</text>'


def _size(lines: list[Line]) -> Size:
    widest = max(_LINE * _NAME, *(ems(line.text) * line.size for line in lines))
    return Size(widest + 2 * _PAD, sum(line.size * LEADING for line in lines) + 1.4 * _PAD)


def _spot(layout: Layout, key: str, size: Size) -> Spot:
    """Where a box lies after the quarter turn: its centre across, its upper edge."""
    turned = layout.spots[key]
    return Spot(turned.top + size.width / 2, turned.x - size.height / 2)
