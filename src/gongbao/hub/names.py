"""What services, steps, roles and outcomes are called on pages; a name that no service has any more stays as it is."""

from gongbao.hub.actors import POLICY, SUPERVISOR
from gongbao.hub.models import Case, Task
from gongbao.procedures import Procedure, Step
from gongbao.services import Service, registry
from gongbao.words import Words


def service_of(slug: str) -> Service | None:
    """The service, or None when this installation has it no more."""
    services = registry()
    if slug not in services:
        return None
    return services[slug]


def procedure_of(case: Case) -> Procedure | None:
    """The procedure that the case runs on."""
    service = service_of(case.service)
    return service.procedures.get(case.procedure) if service else None


def step_of(task: Task) -> Step | None:
    """The step that the task is."""
    procedure = procedure_of(task.case)
    return procedure.by_name.get(task.step) if procedure else None


def service_words(slug: str) -> Words:
    """The title of a service."""
    service = service_of(slug)
    return service.title if service else Words(slug, slug)


def procedure_words(case: Case) -> Words:
    """The name of a case's procedure."""
    procedure = procedure_of(case)
    return procedure.label if procedure else Words(case.procedure, case.procedure)


def step_words(task: Task) -> Words:
    """The name of a task's step."""
    step = step_of(task)
    return step.label if step else Words(task.step, task.step)


def role_words(slug: str, role: str) -> Words:
    """The name of a role, of a service or (supervision, policy) of none."""
    of_none = {SUPERVISOR: Words("监督", "Supervision"), POLICY: Words("政策分析", "Policy analysis")}
    if f"{slug}/{role}" in of_none:
        return of_none[f"{slug}/{role}"]
    service = service_of(slug)
    found = service.roles.get(role) if service else None
    return found.label if found else Words(role, role)


def outcome_words(task: Task, outcome: str) -> Words:
    """The name of an outcome of a task's step."""
    step = step_of(task)
    found = step.outcome(outcome) if step else None
    return found.label if found else Words(outcome, outcome)


def end_words(case: Case) -> Words:
    """The name of the state in which the case ended; empty while it goes on."""
    if not case.end_state:
        return Words("", "")
    procedure = procedure_of(case)
    ends = [end for _, end in procedure.ends if end.state == case.end_state] if procedure else []
    return ends[0].label if ends else Words("已办结", "closed")


def step_named(slug: str, procedure: str, step: str) -> Step | None:
    """The step of a service's procedure, None where there is none of that name any more."""
    service = service_of(slug)
    found = service.procedures.get(procedure) if service else None
    return found.by_name.get(step) if found else None


def readable(words: Words, service: Service, procedure: Procedure) -> Words:
    """A sentence of the engine with what steps, outcomes and decisions are called instead of their names."""
    zh, en = words.zh, words.en
    steps = [(each.name, each.label) for step in procedure.steps for each in (step, *step.outcomes)]
    for name, label in [*steps, *((each.name, each.question) for each in service.decision_list)]:
        zh = zh.replace(f"“{name}”", f"“{label.zh}”")
        en = en.replace(f'"{name}"', f'"{label.en}"')
    return Words(zh, en)
