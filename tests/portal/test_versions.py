"""A document as of a day: its text, its validity, what changed; and two texts side by side."""

import re
from datetime import date, datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from gongbao.hub import library
from gongbao.hub.models import LawIssue

from .gazette import LENDING, OLD
from .seen import read, words

pytestmark = pytest.mark.django_db
NUMBER, OLD_NUMBER = "样文发〔2024〕7号", "样文发〔2019〕3号"
PAGE = f"/law/{quote(NUMBER)}/"


def stand(version: int, day: date) -> None:
    """The version was imported on the day."""
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
    LawIssue.objects.filter(version=version).update(imported_at=moment)


@pytest.fixture
def reader() -> Client:
    library.import_issue(LENDING.encode(), "lending.txt")
    library.import_issue(LENDING.replace("事先预约", "事先登记").encode(), "corrected.txt")
    stand(1, date(2024, 3, 5))
    stand(2, date(2024, 6, 1))
    return Client()


def test_the_text_of_a_day_is_the_one_that_stood_here(reader: Client) -> None:
    assert "事先登记" in read(reader, PAGE)
    earlier = read(reader, f"{PAGE}?on=2024-05-31")
    assert "事先预约" in earlier
    assert "已由第 2 版更正" in earlier
    assert "事先登记" in read(reader, f"{PAGE}?on=2024-06-01")
    before = read(reader, f"{PAGE}?on=2024-03-04")
    assert "事先登记" in before
    assert "这一天本站还没有导入" in before


def test_a_version_has_an_address_of_its_own(reader: Client) -> None:
    assert "事先预约" in read(reader, f"{PAGE}?version=1")
    assert "事先登记" in read(reader, f"{PAGE}?version=2")
    for nothing in ("3", "0", "x", "-1"):
        assert "没有第" in read(reader, f"{PAGE}?version={nothing}", 404)


def test_the_history_tells_what_works_on_the_day(reader: Client) -> None:
    library.import_issue(OLD.encode(), "old.txt")
    old = f"/law/{quote(OLD_NUMBER)}/"
    assert f"被{NUMBER}废止将自2024年4月1日，当日尚未生效" in words(read(reader, f"{old}?on=2024-03-31"))
    assert f"被{NUMBER}废止自2024年4月1日" in words(read(reader, f"{old}?on=2024-04-01"))


def test_two_versions_are_compared_word_by_word(reader: Client) -> None:
    page = read(reader, f"{PAGE}compare/?old=1&new=2")
    assert re.search(r"<del>.*预约.*</del>.*<ins>.*登记.*</ins>", page)
    assert "为方便居民租借乐器" not in page
    assert "为方便居民租借乐器" in read(reader, f"{PAGE}compare/?old=1&new=2&whole=1")
    assert "逐字相同" in read(reader, f"{PAGE}compare/?old=1&new=1")


def test_two_documents_are_compared_the_older_one_first(reader: Client) -> None:
    library.import_issue(OLD.encode(), "old.txt")
    for one, other in ((NUMBER, OLD_NUMBER), (OLD_NUMBER, NUMBER)):
        page = read(reader, f"/law/{quote(one)}/compare/?with={quote(other)}")
        assert page.index(f">{'样市文化局关于印发《样市旧乐器办法》的通知'}</a>") < page.index(
            f">{'样市文化局关于印发《样市乐器租借办法》的通知'}</a>"
        )
        assert re.search(r"<ins>(?:(?!</ins>).)*租借", page)
    assert f"?with={quote(OLD_NUMBER)}" in read(reader, f"{PAGE}compare/")


def test_what_cannot_be_compared_is_one_sentence(reader: Client) -> None:
    assert "没有导入" in read(reader, f"{PAGE}compare/?with=X", 404)
    assert "没有第 9 版" in read(reader, f"{PAGE}compare/?old=9", 404)
    assert "没有导入" in read(reader, "/law/X/compare/", 404)
