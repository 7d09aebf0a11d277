"""An issue in the shape of a table of expectations, and the comparison with one."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongbao.words import Problem

from .folding import folded
from .model import Damage, Document, Issue, Kind, Provision, Relation, Table
from .parsing import read
from .places import Place, PlaceUnreadable, covers, parse_places
from .search import holds
from .tables import ranges

PREAMBLE, CIRCULAR = Place.parse("序言"), Place.parse("印发通知")


@dataclass(frozen=True, slots=True)
class Result:
    """One checked example: whether the issue has what is expected, and what it has instead."""

    name: str
    passed: bool
    expected: Any
    got: Any


def describe(issue: Issue) -> dict[str, Any]:
    """The issue as plain values: facts, contents, documents with their relations, structure and damage."""
    return {
        "file": issue.name,
        "year": issue.year,
        "number": issue.number,
        "total": issue.total,
        "date": iso(issue.date),
        "sponsor": issue.sponsor,
        "issn": issue.issn,
        "cn": issue.cn,
        "sections": list(issue.sections),
        "document_count": len(issue.documents),
        "contents_languages": list(issue.contents_languages),
        "official_contents": issue.official_contents,
        "colophon": described_colophon(issue),
        "damage": [described_damage(damage) for damage in issue.damage],
        "documents": [described_document(document) for document in issue.documents],
    }


def described_colophon(issue: Issue) -> dict[str, Any] | bool:
    if issue.colophon is None:
        return False
    names = (
        "governing_body", "sponsor", "editor", "format", "frequency", "site", "address", "postcode", "printer",
    )  # fmt: skip
    return {
        "lines": list(issue.colophon.lines),
        **{name: getattr(issue.colophon, name) for name in names},
        "telephones": list(issue.colophon.telephones),
        "channels": list(issue.colophon.channels),
    }


def described_document(document: Document) -> dict[str, Any]:
    """One document as plain values."""
    effective = document.effective
    return {
        "position": document.position,
        "section": document.section or None,
        "page": document.page,
        "number": document.number or None,
        "number_en": document.number_en or None,
        "title_zh": document.title,
        "title_en": document.title_en or None,
        "issuers": list(document.issuers),
        "issued": iso(document.issued),
        "effective": {
            "clause": effective.clause,
            "date": iso(effective.date),
            "at": str(effective.at) if effective.at else None,
        },
        "trial": document.trial,
        "inner_title": document.inner_title or None,
        "total_number": document.total_number,
        "relations": [described_relation(relation, document) for relation in document.relations],
        "structure": described_structure(document),
        "annexes": [{"no": a.number, "title": a.title, "printed": a.printed} for a in document.annexes],
        "tables": [described_table(table) for table in document.tables],
        "damage": [described_damage(damage) for damage in document.damage],
        "expires": iso(document.expires),
        "cited_numbers": list(document.cited_numbers),
        "lines": list(document.lines),
        "broken_sentences": [
            {"lines": list(join.lines), "left": join.left[-6:], "right": join.right[:6]}
            for join in document.joins
            if join.page_break
        ],
    }


def described_relation(relation: Relation, document: Document) -> dict[str, Any]:
    """A relation; bases in the issuing notice stand at 序言, those of the issued text then at 办法序言."""
    at = str(relation.at)
    if in_notice(relation.at):
        at = "序言"
    elif relation.at == PREAMBLE and any(in_notice(r.at) for r in document.relations):
        at = "办法序言"
    values: dict[str, Any] = {"kind": relation.kind, "target": relation.target, "at": at}
    if relation.title and relation.title != relation.target:
        values["title"] = relation.title
    if relation.places:
        values["places"] = [str(place) for place in relation.places]
    if relation.by:
        values["by"] = relation.by
    return values


def in_notice(at: Place) -> bool:
    """Whether the place is the notice that issues another text, or its first words."""
    return at in (CIRCULAR, CIRCULAR.named("序言"))


def described_damage(damage: Damage) -> dict[str, Any]:
    values: dict[str, Any] = {"kind": damage.kind, "at": ";".join(str(place).replace(" ", "") for place in damage.at)}
    for name in ("missing", "printed", "likely"):
        if getattr(damage, name):
            values[name] = getattr(damage, name)
    if damage.lines:
        values["lines"] = list(damage.lines)
    return values


def described_table(table: Table) -> dict[str, Any]:
    values: dict[str, Any] = {
        "annex": table.annex or None,
        "columns": len(table.columns),
        "fragments": table.fragments,
        "rows": len(table.rows),
        "serials": ranges(table.serials),
    }
    if table.missing_serials:
        values["missing_serials"] = ranges(table.missing_serials)
    if table.empty_rows:
        values["empty_rows"] = list(table.empty_rows)
    return values


def described_structure(document: Document) -> dict[str, Any]:
    """Counts and headings of the text: of the issued text where the notice only issues one."""
    body = document.body
    articles = list(of_kind(body, Kind.ARTICLE))
    chapters = list(of_kind(body, Kind.CHAPTER))
    sections = [p for p in body if p.kind is Kind.SECTION]
    values: dict[str, Any] = {
        "articles": len(articles),
        "chapters": len(chapters),
        "top_sections": len(sections),
    }
    if articles:
        numbers = [article.place.steps[-1].number for article in articles]
        values["article_range"] = [min(numbers), max(numbers)]
        values["missing_articles"] = [n for n in range(min(numbers), max(numbers)) if n not in numbers]
        values["paragraphs_and_items"] = {
            str(n): counted(article) for n, article in zip(numbers, articles, strict=True)
        }
    if chapters:
        values["chapter_headings"] = [chapter.heading for chapter in chapters]
        values["chapter_first_articles"] = [first_article(chapter) for chapter in chapters]
    if sections:
        values |= described_sections(sections, "")
    for annex in (p for p in document.provisions if p.kind is Kind.ANNEX):
        tops = [child for child in annex.children if child.kind is Kind.SECTION]
        if tops:
            values["annex_top_sections"] = len(tops)
            values["annex_section_headings"] = [top.heading for top in tops]
    return values


def described_sections(sections: Sequence[Provision], prefix: str) -> dict[str, Any]:
    values: dict[str, Any] = {
        f"{prefix}subsections": [sum(c.kind is Kind.SUBSECTION for c in section.children) for section in sections],
        f"{prefix}paragraphs_of_sections": [
            sum(c.kind is Kind.PARAGRAPH for c in section.children) for section in sections
        ],
    }
    if all(section.heading for section in sections):
        values[f"{prefix}section_headings"] = [section.heading for section in sections]
    return values


def of_kind(provisions: Sequence[Provision], kind: Kind) -> Iterator[Provision]:
    """The provisions of a kind, in reading order."""
    for provision in provisions:
        yield from (p for p in provision.walk() if p.kind is kind)


def counted(article: Provision) -> list[int]:
    """The number of paragraphs and of （一） items of an article."""
    items = len(article.below(Kind.ITEM))
    return [sum(child.kind is Kind.PARAGRAPH for child in article.children), items]


def first_article(chapter: Provision) -> int | None:
    return next((p.place.steps[-1].number for p in chapter.walk() if p.kind is Kind.ARTICLE), None)


def iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


class ExpectationsUnreadable(Problem):
    """The table of expectations does not have the shape that ``describe`` gives."""


def check_expectations(expected: Mapping[str, Any], load: Callable[[str], bytes]) -> list[Result]:
    """Every example of a table of expectations, checked against the issues that ``load`` gives by file name.

    Texts are compared without white space and with punctuation unified. More findings than expected are no
    failure. ``ExpectationsUnreadable`` where the table has another shape.
    """
    issues = expected.get("issues")
    if not isinstance(issues, list) or not all(isinstance(i, Mapping) and "file" in i for i in issues):
        raise ExpectationsUnreadable(
            "期望表需要issues列表，每一项写明file（文件名）。", "the table needs a list “issues”, each with a “file”."
        )
    try:
        return list(results_of(expected, issues, load))
    except (KeyError, TypeError, AttributeError) as error:
        raise ExpectationsUnreadable(
            f"期望表里有一项写法不对（{error}）；写法见gongbao law describe的输出。",
            f"an entry of the table has another shape ({error}); see what gongbao law describe prints.",
        ) from error


def results_of(
    expected: Mapping[str, Any], issues: Sequence[Mapping[str, Any]], load: Callable[[str], bytes]
) -> Iterator[Result]:
    """The results issue by issue, then those of the texts and searches over all of them."""
    documents: dict[str, Document] = {}
    for values in issues:
        issue = read(load(values["file"]), values["file"])
        documents |= {folded(document.number): document for document in issue.documents}
        yield from compare(values, issue)
    for example in expected.get("text_examples") or ():
        yield text_result(example, documents)
    for example in expected.get("search_examples") or ():
        yield search_result(example, documents)


ISSUE_FACTS = (
    "year", "number", "total", "date", "sponsor", "issn", "cn", "sections", "document_count", "contents_languages",
    "official_contents",
)  # fmt: skip
DOCUMENT_FACTS = (
    "position", "section", "page", "number", "number_en", "title_zh", "title_en", "issuers", "issued", "trial",
    "inner_title", "total_number", "expires", "cited_numbers", "lines",
)  # fmt: skip
UNORDERED = ("cited_numbers",)


def compare(expected: Mapping[str, Any], issue: Issue) -> list[Result]:
    """Each expected fact of an issue with what was read: one result a fact, relation, table and damage."""
    got = describe(issue)
    file = str(expected.get("file", issue.name))
    results = [fact(f"{file} {name}", expected[name], got[name]) for name in ISSUE_FACTS if name in expected]
    results += colophon_results(file, expected.get("colophon"), got["colophon"])
    results += damage_results(file, expected.get("damage") or (), issue.damage)
    for values in expected.get("documents") or ():
        number = str(values.get("number"))
        document = issue.find(number)
        if document is None:
            document = next((d for d in issue.documents if d.position == values.get("position")), None)
        if document is None:
            results.append(Result(f"{file} {number}", False, number, None))
            continue
        results += document_results(f"{file} {number}", values, document)
    return results


def document_results(name: str, expected: Mapping[str, Any], document: Document) -> list[Result]:
    """Every expectation of one document."""
    got = described_document(document)
    results = [
        fact(f"{name} {key}", expected[key], got[key], key in UNORDERED) for key in DOCUMENT_FACTS if key in expected
    ]
    effective = expected.get("effective") or {}
    for key, value in effective.items():
        same = same_place(value, got["effective"][key]) if key == "at" else alike(value, got["effective"].get(key))
        results.append(Result(f"{name} effective {key}", same, value, got["effective"].get(key)))
    for key, value in (expected.get("structure") or {}).items():
        if key != "also":
            results.append(fact(f"{name} structure {key}", value, got["structure"].get(key)))
    for relation in expected.get("relations") or ():
        found = any(same_relation(relation, other) for other in document.relations)
        results.append(
            Result(f"{name} relation {relation['kind']} {relation['target']}", found, relation, got["relations"])
        )
    if "annexes" in expected:
        results.append(fact(f"{name} annexes", expected["annexes"], got["annexes"]))
    results += table_results(name, expected.get("tables") or (), got["tables"])
    results += damage_results(name, expected.get("damage") or (), document.damage)
    results += joined_results(name, expected.get("broken_sentences") or (), document)
    return results


def fact(name: str, expected: Any, got: Any, unordered: bool = False) -> Result:
    return Result(name, alike(expected, got, unordered), expected, got)


def alike(expected: Any, got: Any, unordered: bool = False) -> bool:
    """Whether two values say the same; keys that are not expected do not count."""
    if isinstance(expected, dt.date):
        return bool(expected.isoformat() == got)
    if isinstance(expected, Mapping):
        return isinstance(got, Mapping) and all(alike(value, got.get(key)) for key, value in expected.items())
    if isinstance(expected, list):
        if not isinstance(got, list) or len(expected) != len(got):
            return False
        if unordered:
            return all(any(alike(a, b) for b in got) for a in expected)
        return all(alike(a, b) for a, b in zip(expected, got, strict=True))
    if isinstance(expected, str) or isinstance(got, str):
        return expected is not None and got is not None and folded(str(expected)) == folded(str(got))
    return bool(expected == got)


def same_place(expected: str | None, got: str | None) -> bool:
    """Whether two spellings name one place, or places above or below each other."""
    if not expected or not got:
        return not expected and not got
    return any(covers(a, b) for a in parse_places(expected) for b in parse_places(got))


def same_relation(expected: Mapping[str, Any], relation: Relation) -> bool:
    """Whether a relation is the expected one; a target in other words (later rules) goes by kind and place."""
    if expected["kind"] != relation.kind:
        return False
    target = str(expected["target"])
    if re.search(r"[\u4e00-\u9fff]", target) and folded(target) not in (
        folded(relation.target),
        folded(relation.title),
        folded(bare(relation)),
    ):
        return False
    if re.match(r"[A-Z]+[0-9/]", target) and folded(target) != folded(relation.target):
        return False
    if not placed(str(expected["at"]), relation.at):
        return False
    if "by" in expected and str(expected["by"]) != relation.by:
        return False
    places = [Place.parse(text) for text in expected.get("places", ())]
    return all(any(p.key == q.key for q in relation.places) for p in places)


def bare(relation: Relation) -> str:
    """The target with the order that issued it reduced to its number (第27号令)."""
    return re.sub(r"（[^（）]*?(第[0-9]+号令)）$", r"（\1）", relation.target)


def placed(expected: str, at: Place) -> bool:
    """Whether the relation stands at the expected place; 序言 is the issuing notice too, where there is one."""
    places = parse_places(expected)
    if any(covers(place, at) for place in places):
        return True
    return at in (CIRCULAR, PREAMBLE) and any(place in (CIRCULAR, PREAMBLE) for place in places)


def table_results(name: str, expected: Sequence[Mapping[str, Any]], got: Sequence[Mapping[str, Any]]) -> list[Result]:
    results = []
    for values in expected:
        table = next((t for t in got if t["annex"] == values.get("annex")), None)
        for key, value in values.items():
            results.append(
                fact(f"{name} table of annex {values.get('annex')} {key}", value, table.get(key) if table else None)
            )
    return results


def damage_results(name: str, expected: Sequence[Mapping[str, Any]], got: Sequence[Damage]) -> list[Result]:
    """Each expected damage: the same kind at the same place, with the same words where they are given."""
    found = [described_damage(damage) for damage in got]
    return [
        Result(
            f"{name} damage {values['kind']} {values.get('at')}",
            any(same_damage(values, damage) for damage in got),
            values,
            [damage for damage in found if damage["kind"] == values["kind"]],
        )
        for values in expected
    ]


def same_damage(expected: Mapping[str, Any], damage: Damage) -> bool:
    if expected["kind"] != damage.kind:
        return False
    try:
        places = parse_places(str(expected["at"]))
    except PlaceUnreadable:
        return False
    if not all(any(covers(place, at) for at in damage.at) for place in places):
        return False
    for key in ("printed", "likely"):
        value = folded(str(expected.get(key) or ""))
        own = folded(getattr(damage, key))
        if value and not (value in own or own in value):
            return False
    lines = tuple(expected.get("lines", ()))
    return not lines or lines == damage.lines


def joined_results(name: str, expected: Sequence[Mapping[str, Any]], document: Document) -> list[Result]:
    """Each sentence that a page had cut, found joined, with its two ends."""
    results = []
    for values in expected:
        lines = tuple(values["lines"])
        join = next((j for j in document.joins if j.lines == lines), None)
        passed = join is not None and (
            folded(join.left).endswith(folded(values["left"]))
            and folded(join.right).startswith(folded(values["right"]))
        )
        got = None if join is None else [join.left, join.right]
        results.append(Result(f"{name} joined {lines[0]}-{lines[1]}", passed, dict(values), got))
    return results


def colophon_results(name: str, expected: Any, got: Any) -> list[Result]:
    """Each field of the imprint; the ways to read the gazette by their names."""
    if not isinstance(expected, Mapping):
        return [] if expected is None else [fact(f"{name} colophon", bool(expected), bool(got))]
    if not isinstance(got, Mapping):
        return [Result(f"{name} colophon", False, dict(expected), got)]
    results = [
        fact(f"{name} colophon {key}", value, got.get(key)) for key, value in expected.items() if key != "channels"
    ]
    for channel in expected.get("channels", ()):
        named = any(same_channel(channel, other) for other in got["channels"])
        results.append(Result(f"{name} colophon channel {channel}", named, channel, got["channels"]))
    return results


def same_channel(expected: str, got: str) -> bool:
    """Whether the names in quotation marks, or else the words, are those of the channel."""
    quoted = re.findall(r"“([^”]+)”", expected)
    if quoted:
        return folded(quoted[0]) in folded(got)
    words = re.split(r"[、，]", expected)
    return any(folded(word)[-3:] in folded(got) for word in words)


def text_result(example: Mapping[str, Any], documents: Mapping[str, Document]) -> Result:
    """The words at a place: how they begin and end, and how long they are."""
    name = f"{example['document']} {example['at']} text"
    document = documents.get(folded(str(example["document"])))
    provision = document.find(str(example["at"])) if document else None
    if provision is None:
        return Result(name, False, dict(example), None)
    words = folded(provision.full_text)
    got = {"first8": words[:8], "last8": words[-8:], "length": len(words)}
    passed = all(alike(example[key], value) for key, value in got.items() if key in example)
    return Result(name, passed, dict(example), got)


def search_result(example: Mapping[str, Any], documents: Mapping[str, Document]) -> Result:
    """The documents that a query finds and does not find."""
    query = str(example["query"])
    found = {
        number for number, document in documents.items() if any(holds(p.words, query) for p in document.passages())
    }
    wanted = {folded(str(number)) for number in example.get("must_find", ())}
    unwanted = {folded(str(number)) for number in example.get("must_not_find", ())}
    passed = wanted <= found and not unwanted & found
    return Result(f"search {query}", passed, dict(example), sorted(found))
