"""Places across in layered drawings (Brandes and Köpf, 2001): long links straight, boxes over the middle of others.

Four drawings lean to the left or right and hang from above or below; every node takes the middle of its four places.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

Neighbours = Mapping[str, Sequence[str]]
Segment = tuple[str, str]

_ROUNDS = 30
_LEAST_SLIDE = 0.5


def places_across(
    layers: Sequence[Sequence[str]],
    up: Neighbours,
    down: Neighbours,
    is_channel: Callable[[str], bool],
    distance: Callable[[str, str], float],
) -> dict[str, float]:
    """The place of every node; ``distance`` is the least one between two that stand side by side.

    ``up`` and ``down`` hold the neighbours in the layers above and below. Between two channel nodes a link is always
    vertical.
    """
    blocked = _crossing_channels(layers, up, is_channel)
    drawings = []
    for flipped in (False, True):
        rows = list(reversed(layers)) if flipped else list(layers)
        towards = down if flipped else up
        for mirrored in (False, True):
            ordered = [list(reversed(row)) for row in rows] if mirrored else [list(row) for row in rows]
            x = _lean(ordered, towards, blocked, distance)
            drawings.append({name: -place for name, place in x.items()} if mirrored else x)
    return _middle(drawings)


def drawn_together(
    layers: Sequence[Sequence[str]],
    x: Mapping[str, float],
    pulls: Neighbours,
    distance: Callable[[str, str], float],
) -> dict[str, float]:
    """The same drawing, narrower: blocks of vertically aligned nodes slide towards what they are linked with.

    ``pulls`` holds for every node all those that it should stand near. Order and least distances are kept.
    """
    placed = dict(x)
    sides = _sides(layers)
    for _ in range(_ROUNDS):
        moved = False
        for block in _blocks(placed, pulls):
            shift = _slide(block, placed, pulls, sides, distance)
            if abs(shift) > _LEAST_SLIDE:
                moved = True
                for name in block:
                    placed[name] += shift
        if not moved:
            break
    return placed


def _sides(layers: Sequence[Sequence[str]]) -> dict[str, tuple[str | None, str | None]]:
    """The nodes to the left and to the right of every node."""
    return {
        name: (row[i - 1] if i else None, row[i + 1] if i + 1 < len(row) else None)
        for row in layers
        for i, name in enumerate(row)
    }


def _blocks(x: Mapping[str, float], pulls: Neighbours) -> list[list[str]]:
    """Nodes that are linked and stand exactly above each other, together."""
    blocks, seen = [], set()
    for first in x:
        if first in seen:
            continue
        seen.add(first)
        block = [first]
        for name in block:
            near = [o for o in pulls.get(name, ()) if o not in seen and abs(x[o] - x[name]) < _LEAST_SLIDE]
            seen.update(near)
            block += near
        blocks.append(block)
    return blocks


def _slide(
    block: list[str],
    x: Mapping[str, float],
    pulls: Neighbours,
    sides: Mapping[str, tuple[str | None, str | None]],
    distance: Callable[[str, str], float],
) -> float:
    """How far the block can go towards the middle of its wishes."""
    inside = set(block)
    wishes = sorted(x[other] - x[name] for name in block for other in pulls.get(name, ()) if other not in inside)
    if not wishes:
        return 0.0
    low, high = float("-inf"), float("inf")
    for name in block:
        left, right = sides[name]
        if left is not None and left not in inside:
            low = max(low, x[left] + distance(left, name) - x[name])
        if right is not None and right not in inside:
            high = min(high, x[right] - distance(name, right) - x[name])
    half = len(wishes) // 2
    middle = wishes[half] if len(wishes) % 2 else (wishes[half - 1] + wishes[half]) / 2
    return max(min(middle, high), low)


def _crossing_channels(
    layers: Sequence[Sequence[str]], up: Neighbours, is_channel: Callable[[str], bool]
) -> set[Segment]:
    """The links of boxes that cross a channel, which must stay straight."""
    blocked: set[Segment] = set()
    for upper, lower in pairwise(layers):
        place = {name: i for i, name in enumerate(upper)}
        segments = [(place[u], i, u, v) for i, v in enumerate(lower) for u in up.get(v, ()) if u in place]
        straight = [s for s in segments if is_channel(s[2]) and is_channel(s[3])]
        for a, b, u, v in segments:
            if not (is_channel(u) and is_channel(v)) and any((a - c) * (b - d) < 0 for c, d, _, _ in straight):
                blocked.add((u, v))
    return blocked


def _lean(
    rows: list[list[str]], towards: Neighbours, blocked: set[Segment], distance: Callable[[str, str], float]
) -> dict[str, float]:
    root = _align(rows, towards, blocked)
    before: dict[str, list[tuple[str, float]]] = {}
    after: dict[str, list[tuple[str, float]]] = {}
    for row in rows:
        for left, right in pairwise(row):
            before.setdefault(root[right], []).append((root[left], distance(left, right)))
            after.setdefault(root[left], []).append((root[right], distance(left, right)))
    x: dict[str, float] = {}
    order = _in_order(dict.fromkeys(root.values()), before)
    for block in order:
        x[block] = max((x[other] + gap for other, gap in before.get(block, ())), default=0.0)
    for block in reversed(order):
        if after.get(block):
            x[block] = max(x[block], min(x[other] - gap for other, gap in after[block]))
    return {name: x[block] for name, block in root.items()}


def _align(rows: list[list[str]], towards: Neighbours, blocked: set[Segment]) -> dict[str, str]:
    """For every node the first node of the vertical block that it stands in."""
    root = {name: name for row in rows for name in row}
    for previous, row in pairwise(rows):
        place = {name: i for i, name in enumerate(previous)}
        free = 0
        for name in row:
            near = sorted((place[other], other) for other in towards.get(name, ()) if other in place)
            for i, other in near[(len(near) - 1) // 2 : len(near) // 2 + 1]:
                if root[name] == name and i >= free and not {(other, name), (name, other)} & blocked:
                    root[name] = root[other]
                    free = i + 1
    return root


def _in_order(blocks: Mapping[str, None], before: Mapping[str, list[tuple[str, float]]]) -> list[str]:
    """The blocks, each after those that stand to its left."""
    done: dict[str, None] = {}
    for block in blocks:
        stack = [block]
        while stack:
            waiting = [other for other, _ in before.get(stack[-1], ()) if other not in done]
            if waiting:
                stack.append(waiting[0])
            else:
                done.setdefault(stack.pop())
    return list(done)


def _middle(drawings: list[dict[str, float]]) -> dict[str, float]:
    """The mean of the two middle places, after the drawings are moved over the narrowest of them."""
    spans = [(min(x.values()), max(x.values())) for x in drawings]
    low, high = min(spans, key=lambda span: span[1] - span[0])
    moved = []
    for i, (x, span) in enumerate(zip(drawings, spans, strict=True)):
        shift = high - span[1] if i % 2 else low - span[0]
        moved.append({name: place + shift for name, place in x.items()})
    return {name: sum(sorted(x[name] for x in moved)[1:3]) / 2 for name in moved[0]}
