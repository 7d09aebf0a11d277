"""Invented gazette texts that the tests of the law package read."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import gongbao.demo
from gongbao.law import Document, Issue, read

SAMPLES = Path(__file__).parent / "samples"
DEMO = Path(next(iter(gongbao.demo.__path__))) / "sample-gazette.txt"


@cache
def load(name: str) -> Issue:
    path = DEMO if name == "demo" else SAMPLES / name
    return read(path.read_bytes(), path.name)


@pytest.fixture(scope="session")
def issue() -> Callable[[str], Issue]:
    """An issue by the name of its sample file; ``demo`` is the gazette that the demo imports."""
    return load


@pytest.fixture(scope="session")
def reading_rooms() -> Document:
    """The measures on reading rooms of the demo's gazette: chapters, articles, items, a predecessor repealed."""
    return load("demo").documents[1]
