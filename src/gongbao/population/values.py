"""What a node is in a program: names of arrays with a row for every person, or of single values for all of them."""

from dataclasses import dataclass, replace

from gongbao.population.program import EVERYWHERE, NOWHERE, Program


@dataclass(frozen=True, slots=True)
class Truth:
    """A condition: the rows in which it surely holds (``low``), and those in which it may (``high``)."""

    low: str
    high: str
    #: What ``high`` has more than ``low``, where that is a mask that is there anyway.
    unsure: str = ""

    @property
    def is_known(self) -> bool:
        """Whether no row can be unknown."""
        return self.low == self.high


YES = Truth(EVERYWHERE, EVERYWHERE)
NO = Truth(NOWHERE, NOWHERE)
OPEN = Truth(NOWHERE, EVERYWHERE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number, an amount, a date (days since 1970) or a value's place in its enumeration, in whole steps of
    10 to the power of minus ``scale``.

    It lies between ``low`` and ``high``; where ``unknown``, it is anything. ``vague`` marks rows that columns cannot
    tell (one of a few values; none at all): what rests on them is left to the careful evaluation of the single row.
    """

    low: str
    high: str
    unknown: str = NOWHERE
    vague: str = NOWHERE
    scale: int = 0
    #: Of a column as it comes: its type, whose greatest value stands where it is unknown.
    dtype: str = ""
    #: Of a value written in the definition.
    literal: int | None = None

    @property
    def is_exact(self) -> bool:
        """Whether every row that is known has one value."""
        return self.low == self.high

    def in_steps(self, scale: int, program: Program) -> "Number":
        """The same number in finer steps."""
        if scale == self.scale:
            return self
        factor = 10 ** (scale - self.scale)
        if self.literal is not None:
            return written(self.literal * factor, scale)
        plain = self.filled(program)
        low = program.step(f"times({plain.low}, {factor})", plain.low)
        high = low if self.is_exact else program.step(f"times({plain.high}, {factor})", plain.high)
        return replace(plain, low=low, high=high, scale=scale)

    def filled(self, program: Program) -> "Number":
        """The same number with 0 where it is unknown, in 64 bits, so that it can be reckoned with."""
        if not self.dtype:
            return self
        name = program.step(f"filled({self.low}, {self.unknown})", self.low, self.unknown)
        return replace(self, low=name, high=name, dtype="")


def written(value: int, scale: int = 0) -> Number:
    """A value written in the definition."""
    return Number(repr(value), repr(value), scale=scale, literal=value)
