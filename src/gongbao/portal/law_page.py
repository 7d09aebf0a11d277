"""Law text laid out for a page: headings, paragraphs, tables, and the damage shown where it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gongbao.law import Damage, Document, Kind, Place, Provision, Row
from gongbao.law.places import ANNEX, Step
from gongbao.words import Words

_ELEMENTS = {
    Kind.ANNEX: "title",
    Kind.PART: "heading",
    Kind.CHAPTER: "heading",
    Kind.DIVISION: "heading",
    Kind.SECTION: "section",
    Kind.ROW: "row",
    Kind.SIGNATURE: "signature",
}

_DAMAGE = {
    "missing-article": Words("缺一条", "An article is missing"),
    "lost-pages": Words("缺页", "Pages are missing"),
    "missing-picture": Words("图没有读出", "A picture is missing"),
    "missing-annexes": Words("附件未随文印出", "Annexes are not printed"),
    "missing-colophon": Words("没有版权页", "There is no imprint"),
    "missing-total-number": Words("没有总期号", "There is no running number"),
    "lost-check-boxes": Words("方框没有读出", "Check boxes are missing"),
    "possible-lost-item": Words("可能缺一项", "An item may be missing"),
    "table-shift": Words("表格错行", "Rows of a table are shifted"),
    "merged-cells": Words("合并单元格", "Merged cells"),
    "hard-wrapped-lines": Words("句中断行，已连接", "Sentences cut by lines, put together"),
    "spaced-heading": Words("字间有空格", "Spaces inside a heading"),
    "split-title": Words("题名断开", "A title is divided"),
    "markup-residue": Words("残留标记", "Left-over marks"),
}
_FAMILIES = {
    "misread": Words("疑有误读", "Probably misread"),
    "inconsistent": Words("前后不一致", "Inconsistent"),
    "duplicated": Words("重复", "Printed twice"),
    "possible": Words("可能有误", "Possibly wrong"),
}
#: What was put right without any loss is told above the text, not in the middle of it.
_HARMLESS = frozenset({"hard-wrapped-lines", "spaced-heading", "split-title", "markup-residue"})


def damage_words(kind: str) -> Words:
    """A kind of damage in words, that of its family where it has none of its own."""
    return _DAMAGE.get(kind) or _FAMILIES.get(kind.partition("-")[0]) or Words(kind, kind)


@dataclass(frozen=True, slots=True)
class Finding:
    """Damage in words: what kind, what is missing, and for a misprint what is printed and what it may stand for."""

    damage: Damage

    @property
    def kind(self) -> Words:
        """The kind of damage."""
        return damage_words(self.damage.kind)

    @property
    def said(self) -> str:
        """What the reading found, in Chinese, as the text is."""
        damage = self.damage
        likely = f"，疑为“{damage.likely}”" if damage.likely else ""
        printed = f"印作“{damage.printed}”{likely}" if damage.printed else ""
        return "；".join(filter(None, (damage.missing, printed)))


@dataclass(frozen=True, slots=True)
class Block:
    """What is set as one piece: a heading, a paragraph with the labels that lead to it, or a table."""

    element: str
    provision: Provision
    label: str = ""
    findings: tuple[Finding, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Provision, tuple[str, ...], tuple[Finding, ...]], ...] = ()
    #: Damage at a place that is not there any more, told before what follows it.
    before: tuple[Finding, ...] = field(default=())

    @property
    def anchor(self) -> str:
        """The name of the block in its page."""
        return "-".join(self.provision.place.key)

    @property
    def lines(self) -> list[str]:
        """The block as plain text; the cells of a table divided by tabs."""
        if self.element == "table":
            return ["\t".join(cells) for cells in (self.columns, *(cells for _, cells, _ in self.rows)) if cells]
        return ["　".join(filter(None, (self.label, f"{self.provision.heading}{self.provision.text}")))]


def findings(damage: Iterable[Damage]) -> list[Finding]:
    """Damage in words."""
    return [Finding(each) for each in damage]


def blocks(document: Document, provisions: Iterable[Provision]) -> list[Block]:
    """The provisions laid out in reading order, each label run in with the words that it leads to."""
    found: list[Block] = []
    labels = ""
    table: list[Provision] = []
    for each in provisions:
        if each.kind is Kind.ROW:
            table.append(each)
            continue
        found += _table(document, table)
        table = []
        if not (each.text or each.heading):
            labels += each.label
            continue
        before = tuple(
            Finding(damage) for damage in document.damage if _gone_before(document, damage, each.place, labels)
        )
        found.append(
            Block(_ELEMENTS.get(each.kind, "text"), each, labels + each.label, _at(document, each), before=before)
        )
        labels = ""
    return found + list(_table(document, table))


def _table(document: Document, rows: Sequence[Provision]) -> Iterator[Block]:
    if not rows:
        return
    annex = next((step.number for step in rows[0].place.steps if step.unit == ANNEX), 0)
    table = next((each for each in document.tables if each.annex == annex), None)
    printed = {row.line: row for row in table.rows} if table else {}
    yield Block(
        "table",
        rows[0],
        columns=table.columns if table else (),
        rows=tuple((each, _cells(each, printed.get(each.lines[0])), _at(document, each)) for each in rows),
    )


def _cells(provision: Provision, row: Row | None) -> tuple[str, ...]:
    return row.cells if row else (provision.label, *provision.text.split("\t"))


def _at(document: Document, provision: Provision) -> tuple[Finding, ...]:
    steps = provision.place.steps
    return tuple(
        Finding(damage)
        for damage in document.damage
        if damage.kind not in _HARMLESS and any(spot.steps == steps for spot in damage.at)
    )


def _gone_before(document: Document, damage: Damage, place: Place, labels: str) -> bool:
    """Whether the damage is at a place that the text has lost and that stood right before this one."""
    return any(
        spot.steps and document.find(spot) is None and _follows(spot.steps, place.steps, bool(labels))
        for spot in damage.at
    )


def _follows(lost: tuple[Step, ...], here: tuple[Step, ...], begins: bool) -> bool:
    last = lost[-1]
    return (
        begins
        and len(here) >= len(lost)
        and here[: len(lost) - 1] == lost[:-1]
        and here[len(lost) - 1] == Step(last.unit, last.number + 1)
    )
