"""Numbers that people read aloud and type: each closes with a check digit (ISO 7064, MOD 11-10)."""

from datetime import date

from django.db import connection

from gongbao.hub.errors import Unprocessable


def check_digit(digits: str) -> str:
    """The check digit of a row of digits: it finds every single wrong digit and every swap of neighbours but one."""
    product = 10
    for digit in digits:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)


def case_number(day: date) -> str:
    """The next case number, such as ``GB-2024-000123-5``; never given twice, though one may be left out."""
    return f"GB-{_numbered(day, 'hub_case_number', 6)}"


def certificate_number(day: date) -> str:
    """The next certificate number, such as ``ZS-2024-00000123-5``."""
    return f"ZS-{_numbered(day, 'hub_certificate_number', 8)}"


def _numbered(day: date, sequence: str, length: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [sequence])
        [number] = cursor.fetchone()
    return f"{day.year}-{number:0{length}d}-{check_digit(f'{day.year}{number:0{length}d}')}"


def read_number(text: str) -> str:
    """A number as somebody typed it, in its proper form. Raises Unprocessable when its check digit is wrong."""
    folded = "".join(text.split()).upper().replace("－", "-").replace("—", "-")
    parts = folded.split("-")
    if len(parts) == 4 and all(part.isascii() and part.isdigit() for part in parts[1:]):
        if check_digit(parts[1] + parts[2]) == parts[3]:
            return folded
        raise Unprocessable(
            f"编号 {folded} 的校验位不对，请核对是否抄错一位。",
            f"The check digit of {folded} is wrong; please look for a mistyped digit.",
        )
    raise Unprocessable("编号应形如 GB-2024-000123-5。", "A number looks like GB-2024-000123-5.")
