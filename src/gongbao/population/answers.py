"""Answers of a block as people and files have them, and counted."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from gongbao.population.arrow import DataProblem
from gongbao.population.kernel import Block
from gongbao.rules import kinds
from gongbao.rules.kinds import Kind, Type
from gongbao.rules.values import UNKNOWN
from gongbao.words import Words

#: The answer where it is not known.
UNKNOWN_TEXT: Final = repr(UNKNOWN)
#: How a known answer is counted where answers are amounts, numbers or dates, of which there may be very many.
A_VALUE: Final = "value"
#: The most different values of a column by which people are counted.
_MOST_GROUPS: Final = 1000


def is_measured(kind: Kind) -> bool:
    """Whether answers of this kind are added up rather than counted one by one."""
    return kind.type not in (Type.BOOLEAN, Type.ENUM, Type.TEXT)


def as_text(kind: Kind, block: Block) -> pa.Array:
    """The answers of a block as ``check`` prints them: ``yes``, ``3600.00``, ``2024-03-01``, ``unknown``."""
    written = _written(kind, block)
    if block.unknown.any():
        written = pc.if_else(pa.array(block.unknown), pa.scalar(UNKNOWN_TEXT, written.type), written)
    if not block.single:
        return written
    each = written.to_pylist()
    for row, value in block.single.items():
        each[row] = UNKNOWN_TEXT if value is None else kinds.text(kind, value)
    return pa.array(each, pa.string())


def _written(kind: Kind, block: Block) -> pa.Array:
    match kind.type:
        case Type.BOOLEAN:
            return pc.if_else(pa.array(block.value), "yes", "no")
        case Type.ENUM:
            return pa.array(kind.names, pa.string()).take(pa.array(block.value))
        case Type.DATE:
            return pa.array(block.value.astype(np.int32), pa.int32()).cast(pa.date32()).cast(pa.string())
        case Type.TEXT:
            return pa.nulls(len(block.value), pa.string())
        case _:
            return _decimals(kind, block)


def _decimals(kind: Kind, block: Block) -> pa.Array:
    if kind.type is Type.MONEY:
        step = 10 ** max(block.scale - 2, 0)
        steps = block.value * 10 ** max(2 - block.scale, 0)
        fen = np.sign(steps) * ((np.abs(steps) + step // 2) // step)
        return _scaled(fen, 2)
    if not block.scale:
        return pa.array(block.value).cast(pa.string())
    return pc.utf8_rtrim(pc.utf8_rtrim(_scaled(block.value, block.scale), "0"), ".")


def _scaled(steps: Any, scale: int) -> pa.Array:
    halves = np.empty((len(steps), 2), dtype="<i8")
    halves[:, 0] = steps
    halves[:, 1] = np.where(steps < 0, -1, 0)
    decimals = pa.Array.from_buffers(pa.decimal128(38, scale), len(steps), [None, pa.py_buffer(halves.tobytes())])
    return decimals.cast(pa.string())


@dataclass
class Amounts:
    """Known answers that are amounts or numbers, added up."""

    number: int = 0
    total: Decimal = Decimal(0)
    least: Decimal | None = None
    most: Decimal | None = None

    def add(self, other: Amounts) -> None:
        """Take in the amounts of other people."""
        self.number += other.number
        self.total += other.total
        self.least = min((each for each in (self.least, other.least) if each is not None), default=None)
        self.most = max((each for each in (self.most, other.most) if each is not None), default=None)

    def told(self) -> dict[str, Any]:
        """As JSON carries them; without the least and the most where there are none."""
        shown = {"total": self.total, "least": self.least, "most": self.most}
        return {"people": self.number} | {name: f"{value:f}" for name, value in shown.items() if value is not None}


def amounts(kind: Kind, block: Block) -> Amounts:
    """The known amounts of a block; dates are not added up."""
    if kind.type not in (Type.INTEGER, Type.NUMBER, Type.MONEY):
        return Amounts()
    known = ~block.unknown
    known[list(block.single)] = False
    step = Decimal(1).scaleb(-block.scale)
    values = block.value[known]
    found = Amounts()
    if values.size:
        # The sum of whole steps may pass 64 bits, so it is made of two halves.
        high, low = int((values >> 20).sum()), int((values & 0xFFFFF).sum())
        total = ((high << 20) + low) * step
        found = Amounts(int(values.size), total, int(values.min()) * step, int(values.max()) * step)
    for value in block.single.values():
        if isinstance(value, int | Decimal):
            found.add(Amounts(1, Decimal(value), Decimal(value), Decimal(value)))
    return found


@dataclass
class Tally:
    """What a population was answered: how many of what, why, and what is missing.

    ``reasons`` counts by place and answer the people whose answer rests on the place; ``missing`` by fact the people
    who are asked for it; ``groups`` by column and value how many were answered what. ``changed`` counts people by
    their answers before and after a change, ``groups_changed`` the same by column and value.
    """

    people: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    amounts: Amounts = field(default_factory=Amounts)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    groups: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    single: int = 0
    problems: Counter[tuple[str, str]] = field(default_factory=Counter)
    changed: Counter[tuple[str, str]] = field(default_factory=Counter)
    groups_changed: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    amounts_before: Amounts = field(default_factory=Amounts)

    def add(self, other: Tally) -> None:
        """Take in the tally of other people."""
        self.people += other.people
        self.single += other.single
        self.amounts.add(other.amounts)
        self.amounts_before.add(other.amounts_before)
        for name in ("answers", "reasons", "missing", "groups", "problems", "changed", "groups_changed"):
            getattr(self, name).update(getattr(other, name))


def tally(kind: Kind, block: Block, answers: pa.Array, by: Mapping[str, pa.Array]) -> Tally:
    """A block counted, ``by`` further columns."""
    found = Tally(people=len(answers), amounts=amounts(kind, block), missing=block.missing, single=len(block.single))
    counted = _Coded.of(counted_as(kind, answers))
    found.answers = Counter({answer: number for (answer,), number in _joint(counted).items()})
    for place, mask in block.places.items():
        numbers = np.bincount(counted.codes[mask], minlength=len(counted.values)).tolist()
        found.reasons.update({(place, answer): n for answer, n in zip(counted.values, numbers, strict=True) if n})
    for name, column in by.items():
        found.groups.update({(name, *key): number for key, number in _joint(_Coded.of(column), counted).items()})
    found.problems.update((words.zh, words.en) for words in block.problems.values())
    return found


def counted_as(kind: Kind, answers: pa.Array) -> pa.Array:
    """Answers as they are counted: the many values of a measure all as one."""
    if not is_measured(kind):
        return answers
    plain = pc.is_in(answers, pa.array([UNKNOWN_TEXT, "none"]))
    return pc.if_else(plain, answers, A_VALUE)


@dataclass(frozen=True, slots=True)
class _Coded:
    """A column of texts as places in a list of the different ones: numbers are counted at a tenth of the price."""

    codes: NDArray[np.int64]
    values: tuple[str, ...]

    @classmethod
    def of(cls, column: pa.Array) -> _Coded:
        """The column so; an empty value is the empty text."""
        if not pa.types.is_dictionary(column.type):
            column = column.cast(pa.string()).dictionary_encode()
        values = column.dictionary.cast(pa.string()).to_pylist()
        codes = pc.fill_null(column.indices.cast(pa.int64()), len(values)).to_numpy(zero_copy_only=False)
        return cls(codes, (*values, ""))


def pairs(*columns: pa.Array) -> Counter[Any]:
    """How often each combination (a tuple of texts) of values occurs; an empty value is the empty text.

    Raises:
        DataProblem: if there are so many different values that nobody could read the counts.
    """
    return _joint(*map(_Coded.of, columns))


def _joint(*columns: _Coded) -> Counter[Any]:
    shape = [len(each.values) for each in columns]
    if math.prod(shape) > _MOST_GROUPS**2:
        raise _too_many()
    joint = np.ravel_multi_index([each.codes for each in columns], shape)
    numbers = np.bincount(joint, minlength=1)
    found = np.flatnonzero(numbers)
    if len(found) > _MOST_GROUPS:
        raise _too_many()
    places = zip(*(each.tolist() for each in np.unravel_index(found, shape)), strict=True)
    keys = [tuple(each.values[n] for each, n in zip(columns, key, strict=True)) for key in places]
    return Counter(dict(zip(keys, numbers[found].tolist(), strict=True)))


def _too_many() -> DataProblem:
    return DataProblem(
        f"用来分组的列取值太多（超过 {_MOST_GROUPS} 种）；请用区、年龄段这样的列。",
        f"The column to count by has too many different values (over {_MOST_GROUPS}); use one such as a district.",
    )


def words_of(kind: Kind, answer: str) -> Words:
    """An answer as people read it."""
    fixed = {
        "yes": Words("是", "yes"),
        "no": Words("否", "no"),
        UNKNOWN_TEXT: Words("未知", "unknown"),
        A_VALUE: Words("有数值", "a value"),
        "none": Words("无", "none"),
    }
    labels = {choice.name: choice.label for choice in kind.choices}
    return labels.get(answer) or fixed.get(answer) or Words(answer, answer)


def sorted_answers(kind: Kind, answers: Iterable[str]) -> Sequence[str]:
    """Answers in the order in which they are shown: yes before no, values of an enumeration in order, unknown last."""
    order = ["yes", A_VALUE, *kind.names, "no", "none", UNKNOWN_TEXT]
    return sorted(answers, key=lambda each: (order.index(each) if each in order else -1, each))
