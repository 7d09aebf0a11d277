"""The calendar of duties of whoever sits at the desk and of the agencies below, and evidence that they are done."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from gongbao.desk.notices import services_at
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import clock, duty_bearers, duty_board, duty_pages
from gongbao.hub.duty_bearers import Bearer
from gongbao.hub.duty_board import Board, Filters
from gongbao.hub.duty_lines import lines
from gongbao.services.duties import SOON, State

PER_PAGE = 30
#: Where the pages that a duty speaks of are at the desk.
PLACES = {
    "register_url": "desk:register",
    "entry_url": "desk:record",
    "case_url": "desk:case",
    "file_url": "desk:duty-file",
}


def bearers(desk: Desk) -> list[Bearer]:
    """The agencies of the seats taken and those below them, and the organisations of the seats taken."""
    found = duty_bearers.agencies([each.path for each in desk.agencies], clock.today()) if desk.agencies else []
    return [*found, *(duty_bearers.organisations([each.pk for each in desk.parties]) if desk.parties else [])]


def own(desk: Desk) -> list[Bearer]:
    """The agencies and organisations of the seats taken, with the roles that the person has there."""
    roles = {seat.agency.pk: set(seat.roles) for seat in desk.taken if seat.agency}
    return [
        each if each.party else Bearer(each.agency, None, {r: day for r, day in each.roles.items() if r in mine})
        for each in bearers(desk)
        if each.party or (mine := roles.get(each.agency.pk if each.agency else 0, set()))
    ]


def counts(desk: Desk) -> dict[str, int]:
    """How many of the person's own duties are overdue and how many are due soon."""
    today, found = clock.today(), own(desk)
    since = min((day for each in found for day in each.roles.values()), default=today)
    states = [each.state(today) for each in lines(found, since, today + SOON)]
    return {"overdue": states.count(State.OVERDUE), "soon": states.count(State.SOON)}


@at_desk
def duties(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The calendar; ``?format=xlsx`` gives the same lines as a workbook."""
    today = clock.today()
    filters = Filters.read(request.GET, today)
    board = Board(bearers(desk), filters, today)
    if request.GET.get("format") == "xlsx":
        return duty_board.workbook(board)
    shown = Paginator(board.shown, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "board": board,
        "filters": filters,
        "page": shown,
        "rows": [duty_board.row(each, today) for each in shown],
    }
    return page(request, desk, "duties", context | {"duty_url": "desk:duty"})


@at_desk
def all_duties(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every duty of the services at the desk, those without a day as well."""
    listed = duty_board.standing(own(desk), services_at(desk))
    return page(request, desk, "all_duties", {"listed": listed})


@at_desk
def duty(request: HttpRequest, desk: Desk, service: str, name: str, bearer: str, start: str) -> HttpResponse:
    """One occurrence of a duty: what is to be done, for whom, and the evidence."""
    one = duty_pages.line_for(desk.actor, service, name, bearer, start)
    return duty_pages.respond(request, desk.actor, one, lambda shown: page(request, desk, "duty", shown | PLACES))


@at_desk
def file(request: HttpRequest, desk: Desk, done_id: int) -> HttpResponse:
    """The file that somebody entered as evidence."""
    return duty_pages.file(desk.actor, done_id)
