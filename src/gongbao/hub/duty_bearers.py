"""Who has duties: agencies by the roles that they hold, organisations by those that they have had in cases.

A duty begins for its bearer on the latest of three days: the document took effect; the agency was first seen with the
role here (``take_up``), or the organisation first had it in a case. What was due before that day is no duty here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Min

from gongbao.hub.models import Agency, CaseRole, Party
from gongbao.hub.prepared import Statement, array
from gongbao.hub.rows import Columns, parsed
from gongbao.services import Service, registry
from gongbao.services.duties import Duty
from gongbao.words import Words

_ROLES = """
(SELECT id AS agency_id, unnest(roles) AS role FROM hub_agency
  UNION SELECT agency_id, unnest(roles) FROM hub_staff WHERE active)
"""
_AGENCY = Columns(Agency)
_HELD = Statement(f"""
SELECT {_AGENCY.of("a")}, json_object_agg(r.role, COALESCE(h.since, %(today)s::date) ORDER BY r.role)
  FROM {_ROLES} r JOIN hub_agency a ON a.id = r.agency_id
  LEFT JOIN hub_agencyrole h ON h.agency_id = r.agency_id AND h.role = r.role
 WHERE a.path LIKE ANY(%(paths)s::text[]) OR a.id = %(agency)s::bigint GROUP BY a.id ORDER BY a.path
""")  # noqa: S608 every part is written here
_TAKE_UP = f"""
INSERT INTO hub_agencyrole (agency_id, role, since) SELECT agency_id, role, %s FROM {_ROLES} r
 WHERE split_part(role, '/', 1) = ANY(%s) ON CONFLICT DO NOTHING
"""  # noqa: S608 every part is written here
_LAY_DOWN = f"""
DELETE FROM hub_agencyrole h WHERE (agency_id, role) NOT IN (SELECT agency_id, role FROM {_ROLES} r)
"""  # noqa: S608 every part is written here


@dataclass(frozen=True)
class Bearer:
    """An agency or an organisation, with its roles (``service/role``) and the day since which it has each."""

    agency: Agency | None
    party: Party | None
    roles: Mapping[str, date] = field(hash=False)

    @property
    def key(self) -> str:
        """How addresses name it."""
        return f"agency-{self.agency.pk}" if self.agency else f"party-{self.party.pk if self.party else ''}"

    @property
    def name(self) -> Words:
        """What it is called."""
        if self.agency:
            return self.agency.words
        return Words(self.party.name, self.party.name) if self.party else Words("", "")

    def since(self, service: Service, duty: Duty) -> date | None:
        """The day on which the duty begins; None where it is not this bearer's."""
        days = [day for role in duty.roles if (day := self.roles.get(f"{service.slug}/{role}"))]
        return max(min(days), service.in_force_since(duty.at)) if days else None

    def duties(self) -> Iterator[tuple[Service, Duty, date]]:
        """Its duties that fall due, each with the day on which it begins."""
        services = registry()
        for slug in sorted({name.partition("/")[0] for name in self.roles}):
            if slug not in services:
                continue
            for duty in services[slug].duty_list:
                since = self.since(services[slug], duty)
                if since is not None and duty.dated:
                    yield services[slug], duty, since


def take_up(today: date) -> None:
    """Notes the day for roles that agencies have newly been given, and forgets those they hold no longer."""
    with connection.cursor() as cursor:
        cursor.execute(_LAY_DOWN)
        cursor.execute(_TAKE_UP, [today, list(registry())])


def agencies(paths: Iterable[str], today: date) -> list[Bearer]:
    """The agencies at these places of the tree and below them that hold roles, in the order of the tree."""
    return _agencies(today, [f"{path}%" for path in paths], None)


def agency(agency_id: int, today: date) -> Bearer | None:
    """The agency, if it holds roles."""
    return next(iter(_agencies(today, [], agency_id)), None)


def _agencies(today: date, paths: Iterable[str], agency_id: int | None) -> list[Bearer]:
    rows = _HELD.rows({"today": today, "paths": array(paths), "agency": agency_id})
    return [_bearer(*map(parsed, row)) for row in rows]


def _bearer(agency: list[Any], roles: dict[str, str]) -> Bearer:
    return Bearer(_AGENCY.read(agency), None, {role: date.fromisoformat(since) for role, since in roles.items()})


def organisations(party_ids: Iterable[int] | None = None) -> list[Bearer]:
    """The organisations (None: all there are) that have had a role with duties in a case."""
    found = CaseRole.objects.filter(party__kind=Party.Kind.ORGANISATION, role__in=_roles_of_organisations())
    if party_ids is not None:
        found = found.filter(party_id__in=list(party_ids))
    rows = found.values_list("party_id", "case__service", "role").annotate(since=Min("case__opened_on"))
    held: dict[int, dict[str, date]] = {}
    for party_id, service, role, since in rows.order_by("party__name_key", "party_id"):
        held.setdefault(party_id, {})[f"{service}/{role}"] = since
    known = Party.objects.in_bulk(list(held))
    return [Bearer(None, known[each], roles) for each, roles in held.items()]


def _roles_of_organisations() -> set[str]:
    return {
        role
        for service in registry().values()
        for duty in service.duty_list
        if duty.dated
        for role in duty.roles
        if service.roles[role].holder == "organisation"
    }
