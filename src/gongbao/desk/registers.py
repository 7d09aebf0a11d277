"""Registers of every service: their entries with filters, one entry with its history, and export; and the duties."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from gongbao.desk.notices import services_at, visible
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import clock, sheets
from gongbao.hub.errors import NotFound
from gongbao.hub.models import RecordChange, RecordEntry
from gongbao.rules import NONE, Fact, Type
from gongbao.rules.tree import value_words
from gongbao.services import Service, registry
from gongbao.services.service import Record
from gongbao.words import Words

PER_PAGE = 50
#: Columns of a list on the page; the whole entry has a page of its own, and the workbook has all.
MOST_COLUMNS = 5


def entries_of(desk: Desk) -> QuerySet[RecordEntry]:
    """The entries that the seats taken let one see: those of their cases, and those of agencies below."""
    below = Q(case__in=visible(desk))
    for agency in desk.agencies:
        below |= Q(agency__path__startswith=agency.path)
    return RecordEntry.objects.filter(below | Q(party__in=desk.parties))


@at_desk
def registers(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every register of every service, with how many entries one may see."""
    counts = {
        (row["service"], row["record"]): row["number"]
        for row in entries_of(desk).values("service", "record").annotate(number=Count("pk")).order_by()
    }
    listed = [
        (service, [(record, counts.get((service.slug, record.name), 0)) for record in service.record_list])
        for service in services_at(desk)
    ]
    return page(request, desk, "registers", {"listed": listed})


@at_desk
def register(request: HttpRequest, desk: Desk, service: str, record: str) -> HttpResponse:
    """The entries of one register, newest first; ``?format=xlsx`` as a workbook with every column."""
    definition = registry()[service]
    kind = _record(definition, record)
    since, until = _day(request.GET.get("since")), _day(request.GET.get("until"))
    found = entries_of(desk).filter(service=service, record=record).select_related("case__applicant", "party")
    text = request.GET.get("q", "").strip()
    if text:
        found = found.filter(Q(case__number__icontains=text) | Q(party__name__icontains=text) | Q(data__icontains=text))
    if since:
        found = found.filter(entered_on__gte=since)
    if until:
        found = found.filter(entered_on__lte=until)
    found = found.order_by("-entered_on", "-pk")
    if request.GET.get("format") == "xlsx":
        return _workbook(kind, found)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    columns = [fact for fact in kind.contents if any(fact.name in entry.data for entry in shown)][:MOST_COLUMNS]
    rows = [(entry, [(fact.label, shown_value(fact, entry.data)) for fact in columns]) for entry in shown]
    context = {
        "service": definition,
        "record": kind,
        "columns": columns,
        "rows": rows,
        "printed": printed(kind),
        "page": shown,
        "text": text,
        "since": request.GET.get("since", ""),
        "until": request.GET.get("until", ""),
    }
    return page(request, desk, "register", context)


@at_desk
def entry(request: HttpRequest, desk: Desk, entry_id: int) -> HttpResponse:
    """One entry with all its contents, and what stood there before each change."""
    found = entries_of(desk).select_related("case", "party", "agency").filter(pk=entry_id).first()
    if found is None:
        raise NotFound("没有找到这条登记。", "There is no such entry.")
    service = registry()[found.service]
    kind = _record(service, found.record)
    changes = RecordChange.objects.filter(entry=found).select_related("user").order_by("-pk")
    context = {
        "entry": found,
        "service": service,
        "record": kind,
        "lines": [(fact.label, shown_value(fact, found.data)) for fact in kind.contents],
        "changes": [(change, _differences(kind, change.before, found.data)) for change in changes],
    }
    return page(request, desk, "record", context)


@at_desk
def duties(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What the roles of the seats taken have to do besides cases, with the next last day where there is one."""
    mine = {name for seat in desk.taken for name in seat.roles}
    today = clock.today()
    listed = [
        (service, duty, service.role_words(duty.roles), duty.often,
         duty.last_day or _next(duty.by, today), any(f"{service.slug}/{role}" in mine for role in duty.roles))
        for service in services_at(desk)
        for duty in service.duty_list
    ]  # fmt: skip
    return page(request, desk, "duties", {"listed": sorted(listed, key=lambda line: not line[5])})


def _next(by: tuple[tuple[int, int], ...], today: date) -> date | None:
    days = [date(year, month, day) for year in (today.year, today.year + 1) for month, day in by]
    return min((day for day in days if day >= today), default=None)


def _record(service: Service, name: str) -> Record:
    if name not in service.records:
        raise NotFound(f"没有名为 {name} 的登记。", f"There is no register named {name}.")
    return service.records[name]


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def shown_value(fact: Fact, data: Mapping[str, Any]) -> Words:
    """What stands under a fact in an entry, as people read it; nothing for what was not entered."""
    raw = data.get(fact.name)
    return Words("", "") if raw is None else value_words(fact.parse(raw), fact.kind)


def printed(kind: Record) -> list[list[tuple[Words, Words]]]:
    """The entries that the document itself prints, with the contents that any of them has."""
    columns = [fact for fact in kind.contents if any(row.get(fact.name) is not None for row in kind.rows)]
    return [[(fact.label, _printed_value(fact, row.get(fact.name))) for fact in columns] for row in kind.rows]


def _printed_value(fact: Fact, value: Any) -> Words:
    return value if isinstance(value, Words) else shown_value(fact, {fact.name: value})


def _differences(kind: Record, before: Mapping[str, Any], now: Mapping[str, Any]) -> list[tuple[Words, Words]]:
    return [
        (fact.label, shown_value(fact, before)) for fact in kind.contents if before.get(fact.name) != now.get(fact.name)
    ]


def _workbook(kind: Record, found: QuerySet[RecordEntry]) -> HttpResponse:
    english = (get_language() or "").startswith("en")

    def said(words: Words) -> str:
        return words.en if english else words.zh

    header = [*(("Entered on", "Case", "Party") if english else ("登记日期", "办件", "当事人"))]
    header += [said(fact.label) for fact in kind.contents]
    rows = (
        [
            each.entered_on,
            each.case.number if each.case else "",
            each.party.name if each.party else "",
            *(_cell(fact, each.data, said(shown_value(fact, each.data))) for fact in kind.contents),
        ]
        for each in found[:1_000_000]
    )
    title = said(kind.label)
    return sheets.download(f"{title} {clock.today()}.xlsx", sheets.sheet(title, header, rows))


def _cell(fact: Fact, data: Mapping[str, Any], shown: str) -> sheets.Cell:
    """Dates, money and numbers as such, anything else as people read it."""
    raw = data.get(fact.name)
    if raw is None or fact.kind.type not in (Type.DATE, Type.MONEY, Type.INTEGER, Type.NUMBER):
        return shown
    value = fact.parse(raw)
    if value is NONE:
        return shown
    return value if isinstance(value, date | Decimal | int) else shown
