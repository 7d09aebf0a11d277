"""A document as Akoma Ntoso 3.0 (OASIS LegalDocML), valid under the strict schema."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from lxml import etree

from .model import Damage, Document, Kind, Provision, Relation, Table
from .places import Place

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
DEFAULT: Any = {None: NAMESPACE}
ELEMENTS = {
    Kind.PART: ("part", "part"),
    Kind.CHAPTER: ("chapter", "chp"),
    Kind.DIVISION: ("section", "sec"),
    Kind.ARTICLE: ("article", "art"),
    Kind.SECTION: ("section", "sec"),
    Kind.SUBSECTION: ("subsection", "subsec"),
    Kind.PARAGRAPH: ("paragraph", "para"),
    Kind.ITEM: ("point", "point"),
    Kind.POINT: ("subparagraph", "subpara"),
    Kind.SUBPOINT: ("indent", "indent"),
}
"""The hierarchical element of each kind of provision, and the abbreviation in its eId."""
MODIFICATIONS = {"repeals": "repeal", "repeals-in-part": "repeal", "amends": "substitution"}
AGENT = "#gongbao"
UNDATED = dt.date(1, 1, 1)
INVALID_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

Element = etree._Element


def akoma_ntoso(document: Document) -> bytes:
    """The document as an Akoma Ntoso ``act``, in UTF-8 with an XML declaration.

    Repeals and amendments are ``textualMod``, tables are tables, damage is notes that say what is lost or misread.
    A day that cannot be read stands as 0001-01-01, because the schema needs a full date.
    """
    return Export(document).xml()


class Export:
    """One export: it knows the document and the eIds that are taken."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.taken: set[str] = set()
        self.ids: dict[tuple[str, ...], str] = {}

    def xml(self) -> bytes:
        root = new("akomaNtoso")
        act = add(root, "act", name="act", contains="originalVersion")
        preface = self.preface()
        preamble = self.preamble()
        body = self.body()
        conclusions = self.conclusions()
        attachments = self.attachments()
        act.append(self.meta(self.uri(), "", main=True))
        for part in (preface, preamble, body, conclusions, attachments):
            if part is not None and len(part):
                act.append(part)
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))

    def uri(self) -> str:
        """The work's address: country, kind, date, number."""
        name = self.document.number or self.document.title
        return f"/akn/cn/act/{self.day()}/{quote(name, safe='')}"

    def day(self) -> str:
        return (self.document.issued or UNDATED).isoformat()

    def eid(self, wanted: str, place: Place | None = None) -> str:
        """An eId that no other element has."""
        name, copy = wanted, 1
        while name in self.taken:
            copy += 1
            name = f"{wanted}-{copy}"
        self.taken.add(name)
        if place is not None:
            self.ids.setdefault(place.key, name)
        return name

    def meta(self, uri: str, suffix: str, main: bool = False) -> Element:
        """The metadata of the act, or with ``suffix`` of one of its attachments."""
        meta = new("meta")
        identification = add(meta, "identification", source=AGENT)
        for level, ending in (("FRBRWork", ""), ("FRBRExpression", f"/zho@{self.day()}"), ("FRBRManifestation", "")):
            self.level(add(identification, level), level, uri, ending or f"/zho@{self.day()}.xml", suffix)
        if main:
            self.publication(meta)
            self.lifecycle(meta)
            self.analysis(meta)
        self.references(meta, main)
        if main and self.document.damage:
            self.notes(meta)
        return meta

    def level(self, element: Element, level: str, uri: str, ending: str, suffix: str) -> None:
        """The work, its Chinese expression, or the file."""
        full = uri if level == "FRBRWork" else uri + ending
        add(element, "FRBRthis", value=f"{full}/!main{suffix}")
        add(element, "FRBRuri", value=full)
        add(element, "FRBRdate", date=self.day(), name="Generation")
        author = "#issuer_1" if self.document.issuers and level != "FRBRManifestation" else AGENT
        attributes = {"href": author, **({"as": "#author"} if level != "FRBRManifestation" else {})}
        etree.SubElement(element, f"{{{NAMESPACE}}}FRBRauthor", attributes)
        if level == "FRBRWork":
            add(element, "FRBRcountry", value="cn")
            if self.document.number:
                add(element, "FRBRnumber", value=self.document.number)
        if level == "FRBRExpression":
            add(element, "FRBRlanguage", language="zho")

    def publication(self, meta: Element) -> None:
        attributes = {"date": self.day(), "name": "公报", "showAs": clean(self.document.title)}
        if self.document.number:
            attributes["number"] = clean(self.document.number)
        add(meta, "publication", **attributes)

    def lifecycle(self, meta: Element) -> None:
        """The days on which the document was made, takes effect and expires."""
        events = add(meta, "lifecycle", source=AGENT)
        add(events, "eventRef", eId=self.eid("eventRef_1"), date=self.day(), type="generation", source="#original")
        days = [(self.document.effective.date, "generation"), (self.document.expires, "repeal")]
        for number, (day, kind) in enumerate(days, 2):
            if day:
                eid = self.eid(f"eventRef_{number}")
                add(events, "eventRef", eId=eid, date=day.isoformat(), type=kind, source="#original")

    def analysis(self, meta: Element) -> None:
        """What the document repeals and amends, and what it rests on or cites."""
        changes = [r for r in self.document.relations if r.kind in MODIFICATIONS]
        others = [r for r in self.document.relations if r.kind not in MODIFICATIONS]
        if not changes and not others:
            return
        analysis = add(meta, "analysis", source=AGENT)
        if changes:
            active = add(analysis, "activeModifications")
            for number, relation in enumerate(changes, 1):
                self.modification(active, relation, number)
        if others:
            references = add(analysis, "otherReferences", source=AGENT)
            for relation in others:
                add(
                    references,
                    "implicitReference",
                    href=target_uri(relation.target),
                    showAs=clean(f"{relation.kind} {relation.target}"),
                    **{"for": f"#{self.id_of(relation.at)}"},
                )

    def modification(self, active: Element, relation: Relation, number: int) -> None:
        change = add(active, "textualMod", type=MODIFICATIONS[relation.kind], eId=self.eid(f"textualMod_{number}"))
        add(change, "source", href=f"#{self.id_of(relation.at)}")
        places = relation.places or (Place(),)
        for place in places:
            address = target_uri(relation.target)
            add(change, "destination", href=address + (f"#{quote(str(place), safe='')}" if place.steps else ""))

    def id_of(self, place: Place) -> str:
        """The eId of the element at the place, or of the nearest above it that is exported."""
        here: Place | None = Place(place.steps)
        while here is not None:
            if here.key in self.ids:
                return self.ids[here.key]
            here = here.above
        return "body"

    def references(self, meta: Element, main: bool) -> None:
        """The agents and documents that the metadata names; an attachment has its own list of issuers."""
        references = add(meta, "references", source=AGENT)
        if main:
            title = self.document.title
            add(references, "original", eId=self.eid("original"), href=self.uri(), showAs=title)
        for number, issuer in enumerate(self.document.issuers, 1):
            address = f"/akn/ontology/organization/cn/{quote(issuer, safe='')}"
            add(references, "TLCOrganization", eId=self.eid(f"issuer_{number}"), href=address, showAs=issuer)
        address = "/akn/ontology/organization/gongbao"
        add(references, "TLCOrganization", eId=self.eid("gongbao"), href=address, showAs="Gongbao")
        add(references, "TLCRole", eId=self.eid("author"), href="/akn/ontology/role/author", showAs="发文机关")

    def notes(self, meta: Element) -> None:
        """Damage as editorial notes."""
        notes = add(meta, "notes", source=AGENT)
        for number, damage in enumerate(self.document.damage, 1):
            note = add(notes, "note", eId=self.eid(f"note_{number}"))
            add(note, "p", damage_words(damage), eId=self.eid(f"note_{number}__p_1"))

    def preface(self) -> Element:
        preface = new("preface")
        self.paragraph(preface, "preface", self.document.title, element="longTitle")
        if self.document.number:
            block = self.paragraph(preface, "preface", "")
            add(block, "docNumber", self.document.number, eId=self.eid("preface__docNumber_1"))
        return preface

    def paragraph(self, parent: Element, prefix: str, text: str, element: str = "p") -> Element:
        """A block of text with an eId."""
        block = add(parent, element, eId=self.eid(f"{prefix}__{element}_{len(parent) + 1}"))
        if element == "longTitle":
            add(block, "p", text, eId=self.eid(f"{prefix}__{element}__p_1"))
        else:
            block.text = clean(text)
        return block

    def preamble(self) -> Element:
        """The addressee, the notice that issues the text, and the words before the first label."""
        preamble = new("preamble")
        for provision in self.document.provisions:
            if provision.kind in (Kind.ADDRESSEE, Kind.CIRCULAR, Kind.PREAMBLE):
                self.ids.setdefault(provision.place.key, "preamble")
                for piece in provision.walk():
                    if piece.words:
                        block = self.paragraph(preamble, "preamble", piece.label + piece.words)
                        self.ids.setdefault(piece.place.key, str(block.get("eId")))
        if len(preamble):
            preamble.set("eId", self.eid("preamble"))
        return preamble

    def body(self) -> Element:
        body = new("body")
        body.set("eId", self.eid("body"))
        for provision in self.document.body:
            if provision.kind in ELEMENTS:
                self.hierarchy(body, provision, "")
        self.boxed_tables(body, Place.parse("正文"), "body")
        if not len(body):
            container = add(body, "hcontainer", name="text", eId=self.eid("hcontainer_1"))
            content = add(container, "content", eId=self.eid("hcontainer_1__content"))
            add(content, "p", self.document.inner_title or self.document.title, eId=self.eid("hcontainer_1__p_1"))
        return body

    def hierarchy(self, parent: Element, provision: Provision, prefix: str) -> None:
        """A provision with those below it."""
        name, short = ELEMENTS[provision.kind]
        number = provision.place.steps[-1].number
        wanted = f"{prefix}__{short}_{number}" if prefix else f"{short}_{number}"
        eid = self.eid(wanted, provision.place)
        element = add(parent, name, eId=eid)
        if provision.label:
            add(element, "num", provision.label, eId=self.eid(f"{eid}__num"))
        if provision.heading:
            add(element, "heading", provision.heading, eId=self.eid(f"{eid}__heading"))
        below = [child for child in provision.children if child.kind in ELEMENTS]
        if not below:
            content = add(element, "content", eId=self.eid(f"{eid}__content"))
            add(content, "p", provision.text, eId=self.eid(f"{eid}__content__p_1"))
            self.tables(content, [t for t in self.document.tables if t.at == provision.place], eid)
            return
        if provision.text:
            intro = add(element, "intro", eId=self.eid(f"{eid}__intro"))
            add(intro, "p", provision.text, eId=self.eid(f"{eid}__intro__p_1"))
        for child in below:
            self.hierarchy(element, child, eid)
        self.boxed_tables(element, provision.place, eid)

    def conclusions(self) -> Element:
        conclusions = new("conclusions")
        for signature in self.document.signatures:
            for issuer in signature.issuers:
                self.paragraph(conclusions, "conclusions", issuer)
            if signature.date:
                block = self.paragraph(conclusions, "conclusions", "")
                day = signature.date
                words = f"{day.year}年{day.month}月{day.day}日"
                add(block, "date", words, date=day.isoformat(), eId=self.eid("conclusions__date_1"))
        for provision in self.document.provisions:
            if provision.kind is Kind.NOTE:
                self.paragraph(conclusions, "conclusions", provision.text)
        return conclusions

    def attachments(self) -> Element:
        attachments = new("attachments")
        for position, annex in enumerate((p for p in self.document.provisions if p.kind is Kind.ANNEX), 1):
            eid = self.eid(f"att_{position}", annex.place)
            attachment = add(attachments, "attachment", eId=eid)
            add(attachment, "num", str(annex.place), eId=self.eid(f"{eid}__num"))
            if annex.heading:
                add(attachment, "heading", annex.heading, eId=self.eid(f"{eid}__heading"))
            doc = add(attachment, "doc", name="annex")
            main = new("mainBody")
            main.set("eId", self.eid(f"{eid}__mainBody"))
            self.annex_content(main, annex, eid)
            doc.append(self.meta(self.uri(), f"_{position}"))
            doc.append(main)
        return attachments

    def annex_content(self, main: Element, annex: Provision, eid: str) -> None:
        """The words, sections and tables of an annex."""
        for child in annex.children:
            if child.kind in ELEMENTS:
                self.hierarchy(main, child, eid)
            elif child.kind is Kind.PREAMBLE:
                for piece in child.walk():
                    if piece.words:
                        self.paragraph(main, eid, piece.words)
        self.tables(main, [t for t in self.document.tables if t.at == annex.place], eid)
        if not len(main):
            self.paragraph(main, eid, annex.heading or str(annex.place))

    def boxed_tables(self, parent: Element, at: Place, eid: str) -> None:
        """The tables at a place in a container of their own, beside articles and paragraphs."""
        tables = [t for t in self.document.tables if t.at == at]
        if tables:
            box = add(parent, "hcontainer", name="tables", eId=self.eid(f"{eid}__hcontainer_1"))
            content = add(box, "content", eId=self.eid(f"{eid}__hcontainer_1__content"))
            self.tables(content, tables, eid)

    def tables(self, parent: Element, tables: Sequence[Table], eid: str) -> None:
        """Tables with a heading row."""
        for position, table in enumerate(tables, 1):
            element = add(parent, "table", eId=self.eid(f"{eid}__table_{position}"))
            self.table_row(element, table.columns, "th", self.eid(f"{eid}__table_{position}__tr_0"))
            for number, row in enumerate(table.rows, 1):
                serial = row.serial if row.serial is not None else number
                row_id = self.eid(f"{eid}__table_{position}__tr_{serial}", table.at.down("行", serial))
                self.table_row(element, row.cells[: len(table.columns)], "td", row_id)

    def table_row(self, table: Element, cells: Iterable[str], name: str, eid: str) -> None:
        row = add(table, "tr", eId=eid)
        for number, cell in enumerate(cells, 1):
            box = add(row, name, eId=self.eid(f"{eid}__{name}_{number}"))
            add(box, "p", cell, eId=self.eid(f"{eid}__{name}_{number}__p_1"))


def new(name: str) -> Element:
    return etree.Element(f"{{{NAMESPACE}}}{name}", nsmap=DEFAULT)


def add(parent: Element, name: str, text: str = "", /, **attributes: str) -> Element:
    """A new element below ``parent``."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", {k: clean(v) for k, v in attributes.items()})
    if text:
        element.text = clean(text)
    return element


def clean(text: str) -> str:
    """The text without characters that XML does not allow."""
    return INVALID_XML.sub("", text)


def target_uri(target: str) -> str:
    """The address of another document, of which only the number or title is known."""
    return f"/akn/cn/act/{quote(clean(target), safe='')}"


def damage_words(damage: Damage) -> str:
    """What is wrong, in one line."""
    places = "；".join(str(place) for place in damage.at)
    words = [damage.missing]
    if damage.printed:
        words.append(f"原文作“{damage.printed}”" + (f"，疑为“{damage.likely}”" if damage.likely else ""))
    return f"[{damage.kind}] {places}：" + "；".join(word for word in words if word)
