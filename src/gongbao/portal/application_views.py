"""Applying: what it takes, filling in with saved drafts, checking, handing in once, the receipt."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongbao.hub import attachments, clock, names, queries, starting
from gongbao.hub.case_imports import can_batch
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import NotFound
from gongbao.hub.fact_forms import FactForm, as_typed, shown
from gongbao.hub.models import Attachment, Case, Draft, Party
from gongbao.hub.party_forms import PartiesForm
from gongbao.portal import finding, sending
from gongbao.portal.applications import Application, handed_in
from gongbao.portal.visitors import Visitor, for_visitors, page
from gongbao.services import registry
from gongbao.words import Problem, Words

STEPS = (Words("填写", "Fill in"), Words("核对", "Check"), Words("提交", "Hand in"))
SAVED = Words("草稿已保存，可以随时回来继续填写。", "Saved. You can go on at any time.")
OTHER_FILES = ""


@for_visitors
def begin(request: HttpRequest, visitor: Visitor, slug: str, name: str) -> HttpResponse:
    """What the application takes and in whose name it is made; then a draft."""
    startable = starting.Startable(registry()[slug], registry()[slug].procedure(name))
    startable.demand_party()
    parties = [party for party in visitor.parties if startable.fits(party)]
    party = _chosen(parties, request.POST.get("party") or str(visitor.party.pk if visitor.party else ""))
    parents = list(startable.parents(party)[:100]) if party else []
    application = Application(Draft(service=slug, procedure=name), party, None, clock.today()) if party else None
    said = finding.known_of(request, slug) if application else {}
    if request.method == "POST" and party is not None and request.POST.get("action") == "begin":
        known = said if request.POST.get("prefill") else {}
        return _new_draft(visitor, startable, party, parents, request.POST.get("parent", ""), known)
    context = {
        "startable": startable,
        "many": startable.role.holder == "organisation" and can_batch(startable.service, startable.procedure),
        "service": startable.service,
        "procedure": startable.procedure,
        "parties": parties,
        "party": party,
        "parents": parents,
        "parent": request.POST.get("parent") or request.GET.get("parent", ""),
        "application": application,
        "said": shown([fact for fact in application.facts if fact.name in said], said) if application else (),
    }
    return page(request, visitor, "applications/begin", context)


def _chosen(parties: list[Party], text: str) -> Party | None:
    return next((party for party in parties if str(party.pk) == text), parties[0] if parties else None)


def _new_draft(
    visitor: Visitor,
    startable: starting.Startable,
    party: Party,
    parents: list[Case],
    parent: str,
    known: Mapping[str, Any],
) -> HttpResponse:
    if parent and parent not in {case.number for case in parents}:
        raise NotFound("没有找到所选的事项，请重新选择。", "The case chosen was not found; please choose again.")
    draft = Draft(
        user_id=visitor.user_id,
        party=party,
        service=startable.service.slug,
        procedure=startable.procedure.name,
        data={"parent": parent},
    )
    if known:
        application = Application(draft, party, None, clock.today())
        draft.data["facts"] = as_typed(application.facts, known, application.role)
    draft.save()
    return redirect("portal:draft", draft.pk)


def _application(visitor: Visitor, draft_id: uuid.UUID) -> Application:
    draft = queries.drafts(visitor.actor).select_related("party").filter(pk=draft_id).first()
    if draft is None or draft.party_id not in visitor.actor.party_ids:
        raise NotFound(
            "没有找到这份草稿，可能已经提交或删除。", "There is no such draft; it may be handed in or deleted."
        )
    number = draft.data.get("parent")
    parent = queries.own_cases(visitor.actor).filter(number=number).first() if number else None
    return Application(draft, draft.party, parent, clock.today())


@for_visitors
def fill_in(request: HttpRequest, visitor: Visitor, draft_id: uuid.UUID) -> HttpResponse:
    """The form; every button keeps what was typed."""
    number = handed_in(draft_id, visitor.user_id)
    if number is not None:
        return redirect("portal:receipt", number)
    application = _application(visitor, draft_id)
    if request.method != "POST":
        form, parties = application.fact_form(quiet=True), application.parties_form(quiet=True)
        return _form_page(request, visitor, application, form, parties, ())
    action = request.POST.get("action", "")
    quiet = action != "check"
    form, parties = (
        application.fact_form(request.POST, quiet=quiet),
        application.parties_form(request.POST, quiet=quiet),
    )
    application.save(form, parties)
    papers = [paper.name for paper in application.papers]
    upload = sending.keep_files(request, [*papers, OTHER_FILES], visitor.user_id, draft=application.draft)
    if action.startswith("drop:"):
        _drop(application, action.removeprefix("drop:"))
    if action == "save" and not upload.refused:
        messages.success(
            request, in_page_language(Words("草稿已保存，可以随时回来继续填写。", "Saved. You can go on at any time."))
        )
        return redirect("portal:draft", draft_id)
    if action == "check" and not form.row_moved and not upload.refused and form.is_valid() & parties.is_valid():
        return redirect("portal:draft-check", draft_id)
    return _form_page(request, visitor, application, form, parties, upload.refused)


def _drop(application: Application, text: str) -> None:
    try:
        application.draft.attachments.filter(pk=uuid.UUID(text)).delete()
    except ValueError:
        return


def _form_page(
    request: HttpRequest,
    visitor: Visitor,
    application: Application,
    form: FactForm,
    parties: PartiesForm,
    refused: tuple[str, ...],
) -> HttpResponse:
    files = list(application.draft.attachments.defer("content").order_by("at"))
    context = {
        "application": application,
        "service": application.service,
        "procedure": application.procedure,
        "form": form,
        "parties": parties,
        "refused": refused,
        "papers": [(paper, [each for each in files if each.fact == paper.name]) for paper in application.papers],
        "other_files": [each for each in files if not each.fact],
        "allowed": attachments.ALLOWED,
        "steps": STEPS,
    }
    return page(request, visitor, "applications/fill_in", context)


@for_visitors
def check(request: HttpRequest, visitor: Visitor, draft_id: uuid.UUID) -> HttpResponse:
    """Everything once more with what the rules say to it; handed in from here, once."""
    number = handed_in(draft_id, visitor.user_id)
    if number is not None:
        return redirect("portal:receipt", number)
    application = _application(visitor, draft_id)
    form, parties = application.fact_form(), application.parties_form()
    if not (form.is_valid() and parties.is_valid()):
        return redirect("portal:draft", draft_id)
    problem = ""
    if request.method == "POST":
        try:
            return _hand_in(request, visitor, application, form, parties)
        except Problem as found:
            problem = in_page_language(names.readable(found.words, application.service, application.procedure))
            number = handed_in(draft_id, visitor.user_id)
            if number is not None:
                messages.warning(request, problem)
                return redirect("portal:case", number)
    return _check_page(request, visitor, application, form, parties, problem)


def _hand_in(
    request: HttpRequest, visitor: Visitor, application: Application, form: FactForm, parties: PartiesForm
) -> HttpResponse:
    outcome = request.POST.get("outcome", "")
    if len(application.ways) > 1 and outcome not in {way.name for way in application.ways}:
        raise Problem("请选择申请的事项。", "Please choose what you ask for.")
    if "true" not in request.POST.getlist("declared"):
        raise Problem("请先确认所填内容属实。", "Please confirm first that what you filled in is true.")
    result = application.hand_in(visitor.actor, form, parties, outcome)
    return redirect("portal:receipt", result.case)


def _check_page(
    request: HttpRequest,
    visitor: Visitor,
    application: Application,
    form: FactForm,
    parties: PartiesForm,
    problem: str,
) -> HttpResponse:
    found = parties.found
    missing = [role for role in application.needed if role.name not in found]
    context = {
        "application": application,
        "service": application.service,
        "procedure": application.procedure,
        "rows": shown(form.facts, form.values),
        "people": [(role.label, found[role.name].name) for role in application.other_roles if role.name in found],
        "missing_people": missing,
        "answers": application.answers(form),
        "files": list(application.draft.attachments.defer("content").order_by("at")),
        "ways": application.ways if len(application.ways) > 1 else (),
        "outcome": request.POST.get("outcome", ""),
        "problem": problem,
        "steps": STEPS,
    }
    return page(request, visitor, "applications/check", context)


@require_POST
@for_visitors
def delete(request: HttpRequest, visitor: Visitor, draft_id: uuid.UUID) -> HttpResponse:
    """Throws a draft away, with its files."""
    draft = queries.drafts(visitor.actor).filter(pk=draft_id).first()
    if draft is not None:
        Attachment.objects.filter(draft=draft).delete()
        draft.delete()
    messages.success(request, in_page_language(Words("草稿已删除。", "The draft is deleted.")))
    return HttpResponseRedirect(reverse("portal:my-cases"))


@for_visitors
def receipt(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """The proof of handing in: number, day, what was said and enclosed; made to be printed."""
    view = queries.case_for(visitor.actor, number)
    typed = view.case.facts.filter(entered_by__isnull=False).order_by("pk").values_list("name", flat=True)
    facts = [view.service.facts[name] for name in dict.fromkeys(typed) if name in view.given]
    context = {
        "view": view,
        "service": view.service,
        "rows": shown(facts, view.given),
        "files": view.file.attachments,
        "progress": request.build_absolute_uri(reverse("portal:progress-of", args=[number])),
        "next": view.tasks,
    }
    return page(request, visitor, "applications/receipt", context)
