"""What happens to every request: language, limits, security headers, and errors that people can read."""

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from gongbao.hub import errors, limits
from gongbao.hub.display import speaking

Handler = Callable[[HttpRequest], HttpResponse]

_POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)


class problems:  # noqa: N801 (a middleware is named like a function)
    """Turns every error into a page, or a JSON document, with one sentence and the proper status."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuses what is too large before it is read, and answers the rest."""
        if _length(request) > settings.REQUEST_BYTES:
            return errors.respond(request, errors.TooLarge(settings.REQUEST_BYTES))
        if _names_nothing(request):
            return errors.respond(request, errors.BadRequest())
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.path.startswith(errors.API):
            allowed = response.headers["Allow"]
            response = errors.respond(request, errors.MethodNotAllowed(allowed))
            response.headers["Allow"] = allowed
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer to an error raised by a page."""
        problem = errors.as_problem(error)
        if problem is None:
            return None
        if problem.status >= 500:
            logging.getLogger("gongbao").warning("%s %s: %s", request.method, request.path, error)
        return errors.respond(request, problem)


def _names_nothing(request: HttpRequest) -> bool:
    """Whether an address has the character NUL, which PostgreSQL cannot look for; pages read their queries warily."""
    asked = request.META.get("QUERY_STRING", "") if request.path.startswith(errors.API) else ""
    return "\0" in request.path or "%00" in asked


def _length(request: HttpRequest) -> int:
    text = request.META.get("CONTENT_LENGTH") or "0"
    return int(text) if text.isdigit() else 0


def content_security_policy(get_response: Handler) -> Handler:
    """Only our own scripts, styles and pictures; nothing inline, nobody's frame."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        return response

    return handle


def language(get_response: Handler) -> Handler:
    """Chinese, unless this browser asked for English with the switch on the page (a cookie).

    A program has no switch; it says in Accept-Language what it reads.
    """
    known = dict(settings.LANGUAGES)

    def handle(request: HttpRequest) -> HttpResponse:
        # What is found at the root itself is a page for people.
        if request.path.startswith(errors.API) and request.path != errors.API:
            chosen = translation.get_language_from_request(request)
        else:
            chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        code = chosen if chosen in known else settings.LANGUAGE_CODE
        with speaking(code):
            request.LANGUAGE_CODE = code  # type: ignore[attr-defined]
            response = get_response(request)
            response.headers.setdefault("Content-Language", code)
            return response

    return handle


def rate_limits(get_response: Handler) -> Handler:
    """Refuses an address that asks more often than RATE_LIMITS allows; see ``limits``."""

    def handle(request: HttpRequest) -> HttpResponse:
        try:
            limits.check_request(request)
        except errors.TooOften as problem:
            return errors.respond(request, problem)
        return get_response(request)

    return handle


def page_context(request: HttpRequest) -> dict[str, Any]:
    """What every template may use: the language, whether this is the demo, and its large-type edition."""
    return {
        "LANGUAGE_CODE": translation.get_language(),
        "demo": settings.DEMO,
        "large_type": request.COOKIES.get("edition") == "large",
    }
