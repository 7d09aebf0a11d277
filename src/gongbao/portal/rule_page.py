"""A decision drawn as an outline: what is asked, what must hold together, and the place beside each condition."""

from dataclasses import dataclass

from gongbao.rules import Decision, Fact
from gongbao.rules.decision import FirstMatch, Rule
from gongbao.rules.logic import All, Any_, AtLeast, Not
from gongbao.rules.tree import Cited, Expr, Literal, value_words
from gongbao.words import Words

_JOINED = {
    All: Words("同时符合：", "All of these hold:"),
    Any_: Words("符合其中之一：", "One of these holds:"),
    Not: Words("不属于下列情形：", "This does not hold:"),
    FirstMatch: Words("依次来看，第一条符合的给出答案：", "Taken in order; the first that holds gives the answer:"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the outline with those below it; ``gives`` is the answer of a rule, ``asks`` names another decision."""

    words: Words
    places: tuple[str, ...]
    children: tuple["Line", ...] = ()
    gives: Words | None = None
    asks: str = ""


def outline(decision: Decision) -> tuple[Line, ...]:
    """The lines of a decision."""
    return (_line(decision.body),)


def facts_of(decision: Decision) -> tuple[Fact, ...]:
    """The facts that a decision looks at, those of the decisions that it uses included, each once."""
    return tuple({each.name: each for each in decision.facts()}.values())


def _line(node: Expr) -> Line:
    if isinstance(node, Rule):
        return _rule(node)
    inner, places, said = _stripped(node)
    if isinstance(inner, Decision):
        return Line(said or inner.question, places, asks=inner.name)
    head = _head(inner)
    if head is None:
        return Line(node.words(), places)
    return Line(Words(f"{said.zh}——{head.zh}", f"{said.en}: {head.en}") if said else head, places, _below(inner))


def _stripped(node: Expr) -> tuple[Expr, tuple[str, ...], Words | None]:
    """A condition without the citations around it, their places, and their words where they have any of their own."""
    places: tuple[str, ...] = ()
    said: Words | None = None
    while isinstance(node, Cited):
        places += node.places
        said = said or node.says
        node = node.expr
    return node, places, said


def _head(node: Expr) -> Words | None:
    """What leads the lines below a node; none where it is said in one line."""
    if isinstance(node, AtLeast):
        return Words(f"至少符合{node.number}项：", f"At least {node.number} of these hold:")
    if isinstance(node, Not) and _head(_stripped(node.condition)[0]) is None:
        return None
    return _JOINED.get(type(node))


def _below(node: Expr) -> tuple[Line, ...]:
    return tuple(_line(part) for part in node.parts())


def _rule(rule: Rule) -> Line:
    gives = value_words(rule.value.value, rule.value.kind) if isinstance(rule.value, Literal) else rule.value.words()
    if rule.is_otherwise:
        return Line(rule.says or Words("其他情形", "Otherwise"), rule.places, gives=gives)
    condition = _line(rule.condition)
    words = rule.says or condition.words
    return Line(words, tuple(dict.fromkeys(rule.places + condition.places)), condition.children, gives, condition.asks)
