"""Flow charts: what is on them, how a case is marked, and that nothing lies on top of something else."""

import re
from datetime import date
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.periods import DAYS, MONTHS, WORKING_DAYS
from gongbao.procedures import Done, State, advance, describe, fire, span_words, start, step, within
from gongbao.procedures.layout import Layout, Size, arrange
from gongbao.procedures.svg import draw, wrap
from gongbao.words import Words

from .samples import lending, outcome, resident, simple, stall
from .test_properties import procedures

SVG = "{http://www.w3.org/2000/svg}"


def read(text: str) -> ET.Element:
    return ET.fromstring(text)


def words(picture: ET.Element) -> str:
    return "".join(node.text or "" for node in picture.iter(f"{SVG}text"))


def marked(picture: ET.Element, name: str) -> str:
    """The class of the frame of a step."""
    [group] = [g for g in picture.iter(f"{SVG}g") if g.get("data-step") == name]
    frame = group.find(f"{SVG}rect")
    assert frame is not None
    return frame.get("class", "")


def halfway() -> State:
    state = start(lending, date(2024, 3, 1)).state
    state = advance(lending, state, Done("ask-for-hall", "asked", date(2024, 3, 4))).state
    for _, result in fire(lending, state, date(2024, 3, 30)):
        state = result.state
    return state


def test_a_chart_shows_steps_roles_periods_outcomes_and_ends() -> None:
    picture = read(draw(lending))
    shown = words(picture)
    for text in (
        "提出借用申请",
        "答复申请",
        "居民",
        "场馆管理员",
        "5个工作日内",
        "截止日前",
        "期满自动",
        "已借出",
        "未同意",
    ):
        assert text in shown


def test_a_chart_can_be_read_aloud() -> None:
    picture = read(draw(lending))
    assert picture.get("role") == "img"
    labels = picture.get("aria-labelledby", "").split()
    named = {node.get("id"): node.text for node in picture if node.tag in (f"{SVG}title", f"{SVG}desc")}
    assert list(named) == labels
    assert named[labels[0]] == "场馆借用"
    assert "居民：提出借用申请" in (named[labels[1]] or "")


def test_a_chart_without_a_case_marks_nothing() -> None:
    picture = read(draw(lending))
    assert not list(picture.iter(f"{SVG}circle"))
    assert "办理中" not in words(picture)


def test_the_way_of_a_case_is_ticked_and_what_is_open_says_so() -> None:
    picture = read(draw(lending, halfway()))
    assert "taken" in marked(picture, "answer-request")
    assert "open" in marked(picture, "pay-deposit")
    assert marked(picture, "hand-over-key") == "box"
    # Two steps done, and the outcome of the one where there was a choice.
    assert len(list(picture.iter(f"{SVG}circle"))) == 3
    assert words(picture).count("办理中") == 1


def test_a_path_given_counts_instead_of_the_last_outcomes() -> None:
    picture = read(draw(lending, path=[("ask-for-hall", "asked"), ("answer-request", "plan-missing")]))
    assert "taken" in marked(picture, "answer-request")
    assert marked(picture, "pay-deposit") == "box"
    assert len(list(picture.iter(f"{SVG}circle"))) == 3


def test_a_chart_in_english() -> None:
    picture = read(draw(lending, language="en"))
    assert picture.get("lang") == "en"
    assert "Hall warden" in words(picture)
    assert not re.search("[一-鿿]", words(picture))


def test_marks_of_the_language_are_no_markup() -> None:
    sharp = Words("<甲>&“乙”", "<A> & B")
    only = step("only", resident, sharp, at="一", outcomes=[outcome("done", sharp)])
    assert "<甲>&" in words(read(draw(simple("sharp", only))))


def test_a_step_that_waits_for_several_has_a_bar() -> None:
    bars = [node for node in read(draw(stall)).iter(f"{SVG}rect") if node.get("class") == "bar"]
    assert len(bars) == 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("确认课时", ["确认课时"]),
        ("核对预收费限额", ["核对预收费限额"]),
        ("完成课程并告知学员", ["完成课程并", "告知学员"]),
        ("所在单位（用人单位）", ["所在单位（用", "人单位）"]),
        ("提出申请，交材料", ["提出申请，", "交材料"]),
        ("拨打12333热线咨询", ["拨打12333", "热线咨询"]),
        ("", [""]),
    ],
)
def test_labels_wrap_evenly(text: str, lines: list[str]) -> None:
    assert wrap(text, 7) == lines


@given(st.text("甲乙丙，。（）12 ab", max_size=40), st.integers(5, 12))
def test_wrapping_loses_nothing_and_keeps_the_width(text: str, limit: int) -> None:
    lines = wrap(text, limit)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        wide = sum(not c.isascii() for c in line) + 0.56 * sum(c.isascii() for c in line)
        assert wide <= limit + 0.01 or len(re.findall("[甲乙丙]", line)) <= 1


@pytest.mark.parametrize(
    ("due", "zh", "en"),
    [
        (within(7, DAYS), "7日内", "within 7 days"),
        (within(1, MONTHS), "1个月内", "within 1 month"),
        (within(-3, WORKING_DAYS), "提前3个工作日", "3 working days before"),
        (within(0, DAYS), "当日", "the same day"),
        (within("days_allowed", DAYS), "规定期限内", "within the set period"),
    ],
)
def test_periods_in_words(due, zh: str, en: str) -> None:
    assert span_words(due.span) == Words(zh, en)


def test_a_procedure_in_sentences() -> None:
    lines = describe(lending, "en")
    assert lines[0] == "Resident: Ask for the hall.asked → Answer the request."
    assert len(lines) == len(lending.steps)


sizes = st.builds(Size, st.integers(20, 160), st.integers(20, 90))


@st.composite
def graphs(draw_) -> tuple[dict[str, Size], list[tuple[str, str]]]:
    boxes = {f"b{i}": draw_(sizes) for i in range(draw_(st.integers(1, 12)))}
    ends = st.sampled_from(list(boxes))
    links = draw_(st.lists(st.tuples(ends, ends), max_size=20))
    return boxes, [(a, b) for a, b in links if a != b]


def assert_clear(boxes: dict[str, Size], layout: Layout) -> None:
    rectangles = {
        name: (spot.x - boxes[name].width / 2, spot.top, spot.x + boxes[name].width / 2, spot.top + boxes[name].height)
        for name, spot in layout.spots.items()
    }
    for (_, a), (_, b) in combinations(rectangles.items(), 2):
        assert a[2] <= b[0] + 0.01 or b[2] <= a[0] + 0.01 or a[3] <= b[1] + 0.01 or b[3] <= a[1] + 0.01
    for left, top, right, bottom in rectangles.values():
        assert left >= -0.01
        assert top >= -0.01
        assert right <= layout.width + 0.01
        assert bottom <= layout.height + 0.01
    for route in layout.routes:
        for (x1, y1), (x2, y2) in pairwise(route.points[1:-1]):
            if x1 == x2:
                for left, top, right, bottom in rectangles.values():
                    outside = x1 <= left or x1 >= right or max(y1, y2) <= top or min(y1, y2) >= bottom
                    assert outside


@given(graphs())
@settings(max_examples=200)
def test_boxes_never_overlap_and_channels_never_cross_them(graph) -> None:
    boxes, links = graph
    layout = arrange(boxes, links)
    assert_clear(boxes, layout)
    assert {(route.source, route.target) for route in layout.routes} == set(links)
    for route in layout.routes:
        first, last = layout.spots[route.source], layout.spots[route.target]
        assert route.points[0] == (first.x, first.top + boxes[route.source].height)
        assert route.points[-1] == (last.x, last.top)
        if not route.turns:
            assert all(y1 <= y2 for (_, y1), (_, y2) in pairwise(route.points))


@given(procedures())
@settings(max_examples=60)
def test_every_procedure_can_be_drawn(made) -> None:
    picture = read(draw(made, start(made, date(2024, 1, 1)).state))
    assert {g.get("data-step") for g in picture.iter(f"{SVG}g")} >= {step.name for step in made.steps}


def test_links_without_circles_all_lead_down() -> None:
    layout = arrange({name: Size(50, 20) for name in "abcd"}, [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])
    assert not any(route.turns for route in layout.routes)
    assert layout.spots["a"].top < layout.spots["b"].top == layout.spots["c"].top < layout.spots["d"].top
    assert layout.spots["a"].x == pytest.approx(layout.spots["d"].x)
