"""Sheets handed in: kept as they were read, shown row by row, confirmed as they were shown, carried out.

``receive`` keeps a sheet; ``register_imports`` and ``case_imports`` say what its rows become. What was shown has a
digest: whatever has changed since is shown again before anything is done.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Count

from gongbao.hub import clock, sheets
from gongbao.hub.actors import Actor
from gongbao.hub.errors import Conflict, Forbidden, NotFound
from gongbao.hub.models import Agency, Import, ImportRow, Party
from gongbao.hub.tables.columns import PROBLEMS, Column, Fault, ReadRow, read_table
from gongbao.hub.tables.reading import FILE_BYTES, MOST_ROWS, Unreadable, read_sheets
from gongbao.words import Words

CHUNK = 1_000
LIMITS = Words(
    f"一次最多 {MOST_ROWS} 行、{FILE_BYTES // 1_000_000} MB，.xlsx 或 CSV 文件，不含宏和密码。",
    f"At most {MOST_ROWS} rows and {FILE_BYTES // 1_000_000} MB, as .xlsx or CSV, without macros or a password.",
)


@dataclass(frozen=True)
class InNameOf:
    """In whose name a sheet is handed in: an agency, or a party."""

    user_id: int
    district: str
    agency: Agency | None = None
    party: Party | None = None


def content_of(upload: UploadedFile | None) -> tuple[str, bytes]:
    """The name and the bytes of an uploaded file. Raises Unreadable for none, or one that is too large."""
    if upload is None:
        raise Unreadable("请选择要上传的文件。", "Choose a file to upload.")
    if (upload.size or 0) > FILE_BYTES:
        raise Unreadable(
            f"文件太大，最多 {FILE_BYTES // 1_000_000} MB，请分成几个文件上传。",
            f"The file is too large (at most {FILE_BYTES // 1_000_000} MB); please split it.",
        )
    name = (upload.name or "").replace("\\", "/").rpartition("/")[2]
    return name[-200:] or "sheet", upload.read()


def receive(
    purpose: str,
    service: str,
    name: str,
    columns: Sequence[Column],
    file: tuple[str, bytes],
    whose: InNameOf,
    *,
    second_person: bool = False,
    most: int = MOST_ROWS,
) -> Import:
    """Keeps a sheet with its rows as they were read, everything not yet examined. Raises Unreadable."""
    file_name, content = file
    table = read_table(read_sheets(content), columns)
    if len(table.rows) > most:
        raise Unreadable(f"表格超过 {most} 行，请分成几个文件上传。", f"The table has more than {most} rows; split it.")
    kinds = {column.name: column.fact for column in columns}
    with transaction.atomic():
        upload = Import.objects.create(
            purpose=purpose,
            service=service,
            name=name,
            district=whose.district,
            agency=whose.agency,
            party=whose.party,
            file_name=file_name,
            sha256=hashlib.sha256(content).hexdigest(),
            header=list(table.header),
            present=sorted(table.present),
            remarks=[[words.zh, words.en] for words in table.remarks],
            second_person=second_person,
            proposed_by_id=whose.user_id,
        )
        rows = (_row(upload, row, {name: kinds[name].dump(each) for name, each in row.values.items()})
                for row in table.rows)  # fmt: skip
        ImportRow.objects.bulk_create(rows, batch_size=CHUNK)
    return upload


def _row(upload: Import, row: ReadRow, data: dict[str, Any]) -> ImportRow:
    problems = [problem(fault) for fault in row.faults]
    verdict = ImportRow.Verdict.REFUSED if problems else ImportRow.Verdict.NEW
    raw = json.dumps(row.raw, ensure_ascii=False)
    return ImportRow(upload=upload, number=row.number, raw=raw, data=data, problems=problems, verdict=verdict)


def problem(fault: Fault) -> dict[str, Any]:
    """A fault as it is kept."""
    column = [fault.column.zh, fault.column.en] if fault.column else None
    return {"column": column, "says": [fault.words.zh, fault.words.en]}


def faults_of(row: ImportRow) -> list[Fault]:
    """What is wrong with a row."""
    return [Fault(Words(*each["column"]) if each["column"] else None, Words(*each["says"])) for each in row.problems]


def digest_of(rows: Iterable[ImportRow]) -> str:
    """Tells what was shown: every row with what confirming it would do."""
    told = hashlib.sha256()
    for row in rows:
        shown = [row.number, row.verdict, row.data, row.before, row.entry_id, row.holders, row.problems]
        told.update(json.dumps(shown, sort_keys=True).encode())
    return told.hexdigest()


def keep_examined(upload: Import, rows: Sequence[ImportRow]) -> None:
    """Stores what the examination of the rows came to, with its digest."""
    fields = ["data", "problems", "verdict", "before", "entry", "holders"]
    ImportRow.objects.bulk_update(rows, fields, batch_size=CHUNK)
    upload.digest = digest_of(rows)
    upload.save(update_fields=["digest"])


def counts(upload: Import) -> dict[str, int]:
    """How many rows there are of each verdict, and ``all``."""
    found = dict(upload.rows.order_by().values_list("verdict").annotate(Count("pk")))
    return {verdict: found.get(verdict, 0) for verdict in ImportRow.Verdict.values} | {"all": sum(found.values())}


def may_see(actor: Actor, upload: Import) -> bool:
    """Whoever handed it in, and whoever works in the same name."""
    if upload.proposed_by_id == actor.user_id or (upload.party_id and upload.party_id in actor.party_ids):
        return True
    return upload.agency is not None and actor.oversees(upload.agency)


def find(actor: Actor, import_id: Any, purpose: str) -> Import:
    """A sheet that this person may see. Raises NotFound."""
    known = Import.objects.select_related("agency", "party", "proposed_by", "confirmed_by")
    found = known.filter(pk=import_id, purpose=purpose).first()
    if found is None or not may_see(actor, found):
        raise NotFound("没有找到这次导入。", "There is no such import.")
    return found


def check_confirming(actor: Actor, upload: Import, digest: str) -> None:
    """Raises Conflict where something else was shown or it is under way, Forbidden for the same person twice."""
    if upload.state != Import.State.SHOWN:
        raise Conflict("这次导入已经确认或撤回。", "This import has been confirmed or withdrawn already.")
    if upload.second_person and upload.proposed_by_id == actor.user_id:
        raise Forbidden(
            "公开的登记要由另一人确认，您提交的请交同事确认。",
            "A public register needs a second person: what you handed in is confirmed by a colleague.",
        )
    if digest != upload.digest:
        raise shown_anew()


def shown_anew() -> Conflict:
    """What was shown is no longer so."""
    return Conflict(
        "看过之后登记内容有了变化，请按新的结果重新核对。",
        "The register has changed since you looked; please check the new result.",
    )


def withdraw(upload: Import) -> None:
    """Takes a sheet back that is not confirmed."""
    done = Import.objects.filter(pk=upload.pk, state=Import.State.SHOWN).update(
        state=Import.State.WITHDRAWN, confirmed_by_id=None, finished_at=clock.now()
    )
    if not done:
        raise Conflict("这次导入已经确认或撤回。", "This import has been confirmed or withdrawn already.")


# --- the sheet that goes back


def marked_sheet(upload: Import, language: str) -> bytes:
    """The sheet as it was handed in, with what is wrong with each row in a last column."""
    places = [place for place, text in enumerate(upload.header) if text not in (PROBLEMS.zh, PROBLEMS.en)]
    header = [upload.header[place] for place in places] + [PROBLEMS.in_language(language)]
    rows = (_marked(row, places, language) for row in upload.rows.order_by("number").iterator(CHUNK))
    return sheets.sheet(stem(upload), header, rows)


def _marked(row: ImportRow, places: Sequence[int], language: str) -> list[Any]:
    return [*cells_of(row, places), "；".join(said(fault, language) for fault in faults_of(row))]


def cells_of(row: ImportRow, places: Iterable[int]) -> list[Any]:
    """The cells as they were handed in."""
    raw = json.loads(row.raw)
    return [raw[place] if place < len(raw) else "" for place in places]


def said(fault: Fault, language: str) -> str:
    """What is wrong, in one line."""
    words = fault.words.in_language(language)
    return f"{fault.column.in_language(language)}：{words}" if fault.column else words


def stem(upload: Import) -> str:
    """The name of the file without its ending."""
    return upload.file_name.rpartition(".")[0] or upload.file_name


def chunks(items: Iterable[Any], size: int = CHUNK) -> Iterator[list[Any]]:
    """The items in lists of at most ``size``."""
    kept: list[Any] = []
    for item in items:
        kept.append(item)
        if len(kept) == size:
            yield kept
            kept = []
    if kept:
        yield kept
