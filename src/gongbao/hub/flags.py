"""Services whose law changes: flagged when an import says so, until somebody has looked and written what was found."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.fields.json import KeyTextTransform

from gongbao import law
from gongbao.hub import clock, library
from gongbao.hub.actors import Actor
from gongbao.hub.errors import Forbidden, NotFound, Unprocessable
from gongbao.hub.models import FlagFinding, LawDocument, LawIssue, LawRelation, ServiceFlag
from gongbao.hub.prepared import Statement, array
from gongbao.law.folding import folded
from gongbao.law.validity import State
from gongbao.services import Document, registry

Kind = ServiceFlag.Kind
STATED = (Kind.REPEALS, Kind.REPEALS_IN_PART, Kind.AMENDS, Kind.PLANNED_REPEAL)
LONGEST_FINDING = 4000
#: Whether the last finding closed a flag.
_SETTLED = """
COALESCE((SELECT f.settled FROM hub_flagfinding f WHERE f.flag_id = hub_serviceflag.id
           ORDER BY f.found_at DESC, f.id DESC LIMIT 1), false)
"""
_WAITING = Statement(
    f"SELECT count(*) FROM hub_serviceflag WHERE service = ANY(%(services)s::text[]) AND NOT {_SETTLED}"  # noqa: S608
)
_ISSUING = re.compile(r"^.*?关于(?:印发|发布|公布)《(?P<title>.+)》的(?:通知|公告|通告|决定|令)$")
_EDITION = re.compile(r"[（(](?:试行|暂行|修订|修正|[0-9]{4}\s*年[^）)]*)[）)]$")


def raise_flags(issue: LawIssue | None = None) -> list[ServiceFlag]:
    """Flags every service whose document another one repeals, amends or replaces, or whose period is over.

    With ``issue`` only what that issue says, as on its import. Doing it again changes nothing. Returns the new flags.
    """
    found = [*_stated(issue), *_replaced(issue)]
    if issue is None:
        found += _expired(clock.today())
    return [flag for flag, new in map(_raised, found) if new]


def flags(service: str = "") -> "QuerySet[ServiceFlag]":
    """The flags of a service, or of all, newest first, each with ``settled``: whether the last finding closed it."""
    settled = RawSQL(_SETTLED, (), output_field=BooleanField())  # noqa: S611 written above
    found = ServiceFlag.objects.annotate(settled=settled).prefetch_related("findings__found_by")
    return found.filter(service=service) if service else found


def open_flags(service: str = "") -> "QuerySet[ServiceFlag]":
    """Those that nobody has settled yet."""
    return flags(service).filter(settled=False)


def waiting(services: Iterable[str]) -> int:
    """How many flags of these services nobody has settled yet."""
    [[number]] = _WAITING.rows({"services": array(services)})
    return int(number or 0)


def record(actor: Actor, flag_id: int, words: str, settled: bool) -> FlagFinding:
    """Writes what somebody found who looked at a flag. Raises Forbidden, NotFound, Unprocessable.

    The earlier findings stay; a flag that is settled may be taken up again by a later finding.
    """
    flag = ServiceFlag.objects.filter(pk=flag_id).first()
    if flag is None:
        raise NotFound("没有找到这条变动提示。", "There is no such flag.")
    if not may_record(actor, flag.service):
        raise Forbidden("由经办机关的工作人员写明研究结果。", "The staff who run the service write what was found.")
    words = words.strip()
    if not words or len(words) > LONGEST_FINDING:
        raise Unprocessable(
            f"请写明研究结果，最多{LONGEST_FINDING}字。",
            f"Please write what was found, in at most {LONGEST_FINDING} characters.",
        )
    return FlagFinding.objects.create(
        flag=flag, words=words, settled=settled, found_by_id=actor.user_id, found_at=clock.now()
    )


def may_record(actor: Actor, service: str) -> bool:
    """Whether this person holds a post of an agency in the service."""
    return any(role.partition("/")[0] == service for post in actor.posts for role in post.roles)


def _raised(flag: dict[str, Any]) -> tuple[ServiceFlag, bool]:
    key = {name: flag.pop(name) for name in ("service", "document", "kind", "by", "at")}
    return ServiceFlag.objects.get_or_create(**key, defaults={**flag, "raised_at": clock.now()})


def _rested_on() -> Iterator[tuple[str, Document, LawDocument | None]]:
    """Every document of every service, with its row where it is imported."""
    pairs = [(service.slug, document) for service in registry().values() for document in service.documents]
    keys = [folded(document.number) for _, document in pairs]
    found = library.documents().filter(key__in=keys).annotate(inner_title=KeyTextTransform("inner_title", "facts"))
    rows = {row.key: row for row in found.order_by("issue__published")}
    for slug, document in pairs:
        yield slug, document, rows.get(folded(document.number))


def _names(document: Document, row: LawDocument | None) -> set[str]:
    """What others may call a document, folded."""
    names = {document.number, document.title}
    if row is not None:
        names |= {row.title, row.inner_title}
    return {folded(name) for name in names if name}


def _stated(issue: LawIssue | None) -> Iterator[dict[str, Any]]:
    """What other documents say that they do to the documents of services."""
    wanted: dict[str, list[tuple[str, Document]]] = {}
    for slug, document, row in _rested_on():
        for name in _names(document, row):
            wanted.setdefault(name, []).append((slug, document))
    found = LawRelation.objects.filter(kind__in=STATED, target_key__in=wanted, document__issue__current=True)
    if issue is not None:
        found = found.filter(document__issue=issue)
    for relation in found.select_related("document__issue").order_by("pk"):
        for slug, document in wanted[relation.target_key]:
            if relation.document.key != folded(document.number):
                yield _flag(slug, document, relation.kind, relation.document, relation.at) | _details(relation)


def _details(relation: LawRelation) -> dict[str, Any]:
    """The places that a relation touches, and the day from which it works."""
    source = library.read_document(relation.document)
    said = [
        each
        for each in source.relations
        if (each.kind, str(each.at), each.target[:500]) == (relation.kind, relation.at, relation.target)
    ]
    places = dict.fromkeys(str(place) for each in said for place in each.places)
    since = next((each.since for each in said if each.since), source.effective.date)
    return {"places": list(places), "since": since}


def _replaced(issue: LawIssue | None) -> Iterator[dict[str, Any]]:
    """Later documents that bear the title of a service's document, and another number."""
    pairs = [(service.slug, document) for service in registry().values() for document in service.documents]
    titled = Q()
    for _, document in pairs:
        titled |= Q(title__contains=_core(document.title))
    rows = library.documents().filter(titled).order_by("pk")
    found = [(row, _core(row.title)) for row in (rows.filter(issue=issue) if issue is not None else rows)]
    for slug, document in pairs:
        for row, core in found:
            later = row.issued is not None and row.issued > document.issued
            if later and core == _core(document.title) and row.key != folded(document.number):
                yield _flag(slug, document, Kind.REPLACED, row) | {"since": row.effective}


def _core(title: str) -> str:
    """A title without the circular that issued it and without its edition."""
    issued = _ISSUING.match(title.strip())
    return _EDITION.sub("", issued["title"] if issued else title.strip())


def _expired(today: date) -> Iterator[dict[str, Any]]:
    for slug, document, row in _rested_on():
        if row is None:
            continue
        validity = library.validity(document.number, today)
        if validity.state is State.EXPIRED:
            yield _flag(slug, document, Kind.EXPIRED, row) | {"since": validity.since}


def _flag(slug: str, document: Document, kind: str, by: LawDocument, at: str = "") -> dict[str, Any]:
    return {
        "service": slug,
        "document": document.number,
        "kind": kind,
        "by": str(by),
        "by_title": by.title,
        "at": at,
    }


def touched(found: Iterable[ServiceFlag], at: str) -> list[ServiceFlag]:
    """The flags that name a place of the service's document, or one above or below it."""
    place = law.Place.parse(at)
    return [flag for flag in found if flag.places and law.any_covers(map(law.Place.parse, flag.places), place)]
