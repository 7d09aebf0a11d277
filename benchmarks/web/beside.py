"""Ours and the peer's (``bare``) served side by side, asked in turn by eight clients."""

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

from benchmarks.harness import Row, compare_rates, within
from benchmarks.processes import GONGBAO
from benchmarks.web.load import Load, get, load, post
from benchmarks.web.serving import free_port, home, installation, running

WORKERS = 2
ROUNDS = 7
#: Seconds within which 95 of 100 answers must be there.
LIMIT = 0.1
#: What a form carries to show that it is ours, and its cookie.
FORM_TOKEN = "t" * 32


@contextmanager
def served() -> Iterator[tuple[dict[str, Any], int, int]]:
    """A small city (see ``city``) with our server's port and the peer's; both are stopped in the end."""
    with home() as data, _served(data) as found:
        yield found


def beside_bare(
    name: str,
    goal: float,
    mine: Iterator[bytes],
    peers: Iterator[bytes],
    ours: int,
    theirs: int,
    expected: int = 200,
    peer_expected: int = 0,
) -> Iterator[Row]:
    """Requests a second beside the peer's, and the time of ours; ``peer_expected``: where the peer's status differs."""
    others = peer_expected or expected
    load(ours, mine, expected, seconds=1)
    load(theirs, peers, others, seconds=1)
    rounds: list[Load] = []

    def rate() -> float:
        rounds.append(load(ours, mine, expected))
        return rounds[-1].rate

    peer = "a bare Django view"
    yield compare_rates(
        f"{name}, 8 clients", rate, peer, lambda: load(theirs, peers, others).rate, goal=goal, rounds=ROUNDS
    )
    p95 = statistics.median(each.p95 for each in rounds)
    yield within(f"{name}, 8 clients, 95 of 100 within", p95 * 1000, "ms", LIMIT * 1000)


def pages(address: str, cookie: str = "") -> Iterator[bytes]:
    """The same page again and again."""
    return (get(address, cookie, address_of(n)) for n in count())


def notes(cookie: str) -> Iterator[bytes]:
    """Rows that the peer inserts for a person who is signed in."""
    for n in count():
        sent = urlencode({"text": str(n), "csrfmiddlewaretoken": FORM_TOKEN})
        yield post("/notes/", cookie, sent, address_of(n))


def address_of(n: int) -> str:
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
