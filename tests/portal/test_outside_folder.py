"""A policy that stands outside the package works on every page: guide, check, application, desk, register, duty."""

import re
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from gongbao.hub import clock, deadlines, duty_bearers
from gongbao.hub.models import Agency, Case, DemoClock, Message, Party, PartyMember, RecordEntry, Staff
from gongbao.services import Service

MONDAY = date(2026, 3, 2)


@dataclass
class Street:
    """A reader and a keeper, each with a browser."""

    party: Party
    reader: Client
    keeper: Client


@pytest.fixture
def street(reading_room: Service, db: None) -> Street:
    """The people of a street with a reading room."""
    DemoClock.objects.update_or_create(pk=1, defaults={"today": MONDAY})
    users = [User.objects.create_user(name, last_name=name) for name in ("reader", "keeper")]
    party = Party.objects.create(kind="person", name="林知远", district="110105")
    PartyMember.objects.create(party=party, user=users[0], is_self=True)
    roles = ["reading-room/keeper"]
    room = Agency.objects.create(name="石桥阅览室", kind="street", district="110105", roles=roles)
    Staff.objects.create(user=users[1], agency=room, roles=roles)
    clients = [Client(), Client()]
    for client, user in zip(clients, users, strict=True):
        client.force_login(user)
    return Street(party, *clients)


def text(response: Any) -> str:
    """What a page says."""
    assert response.status_code == 200, response
    return unescape(re.sub(r"<[^>]+>", "", response.content.decode()))


def apply(street: Street, **facts: str) -> str:
    """The number of a case that the reader opened on the pages."""
    begun = street.reader.post("/apply/reading-room/library-card/", {"party": street.party.pk, "action": "begin"})
    draft = begun["Location"]
    filled = street.reader.post(draft, {f"fact-{name}": value for name, value in facts.items()} | {"action": "check"})
    assert filled["Location"] == f"{draft}check/", text(filled)
    handed_in = street.reader.post(f"{draft}check/", {"declared": "true"})
    found = re.fullmatch(r"/cases/(GB-[\d-]+)/receipt/", handed_in["Location"])
    assert found
    return found[1]


def test_the_guide_tells_and_the_check_answers(street: Street) -> None:
    guide = text(Client().get("/services/reading-room/"))
    for words in ("街道阅览室", "可以办借书证吗？", "办理借书证", "第五条第二款"):
        assert words in guide
    assert "街道阅览室" in text(Client().get("/services/"))
    browser = Client()
    check = "/services/reading-room/check/card-allowed/"
    address = browser.post(check, {"as_of": "2026-03-02"})["Location"]
    said = {"fact-lives_nearby": "yes", "fact-years_nearby": "0.5", "fact-age": "61"}
    while "/answer/" not in browser.get(address).headers.get("Location", "") and "/question/" in address:
        page = browser.get(address).content.decode()
        name = re.search(r'name="(fact-[a-z_]+)"', page)
        assert name is not None
        known = {name[1]: said[name[1]], "action": "answer"} if name[1] in said else {"action": "unknown"}
        address = browser.post(address, known)["Location"]
    answer = text(browser.get(address, follow=True))
    assert "爱护图书" in answer
    assert "阅览室" in answer


def test_a_card_is_asked_for_answered_and_entered(street: Street) -> None:
    number = apply(street, lives_nearby="yes", years_nearby="2", age="30")
    assert "办理借书证" in text(street.keeper.get("/desk/today/"))
    case = Case.objects.get(number=number)
    page = text(street.keeper.get(f"/desk/cases/{number}/"))
    assert "林知远" in page
    assert "发证" in page
    command = {"command": "6a0f1f5e-3f1c-4a58-9d55-9d2f7f2f3a10", "outcome": "granted", "revision": case.revision}
    assert street.keeper.post(f"/desk/cases/{number}/steps/answer/", command).status_code == 302
    assert "已发证" in text(street.reader.get(f"/cases/{number}/"))
    assert Message.objects.get(party=street.party).zh == "您的借书证已办好。"
    listed = text(street.keeper.get("/desk/registers/reading-room/cards/"))
    assert "林知远" in listed
    assert "2026年3月2日" in listed
    assert RecordEntry.objects.get(case=case).data == {"reader_name": "林知远", "issued_on": "2026-03-02"}


def test_whoever_has_not_lived_there_long_is_told_before_handing_in(street: Street) -> None:
    begun = street.reader.post("/apply/reading-room/library-card/", {"party": street.party.pk, "action": "begin"})
    draft = begun["Location"]
    facts = {"fact-lives_nearby": "yes", "fact-years_nearby": "0.5", "fact-age": "30", "action": "check"}
    street.reader.post(draft, facts)
    assert "第三条" in text(street.reader.get(f"{draft}check/"))
    street.reader.post(f"{draft}check/", {"declared": "true"})
    assert not Case.objects.exists()


def test_silence_grants_the_card(street: Street) -> None:
    number = apply(street, lives_nearby="yes", years_nearby="2", age="30")
    clock.move(date(2026, 3, 10))
    deadlines.fire_due(date(2026, 3, 10))
    assert "已发证" in text(street.reader.get(f"/progress/{number}/", follow=True))


def test_its_duty_stands_in_the_calendar_and_its_public_register_on_the_portal(street: Street) -> None:
    duty_bearers.take_up(date(2026, 3, 1))
    assert "每月头五日内盘点图书并公布" in text(street.keeper.get("/desk/duties/?month=2026-03"))
    assert "盘点记录" in text(Client().get("/registers/"))
    assert "册数" in text(Client().get("/registers/reading-room/stocktaking/"))


def test_it_can_be_found_by_somebody_who_does_not_know_it(street: Street) -> None:
    assert "借书证" in text(Client().get("/services/reading-room/"))
    beside = text(Client().get("/services/reading-room/law/阅办发〔2026〕1号/"))
    assert "第三条第二款" in beside
