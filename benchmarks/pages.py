"""Pages and a command over HTTP, beside a bare Django view: eight clients, each asking again once it is answered.

Ours is what ``gongbao serve`` starts, on a small city; the peer (``web/bare.py``) is a Django project with Django's own
middleware whose view makes one query and renders a template of three lines, on the same database, with the same server
program, as many processes and as many threads. Where ours is for people who are signed in, so is the peer's, in the
same session; where ours is a command, the peer's inserts one row. All answers are checked to be what was asked for.

Pages for everybody are kept by our own middleware and cost one query, so they are as fast as the peer's or faster.
Pages of people who are signed in do not reach a quarter but a tenth, and are over the limit of time where the machine
has other work; a command by a form comes near its quarter. A case asks the database 14 questions, the desk's list 12,
where the peer asks 3. Half of the time of such a page goes into its queries, more of it into Django's building the
statements than into PostgreSQL's answering them, and a third into its templates. What is shown to one person is never
kept, so the limit is how few queries a page can do with. On a machine whose processors are all busy the ratio falls
further, as each question to the database waits for its turn.

There is no programming interface yet, so the command goes the way it has: by a form, with its token, on a case, through
permission, events and periods to a redirect.
"""

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from benchmarks.harness import Row, compare_rates, within
from benchmarks.processes import GONGBAO
from benchmarks.web.load import Load, get, load, post
from benchmarks.web.serving import free_port, home, installation, running

WORKERS = 2
ROUNDS = 7
#: Seconds within which 95 of 100 answers must be there.
LIMIT = 0.1
_TOKEN = "t" * 32


def rows() -> Iterator[Row]:
    """Public pages, pages of people signed in, and a command."""
    with home() as data, _served(data) as (city, ours, theirs):
        page = f"/{city['document']}/"
        for name, address in city["public"].items():
            yield from _rows(name, 0.5, _pages(address), _pages(page), ours, theirs)
        own = f"/own{page}"
        for name, address, cookie in (
            ("a resident's case", city["case"], city["resident"]),
            ("the desk's list", city["list"], city["clerk"]),
            ("a case at the desk", city["desk case"], city["clerk"]),
        ):
            yield from _rows(name, 0.25, _pages(address, cookie), _pages(own, cookie), ours, theirs)
        cookie = f"{city['clerk']}; csrftoken={_TOKEN}"
        commands, notes = _commands(city["facts"], city["fact"], cookie), _notes(cookie)
        yield from _rows("a command by a form", 0.25, commands, notes, ours, theirs, expected=302)


def _rows(
    name: str, goal: float, mine: Iterator[bytes], peers: Iterator[bytes], ours: int, theirs: int, expected: int = 200
) -> Iterator[Row]:
    """Requests a second beside the peer's, and the time of ours."""
    load(ours, mine, expected, seconds=1)
    load(theirs, peers, expected, seconds=1)
    rounds: list[Load] = []

    def rate() -> float:
        rounds.append(load(ours, mine, expected))
        return rounds[-1].rate

    peer = "a bare Django view"
    yield compare_rates(
        f"{name}, 8 clients", rate, peer, lambda: load(theirs, peers, expected).rate, goal=goal, rounds=ROUNDS
    )
    p95 = statistics.median(each.p95 for each in rounds)
    yield within(f"{name}, 8 clients, 95 of 100 within", p95 * 1000, "ms", LIMIT * 1000)


def _pages(address: str, cookie: str = "") -> Iterator[bytes]:
    return (get(address, cookie, _address(n)) for n in count())


def _commands(addresses: list[str], fact: dict[str, str], cookie: str) -> Iterator[bytes]:
    """A fact entered in one case after the other, each time another value, each a command of its own."""
    for n in count():
        # Every case is given one value after the other: what it knows already is not entered again.
        value = {"fact": fact["name"], fact["field"]: n // len(addresses) % 40}
        sent = value | {"command": uuid4(), "csrfmiddlewaretoken": _TOKEN}
        yield post(addresses[n % len(addresses)], cookie, urlencode(sent), _address(n))


def _notes(cookie: str) -> Iterator[bytes]:
    for n in count():
        sent = urlencode({"text": str(n), "csrfmiddlewaretoken": _TOKEN})
        yield post("/notes/", cookie, sent, _address(n))


def _address(n: int) -> str:
    """Requests come from many addresses, as a city's do: what one address may ask a minute is limited."""
    return f"10.{n // 62500 % 250}.{n // 250 % 250}.{n % 250}"


@contextmanager
def _served(data: Path) -> Iterator[tuple[dict[str, Any], int, int]]:
    """The city with our server's port and the peer's; both are stopped in the end."""
    told = installation(data) | {"GONGBAO_BEHIND_PROXY": "1"}
    filling = [sys.executable, "-m", "benchmarks.web.city"]
    filled = subprocess.run(filling, env=told, check=True, stdout=subprocess.PIPE, text=True)
    city: dict[str, Any] = json.loads(filled.stdout.splitlines()[-1])
    ours, theirs = free_port(), free_port()
    bare = [sys.executable, "-m", "benchmarks.web.bare", str(theirs), str(WORKERS)]
    with (
        running([str(GONGBAO), "serve", "--port", str(ours)], told, ours, "/"),
        running(bare, told, theirs, f"/{city['document']}/"),
    ):
        yield city, ours, theirs
