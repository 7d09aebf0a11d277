"""Places in a document as lawyers write them: 第八条第三款, 一、（二）3.(1), 附件2第43行."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from gongbao.words import Problem

from .folding import folded
from .numerals import NUMERAL, to_chinese, to_int


class PlaceUnreadable(Problem):
    """The words name no single place."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"“{text[:40]}”不是一处条文位置；请写成第八条第三款、一、（二）3.(1)或附件2第43行的样子。",
            f"“{text[:40]}” is not one place; write it like 第八条第三款, 一、（二）3.(1) or 附件2第43行.",
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One step down into a document: its unit (条, 款, 附件, or a name such as 序言) and its number (0 for none)."""

    unit: str
    number: int = 0


DOCUMENT, ANNEX, PART, CHAPTER, SECTION, ARTICLE = "号", "附件", "编", "章", "节", "条"
TOP, PARAGRAPH, ITEM, POINT, SUBPOINT, ROW = "一、", "款", "项", "目", "小目", "行"

NAMES = (
    "印发通知", "印发正文", "办法序言", "序言", "引言", "公告正文", "正文", "通知", "主送", "标题", "文号",
    "落款", "封面", "封底", "目录", "全文", "附则", "注", "题注", "首部", "关注方式", "查询方式", "简介",
    "政府公报网络版", "刊头行", "施行条款", "废止条款", "有效期", "导入", "原文保存", "引用",
)  # fmt: skip
SYNONYMS = {
    "通知": "印发通知",
    "印发正文": "印发通知",
    "引言": "序言",
    "办法序言": "序言",
    "公告正文": "正文",
}
"""Names that mean the same part of a document, and the one used here."""

N = rf"(?:{NUMERAL}|[0-9０-９]{{1,4}})"
BRACKET_OPEN, BRACKET_CLOSE = r"[（(〔\[]\s*", r"\s*[）)〕\]]"
STEPS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (ANNEX, re.compile(rf"附[件表]\s*(?:(?P<n>[0-9０-９]+)|(?P<c>{NUMERAL}+)(?![、（(]|第\w{{1,4}}款))?[\s：:]*")),
    (PART, re.compile(rf"第(?P<n>{N})编")),
    (CHAPTER, re.compile(rf"第(?P<n>{N})章")),
    (SECTION, re.compile(rf"第(?P<n>{N})节")),
    (ARTICLE, re.compile(rf"第(?P<n>{N})条(?:之(?P<s>{N}))?")),
    (PARAGRAPH, re.compile(rf"第(?P<n>{N})[款段]")),
    (ITEM, re.compile(rf"第\s*(?:{BRACKET_OPEN})?(?P<n>{N})(?:{BRACKET_CLOSE})?\s*项")),
    (POINT, re.compile(rf"第(?P<n>{N})目")),
    (ROW, re.compile(rf"第(?P<n>{N})行")),
    (ITEM, re.compile(rf"{BRACKET_OPEN}(?P<n>{NUMERAL}){BRACKET_CLOSE}")),
    (SUBPOINT, re.compile(rf"{BRACKET_OPEN}(?P<n>[0-9０-９]+){BRACKET_CLOSE}")),
    (POINT, re.compile(r"(?P<n>[0-9０-９]{1,3})\s*[.．、](?![0-9])")),
    (TOP, re.compile(rf"(?P<n>{NUMERAL})(?:[、，,]|(?![〇○零一二三四五六七八九十百千两编章节条款项目行句]))")),
)
NAME = re.compile("|".join(sorted(NAMES, key=len, reverse=True)))
FULL_NUMBER = re.compile(r"[^\s第，。；;]*?[〔\[（(][0-9]{4}[〕\]）)]\s*第?[0-9]+\s*号\s*")
SHORT_NUMBER = re.compile(r"([0-9]+)\s*号\s*")
ORDER = (DOCUMENT, ANNEX, PART, CHAPTER, SECTION, ARTICLE, TOP, PARAGRAPH, ITEM, POINT, SUBPOINT, ROW)
RANK = {unit: rank for rank, unit in enumerate(ORDER, 1)}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document: the steps down to it, and words that point inside it (前段, 第2句).

    ``document`` is the number in front where a service rests on several documents (京文旅发〔2023〕110号, or 41号).
    """

    steps: tuple[Step, ...] = ()
    within: str = ""
    document: str = ""

    @classmethod
    def parse(cls, text: str) -> "Place":
        """The place that ``text`` names, in full or half width, Chinese or Arabic numerals.

        Words that are no step are kept in ``within``. Several places (第五条;第十条) are for ``parse_places``;
        ``PlaceUnreadable`` for them and for empty words.
        """
        found = parse_places(text)
        if len(found) != 1:
            raise PlaceUnreadable(text)
        return found[0]

    @property
    def key(self) -> tuple[str, ...]:
        """What two spellings of one place share; a place above is a prefix of the places below it."""
        document = (f"{DOCUMENT}{folded(self.document)}",) if self.document else ()
        steps = tuple(f"{step.unit}{step.number or ''}" for step in self.steps)
        return document + steps + ((f"内{folded(self.within)}",) if self.within else ())

    @property
    def above(self) -> "Place | None":
        """The place one step up, or none at the top."""
        if self.within:
            return Place(self.steps, "", self.document)
        return Place(self.steps[:-1], "", self.document) if len(self.steps) > 1 else None

    def down(self, unit: str, number: int = 0) -> "Place":
        """The place one step below this one."""
        return Place((*self.steps, Step(unit, number)), "", self.document)

    def named(self, name: str) -> "Place":
        """The part of this place that has a name (序言, 标题)."""
        return Place((*self.steps, named(name)), "", self.document)

    def has(self, unit: str) -> bool:
        """Whether a step of ``unit`` leads to this place."""
        return any(step.unit == unit for step in self.steps)

    def __str__(self) -> str:
        return written(self)


def named(name: str) -> Step:
    """The step to a part that has a name instead of a number."""
    return Step(SYNONYMS.get(name, name))


def written(place: Place) -> str:
    """The place in a lawyer's spelling: 第七条第一款第（五）项, 附件 三、（二）1.(2), 附件2第43行."""
    parts: list[str] = []
    statute = place.has(ARTICLE)
    for step in place.steps:
        if parts and parts[-1].startswith("附件") and (step.unit in (TOP, ITEM, POINT, SUBPOINT) or step.unit in NAMES):
            parts.append(" ")
        parts.append(written_step(step, statute))
    text = "".join(parts)
    if place.steps and place.steps[-1].unit == TOP and not place.within and not place.has(ANNEX):
        text = text.removesuffix("、")
    if place.within:
        text = f"{text} {place.within}" if text else place.within
    return f"{place.document} {text}".strip()


def written_step(step: Step, statute: bool) -> str:
    """One step in words; items are 第（二）项 in a text of articles and （二） in a text of sections."""
    number = to_chinese(step.number) if 0 <= step.number < 10_000 else str(step.number)
    match step.unit:
        case "附件":
            return f"附件{step.number or ''}"
        case "一、":
            return f"{number}、"
        case "项":
            return f"第（{number}）项" if statute else f"（{number}）"
        case "目":
            return f"第{step.number}目" if statute else f"{step.number}."
        case "小目":
            return f"({step.number})"
        case "行":
            return f"第{step.number}行"
    if step.unit in NAMES:
        return step.unit
    if step.unit == ARTICLE and step.number >= INSERTED:
        base, inserted = divmod(step.number, INSERTED)
        return f"第{to_chinese(base)}条之{to_chinese(inserted)}"
    return f"第{number}{step.unit}"


INSERTED = 10_000
"""第八条之二 is numbered 8 * INSERTED + 2."""


@lru_cache(maxsize=8192)
def parse_places(text: str) -> tuple[Place, ...]:
    """Every place that ``text`` names: 第五条、第五十九条第二款; 第四十五条第一款、第二款; 一;二、（二）."""
    if not text.strip() or len(text) > 400:
        raise PlaceUnreadable(text)
    places: list[Place] = []
    for part in re.split(r"\s*[;；/]\s*", text.strip()):
        for place in chained(part):
            places.append(inherited(place, places))
    return tuple(places)


def chained(text: str) -> Iterator[Place]:
    """The places of a chain joined by 、 和 及: the mark only divides before another 第 or bracket."""
    rest = text.strip()
    while rest:
        place, rest = one_place(rest)
        yield place


CHAIN = re.compile(r"\s*[、和及与]\s*(?=第\s*[（(]?[〇零一二三四五六七八九十百0-9]+[）)]?\s*[条款项目章节行])")


def one_place(text: str) -> tuple[Place, str]:
    """The first place of ``text``, and what is left for the next."""
    document, rest = leading_document(text)
    steps: list[Step] = []
    while rest := rest.lstrip(" 　"):
        if steps and (chain := CHAIN.match(rest)):
            return Place(tuple(steps), "", document), rest[chain.end() :]
        step, length = next_step(rest, steps)
        if step is None:
            break
        steps.append(step)
        rest = rest[length:]
    chain = CHAIN.search(rest) if steps else None
    if chain:
        return Place(tuple(steps), rest[: chain.start()].strip(), document), rest[chain.end() :]
    return Place(tuple(steps), rest.strip(), document), ""


def leading_document(text: str) -> tuple[str, str]:
    """The document number that a place may begin with, and the rest."""
    if match := FULL_NUMBER.match(text):
        return re.sub(r"\s", "", match.group()), text[match.end() :]
    if match := SHORT_NUMBER.match(text):
        return f"{int(match.group(1))}号", text[match.end() :]
    return "", text


def next_step(text: str, above: list[Step]) -> tuple[Step | None, int]:
    """The step that ``text`` begins with, if it leads further down, and its length."""
    for unit, pattern in STEPS:
        match = pattern.match(text)
        if match and allowed(unit, above):
            return numbered(unit, match), match.end()
    match = NAME.match(text)
    if match and all(step.unit == ANNEX for step in above):
        return named(match.group()), match.end()
    return None, 0


def allowed(unit: str, above: list[Step]) -> bool:
    """Whether a step may follow: each leads further down; outside articles （一） and 1. have 款 of their own."""
    if not above:
        return True
    units = [step.unit for step in above]
    if unit == PARAGRAPH and units[-1] in (ITEM, POINT, SUBPOINT):
        return ARTICLE not in units
    return rank(unit) > rank(units[-1]) and unit not in units


def rank(unit: str) -> int:
    """How far down a unit lies; a part with a name is the top of what it holds."""
    return RANK.get(unit, 0) if unit != ANNEX else -1


def numbered(unit: str, match: re.Match[str]) -> Step:
    groups = match.groupdict()
    numeral = groups.get("n") or groups.get("c")
    number = to_int(numeral) if numeral else 0
    if groups.get("s"):
        number = number * INSERTED + to_int(groups["s"])
    return Step(unit, number)


def inherited(place: Place, before: list[Place]) -> Place:
    """A place that starts with 款, 项 or 行 after another takes the steps above from it."""
    if not before or not place.steps or place.steps[0].unit not in (PARAGRAPH, ITEM, POINT, ROW):
        return place
    unit = place.steps[0].unit
    units = [step.unit for step in before[-1].steps]
    end = units.index(unit) if unit in units else sum(rank(above) < rank(unit) for above in units)
    kept = before[-1].steps[:end]
    return Place(kept + place.steps, place.within, place.document or before[-1].document)


def covers(one: Place, other: Place) -> bool:
    """Whether the places are equal, or one lies above the other; 第九条第（二）项 need not name its 款."""
    left = _left(one, other)
    if left is None:
        return False
    return any(left) or not (one.within and other.within) or folded(one.within) == folded(other.within)


def lies_in(place: Place, around: Place) -> bool:
    """Whether ``place`` is ``around`` or a part of it; 第九条第（二）项 need not name its 款."""
    left = _left(place, around)
    if left is None or left[1]:
        return False
    return not around.within or (not left[0] and folded(place.within) == folded(around.within))


def _left(one: Place, other: Place) -> tuple[tuple[Step, ...], tuple[Step, ...]] | None:
    """The steps that each place goes on with where the other ends; none where they part."""
    if one.document and other.document and not same_document(one.document, other.document):
        return None
    a, b = one.steps, other.steps
    here = there = 0
    while here < len(a) and there < len(b):
        step, against = a[here], b[there]
        if same_step(step, against):
            here, there = here + 1, there + 1
        elif step.unit == PARAGRAPH and against.unit == ITEM:
            here += 1
        elif against.unit == PARAGRAPH and step.unit == ITEM:
            there += 1
        else:
            return None
    return a[here:], b[there:]


def same_step(a: Step, b: Step) -> bool:
    """Equal steps; 附件 without a number is any annex, and 项 of a table is its row."""
    if a.unit == b.unit:
        return a.number == b.number or (a.unit == ANNEX and 0 in (a.number, b.number))
    return a.number == b.number and {a.unit, b.unit} == {ITEM, ROW}


def same_document(a: str, b: str) -> bool:
    """Whether two numbers are one: 41号 stands for 京人社事业发〔2023〕41号."""
    one, other = sorted((folded(a), folded(b)), key=len)
    if one == other:
        return True
    return re.fullmatch(r"\d+号", one) is not None and re.search(rf"(?<!\d){re.escape(one)}$", other) is not None


def any_covers(places: Iterable[Place], wanted: Place) -> bool:
    """Whether one of ``places`` is ``wanted``, above or below it."""
    return any(covers(place, wanted) for place in places)
