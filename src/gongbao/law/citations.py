"""Other documents that a text names: their numbers, titles, short names, and places in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .folding import HAN, tightened
from .forms import DOCUMENT_WORDS, NUMBER
from .places import Place, parse_places

TITLED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
BEHIND = re.compile(r"^\s*(?:（示范文本）|\(示范文本\))?\s*[（(]((?:[^（）()]|[（(][^（）()]*[）)])+)[）)]")
TEXT_TITLE = re.compile(rf"(?:{DOCUMENT_WORDS})(?:\s*[（(][^（）()]*[）)])*$")
ORDER_SHORT = re.compile(r"第\s*[0-9]+\s*号令")
ORDER_LONG = re.compile(rf"[{HAN}]{{2,20}}令\s*(?:[〔\[（(]?[0-9]{{4}}[〕\]）)]?\s*年?)?\s*第?\s*[0-9]+\s*号")
ORDER_OF_YEAR = re.compile(rf"[{HAN}]{{0,20}}[0-9]{{4}}\s*年\s*第\s*[0-9]+\s*号(?:公告|通告|令)?")
ALIAS = re.compile(r"(?:以下|下)(?:简)?称\s*[“\"《]?([^”\"》）)，。]+?)(?:文件)?[”\"》]?\s*$")
DAY_BEFORE = re.compile(r"^.*[日年](?=[^第]*令)")
NUMBER_ALIAS = re.compile(r"以下(?:简)?称\s*[“\"]?([0-9]+号)(?:文件)?")
BODY_NOISE = re.compile(
    r"^.*(?:根据|按照|依据|依照|执行|废止|规定的|贯彻|落实|参照|以及|关于|印发|文件|和|与|及|对|由|的|按|见|原)(?=[^\s])"
)
PLACES_BEHIND = re.compile(
    r"^(?:文件)?(?:中)?\s*((?:第\s*[（(]?[〇一二三四五六七八九十百0-9]+[）)]?\s*[条款项目章节](?:之[一二三四五六七八九十])?"
    r"\s*[、和及与]?\s*)+)"
)
STANDARD_NUMBER = re.compile(r"\b(?:DB\s?[0-9]{2}|GB|[A-Z]{2})(?:/[TZ])?\s?[0-9]+(?:\.[0-9]+)?[-—–][0-9]{4}\b")


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document in a text: title and number as far as given, the places named with it."""

    title: str
    number: str
    order: str
    places: tuple[Place, ...]
    start: int
    end: int

    @property
    def target(self) -> str:
        """The number where there is one, else the title, with the order that issued it."""
        if self.number:
            return self.number
        return f"{self.title}（{self.order}）" if self.order else self.title


def numbers_in(text: str) -> Iterator[tuple[str, int, int]]:
    """The document numbers in a text, in standard spelling, with their offsets; orders (令) are none."""
    for match in NUMBER.finditer(text) if "号" in text else ():
        body = BODY_NOISE.sub("", match["body"])
        if not body or body.endswith("令") or len(body) > 12:
            continue
        start = match.start() + len(match["body"]) - len(body)
        yield f"{body}〔{match['year']}〕{int(match['serial'])}号", start, match.end()


def inner_quotes(title: str) -> str:
    """A quoted title with 《》 inside."""
    return tightened(title).replace("〈", "《").replace("〉", "》").replace("<", "《").replace(">", "》")


def citations_in(text: str, aliases: dict[str, Citation]) -> list[Citation]:
    """Every mention of a document in ``text``; ``aliases`` is filled with the short names that it sets."""
    found: list[Citation] = []
    for match in TITLED.finditer(text):
        title, end, number, order = inner_quotes(match[1]), match.end(), "", ""
        if found and match.start() < found[-1].end:
            continue
        short = ""
        while behind := BEHIND.match(text[end:]):
            more = details(behind[1])
            if not any(more):
                break
            number, order, short = (new or old for new, old in zip(more, (number, order, short), strict=True))
            end += behind.end()
        if not number and not order and not TEXT_TITLE.search(title) and title not in aliases:
            continue
        places, length = places_behind(text[end:])
        known = aliases.get(title)
        citation = Citation(
            known.title if known else title,
            number or (known.number if known else ""),
            order or (known.order if known else ""),
            places,
            match.start(),
            end + length,
        )
        found.append(citation)
        if short:
            aliases[short] = citation
        if citation.number or citation.order:
            aliases.setdefault(title, citation)
    found += bare_numbers(text, found)
    found += by_alias(text, found, aliases)
    return sorted(found, key=lambda citation: citation.start)


def details(words: str) -> tuple[str, str, str]:
    """Number, order and short name in the brackets behind a title."""
    number = next((n for n, _, _ in numbers_in(words)), "")
    order = ORDER_SHORT.search(words) or ORDER_LONG.search(words) or ORDER_OF_YEAR.search(words)
    alias = NUMBER_ALIAS.search(words) or ALIAS.search(words)
    issued = "" if number or not order else DAY_BEFORE.sub("", tightened(order[0]))
    return number, issued, alias[1] if alias else ""


def places_behind(text: str) -> tuple[tuple[Place, ...], int]:
    """The places of the cited document that follow its name (第七条第（三）项、第十三条第（五）项第4目)."""
    match = PLACES_BEHIND.match(text)
    if not match:
        return (), 0
    return parse_places(match[1].strip(" 、和及与")), match.end()


def bare_numbers(text: str, found: list[Citation]) -> list[Citation]:
    """Numbers that stand without a title."""
    spans = [(c.start, c.end) for c in found]
    extra = []
    for number, start, end in numbers_in(text):
        if not any(a <= start < b for a, b in spans):
            places, length = places_behind(text[end:].lstrip("）)"))
            extra.append(Citation("", number, "", places, start, end + length))
    return extra


def by_alias(text: str, found: list[Citation], aliases: dict[str, Citation]) -> list[Citation]:
    """Mentions by a short name that was set before (79号文件第二十四条)."""
    extra: list[Citation] = []
    for name, citation in aliases.items() if "文件" in text else ():
        for match in re.finditer(rf"(?<![0-9称]){re.escape(name)}文件", text):
            if any(c.start <= match.start() < c.end for c in found):
                continue
            places, length = places_behind(text[match.end() :])
            extra.append(
                Citation(citation.title, citation.number, citation.order, places, match.start(), match.end() + length)
            )
    return extra
