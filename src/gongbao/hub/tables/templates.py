"""The workbook that people fill in: a sheet to fill in, what each column means, and an example row."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from gongbao.hub.sheets import MONEY_FORMAT
from gongbao.hub.tables.columns import Column
from gongbao.hub.tables.reading import MOST_ROWS
from gongbao.rules import Fact, Type
from gongbao.words import Words

FILL_IN, NOTES, EXAMPLE, CHOICES = (
    Words("填写", "Fill in"),
    Words("说明", "Notes"),
    Words("示例", "Example"),
    Words("可选项", "Choices"),
)
_NOTE_HEADS = (
    Words("列", "Column"),
    Words("必填", "Required"),
    Words("填什么", "What goes in"),
    Words("含义", "Meaning"),
    Words("示例", "Example"),
)
_EXAMPLE_DAY = date(2024, 3, 1)
_FORMATS = {Type.DATE: "yyyy-mm-dd", Type.MONEY: MONEY_FORMAT, Type.TEXT: "@", Type.ENUM: "@", Type.BOOLEAN: "@"}


def template(columns: Sequence[Column], notes: Sequence[Words], language: str) -> bytes:
    """The workbook in the language of the page. ``notes`` stand above the explanation of the columns."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = FILL_IN.in_language(language)
    _head(page, columns, language)
    listed = book.create_sheet(CHOICES.in_language(language))
    for place, column in enumerate(columns, 1):
        letter = get_column_letter(place)
        page.column_dimensions[letter].number_format = _FORMATS.get(column.fact.kind.type, "General")
        rule = _rule(column.fact, listed, place, language)
        if rule is not None:
            rule.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
            page.add_data_validation(rule)
    _notes(book.create_sheet(NOTES.in_language(language), 1), columns, notes, language)
    example = book.create_sheet(EXAMPLE.in_language(language), 2)
    _head(example, columns, language)
    example.append([example_value(column.fact, language) for column in columns])
    listed.sheet_state = "hidden"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _head(page: Worksheet, columns: Sequence[Column], language: str) -> None:
    page.append([f"{column.heading.in_language(language)}{'*' if column.required else ''}" for column in columns])
    page.freeze_panes = "A2"
    for place, cell in enumerate(page[1], 1):
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E8EEF4")
        width = sum(2 if ord(char) > 0x2E80 else 1 for char in str(cell.value)) + 4
        page.column_dimensions[get_column_letter(place)].width = min(max(width, 12), 40)


def _rule(fact: Fact, listed: Worksheet, place: int, language: str) -> DataValidation | None:
    """What Excel lets people type; the import checks it again."""
    kind = fact.kind
    match kind.type:
        case Type.ENUM | Type.BOOLEAN:
            labels = _labels(fact)
            for row, label in enumerate(labels, 1):
                listed.cell(row, place, label.in_language(language))
            letter = get_column_letter(place)
            area = f"'{listed.title}'!${letter}$1:${letter}${len(labels)}"
            rule = DataValidation(type="list", formula1=area, allow_blank=True)
        case Type.DATE:
            rule = DataValidation(type="date", operator="greaterThan", formula1="1", allow_blank=True)
        case Type.INTEGER:
            least = str(kind.minimum if kind.minimum is not None else -(10**15))
            rule = DataValidation(type="whole", operator="greaterThanOrEqual", formula1=least, allow_blank=True)
        case Type.NUMBER | Type.MONEY:
            least = str(kind.minimum if kind.minimum is not None else -(10**15))
            rule = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1=least, allow_blank=True)
        case _:
            return None
    rule.error = allowed(fact).in_language(language)[:220]
    rule.showErrorMessage = True
    return rule


def _labels(fact: Fact) -> list[Words]:
    if fact.kind.type is Type.BOOLEAN:
        return [Words("是", "yes"), Words("否", "no")]
    return [choice.label for choice in fact.kind.choices]


def allowed(fact: Fact) -> Words:
    """What may be filled in."""
    least = fact.kind.minimum
    zh, en = ("", "") if least is None else (f"，不小于{least:f}", f", at least {least:f}")
    match fact.kind.type:
        case Type.ENUM | Type.BOOLEAN:
            labels = _labels(fact)
            return Words("选填：" + "、".join(each.zh for each in labels), "One of: " + ", ".join(e.en for e in labels))
        case Type.DATE:
            return Words("日期，如 2024-03-01 或 2024年3月1日", "A date such as 2024-03-01")
        case Type.INTEGER:
            return Words(f"整数{zh}", f"A whole number{en}")
        case Type.MONEY:
            return Words(f"金额（元），最多两位小数{zh}", f"Yuan with at most two decimals{en}")
        case Type.NUMBER:
            return Words(f"数字{zh}", f"A number{en}")
    return Words("文字", "Text")


def example_value(fact: Fact, language: str) -> str | int | Decimal | date:
    """What somebody might fill in."""
    least = fact.kind.minimum or Decimal(0)
    match fact.kind.type:
        case Type.ENUM | Type.BOOLEAN:
            return _labels(fact)[0].in_language(language)
        case Type.DATE:
            return _EXAMPLE_DAY
        case Type.INTEGER:
            return int(max(least, Decimal(2)))
        case Type.MONEY:
            return max(least, Decimal("1200.50"))
        case Type.NUMBER:
            return max(least, Decimal("1.5"))
    return Words(f"（{fact.label.zh}）", f"({fact.label.en})").in_language(language)


def _notes(page: Worksheet, columns: Sequence[Column], notes: Sequence[Words], language: str) -> None:
    for words in notes:
        page.append([words.in_language(language)])
    page.append([])
    page.append([words.in_language(language) for words in _NOTE_HEADS])
    for cell in page[page.max_row]:
        cell.font = Font(bold=True)
    for column in columns:
        fact = column.fact
        unit = f"（{fact.unit.in_language(language)}）" if fact.unit else ""
        required = Words("是", "yes") if column.required else Words("否", "no")
        meaning = fact.about.in_language(language) if fact.about else ""
        row = [column.heading, required, allowed(fact)]
        texts = [words.in_language(language) for words in row]
        page.append([texts[0], texts[1], texts[2] + unit, meaning, example_value(fact, language)])
        for cell in page[page.max_row]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCDE", (28, 8, 48, 48, 20), strict=True):
        page.column_dimensions[letter].width = width
