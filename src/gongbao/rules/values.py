"""What is known of a value: all of it, some of it, or nothing.

An expression over incomplete facts has a *set* of values it may still take. Four shapes carry such a set:

- an ordinary Python value: the one value it has;
- ``Among``: one of a few values;
- ``Span``: a number between two bounds, both included;
- ``UNKNOWN``: any value of its kind.

``NONE`` is an ordinary value: the thing does not exist (no deadline, because nothing was asked), which is not the
same as not knowing it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any, Final, NoReturn

#: Sets of possible values larger than this are given up as ``UNKNOWN``.
FEW: Final = 64


class _Named:
    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return self._name

    def __bool__(self) -> bool:
        raise TypeError(f"{self._name} is neither true nor false; compare with `is`")


class _Unknown(_Named):
    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        # Straight code that meets an unknown must fall into the careful one, not find it unequal to everything.
        raise TypeError("an unknown value is equal to nothing and to everything; compare with `is`")


UNKNOWN: Final = _Unknown("unknown")
NONE: Final = _Named("none")


@dataclass(frozen=True, slots=True, eq=False)
class Among:
    """One of two or more known values."""

    values: frozenset[Any]

    def __eq__(self, other: object) -> bool:
        return self.values == other.values if isinstance(other, Among) else _not_one_value()

    def __hash__(self) -> int:
        return hash(self.values)


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """A number from ``low`` to ``high``, both possible."""

    low: Decimal | int
    high: Decimal | int

    def __eq__(self, other: object) -> bool:
        return (self.low, self.high) == (other.low, other.high) if isinstance(other, Span) else _not_one_value()

    def __hash__(self) -> int:
        return hash((self.low, self.high))


def _not_one_value() -> NoReturn:
    # Like an unknown value: it must not be found unequal to a value that it may have.
    raise TypeError("several possible values are no one value; compare with `is_known` first")


_SEVERAL: Final = (Among, Span)
#: Any of the shapes above; booleans are ``True``, ``False`` or ``UNKNOWN``.
Value = Any


def is_known(value: Value) -> bool:
    """Whether ``value`` is one value rather than several possible ones."""
    return value is not UNKNOWN and not isinstance(value, _SEVERAL)


def join(values: Iterable[Value]) -> Value:
    """The set of everything that any of ``values`` may be."""
    found = list(values)
    if any(value is UNKNOWN for value in found):
        return UNKNOWN
    if any(isinstance(value, Span) for value in found):
        return _hull(found)
    few = frozenset().union(*(_few(value) for value in found))
    if len(few) == 1:
        return next(iter(few))
    # 0 and 1 equal no and yes in Python, but as numbers they are two values of many.
    if any(isinstance(value, bool) for value in few) or len(few) > FEW:
        return UNKNOWN
    return Among(few)


def lift(function: Callable[..., Any], arguments: Iterable[Value]) -> Value:
    """``function`` over everything the arguments may be; an argument that does not exist gives ``NONE``."""
    known = list(arguments)
    if any(value is NONE for value in known):
        return NONE
    if all(is_known(value) for value in known):
        return function(*known)
    if any(value is UNKNOWN or isinstance(value, Span) for value in known):
        return UNKNOWN
    choices = [sorted(_few(value), key=repr) for value in known]
    return join(NONE if NONE in row else function(*row) for row in product(*choices))


def bounds(value: Value) -> tuple[Any, Any] | None:
    """Lowest and highest possible number or date, or ``None`` where there are no bounds."""
    if isinstance(value, Span):
        return value.low, value.high
    if isinstance(value, Among):
        if not all(isinstance(each, int | Decimal | date) for each in value.values):
            return None
        return min(value.values), max(value.values)
    if isinstance(value, int | Decimal | date) and not isinstance(value, bool):
        return value, value
    return None


def span(low: Any, high: Any) -> Value:
    """The numbers from ``low`` to ``high``; one number where they are the same."""
    return low if low == high else Span(low, high)


def _few(value: Value) -> frozenset[Any]:
    return value.values if isinstance(value, Among) else frozenset((value,))


def _hull(values: list[Value]) -> Value:
    limits = [bounds(value) for value in values]
    if any(limit is None for limit in limits):
        return UNKNOWN
    pairs = [limit for limit in limits if limit is not None]
    return span(min(low for low, _ in pairs), max(high for _, high in pairs))
