"""A case while a command works on it: locked, with definition, holders and facts; all changes go through here."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NoReturn

from django.db import DEFAULT_DB_ALIAS, connections

from gongbao.hub import audit, clock, facts, receipts, versions
from gongbao.hub.actors import SYSTEM, Actor
from gongbao.hub.audit import NewEvent
from gongbao.hub.commands.snapshot import Snapshot, read
from gongbao.hub.commands.transition import NewFact, OpenStep, Sent, Transition, add_facts, write, write_due_dates
from gongbao.hub.errors import Conflict, Forbidden, NotFound
from gongbao.hub.facts import Known
from gongbao.hub.models import Case, CaseRole
from gongbao.periods import DueDate
from gongbao.procedures import Advance, Procedure, State, Step, advance, deadlines, fire
from gongbao.procedures import events as engine
from gongbao.rules import Answer
from gongbao.services import Service, registry

_ONE_DAY = timedelta(days=1)


class NeedsTransaction(Exception):
    """What the command does is more than one statement can write."""


@dataclass(slots=True)
class Attempt:
    """One try at carrying out the command ``id`` (None: the system's own work).

    ``at_once``: without a transaction. The case is read unlocked, what is to be written is gathered in ``running``, and
    goes to the database as one statement at the end; what does not fit into it raises NeedsTransaction.
    """

    id: uuid.UUID | None
    at_once: bool = False
    running: "Running | None" = None


@dataclass
class Running:
    """See ``lock`` and ``begun``, which make one."""

    case: Case
    service: Service
    actor: Actor
    attempt: Attempt
    today: date
    #: Gathered, where the attempt writes everything at once.
    transition: Transition | None = None
    new_facts: list[NewFact] = field(default_factory=list)
    opened: tuple[str, ...] = ()

    @cached_property
    def procedure(self) -> Procedure:
        """The definition the case runs on."""
        return self.service.procedure(self.case.procedure)

    @cached_property
    def holders(self) -> list[CaseRole]:
        """Who holds which role."""
        return list(CaseRole.objects.filter(case=self.case).select_related("agency", "party").order_by("pk"))

    @cached_property
    def state(self) -> State:
        """Where the procedure stands."""
        return State.from_json(self.case.state)

    @cached_property
    def known(self) -> dict[str, Known]:
        """The facts of the case, with their sources; forgotten whenever one changes."""
        return facts.known(self.case, self.service, self.today)

    @property
    def given(self) -> dict[str, Any]:
        """The values of the facts."""
        return facts.values(self.known)

    def answer(self, decision: str, on: date) -> Answer:
        """The decision on the case's facts as of the day."""
        return self.service.decide(decision, self.given, on)

    def decide(self, decision: str) -> str:
        """What a guard asks."""
        return self.answer(decision, self.today).text

    # --- what happens

    def catch_up(self) -> None:
        """What came by itself up to today happens first."""
        for event, result in fire(self.procedure, self.state, self.today, lambda: self.given):
            data = {"step": event.step, "outcome": result.outcome}
            self.take("time-up", data, result, event.on, SYSTEM)

    def happen(self, event: engine.Event, kind: str, data: Mapping[str, Any], role: str = "") -> NewEvent:
        """Moves the procedure on by a person's event. Raises the engine's Refused."""
        result = advance(self.procedure, self.state, event, given=self.given, decide=self.decide)
        return self.take(kind, data, result, event.on, self.actor, role)

    def take(
        self, kind: str, data: Mapping[str, Any], result: Advance, on: date, actor: Actor, role: str = ""
    ) -> NewEvent:
        """Writes down what the engine says: event, state, tasks and due dates, then the effects in their order."""
        from gongbao.hub.commands.effects import carry_out

        self.state = state = result.state
        self.case.state = state.to_json()
        self.case.end_state = state.ended or ""
        self.case.ended_on = on if state.ended else None
        event = audit.next_event(self.case, kind, data, on, actor.user_id, role, self.attempt.id)
        announced = not self.procedure.announced.isdisjoint(result.closed)
        self._write(Transition(event, result.closed, result.outcome or "", announced), result.opened, dates=True)
        known = self.known
        for effect in result.effects:
            carry_out(effect, self, on)
        if self.known is not known:
            self.set_deadlines(on)
        return event

    def record(
        self, kind: str, data: Mapping[str, Any], on: date | None = None, actor: Actor | None = None, role: str = ""
    ) -> NewEvent:
        """Appends an event that does not move the procedure on, and stores the case with its new revision."""
        who = actor or self.actor
        event = audit.next_event(self.case, kind, data, on or self.today, who.user_id, role, self.attempt.id)
        self._write(Transition(event), (), dates=False)
        return event

    def _write(self, transition: Transition, opened: tuple[str, ...], *, dates: bool) -> None:
        if self.attempt.at_once:
            if self.transition is not None:
                raise NeedsTransaction
            self.transition, self.opened = transition, opened
            return
        if dates:
            transition.open_steps = self._open_steps(opened)
        if not write(self.case, transition):
            raise LookupError(f"{self.case.number} is locked and yet in another revision than was read")

    def write_at_once(self, sent: Sent | None) -> bool:
        """Stores what was gathered, with the command if there is one.

        False, and nothing is stored, when somebody was faster. Raises NeedsTransaction where nothing was gathered.
        """
        if self.transition is None:
            raise NeedsTransaction
        self.transition.open_steps = self._open_steps(self.opened)
        self.transition.facts = self.new_facts
        self.transition.sent = sent
        return write(self.case, self.transition)

    # --- due dates

    def set_deadlines(self, on: date | None = None) -> None:
        """Gives every open step its due date as it is now, after a change of facts.

        What is written at once has the due dates as they are at the end.
        """
        if not self.attempt.at_once:
            write_due_dates(self.case, on or self.today, self._open_steps(()))

    def _open_steps(self, opened: Iterable[str]) -> list[OpenStep]:
        """The steps that are open now, with their due dates; ``opened`` of them by this transition."""
        state, new = self.state, frozenset(opened)
        dates = deadlines(self.procedure, state, self.given) if state.ended is None else {}
        return [self._open_step(name, name in new, dates.get(name)) for name in state.open_steps]

    def _open_step(self, name: str, opened: bool, last: DueDate | None) -> OpenStep:
        step, since = self.procedure.by_name[name], self.state.step(name).opened
        agency = next((h.agency_id for h in self.holders if h.role == step.role.name and h.agency_id), None)
        fires_on = None
        if last is not None and since is not None and step.due is not None and step.due.then is not None:
            fires_on = max(last.day + _ONE_DAY, since)
        due, provisional = (last.day, last.provisional) if last else (None, False)
        return OpenStep(name, step.role.name, agency, opened, due, provisional, fires_on)

    # --- facts and receipts

    def enter(
        self,
        raw: Mapping[str, Any],
        *,
        source: str | None = None,
        note: str = "",
        evidence: uuid.UUID | None = None,
        entered_by: int | None = None,
    ) -> None:
        """Adds values to facts; ``raw`` as typed or as JSON. Raises FactProblem."""
        parsed = self.service.parse(raw)
        facts = self.service.facts
        self._add_facts(
            self.case.pk,
            [
                NewFact(
                    name,
                    facts[name].dump(parsed[name]) if name in parsed else None,
                    source or facts[name].evidence.means,
                    note,
                    evidence,
                    entered_by,
                )
                for name in raw
            ],
        )

    def assign(self, name: str, value: Any) -> None:
        """An effect sets a fact where it stands: in this case, or in the case above that has it already."""
        known = self.known.get(name)
        case_id = known.case_id if known and known.case_id else self.case.pk
        self._add_facts(case_id, [NewFact(name, self.service.facts[name].dump(value), "system")])

    def _add_facts(self, case_id: int, new: list[NewFact]) -> None:
        if not self.attempt.at_once:
            add_facts(case_id, new, clock.now())
            self.forget_facts()
            return
        # A value that is taken back brings back one from a case above, or a dated figure.
        if case_id != self.case.pk or any(each.value is None for each in new):
            raise NeedsTransaction
        self.new_facts += new
        parse = self.service.facts
        self.known = self.known | {
            each.name: Known(parse[each.name].parse(each.value), each.source, None, case_id) for each in new
        }

    def forget_facts(self) -> None:
        """After a change: they are read again when next asked for."""
        self.__dict__.pop("known", None)

    def keep_receipt(self, decision: str, on: date) -> Answer:
        """The answer of a decision that counted, with everything needed to give it again."""
        answer = self.answer(decision, on)
        receipts.keep(self.case, self.service, answer, self.known, self.case.revision)
        return answer

    # --- permission

    def demand_role(self, role: str) -> None:
        """Raises Forbidden unless the actor may act in the role, in this case."""
        if not self.actor.fills(self.service.slug, role, self.holders):
            label = self.service.roles[role].label
            raise Forbidden(
                f"此环节由“{label.zh}”办理，您的账号没有这个身份。",
                f'This step is for the role "{label.en}", which your account does not hold here.',
            )

    def role_in(self, step: Step) -> str:
        """The role in which the actor does the step: the one whose step it is, unless they only hold another."""
        held = (role.name for role in step.doers if self.actor.fills(self.service.slug, role.name, self.holders))
        return next(held, step.role.name)

    def demand_doer(self, step: Step) -> None:
        """Raises Forbidden unless the actor may do the step, in this case."""
        self.demand_role(self.role_in(step))

    def demand_sight(self) -> None:
        """Raises NotFound unless the actor may see the case: others are not told that it exists."""
        if not self.actor.may_see(self.case, self.holders):
            raise no_such_case(self.case.number)

    def demand_office(self) -> None:
        """Raises Forbidden unless the actor is staff of an agency that has to do with the case."""
        agencies = [h.agency for h in self.holders if h.agency]
        if self.case.agency:
            agencies.append(self.case.agency)
        if not self.actor.oversees(*agencies):
            raise Forbidden(
                "此操作由经办机关的工作人员进行。", "Only staff of the agency that handles the case may do this."
            )


def no_such_case(number: str) -> NotFound:
    """For a case that is not there, or not to be seen."""
    return NotFound(
        f"没有找到编号为 {number} 的事项，请核对编号。", f"There is no case {number}; please check the number."
    )


def lock(
    actor: Actor,
    number: str,
    attempt: Attempt,
    *,
    revision: int | None = None,
    on_any_version: bool = False,
    today: date | None = None,
) -> Running:
    """The case, locked for this transaction, with what came by itself up to today already done.

    Raises NotFound, and Conflict when the person saw an older revision or the definition has moved on.
    """
    if attempt.at_once:
        snapshot = read(actor, number)
        running = begin(snapshot, actor, attempt, today) if snapshot else None
    else:
        case = Case.objects.select_for_update().filter(number=number).first()
        running = _begin(case, actor, attempt, today) if case else None
    if running is None:
        raise no_such_case(number)
    if revision is not None and revision != running.case.revision:
        raise Conflict(
            "此件刚刚有了新的进展，请刷新页面后再办理。",
            "The case has moved on since you opened the page; please reload it.",
        )
    versions.service_of(running.case, on_any_version=on_any_version)
    if not on_any_version:
        running.catch_up()
    return running


def begin(snapshot: Snapshot, actor: Actor, attempt: Attempt, today: date | None = None) -> Running:
    """The case of the snapshot, for an attempt that writes everything at once."""
    running = attempt.running = _begin(snapshot.case, actor, attempt, today)
    running.holders = snapshot.holders
    running.known = facts.of_rows(snapshot.facts, running.service, running.today)
    return running


def _begin(case: Case, actor: Actor, attempt: Attempt, today: date | None) -> Running:
    state = State.from_json(case.state)
    running = Running(case, registry()[case.service], actor, attempt, max(today or clock.today(), state.on))
    running.state = state
    return running


@contextmanager
def nothing_else() -> Iterator[None]:
    """While a command is tried at once: whatever else it asks of the database raises NeedsTransaction."""
    database = connections[DEFAULT_DB_ALIAS]
    broken = database.needs_rollback
    try:
        with database.execute_wrapper(_refuse):
            yield
    finally:
        # Django gives a transaction up when an update fails in it; what is refused here never reached the database.
        database.needs_rollback = broken


def _refuse(*_: object) -> NoReturn:
    raise NeedsTransaction


def with_case(running: Running, case: Case) -> Running:
    """The same command at work on another case (one that it begins)."""
    if running.attempt.at_once:
        raise NeedsTransaction
    return Running(case, running.service, running.actor, running.attempt, running.today)
