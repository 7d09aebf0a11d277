"""Certificates issued in the cases of the desk: list, preview, PDF."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from gongbao.desk.notices import visible
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import certificates as issued
from gongbao.hub import printing
from gongbao.hub.errors import NotFound
from gongbao.hub.models import Certificate
from gongbao.words import Words

PER_PAGE = 30


@at_desk
def certificates(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The newest first; ``?q=`` by number or holder."""
    found = Certificate.objects.filter(case__in=visible(desk)).select_related("holder", "case").defer("pdf")
    text = request.GET.get("q", "").strip()
    if text:
        found = found.filter(Q(number__icontains=text) | Q(holder__name__icontains=text))
    shown = Paginator(found.order_by("-issued_on", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(each, Words(each.zh, each.en)) for each in shown]
    return page(request, desk, "certificates", {"rows": rows, "page": shown, "text": text})


@at_desk
def certificate(request: HttpRequest, desk: Desk, certificate_number: str) -> HttpResponse:
    """What the certificate says, with the code to check it by."""
    found = _visible(desk, certificate_number)
    context = {
        "certificate": found,
        "title": Words(found.zh, found.en),
        "lines": issued.lines(found),
        "address": printing.address_of(found),
    }
    return page(request, desk, "certificate", context)


@at_desk
def pdf(request: HttpRequest, desk: Desk, certificate_number: str) -> HttpResponse:
    """The certificate as PDF/A."""
    found = _visible(desk, certificate_number)
    response = HttpResponse(printing.pdf_of(found), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{found.number}.pdf"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _visible(desk: Desk, number: str) -> Certificate:
    found = Certificate.objects.select_related("holder", "case").filter(number=number).first()
    if found is None or not desk.actor.may_see(found.case):
        raise NotFound(f"没有找到编号为 {number} 的证书。", f"There is no certificate {number}.")
    return found
