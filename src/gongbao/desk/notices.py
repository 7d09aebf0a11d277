"""Public notices posted by the agencies of whoever sits at the desk, with their objections."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse

from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import names, queries
from gongbao.hub.errors import NotFound
from gongbao.hub.models import Case, CaseRole, Notice
from gongbao.services import Service
from gongbao.words import Words

PER_PAGE = 30


def cases_of(desk: Desk) -> Q:
    """The cases in the part of the agency tree of the seats taken, and those of their organisations."""
    below = Q(pk__in=[])
    for agency in desk.agencies:
        below |= Q(agency__path__startswith=agency.path)
    held = CaseRole.objects.filter(below | Q(party__in=desk.parties)).values("case_id")
    return below | Q(pk__in=held)


def visible(desk: Desk) -> QuerySet[Case]:
    """The cases that the seats taken let one see."""
    return Case.objects.filter(cases_of(desk))


def services_at(desk: Desk) -> list[Service]:
    """The services that the desk has to do with: those of its posts' roles, and those of its cases."""
    slugs = {name.partition("/")[0] for seat in desk.taken for name in seat.roles}
    slugs |= set(visible(desk).order_by().values_list("service", flat=True).distinct())
    return [service for slug in sorted(slugs) if (service := names.service_of(slug))]


@at_desk
def notices(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Those that are up, soonest to end first; ``?over=1`` those that have ended."""
    over = request.GET.get("over") == "1"
    found = Notice.objects.filter(case__in=visible(desk), taken_down_on__isnull=not over)
    found = found.select_related("case__applicant").annotate(objected=Count("objections"))
    order = "-taken_down_on" if over else F("last_day").asc(nulls_last=True)
    shown = Paginator(found.order_by(order, "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    rows = [{"notice": each, "title": title(each), "service": names.service_words(each.service)} for each in shown]
    return page(request, desk, "notices", {"rows": rows, "page": shown, "over": over})


@at_desk
def notice(request: HttpRequest, desk: Desk, notice_id: int) -> HttpResponse:
    """One notice: its days, its objections and what was found."""
    found = Notice.objects.select_related("case__applicant").filter(pk=notice_id).first()
    if found is None or not desk.actor.may_see(found.case):
        raise NotFound("没有找到这则公示。", "There is no such notice.")
    view = queries.case_for(desk.actor, found.case.number)
    step = view.procedure.by_name.get(found.step)
    context: dict[str, Any] = {
        "notice": found,
        "title": title(found),
        "view": view,
        "step": step,
        "objections": found.objections.select_related("user", "party").order_by("pk"),
    }
    return page(request, desk, "notice", context)


def title(found: Notice) -> Words:
    """What the notice says."""
    return Words(found.zh, found.en)
