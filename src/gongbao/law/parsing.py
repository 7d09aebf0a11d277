"""A gazette issue made from a file's bytes."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from .annexes import annex_damage, annex_provisions, annexes_of, with_omitted
from .colophon import colophon_damage, colophon_of, identifiers
from .contents import Front, front_of, group_name
from .damage import (
    doubled_characters,
    hard_wraps,
    heading_damage,
    inconsistent_citations,
    lost_items,
    missing_articles,
)
from .folding import folded, tightened
from .forms import ANNOUNCEMENT, date_in
from .joining import Paragraph, joins_of
from .misprints import KNOWN_MISPRINTS, misprints_in
from .model import (
    ContentsEntry,
    Damage,
    Document,
    Issue,
    Kind,
    Misprint,
    Provision,
    Relation,
    Table,
)
from .parts import Parts, parts_of, signed_on
from .places import Place
from .reading import Line, NotAGazette, lines_of
from .relations import cited_numbers, effective_of, expires_of, relations_of, statements_of
from .segments import Heading, colophon_start, headings_of, issuers_and_title
from .storage import digest_of
from .structure import provisions_of
from .tables import table_damage, with_tables

TRIAL = re.compile(r"试行")
CIRCULAR = Place.parse("印发通知")


def read(data: bytes, name: str, misprints: Sequence[Misprint] = KNOWN_MISPRINTS) -> Issue:
    """The gazette issue in a text, Markdown or PDF file.

    ``name`` is the file's name, used in messages and kept with the issue. What is damaged is reported as values
    (``Issue.damage``, ``Document.damage``); ``misprints`` are slips that only a reader can know. Raises
    ``NotReadable`` for a file that is no readable text, and ``NotAGazette`` where it holds no policy document.
    """
    lines = lines_of(data, name)
    front = front_of(lines)
    lines = without_section_names(lines, front)
    headings = headings_of(lines, front.end, front.entries)
    if not headings:
        raise NotAGazette(name)
    end = colophon_start(lines, headings[-1].end)
    last_line = lines[-1].number
    groups = [group_before(lines, heading.start, front.end) for heading in headings]
    ends = [heading.start - bool(group) for heading, group in zip(headings[1:], groups[1:], strict=True)] + [end]
    last_lines = [lines[i].number - 1 if i < len(lines) else last_line for i in (*(h.start for h in headings[1:]), end)]
    spans = [(lines[heading.start].number, last) for heading, last in zip(headings, last_lines, strict=True)]
    markdown = any(line.heading for line in lines)
    wrapped = is_wrapped(lines[front.end : end])
    documents = tuple(
        document_of(heading, group, lines[heading.end : stop], position, span, markdown, wrapped, misprints)
        for position, (heading, group, stop, span) in enumerate(zip(headings, groups, ends, spans, strict=True), 1)
    )
    front = replace(front, sections=front.sections or tuple(dict.fromkeys(group for group in groups if group)))
    issue = issue_of(name, front, lines, end, last_line, documents)
    return replace(issue, digest=digest_of(issue))


def without_section_names(lines: tuple[Line, ...], front: Front) -> tuple[Line, ...]:
    """The lines without the names of the contents' groups where they are printed again between documents."""
    names = {folded(name) for name in front.sections}
    if not names:
        return lines
    kept = [line for line in lines[front.end :] if folded(line.text.strip("【】")) not in names]
    return (*lines[: front.end], *kept)


def group_before(lines: Sequence[Line], start: int, first: int) -> str:
    """The name of a group of documents printed in the line above a heading, where the issue has no contents."""
    return group_name(lines[start - 1].text) if start > first else ""


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether the file breaks its lines at the page's edge throughout, as text taken from a PDF does."""
    plain = [line for line in lines if "\t" not in line.raw]
    return sum(not line.after_blank for line in plain) > len(plain) * 0.5


def issue_of(
    name: str, front: Front, lines: Sequence[Line], end: int, last_line: int, documents: tuple[Document, ...]
) -> Issue:
    """The facts of the issue around its documents."""
    colophon = colophon_of(lines[end:], last_line)
    issn, cn = identifiers([*lines[: front.end], *lines[end:]])
    damage = [*front.damage, *colophon_damage(lines[end:])]
    if colophon is None and (front.title or front.entries):
        damage.append(Damage("missing-colophon", (Place.parse("封底"),), missing="没有版权页和查询方式"))
    return Issue(
        name=name,
        title=front.title,
        year=front.date.year if front.date else front.year,
        number=front.number,
        total=front.total,
        date=front.date,
        sponsor=front.sponsor or (colophon.sponsor if colophon else None),
        issn=issn,
        cn=cn,
        sections=front.sections,
        contents=front.entries,
        contents_languages=front.languages,
        official_contents=front.official,
        colophon=colophon,
        documents=documents,
        damage=tuple(damage),
    )


def document_of(
    heading: Heading,
    group: str,
    lines: Sequence[Line],
    position: int,
    span: tuple[int, int],
    markdown: bool,
    wrapped: bool,
    misprints: Sequence[Misprint],
) -> Document:
    """One document from its heading and the lines below it."""
    issuers, words = issuers_and_title(heading)
    entry = heading.entry or ContentsEntry("", "", heading.number, None)
    parts = parts_of(lines, words, issuers)
    title = spaced_title(entry.title, issuers) or " ".join(issuers) + words
    if words == "令" or (words in ("公告", "通告") and title == "".join(issuers) + words and parts.inner_title):
        title = entry.title if entry.title and not entry.title.endswith("令") else parts.inner_title or title
    issuers = issuers or next((signature.issuers for signature in parts.signatures), ())
    issued = signed_on(parts.signatures) or date_in(parts.adopted) or heading.date
    issuers = issuers or adopters(parts.adopted)
    annexes, tables, annex_paragraphs = annex_provisions(parts)
    listed = annexes_of(parts, tables)
    provisions, tables = all_provisions(heading, parts, title, lines, with_omitted(annexes, listed), tables)
    own = (title, words, parts.inner_title, *(annex.title for annex in listed))
    statements = statements_of(provisions)
    relations = relations_of(provisions, statements, tables, own, heading.number)
    effective = effective_of(statements, issued)
    paragraphs = (*parts.paragraphs, *annex_paragraphs)
    announcement = ANNOUNCEMENT.fullmatch(heading.number)
    damage = (
        *heading_damage(heading.lines, markdown),
        *form_damage(heading, paragraphs, provisions, tables, relations, wrapped),
        *annex_damage(parts, listed, annexes),
        *misprints_in(heading.number, provisions, misprints),
    )
    return Document(
        position=position,
        section=entry.section or group,
        page=entry.page,
        number=heading.number,
        number_en=entry.number_en,
        total_number=int(announcement["total"]) if announcement and announcement["total"] else None,
        title=title,
        title_en=entry.title_en,
        issuers=issuers,
        issued=issued,
        effective=effective,
        expires=expires_of(statements, effective.date),
        trial=bool(TRIAL.search(title + parts.inner_title)),
        inner_title=parts.inner_title,
        provisions=provisions,
        annexes=listed,
        tables=tables,
        signatures=parts.signatures,
        relations=relations,
        cited_numbers=cited_numbers(provisions, heading.number),
        damage=damage,
        joins=joins_of(paragraphs),
        lines=span,
    )


ADOPTER = re.compile(r"日\s*([\u4e00-\u9fff]+?人民代表大会(?:常务委员会)?|[\u4e00-\u9fff]+?人民政府)")


def adopters(note: str) -> tuple[str, ...]:
    """The congress, committee or government that adopted a regulation, without its term."""
    match = ADOPTER.search(tightened(note)) if note.startswith(("（", "(")) else None
    return (re.sub(r"第[一二三四五六七八九十]+届", "", match[1]),) if match else ()


def spaced_title(title: str, issuers: Sequence[str]) -> str:
    """The title of the contents, with a space between the issuers that it runs together."""
    rest, names = title, []
    for issuer in issuers:
        if not folded(rest).startswith(folded(issuer)):
            break
        names.append(issuer)
        rest = rest[len(issuer) :].lstrip()
    return " ".join(names) + rest if len(names) > 1 else title


def all_provisions(
    heading: Heading,
    parts: Parts,
    title: str,
    lines: Sequence[Line],
    annexes: tuple[Provision, ...],
    tables: tuple[Table, ...],
) -> tuple[tuple[Provision, ...], tuple[Table, ...]]:
    """Everything the document says, in reading order, and all its tables."""
    span = (heading.lines[0].number, heading.lines[-1].number)
    found = [Provision(Kind.TITLE, Place.parse("标题"), heading=title, lines=span)]
    if parts.adopted:
        found.append(Provision(Kind.NOTE, Place.parse("题注"), text=parts.adopted, lines=parts.adopted_lines))
    found += [named(Kind.ADDRESSEE, "主送", paragraph) for paragraph in parts.addressee]
    if parts.circular:
        children = provisions_of(parts.circular, CIRCULAR)
        if len(children) == 1 and children[0].kind is Kind.PREAMBLE:
            children = relocated(children[0].children)
        lines_here = (parts.circular[0].lines[0], parts.circular[-1].lines[1])
        found.append(Provision(Kind.CIRCULAR, CIRCULAR, children=children, lines=lines_here))
        found += signed(parts)
    found += provisions_of(parts.body, Place())
    if not parts.circular:
        found += signed(parts)
    text, own_tables = with_tables(found, table_lines(lines, parts))
    found = [*text, *annexes]
    found += [named(Kind.NOTE, "注", paragraph) for paragraph in parts.notes]
    return tuple(found), (*own_tables, *tables)


def signed(parts: Parts) -> list[Provision]:
    """The signatures as they stand under the text."""
    return [
        Provision(
            Kind.SIGNATURE,
            Place.parse("落款"),
            text="\t".join([*signature.issuers, chinese_date(signature.date)]).strip(),
            lines=signature.lines,
        )
        for signature in parts.signatures
    ]


def chinese_date(day: dt.date | None) -> str:
    """A date as documents write it: 2023年11月20日."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def relocated(paragraphs: Sequence[Provision]) -> tuple[Provision, ...]:
    """The paragraphs of a notice directly below it: 印发通知第一款."""
    return tuple(
        replace(paragraph, place=CIRCULAR.down("款", number)) for number, paragraph in enumerate(paragraphs, 1)
    )


def table_lines(lines: Sequence[Line], parts: Parts) -> list[Line]:
    """The rows of tables in the text itself, before any annex."""
    first = min((part.start for part in parts.annexes), default=lines[-1].number + 1 if lines else 0)
    return [line for line in lines if "\t" in line.raw and line.number < first]


def named(kind: Kind, name: str, paragraph: Paragraph) -> Provision:
    """A part of the document that has a name for a place."""
    return Provision(kind, Place.parse(name), text=tightened(paragraph.words), lines=paragraph.lines)


def form_damage(
    heading: Heading,
    paragraphs: Sequence[Paragraph],
    provisions: Sequence[Provision],
    tables: Sequence[Table],
    relations: Sequence[Relation],
    wrapped: bool,
) -> list[Damage]:
    """The damage that the form of the text betrays."""
    found = missing_articles(provisions)
    found += lost_items(provisions)
    found += inconsistent_citations(relations)
    found += doubled_characters(paragraphs, provisions)
    found += hard_wraps(paragraphs, provisions, heading.lines, wrapped)
    for table in tables:
        found += table_damage(table)
    return found
