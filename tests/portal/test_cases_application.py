"""Applying on the portal: drafts that keep everything, what the rules say, and one case from one form."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongbao.hub import starting
from gongbao.hub.models import Attachment, Case, Draft, FactValue
from gongbao.services import registry

from . import town as towns
from .town import SERVICE, WANG_NUMBER, Town

CONTRACT = f"/apply/{SERVICE}/collect-prepayment/"


@pytest.fixture
def town(db: None) -> Town:
    """The town."""
    return towns.build()


def contract_form(**changes: str) -> dict[str, Any]:
    """What the school types for a contract that keeps the limits."""
    form = {
        "fact-programme": "钢琴启蒙",
        "fact-refund_terms": "未消课时按比例退还",
        "fact-course_start": "2024-03-10",
        "fact-course_end": "2024-05-20",
        "fact-lesson_count": "20",
        "fact-prepaid_amount": "4000",
        "fact-charge_date": "2024-03-02",
        "party-learner.name": "王小明",
        "party-learner.number": WANG_NUMBER,
        "action": "check",
    }
    return form | changes


def begin(client: Client, town: Town, address: str = CONTRACT, party: str = "school", **more: str) -> str:
    """The address of a new draft."""
    sent = client.post(address, {"party": town.parties[party].pk, "action": "begin", **more})
    assert sent.status_code == 302, sent.content.decode()
    return str(sent["Location"])


def errors(page: Any) -> list[str]:
    """The sentences of the error summary."""
    found = re.search(r'class="error-summary".*?</div>', page.content.decode(), re.DOTALL)
    return [re.sub("<[^>]+>", "", item) for item in re.findall(r"<li>(.*?)</li>", found[0], re.DOTALL)] if found else []


def hand_in(client: Client, town: Town, **changes: str) -> str:
    """The number of a contract's new case."""
    draft = begin(client, town)
    sent = client.post(draft, contract_form(**changes))
    assert sent["Location"] == f"{draft}check/", errors(sent)
    sent = client.post(f"{draft}check/", {"declared": "true"})
    found = re.fullmatch(r"/cases/(GB-[\d-]+)/receipt/", sent["Location"])
    assert found
    return found[1]


def test_the_first_page_says_what_it_takes(town: Town) -> None:
    page = town.client("school").get(CONTRACT)
    said = page.content.decode()
    assert "春晓音乐培训学校" in said
    assert "课时数" in said
    assert "培训服务合同" in said
    assert "学员的名称和号码" in said


def test_whoever_is_of_another_kind_cannot_begin(town: Town) -> None:
    page = town.client("wang").get(CONTRACT)
    assert "您目前没有可以使用的身份" in page.content.decode()
    assert not Draft.objects.exists()


def test_strangers_are_asked_to_sign_in() -> None:
    assert Client().get(CONTRACT)["Location"].startswith("/accounts/login/")


def test_a_draft_keeps_right_and_wrong_alike(town: Town) -> None:
    client = town.client("school")
    draft = begin(client, town)
    wrong = contract_form(**{"fact-lesson_count": "二十", "fact-prepaid_amount": "4000.005", "action": "save"})
    assert client.post(draft, wrong)["Location"] == draft
    page = client.get(draft).content.decode()
    assert 'value="二十"' in page
    assert 'value="4000.005"' in page
    assert "应为整数" not in page
    assert draft in client.get("/my/").content.decode()


def test_each_mistake_is_named_beside_its_field(town: Town) -> None:
    client = town.client("school")
    draft = begin(client, town)
    wrong = contract_form(**{"fact-lesson_count": "二十", "fact-prepaid_amount": "-1", "fact-course_end": ""})
    page = client.post(draft, wrong)
    assert errors(page) == [
        "请填写“课程结束日”。",
        "“课时数” 应为整数，不能是 “二十”。",
        "“预付费金额” 不能小于 0，现为 “-1”。",
    ]
    assert 'href="#id_fact-lesson_count"' in page.content.decode()


def test_a_party_is_found_only_by_name_and_number(town: Town) -> None:
    client = town.client("school")
    draft = begin(client, town)
    [said] = errors(client.post(draft, contract_form(**{"party-learner.number": "110101198501012376"})))
    assert said.startswith("没有找到与所填名称和号码一致的学员")


def test_the_check_tells_what_the_rules_say(town: Town) -> None:
    client = town.client("school")
    draft = begin(client, town)
    client.post(draft, contract_form(**{"fact-lesson_count": "61"}))
    page = client.get(f"{draft}check/").content.decode()
    assert "verdict--no" in page
    assert "第八条第三款" in page
    assert "61" in page


def test_handed_in_once_however_often_it_is_sent(town: Town) -> None:
    client = town.client("school")
    draft = begin(client, town)
    client.post(draft, contract_form())
    first = client.post(f"{draft}check/", {"declared": "true"})
    again = client.post(f"{draft}check/", {"declared": "true"})
    assert first["Location"] == again["Location"]
    assert client.get(draft)["Location"] == first["Location"]
    case = Case.objects.get()
    assert case.applicant == town.parties["school"]
    assert FactValue.objects.get(case=case, name="lesson_count").value == 20
    receipt = client.get(first["Location"]).content.decode()
    assert case.number in receipt
    assert "4000.00元" in receipt
    assert "选择收费方式" in receipt
    assert not Draft.objects.exists()


def test_nothing_is_handed_in_without_the_declaration(town: Town) -> None:
    client = town.client("school")
    draft = begin(client, town)
    client.post(draft, contract_form())
    page = client.post(f"{draft}check/")
    assert errors(page) == ["请先确认所填内容属实。"]
    assert not Case.objects.exists()


def test_a_file_of_another_kind_is_refused_and_a_good_one_kept(town: Town) -> None:
    client = town.client("school")
    draft = begin(client, town)
    files = {
        "file-programme": [
            SimpleUploadedFile("合同.pdf", b"%PDF-1.7 ..."),
            SimpleUploadedFile("setup.exe", b"MZ\x90"),
        ]
    }
    page = client.post(draft, contract_form() | files)
    [said] = errors(page)
    assert said.startswith("setup.exe：附件只能是")
    assert "合同.pdf" in page.content.decode()
    client.post(draft, contract_form())
    sent = client.post(f"{draft}check/", {"declared": "true"})
    kept = Attachment.objects.get()
    assert kept.case == Case.objects.get()
    assert kept.name == "合同.pdf"
    assert "合同.pdf" in client.get(sent["Location"]).content.decode()
    assert client.get(f"/files/{kept.pk}/").content == b"%PDF-1.7 ..."
    assert town.client("zhao").get(f"/files/{kept.pk}/").status_code == 404


def test_nobody_sees_the_draft_of_somebody_else(town: Town) -> None:
    draft = begin(town.client("school"), town)
    assert town.client("zhao").get(draft).status_code == 404
    assert town.client("zhao").post(f"{draft}delete/").status_code == 302
    assert Draft.objects.count() == 1


def test_a_draft_can_be_thrown_away(town: Town) -> None:
    client = town.client("school")
    draft = begin(client, town)
    client.post(f"{draft}delete/")
    assert not Draft.objects.exists()


def test_a_parent_acts_for_a_child(town: Town) -> None:
    contract = hand_in(
        town.client("school"), town, **{"party-learner.name": "王小小", "party-learner.number": "110101201503071234"}
    )
    client = town.client("wang")
    page = client.get(f"/apply/{SERVICE}/refund/?parent={contract}").content.decode()
    assert "王小小" in page
    assert "王小明" in page
    draft = begin(client, town, f"/apply/{SERVICE}/refund/", "child", parent=contract)
    client.post(
        draft,
        {
            "fact-lessons_completed": "0",
            "fact-paid_service_received": "no",
            "fact-trial_received": "no",
            "action": "check",
        },
    )
    page = client.post(f"{draft}check/", {"declared": "true"})
    assert errors(page) == ["请选择申请的事项。"]
    client.post(f"{draft}check/", {"declared": "true", "outcome": "within-7-days-untaught"})
    refund = Case.objects.get(procedure="refund")
    assert refund.parent is not None
    assert refund.parent.number == contract
    assert refund.applicant == town.parties["child"]
    assert refund.tasks.filter(closed_on=None).values_list("step", flat=True)[0] == "refund-in-full"


def test_another_persons_case_cannot_be_the_parent(town: Town) -> None:
    contract = hand_in(town.client("school"), town)
    sent = town.client("zhao").post(
        f"/apply/{SERVICE}/refund/", {"party": town.parties["zhao"].pk, "action": "begin", "parent": contract}
    )
    assert sent.status_code == 404
    assert not Draft.objects.exists()


def test_rows_of_a_list_are_added_and_removed_without_a_script(town: Town) -> None:
    client = town.client("school")
    number = hand_in(client, town)
    learner = town.client("wang")
    for step, outcome in (("choose-method", "prepayment"), ("sign-contract", "signed")):
        page = learner.get(f"/cases/{number}/steps/{step}/").content.decode()
        command = re.search(r'name="command" value="([^"]+)"', page)
        assert command
        sent = learner.post(f"/cases/{number}/steps/{step}/", {"command": command[1], "outcome": outcome})
        assert sent.status_code == 302, errors(sent)
    address = f"/cases/{number}/steps/check-limits/"
    page = client.get(address).content.decode()
    assert "没有" in page
    assert "第1条" not in page
    command = re.search(r'name="command" value="([^"]+)"', page)
    assert command
    form = {"command": command[1], "fact-open_prepayments.rows": ""}
    page = client.post(address, form | {"row": "add:open_prepayments"}).content.decode()
    assert "第1条" in page
    assert 'name="fact-open_prepayments.rows" value="0"' in page
    typed = form | {"fact-open_prepayments.rows": "0", "fact-open_prepayments.0.lessons_left": "7"}
    page = client.post(address, typed | {"row": "add:open_prepayments"}).content.decode()
    assert "第2条" in page
    assert 'value="7"' in page
    page = client.post(address, typed | {"fact-open_prepayments.rows": "0,1", "row": "remove:open_prepayments:1"})
    assert "第2条" not in page.content.decode()
    sent = client.post(address, typed | {"outcome": "over-limits"})
    assert sent.status_code == 302, errors(sent)
    assert FactValue.objects.get(name="open_prepayments").value == [{"lessons_left": 7}]


def test_every_procedure_of_every_service_has_its_form(town: Town) -> None:
    """Nothing but the definition is needed for the pages of an application."""
    clients = {"person": town.client("wang"), "organisation": town.client("school")}
    names = {"person": "wang", "organisation": "school"}
    begun = 0
    for service in registry().values():
        for procedure in service.procedure_list:
            holder = starting.Startable(service, procedure).role.holder
            address = f"/apply/{service.slug}/{procedure.name}/"
            if holder == "agency":
                assert clients["person"].get(address).status_code == 403
                continue
            client = clients[holder]
            assert procedure.label.zh in client.get(address).content.decode()
            page = client.get(begin(client, town, address, names[holder]))
            assert procedure.label.zh in page.content.decode()
            begun += 1
    assert begun > 5
