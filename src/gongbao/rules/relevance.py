"""Whether a fact can still change an answer.

``Answer.missing`` names every fact of a condition that is open. Some of them can change nothing any more: of two rules
with the same answer it does not matter which applies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any, Final

from gongbao.rules.answer import Answer
from gongbao.rules.decision import Decision, FirstMatch, Rule
from gongbao.rules.facts import Fact, Records
from gongbao.rules.kinds import Type
from gongbao.rules.logic import Group, Not
from gongbao.rules.terms import Choose
from gongbao.rules.tree import Cited, Expr, Outcome, Run, walk, written
from gongbao.rules.values import is_known

#: Up to this many ways of filling in what is open are tried; beyond them a fact counts as one that can matter.
MOST_WAYS: Final = 256

_LOGICAL = (Cited, Decision, FirstMatch, Rule, Group, Not, Choose)


@dataclass(frozen=True, slots=True)
class _Some:
    """A value that is not known, yet the same wherever the same term stands."""

    term: str


def domain(fact: Fact) -> Sequence[Any]:
    """Every value that a fact can have, where there are few; empty where there are many."""
    if fact.kind.type is Type.BOOLEAN:
        return (True, False)
    return fact.kind.names if fact.kind.type is Type.ENUM else ()


def can_change(answer: Answer, fact: Fact) -> bool:
    """Whether some way of filling in what is open makes the answer depend on ``fact``.

    Exact where every open fact has few values; else conditions on different terms are taken to hold or not
    independently of each other, so that a fact may count although it cannot matter, but never the other way round.
    """
    open_facts = _open_facts(answer)
    if fact.name not in open_facts:
        return False
    others = [each for name, each in open_facts.items() if name != fact.name]
    domains = [domain(each) for each in (fact, *others)]
    if all(domains) and prod(map(len, domains)) <= MOST_WAYS:
        return _changes_by_values(answer, fact, others, domains)
    return _changes_by_conditions(answer, fact)


def _open_facts(answer: Answer) -> dict[str, Fact]:
    used = list(answer.decision.facts())
    fields = frozenset[int]().union(*(each.field_ids for each in used if isinstance(each, Records)))
    named = {each.name: each for each in used if id(each) not in fields}
    return {name: named[name] for name in answer.missing}


def _changes_by_values(answer: Answer, fact: Fact, others: list[Fact], domains: list[Sequence[Any]]) -> bool:
    for values in product(*domains[1:]):
        full = {**answer.facts, **{each.name: value for each, value in zip(others, values, strict=True)}}
        found = {repr(answer.decision.value({**full, fact.name: value}, answer.as_of)) for value in domains[0]}
        if len(found) > 1:
            return True
    return False


def _changes_by_conditions(answer: Answer, fact: Fact) -> bool:
    """Tries every way in which the open conditions can come out, those on ``fact`` against all others."""
    on_fact: dict[str, list[Expr]] = {}
    others: dict[str, list[Expr]] = {}
    terms: list[Expr] = []
    for expr in _open_leaves(answer.outcome, set()):
        touched = any(each is fact for each in walk(expr))
        if expr.kind.type is Type.BOOLEAN:
            (on_fact if touched else others).setdefault(written(expr), []).append(expr)
        elif touched:
            return True
        else:
            terms.append(expr)
    if 2 ** (len(on_fact) + len(others)) > MOST_WAYS or _stand_elsewhere(terms, answer.decision):
        return True
    fixed = {id(term): Outcome(term, _Some(written(term))) for term in terms}
    for given in _ways(others):
        found = {repr(_supposing(answer, {**fixed, **given, **each})) for each in _ways(on_fact)}
        if len(found) > 1:
            return True
    return False


def _stand_elsewhere(terms: list[Expr], decision: Decision) -> bool:
    """Whether an answer that is open is also compared or calculated with, which no supposed value can be."""
    used = {id(part) for expr in walk(decision) if not isinstance(expr, _LOGICAL) for part in expr.parts()}
    return any(id(term) in used for term in terms)


def _open_leaves(outcome: Outcome, seen: set[int]) -> Iterator[Expr]:
    """The conditions and terms that an open outcome is made of, below everything that only joins them."""
    if is_known(outcome.value) and not isinstance(outcome.expr, Rule):
        return
    if not isinstance(outcome.expr, _LOGICAL):
        if id(outcome.expr) not in seen:
            seen.add(id(outcome.expr))
            yield outcome.expr
        return
    for part in outcome.parts:
        yield from _open_leaves(part, seen)


def _ways(conditions: Mapping[str, list[Expr]]) -> Iterator[dict[int, Outcome]]:
    for values in product((True, False), repeat=len(conditions)):
        pairs = zip(conditions.values(), values, strict=True)
        yield {id(each): Outcome(each, value) for same, value in pairs for each in same}


def _supposing(answer: Answer, supposed: Mapping[int, Outcome]) -> Any:
    return Run(answer.facts, answer.as_of, supposed=supposed)(answer.decision).value
