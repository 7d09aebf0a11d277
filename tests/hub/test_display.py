"""How pages write days, money and periods."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.hub import display


def test_a_day_is_written_as_people_write_it():
    assert display.day_words(date(2024, 3, 1)).zh == "2024年3月1日"
    assert display.day_words(date(2024, 3, 1)).en == "1 March 2024"
    assert display.moment_words(datetime(2024, 3, 1, 9, 5, tzinfo=UTC)).zh == "2024年3月1日 09:05"


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, "¥0.00"), (123456, "¥1,234.56"), (-5, "−¥0.05"), (Decimal("5000"), "¥5,000.00"), (Decimal("0.1"), "¥0.10")],
)
def test_money_has_two_decimals_whether_fen_or_yuan(amount: int | Decimal, text: str) -> None:
    assert display.money_text(amount) == text


@given(st.integers(-(10**12), 10**12))
def test_fen_and_the_same_amount_in_yuan_look_the_same(fen: int) -> None:
    assert display.money_text(fen) == display.money_text(Decimal(fen) / 100)


@pytest.mark.parametrize(
    ("left", "zh", "en", "urgency"),
    [
        (-2, "逾期2天", "2 days overdue", "overdue"),
        (-1, "逾期1天", "1 day overdue", "overdue"),
        (0, "今天到期", "due today", "soon"),
        (3, "还剩3天", "3 days left", "soon"),
        (4, "还剩4天", "4 days left", "later"),
    ],
)
def test_a_due_date_says_how_it_stands(left: int, zh: str, en: str, urgency: str) -> None:
    today = date(2024, 3, 1)
    due = display.due_on(date.fromordinal(today.toordinal() + left), today)
    assert (due.words.zh, due.words.en, due.urgency) == (zh, en, urgency)
