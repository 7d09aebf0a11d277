"""One decision for many people: programs made from its tree, run block by block.

A program depends on how the facts come (which columns there are, of which type, whether any value is unknown), so
that what is known costs no more than two-valued code. Each is made once.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from threading import local
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gongbao.periods import OutOfCalendar
from gongbao.population import lists
from gongbao.population.columns import Columns, Shape
from gongbao.population.comparing import unequal
from gongbao.population.emitting import Emitter
from gongbao.population.functions import NAMES, TooLarge
from gongbao.population.program import EVERYWHERE, NOWHERE, Program
from gongbao.population.reaching import Reach
from gongbao.population.rows import Rows, asked_for
from gongbao.population.values import Number
from gongbao.rules.decision import Decision
from gongbao.rules.explain import causes
from gongbao.rules.kinds import Type
from gongbao.rules.tree import Expr
from gongbao.rules.values import is_known
from gongbao.words import Words

Mask = NDArray[np.bool_]
#: People in a block: the columns of a block and what lies between them stay in the processor's cache.
BLOCK: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Block:
    """The answers for the people of a block.

    Of yes and no, ``value`` is 0 or 1; of an enumeration the place of the value; of dates days since 1970; of numbers
    whole steps of ``scale`` decimals. It says nothing in the rows of ``unknown`` and ``single``; ``single`` holds the
    answers that columns cannot carry, by row, None for unknown.
    """

    value: NDArray[Any]
    unknown: Mask
    scale: int
    single: Mapping[int, Any]
    problems: Mapping[int, Words]
    #: With reasons: facts by how many people are asked for them, and places with the people whose answer they decide.
    missing: Counter[str]
    places: Mapping[str, Mask]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A program and what was found in making it."""

    run: Callable[..., dict[str, Any]]
    arrays: int
    scale: int
    by_row: tuple[Expr, ...]
    asked: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    open_rows: tuple[Expr, ...] = ()


@dataclass
class Kernel:
    """A decision as of a day for many people, ``given`` what is the same for all of them."""

    decision: Decision
    as_of: date
    given: Mapping[str, Any] = field(default_factory=dict)
    _compiled: dict[Any, Compiled] = field(default_factory=dict)
    _memory: local = field(default_factory=local)

    def block(
        self,
        columns: Columns,
        number: int,
        facts: Callable[[int], Mapping[str, Any]],
        *,
        odd: Mask | None = None,
        reasons: bool = False,
    ) -> Block:
        """The answers for a block of ``number`` people, ``BLOCK`` at most.

        ``facts`` gives one person's facts, where columns do not do; of the people of ``odd`` they never do.
        """
        rows = Rows(lambda row: {**self.given, **facts(row)}, number, self.as_of)
        compiled = self.compiled({name: each.shape for name, each in columns.items()}, reasons=reasons)
        try:
            found = compiled.run(columns, rows, *self._memory_for(compiled.arrays, number))
        except (TooLarge, OutOfCalendar):
            found = {"value": False, "unknown": False, "redo": True}
            compiled = Compiled(compiled.run, 0, 0, ())
        if "high" in found:
            found["unknown"] = np.logical_and(found["high"], np.logical_not(found["value"]))
        redo = np.broadcast_to(found["redo"], number)
        if odd is not None:
            redo = redo | odd
        answers = _Answers(self.decision, rows, reasons=reasons)
        for row in np.flatnonzero(redo).tolist():
            answers.add(row)
        missing, places = self._reasons(compiled, found, rows, redo) if reasons else (Counter(), {})
        return Block(
            value=np.array(np.broadcast_to(found["value"], number)),
            unknown=np.broadcast_to(found["unknown"], number) & ~redo,
            scale=compiled.scale,
            single=answers.single,
            problems=rows.problems,
            missing=missing + answers.missing,
            places=answers.with_places(places, number),
        )

    def answers(self, columns: Columns, number: int) -> tuple[Mask, Mask]:
        """Of a decision that is yes or no and carried by columns throughout: where it is surely yes, and possibly."""
        compiled = self.compiled({name: each.shape for name, each in columns.items()})
        low, high = np.empty(number, dtype=np.bool_), np.empty(number, dtype=np.bool_)
        rows = Rows(lambda row: {}, 0, self.as_of)
        for start in range(0, number, BLOCK):
            stop = min(start + BLOCK, number)
            part = {name: each.part(start, stop) for name, each in columns.items()}
            found = compiled.run(part, rows, *self._memory_for(compiled.arrays, stop - start))
            low[start:stop], high[start:stop] = found["value"], found["high"]
        return low, high

    def by_row(self, shapes: Mapping[str, Shape]) -> tuple[Expr, ...]:
        """The nodes that are evaluated row by row for facts that come in these shapes."""
        return self.compiled(shapes).by_row

    def compiled(self, shapes: Mapping[str, Shape], *, reasons: bool = False) -> Compiled:
        """The program for facts that come in these shapes."""
        key = (tuple(sorted(shapes.items(), key=lambda each: each[0])), reasons)
        if key not in self._compiled:
            self._compiled[key] = _compile(self, shapes, reasons=reasons)
        return self._compiled[key]

    def _memory_for(self, arrays: int, number: int) -> tuple[list[Mask], list[NDArray[np.uint8]]]:
        """Memory for the masks of a block, kept by each thread."""
        kept: list[Mask] = self._memory.__dict__.setdefault("masks", [])
        while len(kept) < arrays:
            kept.append(np.empty(BLOCK, dtype=np.bool_))
        masks = [each[:number] for each in kept[:arrays]]
        return masks, [each.view(np.uint8) for each in masks]

    def _reasons(
        self, compiled: Compiled, found: Mapping[str, Any], rows: Rows, redo: Mask
    ) -> tuple[Counter[str], dict[str, Mask]]:
        def mask_of(name: str) -> Mask:
            return np.array(np.broadcast_to(found[name], redo.shape) & ~redo)

        missing = {name: mask_of(f"?{name}") for name in compiled.asked}
        places = {place: mask_of(f"@{place}") for place in compiled.places}
        for number, expr in enumerate(compiled.open_rows):
            mask = mask_of(f"#{number}")
            unknown = np.broadcast_to(found["unknown"], redo.shape)
            _mark(missing, rows.wanting(expr, mask & unknown), redo.shape)
            _mark(places, rows.resting(expr, mask & ~unknown), redo.shape)
        return +Counter({name: int(np.count_nonzero(mask)) for name, mask in missing.items()}), places


def _mark(masks: dict[str, Mask], rows: Mapping[str, list[int]], shape: tuple[int, ...]) -> None:
    """Set the rows of each name in its mask."""
    for name, which in rows.items():
        masks.setdefault(name, np.zeros(shape, dtype=np.bool_))[which] = True


class _Answers:
    """Answers worked out for single people."""

    def __init__(self, decision: Decision, rows: Rows, *, reasons: bool) -> None:
        self.decision = decision
        self.rows = rows
        self.reasons = reasons
        self.single: dict[int, Any] = {}
        self.missing: Counter[str] = Counter()
        self._places: dict[str, list[int]] = {}

    def add(self, row: int) -> None:
        """Answer for one person; who cannot be answered stays unknown, with the problem noted."""
        outcome = self.rows.outcome(self.decision, row)
        self.single[row] = None if outcome is None or not is_known(outcome.value) else outcome.value
        if not self.reasons or outcome is None:
            return
        if is_known(outcome.value):
            for cause in causes(outcome, every=True):
                self._places.setdefault(cause.place, []).append(row)
        else:
            self.missing.update(asked_for(outcome))

    def with_places(self, places: Mapping[str, Mask], number: int) -> Mapping[str, Mask]:
        """The places found for all, with those of the single people."""
        found = dict(places)
        _mark(found, self._places, (number,))
        return {place: mask for place, mask in found.items() if mask.any()}


def _compile(kernel: Kernel, shapes: Mapping[str, Shape], *, reasons: bool) -> Compiled:
    program = Program(names=dict(NAMES))
    decision = kernel.decision
    used = {each.name for each in decision.facts()}
    needed = {name: shape for name, shape in shapes.items() if name in used and name not in kernel.given}
    emitter = Emitter(program, needed, kernel.given, kernel.as_of)
    results, unknown, scale = _root(emitter, decision)
    found: dict[str, Any] = {}
    if reasons:
        reach = Reach(emitter, unknown)
        reach.go_down([(decision, EVERYWHERE)])
        results |= {f"?{name}": mask for name, mask in reach.missing.items() if mask != NOWHERE}
        results |= {f"@{place}": mask for place, mask in reach.places.items() if mask != NOWHERE}
        results |= {f"#{number}": mask for number, (_, mask) in enumerate(reach.by_row)}
        found["asked"] = tuple(name for name, mask in reach.missing.items() if mask != NOWHERE)
        found["places"] = tuple(place for place, mask in reach.places.items() if mask != NOWHERE)
        found["open_rows"] = tuple(expr for expr, _ in reach.by_row)
    results["redo"] = program.any_of([*emitter.redo, *lists.redone(emitter)])
    run, arrays = program.function(results, reuse=not reasons)
    return Compiled(run, arrays, scale, tuple(emitter.by_row), **found)


def _root(emitter: Emitter, decision: Decision) -> tuple[dict[str, str], str, int]:
    """The results that say the answer, where it is unknown, and its scale."""
    program = emitter.program
    if decision.kind.type is Type.BOOLEAN:
        truth = emitter.truth(decision)
        unknown = program.without(truth.high, truth.low)
        return {"value": truth.low, "high": truth.high}, unknown, 0
    if not emitter.is_carried(decision):
        emitter.by_row.append(decision)
        emitter.leave(EVERYWHERE)
        return {"value": NOWHERE, "unknown": NOWHERE}, NOWHERE, 0
    number: Number = emitter.settled(decision)
    value = program.step(f"filled({number.low}, {number.unknown})", number.low, number.unknown)
    unknown = program.either(number.unknown, unequal(program, number))
    return {"value": value, "unknown": unknown}, unknown, number.scale
