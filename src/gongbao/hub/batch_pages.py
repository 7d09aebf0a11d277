"""What the pages of a sheet of cases show, at the portal and at the desk alike."""

from typing import Any

from django.core.paginator import Paginator

from gongbao.hub import case_imports, clock, facts, imports, sheets
from gongbao.hub.case_imports import Batch
from gongbao.hub.models import Import, ImportRow
from gongbao.rules.tree import value_words
from gongbao.words import Words

PER_PAGE = 50
#: Contents of a row that the page shows; the sheet has all.
MOST_SHOWN = 6
NUMBER, STATE, REASON, ROW = (
    Words("编号", "Number"),
    Words("结果", "Result"),
    Words("说明", "Reason"),
    Words("行", "Row"),
)


def start_context(batch: Batch) -> dict[str, Any]:
    """What a sheet of this procedure takes."""
    return {
        "batch": batch,
        "service": batch.service,
        "procedure": batch.procedure,
        "notes": case_imports.notes(batch),
        "question": batch.service.decision(batch.question).question if batch.question else None,
    }


def shown_context(upload: Import, query: dict[str, str]) -> dict[str, Any]:
    """The rows with what the rules say to each, or with what has become of it; ``?rows`` those of one kind."""
    batch = case_imports.batch_of(upload.service, upload.name)
    kind = query.get("rows", "")
    rows = _of_kind(upload, kind)
    page = Paginator(rows, PER_PAGE).get_page(query.get("page"))
    figures = facts.values(facts.parameters(batch.service, clock.today()))
    numbers = imports.counts(upload)
    answers = [row["before__answer"] for row in upload.rows.values("before__answer")]
    return {
        **start_context(batch),
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


def results(upload: Import, language: str) -> bytes:
    """The sheet as it was handed in, with the number of each row's case, or why there is none."""
    header = [*(text for text in upload.header), *(words.in_language(language) for words in (NUMBER, REASON))]
    return sheets.sheet(upload.file_name, header, (_result(upload, row, language) for row in _of_kind(upload, "")))


def _result(upload: Import, row: ImportRow, language: str) -> list[Any]:
    cells = imports.cells_of(row, range(len(upload.header)))
    reasons = [imports.said(fault, language) for fault in imports.faults_of(row)]
    reasons += [Words(*row.result).in_language(language)] if row.result else []
    return [*cells, row.case.number if row.case else "", "；".join(reasons)]
