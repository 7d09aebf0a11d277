"""What a document rests on, cites, changes, and what does so to it: drawn, as a table, and by place."""

import re
from urllib.parse import quote

import pytest
from django.test import Client
from lxml import etree

from gongbao.hub import citation_graph, clock, library
from gongbao.portal.citation_drawing import draw
from gongbao.portal.law_views import RELATIONS

from .gazette import LENDING, OLD
from .seen import read, words

pytestmark = pytest.mark.django_db
NUMBER, OLD_NUMBER, FAR = "样文发〔2024〕7号", "样文发〔2019〕3号", "样政发〔2010〕1号"
DETAILS = """样市文化局关于印发《样市乐器租借细则》的通知
样文发〔2024〕9号

各区文化局：
　　现将《样市乐器租借细则》印发给你们，请遵照执行。

样市文化局
2024年5月1日

样市乐器租借细则

　　第一条　根据《样市乐器租借办法》（样文发〔2024〕7号），制定本细则。
　　第二条　租金按《样市乐器租借办法》（样文发〔2024〕7号）第二条收取。
　　第三条　本细则自2024年6月1日起施行。
"""
OLD_WITH_BASIS = OLD.replace("乐器由区里管理。", "根据《样市文化条例》（样政发〔2010〕1号），乐器由区里管理。")


@pytest.fixture
def reader() -> Client:
    for text, name in ((OLD_WITH_BASIS, "old.txt"), (LENDING, "lending.txt"), (DETAILS, "details.txt")):
        library.import_issue(text.encode(), name)
    return Client()


def page_of(reader: Client, number: str) -> str:
    return read(reader, f"/law/{quote(number)}/citations/")


def svg(html: str) -> etree._Element:
    found = re.search(r"<svg.*?</svg>", html, re.DOTALL)
    assert found is not None
    return etree.fromstring(found[0])


def test_both_directions_and_two_steps_are_there(reader: Client) -> None:
    graph = citation_graph.around(library.find_row(NUMBER), clock.today())
    found = {(link.source, link.target): link.kinds for link in graph.links}
    names = {node.key: node.name for node in graph.nodes.values()}
    assert {(names[a], names[b]): kinds for (a, b), kinds in found.items()} == {
        (NUMBER, OLD_NUMBER): ("repeals",),
        ("样文发〔2024〕9号", NUMBER): ("based_on", "cites"),
        (OLD_NUMBER, FAR): ("based_on",),
    }
    assert {node.name: node.step for node in graph.nodes.values()} == {
        NUMBER: 0,
        OLD_NUMBER: 1,
        "样文发〔2024〕9号": 1,
        FAR: 2,
    }


def test_a_document_that_is_not_imported_is_shown_as_such_and_leads_nowhere(reader: Client) -> None:
    drawn = svg(page_of(reader, NUMBER))
    text = "".join(drawn.itertext())
    assert FAR in text
    assert "未收录" in text
    links = drawn.xpath("//*[local-name()='a']/@href")
    assert len(links) == 2
    assert all(reader.get(link).status_code == 200 for link in links)
    assert not drawn.xpath("//*[local-name()='style']")


def test_the_table_says_what_the_drawing_says(reader: Client) -> None:
    page = words(page_of(reader, NUMBER))
    for part in ("提到的文件", "废止", "制定依据", "再远一步", "已废止"):
        assert part in page


def test_boxes_do_not_lie_on_each_other_and_lines_go_from_left_to_right(reader: Client) -> None:
    drawn = svg(page_of(reader, NUMBER))
    boxes = [
        tuple(float(each.get(name)) for name in ("x", "y", "width", "height"))
        for each in drawn.xpath("//*[local-name()='rect']")
    ]
    assert len(boxes) == 4
    for i, (x1, y1, w1, h1) in enumerate(boxes):
        for x2, y2, w2, h2 in boxes[i + 1 :]:
            assert x1 + w1 <= x2 or x2 + w2 <= x1 or y1 + h1 <= y2 or y2 + h2 <= y1
    order = sorted(zip(boxes, ("".join(g.itertext()) for g in drawn.xpath("//*[local-name()='rect']/..")), strict=True))
    assert "9号" in order[0][1]
    assert "2010" in order[-1][1]


def test_places_are_counted(reader: Client) -> None:
    [cited] = citation_graph.places_cited(library.find_row(NUMBER))
    assert (cited.at, cited.by_documents, cited.by_services) == ("第二条", 1, 0)
    assert "第二条" in page_of(reader, NUMBER)


def test_two_documents_that_name_each_other_are_drawn(reader: Client) -> None:
    library.import_issue(
        OLD_WITH_BASIS.replace(
            "乐器由区里管理。", "乐器由区里管理，另见《样市乐器租借办法》（样文发〔2024〕7号）。"
        ).encode(),
        "old2.txt",
    )
    graph = citation_graph.around(library.find_row(NUMBER), clock.today())
    text = draw(graph, RELATIONS, lambda node: "/", "en")
    assert "repeals" in text
    assert "cites" in text
    etree.fromstring(text)


def test_a_document_alone_says_so_and_names_are_escaped(client: Client) -> None:
    alone = OLD.replace("样文发〔2019〕3号", "样文发〔2018〕2号").replace("旧乐器办法", "旧乐器办法&lt;a&gt;")
    library.import_issue(alone.encode(), "alone.txt")
    assert "没有提到别的文件" in page_of(client, "样文发〔2018〕2号")
    assert client.get("/law/X/citations/").status_code == 404
