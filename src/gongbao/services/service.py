"""What a service is made of, and how its parts are checked against each other when it is loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import ModuleType
from typing import Any, TypeVar

from gongbao.law.places import Place, PlaceUnreadable, covers
from gongbao.procedures import Assign, Begin, Effect, Procedure, Register, Role, Strike, ValueOf
from gongbao.rules import Answer, Cause, Dated, Decision, DefinitionError, Fact, FactProblem, in_force, parse_facts
from gongbao.rules.facts import Records
from gongbao.rules.tree import Expr, split_places, walk, written
from gongbao.services.duties import After, Duty
from gongbao.services.entitlement import Entitlement
from gongbao.services.record import Record
from gongbao.words import Problem, Words

_Kind = TypeVar("_Kind")


class NotInService(Problem):
    """A decision, procedure, record or role is asked for that the service does not have."""

    status = 404


def person(name: str, zh: str, en: str) -> Role:
    """A role that a resident holds."""
    return Role(name, Words(zh, en), holder="person")


def organisation(name: str, zh: str, en: str, *, was: Role | None = None) -> Role:
    """A role that a firm, bank or association holds, through the people who act for it; ``was``: see ``Role``."""
    return Role(name, Words(zh, en), holder="organisation", was=was.name if was else "")


def agency(name: str, zh: str, en: str) -> Role:
    """A role that a public agency holds, through its staff."""
    return Role(name, Words(zh, en), holder="agency")


def defined_in(kind: type[_Kind], *modules: ModuleType) -> tuple[_Kind, ...]:
    """Everything of ``kind`` that modules define, in their order, once; the fields of lists belong to their lists."""
    names = [each for module in modules for each in vars(module).values()]
    fields = frozenset[int]().union(*(each.field_ids for each in names if isinstance(each, Records)))
    found = (each for each in names if isinstance(each, kind) and id(each) not in fields)
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Document:
    """A policy document that a service rests on. ``alias`` is how its places begin where there are several."""

    number: str
    title: str
    issued: date
    effective: date
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision of a document, in reading order, in our own words; a ``note`` where nothing is to be run."""

    at: str
    says: Words
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """A provision and what carries it out."""

    document: str
    at: str
    says: Words
    carried_out_by: tuple[str, ...]
    note: Words | None


@dataclass(frozen=True)
class Service:
    """One policy turned into a service. Sequences stand in the order of the document."""

    slug: str
    title: Words
    about: Words
    documents: tuple[Document, ...]
    role_list: tuple[Role, ...]
    fact_list: tuple[Fact, ...]
    decision_list: tuple[Decision, ...]
    procedure_list: tuple[Procedure, ...]
    record_list: tuple[Record, ...] = ()
    duty_list: tuple[Duty, ...] = ()
    provisions: tuple[Provision, ...] = ()
    topics: tuple[Words, ...] = field(default=())
    entitlements: tuple[Entitlement, ...] = ()

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """Who acts, by name."""
        return _by_name(self.slug, "role", self.role_list)

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """The vocabulary, by name."""
        return _by_name(self.slug, "fact", self.fact_list)

    @cached_property
    def decisions(self) -> Mapping[str, Decision]:
        """The questions that the document answers, by name."""
        return _by_name(self.slug, "decision", self.decision_list)

    @cached_property
    def procedures(self) -> Mapping[str, Procedure]:
        """What is done step by step, by name."""
        return _by_name(self.slug, "procedure", self.procedure_list)

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """Registers, files and certificates, by name."""
        return _by_name(self.slug, "record", self.record_list)

    @cached_property
    def duties(self) -> Mapping[str, Duty]:
        """Standing and recurring duties, by name."""
        return _by_name(self.slug, "duty", self.duty_list)

    def __post_init__(self) -> None:
        """Check the definition; the first mistake found is raised as ``DefinitionError``."""
        self._check_names()
        self._check_facts()
        self._check_places()
        self._check_entitlements()

    def decision(self, name: str) -> Decision:
        """The decision of that name; ``NotInService`` lists those there are."""
        return _one_of(self.slug, Words("决定", "decision"), self.decisions, name)

    def procedure(self, name: str) -> Procedure:
        """The procedure of that name; ``NotInService`` lists those there are."""
        return _one_of(self.slug, Words("程序", "procedure"), self.procedures, name)

    def parse(self, raw: Any) -> dict[str, Any]:
        """Facts from JSON, YAML or a form; ``FactProblem`` for what is no fact of this service."""
        return parse_facts(self.facts, raw)

    def decide(
        self,
        name: str,
        facts: Mapping[str, Any],
        as_of: date,
        parameters: Mapping[str, Iterable[Dated]] | None = None,
    ) -> Answer:
        """The answer of a decision on facts already parsed, with its reasons.

        A dated figure that is not among the facts is taken from ``parameters``, as it stands on ``as_of``.
        """
        figures = {name: each.value for name, each in in_force(parameters or {}, as_of).items()}
        return self.decision(name).examine(figures | dict(facts), as_of)

    @cached_property
    def figures(self) -> tuple[Fact, ...]:
        """The facts that are dated parameters."""
        return tuple(each for each in self.fact_list if each.dated)

    def told_apart(self, duty: Duty) -> bool:
        """Whether an entry in the duty's register can only be this one of its role's duties, and not another one."""
        return not any(
            other.name != duty.name
            and other.dated
            and (other.record, other.entry) == (duty.record, duty.entry)
            and set(other.roles) & set(duty.roles)
            for other in self.duty_list
        )

    def role_words(self, names: Iterable[str]) -> Words:
        """What roles are called, one after the other."""
        labels = [self.roles[name].label for name in names]
        return Words("、".join(each.zh for each in labels), ", ".join(each.en for each in labels))

    def in_force_since(self, at: str) -> date:
        """The day on which the document of a place took effect."""
        return self.locate(split_places(at)[0])[0].effective

    def in_force(self, as_of: date) -> bool:
        """Whether every document of the service has taken effect."""
        return all(document.effective <= as_of for document in self.documents)

    def locate(self, place: str) -> tuple[Document, str]:
        """The document of a place, and the place without the document's alias in front."""
        for document in self.documents:
            if document.alias and place.startswith(document.alias):
                return document, place.removeprefix(document.alias).strip()
        return self.documents[0], place

    def because(self, causes: Iterable[Cause]) -> list[dict[str, str]]:
        """Places as the command line and the API print them."""
        located = [(self.locate(cause.place), cause) for cause in causes]
        return [
            {"document": document.number, "at": at, "holds": cause.holds, "says": cause.says.zh}
            for (document, at), cause in located
        ]

    @cached_property
    def carriers(self) -> tuple[tuple[str, Words, tuple[Place, ...]], ...]:
        """Everything that carries out the law, as (``kind:name``, label, the places that it cites)."""
        found: list[tuple[str, Words, Iterable[str]]] = []
        for each in self.decision_list:
            found.append((f"decision:{each.name}", each.question, [place for place, _ in _cited(each)]))
        for procedure in self.procedure_list:
            if procedure.at:
                found.append((f"procedure:{procedure.name}", procedure.label, [procedure.at]))
            for step in procedure.steps:
                found.append((f"procedure:{procedure.name}/{step.name}", step.label, [step.at]))
        found += [(f"record:{each.name}", each.label, [each.at]) for each in self.record_list]
        found += [(f"duty:{each.name}", each.label, [each.at]) for each in self.duty_list]
        return tuple((name, label, self._places(name, places)) for name, label, places in found)

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """Every provision in reading order, with what carries it out: whatever cites it or a place inside it."""
        return tuple(self._covered(each) for each in self.provisions)

    def carried_out_by(self, at: str) -> tuple[str, ...]:
        """What carries out a place: whatever cites it, a place inside it or the place around it."""
        wanted = self._place(at)
        return tuple(name for name, _, places in self.carriers if any(covers(each, wanted) for each in places))

    @cached_property
    def version(self) -> str:
        """A digest of the definition; it changes whenever anything that could change an answer or a case does."""
        parts: list[Any] = [self.slug, self.fact_list, self.role_list, self.record_list, self.procedure_list]
        parts += [(each.name, each.kind, written(each.body)) for each in self.decision_list]
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]

    def _covered(self, provision: Provision) -> Coverage:
        document, at = self.locate(provision.at)
        return Coverage(document.number, at, provision.says, self.carried_out_by(provision.at), provision.note)

    def _place(self, at: str, where: str = "coverage") -> Place:
        try:
            place = Place.parse(at)
        except PlaceUnreadable as mistake:
            raise self._mistake(where, mistake.words.zh.rstrip("。"), mistake.words.en.rstrip(".")) from None
        if not place.steps:
            raise self._mistake(where, f"{at} 不是文件中的位置", f"{at} is no place in a document")
        return place

    def _places(self, where: str, texts: Iterable[str]) -> tuple[Place, ...]:
        single = dict.fromkeys(each for text in texts for each in split_places(text))
        return tuple(self._place(each, where) for each in single)

    def _check_names(self) -> None:
        for names in (self.roles, self.facts, self.decisions, self.procedures, self.records, self.duties):
            len(names)
        for record in self.record_list:
            self._check_role(record.keeper, f"record {record.name}")
            for each in (*record.key, *record.named):
                self._check_known(f"record {record.name}", Words("栏目", "field"), each, record.fields)
            self._check_rows(record)
            self._check_numbering(record)
            for role in dict(record.holders).values():
                self._check_role(role, f"record {record.name}")
        for duty in self.duty_list:
            self._check_duty(duty)
        for procedure in self.procedure_list:
            for step in procedure.steps:
                self._check_step(procedure, step)
            for effect in procedure.effects():
                self._check_effect(f"procedure {procedure.name}", effect)

    def _check_duty(self, duty: Duty) -> None:
        """Its roles, registers and the step that it follows are there, and the contents that it looks at."""
        where = f"duty {duty.name}"
        for role in duty.roles:
            self._check_role(role, where)
        after = duty.after or After()
        for record in filter(None, (duty.record, duty.of, after.record)):
            self._check_known(where, Words("登记簿", "record"), record, self.records)
        for content, _ in duty.entry:
            self._check_known(where, Words("栏目", "field"), content, self.records[duty.record].fields)
        if duty.until:
            self._check_known(where, Words("栏目", "field"), duty.until, self.records[duty.of].fields)
        if after.procedure:
            self._check_known(where, Words("程序", "procedure"), after.procedure, self.procedures)
            steps = self.procedures[after.procedure].by_name
            self._check_known(where, Words("环节", "step"), after.step, steps)
            outcomes = {each.name: each for each in steps[after.step].outcomes}
            for outcome in after.outcomes:
                self._check_known(where, Words("结果", "outcome"), outcome, outcomes)

    def _check_step(self, procedure: Procedure, step: Any) -> None:
        where = f"procedure {procedure.name}, step {step.name}"
        for role in step.doers:
            self._check_role(role.name, where)
        for name in step.form:
            if name not in self.facts:
                raise self._mistake(where, f"没有名为 {name} 的事实", f"there is no fact named {name}")
        for outcome in step.outcomes:
            if outcome.guard and outcome.guard not in self.decisions:
                name = outcome.guard
                raise self._mistake(where, f"没有名为 {name} 的决定", f"there is no decision named {name}")

    def _check_rows(self, record: Record) -> None:
        for place, row in enumerate(record.rows, 1):
            try:
                parse_facts(record.fields, {name: getattr(value, "zh", value) for name, value in row.items()})
            except FactProblem as mistake:
                words = mistake.words
                raise self._mistake(f"record {record.name}, row {place}", words.zh[:-1], words.en[:-1]) from None

    def _check_numbering(self, record: Record) -> None:
        """A numbering speaks of contents that the register has."""
        if record.numbering is None:
            return
        told = (record.numbering.content, record.numbering.ended_on, record.numbering.replaced_by)
        asked = (each.name for each in record.numbering.good.facts())
        for name in filter(None, (*told, *asked)):
            self._check_known(f"record {record.name}", Words("栏目", "field"), name, record.fields)

    def _check_effect(self, where: str, effect: Effect) -> None:
        """What an effect names is there: its register and the fields of it, its fact, its procedure, its values."""
        match effect:
            case Register(record=record, fields=fields) | Strike(record=record, fields=fields):
                self._check_known(where, Words("登记簿", "record"), record, self.records)
                for field_name, _ in fields:
                    self._check_known(
                        f"{where}, record {record}", Words("栏目", "field"), field_name, self.records[record].fields
                    )
            case Assign(fact=fact):
                self._check_known(where, Words("事实", "fact"), fact, self.facts)
            case Begin(procedure=procedure):
                self._check_known(where, Words("程序", "procedure"), procedure, self.procedures)
        for value in _values(effect):
            self._check_known(where, Words("事实或决定", "fact or decision"), value, {**self.facts, **self.decisions})

    def _check_known(self, where: str, what: Words, name: str, known: Mapping[str, Any]) -> None:
        if name not in known:
            raise self._mistake(where, f"没有名为 {name} 的{what.zh}", f"there is no {what.en} named {name}")

    def _check_role(self, name: str, where: str) -> None:
        if name not in self.roles:
            raise self._mistake(where, f"没有名为 {name} 的角色", f"there is no role named {name}")

    def _check_facts(self) -> None:
        """Every fact that a decision looks at is in the vocabulary, and a list's fields are used inside the list."""
        known = {id(each) for each in self.fact_list}
        for decision in self.decision_list:
            used = list(walk(decision))
            fields = known.union(*(each.field_ids for each in used if isinstance(each, Records)))
            for each in used:
                if isinstance(each, Fact) and id(each) not in fields:
                    where = f"decision {decision.name}"
                    raise self._mistake(
                        where,
                        f"事实 {each.name} 不在词汇表中",
                        f"the fact {each.name} is not in the vocabulary",
                    )
                if isinstance(each, Decision) and self.decisions.get(each.name) is not each:
                    where = f"decision {decision.name}"
                    raise self._mistake(
                        where,
                        f"用到的决定 {each.name} 不在本服务中",
                        f"the decision {each.name} that it uses is not part of the service",
                    )

    def _check_entitlements(self) -> None:
        for each in self.entitlements:
            where = f"entitlement to {each.decision.name}"
            if self.decisions.get(each.decision.name) is not each.decision:
                self._check_known(where, Words("决定", "decision"), each.decision.name, {})
            self._check_role(each.role.name, where)
            if each.procedure:
                self._check_known(where, Words("程序", "procedure"), each.procedure, self.procedures)
            if not set(each.holders) <= {"person", "organisation"}:
                raise self._mistake(
                    where, f"{each.role.label.zh} 不是个人或单位", f"{each.role.label.en} is no person or organisation"
                )

    def _check_places(self) -> None:
        seen: set[tuple[str, ...]] = set()
        for provision in self.provisions:
            key = self._place(provision.at).key
            if key in seen:
                raise self._mistake("coverage", f"{provision.at} 写了两次", f"{provision.at} stands there twice")
            seen.add(key)
        for _, _, places in self.carriers:
            len(places)

    def _mistake(self, where: str, zh: str, en: str) -> DefinitionError:
        return DefinitionError(f"服务 {self.slug}（{where}）：{zh}。", f"Service {self.slug} ({where}): {en}.")


def _values(effect: Effect) -> Iterator[str]:
    """The facts and decisions whose values an effect takes."""
    given = [value for _, value in getattr(effect, "fields", ())]
    given += [value for _, value in getattr(effect, "given", ())]
    given += [getattr(effect, "value", None), getattr(effect, "amount", None)]
    yield from (each.name for each in given if isinstance(each, ValueOf))


def _cited(decision: Decision) -> Iterator[tuple[str, Words]]:
    """The places that a decision cites itself, in order, with the words there; not those of decisions that it uses."""
    open_nodes: list[Expr] = [decision.body]
    while open_nodes:
        node = open_nodes.pop()
        for place in getattr(node, "places", ()):
            yield place, node.words()
        if not isinstance(node, Decision):
            open_nodes += reversed(node.parts())


def facts_in(*decisions: Decision, judged_by: Role | None = None, without: Iterable[Fact] = ()) -> list[Fact]:
    """The facts that a form has to ask for so that the decisions can be answered, in the order of their conditions.

    Open norms are asked only of the role that judges them, ``judged_by``, and then nothing else is; published figures
    and the contents of lists are never asked; ``without`` leaves out what is known by then.
    """
    nodes = list(dict.fromkeys(node for each in decisions for node in walk(each)))
    inside = frozenset[int]().union(*(each.field_ids for each in nodes if isinstance(each, Records)))
    known = {id(each) for each in without} | inside
    judge = judged_by.name if judged_by else None
    return [
        each
        for each in nodes
        if isinstance(each, Fact) and id(each) not in known and not each.dated and each.evidence.role == judge
    ]


def conditions_of(*decisions: Decision) -> tuple[Provision, ...]:
    """The provisions that decisions cite themselves, in the order and the words of their conditions, each once."""
    found: dict[str, Provision] = {}
    for decision in decisions:
        for place, says in _cited(decision):
            found.setdefault(place, Provision(place, says))
    return tuple(found.values())


def provision(at: str, zh: str, en: str, *, note: tuple[str, str] | None = None) -> Provision:
    """A provision in our own words; ``note`` says why nothing carries it out."""
    return Provision(at, Words(zh, en), Words(*note) if note else None)


def _by_name(slug: str, what: str, things: Sequence[Any]) -> Mapping[str, Any]:
    named: dict[str, Any] = {}
    for each in things:
        if each.name in named:
            raise DefinitionError(
                f"服务 {slug} 有两个同名的 {what}：{each.name}。",
                f"Service {slug} has two things of the kind {what} named {each.name}.",
            )
        named[each.name] = each
    return named


def _one_of(slug: str, what: Words, things: Mapping[str, _Kind], name: str) -> _Kind:
    if name not in things:
        raise NotInService(
            f"服务 {slug} 没有名为 {name} 的{what.zh}；现有 {'、'.join(things)}。",
            f"Service {slug} has no {what.en} named {name}; there are {', '.join(things)}.",
        )
    return things[name]
