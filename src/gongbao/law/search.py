"""Exact full-text search in Chinese: texts as bigrams for PostgreSQL's tsvector, queries, and highlighted snippets.

A text is folded (width, case, white space and kinds of punctuation put aside) and cut into overlapping pairs of
characters with their positions; the last character stands alone. A word of the query is found where its own pairs
follow one another, which is where the folded text holds the folded word; a single character is a prefix of pairs.
Long texts are cut into overlapping pieces, each a vector of its own, because PostgreSQL keeps no position above
16,383 and no more than 255 positions of a lexeme.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from operator import add

from gongbao.words import Problem

from .folding import folded

MOST_POSITIONS = 16_383
"""The greatest position that PostgreSQL keeps in a tsvector."""
MOST_OF_A_LEXEME = 255
"""The most positions that PostgreSQL keeps of one lexeme."""
LONGEST_WORD = 200
"""Characters of the longest word of a query: as many as the pieces of a long text overlap."""
WORDS = re.compile(r"[\"“”「」『』]([^\"“”「」『』]+)[\"“”「」『』]|([^\s\"“”「」『』]+)")
UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class QueryTooLong(Problem):
    """A word of the query is longer than the search can follow."""

    def __init__(self) -> None:
        super().__init__(
            f"搜索词不能超过{LONGEST_WORD}个字。", f"A search term may have at most {LONGEST_WORD} characters."
        )


class Folds(dict[int, str]):
    """What each character is searched as, by its code, as ``str.translate`` asks for it; cells stay apart."""

    def __missing__(self, code: int) -> str:
        fold = "|" if code == ord("\t") else folded(UNSTORABLE.sub("", chr(code)))
        if len(self) < MOST_FOLDS:
            self[code] = fold
        return fold


FOLDS = Folds()
MOST_FOLDS = 32_768
"""The most characters whose fold is remembered."""


def body_of(text: str) -> str:
    """The text as it is searched."""
    return text.translate(FOLDS)


def searchable(text: str) -> tuple[str, list[int]]:
    """The text as it is searched, and for each of its characters the offset in ``text``."""
    body = body_of(text)
    return body, [offset for offset, character in enumerate(text) for _ in FOLDS[ord(character)]]


def words_of(query: str) -> tuple[str, ...]:
    """The folded words that must all be found: quoted words as one, others divided at white space.

    ``QueryTooLong`` for a word of more than 200 characters.
    """
    words = tuple(dict.fromkeys(w for m in WORDS.finditer(query) if (w := body_of(m[1] or m[2]))))
    if any(len(word) > LONGEST_WORD for word in words):
        raise QueryTooLong()
    return words


def holds(text: str, query: str) -> bool:
    """Whether the text holds every word of the query; false for a query without words."""
    words = words_of(query)
    body = body_of(text) if words else ""
    return bool(words) and all(word in body for word in words)


def bigrams(text: str) -> list[str]:
    """The lexemes of a text in order, the n-th at position n: its pairs of characters, then the last one alone."""
    body = body_of(text)
    return [*map(add, body, body[1:]), *body[-1:]]


def pieces(text: str) -> Iterator[list[str]]:
    """The lexemes of a text in pieces that a tsvector can hold, each repeating the end of the one before."""
    lexemes = bigrams(text)
    start = 0
    while True:
        end = piece_end(lexemes, start)
        yield lexemes[start:end]
        if end >= len(lexemes):
            return
        start = max(end - LONGEST_WORD, start + 1)


def piece_end(lexemes: list[str], start: int) -> int:
    """Where the piece that begins at ``start`` has to end."""
    if len(lexemes) - start <= MOST_OF_A_LEXEME:
        return len(lexemes)
    counts: Counter[str] = Counter()
    for i in range(start, min(start + MOST_POSITIONS, len(lexemes))):
        counts[lexemes[i]] += 1
        if counts[lexemes[i]] > MOST_OF_A_LEXEME:
            return i
    return min(start + MOST_POSITIONS, len(lexemes))


def tsvectors(text: str) -> list[str]:
    """The tsvector literals of a text, mostly one; cast each with ``::tsvector`` and store it in a row of its own."""
    return [tsvector_literal(piece) for piece in pieces(text) if piece]


def tsvector_literal(lexemes: list[str]) -> str:
    """A tsvector literal with each lexeme's positions, safe for any characters."""
    found: dict[str, str] = {}
    for position, lexeme in enumerate(lexemes, 1):
        found[lexeme] = f"{found[lexeme]},{position}" if lexeme in found else f"{quoted(lexeme)}:{position}"
    return " ".join(found.values())


def tsquery(query: str) -> str:
    """A tsquery literal for what a person typed, to be cast with ``::tsquery``; empty when nothing can be sought.

    All words must be found; quoted words stand together. Safe for any input; ``QueryTooLong`` as in ``words_of``.
    """
    return " & ".join(word_query(word) for word in words_of(query))


def word_query(word: str) -> str:
    """The query for one folded word: a prefix for a single character, else its pairs one after another."""
    if len(word) == 1:
        return f"{quoted(word)}:*"
    return "(" + " <-> ".join(quoted(word[i : i + 2]) for i in range(len(word) - 1)) + ")"


def quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def highlight(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Where the words of the query stand in ``text``: start and end offsets, in order, without overlap."""
    body, offsets = searchable(text)
    spans: list[tuple[int, int]] = []
    for word in words_of(query):
        at = body.find(word)
        while at >= 0:
            spans.append((offsets[at], offsets[at + len(word) - 1] + 1))
            at = body.find(word, at + 1)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a text around the first words found: pieces in order, each with whether it is a word found."""

    pieces: tuple[tuple[str, bool], ...]

    def __str__(self) -> str:
        return "".join(text for text, _ in self.pieces)


def snippet(text: str, query: str, length: int = 80) -> Snippet:
    """At most about ``length`` characters of ``text`` around the first word found, with … where it is cut."""
    marks = highlight(text, query)
    first = marks[0][0] if marks else 0
    start = max(0, min(first - length // 4, len(text) - length))
    end = min(len(text), max(start + length, marks[0][1] if marks else 0))
    found: list[tuple[str, bool]] = [("…", False)] if start else []
    at = start
    for begin, stop in marks:
        if begin >= end or stop <= at:
            continue
        if begin > at:
            found.append((text[at:begin], False))
        found.append((text[max(begin, at) : min(stop, end)], True))
        at = min(stop, end)
    if at < end:
        found.append((text[at:end], False))
    if end < len(text):
        found.append(("…", False))
    return Snippet(tuple(found))
