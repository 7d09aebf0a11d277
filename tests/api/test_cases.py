"""What a person's program reads and does: the same as the person on pages, and nothing more."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.hub.conftest import MONDAY

from gongbao.hub import clock, tokens
from gongbao.hub.models import AccessLog, ApiToken, Case, Event, Staff

from .conftest import Clients, Program


def key(n: int = 0) -> dict[str, str]:
    """A key of its own, or the ``n``th of a test."""
    return {"Idempotency-Key": str(uuid.UUID(int=n) if n else uuid.uuid4())}


def do(program: Program, case: str, step: str, outcome: str, sent: Any = None, **more: Any) -> Any:
    body = {"command": "do", "step": step, "outcome": outcome, **more}
    return program.post(f"/cases/{case}/commands", body, **(sent or key()))


# --- tokens


@pytest.mark.parametrize("path", ["/me", "/cases", "/tasks", "/messages", "/cases/GB-1", "/cases/GB-1/commands"])
def test_without_a_good_token_nothing_is_told(anybody: Program, path: str) -> None:
    for program in (anybody, Program("gongbao_wrong")):
        refused = program.get(path)
        assert refused.status_code == refused.json()["status"] == 401
        assert refused.headers["WWW-Authenticate"] == "Bearer"


def test_a_session_alone_neither_reads_nor_writes(city: Clients) -> None:
    case = city.submit()
    browser = Client()
    browser.force_login(city.users["wang"])
    assert browser.get(f"/api/cases/{case}").status_code == 401
    sent = browser.post(f"/api/cases/{case}/commands", {"command": "do"}, "application/json", headers=key())
    assert sent.status_code == 401


def test_a_revoked_an_expired_and_a_closed_account_s_token(city: Clients) -> None:
    user = city.users["wang"]
    first, text = tokens.make(user.pk, "记账", 7)
    other = city.program("wang")
    assert Program(text).get("/me").status_code == 200
    tokens.revoke(user.pk, first.pk)
    assert Program(text).get("/me").status_code == 401
    city.move(MONDAY + timedelta(days=31))
    assert other.get("/me").status_code == 401
    fresh = city.program("wang")
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert fresh.get("/me").status_code == 401


def test_a_token_is_stored_as_a_digest_and_its_use_noted_once_an_hour(city: Clients) -> None:
    made, text = tokens.make(city.users["wang"].pk, "记账", 7)
    assert text.encode() not in bytes(made.digest)
    program = Program(text)
    program.get("/me")
    noted = ApiToken.objects.get(pk=made.pk).used_at
    assert noted is not None
    with CaptureQueriesContext(connection) as queries:
        program.get("/me")
    assert not any("UPDATE" in each["sql"] for each in queries)


def test_a_token_is_made_shown_once_and_revoked_on_a_page(city: Clients) -> None:
    browser = Client()
    browser.force_login(city.users["wang"])
    page = browser.post("/my/tokens/", {"name": "记账", "days": "30"}).content.decode()
    text = page.split('<code class="place">')[1].split("</code>")[0]
    assert Program(text).get("/me").json()["parties"][0]["name"] == "wang方"
    assert text not in browser.get("/my/tokens/").content.decode()
    token = ApiToken.objects.get(name="记账")
    stranger = Client()
    stranger.force_login(city.users["li"])
    assert stranger.post(f"/my/tokens/{token.pk}/revoke/").status_code == 404
    assert "记账" not in stranger.get("/my/tokens/").content.decode()
    browser.post(f"/my/tokens/{token.pk}/revoke/")
    assert Program(text).get("/me").status_code == 401


def test_an_administrator_ends_the_tokens_of_somebody_who_has_left(city: Clients) -> None:
    program = city.program("clerk")
    browser = Client()
    browser.force_login(User.objects.create_superuser("root"))
    listed = browser.get("/admin/hub/apitoken/")
    assert "程序" in listed.content.decode()
    chosen = {"action": "revoke", "_selected_action": [ApiToken.objects.get().pk]}
    assert browser.post("/admin/hub/apitoken/", chosen).status_code == 302
    assert program.get("/me").status_code == 401


def test_a_token_needs_a_purpose_and_a_period(city: Clients) -> None:
    browser = Client()
    browser.force_login(city.users["wang"])
    page = browser.post("/my/tokens/", {"name": " ", "days": "36500"}).content.decode()
    assert "请写明用途" in page
    assert not ApiToken.objects.exists()
    for _ in range(tokens.MOST):
        tokens.make(city.users["wang"].pk, "x", 7)
    assert "请先撤销" in browser.post("/my/tokens/", {"name": "一个太多", "days": "7"}).content.decode()


# --- reading


def test_a_case_as_its_applicant_sees_it(city: Clients) -> None:
    case = city.submit()
    wang = city.program("wang")
    assert [each["number"] for each in wang.get("/cases").json()["items"]] == [case]
    assert wang.get("/cases?state=ended").json()["count"] == 0
    found = wang.get(f"/cases/{case}").json()
    assert (found["applicant"], found["end"]) == ("wang方", None)
    [years] = [each for each in found["facts"] if each["name"] == "years"]
    assert (years["value"], years["source"], years["verified"]) == (5, "declaration", False)
    [step] = found["open"]
    assert (step["step"], step["role"]) == ("review", "office")
    assert step["barred"]["en"] == "done by: office"
    assert [each["kind"] for each in found["events"]] == ["done", "opened"]
    assert wang.get("/tasks").json()["items"] == []
    assert "no-store" in wang.get(f"/cases/{case}").headers["Cache-Control"]


def test_the_office_sees_it_and_the_reading_is_noted(city: Clients) -> None:
    case = city.submit()
    clerk = city.program("clerk")
    assert clerk.get("/cases").json()["count"] == 0
    assert [each["number"] for each in clerk.get("/cases?scope=office").json()["items"]] == [case]
    assert [each["step"] for each in clerk.get("/tasks?scope=office").json()["items"]] == ["review"]
    [step] = clerk.get(f"/cases/{case}").json()["open"]
    assert step["barred"] is None
    assert AccessLog.objects.get().reader == city.users["clerk"]


@pytest.mark.parametrize("name", ["li", "stranger", "banker"])
def test_somebody_else_s_case_is_not_there(city: Clients, name: str) -> None:
    case = city.submit()
    program = city.program(name)
    assert program.get(f"/cases/{case}").status_code == 404
    assert program.get(f"/cases/{case}/commands").status_code == 404
    assert do(program, case, "review", "passed").status_code == 404
    assert program.get("/cases").json()["count"] == 0
    assert program.get("/cases?scope=office").json()["count"] == 0
    assert not AccessLog.objects.exists()


def test_money_and_messages(city: Clients) -> None:
    wang = city.program("wang")
    body = {"facts": {"deposit": "1234.50"}, "holders": {"bank": {"name": "banker方"}}}
    case = wang.post("/services/sample/procedures/money/cases", body, **key()).json()["case"]
    [account] = wang.get(f"/cases/{case}").json()["money"]
    assert account["balance"] == "1234.50"
    assert wang.get(f"/cases/{case}").json()["may_begin"] == ["permit"]
    assert [each["amount"] for each in account["movements"]] == ["1234.50"]
    permit = city.submit()
    city.do("clerk", permit, "review", "refused")
    [message] = wang.get("/messages").json()["items"]
    assert (message["case"], message["text"]["en"]) == (permit, "Refused")
    assert wang.get(f"/cases/{permit}").json()["messages"] == [message]
    assert city.program("li").get("/messages").json()["count"] == 0


# --- commands


def test_what_may_be_done_is_offered_with_what_it_takes(city: Clients) -> None:
    case = city.submit()
    offered = city.program("clerk").get(f"/cases/{case}/commands").json()
    [passed] = [each for each in offered if each["input"]["properties"].get("outcome") == {"const": "passed"}]
    assert (passed["command"], passed["refused"]) == ("do", None)
    assert list(passed["input"]["properties"]["facts"]["properties"]) == ["worthy"]
    assert {"enter-facts", "verify-fact", "pause", "extend"} <= {each["command"] for each in offered}
    own = city.program("wang").get(f"/cases/{case}/commands").json()
    assert "do" not in {each["command"] for each in own}
    assert "pause" not in {each["command"] for each in own}


def test_a_command_happens_once_and_answers_the_same(city: Clients) -> None:
    case = city.submit()
    clerk = city.program("clerk")
    first = do(clerk, case, "review", "passed", key(7), facts={"worthy": True})
    again = do(clerk, case, "review", "passed", key(7), facts={"worthy": True})
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    assert Event.objects.filter(case__number=case, kind="done").count() == 2
    other = do(clerk, case, "review", "refused", key(7))
    assert other.status_code == 409


def test_a_case_that_has_moved_on(city: Clients) -> None:
    case = city.submit()
    clerk, revision = city.program("clerk"), Case.objects.get(number=case).revision
    body = {"command": "enter-facts", "facts": {"years": 6}}
    assert clerk.post(f"/cases/{case}/commands", body, **key()).status_code == 200
    refused = do(clerk, case, "review", "passed", revision=revision)
    assert refused.status_code == refused.json()["status"] == 409
    assert do(clerk, case, "review", "passed", revision=revision + 1).status_code == 200
    assert do(clerk, case, "review", "passed").status_code == 409


def test_a_role_is_the_person_s_not_the_token_s(city: Clients) -> None:
    case = city.submit()
    clerk = city.program("clerk")
    Staff.objects.filter(user=city.users["clerk"]).update(roles=["sample/council"])
    assert do(clerk, case, "review", "passed").status_code == 403
    Staff.objects.filter(user=city.users["clerk"]).update(active=False)
    assert do(clerk, case, "review", "passed").status_code == 404
    assert do(city.program("wang"), case, "review", "passed").status_code == 403


def test_a_role_is_given_by_name_and_number_only(city: Clients) -> None:
    case, clerk = city.submit(), city.program("clerk")
    body = {"command": "assign-role", "role": "bank", "name": "banker方"}
    refused = city.program("wang").post(f"/cases/{case}/commands", body, **key())
    assert refused.status_code == 404
    by_key = {"command": "assign-role", "role": "bank", "party": city.parties["banker"].pk}
    assert clerk.post(f"/cases/{case}/commands", by_key, **key()).status_code == 422
    money = {"facts": {"deposit": "5"}}
    case = city.program("wang").post("/services/sample/procedures/money/cases", money, **key()).json()["case"]
    assert city.program("banker").get(f"/cases/{case}").status_code == 404
    wrong = body | {"name": "别行"}
    assert city.program("wang").post(f"/cases/{case}/commands", wrong, **key()).status_code == 422
    for _ in range(2):
        given = city.program("wang").post(f"/cases/{case}/commands", body, **key(5))
        assert given.status_code == 200, given.content.decode()
    assert city.program("banker").get(f"/cases/{case}").status_code == 200


def test_a_case_is_rated_by_its_parties_at_its_end(city: Clients) -> None:
    case = city.submit()
    city.do("clerk", case, "review", "refused")
    wang = city.program("wang")
    assert "rate" in {each["command"] for each in wang.get(f"/cases/{case}/commands").json()}
    rated = {"command": "rate", "score": 5, "text": "很快"}
    assert city.program("clerk").post(f"/cases/{case}/commands", rated, **key()).status_code == 404
    assert wang.post(f"/cases/{case}/commands", rated, **key()).status_code == 200
    assert wang.get(f"/cases/{case}/commands").json() == []
    assert wang.get(f"/cases/{case}").json()["end"]["en"] == "Refused"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ([], 422),
        ({"command": 5}, 422),
        ({"command": "submit"}, 422),
        ({"command": "cast-vote", "ballot": 1, "choice": "agree"}, 422),
        ({"command": "do"}, 422),
        ({"command": "do", "case": "GB-1", "step": "review", "outcome": "passed"}, 422),
        ({"command": "do", "step": "review", "outcome": "passed", "facts": []}, 422),
        ({"command": "do", "step": "review", "outcome": "passed", "attachments": ["x"]}, 422),
        ({"command": "do", "step": "review", "outcome": "passed", "attachments": [str(uuid.uuid4())]}, 404),
        ({"command": "do", "step": "review", "outcome": "passed", "facts": {"years": 1}}, 422),
        ({"command": "do", "step": "review", "outcome": "passed", "facts": {"worthy": 5}}, 422),
        ({"command": "do", "step": "none", "outcome": "passed"}, 404),
        ({"command": "do", "step": "vote", "outcome": "passed"}, 403),
        ({"command": "do", "step": "review", "outcome": "none"}, 400),
        ({"command": "enter-facts", "facts": {"nothing": 5}}, 422),
        ({"command": "verify-fact", "name": "deposit"}, 404),
        ({"command": "extend", "step": "review", "n": 10**30, "unit": "days", "reason": "", "at": ""}, 400),
        ({"command": "extend", "step": "review", "n": 5, "unit": "lives", "reason": "", "at": ""}, 422),
        ({"command": "urge", "step": "review", "text": "x", "answer_by": "2024-02-30"}, 422),
        ({"command": "answer-urging", "urging": 10**30, "text": "x"}, 404),
        ({"command": "rate", "score": 5}, 404),
        ({"command": "move-to-version", "reason": "x"}, 409),
    ],
)
def test_a_command_that_makes_no_sense(city: Clients, body: Any, status: int) -> None:
    case = city.submit()
    before = Event.objects.count()
    refused = city.program("clerk").post(f"/cases/{case}/commands", body, **key())
    assert refused.status_code == refused.json()["status"] == status, refused.content.decode()
    assert Event.objects.count() == before


def test_a_command_needs_a_key(city: Clients) -> None:
    case = city.submit()
    for sent in ({}, {"Idempotency-Key": "1"}):
        refused = city.program("clerk").post(f"/cases/{case}/commands", {"command": "resume"}, **sent)
        assert refused.status_code == 422
        assert "Idempotency-Key" in refused.json()["en"]


# --- applying


def test_an_application_is_one_case_however_often_it_is_sent(city: Clients) -> None:
    wang = city.program("wang")
    path, body = "/services/sample/procedures/permit/cases", {"facts": {"years": 4}}
    first, again = wang.post(path, body, **key(9)), wang.post(path, body, **key(9))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert first.headers["Location"] == f"/api/cases/{first.json()['case']}"
    assert Case.objects.count() == 1
    assert [each["step"] for each in wang.get(f"/cases/{first.json()['case']}").json()["open"]] == ["review"]


@pytest.mark.parametrize(
    ("name", "procedure", "body", "status"),
    [
        ("wang", "permit", {}, 422),
        ("wang", "permit", {"facts": {"years": 1}}, 409),
        ("wang", "permit", {"facts": {"years": 4, "held": True}}, 422),
        ("wang", "permit", {"facts": {"years": 4}, "party": 10**30}, 403),
        ("wang", "permit", {"facts": {"years": 4}, "role": "office"}, 422),
        ("wang", "permit", {"facts": {"years": 4}, "outcome": "passed"}, 422),
        ("wang", "permit", {"facts": {"years": 4}, "parent": "GB-1"}, 404),
        ("wang", "permit", {"facts": {"years": 4}, "holders": {"office": {"name": "区"}}}, 422),
        ("wang", "permit", {"facts": {"years": 4}, "holders": {"bank": {"name": "别行"}}}, 422),
        ("wang", "permit", {"facts": {"years": 4}, "holders": {"bank": 5}}, 422),
        ("banker", "permit", {"facts": {"years": 4}}, 403),
        ("clerk", "permit", {"facts": {"years": 4}}, 403),
        ("wang", "none", {}, 404),
    ],
)
def test_an_application_that_cannot_be_made(city: Clients, name: str, procedure: str, body: Any, status: int) -> None:
    refused = city.program(name).post(f"/services/sample/procedures/{procedure}/cases", body, **key())
    assert refused.status_code == refused.json()["status"] == status, refused.content.decode()
    assert not Case.objects.exists()


def test_somebody_else_s_party_cannot_apply(city: Clients) -> None:
    body = {"facts": {"years": 4}, "party": city.parties["li"].pk}
    refused = city.program("wang").post("/services/sample/procedures/permit/cases", body, **key())
    assert refused.status_code == 403
    assert clock.today() == MONDAY
