"""What an application asks for: the form of the step that whoever begins a procedure does at once."""

from collections.abc import Mapping
from typing import Any

from gongbao.hub.commands.handlers import opening_role
from gongbao.hub.errors import Unprocessable
from gongbao.hub.fact_forms import asked_of, demanded
from gongbao.hub.models import Case, CaseRole
from gongbao.hub.party_forms import acting_roles, to_be_named, told_roles
from gongbao.procedures import Outcome, Procedure, Role, Step
from gongbao.rules import Fact
from gongbao.services import Service


def first_step(procedure: Procedure) -> Step | None:
    """The step that whoever begins does at once: the only first step, if it is theirs."""
    first = [step for step in procedure.steps if not step.after and step.role.name == opening_role(procedure)]
    return first[0] if len(first) == 1 else None


def ways(procedure: Procedure) -> tuple[Outcome, ...]:
    """The outcomes that the first step leaves to choose from; one is no choice."""
    step = first_step(procedure)
    return tuple(each for each in step.outcomes if not each.automatic) if step else ()


def application_facts(service: Service, procedure: Procedure) -> tuple[Fact, ...]:
    """What the application asks for."""
    step = first_step(procedure)
    asked = [service.facts[name] for name in step.form] if step else []
    return asked_of(asked, opening_role(procedure))


def other_roles(service: Service, procedure: Procedure, parent: Case | None) -> tuple[Role, ...]:
    """The roles of people and organisations that still need a holder, those of this procedure first.

    Those who only get its messages come next. A case that others will hang from also asks for the organisations
    that act in those.
    """
    held = {opening_role(procedure)}
    if parent is not None:
        held |= set(CaseRole.objects.filter(case=parent).values_list("role", flat=True))
    later = () if parent is not None else service.procedure_list
    acting = [*acting_roles(procedure), *told_roles(procedure)]
    acting += [role for each in later for role in acting_roles(each) if role.holder == "organisation"]
    return to_be_named(acting, held)


def entered(service: Service, procedure: Procedure, raw: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """What an application enters of the facts that a program gives, like a form: nothing that is known from ``above``.

    Raises FactProblem, and Unprocessable for a fact that is not asked for, or one that is and was not given.
    """
    asked = {fact.name: fact for fact in application_facts(service, procedure)}
    given = service.parse(raw)
    extra = [name for name in given if name not in asked]
    missing = [name for name in asked if name in demanded([asked[name]]) and name not in given and name not in above]
    if extra:
        raise Unprocessable(f"申请不填写 {'、'.join(extra)}。", f"The application does not ask for {', '.join(extra)}.")
    if missing:
        raise Unprocessable(f"还要填写 {'、'.join(missing)}。", f"Still to be given: {', '.join(missing)}.")
    found = {name: asked[name].dump(value) for name, value in given.items()}
    return {name: value for name, value in found.items() if name not in above or value != asked[name].dump(above[name])}
