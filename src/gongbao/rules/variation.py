"""A decision with other thresholds: what if five years became three?"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, is_dataclass
from functools import cached_property
from typing import Any

from gongbao.rules import kinds
from gongbao.rules.decision import Decision, Rule
from gongbao.rules.facts import Fact
from gongbao.rules.kinds import FactProblem, Type
from gongbao.rules.terms import Arithmetic, Function
from gongbao.rules.tree import Cited, Compare, Expr, Literal, walk
from gongbao.rules.values import NONE
from gongbao.words import Words

_MEASURES = (Type.INTEGER, Type.NUMBER, Type.MONEY, Type.DATE)


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number, amount or date written in a definition (a threshold, a rate, a cap), and where it stands.

    ``key`` names it among those of its decision: the first fact it meets, how (the sign or the function), its value,
    and a number where all that stands more than once.
    """

    key: str
    words: Words
    places: tuple[str, ...]
    literal: Literal

    @property
    def value(self) -> str:
        """The value as it is written."""
        return kinds.text(self.literal.kind, self.literal.value)


def thresholds(decision: Decision) -> tuple[Threshold, ...]:
    """Every threshold of a decision and of the decisions it uses, in the order of the definition."""
    found: dict[str, Threshold] = {}
    seen: set[int] = set()

    def go_down(expr: Expr, places: tuple[str, ...]) -> None:
        if id(expr) in seen:
            return
        seen.add(id(expr))
        here = getattr(expr, "places", ()) or places
        for part in expr.parts():
            if isinstance(expr, Compare | Arithmetic | Function) and _is_figure(part):
                assert isinstance(part, Literal)
                key = _key(expr, part, found)
                found[key] = Threshold(key, expr.words(), here, part)
            go_down(part, here)

    go_down(decision, ())
    return tuple(found.values())


def _is_figure(expr: Expr) -> bool:
    if not isinstance(expr, Literal) or expr.kind.type not in _MEASURES:
        return False
    return not isinstance(expr.value, tuple) and expr.value is not NONE


def _key(expr: Compare | Arithmetic | Function, literal: Literal, taken: Mapping[str, Any]) -> str:
    facts = [each.name for each in walk(expr) if isinstance(each, Fact)]
    sign = getattr(expr.function, "__name__", "period") if isinstance(expr, Function) else expr.sign
    plain = f"{facts[0] if facts else 'value'} {sign} {kinds.text(literal.kind, literal.value)}"
    key, number = plain, 1
    while key in taken:
        number += 1
        key = f"{plain} #{number}"
    return key


def varied(decision: Decision, changes: Mapping[str, str]) -> Decision:
    """The decision with other values for some of its thresholds, by key.

    Raises:
        FactProblem: for a key that is none of its thresholds, or a value that is not of its type.
    """
    if not changes:
        return decision
    known = {each.key: each for each in thresholds(decision)}
    put: dict[int, Expr] = {}
    for key, raw in changes.items():
        if key not in known:
            raise FactProblem(
                f"决定 {decision.name} 没有门槛 {key}；有 {'、'.join(known) or '（没有）'}。",
                f"The decision {decision.name} has no threshold {key}; there are {', '.join(known) or 'none'}.",
            )
        old = known[key].literal
        put[id(old)] = Literal(kinds.parse(old.kind, raw, key), old.kind)
    made: dict[int, Any] = {}
    changed = _put(decision, put, made)
    assert isinstance(changed, Decision)
    return changed


def _put(thing: Any, put: Mapping[int, Expr], made: dict[int, Any]) -> Any:
    """A copy of a node, or of what a node is made of, with other nodes put in; what holds none of them stays."""
    if id(thing) in put:
        return put[id(thing)]
    if isinstance(thing, tuple):
        parts = tuple(_put(each, put, made) for each in thing)
        return thing if all(one is other for one, other in zip(parts, thing, strict=True)) else parts
    if isinstance(thing, Fact) or not (isinstance(thing, Expr) or is_dataclass(thing)):
        return thing
    if id(thing) not in made:
        made[id(thing)] = _copied(thing, put, made)
    return made[id(thing)]


def _copied(thing: Any, put: Mapping[int, Expr], made: dict[int, Any]) -> Any:
    names = _attributes(thing)
    changed = {
        name: new for name in names if (new := _put(getattr(thing, name), put, made)) is not getattr(thing, name)
    }
    if not changed:
        return thing
    other = copy(thing)
    for name in set(getattr(other, "__dict__", ())) - set(names):
        # What the node has drawn up from its parts is drawn up anew.
        delattr(other, name)
    for name, value in changed.items():
        object.__setattr__(other, name, value)
    if isinstance(other, Cited | Rule):
        # Words of its own would still tell the old value.
        other.says = None
    return other


def _attributes(thing: Any) -> list[str]:
    """The names of what a node was made of."""
    names = getattr(thing, "__dict__", None) or getattr(thing, "__dataclass_fields__", {})
    return [name for name in names if not isinstance(getattr(type(thing), name, None), cached_property)]
