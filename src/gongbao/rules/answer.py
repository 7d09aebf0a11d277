"""The answer to a decision for one set of facts on one day, with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from gongbao.rules import kinds
from gongbao.rules.decision import Decision
from gongbao.rules.explain import Cause, Change, Reason, becomes_yes_on, causes, changes, reason
from gongbao.rules.trace import Trace, weights
from gongbao.rules.tree import Outcome, Run, value_words
from gongbao.rules.values import Value, is_known
from gongbao.words import Words


# Not frozen: that would cost as much as tracing the decision does.
@dataclass(eq=False)
class Answer:
    """What a decision came to, for one set of facts on one day. Not to be changed."""

    decision: Decision
    trace: Trace
    facts: Mapping[str, Any]
    as_of: date

    @property
    def value(self) -> Value:
        """The answer as a Python value; ``UNKNOWN``, ``Among`` or ``Span`` where it is not settled."""
        return self.trace[-1]

    @cached_property
    def outcome(self) -> Outcome:
        """What every node came to, worked out carefully."""
        return Run(self.facts, self.as_of)(self.decision)

    @property
    def text(self) -> str:
        """The answer as it is printed: ``yes``, ``no``, ``unknown``, ``3600.00``, ``2024-03-01``, ``none`` …"""
        return kinds.text(self.decision.kind, self.value)

    @property
    def words(self) -> Words:
        """The answer as people read it."""
        return value_words(self.value, self.decision.kind)

    @cached_property
    def explanation(self) -> Reason:
        """The tree of reasons: condition, places, value seen, holds or not, and whether it decides the answer."""
        return reason(self.outcome)

    @cached_property
    def because(self) -> tuple[Cause, ...]:
        """The places that decide the answer: enough to justify it, nothing that would not change it."""
        return causes(self.outcome, every=False)

    @cached_property
    def named(self) -> tuple[Cause, ...]:
        """Every place on whose ground the answer stands, the further ones that agree with it included."""
        return causes(self.outcome, every=True)

    @property
    def missing(self) -> tuple[str, ...]:
        """Facts that could still change the answer, the most telling first."""
        return () if is_known(self.trace[-1]) else tuple(sorted(self.weights, key=lambda name: -self.weights[name]))

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """Facts that could still change the answer, each with its weight; all together they weigh 1."""
        return weights(self.decision.tracer.root, self.trace, Run(self.facts, self.as_of))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The fewest conditions that would have to come out otherwise for a no to be a yes."""
        return changes(self.outcome)

    @cached_property
    def becomes_yes_on(self) -> date | None:
        """The first day on which a no becomes a yes by time alone, all else equal; ``None`` if not in ten years."""
        return becomes_yes_on(self.decision, self.facts, self.as_of) if self.value is False else None
