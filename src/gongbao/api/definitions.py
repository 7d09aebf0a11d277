"""Services as their definitions say: facts, decisions, procedures; and the answer of a decision to anybody."""

from typing import Any

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel, ConfigDict, Field

from gongbao.api.shapes import Cited, Day, Said, cited, perhaps, said
from gongbao.hub import clock, facts
from gongbao.procedures import Outcome, Procedure, Step
from gongbao.procedures.wording import due_words
from gongbao.rules import Decision, Fact, Reason, Records
from gongbao.services import Service, conditions_of, registry

router = Router(tags=["services"])


class BasisOut(BaseModel):
    """A document that a service rests on."""

    number: str
    title: str
    issued: Day
    effective: Day


class ServiceOut(BaseModel):
    """A service in a list."""

    slug: str
    title: Said
    about: Said
    documents: list[BasisOut]
    in_force: bool = Field(description="Whether every document has taken effect.")


class ValueOut(BaseModel):
    """A value of an enumeration."""

    name: str
    label: Said


class EvidenceOut(BaseModel):
    """How a fact is established; ``role`` judges it where it is an open norm."""

    means: str
    label: Said
    role: str | None


class FactOut(BaseModel):
    """A fact: ``type`` is boolean, integer, number, money, date, text, enum or list; ``fields`` are those of a list."""

    name: str
    type: str
    label: Said
    unit: Said | None
    about: Said | None
    evidence: EvidenceOut
    minimum: str | None
    values: list[ValueOut]
    ordered: bool = Field(description="Whether the values stand from low to high.")
    published_by: Said | None = Field(description="Who publishes it, of a yearly figure.")
    fields: list["FactOut"]


class DecisionOut(BaseModel):
    """A question: the type of its answer, the facts that it may look at, the places that it cites."""

    name: str
    question: Said
    about: Said | None
    type: str
    facts: list[str]
    places: list[Cited]


class OutcomeOut(BaseModel):
    """A way in which a step ends: by itself (``automatic``) or chosen, while the decision ``guard`` does not say no."""

    name: str
    label: Said
    automatic: bool
    guard: str | None


class StepDefinitionOut(BaseModel):
    """A step: ``roles`` may do it, the one whose it is first; ``after`` names the outcomes that open it."""

    name: str
    label: Said
    roles: list[str]
    at: list[Cited]
    after: list[str]
    due: Said | None
    form: list[str]
    outcomes: list[OutcomeOut]


class ProcedureOut(BaseModel):
    """A procedure: who may begin it (null: anybody), and its steps."""

    name: str
    label: Said
    about: Said | None
    at: list[Cited]
    applicant: str | None
    steps: list[StepDefinitionOut]


class RoleOut(BaseModel):
    """Who acts; ``holder``: person, organisation or agency."""

    name: str
    label: Said
    holder: str


class ServiceDetail(ServiceOut):
    """A service with everything that it defines."""

    version: str
    roles: list[RoleOut]
    facts: list[FactOut]
    decisions: list[DecisionOut]
    procedures: list[ProcedureOut]


@router.get("/services", response=list[ServiceOut], operation_id="list_services", summary="服务 Services")
def services(request: HttpRequest) -> list[ServiceOut]:
    """Every service of this installation."""
    today = clock.today()
    return [ServiceOut(**_outline(each, today)) for each in registry().values()]


@router.get("/services/{service}", response=ServiceDetail, operation_id="get_service", summary="一项服务 A service")
def service(request: HttpRequest, service: str) -> ServiceDetail:
    """A service with its facts, decisions and procedures."""
    found = registry()[service]
    return ServiceDetail(
        **_outline(found, clock.today()),
        version=found.version,
        roles=[RoleOut(name=each.name, label=said(each.label), holder=each.holder) for each in found.role_list],
        facts=[_fact(each) for each in found.fact_list],
        decisions=[_decision(found, each) for each in found.decision_list],
        procedures=[_procedure(found, each) for each in found.procedure_list],
    )


def _outline(service: Service, today: Day) -> dict[str, Any]:
    return {
        "slug": service.slug,
        "title": said(service.title),
        "about": said(service.about),
        "documents": [
            BasisOut(number=each.number, title=each.title, issued=each.issued, effective=each.effective)
            for each in service.documents
        ],
        "in_force": service.in_force(today),
    }


def _fact(fact: Fact) -> FactOut:
    kind, evidence = fact.kind, fact.evidence
    return FactOut(
        name=fact.name,
        type=kind.type.value,
        label=said(fact.label),
        unit=perhaps(fact.unit),
        about=perhaps(fact.about),
        evidence=EvidenceOut(means=evidence.means, label=said(evidence.label), role=evidence.role),
        minimum=None if kind.minimum is None else f"{kind.minimum:f}",
        values=[ValueOut(name=each.name, label=said(each.label)) for each in kind.choices],
        ordered=kind.ordered,
        published_by=perhaps(fact.dated),
        fields=[_fact(each) for each in fact.item.values()] if isinstance(fact, Records) else [],
    )


def facts_of(service: Service, decision: Decision) -> list[Fact]:
    """The facts of the service that a decision may look at, in the order of the vocabulary."""
    used = set(map(id, decision.facts()))
    return [fact for fact in service.fact_list if id(fact) in used]


def _decision(service: Service, decision: Decision) -> DecisionOut:
    return DecisionOut(
        name=decision.name,
        question=said(decision.question),
        about=perhaps(decision.about),
        type=decision.kind.type.value,
        facts=[fact.name for fact in facts_of(service, decision)],
        places=[place for each in conditions_of(decision) for place in cited(service, each.at)],
    )


def _procedure(service: Service, procedure: Procedure) -> ProcedureOut:
    return ProcedureOut(
        name=procedure.name,
        label=said(procedure.label),
        about=perhaps(procedure.about),
        at=cited(service, procedure.at or ""),
        applicant=procedure.applicant.name if procedure.applicant else None,
        steps=[_step(service, each) for each in procedure.steps],
    )


def _step(service: Service, step: Step) -> StepDefinitionOut:
    return StepDefinitionOut(
        name=step.name,
        label=said(step.label),
        roles=[role.name for role in step.doers],
        at=cited(service, step.at),
        after=[str(each) for each in step.after],
        due=perhaps(due_words(step)),
        form=list(step.form),
        outcomes=[_outcome(each) for each in step.outcomes],
    )


def _outcome(outcome: Outcome) -> OutcomeOut:
    return OutcomeOut(name=outcome.name, label=said(outcome.label), automatic=outcome.automatic, guard=outcome.guard)


# --- check


class Check(BaseModel):
    """What is asked: facts by name (left out or null: unknown), as of a day (today if left out)."""

    model_config = ConfigDict(extra="forbid")

    facts: dict[str, Any] = {}
    as_of: Day | None = None


class CauseOut(Cited):
    """A place that decides the answer."""

    holds: str
    says: str


class ConditionOut(BaseModel):
    """A condition, what it came to, and the conditions below it; ``decides``: the answer rests on it.

    ``holds``: yes, no, unknown, or its value as text. ``record`` counts the records of a list from 1.
    """

    says: Said
    seen: Said
    holds: str
    decides: bool
    places: list[Cited]
    name: str
    record: int | None
    conditions: list["ConditionOut"]


class AnswerOut(BaseModel):
    """An answer, with the places that decide it, the facts still missing (the most telling first), every condition."""

    service: str
    decision: str
    as_of: Day
    in_force: bool
    answer: str = Field(description="yes, no, unknown, none, or the value as text: 3600.00, 2024-03-01, a name.")
    words: Said
    because: list[CauseOut]
    missing: list[str]
    becomes_yes_on: Day | None = Field(description="The day on which a no becomes a yes by time alone.")
    explanation: ConditionOut


@router.post(
    "/services/{service}/decisions/{decision}/check",
    response=AnswerOut,
    operation_id="check",
    summary="问一项决定 Check",
)
def check(request: HttpRequest, service: str, decision: str, asked: Check) -> AnswerOut:
    """The answer of a decision on the facts given, on published figures as of the day, and on nothing else."""
    found = registry()[service]
    found.decision(decision)
    as_of = asked.as_of or clock.today()
    known = facts.with_figures(found, found.parse(asked.facts), as_of)
    answer = found.decide(decision, known, as_of)
    return AnswerOut(
        service=service,
        decision=decision,
        as_of=as_of,
        in_force=found.in_force(as_of),
        answer=answer.text,
        words=said(answer.words),
        because=[CauseOut(**each) for each in found.because(answer.because)],
        missing=list(answer.missing),
        becomes_yes_on=answer.becomes_yes_on,
        explanation=_condition(found, answer.explanation),
    )


def _condition(service: Service, reason: Reason) -> ConditionOut:
    return ConditionOut(
        says=said(reason.words),
        seen=said(reason.seen),
        holds=reason.holds,
        decides=reason.decides,
        places=[place for each in reason.places for place in cited(service, each)],
        name=reason.name,
        record=reason.record,
        conditions=[_condition(service, each) for each in reason.children],
    )
