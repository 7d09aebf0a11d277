"""Published figures of a service: what they are today, each over the years, and an answer under two sets of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from gongbao.hub import clock
from gongbao.hub.figure_pages import compare_context, figure_of, history_context, history_sheet
from gongbao.hub.figure_sets import standings
from gongbao.portal.service_views import breadcrumbs
from gongbao.services import registry
from gongbao.services.figures import figures_of
from gongbao.words import Words

TITLE = Words("公布的数值", "Published figures")


def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """Every figure of the service as it stands today, and the decisions that can be compared."""
    service = registry()[slug]
    today = clock.today()
    context = {
        "service": service,
        "today": today,
        "standings": [(each, each.is_overdue(today)) for each in standings(service, today)],
        "decisions": [each for each in service.decision_list if figures_of(each)],
    }
    return render(request, "portal/figures.html", context | breadcrumbs(service, TITLE))


def figure(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """One figure over the years; ``?format=xlsx`` as a workbook."""
    service = registry()[slug]
    fact = figure_of(service, name)
    if request.GET.get("format") == "xlsx":
        return history_sheet(service, fact, approved=True)
    context = history_context(request, service, fact, approved=True)
    return render(request, "portal/figure.html", context | breadcrumbs(service, TITLE, fact.label))


@never_cache
def compare(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """A decision under the figures of two days; what is typed is used for this page only."""
    service = registry()[slug]
    context = compare_context(request, service, name, proposals=False)
    return render(request, "portal/compare.html", context | breadcrumbs(service, context["decision"].question))
