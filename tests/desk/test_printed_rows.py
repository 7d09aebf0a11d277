"""Registers whose entries the document itself prints, and duties that fall once."""

from datetime import date
from typing import Any

from gongbao.hub.registers import columns_for, printed_lines, shown_value
from gongbao.services import registry

from .conftest import Desk


def test_a_register_shows_what_the_document_prints(desk: Desk, text: Any) -> None:
    page = text(desk.client("hrss-1").get("/desk/registers/construction-approval/approval-items/"))
    assert "建筑节能设计审查备案" in page
    assert "没有登记" not in page


def test_printed_rows_leave_out_what_no_row_has_and_keep_the_order_of_the_contents() -> None:
    record = registry()["construction-approval"].records["stages"]
    [first, *others] = printed_lines(record)
    columns = columns_for(record.contents, [first, *others], 10)
    assert [fact.label.zh for fact in columns] == ["审批阶段", "名称", "序号", "牵头部门", "主要事项", "依据"]
    said = [shown_value(fact, first.data).en for fact in columns]
    assert said[2:4] == ["1", "Planning and land authority"]
    assert printed_lines(registry()["construction-approval"].records["works-permit"]) == []


def test_a_duty_that_falls_once_has_its_day() -> None:
    duties = registry()["construction-approval"].duties
    assert duties["framework-built"].last_day == date(2018, 12, 31)
    assert duties["keep-the-clock"].last_day is None
