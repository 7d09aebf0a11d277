"""Damaged places of the gazettes: what readers report, setting the text right, and the second pair of eyes."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import corrections, library
from gongbao.hub.corrections import Lines, Proposal
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import BadRequest, Forbidden, NotFound
from gongbao.hub.models import Correction, DamageReport, LawDocument
from gongbao.words import Problem, Words

PER_PAGE = 30
#: Lines shown around those that are corrected.
AROUND = 4


@at_desk
def corrections_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What waits: corrections to confirm, reports to look at; and below, what was decided."""
    _demand_keeper(desk)
    reports = Paginator(corrections.open_reports(), PER_PAGE).get_page(request.GET.get("page"))
    decided = Correction.objects.exclude(state=Correction.State.PROPOSED).select_related("proposed_by", "decided_by")
    waiting = [(each, corrections.may_confirm(desk.actor, each)) for each in corrections.waiting()]
    context = {
        "reports": reports,
        "waiting": waiting,
        "decided": decided.order_by("-decided_at")[:PER_PAGE],
        "other_eyes": corrections.needs_other_eyes(),
    }
    return page(request, desk, "corrections", context)


@at_desk
def correct(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """The lines of a place to set right: first shown with what changes, then proposed."""
    _demand_keeper(desk)
    row = library.find_row(number)
    report = _report(request)
    place = request.GET.get("at", report.place if report else "").strip()
    lines = _lines(request, row, place)
    context: dict[str, Any] = {
        "row": row,
        "place": place,
        "lines": lines,
        "before": _around(row, lines.first - AROUND, lines.first - 1),
        "after": _around(row, lines.last + 1, lines.last + AROUND),
        "report": report,
        "new": request.POST.get("new", lines.text),
        "reason": request.POST.get("reason", ""),
        "other_eyes": corrections.needs_other_eyes(),
    }
    if request.method == "POST":
        said = Proposal(
            str(row), place, lines, request.POST.get("new", ""), context["reason"], report.pk if report else None
        )
        try:
            if "propose" in request.POST:
                corrections.propose(desk.actor, said)
                return _done(request, Words("已提出更正。", "The correction is proposed."))
            context["preview"] = corrections.preview(row.issue, lines, said.new)
        except Problem as problem:
            context["problem"] = problem.words
    response = page(request, desk, "correct", context)
    response.status_code = 422 if "problem" in context else 200
    return response


@at_desk
def correction(request: HttpRequest, desk: Desk, correction_id: int) -> HttpResponse:
    """One correction with what it changes; confirmed or refused here by another person."""
    _demand_keeper(desk)
    found = Correction.objects.select_related("before", "proposed_by", "decided_by", "report").filter(pk=correction_id)
    wanted = found.first()
    if wanted is None:
        raise NotFound("没有找到这项更正。", "There is no such correction.")
    context: dict[str, Any] = {"correction": wanted, "may_confirm": corrections.may_confirm(desk.actor, wanted)}
    if request.method == "POST":
        try:
            if "confirm" in request.POST:
                corrections.confirm(desk.actor, correction_id)
                return _done(request, Words("已更正为新的一版。", "Corrected; a new version stands."))
            corrections.refuse(desk.actor, correction_id, request.POST.get("note", ""))
            return _done(request, Words("未采纳，原文不变。", "Refused; the text stays."))
        except Problem as problem:
            context["problem"] = problem.words
    try:
        lines = Lines(wanted.first_line, wanted.last_line, wanted.old_lines)
        context["preview"] = corrections.preview(wanted.before, lines, wanted.new_lines)
    except Problem as problem:
        context.setdefault("problem", problem.words)
    response = page(request, desk, "correction", context)
    response.status_code = 422 if "problem" in context and request.method == "POST" else 200
    return response


@require_POST
@at_desk
def as_printed(request: HttpRequest, desk: Desk, report_id: int) -> HttpResponse:
    """Answers a report without a correction."""
    corrections.keep_as_printed(desk.actor, report_id, request.POST.get("answer", ""))
    return _done(request, Words("已答复，照录。", "Answered; the text stays as printed."))


def _demand_keeper(desk: Desk) -> None:
    if not corrections.may_correct(desk.actor):
        raise Forbidden("更正由公报的档案维护者办理。", "Corrections are made by the keepers of the gazette's archive.")


def _report(request: HttpRequest) -> DamageReport | None:
    text = request.GET.get("report", "")
    found = DamageReport.objects.filter(pk=text).first() if text.isdigit() else None
    return found if found and found.state == DamageReport.State.OPEN else None


def _lines(request: HttpRequest, row: LawDocument, place: str) -> Lines:
    """The lines that the address names, else those of the place."""
    first, last = request.GET.get("first", ""), request.GET.get("last", "")
    if not first and not last:
        return corrections.lines_at(row, place)
    if not (first.isdigit() and last.isdigit() and len(first + last) < 16):
        raise BadRequest("行号应为数字。", "Lines are given by their numbers.")
    return corrections.lines_between(row.issue, int(first), int(last))


def _around(row: LawDocument, first: int, last: int) -> str:
    """Lines beside those to correct; nothing beyond the ends of the text."""
    try:
        return corrections.lines_between(row.issue, max(1, first), last).text if last >= 1 else ""
    except Problem:
        return ""


def _done(request: HttpRequest, said: Words) -> HttpResponse:
    messages.success(request, in_page_language(said))
    return HttpResponseRedirect(reverse("desk:corrections"))
