"""Pages for everybody are made once, anew after every change, and nothing personal is ever among them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongbao.hub import corrections, fonts, library
from gongbao.hub.corrections import Reported
from gongbao.hub.models import DemoClock, Parameter, PublicMark
from gongbao.hub.public_pages import CACHE

from .gazette import LENDING, OLD
from .town import FRIDAY, SERVICE, Town, build

NUMBER = quote("样文发〔2024〕7号")
KEPT = [
    "/",
    "/search/?q=" + quote("钢琴"),
    "/services/",
    f"/services/{SERVICE}/",
    f"/services/{SERVICE}/rules/prepayment-allowed/",
    f"/services/{SERVICE}/procedures/refund/",
    f"/services/{SERVICE}/examples/1/",
    f"/services/{SERVICE}/law/{quote('京文旅发〔2023〕110号')}/",
    "/gazette/",
    f"/law/{NUMBER}/",
    f"/law/{NUMBER}/{quote('第二条')}/",
    f"/law/{NUMBER}/beside/",
    f"/law/{NUMBER}/citations/",
    "/statistics/",
    "/bodies/",
    f"/bodies/{quote('样市文化局')}/",
]
FORMS = ["/accounts/login/", "/find/", f"/law/{NUMBER}/report/", f"/services/{SERVICE}/check/prepayment-allowed/"]


@pytest.fixture
def town(transactional_db: None) -> Iterator[Town]:
    """The town, a gazette, and pages that are kept as they are outside of the tests and of the demo's bar of forms."""
    in_memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    with override_settings(CACHES={"default": in_memory, CACHE: in_memory}, DEMO=False):
        caches[CACHE].clear()
        library.import_issue(OLD.encode(), "old.txt")
        library.import_issue(LENDING.encode(), "lending.txt")
        yield build()


@pytest.fixture
def kept(town: Town, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is kept, as it is kept."""
    pages: list[bytes] = []
    really = LocMemCache.set

    def keep(self: LocMemCache, key: Any, value: Any, *args: Any, **more: Any) -> None:
        pages.append(repr(value).encode() + value[0])
        really(self, key, value, *args, **more)

    monkeypatch.setattr(LocMemCache, "set", keep)
    return pages


def test_a_page_is_made_once(town: Town, kept: list[bytes]) -> None:
    for number, address in enumerate(KEPT, 1):
        first = Client().get(address)
        assert first.status_code == 200
        with CaptureQueriesContext(connection) as queries:
            again = Client().get(address)
        assert len(kept) == number
        assert again.content == first.content
        assert {**again.headers} == {**first.headers}
        assert [each["sql"] for each in queries] == ["SELECT mark FROM hub_publicmark"]


def test_a_browser_that_has_the_page_is_told_that_it_still_holds(town: Town) -> None:
    browser = Client()
    first = browser.get("/gazette/")
    assert first.headers["Cache-Control"] == "public, no-cache"
    assert "Cookie" in first.headers["Vary"]
    again = browser.get("/gazette/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    library.import_issue(LENDING.replace("钢琴", "提琴").encode(), "corrected.txt")
    after = browser.get(f"/law/{NUMBER}/", headers={"If-None-Match": first.headers["ETag"]})
    assert after.status_code == 200


def test_what_changes_is_seen_at_once(town: Town) -> None:
    browser, law = Client(), f"/law/{NUMBER}/"
    assert "提琴" not in browser.get(law).content.decode()
    library.import_issue(LENDING.replace("钢琴", "提琴").encode(), "corrected.txt")
    assert "提琴" in browser.get(law).content.decode()
    before = browser.get("/statistics/").content
    corrections.report(Reported("样文发〔2024〕7号", "第四条", "缺第三条"), None)
    assert browser.get("/statistics/").content != before


def test_a_page_is_made_anew_on_the_next_day(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = f"/services/{SERVICE}/"
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2023, 1, 1))
    assert "尚未全部施行" in Client().get(guide).content.decode()
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2024, 6, 3))
    assert "尚未全部施行" not in Client().get(guide).content.decode()


def test_a_published_figure_and_the_clock_of_the_demo_renew_the_mark(town: Town) -> None:
    before = PublicMark.objects.get().mark
    figure = {"service": SERVICE, "name": "x", "value": "1", "valid_from": FRIDAY, "source": "通告"}
    Parameter.objects.create(**figure, proposed_by=town.users["clerk"])
    between = PublicMark.objects.get().mark
    assert between != before
    DemoClock.objects.update(today=FRIDAY + timedelta(days=1))
    assert PublicMark.objects.get().mark != between


def test_every_table_behind_a_kept_page_renews_the_mark(town: Town) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'hub_renew_public_mark'")
        watched = {table for (table,) in cursor.fetchall()}
    with_their_issue = {"hub_lawdocument", "hub_lawprovision", "hub_lawrelation"}
    read: set[str] = set()
    for address in KEPT:
        with CaptureQueriesContext(connection) as queries:
            Client().get(address)
        for each in queries:
            read |= set(re.findall(r'(?:FROM|JOIN)\s+"?(hub_\w+|auth_\w+|django_\w+)', each["sql"]))
    assert {"hub_lawissue", "hub_serviceflag"} <= read
    assert read - watched - with_their_issue == {"hub_publicmark"}


def test_languages_editions_and_web_fonts_are_kept_apart(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, english, large = Client(), Client(), Client()
    english.post("/choose/", {"language": "en"})
    large.post("/choose/", {"edition": "large"})
    for _ in range(2):
        assert 'lang="zh-Hans" data-type="normal"' in reader.get("/").content.decode()
        assert 'lang="en" data-type="normal"' in english.get("/").content.decode()
        assert 'lang="zh-Hans" data-type="large"' in large.get("/").content.decode()
    monkeypatch.setattr(fonts, "style_sheet_name", lambda: "fonts-ready.css")
    assert "fonts-ready.css" in reader.get("/").content.decode()


def test_a_choice_needs_no_token(town: Town) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/choose/", {"language": "en"}).status_code == 302


def test_who_is_signed_in_neither_fills_nor_is_given_what_is_kept(town: Town, kept: list[bytes]) -> None:
    signed_in, name = town.client("wang"), "王小明"
    for number, address in enumerate(KEPT):
        own = signed_in.get(address)
        assert len(kept) == number
        assert name in own.content.decode()
        assert own.headers["Cache-Control"] == "no-store"
        assert "ETag" not in own.headers
        assert name not in Client().get(address).content.decode()
        assert name in signed_in.get(address, headers={"If-None-Match": "*"}).content.decode()
    assert name.encode() not in b"".join(kept)


def test_pages_with_a_token_are_not_kept(town: Town, kept: list[bytes]) -> None:
    browser = Client()
    for address in (*FORMS, *FORMS):
        assert "csrfmiddlewaretoken" in browser.get(address).content.decode()
    assert not kept


def test_the_demo_whose_bar_has_forms_keeps_no_page(town: Town, kept: list[bytes]) -> None:
    with override_settings(DEMO=True):
        page = Client().get("/")
    assert "csrftoken" in page.cookies
    assert page.headers["Cache-Control"] == "no-store"
    assert not kept


def test_a_message_is_shown_to_one_reader_once(town: Town, kept: list[bytes]) -> None:
    leaving = town.client("wang")
    leaving.post("/accounts/logout/")
    assert "messages" in leaving.cookies
    assert "banner--" in leaving.get("/").content.decode()
    assert not kept
    assert "banner--" not in leaving.get("/").content.decode()
    assert "banner--" not in Client().get("/").content.decode()


def test_nothing_that_a_person_reads_is_kept(town: Town, kept: list[bytes]) -> None:
    signed_in = town.client("wang")
    for address in (
        "/my/",
        "/my/messages/",
        "/my/identity/",
        "/my/readings/",
        "/notices/",
        "/registers/",
        *FORMS[1:],
    ):
        assert signed_in.get(address).status_code == 200
    for address in ("/desk/today/", "/desk/search/"):
        assert town.client("clerk").get(address).status_code == 200
    assert not kept


def test_an_unknown_cookie_or_a_bearer_of_a_token_is_answered_anew(town: Town, kept: list[bytes]) -> None:
    stranger = Client()
    stranger.cookies["whatever"] = "1"
    stranger.get("/")
    Client().get("/", headers={"Authorization": "Bearer x"})
    assert not kept


def test_errors_are_not_kept(town: Town, kept: list[bytes]) -> None:
    assert Client().get("/law/none/").status_code == 404
    assert Client().get(f"/law/{NUMBER}/?on=x").status_code == 400
    assert not kept
