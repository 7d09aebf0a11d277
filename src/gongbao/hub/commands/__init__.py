"""The one entry through which anything changes: ``execute(actor, command_id, command)``.

A page makes a command id when it shows a form (``uuid.uuid4()``) and sends it with the form: sent twice, the command
happens once and is answered twice with the same result.

    result = execute(Actor.of(request.user), command_id, Do(case="GB-2024-000123-5", step="confirm", outcome="done"))

Every refusal is a ``Problem`` with a status: 403 (not for this person), 404 (no such thing), 409 (no longer so),
422 (a rule forbids it), 503 (the database is away: send the same again).
"""

from gongbao.hub.commands.entry import Result, execute
from gongbao.hub.commands.kinds import (
    AnswerRating,
    AnswerUrging,
    AssignRole,
    CastVote,
    CloseBallot,
    Command,
    Do,
    EnterFacts,
    Extend,
    MoveToVersion,
    Object,
    Pause,
    Rate,
    Resume,
    Submit,
    Urge,
    VerifyFact,
)

__all__ = [
    "AnswerRating",
    "AnswerUrging",
    "AssignRole",
    "CastVote",
    "CloseBallot",
    "Command",
    "Do",
    "EnterFacts",
    "Extend",
    "MoveToVersion",
    "Object",
    "Pause",
    "Rate",
    "Result",
    "Resume",
    "Submit",
    "Urge",
    "VerifyFact",
    "execute",
]
