"""Which works count for a specialty and level (40号 六、（二）, 41号 六、（二）, 42号 六、（二）)."""

from gongbao.rules import AS_OF, Expr, all_of, distinct, earliest, some
from gongbao.services.title_evaluation import achievements as works
from gongbao.services.title_evaluation.vocabulary import (
    LEVELS,
    specialty_start_date,
    title_date,
    title_level,
    titles,
)

LEVEL_NAMES = tuple(name for name, _, _ in LEVELS)


def window_start(scheme: str, level: str) -> Expr:
    """The first day of works: since the title one level lower, else since work in the specialty began.

    In integrated circuits it is the highest lower title, of whatever level. Titles of any series open the window, the
    earliest of them.
    """
    lower = LEVEL_NAMES[: LEVEL_NAMES.index(level)]
    if scheme != "integrated-circuits":
        lower = lower[-1:]
    start: Expr = specialty_start_date
    for each in lower:
        start = earliest(titles, title_date, where=title_level == each, otherwise=start)
    return start


def counted(scheme: Expr | str, start: Expr) -> Expr:
    """A record counts if it is of the specialty and dated from ``start`` to the day asked about, both included."""
    return all_of(works.field == scheme, works.date >= start, works.date <= AS_OF)


def shows(number: int, where: Expr) -> Expr:
    """At least ``number`` different works satisfy ``where``, each by one record alone."""
    if number == 1:
        return some(works.achievements, where)
    return distinct(works.achievements, by=works.work, where=where) >= number
