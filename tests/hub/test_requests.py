"""What every request meets: language, limits, headers, and errors that people can read."""

import json
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import path

from gongbao.hub import errors, limits
from gongbao.hub import urls as root

MISTAKES: dict[str, Exception] = {
    "bad": errors.BadRequest(),
    "forbidden": PermissionDenied(),
    "missing": Http404(),
    "large": RequestDataTooBig(),
    "conflict": errors.Conflict("已有进展。", "It has moved on."),
    "often": errors.TooOften(7),
    "away": OperationalError("server closed the connection unexpectedly"),
    "broken": ZeroDivisionError(),
}
STATUS = {
    "bad": 400,
    "forbidden": 403,
    "missing": 404,
    "large": 413,
    "conflict": 409,
    "often": 429,
    "away": 503,
    "broken": 500,
}


def fail(request: HttpRequest, name: str) -> HttpResponse:
    raise MISTAKES[name]


def fine(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.LANGUAGE_CODE)  # type: ignore[attr-defined]


urlpatterns = [
    path("fail/<str:name>/", fail),
    path("fine/", fine),
    path("api/fail/<str:name>/", fail),
    *root.urlpatterns,
]
handler400 = "gongbao.hub.errors.bad_request"
handler403 = "gongbao.hub.errors.forbidden"
handler404 = "gongbao.hub.errors.not_found"
handler500 = "gongbao.hub.errors.our_mistake"

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("name", MISTAKES)
def test_every_error_is_a_page_with_its_status_and_a_sentence(client: Client, name: str) -> None:
    response = client.get(f"/fail/{name}/")
    text = response.content.decode()
    assert response.status_code == STATUS[name]
    assert "Traceback" not in text
    assert "。" in text
    client.cookies["django_language"] = "en"
    english = client.get(f"/fail/{name}/").content.decode()
    assert english != text


@pytest.mark.parametrize("name", MISTAKES)
def test_programs_get_json(client: Client, name: str) -> None:
    response = client.get(f"/api/fail/{name}/")
    body = json.loads(response.content)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert body["status"] == response.status_code == STATUS[name]
    assert body["detail"] == body["zh"]
    assert body["zh"].endswith("。")
    assert body["en"].endswith(".")


def test_programs_choose_the_language_by_their_header(client: Client) -> None:
    problem = client.get("/api/fail/conflict/", headers={"Accept-Language": "en-GB,en;q=0.8"})
    assert problem.json()["detail"] == "It has moved on."
    assert problem.headers["Content-Language"] == "en"


@pytest.mark.parametrize("address", ["/fine/%00", "/api/x%00/", "/api/fine/?q=%00"])
def test_a_character_that_no_text_has_is_refused(client: Client, address: str) -> None:
    assert client.get(address).status_code == 400


def test_an_error_is_told_even_when_the_page_s_frame_fails(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongbao.hub.errors.render_to_string", failing_frame)
    response = client.get("/fail/away/")
    assert response.status_code == 503
    assert "不会重复办理" in response.content.decode()


def test_a_database_lost_before_the_page_is_the_same_sentence(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise OperationalError("the database is away")

    monkeypatch.setattr("gongbao.hub.limits.count", away)
    settings.RATE_LIMITS = [("/fine/", "GET", 3, 60)]
    response = client.get("/fine/")
    assert response.status_code == 503
    assert "不会重复办理" in response.content.decode()


def failing_frame(name: str, *arguments: Any) -> str:
    if name == "problem.html":
        raise OperationalError("the database is away")
    return render_to_string(name, *arguments)


def test_chinese_unless_the_switch_says_otherwise(client: Client) -> None:
    assert client.get("/fine/", headers={"Accept-Language": "en"}).content == b"zh-hans"
    client.cookies["django_language"] = "en"
    assert client.get("/fine/").content == b"en"
    client.cookies["django_language"] = "<script>"
    assert client.get("/fine/").content == b"zh-hans"


def test_nothing_foreign_and_nothing_inline_may_run(client: Client) -> None:
    policy = client.get("/fine/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_too_often_is_refused_for_the_address_and_only_for_it(client: Client, settings: Any) -> None:
    settings.RATE_LIMITS = [("/fine/", "GET", 3, 60)]
    assert [client.get("/fine/").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert int(client.get("/fine/").headers["Retry-After"]) <= 60
    assert client.get("/fine/", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_a_name_cannot_be_tried_without_end(settings: Any) -> None:
    settings.SIGN_IN_ATTEMPTS = (2, 300)
    factory = RequestFactory()
    for place in range(2):
        limits.check_request(factory.post("/accounts/login/", {"login": "Wang"}, REMOTE_ADDR=f"192.0.2.{place}"))
    with pytest.raises(errors.TooOften):
        limits.check_request(factory.post("/accounts/login/", {"login": "wang"}, REMOTE_ADDR="192.0.2.9"))


def test_a_forged_address_does_not_help(settings: Any) -> None:
    request = RequestFactory().get(
        "/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": "203.0.113.5, 203.0.113.6"}
    )
    assert limits.address(request) == "192.0.2.1"
    settings.BEHIND_PROXY = True
    assert limits.address(request) == "203.0.113.6"


def test_a_huge_request_is_refused_before_it_is_read(client: Client) -> None:
    assert client.post("/fine/", CONTENT_LENGTH="70000000").status_code == 413
