"""A population in a file: read batch by batch, answered on all cores, written as it comes, in bounded memory."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final, Protocol

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from gongbao.population.answers import Tally, as_text, counted_as, pairs, tally
from gongbao.population.answers import amounts as amounts_of
from gongbao.population.arrow import DataProblem, decode, facts_of
from gongbao.population.kernel import BLOCK, Block
from gongbao.population.question import Question

#: The column of answers, and with a change that of the answers before it.
ANSWER: Final = "answer"
BEFORE: Final = "answer_before"
_CSV_BYTES: Final = 4 << 20

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Asked:
    """A question to a population, perhaps beside the question before a change, and the columns to count ``by``."""

    question: Question
    before: Question | None = None
    by: tuple[str, ...] = ()
    reasons: bool = True

    @property
    def columns(self) -> list[str]:
        """The columns of a table that matter, as far as it has them."""
        facts = [*self.question.facts, *(self.before.facts if self.before else ())]
        return list(dict.fromkeys([*facts, *self.by]))

    def answer(self, batch: pa.RecordBatch, first_row: int) -> tuple[list[pa.Array], Tally]:
        """The answers for a batch (after those before a change, if one is asked about), and their tally."""
        arrays: list[pa.Array] = []
        total = Tally()
        for start in range(0, batch.num_rows, BLOCK):
            answers, counted = self._block(batch.slice(start, BLOCK), first_row + start)
            arrays.append(pa.table(answers, [str(place) for place in range(len(answers))]))
            total.add(counted)
        table = pa.concat_tables(arrays) if arrays else pa.table({"0": pa.array([], pa.string())})
        return [column.combine_chunks() for column in table.columns], total

    def _block(self, batch: pa.RecordBatch, first_row: int) -> tuple[list[pa.Array], Tally]:
        by = {name: batch.column(name) for name in self.by}
        block = _answered(self.question, batch, first_row, reasons=self.reasons)
        kind = self.question.body.kind
        answers = as_text(kind, block)
        found = tally(kind, block, answers, by)
        if self.before is None:
            return [answers], found
        old = _answered(self.before, batch, first_row, reasons=False)
        answers_before = as_text(kind, old)
        found.amounts_before = amounts_of(kind, old)
        counted = [counted_as(kind, answers_before), counted_as(kind, answers)]
        found.changed.update(pairs(*counted))
        for name, column in by.items():
            found.groups_changed.update({(name, *key): number for key, number in pairs(column, *counted).items()})
        return [answers_before, answers], found


def _answered(question: Question, batch: pa.RecordBatch, first_row: int, *, reasons: bool) -> Block:
    decoded = decode(question.facts, batch, first_row)
    return question.kernel.block(
        decoded.columns, batch.num_rows, facts_of(question.facts, batch, first_row), odd=decoded.odd, reasons=reasons
    )


def ask(asked: Asked, source: Path, output: Path | None = None, progress: Progress = lambda done: None) -> Tally:
    """Ask the people in ``source`` (Parquet or CSV) and write them with their answers to ``output`` (either).

    ``progress`` is told how many people have been answered so far. The output appears when it is whole.

    Raises:
        DataProblem: for a file that cannot be read or does not fit.
        FactProblem: for a value that is none of its fact.
    """
    with ExitStack() as stack:
        reader = stack.enter_context(_reader(source))
        check_columns(asked, reader.names)
        writer = stack.enter_context(_Output(output, reader.schema, asked)) if output else None
        total = Tally()
        batches = reader.batches(None if output else [name for name in asked.columns if name in reader.names])
        for batch, answers, counted in _in_turn(asked, batches, stack):
            total.add(counted)
            if writer:
                writer.write(batch, answers)
            progress(total.people)
    return total


def columns_of(source: Path) -> list[str]:
    """The names of the columns of a file. Raises DataProblem."""
    with _reader(source) as reader:
        return reader.names


def check_columns(asked: Asked, names: Sequence[str]) -> None:
    """Refuse a table that has no fact of the question, not a column to count by, or answers already."""
    facts = asked.question.facts
    if not set(facts) & set(names):
        raise DataProblem(
            f"表中没有一列是该决定的事实；列名应为事实名，如 {'、'.join(list(facts)[:5])}。",
            f"No column of the table is a fact of the decision; columns are named by facts, such as "
            f"{', '.join(list(facts)[:5])}.",
        )
    for name in asked.by:
        if name not in names:
            raise DataProblem(
                f"没有名为 {name} 的列；有 {'、'.join(names)}。",
                f"There is no column named {name}; there are {', '.join(names)}.",
            )
    for name in (ANSWER, BEFORE):
        if name in names:
            raise DataProblem(
                f"表中已有名为 {name} 的列，结果要写入该列；请先改名。",
                f"The table already has a column named {name}, which the answers need; rename it first.",
            )


def _in_turn(
    asked: Asked, batches: Iterator[pa.RecordBatch], stack: ExitStack
) -> Iterator[tuple[pa.RecordBatch, list[pa.Array], Tally]]:
    """Batches answered on all cores, in their order, with few of them in memory at a time."""
    first = next(batches, None)
    if first is None:
        return
    cores = os.cpu_count() or 1
    executor = stack.enter_context(_executor(asked, first, cores))
    waiting: deque[tuple[pa.RecordBatch, Future[tuple[list[pa.Array], Tally]]]] = deque()
    first_row = 0
    for batch in _all(first, batches):
        waiting.append((batch, executor.submit(_answer, asked, batch, first_row)))
        first_row += batch.num_rows
        if len(waiting) > 2 * cores:
            yield _next(waiting)
    while waiting:
        yield _next(waiting)


def _all(first: pa.RecordBatch, others: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    yield first
    yield from others


def _next(waiting: deque[Any]) -> tuple[pa.RecordBatch, list[pa.Array], Tally]:
    batch, answered = waiting.popleft()
    answers, counted = answered.result()
    return batch, answers, counted


def _executor(asked: Asked, first: pa.RecordBatch, cores: int) -> Executor:
    """Threads, as NumPy and Arrow let each other run; processes where rows are answered one by one in Python."""
    shapes = {name: each.shape for name, each in decode(asked.question.facts, first.slice(0, 1000), 0).columns.items()}
    if not asked.question.kernel.by_row(shapes):
        return ThreadPoolExecutor(cores)
    return ProcessPoolExecutor(cores, mp_context=get_context("spawn"))


def _answer(asked: Asked, batch: pa.RecordBatch, first_row: int) -> tuple[list[pa.Array], Tally]:
    return _here(asked).answer(batch, first_row)


#: Questions that came to this process, so that their programs are made once.
_known: dict[Any, Asked] = {}


def _here(asked: Asked) -> Asked:
    key = repr(asked)
    return _known.setdefault(key, asked)


class _Reader(Protocol):
    schema: pa.Schema

    @property
    def names(self) -> list[str]: ...

    def batches(self, columns: list[str] | None) -> Iterator[pa.RecordBatch]: ...

    def __enter__(self) -> _Reader: ...

    def __exit__(self, *problem: object) -> None: ...


def _reader(source: Path) -> _Reader:
    readers: Mapping[str, Callable[[Path], _Reader]] = {".parquet": _Parquet, ".csv": _Csv}
    if source.suffix.lower() not in readers:
        raise _unknown_format(source)
    try:
        return readers[source.suffix.lower()](source)
    except FileNotFoundError:
        raise DataProblem(f"没有文件 {source}。", f"There is no file {source}.") from None
    except (pa.ArrowInvalid, OSError) as problem:
        raise _unreadable(source, problem) from None


def _unknown_format(path: Path) -> DataProblem:
    return DataProblem(
        f"{path.name}：只能是 .parquet 或 .csv 文件。", f"{path.name}: only .parquet and .csv files are possible."
    )


def _unreadable(source: Path, problem: Exception) -> DataProblem:
    said = str(problem).splitlines()[0]
    return DataProblem(f"读不了 {source.name}：{said}", f"{source.name} cannot be read: {said}")


class _Parquet:
    def __init__(self, source: Path) -> None:
        self._source = source
        # Read ahead, the whole file would come into memory bit by bit.
        self._file = pq.ParquetFile(source, pre_buffer=False)
        self.schema = self._file.schema_arrow

    @property
    def names(self) -> list[str]:
        return list(self.schema.names)

    def batches(self, columns: list[str] | None) -> Iterator[pa.RecordBatch]:
        try:
            yield from self._file.iter_batches(batch_size=BLOCK, columns=columns)
        except (pa.ArrowInvalid, OSError) as problem:
            raise _unreadable(self._source, problem) from None

    def __enter__(self) -> _Parquet:
        return self

    def __exit__(self, *problem: object) -> None:
        self._file.close()


class _Csv:
    """Every column is read as text, so that 007 stays 007; what it means is for the facts to say."""

    def __init__(self, source: Path) -> None:
        self._source = source
        with pa.csv.open_csv(source) as head:
            names = head.schema.names
        convert = pa.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
        )
        self._file = pa.csv.open_csv(
            source, read_options=pa.csv.ReadOptions(block_size=_CSV_BYTES), convert_options=convert
        )
        self.schema = self._file.schema

    @property
    def names(self) -> list[str]:
        return list(self.schema.names)

    def batches(self, columns: list[str] | None) -> Iterator[pa.RecordBatch]:
        try:
            for batch in self._file:
                yield batch if columns is None else batch.select(columns)
        except pa.ArrowInvalid as problem:
            raise _unreadable(self._source, problem) from None

    def __enter__(self) -> _Csv:
        return self

    def __exit__(self, *problem: object) -> None:
        self._file.close()


class _Output:
    """A file in the making under a name of its own, which takes its name when it is whole."""

    def __init__(self, path: Path, schema: pa.Schema, asked: Asked) -> None:
        if path.suffix.lower() not in (".parquet", ".csv"):
            raise _unknown_format(path)
        self._path = path
        self._part = path.with_name(f".{path.name}.part")
        for name in [BEFORE, ANSWER] if asked.before else [ANSWER]:
            schema = schema.append(pa.field(name, pa.string()))
        self._schema = schema
        try:
            self._writer = (
                pq.ParquetWriter(self._part, schema)
                if path.suffix.lower() == ".parquet"
                else pa.csv.CSVWriter(self._part, schema)
            )
        except pa.ArrowInvalid as problem:
            raise _unreadable(path, problem) from None
        except OSError:
            raise DataProblem(f"写不了 {path}。", f"{path} cannot be written.") from None

    def write(self, batch: pa.RecordBatch, answers: list[pa.Array]) -> None:
        """Add people with their answers."""
        self._writer.write_batch(pa.RecordBatch.from_arrays([*batch.columns, *answers], schema=self._schema))

    def __enter__(self) -> _Output:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: object, trace: object) -> None:
        self._writer.close()
        if kind is None:
            self._part.replace(self._path)
        else:
            self._part.unlink(missing_ok=True)
