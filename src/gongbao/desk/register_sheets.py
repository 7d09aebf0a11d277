"""A register by Excel: the template, a sheet handed in, what each row would do, confirming, and what goes back."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import imports, register_imports, sheets
from gongbao.hub import registers as reading
from gongbao.hub.display import in_page_language, language
from gongbao.hub.models import Import, ImportRow
from gongbao.hub.register_keeping import demand_keeper, keeper, needs_second_person
from gongbao.hub.registers import register_of
from gongbao.services.record import Record
from gongbao.words import Problem, Words

PER_PAGE = 50
#: Contents of a new row that the page shows; the sheet has all.
MOST_SHOWN = 8
STATUS = {"new": "good", "changed": "info", "unchanged": "", "refused": "bad"}
VERDICTS = {
    "new": Words("新增", "new"),
    "changed": Words("变更", "changed"),
    "unchanged": Words("不变", "unchanged"),
    "refused": Words("有误", "refused"),
}


@at_desk
def template(request: HttpRequest, desk: Desk, service: str, record: str) -> HttpResponse:
    """The workbook to fill in."""
    kind = register_of(service, record)[1]
    content = register_imports.template_of(kind, language())
    name = in_page_language(Words(f"{kind.label.zh}导入模板", f"{kind.label.en} template"))
    return sheets.download(f"{name}.xlsx", content)


@at_desk
def upload(request: HttpRequest, desk: Desk, service: str, record: str) -> HttpResponse:
    """Takes a sheet; nothing is entered yet."""
    definition, kind = register_of(service, record)
    whose = demand_keeper(desk.actor, definition, kind)
    problem = None
    if request.method == "POST":
        try:
            file = imports.content_of(request.FILES.get("file"))
            found = register_imports.hand_in(definition, kind, file, whose)
        except Problem as refused:
            problem = refused.words
        else:
            return redirect("desk:import", found.pk)
    context = {
        "service": definition,
        "record": kind,
        "notes": register_imports.notes(kind),
        "columns": register_imports.columns(kind),
        "second": needs_second_person(kind, whose),
        "problem": problem,
    }
    response = page(request, desk, "register_upload", context)
    response.status_code = 422 if problem else 200
    return response


@at_desk
def shown(request: HttpRequest, desk: Desk, import_id: uuid.UUID) -> HttpResponse:
    """Every row with what it would do, or has done; ``?verdict`` those of one kind."""
    found = _found(desk, import_id)
    service, kind = register_of(found.service, found.name)
    rows = found.rows.select_related("entry").order_by("number")
    verdict = request.GET.get("verdict", "")
    if verdict in VERDICTS:
        rows = rows.filter(verdict=verdict)
    seen = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    numbers = imports.counts(found)
    context = {
        "upload": found,
        "service": service,
        "record": kind,
        "counts": numbers,
        "to_do": numbers["new"] + numbers["changed"],
        "verdicts": [(name, words, numbers[name]) for name, words in VERDICTS.items()],
        "verdict": verdict if verdict in VERDICTS else "",
        "rows": [_row(found, kind, row) for row in seen],
        "page": seen,
        "remarks": [Words(*each) for each in found.remarks],
        "own": found.proposed_by_id == desk.actor.user_id,
        "may_confirm": keeper(desk.actor, service, kind) is not None
        and not (found.second_person and found.proposed_by_id == desk.actor.user_id),
    }
    return page(request, desk, "register_import", context)


def _found(desk: Desk, import_id: uuid.UUID) -> Import:
    return imports.find(desk.actor, import_id, Import.Purpose.REGISTER)


def _row(upload: Import, kind: Record, row: ImportRow) -> dict[str, object]:
    if row.verdict == ImportRow.Verdict.CHANGED and row.entry is not None:
        row.entry.data = row.before
        told = reading.differences(kind, row.before or {}, register_imports.changed(row, upload.present))
    else:
        told = []
    filled = [fact for fact in kind.contents if row.data.get(fact.name) is not None]
    return {
        "row": row,
        "words": VERDICTS[row.verdict],
        "status": STATUS[row.verdict],
        "faults": imports.faults_of(row),
        "changes": told,
        "values": [(fact.label, reading.shown_value(fact, row.data)) for fact in filled[:MOST_SHOWN]],
    }


@require_POST
@at_desk
def confirm(request: HttpRequest, desk: Desk, import_id: uuid.UUID) -> HttpResponse:
    """Enters what was shown, all of it or nothing."""
    found = _found(desk, import_id)
    service, kind = register_of(found.service, found.name)
    demand_keeper(desk.actor, service, kind)
    try:
        done = register_imports.confirm(desk.actor, found, request.POST.get("digest", ""))
    except Problem as refused:
        messages.error(request, in_page_language(refused.words))
    else:
        if not done:
            messages.warning(request, in_page_language(imports.shown_anew().words))
    return redirect("desk:import", import_id)


@require_POST
@at_desk
def withdraw(request: HttpRequest, desk: Desk, import_id: uuid.UUID) -> HttpResponse:
    """Takes a sheet back."""
    found = _found(desk, import_id)
    imports.withdraw(found)
    return redirect("desk:register", found.service, found.name)


@at_desk
def marked(request: HttpRequest, desk: Desk, import_id: uuid.UUID) -> HttpResponse:
    """The sheet as it was handed in, with what is wrong in a last column."""
    found = _found(desk, import_id)
    stem = imports.stem(found)
    name = in_page_language(Words(f"{stem}（标出问题）", f"{stem} (problems marked)"))
    return sheets.download(f"{name}.xlsx", imports.marked_sheet(found, language()))
