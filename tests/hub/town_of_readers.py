"""A subdistrict of readers: two officers who may ask, one of another district, and people with and without accounts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User

from gongbao.demo.city import identity_number
from gongbao.hub import population_runs
from gongbao.hub.actors import POLICY, Actor
from gongbao.hub.models import Agency, DemoClock, Parameter, Party, PartyMember, PopulationRun, Staff
from gongbao.hub.population_runs import Choices, Wanted
from gongbao.services import registry

MONDAY = date(2026, 3, 2)
#: lives nearby, years, age, takes care of books; so many of them may have a card, and of one, 105, one fact is missing
PEOPLE = {
    101: ("yes", "3", "40", "yes"),
    102: ("yes", "0.5", "70", "yes"),
    103: ("no", "9", "70", "yes"),
    104: ("yes", "0.5", "30", "yes"),
    105: ("yes", "2", "30", ""),
    106: ("yes", "", "", ""),
    107: ("yes", "8", "80", "yes"),
}
ENTITLED = (101, 102, 107)
HEADER = "id,name,street,lives_nearby,years_nearby,age,cares_for_books"


def table(people: Mapping[int, Iterable[str]] = PEOPLE) -> bytes:
    """The people as a CSV file."""
    rows = [
        ",".join([identity_number(place), f"读者{place}", f"street-{place % 2}", *facts])
        for place, facts in people.items()
    ]
    return "\n".join([HEADER, *rows, ""]).encode()


@dataclass
class Town:
    """Shorthands for those who ask."""

    agency: Agency
    elsewhere: Agency
    users: dict[str, User]

    def actor(self, name: str) -> Actor:
        """Somebody who asks."""
        return Actor.of(self.users[name])

    def wanted(self, kind: str, service: str = "reading-room", decision: str = "card-allowed") -> Wanted:
        """A question of the subdistrict's office."""
        definition = registry()[service]
        return Wanted(kind, definition, definition.decision(decision), MONDAY, self.agency, "春季办证")

    def draft(self, kind: str, content: bytes | None = None, **more: str) -> PopulationRun:
        """A run that is not started."""
        file = ("people.csv", table() if content is None else content)
        return population_runs.of_file(self.actor("asker"), self.wanted(kind, **more), file)

    def ask(self, kind: str, content: bytes | None = None, **choices: Any) -> PopulationRun:
        """A run that was carried out."""
        run = self.draft(kind, content)
        if kind == PopulationRun.Kind.OVERLOOKED:
            choices = {"id_column": "id", "name_column": "name"} | choices
        return self.carry_out(run, **choices)

    def carry_out(self, run: PopulationRun, **choices: Any) -> PopulationRun:
        """The run, started and done as the worker does it."""
        population_runs.start(self.actor("asker"), run, Choices(**choices))
        population_runs.carry_out(run.pk)
        return PopulationRun.objects.get(pk=run.pk)

    def publish_increase(self, name: str, value: str) -> None:
        """A figure of the pension's yearly increase, in force since the new year."""
        Parameter.objects.create(
            service="resident-pension", name=name, value=value, valid_from=date(2026, 1, 1), source="公告",
            proposed_by=self.users["asker"], approved_by=self.users["second"],
        )  # fmt: skip

    def resident(self, place: int, *, account: bool = True, district: str = "110105") -> Party:
        """One of the people as a party, with an account unless only a window knows them."""
        number = identity_number(place)
        party = Party.objects.create(kind="person", name=f"读者{place}", district=district, id_number=number)
        if account:
            self.users[f"r{place}"] = User.objects.create_user(f"reader-{place}", last_name=party.name)
            PartyMember.objects.create(party=party, user=self.users[f"r{place}"], is_self=True)
        return party


def build() -> Town:
    """Makes the town, on a Monday."""
    DemoClock.objects.update_or_create(pk=1, defaults={"today": MONDAY})
    office = Agency.objects.create(name="石桥街道", kind="street", district="110105")
    other = Agency.objects.create(name="望山镇", kind="street", district="110106")
    users = {name: User.objects.create_user(name, last_name=name) for name in ("asker", "second", "stranger", "clerk")}
    Staff.objects.create(user=users["asker"], agency=office, roles=[POLICY])
    Staff.objects.create(user=users["second"], agency=office, roles=[POLICY])
    Staff.objects.create(user=users["stranger"], agency=other, roles=[POLICY])
    Staff.objects.create(user=users["clerk"], agency=office, roles=["reading-room/keeper"])
    return Town(office, other, users)
