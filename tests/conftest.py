"""One embedded PostgreSQL for a run, started when the first test asks for the database, and a real browser."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_HOME = Path(tempfile.mkdtemp(prefix="gongbao-test-"))
os.environ["GONGBAO_DATA"] = str(_HOME)
os.environ["GONGBAO_DEMO"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "gongbao.hub.settings"
# Playwright's own loop makes Django believe that it runs asynchronously.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

import django  # noqa: E402
import hypothesis  # noqa: E402
from django.conf import settings  # noqa: E402

settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.RATE_LIMITS = []
settings.SIGN_IN_ATTEMPTS = (10_000, 60)
# A test whose transaction is rolled back never renews the mark of the pages that are kept.
settings.CACHES["public-pages"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
django.setup()
# How long an example takes says nothing on a busy machine.
hypothesis.settings.register_profile("gongbao", deadline=None)
hypothesis.settings.load_profile("gongbao")

_CHROMIUM_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A file's content names no test: it may differ from process to process, and the names must not."""
    return argname if isinstance(val, bytes) else None


def pytest_unconfigure(config: pytest.Config) -> None:
    """Nothing is left behind."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of the run's own PostgreSQL."""
    from gongbao.hub import postgres

    # The machine is not switched off during a test: only the server's own crashes have to be survived.
    with postgres.start(_HOME / "postgres", {"fsync": "off", "max_connections": "60"}) as server:
        yield server.url
    while (_HOME / "postgres" / "cluster" / "postmaster.pid").exists():
        time.sleep(0.02)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(postgres_url: str) -> None:
    """Points Django to it, without a pool: a test's connections end with the test."""
    from django.db import connections

    from gongbao.hub.settings import database

    found = database(postgres_url)
    del found["OPTIONS"]["pool"]
    connections.settings["default"].update(found)


def find_chromium() -> str | None:
    """Debian's Chromium, or another one on the path."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A headless Chromium. Skips the test where there is none, unless GONGBAO_REQUIRE_BROWSER=1."""
    program = find_chromium()
    if program is None:
        if os.environ.get("GONGBAO_REQUIRE_BROWSER") == "1":
            pytest.fail("no Chromium is installed")
        pytest.skip("no Chromium is installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(_CHROMIUM_ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture(params=[(1280, 800), (390, 844)], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest, browser: "Browser") -> Iterator[Any]:
    """A fresh page in a desktop window and in a phone-sized one; any error of a script fails the test."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert not errors


@pytest.fixture
def reading_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The documentation's service as an installed package: on the path, with the entry point that announces it."""
    from gongbao import services

    announced = tmp_path / "reading_room-1.0.dist-info"
    announced.mkdir()
    (announced / "METADATA").write_text("Metadata-Version: 2.1\nName: reading-room\nVersion: 1.0\n")
    (announced / "entry_points.txt").write_text("[gongbao.services]\nreading-room = reading_room\n")
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "docs" / "examples")
    monkeypatch.syspath_prepend(tmp_path)
    services.registry.cache_clear()
    yield services.registry()["reading-room"]
    services.registry.cache_clear()
    for name in [name for name in sys.modules if name.split(".")[0] == "reading_room"]:
        del sys.modules[name]
