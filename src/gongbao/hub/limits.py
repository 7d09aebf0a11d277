"""How often an address may ask, and a name be tried at sign-in: counted in PostgreSQL for all workers
together.
"""

import time

from django.conf import settings
from django.http import HttpRequest

from gongbao.hub.errors import TooOften
from gongbao.hub.prepared import Statement

# One row a key and window; the window's number is part of the key, so old rows never come up again and the
# sweep (jobs.sweep) only has to delete them.
_COUNT = Statement("""
INSERT INTO hub_ratecount (key, window_end, count) VALUES (%(key)s, %(end)s, 1)
ON CONFLICT (key, window_end) DO UPDATE SET count = hub_ratecount.count + 1 RETURNING count
""")


def count(key: str, allowed: int, seconds: int) -> None:
    """Counts one use of ``key``. Raises TooOften beyond ``allowed`` uses in a window of ``seconds``."""
    now = int(time.time())
    end = (now // seconds + 1) * seconds
    [[used]] = _COUNT.rows({"key": key, "end": end})
    if int(used or 0) > allowed:
        raise TooOften(end - now)


def check_request(request: HttpRequest) -> None:
    """Counts the request under the first limit of RATE_LIMITS that fits it. Raises TooOften."""
    for prefix, method, allowed, seconds in settings.RATE_LIMITS:
        if request.method == method and request.path.startswith(prefix):
            count(f"{method} {prefix} {address(request)}", allowed, seconds)
            break
    if request.method == "POST" and request.path == settings.LOGIN_URL:
        name = request.POST.get("login", "")[:150].casefold()
        count(f"sign-in {name}", *settings.SIGN_IN_ATTEMPTS)


def address(request: HttpRequest) -> str:
    """The address of whoever asks; behind a proxy, the last one that the proxy added."""
    if settings.BEHIND_PROXY:
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded
    return str(request.META.get("REMOTE_ADDR", ""))
