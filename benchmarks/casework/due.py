"""A million open deadlines, of which ten thousand are due, made by the database itself.

The cases are applications of providers whose publicity has run without a report: the procedure goes on by itself with
``no-report``, which opens the next step. What is not due yet hangs on other cases.
"""

import json
from datetime import date, timedelta

import psycopg

from benchmarks.casework.bulk import unchecked, unindexed

SERVICE, PROCEDURE, STEP, BEFORE = "assistive-device-provider", "new-provider", "publicity", "post-list"
POSTED, DUE, TODAY = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 10)
_STATE = {
    "procedure": PROCEDURE,
    "started": str(POSTED),
    "on": str(POSTED),
    "steps": {BEFORE: {"outcome": "posted", "on": str(POSTED), "by": "1"}, STEP: {"opened": str(POSTED)}},
}
_CASES = """
INSERT INTO hub_case (number, district, service, procedure, version, title, state, end_state, opened_on, revision, head)
SELECT %(kind)s || n, '110105', %(service)s, %(procedure)s, %(version)s, '', %(state)s, '', %(posted)s, 0, ''
  FROM generate_series(1, %(many)s::int) n
"""
_TASKS = """
INSERT INTO hub_task (case_id, district, service, step, role, generation, opened_on, due, provisional, outcome,
                      closed_on)
SELECT id, '110105', service, %(step)s, 'public', 1, opened_on, %(due)s::date, false, '', %(closed)s::date
  FROM hub_case WHERE number LIKE %(kind)s || '%%'
"""
_DEADLINES = """
INSERT INTO hub_deadline (case_id, district, step, generation, due, fires_on)
SELECT c.id, '110105', %(step)s, 1, %(due)s::date, %(due)s::date + 1 + n * %(apart)s::int
  FROM hub_case c, generate_series(1, %(each)s::int) n WHERE c.number LIKE %(kind)s || '%%'
"""


def later(url: str, many: int) -> None:
    """So many deadlines that are not due yet, ten a case."""
    with unchecked(url) as session, unindexed(session, "hub_deadline"):
        _add(session, "LATER-", many // 10, each=10, due=TODAY + timedelta(days=30), apart=20)


def due(url: str, kind: str, many: int, *, closed: date | None = None) -> None:
    """So many that are due today, one a case; with ``closed`` the steps have been done meanwhile."""
    with unchecked(url) as session:
        _add(session, kind, many, each=1, due=DUE, apart=0, closed=closed)


def _add(
    session: psycopg.Connection,
    kind: str,
    many: int,
    *,
    each: int,
    due: date,
    apart: int,
    closed: date | None = None,
) -> None:
    from gongbao.services import registry

    values = {
        "kind": kind,
        "many": many,
        "service": SERVICE,
        "procedure": PROCEDURE,
        "version": registry()[SERVICE].version,
        "state": json.dumps(_STATE),
        "posted": POSTED,
        "step": STEP,
        "due": due,
        "closed": closed,
        "each": each,
        "apart": apart,
    }
    for statement in (_CASES, _TASKS, _DEADLINES):
        session.execute(statement, values)
    session.execute("VACUUM (ANALYZE) hub_deadline, hub_task, hub_case")
