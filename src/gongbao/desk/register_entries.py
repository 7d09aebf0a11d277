"""Entries of a register by hand: made, corrected, struck, each with its reason; the forms are those of the facts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from gongbao.desk.registers import entry_of
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import register_keeping as keeping
from gongbao.hub.display import in_page_language
from gongbao.hub.fact_forms import FactForm
from gongbao.hub.registers import register_of, title_of
from gongbao.services import Service
from gongbao.services.record import Record
from gongbao.words import Problem, Words


@at_desk
def add(request: HttpRequest, desk: Desk, service: str, record: str) -> HttpResponse:
    """A form for a new entry."""
    definition, kind = register_of(service, record)
    whose = keeping.demand_keeper(desk.actor, definition, kind)
    form = FactForm(kind.contents, request.POST or None, required=kind.key)
    problem = None
    if _sent(request, form):
        data = {fact.name: fact.dump(form.values[fact.name]) for fact in kind.contents if fact.name in form.values}
        try:
            made = keeping.add(definition, kind, data, whose, request.POST.get("reason", ""))
        except Problem as refused:
            problem = refused.words
        else:
            messages.success(request, in_page_language(Words("已登记。", "Entered.")))
            return redirect("desk:record", made.pk)
    return _form_page(request, desk, definition, kind, form, {"problem": problem})


@at_desk
def correct(request: HttpRequest, desk: Desk, entry_id: int) -> HttpResponse:
    """A form with what the entry holds; what tells it from others is not asked."""
    found = entry_of(desk, entry_id)
    service, kind = register_of(found.service, found.record)
    whose = keeping.demand_keeper(desk.actor, service, kind)
    asked = [fact for fact in kind.contents if fact.name not in kind.key]
    known = {fact.name: fact.parse(found.data[fact.name]) for fact in asked if found.data.get(fact.name) is not None}
    form = FactForm(asked, request.POST or None, known=known)
    problem = None
    if _sent(request, form):
        try:
            keeping.correct(service, found, form.entered, whose, request.POST.get("reason", ""))
        except Problem as refused:
            problem = refused.words
        else:
            messages.success(request, in_page_language(Words("已更正。", "Corrected.")))
            return redirect("desk:record", found.pk)
    context = {"entry": found, "problem": problem, "title": title_of(kind.contents, kind, found.data)}
    return _form_page(request, desk, service, kind, form, context)


@at_desk
def strike(request: HttpRequest, desk: Desk, entry_id: int) -> HttpResponse:
    """Asks for the reason, and takes the entry off the register."""
    found = entry_of(desk, entry_id)
    service, kind = register_of(found.service, found.record)
    whose = keeping.demand_keeper(desk.actor, service, kind)
    problem = None
    if request.method == "POST":
        try:
            keeping.strike(service, found, whose, request.POST.get("reason", ""))
        except Problem as refused:
            problem = refused.words
        else:
            messages.success(request, in_page_language(Words("已注销，历史保留。", "Struck; its history stays.")))
            return redirect("desk:record", found.pk)
    context = {
        "service": service,
        "record": kind,
        "entry": found,
        "title": title_of(kind.contents, kind, found.data),
        "problem": problem,
        "reason": request.POST.get("reason", ""),
    }
    return _answered(page(request, desk, "register_strike", context), problem)


def _sent(request: HttpRequest, form: FactForm) -> bool:
    return request.method == "POST" and not form.row_moved and form.is_valid()


def _form_page(
    request: HttpRequest, desk: Desk, service: Service, kind: Record, form: FactForm, more: dict[str, object]
) -> HttpResponse:
    context = {"service": service, "record": kind, "form": form, "reason": request.POST.get("reason", ""), **more}
    wrong = bool(more.get("problem")) or (form.is_bound and not form.row_moved and not form.is_valid())
    return _answered(page(request, desk, "register_entry", context), wrong)


def _answered(response: HttpResponse, wrong: object) -> HttpResponse:
    response.status_code = 422 if wrong else 200
    return response
