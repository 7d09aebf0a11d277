"""The same kernels on Spark, for populations that one machine does not hold (``pip install gongbao[spark]``).

Every executor needs this package. Rows have no numbers there: a sentence about a bad value counts rows from the start
of the part it stands in.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from gongbao.population.answers import Tally
from gongbao.population.arrow import DataProblem
from gongbao.population.stream import ANSWER, BEFORE, Asked, Progress, check_columns
from gongbao.words import Problem


def ask_on_spark(asked: Asked, source: Path, output: Path | None, progress: Progress) -> Tally:
    """Ask the people in ``source`` (Parquet or CSV, a file or a folder) on the cluster that Spark is configured for.

    ``output`` becomes a folder of parts, as Spark writes it.

    Raises:
        DataProblem: without Spark, or for data that cannot be read or do not fit.
    """
    session = _session()
    table = _read(session, source)
    check_columns(asked, table.columns)
    if output:
        names = [BEFORE, ANSWER] if asked.before else [ANSWER]
        schema = ", ".join(
            [
                *(f"`{each.name}` {each.dataType.simpleString()}" for each in table.schema),
                *(f"{n} string" for n in names),
            ]
        )
        _run(lambda: _write(table.mapInArrow(partial(_answers, asked), schema), output))
    columns = [name for name in asked.columns if name in table.columns]
    parts = _run(lambda: table.select(columns).mapInArrow(partial(_tallies, asked), "tally binary").collect())
    total = Tally()
    for part in parts:
        total.add(pickle.loads(bytes(part.tally)))  # noqa: S301 - from our own executors
        progress(total.people)
    return total


def _session() -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise DataProblem(
            "没有安装 Spark；请先安装 gongbao[spark]，或改用 --engine local。",
            "Spark is not installed: install gongbao[spark], or use --engine local.",
        ) from None
    # On this machine's own executors the same Python, with this package in it.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return SparkSession.builder.appName("gongbao").getOrCreate()


def _read(session: Any, source: Path) -> Any:
    if not source.exists():
        raise DataProblem(f"没有文件 {source}。", f"There is no file {source}.")
    if source.suffix.lower() == ".csv":
        return session.read.csv(str(source), header=True)
    return _run(lambda: session.read.parquet(str(source)))


def _write(answered: Any, output: Path) -> None:
    writer = answered.write.mode("overwrite")
    if output.suffix.lower() == ".csv":
        writer.csv(str(output), header=True)
    else:
        writer.parquet(str(output))


def _run(work: Callable[[], Any]) -> Any:
    """Work done by Spark; of a failure of ours on an executor its own sentence is kept."""
    from pyspark.errors import PySparkException

    try:
        return work()
    except PySparkException as problem:
        told = [line for line in str(problem).splitlines() if _OURS in line]
        said = told[-1].split(_OURS, 1)[1] if told else str(problem).splitlines()[0]
        raise DataProblem(f"Spark：{said}", f"Spark: {said}") from None


_OURS = "gongbao:"


def _answers(asked: Asked, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    names = [BEFORE, ANSWER] if asked.before else [ANSWER]
    for batch, answers, _ in _asked(asked, batches):
        yield pa.RecordBatch.from_arrays([*batch.columns, *answers], [*batch.schema.names, *names])


def _tallies(asked: Asked, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    total = Tally()
    for _, _, tally in _asked(asked, batches):
        total.add(tally)
    yield pa.RecordBatch.from_pydict({"tally": pa.array([pickle.dumps(total)], pa.binary())})


def _asked(asked: Asked, batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[pa.RecordBatch, list[pa.Array], Tally]]:
    first_row = 0
    for batch in batches:
        try:
            answers, tally = asked.answer(batch, first_row)
        except Problem as problem:
            raise RuntimeError(f"{_OURS}{problem.words.zh} {problem.words.en}") from None
        first_row += batch.num_rows
        yield batch, answers, tally
