"""What anybody may ask of the interface: services, answers, documents, public registers."""

from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

import hypothesis
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from tests.portal.gazette import LENDING, OLD
from tests.portal.town import SERVICE, Town

from gongbao.hub import clock, library
from gongbao.hub.models import Parameter, RecordEntry
from gongbao.hub.prepared import Statement
from gongbao.services import registry

from .conftest import Program

TODAY = date(2024, 3, 1)
CHECK = f"/services/{SERVICE}/decisions/prepayment-allowed/check"


def test_every_service_is_listed_and_described(anybody: Program) -> None:
    listed = anybody.get("/services").json()
    assert [each["slug"] for each in listed] == list(registry())
    for each in listed:
        found = anybody.get(f"/services/{each['slug']}").json()
        service = registry()[each["slug"]]
        assert [fact["name"] for fact in found["facts"]] == list(service.facts)
        assert [decision["name"] for decision in found["decisions"]] == list(service.decisions)
        assert [procedure["name"] for procedure in found["procedures"]] == list(service.procedures)


def test_a_decision_tells_its_facts_and_places(anybody: Program) -> None:
    service = anybody.get(f"/services/{SERVICE}").json()
    [decision] = [each for each in service["decisions"] if each["name"] == "prepayment-allowed"]
    assert {"lesson_count", "prepaid_amount"} <= set(decision["facts"])
    assert {"document": "京文旅发〔2023〕110号", "at": "第八条第三款"} in decision["places"]
    [lessons] = [each for each in service["facts"] if each["name"] == "lesson_count"]
    assert (lessons["type"], lessons["label"]["zh"], lessons["minimum"]) == ("integer", "课时数", "0")


def test_a_new_folder_is_served_as_it_stands(anybody: Program, reading_room: Any) -> None:
    service = anybody.get("/services/reading-room").json()
    decision = service["decisions"][0]["name"]
    answer = anybody.post(f"/services/reading-room/decisions/{decision}/check", {"facts": {}}).json()
    assert answer["answer"] == "unknown"
    assert set(answer["missing"]) <= {fact["name"] for fact in service["facts"]}


def test_an_answer_with_its_reasons(anybody: Program) -> None:
    facts = {"lesson_count": 61, "prepaid_amount": "4000.00"}
    answer = anybody.post(CHECK, {"facts": facts, "as_of": "2024-03-01"}).json()
    assert (answer["answer"], answer["words"]["en"], answer["in_force"]) == ("no", "no", True)
    assert {"document": "京文旅发〔2023〕110号", "at": "第八条第三款", "holds": "no"}.items() <= answer["because"][
        0
    ].items()
    deciding = [each for each in _conditions(answer["explanation"]) if each["decides"] and not each["conditions"]]
    assert ["lesson_count"] == [each["name"] for each in deciding if each["name"]]


def _conditions(condition: Any) -> list[Any]:
    return [condition, *(each for part in condition["conditions"] for each in _conditions(part))]


def test_what_is_not_known_is_asked_for(anybody: Program) -> None:
    answer = anybody.post(CHECK, {"facts": {"lesson_count": 10, "prepaid_amount": None}}).json()
    assert answer["answer"] == "unknown"
    assert "prepaid_amount" in answer["missing"]
    assert "lesson_count" not in answer["missing"]


def test_money_keeps_every_digit(anybody: Program) -> None:
    # As a binary fraction the number would be rounded up to a whole one.
    body = '{"facts": {"prepaid_amount": 999999999999999.99, "lesson_count": 1}, "as_of": "2024-03-01"}'
    answer = anybody.post(CHECK, body).json()
    seen = [each["seen"]["zh"] for each in _conditions(answer["explanation"]) if each["name"] == "prepaid_amount"]
    assert seen[0] == "999999999999999.99元"


def test_published_figures_are_known_without_being_said(anybody: Program, town: Town) -> None:
    service, figure, decision = next(
        (service, figure, decision)
        for service in registry().values()
        for figure in service.figures
        for decision in service.decision_list
        if any(fact is figure for fact in decision.facts())
        and figure.name in service.decide(decision.name, {}, TODAY).missing
    )
    ask = f"/services/{service.slug}/decisions/{decision.name}/check"
    body = {"as_of": "2024-03-01"}
    assert figure.name in anybody.post(ask, body).json()["missing"]
    Parameter.objects.create(
        service=service.slug, name=figure.name, value="1000", valid_from=date(2024, 1, 1), source="通告",
        proposed_by=town.users["clerk"], approved_by=town.users["wang"],
    )  # fmt: skip
    assert figure.name not in anybody.post(ask, body).json()["missing"]


def test_a_check_looks_at_no_case(anybody: Program, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Statement] = []
    really = Statement.rows

    def rows(statement: Statement, values: Any) -> Any:
        asked.append(statement)
        return really(statement, values)

    monkeypatch.setattr(Statement, "rows", rows)
    with CaptureQueriesContext(connection) as queries:
        assert anybody.post(CHECK, {"facts": {"lesson_count": 10}}).status_code == 200
    assert not list(queries)
    # The demo's clock is all, asked as often as there is a day to be told.
    assert set(asked) == {clock._MOVED_TO}


@pytest.fixture
def gazette(db: None) -> None:
    """Two small issues are imported."""
    library.import_issue(OLD.encode(), "old.txt")
    library.import_issue(LENDING.encode(), "lending.txt")


@pytest.mark.usefixtures("gazette")
def test_documents_with_their_places_and_text(anybody: Program) -> None:
    listed = anybody.get("/documents").json()
    assert listed["count"] == len(listed["items"]) > 1
    found = anybody.get("/documents/样文发〔2024〕7号").json()
    places = {each["at"]: each["text"] for each in found["provisions"]}
    assert "第二条" in places
    one = anybody.get("/documents/样文发〔2024〕7号/第二条").json()
    assert one["at"] == "第二条"
    assert places["第二条"] in one["text"]
    assert found["validity"]["state"] in ("in-force", "in_force", "amended", "repealed-in-part", "not-yet-in-force")


@pytest.mark.usefixtures("gazette")
def test_a_page_beyond_the_last_is_empty(anybody: Program) -> None:
    page = anybody.get("/documents?page=7").json()
    assert (page["items"], page["page"], page["pages"]) == ([], 7, 1)


def test_a_public_register_without_what_tells_of_a_person(anybody: Program) -> None:
    listed = anybody.get("/registers").json()
    public = [(service, record) for service in registry().values() for record in service.record_list if record.public]
    assert [(each["service"], each["name"]) for each in listed] == [(one.slug, two.name) for one, two in public]
    service, record = registry()["employment-service"], registry()["employment-service"].records["vacancy"]
    data = {"publisher": "王小明", "employer": "某某公司", record.public_once: "2024-03-01"}
    RecordEntry.objects.create(service=service.slug, record=record.name, entered_on=TODAY, data=data, district="110105")
    unpublished = {"employer": "未公布公司"}
    RecordEntry.objects.create(
        service=service.slug, record=record.name, entered_on=TODAY, data=unpublished, district="110105"
    )
    [line] = anybody.get(f"/registers/{service.slug}/{record.name}").json()["items"]
    assert line["contents"]["employer"] == {"zh": "某某公司", "en": "某某公司"}
    assert "publisher" not in line["contents"]
    assert anybody.get(f"/registers/{service.slug}/{record.name}?q=王小明").json()["count"] == 0
    assert anybody.get(f"/registers/{service.slug}/{record.name}?q=某某").json()["count"] == 1


@pytest.mark.parametrize(
    ("path", "body", "kind", "status"),
    [
        (CHECK, "{", "application/json", 400),
        (CHECK, "[" * 100_000, "application/json", 400),
        (CHECK, '{"facts": {"lesson_count": NaN}}', "application/json", 400),
        (CHECK, '{"facts": {"lesson_count": "\\u0000"}}', "application/json", 400),
        (CHECK, '{"facts": {"lesson_count": "\\ud800"}}', "application/json", 400),
        (CHECK, b"\xff", "application/json", 400),
        (CHECK, "facts=1", "application/x-www-form-urlencoded", 415),
        (CHECK, "x" * 2_000_001, "application/json", 413),
        (CHECK, "5", "application/json", 422),
        (CHECK, '{"facts": 5}', "application/json", 422),
        (CHECK, '{"facts": {}, "asof": "2024-03-01"}', "application/json", 422),
        (CHECK, '{"as_of": "2024-02-30"}', "application/json", 422),
        (CHECK, '{"facts": {"lesson_counts": 5}}', "application/json", 422),
        (CHECK, '{"facts": {"lesson_count": "many"}}', "application/json", 422),
        (CHECK, '{"facts": {"lesson_count": -1}}', "application/json", 422),
        (CHECK, '{"facts": {"lesson_count": {"a": [1]}}}', "application/json", 422),
        (f"/services/{SERVICE}/decisions/none/check", "{}", "application/json", 404),
        ("/services/none/decisions/none/check", "{}", "application/json", 404),
        ("/nothing", "{}", "application/json", 404),
        ("/services", "{}", "application/json", 405),
    ],
)  # fmt: skip
def test_wrong_input_is_a_problem_with_a_sentence(
    anybody: Program, path: str, body: Any, kind: str, status: int
) -> None:
    refused = anybody.post(path, body, kind)
    problem = refused.json()
    assert refused.status_code == problem["status"] == status
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert problem["detail"] == problem["zh"]
    assert problem["zh"].endswith("。")
    assert problem["en"].endswith(".")
    english = anybody.post(path, body, kind, **{"Accept-Language": "en"}).json()
    assert english["detail"] == problem["en"]


@pytest.mark.parametrize("path", ["/services/none", "/documents/none", "/registers/none/none", "/documents?page=0",
                                  "/documents?page=x", "/documents/none?on=x"])  # fmt: skip
def test_what_is_not_there(anybody: Program, path: str) -> None:
    assert anybody.get(path).status_code in (404, 422)
    assert anybody.get(path).headers["Content-Type"] == "application/problem+json"


def test_an_unknown_fact_is_answered_with_the_nearest(anybody: Program) -> None:
    problem = anybody.post(CHECK, {"facts": {"lesson_counts": 5}}).json()
    assert "lesson_count" in problem["en"]


def test_too_many_questions_are_refused(anybody: Program, settings: Any) -> None:
    settings.RATE_LIMITS = [("/api/", "POST", 2, 10**9)]
    answers = [anybody.post(CHECK, {"facts": {}}) for _ in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert int(answers[2].headers["Retry-After"]) > 0


SLUGS = st.sampled_from([SERVICE, "gazette", "employment-service", "样文发〔2024〕7号", "第二条", "issue", "vacancy"])
NAMES = SLUGS | st.text(min_size=1, max_size=12).filter(lambda text: "/" not in text)


@pytest.mark.usefixtures("gazette")
@hypothesis.settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(["/services/{}", "/documents/{}", "/documents/{}/{}", "/registers/{}/{}"]),
    names=st.tuples(NAMES, NAMES),
    query=st.dictionaries(st.sampled_from(["page", "q", "on", "service"]), NAMES, max_size=3),
)
def test_any_address_is_answered(anybody: Program, path: str, names: tuple[str, str], query: dict[str, str]) -> None:
    address = path.format(*(quote(name, safe="") for name in names)) + "?" + urlencode(query)
    answer = anybody.get(address)
    assert answer.status_code in (200, 400, 404, 422), answer.content.decode()
    assert answer.headers["Content-Type"].startswith("application/")
