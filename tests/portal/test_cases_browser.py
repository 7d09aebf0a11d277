"""In a real browser, on a phone and on a desk: from an application to the confirmed lesson and its money."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from gongbao.hub.models import Case

from . import town as towns
from .test_pages_browser import FAULTS
from .town import SERVICE, WANG_NUMBER, WORD, Town


@pytest.fixture
def town(transactional_db: None) -> Town:
    """The town."""
    return towns.build()


class Visitor:
    """What people do with a page."""

    def __init__(self, page: Any, server: str, town: Town) -> None:
        self.page, self.server, self.town = page, server, town

    def go(self, address: str) -> None:
        self.page.goto(self.server + address)

    def sign_in(self, name: str) -> None:
        self.page.context.clear_cookies()
        self.go("/accounts/login/?next=/my/")
        self.page.get_by_label("用户名").fill(self.town.users[name].username)
        self.page.get_by_label("密码", exact=True).fill(WORD)
        self.page.get_by_role("main").get_by_role("button", name="登录").click()
        self.page.wait_for_url("**/my/")

    def press(self, button: str) -> None:
        self.page.get_by_role("main").get_by_role("button", name=button).first.click()

    def follow(self, link: str) -> None:
        self.page.get_by_role("main").get_by_role("link", name=link).first.click()

    def do(self, number: str, step: str, outcome: str = "", button: str = "提交") -> None:
        """Opens a thing to do from the case's page, chooses an outcome, sends it."""
        self.go(f"/cases/{number}/")
        self.follow(step)
        if outcome:
            self.page.get_by_label(outcome, exact=True).check()
        self.press(button)
        self.page.wait_for_url(f"**/cases/{number}/")

    def reads(self, *texts: str) -> None:
        """The page says all of this, now or as soon as it is there."""
        for text in texts:
            expect(self.page.get_by_role("main")).to_contain_text(text)

    def misses(self, text: str) -> None:
        """The page does not say this."""
        expect(self.page.get_by_role("main")).not_to_contain_text(text)

    def sound(self) -> bool:
        """Whether the page fits the window and has no fault that a reader would meet."""
        assert self.page.evaluate(FAULTS) == []
        return True


@pytest.mark.browser
def test_from_application_to_confirmed_lesson(page: Any, live_server: Any, town: Town) -> None:
    v = Visitor(page, live_server.url, town)
    v.sign_in("school")
    v.go(f"/apply/{SERVICE}/collect-prepayment/")
    v.press("开始填写")
    page.get_by_label("课时数").fill("20")
    page.get_by_label("预付费金额").fill("4000")
    v.press("保存草稿")
    v.reads("草稿已保存")
    v.go("/my/")
    v.follow("签约和收取预付费")
    assert page.get_by_label("课时数").input_value() == "20"
    page.get_by_label("新课开始日").fill("2024-03-10")
    page.get_by_label("课程结束日").fill("2024-05-20")
    page.get_by_label("收费日").fill("2024-03-02")
    page.get_by_label("培训项目").fill("钢琴启蒙")
    page.get_by_label("退费约定").fill("未消课时按比例退还")
    page.get_by_label("学员的姓名").fill("王小明")
    page.get_by_label("学员的身份证件号码").fill(WANG_NUMBER)
    page.get_by_text("只收通知或者以后才办事的各方").click()
    page.get_by_label("存管银行的名称").fill("朝阳商业银行")
    v.press("下一步：核对")
    v.reads("王小明")
    v.reads("朝阳商业银行")
    v.reads("4000.00元")
    assert v.sound()
    page.get_by_label("以上内容属实").check()
    v.press("提交")
    page.wait_for_url("**/receipt/")
    contract = re.search(r"GB-\d{4}-\d{6}-\d", page.get_by_role("main").inner_text())
    assert contract
    number = contract[0]
    assert v.sound()

    page.context.clear_cookies()
    v.go("/progress/")
    page.get_by_label("办件编号").fill(number)
    v.press("查询")
    v.reads("选择收费方式")
    v.misses("王小明")
    assert v.sound()

    v.sign_in("wang")
    v.reads("选择收费方式")
    v.do(number, "选择收费方式", "预付费")
    v.do(number, "签订预付费合同", "签订")
    v.sign_in("school")
    v.go(f"/cases/{number}/")
    v.follow("核对预收费限额")
    v.press("添加一条")
    page.get_by_label("剩余课时").fill("5")
    page.keyboard.press("Enter")
    # The enter key sends the form; it adds no row.
    v.reads("请选择办理结果")
    v.misses("第2条")
    assert page.get_by_label("剩余课时").input_value() == "5"
    assert v.sound()
    v.press("删除第1条")
    v.misses("第1条")
    page.get_by_label("没有").check()
    page.get_by_label("未超限", exact=True).check()
    v.press("提交")
    page.wait_for_url(f"**/cases/{number}/")
    v.sign_in("wang")
    v.do(number, "全额支付预付费", "存入专用账户")
    v.reads("¥4,000.00")
    v.sign_in("school")
    v.go(f"/cases/{number}/")
    v.follow("向银行提供课程信息")
    page.get_by_label("培训进度").fill("每周一课")
    page.get_by_label("分次付款时间").fill("一次付清")
    v.press("已登记")
    page.wait_for_url(f"**/cases/{number}/")
    v.follow("一课一消")
    v.press("开始填写")
    page.get_by_label("第几课时").fill("1")
    v.press("下一步：核对")
    page.get_by_label("已授课并告知").check()
    page.get_by_label("以上内容属实").check()
    v.press("提交")
    page.wait_for_url("**/receipt/")
    lesson = Case.objects.get(procedure="course-funds").number

    v.sign_in("wang")
    v.reads("还剩7天")
    v.do(lesson, "确认课时", "确认")
    v.sign_in("bank")
    v.go(f"/cases/{lesson}/steps/disburse/")
    v.reads("第八条第六款")
    assert v.sound()
    page.get_by_label("已拨付").check()
    v.press("提交")
    v.reads("课时费已拨付")
    assert v.sound()
    v.go(f"/cases/{lesson}/money/")
    v.reads("¥3,800.00")
    v.reads("¥200.00")
    assert v.sound()
