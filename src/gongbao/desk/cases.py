"""The page of a case, and doing a step of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language

from gongbao.desk import history
from gongbao.desk.case_view import CaseView, OpenStep, view_of
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import attachments, names, readings
from gongbao.hub.commands import Do, execute
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import Conflict
from gongbao.hub.fact_forms import FactForm
from gongbao.hub.models import Case
from gongbao.hub.sent import command_id, number
from gongbao.procedures.wording import describe
from gongbao.words import Problem, Words

MOST_FOLLOWERS = 100


@at_desk
def case(request: HttpRequest, desk: Desk, case_number: str) -> HttpResponse:
    """The whole case; its personal data is masked."""
    view = view_of(desk.actor, case_number)
    readings.log(view, readings.CASE)
    return page(request, desk, "case", _context(view))


def _context(view: CaseView) -> dict[str, Any]:
    case = view.case
    return {
        "view": view,
        "case": case,
        "history": history.entries(view),
        "chart_text": describe(view.procedure, get_language() or "zh"),
        "records": _records(view),
        "notices": sorted(view.file.notices, key=lambda each: (each.posted_on, each.pk), reverse=True),
        "ballots": view.file.ballots,
        "certificates": view.file.certificates[::-1],
        "attachments": view.file.attachments,
        "followers": _followers(view),
        "has_money": bool(view.file.balances),
        "readings": view.file.readings if view.in_office else (),
    }


def _records(view: CaseView) -> list[tuple[Words, Any]]:
    records = view.service.records
    return [
        (records[entry.record].label if entry.record in records else Words(entry.record, entry.record), entry)
        for entry in sorted(view.file.records, key=lambda each: (each.entered_on, each.pk))
    ]


def _followers(view: CaseView) -> list[dict[str, Any]]:
    """The newest cases under this one, each with what it is and how it ended."""
    return [
        {"number": each.number, "label": names.procedure_words(each), "ended": names.end_words(each)}
        for each in view.followers(MOST_FOLLOWERS)
    ]


@at_desk
def act(request: HttpRequest, desk: Desk, case_number: str, step: str) -> HttpResponse:
    """The page on which a step is done: its facts to fill in, a note, files, and the outcomes."""
    view = view_of(desk.actor, case_number)
    opened = view.open_step(step)
    if opened is None:
        raise Conflict("这个环节现在没有在办，可能已由他人办结。", "This step is not open; somebody may have done it.")
    form = _form(view, opened, request)
    problem: Words | None = None
    if request.method == "POST" and not form.row_moved and form.is_valid():
        try:
            return _do(request, view, opened, form.entered)
        except Problem as refused:
            problem = names.readable(refused.words, view.service, view.procedure)
    context = {"view": view, "case": view.case, "opened": opened, "form": form, "problem": problem}
    context["note"] = request.POST.get("note", "")
    context["revision"] = request.POST.get("revision", view.case.revision)
    response = page(request, desk, "act", context)
    if problem or (form.is_bound and not form.row_moved and form.errors):
        response.status_code = 422
    return response


def _form(view: CaseView, opened: OpenStep, request: HttpRequest) -> FactForm:
    sent = request.POST if request.method == "POST" else None
    known = {fact.name: view.given[fact.name] for fact in opened.form if fact.name in view.given}
    return FactForm(opened.form, sent, known=known, role=opened.step.role.name)


def _do(request: HttpRequest, view: CaseView, opened: OpenStep, entered: dict[str, Any]) -> HttpResponse:
    actor = view.actor
    files = [attachments.store(file, actor.user_id or 0, case=view.case) for file in request.FILES.getlist("files")]
    outcome = request.POST.get("outcome", "")
    command = Do(
        case=view.case.number,
        step=opened.step.name,
        outcome=outcome,
        facts=entered,
        note=request.POST.get("note", "").strip(),
        attachments=tuple(file.pk for file in files),
        revision=number(request.POST.get("revision")),
    )
    execute(actor, command_id(request), command)
    chosen = opened.step.outcome(outcome)
    label, took = opened.step.label, chosen.label if chosen else Words(outcome, outcome)
    done = Words(f"已办理：{label.zh}——{took.zh}。", f"Done: {label.en} — {took.en}.")
    messages.success(request, in_page_language(done))
    return HttpResponseRedirect(case_url(view.case))


def case_url(case: Case) -> str:
    """The page of a case."""
    return reverse("desk:case", args=[case.number])
