"""Procedures of the smaller services in the hub: every outcome is taken once, with all that it brings about."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User

from gongbao.hub import clock
from gongbao.hub.actors import Actor
from gongbao.hub.commands import Do, Submit, execute
from gongbao.hub.models import Agency, Case, DemoClock, Party, PartyMember, RecordEntry, Staff
from gongbao.procedures import Procedure, Ref, Register
from gongbao.services import Service, registry

SERVICES = (
    "assistive-device-provider",
    "gazette",
    "local-standards",
    "resident-pension",
    "rural-to-urban-registration",
    "veteran-employment",
)
PROCEDURES = [(slug, name) for slug in SERVICES for name in registry()[slug].procedures]
#: Facts of the forms that a guard asks for, so that the good way can be gone.
GOOD = {"fraud_amount": 100, "fine": 200}


class Town:
    """Two clerks who hold every role of an agency, and a party that holds every other one."""

    def __init__(self, service: Service) -> None:
        self.service = service
        DemoClock.objects.update_or_create(pk=1, defaults={"today": date(2024, 3, 4)})
        self.party = Party.objects.create(kind="organisation", name="某单位", district="110105")
        member = User.objects.create_user(uuid.uuid4().hex)
        PartyMember.objects.create(party=self.party, user=member)
        roles = [f"{service.slug}/{role.name}" for role in service.role_list if role.holder == "agency"]
        agency = Agency.objects.create(name="某局", kind="district", district="110105", roles=roles)
        self.users = [member]
        for _ in range(2):
            clerk = User.objects.create_user(uuid.uuid4().hex)
            Staff.objects.create(user=clerk, agency=agency, roles=roles)
            self.users.append(clerk)
        self.others = [role.name for role in service.role_list if role.holder != "agency"]

    def open(self, procedure: Procedure) -> str:
        role = procedure.applicant
        assert role is not None
        holders = dict.fromkeys(self.others, self.party.pk)
        if role.holder == "agency":
            command = Submit(self.service.slug, procedure.name, holders=holders)
            return execute(Actor.of(self.users[1]), uuid.uuid4(), command).case
        command = Submit(self.service.slug, procedure.name, party=self.party.pk, holders=holders)
        return execute(Actor.of(self.users[0]), uuid.uuid4(), command).case

    def do(self, case: str, procedure: Procedure, ref: Ref) -> None:
        step = procedure.by_name[ref.step]
        member, clerk, other = self.users
        user = member if step.role.holder != "agency" else other if step.four_eyes else clerk
        facts = {name: GOOD[name] for name in step.form if name in GOOD}
        execute(Actor.of(user), uuid.uuid4(), Do(case, ref.step, ref.outcome or "", facts=facts))


def ways(procedure: Procedure) -> Iterator[tuple[Ref, ...]]:
    """For every outcome that people may choose, a shortest way to it through outcomes that people may choose."""
    first = [step for step in procedure.steps if not step.after]
    reached = {step.name: () for step in first}
    waiting = list(first)
    while waiting:
        step = waiting.pop(0)
        for outcome in step.outcomes:
            way = (*reached[step.name], Ref(step.name, outcome.name))
            if not outcome.automatic:
                yield way
            for other in procedure.steps:
                if other.name not in reached and any(ref.matches(step.name, outcome.name) for ref in other.after):
                    reached[other.name] = way
                    waiting.append(other)


def play(town: Town, procedure: Procedure, way: tuple[Ref, ...]) -> Case:
    """The case after ``way``; an outcome that comes by itself, or not before a day, is waited for."""
    number = town.open(procedure)
    for ref in way:
        outcome = procedure.by_name[ref.step].outcome(ref.outcome or "")
        assert outcome is not None
        if outcome.automatic or outcome.earliest:
            clock.move(clock.today() + timedelta(30))
        # Opening a case hands it in at once where the first step leaves no choice.
        done = Case.objects.get(number=number).state["steps"].get(ref.step, {}).get("outcome")
        if not outcome.automatic and not done:
            town.do(number, procedure, ref)
    return Case.objects.get(number=number)


@pytest.mark.django_db
@pytest.mark.parametrize(("slug", "name"), PROCEDURES)
def test_every_outcome_is_taken_with_its_effects(slug: str, name: str) -> None:
    service = registry()[slug]
    procedure = service.procedure(name)
    town = Town(service)
    for way in ways(procedure):
        before = RecordEntry.objects.count()
        case = play(town, procedure, way)
        last = procedure.by_name[way[-1].step].outcome(way[-1].outcome or "")
        assert last is not None
        end = procedure.end_of(way[-1].step, last.name)
        assert (case.ended_on is not None) == (end is not None)
        if any(isinstance(effect, Register) for effect in last.effects):
            assert RecordEntry.objects.count() > before
