"""The parts of pages: two languages, forms with their errors, fonts, and the reader's choices."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils import translation
from fontTools.ttLib import TTFont

from gongbao.hub import fonts
from gongbao.hub.styleguide import SampleForm
from gongbao.words import Words


def shown(source: str, **values: Any) -> str:
    return Template(source).render(Context({"request": RequestFactory().get("/"), **values}))


def test_words_are_in_the_language_of_the_page():
    source = '{% t "还有{n}件" "{n} left" n=n %}|{{ w|words }}|{{ "plain"|words }}'
    words = Words("甲", "A")
    with translation.override("zh-hans"):
        assert shown(source, n=3, w=words) == "还有3件|甲|plain"
    with translation.override("en"):
        assert shown(source, n=3, w=words) == "3 left|A|plain"


def test_what_people_typed_is_escaped_and_braces_are_harmless():
    assert "&lt;b&gt;{x}" in shown('{% t "您好，{name}" "Hello {name}" name=name %}', name="<b>{x}")
    assert "&lt;" in shown("{% status word %}", word="<b>")


def test_an_outcome_is_told_by_symbol_and_word():
    text = shown('{% outcome "no" %}{% outcome "unknown" %}{% outcome "3600.00" "3600元" %}')
    assert re.findall(r">([✕?=])<", text) == ["✕", "?", "="]
    assert "不符合" in text
    assert "3600元" in text


@pytest.fixture
def guide(db: None) -> Client:
    return Client()


def test_the_style_guide_shows_every_part_without_inline_script_or_style(guide: Client) -> None:
    text = guide.get("/style-guide/").content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", text)
    parts = ("verdict--unknown", "explained", "timeline", "rating", "cards-on-phone", "law__damage", "due--overdue")
    assert [part for part in parts if part not in text] == []


def test_errors_are_said_at_the_top_and_at_the_field_which_names_them(guide: Client) -> None:
    text = guide.get("/style-guide/?errors=1").content.decode()
    summary = text[text.index("error-summary") : text.index("</ul>", text.index("error-summary"))]
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert len(targets) == sum(field.required for field in SampleForm().fields.values())
    assert all(f'id="{target}"' in text for target in targets)
    described = re.search(r'<input[^>]*id="id_name"[^>]*>', text)
    assert described is not None
    assert 'aria-invalid="true"' in described[0]
    assert "id_name-error" in described[0]


def test_language_and_large_type_are_chosen_by_plain_buttons_and_stay(guide: Client) -> None:
    assert 'lang="zh-Hans" data-type="normal"' in guide.get("/style-guide/").content.decode()
    back = guide.post("/choose/", {"language": "en", "next": "/style-guide/?page=2"})
    assert back.headers["Location"] == "/style-guide/?page=2"
    guide.post("/choose/", {"edition": "large", "next": "/"})
    text = guide.get("/style-guide/").content.decode()
    assert 'lang="en" data-type="large"' in text
    assert "Normal type" in text


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_a_choice_never_leads_to_another_site(guide: Client, target: str) -> None:
    assert guide.post("/choose/", {"language": "en", "next": target}).headers["Location"] == "/"


def test_a_choice_that_is_none_changes_nothing(guide: Client) -> None:
    assert not guide.post("/choose/", {"language": "xx", "edition": "huge"}).cookies
    assert guide.get("/choose/").status_code == 405


def test_without_built_fonts_pages_link_none(guide: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "directory", lambda: tmp_path)
    assert "/fonts/" not in guide.get("/style-guide/").content.decode()


def test_fonts_are_cut_once_and_served_for_ever(guide: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "directory", lambda: tmp_path)
    monkeypatch.setattr(fonts, "PIECES", {"more": frozenset(map(ord, "彧")), "latin": frozenset(map(ord, "公报A。"))})
    monkeypatch.setattr(fonts, "FACES", fonts.FACES[:1])
    fonts._sheet_name.cache_clear()
    try:
        sheet = fonts.build(tmp_path)
        made = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
        assert fonts.build(tmp_path) == sheet
        assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == made
        assert f"/fonts/{sheet.name}" in guide.get("/style-guide/").content.decode()
        css = sheet.read_text()
        [latin] = [name for name in made if name.startswith("latin")]
        assert latin in css
        assert set(map(ord, "公报A。")) <= set(TTFont(tmp_path / latin).getBestCmap())
        assert "immutable" in guide.get(f"/fonts/{latin}").headers["Cache-Control"]
        assert guide.get("/fonts/nothing.woff2").status_code == 404
        assert guide.get("/fonts/..%2Fsecrets%2Fkey").status_code == 404
    finally:
        fonts._sheet_name.cache_clear()


def test_the_pieces_cover_gb2312_without_overlap():
    assert len(fonts.PIECES["common"]) == 3755
    assert len(fonts.PIECES["more"]) == 3008
    assert not fonts.PIECES["common"] & fonts.PIECES["more"]
