"""What a document gives somebody: which decision says whether, to whom, and what to do then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gongbao.procedures import Procedure, Role
from gongbao.rules import NONE, Decision
from gongbao.words import Words


def is_something(value: Any) -> bool:
    """Whether an answer gives anything: not for no, none and nothing at all of a number or an amount."""
    return value is not False and value is not NONE and value != 0


@dataclass(frozen=True, slots=True)
class Entitlement:
    """A subsidy, admission, registration, insurance, refund, licence, title: something given to who asks for it.

    ``decision`` says whether; ``grants`` which of its answers are a yes. ``role`` is whose it is, ``holders`` who can
    be that: ``person``, ``organisation`` or both. ``procedure`` is what to begin, empty where there is nothing to
    begin; ``then`` says what to do. ``prepared`` where the document lets an office prepare the application for whoever
    is entitled (免申即享); the person still hands it in.
    """

    decision: Decision
    role: Role
    gives: Words
    then: Words
    procedure: str
    holders: tuple[str, ...]
    grants: Callable[[Any], bool] = is_something
    prepared: bool = False


def entitlement(
    decision: Decision,
    role: Role,
    gives: tuple[str, str],
    then: tuple[str, str],
    *,
    begin: Procedure | None = None,
    holders: tuple[str, ...] = (),
    grants: Callable[[Any], bool] = is_something,
    unless: tuple[str, ...] = (),
    prepared: bool = False,
) -> Entitlement:
    """Something that the document gives to ``role``.

    Args:
        gives: what it is; then: what to do to have it.
        begin: the procedure by which it is had, where the person begins one.
        holders: who can be in the role, where the document opens it to more than the role's own holder.
        unless: the answers of an enumeration that give nothing.
        prepared: whether the document lets an office prepare the application.
    """
    if unless:
        grants = _other_than(frozenset(unless), grants)
    name = begin.name if begin else ""
    return Entitlement(decision, role, Words(*gives), Words(*then), name, holders or (role.holder,), grants, prepared)


def _other_than(refused: frozenset[str], grants: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value not in refused and grants(value)
