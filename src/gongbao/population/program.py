"""The program that a kernel runs for a block of rows: steps in order, then Python that NumPy carries out.

Steps are written once each and never assigned again, so that the arrays between can be given memory that an earlier
step no longer needs: a block then stays in the processor's cache, which is where the speed comes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

#: The two masks that need no array: in no row, and in every row.
NOWHERE = "F"
EVERYWHERE = "T"


@dataclass(frozen=True, slots=True)
class Step:
    """``name = code``. With ``memory`` it is one NumPy function, row by row, that can write into such memory: ``m``
    for masks, ``b`` the same memory for numbers of a byte.
    """

    name: str
    code: str
    uses: tuple[str, ...]
    memory: str


@dataclass(slots=True)
class Program:
    """Steps in the making, and the objects that their names stand for."""

    steps: list[Step] = field(default_factory=list)
    names: dict[str, Any] = field(default_factory=dict)
    #: Whether rows are people: only their arrays have the length of the memory.
    of_people: bool = True
    made: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, Step] = field(default_factory=dict)

    def name(self, thing: Any) -> str:
        """A name for an object that is not made by a step."""
        name = f"k{len(self.names)}"
        self.names[name] = thing
        return name

    def step(self, code: str, *uses: str) -> str:
        """The name of what ``code`` makes; the same code is made once."""
        return self._step(code, uses, "")

    def element(self, ufunc: str, *arguments: str) -> str:
        """The name of a mask that a NumPy function makes of the rows of a block, one by one."""
        return self._element(ufunc, arguments, [each.strip("<>") for each in arguments], "m")

    def total(self, total: str, mask: str) -> str:
        """One more mask counted: how many (fewer than 256) each row is of, in a byte."""
        return self._element("add", (f"<{total}>", f"<{mask}>"), (total, mask), "b")

    def difference(self, total: str, other: str) -> str:
        """A count less another that is nowhere greater."""
        return self._element("subtract", (f"<{total}>", f"<{other}>"), (total, other), "b")

    def bits(self, one: str, other: str) -> str:
        """The bits of two columns of bytes, or of what this made, joined."""
        return self._element("bitwise_or", (one, other), (one, other), "b")

    def bits_and(self, bits: str, wanted: str) -> str:
        """The ``wanted`` bits."""
        return self._element("bitwise_and", (bits, wanted), (bits, wanted), "b")

    def constant(self, value: int, dtype: str) -> str:
        """A number of the type of a column: NumPy compares with it at half the price of one of Python's."""
        key = f"{dtype} {value}"
        if key not in self.made:
            self.made[key] = self.name(np.array(value, dtype=dtype))
        return self.made[key]

    def _element(self, ufunc: str, arguments: Sequence[str], uses: Sequence[str], memory: str) -> str:
        call = f"np.{ufunc}({', '.join(arguments)}"
        return self._step(call, uses, memory) if self.of_people else self._step(f"{call})", uses, "")

    def _step(self, code: str, uses: Sequence[str], memory: str) -> str:
        if code not in self.made:
            self.made[code] = f"v{len(self.steps)}"
            self.by_name[self.made[code]] = Step(self.made[code], code, tuple(uses), memory)
            self.steps.append(self.by_name[self.made[code]])
        return self.made[code]

    def of_records(self) -> Program:
        """The same program for steps whose rows are records."""
        return replace(self, of_people=False)

    def both(self, one: str, other: str) -> str:
        """The rows of both masks."""
        if NOWHERE in (one, other):
            return NOWHERE
        if EVERYWHERE in (one, other) or one == other:
            return other if one == EVERYWHERE else one
        return self.element("logical_and", *sorted((one, other)))

    def either(self, one: str, other: str) -> str:
        """The rows of one mask or the other."""
        if EVERYWHERE in (one, other):
            return EVERYWHERE
        if NOWHERE in (one, other) or one == other:
            return other if one == NOWHERE else one
        return self.element("logical_or", *sorted((one, other)))

    def neither(self, mask: str) -> str:
        """The rows that are not of the mask."""
        if mask in (NOWHERE, EVERYWHERE):
            return EVERYWHERE if mask == NOWHERE else NOWHERE
        made = self.by_name.get(mask)
        if made is not None and made.code.startswith("np.equal("):
            return self.element("not_equal", *made.uses)
        return self.element("logical_not", mask)

    def without(self, one: str, other: str) -> str:
        """The rows of the first mask that are not of the second."""
        return NOWHERE if one == other else self.both(one, self.neither(other))

    def any_of(self, masks: Iterable[str]) -> str:
        """The rows of any of the masks."""
        found = NOWHERE
        for mask in masks:
            found = self.either(found, mask)
        return found

    def function(self, results: Mapping[str, str], *, reuse: bool) -> tuple[Callable[..., Any], int]:
        """The program as a function of ``c`` (columns), ``rows`` (facts by row), ``m`` and ``b`` (memory).

        It returns the named results. Without ``reuse`` every array stays what it is to the end. With it comes the
        number of arrays that the program wants as memory.
        """
        wanted = ", ".join(f"{name!r}: {value}" for name, value in results.items())
        body, arrays = self._lines(set(results.values()), reuse=reuse)
        lines = [*body, f"return {{{wanted}}}"]
        code = "def kernel(c, rows, m, b):\n" + "\n".join(f"    {line}" for line in lines)
        scope = self.names | {"F": False, "T": True}
        exec(compile(code, "<kernel>", "exec"), scope)  # noqa: S102 - our own code, from our own tree
        return scope["kernel"], arrays

    def _lines(self, kept: set[str], *, reuse: bool) -> tuple[list[str], int]:
        steps = self._needed(kept)
        last = {used: place for place, step in enumerate(steps) for used in step.uses}
        free: list[int] = []
        places: dict[str, int] = {}
        lines: list[str] = []
        number = 0
        for place, step in enumerate(steps):
            code = _BYTES.sub(lambda found: _bytes(found[1], places), step.code)
            if not (step.memory and reuse):
                lines.append(f"{step.name} = {code}{')' if step.memory else ''}")
                continue
            # What is used for the last time here makes room for what is made here.
            for used in set(step.uses):
                if last[used] == place and used in places and used not in kept:
                    free.append(places.pop(used))
            if free:
                out = free.pop()
            else:
                out, number = number, number + 1
            places[step.name] = out
            lines.append(f"{step.name} = {code}, {step.memory}[{out}])")
        return lines, number

    def _needed(self, kept: set[str]) -> list[Step]:
        """The steps that the results rest on, in their order."""
        wanted = set(kept)
        needed: list[Step] = []
        for step in reversed(self.steps):
            if step.name in wanted:
                wanted.update(step.uses)
                needed.append(step)
        return needed[::-1]


#: An array whose rows are wanted as bytes.
_BYTES = re.compile(r"<(\w+)>")


def _bytes(name: str, places: Mapping[str, int]) -> str:
    return f"b[{places[name]}]" if name in places else f"{name}.view('u1')"
