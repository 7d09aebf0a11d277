"""Numbers compared in columns, each perhaps known by its bounds alone."""

from typing import Final

import numpy as np

from gongbao.population.columns import top
from gongbao.population.program import EVERYWHERE, NOWHERE, Program
from gongbao.population.values import OPEN, Number, Truth

_UFUNCS: Final = {
    "==": "equal",
    "!=": "not_equal",
    "<": "less",
    "<=": "less_equal",
    ">": "greater",
    ">=": "greater_equal",
}
_MIRROR: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def against(program: Program, left: Number, sign: str, right: Number) -> Truth:
    """Two numbers compared, each perhaps known by its bounds alone."""
    if left.literal is not None and right.literal is None:
        return against(program, right, _MIRROR[sign], left)
    if left.dtype and right.literal is not None and left.scale >= right.scale:
        steps = right.literal * 10 ** (left.scale - right.scale)
        if np.iinfo(left.dtype).min <= steps < top(left.dtype):
            return _column_against(program, left, sign, program.constant(steps, left.dtype))
    scale = max(left.scale, right.scale)
    one, other = (each.filled(program).in_steps(scale, program) for each in (left, right))
    unknown = program.either(one.unknown, other.unknown)
    if unknown == EVERYWHERE:
        return OPEN
    low, high = _between(program, one, sign, other)
    if low == high and unknown == NOWHERE:
        return Truth(low, low)
    return Truth(program.without(low, unknown), program.either(high, unknown))


def _column_against(program: Program, column: Number, sign: str, literal: str) -> Truth:
    """A column as it comes: where it is unknown stands its greatest value, so one of the bounds comes for free."""
    found = program.element(_UFUNCS[sign], column.low, literal)
    if column.unknown == NOWHERE:
        return Truth(found, found)
    if sign in (">", ">=", "!="):
        return Truth(program.without(found, column.unknown), found, unsure=column.unknown)
    return Truth(found, program.either(found, column.unknown))


def _between(program: Program, one: Number, sign: str, other: Number) -> tuple[str, str]:
    """The rows in which the comparison surely and possibly holds, as far as the bounds tell."""
    if one.literal is not None and other.literal is not None:
        holds = bool(getattr(np, _UFUNCS[sign])(one.literal, other.literal))
        return (EVERYWHERE, EVERYWHERE) if holds else (NOWHERE, NOWHERE)
    if one.is_exact and other.is_exact:
        found = program.element(_UFUNCS[sign], one.low, other.low)
        return found, found
    if sign in (">", ">="):
        return _between(program, other, _MIRROR[sign], one)
    if sign in ("<", "<="):
        ufunc = _UFUNCS[sign]
        return program.element(ufunc, one.high, other.low), program.element(ufunc, one.low, other.high)
    apart = program.either(
        program.element("less", one.high, other.low), program.element("greater", one.low, other.high)
    )
    same = program.element("equal", one.high, other.low)
    for each in (one, other):
        same = program.without(same, unequal(program, each))
    sure, possible = same, program.neither(apart)
    return (sure, possible) if sign == "==" else (program.neither(possible), program.neither(sure))


def unequal(program: Program, number: Number) -> str:
    """The rows in which only bounds are known."""
    return NOWHERE if number.is_exact else program.element("not_equal", number.low, number.high)
