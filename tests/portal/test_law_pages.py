"""Gazette issues, documents and places as anybody reads them."""

import re
from urllib.parse import quote

import pytest
from django.test import Client
from lxml import etree

from gongbao.hub import library
from gongbao.services import registry

from .gazette import LENDING, OLD
from .seen import read, words

pytestmark = pytest.mark.django_db
NUMBER = "样文发〔2024〕7号"


@pytest.fixture
def reader() -> Client:
    library.import_issue(LENDING.encode(), "lending.txt")
    library.import_issue(OLD.encode(), "old.txt")
    return Client()


def test_a_document_shows_its_facts_its_text_and_its_relations(reader: Client) -> None:
    seen = words(read(reader, f"/law/{quote(NUMBER)}/?on=2024-05-01"))
    for part in (
        NUMBER,
        "样市文化局",
        "2024年3月1日",
        "2024年4月1日",
        "现行有效",
        "第二条居民租借钢琴",
        "废止：样文发〔2019〕3号",
    ):
        assert part in seen


def test_brackets_and_width_of_a_number_do_not_matter(reader: Client) -> None:
    assert "钢琴" in read(reader, f"/law/{quote('样文发[2024]7号')}/")


def test_validity_is_that_of_the_day_asked_about(reader: Client) -> None:
    old = quote("样文发〔2019〕3号")
    assert "尚未施行" in read(reader, f"/law/{old}/?on=2019-05-20")
    assert "现行有效" in read(reader, f"/law/{old}/?on=2024-03-31")
    repealed = words(read(reader, f"/law/{old}/?on=2024-04-01"))
    assert "已废止" in repealed
    assert f"被{NUMBER}废止" in repealed
    assert "2024-03-01" in read(reader, f"/law/{old}/?on=1.3.2024", status=400)


def test_a_lost_article_is_told_where_it_was(reader: Client) -> None:
    seen = words(read(reader, f"/law/{quote(NUMBER)}/"))
    assert re.search(r"预约可以取消.*缺一条.*第四条", seen)


def test_a_place_has_an_address_of_its_own_in_any_spelling(reader: Client) -> None:
    for at in ("第二条第一款", "第2条第1款"):
        page = read(reader, f"/law/{quote(NUMBER)}/{quote(at)}/")
        assert "居民租借钢琴" in page
        assert "预约可以取消" not in page
        assert "第二条第一款" in page


def test_every_place_that_a_document_links_to_opens(reader: Client) -> None:
    addresses = set(re.findall(r'href="(/law/[^"#]+/)"', read(reader, f"/law/{quote(NUMBER)}/")))
    assert len(addresses) > 4
    wrong = [address for address in addresses if reader.get(address).status_code not in (200, 404)]
    ours = [address for address in addresses if address.startswith(f"/law/{quote(NUMBER)}/")]
    assert not wrong
    assert all(reader.get(address).status_code == 200 for address in ours)


@pytest.mark.parametrize(("at", "status"), [("第九条", 404), ("第三条", 404), ("，", 404), ("天气", 404)])
def test_a_place_that_is_not_there_is_one_sentence(reader: Client, at: str, status: int) -> None:
    page = read(reader, f"/law/{quote(NUMBER)}/{quote(at)}/", status=status)
    assert at in page
    assert "Traceback" not in page


def test_a_document_that_is_not_imported_is_one_sentence(reader: Client) -> None:
    assert "样文发〔2030〕1号" in read(reader, f"/law/{quote('样文发〔2030〕1号')}/", status=404)


def test_a_document_is_downloaded_as_text_and_as_akoma_ntoso(reader: Client) -> None:
    text = reader.get(f"/law/{quote(NUMBER)}/text/")
    assert "第二条" in text.content.decode()
    assert "attachment" in text.headers["Content-Disposition"]
    tree = etree.fromstring(reader.get(f"/law/{quote(NUMBER)}/akoma-ntoso/").content)
    assert etree.QName(tree).localname == "akomaNtoso"
    assert "钢琴" in "".join(tree.itertext())


def test_issues_are_listed_and_lead_to_their_documents(reader: Client) -> None:
    listed = read(reader, "/gazette/")
    addresses = re.findall(r'href="(/gazette/[^"]+/)"', listed)
    pages = "".join(read(reader, address) for address in set(addresses) - {"/gazette/"})
    assert quote(NUMBER) in pages
    assert "没有" in read(reader, "/gazette/none/", status=404)


def test_search_finds_services_and_places_and_marks_the_words(reader: Client) -> None:
    page = read(reader, f"/search/?q={quote('钢琴')}")
    assert "<mark>钢琴</mark>" in page
    assert f"/law/{quote(NUMBER)}/{quote('第二条第一款')}/" in page
    service = next(iter(registry().values()))
    assert f"/services/{service.slug}/" in read(reader, f"/search/?q={quote(service.title.zh[:4])}")
    assert "没有找到" in read(reader, f"/search/?q={quote('不存在的词语')}")
    assert "<script>" not in read(reader, "/search/?q=%3Cscript%3E")
    assert read(reader, f"/search/?q={'长' * 5000}")


def test_an_empty_library_says_so(db: None) -> None:
    assert "还没有导入公报" in read(Client(), "/gazette/")
    assert "还没有导入公报" in read(Client(), "/")


def test_a_cited_document_that_is_not_imported_leads_to_what_its_service_says_of_the_place(client: Client) -> None:
    answer = client.get("/law/京文旅发〔2023〕110号/第八条第三款/", follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0].endswith("#at-12")
    assert "60课时、90日、5000元上限" in page
    assert client.get("/law/不存在〔2023〕1号/").status_code == 404
