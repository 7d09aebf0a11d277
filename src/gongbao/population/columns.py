"""Columns of facts, as programs read them: whole numbers, with the greatest of their type where a fact is unknown.

Conditions are 0 and 1, and 2 where they are unknown: of several taken together by their bits, bit 0 says that one of
them surely holds, and any bit that one may.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gongbao.population.functions import TooLarge, largest
from gongbao.rules.kinds import Type

#: Decimals that numbers are reckoned with where a node is evaluated row by row.
SCALES: Final = {Type.NUMBER: 6, Type.MONEY: 6}

#: A condition of which it is not known whether it holds.
UNKNOWN_FLAG: Final = 2

_EPOCH: Final = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Shape:
    """How a column comes, as far as a program depends on it."""

    #: The type of its values as NumPy names it.
    dtype: str = ""
    scale: int = 0
    unknown: bool = False
    #: Of a list: the shape of each field.
    item: tuple[tuple[str, Shape], ...] = ()

    @property
    def fields(self) -> dict[str, Shape]:
        """The shapes of a list's fields by name."""
        return dict(self.item)


@dataclass(frozen=True, slots=True)
class Column:
    """One fact of many people. Dates are days since 1970, values of enumerations their places, numbers and amounts
    whole steps of 10 to the power of minus ``scale``.
    """

    values: NDArray[Any]
    scale: int = 0
    unknown: bool = False

    @property
    def shape(self) -> Shape:
        return Shape(self.values.dtype.name, self.scale, self.unknown)

    def __len__(self) -> int:
        return len(self.values)

    def part(self, start: int, stop: int) -> Column:
        """Some of the rows."""
        return Column(self.values[start:stop], self.scale, self.unknown)


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A list of records of many people: the records of all of them in a row, and where each person's begin.

    ``offsets`` has one more entry than there are people; ``unknown`` says of whom the list is not known.
    """

    offsets: NDArray[np.int64]
    fields: Mapping[str, Column]
    unknown: NDArray[np.bool_] | None = None
    lengths: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lengths", np.diff(self.offsets))

    @property
    def shape(self) -> Shape:
        return Shape(unknown=self.unknown is not None, item=tuple((name, f.shape) for name, f in self.fields.items()))

    def __len__(self) -> int:
        return len(self.lengths)

    def part(self, start: int, stop: int) -> ListColumn:
        """The lists of some of the people."""
        offsets = self.offsets[start : stop + 1]
        first, last = int(offsets[0]), int(offsets[-1])
        fields = {name: each.part(first, last) for name, each in self.fields.items()}
        return ListColumn(offsets - first, fields, None if self.unknown is None else self.unknown[start:stop])

    def each(self, column: NDArray[Any]) -> NDArray[Any]:
        """A person's value for each of their records."""
        return np.repeat(column, self.lengths)

    def count(self, mask: Any) -> NDArray[np.int64]:
        """How many records of the mask each person has."""
        if np.ndim(mask) == 0:
            return self.lengths * int(mask)
        return self._sums(np.asarray(mask, dtype=np.int64))

    def any(self, mask: Any) -> NDArray[np.bool_]:
        """Whether each person has a record of the mask."""
        found: NDArray[np.bool_] = self.count(mask) > 0
        return found

    def total(self, values: Any) -> NDArray[np.int64]:
        """The sum of a term over each person's records."""
        if np.ndim(values) == 0:
            return self.lengths * int(values)
        if largest(values) * max(len(values), 1) >= 1 << 62:
            raise TooLarge
        return self._sums(np.asarray(values, dtype=np.int64))

    def _sums(self, values: NDArray[np.int64]) -> NDArray[np.int64]:
        running = np.zeros(len(values) + 1, dtype=np.int64)
        np.cumsum(values, out=running[1:])
        found: NDArray[np.int64] = running[self.offsets[1:]] - running[self.offsets[:-1]]
        return found


def top(dtype: Any) -> int:
    """The greatest value of a type: what stands where a fact is unknown."""
    return int(np.iinfo(dtype).max)


Columns = Mapping[str, Column | ListColumn]


def day_number(day: date) -> int:
    """A date as days since 1970."""
    return day.toordinal() - _EPOCH
