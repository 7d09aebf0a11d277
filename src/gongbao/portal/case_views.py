"""One's own cases: the page of a case, its decisions, its money, its files, and its rating."""

import uuid
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from gongbao.hub import attachments, names, offers, queries, readings, receipts, sent, starting, statements, timelines
from gongbao.hub.commands import AssignRole, Rate, execute
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import NotFound
from gongbao.hub.fact_forms import Shown, shown
from gongbao.hub.facts import SOURCES, Known
from gongbao.hub.models import Attachment, Case, FactValue
from gongbao.hub.party_forms import PartiesForm
from gongbao.hub.queries import CaseView
from gongbao.portal.visitors import Visitor, for_visitors, page
from gongbao.words import Problem, Words


@for_visitors
def case(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """Where the case stands, what there is to do now, and everything that is in it."""
    view = queries.case_for(visitor.actor, number)
    readings.log(view, readings.CASE)
    rating = view.file.rating
    lines = fact_lines(view)
    context = {
        "view": view,
        "service": view.service,
        "status": status_of(view),
        "mine": [task for task in view.tasks if task.mine],
        "others": [task for task in view.tasks if not task.mine],
        "people": _people(view),
        "vacant": offers.vacant_roles(view),
        "facts": [line for line in lines if view.known[line[0].fact.name].case_id == view.case.pk],
        "facts_above": [line for line in lines if view.known[line[0].fact.name].case_id != view.case.pk],
        "receipts": _receipts(view),
        "files": view.file.attachments,
        "balances": statements.balances(view),
        "timeline": timelines.entries(view),
        "followers": [(each, *status_words(each)) for each in reversed([*view.followers()])],
        "startable": starting.under(view),
        "rating": rating,
        "may_rate": offers.may_rate(view),
        "certificates": view.file.certificates,
        "notices": view.file.notices,
    }
    return page(request, visitor, "cases/case", context)


def status_of(view: CaseView) -> tuple[Words, str]:
    """Where a case is, in a word, and the kind of the status."""
    if view.case.ended_on is not None:
        return view.end or Words("已办结", "closed"), "good"
    if any(task.mine for task in view.tasks):
        return Words("待您办理", "waiting for you"), "wait"
    return Words("办理中", "under way"), "info"


def status_words(case: Case) -> tuple[Words, str]:
    """The same for a list, without reading what is open."""
    if case.ended_on is None:
        return Words("办理中", "under way"), "info"
    return names.end_words(case), "good"


def _people(view: CaseView) -> list[tuple[Words, str, bool]]:
    rows = []
    for holder in view.holders:
        role = view.service.roles.get(holder.role)
        label = role.label if role else Words(holder.role, holder.role)
        rows.append((label, str(holder.party or holder.agency), holder.role in view.my_roles))
    return rows


def fact_lines(view: CaseView) -> list[tuple[Shown, Words, FactValue | None]]:
    """The facts known: value, source, and the entry with who verified it."""
    known = [view.service.facts[name] for name in view.service.facts if name in view.known]
    lines = []
    for line in shown(known, view.given):
        entry = view.known[line.fact.name]
        lines.append((line, SOURCES.get(entry.source, Words(entry.source, entry.source)), _entry(view, entry)))
    return lines


def _entry(view: CaseView, known: Known) -> FactValue | None:
    return view.file.entries[known.row] if known.row is not None else None


def _receipts(view: CaseView) -> list[tuple[Any, Words]]:
    found = []
    # One event may ask the same decision for several effects: of those the last counts.
    last = {(-receipt.seq, receipt.decision): receipt for receipt in view.file.receipts}
    for _, receipt in sorted(last.items()):
        decision = view.service.decisions.get(receipt.decision)
        question = Words(receipt.decision, receipt.decision) if decision is None else decision.question
        found.append((receipt, question))
    return found


@for_visitors
def parties(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """Names the parties that were left out of the application."""
    view = queries.case_for(visitor.actor, number)
    mine = next((h.party for h in view.holders if h.party_id in visitor.actor.party_ids), None)
    roles = offers.vacant_roles(view)
    if mine is None or not roles:
        return redirect("portal:case", number)
    form = PartiesForm(roles, mine, view.case.service, request.POST or None)
    problems = []
    if request.method == "POST" and form.is_valid():
        try:
            for role, party in form.holders.items():
                execute(visitor.actor, uuid.uuid5(sent.command_id(request), role), AssignRole(number, role, party))
        except Problem as found:
            problems.append(in_page_language(found.words))
        else:
            return redirect("portal:case", number)
    command = request.POST.get("command") or uuid.uuid4()
    context = {"view": view, "service": view.service, "form": form, "problems": problems, "command": command}
    return page(request, visitor, "cases/parties", context)


@for_visitors
def decision(request: HttpRequest, visitor: Visitor, number: str, receipt_id: int) -> HttpResponse:
    """Why a decision came out as it did: its places, its facts with their sources, and the same answer again."""
    view = queries.case_for(visitor.actor, number)
    readings.log(view, readings.CASE)
    receipt = view.case.receipts.filter(pk=receipt_id).first()
    if receipt is None or receipt.decision not in view.service.decisions:
        raise NotFound("没有找到这项决定。", "There is no such decision.")
    replay = receipts.replay(receipt)
    used = {fact.name for fact in replay.answer.decision.facts()}
    facts = [view.service.facts[name] for name in view.service.facts if name in used]
    stored = receipt.parameters | receipt.facts
    values = {fact.name: fact.parse(stored[fact.name]["value"]) for fact in facts if fact.name in stored}
    rows = [
        (line, SOURCES.get(stored[line.fact.name]["source"], "") if line.fact.name in stored else "")
        for line in shown(facts, values)
    ]
    context = {
        "view": view,
        "service": view.service,
        "receipt": receipt,
        "replay": replay,
        "answer": replay.answer,
        "rows": rows,
    }
    return page(request, visitor, "cases/decision", context)


@for_visitors
def money(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """The statement of the money of the case and of all that hang together with it."""
    view = queries.case_for(visitor.actor, number)
    readings.log(view, readings.CASE)
    context = {"view": view, "service": view.service, "statements": statements.of_case(view)}
    return page(request, visitor, "cases/money", context)


@for_visitors
def file(request: HttpRequest, visitor: Visitor, attachment_id: uuid.UUID) -> HttpResponse:
    """A file of a case that the visitor may see, or of the visitor's own draft."""
    found = Attachment.objects.filter(pk=attachment_id).select_related("case").defer("content").first()
    if found is None or not _may_read(visitor, found):
        raise NotFound("没有找到这个附件。", "There is no such file.")
    if found.case is not None:
        readings.log(queries.case_for(visitor.actor, found.case.number), readings.FILE)
    response = HttpResponse(attachments.content_of(found.pk), content_type=found.content_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(found.name)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _may_read(visitor: Visitor, found: Attachment) -> bool:
    if found.case is None:
        return bool(found.user_id == visitor.user_id)
    return visitor.actor.may_see(found.case)


@for_visitors
def rate(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """The rating in five steps, once the case has ended."""
    view = queries.case_for(visitor.actor, number)
    problem = ""
    if request.method == "POST":
        score = request.POST.get("rating", "")
        try:
            command = Rate(number, int(score) if score in set("12345") else 0, request.POST.get("text", "")[:2000])
            execute(visitor.actor, sent.command_id(request), command)
        except Problem as found:
            problem = in_page_language(found.words)
        else:
            messages.success(request, in_page_language(Words("谢谢您的评价。", "Thank you for your rating.")))
            return redirect("portal:case", number)
    context = {
        "view": view,
        "service": view.service,
        "problem": problem,
        "command": request.POST.get("command") or uuid.uuid4(),
        "text": request.POST.get("text", ""),
    }
    return page(request, visitor, "cases/rate", context)
