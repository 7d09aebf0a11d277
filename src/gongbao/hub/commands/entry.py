"""One command, one short transaction.

A command that moves one case on is first tried at once: one statement reads the case without locking it, one writes
everything where the case is still as it was read. Whatever is more than that (effects on other tables, a refusal,
somebody who was faster, the same command again) is carried out in a transaction that locks the case.
"""

import hashlib
import json
import uuid
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, InterfaceError, OperationalError, connection, transaction

from gongbao.hub.actors import Actor
from gongbao.hub.commands import handlers, kinds
from gongbao.hub.commands.running import Attempt, NeedsTransaction, nothing_else
from gongbao.hub.commands.transition import Sent
from gongbao.hub.errors import Conflict, DatabaseAway, Forbidden, Unprocessable
from gongbao.words import Problem

_AT_ONCE = (kinds.Do, kinds.EnterFacts, kinds.Pause, kinds.Resume, kinds.Extend)
_TRIES = 3
# Deadlock found, serialization failure: nothing was done, and the next try may well succeed.
_TRY_AGAIN = {"40P01", "40001"}


@dataclass(frozen=True, slots=True)
class Result:
    """What a command came to: the case's number and revision after it, and what else there is to tell.

    ``data`` may hold ``ended`` (the end state), ``notice``, ``certificate`` or ``ballot``; see the handler.
    """

    case: str
    revision: int
    data: dict[str, Any] = field(default_factory=dict)

    def told(self) -> dict[str, Any]:
        """As it is kept, to be told again."""
        return {"case": self.case, "revision": self.revision, "data": self.data}


def execute(actor: Actor, command_id: uuid.UUID, command: kinds.Command) -> Result:
    """Carries the command out, once however often it is sent, wholly or not at all.

    Raises a Problem for every refusal: Forbidden (403), NotFound (404), Conflict and the engine's Refused (409),
    FactProblem and Unprocessable (422), DatabaseAway (503).
    """
    if not actor.user_id:
        raise Forbidden("请先登录。", "Please sign in first.")

    digest = _digest(actor, command)
    result = _at_once(actor, command_id, command, digest) if isinstance(command, _AT_ONCE) else None
    if result is not None:
        return result

    def carry_out() -> dict[str, Any]:
        return _handle(actor, Attempt(command_id), command).told()

    return Result(**once(actor, command_id, type(command).__name__, digest, carry_out))


def _handle(actor: Actor, attempt: Attempt, command: kinds.Command) -> Result:
    handler: Callable[..., handlers.Told] = getattr(handlers, _snake(type(command).__name__))
    case, data = handler(actor, attempt, command)
    return Result(case.number, case.revision, data)


def _at_once(actor: Actor, command_id: uuid.UUID, command: kinds.Command, digest: bytes) -> Result | None:
    """The result of a command that one statement can write; None, and nothing has happened, for any other."""
    attempt = Attempt(command_id, at_once=True)
    # Somebody else's transaction is none of ours: ``durable`` refuses it.
    within = transaction.atomic(durable=True) if connection.in_atomic_block else nullcontext()
    try:
        with within, nothing_else():
            result = _handle(actor, attempt, command)
            if attempt.running is None:
                return None
            sent = Sent(command_id, actor.user_id or 0, type(command).__name__, digest, json.dumps(result.told()))
            return result if attempt.running.write_at_once(sent) else None
    except (NeedsTransaction, transaction.TransactionManagementError, Problem, IntegrityError):
        # Django itself refuses to lock a row outside of a transaction, before anything is asked of the database.
        return None
    except (OperationalError, InterfaceError):
        # What has become of it, the command's id tells.
        connection.close()
        return None


def once(
    actor: Actor, command_id: uuid.UUID, kind: str, digest: bytes, carry_out: Callable[[], dict[str, Any]]
) -> dict[str, Any]:
    """What ``carry_out`` tells, in one transaction; sent again with the same id and ``digest``, what it told then.

    Raises Conflict where the id was used for something else, and DatabaseAway.
    """
    for attempt in range(_TRIES):
        try:
            with transaction.atomic(durable=True):
                return _once(actor, command_id, kind, digest, carry_out)
        except IntegrityError as error:
            raise _refused_by_the_database(error) from None
        except (OperationalError, InterfaceError) as error:
            if getattr(error.__cause__, "sqlstate", None) not in _TRY_AGAIN or attempt == _TRIES - 1:
                raise DatabaseAway from error
    raise DatabaseAway


def _once(
    actor: Actor, command_id: uuid.UUID, kind: str, digest: bytes, carry_out: Callable[[], dict[str, Any]]
) -> dict[str, Any]:
    with connection.cursor() as cursor:
        # Waits for another session that is carrying out the same id, then sees its result below.
        cursor.execute(
            "INSERT INTO hub_command (id, at, actor_id, kind, digest) VALUES (%s, now(), %s, %s, %s) "
            "ON CONFLICT (id) DO NOTHING",
            [command_id, actor.user_id, kind, digest],
        )
        if cursor.rowcount == 0:
            return _earlier(cursor, command_id, digest)
        result = carry_out()
        cursor.execute("UPDATE hub_command SET result = %s WHERE id = %s", [json.dumps(result), command_id])
    return result


def _earlier(cursor: Any, command_id: uuid.UUID, digest: bytes) -> dict[str, Any]:
    cursor.execute("SELECT digest, result FROM hub_command WHERE id = %s", [command_id])
    known, result = cursor.fetchone()
    if bytes(known) != digest:
        raise Conflict(
            "这个提交编号已经用于另一项操作，请刷新页面后重新填写。",
            "This submission number was used for something else; reload the page and fill it in again.",
        )
    told: dict[str, Any] = json.loads(result)
    return told


def _digest(actor: Actor, command: kinds.Command) -> bytes:
    """Tells two commands apart. A vote's choice is left out: a digest of three choices would give it away."""
    content = {name: getattr(command, name) for name in command.__slots__}
    if isinstance(command, kinds.CastVote):
        del content["choice"]
    text = json.dumps(
        [actor.user_id, type(command).__name__, content], cls=DjangoJSONEncoder, sort_keys=True, default=None
    )
    return hashlib.sha256(text.encode()).digest()


@cache
def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def _refused_by_the_database(error: IntegrityError) -> Exception:
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    match name:
        case "never_beyond_zero":
            return Unprocessable(
                "金额超过账户余额，没有记账；请核对后重新填写。",
                "The amount is more than the balance and nothing was booked; please check it.",
            )
        case "fact_four_eyes":
            return Unprocessable(
                "填写的人不能自己核验，请由另一人核验。",
                "Whoever entered a fact cannot verify it; somebody else has to.",
            )
        case "one_vote" | "one_holder" | "one_event_a_place":
            return Conflict(
                "刚才已有人做了同样的操作，请刷新后查看。", "Somebody has just done the same; please reload."
            )
    return error
