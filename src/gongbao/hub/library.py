"""The imported gazettes: storing issues, finding documents and places, search, relations and validity."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, overload

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from gongbao import law
from gongbao.hub.errors import NotFound
from gongbao.hub.models import Correction, LawDocument, LawIssue, LawProvision, LawRelation
from gongbao.law.folding import folded
from gongbao.law.storage import VERSION
from gongbao.law.validity import BY_RELATION
from gongbao.words import Problem, Words

LARGEST_FILE = 30_000_000


class FileTooLarge(Problem):
    """A file that is too large to be a gazette issue."""

    status = 413

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} 超过 {LARGEST_FILE // 1_000_000} MB，不像一期公报。",
            f"{name} has more than {LARGEST_FILE // 1_000_000} MB; that is no gazette issue.",
        )


@dataclass(frozen=True)
class Imported:
    """An import: the stored version, and whether it is ``new`` (the text was not known before)."""

    issue: LawIssue
    new: bool

    @property
    def words(self) -> Words:
        """What happened, for the person who imported it."""
        title, version, count = self.issue.title, self.issue.version, self.issue.documents.count()
        if not self.new:
            return Words(f"{title}：内容相同，没有变化。", f"{title}: the same text, nothing changed.")
        if version == 1:
            return Words(f"{title}：导入 {count} 份文件。", f"{title}: {count} documents imported.")
        return Words(
            f"{title}：更正为第 {version} 版，原版保留。",
            f"{title}: corrected, now version {version}; the old one is kept.",
        )


def import_issue(data: bytes, name: str) -> Imported:
    """Stores a gazette file (text, Markdown, PDF with a text layer).

    The same text again changes nothing, also where it has been corrected since; another text of the same issue becomes
    its next version, and the old one is kept. Subscribers are told in the same transaction. Raises law.NotReadable,
    law.NotAGazette, FileTooLarge.
    """
    if len(data) > LARGEST_FILE:
        raise FileTooLarge(name)
    issue = law.read(data, name)
    with transaction.atomic():
        current = current_version(issue_key(issue))
        if current is not None and issue.digest in (each.sha256 for each in _corrected_into(current)):
            return Imported(current, new=False)
        return Imported(next_version(issue, data, name, current), new=True)


def current_version(key: str) -> LawIssue | None:
    """The version of the issue that stands, None before its first import; nobody else adds one in this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
    return LawIssue.objects.filter(key=key, current=True).first()


def next_version(issue: law.Issue, data: bytes, name: str, current: LawIssue | None) -> LawIssue:
    """Stores the issue as the version after ``current``, in the transaction that found that one, and tells of it."""
    key, facts = issue_key(issue), law.to_json(issue)
    if current is not None:
        LawDocument.objects.filter(issue=current).update(vector=None)
        LawProvision.objects.filter(document__issue=current).update(vector=None)
        LawIssue.objects.filter(pk=current.pk).update(current=False)
    stored = LawIssue.objects.create(
        key=key,
        version=current.version + 1 if current else 1,
        title=_title(issue),
        published=issue.date,
        file_name=name[:200],
        sha256=issue.digest,
        source=data,
        facts=facts,
    )
    _store_documents(stored, issue, facts["documents"])
    # Which services rest on what, only the flags know, and who follows what, only the news; both read the library.
    from gongbao.hub import flags, gazette_news

    flags.raise_flags(stored)
    gazette_news.announce(stored, issue, current)
    return stored


def _corrected_into(issue: LawIssue) -> Iterator[LawIssue]:
    """The version, and those before it from which corrections have made it."""
    yield issue
    correction = Correction.objects.filter(after=issue).select_related("before").first()
    if correction is not None:
        yield from _corrected_into(correction.before)


def issue_key(issue: law.Issue) -> str:
    """What names an issue whatever its version: its title with year and number, or its first document."""
    if issue.year and issue.number:
        return folded(f"{issue.title} {issue.year}-{issue.number}")[:120]
    return document_key(issue.documents[0])[:120]


def document_key(document: law.Document) -> str:
    """What names a document: its number, or its title where it has none."""
    return folded(document.number or document.title)


def _title(issue: law.Issue) -> str:
    if issue.year and issue.number:
        return f"{issue.title} {issue.year}年第{issue.number}期"
    return issue.title or issue.documents[0].title


def _store_documents(stored: LawIssue, issue: law.Issue, facts: list[dict[str, Any]]) -> None:
    rows = LawDocument.objects.bulk_create(
        LawDocument(
            issue=stored,
            position=document.position,
            number=document.number,
            key=document_key(document),
            title=document.title,
            title_en=document.title_en,
            issuers=list(document.issuers),
            issued=document.issued,
            effective=document.effective.date,
            facts={"version": VERSION, **values},
            vector=next(iter(law.tsvectors(f"{document.title}　{document.number}")), None),
        )
        for document, values in zip(issue.documents, facts, strict=True)
    )
    pairs = list(zip(rows, issue.documents, strict=True))
    _store_provisions(pairs)
    LawRelation.objects.bulk_create(
        LawRelation(
            document=row,
            kind=relation.kind,
            target=relation.target[:500],
            target_key=folded(relation.target)[:500],
            at=str(relation.at)[:200],
        )
        for row, document in pairs
        for relation in document.relations
    )


_COPY_PROVISIONS = """
COPY hub_lawprovision (document_id, position, piece, place, kind, text, damaged, vector) FROM STDIN
"""


def _store_provisions(pairs: Iterable[tuple[LawDocument, law.Document]]) -> None:
    with connection.cursor() as cursor, cursor.copy(_COPY_PROVISIONS) as copy:
        for row, document in pairs:
            for position, (place, kind, text, damaged) in enumerate(_passages(document)):
                for piece, vector in enumerate(law.tsvectors(text)):
                    copy.write_row([row.pk, position, piece, place[:200], kind, text, damaged, vector])


def _passages(document: law.Document) -> Iterator[tuple[str, str, str, bool]]:
    """What is searched beside title and number: every provision with words."""
    for provision in document.passages():
        text = "　".join(filter(None, (provision.heading, provision.text)))
        yield str(provision.place), provision.kind.value, text, document.is_damaged(provision.place)


# --- finding


def issues() -> "QuerySet[LawIssue]":
    """The current versions, newest first, without their sources."""
    return LawIssue.objects.filter(current=True).defer("source", "facts")


def versions_of(issue: LawIssue) -> "QuerySet[LawIssue]":
    """Every version of the issue, newest first."""
    return LawIssue.objects.filter(key=issue.key).defer("source", "facts").order_by("-version")


def read_issue(issue: LawIssue) -> law.Issue:
    """The issue as the law layer knows it; read anew from its source where the stored form is an older one."""
    if issue.facts.get("version") == VERSION:
        return law.issue_from_json(issue.facts)
    return law.read(bytes(issue.source), issue.file_name)


def documents() -> "QuerySet[LawDocument]":
    """The documents of the current versions, newest issue first."""
    return (
        LawDocument.objects.filter(issue__current=True)
        .select_related("issue")
        .defer("facts", "vector", "issue__source", "issue__facts")
        .order_by("-issue__published", "issue_id", "position")
    )


def find_issue(text: str) -> LawIssue:
    """The current version of the issue with this id, title, or file name. Raises NotFound."""
    wanted = Q(title__icontains=text) | Q(file_name=text) | Q(key=folded(text))
    if text.isdigit():
        wanted |= Q(pk=int(text))
    issue = LawIssue.objects.filter(wanted, current=True).first()
    if issue is None:
        raise NotFound(f"没有导入名为 {text} 的公报。", f"No gazette issue named {text} has been imported.")
    return issue


def find_row(number: str) -> LawDocument:
    """The stored document with this number, or this title, in whatever brackets. Raises NotFound."""
    key = folded(number)
    row = LawDocument.objects.filter(Q(key=key) | Q(title=number.strip()), issue__current=True).select_related("issue")
    found = row.order_by("-issue__published", "-pk").first()
    if found is None:
        raise NotFound(f"没有导入文号为 {number} 的文件。", f"No document with the number {number} has been imported.")
    return found


def read_document(row: LawDocument) -> law.Document:
    """The document as the law layer knows it."""
    if row.facts.get("version") == VERSION:
        return law.document_from_json(row.facts)
    return next(each for each in read_issue(row.issue).documents if each.position == row.position)


@dataclass(frozen=True)
class Passage:
    """A document, or one place in it, with its text."""

    row: LawDocument
    document: law.Document
    provision: law.Provision | None

    @property
    def at(self) -> str:
        """The place as lawyers write it; empty for the whole document."""
        return str(self.provision.place) if self.provision else ""

    @property
    def text(self) -> str:
        """The words, those of everything below the place included."""
        if self.provision is not None:
            return self.provision.full_text
        return "\n".join(f"{each.label}{each.full_text}" for each in self.document.provisions)

    @property
    def damaged(self) -> bool:
        """Whether something is lost or misread here."""
        if self.provision is None:
            return bool(self.document.damage)
        return self.document.is_damaged(self.provision.place)


def passage(number: str, place: str = "") -> Passage:
    """A document, or a place in it. Raises NotFound, and law.PlaceUnreadable for what is no place."""
    row = find_row(number)
    document = read_document(row)
    if not place:
        return Passage(row, document, None)
    provision = document.find(place)
    if provision is None:
        raise NotFound(f"{row} 没有 {place}。", f"{row} has no {place}.")
    return Passage(row, document, provision)


def quoted(number: str, place: str) -> Passage | None:
    """The passage, or None where the document is not imported or has no such place: for pages that quote the law."""
    try:
        return passage(number, place)
    except (NotFound, law.PlaceUnreadable):
        return None


# --- search


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found: ``snippet.pieces`` are (text, found) in order."""

    document: LawDocument
    at: str
    snippet: law.Snippet
    score: float


class Hits(Sequence[Hit]):
    """The places found, best first. Texts are read for those that are looked at: a page of them."""

    def __init__(self, words: str, ranked: list[tuple[int, int | None, float]]) -> None:
        self._words, self._ranked = words, ranked

    def __len__(self) -> int:
        return len(self._ranked)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self[:])

    @overload
    def __getitem__(self, index: int) -> Hit: ...

    @overload
    def __getitem__(self, index: slice) -> list[Hit]: ...

    def __getitem__(self, index: int | slice) -> Hit | list[Hit]:
        if isinstance(index, int):
            return self._read([self._ranked[index]])[0]
        return self._read(self._ranked[index])

    def _read(self, ranked: list[tuple[int, int | None, float]]) -> list[Hit]:
        with connection.cursor() as cursor:
            cursor.execute(_TEXTS, [[each[0] for each in ranked], [each[1] for each in ranked]])
            rows = cursor.fetchall()
        return [
            Hit(LawDocument.from_db(None, _NAMES, names), place, law.snippet(text, self._words), score)
            for (*names, place, text), (_, _, score) in zip(rows, ranked, strict=True)
        ]


_NAMES = ["id", "number", "title"]
_TEXTS = """
SELECT d.id, d.number, d.title, COALESCE(p.place, ''), COALESCE(p.text, d.title || '　' || d.number)
  FROM unnest(%s::bigint[], %s::bigint[]) WITH ORDINALITY AS hit (document_id, provision_id, n)
  JOIN hub_lawdocument d ON d.id = hit.document_id
  LEFT JOIN hub_lawprovision p ON p.id = hit.provision_id
 ORDER BY n
"""
# Ranking every place takes a second where a word stands in half of them. So only the newest are taken, as many as are
# wanted: the planner reads backwards until it has them where they are frequent, and asks the index where they are rare.
# It chooses well where it knows that pages lie in memory and not on a turning disk: that halves the time.
_SEARCH = """
SET LOCAL random_page_cost = 1.1;
WITH found AS (
  (SELECT id AS document_id, NULL::bigint AS provision_id, -1 AS position, 4 AS weight, vector
     FROM hub_lawdocument WHERE vector @@ %(query)s::tsquery ORDER BY id DESC LIMIT %(limit)s)
  UNION ALL
  (SELECT document_id, id, position, CASE kind WHEN 'title' THEN 3 ELSE 1 END, vector
     FROM hub_lawprovision WHERE vector @@ %(query)s::tsquery AND {kinds} ORDER BY id DESC LIMIT %(limit)s)
), ranked AS (
  SELECT DISTINCT ON (document_id, position) document_id, provision_id, position,
         weight * ts_rank(vector, %(query)s::tsquery) AS rank
    FROM found ORDER BY document_id, position, rank DESC
)
SELECT document_id, provision_id, rank FROM ranked ORDER BY rank DESC, document_id, position LIMIT %(limit)s
"""


def search(words: str, limit: int = 50, *, titles: bool = True) -> Hits:
    """The places that hold all the words (quoted words together), best first. Raises law.QueryTooLong.

    Where more than ``limit`` hold them, those that were imported last. A document is found by its title and number;
    with ``titles`` its title is found as a place of its own too.
    """
    query = law.tsquery(words)
    if not query:
        return Hits(words, [])
    with connection.cursor() as cursor:
        kinds = "TRUE" if titles else "kind <> 'title'"
        cursor.execute(_SEARCH.format(kinds=kinds), {"query": query, "limit": limit})
        cursor.nextset()
        return Hits(words, cursor.fetchall())


# --- relations and validity


def relations(number: str) -> list[dict[str, str]]:
    """What the document does to others and others to it: ``kind``, ``target``, ``at``, and ``from``, who says so."""
    row = find_row(number)
    names = {row.key, folded(row.title)}
    touching = Q(document=row) | Q(target_key__in=names)
    found = LawRelation.objects.filter(touching, document__issue__current=True).select_related("document")
    return [
        {"kind": each.kind, "target": each.target, "at": each.at, "from": str(each.document)}
        for each in found.order_by("document_id", "pk")
    ]


def validity(number: str, on: date) -> law.Validity:
    """Whether the document is in force on the day, on the ground of everything imported; it need not be imported."""
    key = folded(number)
    own = LawDocument.objects.filter(Q(key=key) | Q(title=number.strip()), issue__current=True).first()
    names = {key} | ({own.key, folded(own.title)} if own else set())
    touching = LawRelation.objects.filter(Q(target_key__in=names), kind__in=BY_RELATION, document__issue__current=True)
    rows = {each.document_id: each.document for each in touching.select_related("document__issue")}
    read = {str(row): read_document(row) for row in rows.values()}
    pairs = [(name, relation) for name, document in read.items() for relation in document.relations]
    if own is not None:
        read[str(own)] = read_document(own)
    return law.validity_on(str(own) if own else number, pairs, read, on)


def counts() -> dict[str, int]:
    """How much is imported: issues, documents, provisions."""
    return {
        "issues": issues().count(),
        "documents": documents().count(),
        "provisions": LawProvision.objects.filter(document__issue__current=True, piece=0).count(),
    }
