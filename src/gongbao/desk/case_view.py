"""What the page of a case shows besides what ``hub.queries`` reads: outcomes with their guards, facts, receipts."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from gongbao.hub import names, queries
from gongbao.hub.actors import Actor
from gongbao.hub.facts import SOURCES, Known
from gongbao.hub.models import Agency, FactValue, Receipt, Task
from gongbao.procedures import Choice, Outcome, Role, Step
from gongbao.rules import NONE, Answer, Decision, Fact, kinds
from gongbao.rules.facts import Records
from gongbao.rules.tree import value_words
from gongbao.words import Words

RecordLines = tuple[tuple[tuple[Words, Words], ...], ...]


@dataclass(frozen=True)
class Option:
    """An outcome of an open step: ``refused`` says why it cannot be chosen now; ``answer`` is that of its guard."""

    outcome: Outcome
    refused: Words | None
    answer: Answer | None

    @property
    def blocked_by_guard(self) -> bool:
        """Whether the decision that guards it says no."""
        return self.answer is not None and self.answer.value is False


@dataclass(frozen=True)
class OpenStep:
    """A step that is open now; ``form`` are the facts asked for.

    ``barred`` says why this person cannot do it at all, None that they may.
    """

    step: Step
    task: Task
    barred: Words | None
    options: tuple[Option, ...]
    form: tuple[Fact, ...]
    command: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def automatic(self) -> Outcome | None:
        """The outcome that comes by itself when the time is up."""
        then = self.step.due.then if self.step.due else None
        return self.step.outcome(then) if then else None


@dataclass(frozen=True)
class FactLine:
    """A fact as the page shows it.

    ``row`` is None for a published figure; ``from_case`` is the number of the case above that the value comes from.
    ``unverifiable`` says why this person cannot verify it though somebody should.
    """

    fact: Fact
    value: Words
    records: RecordLines
    source: Words
    row: FactValue | None
    entered_by: str
    verified_by: str
    from_case: str
    may_verify: bool
    unverifiable: Words | None
    command: uuid.UUID = field(default_factory=uuid.uuid4)


@dataclass(frozen=True)
class CaseView(queries.CaseView):
    """A case as one person at the desk sees it on one day."""

    @cached_property
    def open_steps(self) -> tuple[OpenStep, ...]:
        """The steps that are open, those this person may do first."""
        return tuple(sorted(map(self._open_step, self.tasks), key=lambda each: each.barred is not None))

    def open_step(self, name: str) -> OpenStep | None:
        """The open step of that name."""
        return next((each for each in self.open_steps if each.step.name == name), None)

    def _open_step(self, opened: queries.OpenTask) -> OpenStep:
        options = tuple(self._option(opened.step, choice) for choice in opened.choices)
        return OpenStep(opened.step, opened.task, opened.barred and self._who_may(opened), options, self._asked(opened))

    def _asked(self, opened: queries.OpenTask) -> tuple[Fact, ...]:
        """What is filled in; what came about in the case itself, such as a ballot's count, nobody types."""
        made = {name for name, known in self.known.items() if known.source == "system"}
        return tuple(fact for fact in opened.form if fact.name not in made)

    def _who_may(self, opened: queries.OpenTask) -> Words | None:
        who = [str(holder.party or holder.agency) for holder in self.holders if holder.role == opened.step.role.name]
        if self.outdated or opened.barred is None:
            return opened.barred
        role = opened.step.role.label
        if not who:
            return Words(f"由“{role.zh}”办理，尚未确定由谁担任。", f"For the role “{role.en}”, which nobody holds yet.")
        return Words(f"由“{role.zh}”办理：{'、'.join(who)}。", f"For the role “{role.en}”: {', '.join(who)}.")

    def _option(self, step: Step, choice: Choice) -> Option:
        guard = choice.outcome.guard
        answer = self.answer(guard) if guard else None
        refused = names.readable(choice.refused, self.service, self.procedure) if choice.refused else None
        if refused is not None and answer is not None and answer.value is False:
            question = answer.decision.question
            refused = Words(f"“{question.zh}”的回答是“否”。", f"“{question.en}” is answered with no.")
            if any(name not in self.known or self.known[name].source != "system" for name in step.form):
                # What is filled in now may turn the answer; the command asks again.
                refused = None
        return Option(choice.outcome, refused, answer)

    # --- who holds what, and periods

    @cached_property
    def roles_held(self) -> list[tuple[Words, str]]:
        """Roles with their holders; the applicant's own is left out."""
        return [
            (names.role_words(self.service.slug, holder.role), str(holder.party or holder.agency))
            for holder in self.holders
            if holder.party_id is None or holder.party_id != self.case.applicant_id
        ]

    @cached_property
    def unheld_roles(self) -> list[Role]:
        """Roles of agencies that the procedure needs and nobody holds."""
        held = {holder.role for holder in self.holders}
        return [role for role in self.procedure.roles if role.holder == "agency" and role.name not in held]

    @cached_property
    def agencies_below(self) -> list[Agency]:
        """The agencies in this person's part of the tree."""
        found: dict[int, Agency] = {}
        for post in self.actor.posts:
            below = Agency.objects.filter(path__startswith=post.agency.path).order_by("path")
            found |= {agency.pk: agency for agency in below}
        return list(found.values())

    @property
    def steps_with_period(self) -> list[OpenStep]:
        """Open steps whose period can be extended."""
        return [each for each in self.open_steps if each.step.due is not None]

    # --- facts

    @cached_property
    def fact_lines(self) -> tuple[FactLine, ...]:
        """The facts known, in the order of the service."""
        return tuple(
            self._line(fact, self.known[name]) for name, fact in self.service.facts.items() if name in self.known
        )

    def _line(self, fact: Fact, known: Known) -> FactLine:
        row = self.file.entries.get(known.row or 0)
        names = self.file.names
        own = row is not None and row.case_id == self.case.pk
        waits = own and row is not None and row.verified_by_id is None and row.source != "system"
        why = self._unverifiable(row) if waits and row is not None else None
        return FactLine(
            fact=fact,
            value=value_words(known.value, fact.kind),
            records=_records(fact, known.value) if isinstance(fact, Records) else (),
            source=SOURCES.get(known.source, Words(known.source, known.source)),
            row=row,
            entered_by=names.get(row.entered_by_id or 0, "") if row else "",
            verified_by=names.get(row.verified_by_id or 0, "") if row else "",
            from_case=self.file.numbers.get(known.case_id or 0, ""),
            may_verify=waits and why is None,
            unverifiable=why,
        )

    def _unverifiable(self, row: FactValue) -> Words | None:
        if row.entered_by_id == self.actor.user_id:
            return Words("您填写的，须由另一人核验", "You entered it; somebody else verifies it")
        return None if self.in_office else Words("由经办机关核验", "For the agency to verify")

    # --- decisions

    @cached_property
    def receipts(self) -> list[tuple[Receipt, Words, Words]]:
        """The decisions that counted in this case, oldest first, each with its question and answer."""
        found = []
        for receipt in self.file.receipts:
            decision = self.service.decisions.get(receipt.decision)
            question = Words(receipt.decision, receipt.decision) if decision is None else decision.question
            found.append((receipt, question, _answered(decision, receipt.answer)))
        return found


def _records(fact: Records, value: Iterable[Mapping[str, Any]]) -> RecordLines:
    return tuple(
        tuple((item.label, value_words(record[name], item.kind)) for name, item in fact.item.items() if name in record)
        for record in value
    )


def _answered(decision: Decision | None, text: str) -> Words:
    """The answer on a receipt as people read it."""
    if decision is None or text == "unknown":
        return Words("尚不清楚", "not known yet") if text == "unknown" else Words(text, text)
    return value_words(NONE if text == "none" else kinds.parse(decision.kind, text, decision.name), decision.kind)


def view_of(actor: Actor, number: str) -> CaseView:
    """The case, if this person may see it. Raises NotFound."""
    return queries.case_for(actor, number, CaseView)
