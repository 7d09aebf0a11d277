"""At the window: a clerk takes in what somebody applies for who has come in person."""

import uuid
from typing import Any

import pytest

from gongbao.hub.models import Agency, Case, Party, Staff

from .conftest import Desk

COMPLAINT = "/desk/window/arts-training-prepayment/complaint/"
LICENCE = "/desk/window/hr-service-licence/licence-application/"
NUMBER = "11019919880307023X"


def form(**more: str) -> dict[str, str]:
    return {
        "command": str(uuid.uuid4()),
        "who-name": "温一诺",
        "who-number": NUMBER,
        "outcome": "complaint",
        "fact-subject": "退费慢",
        **more,
    }


def test_it_is_offered_where_the_office_acts_in_the_procedure(desk: Desk, text: Any) -> None:
    assert COMPLAINT in text(desk.client("yunxi-culture-1").get("/desk/opening/"))
    assert COMPLAINT not in text(desk.client("hrss-1").get("/desk/opening/"))
    text(desk.client("hrss-1").get(COMPLAINT), 403)
    text(desk.client("hrss-1").post(COMPLAINT, form()), 403)


def test_somebody_who_was_never_here_is_taken_in_once(desk: Desk, text: Any) -> None:
    window = desk.client("yunxi-culture-1")
    school = {"party-training-institution.name": "春晓音乐培训学校"}
    sent = form(**school)
    answers = [window.post(COMPLAINT, sent) for _ in range(2)]
    case = Case.objects.get(procedure="complaint")
    assert {answer.url for answer in answers} == {f"/desk/cases/{case.number}/"}
    assert case.applicant == Party.objects.get(name="温一诺")
    assert case.events.get(kind="done").data["note"] == "窗口代收"
    assert "窗口代收" in text(window.get(f"/desk/cases/{case.number}/"))
    window.post(COMPLAINT, form(**school))
    assert Party.objects.filter(name="温一诺").count() == 1


def test_a_wrong_number_or_another_name_is_refused_and_nothing_is_lost(desk: Desk, text: Any) -> None:
    window = desk.client("yunxi-culture-1")
    page = text(window.post(COMPLAINT, form(**{"who-number": NUMBER[:-1] + "9"})), 422)
    assert "校验位" in page
    assert "温一诺" in page
    assert "请填写此项" in text(window.post(COMPLAINT, form(**{"who-name": ""})), 422)
    Party.objects.create(kind="person", name="别人", id_number=NUMBER)
    assert "另一个名称" in text(window.post(COMPLAINT, form()), 422)
    assert not Case.objects.filter(procedure="complaint").exists()


@pytest.mark.parametrize("name", ["bank-1", "resident-1"])
def test_whoever_is_of_no_office_hands_in_for_nobody(desk: Desk, name: str) -> None:
    desk.client(name).post(COMPLAINT, form())
    assert not Case.objects.filter(procedure="complaint").exists()


def test_the_way_that_is_asked_for_is_gone_at_once(desk: Desk, text: Any) -> None:
    roles = ["hr-service-licence/district-hrss"]
    agency = Agency.objects.create(name="区人力社保窗口", kind="district", district="110191", roles=roles)
    Staff.objects.create(user=desk.stage.city.users["hrss-1"], agency=agency, roles=roles)
    window = desk.client("hrss-1")
    page = text(window.get(LICENCE))
    assert "窗口收件" in page
    assert "告知承诺" in page or "承诺" in page
    text(window.post(LICENCE, form(outcome="ordinary")), 422)
    assert not Case.objects.filter(procedure="licence-application").exists()
