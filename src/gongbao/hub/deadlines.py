"""Time runs out: outcomes that come by themselves, fired in batches by as many workers as there are."""

import logging
from datetime import date

from django.db import DatabaseError, connection, transaction

from gongbao.hub.actors import SYSTEM
from gongbao.hub.commands.running import Attempt, lock
from gongbao.hub.models import Case
from gongbao.hub.versions import OtherVersion

BATCH = 1_000
_log = logging.getLogger("gongbao.deadlines")

# Takes a batch of what is due, past other workers and past cases that a command is working on, and says which of it
# still counts: the same opening of the step, still open, still with that due date.
_CLAIM = """
WITH claimed AS (
    DELETE FROM hub_deadline WHERE id IN (
        SELECT d.id FROM hub_deadline d JOIN hub_case c ON c.id = d.case_id
         WHERE d.fires_on <= %s ORDER BY d.fires_on, d.id LIMIT %s FOR UPDATE SKIP LOCKED
    ) RETURNING case_id, step, generation, due
)
SELECT claimed.case_id, c.number, count(t.id) FROM claimed
  JOIN hub_case c ON c.id = claimed.case_id
  LEFT JOIN hub_task t ON t.case_id = claimed.case_id AND t.step = claimed.step
        AND t.generation = claimed.generation AND t.due = claimed.due AND t.closed_on IS NULL
 GROUP BY claimed.case_id, c.number ORDER BY claimed.case_id
"""


def fire_due(today: date, batch: int = BATCH) -> int:
    """Fires everything that is due up to the start of ``today``. Returns the number of cases that moved.

    Safe from many workers at once. A case that cannot move (a mistake in its definition, another version) is logged
    and keeps its task; it does not hold up the others.
    """
    moved = 0
    while True:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(_CLAIM, [today, batch])
                rows = cursor.fetchall()
            moved += sum(_fire(case_id, number, today) for case_id, number, valid in rows if valid)
        if not rows:
            return moved


def _fire(case_id: int, number: str, today: date) -> bool:
    before = Case.objects.values_list("revision", flat=True).get(pk=case_id)
    try:
        with transaction.atomic():
            running = lock(SYSTEM, number, Attempt(None), today=today)
    except OtherVersion:
        _log.warning("%s runs on an older definition and waits to be moved", number)
        return False
    except DatabaseError:
        raise
    except Exception:
        # A mistake in one definition must not keep all other cases waiting.
        _log.exception("%s cannot move on by itself", number)
        return False
    return running.case.revision > before
