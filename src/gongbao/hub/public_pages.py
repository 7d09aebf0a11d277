"""Pages for everybody, made once and kept in memory until something changes that they show.

A view says with ``for_everybody`` that its page is the same for all who are not signed in. Such a page is kept by
address, language and edition, for as long as the mark of the database (``models.public``) and the day stay as they
are; so it is right in every process, a moment after an import as well. A request that carries anything personal (any
cookie but those of language, edition and forms) is never given a kept page, and an answer that sets a cookie, as every
page with a form's token does, is never kept. Browsers keep the page too, and ask each time whether it still holds.
"""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response

from gongbao.hub import fonts
from gongbao.hub.page import EDITION_COOKIE

P = ParamSpec("P")
Handler = Callable[[HttpRequest], HttpResponse]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

CACHE = "public-pages"
#: May be kept by anybody who asks every time whether it still holds.
KEPT = "public, no-cache"
_IMPERSONAL = frozenset({settings.LANGUAGE_COOKIE_NAME, settings.CSRF_COOKIE_NAME, EDITION_COOKIE})


def for_everybody(view: View[P]) -> View[P]:
    """A page that says the same to all who are not signed in."""

    @wraps(view)
    def handle(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = KEPT if _is_impersonal(request) else "no-store"
        return response

    handle.for_everybody = True  # type: ignore[attr-defined]
    return handle


def kept_pages(get_response: Handler) -> Handler:
    """The middleware: answers with the kept page where there is one, and keeps what may be kept."""

    def handle(request: HttpRequest) -> HttpResponse:
        key = _key(request)
        if key is None:
            return get_response(request)
        kept = caches[CACHE].get(key)
        if kept is None:
            response = get_response(request)
            if not _may_be_kept(response):
                if response.cookies and response.headers.get("Cache-Control") == KEPT:
                    response.headers["Cache-Control"] = "no-store"
                return response
            response.headers["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
            caches[CACHE].set(key, (response.content, dict(response.headers)))
        else:
            response = HttpResponse(kept[0], headers=kept[1])
        return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response

    return handle


def _key(request: HttpRequest) -> str | None:
    """What a kept page is found by; None for a request that is to be answered anew.

    The mark is read before the page is made: a page made while something changes is kept under the mark before.
    """
    if request.method != "GET" or not _is_impersonal(request) or not _is_for_everybody(request.path_info):
        return None
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT mark FROM hub_publicmark")
            row = cursor.fetchone()
    except DatabaseError:
        return None
    if row is None:
        return None
    edition = request.COOKIES.get(EDITION_COOKIE, "")
    which = (request.get_host(), request.get_full_path(), translation.get_language(), edition)
    # Web fonts may be ready only after the first pages.
    return sha256(repr((which, row[0], timezone.localdate(), fonts.style_sheet_name())).encode()).hexdigest()


def _is_for_everybody(path: str) -> bool:
    try:
        return hasattr(resolve(path).func, "for_everybody")
    except Resolver404:
        return False


def _is_impersonal(request: HttpRequest) -> bool:
    return _IMPERSONAL.issuperset(request.COOKIES) and "Authorization" not in request.headers


def _may_be_kept(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and response.headers.get("Cache-Control") == KEPT
        and not response.cookies
        and not response.streaming
    )
