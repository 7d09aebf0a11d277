"""Importing gazettes: from text to structure beside bluebell, and a thousand issues through the command.

Bluebell (3.1.1, pure Python) reads the same file into Akoma Ntoso. It knows texts in its own marks (``PART``, ``SEC``,
indents), so of a gazette it makes one paragraph a line, while we find documents, places, relations, signatures, dates
and damage. The stored import, vectors for searching included, has a row of its own beside bluebell's reading alone.

The command imports a thousand invented issues of 8,000 characters each, one transaction an issue, first a hundred, then
all (those that are there already change nothing): the most memory that the process ever held must not grow with them.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import gongbao
from benchmarks import corpus, store
from benchmarks.harness import Row, compare, row, timed, within
from benchmarks.peer import Peer
from benchmarks.processes import GONGBAO, Run, run

ISSUES = 1_000
LIMIT_MB = 300
SAMPLE = Path(gongbao.__file__).parent / "demo" / "sample-gazette.txt"


def rows() -> Iterator[Row]:
    """Reading, storing, and a thousand issues."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / corpus.name(number) for number in range(ISSUES)]
        for number, path in enumerate(files):
            path.write_text(corpus.issue(number), encoding="utf-8")
        with Peer("text", "bluebell_text") as bluebell:
            yield _reading(bluebell, "reading an issue with tables, annexes and damage", SAMPLE)
            yield _reading(bluebell, "reading an issue of ten documents", files[0])
            with store.empty_database("bench_importing"):
                yield _storing(bluebell, files[0])
            with store.empty_database("bench_importing") as url:
                yield from _streaming(bluebell, url, files)


def _reading(bluebell: Peer, name: str, path: Path) -> Row:
    from gongbao import law

    data = path.read_bytes()
    assert len(law.read(data, path.name).documents) >= 3
    ours = timed(lambda: law.read(data, path.name))
    theirs = bluebell.timed("read", path=str(path))
    return compare(name, ours, "bluebell", theirs, goal=1, unit="ms", times=5, rounds=11)


def _storing(bluebell: Peer, path: Path) -> Row:
    from gongbao.hub import library

    numbers = iter(range(ISSUES, 10 * ISSUES))

    def measure(times: int) -> float:
        wanted = [(corpus.issue(number).encode(), corpus.name(number)) for number in islice(numbers, times)]
        begun = time.perf_counter()
        for data, name in wanted:
            assert library.import_issue(data, name).new
        return (time.perf_counter() - begun) / times

    theirs = bluebell.timed("read", path=str(path))
    name = "importing an issue of ten documents, stored and searchable"
    return compare(name, measure, "bluebell, reading alone", theirs, goal=0, unit="ms", times=5, rounds=7)


def _streaming(bluebell: Peer, url: str, files: list[Path]) -> Iterator[Row]:
    from gongbao.hub import library

    few, many = _imported(url, files[: ISSUES // 10]), _imported(url, files)
    assert library.counts()["issues"] == len(files)
    name = f"importing {ISSUES:,} issues"
    most, before = many.megabytes, few.megabytes
    yield within(f"{name}: the most memory held", most, "MB", LIMIT_MB)
    yield row(f"{name}: the most memory held", most, "MB", f"of {ISSUES // 10} issues", before, before / most, 0.9)
    ours = (ISSUES - ISSUES // 10) / many.seconds
    theirs = 1 / bluebell.call("read", path=str(files[0]), times=10)
    yield row(f"{name} by the command", ours, "a second", "bluebell, reading alone", theirs, ours / theirs, 0)


def _imported(url: str, files: list[Path]) -> Run:
    """Imports the files by the command."""
    return run([str(GONGBAO), "import", *map(str, files)], os.environ | {"DATABASE_URL": url})
