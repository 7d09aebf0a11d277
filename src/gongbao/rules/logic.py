"""Conditions taken together, and their opposite: and, or, at least so many, not."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gongbao.rules.kinds import BOOLEAN
from gongbao.rules.tree import OPPOSITE, Compare, DefinitionError, Expr, Outcome, Run, Source, check_condition
from gongbao.rules.values import UNKNOWN, Value
from gongbao.words import Words


class Group(Expr):
    """Conditions taken together."""

    kind = BOOLEAN
    _join: tuple[str, str]
    _code: str

    def __init__(self, conditions: Iterable[Expr]) -> None:
        self.conditions = tuple(conditions)
        for each in self.conditions:
            check_condition(each)
        if not self.conditions:
            raise DefinitionError("条件组不能为空。", "A group of conditions must not be empty.")

    def parts(self) -> tuple[Expr, ...]:
        return self.conditions

    def words(self) -> Words:
        each = [condition.words() for condition in self.conditions]
        zh, en = self._join
        return Words(zh.join(one.zh for one in each), en.join(one.en for one in each))

    def code(self, source: Source) -> str:
        return "(" + self._code.join(each.code(source) for each in self.conditions) + ")"


class All(Group):
    """Every condition holds."""

    _join = ("，且", ", and ")
    _code = " and "

    def outcome(self, run: Run) -> Outcome:
        parts: list[Outcome] = []
        for each in self.conditions:
            parts.append(run(each))
            if run.fields and parts[-1].value is False:
                # Of a record one reason is enough; of the applicant everything that fails is told.
                break
        values = [part.value for part in parts]
        value = (
            False
            if any(each is False for each in values)
            else UNKNOWN
            if any(each is UNKNOWN for each in values)
            else True
        )
        return Outcome(self, value, tuple(parts))


class Any_(Group):  # noqa: N801 - `Any` is taken by typing
    """At least one condition holds."""

    _join = ("，或", ", or ")
    _code = " or "

    def outcome(self, run: Run) -> Outcome:
        parts = tuple(run(each) for each in self.conditions)
        if any(part.value is True for part in parts):
            return Outcome(self, True, parts)
        return Outcome(self, UNKNOWN if any(part.value is UNKNOWN for part in parts) else False, parts)


class AtLeast(Group):
    """At least ``number`` of the conditions hold."""

    _join = ("；", "; ")
    _code = " + "

    def __init__(self, number: int, conditions: Iterable[Expr]) -> None:
        super().__init__(conditions)
        if not 1 <= number <= len(self.conditions):
            raise DefinitionError(
                f"{len(self.conditions)} 个条件中不能要求 {number} 个。",
                f"{number} of {len(self.conditions)} conditions cannot be asked for.",
            )
        self.number = number

    def words(self) -> Words:
        inner = super().words()
        return Words(f"至少符合{self.number}项：{inner.zh}", f"at least {self.number} of: {inner.en}")

    def code(self, source: Source) -> str:
        return f"({super().code(source)} >= {self.number})"

    def outcome(self, run: Run) -> Outcome:
        parts = tuple(run(each) for each in self.conditions)
        sure = sum(part.value is True for part in parts)
        possible = sum(part.value is not False for part in parts)
        value: Value = True if sure >= self.number else UNKNOWN if possible >= self.number else False
        return Outcome(self, value, parts)


class Not(Expr):
    """The condition does not hold."""

    kind = BOOLEAN

    def __init__(self, condition: Expr) -> None:
        check_condition(condition)
        self.condition = condition

    def parts(self) -> tuple[Expr, ...]:
        return (self.condition,)

    def words(self) -> Words:
        inner = self.condition
        if isinstance(inner, Compare) and inner.sign in OPPOSITE:
            return Compare(OPPOSITE[inner.sign], inner.left, inner.right).words()
        words = inner.words()
        return Words(f"“{words.zh}”不成立", f"“{words.en}” is not so")

    def code(self, source: Source) -> str:
        return f"(not {self.condition.code(source)})"

    def outcome(self, run: Run) -> Outcome:
        inner = run(self.condition)
        return Outcome(self, UNKNOWN if inner.value is UNKNOWN else not inner.value, (inner,))


def all_of(*conditions: Expr) -> All:
    """Every one of ``conditions`` holds."""
    return All(conditions)


def any_of(*conditions: Expr) -> Any_:
    """At least one of ``conditions`` holds."""
    return Any_(conditions)


def at_least(number: int, *conditions: Expr) -> AtLeast:
    """At least ``number`` of ``conditions`` hold."""
    return AtLeast(number, conditions)


def not_(condition: Expr) -> Not:
    """``condition`` does not hold."""
    return Not(condition)


# Nodes are also combined with &, | and ~; the tree itself knows nothing of what stands on it.
_OPERATORS: dict[str, Callable[..., Expr]] = {
    "and": lambda one, other: All((one, other)),
    "or": lambda one, other: Any_((one, other)),
    "invert": lambda one: Not(one),
}
for _name, _made in _OPERATORS.items():
    setattr(Expr, f"__{_name}__", _made)
