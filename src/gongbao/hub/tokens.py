"""Tokens with which a program acts for a person: made, shown once, looked up by digest, revoked."""

import hashlib
import secrets
from datetime import timedelta

from django.db.models import Q

from gongbao.hub import clock
from gongbao.hub.errors import Conflict, NotFound, Unprocessable
from gongbao.hub.models import ApiToken
from gongbao.hub.prepared import Statement

#: Days for which a token may be made.
DAYS = (7, 30, 90, 365)
#: Good tokens that an account may have at once.
MOST = 20
_PREFIX = "gongbao_"
_NOTED_AFTER = timedelta(hours=1)
_FIND = Statement("""
SELECT t.id, t.user_id, t.used_at IS NULL OR t.used_at < %(noted)s::timestamptz FROM hub_apitoken t
  JOIN auth_user u ON u.id = t.user_id AND u.is_active
 WHERE t.digest = %(digest)s::bytea AND t.revoked_at IS NULL AND t.expires_at > %(now)s::timestamptz
""")


def make(user_id: int, name: str, days: int) -> tuple[ApiToken, str]:
    """A new token and its text, which is nowhere stored. Raises Unprocessable, and Conflict beyond ``MOST``."""
    name = name.strip()
    if not name or len(name) > 100 or days not in DAYS:
        raise Unprocessable(
            "请写明令牌的用途（一百字以内），并选择有效期。",
            "Say what the token is for, in at most 100 characters, and choose how long it lasts.",
        )
    now = clock.now()
    if ApiToken.objects.filter(_good(), user_id=user_id).count() >= MOST:
        raise Conflict(
            f"最多同时有{MOST}个有效令牌，请先撤销不用的。", f"There are {MOST} tokens already; revoke one first."
        )
    text = _PREFIX + secrets.token_urlsafe(32)
    expires = now + timedelta(days=days)
    made = ApiToken.objects.create(user_id=user_id, name=name, digest=_digest(text), made_at=now, expires_at=expires)
    return made, text


def user_of(text: str) -> int | None:
    """The account for which a token acts; None for one that is unknown, over, or of an account that is closed."""
    now = clock.now()
    for token, user, unnoted in _FIND.rows({"digest": _digest(text), "now": now, "noted": now - _NOTED_AFTER}):
        if unnoted == "t":
            ApiToken.objects.filter(pk=int(str(token))).update(used_at=now)
        return int(str(user))
    return None


def revoke(user_id: int, token_id: int) -> ApiToken:
    """Ends one of the person's own tokens. Raises NotFound."""
    found = ApiToken.objects.filter(pk=token_id, user_id=user_id).first()
    if found is None:
        raise NotFound("没有找到您的这个令牌。", "You have no such token.")
    if found.revoked_at is None:
        found.revoked_at = clock.now()
        found.save(update_fields=["revoked_at"])
    return found


def of_user(user_id: int) -> list[tuple[ApiToken, bool]]:
    """The person's tokens, the newest first, each with whether it is good."""
    found = ApiToken.objects.filter(user_id=user_id).order_by("-pk")
    now = clock.now()
    return [(each, each.revoked_at is None and each.expires_at > now) for each in found]


def _good() -> Q:
    return Q(revoked_at=None, expires_at__gt=clock.now())


def _digest(text: str) -> bytes:
    # 256 random bits need neither salt nor a slow hash.
    return hashlib.sha256(text.encode()).digest()
