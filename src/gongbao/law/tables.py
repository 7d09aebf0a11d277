"""Tables: fragments on several pages put together, and what their rows betray about lost or shifted lines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .folding import tightened
from .model import Damage, Provision, Row, Table
from .model import Kind as ProvisionKind
from .places import ROW as ROW_UNIT
from .places import Place
from .reading import Line

MERGED_SHARE = 0.2
"""A column with at least this share of empty cells, beside filled ones, was printed with merged cells."""
SERIAL_COLUMNS = ("序号", "序", "项次", "号次", "顺序")
OFTEN_EMPTY = re.compile(r"备注|说明|附注|签字|签名|签章")
DEADLINE = re.compile(r"时限|期限|完成时间|时间")
TWO_SENTENCES = re.compile(r"。\s+\S")


def tables_of(lines: Sequence[Line], annex: int, at: Place) -> tuple[Table, ...]:
    """The tables among the lines: rows of cells under a heading row; the same heading row continues a table."""
    tables: list[Table] = []
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    fragments = 0
    for line in lines:
        cells = line.cells
        if len(cells) < 2:
            continue
        if is_header(cells, columns):
            same = folded_cells(cells) == folded_cells(columns)
            if columns and not same:
                tables.append(Table(annex, columns, tuple(rows), fragments, at))
                rows, fragments = [], 0
            columns, fragments = (columns if same else cells), fragments + 1
        elif columns:
            rows.append(row_of(cells, columns, line.number))
        else:
            columns, fragments = cells, 1
    if columns:
        tables.append(Table(annex, columns, tuple(rows), fragments, at))
    return tuple(tables)


def folded_cells(cells: Sequence[str]) -> list[str]:
    return [re.sub(r"\s", "", cell) for cell in cells]


def is_header(cells: Sequence[str], columns: Sequence[str]) -> bool:
    """Whether the row names the columns: it repeats them, or starts with 序号 and has no numbers."""
    if columns and folded_cells(cells) == folded_cells(columns):
        return True
    return re.sub(r"\s", "", cells[0]) in ("序号", "编号", "项目", "类别") and all(cells) and len(cells) > 1


def row_of(cells: Sequence[str], columns: Sequence[str], line: int) -> Row:
    """A row, filled up to the columns; its first cell is a serial number where that column is 序号."""
    padded = tuple(tightened_cell(cell) for cell in cells) + ("",) * (len(columns) - len(cells))
    numbered = re.sub(r"\s", "", columns[0]) in SERIAL_COLUMNS and padded[0].isdecimal() and len(padded[0]) < 6
    return Row(int(padded[0]) if numbered else None, padded, line)


def tightened_cell(cell: str) -> str:
    """The words of a cell; a space after a full stop is kept, it parts two texts."""
    return re.sub(r"(?<=。)(?=\S)(?<!\s)", "", "。 ".join(tightened(part) for part in TWO_BREAK.split(cell)))


TWO_BREAK = re.compile(r"。\s+(?=\S)")


def row_provisions(table: Table) -> tuple[Provision, ...]:
    """The rows as provisions: 附件2第43行, by serial number, else by position."""
    found = []
    for position, row in enumerate(table.rows, 1):
        serial = row.serial if row.serial is not None else position
        words = "\t".join(row.cells[1:] if row.serial is not None else row.cells).strip("\t")
        found.append(
            Provision(
                ProvisionKind.ROW,
                table.at.down(ROW_UNIT, serial),
                str(serial),
                text=words,
                lines=(row.line, row.line),
            )
        )
    return tuple(found)


CONTAINERS = (
    ProvisionKind.PART,
    ProvisionKind.CHAPTER,
    ProvisionKind.DIVISION,
    ProvisionKind.ARTICLE,
    ProvisionKind.SECTION,
    ProvisionKind.SUBSECTION,
    ProvisionKind.PREAMBLE,
    ProvisionKind.CIRCULAR,
)


def with_tables(
    provisions: Sequence[Provision], lines: Sequence[Line]
) -> tuple[tuple[Provision, ...], tuple[Table, ...]]:
    """The provisions with the rows of their tables, each below the article or section it is printed in."""
    held: dict[Place, list[Line]] = {}
    for line in lines:
        held.setdefault(container_at(provisions, line.number), []).append(line)
    tables = tuple(table for place, rows in held.items() for table in tables_of(rows, 0, place))
    if not tables:
        return tuple(provisions), ()
    placed = tuple(with_rows(provision, tables) for provision in provisions)
    homes = {p.place for top in provisions for p in top.walk() if p.kind in CONTAINERS}
    homeless = [t for t in tables if t.at not in homes]
    return (*placed, *(row for table in homeless for row in row_provisions(table))), tables


HOMELESS = Place.parse("正文")


def container_at(provisions: Sequence[Provision], line: int) -> Place:
    """The place of the innermost article or section that begins before a line; 正文 where none does."""
    place = HOMELESS
    for top in provisions:
        for provision in top.walk():
            if provision.kind in CONTAINERS and provision.lines[0] <= line:
                place = provision.place
    return place


def with_rows(provision: Provision, tables: Sequence[Table]) -> Provision:
    """The provision with the rows of the tables that stand in it, here or further down."""
    children = tuple(with_rows(child, tables) for child in provision.children)
    here = tuple(t for t in tables if t.at == provision.place and provision.kind in CONTAINERS)
    rows = tuple(row for table in here for row in row_provisions(table))
    if children == provision.children and not rows:
        return provision
    return replace(provision, children=(*children, *rows))


def table_damage(table: Table) -> tuple[Damage, ...]:
    """Lost pages, shifted rows and merged cells of a table."""
    root, found = table.at, []
    if lost := table.missing_serials:
        found.append(
            Damage(
                "lost-pages",
                (root,),
                missing=f"缺第{ranges(lost)}项，共{len(lost)}行；第{max(table.serials)}项之后是否还有，无从得知",
            )
        )
    found += shifts(table, root)
    found += merged(table, root)
    return tuple(found)


def shifts(table: Table, root: Place) -> list[Damage]:
    """A row that holds two texts, with an empty row further down: the rows between are printed one too high."""
    found = []
    for empty in table.empty_rows:
        doubled = [
            row.serial
            for row in table.rows
            if row.serial is not None and row.serial < empty and any(TWO_SENTENCES.search(c) for c in row.cells)
        ]
        if doubled:
            start = doubled[-1]
            place = Place(root.steps, f"第{start}至{empty}行")
            words = f"第{start}行有两项内容，其后各行的文字比同行的其他栏高一行，第{empty}行为空"
            found.append(Damage("table-shift", (place,), missing=words))
    return found


def merged(table: Table, root: Place) -> list[Damage]:
    """Columns whose cells spanned several rows, so that rows without words are not without the matter."""
    filled = [row for row in table.rows if any(row.cells[1:])]
    found = []
    for column, name in list(enumerate(table.columns))[1:]:
        empty = sum(not row.cells[column] for row in filled if column < len(row.cells))
        if OFTEN_EMPTY.search(name):
            continue
        if filled and MERGED_SHARE * len(filled) <= empty < len(filled):
            words = f"“{name}”栏是合并单元格，文字只留在其中一行；该栏为空的行并非没有内容"
            found.append(Damage("merged-cells", (Place(root.steps, f"{name}列"),), missing=words))
    return found


def ranges(numbers: Sequence[int]) -> str:
    """Numbers as ranges: 1-6, 22-26."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in parts)


def has_deadlines(table: Table) -> bool:
    """Whether a column gives the time by which each row is to be done: the rows are tasks."""
    return any(DEADLINE.search(name) for name in table.columns)
