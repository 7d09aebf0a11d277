"""Explanations, worked out from the outcomes of one evaluation, and only when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from gongbao.periods import add_years
from gongbao.rules import kinds
from gongbao.rules.decision import Decision, FirstMatch, Rule
from gongbao.rules.facts import Fact, Records
from gongbao.rules.logic import All, Any_, AtLeast, Not
from gongbao.rules.records import Every, Some
from gongbao.rules.tree import (
    AsOf,
    Cited,
    Compare,
    Expr,
    Literal,
    Outcome,
    Run,
    value_words,
    walk,
)
from gongbao.rules.values import NONE, UNKNOWN, Value, is_known
from gongbao.words import Words

#: How far ahead a no is watched for the day on which it becomes a yes.
HORIZON: Final = 10


@dataclass(frozen=True, slots=True)
class Reason:
    """One node of an explanation."""

    words: Words
    places: tuple[str, ...]
    #: ``yes``, ``no``, ``unknown``, or the value as text.
    holds: str
    #: The value as people read it.
    seen: Words
    #: Whether the answer rests on this node.
    decides: bool
    #: Name of the fact or the decision that this node is; empty for conditions.
    name: str = ""
    #: The record of a list that this node is about, counted from 1.
    record: int | None = None
    children: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Cause:
    """A place that decides the answer."""

    place: str
    holds: str
    says: Words


@dataclass(frozen=True, slots=True)
class Change:
    """A condition that would have to come out otherwise, what was seen, and where it stands."""

    words: Words
    seen: Words
    places: tuple[str, ...]
    #: Names of the facts it depends on.
    facts: tuple[str, ...]


def places_of(expr: Expr) -> tuple[str, ...]:
    """The places that a node cites itself."""
    places: tuple[str, ...] = getattr(expr, "places", ())
    return places


def deciding(outcome: Outcome, *, every: bool) -> Sequence[Outcome]:
    """The outcomes directly below that settle this one: as few as suffice, or ``every`` one that agrees with it."""
    expr, value, parts = outcome.expr, outcome.value, outcome.parts
    if isinstance(expr, FirstMatch):
        return _deciding_rules(outcome, every=every)
    if isinstance(expr, Rule):
        return parts if value is not False else parts[:1]
    if isinstance(expr, All | Every):
        return _agreeing(parts, value, settled_by=False, every=every)
    if isinstance(expr, Any_ | Some):
        return _agreeing(parts, value, settled_by=True, every=every)
    if isinstance(expr, AtLeast):
        agreeing = [part for part in parts if part.value is value]
        needed = expr.number if value is True else len(parts) - expr.number + 1
        return agreeing if every or value is UNKNOWN else agreeing[:needed]
    return parts


def _agreeing(parts: Sequence[Outcome], value: Value, *, settled_by: bool, every: bool) -> Sequence[Outcome]:
    if value is not settled_by and value is not UNKNOWN:
        return parts
    agreeing = [part for part in parts if part.value is value or isinstance(part.expr, Records)]
    return agreeing if every or value is UNKNOWN else agreeing[:1]


def _deciding_rules(outcome: Outcome, *, every: bool) -> Sequence[Outcome]:
    """The rule that fired, and those before it that would have said something else, had it not shut them out."""
    rules = outcome.parts
    if not is_known(outcome.value):
        return [part for part in rules if part.value is not False]
    fired = next((part for part in rules if part.value is True), None)
    if fired is None:
        return [part for part in rules if part.value is not False]
    asked = asked_values(fired.expr)
    before = [
        part
        for part in rules
        if part.value is False and not _says(part.expr, outcome.value) and not shut_out(part.expr, asked)
    ]
    also = [part for part in rules if part.value is UNKNOWN] if every else []
    return [*before, *also, fired]


def shut_out(rule: Any, asked: Mapping[int, frozenset[Any]]) -> bool:
    """Whether a rule asks a value of a term of which the rule that fired asks another: a table's other rows."""
    return any(term in asked and not values & asked[term] for term, values in asked_values(rule).items())


def asked_values(rule: Any) -> dict[int, frozenset[Any]]:
    """The values that a rule's condition asks of terms that must have one of a few."""
    condition = rule.condition
    parts = condition.conditions if isinstance(condition, All) else (condition,)
    found: dict[int, frozenset[Any]] = {}
    for part in parts:
        if isinstance(part, Compare) and part.sign in ("==", "in") and isinstance(part.right, Literal):
            value = part.right.value
            found[id(part.left)] = frozenset(value if isinstance(value, tuple) else (value,))
    return found


def _says(rule: Any, value: Value) -> bool:
    said = getattr(rule.value, "value", UNKNOWN)
    return said is not UNKNOWN and type(said) is type(value) and said == value


def causes(outcome: Outcome, *, every: bool) -> tuple[Cause, ...]:
    """The places that decide an outcome, in the order of the definition, each once."""
    found: dict[str, Cause] = {}
    _collect(outcome, every, found, set())
    return tuple(found.values())


def _collect(outcome: Outcome, every: bool, found: dict[str, Cause], seen: set[int]) -> None:
    if id(outcome) in seen:
        return
    seen.add(id(outcome))
    for place in places_of(outcome.expr):
        holds = kinds.text(outcome.expr.kind, outcome.value)
        found.setdefault(place, Cause(place, holds, outcome.expr.wording))
    for part in deciding(outcome, every=every):
        _collect(part, every, found, seen)


def reason(outcome: Outcome, *, decides: bool = True) -> Reason:
    """The tree of reasons for an outcome. A citation and the condition it stands on are one node."""
    shown = outcome
    while isinstance(shown.expr, Cited) and not isinstance(shown.parts[0].expr, Cited):
        shown = shown.parts[0]
    settled = {id(part) for part in deciding(shown, every=True)} if decides else set()
    children = tuple(
        reason(part, decides=id(part) in settled)
        for part in shown.parts
        if part.parts or places_of(part.expr) or isinstance(part.expr, Fact)
    )
    return Reason(
        words=outcome.expr.wording,
        places=places_of(outcome.expr),
        holds=kinds.text(outcome.expr.kind, outcome.value),
        seen=value_words(outcome.value, outcome.expr.kind),
        decides=decides,
        name=getattr(shown.expr, "name", "") if isinstance(getattr(shown.expr, "name", ""), str) else "",
        record=outcome.record,
        children=children,
    )


def weigh(outcome: Outcome, weight: float, weights: dict[str, float], records: Records | None = None) -> None:
    """Share ``weight`` out among the facts that could still change an open outcome, adding to their ``weights``.

    A fact weighs the more, the fewer others share its condition and the higher up that condition stands. ``records``
    is the list whose record is being looked at.
    """
    if is_known(outcome.value):
        return
    if isinstance(outcome.expr, Fact):
        # A field is asked for with its list; a fact outside that a record is compared with, under its own name.
        asked = records if records is not None and id(outcome.expr) in records.field_ids else outcome.expr
        weights[asked.name] = weights.get(asked.name, 0.0) + weight
        return
    open_parts = [part for part in map(_answering, outcome.parts) if not is_known(part.value)]
    found = next((part.expr for part in outcome.parts if isinstance(part.expr, Records)), records)
    if not open_parts and found is not None:
        # A term over a whole list is open although nothing below it is: a record lacks what it needs.
        weights[found.name] = weights.get(found.name, 0.0) + weight
    for part in open_parts:
        inside = found if part.record is not None or records is not None else None
        weigh(part, weight / len(open_parts), weights, inside)


def _answering(part: Outcome) -> Outcome:
    """Of a rule that applies, its answer, which may still be open; anything else as it is."""
    return part.parts[1] if isinstance(part.expr, Rule) and part.value is True else part


def changes(outcome: Outcome) -> tuple[Change, ...]:
    """The fewest conditions that would have to come out otherwise for a no to be a yes; empty if it is no no."""
    if outcome.value is not False:
        return ()
    return tuple(_change(*leaf) for leaf in _flip(outcome, True, ()))


#: A condition, what it has to come to, and the places it stands on.
_Leaf = tuple[Outcome, bool, tuple[str, ...]]


def _flip(outcome: Outcome, want: bool, places: tuple[str, ...]) -> list[_Leaf]:
    """The cheapest leaves to turn so that ``outcome`` comes to ``want``."""
    if outcome.value is want:
        return []
    expr, parts = outcome.expr, outcome.parts
    places = places_of(expr) or places
    if isinstance(expr, Cited | Decision):
        return _flip(parts[0], want, places)
    if isinstance(expr, Not):
        return _flip(parts[0], not want, places)
    if isinstance(expr, FirstMatch):
        return _flip_rules(outcome, want, places)
    if isinstance(expr, All | Any_ | AtLeast):
        ways = sorted((_flip(part, want, places) for part in parts), key=len)
        needed = _needed(expr, want, len(parts))
        return [leaf for way in ways[:needed] for leaf in way]
    return [(outcome, want, places)]


def _needed(expr: Expr, want: bool, count: int) -> int:
    if isinstance(expr, AtLeast):
        return expr.number if want else count - expr.number + 1
    return count if isinstance(expr, All) is want else 1


def _flip_rules(outcome: Outcome, want: bool, places: tuple[str, ...]) -> list[_Leaf]:
    ways: list[list[_Leaf]] = []
    before: list[_Leaf] = []
    for part in outcome.parts:
        here = places_of(part.expr) or places
        if _says(part.expr, want):
            ways.append([*before, *_flip(part.parts[0], True, here)])
        before.extend(_flip(part.parts[0], False, here))
    # Rules after the one that fired were not looked at: the least that must change is that it does not fire.
    return min(ways, key=len, default=before or [(outcome, want, places)])


def _change(leaf: Outcome, want: bool, places: tuple[str, ...]) -> Change:
    seen = leaf.parts[0] if isinstance(leaf.expr, Compare) else leaf
    names = dict.fromkeys(expr.name for expr in walk(leaf.expr) if isinstance(expr, Fact))
    words = leaf.expr.words() if want else Not(leaf.expr).words()
    return Change(words, value_words(seen.value, seen.expr.kind), places, tuple(names))


def becomes_yes_on(decision: Decision, facts: Mapping[str, Any], as_of: date) -> date | None:
    """The first day after ``as_of`` on which the decision says yes though nothing changes but time.

    Years that grow (``Fact.grows``) go on, in lists too. Looked for day by day, because an answer need not stay
    what it has become; ``None`` if it does not happen within ten years.
    """
    used = list(walk(decision))
    growing = [expr for expr in used if isinstance(expr, Fact) and expr.grows]
    if not growing and not any(isinstance(expr, AsOf) for expr in used):
        return None
    if Run(_steady(facts, used), UNKNOWN)(decision).value is False:  # type: ignore[arg-type]  # any day
        # A no whatever the day and however long anything lasts.
        return None
    last = add_years(as_of, HORIZON)
    for ahead in range(1, (last - as_of).days + 1):
        day = as_of + timedelta(days=ahead)
        if decision.value(_grown(facts, growing, used, years_between(as_of, day)), day) is True:
            return day
    return None


def years_between(start: date, end: date) -> Decimal:
    """Whole years and the fraction of the year that has begun, counted from ``start``."""
    whole = end.year - start.year
    if add_years(start, whole) > end:
        whole -= 1
    begun, full = add_years(start, whole), add_years(start, whole + 1)
    return whole + Decimal((end - begun).days) / (full - begun).days


def _steady(facts: Mapping[str, Any], used: list[Expr]) -> dict[str, Any]:
    """The facts without those that grow, which is what is known of them on a day that is not known."""
    steady = {name: value for name, value in facts.items() if not _grows(name, used)}
    for records in (expr for expr in used if isinstance(expr, Records) and expr.name in steady):
        inside = {name for name, field in records.item.items() if field.grows}
        steady[records.name] = tuple(
            {name: value for name, value in record.items() if name not in inside} for record in steady[records.name]
        )
    return steady


def _grows(name: str, used: list[Expr]) -> bool:
    return any(isinstance(expr, Fact) and expr.name == name and expr.grows for expr in used)


def _grown(facts: Mapping[str, Any], growing: list[Fact], used: list[Expr], years: Decimal) -> dict[str, Any]:
    grown = dict(facts)
    single = {each.name for each in growing}
    for records in (expr for expr in used if isinstance(expr, Records)):
        inside = {name for name, field in records.item.items() if field.grows}
        if inside and records.name in grown:
            grown[records.name] = tuple(_grow(record, inside, years) for record in grown[records.name])
        single -= inside
    return _grow(grown, single, years)


def _grow(known: Mapping[str, Any], names: set[str], years: Decimal) -> dict[str, Any]:
    return {name: value + years if name in names and value is not NONE else value for name, value in known.items()}
