"""What an imported issue changes: new documents, repeals, amendments, corrections, told to those who follow them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from gongbao import law
from gongbao.hub import library, subscriptions
from gongbao.hub.models import LawDocument, LawIssue, LawRelation
from gongbao.hub.subscriptions import Topic, body_topic, document_topic, register_topic
from gongbao.law.folding import folded
from gongbao.services import registry
from gongbao.services.numbering import Numbering
from gongbao.words import Words

#: The relations by which one document changes another.
CHANGES = {
    "repeals": Words("废止", "repealed"),
    "repeals-in-part": Words("部分废止", "repealed in part"),
    "amends": Words("修改", "amended"),
}


def announce(stored: LawIssue, issue: law.Issue, before: LawIssue | None) -> None:
    """Tells what a new version of an issue brings; ``before`` is the version that it replaces."""
    if before is None:
        _tell_issue(stored)
    old = {row.key: row for row in before.documents.all()} if before else {}
    rows = stored.documents.select_related("issue").defer("facts", "issue__source", "issue__facts")
    printed_before = _printed_before(rows)
    followed = list(_followed_numbers())
    for row, document in zip(rows, issue.documents, strict=True):
        if row.key in old:
            if _text(old[row.key]) == law.digest_of(document):
                continue
            _tell_correction(row)
        elif row.key not in printed_before:
            _tell_new_document(row)
        _tell_changes(row, document)
        _tell_numbers(row, document, followed)


def _tell_issue(stored: LawIssue) -> None:
    count = stored.documents.count()
    words = Words(f"新一期公报：{stored.title}，{count} 份文件。", f"A new issue: {stored.title}, {count} documents.")
    address = reverse("portal:issue", args=[stored.key])
    subscriptions.tell([subscriptions.ISSUES], f"issue {stored.key}", words, address)


def _printed_before(rows: Iterable[LawDocument]) -> set[str]:
    """The keys of those documents of an issue that another issue has printed too."""
    issues = {row.key: row.issue.key for row in rows}
    found = LawDocument.objects.filter(key__in=issues).exclude(issue__key__in=issues.values())
    return set(found.values_list("key", flat=True))


def _tell_new_document(row: LawDocument) -> None:
    bodies = "、".join(row.issuers)
    number = f"（{row.number}）" if row.number else ""
    words = Words(f"{bodies}新文件：{row.title}{number}。", f"A new document of {bodies}: {row.title}{number}.")
    topics = [body_topic(name) for name in row.issuers]
    subscriptions.tell(topics, f"document {row.key}", words, _address(row))


def _tell_correction(row: LawDocument) -> None:
    version = row.issue.version
    words = Words(
        f"您关注的{row}的文本已更正（第 {version} 版）。", f"The text of {row} was corrected (version {version})."
    )
    event = f"corrected {row.key} {row.issue.key} {version}"
    subscriptions.tell([document_topic(str(row))], event, words, _address(row))


def _tell_changes(row: LawDocument, document: law.Document) -> None:
    for relation in document.relations:
        if relation.kind not in CHANGES:
            continue
        done, since = CHANGES[relation.kind], relation.since or document.effective.date
        from_day = (f"，自{since.isoformat()}起", f" from {since.isoformat()} on") if since else ("", "")
        words = Words(
            f"您关注的{relation.target}被{row}{done.zh}{from_day[0]}。",
            f"{relation.target} is {done.en} by {row}{from_day[1]}.",
        )
        event = f"{relation.kind} {folded(relation.target)} {row.key}"
        topics = [*_documents_named(relation), *_numbers_named(relation.target)]
        subscriptions.tell(topics, event, words, _address(row))


def _documents_named(relation: law.Relation) -> Iterator[Topic]:
    """The topics of the documents that a relation may mean: by number, or by title where they are imported."""
    yield document_topic(relation.target)
    names = {name for name in (relation.target, relation.title) if name}
    rows = LawDocument.objects.filter(title__in=names, issue__current=True).exclude(key=folded(relation.target))
    for row in rows.only("number", "title"):
        yield document_topic(str(row))


def _numbers_named(target: str) -> Iterator[Topic]:
    for service in registry().values():
        for record in service.record_list:
            if record.public and record.numbering and any(record.numbering.mentions(target)):
                yield register_topic(service, record)
                yield register_topic(service, record, target)


def _followed_numbers() -> Iterator[tuple[Numbering, dict[str, Topic]]]:
    """The numberings of public registers, with the numbers that somebody follows."""
    for service in registry().values():
        for record in service.record_list:
            if record.public and record.numbering:
                followed = subscriptions.followed_numbers(service, record)
                if followed:
                    yield record.numbering, followed


def _tell_numbers(
    row: LawDocument, document: law.Document, registers: Iterable[tuple[Numbering, dict[str, Topic]]]
) -> None:
    """Tells those who follow a number of a register that a document names it, if nothing stronger was told."""
    told = {folded(relation.target) for relation in document.relations if relation.kind in CHANGES}
    text = ""
    for numbering, followed in registers:
        text = text or "\n".join(each.full_text for each in document.provisions)
        for mention in {each.key: each for each in numbering.mentions(text)}.values():
            if mention.key in followed and folded(mention.key) not in told:
                words = Words(f"{row}提到您关注的 {mention.written}。", f"{row} names {mention.written}.")
                event = f"named {mention.key} {row.key}"
                subscriptions.tell([followed[mention.key]], event, words, _address(row))


def _address(row: LawDocument) -> str:
    return reverse("portal:law-document", args=[str(row)])


# --- what happened to a document, for its page and its feed


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened to a document: when it works from, when we came to know, and by which document."""

    words: Words
    on: date | None
    known_at: datetime
    by: str
    address: str


def changes_of(row: LawDocument) -> list[Change]:
    """Repeals, amendments and corrections of a document, the latest known first."""
    found = [*_relations_to(row), *_corrections_of(row)]
    return sorted(found, key=lambda each: each.known_at, reverse=True)


def _relations_to(row: LawDocument) -> Iterator[Change]:
    names = {row.key, folded(row.title)}
    stated = LawRelation.objects.filter(target_key__in=names, kind__in=CHANGES, document__issue__current=True)
    sources = {each.document_id: each.document for each in stated.select_related("document__issue")}
    for source in sources.values():
        document = library.read_document(source)
        for relation in document.relations:
            if relation.kind in CHANGES and folded(relation.target) in names:
                done, since = CHANGES[relation.kind], relation.since or document.effective.date
                words = Words(f"被{source}{done.zh}", f"{done.en.capitalize()} by {source}")
                yield Change(words, since, source.issue.imported_at, str(source), _address(source))


def _corrections_of(row: LawDocument) -> Iterator[Change]:
    for older, newer in _revised(versions_of(row)):
        words = Words(f"文本更正（第 {newer.issue.version} 版）", f"Text corrected (version {newer.issue.version})")
        address = (
            f"{reverse('portal:law-compare', args=[str(row)])}?old={older.issue.version}&new={newer.issue.version}"
        )
        yield Change(words, None, newer.issue.imported_at, "", address)


def versions_of(row: LawDocument) -> list[LawDocument]:
    """The document in every version of its issue, oldest first."""
    found = LawDocument.objects.filter(issue__key=row.issue.key, key=row.key).select_related("issue")
    return list(found.defer("issue__source", "issue__facts").order_by("issue__version"))


def _revised(versions: Iterable[LawDocument]) -> Iterator[tuple[LawDocument, LawDocument]]:
    """Neighbouring versions whose texts differ."""
    older: LawDocument | None = None
    for newer in versions:
        if older is not None and _text(older) != _text(newer):
            yield older, newer
        older = newer


def _text(row: LawDocument) -> str:
    return law.digest_of(library.read_document(row))
