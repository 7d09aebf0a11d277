"""The open tasks of whoever sits at the desk: which they are, how many of each step, and a part of the list.

Which they are is said once, as SQL (``_WANTED``): the list, which every clerk opens all day, asks by prepared
statements, and what asks seldom builds on the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Any

from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.http import QueryDict

from gongbao.desk.seats import Desk
from gongbao.hub.models import Agency, Case, Party, Task, personal_data
from gongbao.hub.prepared import Statement, array
from gongbao.hub.queries import OF_POSTS, of_posts
from gongbao.hub.rows import Columns, parsed

SOON = timedelta(days=7)
#: One column a sort; of a Chinese name its pinyin. A due date that there is not comes last either way.
SORTS = {
    "due": "t.due",
    "number": "c.number",
    "opened": "t.opened_on",
    "applicant": "p.name_key",
    "step": "t.step",
}


@dataclass(frozen=True)
class Filters:
    """What a person asked to see; empty is everything."""

    service: str = ""
    step: str = ""
    when: str = ""
    scope: str = ""
    sort: str = "due"

    @property
    def step_key(self) -> str:
        """The step as the address has it."""
        return f"{self.service}/{self.step}" if self.step else ""

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        """From the address; what makes no sense is left out."""
        sort = query.get("sort", "due")
        wanted, _, step = query.get("step", "").partition("/")
        service = query.get("service", "")
        if service and wanted != service:
            step = ""
        when, scope = query.get("when", ""), query.get("scope", "")
        return cls(
            service=service or (wanted if step else ""),
            step=step,
            when=when if when in ("overdue", "soon") else "",
            scope=scope if scope == "below" else "",
            sort=sort if sort.removeprefix("-") in SORTS else "due",
        )


#: Tasks of the roles of posts in their agencies, tasks of organisations, and tasks in parts of the tree, each looked up
#: by an index of its own.
_WANTED = (
    f"{OF_POSTS}UNION"
    + """
SELECT t.id FROM hub_caserole r JOIN hub_task t ON t.case_id = r.case_id AND t.role = r.role
 WHERE r.party_id = ANY({parties}::bigint[]) AND {which}
UNION
SELECT t.id FROM hub_agency a JOIN hub_task t ON t.agency_id = a.id
 WHERE a.path LIKE ANY({paths}::text[]) AND {which}
"""
)
_NAMES = ("agencies", "services", "roles", "parties", "paths")


def _wanted(which: str, places: Iterable[str]) -> str:
    return _WANTED.format(which=which, **dict(zip(_NAMES, places, strict=True)))


_NAMED = [f"%({name})s" for name in _NAMES]
_OPEN = _wanted("t.closed_on IS NULL", _NAMED)


def below(desk: Desk) -> Q:
    """Open tasks in the person's part of the agency tree, whoever has to do them."""
    values = _values(desk, below=True)
    wanted = _wanted("t.closed_on IS NULL", ["%s"] * len(_NAMES))
    return Q(pk__in=RawSQL(wanted, [values[name] for name in _NAMES]))  # noqa: S611 every part is written here


def chosen(desk: Desk, keys: Iterable[int]) -> list[Task]:
    """Of these tasks, open or done, those that the person may do: of the post's roles in its agency, and of the
    organisation. By due date.
    """
    return [_read(*parsed(row)) for [row] in _CHOSEN.rows(_values(desk, below=False) | {"keys": array(keys)})]


def _values(desk: Desk, *, below: bool) -> dict[str, str]:
    return of_posts((seat.agency.pk, seat.roles) for seat in desk.taken if seat.agency is not None) | {
        "parties": array(party.pk for party in desk.parties),
        "paths": array(f"{agency.path}%" for agency in desk.agencies if below),
    }


@dataclass(frozen=True)
class Group:
    """The open tasks of a step: how many there are, are overdue, and are due soon."""

    service: str
    procedure: str
    step: str
    all: int
    overdue: int
    soon: int


_GROUPS = Statement(f"""
SELECT json_agg(json_build_array(service, procedure, step, number, overdue, soon) ORDER BY service, procedure, step)
  FROM (SELECT t.service, c.procedure, t.step, count(*) AS number,
               count(*) FILTER (WHERE t.due < %(day)s::date) AS overdue,
               count(*) FILTER (WHERE t.due BETWEEN %(day)s::date AND %(soon)s::date) AS soon
          FROM hub_task t JOIN hub_case c ON c.id = t.case_id WHERE t.id IN ({_OPEN}) GROUP BY 1, 2, 3) counted
""")  # noqa: S608 every part is written here
_TASK, _CASE = Columns(Task), Columns(Case, without=["state"])
_PARTY, _AGENCY = Columns(Party, without=personal_data()), Columns(Agency)
_LISTED = f"""
SELECT json_build_array({_TASK.of("t")}, {_CASE.of("c")}, {_PARTY.of("p")}, {_AGENCY.of("a")})
  FROM hub_task t JOIN hub_case c ON c.id = t.case_id
  LEFT JOIN hub_party p ON p.id = c.applicant_id LEFT JOIN hub_agency a ON a.id = t.agency_id
"""  # noqa: S608 every part is written here
_KEYED = _wanted("t.id = ANY(%(keys)s::bigint[])", _NAMED)
_CHOSEN = Statement(f"{_LISTED} WHERE t.id IN ({_KEYED}) ORDER BY t.due, t.id")


#: What a filter asks for, where it asks for something.
_ASKED = {
    "service": "t.service = %(service)s",
    "step": "t.step = %(step)s",
    "when": "t.due BETWEEN %(since)s::date AND %(until)s::date",
}


@cache
def _part(sort: str, asked: tuple[str, ...]) -> Statement:
    """One statement a combination: one for all would be planned anew each time, which takes longer than to run it."""
    wanted = "".join(f" AND {_ASKED[name]}" for name in asked)
    order = f"{SORTS[sort.removeprefix('-')]} {'DESC' if sort.startswith('-') else 'ASC'} NULLS LAST, t.opened_on, t.id"
    return Statement(f"{_LISTED} WHERE t.id IN ({_OPEN}){wanted} ORDER BY {order} LIMIT %(limit)s OFFSET %(offset)s")


@dataclass(frozen=True)
class OpenTasks:
    """The open tasks that fit, sorted; a part of them is read when it is taken: ``tasks[50:100]``."""

    desk: Desk
    filters: Filters
    day: date

    @cached_property
    def groups(self) -> list[Group]:
        """Those of the scope, whatever else is asked for, by service, procedure and step."""
        [[found]] = _GROUPS.rows(self._scope | {"day": self.day, "soon": self.day + SOON})
        return [Group(*row) for row in parsed(found)]

    def figures(self) -> dict[str, int]:
        """How many tasks of the scope there are, how many are overdue and how many are due soon."""
        return {when: sum(getattr(group, when) for group in self.groups) for when in ("all", "overdue", "soon")}

    def count(self) -> int:
        """How many fit."""
        filters = self.filters
        fitting = (
            group
            for group in self.groups
            if filters.service in ("", group.service) and filters.step in ("", group.step)
        )
        return sum(getattr(group, filters.when or "all") for group in fitting)

    def __getitem__(self, part: slice) -> list[Task]:
        """These of them, each with its case, the applicant (without personal data) and the agency."""
        filters = self.filters
        asked = tuple(name for name in _ASKED if getattr(filters, name))
        since = self.day if filters.when == "soon" else date.min
        until = self.day + SOON if filters.when == "soon" else self.day - timedelta(days=1)
        values = {"service": filters.service, "step": filters.step, "since": since, "until": until}
        where = {"offset": part.start or 0, "limit": part.stop - (part.start or 0)}
        return [_read(*parsed(row)) for [row] in _part(filters.sort, asked).rows(self._scope | values | where)]

    @cached_property
    def _scope(self) -> dict[str, Any]:
        return dict(_values(self.desk, below=bool(self.filters.scope)))


def _read(columns: list[Any], case: list[Any], applicant: list[Any], agency: list[Any]) -> Task:
    task = _TASK.read(columns)
    task.case, task.agency = _CASE.read(case), _AGENCY.read_or_none(agency)
    task.case.applicant = _PARTY.read_or_none(applicant)
    return task
