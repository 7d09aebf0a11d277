"""Django's sessions and accounts, read by prepared statements: every page of a signed-in person asks for both."""

from typing import Any

from django.contrib.auth import backends
from django.contrib.auth.models import User
from django.contrib.sessions.backends import db
from django.utils import timezone

from gongbao.hub.prepared import Statement
from gongbao.hub.rows import Columns, parsed

_SESSION = Statement("""
SELECT session_data FROM django_session
 WHERE session_key = %(key)s AND expire_date > %(now)s::timestamptz
""")
_ACCOUNT = Columns(User)
_READ_ACCOUNT = Statement(f"SELECT {_ACCOUNT.of('u')} FROM auth_user u WHERE u.id = %(user)s")  # noqa: S608


class SessionStore(db.SessionStore):
    """Sessions in Django's own table."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, under a new key, where there is none or it has run out."""
        for [data] in _SESSION.rows({"key": self.session_key, "now": timezone.now()}):
            return self.decode(data)  # type: ignore[no-any-return]
        self._session_key = None
        return {}


class Accounts(backends.ModelBackend):
    """Django's own accounts, signed in to with a password."""

    def get_user(self, user_id: int) -> User | None:
        """The account behind a session; None for one that is gone or has been closed."""
        for [row] in _READ_ACCOUNT.rows({"user": user_id}):
            user = _ACCOUNT.read(parsed(row))
            return user if self.user_can_authenticate(user) else None
        return None
