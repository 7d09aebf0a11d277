"""A yearly figure is the one of its day, unknown where none is published, and never two at once."""

from datetime import date
from decimal import Decimal

import pytest

from gongbao.rules import Dated, FactProblem, check_dated, fact, in_force
from gongbao.words import Words

BASE = fact.money("base", "缴费基数下限", "Lowest base", dated=Words("每年由主管部门公布", "published every year"))
YEARS = [
    Dated(Decimal(6000), date(2023, 7, 1), date(2024, 7, 1), "2023年通告"),
    Dated(Decimal(6326), date(2024, 7, 1), None, "2024年通告"),
]


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2023, 6, 30), None), (date(2024, 6, 30), 6000), (date(2024, 7, 1), 6326), (date(2030, 1, 1), 6326)],
)
def test_the_figure_of_the_day_is_used(day, expected):
    found = in_force({"base": YEARS}, day)
    assert ([each.value for each in found.values()] or [None]) == [expected]


def test_overlapping_or_backward_figures_are_refused():
    check_dated(BASE, YEARS)
    with pytest.raises(FactProblem, match="两个值"):
        check_dated(BASE, [*YEARS, Dated(Decimal(1), date(2024, 1, 1), date(2024, 2, 1), "误")])
    with pytest.raises(FactProblem, match="先起后止"):
        check_dated(BASE, [Dated(Decimal(1), date(2024, 2, 1), date(2024, 1, 1), "误")])
