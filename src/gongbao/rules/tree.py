"""Expressions: small immutable trees over facts, built with Python operators.

Every node knows four things of itself, side by side: the kind of its value, its plain words, its straight Python
(all facts known), and its careful meaning (some facts unknown). The two meanings agree wherever both are defined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NoReturn

from gongbao.rules import kinds
from gongbao.rules.kinds import BOOLEAN, Kind, Type
from gongbao.rules.values import NONE, UNKNOWN, Value, bounds, is_known, lift
from gongbao.words import Problem, Words

#: What straight code raises where a value it needs is not known, or does not exist.
NOT_STRAIGHT: Final = (KeyError, TypeError, AttributeError, ArithmeticError)


class DefinitionError(Problem):
    """A mistake in a service's definition, found when it is loaded."""

    status = 500


# Not frozen: a careful evaluation makes one a node, and that would cost most of it.
@dataclass(slots=True, eq=False)
class Outcome:
    """What a node came to on given facts, with the outcomes of the nodes below it that were looked at."""

    expr: Expr
    value: Value
    parts: tuple[Outcome, ...] = ()
    #: The record this node was looked at for, counted from 1; ``None`` outside a list.
    record: int | None = None


@dataclass(slots=True)
class Run:
    """One careful evaluation: the facts, the day, and the record a list is at."""

    facts: Mapping[str, Any]
    as_of: date
    decided: dict[int, Outcome] = field(default_factory=dict)
    record: Mapping[str, Any] = field(default_factory=dict)
    fields: frozenset[int] = frozenset()
    #: What nodes are supposed to come to, by ``id``, whatever the facts say.
    supposed: Mapping[int, Outcome] = field(default_factory=dict)

    def __call__(self, expr: Expr) -> Outcome:
        return (self.supposed.get(id(expr)) if self.supposed else None) or expr.outcome(self)


@dataclass(slots=True)
class Source:
    """Straight Python in the making: the objects its names stand for, and the fields that the current list brings."""

    names: dict[str, Any] = field(default_factory=dict)
    fields: frozenset[int] = frozenset()

    def name(self, thing: Any) -> str:
        """A name for ``thing`` in the generated code."""
        name = f"k{len(self.names)}"
        self.names[name] = thing
        return name


class Expr:
    """A node. Comparison and arithmetic operators build larger nodes; ``.at`` cites the place a node comes from."""

    kind: Kind

    def parts(self) -> tuple[Expr, ...]:
        """The nodes directly below this one."""
        return ()

    def words(self) -> Words:
        """The node in plain words, for explanations."""
        raise NotImplementedError

    @cached_property
    def wording(self) -> Words:
        """``words``, drawn up once: an explanation of many records says the same again and again."""
        return self.words()

    def code(self, source: Source) -> str:
        """Straight Python for this node, in parentheses where it needs them; ``f`` holds the facts."""
        raise NotImplementedError

    def outcome(self, run: Run) -> Outcome:
        """What this node comes to when facts may be missing."""
        raise NotImplementedError

    def at(self, places: str, zh: str = "", en: str = "") -> Cited:
        """This node with the places it rests on (several separated by ``;``) and, if given, words of its own."""
        return Cited(self, split_places(places), Words(zh, en or zh) if zh else None)

    def called(self, zh: str, en: str) -> Cited:
        """This node in words of its own, where it cites no place by itself."""
        return Cited(self, (), Words(zh, en))

    def is_in(self, *values: Any) -> Expr:
        """Whether the value is one of ``values``."""
        return Compare("in", self, Literal(tuple(constant(each, self.kind).value for each in values), self.kind))

    def __eq__(self, other: object) -> Expr:  # type: ignore[override]
        return Compare("==", self, expression(other, self.kind))

    def __ne__(self, other: object) -> Expr:  # type: ignore[override]
        return Compare("!=", self, expression(other, self.kind))

    def __lt__(self, other: Any) -> Expr:
        return Compare("<", self, expression(other, self.kind))

    def __le__(self, other: Any) -> Expr:
        return Compare("<=", self, expression(other, self.kind))

    def __gt__(self, other: Any) -> Expr:
        return Compare(">", self, expression(other, self.kind))

    def __ge__(self, other: Any) -> Expr:
        return Compare(">=", self, expression(other, self.kind))

    if TYPE_CHECKING:
        # ``logic`` and ``terms`` define what these make, and give the operators to every node.
        def __and__(self, other: Expr) -> Expr: ...
        def __or__(self, other: Expr) -> Expr: ...
        def __invert__(self) -> Expr: ...
        def __add__(self, other: Any) -> Expr: ...
        def __radd__(self, other: Any) -> Expr: ...
        def __sub__(self, other: Any) -> Expr: ...
        def __rsub__(self, other: Any) -> Expr: ...
        def __mul__(self, other: Any) -> Expr: ...
        def __rmul__(self, other: Any) -> Expr: ...
        def __truediv__(self, other: Any) -> Expr: ...
        def __rtruediv__(self, other: Any) -> Expr: ...

    __hash__ = object.__hash__

    def __bool__(self) -> NoReturn:
        raise DefinitionError(
            f"条件 {self.words().zh} 还没有值：请用 &、|、~ 或 all_of、any_of 组合条件，不要用 and、or、not、if。",
            f"The condition “{self.words().en}” has no value yet: combine conditions with &, |, ~ or all_of, any_of, "
            "not with and, or, not, if.",
        )


def split_places(places: str) -> tuple[str, ...]:
    """The single places of a citation such as ``第七条;第八条第四款``."""
    return tuple(place.strip() for place in places.split(";") if place.strip())


class Literal(Expr):
    """A value written in the definition."""

    def __init__(self, value: Any, kind: Kind) -> None:
        self.value = value
        self.kind = kind

    def words(self) -> Words:
        values = self.value if isinstance(self.value, tuple) else (self.value,)
        shown = [value_words(each, self.kind) for each in values]
        return Words("、".join(each.zh for each in shown), ", ".join(each.en for each in shown))

    def code(self, source: Source) -> str:
        if isinstance(self.value, bool | int | str) or self._strings():
            return repr(self.value)
        return source.name(self.value)

    def _strings(self) -> bool:
        return isinstance(self.value, tuple) and all(isinstance(each, str) for each in self.value)

    def outcome(self, run: Run) -> Outcome:
        return Outcome(self, self.value)


def constant(value: Any, kind: Kind) -> Literal:
    """``value`` as a literal of ``kind``; refuses what such a value can never be."""
    if value is NONE:
        return Literal(NONE, kind)
    if kind.type is Type.ENUM and isinstance(value, str) and value not in kind.names:
        raise DefinitionError(
            f"“{value}” 不是允许的取值；允许的是 {'、'.join(kind.names)}。",
            f"“{value}” is none of the values allowed here: {', '.join(kind.names)}.",
        )
    if kind.type in (Type.INTEGER, Type.NUMBER, Type.MONEY):
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            refuse_type(value, kind)
        return Literal(value, kind)
    expected = {Type.BOOLEAN: bool, Type.DATE: date, Type.TEXT: str, Type.ENUM: str}.get(kind.type)
    if expected is None or not isinstance(value, expected):
        refuse_type(value, kind)
    return Literal(value, kind)


def expression(value: Any, kind: Kind) -> Expr:
    """``value`` itself where it is a node, else a literal of ``kind``."""
    return value if isinstance(value, Expr) else constant(value, kind)


def refuse_type(value: Any, kind: Kind) -> NoReturn:
    raise DefinitionError(
        f"{value!r} 的类型不对：这里应为 {kind.type.value}。",
        f"{value!r} has the wrong type: {kind.type.value} is needed here.",
    )


def value_words(value: Value, kind: Kind) -> Words:
    """A value as people read it: labels of an enumeration, 是 and 否, dates, amounts."""
    if not is_known(value):
        return Words("未知", "unknown")
    if value is NONE:
        return Words("无", "none")
    if isinstance(value, bool):
        return Words("是", "yes") if value else Words("否", "no")
    if kind.type is Type.ENUM:
        return next((choice.label for choice in kind.choices if choice.name == value), Words(str(value), str(value)))
    if kind.type is Type.LIST:
        return Words(f"{len(value)}条", f"{len(value)} records")
    if isinstance(value, date):
        return Words(f"{value.year}年{value.month}月{value.day}日", f"{value.day} {value:%B %Y}")
    written = kinds.text(kind, value)
    return Words(f"{written}元", f"¥{written}") if kind.type is Type.MONEY else Words(written, written)


class Cited(Expr):
    """A node with the places it rests on and, where the drawn-up words do not serve, words of its own."""

    def __init__(self, expr: Expr, places: tuple[str, ...], says: Words | None) -> None:
        self.expr = expr
        self.places = places
        self.says = says
        self.kind = expr.kind

    def parts(self) -> tuple[Expr, ...]:
        return (self.expr,)

    def words(self) -> Words:
        return self.says or self.expr.words()

    def code(self, source: Source) -> str:
        return self.expr.code(source)

    def outcome(self, run: Run) -> Outcome:
        inner = run(self.expr)
        return Outcome(self, inner.value, (inner,))


class AsOf(Expr):
    """The day the question is asked for."""

    kind = kinds.DATE

    def words(self) -> Words:
        return Words("询问日", "the day asked about")

    def code(self, source: Source) -> str:
        return "as_of"

    def outcome(self, run: Run) -> Outcome:
        return Outcome(self, run.as_of)


#: The day the question is asked for, as a term in conditions.
AS_OF = AsOf()


_SIGNS: dict[str, tuple[str, str]] = {
    "==": ("为", "is"),
    "!=": ("不为", "is not"),
    "<": ("小于", "is below"),
    "<=": ("不超过", "is at most"),
    ">": ("超过", "is above"),
    ">=": ("不少于", "is at least"),
    "in": ("属于", "is one of"),
}
_RANK_SIGNS: dict[str, tuple[str, str]] = {
    "<": ("低于", "is below"),
    "<=": ("不高于", "is at most"),
    ">": ("高于", "is above"),
    ">=": ("不低于", "is at least"),
}
_DATE_SIGNS: dict[str, tuple[str, str]] = {
    "<": ("早于", "is before"),
    "<=": ("不晚于", "is not after"),
    ">": ("晚于", "is after"),
    ">=": ("不早于", "is not before"),
}
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "in": lambda a, b: a in b,
}
OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


class Compare(Expr):
    """Two values compared; enumerations compare by their order where they have one."""

    kind = BOOLEAN

    def __init__(self, sign: str, left: Expr, right: Expr) -> None:
        _check_comparable(sign, left, right)
        self.sign = sign
        self.left = left
        self.right = right
        ranked = left.kind.type is Type.ENUM and sign in ("<", "<=", ">", ">=")
        #: Places of the values in their order, where they are compared by it.
        self._ranks = {name: place for place, name in enumerate(left.kind.names)} if ranked else None

    def parts(self) -> tuple[Expr, ...]:
        return (self.left, self.right)

    def words(self) -> Words:
        special = {Type.DATE: _DATE_SIGNS, Type.ENUM: _RANK_SIGNS}.get(self.left.kind.type, {})
        zh, en = special.get(self.sign, _SIGNS[self.sign])
        left, right = self.left.words(), self.right.words()
        unit = getattr(self.left, "unit", None) if isinstance(self.right, Literal) else None
        return Words(
            f"{left.zh}{zh}{right.zh}{unit.zh if unit else ''}",
            f"{left.en} {en} {right.en}{' ' + unit.en if unit else ''}",
        )

    def code(self, source: Source) -> str:
        left, right = self.left.code(source), self.right.code(source)
        if self._ranks is not None:
            ranks = source.name(self._ranks)
            left = f"{ranks}[{left}]"
            right = repr(self._ranks[self.right.value]) if isinstance(self.right, Literal) else f"{ranks}[{right}]"
        return f"({left} {self.sign} {right})"

    def outcome(self, run: Run) -> Outcome:
        left, right = run(self.left), run(self.right)
        return Outcome(self, self._holds(left.value, right.value), (left, right))

    def _holds(self, left: Value, right: Value) -> Value:
        if left is NONE or right is NONE:
            return self._holds_of_none(left, right)
        if self._ranks is not None:
            rank = self._ranks.__getitem__
            left, right = lift(rank, [left]), lift(rank, [right])
        if left is UNKNOWN or right is UNKNOWN:
            return UNKNOWN
        if is_known(left) and is_known(right):
            return _COMPARE[self.sign](left, right)
        low_high = _compare_bounds(self.sign, left, right)
        if low_high is not UNKNOWN:
            return low_high
        return lift(_COMPARE[self.sign], [left, right])

    def _holds_of_none(self, left: Value, right: Value) -> Value:
        """What does not exist equals only itself, and is neither before nor after anything."""
        if not (is_known(left) and is_known(right)):
            return UNKNOWN if self.sign in ("==", "!=", "in") else False
        if self.sign in ("==", "!="):
            return (left is right) == (self.sign == "==")
        return self.sign == "in" and any(each is left for each in right)


def _compare_bounds(sign: str, left: Value, right: Value) -> Value:
    """The comparison of two numbers or dates of which perhaps only the bounds are known."""
    if sign == "in":
        return UNKNOWN
    one, other = bounds(left), bounds(right)
    if one is None or other is None:
        return UNKNOWN
    (low, high), (least, most) = one, other
    if sign in (">", ">="):
        return _compare_bounds(_MIRROR[sign], right, left)
    if sign == "<":
        return True if high < least else False if low >= most else UNKNOWN
    if sign == "<=":
        return True if high <= least else False if low > most else UNKNOWN
    if high < least or low > most:
        return sign == "!="
    return UNKNOWN


def _check_comparable(sign: str, left: Expr, right: Expr) -> None:
    one, other = left.kind, right.kind
    if one.type is not other.type and not (one.is_numeric and other.is_numeric):
        raise DefinitionError(
            f"不能比较 {left.words().zh}（{one.type.value}）和 {right.words().zh}（{other.type.value}）。",
            f"{left.words().en} ({one.type.value}) cannot be compared with {right.words().en} ({other.type.value}).",
        )
    if sign in ("<", "<=", ">", ">="):
        if one.type in (Type.BOOLEAN, Type.TEXT, Type.LIST) or (one.type is Type.ENUM and not one.ordered):
            raise DefinitionError(
                f"{left.words().zh} 没有大小顺序，只能用 ==、!=、is_in。",
                f"{left.words().en} has no order; only ==, != and is_in make sense.",
            )
        if one.type is Type.ENUM and one.names != other.names:
            raise DefinitionError(
                f"{left.words().zh} 和 {right.words().zh} 的取值不同，不能比较高低。",
                f"{left.words().en} and {right.words().en} have different values and cannot be ranked together.",
            )


def check_condition(expr: object) -> None:
    """Refuse a node that is neither true nor false where a condition is needed."""
    if not isinstance(expr, Expr):
        refuse_type(expr, BOOLEAN)
    if expr.kind.type is not Type.BOOLEAN:
        raise DefinitionError(
            f"{expr.words().zh} 不是条件：条件要么成立要么不成立。",
            f"{expr.words().en} is no condition: a condition holds or does not hold.",
        )


def walk(expr: Expr) -> Iterator[Expr]:
    """The node and all nodes below it, decisions that it uses included, each shared node once."""
    seen: set[int] = set()
    open_nodes = [expr]
    while open_nodes:
        node = open_nodes.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        open_nodes.extend(reversed(node.parts()))


def written(expr: Expr) -> str:
    """The expression as code and as words, with its constants spelled out: equal for equal definitions."""
    source = Source()
    code = expr.code(source)
    constants = [(name, repr(thing)) for name, thing in sorted(source.names.items()) if not callable(thing)]
    return f"{code} {constants} {expr.words().zh}"
