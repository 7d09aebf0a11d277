"""Refusals with a status, and the page that shows them."""

import logging
import sys
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from gongbao.words import Problem

#: Where addresses of the programming interface begin.
API = "/api/"


class BadRequest(Problem):
    """A request that makes no sense."""

    def __init__(
        self,
        zh: str = "请求有误，请检查填写的内容后重试。",
        en: str = "The request is not understood; check what was entered and try again.",
    ) -> None:
        super().__init__(zh, en)


class Unauthorized(Problem):
    """A program that has not said, or not truthfully, who it is."""

    status = 401

    def __init__(self) -> None:
        super().__init__(
            "请在 Authorization 头中给出有效的令牌（Bearer …）；令牌可能已过期或撤销。",
            "Give a valid token in the header Authorization (Bearer …); it may have expired or been revoked.",
        )


class Forbidden(Problem):
    """Not for this person."""

    status = 403

    def __init__(
        self,
        zh: str = "您没有权限进行此操作，请用有权限的账号登录。",
        en: str = "You may not do this; sign in with an account that may.",
    ) -> None:
        super().__init__(zh, en)


class NotFound(Problem):
    """No such page, case, document or person; also said where even the existence is not to be told."""

    status = 404

    def __init__(
        self,
        zh: str = "没有找到这个页面，请检查地址，或回首页搜索。",
        en: str = "This page was not found; check the address, or search from the home page.",
    ) -> None:
        super().__init__(zh, en)


class MethodNotAllowed(Problem):
    """A method that an address does not know."""

    status = 405

    def __init__(self, allowed: str) -> None:
        super().__init__(f"这个地址只接受 {allowed}。", f"This address takes {allowed} only.")


class Conflict(Problem):
    """True when asked, no longer true now: somebody was faster, or the step is not open."""

    status = 409


class Unprocessable(Problem):
    """Understood, but a rule forbids it."""

    status = 422


class TooLarge(Problem):
    """More than may be sent at once."""

    status = 413

    def __init__(self, limit: int) -> None:
        megabytes = limit // 1_000_000
        super().__init__(
            f"发送的内容太大，一次最多 {megabytes} MB。", f"Too much was sent; at most {megabytes} MB at once."
        )


class UnsupportedMediaType(Problem):
    """A body of another kind than is read here."""

    status = 415

    def __init__(self, kind: str) -> None:
        super().__init__(f"请求体应为 {kind}。", f"The body must be {kind}.")


class TooOften(Problem):
    """More requests than allowed in the time."""

    status = 429

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(
            f"操作过于频繁，请 {seconds} 秒后再试。", f"Too many requests; please try again in {seconds} seconds."
        )


class DatabaseAway(Problem):
    """The connection to the database was lost; nothing was half done."""

    status = 503

    def __init__(self) -> None:
        super().__init__(
            "系统暂时无法访问数据库，没有任何内容只做了一半；请稍后原样重新提交，不会重复办理。",
            "The database is out of reach for the moment and nothing is half done; "
            "please send the same again later, it will not happen twice.",
        )


class OurMistake(Problem):
    """An error of the software."""

    status = 500

    def __init__(self) -> None:
        super().__init__(
            "系统出错，我们已记录；请稍后重试。", "Something went wrong on our side; please try again later."
        )


def as_problem(error: BaseException) -> Problem | None:
    """The problem that a person is told about for an error of Django's, or None if it is our mistake."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, OperationalError | InterfaceError):
        return DatabaseAway()
    if isinstance(error, RequestDataTooBig | TooManyFilesSent):
        return TooLarge(settings.REQUEST_BYTES)
    if isinstance(error, PermissionDenied):
        return Forbidden()
    if isinstance(error, Http404):
        return NotFound()
    if isinstance(error, SuspiciousOperation):
        return BadRequest()
    return None


def _page(request: HttpRequest, context: dict[str, object]) -> str:
    """The page with the usual frame, or the bare sentence where the frame needs what has just failed."""
    try:
        return render_to_string("problem.html", context, request)
    except Exception:
        logging.getLogger("gongbao").exception("the page of an error could not be made")
        return render_to_string("hub/plain_problem.html", context)


def respond(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem as a page, or for programs as the JSON of RFC 9457, with the sentence in both languages besides."""
    response: HttpResponse
    sentence = problem.words.in_language(get_language() or "")
    if for_programs(request):
        body = {
            "type": "about:blank",
            "title": HTTPStatus(problem.status).phrase,
            "status": problem.status,
            "detail": sentence,
            "zh": problem.words.zh,
            "en": problem.words.en,
        }
        response = JsonResponse(
            body,
            status=problem.status,
            json_dumps_params={"ensure_ascii": False},
            content_type="application/problem+json",
        )
    else:
        context = {"status": problem.status, "sentence": sentence}
        response = HttpResponse(_page(request, context), status=problem.status)
    if isinstance(problem, TooOften):
        response.headers["Retry-After"] = str(problem.seconds)
    if isinstance(problem, Unauthorized):
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def for_programs(request: HttpRequest) -> bool:
    """Whether a program asks, which reads JSON."""
    return request.path.startswith(API) or request.headers.get("Accept", "").startswith("application/json")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler400."""
    return respond(request, BadRequest())


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler403."""
    return respond(request, Forbidden())


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler404."""
    return respond(request, NotFound())


def our_mistake(request: HttpRequest) -> HttpResponse:
    """Django's handler500: also for what a middleware raised, such as the loss of the database."""
    error = sys.exc_info()[1]
    return respond(request, (as_problem(error) if error else None) or OurMistake())
