"""What an application asks for: the form of the step that whoever begins a procedure does at once."""

from gongbao.hub.commands.handlers import opening_role
from gongbao.hub.fact_forms import asked_of
from gongbao.procedures import Procedure, Step
from gongbao.rules import Fact
from gongbao.services import Service


def first_step(procedure: Procedure) -> Step | None:
    """The step that whoever begins does at once: the only first step, if it is theirs."""
    first = [step for step in procedure.steps if not step.after and step.role.name == opening_role(procedure)]
    return first[0] if len(first) == 1 else None


def application_facts(service: Service, procedure: Procedure) -> tuple[Fact, ...]:
    """What the application asks for."""
    step = first_step(procedure)
    asked = [service.facts[name] for name in step.form] if step else []
    return asked_of(asked, opening_role(procedure))
