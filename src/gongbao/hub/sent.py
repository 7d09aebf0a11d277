"""What forms and addresses send: ids that make a form happen once, and whole numbers."""

import uuid

from django.http import HttpRequest

from gongbao.hub.errors import BadRequest


def command_id(request: HttpRequest, name: str = "command") -> uuid.UUID:
    """The id that the page gave its form, so that a form sent twice is one command. Raises BadRequest."""
    try:
        return uuid.UUID(request.POST.get(name, ""))
    except ValueError:
        raise BadRequest from None


def number(text: str | None) -> int | None:
    """A whole number from a form or an address, small enough for an id; None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None
