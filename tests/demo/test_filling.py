"""The demo: whole histories by real commands, filled once, made anew when left half made, never over real data."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client, override_settings

from gongbao.demo import city, filling, stage
from gongbao.demo.people import SAMPLES
from gongbao.hub import audit, examples
from gongbao.hub.models import (
    Agency,
    Ballot,
    Case,
    Certificate,
    DemoClock,
    LedgerTransaction,
    Notice,
    Objection,
    Rating,
    Task,
)
from gongbao.periods import add_working_days
from gongbao.services import registry


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_city_has_cases_in_every_state_and_sound_histories(caplog: pytest.LogCaptureFixture) -> None:
    filling.fill()
    assert not [record.getMessage() for record in caplog.records if record.name == "gongbao.demo"]
    worked = {slug for slug in registry() if examples.of(slug).get("scenarios")}
    assert worked <= set(Case.objects.values_list("service", flat=True))
    today = DemoClock.objects.get().today
    assert list(audit.verify()) == []
    ends = set(Case.objects.exclude(end_state="").values_list("procedure", "end_state"))
    reached = {end for procedure, end in ends if procedure == "title-application"}
    expected = {end.state for _, end in registry()[city.TITLES].procedure("title-application").ends}
    assert expected - reached <= {"not-accepted"}
    assert {"refunded-in-full", "remainder-refunded"} <= {end for procedure, end in ends if procedure == "refund"}
    assert Task.objects.filter(closed_on=None, due__lt=today).exists()
    assert Task.objects.filter(closed_on=None, due__gte=today).exists()
    assert Notice.objects.filter(taken_down_on=None).exists()
    voted = [ballot.voters.filter(has_voted=True).count() for ballot in Ballot.objects.filter(closed_on=None)]
    assert any(0 < count < 5 for count in voted)
    assert Certificate.objects.exists()
    assert Rating.objects.exists()
    assert Objection.objects.exists()
    assert LedgerTransaction.objects.exists()
    assert {sample.key for sample in SAMPLES} <= set(User.objects.values_list("username", flat=True))
    before = Case.objects.count()
    filling.fill()
    assert Case.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_a_city_left_half_made_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage.Stage, "play", _struck_down)
    with pytest.raises(KeyboardInterrupt):
        filling.fill()
    half = Agency.objects.count()
    assert half
    monkeypatch.setattr(stage.Stage, "play", lambda self, until: None)
    filling.fill()
    assert Agency.objects.count() == half
    assert User.objects.filter(username=filling.ADMINISTRATOR).exists()


def _struck_down(self: stage.Stage, until: date) -> None:
    raise KeyboardInterrupt


@pytest.mark.django_db(transaction=True)
def test_real_data_is_left_alone() -> None:
    Agency.objects.create(name="某局", kind="city", district="110000")
    with pytest.raises(filling.NotADemo):
        filling.fill()
    assert Agency.objects.count() == 1
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_gazette_that_cannot_be_read_is_told(tmp_path: Any) -> None:
    with pytest.raises(filling.Unreadable, match="读不了"):
        filling.import_gazettes([tmp_path / "none.txt"])


@pytest.fixture
def people(transactional_db: None) -> city.City:
    """The city without cases."""
    DemoClock.objects.update_or_create(pk=1, defaults={"today": date(2024, 6, 12)})
    return city.build()


def test_one_click_signs_in_from_this_machine_only(people: city.City) -> None:
    client = Client()
    assert "云溪商业银行" in client.get("/demo/").content.decode()
    answer = client.post("/demo/sign-in/", {"who": "bank-1"})
    assert answer.url == "/desk/"
    assert client.get("/desk/today/").status_code == 200
    assert client.post("/demo/sign-in/", {"who": "somebody"}).status_code == 400
    for address in ("/demo/", "/demo/sign-in/", "/demo/clock/"):
        assert client.post(address, {"who": "bank-1"}, REMOTE_ADDR="203.0.113.9").status_code == 404
    with override_settings(DEMO=False):
        assert client.get("/demo/").status_code == 404


def test_the_clock_moves_forwards_and_deadlines_fire(people: city.City) -> None:
    play = stage.Stage(people, day=date(2024, 6, 12))
    holders = {"learner": people.party("resident-1"), "escrow-bank": people.party("bank-1")}
    case = play.submit("school-1", city.ARTS, "course-funds", holders=holders)
    play.do("school-1", case, "complete-lesson", "done", lesson_number=1)
    client = Client()
    assert client.post("/demo/clock/", {"by": "day", "next": "/desk/today/"}).url == "/desk/today/"
    assert DemoClock.objects.get().today == date(2024, 6, 13)
    assert play.state(case) == ("confirm-lesson",)
    client.post("/demo/clock/", {"by": "working-days"})
    assert DemoClock.objects.get().today == add_working_days(date(2024, 6, 13), 5)
    assert play.state(case) == ("disburse",)
    assert client.post("/demo/clock/", {"day": "2024-06-01"}).status_code == 400
    assert client.post("/demo/clock/", {"day": "2924-06-01"}).status_code == 400
    assert client.post("/demo/clock/", {"day": "31 June"}).status_code == 400
    assert client.post("/demo/clock/", {"by": "day", "next": "https://example.org/"}).url == "/demo/"


def test_identity_numbers_carry_their_check_character() -> None:
    for place in range(1, 40):
        number = city.identity_number(place)
        weights = [2 ** (17 - position) % 11 for position in range(18)]
        digits = [10 if digit == "X" else int(digit) for digit in number]
        assert sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 1
