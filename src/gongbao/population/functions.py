"""Functions of terms over whole columns: each beside the function of single values that it repeats."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gongbao.periods import Period, Unit, add_months, add_years, vectors
from gongbao.rules import terms
from gongbao.rules.kinds import Kind, Type
from gongbao.rules.terms import Function
from gongbao.rules.tree import Literal

Integers = NDArray[np.int64]
Scales = tuple[int, ...]

#: Products and sums beyond this could leave 64 bits.
_MOST: Final = 1 << 62


class TooLarge(ArithmeticError):
    """Numbers of a block leave the 64 bits of a column: its rows are evaluated one by one."""


@dataclass(frozen=True, slots=True)
class InColumns:
    """A function of whole columns, the scale of what it gives, and whether its arguments come in one scale."""

    function: Callable[..., Any]
    scale: Callable[[Sequence[int]], int]
    aligned: bool = False


def largest(column: Any) -> int:
    """The greatest distance from 0 in a column or a single number."""
    if isinstance(column, int):
        return abs(column)
    return max(abs(int(column.min())), abs(int(column.max()))) if column.size else 0


def times(one: Any, other: Any) -> Any:
    """The product of two columns, or of a column and a number."""
    if largest(one) * largest(other) >= _MOST:
        raise TooLarge
    return np.multiply(one, other, dtype=np.int64)


def plus(one: Any, other: Any) -> Any:
    """The sum of two columns, or of a column and a number."""
    _check_sum(one, other)
    return np.add(one, other, dtype=np.int64)


def minus(one: Any, other: Any) -> Any:
    """The difference of two columns, or of a column and a number."""
    _check_sum(one, other)
    return np.subtract(one, other, dtype=np.int64)


def _check_sum(one: Any, other: Any) -> None:
    if largest(one) + largest(other) >= _MOST:
        raise TooLarge


def filled(column: Any, unknown: Any) -> Integers:
    """The column in 64 bits, with 0 where it is unknown."""
    return np.where(unknown, 0, column).astype(np.int64, copy=False)


def sum_of(masks: Sequence[Any]) -> Any:
    """How many of the masks each row is of."""
    return np.sum(masks, axis=0, dtype=np.int64)


def least(applies: Any, again: Any, new: Any, old: Any) -> Any:
    """The lower bound where one more way applies."""
    return np.where(again, np.minimum(new, old), np.where(applies, new, old))


def most(applies: Any, again: Any, new: Any, old: Any) -> Any:
    """The upper bound where one more way applies."""
    return np.where(again, np.maximum(new, old), np.where(applies, new, old))


#: What programs call by these names.
NAMES: Final = {each.__name__: each for each in (times, plus, minus, filled, sum_of, least, most)} | {"np": np}


def in_columns(expr: Function) -> InColumns | None:
    """The function of a node over whole columns, or ``None`` where there is none."""
    match expr.function:
        case terms.PeriodEnd(unit):
            return _period_end(expr, unit)
        case method if getattr(method, "__func__", None) is Kind.rank:
            return InColumns(_same, _whole)
        case function if all(each.kind.type in (Type.DATE, Type.INTEGER) for each in expr.arguments):
            return _FUNCTIONS.get(function) or _OF_AMOUNTS.get(function)
        case function:
            return _OF_AMOUNTS.get(function)


def _period_end(expr: Function, unit: Unit) -> InColumns | None:
    length = expr.arguments[1]
    if not isinstance(length, Literal):
        return None
    return InColumns(partial(_last_day, Period(int(length.value), unit)), _whole)


_SOME_DAY: Final = int(np.datetime64("2024-03-01", "D").astype(np.int64))


def _last_day(period: Period, start: Any, _length: Any, scales: Scales, unknown: Any) -> Integers:
    # Where the start is unknown stands any day, if only it is one of the calendar.
    return _numbers(vectors.last_day(_days(np.where(unknown, _SOME_DAY, start)), period))


def _whole(_scales: Sequence[int]) -> int:
    return 0


def _same(value: Any, scales: Scales, unknown: Any) -> Any:
    return value


def _minimum(one: Any, other: Any, scales: Scales, unknown: Any) -> Any:
    return np.minimum(one, other)


def _maximum(one: Any, other: Any, scales: Scales, unknown: Any) -> Any:
    return np.maximum(one, other)


def _rounded(amount: Any, scales: Scales, unknown: Any) -> Any:
    """Half up, away from nought, to two decimals."""
    (scale,) = scales
    if scale <= 2:
        return times(amount, 10 ** (2 - scale))
    step = 10 ** (scale - 2)
    return np.sign(amount) * ((np.abs(amount) + step // 2) // step)


def _ceiling(number: Any, scales: Scales, unknown: Any) -> Any:
    (scale,) = scales
    return -(-np.asarray(number) // 10**scale)


def _days(numbers: Any) -> NDArray[np.datetime64]:
    return np.atleast_1d(np.asarray(numbers, dtype=np.int64)).view("datetime64[D]")


def _numbers(days: NDArray[np.datetime64]) -> Integers:
    return days.astype("datetime64[D]").astype(np.int64)


def _shift(days: Any, count: Any, scales: Scales, unknown: Any) -> Any:
    return _in_calendar(plus(days, count))


def _shift_back(days: Any, count: Any, scales: Scales, unknown: Any) -> Any:
    return _in_calendar(minus(days, count))


def _apart(one: Any, other: Any, scales: Scales, unknown: Any) -> Any:
    return minus(other, one)


def _months_on(days: Any, count: Any, scales: Scales, unknown: Any, *, of: int = 1) -> Any:
    return _in_calendar(_numbers(vectors.add_months(_days(days), np.asarray(count, dtype=np.int64) * of)))


_FIRST, _LAST = (int(np.datetime64(day, "D").astype(np.int64)) for day in ("0001-01-01", "9999-12-31"))


def _in_calendar(numbers: Any) -> Any:
    """Days that are dates; beyond them single values are refused, and so they are here."""
    column = np.asarray(numbers)
    if column.size and (column.min() < _FIRST or column.max() > _LAST):
        raise TooLarge
    return numbers


def _year(days: Any, scales: Scales, unknown: Any) -> Integers:
    return _days(days).astype("datetime64[Y]").astype(np.int64) + 1970


def _month(days: Any, scales: Scales, unknown: Any) -> Integers:
    return _days(days).astype("datetime64[M]").astype(np.int64) % 12 + 1


def _day_of_month(days: Any, scales: Scales, unknown: Any) -> Any:
    each = _days(days)
    return (each - each.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64) + 1


_FUNCTIONS: Final[dict[Callable[..., Any], InColumns]] = {
    terms.shift: InColumns(_shift, _whole),
    terms.shift_back: InColumns(_shift_back, _whole),
    terms.days_apart: InColumns(_apart, _whole),
    terms.year: InColumns(_year, _whole),
    terms.month: InColumns(_month, _whole),
    terms.day_of_month: InColumns(_day_of_month, _whole),
    terms.years_back: InColumns(partial(_months_on, of=-12), _whole),
    add_years: InColumns(partial(_months_on, of=12), _whole),
    add_months: InColumns(_months_on, _whole),
}
_OF_AMOUNTS: Final[dict[Callable[..., Any], InColumns]] = {
    min: InColumns(_minimum, max, aligned=True),
    max: InColumns(_maximum, max, aligned=True),
    terms.rounded: InColumns(_rounded, lambda _scales: 2),
    terms.ceiling: InColumns(_ceiling, _whole),
}
