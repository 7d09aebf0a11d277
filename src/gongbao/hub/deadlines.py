"""Time runs out: outcomes that come by themselves, fired in batches by as many workers as there are."""

import json
import logging
from datetime import date

from django.db import DatabaseError, transaction

from gongbao.hub import versions
from gongbao.hub.actors import SYSTEM
from gongbao.hub.commands.running import Attempt, begin, lock, nothing_else
from gongbao.hub.commands.snapshot import Snapshot, read_cases
from gongbao.hub.models import Case
from gongbao.hub.prepared import Statement
from gongbao.hub.versions import OtherVersion

BATCH = 1_000
_log = logging.getLogger("gongbao.deadlines")

# Takes a batch of what is due, past other workers, and says of which cases it still counts: the same opening of the
# step, still open, still with that due date. What counts no longer goes, and so does what is taken up now; a case that
# a command is working on is passed over and keeps its deadline. Only cases that may move are locked.
_CLAIM = Statement("""
WITH due AS (
    SELECT id, case_id, step, generation, due, fires_on FROM hub_deadline
     WHERE fires_on <= %(today)s::date AND (fires_on, id) > (%(day)s::date, %(last)s::bigint)
     ORDER BY fires_on, id LIMIT %(batch)s::integer FOR UPDATE SKIP LOCKED
), standing AS (
    SELECT due.id, due.case_id FROM due JOIN hub_task t ON t.case_id = due.case_id AND t.step = due.step
       AND t.generation = due.generation AND t.due = due.due AND t.closed_on IS NULL
), locked AS (
    SELECT id FROM hub_case WHERE id IN (SELECT case_id FROM standing) FOR UPDATE SKIP LOCKED
), gone AS (
    DELETE FROM hub_deadline WHERE id IN (
        SELECT id FROM due WHERE id NOT IN (
            SELECT id FROM standing WHERE case_id NOT IN (SELECT id FROM locked)
        )
    )
)
SELECT (SELECT max(fires_on) FROM due), (SELECT max(id) FROM due WHERE fires_on = (SELECT max(fires_on) FROM due)),
       (SELECT json_agg(id ORDER BY id) FROM locked)
""")


def fire_due(today: date, batch: int = BATCH) -> int:
    """Fires everything that is due up to the start of ``today``. Returns the number of cases that moved.

    Safe from many workers at once. A case that cannot move (a mistake in its definition, another version) is logged
    and keeps its task; it does not hold up the others. A batch is one transaction: what no longer counts goes with the
    claim, the cases that move are read in one statement and each is written in one, where that is enough.
    """
    moved, day, last = 0, "-infinity", "0"
    while True:
        with transaction.atomic():
            [[reached, key, cases]] = _CLAIM.rows({"today": today, "day": day, "last": last, "batch": batch})
            if reached is None or key is None:
                return moved
            day, last = reached, key
            for snapshot in read_cases(json.loads(cases)) if cases else ():
                moved += _at_once(snapshot, today) or _fire(snapshot.case, today)


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
