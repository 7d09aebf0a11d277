"""Figures of the gazettes: they count what is there, on the page and in the files."""

import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from gongbao.hub import clock, corrections, library
from gongbao.hub.corrections import Reported
from gongbao.portal.gazette_statistics import figures, kind_of

from .gazette import LENDING, OLD

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Client:
    library.import_issue(OLD.encode(), "old.txt")
    library.import_issue(LENDING.encode(), "lending.txt")
    return Client()


def table(name: str) -> dict[str, tuple[object, ...]]:
    return {row.label.zh: row.values for row in figures()[name].rows}


def test_everything_is_counted_once(reader: Client) -> None:
    assert table("documents-by-year") == {
        "2019": (1,), "2020": (0,), "2021": (0,), "2022": (0,), "2023": (0,), "2024": (1,),
    }  # fmt: skip
    assert table("documents-by-body") == {"样市文化局": (2,)}
    assert table("documents-by-kind") == {"通知": (2,)}
    assert table("validity") == {"已废止": (1,), "现行有效": (1,)}
    assert table("relations")["废止"] == (1,)
    assert table("damage")["缺一条"] == (1,)


def test_a_new_version_and_a_report_change_the_figures(reader: Client) -> None:
    assert not table("corrections")
    corrections.report(Reported("样文发〔2024〕7号", "第四条", "缺第三条"), None)
    today = clock.now()
    assert list(table("corrections").values()) == [(1, 0)]
    assert f"{today.year}年" in next(iter(table("corrections")))
    library.import_issue(LENDING.replace("第四条", "第三条").encode(), "corrected.txt")
    assert "缺一条" not in table("damage")
    assert table("documents-by-body") == {"样市文化局": (2,)}


def test_each_figure_is_on_the_page_and_can_be_taken_away(reader: Client) -> None:
    page = reader.get("/statistics/").content.decode()
    assert page.count("<svg") == sum(1 for chart in figures().values() if chart.rows)
    for name, chart in figures().items():
        assert chart.title.zh in page
        text = reader.get(f"/statistics/{name}/csv/").content.decode("utf-8-sig")
        assert len(text.splitlines()) == len(chart.rows) + 1
    book = load_workbook(io.BytesIO(reader.get("/statistics/validity/xlsx/").content)).active
    assert book is not None
    assert list(book.iter_rows(values_only=True))[1:] == [("已废止", 1), ("现行有效", 1)]
    assert reader.get("/statistics/nothing/csv/").status_code == 404
    assert reader.get("/statistics/validity/pdf/").status_code == 404


def test_an_empty_library_has_a_page(db: None) -> None:
    assert "没有数据" in Client().get("/statistics/").content.decode()


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("样市文化局关于印发《样市乐器租借办法》的通知", "通知"),
        ("样市乐器租借办法（试行）", "办法"),
        ("样市文化局公告", "公告"),
        ("关于春天", ""),
    ],
)
def test_the_kind_is_what_the_title_ends_with(title: str, kind: str) -> None:
    assert kind_of(title) == kind
