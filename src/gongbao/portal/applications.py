"""An application while it is being written: what is asked for, what was typed, and what the rules say to it."""

import uuid
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import QueryDict

from gongbao.hub import facts
from gongbao.hub.actors import Actor
from gongbao.hub.applications import application_facts, first_step, other_roles, ways
from gongbao.hub.commands import Do, Result, Submit, execute
from gongbao.hub.commands.handlers import opening_role
from gongbao.hub.fact_forms import FactForm, Paper, demanded, papers, restored
from gongbao.hub.models import Case, Draft, Party
from gongbao.hub.party_forms import PartiesForm, acting_roles
from gongbao.portal.sending import done_before
from gongbao.procedures import Outcome, Procedure, Role, Step
from gongbao.rules import Answer, Fact
from gongbao.services import Service, registry
from gongbao.words import Words


@dataclass(frozen=True)
class Prepared:
    """An office that filled in facts of a draft, from a source that it names."""

    office: Words
    source: str
    facts: tuple[Words, ...]


@dataclass(frozen=True)
class Application:
    """A draft with its definition."""

    draft: Draft
    party: Party
    parent: Case | None
    today: date

    @property
    def service(self) -> Service:
        """What it applies to."""
        return registry()[self.draft.service]

    @property
    def procedure(self) -> Procedure:
        """What it begins."""
        return self.service.procedure(self.draft.procedure)

    @cached_property
    def role(self) -> str:
        """The role in which the party begins it."""
        return opening_role(self.procedure)

    @property
    def first_step(self) -> Step | None:
        """The step that whoever begins does at once: the only first step, if it is theirs."""
        return first_step(self.procedure)

    @property
    def prepared(self) -> Prepared | None:
        """Who prepared the draft from what, where an office did."""
        told = self.draft.data.get("prepared")
        if told is None:
            return None
        labels = tuple(self.service.facts[name].label for name in told["facts"] if name in self.service.facts)
        return Prepared(Words(*told["by"]), told["source"], labels)

    @property
    def ways(self) -> tuple[Outcome, ...]:
        """The outcomes that the first step leaves to choose from; one is no choice."""
        return ways(self.procedure)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What the application asks for."""
        return application_facts(self.service, self.procedure)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The documents that show it."""
        return papers(self.facts, self.role)

    @cached_property
    def other_roles(self) -> tuple[Role, ...]:
        """The roles of people and organisations that still need a holder."""
        return other_roles(self.service, self.procedure, self.parent)

    @property
    def needed(self) -> tuple[Role, ...]:
        """Those of them without which a step of this procedure can be done by nobody."""
        acting = {role.name for role in acting_roles(self.procedure)}
        return tuple(role for role in self.other_roles if role.name in acting)

    @cached_property
    def above(self) -> dict[str, Any]:
        """What is known from the case that it belongs to."""
        return facts.values(facts.known(self.parent, self.service, self.today)) if self.parent else {}

    # --- what was typed

    def fact_form(self, typed: QueryDict | None = None, *, quiet: bool = False) -> FactForm:
        """The form, as sent, or as the draft keeps it."""
        saved = self.draft.data.get("facts")
        known = {fact.name: self.above[fact.name] for fact in self.facts if fact.name in self.above}
        source = typed if typed is not None else None if saved is None else restored(saved)
        return FactForm(self.facts, source, known=known, required=demanded(self.facts), role=self.role, quiet=quiet)

    def parties_form(self, typed: QueryDict | None = None, *, quiet: bool = False) -> PartiesForm:
        """The other parties, as sent, or as the draft keeps them."""
        saved = self.draft.data.get("parties")
        source = typed if typed is not None else None if saved is None else restored(saved)
        needed = frozenset(role.name for role in self.needed)
        return PartiesForm(self.other_roles, self.party, self.service.slug, source, needed=needed, quiet=quiet)

    def save(self, form: FactForm, parties: PartiesForm) -> None:
        """Keeps what was typed, right or wrong."""
        self.draft.data = {**self.draft.data, "facts": form.typed, "parties": parties.typed}
        self.draft.save(update_fields=["data", "updated_at"])

    # --- handing it in

    def answers(self, form: FactForm) -> list[Answer]:
        """What the rules say now: the guards of the first step, and those of later steps that already say no."""
        given = {**self.above, **form.values}
        first = {outcome.guard for outcome in self.ways if outcome.guard}
        later = {o.guard for step in self.procedure.steps for o in step.outcomes if o.guard} - first
        answers = [self.service.decide(name, given, self.today) for name in sorted(first)]
        doubts = [self.service.decide(name, given, self.today) for name in sorted(later)]
        return answers + [answer for answer in doubts if answer.text == "no"]

    @property
    def command_id(self) -> uuid.UUID:
        """The same for every attempt to hand in this draft, so that it is handed in once."""
        return uuid.uuid5(self.draft.pk, "submit")

    def hand_in(self, actor: Actor, form: FactForm, parties: PartiesForm, outcome: str) -> Result:
        """Begins the case and, where the first step leaves a choice, does it with ``outcome``. Raises Problem."""
        command = Submit(
            service=self.service.slug,
            procedure=self.procedure.name,
            facts=form.entered,
            party=self.party.pk,
            role=self.role,
            holders=parties.holders,
            draft=self.draft.pk,
            parent=self.parent.number if self.parent else None,
        )
        step, ways = self.first_step, self.ways
        result = execute(actor, self.command_id, command)
        if step is not None and len(ways) > 1:
            chosen = Do(case=result.case, step=step.name, outcome=outcome)
            result = execute(actor, uuid.uuid5(self.draft.pk, "first-step"), chosen)
        return result


def handed_in(draft_id: uuid.UUID, user_id: int) -> str | None:
    """The number of the case that the draft has become, for whoever handed it in."""
    return done_before(uuid.uuid5(draft_id, "submit"), user_id)
