"""The commands, as data: what a person asks for, before anybody has looked whether they may."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Facts = Mapping[str, Any]
Attachments = tuple[uuid.UUID, ...]


@dataclass(frozen=True, slots=True)
class Submit:
    """Opens a case of ``procedure``, with the facts as they were typed or as JSON.

    ``party``: the party it is for (the sender acts for it); None where staff open it in their own office. ``role``:
    the role that whoever opens it takes, the procedure's applicant when left out. ``holders``: role name to party id,
    for the other parties. ``draft``: the saved application it comes from, whose attachments move into the case.
    ``parent``: the number of the case it belongs to. ``at_window``: a clerk of an office that acts in the procedure
    hands it in for the party, who has come in person. The first step is done at once with ``outcome`` where one is
    named; without it, where facts of its form are given and it leaves no choice (handing in).
    """

    service: str
    procedure: str
    facts: Facts = field(default_factory=dict)
    party: int | None = None
    role: str | None = None
    holders: Mapping[str, int] = field(default_factory=dict)
    district: str | None = None
    title: str = ""
    draft: uuid.UUID | None = None
    parent: str | None = None
    at_window: bool = False
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Do:
    """Does the open ``step`` of the case with ``outcome``; ``facts`` are those of the step's form.

    ``revision``: the revision of the case that the person saw; refused with 409 if it has changed since.
    """

    case: str
    step: str
    outcome: str
    facts: Facts = field(default_factory=dict)
    note: str = ""
    attachments: Attachments = ()
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class EnterFacts:
    """Enters facts into the case, with the attachment that shows them; null takes a value back."""

    case: str
    facts: Facts
    note: str = ""
    evidence: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class VerifyFact:
    """Confirms the value that a fact has now; never by the person who entered it."""

    case: str
    name: str


@dataclass(frozen=True, slots=True)
class AssignRole:
    """Gives a role that nobody holds in the case to a party or to an agency."""

    case: str
    role: str
    party: int | None = None
    agency: int | None = None


@dataclass(frozen=True, slots=True)
class Object:
    """Raises an objection to a public notice that is up."""

    notice: int
    text: str
    party: int | None = None


@dataclass(frozen=True, slots=True)
class CastVote:
    """Votes ``agree``, ``against`` or ``abstain`` in a secret ballot, once."""

    ballot: int
    choice: str


@dataclass(frozen=True, slots=True)
class CloseBallot:
    """Closes a ballot and counts it; the counts become facts of the case."""

    ballot: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Stops the periods of the steps named (none: all) until they are resumed."""

    case: str
    reason: str
    at: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resume:
    """Lets the periods run on."""

    case: str


@dataclass(frozen=True, slots=True)
class Extend:
    """Makes the period of an open step longer by ``n`` of ``unit`` (``working_days``, ``days``, ``months``)."""

    case: str
    step: str
    n: int
    unit: str
    reason: str
    at: str


@dataclass(frozen=True, slots=True)
class Rate:
    """Rates how a case was handled, once it has ended: 5 very satisfied to 1 very dissatisfied."""

    case: str
    score: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class AnswerRating:
    """What staff answered to somebody who was not satisfied."""

    case: str
    text: str


@dataclass(frozen=True, slots=True)
class Urge:
    """A supervisor's message about an open step, to the agency that has to do it or is in charge of the case, to be
    answered by ``answer_by``.
    """

    case: str
    step: str
    text: str
    answer_by: date


@dataclass(frozen=True, slots=True)
class AnswerUrging:
    """What the agency answers to its supervisor."""

    case: str
    urging: int
    text: str


@dataclass(frozen=True, slots=True)
class MoveToVersion:
    """Moves the case to the definition of its service that is in force now; the difference is recorded."""

    case: str
    reason: str


Command = (
    Submit
    | Do
    | EnterFacts
    | VerifyFact
    | AssignRole
    | Object
    | CastVote
    | CloseBallot
    | Pause
    | Resume
    | Extend
    | Rate
    | AnswerRating
    | Urge
    | AnswerUrging
    | MoveToVersion
)
