"""How pages write dates, money, periods and identity numbers, in Chinese and in English."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from django.utils import translation

from gongbao.words import Words

#: A due date this many days ahead or fewer is drawn to the reader's attention.
SOON_DAYS = 3

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

Urgency = Literal["overdue", "soon", "later"]


_spoken: ContextVar[str] = ContextVar("the language of the page")


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Everything in this language, what Django says as well."""
    token = _spoken.set(code)
    try:
        with translation.override(code):
            yield
    finally:
        _spoken.reset(token)


def language() -> str:
    """The language of the page that is being made."""
    # A page asks hundreds of times, and Django takes ten times as long to tell.
    return _spoken.get("") or translation.get_language() or "zh-hans"


def in_page_language(value: Words | str | None) -> str:
    """Words in the language of the page; a plain string stays as it is."""
    if isinstance(value, Words):
        return value.in_language(language())
    return "" if value is None else str(value)


def day_words(day: date) -> Words:
    """A date: 2024年3月1日, 1 March 2024."""
    month = MONTHS[day.month - 1]
    return Words(f"{day.year}年{day.month}月{day.day}日", f"{day.day} {month} {day.year}")


def moment_words(moment: datetime) -> Words:
    """A date with the time to the minute, in the zone that ``moment`` carries."""
    day, clock = day_words(moment.date()), moment.strftime("%H:%M")
    return Words(f"{day.zh} {clock}", f"{day.en}, {clock}")


def money_text(amount: int | Decimal) -> str:
    """An amount in yuan with two decimals: a whole number is fen, as the ledger keeps it; a decimal is yuan."""
    yuan = Decimal(amount) / 100 if isinstance(amount, int) else amount
    sign = "−" if yuan < 0 else ""
    return f"{sign}¥{abs(yuan):,.2f}"


@dataclass(frozen=True, slots=True)
class Due:
    """How a due date stands on a day."""

    day: date
    words: Words
    urgency: Urgency


def due_on(day: date, today: date) -> Due:
    """How far ``day`` is off, counted in calendar days; a period is still kept on its last day."""
    left = (day - today).days
    if left < 0:
        return Due(day, Words(f"逾期{-left}天", f"{-left} {_days(-left)} overdue"), "overdue")
    if left == 0:
        return Due(day, Words("今天到期", "due today"), "soon")
    words = Words(f"还剩{left}天", f"{left} {_days(left)} left")
    return Due(day, words, "soon" if left <= SOON_DAYS else "later")


def _days(number: int) -> str:
    return "day" if number == 1 else "days"
