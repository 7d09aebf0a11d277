"""In a real browser, phone and desktop: pages fit, can be read and worked by keyboard, with and without scripts."""

from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from gongbao.hub import library
from gongbao.hub.page import EDITION_COOKIE
from gongbao.services import registry

from .gazette import LENDING

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SERVICE = "arts-training-prepayment"
DOCUMENT = f"/law/{quote('样文发〔2024〕7号')}/"


@pytest.fixture
def server(live_server: Any) -> str:
    library.import_issue(LENDING.encode(), "lending.txt")
    return str(live_server.url)


def addresses() -> list[str]:
    number = quote(registry()[SERVICE].documents[0].number)
    return [
        "/",
        f"/search/?q={quote('钢琴')}",
        "/services/",
        f"/services/{SERVICE}/",
        f"/services/{SERVICE}/law/{number}/",
        f"/services/{SERVICE}/check/prepayment-allowed/",
        "/gazette/",
        DOCUMENT,
        f"{DOCUMENT}{quote('第二条')}/",
        "/style-guide/?errors=1",
        "/nowhere/",
    ]


# What no reader may meet: a page wider than the window, an input without a name, a picture without words, a skipped
# heading, two things of one name, a target too small for a finger.
FAULTS = """() => {
  const faults = [], seen = new Set(), all = (s) => [...document.querySelectorAll(s)];
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) faults.push(`${wide} pixels too wide`);
  if (all("h1").length !== 1) faults.push(`${all("h1").length} h1`);
  let level = 1;
  for (const h of all("main h1, main h2, main h3, main h4")) {
    const now = Number(h.tagName[1]);
    if (now > level + 1) faults.push(`heading ${h.textContent.trim()} skips a level`);
    level = now;
  }
  for (const e of all("[id]")) { if (seen.has(e.id)) faults.push(`twice: ${e.id}`); seen.add(e.id); }
  for (const e of all("input:not([type=hidden]), select, textarea"))
    if (!e.labels.length && !e.ariaLabel) faults.push(`no label: ${e.outerHTML.slice(0, 80)}`);
  for (const e of all("img:not([alt]), svg[role=img]:not([aria-label]):not([aria-labelledby])"))
    faults.push(`no words: ${e.outerHTML.slice(0, 80)}`);
  for (const e of all("a:not([href]), button:empty")) faults.push(`dead: ${e.outerHTML.slice(0, 80)}`);
  for (const e of all("main button, main .button, nav.navigation a")) {
    const box = e.getBoundingClientRect();
    if (box.width && box.height < 36) faults.push(`small: ${e.outerHTML.slice(0, 80)}`);
  }
  for (const e of all("main p, main li, main td")) {
    const style = getComputedStyle(e), ratio = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    if (ratio < 1.3) faults.push(`lines too close: ${e.textContent.slice(0, 20)}`);
  }
  return faults;
}"""


def test_the_look_for_faults_finds_them(page: Any) -> None:
    page.set_content(
        """<main><h1>A</h1><h1>B</h1><h3 id="x">C</h3><input id="x"><p style="line-height:1;width:3000px">D</p>
        <img><a>E</a><button style="height:20px;padding:0">F</button></main>"""
    )
    found = " ".join(page.evaluate(FAULTS))
    for fault in ("too wide", "2 h1", "skips a level", "twice", "no label", "no words", "dead", "small", "too close"):
        assert fault in found


@pytest.mark.parametrize(("language", "edition"), [("zh-hans", "normal"), ("zh-hans", "large"), ("en", "normal")])
def test_pages_fit_the_window_and_have_no_fault(page: Any, server: str, edition: str, language: str) -> None:
    page.context.add_cookies(
        [
            {"name": EDITION_COOKIE, "value": edition, "url": server},
            {"name": "django_language", "value": language, "url": server},
        ]
    )
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if "Security Policy" in message.text else None)
    faults = {}
    for address in addresses():
        page.goto(server + address)
        if found := page.evaluate(FAULTS):
            faults[address] = found
    assert faults == {}
    assert complaints == []


def test_a_narrow_phone_shows_everything(browser: Any, server: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    wide = {}
    for address in addresses():
        page.goto(server + address)
        if found := [fault for fault in page.evaluate(FAULTS) if "wide" in fault]:
            wide[address] = found
    context.close()
    assert wide == {}


def test_law_text_is_set_as_chinese_is_set(page: Any, server: str) -> None:
    page.goto(server + DOCUMENT)
    style = page.evaluate(
        """() => {
          const p = [...document.querySelectorAll(".law p")].find((e) => e.textContent.includes("钢琴"));
          const s = getComputedStyle(p), size = parseFloat(s.fontSize);
          return {line: parseFloat(s.lineHeight) / size, indent: parseFloat(s.textIndent) / size, align: s.textAlign};
        }"""
    )
    assert style["line"] >= 1.6
    assert style["indent"] == pytest.approx(2, abs=0.05)
    assert style["align"] in ("start", "left")


def test_large_type_is_large(page: Any, server: str) -> None:
    page.goto(server + "/")
    page.get_by_role("button", name="长者版").click()
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 24
    page.get_by_role("button", name="常规版").click()
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") < 20


def test_the_keyboard_reaches_the_text_past_the_head(page: Any, server: str) -> None:
    page.goto(server + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_check_is_done_from_search_to_the_answer(browser: Any, server: str, scripts: bool) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(server + "/")
    page.get_by_role("searchbox").fill("预收费")
    page.get_by_role("main").get_by_role("button", name="搜索").click()
    page.get_by_role("link", name="艺术类校外培训预付费").first.click()
    page.get_by_role("link", name="这笔预收费是否合规").click()
    page.get_by_label("按哪一天的规定").fill("2024-03-01")
    page.get_by_role("button", name="开始").click()
    heading = page.get_by_role("heading", level=1)
    answers = {"新课开始日": "2024-03-20", "收费日": "2024-03-10", "预付费是被指定或强制的": "是"}
    for _ in answers:
        label = heading.inner_text().strip()
        if answers[label] == "是":
            page.get_by_role("radio", name="是").check()
        else:
            page.get_by_label(label).fill(answers[label])
        page.get_by_role("button", name="继续").click()
        expect(heading).not_to_have_text(label)
    expect(heading).to_have_text("否")
    expect(page.get_by_role("link", name="第八条第一款").first).to_be_visible()
    page.get_by_role("link", name="更改 预付费是被指定或强制的").click()
    page.get_by_role("radio", name="否").check()
    page.get_by_role("button", name="继续").click()
    expect(page.get_by_role("link", name="上一步")).to_be_visible()
    expect(heading).not_to_have_text("预付费是被指定或强制的")
    if scripts:
        # What was answered is nobody else's business who uses this browser later.
        kept = page.evaluate("Object.values({...localStorage, ...sessionStorage}).join()")
        assert "2024-03" not in kept
        assert "<" not in kept
    page.go_back()
    expect(heading).to_have_text("预付费是被指定或强制的")
    page.go_back()
    expect(heading).to_have_text("否")
    context.close()
