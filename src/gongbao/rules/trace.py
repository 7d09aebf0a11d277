"""The trace of a decision: what every condition came to, by Python generated from the tree.

Straight code for one condition a line, each caught by itself: where a fact that a line needs is not known, the careful
meaning of that condition takes the line's place. What is not made of conditions (a list, a term, a decision that this
one uses) is one line as a whole. Explanations are not traced: they are worked out carefully when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from gongbao.rules.decision import Decision, FirstMatch, Rule, Typed
from gongbao.rules.explain import weigh
from gongbao.rules.logic import Logical
from gongbao.rules.tree import NOT_STRAIGHT, Cited, Expr, Run, Source
from gongbao.rules.values import UNKNOWN, Value, is_known, join

#: What every condition came to, each at its place, the decision itself last; ``None`` for what was not looked at,
#: because a rule before it applied.
Trace = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A node that has a place in the trace, with the nodes below it that have one; a citation shares that place."""

    expr: Expr
    place: int
    parts: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Tracer:
    """The steps of a decision, and the generated function that traces them for facts on a day."""

    root: Step
    trace: Callable[[Mapping[str, Any], date], Trace]


def tracer(decision: Decision) -> Tracer:
    """The tracer of ``decision``; of decisions that it uses only their answers are traced."""
    writer = _Writer()
    root = writer.step(decision.body)
    names = writer.source.names
    exec(compile(writer.text(), f"<trace of {decision.name}>", "exec"), names)  # noqa: S102
    return Tracer(Step(decision, root.place, (root,)), names["trace"])


def weights(step: Step, trace: Trace, run: Run) -> dict[str, float]:
    """Facts that could still change an unsettled step, each with its weight; all together they weigh 1.

    What ``explain.weigh`` finds in a careful evaluation, which here only the steps that are open and not made of others
    go through.
    """
    found: dict[str, float] = {}
    if not is_known(trace[step.place]):
        _share(step, 1.0, trace, run, found)
    return found


def _share(step: Step, weight: float, trace: Trace, run: Run, found: dict[str, float]) -> None:
    if not step.parts:
        weigh(run(step.expr), weight, found)
        return
    parts = [_answering(part, trace) for part in step.parts]
    unsettled = [part for part in parts if not is_known(trace[part.place])]
    for part in unsettled:
        _share(part, weight / len(unsettled), trace, run, found)


def _answering(step: Step, trace: Trace) -> Step:
    """Of a rule that applies, its answer, which may still be open; anything else as it is."""
    return step.parts[1] if isinstance(step.expr, Rule) and trace[step.place] is True else step


_FLAT: Final = "    "


@dataclass(slots=True)
class _Writer:
    """The generated function in the making: ``c0``, ``c1`` … hold what the steps came to."""

    source: Source = field(default_factory=lambda: Source({
        "NOT_STRAIGHT": NOT_STRAIGHT, "UNKNOWN": UNKNOWN, "Run": Run, "join": join
    }))  # fmt: skip
    lines: list[str] = field(default_factory=list)
    indent: str = _FLAT
    places: int = 0
    #: What a rule that applies leaves out, if it stands after it.
    skipped: list[str] = field(default_factory=list)

    def text(self) -> str:
        head = ["def trace(f, as_of):", f"    {' = '.join(['run', *self.skipped])} = None"]
        every = ", ".join(f"c{place}" for place in range(self.places))
        return "\n".join([*head, *self.lines, f"    return ({every},)"])

    def step(self, expr: Expr) -> Step:
        """Write what works ``expr`` out."""
        if isinstance(expr, Cited | Typed):
            inner = self.step(expr.expr)
            return Step(expr, inner.place, (inner,))
        if isinstance(expr, Logical):
            return self._logical(expr)
        if isinstance(expr, FirstMatch):
            return self._first_match(expr)
        careful = f"run = run or Run(f, as_of); {{}} = run({self.source.name(expr)}).value"
        return Step(expr, self._place(expr.code(self.source), careful))

    def _logical(self, expr: Logical) -> Step:
        parts = tuple(self.step(each) for each in expr.conditions)
        names = [f"c{part.place}" for part in parts]
        careful = f"{{}} = {self.source.name(expr)}.joined(({', '.join(names)},))"
        return Step(expr, self._place(expr.together(names), careful), parts)

    def _place(self, straight: str, careful: str) -> int:
        place = self._next_place()
        self._write(f"try: c{place} = {straight}", f"except NOT_STRAIGHT: {careful.format(f'c{place}')}")
        return place

    def _first_match(self, expr: FirstMatch) -> Step:
        # The loop runs once: the rule that applies breaks out of it. ``said`` are the answers of unknown ones before.
        self._write("said = ()", "while True:")
        outer, self.indent = self.indent, self.indent + "    "
        rules = [self._rule(each) for each in expr.rules]
        self._write("answer = UNKNOWN", "break")
        self.indent = outer
        place = self._next_place()
        self._write(f"c{place} = answer")
        return Step(expr, place, tuple(rules))

    def _rule(self, expr: Rule) -> Step:
        condition = self.step(expr.condition)
        self._write(f"if c{condition.place} is not False:")
        outer, self.indent = self.indent, self.indent + "    "
        value = self.step(expr.value)
        self._write(
            f"if c{condition.place} is True:",
            f"    answer = join((*said, c{value.place})) if said else c{value.place}",
            "    break",
            f"said += (c{value.place},)",
        )
        self.indent = outer
        return Step(expr, condition.place, (condition, value))

    def _next_place(self) -> int:
        if self.indent != _FLAT:
            self.skipped.append(f"c{self.places}")
        self.places += 1
        return self.places - 1

    def _write(self, *lines: str) -> None:
        self.lines.extend(self.indent + line for line in lines)
