"""What a gazette issue holds: issues, documents, provisions, tables, relations and damage, all immutable."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Literal

from .folding import folded
from .places import ANNEX, PARAGRAPH, Place, Step, covers, same_step


class Kind(StrEnum):
    """What a provision is in the structure of its document."""

    TITLE = "title"
    ADDRESSEE = "addressee"
    CIRCULAR = "circular"  # the notice that issues another text
    PREAMBLE = "preamble"
    PART = "part"  # 编
    CHAPTER = "chapter"  # 章
    DIVISION = "division"  # 节
    ARTICLE = "article"  # 条
    SECTION = "section"  # 一、
    SUBSECTION = "subsection"  # （一） of a section
    PARAGRAPH = "paragraph"  # 款
    ITEM = "item"  # （一） of an article
    POINT = "point"  # 1.
    SUBPOINT = "subpoint"  # (1)
    ANNEX = "annex"
    ROW = "row"  # of a table in an annex
    NOTE = "note"
    SIGNATURE = "signature"


@dataclass(frozen=True)
class Provision:
    """A piece of a document that has a place of its own, with the pieces below it in reading order.

    ``text`` is the piece's own text without its label, ``heading`` the name of a chapter, section or annex;
    ``lines`` are the first and last line of the source, counted from 1.
    """

    kind: Kind
    place: Place
    label: str = ""
    heading: str = ""
    text: str = ""
    children: tuple["Provision", ...] = ()
    lines: tuple[int, int] = (0, 0)

    @cached_property
    def full_text(self) -> str:
        """The text with everything below it, labels of the pieces below included."""
        parts = [self.heading, self.text]
        for child in self.children:
            parts.append(child.label if child.kind is not Kind.ROW else "")
            parts.append(child.full_text)
        return "".join(parts)

    @property
    def words(self) -> str:
        """The words of its own that are searched and shown: its heading or its text."""
        return self.heading or self.text

    def walk(self) -> Iterator["Provision"]:
        """This provision and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def below(self, kind: Kind) -> tuple["Provision", ...]:
        """The provisions of ``kind`` anywhere below, in reading order."""
        return tuple(p for p in self.walk() if p.kind is kind and p is not self)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its serial number where it has one, its cells, its line in the source."""

    serial: int | None
    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose fragments (a page each, the heading row repeated) are put together.

    ``annex`` is the number of the annex that it stands in, 0 for the text itself; ``at`` its place.
    """

    annex: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    fragments: int
    at: Place = field(default_factory=Place)

    @property
    def serials(self) -> tuple[int, ...]:
        """The serial numbers that are printed, in order."""
        return tuple(row.serial for row in self.rows if row.serial is not None)

    @property
    def missing_serials(self) -> tuple[int, ...]:
        """The serial numbers that should be there, from 1 to the last printed, and are not."""
        present = set(self.serials)
        return tuple(n for n in range(1, max(present, default=0) + 1) if n not in present)

    @property
    def empty_rows(self) -> tuple[int, ...]:
        """The serial numbers of the rows with nothing in them."""
        return tuple(row.serial for row in self.rows if row.serial is not None and not any(row.cells[1:]))


Printed = Literal["printed", "partly", "captions-only", "omitted"]


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex as the document lists it; ``number`` is none for an unnumbered 附表 of which nothing is printed."""

    number: int | None
    title: str
    printed: Printed


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, and on which day (none where the date cannot be read)."""

    issuers: tuple[str, ...]
    date: dt.date | None
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Relation:
    """What a document does to, or takes from, another.

    ``kind``: based_on, cites, repeals, repeals-in-part, amends, planned-repeal, yields-to, prevails-over.
    ``target`` is the other document's number, or its title where the text gives no number; ``title`` its title
    where given; ``at`` the place that says so; ``places`` the places of the target that it touches; ``by`` the
    month in which a planned repeal is due (2018-10); ``since`` the day that the text sets for a repeal.
    """

    kind: str
    target: str
    at: Place
    title: str = ""
    places: tuple[Place, ...] = ()
    by: str = ""
    since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with the printed or read text; reported, never repaired by guessing.

    ``at`` are the places; ``missing`` says what in words; ``printed`` and ``likely`` give a misprint and what it
    probably stands for; ``lines`` are source lines.
    """

    kind: str
    at: tuple[Place, ...]
    missing: str = ""
    printed: str = ""
    likely: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """A paragraph that a page break or a hard line break had cut, and where it was put together."""

    lines: tuple[int, int]
    left: str
    right: str
    page_break: bool


@dataclass(frozen=True, slots=True)
class Misprint:
    """A known slip of the press or of the reading: the words printed in the document, and what they stand for."""

    document: str
    kind: str
    printed: str
    likely: str


@dataclass(frozen=True, slots=True)
class Effective:
    """When a document takes effect: the kind of clause, the date, the place of the clause.

    ``clause``: fixed-date, from-release (自发布之日起), from-issue (自印发之日起), days-after-release, or none
    (the date of the document counts).
    """

    clause: str
    date: dt.date | None
    at: Place | None


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents, in Chinese and, where the issue has one, in English."""

    section: str
    title: str
    number: str
    page: int | None
    title_en: str = ""
    number_en: str = ""


@dataclass(frozen=True, slots=True)
class Colophon:
    """The imprint of the issue, each field as printed, none where absent."""

    lines: tuple[int, int]
    governing_body: str | None = None
    sponsor: str | None = None
    editor: str | None = None
    format: str | None = None
    frequency: str | None = None
    site: str | None = None
    address: str | None = None
    postcode: str | None = None
    telephones: tuple[str, ...] = ()
    printer: str | None = None
    channels: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()


WIDE_LABELS = ("编", "章", "节", "条", *"0123456789", "附件")
"""How the labels end that a space follows in print."""


@dataclass(frozen=True)
class Document:
    """One document of an issue. ``provisions`` is everything it says, in reading order."""

    position: int
    section: str
    page: int | None
    number: str
    number_en: str
    total_number: int | None
    title: str
    title_en: str
    issuers: tuple[str, ...]
    issued: dt.date | None
    effective: Effective
    expires: dt.date | None
    trial: bool
    inner_title: str
    provisions: tuple[Provision, ...]
    annexes: tuple[Annex, ...]
    tables: tuple[Table, ...]
    signatures: tuple[Signature, ...]
    relations: tuple[Relation, ...]
    cited_numbers: tuple[str, ...]
    damage: tuple[Damage, ...]
    joins: tuple[Join, ...]
    lines: tuple[int, int]

    def walk(self) -> Iterator[Provision]:
        """Every provision, in reading order."""
        for provision in self.provisions:
            yield from provision.walk()

    def passages(self) -> Iterator[Provision]:
        """The provisions that have words of their own: what is searched and shown."""
        return (p for p in self.walk() if p.text or p.heading)

    @property
    def plain_text(self) -> str:
        """The document as plain text: a line for each passage, with its label; the cells of a row parted by tabs."""
        lines: list[str] = []
        label = ""
        for provision in self.walk():
            if provision.kind is not Kind.ROW:
                label += provision.label + ("　" if provision.label.endswith(WIDE_LABELS) else "")
            if provision.words or provision.kind is Kind.ANNEX:
                lines.append(label + provision.words)
                label = ""
        return "\n".join(lines)

    @cached_property
    def index(self) -> dict[tuple[str, ...], Provision]:
        """Each provision by the key of its place; the first of equal keys."""
        found: dict[tuple[str, ...], Provision] = {}
        for provision in self.walk():
            found.setdefault(provision.place.key, provision)
        return found

    def find(self, place: "Place | str") -> Provision | None:
        """The provision at ``place``, which may leave out a 款, the number of an only annex, or point inside it.

        A text that a notice issues as its annex is found with 附件 in front and without.

        None where the document has no such place.
        """
        wanted = Place.parse(place) if isinstance(place, str) else place
        exact = self.index.get(Place(wanted.steps).key)
        if exact is not None:
            return exact
        found = next((p for p in self.walk() if denotes(wanted.steps, p.place.steps)), None)
        if found is None and self.inner_title and len(wanted.steps) > 1 and wanted.steps[0].unit == ANNEX:
            return self.find(Place(wanted.steps[1:]))
        return found

    def is_damaged(self, place: Place) -> bool:
        """Whether damage is reported at the place, or above or below it."""
        return any(covers(spot, place) for damage in self.damage for spot in damage.at)

    @property
    def body(self) -> tuple[Provision, ...]:
        """The provisions of the text itself: without title, addressee, issuing notice, annexes and notes."""
        outside = (Kind.TITLE, Kind.ADDRESSEE, Kind.CIRCULAR, Kind.ANNEX, Kind.NOTE, Kind.SIGNATURE)
        return tuple(p for p in self.provisions if p.kind not in outside)


def denotes(wanted: tuple[Step, ...], place: tuple[Step, ...]) -> bool:
    """Whether the steps name the place when a 款 may be left out and 附件 stands for the only annex."""
    a, b = list(wanted), list(place)
    while a and b:
        if same_step(a[0], b[0]):
            a, b = a[1:], b[1:]
        elif b[0].unit == PARAGRAPH and a[0].unit != PARAGRAPH:
            b = b[1:]
        elif a[0].unit == PARAGRAPH and a[0].number == 1 and b[0].unit != PARAGRAPH:
            a = a[1:]
        else:
            return False
    return not b and (not a or (len(a) == 1 and a[0] == Step(PARAGRAPH, 1)))


@dataclass(frozen=True)
class Issue:
    """A gazette issue, or a single document that was published by itself."""

    name: str
    title: str
    year: int | None
    number: int | None
    total: int | None
    date: dt.date | None
    sponsor: str | None
    issn: str | None
    cn: str | None
    sections: tuple[str, ...]
    contents: tuple[ContentsEntry, ...]
    contents_languages: tuple[str, ...]
    official_contents: str | None
    colophon: Colophon | None
    documents: tuple[Document, ...]
    damage: tuple[Damage, ...]
    digest: str = field(default="")

    def find(self, number: str) -> Document | None:
        """The document with that number, brackets in any style; none where the issue has no such document."""
        return next((d for d in self.documents if folded(d.number) == folded(number)), None)
