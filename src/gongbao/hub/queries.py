"""What pages read: a case with what can be done in it now, queues, own cases, progress, notices."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL

from gongbao.hub import case_rows, clock, facts, numbers, versions
from gongbao.hub.actors import Actor
from gongbao.hub.case_rows import CaseFile, CaseRows
from gongbao.hub.commands.running import no_such_case
from gongbao.hub.facts import Known
from gongbao.hub.models import (
    AccessLog,
    Case,
    CaseRole,
    Draft,
    Notice,
    Party,
    Task,
)
from gongbao.hub.prepared import Statement, array
from gongbao.procedures import Choice, Procedure, State, Step, choices
from gongbao.rules import Answer, Fact
from gongbao.services import Service, registry
from gongbao.words import Words


@dataclass(frozen=True)
class OpenTask:
    """An open step: whether the reader may do it, what they may choose, and why not where they may not.

    ``choices``: each outcome with ``refused`` (None: possible now). ``form``: the facts that are asked for.
    ``barred``: why the reader may not do the step at all, None when they may.
    """

    task: Task
    step: Step
    choices: tuple[Choice, ...]
    form: tuple[Fact, ...]
    barred: Words | None

    @property
    def mine(self) -> bool:
        """Whether the reader may do it."""
        return self.barred is None


@dataclass(frozen=True)
class CaseView:
    """A case as one person sees it on one day. What was not read with it is read when first asked for."""

    read: CaseRows
    actor: Actor
    today: date

    @property
    def case(self) -> Case:
        """The case, with its applicant, its agency and the case above it."""
        return self.read.case

    @cached_property
    def service(self) -> Service:
        """The definition (the one in force; see ``outdated``)."""
        return registry()[self.case.service]

    @cached_property
    def procedure(self) -> Procedure:
        """The procedure."""
        return self.service.procedure(self.case.procedure)

    @cached_property
    def outdated(self) -> Words | None:
        """Why nothing can be done until the case is moved to the version in force, or None."""
        try:
            versions.service_of(self.case)
        except versions.OtherVersion as problem:
            return problem.words
        return None

    @cached_property
    def state(self) -> State:
        """Where the procedure stands."""
        return State.from_json(self.case.state)

    @cached_property
    def end(self) -> Words | None:
        """The label of the end state, None while the case goes on."""
        return next((end.label for _, end in self.procedure.ends if end.state == self.case.end_state), None)

    @property
    def holders(self) -> list[CaseRole]:
        """Who holds which role, each with the party (without its personal data) or the agency."""
        return self.read.holders

    @cached_property
    def my_roles(self) -> tuple[str, ...]:
        """The roles that the reader may act in, in this case."""
        return self.actor.roles_in(self.case.service, self.holders)

    @cached_property
    def in_office(self) -> bool:
        """Whether the reader is staff of an agency that handles the case, or of one above it."""
        agencies = [h.agency for h in self.holders if h.agency] + ([self.case.agency] if self.case.agency else [])
        return self.actor.oversees(*agencies)

    @cached_property
    def known(self) -> dict[str, Known]:
        """The facts with their sources."""
        return facts.of_rows(self.read.facts, self.service, self.today)

    @cached_property
    def given(self) -> dict[str, Any]:
        """The facts' values."""
        return facts.values(self.known)

    def answer(self, decision: str) -> Answer:
        """A decision of the service on the case's facts, as of today."""
        return self.service.decide(decision, self.given, self.today)

    @cached_property
    def tasks(self) -> list[OpenTask]:
        """The open steps, by due date."""
        return [self._open_task(task) for task in self.read.tasks if task.step in self.procedure.by_name]

    def _open_task(self, task: Task) -> OpenTask:
        step = self.procedure.by_name[task.step]
        by = str(self.actor.user_id)
        found = choices(
            self.procedure,
            self.state,
            task.step,
            max(self.today, self.state.on),
            by=by,
            given=self.given,
            decide=lambda name: self.answer(name).text,
        )
        form = tuple(self.service.facts[name] for name in step.form)
        return OpenTask(task, step, found, form, self._barred(step))

    def _barred(self, step: Step) -> Words | None:
        if self.outdated is not None:
            return self.outdated
        if any(self.actor.fills(self.case.service, role.name, self.holders) for role in step.doers):
            return None
        label = step.role.label
        return Words(f"由{label.zh}办理", f"done by: {label.en}")

    @cached_property
    def done(self) -> list[Task]:
        """The steps that are done, oldest first."""
        return list(self.case.tasks.exclude(closed_on=None).order_by("closed_on", "pk"))

    @cached_property
    def file(self) -> CaseFile:
        """All else that lies in the file of the case: history, decisions, papers, notices, money."""
        entries = [each.row for each in self.known.values() if each.row is not None]
        owners = {each.case_id for each in self.known.values() if each.case_id not in (None, self.case.pk)}
        return case_rows.read_file(self.case, entries, (owner for owner in owners if owner is not None))

    def followers(self, most: int | None = None) -> "Iterable[Case]":
        """Cases under this one, newest first, all or so many; most cases have none, and then nothing is asked."""
        return self.case.followers.order_by("-pk")[:most] if self.file.has_followers else ()


View = TypeVar("View", bound=CaseView)


def case_for(actor: Actor, number: str, kind: type[View] = CaseView) -> View:  # type: ignore[assignment]
    """The case page, as a ``kind`` of view. Raises NotFound for a case that is not there or not this person's."""
    found = case_rows.read(number)
    if found is None or not actor.may_see(found.case, found.holders):
        raise no_such_case(number)
    return kind(found, actor, clock.today())


@dataclass(frozen=True)
class Progress:
    """What anybody with the number may know: no names, no facts."""

    case: Case
    procedure: Procedure
    service: Service
    end: Words | None
    open: tuple[tuple[Step, date | None], ...]
    done: tuple[tuple[Step, date], ...]


def progress(text: str) -> Progress:
    """How far the case with this number has come. Raises Unprocessable for a mistyped number, NotFound for none."""
    number = numbers.read_number(text)
    found = case_rows.read(number)
    if found is None:
        raise no_such_case(number)
    view = CaseView(found, Actor(0), clock.today())
    steps = view.procedure.by_name
    done = tuple((steps[t.step], t.closed_on) for t in view.done if t.outcome and t.closed_on and t.step in steps)
    rows = sorted(found.tasks, key=lambda task: task.pk)
    opened = tuple((steps[task.step], task.due) for task in rows if task.step in steps)
    return Progress(found.case, view.procedure, view.service, view.end, opened, done)


def own_cases(actor: Actor) -> "QuerySet[Case]":
    """Cases in which a party of this person has a role, newest first."""
    parties = actor.party_ids
    mine = Q(applicant_id__in=parties) | Q(pk__in=CaseRole.objects.filter(party_id__in=parties).values("case_id"))
    return Case.objects.filter(mine).select_related("applicant").order_by("-opened_on", "-pk")


def to_do(actor: Actor) -> list[Task]:
    """Open steps that this person may do for a party, by due date."""
    held = CaseRole.objects.filter(party_id__in=actor.party_ids, case_id=F("case_id")).values_list("case_id", "role")
    pairs = set(held)
    tasks = Task.objects.filter(closed_on=None, case_id__in={case for case, _ in pairs}).select_related(
        "case__applicant"
    )
    found = [task for task in tasks if (task.case_id, task.role) in pairs]
    return sorted(found, key=lambda task: (task.due is None, task.due or date.max, task.pk))


#: Tasks of the roles of posts in their agencies, those that are ``which``; the other places are for ``of_posts``.
OF_POSTS = """
SELECT t.id FROM unnest({agencies}::bigint[], {services}::text[], {roles}::text[]) AS seat(agency, service, role)
  JOIN hub_task t ON t.agency_id = seat.agency AND t.service = seat.service AND t.role = seat.role AND {which}
"""


def of_posts(posts: Iterable[tuple[int, Iterable[str]]]) -> dict[str, str]:
    """The values of ``OF_POSTS``, from agencies with the roles (``service/role``) held in them."""
    held = [(agency, *name.partition("/")[::2]) for agency, roles in posts for name in roles]
    return {name: array(row[place] for row in held) for place, name in enumerate(("agencies", "services", "roles"))}


def queue(actor: Actor) -> "QuerySet[Task]":
    """Open steps for this person's posts, by due date with overdue first (``due < clock.today()``)."""
    values = of_posts((post.agency_id, post.roles) for post in actor.posts)
    wanted = OF_POSTS.format(which="t.closed_on IS NULL", **dict.fromkeys(values, "%s"))
    tasks = Task.objects.filter(pk__in=RawSQL(wanted, list(values.values())))  # noqa: S611 every part is written here
    return tasks.select_related("case__applicant", "agency").order_by(F("due").asc(nulls_last=True), "pk")


def overseen_cases(actor: Actor) -> "QuerySet[Case]":
    """Cases of the person's part of the tree, newest first."""
    below = Q(pk__in=[])
    for post in actor.posts:
        below |= Q(agency__path__startswith=post.agency.path)
    held = CaseRole.objects.filter(below).values("case_id")
    return Case.objects.filter(Q(pk__in=held) | below).select_related("applicant", "agency").order_by("-pk")


# Counted for one agency after the other: to group all that is found takes twice as long.
_OVERDUE = """
SELECT agency, overdue
  FROM unnest(%(agencies)s::bigint[]) AS asked (agency), LATERAL (
       SELECT count(*) AS overdue FROM hub_task
        WHERE agency_id = agency AND closed_on IS NULL AND due < %(today)s::date {more}) counted
 WHERE overdue > 0
"""
_OVERDUE_OF_ALL = Statement(_OVERDUE.format(more=""))
_OVERDUE_OF_ONE = Statement(_OVERDUE.format(more="AND service = %(service)s"))


def overdue_by_agency(today: date, agencies: Iterable[int], service: str = "") -> dict[int, int]:
    """How many open steps of each of the agencies are overdue, of one service or of all; those with none are left out.

    Over all services the index ``task_queue`` alone answers, which holds nothing that is done.
    """
    statement = _OVERDUE_OF_ONE if service else _OVERDUE_OF_ALL
    found = statement.rows({"today": today, "agencies": array(agencies), "service": service})
    return {int(str(agency)): int(str(number)) for agency, number in found}


def public_notices() -> "QuerySet[Notice]":
    """Public notices that are up, newest first."""
    found = Notice.objects.filter(public=True, taken_down_on=None).select_related("case")
    return found.order_by("-posted_on", "-pk")


def notices_for(actor: Actor) -> list[Notice]:
    """Notices that are up and that this person may see: the public ones and those inside their organisations."""
    inside = Notice.objects.filter(public=False, taken_down_on=None, case__in=own_cases(actor)).select_related("case")
    return [*public_notices(), *inside.order_by("-posted_on", "-pk")]


def drafts(actor: Actor) -> "QuerySet[Draft]":
    """Saved applications, newest first."""
    return Draft.objects.filter(user_id=actor.user_id).order_by("-updated_at")


def disclose(actor: Actor, party: Party, what: str, case: Case | None = None) -> Party:
    """The party for reading its personal data in clear; the reading is logged and shown to the party.

    Call it wherever ``id_number``, ``phone`` or ``email`` of a party go on a page unmasked. Somebody reading their own
    data is not logged. Raises NotFound when the reader has nothing to do with the party's case.
    """
    if party.pk in actor.party_ids:
        return party
    if case is None or not actor.may_see(case):
        raise no_such_case("")
    agency = next((post.agency for post in actor.posts), None)
    AccessLog.objects.create(party=party, reader_id=actor.user_id, agency=agency, case=case, what=what[:200])
    return party


def readings(party_ids: Iterable[int]) -> "QuerySet[AccessLog]":
    """Who has read these parties' data, newest first."""
    found = AccessLog.objects.filter(party_id__in=list(party_ids)).select_related("reader", "agency", "case")
    return found.order_by("-at")
