"""Decisions: a question, and the tree or the rules in order that answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from gongbao.rules.facts import Fact
from gongbao.rules.kinds import BOOLEAN, Kind
from gongbao.rules.logic import all_of
from gongbao.rules.tree import (
    NOT_STRAIGHT,
    DefinitionError,
    Expr,
    Literal,
    Outcome,
    Run,
    Source,
    check_condition,
    expression,
    split_places,
    walk,
    written,
)
from gongbao.rules.values import UNKNOWN, Value, join
from gongbao.words import Words

if TYPE_CHECKING:
    from gongbao.rules.answer import Answer
    from gongbao.rules.trace import Tracer


class Rule(Expr):
    """One rule of a first-match list: if its condition holds, its value is the answer. As a node: the condition."""

    kind = BOOLEAN

    def __init__(self, condition: Expr, value: Any, places: tuple[str, ...] = (), says: Words | None = None) -> None:
        check_condition(condition)
        self.condition = condition
        self.value = value
        self.places = places
        self.says = says

    def parts(self) -> tuple[Expr, ...]:
        return (self.condition, self.value) if isinstance(self.value, Expr) else (self.condition,)

    def words(self) -> Words:
        return self.says or self.condition.words()

    def at(self, places: str, zh: str = "", en: str = "") -> Rule:  # type: ignore[override]
        """This rule with the places it rests on and, if given, words of its own."""
        return Rule(self.condition, self.value, split_places(places), Words(zh, en or zh) if zh else None)

    @property
    def is_otherwise(self) -> bool:
        """Whether the rule always holds."""
        return isinstance(self.condition, Literal) and self.condition.value is True

    def of_kind(self, kind: Kind) -> Rule:
        """This rule with its value as a node of ``kind``."""
        return Rule(self.condition, expression(self.value, kind), self.places, self.says)


def rule(condition: Expr, value: Any) -> Rule:
    """If ``condition`` holds, the answer is ``value``: a literal, a term, or another decision."""
    return Rule(condition, value)


def otherwise(value: Any) -> Rule:
    """The answer where no rule before it holds."""
    return Rule(Literal(True, BOOLEAN), value, says=Words("其他情形", "otherwise"))


def yes_if(condition: Expr) -> Rule:
    """If ``condition`` holds, the answer is yes."""
    return Rule(condition, True)


def no_if(condition: Expr) -> Rule:
    """If ``condition`` holds, the answer is no."""
    return Rule(condition, False)


class FirstMatch(Expr):
    """Rules tried in order: the first that holds gives the answer; one that is unknown leaves its answer possible.

    Where no rule holds the answer is unknown.
    """

    def __init__(self, rules: tuple[Rule, ...], kind: Kind) -> None:
        self.rules = tuple(each.of_kind(kind) for each in rules)
        self.kind = kind
        _check_reachable(self.rules)

    def parts(self) -> tuple[Expr, ...]:
        return self.rules

    def words(self) -> Words:
        return Words("依次适用的规则", "rules in order")

    def code(self, source: Source) -> str:
        # One flat conditional chain: nested parentheses would soon pass the limit of the parser.
        chain = ""
        for each in self.rules:
            if each.is_otherwise:
                return f"({chain}{each.value.code(source)})"
            chain += f"{each.value.code(source)} if {each.condition.code(source)} else "
        return f"({chain}{source.name(UNKNOWN)})"

    def outcome(self, run: Run) -> Outcome:
        parts: list[Outcome] = []
        possible: list[Value] = []
        for each in self.rules:
            condition = run(each.condition)
            if condition.value is False:
                parts.append(Outcome(each, False, (condition,)))
                continue
            value = run(each.value)
            parts.append(Outcome(each, condition.value, (condition, value)))
            possible.append(value.value)
            if condition.value is True:
                return Outcome(self, join(possible), tuple(parts))
        return Outcome(self, UNKNOWN, tuple(parts))


def _check_reachable(rules: tuple[Rule, ...]) -> None:
    seen: dict[str, Rule] = {}
    for place, each in enumerate(rules, 1):
        text = written(each.condition)
        if "otherwise" in seen or text in seen:
            words = each.words()
            raise DefinitionError(
                f"第{place}条规则“{words.zh}”永远不会适用：前面的规则已经包括了它。",
                f"Rule {place}, “{words.en}”, can never apply: a rule before it takes every case.",
            )
        seen["otherwise" if each.is_otherwise else text] = each


class Decision(Expr):
    """A question that the law answers from facts. As a node: its answer, so that decisions can use decisions."""

    def __init__(self, name: str, question: Words, body: Expr, about: Words | None = None) -> None:
        self.name = name
        self.question = question
        self.body = body
        self.about = about
        self.kind = body.kind

    def __repr__(self) -> str:
        return f"<decision {self.name}>"

    def parts(self) -> tuple[Expr, ...]:
        return (self.body,)

    def words(self) -> Words:
        return Words(f"“{self.question.zh}”", f"“{self.question.en}”")

    def code(self, source: Source) -> str:
        return f"{source.name(self)}.straight(f, as_of)"

    def outcome(self, run: Run) -> Outcome:
        if id(self) not in run.decided:
            outer = Run(run.facts, run.as_of, run.decided, supposed=run.supposed)
            body = outer(self.body)
            run.decided[id(self)] = Outcome(self, body.value, (body,))
        return run.decided[id(self)]

    @cached_property
    def straight(self) -> Callable[[Mapping[str, Any], date], Any]:
        """The generated Python: the answer, or an exception where a fact it needs is missing."""
        return self._generated("return {}")

    @cached_property
    def value(self) -> Callable[[Mapping[str, Any], date], Value]:
        """``value(facts, as_of)`` is the answer alone: ``True``, an amount, a date …, or an unknown value.

        Generated too: calling ``straight`` from here would take a tenth more.
        """
        return self._generated("try: return {}", "except NOT_STRAIGHT: return trace(f, as_of)[-1]")

    def _generated(self, *lines: str) -> Callable[[Mapping[str, Any], date], Any]:
        """A function of facts and day; ``{}`` in a line stands for the straight code of the answer."""
        source = Source({"NOT_STRAIGHT": NOT_STRAIGHT, "trace": lambda f, as_of: self.tracer.trace(f, as_of)})
        text = "def decide(f, as_of):\n " + "\n ".join(lines).format(self.body.code(source))
        exec(compile(text, f"<decision {self.name}>", "exec"), source.names)  # noqa: S102
        return source.names["decide"]  # type: ignore[no-any-return]

    @cached_property
    def tracer(self) -> Tracer:
        """The generated Python that tells what every condition comes to."""
        from gongbao.rules.trace import tracer  # the trace knows decisions too

        return tracer(self)

    @cached_property
    def examine(self) -> Callable[[Mapping[str, Any], date], Answer]:
        """``examine(facts, as_of)`` is the answer with everything that can be asked of it."""
        from gongbao.rules.answer import Answer  # explanations know decisions; this is the one way back

        trace = self.tracer.trace
        return lambda facts, as_of: Answer(self, trace(facts, as_of), {**facts}, as_of)

    def facts(self) -> Iterator[Fact]:
        """Every fact that the decision or a decision it uses may look at, in the order of the definition."""
        return (expr for expr in walk(self) if isinstance(expr, Fact))


def decision(
    name: str, zh: str, en: str, *body: Expr, result: Kind | None = None, about: tuple[str, str] | None = None
) -> Decision:
    """A decision: its name, the question in both languages, then one expression or rules in order.

    ``result`` is the kind of the answer where rules give other values than yes and no.
    """
    try:
        tree = _body(body, result)
    except DefinitionError as mistake:
        raise DefinitionError(f"决定 {name}：{mistake.words.zh}", f"Decision {name}: {mistake.words.en}") from None
    return Decision(name, Words(zh, en), tree, Words(*about) if about else None)


def _body(body: tuple[Expr, ...], result: Kind | None) -> Expr:
    rules = tuple(each for each in body if isinstance(each, Rule))
    if len(rules) == len(body) and rules:
        return FirstMatch(rules, result or BOOLEAN)
    if len(body) != 1 or rules:
        raise DefinitionError("应写一个条件或算式，或者只写规则。", "Give one expression, or rules and nothing else.")
    return body[0] if result is None else Typed(body[0], result)


class Typed(Expr):
    """A term whose value is read as another kind of number, such as a quotient that is money."""

    def __init__(self, expr: Expr, kind: Kind) -> None:
        if expr.kind.type is not kind.type and not (expr.kind.is_numeric and kind.is_numeric):
            raise DefinitionError(
                f"结果应为 {kind.type.value}，算式却是 {expr.kind.type.value}。",
                f"The result should be {kind.type.value}, but the expression is {expr.kind.type.value}.",
            )
        self.expr = expr
        self.kind = kind

    def parts(self) -> tuple[Expr, ...]:
        return (self.expr,)

    def words(self) -> Words:
        return self.expr.words()

    def code(self, source: Source) -> str:
        return self.expr.code(source)

    def outcome(self, run: Run) -> Outcome:
        inner = run(self.expr)
        return Outcome(self, inner.value, (inner,))


def table(inputs: tuple[Expr, ...], *rows: tuple[Any, ...]) -> tuple[Rule, ...]:
    """A decision table as rules in order: each row gives a value for every input, the answer, and its places.

    ``None`` in a row means that this input does not matter.
    """
    return tuple(_row(inputs, row) for row in rows)


def _row(inputs: tuple[Expr, ...], row: tuple[Any, ...]) -> Rule:
    *values, answer, places = row
    asked = [each == value for each, value in zip(inputs, values, strict=True) if value is not None]
    condition = all_of(*asked) if asked else Literal(True, BOOLEAN)
    return Rule(condition, answer, split_places(places))
