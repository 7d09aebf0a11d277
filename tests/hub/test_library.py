"""Imported gazettes: found by number and place, searched exactly, and kept in all their versions."""

from datetime import date

import pytest

from gongbao import law
from gongbao.hub import library
from gongbao.hub.errors import NotFound
from gongbao.hub.models import LawDocument, LawIssue

pytestmark = pytest.mark.django_db

RULES = """样市文化局关于印发《样市乐器租借办法》的通知
样文发〔2024〕7号

各区文化局：
　　现将《样市乐器租借办法》印发给你们，请遵照执行。

样市文化局
2024年3月1日

样市乐器租借办法

　　第一条　为方便居民租借乐器，制定本办法。
　　第二条　居民租借钢琴，应当事先预约。
　　预约可以取消。
　　第三条　本办法自2024年4月1日起施行。《样市旧乐器办法》（样文发〔2019〕3号）同时废止。
"""


@pytest.fixture
def imported() -> library.Imported:
    return library.import_issue(RULES.encode(), "rules.txt")


def test_a_place_is_found_by_number_in_any_brackets(imported: library.Imported) -> None:
    assert "预约" in library.passage("样文发[2024]7号", "第二条第一款").text
    with pytest.raises(NotFound):
        library.passage("样文发〔2024〕7号", "第九条")
    with pytest.raises(NotFound):
        library.passage("样文发〔2024〕8号")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("琴", True),
        ("钢琴", True),
        ("租借钢琴", True),
        ("居民 预约", True),
        ('"借钢琴，应"', True),
        ("琴钢", False),
        ("", False),
    ],
)
def test_search_misses_nothing_and_invents_nothing(imported: library.Imported, words: str, found: bool) -> None:
    hits = library.search(words)
    assert bool(hits) is found
    if words == "钢琴":
        assert [hit.at for hit in hits] == ["第二条第一款"] or [hit.at for hit in hits] == ["第二条"]
        assert ("钢琴", True) in hits[0].snippet.pieces


def test_of_too_many_places_the_newest_are_found(imported: library.Imported) -> None:
    for number in (8, 9):
        library.import_issue(RULES.replace("7号", f"{number}号").encode(), f"{number}.txt")
    assert len(library.search("预约")) == 6
    assert {hit.document.number for hit in library.search("预约", 2)} == {"样文发〔2024〕9号"}


def test_a_page_of_hits_is_a_part_of_all(imported: library.Imported) -> None:
    hits = library.search("办法")
    assert [hit.at for hit in hits[1:3]] == [hit.at for hit in hits][1:3]
    assert hits[-1] == list(hits)[-1]
    assert hits[0].score == max(hit.score for hit in hits)


def test_a_title_is_found_with_its_document(imported: library.Imported) -> None:
    assert [hit.at for hit in library.search("样文发〔2024〕7号")] == [""]
    assert {"", "标题"} < {hit.at for hit in library.search("乐器租借办法")}
    assert "标题" not in {hit.at for hit in library.search("乐器租借办法", titles=False)}


def test_the_same_text_again_changes_nothing(imported: library.Imported) -> None:
    again = library.import_issue(RULES.encode(), "other-name.txt")
    assert not again.new
    assert again.issue == imported.issue
    assert LawDocument.objects.count() == 1


def test_a_corrected_issue_is_a_new_version_and_the_old_one_stays(imported: library.Imported) -> None:
    corrected = library.import_issue(RULES.replace("事先预约", "提前三日预约").encode(), "rules.txt")
    assert (corrected.issue.version, LawIssue.objects.filter(current=True).count()) == (2, 1)
    assert "提前三日" in library.passage("样文发〔2024〕7号", "第二条第一款").text
    assert not library.search("事先预约")
    assert len([hit for hit in library.search("乐器租借办法") if not hit.at]) == 1
    old = LawIssue.objects.get(version=1)
    assert "事先预约" in str(library.read_issue(old).documents[0].find("第二条第一款"))


def test_validity_follows_the_relations(imported: library.Imported) -> None:
    assert library.validity("样文发〔2024〕7号", date(2024, 3, 15)).state is law.State.NOT_YET_IN_FORCE
    assert library.validity("样文发〔2024〕7号", date(2024, 4, 1)).state is law.State.IN_FORCE
    assert library.validity("样文发〔2019〕3号", date(2024, 4, 1)).state is law.State.REPEALED
    assert library.validity("样文发〔2019〕3号", date(2024, 3, 31)).state is not law.State.REPEALED
    assert [r["kind"] for r in library.relations("样文发〔2024〕7号")] == ["repeals"]


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 100, "只是一行字".encode(), "公报".encode("gb18030") * 10])
def test_what_is_no_gazette_gets_one_sentence(data: bytes) -> None:
    with pytest.raises((law.NotReadable, law.NotAGazette)) as refused:
        library.import_issue(data, "x.txt")
    assert "\n" not in refused.value.words.zh
    assert not LawIssue.objects.exists()


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    with pytest.raises(library.FileTooLarge):
        library.import_issue(b" " * (library.LARGEST_FILE + 1), "x.txt")
