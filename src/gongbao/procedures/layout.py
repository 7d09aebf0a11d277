"""Places boxes and links of a directed graph in layers from top to bottom (after Sugiyama, Tagawa and Toda, 1981).

Links that run against the flow leave their box below, turn round in the gap between two layers, climb in a channel of
their own, and come down into their target from above. Lengths are in pixels; nothing here knows what a box means.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gongbao.procedures.across import drawn_together, places_across

_SWEEPS = 24
_CHANNEL_WIDTH = 10.0


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a box."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a box lies: its centre across, and its upper edge."""

    x: float
    top: float


@dataclass(frozen=True, slots=True)
class Route:
    """A link from ``source`` to ``target`` as points (across, down); ``turns`` when it runs against the flow."""

    source: str
    target: str
    points: tuple[tuple[float, float], ...]
    turns: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole: where every box lies, how every link runs, and the size of it all."""

    spots: Mapping[str, Spot]
    routes: tuple[Route, ...]
    width: float
    height: float


def arrange(
    sizes: Mapping[str, Size], links: Iterable[tuple[str, str]], *, gap_x: float = 16, gap_y: float = 40
) -> Layout:
    """Place boxes with these sizes; links name their two ends and never lead from a box to itself.

    The order of ``sizes`` is the reading order, which decides between equals.
    """
    unique = tuple(dict.fromkeys(links))
    return _Drawing(sizes, unique, gap_x, gap_y).arrange()


@dataclass(slots=True)
class _Drawing:
    """The work in progress. Channel pieces are numbered nodes beside the named boxes."""

    sizes: Mapping[str, Size]
    links: tuple[tuple[str, str], ...]
    gap_x: float
    gap_y: float
    rank: dict[str, int] = field(default_factory=dict)
    layers: list[list[str]] = field(default_factory=list)
    up: dict[str, list[str]] = field(default_factory=dict)
    down: dict[str, list[str]] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)
    chains: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    x: dict[str, float] = field(default_factory=dict)

    def arrange(self) -> Layout:
        backward = self._against_the_flow()
        self._rank([link for link in self.links if link not in backward])
        self._cut_into_pieces(backward)
        self._order()
        self._settle()
        return self._measure(backward)

    def _against_the_flow(self) -> set[tuple[str, str]]:
        """The links that close a circle when walking from the first boxes in reading order."""
        ahead: dict[str, list[str]] = {name: [] for name in self.sizes}
        for source, target in self.links:
            ahead[source].append(target)
        entered = {target for _, target in self.links}
        found: set[tuple[str, str]] = set()
        finished: set[str] = set()
        for root in [*(n for n in self.sizes if n not in entered), *self.sizes]:
            self._walk(root, ahead, finished, found)
        return found

    def _walk(self, root: str, ahead: Mapping[str, list[str]], finished: set[str], found: set[tuple[str, str]]) -> None:
        if root in finished:
            return
        path, stack = {root}, [(root, iter(ahead[root]))]
        while stack:
            node, targets = stack[-1]
            for target in targets:
                if target in path:
                    found.add((node, target))
                elif target not in finished:
                    path.add(target)
                    stack.append((target, iter(ahead[target])))
                    break
            else:
                stack.pop()
                path.discard(node)
                finished.add(node)

    def _rank(self, forward: Sequence[tuple[str, str]]) -> None:
        """As high as the links allow; then the first boxes go down to what they lead to."""
        before: dict[str, list[str]] = {name: [] for name in self.sizes}
        after: dict[str, list[str]] = {name: [] for name in self.sizes}
        for source, target in forward:
            before[target].append(source)
            after[source].append(target)
        waiting = {name: len(before[name]) for name in self.sizes}
        ready = [name for name in self.sizes if not waiting[name]]
        self.rank = dict.fromkeys(ready, 0)
        for name in ready:
            for target in after[name]:
                self.rank[target] = max(self.rank.get(target, 0), self.rank[name] + 1)
                waiting[target] -= 1
                if not waiting[target]:
                    ready.append(target)
        for name in reversed(ready):
            if after[name] and not any(before[other] for other in before[name]):
                self.rank[name] = max(self.rank[name], min(self.rank[t] for t in after[name]) - 1)

    def _cut_into_pieces(self, backward: set[tuple[str, str]]) -> None:
        self.layers = [[] for _ in range(max(self.rank.values(), default=0) + 1)]
        for name in self.sizes:
            self.layers[self.rank[name]].append(name)
        for link in self.links:
            source, target = link
            if link in backward:
                ranks = range(self.rank[source], self.rank[target] - 1, -1)
            else:
                ranks = range(self.rank[source] + 1, self.rank[target])
            pieces = [self._piece(link, rank) for rank in ranks]
            self.chains[link] = pieces
            if link in backward:
                self.beside[pieces[0]], self.beside[pieces[-1]] = source, target
                self._join_up(list(reversed(pieces)))
            else:
                self._join_up([source, *pieces, target])

    def _piece(self, link: tuple[str, str], rank: int) -> str:
        name = f"{link[0]}>{link[1]}@{rank}"
        self.rank[name] = rank
        self.layers[rank].append(name)
        return name

    def _join_up(self, downward: list[str]) -> None:
        for upper, lower in pairwise(downward):
            self.down.setdefault(upper, []).append(lower)
            self.up.setdefault(lower, []).append(upper)

    def _order(self) -> None:
        """Fewer crossings: sort each layer by where its neighbours stand, keep the best order seen."""
        best, fewest = [list(layer) for layer in self.layers], self._crossings()
        for sweep in range(_SWEEPS):
            downward = sweep % 2 == 0
            order = self.layers[1:] if downward else list(reversed(self.layers[:-1]))
            for layer in order:
                self._sort(layer, self.up if downward else self.down)
            crossings = self._crossings()
            if crossings < fewest:
                best, fewest = [list(layer) for layer in self.layers], crossings
            if not fewest:
                break
        self.layers = best

    def _sort(self, layer: list[str], towards: Mapping[str, list[str]]) -> None:
        place = {name: i / max(len(row) - 1, 1) for row in self.layers for i, name in enumerate(row)}
        here = {name: i for i, name in enumerate(layer)}

        def wish(name: str) -> float:
            wishes = [place[other] for other in towards.get(name, ())]
            if name in self.beside:
                wishes.append(place[self.beside[name]])
            return sum(wishes) / len(wishes) if wishes else place[name]

        wishes = {name: wish(name) for name in layer}
        layer.sort(key=lambda name: (wishes[name], here[name]))

    def _crossings(self) -> int:
        total = 0
        for upper, lower in zip(self.layers, self.layers[1:], strict=False):
            place = {name: i for i, name in enumerate(lower)}
            ends = [sorted(place[t] for t in self.down.get(name, ()) if t in place) for name in upper]
            flat = [end for group in ends for end in group]
            total += sum(1 for i, a in enumerate(flat) for b in flat[i + 1 :] if a > b)
        for piece, box in self.beside.items():
            row = self.layers[self.rank[piece]]
            total += abs(row.index(piece) - row.index(box)) - 1
        return total

    def _settle(self) -> None:
        x = places_across(self.layers, self.up, self.down, lambda name: name not in self.sizes, self._distance)
        self.x = drawn_together(self.layers, x, self._pulls(), self._distance)

    def _pulls(self) -> dict[str, list[str]]:
        pulls = {name: [*self.up.get(name, ()), *self.down.get(name, ())] for row in self.layers for name in row}
        for piece, box in self.beside.items():
            pulls[piece].append(box)
            pulls[box].append(piece)
        return pulls

    def _distance(self, left: str, right: str) -> float:
        return (self._width(left) + self._width(right)) / 2 + self.gap_x

    def _width(self, name: str) -> float:
        return self.sizes[name].width if name in self.sizes else _CHANNEL_WIDTH

    def _measure(self, backward: set[tuple[str, str]]) -> Layout:
        left = min(self.x[n] - self._width(n) / 2 for n in self.x)
        right = max(self.x[n] + self._width(n) / 2 for n in self.x)
        tops, bottoms, y = [], [], 0.0
        for layer in self.layers:
            height = max((self.sizes[n].height for n in layer if n in self.sizes), default=0.0)
            tops.append(y)
            bottoms.append(y + height)
            y += height + self.gap_y
        spots = {}
        for name, size in self.sizes.items():
            rank = self.rank[name]
            spots[name] = Spot(self.x[name] - left, (tops[rank] + bottoms[rank] - size.height) / 2)
        routes = tuple(self._route(link, spots, left, tops, bottoms, link in backward) for link in self.links)
        return Layout(spots, routes, right - left, bottoms[-1])

    def _route(
        self,
        link: tuple[str, str],
        spots: Mapping[str, Spot],
        left: float,
        tops: list[float],
        bottoms: list[float],
        turns: bool,
    ) -> Route:
        source, target = link
        points = [(spots[source].x, spots[source].top + self.sizes[source].height)]
        for piece in self.chains[link]:
            rank, x = self.rank[piece], self.x[piece] - left
            passed = [(x, tops[rank]), (x, bottoms[rank])]
            points += reversed(passed) if turns else passed
        points.append((spots[target].x, spots[target].top))
        return Route(source, target, tuple(points), turns)
