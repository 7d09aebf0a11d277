"""Notices with their days and objections, secret ballots with their count, certificates, money, search, registers."""

import io
import re
import uuid
from typing import Any

import openpyxl

from gongbao.hub import ledger
from gongbao.hub.models import AccessLog, Ballot, Certificate, RecordEntry

from .conftest import Desk


def test_a_notice_shows_its_days_and_objections(desk: Desk, text: Any) -> None:
    desk.application(1, "colleague-dismissed", days=20)
    number = desk.play_to("resolve-employer-objection")[0].case.number
    browser = desk.client("employer-1")
    assert "没有公示" in text(browser.get("/desk/notices/"))
    over = text(browser.get("/desk/notices/?over=1"))
    assert number in over
    page = text(browser.get(re.findall(r"/desk/notices/\d+/", over)[0]))
    assert "本人业绩与材料所述不一致" in page
    assert desk.client("employer-2").get(re.findall(r"/desk/notices/\d+/", over)[0]).status_code == 404
    assert "尚无核查结果" in page
    desk.play_to("hear-employer-objections")
    assert "异议不成立，重新公示：经核查，业绩属实。" in text(browser.get(re.findall(r"/desk/notices/\d+/", over)[0]))
    assert "还剩" in text(browser.get("/desk/notices/"))


def vote(desk: Desk, ballot: Ballot, who: str, choice: str) -> Any:
    sent = {"command": str(uuid.uuid4()), "choice": choice}
    return desk.client(who).post(f"/desk/ballots/{ballot.pk}/", sent)


def test_a_ballot_is_voted_closed_and_counted_by_two_thirds(desk: Desk, text: Any) -> None:
    desk.application(1, days=30)
    number = desk.play_to("vote")[0].case.number
    ballot = Ballot.objects.get(case__number=number)
    page = f"/desk/ballots/{ballot.pk}/"
    assert 'value="agree"' in text(desk.client("committee-1").get(page))
    assert 'value="agree"' not in text(desk.client("hrss-1").get(page))
    assert desk.client("yunxi-1").get(page).status_code == 404
    for place in range(1, 6):
        assert vote(desk, ballot, f"committee-{place}", "agree" if place < 4 else "against").status_code == 302
    assert "每人只能投一次" in text(vote(desk, ballot, "committee-1", "agree"), 422)
    open_page = text(desk.client("committee-1").get(page))
    assert "您已投票" in open_page
    assert "计票结果" not in open_page
    closing = {"command": str(uuid.uuid4()), "what": "close"}
    assert desk.client("institution-1").post(page, closing).status_code == 302
    counted = text(desk.client("institution-1").get(page))
    assert "3票" in counted
    assert "2票" in counted
    assert "表决是否通过？ <b>否</b>" in counted
    case = text(desk.client("committee-1").get(f"/desk/cases/{number}/steps/vote/"))
    assert "表决是否通过？ <b>否</b>" in case
    done = {"command": str(uuid.uuid4()), "outcome": "passed", "revision": desk.case(number).revision}
    assert desk.client("committee-1").post(f"/desk/cases/{number}/steps/vote/", done).status_code == 422


def test_a_certificate_to_look_at_and_to_print(desk: Desk, text: Any) -> None:
    desk.application(1, days=40)
    number = desk.play_to("decide-appointment")[0].case.parent or ""
    certificate = Certificate.objects.get()
    browser = desk.client("hrss-1")
    assert certificate.number in text(browser.get("/desk/certificates/"))
    page = text(browser.get(f"/desk/certificates/{certificate.number}/"))
    assert desk.stage.city.parties["resident-1"].name in page
    assert "<svg" in page
    pdf = browser.get(f"/desk/certificates/{certificate.number}/pdf/")
    assert pdf.content.startswith(b"%PDF-")
    assert desk.client("yunxi-1").get(f"/desk/certificates/{certificate.number}/pdf/").status_code == 404
    assert number == ""


def test_the_statement_balances_and_shows_what_is_due(desk: Desk, text: Any) -> None:
    desk.contract(12, taught=4)
    task = desk.play_to("disburse", 2)[0]
    contract = task.case.parent
    browser = desk.client("bank-1")
    overview = text(browser.get("/desk/escrow/"))
    assert task.case.number in overview
    assert contract.number in overview
    assert desk.client("bank-2").get(f"/desk/escrow/{contract.number}/").status_code == 404
    answer = browser.get(f"/desk/escrow/{contract.number}/?format=xlsx")
    header, *rows = openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
    amounts, running = [row[5] for row in rows], [row[6] for row in rows]
    assert header[5] == "金额（元）"
    assert amounts[0] == 1000
    assert [sum(amounts[: place + 1]) for place in range(len(amounts))] == running
    assert running[-1] * 100 == ledger.balances(contract)["escrow"]["escrow"]


def test_finding_cases_by_number_name_and_whole_id_number(desk: Desk, text: Any) -> None:
    desk.application(1, "waits", days=15)
    desk.application(2, "waits", days=15)
    desk.play()
    one = desk.stage.city.parties["resident-1"]
    browser = desk.client("institution-1")

    def found(words: str) -> str:
        return text(browser.get("/desk/search/", {"q": words}))

    assert "：1件" in found(one.name)
    assert "：2件" in found("政务服务专业")
    assert not AccessLog.objects.filter(party=one).exists()
    page = found(one.id_number)
    assert "：1件" in page
    assert one.masked_id in page
    assert one.id_number not in page.partition("<table")[2]
    assert AccessLog.objects.get(party=one).what == "按证件号码查找"
    assert "：0件" in found(one.id_number[:10])
    assert "：0件" in text(desk.client("yunxi-culture-1").get("/desk/search/", {"q": one.id_number}))


def test_what_is_typed_into_the_search_comes_to_an_address_without_an_id_number(desk: Desk, text: Any) -> None:
    desk.application(1, "waits", days=15)
    desk.play()
    one = desk.stage.city.parties["resident-1"]
    browser = desk.client("institution-1")

    def searched(words: str) -> Any:
        return browser.post("/desk/search/", {"q": words}, follow=True)

    found = searched(one.id_number)
    assert found.redirect_chain
    assert one.id_number not in found.redirect_chain[0][0]
    assert "这个证件号码：1件" in text(found)
    assert AccessLog.objects.get(party=one).what == "按证件号码查找"
    unknown = "110101199003078670"
    assert unknown not in searched(unknown).redirect_chain[0][0]
    assert "：1件" in text(searched(one.name))
    assert "：0件" in text(searched("1234567"))
    assert browser.get("/desk/search/?id=zz").status_code == 200


def test_registers_entries_and_their_sheet(desk: Desk, text: Any) -> None:
    desk.contract(12, taught=1)
    desk.play_to("disburse")
    browser = desk.client("bank-1")
    assert "存管台账" in text(browser.get("/desk/registers/"))
    address = "/desk/registers/arts-training-prepayment/escrow-ledger/"
    assert "存入" in text(browser.get(address))
    assert "没有符合条件的登记" in text(browser.get(f"{address}?f.entry_date.from=2030-01-01"))
    answer = browser.get(f"{address}?format=xlsx")
    header, row = openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert row[header.index("金额")] == 1000
    entry = RecordEntry.objects.get(record="escrow-ledger")
    assert "¥1000.00" in text(browser.get(f"/desk/registers/entries/{entry.pk}/")).replace("1000.00元", "¥1000.00")
    assert desk.client("hrss-1").get(f"/desk/registers/entries/{entry.pk}/").status_code == 404
