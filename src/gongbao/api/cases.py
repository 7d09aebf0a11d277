"""What a person may read: cases as their pages show them, things to do, messages."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from django.views.decorators.cache import never_cache
from ninja import Query, Router
from pydantic import BaseModel, Field

from gongbao.api.shapes import Day, Page, PageNumber, Said, paged, perhaps, said
from gongbao.api.tokens import Token, actor_of
from gongbao.hub import messages, names, queries, readings, starting, statements, timelines
from gongbao.hub.fact_forms import value_shown
from gongbao.hub.models import Case, Message, Task
from gongbao.hub.queries import CaseView, OpenTask
from gongbao.words import Words

router = Router(tags=["cases"], auth=Token())
# What one person is told, nobody on the way keeps.
router.add_decorator(never_cache, mode="view")

Scope = Annotated[
    Literal["own", "office"], Query(description="own: as a party; office: of one's posts and the part of the tree.")
]


class PartyOut(BaseModel):
    """A person or organisation that the asker acts for."""

    id: int
    kind: Literal["person", "organisation"]
    name: str


class PostOut(BaseModel):
    """A post in an agency, with its roles (``service/role``)."""

    agency: Said
    roles: list[str]


class MeOut(BaseModel):
    """Who asks: the parties one acts for, oneself first, and the posts one holds."""

    parties: list[PartyOut]
    posts: list[PostOut]


class CaseOut(BaseModel):
    """A case in a list; ``end``: how it ended (null: it goes on)."""

    number: str
    service: str
    procedure: str
    title: str
    applicant: str | None
    opened_on: Day
    ended_on: Day | None
    end: Said | None


class TaskOut(BaseModel):
    """A step that waits to be done."""

    case: str
    service: str
    step: str
    label: Said
    due: Day | None


class MessageOut(BaseModel):
    """A message to a party."""

    at: dt.datetime
    to: str
    case: str | None
    text: Said


class HolderOut(BaseModel):
    """Who holds a role; ``mine``: the asker may act in it."""

    role: str
    label: Said
    name: str
    mine: bool


class KnownOut(BaseModel):
    """A fact of the case, its value as JSON and in words, and where it comes from; ``inherited``: a case above."""

    name: str
    label: Said
    value: Any
    words: Said
    source: str
    verified: bool
    inherited: bool


class WayOut(BaseModel):
    """An outcome of an open step; ``refused`` says why it cannot be chosen now."""

    name: str
    label: Said
    refused: Said | None


class OpenStepOut(BaseModel):
    """An open step, by when it is due, the facts that it asks for; ``barred`` says why it is not for the asker."""

    step: str
    label: Said
    role: str
    due: Day | None
    provisional: bool = Field(description="Whether the due date lies beyond the published calendar.")
    barred: Said | None
    outcomes: list[WayOut]
    form: list[str]


class EventOut(BaseModel):
    """Something that happened, in words: by role, never by an official's name."""

    number: int
    on: Day
    kind: str
    role: str
    title: Said
    detail: Said


class ReceiptOut(BaseModel):
    """A decision that counted, with its answer."""

    decision: str
    answer: str
    as_of: Day


class MovementOut(BaseModel):
    """Money into the account or out of it (below zero), in yuan, and the balance after it."""

    on: Day
    memo: Said
    case: str
    other: Said
    amount: str
    balance: str


class AccountOut(BaseModel):
    """An account of the case's family: whose it is, what it holds in yuan, its movements, oldest first."""

    holder: Said
    balance: str
    movements: list[MovementOut]


class FileOut(BaseModel):
    """A file handed in."""

    id: uuid.UUID
    name: str


class CertificateOut(BaseModel):
    """A certificate issued."""

    number: str
    title: Said


class CaseDetail(CaseOut):
    """A case as its pages show it to the asker; ``revision`` counts its changes."""

    revision: int
    parent: str | None
    agency: Said | None
    outdated: Said | None = Field(description="Why nothing can be done until it is moved to the version in force.")
    holders: list[HolderOut]
    facts: list[KnownOut]
    open: list[OpenStepOut]
    events: list[EventOut]
    decisions: list[ReceiptOut]
    money: list[AccountOut]
    messages: list[MessageOut]
    files: list[FileOut]
    certificates: list[CertificateOut]
    followers: list[str]
    may_begin: list[str] = Field(description="Procedures that the asker may begin under it.")


@router.get("/me", response=MeOut, operation_id="get_me", summary="我是谁 Who asks")
def me(request: HttpRequest) -> MeOut:
    """The parties that the asker acts for, and the asker's posts."""
    actor = actor_of(request)
    return MeOut(
        parties=[PartyOut(id=each.pk, kind=each.kind, name=each.name) for each in actor.parties],
        posts=[PostOut(agency=said(each.agency.words), roles=each.roles) for each in actor.posts],
    )


@router.get("/tasks", response=Page[TaskOut], operation_id="list_tasks", summary="待办 Things to do")
def tasks(request: HttpRequest, scope: Scope = "own", page: PageNumber = 1) -> Page[TaskOut]:
    """Open steps that the asker may do, by due date."""
    actor = actor_of(request)
    return paged(queries.to_do(actor) if scope == "own" else queries.queue(actor), page, _task)


def _task(task: Task) -> TaskOut:
    return TaskOut(
        case=task.case.number,
        service=task.case.service,
        step=task.step,
        label=said(names.step_words(task)),
        due=task.due,
    )


@router.get("/messages", response=Page[MessageOut], operation_id="list_messages", summary="消息 Messages")
def own_messages(request: HttpRequest, page: PageNumber = 1) -> Page[MessageOut]:
    """The messages to the parties that the asker acts for, newest first."""
    return paged(messages.received(actor_of(request).party_ids), page, _message)


def _message(message: Message) -> MessageOut:
    case = message.case.number if message.case else None
    return MessageOut(at=message.created_at, to=message.party.name, case=case, text=Said(zh=message.zh, en=message.en))


@router.get("/cases", response=Page[CaseOut], operation_id="list_cases", summary="办件 Cases")
def cases(
    request: HttpRequest,
    scope: Scope = "own",
    state: Annotated[Literal["open", "ended"] | None, Query(description="Both if left out.")] = None,
    page: PageNumber = 1,
) -> Page[CaseOut]:
    """The asker's cases, newest first."""
    actor = actor_of(request)
    found: QuerySet[Case] = queries.own_cases(actor) if scope == "own" else queries.overseen_cases(actor)
    if state is not None:
        found = found.filter(ended_on__isnull=state == "open")
    return paged(found, page, lambda case: CaseOut(**_outline(case)))


@router.get("/cases/{number}", response=CaseDetail, operation_id="get_case", summary="一件 A case")
def case(request: HttpRequest, number: str) -> CaseDetail:
    """Everything that is in a case. Reading other people's data is noted, and shown to them."""
    view = queries.case_for(actor_of(request), number)
    readings.log(view, readings.CASE)
    case = view.case
    return CaseDetail(
        **_outline(case),
        revision=case.revision,
        parent=case.parent.number if case.parent else None,
        agency=said(case.agency.words) if case.agency else None,
        outdated=perhaps(view.outdated),
        holders=_holders(view),
        facts=_facts(view),
        open=[_open(each) for each in view.tasks],
        events=_events(view),
        decisions=[
            ReceiptOut(decision=each.decision, answer=each.answer, as_of=each.as_of) for each in view.file.receipts
        ],
        money=[_account(each) for each in statements.of_case(view)],
        messages=[_message(each) for each in messages.received(view.actor.party_ids).filter(case=case)],
        files=[FileOut(id=each.pk, name=each.name) for each in view.file.attachments],
        certificates=[
            CertificateOut(number=each.number, title=Said(zh=each.zh, en=each.en)) for each in view.file.certificates
        ],
        followers=[each.number for each in reversed([*view.followers()])],
        may_begin=[each.procedure.name for each in starting.under(view)],
    )


def _outline(case: Case) -> dict[str, Any]:
    return {
        "number": case.number,
        "service": case.service,
        "procedure": case.procedure,
        "title": case.title,
        "applicant": case.applicant.name if case.applicant else None,
        "opened_on": case.opened_on,
        "ended_on": case.ended_on,
        "end": said(names.end_words(case)) if case.ended_on else None,
    }


def _holders(view: CaseView) -> list[HolderOut]:
    return [
        HolderOut(
            role=each.role,
            label=said(names.role_words(view.service.slug, each.role)),
            name=str(each.party or each.agency),
            mine=each.role in view.my_roles,
        )
        for each in view.holders
    ]


def _facts(view: CaseView) -> list[KnownOut]:
    return [
        KnownOut(
            name=name,
            label=said(fact.label),
            value=fact.dump(known.value),
            words=said(value_shown(fact, known.value)),
            source=known.source,
            verified=known.verified,
            inherited=known.case_id not in (None, view.case.pk),
        )
        for name, fact in view.service.facts.items()
        if (known := view.known.get(name)) is not None
    ]


def _open(task: OpenTask) -> OpenStepOut:
    return OpenStepOut(
        step=task.step.name,
        label=said(task.step.label),
        role=task.step.role.name,
        due=task.task.due,
        provisional=task.task.provisional,
        barred=perhaps(task.barred),
        outcomes=[
            WayOut(name=each.outcome.name, label=said(each.outcome.label), refused=perhaps(each.refused))
            for each in task.choices
        ],
        form=[fact.name for fact in task.form],
    )


def _events(view: CaseView) -> list[EventOut]:
    told = zip(reversed(view.file.events), timelines.entries(view), strict=True)
    return [
        EventOut(
            number=event.seq,
            on=event.day,
            kind=event.kind,
            role=event.role,
            title=said(entry["title"]),
            detail=said(_both(entry["detail"])),
        )
        for event, entry in told
    ]


def _both(words: Words | str) -> Words:
    return words if isinstance(words, Words) else Words(words, words)


def _account(statement: statements.Statement) -> AccountOut:
    return AccountOut(
        holder=said(statement.holder),
        balance=_yuan(statement.balance),
        movements=[
            MovementOut(
                on=each.day,
                memo=said(each.memo),
                case=each.case.number,
                other=said(each.other),
                amount=_yuan(each.amount),
                balance=_yuan(each.balance),
            )
            for each in statement.movements
        ],
    )


def _yuan(fen: int) -> str:
    return f"{Decimal(fen) / 100:.2f}"
