"""What every request has that does something: a key by which it happens once, and what came of it."""

import uuid
from typing import Annotated, Any

from ninja import Header
from pydantic import BaseModel

from gongbao.hub.commands import Result

Key = Annotated[
    uuid.UUID,
    Header(alias="Idempotency-Key", description="A UUID of the sender's: sent again, the same happens only once."),
]


class ResultOut(BaseModel):
    """What came of a command: the case and its revision after it; ``data`` may hold ``ended`` (the end state)."""

    case: str
    revision: int
    data: dict[str, Any]


def told(result: Result) -> ResultOut:
    """The result as the interface gives it."""
    return ResultOut(**result.told())
