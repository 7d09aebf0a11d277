"""In a real browser, on a phone and on a desk: the queue, a step, a vote, the count, many cases at once, a sheet."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.desk.conftest import Desk

from gongbao.demo.city import PASSWORD


class Person:
    """What somebody does at the desk."""

    def __init__(self, page: Any, server: str) -> None:
        self.page, self.server = page, server

    def sign_in(self, who: str) -> None:
        self.page.context.clear_cookies()
        self.go("/desk/today/")
        self.page.get_by_label("用户名").fill(who)
        self.page.get_by_label("密码").fill(PASSWORD)
        self.press("登录")
        self.page.wait_for_url("**/desk/today/")

    def go(self, address: str) -> None:
        self.page.goto(self.server + address)
        assert self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address

    def press(self, name: str) -> None:
        self.page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()

    def main(self) -> str:
        return str(self.page.get_by_role("main").inner_text())


@pytest.fixture
def person(page: Any, live_server: Any) -> Person:
    """Nobody yet."""
    return Person(page, live_server.url)


@pytest.mark.browser
def test_many_cases_are_handled_and_exported(desk: Desk, person: Person, tmp_path: Path) -> None:
    for place in (1, 2, 3):
        desk.application(place, days=1)
    desk.play()
    person.sign_in("employer-1")
    person.page.get_by_label("环节").select_option(index=1)
    person.press("筛选")
    for box in person.page.get_by_role("checkbox").all():
        box.check()
    with person.page.expect_download() as download:
        person.page.get_by_role("link", name="导出 Excel").click()
    download.value.save_as(tmp_path / "queue.xlsx")
    assert openpyxl.load_workbook(tmp_path / "queue.xlsx").active.max_row == 4
    person.press("批量办理所选")
    person.page.get_by_label("择优选取", exact=True).check()
    person.press("办理3件")
    assert "办成3件，未办0件" in person.main()
    person.page.get_by_role("link", name="回到待办").click()
    assert "在单位内公示" in person.main()


@pytest.mark.browser
def test_a_vote_and_the_count(desk: Desk, person: Person) -> None:
    desk.application(1, days=30)
    number = desk.play_to("vote")[0].case.number
    for place in range(2, 6):
        desk.stage.vote(f"committee-{place}", number, "agree")
    person.sign_in("committee-1")
    person.go("/desk/ballots/")
    person.page.get_by_role("main").get_by_role("link").first.click()
    person.page.get_by_label("反对").check()
    person.press("投票")
    assert "您的票已投入票箱" in person.main()
    person.sign_in("institution-1")
    person.go(f"/desk/ballots/{desk.stage.ballot(number)}/")
    person.press("结束表决并计票")
    assert "4票" in person.main()
    person.sign_in("committee-1")
    person.go(f"/desk/cases/{number}/")
    person.press("通过")
    assert "已办理：无记名投票表决——通过" in person.main()


@pytest.mark.browser
def test_a_clerk_reviews_with_the_keyboard(desk: Desk, person: Person) -> None:
    desk.application(1, "waits", days=15)
    desk.play()
    number = desk.waiting_at("review-materials")
    person.sign_in("institution-1")
    person.go(f"/desk/cases/{number}/")
    link = person.page.get_by_role("link", name="填写并办理")
    link.focus()
    person.page.keyboard.press("Enter")
    person.page.wait_for_url("**/steps/review-materials/")
    for label in ("评审", "初级（助理级）"):
        choice = person.page.get_by_label(label, exact=True)
        choice.focus()
        person.page.keyboard.press("Space")
    button = person.page.get_by_role("button", name="审核通过", exact=True)
    button.focus()
    person.page.keyboard.press("Enter")
    person.page.wait_for_url(f"**/desk/cases/{number}/")
    assert "已办理：按照申报条件审核材料——审核通过" in person.main()
