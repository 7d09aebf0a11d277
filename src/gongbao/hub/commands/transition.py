"""A transition in one statement: the event, the case, the steps that close and open, and when they are due."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection

from gongbao.hub.models import Case, Event


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step that is open after the transition; ``opened`` by it or before; ``fires_on``: when it ends by itself."""

    step: str
    role: str
    agency: int | None
    opened: bool
    due: date | None
    provisional: bool
    fires_on: date | None


# What a step's due date is, is compared here and not with a row read before: an unchanged one writes nothing.
_OPEN = """
WITH given AS (
    SELECT * FROM jsonb_to_recordset(%(open)s::jsonb) AS given
        (step text, role text, agency bigint, opened boolean, due date, provisional boolean, fires_on date)
), opened AS (
    INSERT INTO hub_task (case_id, district, service, step, role, agency_id, generation, opened_on, due, provisional,
                          outcome)
    SELECT %(case)s, %(district)s, %(service)s, step, role, agency,
           (SELECT count(*) FROM hub_task before WHERE before.case_id = %(case)s AND before.step = given.step) + 1,
           %(day)s, due, provisional, ''
      FROM given WHERE opened RETURNING step, generation
), kept AS (
    UPDATE hub_task task SET due = given.due, provisional = given.provisional FROM given
     WHERE task.case_id = %(case)s AND task.closed_on IS NULL AND task.step = given.step AND NOT given.opened
       AND (task.due, task.provisional) IS DISTINCT FROM (given.due, given.provisional)
    RETURNING task.step, task.generation
), deadlines AS (
    INSERT INTO hub_deadline (case_id, district, step, generation, due, fires_on)
    SELECT %(case)s, %(district)s, step, generation, due, fires_on
      FROM (SELECT * FROM opened UNION ALL SELECT * FROM kept) changed JOIN given USING (step)
     WHERE fires_on IS NOT NULL
)
"""
_EVENT = """, closed AS (
    UPDATE hub_task SET closed_on = %(day)s, outcome = CASE step WHEN %(done)s THEN %(outcome)s ELSE '' END
     WHERE case_id = %(case)s AND closed_on IS NULL AND step = ANY(%(closed)s)
), notices AS (
    UPDATE hub_notice SET taken_down_on = %(day)s
     WHERE case_id = %(case)s AND taken_down_on IS NULL AND step = ANY(%(closed)s)
), event AS (
    INSERT INTO hub_event (case_id, seq, at, day, actor_id, role, kind, data, command, previous, hash)
    VALUES (%(case)s, %(seq)s, %(at)s, %(day)s, %(actor)s, %(role)s, %(kind)s, %(data)s, %(command)s, %(previous)s,
            %(hash)s)
)
UPDATE hub_case SET state = %(state)s, end_state = %(end_state)s, ended_on = %(ended_on)s, revision = %(seq)s,
                    head = %(hash)s, version = %(version)s
 WHERE id = %(case)s
"""


def write(
    case: Case, event: Event, open_steps: Iterable[OpenStep] = (), closed: tuple[str, ...] = (), outcome: str = ""
) -> None:
    """Stores the event and the case as they are now; of the steps ``closed`` the first one ended in ``outcome``."""
    values = _place(case, event.day, open_steps) | {
        "closed": list(closed),
        "done": closed[0] if closed else "",
        "outcome": outcome,
        "seq": event.seq,
        "at": event.at,
        "actor": event.actor_id,
        "role": event.role,
        "kind": event.kind,
        "data": json.dumps(event.data),
        "command": event.command,
        "previous": event.previous,
        "hash": event.hash,
        "state": json.dumps(case.state),
        "end_state": case.end_state,
        "ended_on": case.ended_on,
        "version": case.version,
    }
    with connection.cursor() as cursor:
        cursor.execute(_OPEN + _EVENT, values)


def write_due_dates(case: Case, day: date, open_steps: Iterable[OpenStep]) -> None:
    """Stores the due dates of the open steps as they are now."""
    with connection.cursor() as cursor:
        cursor.execute(_OPEN + "SELECT", _place(case, day, open_steps))


def _place(case: Case, day: date, open_steps: Iterable[OpenStep]) -> dict[str, Any]:
    rows = [asdict(step) for step in open_steps]
    return {
        "open": json.dumps(rows, cls=DjangoJSONEncoder),
        "case": case.pk,
        "district": case.district,
        "service": case.service,
        "day": day,
    }
