"""At the desk: which services' law has changed, what was found, and who may write it."""

import re
from typing import Any

import pytest

from gongbao.hub import flags, library
from gongbao.hub.models import FlagFinding

from .conftest import Desk

AMENDMENT = """样市文化局关于调整预付费事项的通知
样文发〔2025〕9号

各区文化局：
　　将《样市预付费办法》（京文旅发〔2023〕110号）第八条第三款中的天数修改为六十天。
　　本通知自2025年7月1日起施行。

样市文化局
2025年6月3日
"""


@pytest.fixture
def change(desk: Desk) -> str:
    library.import_issue(AMENDMENT.encode(), "amendment.txt")
    return f"/desk/law-changes/{flags.flags().get().pk}/"


def test_the_staff_of_the_service_are_told_on_the_day_and_others_are_not(desk: Desk, change: str, text: Any) -> None:
    told = text(desk.client("yunxi-culture-1").get("/desk/today/"))
    assert "1项待研究" in told
    assert "待研究" not in text(desk.client("hrss-1").get("/desk/today/"))
    assert "京文旅发〔2023〕110号 第八条第三款" in text(desk.client("yunxi-culture-1").get("/desk/law-changes/"))
    assert "没有待研究的变动" in text(desk.client("hrss-1").get("/desk/law-changes/"))
    assert desk.client("hrss-1").get(change).status_code == 404
    assert desk.client("bank-1").get(change).status_code == 404
    assert desk.client("yunxi-culture-1").get("/desk/law-changes/999999/").status_code == 404


def test_the_page_shows_the_change_and_what_carries_the_places_out(desk: Desk, change: str, text: Any) -> None:
    page = text(desk.client("yunxi-culture-1").get(change))
    assert "样文发〔2025〕9号" in page
    assert "样市文化局关于调整预付费事项的通知" in page
    assert "这笔预收费是否合规？" in page
    assert "还没有人写明结果" in page


def test_findings_stay_and_the_last_one_settles(desk: Desk, change: str, text: Any) -> None:
    client = desk.client("yunxi-culture-1")
    assert client.post(change, {"words": "正在核对天数。", "settled": "no"}).status_code == 302
    assert "1项待研究" in text(client.get("/desk/today/"))
    assert client.post(change, {"words": "已照新办法改为六十天。", "settled": "yes"}).status_code == 302
    page = text(client.get(change))
    assert page.index("已照新办法") < page.index("正在核对天数")
    assert "待研究" not in text(client.get("/desk/today/"))
    assert re.search(r"京文旅发〔2023〕110号", text(client.get("/desk/law-changes/?settled=1")))
    assert "没有待研究的变动" in text(client.get("/desk/law-changes/"))


def test_an_empty_finding_is_refused_with_what_was_chosen(desk: Desk, change: str, text: Any) -> None:
    page = text(desk.client("yunxi-culture-1").post(change, {"words": " ", "settled": "yes"}), 422)
    assert "请写明研究结果" in page
    assert re.search(r'value="yes" checked', page)
    assert not FlagFinding.objects.exists()
