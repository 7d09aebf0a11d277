"""A little town for the portal: a music school, two learners, a bank, and the district office, on a Friday."""

import uuid
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import User
from django.test import Client

from gongbao.hub import clock
from gongbao.hub.models import Agency, DemoClock, Party, PartyMember, Staff

SERVICE = "arts-training-prepayment"
FRIDAY = date(2024, 3, 1)
WORD = "a-long-word-7"
WANG_NUMBER = "110101199003071233"


@dataclass
class Town:
    """The people by short names."""

    users: dict[str, User] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)

    def client(self, name: str) -> Client:
        """A browser in which this person is signed in."""
        client = Client()
        client.force_login(self.users[name])
        return client

    def move(self, day: date) -> None:
        """It is ``day`` now."""
        clock.move(day)


def build() -> Town:
    """Makes the town."""
    DemoClock.objects.update_or_create(pk=1, defaults={"today": FRIDAY})
    town = Town()
    people = [
        ("school", "organisation", "春晓音乐培训学校", "91110105MA0000001X"),
        ("wang", "person", "王小明", WANG_NUMBER),
        ("zhao", "person", "赵一", "110101198501012376"),
        ("bank", "organisation", "朝阳商业银行", "91110105MA0000002Y"),
    ]
    mark = uuid.uuid4().hex[:6]
    for name, kind, full, number in people:
        user = User.objects.create_user(f"{name}-{mark}", password=WORD, last_name=full)
        party = Party.objects.create(kind=kind, name=full, id_number=number, district="110105")
        PartyMember.objects.create(party=party, user=user, is_self=kind == "person")
        town.users[name], town.parties[name] = user, party
    child = Party.objects.create(kind="person", name="王小小", id_number="110101201503071234", district="110105")
    PartyMember.objects.create(party=child, user=town.users["wang"])
    town.parties["child"] = child
    office = Agency.objects.create(
        name="朝阳区文化和旅游局", kind="district", district="110105", roles=[f"{SERVICE}/district-culture-department"]
    )
    town.users["clerk"] = User.objects.create_user(f"clerk-{mark}", password=WORD)
    Staff.objects.create(user=town.users["clerk"], agency=office, roles=list(office.roles))
    _title_office(town, mark)
    return town


def _title_office(town: Town, mark: str) -> None:
    """An employer with two people who act for it, for the evaluation of titles."""
    firm = Party.objects.create(
        kind="organisation", name="朝阳工程咨询公司", id_number="91110105MA0000003Z", district="110105"
    )
    for name in ("manager", "colleague"):
        town.users[name] = User.objects.create_user(f"{name}-{mark}", password=WORD)
        PartyMember.objects.create(party=firm, user=town.users[name])
    town.parties["firm"] = firm
