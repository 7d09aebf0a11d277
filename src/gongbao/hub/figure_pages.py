"""What the pages on published figures of the portal and of the desk have in common."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from gongbao.hub import clock, sheets
from gongbao.hub.errors import NotFound
from gongbao.hub.fact_forms import FactForm
from gongbao.hub.figure_sets import Figure, SidesForm, chart_of, compare, history_of
from gongbao.rules import Fact
from gongbao.rules.facts import Records
from gongbao.services import Service
from gongbao.services.figures import decisions_on, figures_of

PER_PAGE = 50


def compare_context(request: HttpRequest, service: Service, name: str, *, proposals: bool) -> dict[str, Any]:
    """The form, and once it is filled in, the answers under both sets. Raises NotFound without figures to compare."""
    decision = service.decision(name)
    if not figures_of(decision):
        raise NotFound("这个结论不取决于定期公布的数值。", "This decision rests on no figure that is published.")
    typed = request.POST if request.method == "POST" else None
    sides = SidesForm(typed, clock.today(), proposals=proposals)
    form = FactForm(_asked(service, decision), typed)
    found = None
    if typed is not None and not form.row_moved and sides.is_valid() & form.is_valid():
        found = compare(service, decision, form.values, sides.cleaned_data["as_of"], sides.sides)
    return {"service": service, "decision": decision, "sides": sides, "form": form, "comparison": found}


def _asked(service: Service, decision: Any) -> list[Fact]:
    """The facts of the decision that are no published figures, without the fields of its lists."""
    used = list(decision.facts())
    fields = frozenset[int]().union(*(each.field_ids for each in used if isinstance(each, Records)))
    wanted = {id(each) for each in used} - fields
    return [fact for fact in service.fact_list if id(fact) in wanted and not fact.dated]


def figure_of(service: Service, name: str) -> Fact:
    """The published figure of that name. Raises NotFound."""
    fact = service.facts.get(name)
    if fact is None or not fact.dated:
        raise NotFound(f"{name} 不是定期公布的数值。", f"{name} is no figure that is published from time to time.")
    return fact


def history_context(request: HttpRequest, service: Service, fact: Fact, *, approved: bool) -> dict[str, Any]:
    """A figure's values with a chart, by pages."""
    history = history_of(service, fact, approved=approved)
    return {
        "service": service,
        "fact": fact,
        "page": Paginator(history, PER_PAGE).get_page(request.GET.get("page")),
        "chart": chart_of(fact, history),
        "decisions": decisions_on(service, fact),
    }


def history_sheet(service: Service, fact: Fact, *, approved: bool) -> HttpResponse:
    """All values of a figure as a workbook."""
    english = (get_language() or "").startswith("en")
    label = fact.label.en if english else fact.label.zh
    header = ["Valid from", label, "Source"] if english else ["起始日", label, "来源"]
    states = ("approved", "proposed") if english else ("已批准", "待批准")
    rows = [_row(each, states, approved=approved) for each in history_of(service, fact, approved=approved)]
    if not approved:
        header += (
            ["State", "Proposed by", "Approved by", "Approved at"]
            if english
            else ["状态", "提出人", "批准人", "批准时间"]
        )
    return sheets.download(f"{label}.xlsx", sheets.sheet(label, header, rows))


def _row(each: Figure, states: tuple[str, str], *, approved: bool) -> list[sheets.Cell]:
    entry = each.entry
    assert entry is not None  # a value of the history is always one that was entered
    row: list[sheets.Cell] = [entry.valid_from, each.value, entry.source]
    if approved:
        return row
    by = entry.approved_by
    return [
        *row,
        states[each.proposed],
        entry.proposed_by.get_full_name() or entry.proposed_by.get_username(),
        (by.get_full_name() or by.get_username()) if by else "",
        entry.approved_at.date() if entry.approved_at else None,
    ]
