"""Ten thousand deadlines that are due, among a million open ones.

Two things are measured apart. *Taking up* is what the timer does with every deadline: it takes those that are due, past
other workers, and tells which of them still count; here none does, as each step was done in time, which is what becomes
of most deadlines. It is one statement a thousand. *Carrying out* is what follows where one counts: the case goes on by
itself, which is a command like any other, with the procedure's engine, an event in the chain of hashes, the task closed
and the next one opened. It is one statement a case and 1,000 cases a transaction, and its limit is the time of the
engine and of that statement, not the waiting for disk or for other processes: the goals are met by taking up and cannot
be by carrying out, which runs the definition of the procedure for each case. More workers share the cases.

By hand is psycopg, a transaction a deadline: it is found and locked, looked at, and deleted; for carrying out the case
is locked, the event added, the state written, the task closed.
"""

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import psycopg

from benchmarks import store
from benchmarks.casework import due, scene
from benchmarks.casework.clients import Clients
from benchmarks.harness import Row, at_least, compare_rates, row
from benchmarks.peer import Ours

OPEN, DUE = 1_000_000, 10_000
#: So many by hand make a round: all of them would take as long as everything else.
BY_HAND = 300
CARRIED_OUT = 500
ROUNDS = 5
WRITERS, SECONDS = 8, 5.0

_FIND = """
SELECT d.id, d.case_id, t.id FROM hub_deadline d
  LEFT JOIN hub_task t ON t.case_id = d.case_id AND t.step = d.step AND t.generation = d.generation
       AND t.due = d.due AND t.closed_on IS NULL
 WHERE d.fires_on <= %s ORDER BY d.fires_on LIMIT 1 FOR UPDATE OF d SKIP LOCKED
"""


def rows() -> Iterator[Row]:
    """Deadlines a second, and deadlocks."""
    with store.empty_database("bench_deadlines") as url:
        due.later(url, OPEN - DUE)
        yield from _taking_up(url)
        yield _carrying_out(url)
        yield _deadlocks(url)


def _taking_up(url: str) -> Iterator[Row]:
    make = partial(due.due, url, closed=due.DUE)
    found = compare_rates(
        f"deadlines taken up, {DUE:,} due of {OPEN:,}",
        _measured(make, DUE, partial(_fired, 0)),
        "psycopg by hand, one by one",
        _measured(make, BY_HAND, partial(_by_hand, url)),
        goal=40,
        rounds=ROUNDS,
    )
    yield found
    yield at_least(found.name, found.ours, "a second", 50_000)


def _carrying_out(url: str) -> Row:
    make = partial(due.due, url)
    return compare_rates(
        f"deadlines carried out, of {OPEN:,}",
        _measured(make, CARRIED_OUT, partial(_fired, CARRIED_OUT)),
        "psycopg by hand, one by one",
        _measured(make, BY_HAND, partial(_by_hand, url)),
        goal=1,
        rounds=ROUNDS,
    )


_made = iter(range(1_000_000))


def _measured(make: Callable[[str, int], None], many: int, fire: Callable[[], None]) -> Callable[[], float]:
    """So many are made due, then the time is taken in which they fire: how many a second."""

    def measure() -> float:
        make(f"DUE-{next(_made)}-", many)
        begun = time.perf_counter()
        fire()
        return many / (time.perf_counter() - begun)

    return measure


def _fired(moved: int) -> None:
    from gongbao.hub import deadlines

    assert deadlines.fire_due(due.TODAY) == moved


def _by_hand(url: str) -> None:
    with psycopg.connect(url) as session:
        while _one_by_hand(session):
            pass


def _one_by_hand(session: psycopg.Connection) -> bool:
    with session.transaction():
        found = session.execute(_FIND, [due.TODAY]).fetchone()
        if found is None:
            return False
        deadline, case, task = found
        if task is not None:
            _go_on(session, case, task)
        session.execute("DELETE FROM hub_deadline WHERE id = %s", [deadline])
        return True


def _go_on(session: psycopg.Connection, case: object, task: object) -> None:
    locked = session.execute("SELECT state, revision FROM hub_case WHERE id = %s FOR UPDATE", [case]).fetchone()
    assert locked is not None
    state, revision = locked
    state["steps"][due.STEP] = {"outcome": "no-report", "on": str(due.TODAY)}
    session.execute(
        "INSERT INTO hub_event (case_id, seq, at, day, role, kind, data, previous, hash)"
        " VALUES (%s, %s, now(), %s, '', 'time-up', %s, '', '')",
        [case, revision + 1, due.TODAY, json.dumps({"step": due.STEP, "outcome": "no-report"})],
    )
    session.execute(
        "UPDATE hub_case SET state = %s, revision = %s WHERE id = %s", [json.dumps(state), revision + 1, case]
    )
    session.execute("UPDATE hub_task SET closed_on = %s, outcome = 'no-report' WHERE id = %s", [due.TODAY, task])


def _deadlocks(url: str) -> Row:
    """Eight clients give commands to the very cases whose deadlines come up meanwhile."""
    places = scene.build(WRITERS * 5)
    shares = [{"share": share} for share in scene.shares(places, WRITERS)]
    with Clients(lambda: Ours("benchmarks.casework.by_command"), shares) as writers:
        before = _counted(url)
        with ThreadPoolExecutor(1) as pool:
            rate = pool.submit(writers.rate, WRITERS, SECONDS)
            while not rate.done():
                _again(url, [place.case for place in places])
                _fired(0)
            assert rate.result() > 0
        found = _counted(url) - before
    met = 1.0 if found == 0 else 0.0
    return row(f"deadlocks, firing against {WRITERS} writers", found, "deadlocks", "the limit", 0, met, 1)


def _again(url: str, cases: list[int]) -> None:
    """A deadline that is due, for the step that is open in each of the cases: it came up while the case moved on."""
    with psycopg.connect(url, autocommit=True) as session:
        session.execute(
            "INSERT INTO hub_deadline (case_id, district, step, generation, due, fires_on)"
            " SELECT case_id, district, step, generation, due, %s FROM hub_task"
            " WHERE case_id = ANY(%s) AND closed_on IS NULL AND due IS NOT NULL",
            [due.TODAY, cases],
        )


def _counted(url: str) -> int:
    with psycopg.connect(url, autocommit=True) as session:
        session.execute("SELECT pg_stat_force_next_flush()")
        found = session.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()").fetchone()
    assert found is not None
    return found[0]
