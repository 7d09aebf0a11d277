"""What charts are drawn with: lines of text that wrap as Chinese does, boxes, and the text inside them, as SVG."""

from dataclasses import dataclass
from html import escape

from gongbao.procedures.layout import Size, Spot

LEADING = 1.35
_NO_LINE_END = "（《「『“‘"
_NO_LINE_START = "、，。；：？！）》」』”’%％"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, its size in pixels, and the class of its style."""

    text: str
    size: float
    style: str = ""


def wrap(text: str, limit: int) -> list[str]:
    """``text`` in lines of about equal length, at most ``limit`` Chinese characters wide each.

    Words and numbers in Latin letters stay whole, and no line begins with a closing mark or ends with an opening one.
    """
    pieces = _pieces(text)
    total = sum(ems(piece) for piece in pieces)
    rows = max(1, -(-int(total * 100) // (limit * 100)))
    for tenths in range(int(total * 10 / rows), limit * 10):
        lines = _fill(pieces, tenths / 10)
        if len(lines) <= rows:
            return lines
    return _fill(pieces, float(limit))


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for char in text:
        if pieces and _is_glued(pieces[-1][-1], char):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _is_glued(before: str, char: str) -> bool:
    """Whether no line may end between two characters."""
    if " " in (before, char):
        return False
    return char in _NO_LINE_START or before in _NO_LINE_END or (_is_narrow(char) and _is_narrow(before))


def _fill(pieces: list[str], limit: float) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and ems(lines[-1] + piece.rstrip()) > limit + 0.01:
            lines.append("")
        if lines[-1] or piece != " ":
            lines[-1] += piece
    return [line.rstrip() for line in lines]


def _is_narrow(char: str) -> bool:
    return char.isascii()


def ems(text: str) -> float:
    """How many Chinese characters wide the text is."""
    return sum(0.56 if _is_narrow(char) else 1.0 for char in text)


def rectangle(spot: Spot, size: Size, radius: float, style: str) -> str:
    """A box with round corners."""
    return (
        f'<rect class="{style}" x="{spot.x - size.width / 2:.1f}" y="{spot.top:.1f}" '
        f'width="{size.width:.1f}" height="{size.height:.1f}" rx="{radius:.1f}"/>'
    )


def text_block(spot: Spot, size: Size, lines: list[Line]) -> str:
    """The lines in the middle of a box."""
    y = spot.top + (size.height - sum(line.size * LEADING for line in lines)) / 2
    parts = []
    for line in lines:
        y += line.size * LEADING
        style = f' class="{line.style}"' if line.style else ""
        baseline = y - line.size * (LEADING - 1) / 2 - line.size * 0.14
        parts.append(
            f'<text{style} x="{spot.x:.1f}" y="{baseline:.1f}" font-size="{line.size:g}">{escape(line.text)}</text>'
        )
    return "".join(parts)
