"""What the form of a text alone betrays: lost articles, broken lines, doubled characters, odd headings."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .folding import folded
from .joining import Paragraph
from .model import Damage, Kind, Provision, Relation
from .numerals import to_chinese
from .places import ARTICLE, Place, Step
from .reading import Line
from .segments import spaced_out

TITLE = Place.parse("标题")
OWN_DOUBLES = frozenset("人种常年天家层处时往渐刚仅多大小点样个条件项次步")
"""Characters that words double (人人, 种种, 常常)."""


def missing_articles(provisions: Iterable[Provision]) -> list[Damage]:
    """Numbers left out between the first article and the last."""
    numbers = [
        p.place.steps[-1].number
        for top in provisions
        if top.kind is not Kind.ANNEX
        for p in top.walk()
        if p.kind is Kind.ARTICLE and p.place.steps[-1].number < 10_000
    ]
    found = []
    for before, after in pairwise(numbers):
        for number in range(before + 1, min(after, before + 60)):
            words = f"第{to_chinese(before)}条之后是第{to_chinese(after)}条"
            found.append(Damage("missing-article", (Place((Step(ARTICLE, number),)),), missing=words))
    return found


def lost_items(provisions: Iterable[Provision]) -> list[Damage]:
    """Lists whose last item ends with a semicolon, so that another may have followed."""
    found = []
    for top in provisions:
        for holder in top.walk():
            items = [child for child in holder.children if child.kind is Kind.ITEM]
            if items and not items[-1].children and items[-1].text.endswith(("；", ";")):
                found.append(
                    Damage("possible-lost-item", (items[-1].place,), missing="最后一项以分号结尾，其后可能缺项")
                )
    return found


def inconsistent_citations(relations: Sequence[Relation]) -> list[Damage]:
    """One title cited with two numbers."""
    first: dict[str, Relation] = {}
    found = []
    for relation in relations:
        if not relation.title or "〔" not in relation.target:
            continue
        known = first.setdefault(folded(relation.title), relation)
        if folded(known.target) != folded(relation.target):
            found.append(Damage("inconsistent-citation", (relation.at,), printed=relation.target, likely=known.target))
    return found


def doubled_characters(paragraphs: Iterable[Paragraph], provisions: Sequence[Provision]) -> list[Damage]:
    """A character that ends the page and begins the next: printed twice, unless a word doubles it."""
    found = []
    for paragraph in paragraphs:
        for join in paragraph.joins:
            left, right = join.left[-1:], join.right[:1]
            if join.page_break and left == right and "\u4e00" <= left <= "\u9fff" and left not in OWN_DOUBLES:
                found.append(
                    Damage(
                        "duplicated-character",
                        (place_of_line(join.lines[0], provisions),),
                        printed=f"{join.left[-3:]} / {join.right[:4]}",
                        likely=join.left[-3:] + join.right[1:4],
                        lines=join.lines,
                    )
                )
    return found


def hard_wraps(
    paragraphs: Sequence[Paragraph], provisions: Sequence[Provision], title: Sequence[Line], wrapped: bool
) -> list[Damage]:
    """Lines broken inside a sentence in a text that otherwise has one line a paragraph."""
    if wrapped:
        return []
    lines: list[int] = []
    places: list[Place] = []
    if torn := torn_title(title):
        lines += torn
        places.append(TITLE)
    for paragraph in paragraphs:
        for join in paragraph.joins:
            if not join.page_break:
                lines += join.lines
                places.append(place_of_line(join.lines[0], provisions))
    if not lines:
        return []
    words = "句中断行，已连成一段"
    ends = (min(lines), max(lines))
    return [Damage("hard-wrapped-lines", tuple(dict.fromkeys(places)), missing=words, lines=ends)]


def torn_title(title: Sequence[Line]) -> list[int]:
    """The lines of a title that blank lines tear apart within the words from 关于 on."""
    start = next((i for i, line in enumerate(title) if "关于" in line.text), None)
    if start is None:
        return []
    tail = title[start:]
    return [line.number for line in tail] if any(line.after_blank for line in tail[1:]) else []


def place_of_line(number: int, provisions: Sequence[Provision]) -> Place:
    """The place of the innermost article, item, section or named part that holds the source line."""
    best = Place.parse("正文")
    for top in provisions:
        for provision in top.walk():
            first, last = provision.lines
            if first <= number <= last and provision.kind is not Kind.PARAGRAPH:
                best = provision.place
    return best


def heading_damage(title: Sequence[Line], markdown: bool) -> list[Damage]:
    """Issuers printed letter by letter, and marks of emphasis left in the heading of a plain text."""
    found = []
    for line in title:
        if spaced_out(line.text):
            found.append(Damage("spaced-heading", (TITLE,), printed=line.text, likely=re.sub(r"\s", "", line.text)))
    if not markdown and any(line.marked for line in title):
        found.append(Damage("markup-residue", (TITLE,), printed="**…**"))
    return found
