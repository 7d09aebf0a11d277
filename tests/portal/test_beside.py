"""The text beside what carries it out: owners, worked examples with their results, gaps, and changed law."""

import re
from datetime import date
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client

from gongbao.hub import beside, examples, flags, library
from gongbao.hub.actors import Actor
from gongbao.hub.models import Agency, Staff
from gongbao.services import registry

from . import seen
from .gazette import LENDING

pytestmark = pytest.mark.django_db
STANDARDS, ARTS = "local-standards", "arts-training-prepayment"
SERVICE = registry()[STANDARDS]
NUMBER = SERVICE.documents[0].number
ARTS_NUMBER = "京文旅发〔2023〕110号"

#: A document with the number of a service's own, in which only the annex has an owner.
ANNOUNCEMENT = """样市标准局
样市地方标准公告
{number}

　　第一条　本公告说明已经查过的标准。
　　第二条　本公告自公布之日起施行。

样市标准局
2018年8月24日
"""

EXAMPLES = """
cases:
- name: {zh: 带字母T是推荐性标准, en: The letter T makes it recommended}
  decision: is-recommended
  as_of: 2018-11-07
  facts: {prefix: recommended}
  expect: "yes"
  because: [附件推荐性]
- name: {zh: 不带字母T是强制性标准, en: 'Without it, mandatory'}
  decision: is-recommended
  as_of: 2018-11-07
  facts: {prefix: mandatory}
  expect: "no"
  because: [附件推荐性]
scenarios:
- name: {zh: 复审以后改为修订, en: Reviewed and to be revised}
  procedure: standard-review
  start: 2018-05-02
  given: {}
  events:
  - {"on": 2018-05-02, step: plan-review, outcome: planned}
  - {"on": 2018-07-02, step: review, outcome: revise}
  until: 2018-07-03
  expect: {ended: null, open: [{step: record-result}], done: []}
  because: [正文复审]
"""

AMENDMENT = """样市文化局关于调整预付费事项的通知
样文发〔2025〕9号

各区文化局：
　　将《样市预付费办法》（京文旅发〔2023〕110号）第八条第三款中的天数修改为六十天。
　　本通知自2025年7月1日起施行。

样市文化局
2025年6月3日
"""


@pytest.fixture(autouse=True)
def told(monkeypatch: pytest.MonkeyPatch):
    """The worked examples of one service; the others have none."""
    texts = {STANDARDS: EXAMPLES}
    monkeypatch.setattr(examples, "text", lambda slug: texts.get(slug, ""))
    return texts


def read(address: str, language: str = "zh-hans", status: int = 200) -> str:
    client = Client()
    client.cookies["django_language"] = language
    return seen.read(client, address, status)


def words(html: str) -> str:
    return seen.words(html.partition("<main")[2])


def row(html: str, at: str) -> str:
    """The part of the page about one place."""
    parts = html.partition("<main")[2].split("<section")
    return next(part for part in parts if f">{at}<" in part)


PAGE = f"/services/{STANDARDS}/law/{quote(NUMBER)}/"


def test_every_place_shows_the_examples_that_prove_it_and_how_they_came_out() -> None:
    place = row(read(PAGE), "附件 推荐性")
    assert "例子：2个，全部相符" in words(f"<main{place}")
    assert "带字母T是推荐性标准" in place
    assert "复审以后" not in place
    english = row(read(PAGE, "en"), "附件 推荐性")
    assert "The letter T makes it recommended" in english


def test_an_example_that_fails_is_told_on_the_page(told: dict[str, str]) -> None:
    told[STANDARDS] = EXAMPLES.replace('expect: "no"', 'expect: "yes"')
    assert "例子：2个中1个不符" in words(f"<main{row(read(PAGE), '附件 推荐性')}")
    failing = read(f"{PAGE}?show=failing")
    assert failing.count('class="beside__row') == failing.count("个不符") == 1
    assert "预期：yes；得出：no" in words(read(f"/services/{STANDARDS}/examples/2/"))
    told[STANDARDS] = EXAMPLES.replace("facts: {prefix: mandatory}", "facts: {no_such_fact: 1}")
    assert "no_such_fact" in read(f"/services/{STANDARDS}/examples/2/")


def test_the_counts_add_up_and_the_gaps_can_be_seen_alone() -> None:
    found = beside.beside(NUMBER, SERVICE)
    counts = found.counts
    assert counts["places"] == counts["owned"] + counts["noted"] + counts["open"]
    assert counts["owned"] == counts["proven"] + counts["unproven"]
    gaps = read(f"{PAGE}?show=gaps")
    assert gaps.count('class="beside__row') == sum(spot.gap for spot in found.spots) < len(found.spots)
    assert ">正文 依据<" in gaps
    assert ">附件 推荐性<" not in gaps
    assert "没有这样的条文" in words(read(f"{PAGE}?show=open"))


def test_a_place_of_the_imported_text_that_nobody_carries_out_is_marked() -> None:
    library.import_issue(ANNOUNCEMENT.format(number=NUMBER).encode(), "announcement.txt")
    found = beside.beside(NUMBER, SERVICE)
    assert found.imported
    bare = {spot.at for spot in found.spots if spot.state == "open"}
    assert {"第一条", "第二条"} <= bare
    assert all(spot.state == "form" for spot in found.spots if spot.at == "主送")
    page = read(PAGE)
    assert "没有着落" in words(f"<main{row(page, '第一条')}")
    assert "本公告说明已经查过的标准" in row(page, "第一条")
    # What the service speaks of and the text has not stays on the page.
    assert "原文没有单列这一处" in words(f"<main{row(page, '附件 推荐性')}")


def test_a_document_without_a_service_is_nobodys_and_says_so() -> None:
    library.import_issue(LENDING.encode(), "lending.txt")
    page = read(f"/law/{quote('样文发〔2024〕7号')}/beside/")
    assert "还没有据此文件建立服务" in words(page)
    assert page.count("beside__row--open") == 5
    assert "居民租借钢琴" in page
    assert "nobody carries out any" in read(f"/law/{quote('样文发〔2024〕7号')}/beside/", "en")
    answer = Client().get(f"/law/{quote(NUMBER)}/beside/")
    assert (answer.status_code, answer.url) == (302, PAGE)
    assert Client().get(f"/law/{quote('样文发〔1999〕1号')}/beside/").status_code == 404


@pytest.mark.parametrize("slug", list(registry()))
def test_every_owner_of_every_place_leads_to_a_page_that_shows_it(slug: str) -> None:
    service = registry()[slug]
    links = set()
    for document in service.documents:
        page = read(f"/services/{slug}/law/{quote(document.number)}/")
        links |= set(
            re.findall(rf'href="(/services/{slug}/(?:rules|procedures|#)[^"]*|/services/{slug}/#[^"]+)"', page)
        )
    assert links
    guide = read(f"/services/{slug}/")
    pages = {link.partition("#")[0].partition("?")[0] for link in links}
    shown = {page: read(page) for page in pages if "/procedures/" in page}
    for link in links:
        page, _, anchor = link.partition("#")
        if anchor:
            assert f'id="{anchor}"' in (guide if page == f"/services/{slug}/" else shown[page.partition("?")[0]])
    for page in sorted(pages):
        if "/rules/" in page:
            name = page.rstrip("/").rpartition("/")[2]
            assert service.decision(name).question.zh in read(page)


def test_a_rule_is_drawn_with_its_conditions_their_places_and_the_rules_it_uses() -> None:
    page = read(f"/services/{ARTS}/rules/prepayment-allowed/")
    seen = words(page)
    assert "同时符合：" in seen
    assert "课时数不超过60课时第八条第三款" in seen
    table = words(read(f"/services/{STANDARDS}/rules/replacement-known/"))
    assert "第一条符合的给出答案" in table
    assert "答：否" in table
    assert Client().get(f"/services/{ARTS}/rules/none/").status_code == 404


def test_a_procedure_points_at_the_step_that_one_came_for() -> None:
    page = read(f"/services/{STANDARDS}/procedures/standard-review/?step=announce")
    assert "这一步" in page
    assert 'id="step-announce" class="marked"' in page
    assert "这一步" not in read(f"/services/{STANDARDS}/procedures/standard-review/")


def test_every_example_shows_its_facts_and_answer_or_its_steps() -> None:
    for number, result in enumerate(examples.results(STANDARDS), 1):
        page = read(f"/services/{STANDARDS}/examples/{number}/")
        assert result.name.zh in page
        assert "与预期相符" in page
        assert result.name.en in read(f"/services/{STANDARDS}/examples/{number}/", "en")
    for missing in (0, 4):
        assert Client().get(f"/services/{STANDARDS}/examples/{missing}/").status_code == 404


def test_an_example_tells_what_decides_and_a_scenario_its_days() -> None:
    case = words(read(f"/services/{STANDARDS}/examples/2/"))
    assert "标准号前缀DB11（强制性）" in case
    assert "按2018年11月7日的规定" in case
    scenario = words(read(f"/services/{STANDARDS}/examples/3/"))
    assert "复审：修订2018年7月2日" in scenario
    assert "待办，没有期限" in scenario


def test_changed_law_is_told_on_the_guide_and_at_the_place_until_it_is_settled() -> None:
    guide, page = f"/services/{ARTS}/", f"/services/{ARTS}/law/{quote(ARTS_NUMBER)}/"
    assert "正在研究" not in words(read(guide))
    library.import_issue(AMENDMENT.encode(), "amendment.txt")
    seen = words(read(guide))
    assert "依据的文件有变动，正在研究" in seen
    assert "样文发〔2025〕9号" in seen
    assert "（自2025年7月1日起）" in seen
    assert "修改" in words(f"<main{row(read(page), '第八条第三款 后段')}")
    assert "flag-" not in row(read(page), "第八条第四款 后段")
    agency = Agency.objects.create(name="样市文化局", kind="city", district="110000")
    user = User.objects.create(username="keeper")
    Staff.objects.create(user=user, agency=agency, roles=[f"{ARTS}/municipal-culture-department"])
    flags.record(Actor.of(user), flags.open_flags(ARTS)[0].pk, "服务已按新办法调整。", settled=True)
    assert "有变动" not in words(read(guide))
    settled = words(read(page))
    assert "已研究" in settled
    assert "服务已按新办法调整。" in settled


def test_the_same_definition_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = beside.beside(NUMBER, SERVICE)
    assert beside.beside(NUMBER, SERVICE).spots is first.spots
    library.import_issue(ANNOUNCEMENT.format(number=NUMBER).encode(), f"{date(2024, 1, 1)}.txt")
    assert beside.beside(NUMBER, SERVICE).spots is not first.spots
