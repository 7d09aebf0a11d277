"""The parts of one document: addressee, text, signatures, the text that a notice issues, annexes, notes."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .folding import folded, tightened
from .forms import (
    ADOPTED,
    ANNEX_LIST,
    ANNEX_NAMED,
    ANNEX_PAGE,
    NOTE,
    PERSON,
    SENTENCE_END,
    SPOKEN,
    TITLE_END,
    date_in,
    is_date,
    is_issuer,
    label_of,
)
from .joining import Paragraph, paragraphs_of
from .model import Signature
from .numerals import ANY_NUMERAL, to_int
from .reading import Line, width

ISSUED_TEXT = re.compile(r"(?:印发|公布|发布|转发|颁布|批转|下发)[^《]{0,12}《(.+)》")
ISSUED_HERE = re.compile(
    r"《([^《》]+(?:《[^《》]*》[^《》]*)*)》[^《》。]{0,90}?现?(?:予以?|将)?(?:公布|发布|印发|转发|批转|下发|施行)"
)
ISSUED_AHEAD = re.compile(r"现(?:将|予以?)?(?:公布|发布|印发)[^《。]{0,12}《([^《》]+(?:《[^《》]*》[^《》]*)*)》")
OWN_CONTENTS = re.compile(r"^目\s*[录次]$")
LIST_ENTRY = re.compile(r"^[0-9]{1,2}\s*[.．、]\s*(.+)$")
BODIES = re.compile(r"[各局府委厅部院会司校行区县市省处]")
TELLING = re.compile(r"[。；]|如下|以下|通知|根据")
ADDRESSEE = re.compile(r"[:：]$")


@dataclass(frozen=True, slots=True)
class AnnexPart:
    """The printed lines of one annex; ``number`` is none where it is the only one."""

    number: int | None
    title: str
    lines: tuple[Line, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Listed:
    """An annex as the list at the end of the text names it."""

    number: int | None
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Parts:
    """A document taken apart. ``circular`` is empty where the document issues no other text."""

    addressee: tuple[Paragraph, ...]
    circular: tuple[Paragraph, ...]
    inner_title: str
    body: tuple[Paragraph, ...]
    listed: tuple[Listed, ...]
    annexes: tuple[AnnexPart, ...]
    notes: tuple[Paragraph, ...]
    adopted: str
    adopted_lines: tuple[int, int]
    signatures: tuple[Signature, ...]
    paragraphs: tuple[Paragraph, ...]


def parts_of(lines: Sequence[Line], title: str, issuers: Sequence[str]) -> Parts:
    """Takes the lines below a document's heading apart."""
    starts = annex_starts(lines)
    text = list(lines[: starts[0]] if starts else lines)
    adopted, adopted_lines, text = adoption_note(text)
    listed, text = annex_list(text)
    annexes = annex_parts(lines, starts, [entry.title for entry in listed])
    signatures, text = signatures_in(text, issuers)
    text = without_own_contents(text)
    inner_title, start, end = issued_text(text, title)
    issued, text = (text[end:], text[:start]) if inner_title else ([], text)
    annexed = None if inner_title else issued_annex(annexes, title)
    if annexed:
        inner_title, issued = annexed.title, without_own_contents(list(annexed.lines))
    if issued and not adopted:
        adopted, adopted_lines, issued = adoption_note(issued)
    cover, inner = paragraphs_of(text), paragraphs_of(issued)
    addressee, cover = addressee_of(cover)
    noted = tuple(p for p in (*cover, *inner) if NOTE.match(p.words))
    cover = tuple(p for p in cover if p not in noted)
    inner = tuple(p for p in inner if p not in noted)
    return Parts(
        addressee,
        cover if inner_title else (),
        inner_title,
        inner if inner_title else cover,
        tuple(listed),
        tuple(part for part in annexes if part is not annexed),
        noted,
        adopted,
        adopted_lines,
        signatures,
        (*addressee, *cover, *inner, *noted),
    )


def issued_text(lines: Sequence[Line], title: str) -> tuple[str, int, int]:
    """The title of the text that the document issues, as its own title or its first words name it, and its place.

    A decision that changes a text does not issue it: the text as changed is a document of its own.
    """
    if quoted := ISSUED_TEXT.search(title):
        return inner_span(lines, quoted[1])
    opening = tightened("".join(line.text for line in lines[:6]))
    quoted = ISSUED_HERE.search(opening) or ISSUED_AHEAD.search(opening)
    if quoted is None or ("修改" in title and not folded(quoted[1]).endswith(folded(title))):
        return "", 0, 0
    return inner_span(lines, quoted[1])


def issued_annex(annexes: Sequence[AnnexPart], title: str) -> AnnexPart | None:
    """The annex that is the text which the title issues."""
    quoted = ISSUED_TEXT.search(title)
    wanted = folded(quoted[1]) if quoted else ""
    return next((part for part in annexes if wanted and folded(part.title) == wanted), None)


def without_own_contents(lines: list[Line]) -> list[Line]:
    """The lines without the list of chapters that a regulation begins with."""
    start = next((i for i, line in enumerate(lines) if OWN_CONTENTS.match(line.text)), None)
    if start is None or start + 1 >= len(lines):
        return lines
    first = label_of(lines[start + 1].text)
    if first is None:
        return lines
    for i in range(start + 2, len(lines)):
        label = label_of(lines[i].text)
        if label is None:
            return lines
        if (label.kind, label.number) == (first.kind, first.number):
            return lines[:start] + lines[i:]
    return lines


def adoption_note(lines: list[Line]) -> tuple[str, tuple[int, int], list[Line]]:
    """The note in brackets below a regulation's title on when and by whom it was adopted, and the other lines."""
    if lines and SPOKEN.match(lines[0].text):
        return lines[0].text, (lines[0].number, lines[0].number), lines[1:]
    if not lines or not ADOPTED.match(lines[0].text):
        return "", (0, 0), lines
    words = ""
    for i, line in enumerate(lines[:8]):
        words += ("\u3000" if words else "") + line.text
        if line.text.endswith(("）", ")")):
            return words, (lines[0].number, line.number), lines[i + 1 :]
    return "", (0, 0), lines


def addressee_of(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The bodies that a notice is sent to (主送), and the rest."""
    first = paragraphs[0] if paragraphs else None
    if first and not first.label and ADDRESSEE.search(first.text) and BODIES.search(first.text):
        return (paragraphs[:1], paragraphs[1:]) if not TELLING.search(first.text) else ((), paragraphs)
    return (), paragraphs


def inner_span(lines: Sequence[Line], quoted: str) -> tuple[str, int, int]:
    """The title of the issued text, and where it stands; empty where the text is not printed."""
    wanted = folded(quoted)
    if not wanted:
        return "", 0, 0
    for i in range(len(lines)):
        words = ""
        for j in range(i, min(i + 5, len(lines))):
            words += folded(lines[j].text)
            if words == wanted:
                return tightened("".join(line.text for line in lines[i : j + 1])), i, j + 1
            if not wanted.startswith(words):
                break
    return "", 0, 0


def signatures_in(lines: list[Line], issuers: Sequence[str]) -> tuple[tuple[Signature, ...], list[Line]]:
    """The signatures (issuers over a date), and the lines without them."""
    known = {folded(name) for name in issuers}
    taken: set[int] = set()
    found: list[Signature] = []
    for i, line in enumerate(lines):
        if not is_date(line.text):
            continue
        begin = i
        while begin > 0 and begin - 1 not in taken and signs(lines[begin - 1].text, known):
            begin -= 1
        if begin == i and i != len(lines) - 1 and not NOTE.match(lines[i + 1].text):
            continue
        names = [name for n in range(begin, i) for name in signers(lines[n].text)]
        taken.update(range(begin, i + 1))
        found.append(Signature(tuple(names), date_in(line.text), (lines[begin].number, line.number)))
    return tuple(found), [line for i, line in enumerate(lines) if i not in taken]


def signs(text: str, known: set[str]) -> bool:
    """Whether the line is the name of a body, or of the person who signs for it."""
    if label_of(text) or SENTENCE_END.search(text):
        return False
    words = re.sub(r"\s", "", text)
    if folded(words) in known or is_issuer(words) or PERSON.match(text):
        return True
    pieces = text.split()
    return len(pieces) > 1 and all(is_issuer(piece) for piece in pieces)


def signers(text: str) -> tuple[str, ...]:
    """The names in a line of a signature, which may hold several bodies side by side."""
    if PERSON.match(text):
        return ()
    pieces = text.split()
    if len(pieces) > 1 and all(is_issuer(piece) for piece in pieces):
        return tuple(pieces)
    return (re.sub(r"\s", "", text),)


def annex_list(lines: list[Line]) -> tuple[list[Listed], list[Line]]:
    """The list of annexes at the end of the text, and the lines without it."""
    start = next((i for i, line in enumerate(lines) if ANNEX_LIST.match(line.text)), None)
    if start is None:
        return [], lines
    match = ANNEX_LIST.match(lines[start].text)
    assert match is not None
    entries: list[Listed] = []
    end = start + 1
    words = match["r"]
    if not words and end < len(lines):
        words, end = lines[end].text, end + 1
    first = LIST_ENTRY.match(words)
    entries.append(Listed(1 if first else None, tightened(first[1] if first else words), lines[start].number))
    while end < len(lines) and first:
        following = LIST_ENTRY.match(lines[end].text)
        if following:
            entries.append(Listed(len(entries) + 1, tightened(following[1]), lines[end].number))
        elif not lines[end].after_blank and not is_issuer(lines[end].text) and not is_date(lines[end].text):
            last = entries[-1]
            entries[-1] = Listed(last.number, last.title + tightened(lines[end].text), last.line)
        else:
            break
        end += 1
    if not first and end < len(lines) and not lines[end].after_blank and wraps(lines[end - 1], lines[end]):
        entries[-1] = Listed(None, entries[-1].title + tightened(lines[end].text), entries[-1].line)
        end += 1
    return entries, lines[:start] + lines[end:]


def wraps(before: Line, line: Line) -> bool:
    """Whether the line is the rest of a long title above it."""
    return width(before.text) >= 20 and not (is_issuer(line.text) or is_date(line.text) or label_of(line.text))


def annex_starts(lines: Sequence[Line]) -> list[int]:
    """The lines that open annexes: 附件 or 附件2 alone, else 附件1：… below the date of the document."""
    return [i for i, line in enumerate(lines) if ANNEX_PAGE.match(line.text)] or named_annexes(lines)


def annex_parts(lines: Sequence[Line], starts: Sequence[int], titles: Sequence[str]) -> list[AnnexPart]:
    """The printed annexes; ``titles`` are those that the text lists."""
    parts = []
    for i, end in pairwise([*starts, len(lines)]):
        match = ANNEX_HEAD.match(lines[i].text)
        assert match is not None
        number = to_int(match["n"]) if match["n"] else None
        title, begin = (tightened(match["r"]), i + 1) if match["r"] else annex_title(lines, i + 1, end, titles)
        parts.append(AnnexPart(number, title, tuple(lines[begin:end]), lines[i].number))
    return parts


ANNEX_HEAD = re.compile(rf"^附\s*[件表]?\s*(?P<n>{ANY_NUMERAL})?\s*[:：.、]?\s*(?P<r>.*)$")


def named_annexes(lines: Sequence[Line]) -> list[int]:
    """The lines 附件1：… that open annexes below the date of a document, where no line has 附件 alone."""
    dated = next((i for i, line in enumerate(lines) if is_date(line.text)), None)
    if dated is None:
        return []
    heads = [
        i for i in range(dated + 1, len(lines)) if ANNEX_NAMED.match(lines[i].text) or ANNEX_LIST.match(lines[i].text)
    ]
    printed = heads and heads[-1] + 3 < len(lines) and not LIST_ENTRY.match(lines[heads[0] + 1].text)
    return heads if printed else []


def annex_title(lines: Sequence[Line], start: int, end: int, titles: Sequence[str]) -> tuple[str, int]:
    """The title of an annex, over at most three lines, and the line after it; as listed where it is."""
    words = ""
    listed = {folded(title) for title in titles}
    for i in range(start, min(start + 3, end)):
        words += lines[i].text
        if folded(words) in listed:
            return tightened(words), i + 1
    words = ""
    for i in range(start, min(start + 3, end)):
        text = lines[i].text
        if "\t" in lines[i].raw or label_of(text) or SENTENCE_END.search(text) or "：" in text:
            break
        words += text
        if TITLE_END.search(tightened(words)) or i + 1 == end or lines[i + 1].after_blank:
            return tightened(words), i + 1
    return "", start


def signed_on(signatures: Sequence[Signature]) -> dt.date | None:
    """The date of the document: that of its first signature."""
    return next((signature.date for signature in signatures if signature.date), None)
