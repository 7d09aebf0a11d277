"""A cell as people fill it in, read as the fact that its column stands for.

Dates come as dates, as serial numbers and as text (2024/3/1, 2024年3月1日, 二〇二四年三月一日, 20240301), digits in
full width, money with commas and signs, percentages, choices by their label in either language.
"""

import difflib
import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from gongbao.hub.tables.reading import Cell
from gongbao.rules import NONE, Fact, FactProblem, Type, kinds
from gongbao.rules.tree import value_words
from gongbao.words import Words

#: Days in Excel's two ways of counting (ECMA-376 part 1 §18.17.4.1).
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
#: Serial numbers of 1927 to 2118: others are no dates that somebody meant.
_SERIALS = range(10_000, 80_000)
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]0{1,2}:00(?::00)?)?")
_PACKED_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_HAN_DAY = re.compile(
    r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日?"
)
_HAN = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
#: A number with more digits than this has lost some when Excel kept it as a number.
_EXACT = 10**15
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TRUE_FALSE = {True: "是", False: "否"}
_NONE_WORDS = frozenset({"无", "none"})


def tidy_text(text: str) -> str:
    """Text as a sheet can carry it: no control characters, plain line ends, nothing blank around it."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def folded(text: str) -> str:
    """The same for two ways of writing a label: width, case and blanks do not count."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def read_cell(fact: Fact, cell: Cell, *, epoch_1904: bool = False) -> object | None:
    """The value of the cell, None where it is blank.

    Raises:
        FactProblem: the sentence says what stands there and what is allowed.
    """
    if cell.fault == "formula":
        raise FactProblem("公式没有算出的值，请在 Excel 中打开并保存，或粘贴为数值。",
                          "The formula has no computed value: save the file in Excel, or paste as values.")  # fmt: skip
    if cell.fault == "error":
        raise FactProblem(f"单元格是错误值 {cell.value}，请改正。",
                          f"The cell holds the error {cell.value}; please correct it.")  # fmt: skip
    text = as_text(cell.value)
    if not text:
        return None
    kind = fact.kind
    match kind.type:
        case Type.TEXT:
            _check_exact(cell.value)
            return _parsed(fact, text)
        case Type.ENUM:
            return _choice(fact, text)
        case Type.BOOLEAN:
            return _yes_or_no(fact, text)
        case Type.LIST:
            raise FactProblem("明细不能在表格中导入，请逐条填写。", "A list is not imported from a sheet.")
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.casefold() in _NONE_WORDS:
        return NONE
    if kind.type is Type.DATE:
        return _parsed(fact, _day(cell.value, plain, epoch_1904))
    return _parsed(fact, _number(fact, cell, plain))


def _parsed(fact: Fact, raw: object) -> object:
    """The value; what is wrong is said without the fact's name, which stands beside it as the column."""
    mark = "\0"
    try:
        return kinds.parse(fact.kind, raw, mark)
    except FactProblem as problem:
        said = problem.words
        raise FactProblem(said.zh.replace(f"{mark} ", "此项"), said.en.replace(mark, "This")) from None


def as_text(value: object) -> str:
    """What stands in the cell, as its owner sees it."""
    match value:
        case None:
            return ""
        case bool():
            return _TRUE_FALSE[value]
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date():
            return value.isoformat()
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
        case timedelta():
            return str(value)
    return tidy_text(str(value))


def _check_exact(value: object) -> None:
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= _EXACT:
        raise FactProblem("数字太长，Excel 已丢失后几位；请把该列设为文本格式后重新填写。",
                          "The number is too long, Excel has lost its end: type it again as text.")  # fmt: skip


def _day(value: object, text: str, epoch_1904: bool) -> object:
    if isinstance(value, int | float) and value in _SERIALS:
        return (_EPOCH_1904 if epoch_1904 else _EPOCH_1900) + timedelta(days=int(value))
    found = _DAY.fullmatch(text) or _PACKED_DAY.fullmatch(text)
    if found:
        return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"
    han = _HAN_DAY.fullmatch(text)
    if han:
        year = "".join(str(_HAN[char]) for char in han[1])
        month, last = _han_number(han[2]), _han_number(han[3])
        return f"{year}-{month:02d}-{last:02d}" if month and last else text
    return text


def _han_number(text: str) -> int:
    """A number up to ninety-nine, 0 for what is none."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _HAN.get(text, 0)
    return 10 * (_HAN.get(tens, 0) if tens else 1) + (_HAN.get(ones, 0) if ones else 0)


def _number(fact: Fact, cell: Cell, text: str) -> object:
    """A number as ``kinds.parse`` takes it: no sign of money, no unit, no slips of binary fractions."""
    percentage = fact.unit is not None and fact.unit.zh == "%"
    if isinstance(cell.value, float):
        _check_exact(cell.value)
        number = decimal_of(cell.value)
        return number * 100 if cell.percent and percentage else number
    if cell.percent:
        return Decimal(str(cell.value)) * (100 if percentage else 1)
    plain = text.replace("¥", "").replace("￥", "").replace(" ", "").replace("−", "-")
    if plain.endswith("%"):
        return _scaled(plain[:-1], Decimal(1) if percentage else Decimal("0.01"))
    units = [fact.unit.zh, fact.unit.en] if fact.unit else []
    if fact.kind.type is Type.MONEY:
        if plain.endswith(("万元", "万")):
            return _scaled(plain.removesuffix("元").removesuffix("万"), Decimal(10_000))
        units += ["元", "yuan", "RMB"]
    for unit in units:
        plain = plain.removesuffix(unicodedata.normalize("NFKC", unit).replace(" ", ""))
    return plain


def decimal_of(value: float) -> Decimal:
    """The number that was typed: Excel keeps fifteen digits, what a binary fraction has beyond them is a slip."""
    return Decimal(f"{value:.15g}")


def _scaled(text: str, by: Decimal) -> object:
    plain = text.replace(",", "")
    return Decimal(plain) * by if re.fullmatch(r"-?\d{1,15}(\.\d{1,10})?", plain) else text


def _choice(fact: Fact, text: str) -> str:
    wanted = folded(text)
    for choice in fact.kind.choices:
        if wanted in (folded(choice.name), folded(choice.label.zh), folded(choice.label.en)):
            return choice.name
    raise _not_allowed(text, [choice.label for choice in fact.kind.choices])


def _yes_or_no(fact: Fact, text: str) -> bool:
    try:
        return bool(kinds.parse(fact.kind, unicodedata.normalize("NFKC", text).strip(), ""))
    except FactProblem:
        raise _not_allowed(text, [Words("是", "yes"), Words("否", "no")]) from None


def _not_allowed(text: str, labels: list[Words]) -> FactProblem:
    near = difflib.get_close_matches(text, [label.zh for label in labels], n=1, cutoff=0.5)
    most = 12
    zh = "、".join(label.zh for label in labels[:most]) + ("等" if len(labels) > most else "")
    en = ", ".join(label.en for label in labels[:most]) + (" and others" if len(labels) > most else "")
    short = f"{text[:40]}{'…' if len(text) > 40 else ''}"
    guess_zh, guess_en = (f"；是否为“{near[0]}”？", f"; did you mean “{near[0]}”?") if near else ("。", ".")
    return FactProblem(f"不能填“{short}”，只能是 {zh}{guess_zh}", f"“{short}” is not allowed; one of {en}{guess_en}")


def cell_value(fact: Fact, value: object, language: str) -> object:
    """How a value goes into a sheet: dates, money and numbers as such, anything else as people read it."""
    if value is None:
        return None
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value if decimal_of(float(value)) == value else kinds.text(fact.kind, value)
    if isinstance(value, date):
        return value
    return value_words(value, fact.kind).in_language(language)
