"""An Excel or CSV file as rows of cells. Whatever the file holds, there is a table or one clear sentence.

Nothing in the file is run or fetched: macros, encrypted and oversized files are refused before a cell is read
(ECMA-376 part 2 for the container, part 1 §18.3 for the cells).
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from gongbao.hub.errors import Unprocessable

Raw = str | int | float | bool | date | datetime | time | timedelta | None

#: What a file may hold; a template of a register stays far below.
FILE_BYTES = 10_000_000
UNPACKED_BYTES = 150_000_000
MOST_PARTS = 1_000
MOST_ROWS = 10_000
MOST_COLUMNS = 200
#: A heading may stand above the header; further down nobody looks for it.
HEADER_WITHIN = 10
_LAST_ROW = 1_048_576
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+[0-9]+:[A-Z]+[0-9]+)\"")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")


class Unreadable(Unprocessable):
    """A file that is no table that can be read; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its value, whether it is shown as a percentage, and what is wrong with it (``formula``, ``error``)."""

    value: Raw
    percent: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows with their numbers as people see them, blank rows left out; ``merged`` are ranges such as ``A2:A5``."""

    title: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    merged: tuple[str, ...] = ()
    epoch_1904: bool = field(default=False)


def read_sheets(content: bytes) -> list[Sheet]:
    """The sheets of a workbook that can be seen, or the one of a CSV file. Raises Unreadable."""
    if not content.strip():
        raise Unreadable("文件是空的，请填写后再上传。", "The file is empty; please fill it in before you upload it.")
    if len(content) > FILE_BYTES:
        raise Unreadable(
            f"文件太大，最多 {FILE_BYTES // 1_000_000} MB，请分成几个文件上传。",
            f"The file is too large (at most {FILE_BYTES // 1_000_000} MB); please split it.",
        )
    if content.startswith(_OLE):
        raise Unreadable(
            "这是加密的或旧版（.xls）的 Excel 文件，请去掉密码并另存为 .xlsx 后上传。",
            "This workbook is encrypted or of the old .xls kind; remove the password and save it as .xlsx.",
        )
    if content.startswith(_ZIP):
        return _workbook(content)
    return [Sheet("", tuple(_numbered(_csv(content))))]


# --- CSV


def _csv(content: bytes) -> Iterator[tuple[int, list[Cell]]]:
    text = _decoded(content)
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, row in enumerate(reader, 1):
            # A sheet of ours puts an apostrophe before what Excel would take for a formula.
            yield number, [Cell(_plain(text)) for text in row[:MOST_COLUMNS]]
    except csv.Error:
        raise Unreadable(
            "文件不是能读的 CSV 表格，请另存为 .xlsx 或 UTF-8 的 CSV 后上传。",
            "The file is no CSV table that can be read; save it as .xlsx or as CSV in UTF-8.",
        ) from None


def _plain(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@", "\t", "\r") else text


def _decoded(content: bytes) -> str:
    encodings = ["utf-16"] if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(char < " " and char not in "\t\r\n" for char in text):
            return text
    raise Unreadable(
        "文件不是 Excel（.xlsx）或 CSV 表格，请下载模板，填写后上传。",
        "The file is neither Excel (.xlsx) nor CSV; download the template, fill it in and upload that.",
    )


# --- workbooks


def _workbook(content: bytes) -> list[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_container(archive)
            return list(_sheets(content, archive))
    except Unreadable:
        raise
    except Exception:
        # A damaged workbook makes the reading library raise anything from KeyError to a parser's own error.
        raise Unreadable(
            "Excel 文件已损坏，无法读取；请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。",
            "The workbook is damaged and cannot be read; open it in Excel or WPS, save it as .xlsx and try again.",
        ) from None


def _check_container(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if any("vbaproject" in name.lower() or "/macrosheets/" in name.lower() for name in names):
        raise Unreadable(
            "文件含有宏，不能上传；请另存为不含宏的 .xlsx。",
            "The workbook has macros and is not taken; save it as .xlsx without them.",
        )
    if "xl/workbook.xml" not in names:
        raise Unreadable(
            "这个压缩文件不是 Excel 工作簿，请上传 .xlsx 或 CSV 表格。",
            "This archive is no Excel workbook; upload an .xlsx or CSV table.",
        )
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED_BYTES:
        raise Unreadable(
            "工作簿展开后过大，不能读取；请只保留要导入的表，另存后上传。",
            "The workbook is too large once unpacked; keep only the table to import, save it and upload that.",
        )
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("文件有密码，请去掉密码后上传。", "The file has a password; please remove it first.")


def _sheets(content: bytes, archive: zipfile.ZipFile) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    xml = {part.filename: _checked(archive.read(part)) for part in archive.infolist() if _is_xml(part.filename)}
    values = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    formulas = None
    if any(_FORMULA.search(body) for name, body in xml.items() if _SHEET_PART.fullmatch(name)):
        formulas = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    epoch_1904 = values.epoch.year == 1904
    for page in values.worksheets:
        if page.sheet_state != "visible":
            continue
        body = xml.get(getattr(page, "_worksheet_path", "").lstrip("/"), b"")
        merged = tuple(found.decode() for found in _MERGED.findall(body)[:1_000])
        other = formulas[page.title] if formulas is not None else None
        yield Sheet(page.title, tuple(_numbered(_cells(page, other))), merged, epoch_1904)


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _checked(body: bytes) -> bytes:
    """A part without a document type, which no workbook has and which could swell without end (ECMA-376 part 2)."""
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body or body[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in body[:64]:
        raise Unreadable(
            "文件不是规范的 Excel 工作簿，请用 Excel 或 WPS 另存为 .xlsx 后上传。",
            "The file is no proper workbook; save it as .xlsx in Excel or WPS and upload that.",
        )
    return body


def _cells(page: object, formulas: object | None) -> Iterator[tuple[int, list[Cell]]]:
    rows = _rows_of(page)
    others = _rows_of(formulas) if formulas is not None else None
    for number, row in enumerate(rows, 1):
        beside = next(others, ()) if others is not None else ()
        yield number, [_cell(each, beside[place] if place < len(beside) else None) for place, each in enumerate(row)]


def _rows_of(page: object) -> Iterator[Sequence[object]]:
    # The size that a file states may be wrong; what is there counts.
    page.reset_dimensions()  # type: ignore[attr-defined]
    rows: Iterator[Sequence[object]] = page.iter_rows(max_row=_LAST_ROW)  # type: ignore[attr-defined]
    for row in rows:
        yield row[:MOST_COLUMNS]


def _cell(cell: object, formula: object | None) -> Cell:
    value = getattr(cell, "value", None)
    kind = getattr(cell, "data_type", "n")
    if kind == "e":
        return Cell(str(value), fault="error")
    if value is None and getattr(formula, "data_type", "n") == "f":
        return Cell(None, fault="formula")
    percent = isinstance(value, int | float) and "%" in (getattr(cell, "number_format", "") or "")
    return Cell(value, percent)


def _numbered(rows: Iterable[tuple[int, list[Cell]]]) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """The rows that hold anything. Raises Unreadable beyond MOST_ROWS of them."""
    kept = 0
    for number, row in rows:
        if all(_blank(cell) for cell in row):
            continue
        kept += 1
        if kept > MOST_ROWS + HEADER_WITHIN:
            raise Unreadable(
                f"表格超过 {MOST_ROWS} 行，请分成几个文件上传。",
                f"The table has more than {MOST_ROWS} rows; please split it.",
            )
        yield number, tuple(row)


def _blank(cell: Cell) -> bool:
    return not cell.fault and (cell.value is None or (isinstance(cell.value, str) and not cell.value.strip()))
