"""Finding cases by number, name or title, and by a whole ID number through its blind index.

What is typed comes by POST and is looked up at an address of its own, in which of an ID number only the blind index
stands: addresses are kept in logs and histories.
"""

import re

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from gongbao.desk.notices import visible
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import names, readings
from gongbao.hub.models import Case, CaseRole, Party
from gongbao.hub.secrecy import blind_index, hide_numbers

PER_PAGE = 30
#: An identity card has 18 characters, a unified social credit code too; other documents fewer, never under 7.
_ID_NUMBER = re.compile(r"[0-9A-Za-z]{7,18}")
_INDEX = re.compile(r"[0-9a-f]{64}")


@at_desk
def search(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The cases found in one's part of the tree, newest first."""
    if request.method == "POST":
        return HttpResponseRedirect(f"{reverse('desk:search')}?{_address(_typed(request.POST))}")
    text = _typed(request.GET)
    index = blind_index(text) if _is_id(text) else _index(request.GET.get("id", ""))
    found = _found(desk, text, index) if text or index else Case.objects.none()
    shown = Paginator(found.order_by("-opened_on", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    rows = [
        {"case": case, "service": names.service_words(case.service), "procedure": names.procedure_words(case),
         "end": names.end_words(case)}
        for case in shown
    ]  # fmt: skip
    context = {"rows": rows, "page": shown, "words_searched": text, "by_id": index is not None}
    return page(request, desk, "search", context)


def _typed(sent: QueryDict) -> str:
    return " ".join(sent.get("q", "").split())[:100]


def _address(text: str) -> str:
    """What stands in the address of the results: never the number of a person."""
    asked = QueryDict(mutable=True)
    asked.update({"id": blind_index(text).hex()} if _is_persons(text) else {"q": text})
    return asked.urlencode()


def _is_persons(text: str) -> bool:
    """Whether it is an ID number by its form, or that of somebody known here."""
    if hide_numbers(text) != text:
        return True
    return _is_id(text) and Party.objects.filter(id_index=blind_index(text)).exists()


def _is_id(text: str) -> bool:
    return bool(_ID_NUMBER.fullmatch(text)) and not text.isalpha()


def _index(written: str) -> bytes | None:
    return bytes.fromhex(written) if _INDEX.fullmatch(written) else None


def _found(desk: Desk, text: str, index: bytes | None) -> QuerySet[Case]:
    cases = visible(desk).select_related("applicant", "agency")
    wanted = Q(pk__in=[])
    if text:
        wanted |= Q(number__icontains=text) | Q(title__icontains=text)
        wanted |= Q(applicant__name__icontains=text) | Q(pk__in=_of_party(Q(party__name__icontains=text)))
    if index is not None:
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
