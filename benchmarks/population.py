"""The rule of ``deciding`` for ten million people, of whose facts 5 per cent are unknown, beside other tools.

Everybody answers the same people from columns in their own memory: by hand with NumPy two-valued, as it cannot tell
unknown from no (the facts made known first), Polars and DuckDB three-valued, OpenFisca two-valued again. By hand and we
have one core; beside Polars and DuckDB, which take all cores, so do we. Before anything is measured the counts of yes,
no and unknown must be the same. The last rows are whole runs of the command, Parquet to Parquet.

By hand is measured as it is written first, a line a condition over whole columns, and again block by block, which is
what we do too and twice as fast. Three values cost two masks a condition where two cost one, about 90 passes over a
block beside 44: that is the limit beside blocks by hand.
"""

import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from benchmarks.deciding import DAY, eligible
from benchmarks.harness import Growth, Row, Timed, at_least, compare, timed, within
from benchmarks.peer import Peer
from benchmarks.peers.facts import FLAGS, NUMBERS, THRESHOLDS, UNKNOWN
from benchmarks.processes import GONGBAO, Run, run
from benchmarks.store import HOME
from gongbao.population.columns import UNKNOWN_FLAG, Column
from gongbao.population.kernel import BLOCK, Kernel

PEOPLE = 10_000_000
THREE_VALUED = "ten million people, three-valued"
SERVICE, DECISION = "arts-training-prepayment", "prepayment-allowed"
_FOLDER = HOME / "population"
#: One more than the greatest value of each number; the others are counts below 4.
_BELOW = {"degree": 4, "years": 12, "since_intermediate": 9, "since_associate": 7}

Arrays = dict[str, NDArray[np.uint8]]

_compare = partial(compare, unit="ms", times=1)


def rows() -> Iterator[Row]:
    """The kernel beside each peer, then the whole command."""
    people = _people()
    kernel = Kernel(eligible, DAY)
    columns = {name: Column(_as_we_keep_it(name, values), unknown=True) for name, values in people.items()}
    known = {name: np.where(values == UNKNOWN, 0, values).astype(np.uint8) for name, values in people.items()}
    ours = timed(lambda: kernel.answers(columns, PEOPLE))
    hand = np.empty(PEOPLE, dtype=np.bool_)
    yield from _beside_hand(ours, kernel, known, hand)
    low, high = kernel.answers(columns, PEOPLE)
    counts = [int(low.sum()), int((~high).sum()), int((high & ~low).sum())]
    on_all_cores = timed(lambda: _on_all_cores(kernel, columns))
    for peer, program, goal in (("Polars", "polars_rule", 3), ("DuckDB", "duckdb_rule", 8)):
        with Peer("tables", program) as asked:
            assert asked.call("load", folder=str(_FOLDER)) == counts
            theirs = asked.timed("answered")
            yield _compare(f"{THREE_VALUED}, all cores", on_all_cores, peer, theirs, goal=goal, rounds=15)
    with Peer("engines", "openfisca_people") as fisca:
        assert fisca.call("load", folder=str(_FOLDER)) == int(hand.sum())
        for beside, name, goal in (("OpenFisca, calculate", "calculated", 4), ("OpenFisca, whole", "whole", 15)):
            yield _compare(THREE_VALUED, ours, beside, fisca.timed(name), goal=goal, rounds=7)
    yield from _whole_command()


def _beside_hand(ours: Timed, kernel: Kernel, known: Arrays, out: NDArray[np.bool_]) -> Iterator[Row]:
    """Leaves in ``out`` the answers by hand."""
    columns = {name: Column(values) for name, values in known.items()}
    by_hand(known, out, BLOCK)
    assert (kernel.answers(columns, PEOPLE)[0] == out).all()
    at_once, in_blocks = timed(lambda: by_hand(known, out, PEOPLE)), timed(lambda: by_hand(known, out, BLOCK))
    all_known = timed(lambda: kernel.answers(columns, PEOPLE))
    hand, hand_in_blocks = "NumPy by hand, two-valued", "NumPy by hand, two-valued, in blocks"
    for name, measured, beside, theirs in (
        (THREE_VALUED, ours, hand, at_once),
        (THREE_VALUED, ours, hand_in_blocks, in_blocks),
        ("ten million people, all known", all_known, hand_in_blocks, in_blocks),
    ):
        yield _compare(name, measured, beside, theirs, goal=1 / 1.6, rounds=31)


def curves() -> Iterator[Growth]:
    """How long the whole command takes, and how much memory, for 1 to 100 million people."""
    seconds, megabytes = [], []
    for people in (1_000_000, 3_000_000, 10_000_000, 30_000_000, 100_000_000):
        ran = _command(_file(people), None)
        seconds.append((float(people), round(ran.seconds, 1)))
        megabytes.append((float(people), round(ran.megabytes)))
    yield Growth("a population answered from Parquet", "people", "s", tuple(seconds))
    yield Growth("memory for a population", "people", "MB", tuple(megabytes))


def by_hand(f: Arrays, out: NDArray[np.bool_], rows_at_once: int) -> None:
    """The rule as a person would write it for columns."""
    for start in range(0, PEOPLE, rows_at_once):
        part = slice(start, start + rows_at_once)
        degree, years = f["degree"][part], f["years"][part]
        qualified = (degree >= 3) & (years >= 2)
        qualified |= (degree >= 2) & (years >= 7)
        qualified |= (degree >= 1) & (f["intermediate"][part] != 0) & (f["since_intermediate"][part] >= 5)
        qualified |= (f["associate"][part] != 0) & (f["since_associate"][part] >= 3)
        for n in range(4):
            qualified |= f[f"route_{n}"][part] != 0
        counted = (f["count_0"][part] >= THRESHOLDS[0]).view(np.uint8)
        for n, least in enumerate(THRESHOLDS[1:], 1):
            counted += (f[f"count_{n}"][part] >= least).view(np.uint8)
        np.logical_and(qualified, counted >= 3, out=out[part])


def _as_we_keep_it(name: str, values: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A flag is 2 where it is unknown."""
    return np.where(values == UNKNOWN, UNKNOWN_FLAG, values).astype(np.uint8) if name in FLAGS else values


def _on_all_cores(kernel: Kernel, columns: dict[str, Column]) -> None:
    cores = os.cpu_count() or 1
    bounds = [PEOPLE * n // cores for n in range(cores + 1)]
    with ThreadPoolExecutor(cores) as pool:
        parts = [
            ({name: each.part(start, stop) for name, each in columns.items()}, stop - start)
            for start, stop in pairwise(bounds)
        ]
        list(pool.map(lambda part: kernel.answers(*part), parts))


def _people() -> Arrays:
    """Ten million invented people, a byte a fact, kept for the peers as NumPy files."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(1)
    found: Arrays = {}
    for name in (*FLAGS, *NUMBERS):
        below = 2 if name in FLAGS else _BELOW.get(name, 4)
        values = random.integers(0, below, PEOPLE, dtype=np.uint8)
        values[random.random(PEOPLE, dtype=np.float32) < 0.05] = UNKNOWN
        np.save(_FOLDER / f"{name}.npy", values)
        found[name] = values
    return found


def _whole_command() -> Iterator[Row]:
    ran = _command(_file(PEOPLE), _FOLDER / "answered.parquet")
    yield within("ten million people, memory of the whole command", ran.megabytes, "MB", 1000)
    name = "ten million people, from Parquet to Parquet with reasons"
    yield at_least(name, PEOPLE / ran.seconds, "people a second", 1e6)


def _command(source: Path, output: Path | None) -> Run:
    command = [str(GONGBAO), "population", SERVICE, DECISION, "--input", str(source)]
    command += ["--as-of", "2024-05-01", "--by", "district", "--json", *(["--output", str(output)] if output else [])]
    ran = run(command)
    assert json.loads(ran.output)["people"] == pq.read_metadata(source).num_rows
    return ran


def _file(people: int) -> Path:
    """Invented people with the facts of a decision on prepaid lessons, in the same million again and again."""
    path = _FOLDER / f"{people}.parquet"
    if not path.exists():
        million = _prepayments(1_000_000)
        _FOLDER.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        with pq.ParquetWriter(part, million.schema) as writer:
            for _ in range(people // 1_000_000):
                writer.write_table(million, row_group_size=1 << 18)
        part.rename(path)
    return path


def _prepayments(number: int) -> pa.Table:
    random = np.random.default_rng(3)

    def empty() -> NDArray[np.bool_]:
        return random.random(number) < 0.05

    def flags() -> pa.Array:
        return pa.array(random.random(number) < 0.9, mask=empty())

    def days() -> pa.Array:
        return pa.array(random.integers(19_800, 19_900, number, dtype=np.int32), mask=empty()).cast(pa.date32())

    return pa.table(
        {
            "district": pa.array(random.choice(["东城", "西城", "朝阳", "通州"], number)).dictionary_encode(),
            "charge_date": days(),
            "course_start": days(),
            "course_end": days(),
            "prepayment_forced": flags(),
            "both_methods_offered": flags(),
            "learner_chose_prepayment": flags(),
            "contract_signed": flags(),
            "lesson_count": pa.array(random.integers(1, 90, number, dtype=np.int16), mask=empty()),
            "prepaid_amount": pa.array(random.integers(0, 700_000, number) / 100, mask=empty()),
        }
    )
