"""Statistics of the gazette: each figure drawn, as a table, and to take away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongbao.hub import clock, sheets
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import NotFound
from gongbao.hub.public_pages import for_everybody
from gongbao.portal.gazette_statistics import figures
from gongbao.portal.law_views import GAZETTE
from gongbao.portal.service_views import HOME
from gongbao.words import Words

HEADING = Words("公报统计", "Statistics of the gazette")


@for_everybody
def statistics(request: HttpRequest) -> HttpResponse:
    """Every figure."""
    context = {
        "figures": list(figures().items()),
        "today": clock.today(),
        "breadcrumbs": [(HOME, reverse("portal:home")), (GAZETTE, reverse("portal:issues")), (HEADING, "")],
    }
    return render(request, "portal/statistics.html", context)


def download(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """One figure as a CSV or an Excel file."""
    chart = figures().get(name)
    if chart is None or kind not in ("csv", "xlsx"):
        raise NotFound("没有这项统计。", "There is no such figure.")
    header = [in_page_language(chart.rows_are), *(in_page_language(column) for column in chart.columns)]
    rows = [(in_page_language(row.label), *row.values) for row in chart.rows]
    file_name = f"{in_page_language(chart.title)} {clock.today()}.{kind}"
    if kind == "csv":
        return sheets.download(file_name, sheets.csv_text(header, rows), "text/csv; charset=utf-8")
    return sheets.download(file_name, sheets.sheet(in_page_language(chart.title), header, rows))
