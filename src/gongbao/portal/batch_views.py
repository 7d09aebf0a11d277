"""Many cases from a sheet, for organisations: the template, the sheet row by row, confirming, what has become of it."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from gongbao.hub import batch_pages, case_imports, imports, sheets
from gongbao.hub.case_imports import Batch
from gongbao.hub.errors import Forbidden
from gongbao.hub.imports import InNameOf
from gongbao.hub.models import Import, Party
from gongbao.hub.templatetags.words import in_page_language, language
from gongbao.portal.visitors import Visitor, for_visitors, page
from gongbao.words import Problem, Words


@for_visitors
def begin(request: HttpRequest, visitor: Visitor, slug: str, name: str) -> HttpResponse:
    """What the sheet takes; a sheet that is sent is kept and shown, nothing is begun yet."""
    batch = case_imports.batch_of(slug, name)
    parties = _parties(visitor, batch)
    problem = None
    if request.method == "POST":
        try:
            file = imports.content_of(request.FILES.get("file"))
            party = next((each for each in parties if str(each.pk) == request.POST.get("party")), parties[0])
            upload = case_imports.hand_in(batch, file, InNameOf(visitor.user_id, party.district, party=party))
        except Problem as refused:
            problem = refused.words
        else:
            return redirect("portal:batch-rows", upload.pk)
    earlier = Import.objects.filter(purpose=Import.Purpose.CASES, service=slug, name=name, party__in=parties)
    context = {
        **batch_pages.start_context(batch),
        "parties": parties,
        "party": visitor.party if visitor.party in parties else parties[0],
        "problem": problem,
        "earlier": earlier.select_related("party").order_by("-proposed_at")[:20],
    }
    response = page(request, visitor, "applications/batch", context)
    response.status_code = 422 if problem else 200
    return response


def _parties(visitor: Visitor, batch: Batch) -> list[Party]:
    found = [party for party in visitor.parties if party.kind == batch.role.holder == Party.Kind.ORGANISATION]
    if not found:
        label = batch.role.label
        raise Forbidden(
            f"批量申请供单位使用，以“{label.zh}”的名义办理；您目前没有代表任何单位。",
            f'Sheets are for organisations, here as "{label.en}"; you act for none at present.',
        )
    return found


@for_visitors
def template(request: HttpRequest, visitor: Visitor, slug: str, name: str) -> HttpResponse:
    """The workbook to fill in."""
    batch = case_imports.batch_of(slug, name)
    label = batch.procedure.label
    title = in_page_language(Words(f"{label.zh}批量申请模板", f"{label.en} template"))
    return sheets.download(f"{title}.xlsx", case_imports.template_of(batch, language()))


@for_visitors
def shown(request: HttpRequest, visitor: Visitor, import_id: uuid.UUID) -> HttpResponse:
    """The rows with what the rules say to each, or what has become of them."""
    upload = _found(visitor, import_id)
    return page(request, visitor, "applications/batch_rows", batch_pages.shown_context(upload, request.GET.dict()))


def _found(visitor: Visitor, import_id: uuid.UUID) -> Import:
    return imports.find(visitor.actor, import_id, Import.Purpose.CASES)


@require_POST
@for_visitors
def confirm(request: HttpRequest, visitor: Visitor, import_id: uuid.UUID) -> HttpResponse:
    """Begins the cases, or tries those again that could not be begun."""
    upload = _found(visitor, import_id)
    try:
        if upload.state == Import.State.DONE:
            case_imports.again(visitor.actor, upload)
        elif "true" not in request.POST.getlist("declared"):
            raise Problem("请先确认所填内容属实。", "Please confirm first that what you filled in is true.")
        else:
            case_imports.confirm(visitor.actor, upload, request.POST.get("digest", ""))
    except Problem as refused:
        messages.error(request, in_page_language(refused.words))
    return redirect("portal:batch-rows", import_id)


@require_POST
@for_visitors
def withdraw(request: HttpRequest, visitor: Visitor, import_id: uuid.UUID) -> HttpResponse:
    """Takes the sheet back."""
    upload = _found(visitor, import_id)
    imports.withdraw(upload)
    return redirect("portal:batch", upload.service, upload.name)


@for_visitors
def marked(request: HttpRequest, visitor: Visitor, import_id: uuid.UUID) -> HttpResponse:
    """The sheet with what is wrong in a last column."""
    upload = _found(visitor, import_id)
    return sheets.download(f"{imports.stem(upload)}.xlsx", imports.marked_sheet(upload, language()))


@for_visitors
def results(request: HttpRequest, visitor: Visitor, import_id: uuid.UUID) -> HttpResponse:
    """The sheet with the numbers of the cases."""
    upload = _found(visitor, import_id)
    return sheets.download(f"{imports.stem(upload)}.xlsx", batch_pages.results(upload, language()))
