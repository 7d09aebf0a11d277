"""Published figures in the portal: today's, over the years, and an answer under two sets of them."""

import re
from datetime import date
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from openpyxl import load_workbook

from gongbao.hub import clock
from gongbao.hub.figure_sets import difference
from gongbao.hub.models import DemoClock, Parameter
from gongbao.rules import NONE, UNKNOWN, Type

HOME = "/services/resident-pension"


@pytest.fixture
def figures(db: None) -> None:
    """Increases of two years, approved, and one that is only proposed; it is the spring of 2026."""
    DemoClock.objects.update_or_create(pk=1, defaults={"today": date(2026, 3, 31)})
    one, two = User.objects.create_user("one"), User.objects.create_user("two")

    def enter(name: str, value: str, day: date, *, approved: bool = True) -> None:
        by = {"approved_by": two, "approved_at": clock.now()} if approved else {}
        Parameter.objects.create(
            service="resident-pension",
            name=name,
            value=value,
            valid_from=day,
            source=f"{day.year}年通知",
            proposed_by=one,
            **by,
        )

    enter("increase_65_plus", "50.00", date(2024, 1, 1))
    enter("increase_65_plus", "65.50", date(2025, 1, 1))
    enter("increase_65_plus", "90.00", date(2026, 1, 1), approved=False)
    enter("increase_under_65", "40.00", date(2024, 1, 1))
    enter("lowest_grade", "1000.00", date(2025, 1, 1))


def text_of(page: Any) -> str:
    return unescape(page.content.decode())


def compared(client: Client, one: str, other: str, **more: str) -> str:
    sent = {"one": one, "other": other, "as_of": "2026-03-31", "fact-benefit": "basic-pension", **more}
    page = text_of(client.post(f"{HOME}/compare/monthly-increase/", sent))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_an_answer_stands_under_two_sets_side_by_side_with_the_difference(figures: None) -> None:
    said = compared(Client(), "2024-06-01", "2025-06-01", **{"fact-birth_date": "1950-01-01"})
    assert "50.00元 65.50元 +15.50元" in said
    assert "自2024年1月1日起；2024年通知" in said
    back = compared(Client(), "2025-06-01", "2024-06-01", **{"fact-birth_date": "1950-01-01"})
    assert "65.50元 50.00元 −15.50元" in back
    younger = compared(Client(), "2024-06-01", "2025-06-01", **{"fact-birth_date": "1990-01-01"})
    assert "40.00元 40.00元 相同" in younger


def test_what_is_only_proposed_is_not_shown_in_the_portal(figures: None) -> None:
    said = compared(Client(), "2024-06-01", "2026-06-01", proposed="on", **{"fact-birth_date": "1950-01-01"})
    assert "50.00元 65.50元" in said
    assert "90.00" not in said
    assert "90.00" not in text_of(Client().get(f"{HOME}/figures/increase_65_plus/"))
    book = load_workbook(BytesIO(Client().get(f"{HOME}/figures/increase_65_plus/?format=xlsx").content))
    rows = list(book.active.iter_rows(values_only=True))
    assert [float(row[1]) for row in rows[1:]] == [65.5, 50.0]


def test_before_a_figure_was_published_the_answer_is_not_known(figures: None) -> None:
    said = compared(Client(), "2020-01-01", "2025-06-01", **{"fact-birth_date": "1950-01-01"})
    assert "还不能判断 65.50元 —" in said


def test_mistakes_are_named_and_what_was_typed_stays(figures: None) -> None:
    said = text_of(Client().post(f"{HOME}/compare/monthly-increase/", {"one": "soon", "fact-birth_date": "1950-13-01"}))
    assert "请填写实有的日期" in said
    assert 'value="1950-13-01"' in said
    assert 'id="comparison"' not in said


def test_a_decision_without_figures_cannot_be_compared(figures: None) -> None:
    assert Client().get(f"{HOME}/compare/contribution-subsidy/").status_code == 404
    assert Client().get(f"{HOME}/figures/insured/").status_code == 404
    assert "/compare/" not in text_of(Client().get(f"{HOME}/rules/contribution-subsidy/"))
    assert f"{HOME}/compare/monthly-increase/" in text_of(Client().get(f"{HOME}/rules/monthly-increase/"))


def test_a_figure_over_the_years_has_a_chart_and_a_table(figures: None) -> None:
    page = text_of(Client().get(f"{HOME}/figures/increase_65_plus/"))
    assert '<svg role="img"' in page
    assert page.index("65.50元") < page.index("50.00元", page.index("65.50元") + 1)
    assert f"{HOME}/compare/monthly-increase/" in page


def test_this_year_s_figure_is_overdue_after_its_last_day_and_not_before(figures: None) -> None:
    assert "待公布" in text_of(Client().get(f"{HOME}/figures/"))
    assert "逾期未公布" not in text_of(Client().get(f"{HOME}/figures/"))
    clock.move(date(2026, 4, 1))
    page = text_of(Client().get(f"{HOME}/figures/"))
    assert "逾期未公布" in page
    assert "应在2026年3月31日（含）前公布" in page
    Parameter.objects.filter(name="lowest_grade").update(valid_from=date(2026, 1, 1))
    lowest = text_of(Client().get(f"{HOME}/figures/")).split("最低缴费档次</a>")[1].split("</tr>")[0]
    assert "已公布" in lowest


@pytest.mark.parametrize(
    ("kind", "one", "other", "said"),
    [
        (Type.MONEY, 5, 1005, "+1,000.00元"),
        (Type.INTEGER, 12, 5, "−7"),
        (Type.NUMBER, 1, 1, "相同"),
        (Type.BOOLEAN, True, False, "不同"),
        (Type.DATE, date(2026, 1, 1), NONE, "不同"),
        (Type.MONEY, NONE, 5, "不同"),
        (Type.MONEY, UNKNOWN, 5, None),
    ],
)
def test_how_far_two_values_are_apart(kind: Type, one: Any, other: Any, said: str | None) -> None:
    found = difference(kind, one, other)
    assert (found.zh if found else None) == said
