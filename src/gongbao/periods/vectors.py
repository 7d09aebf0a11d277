"""The same counting over whole columns of dates (NumPy ``datetime64[D]``); NaT stays NaT.

This module alone of the package needs NumPy; import it where columns are worked on.
"""

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gongbao.periods.calendar import FIRST_DAY, STATE_COUNCIL, OutOfCalendar
from gongbao.periods.statutory import Period, Unit, moves

Days = NDArray[np.datetime64]
Counts = NDArray[np.int64]

_flags, _through, _working = STATE_COUNCIL.tables()
_FIRST = int(np.datetime64(FIRST_DAY, "D").astype(np.int64))
_IS_WORKING = np.frombuffer(_flags, dtype=np.bool_)
_THROUGH = np.asarray(_through, dtype=np.int32)
_BEFORE = _THROUGH - _IS_WORKING
_WORKING = np.asarray(_working, dtype=np.int32) - np.int32(FIRST_DAY.toordinal())
_ON_OR_AFTER = _WORKING[np.minimum(_BEFORE, len(_WORKING) - 1)]
_NAT = np.iinfo(np.int64).min
#: Rows worked on at a time, so that the steps between stay in the cache.
_BLOCK = 1 << 15


def is_working_day(days: Days) -> NDArray[np.bool_]:
    """For every day whether it is a working day; NaT is none."""
    index, missing = _index(days)
    working = _IS_WORKING[index]
    if missing is not None:
        working[missing] = False
    return working


def next_working_day(days: Days) -> Days:
    """Every day itself where it is a working day, otherwise the first working day after it."""
    index, missing = _index(days)
    return _days(_ON_OR_AFTER[index], missing)


def add_working_days(days: Days, n: int | Counts) -> Days:
    """For every day the ``n``-th working day after it; ``n`` is a number or a number a row, negative counts back."""
    days = np.asarray(days, dtype="datetime64[D]")
    if not isinstance(n, int):
        return _add_each(days, np.broadcast_to(np.asarray(n, dtype=np.int64), days.shape))
    if n == 0 or not days.size:
        return days.copy()
    numbers = days.view(np.int64).reshape(-1)
    answers, result, lost = _answers(n), np.empty(numbers.shape, dtype=np.int64), False
    places = np.empty(min(_BLOCK, numbers.size), dtype=np.int64)
    for at in range(0, numbers.size, _BLOCK):
        block, found = numbers[at : at + _BLOCK], result[at : at + _BLOCK]
        place = np.subtract(block, _FIRST - 1, out=places[: block.size])
        np.take(answers, place, out=found, mode="clip")
        lost = lost or found.min() == _NAT
    if lost and not np.array_equal(result == _NAT, numbers == _NAT):
        raise OutOfCalendar
    return result.view("datetime64[D]").reshape(days.shape)


# One look-up a row: looking for the range of the dates first would be another pass over all of them. Few periods are
# counted with at a time, and a table is under a megabyte.
@lru_cache(maxsize=8)
def _answers(n: int) -> Counts:
    """The answer for every day of the tables and one on either side; NaT where the tables do not reach it."""
    reach = len(_WORKING) + 1
    n = max(-reach, min(n, reach))
    place = _THROUGH + (n - 1) if n > 0 else _BEFORE + n
    reached = (place >= 0) & (place < len(_WORKING))
    answers = np.full(len(place) + 2, _NAT, dtype=np.int64)
    answers[1:-1][reached] = _WORKING[place[reached]] + _FIRST
    return answers


def working_days_between(start: Days, end: Days) -> Counts:
    """Working days after ``start`` up to and including ``end``, negative the other way round; no row may be
    NaT.
    """
    first, first_missing = _index(start)
    last, last_missing = _index(end)
    if first_missing is not None or last_missing is not None:
        raise OutOfCalendar
    ahead = _THROUGH[last] - _THROUGH[first]
    back = _BEFORE[last] - _BEFORE[first]
    return np.where(last >= first, ahead, back).astype(np.int64)


def last_day(start: Days, period: Period, *, fixed: bool = False) -> Days:
    """The last day of ``period`` after every day of ``start`` (see ``statutory.last_day``)."""
    start = np.asarray(start, dtype="datetime64[D]")
    match period.unit:
        case Unit.WORKING_DAYS:
            return add_working_days(start, period.n)
        case Unit.DAYS:
            end = start + period.n
        case Unit.HOURS:
            end = start + -(-period.n // 24)
        case Unit.MONTHS:
            end = add_months(start, period.n)
        case Unit.YEARS:
            end = add_months(start, 12 * period.n)
    return next_working_day(end) if moves(period) and not fixed else end


def add_months(start: Days, n: int | Counts) -> Days:
    """For every day the same-numbered day ``n`` months on, or the last of that month; never moved off a rest day."""
    month = start.astype("datetime64[M]")
    day_of_month = start - month.astype("datetime64[D]")
    target = month + n
    last_of_month = (target + 1).astype("datetime64[D]") - 1
    wanted: Days = target.astype("datetime64[D]") + day_of_month
    ends: Days = np.minimum(wanted, last_of_month)
    return ends


def _add_each(days: Days, n: Counts) -> Days:
    index, missing = _index(days)
    place = np.where(n > 0, _THROUGH[index] + n - 1, _BEFORE[index] + n)
    if missing is not None:
        place = np.where(missing, 0, place)
    unmoved = n == 0
    moved = _days(_look_up(np.where(unmoved, 0, place)), missing)
    return np.where(unmoved, days, moved)


def _look_up(place: NDArray[np.integer[Any]]) -> NDArray[np.int32]:
    if place.size and (place.min() < 0 or place.max() >= len(_WORKING)):
        raise OutOfCalendar
    found: NDArray[np.int32] = _WORKING[place]
    return found


def _index(days: Days) -> tuple[Counts, NDArray[np.bool_] | None]:
    """Places in the tables (0 for NaT), and where NaT stands (None when nowhere)."""
    numbers = np.asarray(days, dtype="datetime64[D]").view(np.int64)
    index = numbers - _FIRST
    if not index.size or (index.min() >= 0 and index.max() < len(_IS_WORKING)):
        return index, None
    missing = numbers == _NAT
    index[missing] = 0
    if index.min() < 0 or index.max() >= len(_IS_WORKING):
        raise OutOfCalendar
    return index, missing


def _days(places: NDArray[np.int32], missing: NDArray[np.bool_] | None) -> Days:
    numbers = places.astype(np.int64)
    numbers += _FIRST
    if missing is not None:
        numbers[missing] = _NAT
    return numbers.view("datetime64[D]")
