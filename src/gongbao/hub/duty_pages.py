"""One occurrence of a duty as a page of the desk or of the portal: what is to be done, for whom, and the evidence."""

import uuid
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from gongbao.hub import attachments, clock, duties, duty_items, names, registers, sent
from gongbao.hub.actors import Actor
from gongbao.hub.display import in_page_language
from gongbao.hub.duties import RecordDuty
from gongbao.hub.duty_board import row
from gongbao.hub.duty_items import Part
from gongbao.hub.duty_lines import Line
from gongbao.hub.errors import BadRequest, NotFound
from gongbao.hub.models import DutyDone, RecordEntry, Task
from gongbao.hub.sent import number
from gongbao.services import Service
from gongbao.words import Problem, Words

PER_PAGE = 50
#: The entries offered as evidence; the newest of the register, further back one has to search the register.
MOST_CANDIDATES = 100
SAID = Words("已记录。", "Entered.")
TAKEN_BACK = Words("已撤销，记录保留在历史中。", "Taken back; it stays in the history.")


def line_for(actor: Actor, service: str, duty: str, bearer: str, start: str) -> Line:
    """The occurrence that an address names. Raises NotFound where there is none that this person may see."""
    try:
        found = duties.line_of(service, duty, bearer, date.fromisoformat(start))
    except (ValueError, OverflowError):
        raise NotFound from None
    if not duties.may_see(actor, found):
        raise NotFound
    return found


def respond(
    request: HttpRequest, actor: Actor, one: Line, page: Callable[[dict[str, Any]], HttpResponse]
) -> HttpResponse:
    """The page; once its form is sent, the page anew with what was done, or with why it was not."""
    problem = None
    if request.method == "POST":
        try:
            messages.success(request, in_page_language(_record(request, actor, one)))
            return redirect(request.path)
        except Problem as refused:
            problem = refused.words
    response = page(_context(request, actor, one) | {"problem": problem})
    response.status_code = 422 if problem else 200
    return response


def _context(request: HttpRequest, actor: Actor, one: Line) -> dict[str, Any]:
    today = clock.today()
    shown = Paginator(range(one.wanted if one.many else 0), PER_PAGE).get_page(request.GET.get("page"))
    part = Part(limit=PER_PAGE, offset=max(shown.start_index() - 1, 0))
    items = duty_items.due_for(one.service, one.duty, one.bearer, one.occurrence, part) if one.many else []
    record = one.service.records.get(one.duty.record)
    return {
        **row(one, today),
        "roles": one.service.role_words(one.duty.roles),
        "record": record,
        "of": one.service.records.get(one.duty.of),
        "shown": _labelled(one.service, _shown(one)),
        "candidates": _labelled(one.service, _candidates(one, today)),
        "items": _items(one, items),
        "page": shown,
        "item": number(request.POST.get("item") or request.GET.get("item")),
        "said": _history(one),
        "may_record": duties.may_record(actor, one) and one.occurrence.start <= today,
        "today_iso": today.isoformat(),
        "sent": request.POST,
        "command": request.POST.get("command") or uuid.uuid4(),
    }


def _record(request: HttpRequest, actor: Actor, one: Line) -> Words:
    """Does what the form asks: enters evidence, or takes an entry back. Returns what to say; raises a Problem."""
    form = request.POST
    command_id = sent.command_id(request)
    if form.get("what") == "take-back":
        duties.take_back(actor, command_id, number(form.get("done")) or 0, form.get("reason", ""))
        return TAKEN_BACK
    try:
        done_on = date.fromisoformat(form.get("done_on", ""))
    except ValueError:
        raise BadRequest("请填写办理日期。", "Give the day on which it was done.") from None
    command = RecordDuty(
        one.service.slug,
        one.duty.name,
        one.bearer.key,
        one.occurrence.start,
        done_on,
        form.get("text", ""),
        number(form.get("item")),
        number(form.get("shown_by")),
    )
    duties.record(actor, command_id, command, request.FILES.get("file"))
    return SAID


def file(actor: Actor, done_id: int) -> HttpResponse:
    """The file of an entry, to be saved. Raises NotFound."""
    said = DutyDone.objects.select_related("attachment").filter(pk=done_id).exclude(attachment=None).first()
    if said is None or said.attachment is None:
        raise NotFound
    bearer = f"agency-{said.agency_id}" if said.agency_id else f"party-{said.party_id}"
    line_for(actor, said.service, said.duty, bearer, said.start.isoformat())
    response = HttpResponse(attachments.content_of(said.attachment.pk), content_type=said.attachment.content_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(said.attachment.name)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _shown(one: Line) -> list[int]:
    """Entries that show by themselves that it was done."""
    if one.many or not one.service.told_apart(one.duty):
        return []
    last = one.occurrence.end or date.max
    part = Part(limit=PER_PAGE)
    return duty_items.shown_by(one.service, one.duty, one.bearer, one.occurrence.start, last, part)


def _candidates(one: Line, today: date) -> list[int]:
    """Entries that somebody may name as evidence; nobody has to where they count by themselves."""
    part = Part(limit=MOST_CANDIDATES)
    return duty_items.shown_by(one.service, one.duty, one.bearer, one.occurrence.start, today, part)


def _labelled(service: Service, ids: Iterable[int]) -> list[tuple[RecordEntry, Words]]:
    found = RecordEntry.objects.in_bulk(list(ids))
    return [(entry, entry_words(service, entry)) for _, entry in sorted(found.items(), reverse=True)]


def entry_words(service: Service, entry: RecordEntry) -> Words:
    """What an entry of a register is called."""
    kind = service.records[entry.record]
    return registers.title_of(kind.contents, kind, entry.data)


def _items(one: Line, items: list[tuple[int, bool]]) -> list[dict[str, Any]]:
    """Entries with their names, or steps with their cases, each with whether it is done."""
    ids = [item for item, _ in items]
    if one.duty.of or (one.duty.after and one.duty.after.record):
        entries = RecordEntry.objects.select_related("party", "case").in_bulk(ids)
        return [
            {
                "id": item,
                "entry": entries[item],
                "label": entry_words(one.service, entries[item]),
                "case": entries[item].case,
                "done": done,
            }
            for item, done in items
        ]
    tasks = Task.objects.select_related("case__applicant").in_bulk(ids)
    return [
        {"id": item, "label": names.step_words(tasks[item]), "case": tasks[item].case, "done": done}
        for item, done in items
    ]


def _history(one: Line) -> list[dict[str, Any]]:
    """What was said of this occurrence, newest first, mistakes included."""
    found = DutyDone.objects.filter(
        service=one.service.slug,
        duty=one.duty.name,
        start=one.occurrence.start,
        agency=one.bearer.agency,
        party=one.bearer.party,
        takes_back=None,
    ).select_related("user", "attachment", "shown_by", "entry", "task__case", "taken_back_by__user")
    return [_said(one.service, said) for said in found.order_by("-pk")[:200]]


def _said(service: Service, said: DutyDone) -> dict[str, Any]:
    return {
        "said": said,
        "item": entry_words(service, said.entry) if said.entry else None,
        "case": said.task.case if said.task else None,
        "shown": entry_words(service, said.shown_by) if said.shown_by else None,
        "back": getattr(said, "taken_back_by", None),
        "command": uuid.uuid4(),
    }
