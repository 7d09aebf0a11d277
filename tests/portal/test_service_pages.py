"""Guides and the pages of law beside definitions: all of it comes from the definitions, for every service."""

import re
from html import unescape
from urllib.parse import quote

import pytest
from django.test import Client

from gongbao.procedures.wording import due_words
from gongbao.services import registry

pytestmark = pytest.mark.django_db
SERVICES = list(registry())


def read(address: str, language: str = "zh-hans") -> str:
    client = Client()
    client.cookies["django_language"] = language
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


@pytest.mark.parametrize("slug", SERVICES)
def test_a_guide_names_every_question_step_role_period_and_place(slug: str) -> None:
    service = registry()[slug]
    page = read(f"/services/{slug}/")
    assert all(decision.question.zh in page for decision in service.decision_list)
    for procedure in service.procedure_list:
        for step in procedure.steps:
            assert step.label.zh in page
            assert step.role.label.zh in page
            due = due_words(step)
            assert due is None or due.zh in page
            document, at = service.locate(step.at.split(";")[0])
            assert f"/law/{quote(document.number)}/{quote(at)}/" in page


@pytest.mark.parametrize("slug", SERVICES)
def test_a_guide_is_in_english_too(slug: str) -> None:
    service = registry()[slug]
    page = read(f"/services/{slug}/", "en")
    assert service.title.en in page
    assert all(procedure.label.en in page for procedure in service.procedure_list)
    assert '<h2 id="procedures">How it is done</h2>' in page


@pytest.mark.parametrize("slug", SERVICES)
def test_every_flow_chart_is_in_the_guide_without_inline_style(slug: str) -> None:
    page = read(f"/services/{slug}/")
    assert page.count("<svg") == len(registry()[slug].procedure_list)
    assert "<style" not in page
    assert ".flow" in read("/charts.css")


@pytest.mark.parametrize("slug", SERVICES)
def test_every_provision_stands_beside_what_carries_it_out(slug: str) -> None:
    service = registry()[slug]
    for document in service.documents:
        page = read(f"/services/{slug}/law/{quote(document.number)}/")
        assert not re.search(r">(decision|procedure|record|duty):", page)
        covered = [each for each in service.coverage if each.document == document.number]
        assert covered
        rows = page.partition("</main>")[0].split('class="beside__row"')[1:]
        assert len(rows) == len(covered)
        for row, each in zip(rows, covered, strict=True):
            assert each.says.zh in row
            links = re.findall(rf'href="(/services/{slug}/(?:rules/|procedures/|#record-|#duty-)[^"]+)', row)
            assert len(set(links)) == len(links) == len(each.carried_out_by)


def test_a_service_or_document_that_is_not_there_is_one_sentence():
    assert Client().get("/services/none/").status_code == 404
    slug = SERVICES[0]
    assert Client().get(f"/services/{slug}/law/{quote('样文发〔2024〕7号')}/").status_code == 404
    assert Client().get(f"/services/{slug}/check/none/").status_code == 404
