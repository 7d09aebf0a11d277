"""Where each document of an issue begins and ends, and which lines are its heading."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .contents import group_name
from .folding import folded, tightened
from .forms import (
    ADOPTED,
    ANNEX_LIST,
    ANNEX_NAMED,
    ANNEX_PAGE,
    NOTE,
    NUMBER,
    ORDER,
    ORDER_HEADING,
    ORDER_LINE,
    SENTENCE_END,
    SPOKEN,
    TITLE_END,
    date_in,
    is_date,
    is_issuer,
    label_of,
    number_of,
)
from .model import ContentsEntry
from .numerals import to_int
from .reading import Line, width

COLOPHON = re.compile(
    r"^(?:政府)?公报(?:查询|征订|订阅|发行)|^《.{2,30}公报》简介$|^(?:主\s*管|主\s*办|(?:责任)?编\s*辑|编辑出版|编辑部地址|主\s*编|承\s*办)(?:单位|发行单位)?\s*[:：]"
    r"|^(?:国际标准)?(?:连续出版物号|刊号)|^ISSN|^国内统一(?:连续出版物号|刊号)"
)
BLANKS = re.compile(r"_{2,}")
HEADING_LINES = 16
OPENING = 6
"""The lines below the number of an order that name what it issues."""
REVISED = re.compile(r"[（(][^（）()]*(?:修正|修订)[^（）()]*[）)]$")
LETTERHEAD = re.compile(r"文\s*件$")
ORDER_TITLE = re.compile(r"^(.+?)(令|公告|通告|命令)$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A document's heading: its lines, its number, the issuers and words of the title as printed."""

    start: int
    end: int  # the first line after heading and number
    number: str
    lines: tuple[Line, ...]
    entry: ContentsEntry | None
    date: dt.date | None = None  # printed behind the number


def headings_of(lines: Sequence[Line], start: int, entries: Sequence[ContentsEntry]) -> list[Heading]:
    """The headings of the documents, in order, found by number, by the contents, or by form."""
    floor = start
    found: list[Heading] = []
    for i in range(start, len(lines)):
        if i < floor:
            continue
        heading = heading_at(lines, i, floor, entries, found)
        if heading:
            found.append(heading)
            floor = heading.end
    known = {folded(heading.number) for heading in found if heading.number}
    found += [
        heading
        for entry in entries
        if entry not in [h.entry for h in found] and folded(entry.number or "-") not in known
        for heading in by_title(lines, start, entry, found)
    ]
    if not found and (only := whole_file(lines, start)):
        found = [only]
    found += by_form(lines, start, found)
    return sorted(found, key=lambda heading: heading.start)


def heading_at(
    lines: Sequence[Line], i: int, floor: int, entries: Sequence[ContentsEntry], found: Sequence[Heading]
) -> Heading | None:
    """The heading that ends with the number, or the note of adoption, in line ``i``."""
    text = lines[i].text
    number = number_of(text) or bracketed_number(text)
    if number:
        entry = next((e for e in entries if folded(e.number) == folded(number)), None)
        begin = title_start(lines, i, floor, entry)
        entry = entry or unnumbered_entry(lines[begin:i], entries)
        if begin == i:
            return number_first(lines, i, number, entry)
        if entry is None and not is_titled(lines[begin:i]):
            below = number_first(lines, i, number, entry)
            return replace(below, start=i - 1) if below and LETTERHEAD.search(lines[i - 1].text) else below
        return Heading(begin, i + 1, number, tuple(lines[begin:i]), entry, date_in(text))
    if (ADOPTED.match(text) or SPOKEN.match(text)) and i > floor:
        return adopted_heading(lines, i, floor, entries, found)
    if "号" not in text:
        return None
    order = ORDER.fullmatch(tightened(text))
    if order and i > floor and ORDER_HEADING.search(lines[i - 1].text) and not is_sentence(lines[i - 1].text):
        begin = i - 1
        while begin > floor and (is_issuer(lines[begin - 1].text) or lines[begin - 1].heading):
            begin -= 1
        heading = tightened("".join(line.text for line in lines[begin:i]))
        number = f"第{int_text(order)}号"
        entry = order_entry(entries, heading, order, lines[i + 1 :])
        return Heading(begin, i + 1, heading + number, tuple(lines[begin:i]), entry)
    if (line := ORDER_LINE.fullmatch(tightened(text))) and not number_of(text):
        number = f"第{int_text(line)}号"
        entry = order_entry(entries, line["heading"], line, lines[i + 1 :])
        begin = title_start(lines, i, floor, entry)
        named = begin < i and quotes(lines[i + 1 :], "".join(above.text for above in lines[begin:i]))
        own = tuple(lines[begin:i]) if named else (lines[i],)
        return Heading(begin if named else i, i + 1, line["heading"] + number, own, entry)
    return None


def bracketed_number(text: str) -> str:
    """The number of a line that is a number in brackets, as printed below some titles."""
    return number_of(text[1:-1]) if text.startswith(("（", "(")) and text.endswith(("）", ")")) else ""


def is_titled(heading: Sequence[Line]) -> bool:
    """Whether the lines read like a title: 关于 something, or a word for a kind of document at the end."""
    words = tightened("".join(line.text for line in heading))
    return "关于" in words or TITLE_END.search(words) is not None


def unnumbered_entry(heading: Sequence[Line], entries: Sequence[ContentsEntry]) -> ContentsEntry | None:
    """The entry with the heading's words, where the contents print no number."""
    words = "".join(line.text for line in heading)
    return next((e for e in entries if not e.number and same_title(e.title, words)), None)


def order_entry(
    entries: Sequence[ContentsEntry], heading: str, number: re.Match[str], below: Sequence[Line]
) -> ContentsEntry | None:
    """The entry of an order: by the text that its first lines quote, by its heading, or by its number alone."""
    numbered = [e for e in entries if not e.number or same_serial(e.number, number)]
    kind = heading[-1:]
    return next(
        (e for e in entries if quotes(below, e.title)),
        next(
            (e for e in numbered if same_title(e.title, heading)),
            next((e for e in numbered if ORDER_NUMBER.search(e.number) and kind in e.number + "令"), None),
        ),
    )


ORDER_NUMBER = re.compile(r"第?\s*(?P<serial>[0-9〇一二三四五六七八九十百]{1,6})\s*号")


def same_serial(one: str, other: re.Match[str]) -> bool:
    """Whether a number in the contents, such as 府令12号, has the serial number printed below a heading."""
    match = ORDER_NUMBER.search(one)
    return match is not None and NUMBER.search(one) is None and to_int(match["serial"]) == to_int(other["serial"])


def quotes(lines: Sequence[Line], title: str) -> bool:
    """Whether the first lines of an order quote the title."""
    return folded(f"《{title}》") in folded("".join(line.text for line in lines[:OPENING]))


def int_text(match: re.Match[str]) -> str:
    serial = match["serial"]
    return str(int(serial)) if serial.isdecimal() else serial


def number_first(lines: Sequence[Line], i: int, number: str, entry: ContentsEntry | None) -> Heading | None:
    """A heading with its number above the title, as on web pages; none where no title follows."""
    end = i + 1
    while end < min(len(lines), i + 8) and is_title_line(lines[end].text):
        end += 1
        if TITLE_END.search(lines[end - 1].text):
            break
    title = tuple(lines[i + 1 : end])
    if not title or not TITLE_END.search(title[-1].text):
        return None
    return Heading(i, end, number, title, entry)


def adopted_heading(
    lines: Sequence[Line], i: int, floor: int, entries: Sequence[ContentsEntry], found: Sequence[Heading]
) -> Heading | None:
    """The heading of a regulation above its note of adoption, unless an order before it issues the regulation."""
    begin = title_start(lines, i, floor, None)
    title = tightened("".join(line.text for line in lines[begin:i]))
    if not title or not TITLE_END.search(title):
        return None
    entry = next((e for e in entries if title_of(e, title)), None)
    if entry and any(heading.entry is entry for heading in found):
        return None
    if entry is None and found and not amends(lines, found[-1]):
        between = folded("".join(line.text for line in lines[found[-1].start : begin]))
        if folded(f"《{title}》") in between:
            return None
    return Heading(begin, i, entry.number if entry else "", tuple(lines[begin:i]), entry)


def title_of(entry: ContentsEntry, title: str) -> bool:
    """Whether an entry has the title, perhaps with the year of its revision behind."""
    return same_title(entry.title, title) or same_title(REVISED.sub("", entry.title), title)


def amends(lines: Sequence[Line], heading: Heading) -> bool:
    """Whether a heading, or the first words of an order, name a decision that changes a text."""
    return any("修改" in line.text for line in heading.lines) or any(
        "关于修改" in line.text for line in lines[heading.end : heading.end + 2]
    )


def by_title(lines: Sequence[Line], start: int, entry: ContentsEntry, found: Sequence[Heading]) -> list[Heading]:
    """The heading that has the words of an entry of the contents, where no number led to it."""
    for i in range(start, len(lines)):
        if any(heading.start <= i < heading.end for heading in found):
            continue
        words = ""
        for j in range(i, min(i + 8, len(lines))):
            words += lines[j].text
            if same_title(entry.title, words):
                return [Heading(i, j + 1, entry.number, tuple(lines[i : j + 1]), entry)]
            if len(words) > len(entry.title) + 30:
                break
    return []


def by_form(lines: Sequence[Line], start: int, found: Sequence[Heading]) -> list[Heading]:
    """The headings without number and entry: issuer, 关于 and a kind of document, above them the end of another."""
    dates = [i for i, line in enumerate(lines) if is_date(line.text)]
    openings = [start, *(i + 1 for i in dates), *(i + 1 for i in range(start, len(lines)) if group_name(lines[i].text))]
    made: list[Heading] = []
    for i in sorted({i for i in openings if i < len(lines)}):
        before = max((h for h in (*found, *made) if h.start <= i), key=lambda h: h.start, default=None)
        end = title_end(lines, i)
        nearest = min((h.start for h in found if h.start >= i), default=len(lines))
        if end == i or nearest < end or not any(end <= date < nearest for date in dates):
            continue
        title = "".join(line.text for line in lines[i:end])
        if before is None or (i >= before.end and not named_in(before, title)):
            made.append(Heading(i, end, "", tuple(lines[i:end]), None))
    return made


def title_end(lines: Sequence[Line], start: int) -> int:
    """The line after a title that begins in line ``start`` with the names of bodies before 关于; else ``start``."""
    words = ""
    for i in range(start, min(start + HEADING_LINES, len(lines))):
        if not is_title_line(lines[i].text):
            return start
        words += tightened(lines[i].text).replace(" ", "")
        issuers, about, _ = words.partition("关于")
        if about and not all(is_issuer(name) for name in split_issuers(issuers) or ("",)):
            return start
        if about and TITLE_END.search(words):
            return i + 1
    return start


def named_in(heading: Heading, title: str) -> bool:
    """Whether a heading names the title, as that of a text which the document passes on."""
    words = "".join(line.text for line in heading.lines) + (heading.entry.title if heading.entry else "")
    return folded(title) in folded(words)


def whole_file(lines: Sequence[Line], start: int) -> Heading | None:
    """The heading of a file that is one document without a number: a title, then a text with some structure."""
    body = lines[start:]
    labels = [label for line in body if (label := label_of(line.text))]
    dated = any(is_date(line.text) for line in body)
    for i in range(start, min(start + HEADING_LINES, len(lines))):
        text = tightened(lines[i].text)
        if not is_title_line(lines[i].text):
            return None
        if TITLE_END.search(text) and (len(labels) >= 2 or dated):
            begin = title_start(lines, i + 1, start, None)
            return Heading(begin, i + 1, "", tuple(lines[begin : i + 1]), None)
    return None


def title_start(lines: Sequence[Line], end: int, floor: int, entry: ContentsEntry | None) -> int:
    """The first line of the heading that ends before line ``end``."""
    lowest = end
    while lowest > max(floor, end - HEADING_LINES) and is_title_line(lines[lowest - 1].text):
        lowest -= 1
    if entry:
        words = ""
        for i in range(end - 1, lowest - 1, -1):
            words = lines[i].text + words
            if same_title(entry.title, words):
                return i
    return start_by_form(lines, lowest, end)


def start_by_form(lines: Sequence[Line], lowest: int, end: int) -> int:
    """The first line of the heading by its form: the words from 关于 on, and the issuers above them."""
    begin = end - 1
    if begin < lowest:
        return end
    if "关于" not in lines[begin].text:
        about = next((i for i in range(begin, max(lowest, end - 6) - 1, -1) if "关于" in lines[i].text), None)
        begin = about if about is not None else wrapped_title(lines, lowest, begin)
    signed = signers_below(lines, end)
    while begin > lowest and is_issuer(name := lines[begin - 1].text):
        if signed and folded(name) not in signed:
            break
        begin -= 1
    return begin


def signers_below(lines: Sequence[Line], start: int) -> set[str]:
    """The bodies above the first date below a heading: they sign, and so they head the document."""
    dated = next((i for i in range(start, len(lines)) if is_date(lines[i].text)), None)
    names: set[str] = set()
    while dated is not None and dated > start and is_issuer(lines[dated - 1].text):
        dated -= 1
        names |= {folded(lines[dated].text), *(folded(name) for name in lines[dated].text.split())}
    return names


def wrapped_title(lines: Sequence[Line], lowest: int, begin: int) -> int:
    """A title without 关于 over several lines: up to the line that is an issuer or ends a title of its own."""
    while begin > lowest and not lines[begin].after_blank:
        above = lines[begin - 1].text
        if is_issuer(above) or TITLE_END.search(above):
            break
        begin -= 1
    return begin


def is_title_line(text: str) -> bool:
    """Whether the line may belong to a heading: short words that are no sentence, label, date, row or form."""
    if "\t" in text or width(text) > 90 or is_sentence(text) or is_date(text) or BLANKS.search(text):
        return False
    if ANNEX_LIST.match(text) or ANNEX_PAGE.match(text) or ANNEX_NAMED.match(text) or NOTE.match(text):
        return False
    return label_of(text) is None and not number_of(text)


def is_sentence(text: str) -> bool:
    return SENTENCE_END.search(text) is not None


def same_title(entry: str, heading: str) -> bool:
    """Whether a heading has the words of the contents, which may name one issuer and 等部门 for the rest."""
    one, other = folded(entry), folded(heading)
    if one == other:
        return True
    others = OTHERS.search(one)
    lead, rest = (one[: others.start()], one[others.end() :]) if others else (one, "")
    return bool(others) and len(rest) > 4 and other.startswith(lead) and other.endswith(rest)


OTHERS = re.compile(r"等(?:[0-9一二三四五六七八九十]*个?部门|单位)")


def colophon_start(lines: Sequence[Line], start: int) -> int:
    """The first line of the imprint after the last document, or the end of the file."""
    return next((i for i in range(start, len(lines)) if COLOPHON.search(lines[i].text)), len(lines))


def issuers_and_title(heading: Heading) -> tuple[tuple[str, ...], str]:
    """The issuers above the title, in order, and the words of the title without them."""
    names: list[str] = []
    words: list[str] = []
    below: list[str] = []
    for line in heading.lines:
        if TITLE_END.search("".join(words)) and all_issuers(line.text):
            below += line.text.split()
            continue
        for piece in re.split(r"[\s　]+", line.text) if not spaced_out(line.text) else [line.text]:
            name = re.sub(r"\s", "", piece)
            if not words and is_issuer(name) and "关于" not in name:
                names.append(name)
            else:
                words.append(piece)
    if len(heading.lines) == 1 and (order := ORDER_LINE.fullmatch(tightened(heading.lines[0].text))):
        names, words = [], [order["heading"]]
    names = names or below
    title = tightened(" ".join(words)).replace(" ", "") if not latin(words) else tightened(" ".join(words))
    if not names and (order := ORDER_TITLE.match(title)) and is_issuer(order[1]):
        return (order[1],), order[2]
    before, about, after = title.partition("关于")
    if about and before and not names:
        return (split_issuers(before), about + after)
    if about and before and is_issuer(before):
        return ((*names, *split_issuers(before)), about + after)
    return tuple(names), title


def all_issuers(text: str) -> bool:
    """Whether the line holds nothing but names of bodies side by side."""
    return all(is_issuer(piece) for piece in text.split())


def latin(words: Sequence[str]) -> bool:
    return any(re.search(r"[A-Za-z]", word) for word in words)


def split_issuers(words: str) -> tuple[str, ...]:
    """The issuers run together before 关于; 等部门 is no name."""
    name = re.sub(r"等[\u4e00-\u9fff\d]{0,6}部门$|等单位$", "", words)
    return tuple(part for part in re.split(r"[、,，]", name) if part)


def spaced_out(text: str) -> bool:
    """Whether a name is printed letter by letter with spaces between (北京 市 财 政 局)."""
    pieces = text.split()
    return len(pieces) >= 3 and sum(len(piece) == 1 for piece in pieces) >= 2
