"""A little city: an applicant, a neighbour, a bank, an office with two clerks, a council of three."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from gongbao.hub import clock
from gongbao.hub.actors import Actor
from gongbao.hub.commands import Command, Do, Result, Submit, execute
from gongbao.hub.models import Agency, DemoClock, Party, PartyMember, Staff
from gongbao.services import registry

MONDAY = date(2024, 3, 4)


@pytest.fixture(autouse=True)
def sample_service() -> Iterator[None]:
    """The invented service is installed."""
    modules = registry()._modules
    modules["sample"] = f"{__package__}.sample"
    yield
    del modules["sample"]


@dataclass
class City:
    """Shorthands: ``city.do("clerk", number, "review", "passed")``."""

    users: dict[str, User] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        return Actor.of(self.users[name])

    def execute(self, name: str, command: Command, command_id: uuid.UUID | None = None) -> Result:
        return execute(self.actor(name), command_id or uuid.uuid4(), command)

    def submit(self, years: int = 5, **more: Any) -> str:
        given = {"procedure": "permit", "facts": {"years": years}} | more
        return self.execute("wang", Submit("sample", party=self.parties["wang"].pk, **given)).case

    def do(self, name: str, case: str, step: str, outcome: str, **more: Any) -> Result:
        return self.execute(name, Do(case, step, outcome, **more))

    def move(self, day: date) -> None:
        clock.move(day)


def build() -> City:
    """Makes the city, on a Monday."""
    DemoClock.objects.update_or_create(pk=1, defaults={"today": MONDAY})
    city = City()
    for name in ("wang", "li", "banker", "clerk", "clerk2", "chief", "expert1", "expert2", "expert3", "stranger"):
        city.users[name] = User.objects.create_user(f"{name}-{uuid.uuid4().hex[:8]}")
    for name, kind in (("wang", "person"), ("li", "person"), ("banker", "organisation")):
        party = Party.objects.create(kind=kind, name=f"{name}方", district="110105")
        PartyMember.objects.create(party=party, user=city.users[name])
        city.parties[name] = party
    root = Agency.objects.create(name="市", kind="city", district="110000")
    office = Agency.objects.create(
        name="区", kind="district", district="110105", parent=root, roles=["sample/office", "sample/council"]
    )
    other = Agency.objects.create(name="别区", kind="district", district="110106", parent=root, roles=["sample/office"])
    city.agencies = {"root": root, "office": office, "other": other}
    Staff.objects.create(user=city.users["chief"], agency=root)
    for name in ("clerk", "clerk2"):
        Staff.objects.create(user=city.users[name], agency=office, roles=["sample/office"])
    for name in ("expert1", "expert2", "expert3"):
        Staff.objects.create(user=city.users[name], agency=office, roles=["sample/council"])
    Staff.objects.create(user=city.users["stranger"], agency=other, roles=["sample/office"])
    return city


@pytest.fixture
def city(db: None) -> City:
    """The city, gone with the test."""
    return build()
