"""What an agency begins itself: opened at the desk, with the parties that it is about."""

import uuid
from typing import Any

import pytest

from gongbao.hub.models import Agency, Case, CaseRole, RecordEntry, Staff

from .conftest import Desk

LEAD = "/desk/opening/arts-training-prepayment/violation-lead/"
EVALUATION = "/desk/opening/card-partner-bank/annual-evaluation/"


@pytest.fixture
def bureau(desk: Desk) -> Any:
    """A browser of somebody whose post keeps the partner banks of the social security card."""
    roles = ["card-partner-bank/municipal-hrss"]
    agency = Agency.objects.create(name="社保卡管理处", kind="city", district="110000", roles=roles)
    Staff.objects.create(user=desk.stage.city.users["hrss-1"], agency=agency, roles=roles)
    return desk.client("hrss-1")


def test_only_what_the_posts_begin_is_offered(desk: Desk, text: Any) -> None:
    assert LEAD in text(desk.client("yunxi-culture-1").get("/desk/opening/"))
    assert LEAD not in text(desk.client("bank-1").get("/desk/opening/"))
    text(desk.client("bank-1").get(LEAD), 403)
    text(desk.client("yunxi-culture-1").get("/desk/opening/arts-training-prepayment/no-such/"), 404)


def test_a_case_is_opened_once_and_its_first_step_comes_next(desk: Desk, bureau: Any, text: Any) -> None:
    form = {"command": str(uuid.uuid4()), "party-partner-bank.name": "云溪商业银行"}
    answers = [bureau.post(EVALUATION, form) for _ in range(2)]
    case = Case.objects.get(procedure="annual-evaluation")
    assert {each.url for each in answers} == {f"/desk/cases/{case.number}/steps/collect-data/"}
    assert case.title == "云溪商业银行"
    assert CaseRole.objects.get(case=case, role="partner-bank").party.name == "云溪商业银行"
    assert "云溪商业银行" in text(bureau.get(EVALUATION))


def test_a_register_of_names_needs_a_name(desk: Desk, bureau: Any, text: Any) -> None:
    form = {"command": str(uuid.uuid4())}
    assert "关于谁" in text(bureau.post(EVALUATION, form), 422)
    assert "没有找到" in text(bureau.post(EVALUATION, form | {"party-partner-bank.name": "没有这家银行"}), 422)
    assert not Case.objects.filter(procedure="annual-evaluation").exists()
    assert not RecordEntry.objects.exists()


def test_the_office_enters_what_it_proposes_itself(desk: Desk, bureau: Any, text: Any) -> None:
    form = {"command": str(uuid.uuid4()), "party-partner-bank.name": "云溪商业银行"}
    opened = bureau.post("/desk/opening/card-partner-bank/exit/", form)
    step = {"command": str(uuid.uuid4()), "outcome": "end-proposed-by-bureau", "fact-agreement_expiry": "2026-12-31"}
    assert bureau.post(opened.url, step).status_code == 302
    case = Case.objects.get(procedure="exit")
    assert case.events.get(kind="done").role == "municipal-hrss"
    bank = desk.client("bank-1")
    assert "同意终止" in text(bank.get(f"/cases/{case.number}/steps/answer-end-by-bank/"))
    text(bureau.get(f"/desk/cases/{case.number}/steps/answer-end-by-bank/"))
    refused = bureau.post(
        f"/desk/cases/{case.number}/steps/answer-end-by-bank/", {"command": str(uuid.uuid4()), "outcome": "agreed"}
    )
    assert refused.status_code == 422
