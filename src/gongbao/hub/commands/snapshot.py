"""What a command looks at, read in one statement: the case, who holds its roles, its facts, and who the actor is."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongbao.hub.actors import Actor
from gongbao.hub.facts import OF_CASE, FactRow
from gongbao.hub.models import Agency, Case, CaseRole, Staff
from gongbao.hub.prepared import Row, Statement, array

_CASE = [field.attname for field in Case._meta.concrete_fields]
_READ = f"""
SELECT json_build_array({", ".join(f"c.{name}" for name in _CASE)}),
       office.path,
       (SELECT json_agg(json_build_array(r.id, r.case_id, r.role, r.party_id, r.agency_id, a.path) ORDER BY r.id)
          FROM hub_caserole r LEFT JOIN hub_agency a ON a.id = r.agency_id WHERE r.case_id = c.id),
       ({OF_CASE}),
       (SELECT json_agg(party_id) FROM hub_partymember WHERE user_id = %(user)s::integer),
       (SELECT json_agg(json_build_array(s.id, s.user_id, s.agency_id, s.roles, s.active, a.path))
          FROM hub_staff s JOIN hub_agency a ON a.id = s.agency_id WHERE s.user_id = %(user)s::integer AND s.active)
  FROM hub_case c LEFT JOIN hub_agency office ON office.id = c.agency_id
"""  # noqa: S608 every part is written here
_BY_NUMBER = Statement(f"{_READ} WHERE c.number = %(number)s")
_BY_KEY = Statement(f"{_READ} WHERE c.id = ANY(%(cases)s::bigint[])")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A case as it was at one moment. Of agencies only the place in the tree is there; the rest is read when asked
    for, as the parties are.
    """

    case: Case
    holders: list[CaseRole]
    facts: Sequence[FactRow]


def read(actor: Actor, number: str) -> Snapshot | None:
    """The case with this number and, where the actor does not know them yet, its parties and posts; None for none."""
    found = _BY_NUMBER.rows({"number": number, "user": actor.user_id})
    if not found:
        return None
    *_, parties, posts = found[0]
    known = actor.__dict__
    known.setdefault("party_ids", frozenset(_list(parties)))
    known.setdefault("posts", tuple(_post(row) for row in _list(posts)))
    return _snapshot(found[0])


def read_cases(keys: Sequence[int]) -> Iterator[Snapshot]:
    """The cases with these keys, in one statement."""
    for row in _BY_KEY.rows({"cases": array(keys), "user": None}):
        yield _snapshot(row)


def _snapshot(row: Row) -> Snapshot:
    case, path, holders, facts, *_ = row
    return Snapshot(_case(_list(case), path), [_holder(each) for each in _list(holders)], _list(facts))


def _list(text: str | None) -> list[Any]:
    return json.loads(text) if text else []


def _case(columns: list[Any], path: str | None) -> Case:
    case = Case.from_db("default", _CASE, columns)
    # JSON has no dates and no bytes; bytes are written as a backslash, an x and hexadecimal digits.
    case.head = bytes.fromhex(columns[_CASE.index("head")][2:])
    case.opened_on = date.fromisoformat(columns[_CASE.index("opened_on")])
    case.ended_on = date.fromisoformat(case.ended_on) if case.ended_on else None
    if path is not None:
        case.agency = _agency(case.agency_id, path)
    return case


def _agency(key: int, path: str) -> Agency:
    return Agency.from_db("default", ["id", "path"], [key, path])


def _holder(row: list[Any]) -> CaseRole:
    *columns, path = row
    holder = CaseRole.from_db("default", ["id", "case_id", "role", "party_id", "agency_id"], columns)
    if path is not None:
        holder.agency = _agency(holder.agency_id, path)
    return holder


def _post(row: list[Any]) -> Staff:
    *columns, path = row
    post = Staff.from_db("default", ["id", "user_id", "agency_id", "roles", "active"], columns)
    post.agency = _agency(post.agency_id, path)
    return post
