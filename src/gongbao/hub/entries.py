"""Entries of registers, ledgers and files: the one way in which one is made, changed or struck."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongbao.hub import subscriptions
from gongbao.hub.models import Agency, Case, Party, RecordChange, RecordEntry
from gongbao.services.record import Record


@dataclass(frozen=True)
class Origin:
    """Where an entry or a change comes from: the day, the person, the case, and why."""

    on: date
    district: str
    user_id: int | None = None
    case: Case | None = None
    party: Party | None = None
    agency: Agency | None = None
    reason: str = ""


def key_of(record: Record, data: Mapping[str, Any], case: Case | None = None) -> str:
    """What tells the entry from others of its register; empty where entries stand by themselves or it is not known."""
    if record.one_a_case:
        return f"case {case.pk}" if case else ""
    values = [data.get(name) for name in record.key]
    return json.dumps(values, ensure_ascii=False) if values and None not in values else ""


def standing(service: str, record: str, key: str) -> RecordEntry | None:
    """The entry that stands under the key, locked for this transaction."""
    if not key:
        return None
    found = RecordEntry.objects.select_for_update(of=("self",))
    return found.filter(service=service, record=record, key=key, struck_on=None).first()


def enter(service: str, record: Record, data: Mapping[str, Any], origin: Origin) -> RecordEntry:
    """Enters ``data`` (values as JSON carries them); what stands there under the same key is changed, with history."""
    key = key_of(record, data, origin.case)
    found = standing(service, record.name, key)
    if found is not None:
        return change(found, {**found.data, **data}, origin)
    created = _entry(service, record, data, origin)
    created.save(force_insert=True)
    subscriptions.entry_changed(created, origin.on)
    return created


def change(entry: RecordEntry, data: Mapping[str, Any], origin: Origin) -> RecordEntry:
    """The entry holds ``data`` from now on; what it held is kept. Nothing happens if nothing differs."""
    if entry.data != data:
        _keep(entry, origin)
        entry.data = dict(data)
        entry.save(update_fields=["data"])
        subscriptions.entry_changed(entry, origin.on)
    return entry


def strike(entry: RecordEntry, origin: Origin) -> None:
    """The entry no longer stands; it is kept with its history."""
    _keep(entry, origin)
    entry.struck_on = origin.on
    entry.save(update_fields=["struck_on"])
    subscriptions.entry_changed(entry, origin.on)


def _keep(entry: RecordEntry, origin: Origin) -> None:
    _change(entry, origin).save(force_insert=True)


def _change(entry: RecordEntry, origin: Origin) -> RecordChange:
    """What stands there now, as it will be remembered."""
    return RecordChange(
        entry=entry,
        on=origin.on,
        user_id=origin.user_id,
        case=origin.case,
        before=entry.data,
        reason=origin.reason[:300],
    )


def enter_many(service: str, record: Record, items: Iterable[tuple[Mapping[str, Any], Origin]]) -> list[RecordEntry]:
    """New entries in one statement; the caller has seen, under a lock, that none of their keys stands."""
    return RecordEntry.objects.bulk_create(_entry(service, record, data, origin) for data, origin in items)


def _entry(service: str, record: Record, data: Mapping[str, Any], origin: Origin) -> RecordEntry:
    return RecordEntry(
        service=service,
        record=record.name,
        key=key_of(record, data, origin.case),
        district=origin.district,
        case=origin.case,
        party=origin.party,
        agency=origin.agency,
        entered_on=origin.on,
        data=dict(data),
    )


def change_many(items: Iterable[tuple[RecordEntry, Mapping[str, Any], Origin]]) -> None:
    """Many entries changed in two statements, each with its history; the caller holds their register locked."""
    differing = [(entry, data, origin) for entry, data, origin in items if entry.data != data]
    RecordChange.objects.bulk_create(_change(entry, origin) for entry, _, origin in differing)
    for entry, data, _ in differing:
        entry.data = dict(data)
    RecordEntry.objects.bulk_update([entry for entry, _, _ in differing], ["data"])
