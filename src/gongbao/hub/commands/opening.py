"""How a case begins: by a person's application, or under another case."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Case as When
from django.db.models import IntegerField, Value
from django.db.models import When as Condition

from gongbao.hub import numbers, versions
from gongbao.hub.commands.running import Running, with_case
from gongbao.hub.models import Agency, Case, CaseRole
from gongbao.procedures import Procedure, start
from gongbao.services import Service

CITY = "110000"


def open_case(
    running: Running, procedure: Procedure, holders: Iterable[CaseRole], facts: Mapping[str, Any], on: date
) -> None:
    """Stores ``running.case`` with its holders and facts (as JSON or typed), and starts the procedure."""
    case = running.case
    versions.remember(running.service)
    case.number = numbers.case_number(on)
    case.opened_on = on
    case.state = {}
    case.save(force_insert=True)
    held = list(holders)
    held += _holders_on(running.service, held)
    for holder in held:
        holder.case = case
    agencies = _agencies_for(running.service, case.district, {holder.role for holder in held})
    held += [CaseRole(case=case, role=role, agency=agency) for role, agency in agencies.items()]
    CaseRole.objects.bulk_create(held)
    case.agency = case.agency or next((holder.agency for holder in held if holder.agency), None)
    case.save(update_fields=["agency"])
    if facts:
        running.enter(facts, entered_by=running.actor.user_id)
    data = {
        "procedure": procedure.name,
        "facts": sorted(facts),
        "holders": {holder.role: holder.party_id or f"agency {holder.agency_id}" for holder in held},
    }
    running.take("opened", data, start(procedure, on), on, running.actor)


def _holders_on(service: Service, holders: Iterable[CaseRole]) -> list[CaseRole]:
    """Who acts on in roles that nobody was named for, from the roles that they had before."""
    held = {holder.role: holder for holder in holders}
    found = []
    for role in service.role_list:
        if role.was in held and role.name not in held:
            before = held[role.was]
            held[role.name] = CaseRole(role=role.name, party=before.party, agency=before.agency)
            found.append(held[role.name])
    return found


def _agencies_for(service: Service, district: str, taken: set[str]) -> dict[str, Agency]:
    """For each role of an agency that nobody holds: the agency of the district that has it, or else the city's."""
    wanted = [f"{service.slug}/{role.name}" for role in service.role_list if role.name not in taken]
    near_first = When(Condition(district=district, then=Value(0)), default=Value(1), output_field=IntegerField())
    agencies = Agency.objects.filter(roles__overlap=wanted, district__in=[district, CITY]).order_by(near_first, "pk")
    found: dict[str, Agency] = {}
    for agency in agencies:
        for name in set(agency.roles).intersection(wanted):
            found.setdefault(name.partition("/")[2], agency)
    return found


def begin_under(parent: Running, procedure_name: str, given: Mapping[str, Any], on: date) -> Case:
    """Begins a case under another one: the same people in the same roles, the facts ``given`` (typed) besides."""
    above = parent.case
    procedure = parent.service.procedure(procedure_name)
    case = Case(
        district=above.district,
        service=above.service,
        procedure=procedure.name,
        version=above.version,
        applicant=above.applicant,
        agency=above.agency,
        parent=above,
        title=above.title,
    )
    holders = [CaseRole(role=h.role, party=h.party, agency=h.agency) for h in parent.holders]
    facts = {name: parent.service.facts[name].dump(value) for name, value in given.items()}
    open_case(with_case(parent, case), procedure, holders, facts, on)
    parent.record("began", {"case": case.number, "procedure": procedure.name}, on)
    return case
