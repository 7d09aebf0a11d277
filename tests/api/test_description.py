"""The OpenAPI description: valid, of every service, and true of what is answered."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_core import Config, OpenAPI
from openapi_core.testing import MockRequest, MockResponse
from openapi_spec_validator import validate
from tests.portal.gazette import LENDING
from tests.portal.town import SERVICE

from gongbao.api.description import described
from gongbao.api.fact_schema import fact_schema
from gongbao.api.interface import api
from gongbao.hub import library
from gongbao.rules import FactProblem
from gongbao.services import registry

from .conftest import Clients, Program
from .test_cases import key

CHECK = f"/services/{SERVICE}/decisions/prepayment-allowed/check"


def test_it_is_valid_and_has_every_decision(anybody: Program) -> None:
    one = anybody.get(f"/openapi.json?service={SERVICE}").json()
    validate(one)
    everything = anybody.get("/openapi.json").json()
    for slug, service in registry().items():
        for name in service.decisions:
            assert f"/api/services/{slug}/decisions/{name}/check" in everything["paths"]
    names = [each["operationId"] for path in everything["paths"].values() for each in path.values()]
    assert len(names) == len(set(names))


def test_facts_are_typed(anybody: Program) -> None:
    document = anybody.get(f"/openapi.json?service={SERVICE}").json()
    body = document["paths"][f"/api{CHECK}"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    named = body["properties"]["facts"]["properties"]["lesson_count"]["$ref"].rpartition("/")[2]
    schema = document["components"]["schemas"][named]
    assert schema["anyOf"][0] == {"type": "integer", "minimum": 0, "maximum": 10**15}
    assert schema["title"].startswith("课时数 ")


def test_a_new_folder_is_described_without_an_edit(anybody: Program, reading_room: Any) -> None:
    document = anybody.get("/openapi.json?service=reading-room").json()
    validate(document)
    decision = reading_room.decision_list[0].name
    assert f"/api/services/reading-room/decisions/{decision}/check" in document["paths"]


def test_the_page_needs_nothing_from_elsewhere(db: None) -> None:
    page = Client().get("/api/", headers={"Accept-Language": "zh"})
    said = page.content.decode()
    assert "/api/cases/{number}/commands" in said
    assert "办理 Give a command" in said
    assert "https://" not in said
    assert "<script>" not in said


def test_the_page_speaks_as_other_pages_do(db: None) -> None:
    """It is for people: Chinese, whatever the browser prefers, until the switch on the page says otherwise."""
    browser = Client(headers={"Accept-Language": "en"})
    assert '<html lang="zh' in browser.get("/api/").content.decode()
    browser.cookies["django_language"] = "en"
    assert '<html lang="en' in browser.get("/api/").content.decode()


# --- an independent reader of the description checks what is asked and answered


@pytest.fixture(scope="module")
def peer() -> OpenAPI:
    """A program that knows the description only."""
    from tests.hub import sample

    document = described(api, [registry()[SERVICE], sample.service])
    config = Config(extra_media_type_deserializers={"application/problem+json": json.loads})
    return OpenAPI.from_dict(json.loads(json.dumps(document)), config=config)


def agrees(peer: OpenAPI, method: str, path: str, answer: HttpResponse, body: Any = None) -> None:
    """The peer finds the request and the answer as described. Raises what it finds wrong."""
    headers = {"Authorization": "Bearer x", "Idempotency-Key": key()["Idempotency-Key"]}
    sent = json.dumps(body).encode() if body is not None else None
    address, sent_as = f"/api{path}", "application/json"
    request = MockRequest("http://x", method, address, data=sent, headers=headers, content_type=sent_as)
    kind = answer.headers["Content-Type"].partition(";")[0]
    response = MockResponse(answer.content, status_code=answer.status_code, content_type=kind)
    if answer.status_code < 400:
        peer.validate_request(request)
    peer.validate_response(request, response)


def test_what_everybody_is_answered_is_as_described(anybody: Program, peer: OpenAPI) -> None:
    library.import_issue(LENDING.encode(), "lending.txt")
    for path in ("/services", f"/services/{SERVICE}", "/documents", "/documents/样文发〔2024〕7号",
                 "/documents/样文发〔2024〕7号/第二条", "/registers", "/registers/gazette/issue",
                 "/documents/none", "/services/none"):  # fmt: skip
        agrees(peer, "get", path, anybody.get(path))
    for facts in ({}, {"lesson_count": 61}, {"lesson_count": "many"}, {"nothing": 1}):
        agrees(peer, "post", CHECK, anybody.post(CHECK, {"facts": facts}), {"facts": facts})


def test_what_a_person_is_answered_is_as_described(city: Clients, peer: OpenAPI) -> None:
    wang, clerk = city.program("wang"), city.program("clerk")
    apply, body = "/services/sample/procedures/permit/cases", {"facts": {"years": 4}}
    made = wang.post(apply, body, **key())
    agrees(peer, "post", apply, made, body)
    case = made.json()["case"]
    for path in ("/me", "/cases", "/tasks", "/messages", f"/cases/{case}", f"/cases/{case}/commands", "/cases/GB-0"):
        agrees(peer, "get", path, wang.get(path))
        agrees(peer, "get", path, clerk.get(path))
    sent = {"command": "do", "step": "review", "outcome": "refused", "facts": {"worthy": False}}
    for _ in range(2):
        agrees(peer, "post", f"/cases/{case}/commands", clerk.post(f"/cases/{case}/commands", sent, **key()), sent)
    agrees(peer, "get", f"/cases/{case}", wang.get(f"/cases/{case}"))


def test_every_offer_accepts_what_its_schema_accepts(city: Clients) -> None:
    case = city.submit()
    clerk = city.program("clerk")
    offered = clerk.get(f"/cases/{case}/commands").json()
    for each in offered:
        Draft202012Validator.check_schema(each["input"])
    [way] = [each for each in offered if each["input"]["properties"].get("outcome") == {"const": "refused"}]
    sent = {"command": "do", "step": "review", "outcome": "refused", "facts": {"worthy": True}, "note": "已看"}
    Draft202012Validator(way["input"]).validate(sent)
    assert clerk.post(f"/cases/{case}/commands", sent, **key()).status_code == 200


# --- random bodies

#: Any JSON, small.
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_NAMES = st.sampled_from(sorted(registry()[SERVICE].facts)) | st.text(max_size=8)
_LIKELY = st.sampled_from([None, True, "是", "none", 0, -1, 61, "3600.00", 0.1, "2024-03-01", "2024-02-30", [], [{}]])


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.fixed_dictionaries({}, optional={
    "facts": st.dictionaries(_NAMES, _LIKELY | ANY_JSON, max_size=6) | ANY_JSON, "as_of": _LIKELY | ANY_JSON
}) | ANY_JSON, decision=st.sampled_from(sorted(registry()[SERVICE].decisions)))  # fmt: skip
def test_whatever_is_asked_is_answered_or_refused_in_a_sentence(anybody: Program, body: Any, decision: str) -> None:
    answer = anybody.post(f"/services/{SERVICE}/decisions/{decision}/check", body)
    assert answer.status_code in (200, 400, 422), answer.content.decode()
    if answer.status_code != 200:
        assert answer.json()["zh"].endswith("。")


_FACTS = [fact for service in registry().values() for fact in service.fact_list]


@settings(max_examples=300)
@given(fact=st.sampled_from(_FACTS), value=_LIKELY | ANY_JSON)
def test_what_a_fact_s_schema_accepts_is_read(fact: Any, value: Any) -> None:
    if value is None or not Draft202012Validator(fact_schema(fact)).is_valid(value):
        return
    try:
        fact.parse(value)
    except FactProblem as problem:
        # Days that are none and fractions of a fen are beyond what a schema of this kind can say.
        assert "日期" in problem.words.zh or "两位小数" in problem.words.zh  # noqa: PT017
