"""What is asked of a population: a decision as of a day, perhaps changed. As plain data it goes to other processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from gongbao.population.kernel import Kernel
from gongbao.rules.decision import Decision
from gongbao.rules.facts import Fact
from gongbao.rules.variation import varied
from gongbao.services import registry


@dataclass(frozen=True)
class Question:
    """One decision of a service.

    ``given``: facts that are the same for everybody (yearly figures, what-if values), parsed. ``thresholds``: values
    put in the place of those that conditions of the definition compare with, by the keys of ``rules.variation``.
    """

    service: str
    decision: str
    as_of: date
    given: Mapping[str, Any] = field(default_factory=dict)
    thresholds: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def body(self) -> Decision:
        """The decision that is asked, with changed thresholds."""
        return varied(registry()[self.service].decision(self.decision), self.thresholds)

    @cached_property
    def kernel(self) -> Kernel:
        """What answers it."""
        return Kernel(self.body, self.as_of, self.given)

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """The facts that it may look at in a table, by name."""
        inside = {id(field) for fact in self.body.facts() for field in getattr(fact, "item", {}).values()}
        return {fact.name: fact for fact in self.body.facts() if id(fact) not in inside and fact.name not in self.given}

    def __getstate__(self) -> dict[str, Any]:
        """Only what was asked: decisions and kernels are made anew where they are needed."""
        return {name: getattr(self, name) for name in ("service", "decision", "as_of", "given", "thresholds")}
