"""A transition in one statement: the event, the case, the steps that close and open, when they are due, new facts.

Whoever writes has read the case in some revision; the statement writes all of it when the case still is in that
revision, and else nothing. This is the one place that builds it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from gongbao.hub.audit import NewEvent
from gongbao.hub.models import Case
from gongbao.hub.prepared import Statement


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


@dataclass(frozen=True, slots=True)
class NewFact:
    """A value that a fact of the case is given; ``value`` as JSON, None takes the fact back."""

    name: str
    value: Any
    source: str
    note: str = ""
    evidence: UUID | None = None
    entered_by: int | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """The command that is carried out by the transition alone, with its ``result``."""

    id: UUID
    actor: int
    kind: str
    digest: bytes
    result: str


@dataclass(slots=True)
class Transition:
    """What is written. Of the steps ``closed`` the first one ended in ``outcome``; ``announced``: a notice of one of
    them may be up, and comes down.
    """

    event: NewEvent
    closed: tuple[str, ...] = ()
    outcome: str = ""
    announced: bool = False
    open_steps: Sequence[OpenStep] = ()
    facts: list[NewFact] = field(default_factory=list)
    sent: Sent | None = None


_CASE = """
WITH moved AS (
    UPDATE hub_case SET state = %(state)s, end_state = %(end_state)s, ended_on = %(ended_on)s, revision = %(seq)s,
                        head = %(hash)s, version = %(version)s
     WHERE id = %(case)s AND revision = %(seq)s::integer - 1
    RETURNING id
), event AS (
    INSERT INTO hub_event (case_id, seq, at, day, actor_id, role, kind, data, command, previous, hash)
    SELECT id, %(seq)s, %(at)s::timestamptz, %(day)s::date, %(actor)s::integer, %(role)s, %(kind)s, %(data)s::jsonb,
           %(command)s::uuid, %(previous)s::bytea, %(hash)s FROM moved
)
"""
_CLOSED = """, closed AS (
    UPDATE hub_task SET closed_on = %(day)s, outcome = CASE step WHEN %(done)s THEN %(outcome)s ELSE '' END
      FROM moved WHERE case_id = moved.id AND closed_on IS NULL AND step = ANY(%(closed)s::text[])
)
"""
_NOTICES = """, notices AS (
    UPDATE hub_notice SET taken_down_on = %(day)s
      FROM moved WHERE case_id = moved.id AND taken_down_on IS NULL AND step = ANY(%(closed)s::text[])
)
"""
_FACTS = """, facts AS (
    INSERT INTO hub_factvalue (case_id, name, value, source, note, evidence_id, entered_by_id, entered_at)
    SELECT id, name, value, source, note, evidence, entered_by, %(at)s::timestamptz
      FROM moved, jsonb_to_recordset(%(facts)s::jsonb) AS given
           (name text, value jsonb, source text, note text, evidence uuid, entered_by integer)
)
"""
_SENT = """, sent AS (
    INSERT INTO hub_command (id, at, actor_id, kind, digest, result)
    SELECT %(command)s::uuid, now(), %(sender)s::integer, %(sent)s, %(digest)s::bytea, %(result)s::jsonb FROM moved
)
"""
_GIVEN = """ given AS (
    SELECT * FROM jsonb_to_recordset(%(open)s::jsonb) AS given
        (step text, role text, agency bigint, opened boolean, due date, provisional boolean, fires_on date)
)
"""
_OPENED = """, opened AS (
    INSERT INTO hub_task (case_id, district, service, step, role, agency_id, generation, opened_on, due, provisional,
                          outcome)
    SELECT moved.id, %(district)s, %(service)s, step, role, agency,
           coalesce((SELECT max(generation) FROM hub_task before
                      WHERE before.case_id = moved.id AND before.step = given.step), 0) + 1,
           %(day)s::date, due, provisional, ''
      FROM moved, given WHERE opened RETURNING step, generation
)
"""
# What a step's due date is, is compared here and not with a row read before: an unchanged one writes nothing.
_KEPT = """, kept AS (
    UPDATE hub_task task SET due = given.due, provisional = given.provisional FROM moved, given
     WHERE task.case_id = moved.id AND task.closed_on IS NULL AND task.step = given.step AND NOT given.opened
       AND (task.due, task.provisional) IS DISTINCT FROM (given.due, given.provisional)
    RETURNING task.step, task.generation
)
"""
_DEADLINES = """, deadlines AS (
    INSERT INTO hub_deadline (case_id, district, step, generation, due, fires_on)
    SELECT %(case)s::bigint, %(district)s, step, generation, due, fires_on FROM {changed} JOIN given USING (step)
     WHERE fires_on IS NOT NULL
)
"""


@cache
def _steps(*, opened: bool, kept: bool) -> str:
    """The part for the open steps, of ``moved`` and ``given``."""
    changed = {(True, False): "opened", (False, True): "kept"}.get(
        (opened, kept), "(SELECT * FROM opened UNION ALL SELECT * FROM kept) changed"
    )
    return _GIVEN + (_OPENED if opened else "") + (_KEPT if kept else "") + _DEADLINES.format(changed=changed)


@cache
def _statement(*, closed: bool, announced: bool, opened: bool, kept: bool, facts: bool, sent: bool) -> Statement:
    """Only the parts that have something to write: a part that finds nothing costs time all the same."""
    parts = [(closed, _CLOSED), (announced, _NOTICES), (facts, _FACTS), (sent, _SENT)]
    text = _CASE + "".join(part for wanted, part in parts if wanted)
    if opened or kept:
        text += "," + _steps(opened=opened, kept=kept)
    return Statement(text + "SELECT id FROM moved")  # noqa: S608 every part is written here


def write(case: Case, transition: Transition) -> bool:
    """Stores the transition and the case as it is now; False, and nothing is stored, when the case is no longer in the
    revision before it.
    """
    event, sent = transition.event, transition.sent
    values = _place(case, event.day, transition.open_steps) | {
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
    if transition.closed:
        values |= {
            # Names of steps are letters, digits and hyphens, so that an array of them needs no quotes.
            "closed": f"{{{','.join(transition.closed)}}}",
            "done": transition.closed[0],
            "outcome": transition.outcome,
        }
    if transition.facts:
        values["facts"] = _rows(transition.facts)
    if sent is not None:
        values |= {"sender": sent.actor, "sent": sent.kind, "digest": sent.digest, "result": sent.result}
    statement = _statement(
        closed=bool(transition.closed),
        announced=transition.announced,
        opened=any(step.opened for step in transition.open_steps),
        kept=any(not step.opened for step in transition.open_steps),
        facts=bool(transition.facts),
        sent=sent is not None,
    )
    return bool(statement.rows(values))


_DUE_DATES = Statement(f"WITH moved AS (SELECT %(case)s::bigint AS id),{_steps(opened=False, kept=True)}SELECT")


_ADD_FACTS = Statement(f"WITH moved AS (SELECT %(case)s::bigint AS id){_FACTS}SELECT")


def add_facts(case_id: int, facts: Sequence[NewFact], at: datetime) -> None:
    """Stores new values of facts, entered at the moment ``at``."""
    _ADD_FACTS.rows({"case": case_id, "facts": _rows(facts), "at": at})


def write_due_dates(case: Case, day: date, open_steps: Sequence[OpenStep]) -> None:
    """Stores the due dates of the open steps as they are now."""
    if open_steps:
        _DUE_DATES.rows(_place(case, day, open_steps))


def _place(case: Case, day: date, open_steps: Sequence[OpenStep]) -> dict[str, Any]:
    place = {"case": case.pk, "district": case.district, "service": case.service, "day": day}
    return place | {"open": _rows(open_steps)} if open_steps else place


def _rows(rows: Sequence[Any]) -> str:
    return json.dumps([{name: getattr(row, name) for name in row.__slots__} for row in rows], default=str)
