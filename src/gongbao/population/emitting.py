"""From the tree of a decision to the steps of a program: the same three-valued meaning, for many rows at once.

Every node keeps the meaning of ``Expr.outcome``. Where columns cannot carry it (works matched to items, text, a
quotient), the node is evaluated row by row, and the program says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any, Final

from gongbao.population import lists
from gongbao.population.columns import SCALES, Shape, day_number, top
from gongbao.population.comparing import against, unequal
from gongbao.population.counting import COUNTED, at_least
from gongbao.population.functions import in_columns
from gongbao.population.program import EVERYWHERE, NOWHERE, Program
from gongbao.population.values import NO, OPEN, YES, Number, Truth, written
from gongbao.rules.decision import Decision, FirstMatch, Rule, Typed
from gongbao.rules.facts import Fact
from gongbao.rules.kinds import Kind, Type
from gongbao.rules.logic import All, Any_, AtLeast, Not
from gongbao.rules.records import Count, Every, OverRecords, Some, Total
from gongbao.rules.terms import Arithmetic, Choose, Function
from gongbao.rules.tree import AsOf, Cited, Compare, Expr, Literal
from gongbao.rules.values import NONE

#: Values of these types are carried by columns of whole numbers.
_CARRIED: Final = {Type.INTEGER, Type.NUMBER, Type.MONEY, Type.DATE, Type.ENUM}
_OVER_LISTS: Final = (Some, Every, Count, Total)


#: From so many flags on their bits are joined.
_FLAGS: Final = 3


@dataclass(slots=True)
class Emitter:
    """One tree in the making. ``shapes`` says how the facts come; what is not among them is unknown in every row.

    ``given`` holds facts that have one value for everybody. Nodes met are kept in the order in which they are made:
    the parts of a node before the node.
    """

    program: Program
    shapes: Mapping[str, Shape]
    given: Mapping[str, Any]
    as_of: date
    #: Where the rows of this program are: "" for people, else the list whose records they are.
    inside: str = ""
    fields: frozenset[int] = frozenset()
    truths: dict[int, tuple[Expr, Truth]] = field(default_factory=dict)
    numbers: dict[int, tuple[Expr, Number]] = field(default_factory=dict)
    order: list[Expr] = field(default_factory=list)
    #: Rows that must be evaluated one by one after all.
    redo: list[str] = field(default_factory=list)
    #: Nodes evaluated row by row.
    by_row: list[Expr] = field(default_factory=list)
    within_lists: dict[int, "Emitter"] = field(default_factory=dict)

    # Conditions

    def truth(self, expr: Expr) -> Truth:
        """The rows in which a condition holds, surely and possibly."""
        if id(expr) not in self.truths:
            made = self._truth(expr)
            self.truths[id(expr)] = (expr, made)
            self.order.append(expr)
        return self.truths[id(expr)][1]

    def _truth(self, expr: Expr) -> Truth:
        program = self.program
        match expr:
            case _ if not self.is_carried(expr):
                return self._truth_by_row(expr)
            case Literal():
                return YES if expr.value else NO
            case Cited() | Typed():
                return self.truth(expr.expr)
            case Decision():
                return self.truth(expr.body)
            case Fact():
                return self._flag(expr)
            case All():
                return self._all(expr)
            case Any_():
                return self._any(expr)
            case AtLeast():
                return at_least(program, expr.number, map(self.truth, expr.conditions))
            case Not():
                inner = self.truth(expr.condition)
                low, high = program.neither(inner.high), program.neither(inner.low)
                return Truth(low, high)
            case Choose():
                return self._choose_truth(*map(self.truth, expr.parts()))
            case FirstMatch():
                return self._first_truth(expr)
            case Compare():
                return self._compare(expr)
            case Some() | Every():
                return lists.holds(self, expr)
        raise AssertionError(expr)

    def _all(self, expr: All) -> Truth:
        """Every condition. Where ``unsure`` is there, what may hold and what is known are joined before each other:
        a pass less for every such condition but the first.
        """
        program = self.program
        truths = [self.truth(each) for each in expr.conditions]
        told = [truth for truth in truths if truth.unsure]
        possible = reduce(program.both, (truth.high for truth in told), EVERYWHERE)
        known = reduce(program.both, (program.neither(truth.unsure) for truth in told), EVERYWHERE)
        others = reduce(self._both, (truth for truth in truths if not truth.unsure), YES)
        return Truth(program.both(program.both(possible, known), others.low), program.both(possible, others.high))

    def _any(self, expr: Any_) -> Truth:
        """Some condition. Flags are joined by their bits, two truth values in one pass."""
        truths = [(each, self.truth(each)) for each in expr.conditions]
        flags = [column for each, _ in truths if (column := self._flag_column(each))]
        if len(flags) < _FLAGS:
            return reduce(self._either, (truth for _, truth in truths))
        program = self.program
        bits = reduce(program.bits, flags)
        high = program.element("not_equal", f"<{bits}>", program.constant(0, "uint8"))
        sure = program.bits_and(bits, program.constant(1, "uint8"))
        low = program.element("not_equal", f"<{sure}>", program.constant(0, "uint8"))
        return reduce(self._either, (truth for each, truth in truths if not self._flag_column(each)), Truth(low, high))

    def _flag_column(self, expr: Expr) -> str:
        """The column of a flag that is not known of everybody; empty for any other node."""
        while isinstance(expr, Cited):
            expr = expr.expr
        if not isinstance(expr, Fact) or self._has_one_value(expr) or self.inside:
            return ""
        shape = self._shape(expr)
        return self._column(expr) if shape is not None and shape.unknown else ""

    def _both(self, one: Truth, other: Truth) -> Truth:
        return Truth(self.program.both(one.low, other.low), self.program.both(one.high, other.high))

    def _either(self, one: Truth, other: Truth) -> Truth:
        return Truth(self.program.either(one.low, other.low), self.program.either(one.high, other.high))

    def _choose_truth(self, condition: Truth, then: Truth, otherwise: Truth) -> Truth:
        program = self.program
        surely_not = program.neither(condition.high)
        unsure = program.without(condition.high, condition.low)
        sure = program.any_of(
            [
                program.both(condition.low, then.low),
                program.both(surely_not, otherwise.low),
                program.both(unsure, program.both(then.low, otherwise.low)),
            ]
        )
        possible = program.any_of(
            [
                program.both(condition.low, then.high),
                program.both(surely_not, otherwise.high),
                program.both(unsure, program.either(then.high, otherwise.high)),
            ]
        )
        return Truth(sure, sure if all(each.is_known for each in (condition, then, otherwise)) else possible)

    def _first_truth(self, expr: FirstMatch) -> Truth:
        program = self.program
        reach, settled = EVERYWHERE, NOWHERE
        some_no, some_yes = NOWHERE, NOWHERE
        known = True
        for rule in expr.rules:
            condition = self._rule(rule)
            value = self.truth(rule.value)
            known = known and condition.is_known and value.is_known
            applies = program.both(reach, condition.high)
            some_yes = program.either(some_yes, program.both(applies, value.high))
            some_no = program.either(some_no, program.without(applies, value.low))
            settled = program.either(settled, program.both(reach, condition.low))
            reach = program.without(reach, condition.low)
        if known and reach == NOWHERE:
            return Truth(some_yes, some_yes)
        low = program.without(settled, some_no)
        return Truth(low, program.either(program.neither(settled), some_yes))

    def _rule(self, rule: Rule) -> Truth:
        """The condition of a rule, which stands for the rule as a node."""
        condition = self.truth(rule.condition)
        if id(rule) not in self.truths:
            self.truths[id(rule)] = (rule, condition)
            self.order.append(rule)
        return condition

    def _flag(self, expr: Fact) -> Truth:
        if self._has_one_value(expr):
            return YES if self.given[expr.name] else NO
        shape = self._shape(expr)
        if shape is None:
            return OPEN
        column = self._column(expr)
        high = self.program.element("not_equal", column, self.program.constant(0, shape.dtype))
        if not shape.unknown:
            return Truth(high, high)
        return Truth(self.program.element("equal", column, self.program.constant(1, shape.dtype)), high)

    def _compare(self, expr: Compare) -> Truth:
        left, right = expr.left, expr.right
        if left.kind.type is Type.BOOLEAN:
            one, other = self.truth(left), self.truth(right)
            return self._same(one, other) if expr.sign == "==" else self._not(self._same(one, other))
        if isinstance(right, Literal) and right.value is NONE:
            return self._is_none(self.settled(left), expr.sign)
        if expr.sign == "in":
            assert isinstance(right, Literal)
            number = self.settled(left)
            each = [against(self.program, number, "==", self._constant(value, left.kind)) for value in right.value]
            return reduce(self._either, each, NO)
        return against(self.program, self.settled(left), expr.sign, self.settled(right))

    def _same(self, one: Truth, other: Truth) -> Truth:
        both_yes = self._both(one, other)
        both_no = self._both(self._not(one), self._not(other))
        return self._either(both_yes, both_no)

    def _not(self, truth: Truth) -> Truth:
        return Truth(self.program.neither(truth.high), self.program.neither(truth.low))

    def _is_none(self, number: Number, sign: str) -> Truth:
        """Columns hold no value that does not exist: what is known is not ``NONE``."""
        unsure = self.program.either(number.unknown, unequal(self.program, number))
        found = Truth(NOWHERE, unsure)
        return self._not(found) if sign == "!=" else found

    # Numbers, amounts, dates and values of enumerations

    def settled(self, expr: Expr) -> Number:
        """The number, where rows that it cannot tell are left to be evaluated one by one."""
        number = self.number(expr)
        if number.vague != NOWHERE:
            self.leave(number.vague)
        return number

    def leave(self, rows: str) -> None:
        """Leave ``rows`` to the careful evaluation."""
        if rows not in self.redo:
            self.redo.append(rows)

    def number(self, expr: Expr) -> Number:
        """The number that a term is in every row."""
        if id(expr) not in self.numbers:
            made = self._number(expr)
            self.numbers[id(expr)] = (expr, made)
            self.order.append(expr)
        return self.numbers[id(expr)][1]

    def _number(self, expr: Expr) -> Number:
        match expr:
            case _ if not self.is_carried(expr):
                return self._number_by_row(expr)
            case Literal():
                return self._constant(expr.value, expr.kind)
            case AsOf():
                return written(day_number(self.as_of))
            case Cited() | Typed():
                return self.number(expr.expr)
            case Decision():
                return self.number(expr.body)
            case Fact():
                return self._figure(expr)
            case Arithmetic():
                return self._arithmetic(expr)
            case Function():
                return self._function(expr)
            case Choose():
                condition = self.truth(expr.condition)
                ways = [(condition, self.number(expr.then)), (YES, self.number(expr.otherwise))]
                return self._first(ways)
            case FirstMatch():
                return self._first([(self._rule(rule), self.number(rule.value)) for rule in expr.rules])
            case Count() | Total():
                return lists.reckoned(self, expr)
        raise AssertionError(expr)

    def _constant(self, value: Any, kind: Kind) -> Number:
        if value is NONE:
            return Number("0", "0", vague=EVERYWHERE)
        if kind.type is Type.ENUM:
            return written(kind.rank(value))
        if kind.type is Type.DATE:
            return written(day_number(value))
        number = Decimal(value)
        exponent = number.normalize().as_tuple().exponent
        assert isinstance(exponent, int)
        return written(int(number.scaleb(max(-exponent, 0))), max(-exponent, 0))

    def _figure(self, expr: Fact) -> Number:
        if self._has_one_value(expr):
            return self._constant(self.given[expr.name], expr.kind)
        shape = self._shape(expr)
        if shape is None:
            return Number("0", "0", unknown=EVERYWHERE)
        column = self._column(expr)
        if not shape.unknown:
            return Number(column, column, scale=shape.scale, dtype=shape.dtype)
        unknown = self.program.element("equal", column, self.program.constant(top(shape.dtype), shape.dtype))
        return Number(column, column, unknown=unknown, scale=shape.scale, dtype=shape.dtype)

    def _arithmetic(self, expr: Arithmetic) -> Number:
        program = self.program
        one, other = (self.settled(each).filled(program) for each in (expr.left, expr.right))
        unknown = program.either(one.unknown, other.unknown)
        if expr.sign == "*":
            # Of a product of bounds nothing is said, as in the careful meaning.
            for each in (one, other):
                unknown = program.either(unknown, unequal(program, each))
            low = program.step(f"times({one.low}, {other.low})", one.low, other.low)
            return Number(low, low, unknown=unknown, scale=one.scale + other.scale)
        scale = max(one.scale, other.scale)
        one, other = one.in_steps(scale, program), other.in_steps(scale, program)
        function, (least, most) = (
            ("plus", (other.low, other.high)) if expr.sign == "+" else ("minus", (other.high, other.low))
        )
        low = program.step(f"{function}({one.low}, {least})", one.low, least)
        exact = one.is_exact and other.is_exact
        high = low if exact else program.step(f"{function}({one.high}, {most})", one.high, most)
        return Number(low, high, unknown=unknown, scale=scale)

    def _function(self, expr: Function) -> Number:
        program = self.program
        call = in_columns(expr)
        assert call is not None
        arguments = [self.settled(each).filled(program) for each in expr.arguments]
        unknown = program.any_of([each.unknown for each in arguments] + [unequal(program, each) for each in arguments])
        scale = call.scale([each.scale for each in arguments])
        if call.aligned:
            arguments = [each.in_steps(scale, program) for each in arguments]
        written_ = ", ".join(each.low for each in arguments)
        steps = ", ".join(repr(each.scale) for each in arguments)
        code = f"{program.name(call.function)}({written_}, scales=({steps},), unknown={unknown})"
        low = program.step(code, *(each.low for each in arguments), unknown)
        return Number(low, low, unknown=unknown, scale=scale)

    def _first(self, ways: list[tuple[Truth, Number]]) -> Number:
        """The number of the first condition that holds; where one may hold, what every possible way leaves open."""
        program = self.program
        scale = max(number.scale for _, number in ways)
        reach, unknown, vague, several = EVERYWHERE, NOWHERE, NOWHERE, NOWHERE
        low = high = ""
        taken = NOWHERE
        for condition, one in ways:
            number = one.filled(program).in_steps(scale, program)
            applies = program.both(reach, condition.high)
            unknown = program.either(unknown, program.both(applies, number.unknown))
            vague = program.either(vague, program.both(applies, number.vague))
            again = program.both(applies, taken)
            if not low:
                low, high = number.low, number.high
            else:
                several = program.either(several, self._differing(again, (low, high), number))
                low, high = self._joined(applies, again, (low, high), number)
            taken = program.either(taken, applies)
            reach = program.without(reach, condition.low)
        # Where no rule applies for sure, nothing is said.
        return Number(low, high, program.either(unknown, reach), program.either(vague, several), scale)

    def _differing(self, again: str, before: tuple[str, str], number: Number) -> str:
        """Rows that are now one of a few values. A span among them makes a span, which bounds do tell."""
        if again == NOWHERE:
            return NOWHERE
        program = self.program
        low = before[0]
        apart = program.element("not_equal", low, number.low)
        for one, other in (before, (number.low, number.high)):
            if one != other:
                apart = program.both(apart, program.element("equal", one, other))
        return program.both(again, apart)

    def _joined(self, applies: str, again: str, before: tuple[str, str], number: Number) -> tuple[str, str]:
        program = self.program
        low, high = before
        if again == NOWHERE:
            made = program.step(f"np.where({applies}, {number.low}, {low})", applies, number.low, low)
            if low == high and number.is_exact:
                return made, made
            return made, program.step(f"np.where({applies}, {number.high}, {high})", applies, number.high, high)
        uses = (applies, again)
        return (
            program.step(f"least({applies}, {again}, {number.low}, {low})", *uses, number.low, low),
            program.step(f"most({applies}, {again}, {number.high}, {high})", *uses, number.high, high),
        )

    # Facts and rows

    def _has_one_value(self, expr: Fact) -> bool:
        return expr.name in self.given and id(expr) not in self.fields

    def _shape(self, expr: Fact) -> Shape | None:
        if id(expr) in self.fields:
            return self.shapes[self.inside].fields.get(expr.name)
        return self.shapes.get(expr.name)

    def _column(self, expr: Fact) -> str:
        if id(expr) in self.fields:
            code = f"c[{self.inside!r}].fields[{expr.name!r}].values"
        elif self.inside:
            code = f"c[{self.inside!r}].each(c[{expr.name!r}].values)"
        else:
            code = f"c[{expr.name!r}].values"
        return self.program.step(code)

    def is_carried(self, expr: Expr) -> bool:
        """Whether columns carry this node, given its parts."""
        match expr:
            case Fact():
                if self._has_one_value(expr):
                    return self.given[expr.name] is not NONE and _has_column(expr.kind)
                return _has_column(expr.kind)
            case Literal():
                return _has_column(expr.kind)
            case Compare():
                return _is_comparable(expr)
            case Arithmetic():
                return expr.sign != "/"
            case Function():
                return in_columns(expr) is not None
            case FirstMatch() | Choose() | Typed() | Decision() | Cited():
                return _has_column(expr.kind)
            case OverRecords():
                return isinstance(expr, _OVER_LISTS) and not self.inside and self._carries_all(expr)
            case AtLeast():
                return len(expr.conditions) <= COUNTED
            case AsOf() | All() | Any_() | Not():
                return True
        return False

    def _carries_all(self, expr: OverRecords) -> bool:
        """Whether every node below a term over a list is carried: there is no way out in the middle of a record."""
        if expr.records.name in self.given:
            return False
        inner = lists.inner(self, expr.records)
        return all(inner.is_carried(each) for each in _below(expr.body))

    def _truth_by_row(self, expr: Expr) -> Truth:
        found = self._rows_of(expr, "truth_by_row")
        return Truth(self.program.step(f"{found}[0]", found), self.program.step(f"{found}[1]", found))

    def _number_by_row(self, expr: Expr) -> Number:
        scale = SCALES.get(expr.kind.type, 0)
        found = self._rows_of(expr, "number_by_row", repr(scale))
        low, high, unknown, vague = (self.program.step(f"{found}[{place}]", found) for place in range(4))
        return Number(low, high, unknown, vague, scale)

    def _rows_of(self, expr: Expr, function: str, *more: str) -> str:
        self.by_row.append(expr)
        name = self.program.name(expr)
        return self.program.step(", ".join((f"rows.{function}({name}", *more)) + ")")


def _has_column(kind: Kind) -> bool:
    return kind.type in _CARRIED or kind.type is Type.BOOLEAN


def _is_comparable(expr: Compare) -> bool:
    left, right = expr.left.kind, expr.right.kind
    if left.type is Type.BOOLEAN:
        return expr.sign in ("==", "!=")
    if left.type not in _CARRIED:
        return False
    return left.type is not Type.ENUM or left.names == right.names


def _below(expr: Expr) -> list[Expr]:
    found = [expr]
    for part in expr.parts():
        found.extend(_below(part))
    return found
