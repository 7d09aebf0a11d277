"""A client that gives commands to the hub, one after another."""

import itertools
import uuid
from typing import Any

from answering import answer, rate

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

    def step(place: tuple[str, int]) -> None:
        number, user = place
        execute(Actor(user), uuid.uuid4(), Do(number, STEP, OUTCOME))

    return rate(step, _places, seconds)


answer(begin, work)
