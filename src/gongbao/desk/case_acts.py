"""What the page of a case does besides its steps: facts, verification, holders, periods, personal data, files."""

import uuid
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from gongbao.desk.case_view import CaseView, view_of
from gongbao.desk.cases import case_url
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import attachments, queries, readings
from gongbao.hub.commands import (
    AssignRole,
    Command,
    EnterFacts,
    Extend,
    MoveToVersion,
    Pause,
    Resume,
    VerifyFact,
    execute,
)
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import BadRequest, Forbidden, NotFound
from gongbao.hub.fact_forms import FactForm
from gongbao.hub.models import Attachment
from gongbao.hub.sent import command_id, number
from gongbao.rules import Fact
from gongbao.words import Problem, Words

#: A file brings nothing along; the browser's own viewers style themselves.
FILE_POLICY = "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'"
INLINE_TYPES = {"application/pdf", "image/png", "image/jpeg"}


def _carry_out(request: HttpRequest, view: CaseView, command: Command, said: Words) -> HttpResponse:
    execute(view.actor, command_id(request), command)
    messages.success(request, in_page_language(said))
    return HttpResponseRedirect(case_url(view.case))


@require_POST
@at_desk
def verify(request: HttpRequest, desk: Desk, case_number: str, fact: str) -> HttpResponse:
    """Confirms a fact that somebody else entered."""
    view = view_of(desk.actor, case_number)
    return _carry_out(request, view, VerifyFact(case_number, fact), Words("已核验。", "Verified."))


@require_POST
@at_desk
def periods(request: HttpRequest, desk: Desk, case_number: str) -> HttpResponse:
    """Stops, resumes or extends the periods of a case."""
    view = view_of(desk.actor, case_number)
    reason, at = request.POST.get("reason", "").strip(), request.POST.get("at", "").strip()
    what = request.POST.get("what", "")
    if what == "resume":
        return _carry_out(request, view, Resume(case_number), Words("期限已恢复计算。", "The periods run on."))
    if not reason or not at:
        raise BadRequest("请写明理由和所依据的条款。", "Give the reason and the place in the law that allows it.")
    if what == "pause":
        return _carry_out(request, view, Pause(case_number, reason, at), Words("期限已中止。", "The periods stand."))
    if what == "extend":
        step, unit = request.POST.get("step", ""), request.POST.get("unit", "")
        command = Extend(case_number, step, number(request.POST.get("n")) or 0, unit, reason, at)
        return _carry_out(request, view, command, Words("期限已延长。", "The period was extended."))
    raise BadRequest


@require_POST
@at_desk
def holder(request: HttpRequest, desk: Desk, case_number: str) -> HttpResponse:
    """Gives a role that nobody holds to an agency."""
    view = view_of(desk.actor, case_number)
    agency = number(request.POST.get("agency"))
    command = AssignRole(case_number, request.POST.get("role", ""), agency=agency)
    return _carry_out(request, view, command, Words("已确定办理人。", "The role was given."))


@require_POST
@at_desk
def version(request: HttpRequest, desk: Desk, case_number: str) -> HttpResponse:
    """Moves the case to the version of its service that is in force."""
    view = view_of(desk.actor, case_number)
    command = MoveToVersion(case_number, request.POST.get("reason", "").strip())
    return _carry_out(request, view, command, Words("已转入新版规则。", "Moved to the newer version."))


@require_POST
@at_desk
def reveal(request: HttpRequest, desk: Desk, case_number: str) -> HttpResponse:
    """The applicant's numbers in full, for the agency only; the reading is logged."""
    view = view_of(desk.actor, case_number)
    party = view.case.applicant
    if party is None or not (view.in_office or party.pk in desk.actor.party_ids):
        raise Forbidden("只有经办机关可以查看完整的证件号码。", "Only the agency may see the numbers in full.")
    disclosed = queries.disclose(view.actor, party, readings.NUMBERS, view.case)
    return page(request, desk, "person", {"view": view, "case": view.case, "party": disclosed})


@at_desk
def attachment(request: HttpRequest, desk: Desk, attachment_id: uuid.UUID) -> HttpResponse:
    """A file of a case; what browsers show safely is shown, the rest is saved."""
    found = Attachment.objects.select_related("case").filter(pk=attachment_id).first()
    if found is None or found.case is None or not desk.actor.may_see(found.case):
        raise NotFound("没有找到这个附件。", "There is no such attachment.")
    readings.log(view_of(desk.actor, found.case.number), readings.FILE)
    response = HttpResponse(attachments.content_of(attachment_id), content_type=found.content_type)
    way = "inline" if found.content_type in INLINE_TYPES else "attachment"
    response.headers["Content-Disposition"] = f"{way}; filename*=UTF-8''{quote(found.name)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = FILE_POLICY
    return response


@at_desk
def facts(request: HttpRequest, desk: Desk, case_number: str) -> HttpResponse:
    """Enters or corrects facts, with the paper that shows them: choose which, then fill them in."""
    view = view_of(desk.actor, case_number)
    sent = request.POST if request.method == "POST" else None
    chosen = _chosen(view, (sent or request.GET).getlist("fact"))
    form = FactForm(chosen, sent, known={f.name: view.given[f.name] for f in chosen if f.name in view.given})
    problem: Words | None = None
    if sent is not None and not form.row_moved and form.is_valid():
        try:
            return _enter(request, view, form.entered)
        except Problem as refused:
            problem = refused.words
    context = {
        "view": view,
        "case": view.case,
        "form": form,
        "chosen": chosen,
        "choosable": _choosable(view),
        "problem": problem,
        "note": request.POST.get("note", ""),
        "command": request.POST.get("command") or uuid.uuid4(),
    }
    response = page(request, desk, "facts", context)
    if problem or (form.is_bound and not form.row_moved and form.errors):
        response.status_code = 422
    return response


def _choosable(view: CaseView) -> list[Fact]:
    """What this person may enter: judgements are for the role that judges, and what the case has made is nobody's."""
    roles = view.actor.roles_in(view.service.slug, view.holders)
    made = {name for name, known in view.known.items() if known.source == "system"}
    facts = [fact for fact in view.service.fact_list if fact.name not in made]
    return [fact for fact in facts if fact.evidence.role is None or fact.evidence.role in roles]


def _chosen(view: CaseView, names: list[str]) -> list[Fact]:
    allowed = {fact.name: fact for fact in _choosable(view)}
    return [allowed[name] for name in names if name in allowed]


def _enter(request: HttpRequest, view: CaseView, entered: dict[str, Any]) -> HttpResponse:
    if not entered:
        raise BadRequest("没有任何改动。", "Nothing was changed.")
    actor, file = view.actor, request.FILES.get("evidence")
    evidence = attachments.store(file, actor.user_id or 0, case=view.case).pk if file else None
    command = EnterFacts(view.case.number, entered, request.POST.get("note", "").strip(), evidence)
    return _carry_out(request, view, command, Words("已填写。", "Entered."))
