"""A file's bytes made into lines of text: UTF-8, UTF-16, GB 18030, Markdown, and PDF with a text layer."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongbao.words import Problem

if TYPE_CHECKING:
    import pypdfium2

LARGEST = 40 * 1024 * 1024
"""Bytes that one issue may have; the thickest printed issues with pictures stay below."""


class NotReadable(Problem):
    """The file cannot be read as a gazette."""


class NotAGazette(NotReadable):
    """The text can be read, and holds no policy document."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”里没有找到公报文件：需要有文号、标题或条文的政府公报或政策文件。",
            f"“{name}” holds no gazette document: a document number, a title or articles are needed.",
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source: its number from 1, its words, how it was set, and whether a blank line precedes it."""

    number: int
    text: str
    after_blank: bool = False
    indented: bool = False
    heading: int = 0  # depth of a Markdown heading
    raw: str = ""
    marked: bool = False  # held marks of emphasis

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a table row; one cell for any other line."""
        return tuple(cell.strip() for cell in self.raw.split("\t"))


def lines_of(data: bytes, name: str) -> tuple[Line, ...]:
    """The lines of a gazette file. Raises what ``source_text`` raises."""
    return tuple(cleaned(source_text(data, name)))


def source_text(data: bytes, name: str) -> str:
    """The text of a gazette file; its lines are those that ``Line.number`` and ``Provision.lines`` count.

    ``NotReadable`` when the file is empty, too large, binary, in an unknown encoding, or a PDF that is broken,
    locked or has no text layer.
    """
    if len(data) > LARGEST:
        raise NotReadable(
            f"“{name}”有{len(data) / 2**20:.0f}兆字节，超过了{LARGEST // 2**20}兆字节的上限；请按期分开导入。",
            f"“{name}” has {len(data) / 2**20:.0f} MB, more than the {LARGEST // 2**20} MB allowed; "
            "import one issue at a time.",
        )
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise NotReadable(f"“{name}”是空文件。", f"“{name}” is empty.")
    text = text_of_pdf(data, name) if data[:1024].lstrip().startswith(b"%PDF") else decoded(data, name)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\x0b", "\n")


def decoded(data: bytes, name: str) -> str:
    """The text of ``data`` in the first encoding that fits; ``NotReadable`` where none does or it is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in data[:4096]:
        encodings = (
            ("utf-16-le", "utf-16-be") if data[1::2].count(0) >= data[::2].count(0) else ("utf-16-be", "utf-16-le")
        )
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if is_text(text):
            return text
    raise NotReadable(
        f"“{name}”不是文本：请提供UTF-8、GB 18030或UTF-16编码的文本、Markdown，或带文字层的PDF。",
        f"“{name}” is no text: give text or Markdown in UTF-8, GB 18030 or UTF-16, or a PDF with a text layer.",
    )


def is_text(text: str) -> bool:
    """Whether hardly any character is a control character, a private one or not assigned."""
    counts = Counter(text[:20_000])
    odd = (n for c, n in counts.items() if not (c.isprintable() or c in "\t\n\r\f\u3000\u00a0\ufeff\u2028\u200b\x0b"))
    return sum(odd) <= counts.total() // 100


def text_of_pdf(data: bytes, name: str) -> str:
    """The text layer of a PDF, a line for each printed line, a form feed for each page.

    Lines that begin right of the text's left edge get two wide spaces in front, as in typed text.
    """
    # Heavy to import, and most issues come as text.
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
        pages = [list(printed_lines(page)) for page in pdf]
        pdf.close()
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise NotReadable(
            f"“{name}”是损坏或加密的PDF，无法打开。", f"“{name}” is a broken or locked PDF and cannot be opened."
        ) from error
    edges = Counter(round(left) for page in pages for left, _ in page)
    if not edges:
        raise NotReadable(
            f"“{name}”是没有文字层的PDF（扫描件）；请先做文字识别。",
            f"“{name}” is a PDF without a text layer (a scan); recognise its text first.",
        )
    often = max(edges.values())
    margin = min(edge for edge, count in edges.items() if count >= often / 4)
    return "\f".join("\n".join(("　　" if left > margin + 9 else "") + text for left, text in page) for page in pages)


def printed_lines(page: "pypdfium2.PdfPage") -> Iterator[tuple[float, str]]:
    """The left edge (points) and the words of each printed line of a page, from top to bottom."""
    text_page = page.get_textpage()
    rows: list[tuple[float, float, list[tuple[float, float, str]]]] = []
    for index in range(text_page.count_rects()):
        left, bottom, right, top = text_page.get_rect(index)
        words = text_page.get_text_bounded(left, bottom, right, top).replace("\r\n", " ").strip()
        if not words:
            continue
        middle = (bottom + top) / 2
        row = next((r for r in rows[-3:] if abs(r[0] - middle) < max(r[1], top - bottom) / 2), None)
        if row is None:
            rows.append((middle, top - bottom, [(left, right, words)]))
        else:
            row[2].append((left, right, words))
    for _, height, pieces in rows:
        pieces.sort()
        yield pieces[0][0], "".join(spaced(pieces, height))


def spaced(pieces: list[tuple[float, float, str]], height: float) -> Iterator[str]:
    """The pieces of a printed line; a wide gap between them is a table's column."""
    end = pieces[0][0]
    for left, right, words in pieces:
        if left - end > 2 * height:
            yield "\t"
        elif left - end > height / 3:
            yield " "
        yield words
        end = right


EDGES = r"[-—–―─－·•・~～\s]"
PAGE_NUMBER = re.compile(rf"^(?:{EDGES}*\d{{1,4}}{EDGES}*|第\s*\d{{1,4}}\s*页(?:\s*[,，/]?\s*共\s*\d{{1,4}}\s*页)?)$")
FOLIO = re.compile(rf"^{EDGES}*\d{{1,4}}{EDGES}+(?=[^\d年])|(?<=\D){EDGES}+\d{{1,4}}{EDGES}*$")
"""A page number in one line with the running head."""
WIDE_DIGIT = re.compile(r"[０-９]")
NARROW_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
MARKS = re.compile(r"[-#!<>*+\\\[_|]")
"""The characters that Markdown is written with; most lines of a gazette have none."""
RULER = re.compile(r"^\s*(?:[-*_]\s*){3,}$|^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$")
BULLET = re.compile(r"^\s*[-*+]\s+(?=\S)")
HASHES = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<img[^>]*>|<!--.*?-->")
LINK = re.compile(r"\[([^\]]+)\]\((?:https?:|mailto:|/|#)[^)]*\)")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|])")
EMPHASIS = re.compile(r"(?<![\w*])\*(?![\s*])([^*]+)(?<!\s)\*(?![\w*])")
UNDERSCORED = re.compile(r"(?<!_)__(?![_\s])([^_]+)(?<!\s)__(?!_)")
STRONG = re.compile(r"\*\*|</?(?:b|strong|em|u|center|br|p|div|span)\b[^>]*>")
RUNNING = re.compile(r"公报")


def cleaned(text: str) -> Iterator[Line]:
    """The lines without Markdown marks, page numbers and running heads, which are taken as page breaks.

    Digits are made narrow, so that numbers and dates have one form.
    """
    raw = text.replace("\ufeff", "").replace("\u200b", "").replace("\x00", "")
    raw = raw.translate(NARROW_DIGITS) if WIDE_DIGIT.search(raw) else raw
    source = [part for line in raw.split("\n") for part in with_breaks(line)]
    running = running_heads([line for line, _ in source], raw.count("\f") + 1)
    blank, number, begun = False, 0, False
    for original, continued in source:
        number += not continued
        line, heading = without_markdown(original)
        words = line.strip(" \u3000\u00a0\f") if "\t" in line else line.strip()
        if not words.strip() or (begun and without_folio(words) in running) or is_page_mark(words):
            blank = True
            continue
        begun = True
        indented = line.startswith(("　　", "  ", "\t"))
        yield Line(number, words.strip(), blank or "\f" in original, indented, heading, words, "**" in original)
        blank = False


def with_breaks(line: str) -> Iterator[tuple[str, bool]]:
    """A line that holds form feeds as one line for each page, and whether it continues the line before."""
    for index, part in enumerate(line.split("\f")):
        yield ("\f" if index else "") + part, index > 0


def is_page_mark(words: str) -> bool:
    """Whether the line only numbers or divides pages."""
    return bool(PAGE_NUMBER.match(words) or RULER.match(words)) and not set("_\t") & set(words)


def running_heads(lines: Sequence[str], pages: int) -> set[str]:
    """Lines that pages repeat: the gazette's name, the year and number of the issue; kept once at the very start.

    Where nothing marks the pages but their numbers, a line beside two page numbers is one.
    """
    often = 4 if pages == 1 else min(4, max(2, pages // 2))
    words = [line.strip() for line in lines if line.strip()]
    named = [i for i, line in enumerate(words) if len(line) < 60 and RUNNING.search(line) and "《" not in line]
    counts = Counter(without_folio(words[i]) for i in named)
    beside = Counter(
        without_folio(words[i])
        for i in named
        if any(is_page_mark(near) for near in (*words[max(0, i - 1) : i], *words[i + 1 : i + 2]))
    )
    return {line for line, count in counts.items() if count >= often or beside[line] >= 2}


def without_folio(words: str) -> str:
    """A line without the page number beside a running head."""
    return FOLIO.sub("", words.strip()) if RUNNING.search(words) else words.strip()


def without_markdown(line: str) -> tuple[str, int]:
    """The line without Markdown marks, and the depth of the heading that it was."""
    if not MARKS.search(line):
        return line, 0
    heading = 0
    if match := HASHES.match(line.strip("\f")):
        heading, line = len(match.group(1)), match.group(2)
    line = PICTURE.sub("", line)
    if not RULER.match(line) and not PAGE_NUMBER.match(line):
        line = BULLET.sub("", line)
    line = ESCAPED.sub(r"\1", LINK.sub(r"\1", EMPHASIS.sub(r"\1", STRONG.sub("", UNDERSCORED.sub(r"\1", line)))))
    stripped = line.strip()
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1 and not RULER.match(line):
        line = "\t".join(cell.strip() for cell in re.split(r"(?<!\\)\|", stripped[1:-1]))
    return re.sub(r"^>\s?", "", line), heading


NARROW = re.compile(r"[\u0000-\u2013\u2022]")


def width(text: str) -> float:
    """How many Chinese characters wide the words are when printed."""
    return len(text) - len(NARROW.findall(text)) / 2
