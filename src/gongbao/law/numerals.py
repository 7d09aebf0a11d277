"""Numerals as gazettes print them: 第十二条, （三）, 12."""

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
UNITS = {"十": 10, "百": 100, "千": 1000}
HAN_DIGITS = "零一二三四五六七八九"

NUMERAL = "[〇○零一二三四五六七八九十百千两]+"
"""A regular expression for one Chinese numeral below ten thousand."""
ANY_NUMERAL = rf"(?:{NUMERAL}|[0-9０-９]+)"
"""A regular expression for one Chinese or Arabic numeral."""


def to_int(numeral: str) -> int:
    """The value of a Chinese (十二, 一百零三, 二〇二四) or Arabic numeral; ``ValueError`` for anything else."""
    if numeral.isdecimal():
        return int(numeral)
    if not any(c in UNITS for c in numeral):
        return int("".join(str(DIGITS[c]) if c in DIGITS else c for c in numeral))
    total = digit = 0
    for c in numeral:
        if c in UNITS:
            total += (digit or 1) * UNITS[c]
            digit = 0
        elif c in DIGITS:
            digit = DIGITS[c]
        else:
            raise ValueError(numeral)
    return total + digit


def to_chinese(number: int) -> str:
    """``number`` (0 to 9999) in Chinese: 10 is 十, 21 is 二十一, 103 is 一百零三."""
    if number < 10:
        return HAN_DIGITS[number]
    text, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if zero else "") + HAN_DIGITS[digit] + name
            zero = False
        elif text:
            zero = True
    return text.removeprefix("一") if text.startswith("一十") else text
