"""How the work on cases grows: with the number of clients, with the history of a case, with the steps that are open.

A command reads the state of its case, which its definition bounds, and the newest value of each fact, one look into an
index each; nothing in it counts or reads the history, so that it costs the same after ten thousand events. The count of
overdue steps grows with what is overdue. What gives way first are processors: each command takes some of the client's
and some of the server's, so that more processes help up to the processors there are, and then more machines in front of
one PostgreSQL, a server with more processors, and at last a database a district.
"""

import statistics
import uuid
from collections.abc import Iterator

from benchmarks import overdue, store
from benchmarks.casework import bulk, scene
from benchmarks.casework.clients import Clients
from benchmarks.harness import Growth, timed
from benchmarks.peer import Ours

PROCESSES = (1, 2, 4, 8)
SECONDS, ROUNDS = 2.0, 9
HISTORY = (10, 100, 1_000, 10_000)
#: So many commands are measured at each length of the history.
MEASURED = 50
OPEN_STEPS = (10_000, 100_000, 1_000_000, 10_000_000)


def curves() -> Iterator[Growth]:
    """Commands by clients and by history, overdue steps by open steps."""
    yield _by_processes()
    yield _by_history()
    yield _by_open_steps()


def _by_processes() -> Growth:
    with store.empty_database("bench_growth"):
        places = scene.build(5 * max(PROCESSES))
        shares = [{"share": share} for share in scene.shares(places, max(PROCESSES))]
        with Clients(lambda: Ours("benchmarks.casework.by_command"), shares) as clients:
            points = [
                (number, statistics.median(clients.rate(number, SECONDS) for _ in range(ROUNDS)))
                for number in PROCESSES
            ]
    return Growth("commands", "client processes", "a second", tuple((size, round(rate, 1)) for size, rate in points))


def _by_history() -> Growth:
    with store.empty_database("bench_growth"):
        [place] = scene.build(1)
        points = []
        done = 0
        for events in HISTORY:
            # Two events opened the case.
            for _ in range(events - done - 2):
                _command(place)
            done = events - 2
            taken = statistics.median(timed(lambda: _command(place))(1) for _ in range(MEASURED))
            done += MEASURED
            points.append((events, round(taken * 1000, 3)))
    return Growth("one command", "events that the case has", "ms", tuple(points))


def _command(place: scene.Place) -> None:
    from gongbao.hub.actors import Actor
    from gongbao.hub.commands import Do, execute

    execute(Actor(place.user), uuid.uuid4(), Do(place.number, scene.STEP, scene.OUTCOME))


def _by_open_steps() -> Growth:
    with store.empty_database("bench_growth") as url:
        departments = bulk.agencies()
        points, before = [], 0
        for many in OPEN_STEPS:
            bulk.open_tasks(url, before, many, departments, overdue.TODAY)
            before = many
            points.append((many, round(overdue.measured(departments, many), 3)))
    return Growth("overdue steps by department", "open steps", "ms", tuple(points))
