"""The reader's two choices on every page, the language and the large-type edition, each kept in a cookie."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

EDITION_COOKIE = "edition"
EDITIONS = ("large", "normal")
YEAR_SECONDS = 365 * 24 * 60 * 60


# Only the reader's own two cookies change, so no token is asked for: pages that everybody shares carry none.
@csrf_exempt
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Sets ``language`` or ``edition`` for a year, and goes back to the page that asked (``next``)."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    response = HttpResponseRedirect(target)
    language, edition = request.POST.get("language"), request.POST.get("edition")
    if language in dict(settings.LANGUAGES):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, language)
    if edition in EDITIONS:
        _keep(response, EDITION_COOKIE, edition)
    return response


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=YEAR_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
