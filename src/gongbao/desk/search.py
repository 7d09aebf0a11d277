"""Finding cases by number, name or title, and by a whole ID number through its blind index."""

import re

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from gongbao.desk.notices import visible
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import names, readings
from gongbao.hub.models import Case, CaseRole, Party
from gongbao.hub.secrecy import blind_index

PER_PAGE = 30
#: An identity card has 18 characters, a unified social credit code too; other documents fewer, never under 7.
_ID_NUMBER = re.compile(r"[0-9A-Za-z]{7,18}")


@at_desk
def search(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The cases found in one's part of the tree, newest first."""
    text = " ".join(request.GET.get("q", "").split())[:100]
    found = _found(desk, text) if text else Case.objects.none()
    shown = Paginator(found.order_by("-opened_on", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    rows = [
        {"case": case, "service": names.service_words(case.service), "procedure": names.procedure_words(case),
         "end": names.end_words(case)}
        for case in shown
    ]  # fmt: skip
    context = {"rows": rows, "page": shown, "words_searched": text, "by_id": bool(text) and _is_id(text)}
    return page(request, desk, "search", context)


def _is_id(text: str) -> bool:
    return bool(_ID_NUMBER.fullmatch(text)) and not text.isalpha()


def _found(desk: Desk, text: str) -> QuerySet[Case]:
    cases = visible(desk).select_related("applicant", "agency")
    wanted = Q(number__icontains=text) | Q(title__icontains=text)
    wanted |= Q(applicant__name__icontains=text) | Q(pk__in=_of_party(Q(party__name__icontains=text)))
    if _is_id(text):
        index = blind_index(text)
        wanted |= Q(applicant__id_index=index) | Q(pk__in=_of_party(Q(party__id_index=index)))
        _log(desk, cases, index)
    return cases.filter(wanted)


def _of_party(wanted: Q) -> QuerySet[CaseRole, int]:
    return CaseRole.objects.filter(wanted).values_list("case_id", flat=True)


def _log(desk: Desk, cases: QuerySet[Case], index: bytes) -> None:
    """Whoever's number was typed, and is found, learns of it."""
    party = Party.objects.filter(id_index=index).first()
    if party is not None and cases.filter(Q(applicant=party) | Q(roles__party=party)).exists():
        readings.log_party(desk.actor, party, readings.SEARCH)
