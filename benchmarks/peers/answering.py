"""What the programs that are measured have in common; needing nothing, it runs in every environment.

Each ends with ``answer(functions)``. The others are for what the functions do.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar
from urllib.parse import parse_qs, unquote, urlsplit

T = TypeVar("T")


def answer(*functions: Callable[..., Any]) -> None:
    """Answer questions on standard input, a line each, until it closes: which function, with which arguments."""
    named = {function.__name__: function for function in functions}
    # Libraries that print must not print into our answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for line in sys.stdin:
        question = json.loads(line)
        found = named[question["name"]](**question["arguments"])
        answers.write(json.dumps(found) + "\n")
        answers.flush()


def seconds(call: Callable[[], object], times: int) -> float:
    """Seconds for one call, over ``times`` calls."""
    begun = time.perf_counter()
    for _ in range(times):
        call()
    return (time.perf_counter() - begun) / times


def rate(step: Callable[[T], object], cases: Iterator[T], seconds: float) -> float:
    """How many times a second ``step`` is done, each time with the next of ``cases``, over so many seconds."""
    done, begun = 0, time.perf_counter()
    while time.perf_counter() < begun + seconds:
        step(next(cases))
        done += 1
    return done / (time.perf_counter() - begun)


def django_database() -> dict[str, str]:
    """Where the database of DATABASE_URL is, in the words of Django's settings."""
    url = urlsplit(os.environ["DATABASE_URL"])
    return {
        "NAME": url.path.lstrip("/"),
        "USER": url.username or "",
        "PASSWORD": unquote(url.password or ""),
        "HOST": parse_qs(url.query)["host"][0],
    }
