"""Gazette issues, documents and places at their permanent addresses, and a document beside what carries it out."""

from collections.abc import Iterator
from itertools import chain
from typing import Any
from urllib.parse import quote

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from gongbao.hub import clock, gazette_news, library
from gongbao.hub.errors import NotFound
from gongbao.hub.library import Passage
from gongbao.hub.models import LawDocument
from gongbao.hub.public_pages import for_everybody
from gongbao.hub.subscriptions import ISSUES, document_topic
from gongbao.law import Kind, Place, Provision, any_covers, covers
from gongbao.law.akoma import akoma_ntoso as akoma
from gongbao.law.validity import State
from gongbao.portal import document_versions
from gongbao.portal.beside_views import address
from gongbao.portal.law_page import blocks, findings
from gongbao.portal.service_views import HOME
from gongbao.portal.subscription_views import subscribe_context
from gongbao.services import Service, registry
from gongbao.services.service import Coverage
from gongbao.words import Words

GAZETTE = Words("公报与文件", "Gazette")
ISSUES_A_PAGE = 20

RELATIONS = {
    "based_on": Words("制定依据", "based on"),
    "cites": Words("引用", "cites"),
    "repeals": Words("废止", "repeals"),
    "repeals-in-part": Words("部分废止", "repeals in part"),
    "amends": Words("修改", "amends"),
    "planned-repeal": Words("计划废止", "plans to repeal"),
    "yields-to": Words("让位于", "yields to"),
    "prevails-over": Words("优先于", "prevails over"),
}
STATES = {
    State.IN_FORCE: "good",
    State.AMENDED: "wait",
    State.REPEALED_IN_PART: "wait",
    State.NOT_YET_IN_FORCE: "info",
    State.REPEALED: "bad",
    State.EXPIRED: "bad",
    State.UNKNOWN: "",
}


@for_everybody
def issues(request: HttpRequest) -> HttpResponse:
    """Every imported issue, the newest first."""
    rows = library.issues().annotate(size=Count("documents")).order_by("-published", "-pk")
    page = Paginator(rows, ISSUES_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "breadcrumbs": [(HOME, reverse("portal:home")), (GAZETTE, "")],
        **subscribe_context(request, ISSUES, reverse("portal:feed-issues")),
    }
    return render(request, "portal/issues.html", context)


@for_everybody
def issue(request: HttpRequest, key: str) -> HttpResponse:
    """An issue: its facts, its documents, its damage."""
    found = library.find_issue(key)
    damage = library.read_issue(found).damage
    context = {
        "issue": found,
        "documents": library.documents().filter(issue=found),
        "damage": findings(damage),
        "versions": library.versions_of(found),
        "breadcrumbs": [*_trail(), (found.title, "")],
    }
    return render(request, "portal/issue.html", context)


@for_everybody
def document(request: HttpRequest, number: str) -> HttpResponse:
    """A document: its facts, its text, its relations, what it is on a day, and the services that carry it out."""
    found = library.quoted(number, "")
    if found is None:
        return _by_its_service(number)
    day = clock.day_of(request.GET.get("on", ""))
    shown = document_versions.choose(found, request.GET.get("version", ""), day if "on" in request.GET else None)
    found, name = shown.passage, str(found.row)
    state = library.validity(name, day)
    context = {
        "document": found,
        "shown": shown,
        "changes": [(each, each.on is None or each.on <= day) for each in gazette_news.changes_of(found.row)],
        "name": name,
        "day": day,
        "validity": state,
        "validity_kind": STATES[state.state],
        "facts": _facts(found),
        "relations": [
            (RELATIONS.get(each.kind, Words(each.kind, each.kind)), each) for each in found.document.relations
        ],
        "incoming": _incoming(name),
        "damage": findings(found.document.damage),
        "blocks": blocks(found.document, (each for each in found.document.walk() if each.kind is not Kind.TITLE)),
        "services": [service for service in registry().values() if _rests_on(service, name)],
        "breadcrumbs": [*_trail(found.row), (name, "")],
        **subscribe_context(request, document_topic(name), reverse("portal:feed-document", args=[name])),
    }
    return render(request, "portal/document.html", context)


@for_everybody
def place(request: HttpRequest, number: str, at: str) -> HttpResponse:
    """One place of a document, in the words of the gazette, with what stands around it."""
    if library.quoted(number, "") is None:
        return _by_its_service(number, at)
    found = library.passage(number, at)
    name = str(found.row)
    context = {
        "document": found,
        "name": name,
        "above": list(_above(found)),
        "blocks": blocks(found.document, found.provision.walk() if found.provision else ()),
        "services": _carried(name, found.at),
        "breadcrumbs": [*_trail(), (name, reverse("portal:law-document", args=[name])), (found.at, "")],
    }
    return render(request, "portal/place.html", context)


def _by_its_service(number: str, at: str = "") -> HttpResponse:
    """Where a document that is not imported is a service's: that service, which says it in words of its own."""
    for service in registry().values():
        if any(each.number == number for each in service.documents):
            wanted = Place.parse(at) if at else None
            rows = [each for each in service.coverage if each.document == number]
            near = (n for n, each in enumerate(rows, 1) if wanted and covers(Place.parse(each.at), wanted))
            found = next(near, None)
            page = reverse("portal:law-beside", args=[service.slug, number])
            return HttpResponseRedirect(page + (f"#at-{found}" if found else ""))
    raise NotFound(f"没有导入文号为 {number} 的文件。", f"No document with the number {number} has been imported.")


def text(request: HttpRequest, number: str) -> HttpResponse:
    """The document as plain text."""
    found = library.passage(number)
    lines = chain.from_iterable(each.lines for each in blocks(found.document, found.document.walk()))
    return _file("\n".join(lines).encode(), "text/plain; charset=utf-8", f"{found.row}.txt")


def akoma_ntoso(request: HttpRequest, number: str) -> HttpResponse:
    """The document as Akoma Ntoso 3.0."""
    found = library.passage(number)
    return _file(akoma(found.document), "application/akn+xml", f"{found.row}.xml")


def _incoming(name: str) -> list[tuple[Words, dict[str, str]]]:
    """What other documents say about this one."""
    said = [each for each in library.relations(name) if each["from"] != name]
    return [(_kind(each["kind"]), each) for each in said]


def _kind(relation: str) -> Words:
    return RELATIONS.get(relation, Words(relation, relation))


def _above(found: Passage) -> Iterator[Provision]:
    """The provisions around a place, the outermost first."""
    around: list[Provision] = []
    up = found.provision.place.above if found.provision else None
    while up is not None:
        provision = found.document.find(up)
        if provision is not None and provision not in (found.provision, *around):
            around.append(provision)
        up = up.above
    return reversed(around)


def _facts(found: Passage) -> list[tuple[Words, Any]]:
    """What official sites show beside a document besides its bodies: section, number, dates."""
    text = found.document
    rows: list[tuple[Words, Any]] = [
        (Words("栏目", "Section"), text.section),
        (Words("文号", "Number"), text.number),
        (Words("成文日期", "Issued on"), text.issued),
        (Words("施行日期", "In force from"), text.effective.date),
        (Words("有效期至", "Expires"), text.expires),
        (Words("英文标题", "English title"), text.title_en),
    ]
    return [(name, value) for name, value in rows if value]


def _rests_on(service: Service, number: str) -> bool:
    return any(document.number == number for document in service.documents)


def _carried(number: str, at: str) -> list[tuple[Service, list[tuple[Coverage, list[tuple[str, Words, str]]]]]]:
    """What carries out a place, by service and provision."""
    wanted = Place.parse(at)
    services = [service for service in registry().values() if _rests_on(service, number)]
    found = [(service, [each for each in service.coverage if _covers(each, number, wanted)]) for service in services]
    return [(service, [(each, _uses(service, each)) for each in rows]) for service, rows in found if rows]


def _covers(coverage: Coverage, number: str, wanted: Place) -> bool:
    return coverage.document == number and any_covers([Place.parse(coverage.at)], wanted)


def _uses(service: Service, coverage: Coverage) -> list[tuple[str, Words, str]]:
    """What carries a provision out: its kind, its label, the address where it is seen working."""
    labels = {name: label for name, label, _ in service.carriers}
    return [
        (kind, labels.get(carrier, Words(name, name)), address(service, kind, name))
        for carrier in coverage.carried_out_by
        for kind, _, name in [carrier.partition(":")]
    ]


def _trail(row: LawDocument | None = None) -> list[tuple[Any, str]]:
    trail: list[tuple[Any, str]] = [(HOME, reverse("portal:home")), (GAZETTE, reverse("portal:issues"))]
    if row is not None:
        trail.append((row.issue.title, reverse("portal:issue", args=[row.issue.key])))
    return trail


def _file(body: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
