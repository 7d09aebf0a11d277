"""Which column of a sheet stands for what: by label in either language, or by name."""

import difflib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gongbao.hub.tables.cells import as_text, folded, read_cell
from gongbao.hub.tables.reading import HEADER_WITHIN, Cell, Sheet, Unreadable
from gongbao.rules import Fact, FactProblem, Type
from gongbao.words import Words

#: What sheets of ours carry besides the contents, and what is left aside when they come back.
PROBLEMS = Words("问题", "Problems")
_OURS = (PROBLEMS, Words("登记日期", "Entered on"), Words("办件", "Case"), Words("当事人", "Party"))
_TAIL = re.compile(r"(\*|\(必填\)|\(required\))+$")


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """What a sheet can be filled in with: a fact under its heading; ``extra``: nobody misses it."""

    fact: Fact
    heading: Words
    required: bool = False
    extra: bool = False

    @property
    def name(self) -> str:
        """The fact's name."""
        return self.fact.name


def columns_of(facts: Sequence[Fact], required: frozenset[str] = frozenset()) -> tuple[Column, ...]:
    """A column for each fact that fits into a cell; two facts of one label carry their names besides."""
    fitting = [fact for fact in facts if fact.kind.type is not Type.LIST]
    labels = Counter(label for fact in fitting for label in {folded(fact.label.zh), folded(fact.label.en)})
    found = []
    for fact in fitting:
        zh, en = fact.label.zh, fact.label.en
        if labels[folded(zh)] > 1 or labels[folded(en)] > 1:
            zh, en = f"{zh}（{fact.name}）", f"{en} ({fact.name})"
        found.append(Column(fact, Words(zh, en), fact.name in required))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row: in which column (None: the row as a whole), and what is allowed."""

    column: Words | None
    words: Words


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row: its number as people see it, its cells as they stand there, the values read, what is wrong."""

    number: int
    raw: tuple[object, ...]
    values: Mapping[str, object]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A sheet as it was understood. ``present``: the columns that it has; ``remarks`` concern the whole sheet."""

    header: tuple[str, ...]
    present: frozenset[str]
    rows: tuple[ReadRow, ...]
    remarks: tuple[Words, ...] = field(default=())


def read_table(sheets: Sequence[Sheet], columns: Sequence[Column]) -> ReadTable:
    """The first sheet with a header that is known, row by row.

    Raises:
        Unreadable: where no header is found, where a column stands twice or a required one is missing.
    """
    sheet, place = _header_of(sheets, columns)
    number, header = sheet.rows[place]
    heads = tuple(as_text(cell.value)[:200] for cell in header)
    found = _match(heads, columns)
    _check_required(found, columns)
    merged = _merged_below(sheet, number)
    rows = tuple(_read_row(row, found, sheet, merged) for row in sheet.rows[place + 1 :])
    if not rows:
        raise Unreadable("表头下面没有内容，请填写后再上传。", "There is nothing below the header; please fill it in.")
    return ReadTable(heads, frozenset(each.name for each in found.values()), rows, _remarks(heads, found, columns))


def _header_of(sheets: Sequence[Sheet], columns: Sequence[Column]) -> tuple[Sheet, int]:
    """The sheet and row with most of the headings; at least half of a sheet's headings, or two, have to be known."""
    best: tuple[int, Sheet, int] | None = None
    for sheet in sheets:
        for place, (_, cells) in enumerate(sheet.rows[:HEADER_WITHIN]):
            texts = [as_text(cell.value) for cell in cells]
            known = sum(_column_for(text, columns) is not None for text in texts)
            filled = sum(bool(text) for text in texts)
            if known and (known >= 2 or known * 2 >= filled) and (best is None or known > best[0]):
                best = known, sheet, place
        if best is not None:
            return best[1], best[2]
    zh = "、".join(each.heading.zh for each in columns[:8])
    en = ", ".join(each.heading.en for each in columns[:8])
    raise Unreadable(
        f"没有找到表头，表头应有这些列：{zh}{'等' if len(columns) > 8 else ''}；请使用下载的模板。",
        f"No header was found; it should have columns such as {en}. Please use the template.",
    )


def _column_for(text: str, columns: Sequence[Column]) -> Column | None:
    wanted = _TAIL.sub("", folded(text))
    if not wanted:
        return None
    for column in columns:
        label = column.fact.label
        names = (column.heading.zh, column.heading.en, column.name)
        unique = (label.zh, label.en) if column.heading == label else ()
        # A heading may carry both languages, one after the other.
        both = folded(column.heading.zh + column.heading.en)
        if wanted == both or any(wanted == folded(name) for name in (*names, *unique)):
            return column
    return None


def _match(heads: Sequence[str], columns: Sequence[Column]) -> dict[int, Column]:
    found: dict[int, Column] = {}
    for place, text in enumerate(heads):
        column = _column_for(text, columns)
        if column is None:
            continue
        if column in found.values():
            raise Unreadable(
                f"表头中“{column.heading.zh}”出现了两次，请只保留一列。",
                f"The heading “{column.heading.en}” stands there twice; keep one of the columns.",
            )
        found[place] = column
    return found


def _check_required(found: Mapping[int, Column], columns: Sequence[Column]) -> None:
    present = {each.name for each in found.values()}
    missing = [each for each in columns if each.required and each.name not in present]
    if missing:
        raise Unreadable(
            f"缺少必填的列：{'、'.join(each.heading.zh for each in missing)}。",
            f"Columns that are required are missing: {', '.join(each.heading.en for each in missing)}.",
        )


def _remarks(heads: Sequence[str], found: Mapping[int, Column], columns: Sequence[Column]) -> tuple[Words, ...]:
    ours = {folded(text) for words in _OURS for text in (words.zh, words.en, words.zh + words.en)}
    present = {each.name for each in found.values()}
    missing = [each for each in columns if each.name not in present and not each.extra]
    remarks = []
    for place, text in enumerate(heads):
        if not text or place in found or folded(text) in ours:
            continue
        near = difflib.get_close_matches(text, [each.heading.zh for each in missing], n=1, cutoff=0.5)
        guess = Words(f"，是否为“{near[0]}”？", f"; is it “{near[0]}”?") if near else Words("。", ".")
        remarks.append(Words(f"列“{text}”不会导入{guess.zh}", f"The column “{text}” is not imported{guess.en}"))
    if missing:
        zh, en = "、".join(each.heading.zh for each in missing), ", ".join(each.heading.en for each in missing)
        remarks.append(Words(f"表中没有这些列，其内容不变：{zh}。", f"Not in the sheet, so left as they are: {en}."))
    return tuple(remarks)


def _merged_below(sheet: Sheet, header: int) -> dict[int, str]:
    """Rows of the table that a merged range touches, with the range."""
    touched: dict[int, str] = {}
    for area in sheet.merged:
        first, last = (int(re.sub(r"\D", "", corner)) for corner in area.split(":"))
        for number in range(max(first, header + 1), min(last, first + 20_000) + 1):
            touched.setdefault(number, area)
    return touched


def _read_row(
    row: tuple[int, tuple[Cell, ...]], found: Mapping[int, Column], sheet: Sheet, merged: Mapping[int, str]
) -> ReadRow:
    number, cells = row
    values: dict[str, object] = {}
    faults = []
    if number in merged:
        area = merged[number]
        said = Words(
            f"单元格 {area} 已合并，请取消合并并逐行填写。",
            f"The cells {area} are merged; unmerge and fill in each row.",
        )
        faults.append(Fault(None, said))
    for place, column in found.items():
        cell = cells[place] if place < len(cells) else Cell(None)
        try:
            value = read_cell(column.fact, cell, epoch_1904=sheet.epoch_1904)
        except FactProblem as problem:
            faults.append(Fault(column.heading, problem.words))
            continue
        if value is not None:
            values[column.name] = value
        elif column.required:
            faults.append(Fault(column.heading, Words("不能为空。", "Must not be empty.")))
    raw = tuple(_kept(cell) for cell in cells)
    return ReadRow(number, raw, values, tuple(faults))


def _kept(cell: Cell) -> object:
    """The cell as JSON carries it, for the sheet that goes back."""
    if isinstance(cell.value, bool) or cell.value is None:
        return as_text(cell.value)
    if isinstance(cell.value, int | float) and not cell.percent and abs(cell.value) < 10**15:
        return cell.value
    return f"{cell.value * 100:.10g}%" if cell.percent and isinstance(cell.value, int | float) else as_text(cell.value)
