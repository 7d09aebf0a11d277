"""Facts from Arrow: what a file or a table holds, as the columns of a kernel.

``Fact.parse`` says what a value may be; here the same is done for whole arrays. Values that are allowed but that
columns cannot carry (a date that does not exist, a number of very many decimals) are marked as odd: their rows are
answered one by one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from gongbao.population.columns import UNKNOWN_FLAG, Column, ListColumn, top
from gongbao.rules.facts import Fact, Records
from gongbao.rules.kinds import LARGEST, NO_WORDS, YES_WORDS, FactProblem, Type
from gongbao.words import Problem

#: Decimals that a column of numbers carries.
_DECIMALS: Final = {Type.INTEGER: 0, Type.NUMBER: 6, Type.MONEY: 2}
_WIDE: Final = 38


class DataProblem(Problem):
    """Data that cannot be asked: no such file, no such column, values that are no facts."""

    status = 422


@dataclass(frozen=True, slots=True)
class Decoded:
    """The columns of a batch, and the rows that hold a value which columns cannot carry."""

    columns: dict[str, Column | ListColumn]
    odd: NDArray[np.bool_] | None


class _Uncarried(Exception):
    """An array that must be looked at value by value."""


def decode(facts: Mapping[str, Fact], batch: pa.RecordBatch, first_row: int) -> Decoded:
    """The columns of the facts that a batch has; ``first_row`` counts the rows before it, for sentences.

    Raises:
        FactProblem: for a value that is none of its fact; the sentence names row, fact and what is allowed.
    """
    columns: dict[str, Column | ListColumn] = {}
    odd: NDArray[np.bool_] | None = None
    for name, fact in facts.items():
        if name not in batch.schema.names or fact.kind.type is Type.TEXT:
            continue
        array = batch.column(name)
        if array.null_count == len(array):
            continue
        found, strange = _column(fact, array, lambda row: f"[{first_row + row + 1}].")
        columns[name] = found
        if strange is not None:
            odd = strange if odd is None else odd | strange
    return Decoded(columns, odd)


def facts_of(facts: Mapping[str, Fact], batch: pa.RecordBatch, first_row: int) -> Callable[[int], Mapping[str, Any]]:
    """A function that gives the facts of one row of a batch."""
    given = {name: batch.column(name) for name in facts if name in batch.schema.names}

    def of(row: int) -> Mapping[str, Any]:
        known = {}
        for name, array in given.items():
            raw = _raw(facts[name], array[row].as_py())
            if raw is not None:
                known[name] = facts[name].parse(raw, f"[{first_row + row + 1}].")
        return known

    return of


_Where = Callable[[int], str]
_Found = tuple[Column, NDArray[np.bool_] | None]


def _column(fact: Fact, array: pa.Array, where: _Where) -> tuple[Column | ListColumn, NDArray[np.bool_] | None]:
    if isinstance(fact, Records):
        return _lists(fact, array, where)
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    try:
        return _carried(fact, array), None
    except (_Uncarried, pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return _one_by_one(fact, array, where)


def _carried(fact: Fact, array: pa.Array) -> Column:
    match fact.kind.type:
        case Type.BOOLEAN:
            return _flags(array)
        case Type.ENUM:
            return _places(array, fact.kind.names)
        case Type.DATE:
            return _days(array)
        case _:
            column = _numbers(fact, array)
            _check_limits(fact, column)
            return column


def _flags(array: pa.Array) -> Column:
    if _is_text(array.type):
        folded = pc.utf8_lower(pc.utf8_trim_whitespace(array))
        words = pa.array([*YES_WORDS, *NO_WORDS], folded.type)
        found = pc.index_in(folded, value_set=words)
        _check_all_found(array, found)
        return _flag(pc.less(found, len(YES_WORDS)))
    if pa.types.is_boolean(array.type):
        return _flag(array)
    if pa.types.is_integer(array.type) and pc.all(pc.is_in(array, pa.array([0, 1], array.type), skip_nulls=False)):
        return _flag(array)
    raise _Uncarried


def _flag(array: pa.Array) -> Column:
    steps = pc.fill_null(array.cast(pa.uint8()), UNKNOWN_FLAG).to_numpy(zero_copy_only=False)
    return Column(steps, unknown=bool(array.null_count))


def _places(array: pa.Array, names: tuple[str, ...]) -> Column:
    if not _is_text(array.type):
        raise _Uncarried
    found = pc.index_in(array, value_set=pa.array(names, array.type))
    _check_all_found(array, found)
    return _with_unknown(found.cast(pa.uint8() if len(names) < top(np.uint8) else pa.int32()))


def _days(array: pa.Array) -> Column:
    if pa.types.is_timestamp(array.type) or not (_is_text(array.type) or pa.types.is_date(array.type)):
        raise _Uncarried
    return _with_unknown(array.cast(pa.date32()).view(pa.int32()))


def _numbers(fact: Fact, array: pa.Array) -> Column:
    decimals = _DECIMALS[fact.kind.type]
    if pa.types.is_integer(array.type):
        return _with_unknown(array)
    if _is_text(array.type):
        array = pc.utf8_trim_whitespace(array)
    elif not (pa.types.is_floating(array.type) or pa.types.is_decimal(array.type)):
        raise _Uncarried
    elif pa.types.is_floating(array.type):
        return _floats(array, decimals)
    scaled = array.cast(pa.decimal128(_WIDE, decimals))
    halves = np.frombuffer(scaled.buffers()[1], dtype="<i8").reshape(-1, 2)[scaled.offset : scaled.offset + len(array)]
    steps = np.where(scaled.is_valid().to_numpy(zero_copy_only=False), halves[:, 0], 0)
    return _with_unknown(pa.array(steps, mask=scaled.is_null().to_numpy(zero_copy_only=False)), decimals)


def _floats(array: pa.Array, decimals: int) -> Column:
    """Binary fractions, read as the shortest decimal number that stands for the same."""
    known = array.drop_null().to_numpy(zero_copy_only=False)
    if known.size and not (np.abs(known) <= 1e12).all():
        raise _Uncarried
    for scale in range(decimals + 1):
        if (np.rint(known * 10**scale) / 10**scale == known).all():
            steps = pc.round(pc.multiply(array, float(10**scale))).cast(pa.int64())
            return _with_unknown(steps, scale)
    raise _Uncarried


def _with_unknown(array: pa.Array, scale: int = 0) -> Column:
    """Whole numbers, with the greatest of their type where there is none; of a wider type where it is taken."""
    greatest = pc.max(array).as_py()
    if greatest is not None and greatest >= top(array.type.to_pandas_dtype()):
        array = array.cast(pa.int64())
    if not array.null_count:
        return Column(array.to_numpy(zero_copy_only=False), scale)
    filled = array.fill_null(pa.scalar(top(array.type.to_pandas_dtype()), array.type))
    return Column(filled.to_numpy(zero_copy_only=False), scale, unknown=True)


def _check_limits(fact: Fact, column: Column) -> None:
    known = column.values[column.values != top(column.values.dtype)] if column.unknown else column.values
    if not known.size:
        return
    least = -LARGEST if fact.kind.minimum is None else fact.kind.minimum
    if int(known.min()) < least * 10**column.scale or int(known.max()) > LARGEST * 10**column.scale:
        raise _Uncarried


def _check_all_found(array: pa.Array, found: pa.Array) -> None:
    if found.null_count != array.null_count:
        raise _Uncarried


def _is_text(arrow_type: pa.DataType) -> bool:
    return bool(pa.types.is_string(arrow_type) or pa.types.is_large_string(arrow_type))


def _one_by_one(fact: Fact, array: pa.Array, where: _Where) -> _Found:
    """Values read one by one: those that columns carry, and which rows hold another."""
    steps: list[int | None] = []
    odd: list[int] = []
    scale = _DECIMALS.get(fact.kind.type, 0)
    for row, raw in enumerate(array.to_pylist()):
        value = None if raw is None or raw == "" else fact.parse(_plain(raw), where(row))
        try:
            steps.append(None if value is None else _step(fact, value, scale))
        except _Uncarried:
            steps.append(None)
            odd.append(row)
    column = (
        _flag(pa.array(steps, pa.int64()))
        if fact.kind.type is Type.BOOLEAN
        else _with_unknown(pa.array(steps, pa.int64()), scale)
    )
    if not odd:
        return column, None
    strange = np.zeros(len(array), dtype=np.bool_)
    strange[odd] = True
    return column, strange


def _step(fact: Fact, value: Any, scale: int) -> int:
    if isinstance(value, bool):
        return int(value)
    if fact.kind.type is Type.ENUM:
        return fact.kind.rank(value)
    if fact.kind.type is Type.DATE and hasattr(value, "toordinal"):
        return int(np.datetime64(value, "D").astype(np.int64))
    if isinstance(value, int | Decimal) and value * 10**scale == int(value * 10**scale):
        return int(value * 10**scale)
    raise _Uncarried


def _plain(raw: Any) -> Any:
    """A moment at midnight as its day."""
    if hasattr(raw, "hour") and (raw.hour, raw.minute, raw.second, raw.microsecond) == (0, 0, 0, 0):
        return raw.date()
    return raw


def _raw(fact: Fact, value: Any) -> Any:
    """A value as ``Fact.parse`` takes it; lists may come as JSON text."""
    if value is None or value == "":
        return None
    if isinstance(fact, Records) and isinstance(value, str):
        return _json(fact, value)
    return [_record(each) for each in value] if isinstance(fact, Records) else _plain(value)


def _record(record: Any) -> Any:
    return {name: _plain(each) for name, each in record.items()} if isinstance(record, Mapping) else record


def _json(fact: Fact, text: str) -> Any:
    try:
        return json.loads(text, parse_float=Decimal)
    except ValueError:
        raise FactProblem(
            f"{fact.name}（{fact.label.zh}）应为 JSON 列表。", f"{fact.name} ({fact.label.en}) must be a JSON list."
        ) from None


def _lists(fact: Records, array: pa.Array, where: _Where) -> tuple[ListColumn, NDArray[np.bool_] | None]:
    if _is_text(array.type):
        array = _from_json(fact, array, where)
    if not (pa.types.is_list(array.type) and pa.types.is_struct(array.type.value_type)):
        raise DataProblem(
            f"{fact.name}（{fact.label.zh}）应为记录的列表（list<struct>），或 JSON 文字。",
            f"{fact.name} ({fact.label.en}) must be a list of records (list<struct>), or JSON text.",
        )
    lengths = pc.fill_null(pc.list_value_length(array), 0).to_numpy(zero_copy_only=False)
    offsets = np.zeros(len(array) + 1, dtype=np.int64)
    np.cumsum(lengths, out=offsets[1:])
    records = array.flatten()
    people = np.repeat(np.arange(len(array)), lengths)
    fields: dict[str, Column] = {}
    odd: NDArray[np.bool_] | None = None
    _check_fields(fact, records.type)
    for name, field in fact.item.items():
        values = records.field(name) if name in records.type.names else None
        if values is None or field.kind.type is Type.TEXT or values.null_count == len(values):
            continue
        found, strange = _column(field, values, lambda row: f"{where(int(people[row]))}{fact.name}.")
        assert isinstance(found, Column)
        fields[name] = found
        if strange is not None:
            odd = np.zeros(len(array), dtype=np.bool_) if odd is None else odd
            odd[people[strange]] = True
    unknown = array.is_null().to_numpy(zero_copy_only=False) if array.null_count else None
    return ListColumn(offsets, fields, unknown), odd


def _check_fields(fact: Records, record: pa.DataType) -> None:
    strange = [name for name in record.names if name not in fact.item]
    if strange:
        raise DataProblem(
            f"{fact.name}（{fact.label.zh}）的记录没有名为 {strange[0]} 的字段；有 {'、'.join(fact.item)}。",
            f"Records of {fact.name} ({fact.label.en}) have no field named {strange[0]}; there are "
            f"{', '.join(fact.item)}.",
        )


def _from_json(fact: Records, array: pa.Array, where: _Where) -> pa.Array:
    """Lists written as JSON text, as an array of records whose fields are texts again."""
    lists: list[list[dict[str, str | None]] | None] = []
    for row, text in enumerate(array.to_pylist()):
        if not text:
            lists.append(None)
            continue
        raw = _json(fact, text)
        fact.parse(raw, where(row))
        lists.append([{name: _text(record.get(name)) for name in fact.item} for record in raw])
    return pa.array(lists, pa.list_(pa.struct([(name, pa.string()) for name in fact.item])))


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
