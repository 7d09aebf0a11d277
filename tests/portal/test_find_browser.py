"""The entitlement finder in a real browser, with and without scripts, on a phone and on a desktop."""

from datetime import date
from typing import Any

import pytest

from gongbao.hub.models import DemoClock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("scripts", "width"), [(True, 390), (False, 1280)])
def test_the_finder_is_played_to_its_end(browser: Any, live_server: Any, scripts: bool, width: int) -> None:
    DemoClock.objects.update_or_create(pk=1, defaults={"today": date(2024, 3, 1)})
    context = browser.new_context(viewport={"width": width, "height": 844}, java_script_enabled=scripts, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{live_server.url}/")
    page.get_by_role("link", name="查我能办什么").click()
    page.get_by_label("个人").check()
    page.get_by_role("button", name="开始").click()
    page.get_by_label("养老").check()
    page.get_by_role("button", name="继续").click()
    for _ in range(12):
        page.wait_for_selector("h1")
        heading = page.locator("h1").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= width if scripts else True
        assert "1958" not in page.url
        if "与您有关" in heading:
            break
        day = page.locator("main input[type=date]")
        if day.count():
            day.fill("1958-05-01")
        else:
            page.locator("main input[type=radio]").first.check()
        page.get_by_role("button", name="继续", exact=True).click()
        page.wait_for_function("before => document.querySelector('h1').innerText !== before", arg=heading)
    assert "65岁及以上多增加的养老金" in page.locator("section[aria-labelledby=yes]").inner_text()
    page.go_back()
    context.close()
