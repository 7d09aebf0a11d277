"""What a command looks at, read in one statement: the case, who holds its roles, its facts, and who the actor is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gongbao.hub.actors import Actor
from gongbao.hub.facts import OF_CASE, FactRow
from gongbao.hub.models import Agency, Case, CaseRole, Staff
from gongbao.hub.prepared import Row, Statement, array
from gongbao.hub.rows import Columns, parsed

_CASE, _ROLE, _POST, _AGENCY = Columns(Case), Columns(CaseRole), Columns(Staff), Columns(Agency, "id", "path")
_READ = f"""
SELECT {_CASE.of("c")}, {_AGENCY.of("office")},
       (SELECT json_agg(json_build_array({_ROLE.of("r")}, {_AGENCY.of("a")}) ORDER BY r.id)
          FROM hub_caserole r LEFT JOIN hub_agency a ON a.id = r.agency_id WHERE r.case_id = c.id),
       ({OF_CASE}),
       (SELECT json_agg(party_id) FROM hub_partymember WHERE user_id = %(user)s::integer),
       (SELECT json_agg(json_build_array({_POST.of("s")}, {_AGENCY.of("a")}))
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
    known.setdefault("party_ids", frozenset(parsed(parties)))
    known.setdefault("posts", tuple(_with_agency(_POST, row) for row in parsed(posts)))
    return _snapshot(found[0])


def read_cases(keys: Sequence[int]) -> Iterator[Snapshot]:
    """The cases with these keys, in one statement."""
    for row in _BY_KEY.rows({"cases": array(keys), "user": None}):
        yield _snapshot(row)


def _snapshot(row: Row) -> Snapshot:
    case, office, holders, facts = map(parsed, row[:4])
    return Snapshot(_with_agency(_CASE, [case, office]), [_with_agency(_ROLE, each) for each in holders], facts)


def _with_agency(columns: Columns[Any], row: list[Any]) -> Any:
    own, agency = row
    found = columns.read(own)
    found.agency = _AGENCY.read_or_none(agency)
    return found
