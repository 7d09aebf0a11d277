"""The calendar of duties at the desk: what is seen, filtered, exported, entered and taken back."""

import io
import re
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongbao.hub import duty_bearers
from gongbao.hub.models import Agency, DutyDone, RecordEntry

from .conftest import Desk

PDF = b"%PDF-1.7\n..."
REPORT = "/desk/duties/arts-training-prepayment/quarterly-ledger-report"


@pytest.fixture
def culture(desk: Desk) -> Agency:
    """The culture bureau of a district, at work since the second quarter began; it is the middle of June."""
    duty_bearers.take_up(date(2024, 4, 1))
    return desk.stage.city.agencies["yunxi-culture"]


def page_of(agency: Agency, start: str = "2024-04-01") -> str:
    return f"{REPORT}/agency-{agency.pk}/{start}/"


def sent(page: str, **more: Any) -> dict[str, Any]:
    """The form of the page, filled in."""
    [command] = re.findall(r'name="command" value="([^"]+)"', page)[:1]
    return {"command": command, "done_on": "2024-06-11", "text": "已报送第二季度台账", **more}


def test_an_overdue_report_stands_in_its_month_and_among_what_is_overdue(
    desk: Desk, culture: Agency, text: Any
) -> None:
    browser = desk.client("yunxi-culture-1")
    april = text(browser.get("/desk/duties/?month=2024-04"))
    assert "按季报送台账和监管情况" in april
    assert "2024年第2季度" in april
    assert "逾期63天" in april
    assert page_of(culture) in april
    assert "按季报送台账和监管情况" in text(browser.get("/desk/duties/?when=overdue"))
    assert "按季报送台账和监管情况" not in text(browser.get("/desk/duties/?when=overdue&month=2024-06&service=x"))
    june = text(browser.get("/desk/duties/"))
    assert "本月没有到期的职责" in june
    assert "1项逾期" in text(browser.get("/desk/today/"))
    assert "1项逾期" not in text(desk.client("hrss-1").get("/desk/today/"))


def test_the_district_sees_its_bureaus_and_nobody_sees_the_neighbours(desk: Desk, culture: Agency, text: Any) -> None:
    above = text(desk.client("yunxi-1").get("/desk/duties/?when=overdue"))
    assert page_of(culture) in above
    assert page_of(desk.stage.city.agencies["songlin-culture"]) not in above
    city = desk.client("city-1")
    both = text(city.get("/desk/duties/?month=2024-04"))
    assert both.count(REPORT) == 2
    one = text(city.get(f"/desk/duties/?month=2024-04&bearer=agency-{culture.pk}"))
    assert one.count(REPORT) == 1
    seen = text(desk.client("yunxi-1").get(page_of(culture)))
    assert 'name="text"' not in seen
    assert desk.client("songlin-1").get(page_of(culture)).status_code == 404


def test_evidence_with_a_file_makes_it_done_and_can_be_taken_back(desk: Desk, culture: Agency, text: Any) -> None:
    browser = desk.client("yunxi-culture-1")
    form = sent(text(browser.get(page_of(culture))), file=SimpleUploadedFile("报告.pdf", PDF))
    assert browser.post(page_of(culture), form).status_code == 302
    form["file"] = SimpleUploadedFile("报告.pdf", PDF)
    assert browser.post(page_of(culture), form).status_code == 302
    said = DutyDone.objects.get()
    assert (said.start, said.done_on, said.text) == (date(2024, 4, 1), date(2024, 6, 11), "已报送第二季度台账")
    done = text(browser.get(page_of(culture)))
    assert "已完成" in done
    assert "报告.pdf" in done
    assert browser.get(f"/desk/duties/files/{said.pk}/").content == PDF
    assert desk.client("songlin-culture-1").get(f"/desk/duties/files/{said.pk}/").status_code == 404
    back = {"what": "take-back", "done": said.pk, "reason": "报错了季度", "command": sent(done)["command"]}
    assert browser.post(page_of(culture), back).status_code == 302
    assert "报错了季度" in text(browser.get(page_of(culture)))
    assert "逾期" in text(browser.get(page_of(culture)))


def test_an_entry_of_the_register_shows_it_by_itself_or_is_named(desk: Desk, culture: Agency, text: Any) -> None:
    RecordEntry.objects.create(
        service="arts-training-prepayment",
        record="quarterly-report",
        district=culture.district,
        agency=culture,
        entered_on=date(2024, 4, 8),
        data={"district": "云溪区", "quarter": "2024年第一季度"},
    )
    page = text(desk.client("yunxi-culture-1").get(page_of(culture)))
    assert "本期的登记" in page
    assert "云溪区" in page
    assert "没有逾期的职责" in text(desk.client("yunxi-culture-1").get("/desk/duties/?when=overdue"))
    assert "没有逾期的职责" not in text(desk.client("songlin-culture-1").get("/desk/duties/?when=overdue"))


@pytest.mark.parametrize(
    ("wrong", "status", "said"),
    [
        ({"done_on": ""}, 422, "请填写办理日期"),
        ({"done_on": "2024-06-13"}, 422, "今天"),
        ({"text": "  "}, 422, "请用文字说明"),
        ({"shown_by": "999"}, 422, "所选的登记"),
        ({"file": SimpleUploadedFile("a.exe", b"MZ")}, 422, "附件只能是"),
        ({"command": "nonsense"}, 422, ""),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    desk: Desk, culture: Agency, text: Any, wrong: dict[str, Any], status: int, said: str
) -> None:
    browser = desk.client("yunxi-culture-1")
    form = sent(text(browser.get(page_of(culture)))) | wrong
    answer = text(browser.post(page_of(culture), form), status)
    assert said in answer
    assert form["text"] in answer
    assert not DutyDone.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "arts-training-prepayment/quarterly-ledger-report/agency-999999/2024-04-01/",
        "arts-training-prepayment/quarterly-ledger-report/agency-1/2024-04-02/",
        "arts-training-prepayment/quarterly-ledger-report/agency-1/9999-12-31/",
        "arts-training-prepayment/quarterly-ledger-report/agency-1/someday/",
        "arts-training-prepayment/guide-districts/agency-1/2024-04-01/",
        "no-such/duty/agency-1/2024-04-01/",
    ],
)
def test_addresses_of_nothing_are_not_found(desk: Desk, culture: Agency, address: str) -> None:
    address = address.replace("agency-1/", f"agency-{culture.pk}/")
    assert desk.client("yunxi-culture-1").get(f"/desk/duties/{address}").status_code == 404


@pytest.mark.parametrize(
    "query", ["month=0000-00", "month=9999-12", "day=2024-06-31", "when=never", "page=x", "bearer="]
)
def test_nonsense_in_the_address_is_left_out(desk: Desk, culture: Agency, query: str) -> None:
    assert desk.client("yunxi-culture-1").get(f"/desk/duties/?{query}").status_code == 200


def test_the_sheet_has_the_lines_that_are_shown(desk: Desk, culture: Agency) -> None:
    answer = desk.client("city-1").get("/desk/duties/?month=2024-04&service=arts-training-prepayment&format=xlsx")
    header, *rows = openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
    assert header[:2] == ("职责", "服务")
    assert [(row[0], row[6]) for row in rows] == [("按季报送台账和监管情况", "逾期")] * 2


def test_all_duties_are_listed_with_ones_own_first(desk: Desk, culture: Agency, text: Any) -> None:
    page = text(desk.client("yunxi-culture-1").get("/desk/duties/all/"))
    assert "每季度前10日内" in page
    assert page.index("按季报送台账和监管情况") < page.index("指导各区监管")


def test_a_bank_finds_what_it_has_to_do_for_each_lesson(desk: Desk, text: Any) -> None:
    desk.contract(12, taught=6)
    desk.play_to("disburse")
    browser = desk.client("bank-1")
    page = text(browser.get("/my/duties/"))
    assert "按时拨付已确认课时" in page
    [address] = set(re.findall(r"/my/duties/arts-training-prepayment/release-due-lessons/party-\d+/[\d-]+/", page))
    one = text(browser.get(address))
    assert "逐件" in one
    assert desk.client("school-1").get(address).status_code == 404
    item = re.search(r"\?item=(\d+)#evidence", one)
    assert item
    form = sent(text(browser.get(f"{address}?item={item.group(1)}")), item=item.group(1))
    form["done_on"] = address.rstrip("/").rpartition("/")[2]
    assert browser.post(address, form).status_code == 302
    assert DutyDone.objects.get().task is not None
    assert "已完成" in text(browser.get(address))
    assert browser.get("/my/duties/?format=xlsx").status_code == 200
