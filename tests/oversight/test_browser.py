"""In a real browser, on a phone and on a desk: the figures lead to their lists, and an overdue step is urged."""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.portal.test_pages_browser import FAULTS

from .conftest import Watch

PAGES = ("overview", "time", "outcomes", "voices", "compare", "cases", "steps?which=closed", "urgings", "integrity",
         "log/?search=1", "rules")  # fmt: skip


@pytest.mark.browser
def test_from_a_figure_to_the_answer(page: Any, live_server: Any, watch: Watch) -> None:
    watch.a_month()
    watch.move(date(2024, 3, 18))
    cookie = watch.client("mayor").cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if "Security Policy" in message.text else None)
    faults = {}
    for name in PAGES:
        page.goto(f"{live_server.url}/oversight/{name}")
        if found := page.evaluate(FAULTS):
            faults[name] = found
    assert (faults, complaints) == ({}, [])
    page.goto(f"{live_server.url}/oversight/")
    page.get_by_role("link", name="1 逾期环节").click()
    page.get_by_role("link", name="督办 GB-").click()
    page.get_by_label("要求").fill("请今天办结")
    page.get_by_role("button", name="发出").click()
    expect(page.get_by_role("main")).to_contain_text("请今天办结")
    expect(page.get_by_role("main")).to_contain_text("2024年3月21日前答复")
    assert page.evaluate(FAULTS) == []
