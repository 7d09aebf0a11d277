"""Who asks: the person in whose name a token was made. A session's cookie says nothing here."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from gongbao.hub import tokens
from gongbao.hub.actors import Actor


class Token(HttpBearer):
    """``Authorization: Bearer …``, with a token made on the page of one's tokens."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The person; None for a token that is not good."""
        user = tokens.user_of(token)
        return None if user is None else Actor(user)


def actor_of(request: HttpRequest) -> Actor:
    """Who asks, of an address that demands a token."""
    found: Actor = request.auth  # type: ignore[attr-defined]  # set by Token
    return found
