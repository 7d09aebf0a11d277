"""Paragraphs made into the tree of provisions: chapters, articles, 款, 项, or 一、（一）1.(1)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .forms import SENTENCE_END
from .joining import NAMED_TEXT, Paragraph
from .model import Kind, Provision
from .places import ARTICLE as ARTICLE_UNIT
from .places import CHAPTER as CHAPTER_UNIT
from .places import ITEM as ITEM_UNIT
from .places import PARAGRAPH as PARAGRAPH_UNIT
from .places import PART as PART_UNIT
from .places import POINT as POINT_UNIT
from .places import SECTION as DIVISION_UNIT
from .places import SUBPOINT as SUBPOINT_UNIT
from .places import TOP as TOP_UNIT
from .places import Place, Step

DEPTH = {
    Kind.PART: 1,
    Kind.CHAPTER: 2,
    Kind.DIVISION: 3,
    Kind.ARTICLE: 4,
    Kind.SECTION: 5,
    Kind.SUBSECTION: 6,
    Kind.ITEM: 6,
    Kind.POINT: 7,
    Kind.SUBPOINT: 8,
}
UNIT = {
    Kind.PART: PART_UNIT,
    Kind.CHAPTER: CHAPTER_UNIT,
    Kind.DIVISION: DIVISION_UNIT,
    Kind.ARTICLE: ARTICLE_UNIT,
    Kind.SECTION: TOP_UNIT,
    Kind.SUBSECTION: ITEM_UNIT,
    Kind.ITEM: ITEM_UNIT,
    Kind.POINT: POINT_UNIT,
    Kind.SUBPOINT: SUBPOINT_UNIT,
}
HEADED = (Kind.PART, Kind.CHAPTER, Kind.DIVISION)
ENUMERATED = (Kind.ITEM, Kind.POINT, Kind.SUBPOINT)
WITH_PARAGRAPHS = (Kind.ARTICLE, Kind.SECTION, Kind.SUBSECTION)
LONGEST_HEADING = 45
SHORT_HEADING = 20
INLINE = re.compile(r"(?:(?<=[。：；:;])|^)\s*([0-9]{1,2})[.．](?![0-9])")


@dataclass(slots=True)
class Node:
    """A provision while its tree is being built."""

    kind: Kind
    step: Step | None
    label: str = ""
    heading: str = ""
    text: str = ""
    lines: tuple[int, int] = (0, 0)
    children: list["Node"] = field(default_factory=list)

    @property
    def depth(self) -> int:
        return DEPTH.get(self.kind, 0)

    def paragraph(self) -> "Node | None":
        """The last 款 of an article or section, that items belong to."""
        return next((child for child in reversed(self.children) if child.kind is Kind.PARAGRAPH), None)


def provisions_of(paragraphs: Sequence[Paragraph], root: Place) -> tuple[Provision, ...]:
    """The provisions that ``paragraphs`` make below ``root``, in reading order.

    Words before the first label are the preamble (序言); a text without any label is one piece, 正文.
    """
    top = Node(Kind.PREAMBLE, None)
    stack = [top]
    for paragraph in paragraphs:
        if paragraph.cells:
            continue
        if paragraph.label:
            open_node(stack, paragraph)
        else:
            add_paragraph(stack, paragraph)
    return tuple(frozen_top(top, root))


def open_node(stack: list[Node], paragraph: Paragraph) -> None:
    """Puts the labelled paragraph at its depth in the tree."""
    label = paragraph.label
    assert label is not None
    kind = label.kind
    if kind is Kind.ITEM and not any(node.kind is Kind.ARTICLE for node in stack):
        loose = not any(node.kind is Kind.SECTION for node in stack) and not is_heading(paragraph.text)
        kind = Kind.ITEM if loose and stack[0].paragraph() else Kind.SUBSECTION
    while stack[-1].depth >= DEPTH[kind]:
        stack.pop()
    node = Node(kind, Step(UNIT[kind], label.number), label.printed, lines=paragraph.lines)
    holder_of(stack, kind, paragraph).children.append(node)
    stack.append(node)
    fill(node, paragraph)


def holder_of(stack: list[Node], kind: Kind, paragraph: Paragraph) -> Node:
    """The node that holds a new one of ``kind``: the 款 for the items of an article, else the node above."""
    above = stack[-1]
    loose = above.kind is Kind.PREAMBLE and kind in ENUMERATED and not is_heading(paragraph.text)
    if not loose and (above.kind is not Kind.ARTICLE or DEPTH[kind] <= DEPTH[Kind.SECTION]):
        return above
    holder = above.paragraph()
    if holder is None and loose:
        return above
    if holder is None:
        holder = Node(Kind.PARAGRAPH, Step(PARAGRAPH_UNIT, 1), lines=paragraph.lines)
        above.children.append(holder)
    return holder


def fill(node: Node, paragraph: Paragraph) -> None:
    """Gives the node its heading or its words."""
    text = paragraph.text
    if node.kind in HEADED:
        node.heading = text
    elif node.kind in (Kind.SECTION, Kind.SUBSECTION) and is_heading(text):
        node.heading = text.rstrip("：:")
    elif node.kind in WITH_PARAGRAPHS:
        if text:
            new_paragraph(node, text, paragraph.lines)
    else:
        node.text, node.children = with_inline_points(text, paragraph.lines)


def is_heading(text: str) -> bool:
    """Whether the words after 一、 or （一） name a section rather than say something."""
    if not SENTENCE_END.search(text):
        return "。" not in text and not NAMED_TEXT.match(text) and 0 < len(text) <= LONGEST_HEADING
    return (
        text.endswith(("：", ":")) and len(text) <= SHORT_HEADING and not re.search(r"[，,；;。]|下列|如下|以下", text)
    )


def add_paragraph(stack: list[Node], paragraph: Paragraph) -> None:
    """Adds words without a label to the innermost node that has 款."""
    while not takes_paragraphs(stack):
        stack.pop()
    node = stack[-1]
    if node.kind in HEADED and not node.heading and not SENTENCE_END.search(paragraph.text):
        node.heading = paragraph.text
        return
    new_paragraph(node, paragraph.text, paragraph.lines)


def takes_paragraphs(stack: list[Node]) -> bool:
    """Whether the innermost node has 款: a point only where it is a heading or announces a list, outside articles."""
    node = stack[-1]
    if node.kind in (*WITH_PARAGRAPHS, *HEADED, Kind.PREAMBLE):
        return True
    in_article = any(above.kind is Kind.ARTICLE for above in stack)
    if in_article or node.kind not in (Kind.POINT, Kind.SUBPOINT):
        return False
    return is_heading(node.text) or node.text.endswith(("：", ":"))


def new_paragraph(node: Node, text: str, lines: tuple[int, int]) -> None:
    number = sum(child.kind is Kind.PARAGRAPH for child in node.children) + 1
    node.children.append(Node(Kind.PARAGRAPH, Step(PARAGRAPH_UNIT, number), text=text, lines=lines))


def with_inline_points(text: str, lines: tuple[int, int]) -> tuple[str, list[Node]]:
    """The words before 1. 2. 3. that run on in one line, and the points; all words where there are no points."""
    marks = list(INLINE.finditer(text))
    if len(marks) < 2 or [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
        return text, []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    points = [
        Node(Kind.POINT, Step(POINT_UNIT, int(mark[1])), mark[0].strip(), "", text[mark.end() : end].strip(), lines)
        for mark, end in zip(marks, ends, strict=True)
    ]
    return text[: marks[0].start()], points


def frozen_top(top: Node, root: Place) -> Iterator[Provision]:
    """The tree below the root as provisions: first the preamble, then the labelled pieces."""
    loose = [child for child in top.children if child.kind is Kind.PARAGRAPH]
    labelled = [child for child in top.children if child.kind is not Kind.PARAGRAPH]
    if loose:
        place = root.named("序言" if labelled else "正文")
        children = tuple(frozen(child, place) for child in loose)
        lines = (loose[0].lines[0], loose[-1].lines[1])
        yield Provision(Kind.PREAMBLE, place, children=children, lines=lines)
    for child in labelled:
        yield frozen(child, root)


def frozen(node: Node, above: Place) -> Provision:
    """The node as a provision with its place.

    Articles are numbered through the whole text, so chapters do not stand in their places; a 款 stands in the
    place of an item only where the article has several.
    """
    place = own_place(node, above)
    several = sum(child.kind is Kind.PARAGRAPH for child in node.children) > 1
    children = []
    for child in node.children:
        if child.kind is Kind.PARAGRAPH and not several and node.kind is Kind.ARTICLE:
            children.append(only_paragraph(child, place))
        else:
            children.append(frozen(child, place))
    last = max([node.lines[1], *(child.lines[1] for child in children)])
    return Provision(node.kind, place, node.label, node.heading, node.text, tuple(children), (node.lines[0], last))


def only_paragraph(node: Node, article: Place) -> Provision:
    """The single 款 of an article: its items are 第九条第（二）项, without 第一款."""
    assert node.step is not None
    place = article.down(node.step.unit, node.step.number)
    children = tuple(frozen(child, article) for child in node.children)
    last = max([node.lines[1], *(child.lines[1] for child in children)])
    return Provision(node.kind, place, "", "", node.text, children, (node.lines[0], last))


def own_place(node: Node, above: Place) -> Place:
    """The place of the node below ``above``."""
    assert node.step is not None
    if node.kind is Kind.ARTICLE:
        kept = tuple(step for step in above.steps if step.unit not in (PART_UNIT, CHAPTER_UNIT, DIVISION_UNIT))
        return Place((*kept, node.step))
    return Place((*above.steps, node.step))
