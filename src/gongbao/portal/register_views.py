"""Public registers: what anybody may look up, as a list, laid out by area, entry by entry, as of any day.

Only contents that tell of no person are shown, searched and exported; whom an entry is from is never told.
"""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongbao.hub import clock, sheets
from gongbao.hub import registers as reading
from gongbao.hub.display import in_page_language, language
from gongbao.hub.errors import NotFound
from gongbao.hub.registers import (
    Asked,
    Line,
    for_everybody,
    public_contents,
    public_entries,
    public_register,
    shown_value,
)
from gongbao.hub.subscriptions import register_topic
from gongbao.hub.tables.cells import cell_value
from gongbao.portal.service_views import HOME
from gongbao.portal.subscription_views import subscribe_context
from gongbao.rules import Fact
from gongbao.services import Service, registry
from gongbao.services.record import Record
from gongbao.words import Words

PER_PAGE = 50
MOST_COLUMNS = 6
#: Rows of a file; more than any register of the city has.
MOST_EXPORTED = 100_000
HEADING = Words("公开登记查询", "Public registers")


def registers(request: HttpRequest) -> HttpResponse:
    """Every register that anybody may look up, by service, with how many lines it has."""
    listed = [
        (
            service,
            [
                (record, len(record.rows) + public_entries(service, record).filter(struck_on=None).count())
                for record in kinds
            ],
        )
        for service in registry().values()
        if (kinds := [record for record in service.record_list if record.public])
    ]
    context = {"listed": listed, "breadcrumbs": [(HOME, reverse("portal:home")), (HEADING, "")]}
    return render(request, "portal/registers/index.html", context)


def register(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """The lines of a register with filters; ``?format`` xlsx or csv gives all that fit as a file."""
    service, record = public_register(slug, name)
    contents = public_contents(record)
    asked = Asked.of(request.GET.dict(), contents)
    found = reading.lines(record, public_entries(service, record), asked)
    if request.GET.get("format") in ("xlsx", "csv"):
        return _file(record, contents, found, request.GET["format"])
    area = record.fields.get(record.area)
    laid_out = area is not None and request.GET.get("view") != "table" and not asked.sort
    shown = Paginator(_by_area(found, area) if laid_out else found, PER_PAGE).get_page(request.GET.get("page"))
    columns = reading.columns_for(contents, shown, MOST_COLUMNS)
    context = {
        "service": service,
        "record": record,
        "keeper": service.roles[record.keeper].label,
        "columns": columns,
        "rows": [(line, _values(columns, line)) for line in shown],
        "groups": _groups(area, contents, shown, record) if area is not None and laid_out else [],
        "areas": area is not None,
        "laid_out": laid_out,
        "page": shown,
        "asked": asked,
        **_trail(service, record),
        **subscribe_context(request, register_topic(service, record)),
    }
    return render(request, "portal/registers/list.html", context)


def _by_area(found: reading.Lines, area: Fact | None) -> Sequence[Line]:
    """The lines in the order of the areas, so that a page holds whole neighbourhoods."""
    if area is None:
        return found
    ranks = {value: rank for rank, value in enumerate(area.kind.names)}
    return sorted(found[:MOST_EXPORTED], key=lambda line: ranks.get(line.data.get(area.name, ""), len(ranks)))


def _groups(area: Fact, contents: Sequence[Fact], shown: Any, record: Record) -> list[tuple[Words, list[Any]]]:
    """The lines of a page under their areas: title, and the other contents with what stands there."""
    groups: dict[str, list[Any]] = {}
    for line in shown:
        title = reading.title_of(contents, record, line.data)
        rest = [fact for fact in contents if fact is not area and fact.name not in record.key]
        told = [(fact, for_everybody(shown_value(fact, line.data))) for fact in rest]
        told = [(fact, words) for fact, words in told if words.zh and words.zh != title.zh]
        groups.setdefault(line.data.get(area.name) or "", []).append((line, for_everybody(title), told))
    labels = {choice.name: choice.label for choice in area.kind.choices} | {"": Words("未注明", "not stated")}
    return [(labels.get(value, Words(value, value)), lines) for value, lines in groups.items()]


def _values(columns: Sequence[Fact], line: Line) -> list[tuple[Words, Words]]:
    return [(fact.label, for_everybody(shown_value(fact, line.data))) for fact in columns]


def line(request: HttpRequest, slug: str, name: str, key: str) -> HttpResponse:
    """One line with all its public contents and its history; ``text-3`` is the third that the document prints."""
    service, record = public_register(slug, name)
    contents = public_contents(record)
    found = _line(service, record, key)
    history = reading.history(record, contents, found.entry, public=True) if found.entry else []
    told = [version for version in history if version.changed or version.struck or version.change is None]
    title = for_everybody(reading.title_of(contents, record, found.data))
    context = {
        "service": service,
        "record": record,
        "keeper": service.roles[record.keeper].label,
        "title": title,
        "line": found,
        "lines": _values(contents, found),
        "versions": told,
        **_trail(service, record, title),
        **subscribe_context(request, register_topic(service, record, _number(record, found))),
    }
    return render(request, "portal/registers/line.html", context)


def _number(record: Record, found: Line) -> str:
    """The number that the line is known by, where the register has one."""
    return str(found.data.get(record.numbering.content) or "") if record.numbering else ""


def _line(service: Service, record: Record, key: str) -> Line:
    head, _, number = key.rpartition("-")
    if number.isascii() and number.isdigit() and len(number) < 15:
        if head == "text":
            printed = reading.printed_lines(record)
            if 0 < int(number) <= len(printed):
                return printed[int(number) - 1]
        elif not head:
            entry = public_entries(service, record).filter(pk=int(number)).first()
            if entry is not None:
                return Line(entry.data, entry)
    raise NotFound("没有找到这条登记。", "There is no such entry.")


def _file(record: Record, contents: Sequence[Fact], found: reading.Lines, kind: str) -> HttpResponse:
    fitting = reading.columns_for(contents, found[:MOST_EXPORTED], len(contents)) or contents
    header = [in_page_language(fact.label) for fact in fitting]
    rows = [[_cell(fact, each) for fact in fitting] for each in found[:MOST_EXPORTED]]
    name = f"{in_page_language(record.label)} {clock.today()}"
    if kind == "csv":
        return sheets.download(f"{name}.csv", sheets.csv_text(header, rows), "text/csv; charset=utf-8")
    return sheets.download(f"{name}.xlsx", sheets.sheet(in_page_language(record.label), header, rows))


def _cell(fact: Fact, found: Line) -> Any:
    raw = found.data.get(fact.name)
    if raw is None:
        return None
    value = in_page_language(raw) if isinstance(raw, Words) else cell_value(fact, fact.parse(raw), language())
    return in_page_language(for_everybody(Words(value, value))) if isinstance(value, str) else value


def _trail(service: Service, record: Record, *names: Words) -> dict[str, Any]:
    here = [(record.label, reverse("portal:register", args=[service.slug, record.name]) if names else "")]
    trail = [(HOME, reverse("portal:home")), (HEADING, reverse("portal:registers")), *here]
    return {"breadcrumbs": [*trail, *((name, "") for name in names)]}
