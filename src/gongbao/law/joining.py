"""Printed lines put together into paragraphs: sentences that a page or a line break has cut are made whole."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from .folding import tightened
from .forms import (
    ANNEX_LIST,
    ANNEX_PAGE,
    CLAUSE_END,
    HEADING_KINDS,
    NOTE,
    SENTENCE_END,
    Label,
    is_date,
    label_of,
)
from .model import Join, Kind
from .reading import Line, width

PRINTED_LINE = 23
"""The fewest characters of a line that runs to the edge of the page; a shorter one was not cut, it ended."""
ENUMERATED = (Kind.ITEM, Kind.POINT, Kind.SUBPOINT)
LATIN_EDGE = re.compile(r"[A-Za-z0-9,.;)]$")
LATIN_START = re.compile(r"^[A-Za-z0-9(]")
NAMED_TEXT = re.compile(r"^《.+(?:[》）)]|号)$")
"""The entry of a list of documents: it is complete without a full stop."""
AMENDED_TO = re.compile(r"(?:修改|修订|调整|改|表述|增加|作)[^“”。；]{0,24}[：:为]\s*“")
AMENDING = re.compile(r"(?:修改|修订|调整|改|表述|增加|作)[^“”。；]{0,24}[：:]$")
LONGEST_QUOTATION = 40
OWN_CLAUSE = re.compile(r"^本[\u4e00-\u9fff]{1,4}(?:自|从|由)")
"""A sentence of its own on the document's effect or interpretation."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph made whole: its label, its words without the label, its source lines, the joins within it."""

    text: str
    label: Label | None
    lines: tuple[int, int]
    joins: tuple[Join, ...] = ()
    cells: tuple[str, ...] = ()
    heading: int = 0
    last_width: float = field(default=0.0, compare=False)
    indented: bool = field(default=False, compare=False)

    @property
    def words(self) -> str:
        """The paragraph with its label."""
        return (self.label.printed if self.label else "") + self.text


def paragraphs_of(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """The paragraphs of ``lines``; rows of tables stay as they are, cell by cell."""
    by_indent = is_indented(lines)
    quoted = quoted_lines(lines)
    made: list[Paragraph] = []
    last: dict[Kind, int] = {}
    for line in lines:
        new = opened(line, last.get(Kind.ARTICLE, 0) + 1)
        if new.label and line.number in quoted:
            new = replace(new, label=None, text=tightened(line.text))
        if new.label and made and out_of_turn(new.label, last) and is_cut(made[-1]):
            new = replace(new, label=None, text=tightened(line.text))
        if new.label:
            last[new.label.kind] = new.label.number
        if made and not is_listed(made) and continues(made[-1], new, line, by_indent):
            made[-1] = joined(made[-1], line)
        else:
            made.append(new)
    return tuple(made)


def is_listed(made: Sequence[Paragraph]) -> bool:
    """Whether the last paragraph is an entry of a list without labels, each ended by a semicolon."""
    if len(made) < 2 or made[-1].label or not made[-1].text.endswith(("；", ";")):
        return False
    before = made[-2]
    return before.text.endswith(("：", ":")) or (before.label is None and before.text.endswith(("；", ";")))


def quoted_lines(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines inside a quotation that an amendment begins: their labels are those of another text.

    A quotation that is not closed soon has lost its mark, and nothing is taken for quoted.
    """
    inside: set[int] = set()
    for i, line in enumerate(lines):
        announced = i > 0 and AMENDING.search(lines[i - 1].text) is not None and line.text.startswith("“")
        if line.number in inside or not (announced or AMENDED_TO.search(line.text)):
            continue
        depth = line.text.count("“") - line.text.count("”")
        for j in range(i + 1, min(i + LONGEST_QUOTATION, len(lines))) if depth > 0 else ():
            text = lines[j].text
            depth += text[1:].count("“") - text.count("”")
            if depth <= 0:
                inside.update(quoted.number for quoted in lines[i + 1 : j + 1])
                break
    return inside


def out_of_turn(label: Label, last: dict[Kind, int]) -> bool:
    """Whether a number neither begins nor goes on: the line may only look as if it had a label (三、四级医院)."""
    return label.number not in (1, last.get(label.kind, 0) + 1)


def is_cut(paragraph: Paragraph) -> bool:
    """Whether a paragraph ends in the middle of a sentence at the edge of the page."""
    ended = SENTENCE_END.search(paragraph.text) or paragraph.cells or paragraph.heading or stands_alone(paragraph.words)
    return not ended and paragraph.last_width >= PRINTED_LINE


def is_indented(lines: Sequence[Line]) -> bool:
    """Whether the text marks its paragraphs by an indent, so that a line without one continues."""
    plain = [line for line in lines if "\t" not in line.raw]
    return sum(line.indented for line in plain) >= max(2, len(plain) * 0.1)


def opened(line: Line, expected_article: int) -> Paragraph:
    """The line as a paragraph of its own."""
    cells = line.cells if "\t" in line.raw else ()
    label = None if cells else label_of(line.text)
    if label and unspaced_citation(label, line.text, expected_article):
        label = None
    text = label.rest if label else tightened(line.text)
    return Paragraph(text, label, (line.number, line.number), (), cells, line.heading, width(line.text), line.indented)


def unspaced_citation(label: Label, text: str, expected: int) -> bool:
    """Whether 第八条 without a space after it is a citation at the head of a line: it is not the next article."""
    if label.kind is not Kind.ARTICLE or label.number in (expected, 1):
        return False
    return not re.match(r"第[^条]{1,8}条(?:之.)?[\s　:：]", text)


def continues(before: Paragraph, new: Paragraph, line: Line, by_indent: bool) -> bool:
    """Whether the line is the rest of the paragraph before it."""
    if new.label or new.cells or before.cells or line.heading or before.heading or stands_alone(line.text):
        return False
    if stands_alone(before.words) and not before.words.startswith("注"):
        return False
    if before.label and before.label.kind in HEADING_KINDS:
        return False
    if NAMED_TEXT.match(before.text) or OWN_CLAUSE.match(line.text):
        return False
    if CLAUSE_END.search(before.text):
        return True
    if by_indent and line.indented:
        return False
    if by_indent and before.indented and not line.after_blank:
        return not SENTENCE_END.search(before.text) or before.last_width >= PRINTED_LINE - 3
    if SENTENCE_END.search(before.text):
        enumerated = before.label is not None and before.label.kind in ENUMERATED
        return before.text.endswith(("；", ";")) and not enumerated and before.last_width >= PRINTED_LINE
    return before.last_width >= PRINTED_LINE


def stands_alone(text: str) -> bool:
    """Whether the line is a date, an annex heading or a note, which no sentence runs through."""
    return is_date(text) or bool(ANNEX_PAGE.match(text) or ANNEX_LIST.match(text) or NOTE.match(text))


def joined(before: Paragraph, line: Line) -> Paragraph:
    """The paragraph with the line added."""
    right = tightened(line.text)
    gap = " " if LATIN_EDGE.search(before.text) and LATIN_START.match(right) and latin_both(before.text, right) else ""
    join = Join((before.lines[1], line.number), before.text[-12:], right[:12], line.after_blank)
    return replace(
        before,
        text=before.text + gap + right,
        lines=(before.lines[0], line.number),
        joins=(*before.joins, join),
        last_width=width(line.text),
    )


def latin_both(left: str, right: str) -> bool:
    """Whether both sides of the cut are Latin words, between which a space is lost."""
    return bool(re.search(r"[A-Za-z,.;)]$", left) and re.match(r"[A-Za-z(]", right))


def joins_of(paragraphs: Iterable[Paragraph]) -> tuple[Join, ...]:
    """Every join of the paragraphs."""
    return tuple(join for paragraph in paragraphs for join in paragraph.joins)
