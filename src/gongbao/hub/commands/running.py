"""A case while a command works on it: locked, with definition, holders and facts; all changes go through here."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from gongbao.hub import audit, clock, facts, receipts, versions
from gongbao.hub.actors import SYSTEM, Actor
from gongbao.hub.commands.transition import OpenStep, write, write_due_dates
from gongbao.hub.errors import Conflict, Forbidden, NotFound
from gongbao.hub.facts import Known
from gongbao.hub.models import Case, CaseRole, Event, FactValue
from gongbao.periods import DueDate
from gongbao.procedures import Advance, Procedure, State, Step, advance, deadlines, fire
from gongbao.procedures import events as engine
from gongbao.rules import Answer
from gongbao.services import Service

_ONE_DAY = timedelta(days=1)


@dataclass
class Running:
    """See ``lock`` and ``begun``, which make one."""

    case: Case
    service: Service
    actor: Actor
    command_id: uuid.UUID | None
    today: date

    @cached_property
    def procedure(self) -> Procedure:
        """The definition the case runs on."""
        return self.service.procedure(self.case.procedure)

    @cached_property
    def holders(self) -> list[CaseRole]:
        """Who holds which role."""
        return list(CaseRole.objects.filter(case=self.case).select_related("agency", "party").order_by("pk"))

    @property
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

    def happen(self, event: engine.Event, kind: str, data: Mapping[str, Any], role: str = "") -> Event:
        """Moves the procedure on by a person's event. Raises the engine's Refused."""
        result = advance(self.procedure, self.state, event, given=self.given, decide=self.decide)
        return self.take(kind, data, result, event.on, self.actor, role)

    def take(
        self, kind: str, data: Mapping[str, Any], result: Advance, on: date, actor: Actor, role: str = ""
    ) -> Event:
        """Writes down what the engine says: event, state, tasks and due dates, then the effects in their order."""
        from gongbao.hub.commands.effects import carry_out

        state = result.state
        self.case.state = state.to_json()
        self.case.end_state = state.ended or ""
        self.case.ended_on = on if state.ended else None
        event = audit.next_event(self.case, kind, data, on, actor.user_id, role, self.command_id)
        write(self.case, event, self._open_steps(result.opened), result.closed, result.outcome or "")
        known = self.known
        for effect in result.effects:
            carry_out(effect, self, on)
        if self.known is not known:
            self.set_deadlines(on)
        return event

    def record(
        self, kind: str, data: Mapping[str, Any], on: date | None = None, actor: Actor | None = None, role: str = ""
    ) -> Event:
        """Appends an event that does not move the procedure on, and stores the case with its new revision."""
        who = actor or self.actor
        event = audit.next_event(self.case, kind, data, on or self.today, who.user_id, role, self.command_id)
        write(self.case, event)
        return event

    # --- due dates

    def set_deadlines(self, on: date | None = None) -> None:
        """Gives every open step its due date as it is now, after a change of facts."""
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
        for name in raw:
            fact = self.service.facts[name]
            FactValue.objects.create(
                case=self.case,
                name=name,
                value=fact.dump(parsed[name]) if name in parsed else None,
                source=source or fact.evidence.means,
                note=note,
                evidence_id=evidence,
                entered_by_id=entered_by,
                entered_at=clock.now(),
            )
        self.forget_facts()

    def assign(self, name: str, value: Any) -> None:
        """An effect sets a fact where it stands: in this case, or in the case above that has it already."""
        known = self.known.get(name)
        case_id = known.case_id if known and known.case_id else self.case.pk
        FactValue.objects.create(
            case_id=case_id,
            name=name,
            value=self.service.facts[name].dump(value),
            source="system",
            entered_at=clock.now(),
        )
        self.forget_facts()

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
    command_id: uuid.UUID | None,
    *,
    revision: int | None = None,
    on_any_version: bool = False,
    today: date | None = None,
) -> Running:
    """The case, locked for this transaction, with what came by itself up to today already done.

    Raises NotFound, and Conflict when the person saw an older revision or the definition has moved on.
    """
    case = Case.objects.select_for_update().filter(number=number).first()
    if case is None:
        raise no_such_case(number)
    if revision is not None and revision != case.revision:
        raise Conflict(
            "此件刚刚有了新的进展，请刷新页面后再办理。",
            "The case has moved on since you opened the page; please reload it.",
        )
    service = versions.service_of(case, on_any_version=on_any_version)
    day = max(today or clock.today(), State.from_json(case.state).on)
    running = Running(case, service, actor, command_id, day)
    if not on_any_version:
        running.catch_up()
    return running


def with_case(running: Running, case: Case) -> Running:
    """The same command at work on another case (one that it begins)."""
    return replace(running, case=case)
