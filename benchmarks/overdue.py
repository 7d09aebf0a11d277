"""How many open steps of each department are overdue, as the overview of supervisors counts them, over millions.

Three in a hundred are overdue, spread over 300 departments; the answer is read from an index that holds open steps
only, by department and due date, so that the time grows with what is overdue and not with what is open.
"""

import statistics
from collections.abc import Iterator
from datetime import date

from benchmarks import store
from benchmarks.casework import bulk
from benchmarks.harness import Row, timed, within

TODAY = date(2026, 3, 2)
SIZES = ((1_000_000, 20.0), (10_000_000, 50.0))
ROUNDS = 15


def rows() -> Iterator[Row]:
    """Milliseconds, over one and ten million open steps."""
    with store.empty_database("bench_overdue") as url:
        departments = bulk.agencies()
        before = 0
        for many, limit in SIZES:
            bulk.open_tasks(url, before, many, departments, TODAY)
            before = many
            yield within(f"overdue by department, {many:,} open steps", measured(departments, many), "ms", limit)


def measured(departments: list[int], many: int) -> float:
    """Milliseconds for one count, the median of the rounds; the count itself is checked."""
    from gongbao.hub import queries

    found = queries.overdue_by_agency(TODAY, departments)
    assert len(found) == len(departments)
    assert abs(sum(found.values()) - many * bulk.OVERDUE // 100) <= bulk.AGENCIES * bulk.OVERDUE
    count = timed(lambda: queries.overdue_by_agency(TODAY, departments))
    return statistics.median(count(1) for _ in range(ROUNDS)) * 1000
