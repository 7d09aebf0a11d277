"""Opening a case at the desk: what the agency itself begins, and the parties that it is about."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from gongbao.desk.seats import Desk, at_desk, page
from gongbao.desk.window import taken_in
from gongbao.hub.case_imports import can_batch
from gongbao.hub.commands import Submit, execute
from gongbao.hub.commands.handlers import opening_role
from gongbao.hub.errors import Forbidden
from gongbao.hub.models import Agency, Task
from gongbao.hub.party_forms import PartiesForm, acting_roles, to_be_named, told_roles
from gongbao.hub.sent import command_id
from gongbao.procedures import Procedure, Register, Role
from gongbao.services import Service, registry
from gongbao.words import Problem, Words


@at_desk
def procedures(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Everything that the posts taken may begin or take in from people who come, by service."""
    found = [
        (service, [each for each in service.procedure_list if _beginner(desk, service, each)], taken_in(desk, service))
        for service in registry().values()
    ]
    return page(request, desk, "procedures", {"services": [each for each in found if each[1] or each[2]]})


@at_desk
def opening(request: HttpRequest, desk: Desk, service: str, procedure: str) -> HttpResponse:
    """Names the parties and opens the case; its first step comes next."""
    defined = registry()[service]
    wanted = defined.procedure(procedure)
    role = _beginner(desk, defined, wanted)
    if role is None:
        raise Forbidden("您的岗位不能发起这个程序。", "Your posts do not begin this procedure.")
    form = PartiesForm(_parties(wanted), _agencies(desk, defined, role), service, request.POST or None)
    problem: Words | None = None
    if request.method == "POST" and form.is_valid():
        try:
            return _opened(request, desk, defined, wanted, role, form)
        except Problem as refused:
            problem = refused.words
    context = {
        "service": defined,
        "procedure": wanted,
        "form": form,
        "many": role == opening_role(wanted) and can_batch(defined, wanted),
        "problem": problem,
        "title": request.POST.get("title", ""),
        "command": request.POST.get("command") or uuid.uuid4(),
    }
    response = page(request, desk, "opening", context)
    if problem or form.errors:
        response.status_code = 422
    return response


def _opened(
    request: HttpRequest, desk: Desk, service: Service, procedure: Procedure, role: str, form: PartiesForm
) -> HttpResponse:
    if not form.holders and _is_about_somebody(service, procedure):
        raise Problem("请写明这件事是关于谁的。", "Name whom the case is about.")
    title = request.POST.get("title", "").strip() or "、".join(party.name for party in form.found.values())
    command = Submit(service.slug, procedure.name, holders=form.holders, role=role, title=title)
    number = execute(desk.actor, command_id(request), command).case
    first = Task.objects.filter(case__number=number, closed_on=None).order_by("pk").first()
    return redirect("desk:act", number, first.step) if first else redirect("desk:case", number)


def agencies_for(desk: Desk, service: Service, procedure: Procedure) -> list[Agency]:
    """Those of the seats taken that may begin the procedure."""
    return _agencies(desk, service, opening_role(procedure))


def _beginner(desk: Desk, service: Service, procedure: Procedure) -> str | None:
    """The role in which the seats taken begin it: the applicant's, or one that may do the first step."""
    first = (role.name for step in procedure.steps if not step.after for role in step.doers)
    return next((role for role in (opening_role(procedure), *first) if _agencies(desk, service, role)), None)


def _agencies(desk: Desk, service: Service, role: str) -> list[Agency]:
    name = f"{service.slug}/{role}"
    return [seat.agency for seat in desk.taken if seat.agency is not None and name in seat.roles]


def _parties(procedure: Procedure) -> tuple[Role, ...]:
    """The people and organisations that act in it or are told of it."""
    return to_be_named([*acting_roles(procedure), *told_roles(procedure)], frozenset())


def _is_about_somebody(service: Service, procedure: Procedure) -> bool:
    """Whether it enters the name of a party in a register."""
    entered = (effect.record for effect in procedure.effects() if isinstance(effect, Register))
    return any(service.records[record].applicant for record in entered)
