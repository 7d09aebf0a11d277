"""Many cases from a sheet, one a row: each row goes through the same commands as a single application.

Whoever begins a procedure often does its first steps one after the other; a row carries its case through them, and
says in a column how a step ends that can end in several ways. Each command of a row has an id made of the sheet and
the row, so that a worker that was killed goes on where it stopped and nothing happens twice.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import transaction

from gongbao.hub import clock, facts, imports
from gongbao.hub.actors import Actor
from gongbao.hub.commands import Do, Submit, execute
from gongbao.hub.commands.handlers import opening_role
from gongbao.hub.errors import NotFound
from gongbao.hub.fact_forms import asked_of, demanded
from gongbao.hub.imports import InNameOf
from gongbao.hub.models import Case, Import, ImportRow, Task
from gongbao.hub.party_forms import acting_roles, find_party, to_be_named, told_roles
from gongbao.hub.tables.columns import Column, Fault, columns_of
from gongbao.procedures import Assign, Effect, Outcome, Procedure, Register, Role, Step, Today, ValueOf
from gongbao.rules import Answer, Fact, Type, choices, fact
from gongbao.services import Service, registry
from gongbao.words import Problem, Words

#: More cases at once are handed in as several sheets.
MOST_CASES = 2_000
Verdict = ImportRow.Verdict


@dataclass(frozen=True, eq=False)
class Stage:
    """A step that a row does: the outcomes that it may choose, and the one after which the row goes on, if any."""

    step: Step
    ways: tuple[Outcome, ...]
    on: Outcome | None

    @cached_property
    def choice(self) -> Fact | None:
        """The column in which a row says how the step ends; None where it can end in one way only."""
        if len(self.ways) == 1:
            return None
        kind = choices(*((way.name, way.label.zh, way.label.en) for way in self.ways))
        name = f"way_{self.step.name.replace('-', '_')}"
        return fact.enum(name, self.step.label.zh, self.step.label.en, kind)

    def outcome(self, data: Mapping[str, Any]) -> str:
        """How a row ends the step."""
        return self.ways[0].name if self.choice is None else str(data.get(self.choice.name, ""))


@dataclass(frozen=True, eq=False)
class Batch:
    """A procedure that a sheet of rows can begin."""

    service: Service
    procedure: Procedure

    @cached_property
    def role(self) -> Role:
        """The role of whoever begins the cases."""
        return self.service.roles[opening_role(self.procedure)]

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """What every row does, in order; empty where a sheet cannot begin the procedure."""
        first = [step for step in self.procedure.steps if not step.after]
        step = first[0] if len(first) == 1 and first[0].role.name == self.role.name else None
        found: list[Stage] = []
        while step is not None and self._fits(step, found):
            stage = self._stage(step)
            found.append(stage)
            step = self._next(step, stage.on) if stage.on else None
        return tuple(found)

    def _fits(self, step: Step, before: Sequence[Stage]) -> bool:
        """Whether a row can do the step: its facts fit into cells, nothing has to be waited for."""
        lists = any(self.service.facts[name].kind.type is Type.LIST for name in step.form)
        waits = any(outcome.earliest for outcome in step.outcomes) or step.four_eyes
        again = any(stage.step is step for stage in before)
        return not (lists or waits or again or all(outcome.automatic for outcome in step.outcomes))

    def _stage(self, step: Step) -> Stage:
        ways = tuple(each for each in step.outcomes if not each.automatic)
        on = [each for each in ways if self.procedure.end_of(step.name, each.name) is None]
        return Stage(step, ways, on[0] if len(on) == 1 else None)

    def _next(self, step: Step, outcome: Outcome) -> Step | None:
        """The one step that the outcome opens, if it is for the same role."""
        opened = [
            each for each in self.procedure.steps if any(ref.matches(step.name, outcome.name) for ref in each.after)
        ]
        alone = len(opened) == 1 and not opened[0].join and opened[0].role.name == self.role.name
        return opened[0] if alone else None

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What a row states."""
        names = dict.fromkeys(name for stage in self.stages for name in stage.step.form)
        return asked_of([self.service.facts[name] for name in names], self.role.name)

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The people and organisations that a row may name: those that act in the procedure or are told of it."""
        return to_be_named([*acting_roles(self.procedure), *told_roles(self.procedure)], {self.role.name})

    @cached_property
    def about_somebody(self) -> bool:
        """Whether a case that an agency begins needs a party: it enters the name of one in a register."""
        entered = (effect.record for effect in self.procedure.effects() if isinstance(effect, Register))
        return self.role.holder == "agency" and any(self.service.records[record].applicant for record in entered)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the sheet: what a row states, what it chooses, whom it names."""
        found = [*columns_of(self.facts, demanded(self.facts))]
        told = [stage.choice for stage in self.stages if stage.choice is not None]
        found += [Column(each, each.label, required=True) for each in told]
        found += [Column(each, each.label, extra=True) for role in self.roles for each in party_facts(role)]
        return tuple(found)

    @cached_property
    def question(self) -> str | None:
        """The decision that is told of each row: the guard of an outcome that the row takes, or the next one after."""
        own = [way.guard for stage in self.stages for way in stage.ways if way.guard]
        if own:
            return own[0]
        return self._guard_after([stage.step.name for stage in self.stages][-1:])

    def _guard_after(self, names: Sequence[str]) -> str | None:
        seen, waiting = set(names), list(names)
        while waiting:
            name = waiting.pop(0)
            for step in self.procedure.steps:
                if step.name in seen or not any(ref.step == name for ref in step.after):
                    continue
                guards = [outcome.guard for outcome in step.outcomes if outcome.guard]
                if guards:
                    return guards[0]
                seen.add(step.name)
                waiting.append(step.name)
        return None

    @property
    def binding(self) -> bool:
        """Whether a no of the question refuses the row."""
        return any(way.guard == self.question for stage in self.stages for way in stage.ways if way.guard)

    def answer(self, data: Mapping[str, Any], figures: Mapping[str, Any]) -> Answer | None:
        """What the rules say to a row today."""
        if self.question is None:
            return None
        stated = {each.name: each.parse(data[each.name]) for each in self.facts if each.name in data}
        for stage in self.stages:
            chosen = stage.outcome(data)
            effects = next((way.effects for way in stage.ways if way.name == chosen), ())
            stated |= _assigned(effects, stated)
            if stage.on is None or chosen != stage.on.name:
                break
        return self.service.decide(self.question, {**figures, **stated}, clock.today())


def _assigned(effects: Iterable[Effect], stated: Mapping[str, Any]) -> dict[str, Any]:
    """What the outcome of a step lets be known: what it assigns, of values that stand already."""
    found: dict[str, Any] = {}
    for effect in effects:
        match effect:
            case Assign(name, Today()):
                found[name] = clock.today()
            case Assign(name, ValueOf(other)):
                found |= {name: stated[other]} if other in stated else {}
            case Assign(name, value):
                found[name] = value
    return found


def batch_of(service: str, procedure: str) -> Batch:
    """The procedure as a sheet begins it. Raises NotFound where a sheet cannot."""
    if service not in registry():
        raise NotFound
    found = Batch(registry()[service], registry()[service].procedure(procedure))
    if not found.stages or not found.facts:
        raise NotFound(
            "这个事项不能用表格批量办理，请逐件办理。", "This matter is not begun from a sheet; begin it singly."
        )
    return found


def can_batch(service: Service, procedure: Procedure) -> bool:
    """Whether a sheet can begin it."""
    found = Batch(service, procedure)
    return bool(found.stages and found.facts)


def party_facts(role: Role) -> tuple[Fact, Fact]:
    """The two columns by which a row names somebody: name and number."""
    base = role.name.replace("-", "_")
    person = role.holder == "person"
    name = Words("姓名", "name") if person else Words("名称", "name")
    number = Words("身份证件号码", "identity number") if person else Words("统一社会信用代码", "credit code")
    zh, en = role.label.zh, role.label.en
    return (
        fact.text(f"party_{base}_name", f"{zh}的{name.zh}", f"{en}: {name.en}"),
        fact.text(f"party_{base}_number", f"{zh}的{number.zh}", f"{en}: {number.en}"),
    )


def notes(batch: Batch) -> list[Words]:
    """What people have to know who fill in the sheet."""
    found = [
        Words("每行一件；表头不要改动。", "One case a row; leave the header as it is."),
        Words(f"一次最多 {MOST_CASES} 件。", f"At most {MOST_CASES} cases at once."),
        imports.LIMITS,
    ]
    if batch.roles:
        zh = "、".join(role.label.zh for role in batch.roles)
        en = ", ".join(role.label.en for role in batch.roles)
        found.append(
            Words(f"{zh}已在本站登记的，填姓名和号码后可以收到通知；没有登记的留空。",
                  f"Name and number of {en}, where they are registered here, so that they are told; else empty.")
        )  # fmt: skip
    return found


def template_of(batch: Batch, language: str) -> bytes:
    """The workbook to fill in."""
    # What writes sheets is heavy to import.
    from gongbao.hub.tables.templates import template

    return template(batch.columns, notes(batch), language)


# --- handing in


def hand_in(batch: Batch, file: tuple[str, bytes], whose: InNameOf) -> Import:
    """Keeps the sheet and finds what the rules say to each row. Raises Unreadable."""
    with transaction.atomic():
        purpose = Import.Purpose.CASES
        upload = imports.receive(
            purpose, batch.service.slug, batch.procedure.name, batch.columns, file, whose, most=MOST_CASES
        )
        rows = list(upload.rows.order_by("number"))
        figures = facts.values(facts.parameters(batch.service, clock.today()))
        seen: dict[str, int] = {}
        for row in rows:
            _examine(batch, row, figures, seen)
        imports.keep_examined(upload, rows)
    return upload


def _examine(batch: Batch, row: ImportRow, figures: Mapping[str, Any], seen: dict[str, int]) -> None:
    faults = _name_parties(batch, row)
    if batch.about_somebody and not row.holders and not faults:
        faults.append(Fault(None, Words("请写明这件事是关于谁的。", "Name whom the case is about.")))
    told = repr((sorted(row.data.items()), sorted(row.holders.items())))
    if told in seen:
        earlier = seen[told]
        faults.append(Fault(None, Words(f"与第 {earlier} 行完全相同。", f"The same as row {earlier}.")))
    seen.setdefault(told, row.number)
    answer = batch.answer(row.data, figures)
    if answer is not None:
        row.before = {"decision": answer.decision.name, "answer": answer.text}
        if answer.text == "no" and batch.binding:
            question = answer.decision.question
            faults.append(Fault(None, Words(f"按所填内容不能办理：{question.zh}", f"Refused by: {question.en}")))
    row.problems = [*row.problems, *(imports.problem(fault) for fault in faults)]
    row.verdict = Verdict.REFUSED if row.problems else Verdict.NEW


def _name_parties(batch: Batch, row: ImportRow) -> list[Fault]:
    """Finds the parties that the row names; their numbers are not kept among its data."""
    faults = []
    for role in batch.roles:
        name, number = (row.data.pop(each.name, "") for each in party_facts(role))
        try:
            party = find_party(role, name, number)
        except Problem as problem:
            faults.append(Fault(party_facts(role)[0].label, problem.words))
            continue
        if party is not None:
            row.holders[role.name] = party.pk
    return faults


# --- confirming


def confirm(actor: Actor, upload: Import, digest: str) -> None:
    """Has a worker open the cases. Raises Conflict and Forbidden; see ``imports.check_confirming``."""
    with transaction.atomic():
        held = Import.objects.select_for_update().get(pk=upload.pk)
        imports.check_confirming(actor, held, digest)
        held.confirmed_by_id, held.confirmed_at = actor.user_id, clock.now()
        _run(held)


def again(actor: Actor, upload: Import) -> None:
    """Tries the rows once more that nothing came of."""
    with transaction.atomic():
        held = Import.objects.select_for_update().get(pk=upload.pk)
        if held.state != Import.State.DONE or held.confirmed_by_id != actor.user_id:
            raise NotFound
        held.rows.filter(verdict=Verdict.NEW, result__isnull=False).update(result=None, case=None)
        _run(held)


def _run(upload: Import) -> None:
    from gongbao.hub import jobs

    upload.state = Import.State.RUNNING
    upload.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    jobs.carry_out_import.defer(import_id=str(upload.pk))


def carry_out(import_id: Any) -> None:
    """Opens the cases that are not open yet, each row by itself; run again, it goes on where it stopped."""
    upload = Import.objects.select_related("confirmed_by", "party").get(pk=import_id)
    if upload.state != Import.State.RUNNING:
        return
    batch = batch_of(upload.service, upload.name)
    actor = Actor(upload.confirmed_by_id)
    for row in upload.rows.filter(verdict=Verdict.NEW, case=None, result__isnull=True).order_by("number"):
        _open(batch, upload, row, actor)
    upload.state, upload.finished_at = Import.State.DONE, clock.now()
    upload.save(update_fields=["state", "finished_at"])


def _open(batch: Batch, upload: Import, row: ImportRow, actor: Actor) -> None:
    try:
        number = _submit(batch, upload, row, actor)
        row.case = Case.objects.get(number=number)
        for stage in batch.stages:
            _do(stage, upload, row, actor)
            if stage.on is None or stage.outcome(row.data) != stage.on.name:
                break
    except Problem as problem:
        if problem.status == 503:
            raise
        row.result = [problem.words.zh, problem.words.en]
    row.save(update_fields=["case", "result"])


def _submit(batch: Batch, upload: Import, row: ImportRow, actor: Actor) -> str:
    first = batch.stages[0]
    command = Submit(
        service=batch.service.slug,
        procedure=batch.procedure.name,
        facts=_form_of(first, row.data) if len(first.ways) == 1 else {},
        party=upload.party_id,
        role=batch.role.name,
        holders=row.holders,
    )
    return execute(actor, _command_id(upload, row, "submit"), command).case


def _do(stage: Stage, upload: Import, row: ImportRow, actor: Actor) -> None:
    """Does the step, unless beginning the case has done it already."""
    assert row.case is not None
    if not Task.objects.filter(case=row.case, step=stage.step.name, closed_on=None).exists():
        return
    command = Do(row.case.number, stage.step.name, stage.outcome(row.data), facts=_form_of(stage, row.data))
    execute(actor, _command_id(upload, row, stage.step.name), command)


def _form_of(stage: Stage, data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: data[name] for name in stage.step.form if name in data}


def _command_id(upload: Import, row: ImportRow, what: str) -> uuid.UUID:
    return uuid.uuid5(upload.pk, f"{row.number}/{what}")


def progress(upload: Import) -> dict[str, int]:
    """How many cases are to be opened, are open, and could not be."""
    rows = upload.rows.filter(verdict=Verdict.NEW)
    opened, failed = (
        rows.filter(case__isnull=False, result__isnull=True).count(),
        rows.filter(result__isnull=False).count(),
    )
    return {"all": rows.count(), "opened": opened, "failed": failed}
