"""Two districts with an office each, a supervisor of the city and one of the eastern district, on a Monday."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from gongbao.hub import clock, deadlines
from gongbao.hub.actors import SUPERVISOR, Actor
from gongbao.hub.commands import Command, Do, Submit, execute
from gongbao.hub.models import Agency, DemoClock, Party, PartyMember, Staff
from gongbao.services import registry

SERVICE = "reading-hall"
OFFICE = f"{SERVICE}/office"
MONDAY = date(2024, 3, 4)
EAST, WEST = "110191", "110192"


@pytest.fixture(autouse=True)
def sample_service() -> Iterator[None]:
    """The invented service is installed."""
    modules = registry()._modules
    modules[SERVICE] = f"{__package__}.sample"
    yield
    del modules[SERVICE]


@dataclass
class Watch:
    """Shorthands: ``watch.read("mayor", "/oversight/overview/")``."""

    users: dict[str, User] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    party: Party = field(default_factory=Party)

    def client(self, who: str) -> Client:
        """A browser in which this person is signed in."""
        if who not in self.clients:
            self.clients[who] = Client()
            self.clients[who].force_login(self.users[who])
        return self.clients[who]

    def read(self, who: str, address: str, status: int = 200) -> str:
        """The page, which must answer with this status."""
        response = self.client(who).get(address)
        assert response.status_code == status, response.content.decode()[:2000]
        return unescape(response.content.decode())

    def execute(self, who: str, command: Command) -> Any:
        """Gives a command."""
        return execute(Actor.of(self.users[who]), uuid.uuid4(), command)

    def open(self, district: str = EAST, seats: int = 20) -> str:
        """Somebody applies; the number of the case."""
        facts = {"seats": seats}
        return str(
            self.execute("reader", Submit(SERVICE, "opening", facts, party=self.party.pk, district=district)).case
        )

    def do(self, number: str, step: str, outcome: str, who: str = "clerk-east") -> None:
        """The office does a step."""
        self.execute(who, Do(number, step, outcome))

    def move(self, day: date) -> None:
        """It is ``day`` now, and what time brought has come."""
        clock.move(day)
        deadlines.fire_due(day)

    def a_month(self) -> None:
        """Six cases: refused, passed in time, passed late, deemed passed, overdue in the east, open in the west."""
        refused, passed, late, deemed, _ = (self.open(seats=seats) for seats in (5, 20, 20, 20, 20))
        self.do(refused, "accept", "refused")
        self.do(passed, "accept", "accepted")
        self.do(passed, "examine", "passed")
        self.do(deemed, "accept", "accepted")
        self.move(date(2024, 3, 15))
        self.do(late, "accept", "accepted")
        self.do(late, "examine", "passed")
        self.open(WEST)


@pytest.fixture
def watch(transactional_db: None) -> Watch:
    """The city; its commands are transactions of their own."""
    return build()


def build() -> Watch:
    """Makes the city."""
    DemoClock.objects.update_or_create(pk=1, defaults={"today": MONDAY})
    made = Watch()
    city = Agency.objects.create(name="样市政府", kind="city", district="110000")
    made.agencies["city"] = city
    for key, district, name in (("east", EAST, "东区"), ("west", WEST, "西区")):
        above = Agency.objects.create(name=f"{name}政府", kind="district", district=district, parent=city)
        office = Agency.objects.create(
            name=f"{name}文化局", kind="district", district=district, parent=above, roles=[OFFICE]
        )
        made.agencies |= {key: above, f"office-{key}": office}
        made.users[f"clerk-{key}"] = User.objects.create_user(f"clerk-{key}", last_name=f"{name}经办")
        Staff.objects.create(user=made.users[f"clerk-{key}"], agency=office, roles=[OFFICE])
    for key, agency in (("mayor", city), ("head-east", made.agencies["east"])):
        made.users[key] = User.objects.create_user(key, last_name=key)
        Staff.objects.create(user=made.users[key], agency=agency, roles=[SUPERVISOR])
    made.users["reader"] = User.objects.create_user("reader")
    made.party = Party.objects.create(kind="person", name="书友一", id_number="11010119900307123X", district=EAST)
    PartyMember.objects.create(party=made.party, user=made.users["reader"], is_self=True)
    return made


#: Charts whose figures count the rows of the lists behind them.
COUNTED = ("件", "个环节", "件、个")


def figures(page: str) -> list[tuple[str, int]]:
    """Every figure of the page with a list behind it that it counts: the list's address, the figure."""
    found = [(link, int(number)) for link, number in re.findall(r'<li><a href="([^"]+)"><b>(\d+)</b>', page)]
    for chart in re.findall(r"<figure.*?</figure>", page, re.DOTALL):
        unit = re.search(r"（([^）]+)）</span></figcaption>", chart)
        if unit and unit[1] in COUNTED:
            cells = re.findall(r'<td class="number"><a href="([^"]+)">([\d,]+)</a>', chart)
            found += [(link, int(number.replace(",", ""))) for link, number in cells]
    return found


def in_all(page: str) -> int:
    """How many a list says that it has."""
    said = re.search(r"共(\d+)[件个条]", page)
    assert said is not None
    return int(said[1])
