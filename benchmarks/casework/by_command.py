"""A client that gives commands to the hub, one after another."""

import itertools
import time
import uuid
from typing import Any

from answering import answer

from benchmarks.casework.scene import OUTCOME, STEP


def begin(share: list[dict[str, Any]]) -> bool:
    """Joins the database and does each step once, so that what is loaded once has been."""
    from gongbao.hub.boot import boot

    global _places
    boot()
    _places = itertools.cycle([(place["number"], place["user"]) for place in share])
    work(0.2)
    return True


def work(seconds: float) -> float:
    """Commands a second; every one with an id of its own, from a person of whom nothing is known yet."""
    from gongbao.hub.actors import Actor
    from gongbao.hub.commands import Do, execute

    done, begun = 0, time.perf_counter()
    while time.perf_counter() < begun + seconds:
        number, user = next(_places)
        execute(Actor(user), uuid.uuid4(), Do(number, STEP, OUTCOME))
        done += 1
    return done / (time.perf_counter() - begun)


answer(begin, work)
