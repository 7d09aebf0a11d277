"""Time runs out: outcomes that come by themselves, fired in batches by as many workers as there are."""

import logging
from datetime import date

from django.db import DatabaseError, connection, transaction

from gongbao.hub import versions
from gongbao.hub.actors import SYSTEM
from gongbao.hub.commands.running import Attempt, begin, lock, nothing_else
from gongbao.hub.commands.snapshot import Snapshot, read_cases
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
         WHERE d.fires_on <= %s ORDER BY d.fires_on LIMIT %s FOR UPDATE SKIP LOCKED
    ) RETURNING case_id, step, generation, due
)
SELECT claimed.case_id, count(t.id) FROM claimed
  LEFT JOIN hub_task t ON t.case_id = claimed.case_id AND t.step = claimed.step
        AND t.generation = claimed.generation AND t.due = claimed.due AND t.closed_on IS NULL
 GROUP BY claimed.case_id ORDER BY claimed.case_id
"""


def fire_due(today: date, batch: int = BATCH) -> int:
    """Fires everything that is due up to the start of ``today``. Returns the number of cases that moved.

    Safe from many workers at once. A case that cannot move (a mistake in its definition, another version) is logged
    and keeps its task; it does not hold up the others. A batch is one transaction: what no longer counts goes with the
    claim, the cases that move are read in one statement and each is written in one, where that is enough.
    """
    moved = 0
    while True:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(_CLAIM, [today, batch])
                rows = cursor.fetchall()
            valid = [case_id for case_id, count in rows if count]
            moved += sum(_at_once(snapshot, today) or _fire(snapshot.case, today) for snapshot in read_cases(valid))
        if not rows:
            return moved


def _at_once(snapshot: Snapshot, today: date) -> bool:
    """Whether the case has moved; it has not where that takes more than one statement."""
    try:
        with nothing_else():
            running = begin(snapshot, SYSTEM, Attempt(None, at_once=True), today)
            versions.service_of(running.case)
            running.catch_up()
            return running.write_at_once(None)
    except DatabaseError:
        raise
    except Exception:
        # Whatever it is, it shows where the case is carried on alone.
        return False


def _fire(seen: Case, today: date) -> bool:
    number = seen.number
    before = Case.objects.values_list("revision", flat=True).get(pk=seen.pk)
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
