"""Conditions taken together, and their opposite: and, or, at least so many, not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from gongbao.rules.kinds import BOOLEAN
from gongbao.rules.tree import OPPOSITE, Compare, DefinitionError, Expr, Outcome, Run, Source, check_condition
from gongbao.rules.values import UNKNOWN, Value
from gongbao.words import Words


class Logical(Expr):
    """What conditions come to together: said once as Python of their codes, and once for what is known of each."""

    kind = BOOLEAN
    conditions: tuple[Expr, ...]

    def __init__(self, conditions: Iterable[Expr]) -> None:
        self.conditions = tuple(conditions)
        for each in self.conditions:
            check_condition(each)

    def parts(self) -> tuple[Expr, ...]:
        return self.conditions

    def together(self, codes: Sequence[str]) -> str:
        """Straight Python, from that of the conditions."""
        raise NotImplementedError

    def joined(self, values: Sequence[Value]) -> Value:
        """``True``, ``False`` or ``UNKNOWN``, from what the conditions came to."""
        raise NotImplementedError

    def code(self, source: Source) -> str:
        return self.together([each.code(source) for each in self.conditions])

    def outcome(self, run: Run) -> Outcome:
        parts = tuple(run(each) for each in self.conditions)
        return Outcome(self, self.joined([part.value for part in parts]), parts)


class Group(Logical):
    """Conditions taken together."""

    _join: tuple[str, str]

    def __init__(self, conditions: Iterable[Expr]) -> None:
        super().__init__(conditions)
        if not self.conditions:
            raise DefinitionError("条件组不能为空。", "A group of conditions must not be empty.")

    def words(self) -> Words:
        each = [condition.words() for condition in self.conditions]
        zh, en = self._join
        return Words(zh.join(one.zh for one in each), en.join(one.en for one in each))


class All(Group):
    """Every condition holds."""

    _join = ("，且", ", and ")

    def together(self, codes: Sequence[str]) -> str:
        return f"({' and '.join(codes)})"

    def joined(self, values: Sequence[Value]) -> Value:
        if any(value is False for value in values):
            return False
        return UNKNOWN if any(value is UNKNOWN for value in values) else True

    def outcome(self, run: Run) -> Outcome:
        parts: list[Outcome] = []
        for each in self.conditions:
            parts.append(run(each))
            if run.fields and parts[-1].value is False:
                # Of a record one reason is enough; of the applicant everything that fails is told.
                break
        return Outcome(self, self.joined([part.value for part in parts]), tuple(parts))


class Any_(Group):  # noqa: N801 - `Any` is taken by typing
    """At least one condition holds."""

    _join = ("，或", ", or ")

    def together(self, codes: Sequence[str]) -> str:
        return f"({' or '.join(codes)})"

    def joined(self, values: Sequence[Value]) -> Value:
        if any(value is True for value in values):
            return True
        return UNKNOWN if any(value is UNKNOWN for value in values) else False


class AtLeast(Group):
    """At least ``number`` of the conditions hold."""

    _join = ("；", "; ")

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

    def together(self, codes: Sequence[str]) -> str:
        # Numbers, since Python is slow to add what is true and false.
        counted = " + ".join(f"(1 if {code} else 0)" for code in codes)
        return f"({counted} >= {self.number})"

    def joined(self, values: Sequence[Value]) -> Value:
        sure = sum(value is True for value in values)
        possible = sum(value is not False for value in values)
        return True if sure >= self.number else UNKNOWN if possible >= self.number else False


class Not(Logical):
    """The condition does not hold."""

    def __init__(self, condition: Expr) -> None:
        super().__init__((condition,))
        self.condition = condition

    def words(self) -> Words:
        inner = self.condition
        if isinstance(inner, Compare) and inner.sign in OPPOSITE:
            return Compare(OPPOSITE[inner.sign], inner.left, inner.right).words()
        words = inner.words()
        return Words(f"“{words.zh}”不成立", f"“{words.en}” is not so")

    def together(self, codes: Sequence[str]) -> str:
        return f"(not {codes[0]})"

    def joined(self, values: Sequence[Value]) -> Value:
        return UNKNOWN if values[0] is UNKNOWN else not values[0]


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
