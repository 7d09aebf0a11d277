"""Tables to take away, as Excel sheets and CSV: a header, rows, widths; no cell can be taken for a formula."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.http import HttpResponse

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell

Cell = str | int | Decimal | date | None
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Excel takes text that begins so for a formula when the cell is edited or saved as CSV (OWASP, CSV Injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = dict.fromkeys(set(range(32)) - {9, 10, 13})
_WIDEST, _NARROWEST = 60, 8
MONEY_FORMAT = "#,##0.00"


def sheet(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook with one sheet."""
    # Heavy to import, and needed only when a sheet is made.
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    page = book.create_sheet(_sheet_title(title))
    kept = [tuple(row) for row in rows]
    for column, width in enumerate(_widths(header, kept), 1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(header))}{len(kept) + 1}"
    heads = [_cell(page, text) for text in header]
    for head in heads:
        head.font = Font(bold=True)
    page.append(heads)
    for row in kept:
        page.append([_cell(page, value) for value in row])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A CSV file (RFC 4180) in UTF-8 with the mark by which Excel knows the encoding."""
    stream = StringIO()
    writer = csv.writer(stream)
    writer.writerow(header)
    writer.writerows([_csv_cell(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _csv_cell(value: Cell) -> str:
    text = "" if value is None else str(value).translate(_CONTROL)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA_STARTS) else text


def download(name: str, content: bytes, content_type: str = CONTENT_TYPE) -> HttpResponse:
    """A file to save under ``name``, which may be Chinese (RFC 6266)."""
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response.headers["Cache-Control"] = "no-store"
    return response


def _cell(page: object, value: Cell) -> "WriteOnlyCell":
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        cell = WriteOnlyCell(page, value)
        if isinstance(value, Decimal):
            cell.number_format = MONEY_FORMAT
        elif isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
        return cell
    text = value.translate(_CONTROL)
    cell = WriteOnlyCell(page, text)
    cell.data_type = "s"
    if text.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True
    return cell


def _sheet_title(title: str) -> str:
    return "".join(char for char in title if char not in "[]:*?/\\")[:31] or "1"


def _widths(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    widths = [_width(text) for text in header]
    for row in rows[:500]:
        for column, value in enumerate(row):
            widths[column] = max(widths[column], _width("" if value is None else str(value)))
    return [min(max(width + 2, _NARROWEST), _WIDEST) for width in widths]


def _width(text: str) -> int:
    return sum(2 if ord(char) > 0x2E80 else 1 for char in text)
