"""Many cases from a sheet that an agency begins itself: the sheet row by row, confirming, what has become of it."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from gongbao.desk.opening import agencies_for
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import batch_pages, case_imports, imports, sheets
from gongbao.hub.errors import Forbidden
from gongbao.hub.imports import InNameOf
from gongbao.hub.models import Import
from gongbao.hub.templatetags.words import in_page_language, language
from gongbao.words import Problem, Words


@at_desk
def begin(request: HttpRequest, desk: Desk, service: str, procedure: str) -> HttpResponse:
    """What the sheet takes; a sheet that is sent is kept and shown, nothing is begun yet."""
    batch = case_imports.batch_of(service, procedure)
    agencies = agencies_for(desk, batch.service, batch.procedure)
    if not agencies:
        raise Forbidden("您的岗位不能发起这个程序。", "Your posts do not begin this procedure.")
    agency = agencies[0]
    problem = None
    if request.method == "POST":
        try:
            file = imports.content_of(request.FILES.get("file"))
            whose = InNameOf(desk.actor.user_id or 0, agency.district, agency=agency)
            upload = case_imports.hand_in(batch, file, whose)
        except Problem as refused:
            problem = refused.words
        else:
            return redirect("desk:batch-rows", upload.pk)
    earlier = Import.objects.filter(purpose=Import.Purpose.CASES, service=service, name=procedure, agency=agency)
    context = {
        **batch_pages.start_context(batch),
        "problem": problem,
        "earlier": earlier.select_related("proposed_by").order_by("-proposed_at")[:20],
    }
    response = page(request, desk, "batch", context)
    response.status_code = 422 if problem else 200
    return response


@at_desk
def template(request: HttpRequest, desk: Desk, service: str, procedure: str) -> HttpResponse:
    """The workbook to fill in."""
    batch = case_imports.batch_of(service, procedure)
    label = batch.procedure.label
    title = in_page_language(Words(f"{label.zh}批量办理模板", f"{label.en} template"))
    return sheets.download(f"{title}.xlsx", case_imports.template_of(batch, language()))


@at_desk
def shown(request: HttpRequest, desk: Desk, import_id: uuid.UUID) -> HttpResponse:
    """The rows with what the rules say to each, or what has become of them."""
    return page(request, desk, "batch_rows", batch_pages.shown_context(_found(desk, import_id), request.GET.dict()))


def _found(desk: Desk, import_id: uuid.UUID) -> Import:
    return imports.find(desk.actor, import_id, Import.Purpose.CASES)


@require_POST
@at_desk
def confirm(request: HttpRequest, desk: Desk, import_id: uuid.UUID) -> HttpResponse:
    """Begins the cases, or tries those again that could not be begun."""
    upload = _found(desk, import_id)
    try:
        if upload.state == Import.State.DONE:
            case_imports.again(desk.actor, upload)
        elif "true" not in request.POST.getlist("declared"):
            raise Problem("请先确认所填内容属实。", "Please confirm first that what you filled in is true.")
        else:
            case_imports.confirm(desk.actor, upload, request.POST.get("digest", ""))
    except Problem as refused:
        messages.error(request, in_page_language(refused.words))
    return redirect("desk:batch-rows", import_id)


@require_POST
@at_desk
def withdraw(request: HttpRequest, desk: Desk, import_id: uuid.UUID) -> HttpResponse:
    """Takes the sheet back."""
    upload = _found(desk, import_id)
    imports.withdraw(upload)
    return redirect("desk:batch", upload.service, upload.name)


@at_desk
def marked(request: HttpRequest, desk: Desk, import_id: uuid.UUID) -> HttpResponse:
    """The sheet with what is wrong in a last column."""
    upload = _found(desk, import_id)
    return sheets.download(f"{imports.stem(upload)}.xlsx", imports.marked_sheet(upload, language()))


@at_desk
def results(request: HttpRequest, desk: Desk, import_id: uuid.UUID) -> HttpResponse:
    """The sheet with the numbers of the cases."""
    upload = _found(desk, import_id)
    return sheets.download(f"{imports.stem(upload)}.xlsx", batch_pages.results(upload, language()))
