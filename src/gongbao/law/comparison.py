"""Two texts set against each other: place by place, and word by word inside a place.

Places are matched by their words first and by their numbers second, so that an article that was put in does not make
all that follow look new. A text that stands elsewhere is told as moved.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal

from .folding import tightened
from .model import Document, Provision

Mark = Literal["same", "added", "removed"]
Change = Literal["same", "changed", "added", "removed", "moved"]

#: How much of two places must be the same words for one to be taken as the other's new wording.
ALIKE, MOVED = 0.4, 0.75
#: How much less is enough where both have the same number.
SAME_PLACE = 0.25
#: Pairs of places that are weighed against each other at most; larger blocks are matched by number alone.
MOST_PAIRS = 40_000

#: A number or a Latin word is one word; of Chinese text each character, as nothing marks its words.
WORDS = re.compile(r"[0-9]+(?:[.,][0-9]+)*%?|[A-Za-z]+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are the same in both texts, or stand in one of them only."""

    mark: Mark
    text: str


@dataclass(frozen=True)
class Pair:
    """A place of the old text and what became of it; ``old`` or ``new`` is None where it is in one text only."""

    old: Provision | None
    new: Provision | None
    change: Change

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The words of both, in the order of the new text."""
        return word_differences(words_of(self.old) if self.old else "", words_of(self.new) if self.new else "")

    @property
    def renumbered(self) -> bool:
        """Whether the place has another number now."""
        return bool(self.old and self.new and self.old.place.key != self.new.place.key)


def compare(old: Document, new: Document) -> tuple[Pair, ...]:
    """Every place with words of its own, in the order of the new text; what was removed stands where it stood."""
    before, after = list(old.passages()), list(new.passages())
    pairs: list[Pair] = []
    matcher = SequenceMatcher(None, [words_of(p) for p in before], [words_of(p) for p in after], autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            pairs += [Pair(a, b, "same") for a, b in zip(before[i1:i2], after[j1:j2], strict=True)]
        else:
            pairs += matched(before[i1:i2], after[j1:j2])
    return with_moves(pairs)


def words_of(provision: Provision) -> str:
    """The words of a provision's own; layout puts spaces between Chinese characters, which mean nothing."""
    return tightened(f"{provision.heading}{provision.text}")


def matched(before: Sequence[Provision], after: Sequence[Provision]) -> Iterator[Pair]:
    """The places of two passages in an order that keeps the most words together (after Needleman and Wunsch, 1970)."""
    weights = likeness(before, after)
    rows, columns = len(before), len(after)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            taken = best[i + 1][j + 1] + weights[i, j] if (i, j) in weights else -1.0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < rows or j < columns:
        if i < rows and j < columns and (i, j) in weights and best[i][j] == best[i + 1][j + 1] + weights[i, j]:
            yield Pair(before[i], after[j], "changed")
            i, j = i + 1, j + 1
        elif i < rows and best[i][j] == best[i + 1][j]:
            yield Pair(before[i], None, "removed")
            i += 1
        else:
            yield Pair(None, after[j], "added")
            j += 1


def likeness(before: Sequence[Provision], after: Sequence[Provision]) -> dict[tuple[int, int], float]:
    """How alike the pairs of places are that may be one, by their positions."""
    if len(before) * len(after) > MOST_PAIRS:
        numbers = {place.place.key: j for j, place in enumerate(after)}
        return {(i, numbers[p.place.key]): 1.0 for i, p in enumerate(before) if p.place.key in numbers}
    old, new = [pairs_in(words_of(p)) for p in before], [pairs_in(words_of(p)) for p in after]
    found = {}
    for i, a in enumerate(old):
        for j, b in enumerate(new):
            same = before[i].place.key == after[j].place.key
            share = shared(a, b)
            if share >= (SAME_PLACE if same else ALIKE):
                found[i, j] = share + (0.1 if same else 0.0)
    return found


def pairs_in(text: str) -> Counter[str]:
    """The neighbouring characters of a text with how often they stand there."""
    return Counter(text[i : i + 2] for i in range(len(text) - 1)) or Counter([text])


def shared(a: Counter[str], b: Counter[str]) -> float:
    """The share of pairs that two texts have in common (Dice, 1945): 1 for the same text, 0 for nothing in common."""
    return 2 * (a & b).total() / (a.total() + b.total())


def with_moves(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs with texts that were removed here and added there told as moved, where they stand now."""
    removed = [i for i, pair in enumerate(pairs) if pair.change == "removed"]
    added = [i for i, pair in enumerate(pairs) if pair.change == "added"]
    if not removed or not added or len(removed) * len(added) > MOST_PAIRS:
        return tuple(pairs)
    moved: dict[int, Pair] = {}
    gone: set[int] = set()
    counted = {i: pairs_in(words_of(p)) for i in (*removed, *added) if (p := pairs[i].old or pairs[i].new)}
    for i in added:
        free = [j for j in removed if j not in gone]
        nearest = max(free, key=lambda j: shared(counted[i], counted[j]), default=None)
        if nearest is not None and shared(counted[i], counted[nearest]) >= MOVED:
            gone.add(nearest)
            moved[i] = Pair(pairs[nearest].old, pairs[i].new, "moved")
    return tuple(moved.get(i, pair) for i, pair in enumerate(pairs) if i not in gone)


def word_differences(old: str, new: str) -> tuple[Piece, ...]:
    """The words of two texts in one row: what stayed, what was removed, what was added.

    A single character that stays between two changes is taken into them: a reader sees the new word, not the letters
    that it happens to share with the old one.
    """
    a, b = WORDS.findall(old), WORDS.findall(new)
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    found: list[tuple[bool, str, str]] = []
    for place, (kind, i1, i2, j1, j2) in enumerate(blocks):
        between = 0 < place < len(blocks) - 1
        stays = kind == "equal" and not (between and is_slight(a[i1:i2]))
        before, after = "".join(a[i1:i2]), "".join(b[j1:j2])
        if found and not stays and not found[-1][0]:
            _, earlier_before, earlier_after = found.pop()
            before, after = earlier_before + before, earlier_after + after
        found.append((stays, before, after))
    return tuple(pieces(found))


def is_slight(words: Sequence[str]) -> bool:
    """Whether what stays is a single character that says nothing by itself."""
    return len(words) == 1 and len(words[0]) == 1 and words[0] not in "，。；：、（）"


def pieces(blocks: Sequence[tuple[bool, str, str]]) -> Iterator[Piece]:
    """Blocks (whether they stay, the old words, the new ones) as pieces, none of them empty."""
    for stays, before, after in blocks:
        if stays:
            yield Piece("same", after)
            continue
        if before:
            yield Piece("removed", before)
        if after:
            yield Piece("added", after)
