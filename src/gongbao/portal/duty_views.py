"""The duties of the firms, banks and associations that the visitor acts for, and evidence that they are done."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from gongbao.hub import clock, duty_bearers, duty_board, duty_pages
from gongbao.hub.duty_board import Board, Filters
from gongbao.portal.visitors import Visitor, for_visitors, page

PER_PAGE = 20
#: Where the pages that a duty speaks of are in the portal.
PLACES = {"case_url": "portal:case", "file_url": "portal:duty-file"}


@for_visitors
def duties(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """The calendar; ``?format=xlsx`` gives the same lines as a workbook."""
    today = clock.today()
    filters = Filters.read(request.GET, today)
    board = Board(duty_bearers.organisations(visitor.actor.party_ids), filters, today)
    if request.GET.get("format") == "xlsx":
        return duty_board.workbook(board)
    shown = Paginator(board.shown, PER_PAGE).get_page(request.GET.get("page"))
    rows = [duty_board.row(each, today) for each in shown]
    context = {"board": board, "filters": filters, "page": shown, "rows": rows, "duty_url": "portal:duty"}
    return page(request, visitor, "my/duties", context)


@for_visitors
def duty(request: HttpRequest, visitor: Visitor, service: str, name: str, bearer: str, start: str) -> HttpResponse:
    """One occurrence of a duty: what is to be done, for whom, and the evidence."""
    one = duty_pages.line_for(visitor.actor, service, name, bearer, start)
    return duty_pages.respond(
        request, visitor.actor, one, lambda shown: page(request, visitor, "my/duty", shown | PLACES)
    )


@for_visitors
def file(request: HttpRequest, visitor: Visitor, done_id: int) -> HttpResponse:
    """The file that somebody entered as evidence."""
    return duty_pages.file(visitor.actor, done_id)
