"""What a document does to others and takes from them, and when it takes effect."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .citations import STANDARD_NUMBER, Citation, citations_in, numbers_in
from .folding import folded
from .forms import DATE, date_in
from .lists import LeadIn
from .model import Effective, Kind, Provision, Relation, Table
from .numerals import to_int
from .places import Place
from .tables import has_deadlines

SENTENCES = re.compile(r"[^。！？]*[。！？]?[”’]?")
REPEALS = re.compile(r"废止|停止执行|失效|不再执行")
AMENDS = re.compile(r"不再|修改为|改为|删除|删去|修订为|调整为|增加一|作如下修改|予以修改|作出修改")
BASED = re.compile(r"根据|依据|依照|按照|遵照|贯彻|落实|为实施")
PARTIAL_TARGET = re.compile(r"的?(?:相关|有关|部分)内容")
YIELDS = re.compile(
    r"((?:国家|上级|本市|我市|省|市|法律)[^，。；]{0,24}?(?:规定|政策))[^，。；]{0,8}，?\s*从其规定|从其规定"
)
PREVAILS = re.compile(
    r"(?:与本[^，。；]{1,8}?(?:存在)?(?:不一致|不相符|不符|抵触|冲突)[^，。；]{0,6}[，,]\s*[按以依]本[^，。；]{1,8}(?:为准|执行))"
)
PURPOSE_KINDS = (Kind.PREAMBLE, Kind.CIRCULAR)
PURPOSE_NAMES = ("序言", "正文", "印发通知")
DEADLINE_MONTH = re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its place, and whether it stands where a document states its bases."""

    text: str
    at: Place
    purpose: bool


def statements_of(provisions: Iterable[Provision]) -> list[Statement]:
    """The sentences of the document, in order, with the places lawyers cite for them."""
    found: list[Statement] = []
    for top in provisions:
        if top.kind in (Kind.TITLE, Kind.ADDRESSEE, Kind.NOTE, Kind.SIGNATURE):
            continue
        for provision, at in cited_places(top):
            if provision.kind is Kind.ROW:
                continue
            purpose = (top.kind in PURPOSE_KINDS and at.steps[-1].unit in PURPOSE_NAMES) or is_first_article(at)
            found += [Statement(s, at, purpose) for s in SENTENCES.findall(provision.words) if s.strip()]
    return found


def cited_places(top: Provision) -> Iterator[tuple[Provision, Place]]:
    """Each provision from ``top`` down with the place to cite for it.

    An only 款 is cited by its article or section, a 款 of the preamble or of an issuing notice by the whole.
    """
    yield top, top.place
    single = sum(child.kind is Kind.PARAGRAPH for child in top.children) == 1 or top.kind in PURPOSE_KINDS
    for child in top.children:
        for provision, place in cited_places(child):
            whole = provision is child and child.kind is Kind.PARAGRAPH and single
            yield provision, top.place if whole else place


def is_first_article(place: Place) -> bool:
    return any(step.unit == "条" and step.number == 1 for step in place.steps)


def relations_of(
    provisions: Sequence[Provision],
    statements: Sequence[Statement],
    tables: Sequence[Table],
    own: Sequence[str],
    number: str,
) -> tuple[Relation, ...]:
    """The relations that the text states; ``own`` are the document's own titles, ``number`` its own number."""
    aliases: dict[str, Citation] = {}
    found: list[Relation] = []
    names = {folded(title) for title in own if title}
    lead_in = LeadIn(amending=any("修改" in title for title in own))
    for statement in statements:
        citations = [
            c
            for c in citations_in(statement.text, aliases)
            if (c.number or c.order or folded(c.title) not in names) and folded(c.number or "-") != folded(number)
        ]
        said = of_statement(statement, citations)
        found += lead_in.relations(statement.text, statement.at, citations) or said
        changed = next((r.target for r in said if r.kind == "amends" and not r.places), None)
        lead_in.follow(statement.text, citations, next((c for c in citations if c.target == changed), None))
    found += repealed_standards(provisions)
    found += planned(provisions, tables)
    return unique(found)


def of_statement(statement: Statement, citations: Sequence[Citation]) -> list[Relation]:
    """The relations that one sentence states."""
    text, found = statement.text, []
    if yields := YIELDS.search(text):
        found.append(Relation("yields-to", yields[1] or "其他规定", statement.at))
    if PREVAILS.search(text):
        found.append(Relation("prevails-over", "与本文件抵触的现行规定", statement.at))
    if not citations:
        return found
    repeal, amend, basis = REPEALS.search(text), AMENDS.search(text), BASED.search(text)
    for citation in citations:
        relation = Relation("cites", citation.target, statement.at, citation.title, citation.places)
        if repeal and repealed(text, citation, citations):
            kind = "repeals-in-part" if in_part(text, citation) else "repeals"
            found.append(replace(relation, kind=kind, since=repealed_since(text[citation.end :])))
        elif amend and amended(text, citation):
            found.append(replace(relation, kind="amends"))
        elif statement.purpose and basis and basis.start() < citation.start:
            found.append(replace(relation, kind="based_on"))
        else:
            found.append(relation)
    return found


def repealed(text: str, citation: Citation, citations: Sequence[Citation]) -> bool:
    """Whether the sentence repeals this citation: 《…》《…》同时废止, or 废止《…》, in one clause."""
    after = masked(text, citation.end, citations)
    if re.match(r"[\s、，,和及以及与]*(?:等)?[^，,。；]*?(?:废止|停止执行|失效|不再执行)", after):
        return True
    return bool(
        re.search(
            r"废止(?:以下[^。；]{0,12}|下列[^。；]{0,12})?[：:]?[\s、，,和及以及与]*$",
            masked_before(text, citation, citations),
        )
    )


REPEALED_SINCE = re.compile(rf"自\s*({DATE.pattern})\s*起(?:同时|予以|即行)?(?:废止|停止执行|失效)")


def repealed_since(text: str) -> dt.date | None:
    """The day that the sentence itself sets for the repeal."""
    match = REPEALED_SINCE.search(text)
    return date_in(match[1]) if match else None


def masked(text: str, start: int, citations: Sequence[Citation]) -> str:
    """The text from ``start`` on without the citations in it."""
    for other in sorted(citations, key=lambda c: -c.start):
        if other.start >= start:
            text = text[: other.start] + text[other.end :]
    return text[start:]


def masked_before(text: str, citation: Citation, citations: Sequence[Citation]) -> str:
    """The text before a citation without the citations in it."""
    text = text[: citation.start]
    for other in sorted(citations, key=lambda c: -c.start):
        if other.end <= citation.start:
            text = text[: other.start] + text[other.end :]
    return text


def in_part(text: str, citation: Citation) -> bool:
    """Whether only a part of the citation is repealed: its 相关内容, or places of it."""
    after = text[citation.end :]
    return bool(PARTIAL_TARGET.match(after) or (citation.places and "废止" in after))


def amended(text: str, citation: Citation) -> bool:
    """Whether the sentence changes the cited document: a place of it is touched, or it is said to be changed."""
    if citation.places:
        return True
    return bool(
        re.match(
            r"[^。；]{0,30}(?:作如下修改|予以修改|作出修改|修改为|中的[^。；]{1,60}(?:修改为|改为|删))",
            text[citation.end :],
        )
    )


def repealed_standards(provisions: Sequence[Provision]) -> list[Relation]:
    """Standards listed in an annex whose title says that they are repealed."""
    relations = []
    for annex in provisions:
        if annex.kind is not Kind.ANNEX or "废止" not in annex.heading:
            continue
        for row in annex.below(Kind.ROW):
            for match in STANDARD_NUMBER.finditer(row.text):
                relations.append(Relation("repeals", match.group(), annex.place, row.text.split("\t")[-1]))
            for citation in citations_in(row.text, {}):
                relations.append(Relation("repeals", citation.target, annex.place, citation.title))
    return relations


def planned(provisions: Sequence[Provision], tables: Sequence[Table]) -> list[Relation]:
    """Repeals that a table of tasks sets for a month to come."""
    tasks = {table.annex for table in tables if has_deadlines(table)}
    relations = []
    for annex in provisions:
        number = annex.place.steps[-1].number or 1 if annex.place.steps else 0
        if annex.kind is not Kind.ANNEX or number not in tasks:
            continue
        for row in annex.below(Kind.ROW):
            if not re.search(r"(?:^|\t)废止", row.text):
                continue
            month = DEADLINE_MONTH.search(row.text.split("\t", 1)[-1])
            by = f"{month[1]}-{int(month[2]):02d}" if month else ""
            for citation in citations_in(row.text.split("\t", 1)[0] or row.text, {}) or citations_in(row.text, {}):
                relations.append(Relation("planned-repeal", citation.target, row.place, citation.title, (), by))
    return relations


def unique(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """The relations without repetition; a bare citation yields to a stronger relation at the same place."""
    seen: dict[tuple[str, str, tuple[str, ...]], Relation] = {}
    for relation in relations:
        key = (relation.kind, folded(relation.target), relation.at.key)
        if key in seen:
            places = tuple(dict.fromkeys((*seen[key].places, *relation.places)))
            seen[key] = replace(seen[key], places=places)
        else:
            seen[key] = relation
    strong = {(key[1], key[2]) for key in seen if key[0] != "cites"}
    return tuple(r for key, r in seen.items() if key[0] != "cites" or (key[1], key[2]) not in strong)


def cited_numbers(provisions: Iterable[Provision], own: str) -> tuple[str, ...]:
    """The document numbers that the text and its tables cite, in order of appearance, its own left out."""
    numbers = [
        number
        for top in provisions
        if top.kind is not Kind.TITLE
        for provision in top.walk()
        for number, _, _ in numbers_in(provision.text)
    ]
    return tuple(dict.fromkeys(number for number in numbers if folded(number) != folded(own)))


STARTS = "施行|实施|执行|生效|实行|试行"
FIXED = re.compile(rf"(?:自|从|于)\s*(?:{DATE.pattern})\s*(?:零时|0时)?起?\s*(?:正式)?(?:{STARTS})")
TERM = re.compile(rf"(?:有效期限?|执行期限|试行期|实施期限)(?:为|自|从|是)+\s*({DATE.pattern})\s*起?\s*(?:至|到)")
FROM_RELEASE = re.compile(rf"自(?:发布|公布|颁布)之日起(?:正式)?(?:{STARTS})")
FROM_ISSUE = re.compile(rf"自印发之日起(?:正式)?(?:{STARTS})")
AFTER_DAYS = re.compile(rf"自(?:发布|公布|印发)之日起\s*([0-9]+|[一二三四五六七八九十]+)\s*日后(?:{STARTS})")
EXPIRES = re.compile(
    r"(?:有效期|执行期限|试行期|实施期限)(?:为|至|限)?[^。；]{0,12}?" + f"(?:至|到)\\s*(?:{DATE.pattern})"
)
YEARS = re.compile(r"(?:有效期|试行期|实施期限|施行期限)(?:限)?(?:为)?\s*([0-9]+|[一二两三四五六七八九十]+)\s*年")


QUOTED = re.compile(r"^[^“”]*”|“[^“”]*(?:”|$)")


def unquoted(text: str) -> str:
    """A sentence without the words that it quotes, which are those of another text."""
    return QUOTED.sub("", text)


def effective_of(statements: Sequence[Statement], issued: dt.date | None) -> Effective:
    """When the document takes effect, as its own clause says; by its date where it has none."""
    for statement in reversed(statements):
        text = unquoted(statement.text)
        if fixed := FIXED.search(text):
            return Effective("fixed-date", date_in(fixed.group()), statement.at)
        if term := TERM.search(text):
            return Effective("fixed-date", date_in(term[1]), statement.at)
        if days := AFTER_DAYS.search(text):
            date = issued + dt.timedelta(days=to_int(days[1]) + 1) if issued else None
            return Effective("days-after-release", date, statement.at)
        if FROM_RELEASE.search(text):
            return Effective("from-release", issued, statement.at)
        if FROM_ISSUE.search(text):
            return Effective("from-issue", issued, statement.at)
    return Effective("none", issued, None)


def expires_of(statements: Sequence[Statement], effective: dt.date | None) -> dt.date | None:
    """The last day on which the document is in force, where its text says so."""
    for statement in reversed(statements):
        text = unquoted(statement.text)
        if match := EXPIRES.search(text):
            return date_in(re.split("至|到", match.group())[-1])
        years = YEARS.search(text)
        if years and effective and re.search(STARTS, text):
            return years_later(effective, to_int(years[1])) - dt.timedelta(days=1)
    return None


def years_later(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)
