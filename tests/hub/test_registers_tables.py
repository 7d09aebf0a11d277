"""Sheets that come in: what people write is read as they mean it, and any other file gets one clear sentence."""

import csv
import io
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from gongbao.hub.sheets import sheet
from gongbao.hub.tables.cells import cell_value, read_cell, tidy_text
from gongbao.hub.tables.columns import columns_of, read_table
from gongbao.hub.tables.reading import Cell, Unreadable, read_sheets
from gongbao.hub.tables.templates import template
from gongbao.rules import NONE, FactProblem, choices, fact
from gongbao.words import Words

name = fact.text("name", "名称", "Name")
day = fact.date("day", "日期", "Day")
people = fact.integer("people", "人数", "People", minimum=0, unit=Words("人", "people"))
fee = fact.money("fee", "金额", "Fee")
share = fact.number("share", "比例", "Share", unit=Words("%", "%"))
rate = fact.number("rate", "系数", "Rate")
good = fact.boolean("good", "合格", "Good")
kind = fact.enum("kind", "种类", "Kind", choices(("new", "新设", "New"), ("old", "原有", "Existing")))
FACTS = (name, day, people, fee, share, rate, good, kind)
COLUMNS = columns_of(FACTS, frozenset({"name"}))
MARCH = date(2024, 3, 1)


def workbook(*rows: list[Any], merged: str = "") -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rows_of(content: bytes) -> list[Any]:
    return list(read_table(read_sheets(content), COLUMNS).rows)


@pytest.mark.parametrize(
    "written",
    ["2024年3月1日", "2024-03-01", "2024/3/1", "2024.3.1", "２０２４年３月１日", " 2024 年 3 月 1 日 ", "20240301",
     "二〇二四年三月一日", 45352, 45352.0, 20240301, MARCH, datetime.combine(MARCH, time()), "2024-03-01 00:00:00"],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(written: Any) -> None:
    assert read_cell(day, Cell(written)) == MARCH


@pytest.mark.parametrize(
    "written", ["3/1/2024", "昨天", "2024-02-30", 5, "2024年13月1日", True, "二〇二四年十十月一日"]
)
def test_what_may_be_no_day_or_another_is_refused(written: Any) -> None:
    with pytest.raises(FactProblem):
        read_cell(day, Cell(written))


@pytest.mark.parametrize(
    ("asked", "written", "read"),
    [
        (people, "１２", 12),
        (people, "1,200人", 1200),
        (people, 12.0, 12),
        (fee, "¥1,234.50", Decimal("1234.50")),
        (fee, "1234.5元", Decimal("1234.5")),
        (fee, "1.2万元", Decimal("12000")),
        (fee, "１，２００", Decimal("1200")),
        (fee, 0.1 + 0.2, Decimal("0.3")),
        (share, "80%", Decimal("80")),
        (rate, "80%", Decimal("0.80")),
        (rate, "无", NONE),
        (good, "是", True),
        (good, "ＮＯ", False),
        (good, True, True),
        (kind, "新设 ", "new"),
        (kind, "existing", "old"),
        (kind, "old", "old"),
        (name, "  张三\r\n", "张三"),
        (name, 123.0, "123"),
        (name, "", None),
        (name, "   ", None),
    ],
)
def test_values_are_read_as_people_write_them(asked: Any, written: Any, read: Any) -> None:
    assert read_cell(asked, Cell(written)) == read


def test_a_percentage_that_excel_shows_is_the_percentage() -> None:
    assert read_cell(share, Cell(0.8, percent=True)) == Decimal("80.0")
    assert read_cell(rate, Cell(0.8, percent=True)) == Decimal("0.8")


@pytest.mark.parametrize(
    ("asked", "cell", "sentence"),
    [
        (people, Cell("12.5"), "整数"),
        (people, Cell("-1"), "不能小于 0"),
        (fee, Cell("1.234"), "两位小数"),
        (fee, Cell(float("nan")), "应为数字"),
        (kind, Cell("新社"), "是否为“新设”"),
        (good, Cell("或许"), "只能是 是、否"),
        (name, Cell(1.1e17), "设为文本"),
        (name, Cell(None, fault="formula"), "公式没有算出的值"),
        (fee, Cell("#REF!", fault="error"), "错误值 #REF!"),
    ],
)
def test_what_is_wrong_is_said_with_what_is_allowed(asked: Any, cell: Cell, sentence: str) -> None:
    with pytest.raises(FactProblem, match=sentence):
        read_cell(asked, cell)


def test_headings_are_known_in_either_language_by_name_and_below_a_title() -> None:
    found = rows_of(workbook(["登记表", None], [], [" Name* ", "ｆｅｅ", "种 类"], ["甲", 5, "新设"]))
    assert [(row.number, row.values) for row in found] == [(4, {"name": "甲", "fee": Decimal(5), "kind": "new"})]


def test_blank_rows_are_passed_over_and_rows_keep_their_numbers() -> None:
    found = rows_of(workbook(["名称"], [None], ["甲"], ["  "], ["乙"]))
    assert [row.number for row in found] == [3, 5]


def test_a_column_that_is_not_known_is_told_and_so_is_one_that_is_missing() -> None:
    table = read_table(read_sheets(workbook(["名称", "金额", "日其", "备注"], ["甲", 1, "x", "y"])), COLUMNS)
    said = "".join(words.zh for words in table.remarks)
    assert "“日其”不会导入，是否为“日期”" in said
    assert "“备注”不会导入" in said
    assert "没有这些列" in said


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (workbook(["名称", "名称"], ["甲", "乙"]), "出现了两次"),
        (workbook(["日期", "金额"], ["2024-01-01", 1]), "缺少必填的列：名称"),
        (workbook(["颜色", "形状"], ["红", "圆"]), "没有找到表头"),
        (workbook(["名称"]), "下面没有内容"),
    ],
)
def test_a_sheet_that_cannot_be_told_apart_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        read_table(read_sheets(content), COLUMNS)


def test_merged_cells_are_refused_row_by_row() -> None:
    first, second, third = rows_of(
        workbook(["名称", "日期"], ["甲", MARCH], ["", MARCH], ["丙", MARCH], merged="A2:A3")
    )
    assert "A2:A3" in first.faults[0].words.zh
    assert "A2:A3" in second.faults[0].words.zh
    assert not third.faults


def test_a_formula_counts_by_the_value_that_excel_computed() -> None:
    content = workbook(["名称", "金额"], ["甲", "=1+1"])
    [row] = rows_of(content)
    assert "公式" in row.faults[0].words.zh
    parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {item.filename: archive.read(item) for item in archive.infolist()}
    page = "xl/worksheets/sheet1.xml"
    parts[page] = (
        parts[page].replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>").replace(b"<v/>", b"<v>2</v>")
    )
    [row] = rows_of(packed(parts))
    assert row.values["fee"] == 2


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, body in parts.items():
            archive.writestr(part, body)
    return stream.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {item.filename: archive.read(item) for item in archive.infolist()}


def test_macros_passwords_and_swelling_files_are_refused() -> None:
    parts = unpacked(workbook(["名称"], ["甲"]))
    with pytest.raises(Unreadable, match="含有宏"):
        read_sheets(packed(parts | {"xl/vbaProject.bin": b"x"}))
    with pytest.raises(Unreadable, match="展开后过大"):
        read_sheets(packed(parts | {"xl/media/big.bin": b"\0" * 160_000_000}))
    page = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + parts["xl/worksheets/sheet1.xml"]
    with pytest.raises(Unreadable, match="不是规范的"):
        read_sheets(packed(parts | {"xl/worksheets/sheet1.xml": page}))
    with pytest.raises(Unreadable, match="不是 Excel 工作簿"):
        read_sheets(packed({"a.txt": b"x"}))
    with pytest.raises(Unreadable, match="加密的或旧版"):
        read_sheets(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600)


def test_a_row_far_down_and_a_wrong_size_do_no_harm() -> None:
    parts = unpacked(workbook(["名称"], ["甲"]))
    page = parts["xl/worksheets/sheet1.xml"].replace(b'<row r="2"', b'<row r="99999999999"')
    with pytest.raises(Unreadable, match=r"下面没有内容|已损坏"):
        rows_of(packed(parts | {"xl/worksheets/sheet1.xml": page.replace(b'r="A2"', b'r="A99999999999"')}))


def test_too_many_rows_are_refused() -> None:
    lines = "名称\n" + "甲\n" * 10_050
    with pytest.raises(Unreadable, match="超过 10000 行"):
        read_sheets(lines.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_file_is_read_in_any_encoding_that_excel_writes(encoding: str, delimiter: str) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows([["名称", "金额", "日期"], ["甲，乙", "'-5", "2024年3月1日"]])
    [row] = rows_of(stream.getvalue().encode(encoding))
    assert row.values["name"] == "甲，乙"
    assert row.values["day"] == MARCH
    assert "不能小于 0" in row.faults[0].words.zh


def problem_of(content: bytes) -> Words | None:
    """The sentence that the file gets; None for a table."""
    try:
        rows_of(content)
    except Unreadable as problem:
        return problem.words
    return None


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(content=st.one_of(st.binary(max_size=400), st.binary(max_size=400).map(lambda tail: b"PK\x03\x04" + tail)))
def test_any_bytes_are_a_table_or_one_sentence(content: bytes) -> None:
    said = problem_of(content)
    assert said is None or (said.zh.count("。") == 1 and said.en.strip())


_WHOLE = unpacked(workbook(["名称", "金额"], ["甲", 5]))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_a_table_or_one_sentence(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(sorted(_WHOLE)))
    body = _WHOLE[part]
    cut = data.draw(st.integers(0, len(body)))
    middle = data.draw(st.binary(max_size=30))
    after = body[cut + data.draw(st.integers(0, 40)) :]
    said = problem_of(packed(_WHOLE | {part: body[:cut] + middle + after}))
    assert said is None or said.zh.endswith("。")


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)
_VALUES = st.fixed_dictionaries(
    {"name": _TEXT.filter(lambda text: bool(tidy_text(text)))},
    optional={
        "day": st.one_of(st.dates(date(1900, 3, 1), date(2200, 1, 1)), st.just(NONE)),
        "people": st.one_of(st.integers(0, 10**15), st.just(NONE)),
        "fee": st.decimals(0, 10**15, places=2),
        "share": st.decimals(-(10**9), 10**9, allow_nan=False, places=4),
        "rate": st.one_of(st.decimals(-(10**12), 10**12, allow_nan=False, places=8), st.just(NONE)),
        "good": st.booleans(),
        "kind": st.sampled_from(["new", "old"]),
    },
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(_VALUES, min_size=1, max_size=5), st.sampled_from(["zh-hans", "en"]))
def test_what_is_exported_is_read_back_as_it_was(entries: list[dict[str, Any]], language: str) -> None:
    header = [column.heading.in_language(language) for column in COLUMNS]
    lines = [[cell_value(each, entry.get(each.name), language) for each in FACTS] for entry in entries]
    found = rows_of(sheet("表", header, lines))
    assert [row.faults for row in found] == [()] * len(entries)
    expected = [entry | {"name": tidy_text(entry["name"])} for entry in entries]
    assert [row.values for row in found] == expected


def test_the_template_can_be_filled_in_and_its_example_is_right() -> None:
    sheets = read_sheets(template(COLUMNS, [Words("说明", "Note")], "zh-hans"))
    assert [page.title for page in sheets] == ["填写", "说明", "示例"]
    [row] = read_table(sheets[2:], COLUMNS).rows
    assert not row.faults
    assert len(row.values) == len(FACTS)


def test_serial_numbers_count_from_the_workbooks_own_first_day() -> None:
    serial = (MARCH - date(1904, 1, 1)) // timedelta(days=1)
    assert read_cell(day, Cell(serial), epoch_1904=True) == MARCH
