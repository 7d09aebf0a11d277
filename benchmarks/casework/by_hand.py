"""A client that does the step by hand: psycopg, four statements in a transaction, on our own tables.

It locks the case and reads its state, adds an event, writes the state, adds a deadline. It knows no permission, no
command id, no chain of hashes, no tasks and no facts. psycopg prepares the statements by itself.
"""

import itertools
import json
import os
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
from answering import answer, rate

from benchmarks.casework.scene import OUTCOME, STEP

_DATA = json.dumps({"step": STEP, "outcome": OUTCOME, "note": "", "attachments": []})
_LOCK = "SELECT state, revision FROM hub_case WHERE id = %s FOR UPDATE"
_EVENT = """
INSERT INTO hub_event (case_id, seq, at, day, actor_id, role, kind, data, previous, hash)
VALUES (%s, %s, %s, %s, %s, 'job-seeker', 'done', %s, '', '')
"""
_STATE = "UPDATE hub_case SET state = %s, revision = %s WHERE id = %s"
_DEADLINE = """
INSERT INTO hub_deadline (case_id, district, step, generation, due, fires_on) VALUES (%s, '110105', %s, %s, %s, %s)
"""


def begin(share: list[dict[str, Any]]) -> bool:
    """Connects."""
    global _places, _session
    _session = psycopg.connect(os.environ["DATABASE_URL"])
    _places = itertools.cycle([(place["case"], place["user"]) for place in share])
    work(0.2)
    return True


def work(seconds: float) -> float:
    """Steps a second."""
    return rate(_step, _places, seconds)


def _step(place: tuple[int, int]) -> None:
    case, user = place
    now = datetime.now(UTC)
    today = now.date()
    due = today + timedelta(days=183)
    with _session.transaction():
        [state, revision] = _session.execute(_LOCK, [case]).fetchone()
        state["on"] = str(today)
        state["steps"][STEP] = {"opened": str(today), "outcome": OUTCOME, "on": str(today), "by": str(user)}
        revision += 1
        _session.execute(_EVENT, [case, revision, now, today, user, _DATA])
        _session.execute(_STATE, [json.dumps(state), revision, case])
        _session.execute(_DEADLINE, [case, STEP, revision, due, due + timedelta(days=1)])


answer(begin, work)
