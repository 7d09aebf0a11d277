"""The working days of the State Council's yearly notices on public holidays, and counting with them.

The notices move working days to some Saturdays and Sundays, so no weekday rule gives the right answer. The
days come from the ``chinesecalendar`` package and are compiled into two tables: for every day the number of
working days up to it, and the working days in order. Adding and counting are then two look-ups, in both
directions, however far.
"""

from array import array
from collections.abc import Iterable
from datetime import date
from itertools import accumulate, compress

from chinese_calendar.constants import holidays, workdays

from gongbao.words import Problem

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)
_FIRST = FIRST_DAY.toordinal()
_SIZE = LAST_DAY.toordinal() - _FIRST + 1
_WEEK_FROM_MONDAY = b"\x01\x01\x01\x01\x01\x00\x00"


class OutOfCalendar(Problem):
    """A date that the working-day tables do not reach."""

    def __init__(self) -> None:
        super().__init__(
            f"日期超出可以计算的范围：只能计算{FIRST_DAY.year}年至{LAST_DAY.year}年的日期。",
            f"The date is out of range: dates from {FIRST_DAY.year} to {LAST_DAY.year} can be counted.",
        )


class WorkingCalendar:
    """Working days from 1900 to 2199: as published where published, Monday to Friday elsewhere.

    ``rest_days`` are holidays that may fall on weekdays, ``make_up_days`` working Saturdays and Sundays. The
    notices cover the years from ``first_year`` to ``last_year``; a day outside them is only a guess (see
    ``is_published``).
    """

    __slots__ = ("_days", "_flags", "_through", "_working", "first_published", "last_published")

    def __init__(
        self, rest_days: Iterable[date], make_up_days: Iterable[date], first_year: int, last_year: int
    ) -> None:
        flags = bytearray(_WEEK_FROM_MONDAY * (_SIZE // 7 + 1))[:_SIZE]
        for day in rest_days:
            flags[day.toordinal() - _FIRST] = 0
        for day in make_up_days:
            flags[day.toordinal() - _FIRST] = 1
        self._flags = bytes(flags)
        self._through = array("i", accumulate(flags))
        self._working = array("i", compress(range(_FIRST, _FIRST + _SIZE), flags))
        # The working days as dates, each made when it is first an answer: making one costs as much as finding it.
        self._days: list[date | None] = [None] * len(self._working)
        self.first_published = date(first_year, 1, 1)
        self.last_published = date(last_year, 12, 31)

    def is_published(self, day: date) -> bool:
        """Whether a notice of the State Council covers ``day``."""
        return self.first_published <= day <= self.last_published

    def is_working_day(self, day: date) -> bool:
        """Whether people work on ``day``; beyond the published years, whether it is a Monday to Friday."""
        return self._flags[self._index(day)] == 1

    def add_working_days(self, day: date, n: int) -> date:
        """The ``n``-th working day after ``day``, which is not counted; ``n`` < 0 counts back, 0 is ``day``
        itself.
        """
        index = day.toordinal() - _FIRST
        try:
            if n > 0:
                place = self._through[index] + n - 1
            elif n < 0:
                place = self._through[index] - self._flags[index] + n
            else:
                return day
            if index < 0 or place < 0:
                raise OutOfCalendar
            return self._days[place] or self._made(place)
        except IndexError:
            raise OutOfCalendar from None

    def _made(self, place: int) -> date:
        self._days[place] = day = date.fromordinal(self._working[place])
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``; negative when ``end`` lies before
        ``start``.

        The inverse of ``add_working_days``: from ``start`` to the working day n working days away it is n.
        """
        first, last = self._index(start), self._index(end)
        if last >= first:
            return self._through[last] - self._through[first]
        return self._through[last] - self._flags[last] - self._through[first] + self._flags[first]

    def next_working_day(self, day: date) -> date:
        """``day`` itself when it is a working day, otherwise the first working day after it."""
        return day if self._flags[self._index(day)] else self.add_working_days(day, 1)

    def tables(self) -> "tuple[bytes, array[int], array[int]]":
        """The tables behind the calendar: is a working day, working days so far (both from 1900), working
        days.

        Working days are proleptic ordinals (``date.toordinal``). For the vectorised functions; not to be
        changed.
        """
        return self._flags, self._through, self._working

    def _index(self, day: date) -> int:
        index = day.toordinal() - _FIRST
        if 0 <= index < _SIZE:
            return index
        raise OutOfCalendar


def _published() -> WorkingCalendar:
    years = {day.year for day in holidays}
    return WorkingCalendar(holidays, workdays, min(years), max(years))


#: The calendar of the notices published so far (2004 to the last year that the installed package knows).
STATE_COUNCIL = _published()

is_published = STATE_COUNCIL.is_published
is_working_day = STATE_COUNCIL.is_working_day
add_working_days = STATE_COUNCIL.add_working_days
working_days_between = STATE_COUNCIL.working_days_between
next_working_day = STATE_COUNCIL.next_working_day
