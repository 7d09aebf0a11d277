"""The same outcome for many cases: each its own command, and a list of what came of each."""

import uuid
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gongbao.desk.open_tasks import chosen
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import names
from gongbao.hub.commands import Do, execute
from gongbao.hub.errors import BadRequest
from gongbao.hub.models import Task
from gongbao.hub.sent import number
from gongbao.procedures import Outcome, Step
from gongbao.words import Problem, Words

#: More at once would keep the person waiting, and the browser with them.
MOST = 200


@dataclass(frozen=True)
class Line:
    """A task of the bulk action with its command; afterwards, whether it was ``done`` or why it was refused."""

    task: Task
    command: uuid.UUID
    done: bool = False
    refused: Words | None = None


@require_POST
@at_desk
def bulk(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The cases chosen, and the outcomes that can be given to all of them."""
    keys = [key for text in request.POST.getlist("task") if (key := number(text))]
    tasks = [task for task in chosen(desk, keys[:MOST]) if task.closed_on is None]
    if not tasks:
        return HttpResponseRedirect(_back(request))
    step = _step_of(tasks)
    context = {
        "step": step,
        "lines": [Line(task, uuid.uuid4()) for task in tasks],
        "outcomes": _outcomes(step),
        "back": _back(request),
    }
    return page(request, desk, "bulk", context)


@require_POST
@at_desk
def results(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Gives the outcome to each case in turn; a refusal of one does not hold up the others."""
    sent = dict(_sent(line) for line in request.POST.getlist("line")[:MOST])
    found = sorted(chosen(desk, sent), key=lambda task: list(sent).index(task.pk))
    if not found:
        raise BadRequest
    step = _step_of(found)
    outcome = step.outcome(request.POST.get("outcome", ""))
    if outcome is None:
        raise BadRequest("请选择一个结果。", "Choose an outcome.")
    note = request.POST.get("note", "").strip()
    lines = [_carry_out(desk, task, sent[task.pk], outcome, note) for task in found]
    done = sum(line.done for line in lines)
    context = {
        "step": step,
        "outcome": outcome,
        "lines": sorted(lines, key=lambda line: line.done),
        "done": done,
        "refused": len(lines) - done,
        "back": _back(request),
    }
    return page(request, desk, "bulk_results", context)


def _carry_out(desk: Desk, task: Task, command_id: uuid.UUID, outcome: Outcome, note: str) -> Line:
    command = Do(case=task.case.number, step=task.step, outcome=outcome.name, note=note)
    try:
        execute(desk.actor, command_id, command)
    except Problem as problem:
        service, procedure = names.service_of(task.case.service), names.procedure_of(task.case)
        refused = names.readable(problem.words, service, procedure) if service and procedure else problem.words
        return Line(task, command_id, refused=refused)
    return Line(task, command_id, done=True)


def _step_of(tasks: list[Task]) -> Step:
    """The one step that all the tasks are. Raises BadRequest for a mixture."""
    found = {names.step_of(task) for task in tasks}
    step = found.pop()
    if found or step is None:
        raise BadRequest("一次只能批量办理同一环节的事项。", "Only tasks of the same step are handled together.")
    return step


def _outcomes(step: Step) -> list[Outcome]:
    return [outcome for outcome in step.outcomes if not outcome.automatic]


def _sent(line: str) -> tuple[int, uuid.UUID]:
    task, _, command = line.partition(" ")
    try:
        return int(task), uuid.UUID(command)
    except ValueError:
        raise BadRequest from None


def _back(request: HttpRequest) -> str:
    target = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return target if ours else reverse("desk:today")
