"""The annexes of a document: what the text lists or mentions, and what of it is printed."""

import re
from collections.abc import Sequence

from .folding import folded
from .forms import SENTENCE_END
from .joining import Paragraph, paragraphs_of
from .model import Annex, Damage, Kind, Printed, Provision, Table
from .parts import AnnexPart, Listed, Parts
from .places import ANNEX, Place
from .structure import provisions_of
from .tables import row_provisions, tables_of

OMITTED = re.compile(r"\s*[（(]\s*(?:[\u4e00-\u9fff]{0,4}略|见网站|详见[^（）()]*)\s*[）)]\s*$")
ELSEWHERE = re.compile(r"附[件表].{0,12}(?:登录|查询|略|网站|下载)")
MENTION = re.compile(
    r"(?:建立|签订|订立|填写|提交|制作|编制|出具|按照|和|及|与|、|《)([^《》（）()，。；、]{2,30}?)》?[（(](?:见|详见)?附件\s*([0-9]{1,2})[）)]"
)
CAPTION = re.compile(r"图$|示意图|流程图|平面图|地图|[）)]$")
BOXES = re.compile(r"[□☐☑■○]")
BLANK = re.compile(r"_{2,}")


def annex_place(part: AnnexPart, only: bool) -> Place:
    """附件 for an only annex, 附件2 where there are several."""
    return Place().down(ANNEX, 0 if only and part.number in (None, 1) else part.number or 0)


def annex_provisions(parts: Parts) -> tuple[tuple[Provision, ...], tuple[Table, ...], tuple[Paragraph, ...]]:
    """The printed annexes as provisions, their tables, and the paragraphs that they were made of."""
    found: list[Provision] = []
    tables: list[Table] = []
    used: list[Paragraph] = []
    only = len(parts.annexes) == 1 and len(parts.listed) <= 1
    for part in parts.annexes:
        place = annex_place(part, only)
        paragraphs = paragraphs_of(part.lines)
        here = tables_of([line for line in part.lines if "\t" in line.raw], part.number or 1, place)
        children = list(provisions_of(paragraphs, place))
        for table in here:
            children += row_provisions(table)
        last = part.lines[-1].number if part.lines else part.start
        found.append(Provision(Kind.ANNEX, place, str(place), part.title, "", tuple(children), (part.start, last)))
        tables += here
        used += paragraphs
    return tuple(found), tuple(tables), tuple(used)


def with_omitted(provisions: Sequence[Provision], annexes: Sequence[Annex]) -> tuple[Provision, ...]:
    """The annexes in order, those that are listed and not printed by their title alone."""
    printed = {provision.place.steps[-1].number or 1: provision for provision in provisions}
    numbered = [annex for annex in annexes if annex.number is not None]
    for annex in numbered:
        if annex.number is not None and annex.printed == "omitted":
            place = Place().down(ANNEX, annex.number if len(numbered) > 1 else 0)
            printed[annex.number] = Provision(Kind.ANNEX, place, str(place), annex.title)
    return tuple(printed[number] for number in sorted(printed))


def annexes_of(parts: Parts, tables: Sequence[Table]) -> tuple[Annex, ...]:
    """Every annex that the document lists, prints or mentions."""
    if parts.listed:
        return tuple(listed_annex(entry, parts, tables) for entry in parts.listed)
    if parts.annexes:
        return tuple(Annex(part.number or 1, part.title, printed_state(part, tables)) for part in parts.annexes)
    if not any(ELSEWHERE.search(note.words) for note in parts.notes):
        return ()
    mentioned: dict[int, str] = {}
    for paragraph in parts.paragraphs:
        for match in MENTION.finditer(paragraph.text):
            mentioned.setdefault(int(match[2]), shortest_name(match[1]))
    if mentioned:
        return tuple(Annex(number, title, "omitted") for number, title in sorted(mentioned.items()))
    name = "附表" if any("附表" in note.words for note in parts.notes) else "附件"
    return (Annex(None, name, "omitted"),)


def shortest_name(words: str) -> str:
    """The name of a form without the verb before it."""
    return re.split(r"建立|签订|订立|填写|提交|制作|编制|出具|按照|和|及|与", words)[-1]


def listed_annex(entry: Listed, parts: Parts, tables: Sequence[Table]) -> Annex:
    """An annex of the list, with how much of it is printed."""
    number = entry.number or 1
    title = OMITTED.sub("", entry.title)
    part = next((p for p in parts.annexes if (p.number or 1) == number), None)
    if part is None and folded(title) == folded(parts.inner_title):
        return Annex(number, title, "printed")
    if OMITTED.search(entry.title) or part is None:
        return Annex(number, title, "omitted")
    return Annex(number, title, printed_state(part, tables))


def printed_state(part: AnnexPart, tables: Sequence[Table]) -> Printed:
    """Whether an annex is printed whole, partly (rows are lost), or only the captions of its pictures."""
    mine = [table for table in tables if table.annex == (part.number or 1)]
    if any(table.missing_serials for table in mine):
        return "partly"
    words = [line.text for line in part.lines]
    if words and all(OMITTED.fullmatch(text) for text in words):
        return "omitted"
    captions = [text for text in words if re.search(r"图$", text)] or re.findall(r"图$", part.title)
    pictured = not mine and captions and not any(SENTENCE_END.search(text) for text in words)
    if pictured and all(CAPTION.search(text) for text in words):
        return "captions-only"
    return "printed"


def annex_damage(parts: Parts, annexes: Sequence[Annex], provisions: Sequence[Provision]) -> list[Damage]:
    """Annexes that are not printed, pictures that are lost, forms without their check boxes."""
    found: list[Damage] = []
    omitted = [annex for annex in annexes if annex.printed == "omitted"]
    if omitted:
        noted = any(ELSEWHERE.search(note.words) for note in parts.notes)
        names = "、".join(annex.title for annex in omitted)
        where = Place.parse("注") if noted else Place().down(ANNEX)
        found.append(Damage("missing-annexes", (where,), missing=f"未印附件{len(omitted)}份：{names}"))
    for annex in annexes:
        provision = next((p for p in provisions if (p.place.steps[-1].number or 1) == annex.number), None)
        if provision is None:
            continue
        if annex.printed == "captions-only":
            found.append(Damage("missing-picture", (provision.place,), missing=f"只有图题：{captions_of(provision)}"))
        if lost_boxes(provision):
            found.append(Damage("lost-check-boxes", (provision.place,), missing="选项前的方框没有读出"))
    return found


def captions_of(provision: Provision) -> str:
    words = [p.text for p in provision.walk() if p.text]
    return "；".join(words) or provision.heading


def lost_boxes(annex: Provision) -> bool:
    """Whether a form to fill in offers 其他 as a choice and shows no box anywhere."""
    words = annex.full_text
    return (
        bool(BLANK.search(words))
        and BOXES.search(words) is None
        and any(re.search(r"[：:][^。]*或[^。]*其他$", p.text) or folded(p.text) == "其他" for p in annex.walk())
    )
