"""The page of a case: what can be done now, why not, facts with four eyes, periods, personal data."""

import re
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongbao.hub.errors import Unprocessable
from gongbao.hub.models import AccessLog, FactValue, Task

from .conftest import Desk

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


def fresh() -> str:
    return str(uuid.uuid4())


def test_actions_allowed_and_reasons_for_those_that_are_not(desk: Desk, text: Any) -> None:
    desk.application(1, "waits", days=15)
    desk.play()
    number = desk.waiting_at("review-materials")
    mine = text(desk.client("institution-1").get(f"/desk/cases/{number}/"))
    assert "填写并办理" in mine
    other = text(desk.client("hrss-1").get(f"/desk/cases/{number}/"))
    assert "填写并办理" not in other
    assert "办理：市职称评审服务中心" in other
    assert "没有找到编号" in text(desk.client("yunxi-culture-1").get(f"/desk/cases/{number}/"), 404)


def test_a_step_is_done_with_its_facts_a_note_and_a_file(desk: Desk, text: Any) -> None:
    desk.application(1, "waits", days=15)
    desk.play()
    number, browser = desk.waiting_at("review-materials"), desk.client("institution-1")
    address = f"/desk/cases/{number}/steps/review-materials/"
    sent = {
        "command": fresh(),
        "revision": desk.case(number).revision,
        "outcome": "passed",
        "note": "材料齐全",
        "fact-evaluation_mode": "review",
        "fact-ability_level": "none",
        "fact-achievements.none": "on",
        "files": SimpleUploadedFile("意见.png", PNG),
    }
    refused = text(browser.post(address, sent), 422)
    assert "能否按所选专业和层级申报" in refused
    assert "review-materials" in desk.case(number).state["steps"]
    assert not FactValue.objects.filter(case__number=number, name="ability_level").exists()
    sent |= {"fact-ability_level": "junior", "command": fresh(), "files": SimpleUploadedFile("意见.png", PNG)}
    assert browser.post(address, sent).url == f"/desk/cases/{number}/"
    page = text(browser.get(f"/desk/cases/{number}/"))
    assert "按照申报条件审核材料：审核通过" in page
    assert "材料齐全" in page
    assert "意见.png" in page
    file = re.search(r"/desk/attachments/[0-9a-f-]+/", page)
    assert file
    assert browser.get(file[0]).content == PNG
    assert desk.client("yunxi-culture-1").get(file[0]).status_code == 404
    assert browser.post(address, sent).status_code == 409


def test_who_entered_a_fact_does_not_verify_it(desk: Desk, text: Any) -> None:
    desk.application(1, "waits", days=15)
    desk.play()
    number, browser = desk.waiting_at("review-materials"), desk.client("institution-1")
    address = f"/desk/cases/{number}/facts/"
    sent = {"fact": "evaluation_mode", "fact-evaluation_mode": "review", "command": fresh(), "note": "据计划"}
    text(browser.post(address, sent), 302)
    verify = f"{address}evaluation_mode/verify/"
    assert "须由另一人核验" in text(browser.get(f"/desk/cases/{number}/"))
    assert "不能自己核验" in text(browser.post(verify, {"command": fresh()}), 403)
    second = desk.client("institution-2")
    assert second.post(verify, {"command": fresh()}).status_code == 302
    value = FactValue.objects.filter(case__number=number, name="evaluation_mode").latest("pk")
    assert value.verified_by == desk.stage.city.users["institution-2"]


def test_four_eyes_bar_the_second_step(desk: Desk, text: Any) -> None:
    desk.application(1, days=34)
    number = desk.play_to("issue-certificate")[0].case.number
    same = text(desk.client("hrss-1").get(f"/desk/cases/{number}/"))
    assert "必须由未办理环节" in same
    other = text(desk.client("hrss-2").get(f"/desk/cases/{number}/"))
    assert "必须由未办理环节" not in other
    assert 'value="issued"' in other


def test_numbers_in_full_only_for_the_agency_and_never_unseen(desk: Desk, text: Any) -> None:
    desk.application(1, "waits", days=15)
    desk.play()
    number, party = desk.waiting_at("review-materials"), desk.stage.city.parties["resident-1"]
    clerk = desk.client("institution-1")
    assert party.id_number not in text(clerk.get(f"/desk/cases/{number}/"))
    assert party.id_number in text(clerk.post(f"/desk/cases/{number}/person/"))
    assert set(AccessLog.objects.filter(party=party).values_list("what", flat=True)) == {
        "查看办件",
        "查看证件号码和联系方式",
    }
    assert desk.client("employer-1").post(f"/desk/cases/{number}/person/").status_code == 403


def test_periods_stand_and_run_on(desk: Desk, text: Any) -> None:
    desk.contract(12, taught=1)
    [task] = desk.play_to("disburse")
    number, office = task.case.number, desk.client("yunxi-culture-1")
    address = f"/desk/cases/{number}/periods/"
    assert "理由" in text(office.post(address, {"what": "pause", "command": fresh()}), 400)
    stop = {"what": "pause", "reason": "核查", "at": "第十条", "command": fresh()}
    assert office.post(address, stop).status_code == 302
    assert "恢复计算期限" in text(office.get(f"/desk/cases/{number}/"))
    assert office.post(address, {"what": "resume", "command": fresh()}).status_code == 302
    longer = {"what": "extend", "step": "disburse", "n": "2", "unit": "working_days", "reason": "对账", "at": "第八条"}
    assert office.post(address, longer | {"command": fresh()}).status_code == 302
    assert Task.objects.get(pk=task.pk).due > task.due
    assert "延长期限" in text(office.get(f"/desk/cases/{number}/"))
    assert desk.client("bank-1").post(address, longer | {"command": fresh()}).status_code == 403


def test_what_the_case_has_made_is_typed_over_by_nobody(desk: Desk, text: Any) -> None:
    desk.application(1, days=34)
    number = desk.play_to("accept-round")[0].case.number
    browser = desk.client("institution-1")
    assert "同意票数" not in text(browser.get(f"/desk/cases/{number}/facts/"))
    with pytest.raises(Unprocessable, match="由办理过程产生"):
        desk.stage.enter("institution-1", number, ballot_agree=5)
    assert FactValue.objects.filter(case__number=number, name="ballot_agree").count() == 1


def test_english(desk: Desk, text: Any) -> None:
    desk.application(1, "waits", days=15)
    desk.play()
    browser = desk.client("institution-1")
    browser.cookies["django_language"] = "en"
    page = text(browser.get(f"/desk/cases/{desk.waiting_at('review-materials')}/"))
    assert "What can be done now" in page
    assert "Review the materials against the conditions" in page
