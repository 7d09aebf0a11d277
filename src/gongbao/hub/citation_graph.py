"""Which documents a document rests on, cites, amends and repeals, and which do so to it, some steps around it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from gongbao import law
from gongbao.hub import library
from gongbao.hub.models import LawDocument, LawRelation
from gongbao.law.folding import folded
from gongbao.law.validity import State
from gongbao.services import Document, Service, registry

STEPS = 2
#: Relations that are about another document; the others speak of rules in general.
KINDS = ("repeals", "repeals-in-part", "amends", "planned-repeal", "based_on", "cites")
#: Documents in the drawing at most, those nearest and most strongly related first; the table has all of the first step.
MOST_NODES = 28


@dataclass(frozen=True, slots=True)
class Node:
    """A document: its number or title, whether it is imported, and what it is on the day where that is known."""

    key: str
    name: str
    title: str
    held: bool
    state: State
    step: int


@dataclass(frozen=True, slots=True)
class Link:
    """What one document says of another, in the order of ``KINDS``, and in how many places."""

    source: str
    target: str
    kinds: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True)
class Graph:
    """A document with what is around it; ``left_out`` documents of the second step are too many to draw."""

    centre: Node
    nodes: Mapping[str, Node]
    links: tuple[Link, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Stated:
    source: str
    target: str
    name: str
    kind: str
    at: str


def around(row: LawDocument, on: date) -> Graph:
    """The graph around a document, as everything imported says."""
    known: dict[str, LawDocument] = {row.key: row}
    names: dict[str, str] = {}
    steps = {row.key: 0}
    stated: dict[_Stated, None] = {}
    ring = [row.key]
    for step in range(1, STEPS + 1):
        found = _stated(ring, known)
        stated |= dict.fromkeys(found)
        names |= {each.target: each.name for each in found}
        met = dict.fromkeys(key for each in _strongest_first(found) for key in (each.source, each.target))
        ring = [key for key in met if key not in steps]
        steps |= dict.fromkeys(ring, step)
    kept = set(list(steps)[:MOST_NODES]) | {key for key, step in steps.items() if step <= 1}
    nodes = {key: _node(key, known.get(key), names.get(key, key), steps[key], on) for key in steps if key in kept}
    return Graph(nodes[row.key], nodes, tuple(_links(stated, nodes)), len(steps) - len(kept))


def _stated(ring: Iterable[str], known: dict[str, LawDocument]) -> list[_Stated]:
    """What the documents of a ring say of others, and others of them; those that are imported become ``known``."""
    rows = [known[key] for key in ring if key in known]
    names = {name: row.key for row in rows for name in _names(row)}
    touching = Q(document__in=rows) | Q(target_key__in=names)
    found = LawRelation.objects.filter(touching, kind__in=KINDS, document__issue__current=True)
    relations = list(found.select_related("document__issue").defer("document__issue__source", "document__issue__facts"))
    known |= {each.document.key: each.document for each in relations if each.document.key not in known}
    resolved = names | _held({each.target for each in relations}, known)
    return [
        _Stated(each.document.key, resolved.get(each.target_key, each.target_key), each.target, each.kind, each.at)
        for each in relations
        if resolved.get(each.target_key, each.target_key) != each.document.key
    ]


def _names(row: LawDocument) -> set[str]:
    """What others may call the document, folded: its number, its title, the title of the text that it issues."""
    inner = library.read_document(row).inner_title
    return {folded(name) for name in (row.number, row.title, inner) if name}


def _held(targets: Iterable[str], known: dict[str, LawDocument]) -> dict[str, str]:
    """The targets that are imported documents, by folded name: by number, by title, by the title of what is issued."""
    wanted = {folded(target): target for target in targets}
    titled = Q(pk__in=[])
    for target in wanted.values():
        titled |= Q(title=target) | Q(title__contains=f"《{target}》的")
    rows = LawDocument.objects.filter(Q(key__in=wanted) | titled, issue__current=True).select_related("issue")
    found = {}
    for row in rows.defer("issue__source", "issue__facts"):
        for name in _names(row) & set(wanted):
            found[name] = row.key
            known.setdefault(row.key, row)
    return found


def _strongest_first(stated: Iterable[_Stated]) -> list[_Stated]:
    return sorted(stated, key=lambda each: KINDS.index(each.kind))


def _node(key: str, row: LawDocument | None, name: str, step: int, on: date) -> Node:
    if row is None:
        return Node(key, name, "", False, library.validity(name, on).state, step)
    return Node(key, str(row), row.title, True, library.validity(str(row), on).state, step)


def _links(stated: Iterable[_Stated], nodes: Mapping[str, Node]) -> list[Link]:
    between: dict[tuple[str, str], list[_Stated]] = {}
    for each in stated:
        if each.source in nodes and each.target in nodes:
            between.setdefault((each.source, each.target), []).append(each)
    return [
        Link(
            source,
            target,
            tuple(dict.fromkeys(each.kind for each in _strongest_first(found))),
            tuple(dict.fromkeys(each.at for each in found if each.at)),
        )
        for (source, target), found in between.items()
    ]


def _citing(service: Service, document: Document) -> Counter[str]:
    """How many definitions of the service cite each place of the document itself, not only one around or inside it."""
    found: Counter[str] = Counter()
    for each in service.coverage:
        if each.document == document.number:
            wanted = law.Place.parse(f"{document.alias}{each.at}").key
            citing = (places for _, _, places in service.carriers if any(place.key == wanted for place in places))
            found[each.at] = sum(1 for _ in citing)
    return found


@dataclass(frozen=True, slots=True)
class Cited:
    """How often a place is cited: by other documents, and by what carries it out in the services."""

    at: str
    by_documents: int
    by_services: int


def places_cited(row: LawDocument) -> list[Cited]:
    """The places of a document that are cited, the most often cited first."""
    names = _names(row)
    citing = LawRelation.objects.filter(target_key__in=names, document__issue__current=True).exclude(document=row)
    documents: Counter[str] = Counter()
    for source in {each.document_id: each.document for each in citing.select_related("document__issue")}.values():
        for relation in library.read_document(source).relations:
            if folded(relation.target) in names:
                documents.update(str(place) for place in relation.places)
    services: Counter[str] = Counter()
    for service in registry().values():
        for document in service.documents:
            if folded(document.number) == row.key:
                services += _citing(service, document)
    found = [Cited(at, documents[at], services[at]) for at in documents | services if documents[at] or services[at]]
    return sorted(found, key=lambda each: (-each.by_documents, -each.by_services, law.Place.parse(each.at).key))
