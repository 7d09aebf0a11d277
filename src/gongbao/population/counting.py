"""Conditions counted: how many of several hold in each row."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from gongbao.population.program import EVERYWHERE, NOWHERE, Program
from gongbao.population.values import Truth

#: As many conditions as a byte counts.
COUNTED: Final = 255


class _Counted(NamedTuple):
    """Masks counted: how many are of every row, and the array that counts the others."""

    everywhere: int = 0
    total: str = ""


def at_least(program: Program, number: int, truths: Iterable[Truth]) -> Truth:
    """The rows in which ``number`` of the conditions hold; they are counted as they are made, and none is kept."""
    sure = possible = unsure = _Counted()
    told = True
    for truth in truths:
        same = truth.is_known and sure == possible
        sure = _more(program, sure, truth.low)
        possible = sure if same else _more(program, possible, truth.high)
        told = told and (truth.is_known or bool(truth.unsure))
        unsure = _more(program, unsure, truth.unsure) if truth.unsure else unsure
    if sure == possible:
        enough = _enough(program, number, sure)
        return Truth(enough, enough)
    if told and unsure.total and possible.total:
        # Counting what is unsure takes one pass less than counting what is sure, which has to be made first.
        sure = _Counted(possible.everywhere, program.difference(possible.total, unsure.total))
    return Truth(_enough(program, number, sure), _enough(program, number, possible))


def _more(program: Program, counted: _Counted, mask: str) -> _Counted:
    if mask in (NOWHERE, EVERYWHERE):
        return _Counted(counted.everywhere + (mask == EVERYWHERE), counted.total)
    return _Counted(counted.everywhere, program.total(counted.total, mask) if counted.total else mask)


def _enough(program: Program, number: int, counted: _Counted) -> str:
    """The rows that are counted ``number`` times at least."""
    needed = number - counted.everywhere
    if needed <= 0 or not counted.total:
        return EVERYWHERE if needed <= 0 else NOWHERE
    return program.element("greater_equal", f"<{counted.total}>", program.constant(needed, "uint8"))
