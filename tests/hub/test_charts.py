"""Figures as pictures with their tables: what is drawn, what is told in words, what the table has."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from gongbao.hub.charts import Chart, Row
from gongbao.hub.styleguide import sample_charts
from gongbao.words import Words

DISTRICT, CASES, OPEN = Words("区", "District"), Words("件", "cases"), Words("在办", "open")


def shown(chart: Chart) -> str:
    return Template("{% chart figures %}").render(Context({"request": RequestFactory().get("/"), "figures": chart}))


def marks(picture: str, kind: str) -> list[ElementTree.Element]:
    """What is drawn, by the role that Vega gives it."""
    found = ElementTree.fromstring(picture).iter()
    return [each for each in found if each.get("aria-roledescription") == kind and each.get("d")]


def simple(*figures: int | Decimal | None) -> Chart:
    rows = tuple(Row(Words(f"第{n}区", f"District {n}"), (figure,)) for n, figure in enumerate(figures, 1))
    return Chart(Words("在办件", "Open cases"), DISTRICT, (OPEN,), rows, CASES)


@pytest.mark.parametrize("chart", sample_charts(), ids=["bars", "stacked", "lines", "limit"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_picture_is_one_image_with_words_and_nothing_inline(chart: Chart, language: str) -> None:
    picture = chart.picture(language)
    root = ElementTree.fromstring(picture)
    assert root.get("role") == "img"
    assert chart.title.in_language(language) in root.get("aria-label", "")
    assert not re.search(r"<style|\sstyle=|<script|\sid=", picture)
    said = "".join(root.itertext())
    for column in chart.columns[:-1] if chart.limit else chart.columns:
        assert column.in_language(language) in said or len(chart.columns) == 1


def test_bars_are_as_long_as_their_figures() -> None:
    outlines = [bar.get("d", "") for bar in marks(simple(3, 6).picture("en"), "bar")]
    short, long = (float(found[1]) for outline in outlines if (found := re.search(r"h([\d.]+)", outline)))
    assert long == pytest.approx(2 * short, rel=0.01)


def test_a_limit_is_a_mark_and_a_missing_figure_is_nothing() -> None:
    rows = (Row(Words("甲", "A"), (2, 5)), Row(Words("乙", "B"), (None, None)))
    chart = Chart(Words("用时", "Time"), DISTRICT, (OPEN, Words("期限", "limit")), rows, CASES, limit=True)
    picture = chart.picture("en")
    assert len(marks(picture, "bar")) == 1
    assert len(marks(picture, "tick")) == 1
    assert shown(chart).count(">—<") == 2
    assert "竖线：期限" in shown(chart)


def test_rows_of_the_same_name_stay_apart() -> None:
    rows = (Row(Words("甲", "A"), (2,)), Row(Words("甲", "A"), (5,)))
    assert len(marks(Chart(OPEN, DISTRICT, (OPEN,), rows, CASES).picture("zh-hans"), "bar")) == 2


def test_the_words_of_a_picture_give_the_figures_and_leave_the_rest_to_the_table() -> None:
    told = simple(*range(100, 120)).told()
    assert "第1区 100" in told.zh
    assert "第13区" not in told.zh
    assert "另有8行" in told.zh
    assert "8 more rows" in told.en


def test_the_table_has_every_figure_with_its_link_and_what_is_named_is_escaped() -> None:
    rows = (Row(Words("<b>甲", "A"), (Decimal("1234.5"),), ("/list/?a=1&b=2",)),)
    page = shown(Chart(Words("<i>件", "Cases"), DISTRICT, (OPEN,), rows, CASES))
    assert '<a href="/list/?a=1&amp;b=2">1,234.5</a>' in page
    assert "<b>甲" not in page
    assert "<i>件" not in page


def test_no_figures_are_said_and_not_drawn() -> None:
    page = shown(simple())
    assert "没有数据" in page
    assert "<svg" not in page
