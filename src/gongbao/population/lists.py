"""Terms over lists: the body looked at for the records of all people at once, then counted up person by person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongbao.population.program import EVERYWHERE, NOWHERE
from gongbao.population.values import OPEN, Number, Truth
from gongbao.rules.facts import Records
from gongbao.rules.records import Count, OverRecords, Some

if TYPE_CHECKING:
    from gongbao.population.emitting import Emitter


def inner(emitter: Emitter, records: Records) -> Emitter:
    """The emitter for what is said of the single records of a list."""
    if id(records) not in emitter.within_lists:
        emitter.within_lists[id(records)] = type(emitter)(
            emitter.program.of_records(),
            emitter.shapes,
            emitter.given,
            emitter.as_of,
            inside=records.name,
            fields=records.field_ids,
        )
    return emitter.within_lists[id(records)]


def holds(emitter: Emitter, expr: OverRecords) -> Truth:
    """Whether some or every record satisfies the condition."""
    if expr.records.name not in emitter.shapes:
        return OPEN
    inside = inner(emitter, expr.records)
    body = inside.truth(expr.body)
    if isinstance(expr, Some):
        low, high = people(inside, body.low), people(inside, body.high)
    else:
        low, high = (
            emitter.program.neither(people(inside, inside.program.neither(mask))) for mask in (body.low, body.high)
        )
    unknown = list_unknown(emitter, expr.records)
    return Truth(emitter.program.without(low, unknown), emitter.program.either(high, unknown))


def reckoned(emitter: Emitter, expr: OverRecords) -> Number:
    """How many records satisfy the condition, or the sum of a term over them."""
    name = expr.records.name
    if name not in emitter.shapes:
        return Number("0", "0", unknown=EVERYWHERE)
    program, inside = emitter.program, inner(emitter, expr.records)
    unknown = list_unknown(emitter, expr.records)
    if isinstance(expr, Count):
        body = inside.truth(expr.body)
        low, high = (program.step(f"c[{name!r}].count({mask})", mask) for mask in (body.low, body.high))
        return Number(low, low if body.is_known else high, unknown)
    term = inside.settled(expr.body).filled(program)
    low = program.step(f"c[{name!r}].total({term.low})", term.low)
    high = low if term.is_exact else program.step(f"c[{name!r}].total({term.high})", term.high)
    return Number(low, high, program.either(unknown, people(inside, term.unknown)), scale=term.scale)


def list_unknown(emitter: Emitter, records: Records) -> str:
    """The people of whom the list itself is unknown."""
    if not emitter.shapes[records.name].unknown:
        return NOWHERE
    return emitter.program.step(f"c[{records.name!r}].unknown")


def people(inside: Emitter, mask: str) -> str:
    """The people with a record of the mask."""
    if mask == NOWHERE:
        return NOWHERE
    return inside.program.step(f"c[{inside.inside!r}].any({mask})", mask)


def redone(emitter: Emitter) -> list[str]:
    """The people left to the careful evaluation because a record of theirs is."""
    return [people(each, mask) for each in emitter.within_lists.values() for mask in each.redo]
