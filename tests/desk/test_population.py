"""The pages about populations: ask in two steps, see what came out, export it; review, hand on, release."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.hub import town_of_readers
from tests.hub.town_of_readers import Town, table

from gongbao.demo.city import identity_number
from gongbao.hub import population_runs
from gongbao.hub.models import AccessLog, Draft, Message, NotLookedFor, PopulationReading, PopulationRun
from gongbao.services import Service

NEW = "/desk/population/new/reading-room/card-allowed/"


@pytest.fixture
def town(reading_room: Service, db: None) -> Town:
    """The subdistrict."""
    return town_of_readers.build()


def client(town: Town, name: str) -> Client:
    """A browser in which this person is signed in."""
    opened = Client()
    opened.force_login(town.users[name])
    return opened


def said(response: Any) -> str:
    """What a page says."""
    assert response.status_code == 200, response
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", response.content.decode())))


def question(town: Town, kind: str, content: bytes, name: str = "people.csv") -> dict[str, Any]:
    """What is sent to ask about a file."""
    file = SimpleUploadedFile(name, content)
    asked = {"kind": kind, "purpose": "春季办证", "as_of": "2026-03-02", "source": "file", "agency": town.agency.pk}
    return asked | {"file": file}


def begin(browser: Client, town: Town, kind: str, **chosen: Any) -> str:
    """The address of a run that was asked on the pages and carried out."""
    first = browser.post(NEW, question(town, kind, table()))
    assert first.status_code == 302, said(first)
    second = browser.post(first["Location"], chosen)
    assert second.status_code == 302, said(second)
    address = str(second["Location"])
    waiting = browser.get(address).content.decode()
    assert 'http-equiv="refresh"' in waiting
    population_runs.carry_out(address.split("/")[-2])
    return address


def test_a_file_is_asked_in_two_steps_and_every_table_goes_out(town: Town) -> None:
    browser = client(town, "asker")
    assert "可以办借书证吗？" in said(browser.get("/desk/population/new/"))
    form = browser.get(NEW).content.decode()
    assert "<code>years_nearby</code>" in form
    address = begin(browser, town, "count", group_by=["street"])
    text = said(browser.get(address))
    assert "7 人" in text
    assert "不能判断的2人" in text
    assert "春季办证" in text
    links = re.findall(r'href="(/desk/population/[^"]+/tables/[^"]+)"', browser.get(address).content.decode())
    assert len(links) == 8
    for link in links:
        assert browser.get(link)["Content-Disposition"].startswith("attachment")
    street = browser.get(f"{address}tables/by-1/?format=csv").content.decode("utf-8-sig").split()
    assert street == ["street,是,否,未知", "street-0,1,1,1", "street-1,2,1,1"]
    answers = browser.get(f"{address}answers/").content.decode("utf-8-sig")
    assert [line.rsplit(",", 1)[1].strip('"') for line in answers.split()] == [
        "answer", "yes", "yes", "no", "no", "unknown", "unknown", "yes",
    ]  # fmt: skip
    assert PopulationReading.objects.filter(run__id=address.split("/")[-2], people=7).exists()
    assert "可以办借书证吗？" in said(browser.get("/desk/population/"))


def test_what_if_is_a_form_with_the_figures_of_the_rule(town: Town) -> None:
    browser = client(town, "asker")
    first = browser.post(NEW, question(town, "what-if", table()))
    form = browser.get(first["Location"]).content.decode()
    names = re.findall(r'name="(limit-\d+)" value="([^"]+)"', form)
    assert [value for _, value in names] == ["1", "60"]
    assert "请至少改动一项数值" in said(browser.post(first["Location"], dict(names)))
    wrong = browser.post(first["Location"], {"limit-0": "1", "limit-1": "many"})
    assert "field__error" in wrong.content.decode()
    begun = browser.post(first["Location"], {"limit-0": "1", "limit-1": "75", "group_by": ["street"]})
    population_runs.carry_out(begun["Location"].split("/")[-2])
    text = said(browser.get(begun["Location"]))
    assert "1 人减少" in text
    assert "60 → 75" in text


def test_what_if_has_the_published_figures_too(town: Town) -> None:
    browser = client(town, "asker")
    town.publish_increase("increase_65_plus", "20")
    asked = question(town, "what-if", b"benefit,birth_date\nbasic-pension,1950-01-01\n")
    first = browser.post("/desk/population/new/resident-pension/monthly-increase/", asked)
    form = said(browser.get(first["Location"]))
    assert "2026年3月2日公布的数值为 20" in form
    assert "2026年3月2日没有公布的数值" in form
    begun = browser.post(first["Location"], {"figure-increase_65_plus": "30"})
    population_runs.carry_out(begun["Location"].split("/")[-2])
    text = said(browser.get(begun["Location"]))
    assert "1 人增加，合计¥10.00" in text
    assert "20.00元 → 30.00元" in text


def test_what_was_left_out_of_a_form_is_said_beside_it(town: Town) -> None:
    browser = client(town, "asker")
    text = said(browser.post(NEW, {"agency": town.agency.pk}))
    for words in ("请填写：算什么", "请填写：用途", "请填写：按哪一天计算", "请填写：算谁"):
        assert words in text
    without_file = {key: value for key, value in question(town, "count", b"").items() if key != "file"}
    assert "请选择要上传的文件" in said(browser.post(NEW, without_file))
    for name, content, words in (
        ("people.txt", b"a", "只能上传 .parquet 或 .csv"),
        ("people.parquet", b"none", "读不了"),
        ("people.csv", b"\xff\xfe\x00", "读不了"),
        ("people.csv", b"a,b\n1,2\n", "没有一列是该决定的事实"),
    ):
        assert words in said(browser.post(NEW, question(town, "count", content, name))), name
    assert not PopulationRun.objects.exists()


@pytest.mark.parametrize("name", ["clerk", "r101"])
def test_pages_are_for_those_who_may_ask(town: Town, name: str) -> None:
    town.resident(101)
    address = begin(client(town, "asker"), town, "count")
    for path in ("/desk/population/", "/desk/population/new/", NEW):
        assert client(town, name).get(path).status_code == 403
    assert client(town, name).get(address).status_code in (403, 404)
    assert client(town, "stranger").get(address).status_code == 404
    assert client(town, "stranger").get(f"{address}answers/").status_code == 404
    assert "人群" not in said(client(town, "clerk").get("/desk/today/"))


def test_a_list_is_reviewed_by_one_and_released_by_another(town: Town) -> None:
    person = town.resident(101)
    first, second = client(town, "asker"), client(town, "second")
    address = begin(first, town, "overlooked", id_column="id", name_column="name")
    page = first.get(f"{address}people/")
    assert "读者101" in said(page)
    assert identity_number(101) not in page.content.decode()
    assert "爱护图书" in said(first.get(f"{address}people/?list=almost"))
    assert AccessLog.objects.filter(party=person, reader=town.users["asker"], what__startswith="查看名单").count() == 1
    line = re.findall(r"/people/(\d+)/strike/", page.content.decode())[-1]
    first.post(f"{address}people/{line}/strike/", {"because": "已搬走"})
    assert "已搬走" in said(first.get(f"{address}people/"))
    first.post(f"{address}prepare/")
    assert "请同事打开本页发布" in said(first.get(f"{address}people/"))
    first.post(f"{address}release/")
    assert not Message.objects.exists()
    second.post(f"{address}release/")
    assert Message.objects.get().party == person
    assert "已发门户消息1人，需寄信1人" in said(second.get(f"{address}people/"))
    letters = said(second.get(f"{address}letters/"))
    assert "读者102" in letters
    assert "读者101" not in letters
    assert identity_number(102)[-4:] not in letters


def test_the_person_sees_it_all_and_may_switch_it_off(town: Town) -> None:
    town.resident(101)
    person = client(town, "r101")
    address = begin(client(town, "asker"), town, "overlooked", id_column="id", name_column="name")
    client(town, "asker").post(f"{address}prepare/")
    client(town, "second").post(f"{address}release/")
    log = said(person.get("/my/readings/"))
    assert "春季办证" in log
    assert "石桥街道" in log
    draft = person.get(f"/drafts/{Draft.objects.get().pk}/")
    assert "石桥街道根据“people.csv”替您填好了" in said(draft)
    person.post("/my/readings/looked-for/", {"wish": "no"})
    assert NotLookedFor.objects.count() == 1
    assert "您已选择不被主动查找" in said(person.get("/my/readings/"))
    person.post("/my/readings/looked-for/", {"wish": "yes"})
    assert not NotLookedFor.objects.exists()


@pytest.mark.browser
def test_asking_in_a_browser(town: Town, transactional_db: None, live_server: Any, page: Any, tmp_path: Path) -> None:
    from django.conf import settings

    browser = client(town, "asker")
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": browser.cookies[settings.SESSION_COOKIE_NAME].value,
          "url": live_server.url}]
    )  # fmt: skip
    file = tmp_path / "people.csv"
    file.write_bytes(table())
    page.goto(f"{live_server.url}{NEW}")
    page.get_by_label("用途").fill("春季办证")
    page.get_by_label("文件", exact=False).last.set_input_files(str(file))
    page.get_by_role("button", name="下一步").click()
    page.get_by_label("street").check()
    page.get_by_role("button", name="开始计算").click()
    page.get_by_text("本页自动刷新").wait_for()
    population_runs.carry_out(page.url.rstrip("/").rsplit("/", 1)[1])
    page.get_by_text("不能判断的2人").wait_for(timeout=20_000)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
