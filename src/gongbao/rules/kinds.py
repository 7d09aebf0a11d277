"""Kinds of values: how each is read from outside, written out, and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import Enum
from typing import Any

from gongbao.rules.values import NONE, UNKNOWN, Value, is_known
from gongbao.words import Problem, Words

FEN = Decimal("0.01")
#: Numbers beyond this are slips of the hand, not facts.
LARGEST = Decimal(10) ** 15


class Type(Enum):
    """The eight types of a fact."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    TEXT = "text"
    ENUM = "enum"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an enumeration."""

    name: str
    label: Words


@dataclass(frozen=True, slots=True)
class Kind:
    """A type with its limits: the choices of an enumeration, the least number allowed."""

    type: Type
    choices: tuple[Choice, ...] = ()
    ordered: bool = False
    minimum: Decimal | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The values of an enumeration, low to high where it is ordered."""
        return tuple(choice.name for choice in self.choices)

    @property
    def is_numeric(self) -> bool:
        return self.type in (Type.INTEGER, Type.NUMBER, Type.MONEY)

    def rank(self, name: str) -> int:
        """Place of an enumeration's value, counted from 0."""
        return self.names.index(name)


BOOLEAN = Kind(Type.BOOLEAN)
INTEGER = Kind(Type.INTEGER)
NUMBER = Kind(Type.NUMBER)
MONEY = Kind(Type.MONEY)
DATE = Kind(Type.DATE)
TEXT = Kind(Type.TEXT)

#: What stands for yes and for no, in lower case.
YES_WORDS = frozenset({"yes", "true", "是", "1"})
NO_WORDS = frozenset({"no", "false", "否", "0"})


class FactProblem(Problem):
    """A fact that is not what its definition asks for."""

    status = 422


def cents(amount: Decimal) -> Decimal:
    """Yuan rounded half up to the fen."""
    return amount.quantize(FEN, rounding=ROUND_HALF_UP)


def parse(kind: Kind, raw: Any, name: str) -> Any:
    """A value of ``kind`` from JSON, YAML, a form field or Python.

    Raises:
        FactProblem: when ``raw`` is not such a value; the sentence names the fact and what is allowed.
    """
    if raw == "none" and kind.type in (Type.DATE, Type.INTEGER, Type.NUMBER, Type.MONEY):
        return NONE
    match kind.type:
        case Type.BOOLEAN:
            return _boolean(raw, name)
        case Type.INTEGER:
            return _integer(kind, raw, name)
        case Type.NUMBER | Type.MONEY:
            return _decimal(kind, raw, name)
        case Type.DATE:
            return _date(raw, name)
        case Type.ENUM:
            return _enum(kind, raw, name)
        case _:
            return _text(raw, name)


def text(kind: Kind, value: Value) -> str:
    """The value as the command line and the API print it: ``yes``, ``3600.00``, ``2024-03-01``, ``unknown``."""
    if not is_known(value):
        return repr(UNKNOWN)
    if value is NONE:
        return repr(NONE)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if kind.type is Type.MONEY:
        return f"{cents(Decimal(value)):.2f}"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def dump(kind: Kind, value: Any) -> Any:
    """The value as JSON carries it; ``parse`` reads it back."""
    return value if isinstance(value, bool | int | str) else text(kind, value)


def _boolean(raw: Any, name: str) -> bool:
    if isinstance(raw, bool):
        return raw
    folded = str(raw).strip().lower()
    if isinstance(raw, str | int) and folded in YES_WORDS | NO_WORDS:
        return folded in YES_WORDS
    raise FactProblem(f"{name} 只能填 是 或 否（true、false），不能是 {_shown(raw)}。",
                      f"{name} must be yes or no (true or false), not {_shown(raw)}.")  # fmt: skip


def _integer(kind: Kind, raw: Any, name: str) -> int:
    number = _number(raw)
    if number is None or number != number.to_integral_value():
        raise FactProblem(
            f"{name} 应为整数，不能是 {_shown(raw)}。", f"{name} must be a whole number, not {_shown(raw)}."
        )
    _check_minimum(kind, number, name, raw)
    return int(number)


def _decimal(kind: Kind, raw: Any, name: str) -> Decimal:
    number = _number(raw)
    if number is None:
        raise FactProblem(f"{name} 应为数字，不能是 {_shown(raw)}。", f"{name} must be a number, not {_shown(raw)}.")
    if kind.type is Type.MONEY and number != cents(number):
        raise FactProblem(f"{name} 的金额最多两位小数（分），不能是 {_shown(raw)}。",
                          f"{name} is money with at most two decimals, not {_shown(raw)}.")  # fmt: skip
    _check_minimum(kind, number, name, raw)
    return number


def _number(raw: Any) -> Decimal | None:
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal | str):
        return None
    try:
        number = Decimal(str(raw).strip().replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) <= LARGEST else None


def _check_minimum(kind: Kind, number: Decimal, name: str, raw: Any) -> None:
    if kind.minimum is not None and number < kind.minimum:
        least = f"{kind.minimum:f}"
        raise FactProblem(f"{name} 不能小于 {least}，现为 {_shown(raw)}。",
                          f"{name} must not be below {least}, but is {_shown(raw)}.")  # fmt: skip


def _date(raw: Any, name: str) -> date:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    try:
        if isinstance(raw, str) and len(raw.strip()) == 10:
            return date.fromisoformat(raw.strip())
    except ValueError:
        pass
    raise FactProblem(f"{name} 应为实有的日期，写作 2024-03-01，不能是 {_shown(raw)}。",
                      f"{name} must be a real date written like 2024-03-01, not {_shown(raw)}.")  # fmt: skip


def _enum(kind: Kind, raw: Any, name: str) -> str:
    if isinstance(raw, str) and raw in kind.names:
        return raw
    allowed = "、".join(kind.names)
    raise FactProblem(f"{name} 只能是 {allowed}，不能是 {_shown(raw)}。",
                      f"{name} must be one of {', '.join(kind.names)}, not {_shown(raw)}.")  # fmt: skip


def _text(raw: Any, name: str) -> str:
    if isinstance(raw, str) and len(raw) <= 10_000:
        return raw
    raise FactProblem(f"{name} 应为一万字以内的文字，不能是 {_shown(raw)}。",
                      f"{name} must be text of at most 10,000 characters, not {_shown(raw)}.")  # fmt: skip


def _shown(raw: Any) -> str:
    shown = "(…)" if isinstance(raw, Mapping | list) else str(raw)
    return f"“{shown[:40]}{'…' if len(shown) > 40 else ''}”"
