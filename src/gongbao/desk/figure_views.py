"""Published figures at the desk: each with its history, and a decision under a set that is only proposed."""

from django.http import HttpRequest, HttpResponse

from gongbao.desk.notices import services_at
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub.errors import Forbidden
from gongbao.hub.figure_pages import compare_context, figure_of, history_context, history_sheet
from gongbao.services import Service, registry


@at_desk
def figure(request: HttpRequest, desk: Desk, service: str, name: str) -> HttpResponse:
    """One figure with every proposal and who approved it; ``?format=xlsx`` as a workbook."""
    found = _service(desk, service)
    fact = figure_of(found, name)
    if request.GET.get("format") == "xlsx":
        return history_sheet(found, fact, approved=False)
    return page(request, desk, "figure", history_context(request, found, fact, approved=False))


@at_desk
def compare(request: HttpRequest, desk: Desk, service: str, name: str) -> HttpResponse:
    """What a decision comes to under the figures of two days, the second with what is proposed."""
    return page(request, desk, "compare", compare_context(request, _service(desk, service), name, proposals=True))


def _service(desk: Desk, slug: str) -> Service:
    if slug not in {each.slug for each in services_at(desk)}:
        raise Forbidden("您的岗位不经办这项服务。", "Your posts have nothing to do with this service.")
    return registry()[slug]
