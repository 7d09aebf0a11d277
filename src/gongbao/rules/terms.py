"""Terms: arithmetic on numbers, money and dates, and the functions that statutory periods are written with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from gongbao.periods import Period, Unit, add_months, add_years, last_day
from gongbao.rules import kinds
from gongbao.rules.kinds import DATE, INTEGER, MONEY, NUMBER, Kind, Type
from gongbao.rules.tree import DefinitionError, Expr, Outcome, Run, Source, check_condition, constant, expression
from gongbao.rules.values import NONE, UNKNOWN, Value, bounds, is_known, join, lift, span
from gongbao.words import Words

_OPERATE: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: Decimal(a) / b if b else NONE,
}
_SIGNS = {"+": ("加", "plus"), "-": ("减", "minus"), "*": ("乘以", "times"), "/": ("除以", "divided by")}


class Arithmetic(Expr):
    """Two numbers added, subtracted, multiplied or divided. A division by nothing has no result (``NONE``)."""

    def __init__(self, sign: str, left: Expr, right: Expr) -> None:
        for side in (left, right):
            if not side.kind.is_numeric:
                raise DefinitionError(
                    f"{side.words().zh} 不是数，不能计算；日期请用 days_after、days_between 等。",
                    f"{side.words().en} is no number; for dates use days_after, days_between and the like.",
                )
        self.sign = sign
        self.left = left
        self.right = right
        self.kind = _result(sign, left.kind, right.kind)

    def parts(self) -> tuple[Expr, ...]:
        return (self.left, self.right)

    def words(self) -> Words:
        zh, en = _SIGNS[self.sign]
        left, right = self.left.words(), self.right.words()
        return Words(f"{left.zh}{zh}{right.zh}", f"{left.en} {en} {right.en}")

    def code(self, source: Source) -> str:
        left, right = self.left.code(source), self.right.code(source)
        if self.sign == "/":
            return f"({source.name(Decimal)}({left}) / {right})"
        return f"({left} {self.sign} {right})"

    def outcome(self, run: Run) -> Outcome:
        left, right = run(self.left), run(self.right)
        return Outcome(self, self._value(left.value, right.value), (left, right))

    def _value(self, left: Value, right: Value) -> Value:
        if self.sign not in "+-" or (is_known(left) and is_known(right)):
            return lift(_OPERATE[self.sign], [left, right])
        one, other = bounds(left), bounds(right)
        if one is None or other is None:
            return lift(_OPERATE[self.sign], [left, right])
        if self.sign == "+":
            return span(one[0] + other[0], one[1] + other[1])
        return span(one[0] - other[1], one[1] - other[0])


def _result(sign: str, left: Kind, right: Kind) -> Kind:
    types = {left.type, right.type}
    if Type.MONEY in types and not (sign == "/" and left.type is right.type):
        return MONEY
    return NUMBER if sign == "/" or Type.NUMBER in types or Type.MONEY in types else INTEGER


class Function(Expr):
    """A plain function of known values."""

    def __init__(self, name: Words, function: Callable[..., Any], kind: Kind, arguments: tuple[Expr, ...]) -> None:
        self.name = name
        self.function = function
        self.kind = kind
        self.arguments = arguments

    def parts(self) -> tuple[Expr, ...]:
        return self.arguments

    def words(self) -> Words:
        each = [argument.words() for argument in self.arguments]
        return Words(self.name.zh.format(*(one.zh for one in each)), self.name.en.format(*(one.en for one in each)))

    def code(self, source: Source) -> str:
        return f"{source.name(self.function)}({', '.join(each.code(source) for each in self.arguments)})"

    def outcome(self, run: Run) -> Outcome:
        parts = tuple(run(each) for each in self.arguments)
        return Outcome(self, lift(self.function, [part.value for part in parts]), parts)


class Choose(Expr):
    """One value if a condition holds, another if it does not."""

    def __init__(self, condition: Expr, then: Expr, otherwise: Expr) -> None:
        check_condition(condition)
        self.condition = condition
        self.then = then
        self.otherwise = otherwise
        self.kind = then.kind

    def parts(self) -> tuple[Expr, ...]:
        return (self.condition, self.then, self.otherwise)

    def words(self) -> Words:
        condition, then, otherwise = (each.words() for each in self.parts())
        return Words(
            f"{condition.zh}的，为{then.zh}，否则为{otherwise.zh}",
            f"{then.en} if {condition.en}, else {otherwise.en}",
        )

    def code(self, source: Source) -> str:
        condition, then, otherwise = (each.code(source) for each in self.parts())
        return f"({then} if {condition} else {otherwise})"

    def outcome(self, run: Run) -> Outcome:
        condition = run(self.condition)
        if condition.value is UNKNOWN:
            then, otherwise = run(self.then), run(self.otherwise)
            return Outcome(self, join([then.value, otherwise.value]), (condition, then, otherwise))
        chosen = run(self.then if condition.value else self.otherwise)
        return Outcome(self, chosen.value, (condition, chosen))


def choose(condition: Expr, then: Any, otherwise: Any) -> Choose:
    """``then`` where ``condition`` holds, else ``otherwise``; terms, or two plain numbers."""
    known = then if isinstance(then, Expr) else otherwise
    if not isinstance(known, Expr):
        if not (_is_number(then) and _is_number(otherwise)):
            raise DefinitionError(
                "choose 的两个结果应为数，或者至少有一个为事实或算式。",
                "choose needs two numbers, or a term among its two results.",
            )
        known = _number(Decimal(then) if isinstance(otherwise, Decimal) else then)
    return Choose(condition, expression(then, known.kind), expression(otherwise, known.kind))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _arithmetic(sign: str, mirrored: bool) -> Callable[[Expr, Any], Arithmetic]:
    def operate(self: Expr, other: Any) -> Arithmetic:
        left, right = self, _number(other)
        return Arithmetic(sign, right, left) if mirrored else Arithmetic(sign, left, right)

    return operate


def _number(value: Any) -> Expr:
    return value if isinstance(value, Expr) else constant(value, INTEGER if isinstance(value, int) else NUMBER)


for _sign, _name in {"+": "add", "-": "sub", "*": "mul", "/": "truediv"}.items():
    setattr(Expr, f"__{_name}__", _arithmetic(_sign, False))
    setattr(Expr, f"__r{_name}__", _arithmetic(_sign, True))


def function(zh: str, en: str, kind: Kind | None, call: Callable[..., Any]) -> Callable[..., Function]:
    """A function for definitions; ``{0}``, ``{1}`` in its words stand for the arguments' words.

    ``kind`` is the kind of the result; ``None`` means that of the first argument which is a term.
    """

    def make(*arguments: Any) -> Function:
        terms = tuple(_term(each) for each in arguments)
        result = kind or next(each.kind for each in terms if not _is_plain(each))
        return Function(Words(zh, en), call, result, terms)

    return make


def _term(value: Any) -> Expr:
    if isinstance(value, date):
        return constant(value, DATE)
    return _number(value)


def _is_plain(term: Expr) -> bool:
    return not term.parts() and hasattr(term, "value")


def shift(day: date, count: int) -> date:
    """``count`` calendar days after ``day``."""
    return day + timedelta(days=int(count))


def shift_back(day: date, count: int) -> date:
    """``count`` calendar days before ``day``."""
    return shift(day, -count)


def years_back(day: date, years: int) -> date:
    """``years`` calendar years before ``day``."""
    return add_years(day, -years)


def days_apart(one: date, other: date) -> int:
    """The days from ``one`` to ``other``."""
    return (other - one).days


def year(day: date) -> int:
    """The year of a day."""
    return day.year


def month(day: date) -> int:
    """The month of a day, 1 to 12."""
    return day.month


def day_of_month(day: date) -> int:
    """The day of the month, 1 to 31."""
    return day.day


def rounded(amount: Any) -> Decimal:
    """An amount rounded half up to the fen."""
    return kinds.cents(Decimal(amount))


def ceiling(number: Any) -> int:
    """The least whole number that is not below ``number``."""
    return -(-int(number) // 1) if number == int(number) else int(number) + (number > 0)


@dataclass(frozen=True, slots=True)
class PeriodEnd:
    """The last day of a statutory period of a unit, from the day before it begins and its length."""

    unit: Unit

    def __call__(self, start: date, number: Any) -> date:
        return last_day(start, Period(int(number), self.unit))


#: Plain calendar arithmetic, never moved off a rest day.
days_after = function("{0}后{1}日", "{1} days after {0}", DATE, shift)
days_before = function("{0}前{1}日", "{1} days before {0}", DATE, shift_back)
months_after = function("{0}后{1}个月", "{1} months after {0}", DATE, add_months)
years_after = function("{0}后{1}年", "{1} years after {0}", DATE, add_years)
years_before = function("{0}前{1}年", "{1} years before {0}", DATE, years_back)
days_between = function("{0}至{1}的日数", "the days from {0} to {1}", INTEGER, days_apart)
year_of = function("{0}的年份", "the year of {0}", INTEGER, year)
month_of = function("{0}的月份", "the month of {0}", INTEGER, month)
day_of = function("{0}的日", "the day of the month of {0}", INTEGER, day_of_month)
cents = function("{0}（四舍五入到分）", "{0} rounded to the fen", MONEY, rounded)
round_up = function("{0}（进一取整）", "{0} rounded up", INTEGER, ceiling)
lowest = function("{0}与{1}中较小者", "the lesser of {0} and {1}", None, min)
highest = function("{0}与{1}中较大者", "the greater of {0} and {1}", None, max)


def rank(term: Expr) -> Function:
    """The place of an ordered value among its values, counted from 0."""
    if not term.kind.ordered:
        raise DefinitionError(f"{term.words().zh} 没有高低顺序。", f"{term.words().en} has no order.")
    return Function(Words("{0}的位次", "the rank of {0}"), term.kind.rank, INTEGER, (term,))


_UNITS = {
    Unit.WORKING_DAYS: ("个工作日", "working days"),
    Unit.DAYS: ("日", "days"),
    Unit.MONTHS: ("个月", "months"),
    Unit.YEARS: ("年", "years"),
}


def period_end(start: Any, number: Any, unit: Unit) -> Function:
    """The last day of a statutory period: ``start`` not counted, moved off a rest day (Civil Code, 201 to 203)."""
    zh, en = _UNITS[unit]
    name = Words("自{0}起{1}" + zh + "的最后一日", "the last day of {1} " + en + " from {0}")
    return Function(name, PeriodEnd(unit), DATE, (_term(start), _term(number)))
