"""The cover and the table of contents, in Chinese and in English."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .folding import folded, tightened
from .forms import (
    ANNOUNCEMENT,
    NUMBER,
    SENTENCE_END,
    TITLE_END,
    date_in,
    label_of,
    number_of,
    standard,
)
from .model import ContentsEntry, Damage
from .numerals import NUMERAL, to_int
from .places import Place
from .reading import Line

CONTENTS = re.compile(r"^[【\[·•\s]*(?:(?:本期)?(?:目\s*[录次]|要\s*目)(?:\s*CONTENTS)?|CONTENTS)[】\]·•\s]*$", re.I)
PAGE = re.compile(
    r"(?:[\s.…·．。]*[(（]\s*([0-9]{1,4})\s*[)）]|(?:\s*[.…·．。・⋯_—-]){2,}\s*([0-9]{1,4})|\t\s*([0-9]{1,4})"
    r"|\s*/\s*([0-9]{1,4})|(?<=[\u4e00-\u9fff）)》])\s+([0-9]{1,3}))$"
)
GROUP = re.compile(r"^【\s*(.+?)\s*】$|^[◎●■▲◆]\s*(.+)$|^[·•〖\[]\s*([^0-9（）()]{2,16}?)\s*[·•〗\]]$")
GROUP_WORDS = "文件|规章|法规|任免|专栏|信息|动态|大事记|解读|要闻|讲话"
GROUP_ENDS = (*GROUP_WORDS.split("|"), "令")
PLAIN_GROUP = re.compile(
    rf"^(?:{NUMERAL}\s*[、．]\s*)?((?:[\u4e00-\u9fff、]\s*){{0,16}}?(?:{GROUP_WORDS})|(?:[\u4e00-\u9fff、]\s*){{2,16}}?令)$"
)
NUMBERED = re.compile(r"^\s*[0-9]{1,2}\s*[.．、]\s*(?![0-9])")
ORDER_SUFFIX = re.compile(r"\s*[（(]([\u4e00-\u9fff]{0,20}(?:第\s*[0-9]+\s*号(?:令|公告)?|令\s*[0-9]+\s*号))[）)]$")
COLUMNS = re.compile(r"^(?:序号|编号)?\s*(?:标题|题名|文件名称?|名称|篇名)\s*(?:文号)?\s*(?:页码|页次|页)?$")
UNBRACKETED = re.compile(r"^(.*\S)\s+(\S+\s*[〔\[［（(]\s*[0-9]{4}\s*[〕\]］）)]\s*[0-9]+\s*号)$")
ORDER_WORDS = r"([\u4e00-\u9fff]{2,24}令\s*[（(]?\s*第\s*[0-9]+\s*号\s*[）)]?)"
ORDER_FIRST = re.compile(rf"^{ORDER_WORDS}[\s：:]+(\S.*)$", re.S)
ORDER_LAST = re.compile(rf"^(.*\S)\s+{ORDER_WORDS}$", re.S)
ISSUE = rf"(?:[0-9]{{1,3}}|{NUMERAL})"
ISSUE_YEAR = re.compile(rf"([0-9]{{4}}|{NUMERAL})\s*年?\s*第\s*{ISSUE}\s*[期号]")
OFFICIAL = re.compile(r"the\s+(Chinese|English)\s+version\s+being\s+official|以(中|英)文为准", re.I)
LATIN = re.compile(r"[A-Za-z]")
HAN_LETTER = re.compile(r"[\u4e00-\u9fff]")
ENGLISH_NUMBER = re.compile(
    r"\(?\s*(?P<n>(?:[A-Za-z]+\s*[〔\[(]\s*[0-9]{4}\s*[〕\])]\s*No\.?\s*[0-9]+)"
    r"|(?:[A-Za-z]+ No\.?\s*[0-9]+,\s*[0-9]{4}(?:\s*\(Total No\.?\s*[0-9]+\))?)|(?:(?:Order )?No\.?\s*[0-9]+))\s*\)?$"
)
YEAR = rf"(?:[0-9]{{4}}|{NUMERAL})"
ISSUE_NUMBER = re.compile(rf"(?<!总)(?<!计)第\s*({ISSUE})\s*期|{YEAR}\s*年\s*第\s*({ISSUE})\s*号")
TOTAL = re.compile(rf"(?:总|累计)(?:第|期[号数]?|号)\s*[:：]?\s*([0-9]{{1,5}}|{NUMERAL})\s*期?")
SPONSOR = re.compile(r"([\u4e00-\u9fff]{2,40}?)\s*(?:主办|编)$|主办(?:单位)?\s*[:：]\s*([\u4e00-\u9fff]{2,40})")
MASTHEAD = re.compile(r"^([\u4e00-\u9fff\s]{2,30}公\s*报)(?:$|\s|(?=[0-9第（(]))")


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the first document, and where that ends (an index into the lines)."""

    title: str
    date: dt.date | None
    year: int | None
    number: int | None
    total: int | None
    sponsor: str | None
    sections: tuple[str, ...]
    entries: tuple[ContentsEntry, ...]
    languages: tuple[str, ...]
    official: str | None
    damage: tuple[Damage, ...]
    end: int


def front_of(lines: Sequence[Line]) -> Front:
    """The cover and contents of an issue; an empty front where the file starts with a document."""
    start, end = contents_span(lines)
    chinese, english = languages_of(lines[start:end])
    entries, sections, split = chinese_entries(chinese)
    if not entries and start:
        end = unpaged_end(lines, start)
        chinese = list(lines[start:end])
        entries, sections = unpaged_entries(chinese)
    if not entries:
        start = end = 0
    cover = lines[:start] if end else cover_lines(lines)
    end = max(end, len(cover))
    entries = with_english(entries, english_entries(english))
    words = " ".join(line.text for line in lines[:end])
    official = OFFICIAL.search(words)
    languages = (("zh",) if chinese else ()) + (("en",) if english else ())
    title = next((re.sub(r"\s", "", match[1]) for line in cover if (match := MASTHEAD.match(line.text))), "")
    damage = front_damage(words, split) if title or entries else ()
    return Front(
        title,
        next((date for line in cover if (date := date_in(line.text))), None),
        first_number(ISSUE_YEAR, words),
        first_number(ISSUE_NUMBER, "\n".join(line.text for line in cover)),
        first_number(TOTAL, "".join(line.text for line in cover)),
        sponsor_of(cover),
        sections,
        entries,
        languages,
        None if official is None else "zh" if (official[1] or official[2]) in ("Chinese", "中") else "en",
        damage,
        end,
    )


def contents_span(lines: Sequence[Line]) -> tuple[int, int]:
    """First line after the word 目录 and the first line after the contents; (0, 0) where there are none."""
    start = next((i for i, line in enumerate(lines[:200]) if CONTENTS.match(line.text)), None)
    if start is None:
        return 0, 0
    last, quiet = start + 1, 0
    for i in range(start + 1, len(lines)):
        text = lines[i].text
        opens = label_of(text) and not group_name(text) and not paged(lines[i : i + 4])
        if number_of(text) or text.endswith(("。", "：", ":")) or opens:
            break
        quiet += 1
        if PAGE.search(text) or GROUP.match(text) or not HAN_LETTER.search(text):
            last, quiet = i + 1, 0
        elif quiet > 8:
            break
    return start, last


def paged(lines: Sequence[Line]) -> bool:
    """Whether an entry begins in the first line: a page number ends it there or soon after."""
    return any(PAGE.search(line.text) for line in lines[:1]) or (
        NUMBERED.match(lines[0].text) is not None and any(PAGE.search(line.text) for line in lines[1:])
    )


def cover_lines(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a cover without contents: masthead, issue number and date at the head of the file."""
    end = 0
    while end < len(lines) and is_cover(lines[end].text):
        end += 1
    named = any(MASTHEAD.match(line.text) or ISSUE_NUMBER.search(line.text) for line in lines[:end])
    return lines[:end] if named else lines[:0]


def is_cover(text: str) -> bool:
    """Whether the line is the masthead, a number or date of the issue, its sponsor, or Latin letters."""
    if MASTHEAD.match(text) or ISSUE_NUMBER.search(text) or TOTAL.search(text) or SPONSOR.search(text):
        return len(text) < 60
    return (date_in(text) is not None and len(text) < 20) or not HAN_LETTER.search(text)


def languages_of(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The Chinese and the English lines of the contents."""
    chinese = [line for line in lines if HAN_LETTER.search(line.text) and not CONTENTS.match(line.text)]
    english_start = next((i for i, line in enumerate(lines) if line.text.upper() == "CONTENTS"), len(lines))
    if english_start == len(lines):
        return chinese, []
    english = [line for line in lines[english_start + 1 :] if not HAN_LETTER.search(line.text)]
    first_english = lines[english_start].number if english_start < len(lines) else 10**9
    tail = [line for line in lines if line.number < first_english and paging_only(line)]
    return sorted([*chinese, *tail], key=lambda line: line.number), english


def group_name(text: str) -> str:
    """The name of a group of documents that the line is (【部门文件】, 省政府规章); empty for any other line."""
    match = GROUP.match(text) or (PLAIN_GROUP.match(text) if text.endswith(GROUP_ENDS) else None)
    return tightened(next(name for name in match.groups() if name)).replace(" ", "") if match else ""


def paging_only(line: Line) -> bool:
    """Whether a line holds a page number alone, left over from an entry above."""
    return not LATIN.search(line.text) and bool(PAGE.search(line.text)) and not HAN_LETTER.search(line.text)


def chinese_entries(lines: Sequence[Line]) -> tuple[tuple[ContentsEntry, ...], tuple[str, ...], list[str]]:
    """The Chinese entries, the names of the groups, and the titles that are torn apart by blank lines."""
    entries: list[ContentsEntry] = []
    sections: list[str] = []
    split: list[str] = []
    words: list[str] = []
    torn = False
    for line in lines:
        group = group_name(line.text) if not words or GROUP.match(line.text) else ""
        if group:
            sections.append(group)
            words = []
            continue
        if "version" in line.text or COLUMNS.match(line.text):
            continue
        torn = bool(words) and (torn or line.after_blank)
        page = PAGE.search(line.text)
        words.append(line.text[: page.start()] if page else line.text)
        if not page:
            continue
        title, number = parted(NUMBERED.sub("", " ".join(words)))
        if title:
            number_on_page = int(next(group for group in page.groups() if group))
            entries.append(ContentsEntry(sections[-1] if sections else "", title, number, number_on_page))
            if torn:
                split.append(title)
        words, torn = [], False
    return tuple(entries), tuple(sections), split


def unpaged_end(lines: Sequence[Line], start: int) -> int:
    """The first line after a table of contents without page numbers: where its first title is printed again."""
    body = [i for i in range(start, len(lines)) if not CONTENTS.match(lines[i].text) and not group_name(lines[i].text)]
    first = folded("".join(entry.title for entry in unpaged_entries([lines[i] for i in body[:4]])[0][:1]))
    for i in body[1:] if first else ():
        if SENTENCE_END.search(lines[i].text):
            return start
        words = ""
        for line in lines[i : i + 5]:
            words += folded(line.text)
            if words == first:
                return i - 1 if group_name(lines[i - 1].text) else i
    return start


def unpaged_entries(lines: Sequence[Line]) -> tuple[tuple[ContentsEntry, ...], tuple[str, ...]]:
    """The entries of a table of contents without page numbers, each ended by its number or by its last word."""
    entries: list[ContentsEntry] = []
    sections: list[str] = []
    words: list[str] = []
    for line in lines:
        if CONTENTS.match(line.text):
            continue
        if not words and (group := group_name(line.text)):
            sections.append(group)
            continue
        words.append(line.text)
        title, number = parted(NUMBERED.sub("", " ".join(words)))
        if not title and number and entries and not entries[-1].number:
            entries[-1] = replace(entries[-1], number=number)
            words = []
        elif title and (number or TITLE_END.search(title)):
            entries.append(ContentsEntry(sections[-1] if sections else "", title, number, None))
            words = []
    return tuple(entries), tuple(sections)


def parted(words: str) -> tuple[str, str]:
    """An entry's title and its document number."""
    text = tightened(words)
    if order := ORDER_FIRST.match(words.strip()):
        return tightened(order[2]), order[1].replace(" ", "")
    if order := ORDER_LAST.match(words.strip()):
        return tightened(order[1]), order[2].replace(" ", "")
    if (open_number := UNBRACKETED.match(words.strip())) and (number := number_of(open_number[2])):
        return tightened(open_number[1]), number
    for pattern in (NUMBER, ANNOUNCEMENT):
        for match in pattern.finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            if after.strip(" )）") == "":
                return before.rstrip(" (（"), standard(match)
    if order := ORDER_SUFFIX.search(text):
        return text[: order.start()], order[1]
    return text, ""


def english_entries(lines: Sequence[Line]) -> dict[int, tuple[str, str]]:
    """English title and number of each entry by its page."""
    found: dict[int, tuple[str, str]] = {}
    words: list[str] = []
    for line in lines:
        if GROUP.match(line.text) or OFFICIAL.search(line.text):
            words = []
            continue
        page = PAGE.search(line.text)
        words.append(line.text[: page.start()].strip() if page else line.text)
        if page:
            text = " ".join(words).strip()
            number = ENGLISH_NUMBER.search(text)
            title = text[: number.start()].strip() if number else text
            found[int(next(g for g in page.groups() if g))] = (title, number["n"] if number else "")
            words = []
    return found


def with_english(entries: tuple[ContentsEntry, ...], english: dict[int, tuple[str, str]]) -> tuple[ContentsEntry, ...]:
    """The entries with the English title and number printed for the same page."""
    joined = []
    for entry in entries:
        title, number = english.get(entry.page or -1, ("", ""))
        joined.append(replace(entry, title_en=title, number_en=number))
    return tuple(joined)


def first_number(pattern: re.Pattern[str], words: str) -> int | None:
    match = pattern.search(words)
    return to_int(next(group for group in match.groups() if group)) if match else None


def sponsor_of(cover: Sequence[Line]) -> str | None:
    """The body that the cover names as 主办."""
    for line in cover:
        if match := SPONSOR.search(line.text):
            return match[1] or match[2]
    return None


def front_damage(words: str, split: list[str]) -> tuple[Damage, ...]:
    """What an issue's cover and contents lack."""
    damage = []
    if not TOTAL.search(re.sub(r"[(（]?\s*总第\s*[0-9]+\s*号\s*[)）]?", "", words)):
        damage.append(Damage("missing-total-number", (Place.parse("封面"),), missing="封面没有总期号"))
    if split:
        titles = "；".join(title[:24] for title in split)
        damage.append(Damage("split-title", (Place.parse("目录"),), missing=f"目录中的题名被断开：{titles}"))
    return tuple(damage)
