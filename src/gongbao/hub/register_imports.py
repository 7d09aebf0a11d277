"""Entries of a register from a sheet: which are new, which change, which are wrong; confirmed, all of them at once."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from gongbao.hub import clock, entries, imports, sheets
from gongbao.hub.actors import Actor
from gongbao.hub.imports import InNameOf
from gongbao.hub.models import Import, ImportRow, RecordEntry
from gongbao.hub.register_keeping import lock, needs_second_person, origin, own_entries
from gongbao.hub.registers import register_of
from gongbao.hub.tables.cells import cell_value, tidy_text
from gongbao.hub.tables.columns import Column, Fault, columns_of
from gongbao.rules import fact
from gongbao.services import Service
from gongbao.services.record import Record
from gongbao.words import Words

#: The number of an entry, by which an exported sheet finds its entries again when it comes back.
ENTRY = fact.integer("entry_no", "登记号", "Entry", minimum=1)
#: More rows than this are carried out by a worker.
AT_ONCE = 200
Verdict = ImportRow.Verdict


def columns(record: Record) -> tuple[Column, ...]:
    """What a sheet of the register has: the entry's number, and every content that fits into a cell."""
    return (Column(ENTRY, ENTRY.label, extra=True), *columns_of(record.contents, frozenset(record.key)))


def notes(record: Record) -> list[Words]:
    """What people have to know who fill in the sheet."""
    lists = [each.label for each in record.contents if each.name not in {column.name for column in columns(record)}]
    found = [
        Words("每行一条登记；表头不要改动。", "One entry a row; leave the header as it is."),
        imports.LIMITS,
        Words(
            "“登记号”由系统给出：新增的留空，导出后修改的保留原号。",
            "“Entry” is given by the system: leave it empty for a new entry, keep it when you change an exported one.",
        ),
        Words(
            "修改已有登记时，空格表示清空该项；表中没有的列不变。",
            "Of an entry that is changed, an empty cell clears the content; a column left out changes nothing.",
        ),
    ]
    if record.key:
        keys = [record.fields[name].label for name in record.key]
        zh, en = "、".join(label.zh for label in keys), ", ".join(label.en for label in keys)
        found.append(Words(f"{zh}相同的是同一条登记。", f"Rows of the same {en} are the same entry."))
    if lists:
        zh, en = "、".join(label.zh for label in lists), ", ".join(label.en for label in lists)
        found.append(Words(f"明细（{zh}）不能用表格导入，请逐条填写。", f"Lists ({en}) are not imported from a sheet."))
    return found


def template_of(record: Record, language: str) -> bytes:
    """The workbook to fill in."""
    # What writes sheets is heavy to import.
    from gongbao.hub.tables.templates import template

    return template(columns(record), notes(record), language)


def export(record: Record, found: QuerySet[RecordEntry] | Iterable[RecordEntry], language: str) -> bytes:
    """The entries as a sheet that can be changed and handed in again; ``shown`` is what they hold."""
    cols = columns(record)
    header = [column.heading.in_language(language) for column in cols]
    return sheets.sheet(
        record.label.in_language(language), header, (_sheet_row(cols, each, language) for each in found)
    )


def _sheet_row(cols: Sequence[Column], entry: RecordEntry, language: str) -> list[Any]:
    cells: list[Any] = [entry.pk]
    for column in cols[1:]:
        raw = entry.data.get(column.name)
        cells.append(None if raw is None else cell_value(column.fact, column.fact.parse(raw), language))
    return cells


# --- handing in


def hand_in(service: Service, record: Record, file: tuple[str, bytes], whose: InNameOf) -> Import:
    """Keeps the sheet and finds what each row would do. Raises Unreadable."""
    second = needs_second_person(record, whose)
    with transaction.atomic():
        purpose = Import.Purpose.REGISTER
        upload = imports.receive(purpose, service.slug, record.name, columns(record), file, whose, second_person=second)
        imports.keep_examined(upload, examine(upload))
    return upload


def examine(upload: Import) -> list[ImportRow]:
    """What each row would do to the register as it stands now; nothing is stored."""
    service, record = register_of(upload.service, upload.name)
    rows = list(upload.rows.order_by("number"))
    own = {entry.pk: entry for entry in own_entries(service.slug, record.name, whose_of(upload))}
    look = _Look(record, own, _standing(service.slug, record), frozenset(upload.present), {}, {})
    for row in rows:
        _examine(row, look)
    return rows


def whose_of(upload: Import) -> InNameOf:
    """In whose name it was handed in."""
    return InNameOf(upload.proposed_by_id, upload.district, upload.agency, upload.party)


def _standing(service: str, record: Record) -> dict[str, int]:
    """The entries by what tells them apart, whoever keeps them."""
    found = RecordEntry.objects.filter(service=service, record=record.name, struck_on=None).order_by("-pk")
    if record.key:
        return dict(found.exclude(key="").values_list("key", "pk"))
    return {_told(record, data): pk for pk, data in found.values_list("pk", "data")}


def _told(record: Record, data: Mapping[str, Any]) -> str:
    """What a row says, however it is written."""
    return json.dumps(_tidy(record, data), ensure_ascii=False, sort_keys=True)


def _tidy(record: Record, data: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: data[name] for name in record.fields if data.get(name) is not None}
    tidy = {name: tidy_text(value) if isinstance(value, str) else value for name, value in values.items()}
    return {name: value for name, value in tidy.items() if value != ""}


class _Look:
    """What a row is held against: the register, and the rows before it."""

    def __init__(
        self,
        record: Record,
        own: dict[int, RecordEntry],
        standing: dict[str, int],
        present: frozenset[str],
        seen: dict[str, int],
        used: dict[int, int],
    ) -> None:
        self.record, self.own, self.standing, self.present = record, own, standing, present
        self.seen, self.used = seen, used


def _examine(row: ImportRow, look: _Look) -> None:
    row.problems = [each for each in row.problems if not each.get("found")]
    row.entry, row.before = None, None
    row.verdict = Verdict.REFUSED
    if row.problems:
        return
    fault = _match(row, look)
    if fault is not None:
        row.problems = [*row.problems, imports.problem(fault) | {"found": True}]
        return
    if row.entry is None:
        row.verdict = Verdict.NEW
        return
    row.before = row.entry.data
    same = _tidy(look.record, changed(row, look.present)) == _tidy(look.record, row.entry.data)
    row.verdict = Verdict.UNCHANGED if same else Verdict.CHANGED


def _match(row: ImportRow, look: _Look) -> Fault | None:
    """Finds the row's entry; what is wrong where it cannot be that one."""
    record, data = look.record, _contents(row)
    if not data:
        return Fault(None, Words("这一行没有内容。", "The row holds nothing."))
    told = entries.key_of(record, data) if record.key else _told(record, data)
    if told in look.seen:
        earlier = look.seen[told]
        return Fault(None, Words(f"与第 {earlier} 行重复。", f"The same as row {earlier}."))
    look.seen[told] = row.number
    number = row.data.get(ENTRY.name)
    pk = number or look.standing.get(told)
    if pk is None:
        return None
    entry = look.own.get(pk)
    if entry is None and number is None:
        return Fault(None, Words("登记簿中已有这一条，由其他单位维护，不能更改。",
                                 "The register has this entry already; another office keeps it."))  # fmt: skip
    if entry is None:
        return Fault(ENTRY.label, Words(f"没有登记号为 {number} 的登记，或不由您的单位维护；新增的请留空。",
                                        f"Your office keeps no entry {number}; leave new ones empty."))  # fmt: skip
    if entry.pk in look.used:
        earlier = look.used[entry.pk]
        return Fault(ENTRY.label, Words(f"与第 {earlier} 行是同一条登记。", f"The same entry as row {earlier}."))
    if record.key and entry.key and entry.key != told:
        labels = [record.fields[name].label for name in record.key]
        return Fault(labels[0], Words(f"“{labels[0].zh}”用来区分登记，不能更改；请注销后重新登记。",
                                      f"“{labels[0].en}” cannot change; strike and enter anew."))  # fmt: skip
    look.used[entry.pk] = row.number
    row.entry = entry
    return None


def _contents(row: ImportRow) -> dict[str, Any]:
    return {name: value for name, value in row.data.items() if name != ENTRY.name}


def changed(row: ImportRow, present: Iterable[str]) -> dict[str, Any]:
    """What the row's entry holds afterwards: columns of the sheet as they are there, others as they were."""
    assert row.entry is not None
    columns_there = set(present)
    kept = {name: value for name, value in row.entry.data.items() if name not in columns_there}
    return kept | _contents(row)


# --- confirming


def confirm(actor: Actor, upload: Import, digest: str) -> bool:
    """Carries it out, or has a worker do it where it is large; False where something has changed and is shown anew.

    Raises Conflict and Forbidden; see ``imports.check_confirming``.
    """
    try:
        with transaction.atomic():
            return _confirm(actor, upload, digest)
    except IntegrityError:
        # A case entered the same key at this very moment.
        raise imports.shown_anew() from None


def _confirm(actor: Actor, upload: Import, digest: str) -> bool:
    from gongbao.hub import jobs

    held = Import.objects.select_for_update().get(pk=upload.pk)
    imports.check_confirming(actor, held, digest)
    held.state = Import.State.RUNNING
    held.confirmed_by_id, held.confirmed_at = actor.user_id, clock.now()
    held.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    if held.rows.filter(verdict__in=[Verdict.NEW, Verdict.CHANGED]).count() > AT_ONCE:
        jobs.carry_out_import.defer(import_id=str(held.pk))
        return True
    return carry_out(held.pk)


@transaction.atomic
def carry_out(import_id: Any) -> bool:
    """Does what was shown, all of it or nothing; False where the register has changed since, and it is shown anew."""
    upload = Import.objects.select_for_update(of=("self",)).select_related("confirmed_by").get(pk=import_id)
    if upload.state != Import.State.RUNNING:
        return True
    lock(upload.service, upload.name)
    # Cases change entries too: those that the sheet changes stand still from here on.
    touched = upload.rows.filter(verdict=Verdict.CHANGED).values("entry_id")
    list(RecordEntry.objects.select_for_update().filter(pk__in=touched).order_by("pk").values_list("pk"))
    rows = examine(upload)
    if imports.digest_of(rows) != upload.digest:
        imports.keep_examined(upload, rows)
        remark = imports.shown_anew().words
        upload.remarks = [*upload.remarks, [remark.zh, remark.en]]
        upload.state, upload.confirmed_by, upload.confirmed_at = Import.State.SHOWN, None, None
        upload.save(update_fields=["remarks", "state", "confirmed_by", "confirmed_at"])
        return False
    _write(upload, rows)
    upload.state, upload.finished_at = Import.State.DONE, clock.now()
    upload.save(update_fields=["state", "finished_at"])
    return True


def _write(upload: Import, rows: Sequence[ImportRow]) -> None:
    record = register_of(upload.service, upload.name)[1]
    whose = whose_of(upload)
    for some in imports.chunks(row for row in rows if row.verdict == Verdict.NEW):
        items = [(_contents(row), origin(whose, reason_of(upload, row))) for row in some]
        for row, made in zip(some, entries.enter_many(upload.service, record, items), strict=True):
            row.entry = made
        ImportRow.objects.bulk_update(some, ["entry"])
    for some in imports.chunks(row for row in rows if row.verdict == Verdict.CHANGED):
        entries.change_many(_changes(upload, some, whose))


def _changes(upload: Import, rows: Iterable[ImportRow], whose: InNameOf) -> Iterator[Any]:
    for row in rows:
        yield row.entry, changed(row, upload.present), origin(whose, reason_of(upload, row))


def reason_of(upload: Import, row: ImportRow) -> str:
    """What the history says of a change."""
    names = [_name(user) for user in (upload.proposed_by, upload.confirmed_by) if user is not None]
    people = "、".join(dict.fromkeys(names))
    return f"由{people}从“{upload.file_name}”第 {row.number} 行导入"


def _name(user: Any) -> str:
    return str(user.get_full_name() or user.get_username())
