"""The facts of an issue: cover, contents in two languages, imprint."""

import datetime as dt
from itertools import pairwise

from gongbao.law import Issue


def test_the_cover(issue) -> None:  # type: ignore[no-untyped-def]
    gazette: Issue = issue("demo")
    assert (gazette.title, gazette.year, gazette.number, gazette.total) == ("云溪市人民政府公报", 2025, 3, 129)
    assert gazette.date == dt.date(2025, 3, 18)
    assert gazette.sponsor == "云溪市人民政府办公厅"
    assert (gazette.issn, gazette.cn) == ("2999-0000", "99-0000/D")


def test_contents_in_two_languages(issue) -> None:  # type: ignore[no-untyped-def]
    gazette: Issue = issue("demo")
    assert gazette.contents_languages == ("zh", "en")
    assert gazette.official_contents == "zh"
    assert gazette.sections == ("市政府办公厅文件", "部门文件")
    assert [(d.section, d.page) for d in gazette.documents] == [
        ("市政府办公厅文件", 3),
        ("部门文件", 5),
        ("部门文件", 8),
    ]
    assert [d.number_en for d in gazette.documents] == [
        "Yunzhengbanfa〔2025〕No. 11",
        "Yunwenlvfa〔2025〕No. 6",
        "yunwengongzi No.4, 2025 (Total No.17)",
    ]
    assert gazette.documents[2].title_en == "Announcement of Yunxi Municipal Bureau of Culture and Tourism"


def test_titles_and_issuers(issue) -> None:  # type: ignore[no-untyped-def]
    measures = issue("demo").documents[1]
    assert measures.title == "云溪市文化和旅游局等部门关于印发《云溪市社区阅览室管理办法》的通知"
    assert measures.issuers == ("云溪市文化和旅游局", "云溪市民政局")
    announcement = issue("demo").documents[2]
    assert (announcement.number, announcement.total_number) == ("2025年云文公字第4号（总第17号）", 17)
    assert issue("demo").find("云文旅发[2025]6号") is measures


def test_documents_follow_one_another_without_gaps(issue) -> None:  # type: ignore[no-untyped-def]
    for name in ("demo", "damaged.txt", "plain-issue.txt"):
        documents = issue(name).documents
        for before, after in pairwise(documents):
            assert after.lines[0] == before.lines[1] + 1


def test_the_imprint(issue) -> None:  # type: ignore[no-untyped-def]
    imprint = issue("demo").colophon
    assert imprint is not None
    assert imprint.governing_body == "云溪市人民政府"
    assert imprint.editor == "《云溪市人民政府公报》编辑室"
    assert (imprint.format, imprint.frequency, imprint.site, imprint.postcode) == (
        "A4",
        "月刊",
        "gazette.example",
        "000000",
    )
    assert imprint.telephones == ("（000）00000000",)
    assert "云溪发布" in imprint.channels


def test_annexes(issue) -> None:  # type: ignore[no-untyped-def]
    circular = issue("demo").documents[0]
    assert [(a.number, a.title, a.printed) for a in circular.annexes] == [
        (1, "市级避暑场所开放清单", "printed"),
        (2, "避暑场所登记表", "omitted"),
    ]
    assert circular.find("附件1第4行").text.startswith("工人文化宫排练厅")


def test_one_document_alone_is_an_issue_without_a_cover(issue) -> None:  # type: ignore[no-untyped-def]
    gazette: Issue = issue("subsidy.md")
    assert (gazette.title, gazette.number, gazette.colophon, gazette.contents) == ("", None, None, ())
    assert gazette.damage == ()
    assert gazette.documents[0].expires == dt.date(2025, 9, 30)
