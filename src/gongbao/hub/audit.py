"""The chain of events of each case, and the proof that nothing in it was altered, lost or moved.

An event's hash is SHA-256 over the hash of the one before it and its own content written as canonical JSON; the case
keeps the newest hash and the number of events, so that a chain cut short shows as well.
"""

import hashlib
import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection

from gongbao.hub import clock
from gongbao.hub.models import Case, Event
from gongbao.words import Words

_BLOCK = 5_000


@dataclass(slots=True)
class NewEvent:
    """An event that is about to be stored; the model takes longer to make than everything in it."""

    seq: int
    at: datetime
    day: date
    actor_id: int | None
    role: str
    kind: str
    data: dict[str, Any]
    command: uuid.UUID | None
    previous: bytes
    hash: bytes = b""


def digest(previous: bytes, number: str, event: Event | NewEvent) -> bytes:
    """The hash that the event must carry, after the one before it (empty for the first)."""
    content = [
        number,
        event.seq,
        event.at.isoformat(),
        event.day.isoformat(),
        event.actor_id,
        event.role,
        event.kind,
        event.data,
        str(event.command) if event.command else None,
    ]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(previous + text.encode()).digest()


def next_event(
    case: Case,
    kind: str,
    data: Mapping[str, Any],
    day: date,
    actor_id: int | None,
    role: str,
    command: uuid.UUID | None,
) -> NewEvent:
    """The next event of a case, and the case's head moved to it; the caller stores both."""
    event = NewEvent(
        seq=case.revision + 1,
        at=clock.now().astimezone(UTC),
        day=day,
        actor_id=actor_id,
        role=role,
        kind=kind,
        data=dict(data),
        command=command,
        previous=bytes(case.head),
    )
    event.hash = digest(bytes(case.head), case.number, event)
    case.revision, case.head = event.seq, event.hash
    return event


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a case's chain that is not as it was written."""

    case: str
    seq: int
    words: Words


def verify(cases: Sequence[int] | None = None) -> Iterator[Finding]:
    """Reads every chain in order, or those of the ``cases`` with these ids. What is altered, missing, added or out of
    order comes out, nothing else.
    """
    at, seq, head = None, 0, b""
    for case, event in _events(cases):
        if case.pk != at:
            at, seq, head = case.pk, 0, b""
        broken = _compare(case, event, seq, head)
        if broken:
            yield Finding(case.number, event.seq, broken)
        seq, head = event.seq, bytes(event.hash)
    yield from _heads(cases)


def _compare(case: Case, event: Event, seq: int, head: bytes) -> Words | None:
    if event.seq != seq + 1:
        return Words(f"第 {seq + 1} 条记录缺失。", f"Event {seq + 1} is missing.")
    if bytes(event.previous) != head:
        return Words("与前一条记录不衔接。", "It does not follow the event before it.")
    if digest(head, case.number, event) != bytes(event.hash):
        return Words("内容被改动。", "Its content was altered.")
    return None


def _events(cases: Sequence[int] | None) -> Iterator[tuple[Case, Event]]:
    events = Event.objects.select_related("case").order_by("case_id", "seq")
    if cases is not None:
        events = events.filter(case_id__in=cases)
    for event in events.iterator(chunk_size=_BLOCK):
        event.at = event.at.astimezone(UTC)
        yield event.case, event


def _heads(cases: Sequence[int] | None) -> Iterator[Finding]:
    """Cases whose last event is not the one that they name."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.number, c.revision FROM hub_case c
              LEFT JOIN hub_event e ON e.case_id = c.id AND e.seq = c.revision
             WHERE (e.hash IS DISTINCT FROM c.head
                OR EXISTS (SELECT FROM hub_event later WHERE later.case_id = c.id AND later.seq > c.revision))
               AND (%(cases)s::bigint[] IS NULL OR c.id = ANY(%(cases)s))
             ORDER BY c.id
            """,
            {"cases": None if cases is None else list(cases)},
        )
        for number, revision in cursor.fetchall():
            words = Words("最后的记录与事项所记不符。", "The last events are not those that the case names.")
            yield Finding(number, revision, words)
