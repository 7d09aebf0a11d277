"""Registers of every service: their entries with filters, one entry with its history, and export."""

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse

from gongbao.desk.notices import services_at, visible
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import clock, register_imports, sheets
from gongbao.hub import registers as reading
from gongbao.hub.display import in_page_language, language
from gongbao.hub.errors import NotFound
from gongbao.hub.models import Import, RecordEntry
from gongbao.hub.register_keeping import keeper, own_entries
from gongbao.hub.registers import Asked, register_of

PER_PAGE = 50
#: Columns of a list on the page; the whole entry has a page of its own, and the workbook has all.
MOST_COLUMNS = 5
#: Imports shown beside a register, newest first.
MOST_IMPORTS = 10


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
        (
            service,
            [(record, len(record.rows) + counts.get((service.slug, record.name), 0)) for record in service.record_list],
        )
        for service in services_at(desk)
    ]
    return page(request, desk, "registers", {"listed": listed})


@at_desk
def register(request: HttpRequest, desk: Desk, service: str, record: str) -> HttpResponse:
    """The lines of one register, filtered by any content; ``?format=xlsx`` as a sheet that can come back changed."""
    definition, kind = register_of(service, record)
    asked = Asked.of(request.GET.dict(), kind.contents)
    seen = entries_of(desk).filter(service=service, record=record).select_related("case", "party")
    found = reading.lines(kind, seen, asked, also=_elsewhere(asked.text))
    if request.GET.get("format") == "xlsx":
        content = register_imports.export(kind, found.entries, language())
        return sheets.download(f"{in_page_language(kind.label)} {clock.today()}.xlsx", content)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    columns = reading.columns_for(kind.contents, shown, MOST_COLUMNS)
    whose = keeper(desk.actor, definition, kind)
    context = {
        "service": definition,
        "record": kind,
        "columns": columns,
        "rows": [(line, [(fact.label, reading.shown_value(fact, line.data)) for fact in columns]) for line in shown],
        "page": shown,
        "asked": asked,
        "keeper": whose,
        "imports": _imports(service, record) if whose else [],
    }
    return page(request, desk, "register", context)


def _elsewhere(text: str) -> Q:
    return Q(case__number__icontains=text) | Q(party__name__icontains=text)


def _imports(service: str, record: str) -> QuerySet[Import]:
    found = Import.objects.filter(purpose=Import.Purpose.REGISTER, service=service, name=record)
    return found.select_related("proposed_by", "confirmed_by").order_by("-proposed_at")[:MOST_IMPORTS]


@at_desk
def entry(request: HttpRequest, desk: Desk, entry_id: int) -> HttpResponse:
    """One entry with all its contents, and what stood there before each change."""
    found = entry_of(desk, entry_id)
    service, kind = register_of(found.service, found.record)
    whose = keeper(desk.actor, service, kind)
    row = found.import_rows.select_related("upload").filter(upload__state=Import.State.DONE, verdict="new").first()
    context = {
        "entry": found,
        "service": service,
        "record": kind,
        "lines": [(fact.label, reading.shown_value(fact, found.data)) for fact in kind.contents],
        "versions": reading.history(kind, kind.contents, found),
        "row": row,
        "mine": whose is not None and own_entries(service.slug, kind.name, whose).filter(pk=found.pk).exists(),
    }
    return page(request, desk, "record", context)


def entry_of(desk: Desk, entry_id: int) -> RecordEntry:
    """An entry that may be seen. Raises NotFound."""
    found = entries_of(desk).select_related("case", "party", "agency").filter(pk=entry_id).first()
    if found is None:
        raise NotFound("没有找到这条登记。", "There is no such entry.")
    return found
