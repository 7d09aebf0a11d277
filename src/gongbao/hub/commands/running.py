"""A case while a command works on it: locked, with definition, holders and facts; all changes go through here."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from gongbao.hub import audit, clock, facts, receipts, versions
from gongbao.hub.actors import SYSTEM, Actor
from gongbao.hub.errors import Conflict, Forbidden, NotFound
from gongbao.hub.facts import Known
from gongbao.hub.models import Case, CaseRole, Deadline, Event, FactValue, Notice, Task
from gongbao.procedures import Advance, Procedure, State, advance, deadlines, fire
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
        """Writes down what the engine says: event, state, tasks, deadlines, then the effects in their order."""
        from gongbao.hub.commands.effects import carry_out

        state = result.state
        self.case.state = state.to_json()
        self.case.end_state = state.ended or ""
        self.case.ended_on = on if state.ended else None
        event = self.record(kind, data, on, actor, role)
        for step in result.closed:
            outcome = (result.outcome or "") if step == result.closed[0] else ""
            Task.objects.filter(case=self.case, step=step, closed_on=None).update(closed_on=on, outcome=outcome)
            Notice.objects.filter(case=self.case, step=step, taken_down_on=None).update(taken_down_on=on)
        self._open_tasks(result.opened, on)
        for effect in result.effects:
            carry_out(effect, self, on)
        self.set_deadlines()
        return event

    def record(
        self, kind: str, data: Mapping[str, Any], on: date | None = None, actor: Actor | None = None, role: str = ""
    ) -> Event:
        """Appends an event to the case's chain and stores the case with its new revision."""
        who = actor or self.actor
        event = audit.append(self.case, kind, data, on or self.today, who.user_id, role, self.command_id)
        self.case.save(update_fields=["state", "end_state", "ended_on", "revision", "head", "version"])
        return event

    # --- tasks and deadlines

    def _open_tasks(self, steps: Iterable[str], on: date) -> None:
        for name in steps:
            role = self.procedure.by_name[name].role.name
            agency = next((h.agency for h in self.holders if h.role == role and h.agency), None)
            generation = Task.objects.filter(case=self.case, step=name).count() + 1
            Task.objects.create(
                case=self.case,
                district=self.case.district,
                service=self.case.service,
                step=name,
                role=role,
                agency=agency,
                generation=generation,
                opened_on=on,
            )

    def set_deadlines(self) -> None:
        """Gives every open task its due date as it is now, and each new date of one that ends by itself a deadline."""
        if self.case.ended_on is not None:
            return
        state, given = self.state, self.given
        dates = deadlines(self.procedure, state, given)
        for task in Task.objects.filter(case=self.case, closed_on=None):
            last = dates.get(task.step)
            due, provisional = (last.day, last.provisional) if last else (None, False)
            if (task.due, task.provisional) == (due, provisional):
                continue
            task.due, task.provisional = due, provisional
            task.save(update_fields=["due", "provisional"])
            definition = self.procedure.by_name[task.step].due
            if due is not None and definition is not None and definition.then is not None:
                Deadline.objects.create(
                    case=self.case,
                    district=self.case.district,
                    step=task.step,
                    generation=task.generation,
                    due=due,
                    fires_on=max(due + _ONE_DAY, task.opened_on),
                )

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
