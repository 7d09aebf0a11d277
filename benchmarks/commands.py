"""One command on a case, with one client and with eight: beside the database alone, by hand, and workflow engines.

Every row is a step of a process completed and on disk (the usual settings: fsync and synchronous commit), its history
kept, on one embedded PostgreSQL; each client is a process of its own with cases of its own. Ours checks the command id,
who may do it and what the case allows, and writes an event with its hash, the state, the task done and the task opened,
its deadline and a fact. By hand and pgbench write an event, the state and a deadline into the same tables and check
nothing.

Ours are two round trips: a statement that reads the case and whoever acts, one that writes everything; nothing waits in
between. What limits is processor time: about half of it in the server (the planned nodes of a statement that writes
seven tables, and the check of six foreign keys, where by hand there are three and three), and half here (permission,
the procedure's engine, the due date, the hash). Where clients and server share two processors, a command takes about
one and a half times the processor time of the four statements by hand, which do less: those and pgbench stay ahead, at
six to seven tenths and an eighth to a quarter. Of the engines we are ahead by 17 to 19 times (Caluma), three to four
(viewflow, DBOS) and two to three times (SpiffWorkflow, with the short history that it has here): the goals would need
half the processor time.
"""

from collections.abc import Callable, Iterator
from functools import partial

from benchmarks import store
from benchmarks.casework import pgbench, scene
from benchmarks.casework.clients import Clients
from benchmarks.harness import Row, compare_rates
from benchmarks.peer import Ours, Peer

CLIENTS = (1, 8)
CASES = 160
SECONDS = 2.0
ROUNDS = 5
#: Environment, program, what it is called, how many times faster we are to be.
PEERS = (
    ("caluma", "steps", "Caluma", 20),
    ("viewflow", "steps", "viewflow", 8),
    ("casework", "spiff", "SpiffWorkflow, saved each step", 3),
    ("casework", "durable", "DBOS", 15),
)

#: Given a number of clients and of seconds: steps completed in a second.
Rate = Callable[[int, float], float]


def rows() -> Iterator[Row]:
    """Steps completed in a second."""
    with store.empty_database("bench_commands") as url:
        places = scene.build(CASES)
        shares = [{"share": share} for share in scene.shares(places, max(CLIENTS))]
        with Clients(lambda: Ours("benchmarks.casework.by_command"), shares) as ours:
            with Clients(lambda: Ours("benchmarks.casework.by_hand"), shares) as hand:
                yield from _beside(ours.rate, "psycopg by hand, four statements", hand.rate, 1)
            yield from _beside(ours.rate, "pgbench, one statement", partial(pgbench.rate, places), 0.5)
            for environment, program, name, goal in PEERS:
                with store.database(url, f"bench_{program}") as address:
                    make = partial(Peer, environment, program, DATABASE_URL=address)
                    with make() as first:
                        first.call("prepare")
                    with Clients(make, shares) as peer:
                        yield from _beside(ours.rate, name, peer.rate, goal)


def _beside(ours: Rate, beside: str, theirs: Rate, goal: float) -> Iterator[Row]:
    for clients in CLIENTS:
        yield compare_rates(
            f"one command on a case, {clients} client{'s' if clients > 1 else ''}",
            partial(ours, clients, SECONDS),
            beside,
            partial(theirs, clients, SECONDS),
            goal=goal,
            rounds=ROUNDS,
        )
