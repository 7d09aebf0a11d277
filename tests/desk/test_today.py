"""The queue: whose tasks, in what order, filtered, exported, handled together."""

import io
import re
from datetime import timedelta
from typing import Any

import openpyxl
import pytest

from gongbao.hub import clock
from gongbao.hub.models import Command, Event, Party, Task

from .conftest import Desk

DISBURSE = "arts-training-prepayment/disburse"


def numbers(page: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"GB-\d{4}-\d{6}-\d", page)))


def test_nobody_and_residents_do_not_get_in(desk: Desk, client: Any, text: Any) -> None:
    answer = client.get("/desk/today/")
    assert answer.status_code == 302
    assert answer.url.startswith("/desk/sign-in/")
    assert "没有岗位" in text(desk.client("resident-1").get("/desk/today/"), 403)


def test_signing_in_leads_to_the_queue(desk: Desk, client: Any, text: Any) -> None:
    assert "登录业务台" in text(client.get("/desk/sign-in/"))
    wrong = client.post("/desk/sign-in/", {"login": "hrss-1", "password": "something-else"})
    assert wrong.status_code == 200
    answer = client.post("/desk/sign-in/", {"login": "hrss-1", "password": "gongbao-demo"})
    assert answer.status_code == 302
    assert answer.url == "/desk/today/"


def test_one_sees_the_tasks_of_the_post_and_above_it_everything_below(desk: Desk, text: Any) -> None:
    desk.application(1, "waits", days=15)
    desk.application(2, days=1)
    desk.play()
    waiting = desk.waiting_at("review-materials")
    assert numbers(text(desk.client("institution-1").get("/desk/today/"))) == [waiting]
    assert numbers(text(desk.client("hrss-1").get("/desk/today/"))) == []
    assert numbers(text(desk.client("hrss-1").get("/desk/today/?scope=below"))) == [waiting]
    assert numbers(text(desk.client("yunxi-1").get("/desk/today/?scope=below"))) == []
    assert numbers(text(desk.client("employer-1").get("/desk/today/"))) == [desk.waiting_at("screen-application")]


def test_overdue_first_and_counted_on_the_day(desk: Desk, text: Any) -> None:
    desk.contract(12, taught=6)
    late, later = desk.play_to("disburse", 2)
    Task.objects.filter(pk=later.pk).update(due=clock.today() - timedelta(days=2))
    Task.objects.filter(pk=late.pk).update(due=clock.today() + timedelta(days=2))
    page = text(desk.client("bank-1").get(f"/desk/today/?step={DISBURSE}"))
    assert numbers(page) == [later.case.number, late.case.number]
    assert "逾期2天" in page
    assert "还剩2天" in page
    overdue = text(desk.client("bank-1").get(f"/desk/today/?step={DISBURSE}&when=overdue"))
    assert numbers(overdue) == [later.case.number]
    turned = text(desk.client("bank-1").get(f"/desk/today/?step={DISBURSE}&sort=-due"))
    assert numbers(turned) == [late.case.number, later.case.number]


def test_the_sheet_has_the_rows_and_no_formula(desk: Desk, text: Any) -> None:
    desk.application(1, "waits", days=15)
    desk.application(3, "waits", days=15)
    desk.play()
    Party.objects.filter(pk=desk.stage.city.party("resident-1")).update(name='=HYPERLINK("http://x")')
    answer = desk.client("institution-1").get("/desk/today/?format=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    header, *rows = sheet.iter_rows()
    assert [cell.value for cell in header][:2] == ["编号", "服务"]
    assert len(rows) == 2
    cell = next(cell for row in rows for cell in row if str(cell.value).startswith("="))
    assert cell.data_type == "s"
    assert cell.quotePrefix


def chosen(page: str) -> list[str]:
    return re.findall(r'name="line" value="([^"]+)"', page)


def test_the_same_outcome_for_many_each_by_itself(desk: Desk, text: Any) -> None:
    for place in (1, 2, 3):
        desk.application(place, days=1)
    desk.play()
    browser = desk.client("employer-1")
    tasks = list(Task.objects.filter(step="screen-application", closed_on=None).order_by("pk"))
    page = text(browser.post("/desk/bulk/", {"task": [task.pk for task in tasks]}))
    lines = chosen(page)
    assert len(lines) == 3
    # One of them is done by somebody else in the meantime.
    desk.stage.do("employer-1", tasks[1].case.number, "screen-application", "not-selected")
    sent = {"line": lines, "outcome": "selected", "note": "材料齐全"}
    result = text(browser.post("/desk/bulk/results/", sent))
    assert "办成2件，未办1件" in result
    assert tasks[1].case.number in result
    done = Event.objects.filter(kind="done", data__outcome="selected")
    assert {event.case_id for event in done} == {tasks[0].case_id, tasks[2].case_id}
    assert {event.data["note"] for event in done} == {"材料齐全"}
    before = Command.objects.count()
    assert "办成2件，未办1件" in text(browser.post("/desk/bulk/results/", sent))
    assert Event.objects.filter(kind="done", data__outcome="selected").count() == 2
    assert Command.objects.count() == before


@pytest.mark.parametrize("sent", [{}, {"line": "x y", "outcome": "selected"}, {"line": "1 not-an-id"}])
def test_nonsense_sent_is_refused_in_a_sentence(desk: Desk, text: Any, sent: dict[str, str]) -> None:
    assert "请" in text(desk.client("employer-1").post("/desk/bulk/results/", sent), 400)


def test_other_people_cannot_handle_ones_tasks(desk: Desk) -> None:
    desk.application(1, days=1)
    desk.play()
    task = Task.objects.get(step="screen-application", closed_on=None)
    answer = desk.client("employer-2").post("/desk/bulk/", {"task": [task.pk]})
    assert answer.status_code == 302
    assert Event.objects.filter(kind="done", case=task.case).count() == 1
