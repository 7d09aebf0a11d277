"""Services whose law has changed: what was published, and what was found by whoever looked at it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import beside, flags, names
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import NotFound
from gongbao.hub.models import ServiceFlag
from gongbao.law import Place, any_covers
from gongbao.services import Service
from gongbao.words import Problem, Words

PER_PAGE = 30


def flags_at(desk: Desk) -> "QuerySet[ServiceFlag]":
    """The flags of the services in which the seats taken hold a role."""
    return flags.flags().filter(service__in=_services(desk))


def _services(desk: Desk) -> set[str]:
    return {name.partition("/")[0] for seat in desk.taken for name in seat.roles}


def waiting(desk: Desk) -> int:
    """How many of them nobody has settled."""
    return flags.waiting(_services(desk))


@at_desk
def law_changes(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Those that wait to be looked at, newest first; ``?settled=1`` those that were settled."""
    settled = request.GET.get("settled") == "1"
    shown = Paginator(flags_at(desk).filter(settled=settled), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(flag, names.service_words(flag.service)) for flag in shown]
    return page(request, desk, "law_changes", {"rows": rows, "page": shown, "settled": settled})


@at_desk
def law_change(request: HttpRequest, desk: Desk, flag_id: int) -> HttpResponse:
    """One change: the places touched with what carries them out, every finding, and a form for a new one."""
    flag = flags_at(desk).filter(pk=flag_id).first()
    if flag is None:
        raise NotFound("没有找到这条变动提示。", "There is no such flag.")
    problem: Words | None = None
    if request.method == "POST":
        try:
            flags.record(desk.actor, flag.pk, request.POST.get("words", ""), request.POST.get("settled") == "yes")
        except Problem as refused:
            problem = refused.words
        else:
            said = Words("已记录。", "Recorded.")
            messages.success(request, in_page_language(said))
            return HttpResponseRedirect(reverse("desk:law-change", args=[flag.pk]))
    service = names.service_of(flag.service)
    context = {
        "flag": flag,
        "service": service,
        "spots": _touched(service, flag) if service else [],
        "may_record": flags.may_record(desk.actor, flag.service),
        "problem": problem,
        "sent": request.POST,
    }
    response = page(request, desk, "law_change", context)
    response.status_code = 422 if problem else 200
    return response


def _touched(service: Service, flag: ServiceFlag) -> list[Any]:
    """The places of the service's document that the change names, with what carries them out."""
    places = [Place.parse(each) for each in flag.places]
    found = beside.beside(flag.document, service)
    return [spot for spot in found.spots if spot.state != "form" and any_covers(places, spot.place)]
