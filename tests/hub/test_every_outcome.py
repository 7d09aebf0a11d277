"""Procedures of the smaller services in the hub: every outcome is taken once, with all that it brings about."""

import uuid
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from gongbao.hub import clock
from gongbao.hub.actors import Actor
from gongbao.hub.commands import Do, Submit, execute
from gongbao.hub.models import Agency, Case, DemoClock, Party, PartyMember, RecordEntry, Staff
from gongbao.procedures import Outcome, Procedure, Ref, Register, Step
from gongbao.services import Service, registry

SERVICES = (
    "assistive-device-provider",
    "card-partner-bank",
    "gazette",
    "hr-service-licence",
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


class Walk:
    """Goes every way once: each outcome is tried on from the shortest way to its step, then taken back."""

    def __init__(self, town: Town, procedure: Procedure) -> None:
        self.town, self.procedure = town, procedure
        # Which outcome first opens which other steps, on a shortest way.
        self.opens: dict[Ref, list[Step]] = {}
        self.first = [step for step in procedure.steps if not step.after]
        reached = list(self.first)
        for step in reached:
            for outcome in step.outcomes:
                new = [
                    other
                    for other in procedure.steps
                    if other not in reached and any(ref.matches(step.name, outcome.name) for ref in other.after)
                ]
                self.opens[Ref(step.name, outcome.name)] = new
                reached += new
        self.taken = 0

    def from_step(self, number: str, step: Step) -> None:
        for outcome in step.outcomes:
            ref = Ref(step.name, outcome.name)
            if outcome.automatic and not self.opens[ref]:
                continue
            before = transaction.savepoint()
            self.take(number, ref, outcome)
            for other in self.opens[ref]:
                self.from_step(number, other)
            transaction.savepoint_rollback(before)

    def take(self, number: str, ref: Ref, outcome: Outcome) -> None:
        """Takes an outcome; one that comes by itself, or not before a day, is waited for."""
        if outcome.automatic or outcome.earliest:
            clock.move(clock.today() + timedelta(30))
        # Opening a case hands it in at once where the first step leaves no choice.
        done = Case.objects.get(number=number).state["steps"].get(ref.step, {}).get("outcome")
        if outcome.automatic or done:
            return
        self.town.do(number, self.procedure, ref)
        self.taken += 1
        case = Case.objects.get(number=number)
        assert (case.ended_on is not None) == (self.procedure.end_of(ref.step, outcome.name) is not None)
        for effect in outcome.effects:
            if isinstance(effect, Register):
                assert RecordEntry.objects.filter(Q(case=case) | Q(changes__case=case), record=effect.record).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("slug", "name"), PROCEDURES)
def test_every_outcome_is_taken_with_its_effects(slug: str, name: str) -> None:
    service = registry()[slug]
    walk = Walk(Town(service), service.procedure(name))
    number = walk.town.open(walk.procedure)
    for step in walk.first:
        walk.from_step(number, step)
    assert walk.taken
