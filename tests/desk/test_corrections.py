"""Damaged places: reported by a reader, corrected by one keeper, confirmed by another, told to everybody concerned."""

import re
import uuid
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from tests.portal.gazette import LENDING

from gongbao.hub import corrections, library
from gongbao.hub.models import (
    Agency,
    Correction,
    DamageReport,
    LawIssue,
    Message,
    Party,
    PartyMember,
    RecordEntry,
    Staff,
)

pytestmark = pytest.mark.django_db
NUMBER = "样文发〔2024〕7号"
PAGE = f"/law/{quote(NUMBER)}/"
REPORT = {"place": "第二条", "wrong": "“事先”印作“事前”", "proposed": "应当事先登记", "contact": "reader@example.org"}


@pytest.fixture
def people() -> dict[str, Client]:
    library.import_issue(LENDING.encode(), "lending.txt")
    office = Agency.objects.create(name="编辑室", kind="city", district="110000")
    roles = {"keeper": ["gazette/archive-keeper"], "other": ["gazette/archive-keeper"], "printer": ["gazette/printer"]}
    clients = {"nobody": Client()}
    for name, held in roles.items():
        user = User.objects.create_user(f"{name}-{uuid.uuid4().hex[:6]}")
        Staff.objects.create(user=user, agency=office, roles=held)
        clients[name] = Client()
        clients[name].force_login(user)
    return clients


def post_report(client: Client, **more: str) -> DamageReport:
    response = client.post(f"{PAGE}report/", {**REPORT, **more})
    assert response.status_code == 302
    return DamageReport.objects.latest("pk")


def change(people: dict[str, Client], old: str, new: str, **more: str) -> None:
    """The keeper proposes to write ``new`` for ``old`` in 第二条."""
    address = f"/desk/corrections/new/{quote(NUMBER)}/?at={quote('第二条')}" + "".join(
        f"&{key}={value}" for key, value in more.items()
    )
    page = people["keeper"].get(address).content.decode()
    shown = re.search(r'<textarea class="input" id="new".*?>\n(.*?)</textarea>', page, re.DOTALL)
    assert shown is not None
    data = {"new": shown[1].replace(old, new), "reason": "与刊印本核对"}
    assert "条文将这样变化" in people["keeper"].post(address, data).content.decode()
    assert people["keeper"].post(address, data | {"propose": "1"}).status_code == 302


def decide(client: Client, **data: str) -> int:
    return client.post(f"/desk/corrections/{Correction.objects.latest('pk').pk}/", data).status_code


def test_a_correction_becomes_a_version_once_another_person_confirms_it(people: dict[str, Client]) -> None:
    change(people, "事先预约", "事先登记")
    assert "事先预约" in people["nobody"].get(PAGE).content.decode()
    assert decide(people["keeper"], confirm="1") == 422
    assert decide(people["other"], confirm="1") == 302
    page = people["nobody"].get(PAGE).content.decode()
    assert "事先登记" in page
    assert "更正记录" in page
    assert "与刊印本核对" in page
    assert "事先预约" in people["nobody"].get(f"{PAGE}?version=1").content.decode()
    assert decide(people["other"], confirm="1") == 422
    assert LawIssue.objects.count() == 2
    assert library.search("事先登记")
    assert not library.search("事先预约")


def test_the_original_file_imported_again_does_not_undo_a_correction(people: dict[str, Client]) -> None:
    change(people, "事先预约", "事先登记")
    decide(people["other"], confirm="1")
    assert not library.import_issue(LENDING.encode(), "again.txt").new
    assert "事先登记" in library.passage(NUMBER, "第二条").text
    change(people, "事先登记", "事先预约")
    assert decide(people["other"], confirm="1") == 302
    assert "事先预约" in library.passage(NUMBER, "第二条").text
    assert [each.version for each in LawIssue.objects.order_by("version") if each.current] == [3]


def test_a_lost_article_is_put_in_and_is_no_damage_any_more(people: dict[str, Client]) -> None:
    assert "缺一条" in people["nobody"].get(PAGE).content.decode()
    change(people, "预约可以取消。", "预约可以取消。\n　　第三条　租金每日5元。")
    decide(people["other"], confirm="1")
    page = people["nobody"].get(PAGE).content.decode()
    assert "租金每日5元" in page
    assert "缺一条" not in page
    assert library.passage(NUMBER, "第三条").text


def test_two_corrections_of_one_version_both_come_in(people: dict[str, Client]) -> None:
    change(people, "预约可以取消。", "预约可以取消。\n　　第三条　租金每日5元。")
    first = Correction.objects.latest("pk").pk
    address = f"/desk/corrections/new/{quote(NUMBER)}/?at={quote('第四条')}"
    lines = corrections.lines_at(library.find_row(NUMBER), "第四条").text
    data = {"new": lines.replace("4月1日", "4月2日"), "reason": "与刊印本核对", "propose": "1"}
    assert people["keeper"].post(address, data).status_code == 302
    assert people["other"].post(f"/desk/corrections/{first}/", {"confirm": "1"}).status_code == 302
    assert decide(people["other"], confirm="1") == 302
    assert library.passage(NUMBER, "第三条").text
    assert str(library.passage(NUMBER).document.effective.date) == "2024-04-02"


def test_lines_that_changed_since_are_not_overwritten(people: dict[str, Client]) -> None:
    change(people, "事先预约", "事先登记")
    first = Correction.objects.latest("pk").pk
    change(people, "事先预约", "提前预约")
    assert decide(people["other"], confirm="1") == 302
    response = people["other"].post(f"/desk/corrections/{first}/", {"confirm": "1"})
    assert response.status_code == 422
    assert "这几行已经变动" in response.content.decode()
    assert "提前预约" in library.passage(NUMBER, "第二条").text


def test_a_reader_without_an_account_follows_a_report_and_is_told(people: dict[str, Client]) -> None:
    report = post_report(people["nobody"])
    link = f"/reports/{report.token}/"
    assert "待核对" in people["nobody"].get(link).content.decode()
    listed = people["keeper"].get("/desk/corrections/").content.decode()
    assert "事前" in listed
    assert "reader@example.org" in listed
    change(people, "事先预约", "事先登记", report=str(report.pk))
    decide(people["other"], confirm="1")
    assert "已更正" in people["nobody"].get(link).content.decode()
    corrections.mail_answer(report.pk)
    assert mail.outbox[0].to == ["reader@example.org"]
    entry = RecordEntry.objects.get(service="gazette", record="damage-report")
    assert entry.data["state"] == "corrected"
    assert entry.changes.get().before["state"] == "open"


def test_nothing_that_a_reader_wrote_is_public(people: dict[str, Client]) -> None:
    report = post_report(people["nobody"])
    for address in (PAGE, f"{PAGE}第二条/", "/gazette/", "/services/gazette/"):
        page = people["nobody"].get(address).content.decode()
        assert "事前" not in page
        assert "reader@example.org" not in page
    assert "reader@example.org" not in people["nobody"].get(f"/reports/{report.token}/").content.decode()
    assert DamageReport.objects.filter(contact__contains="reader").count() == 0


def test_a_report_may_be_answered_as_printed_and_only_once(people: dict[str, Client]) -> None:
    user = User.objects.create_user("reader-1")
    party = Party.objects.create(kind="person", name="读者")
    PartyMember.objects.create(party=party, user=user, is_self=True)
    reader = Client()
    reader.force_login(user)
    report = post_report(reader, contact="")
    address = f"/desk/corrections/reports/{report.pk}/as-printed/"
    assert people["keeper"].post(address, {"answer": " "}).status_code == 422
    assert people["keeper"].post(address, {"answer": "刊印本如此"}).status_code == 302
    assert people["keeper"].post(address, {"answer": "再答"}).status_code == 409
    assert "照录" in Message.objects.get(party=party).zh
    assert "刊印本如此" in reader.get(f"/reports/{report.token}/").content.decode()


def test_who_does_not_keep_the_archive_corrects_nothing(people: dict[str, Client]) -> None:
    change(people, "事先预约", "事先登记")
    number = Correction.objects.get().pk
    for address in ("/desk/corrections/", f"/desk/corrections/new/{quote(NUMBER)}/", f"/desk/corrections/{number}/"):
        assert people["printer"].get(address).status_code == 403
        assert people["printer"].post(address, {"confirm": "1"}).status_code == 403
    assert people["nobody"].get("/desk/corrections/").status_code == 302
    assert LawIssue.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"new": "", "reason": ""}, "理由"),
        ({"new": "　　第二条　居民租借钢琴，应当事先预约。\n　　预约可以取消。", "reason": "x"}, "没有改动"),
        ({"new": "长" * 100_001, "reason": "x"}, "太长"),
    ],
)
def test_a_correction_that_makes_no_sense_is_one_sentence(
    people: dict[str, Client], data: dict[str, str], said: str
) -> None:
    address = f"/desk/corrections/new/{quote(NUMBER)}/?at={quote('第二条')}"
    response = people["keeper"].post(address, data | {"propose": "1"})
    assert response.status_code == 422
    assert said in response.content.decode()
    number = people["keeper"].post(
        address + "&first=2&last=2", {"new": "样文发〔2024〕8号", "reason": "x", "propose": "1"}
    )
    assert "另一期公报" in number.content.decode()
    assert not Correction.objects.exists()
    assert people["keeper"].get(address + "&first=900&last=901").status_code == 422
    assert people["keeper"].get(address + "&first=x").status_code == 400


def test_an_empty_report_a_wrong_link_and_too_many_reports(people: dict[str, Client]) -> None:
    assert "请写明哪里有误" in people["nobody"].post(f"{PAGE}report/", {"wrong": ""}).content.decode()
    assert people["nobody"].get("/reports/nothing/").status_code == 404
    assert people["nobody"].get(f"/reports/{uuid.uuid4()}/").status_code == 404
    statuses = [people["nobody"].post(f"{PAGE}report/", REPORT).status_code for _ in range(11)]
    assert statuses[0] == 302
    assert statuses[-1] == 429


def test_a_refused_correction_leaves_the_text_and_the_report_open(people: dict[str, Client]) -> None:
    report = post_report(people["nobody"])
    change(people, "事先预约", "事先登记", report=str(report.pk))
    assert decide(people["other"], refuse="1", note="") == 422
    assert decide(people["other"], refuse="1", note="刊印本无误") == 302
    report.refresh_from_db()
    assert report.state == "open"
    assert LawIssue.objects.count() == 1
