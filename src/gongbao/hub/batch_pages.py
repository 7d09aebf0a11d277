"""The pages of a sheet of cases, at the portal and at the desk alike."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from gongbao.hub import case_imports, clock, facts, imports, sheets
from gongbao.hub.actors import Actor
from gongbao.hub.case_imports import Batch
from gongbao.hub.display import in_page_language, language
from gongbao.hub.imports import InNameOf
from gongbao.hub.models import Import, ImportRow
from gongbao.rules.tree import value_words
from gongbao.words import Problem, Words

PER_PAGE = 50
#: Contents of a row that the page shows; the sheet has all.
MOST_SHOWN = 6
#: Sheets handed in before that the start page lists.
MOST_EARLIER = 20
NUMBER, STATE, REASON, ROW = (
    Words("编号", "Number"),
    Words("结果", "Result"),
    Words("说明", "Reason"),
    Words("行", "Row"),
)


class Somebody(Protocol):
    """Whoever a site shows its pages to."""

    @property
    def actor(self) -> Actor:
        """For whom the commands are."""


Who = TypeVar("Who", bound=Somebody)


@dataclass(frozen=True)
class BatchViews(Generic[Who]):
    """The views of one site. ``site``: the name space of its addresses; ``page``: how it shows a template."""

    site: str
    page: Callable[[HttpRequest, Who, str, dict[str, Any]], HttpResponse]
    start_page: str
    rows_page: str
    template_name: Words

    def begun(
        self,
        request: HttpRequest,
        who: Who,
        batch: Batch,
        whose: InNameOf,
        earlier: QuerySet[Import],
        more: dict[str, Any],
    ) -> HttpResponse:
        """What the sheet takes; a sheet that is sent is kept and shown, nothing is begun yet."""
        problem = None
        if request.method == "POST":
            try:
                upload = case_imports.hand_in(batch, imports.content_of(request.FILES.get("file")), whose)
            except Problem as refused:
                problem = refused.words
            else:
                return redirect(f"{self.site}:batch-rows", upload.pk)
        sheets_before = earlier.filter(
            purpose=Import.Purpose.CASES, service=batch.service.slug, name=batch.procedure.name
        ).order_by("-proposed_at")[:MOST_EARLIER]
        context = {**_start_context(batch), "problem": problem, "earlier": sheets_before, **more}
        response = self.page(request, who, self.start_page, context)
        response.status_code = 422 if problem else 200
        return response

    def template(self, request: HttpRequest, who: Who, service: str, procedure: str) -> HttpResponse:
        """The workbook to fill in."""
        batch = case_imports.batch_of(service, procedure)
        label, name = batch.procedure.label, self.template_name
        title = in_page_language(Words(f"{label.zh}{name.zh}", f"{label.en} {name.en}"))
        return sheets.download(f"{title}.xlsx", case_imports.template_of(batch, language()))

    def shown(self, request: HttpRequest, who: Who, import_id: uuid.UUID) -> HttpResponse:
        """The rows with what the rules say to each, or what has become of them."""
        return self.page(request, who, self.rows_page, _shown_context(_found(who, import_id), request.GET.dict()))

    def confirm(self, request: HttpRequest, who: Who, import_id: uuid.UUID) -> HttpResponse:
        """Begins the cases, or tries those again that could not be begun."""
        upload = _found(who, import_id)
        try:
            if upload.state == Import.State.DONE:
                case_imports.again(who.actor, upload)
            elif "true" not in request.POST.getlist("declared"):
                raise Problem("请先确认所填内容属实。", "Please confirm first that what you filled in is true.")
            else:
                case_imports.confirm(who.actor, upload, request.POST.get("digest", ""))
        except Problem as refused:
            messages.error(request, in_page_language(refused.words))
        return redirect(f"{self.site}:batch-rows", import_id)

    def withdraw(self, request: HttpRequest, who: Who, import_id: uuid.UUID) -> HttpResponse:
        """Takes the sheet back."""
        upload = _found(who, import_id)
        imports.withdraw(upload)
        return redirect(f"{self.site}:batch", upload.service, upload.name)

    def marked(self, request: HttpRequest, who: Who, import_id: uuid.UUID) -> HttpResponse:
        """The sheet with what is wrong in a last column."""
        upload = _found(who, import_id)
        return sheets.download(f"{imports.stem(upload)}.xlsx", imports.marked_sheet(upload, language()))

    def results(self, request: HttpRequest, who: Who, import_id: uuid.UUID) -> HttpResponse:
        """The sheet with the numbers of the cases."""
        upload = _found(who, import_id)
        return sheets.download(f"{imports.stem(upload)}.xlsx", _results(upload, language()))


def _found(who: Somebody, import_id: uuid.UUID) -> Import:
    return imports.find(who.actor, import_id, Import.Purpose.CASES)


def _start_context(batch: Batch) -> dict[str, Any]:
    """What a sheet of this procedure takes."""
    return {
        "batch": batch,
        "service": batch.service,
        "procedure": batch.procedure,
        "notes": case_imports.notes(batch),
        "question": batch.service.decision(batch.question).question if batch.question else None,
    }


def _shown_context(upload: Import, query: dict[str, str]) -> dict[str, Any]:
    """The rows with what the rules say to each, or with what has become of it; ``?rows`` those of one kind."""
    batch = case_imports.batch_of(upload.service, upload.name)
    kind = query.get("rows", "")
    rows = _of_kind(upload, kind)
    page = Paginator(rows, PER_PAGE).get_page(query.get("page"))
    figures = facts.values(facts.parameters(batch.service, clock.today()))
    numbers = imports.counts(upload)
    answers = [row["before__answer"] for row in upload.rows.values("before__answer")]
    return {
        **_start_context(batch),
        "upload": upload,
        "counts": numbers,
        "answers": {text: answers.count(text) for text in ("yes", "no", "unknown")},
        "progress": case_imports.progress(upload),
        "to_do": numbers["new"],
        "rows": [_row(batch, row, figures) for row in page],
        "page": page,
        "kind": kind,
        "remarks": [Words(*each) for each in upload.remarks],
    }


def _of_kind(upload: Import, kind: str) -> Any:
    rows = upload.rows.select_related("case").order_by("number")
    match kind:
        case "refused":
            return rows.filter(verdict=ImportRow.Verdict.REFUSED)
        case "opened":
            return rows.filter(case__isnull=False, result__isnull=True)
        case "failed":
            return rows.filter(result__isnull=False)
        case "yes" | "no" | "unknown":
            return rows.filter(before__answer=kind)
    return rows


def _row(batch: Batch, row: ImportRow, figures: dict[str, Any]) -> dict[str, Any]:
    values = [
        (column.heading, value_words(column.fact.parse(row.data[column.name]), column.fact.kind))
        for column in batch.columns
        if column.name in row.data
    ]
    return {
        "row": row,
        "faults": imports.faults_of(row),
        "answer": batch.answer(row.data, figures),
        "values": values[:MOST_SHOWN],
        "failed": Words(*row.result) if row.result else None,
    }


def _results(upload: Import, language: str) -> bytes:
    """The sheet as it was handed in, with the number of each row's case, or why there is none."""
    header = [*(text for text in upload.header), *(words.in_language(language) for words in (NUMBER, REASON))]
    return sheets.sheet(upload.file_name, header, (_result(upload, row, language) for row in _of_kind(upload, "")))


def _result(upload: Import, row: ImportRow, language: str) -> list[Any]:
    cells = imports.cells_of(row, range(len(upload.header)))
    reasons = [imports.said(fault, language) for fault in imports.faults_of(row)]
    reasons += [Words(*row.result).in_language(language)] if row.result else []
    return [*cells, row.case.number if row.case else "", "；".join(reasons)]
