"""Overdue steps with who holds them, and urging (督办): a message to an agency, its answer, and the history."""

import uuid
from collections import defaultdict
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from gongbao.hub import names
from gongbao.hub.commands import Urge, execute
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import BadRequest, NotFound
from gongbao.hub.models import CaseRole, Staff, Task, Urging
from gongbao.oversight import measures
from gongbao.oversight.lists import PER_PAGE, STEP_SORTS, narrowed, ordered, step_row, step_sheet
from gongbao.oversight.part import Part, page, supervised
from gongbao.periods import add_working_days
from gongbao.words import Problem, Words

#: Working days that an agency is given to answer, unless the supervisor says otherwise.
ANSWER_DAYS = 3
HEADING = Words("逾期环节", "Overdue steps")


@supervised
def overdue(request: HttpRequest, part: Part) -> HttpResponse:
    """Every overdue step, the longest overdue first; ``?format=xlsx`` gives them as a workbook."""
    found = narrowed(part.steps().filter(measures.late(part.today)), request.GET)
    found = ordered(found, request.GET, STEP_SORTS, "due").select_related("case__applicant", "agency")
    if request.GET.get("format") == "xlsx":
        return step_sheet(part, HEADING, found)
    waiting = Count("urgings", filter=Q(urgings__answered_on=None))
    shown = Paginator(found.annotate(urged=Count("urgings"), waiting=waiting), PER_PAGE).get_page(
        request.GET.get("page")
    )
    tasks = list(shown)
    people = holders(tasks)
    rows = [step_row(task) | {"people": people[task.pk], "days": _days_over(task, part.today)} for task in tasks]
    return page(request, part, "overdue", {"rows": rows, "page": shown})


def _days_over(task: Task, today: date) -> int:
    return (today - task.due).days if task.due else 0


def holders(tasks: list[Task]) -> dict[int, list[str]]:
    """Who may do each of the tasks: the staff with the role in the agency, or the parties that hold the role."""
    found: dict[int, list[str]] = defaultdict(list)
    roles = {f"{task.service}/{task.role}" for task in tasks}
    agencies = {task.agency_id for task in tasks if task.agency_id}
    posts = Staff.objects.filter(agency_id__in=agencies, active=True, roles__overlap=list(roles)).select_related("user")
    cases = {task.case_id for task in tasks if not task.agency_id}
    held = list(CaseRole.objects.filter(case_id__in=cases, party__isnull=False).select_related("party"))
    staff = list(posts.order_by("pk"))
    for task in tasks:
        if task.agency_id:
            role = f"{task.service}/{task.role}"
            found[task.pk] = [
                post.user.get_full_name() or post.user.get_username()
                for post in staff
                if post.agency_id == task.agency_id and role in post.roles
            ]
        else:
            found[task.pk] = [
                each.party.name
                for each in held
                if each.case_id == task.case_id and each.role == task.role and each.party
            ]
    return found


@supervised
def urge(request: HttpRequest, part: Part, task_id: int) -> HttpResponse:
    """One step with its urgings so far, and a form to urge the agency again."""
    task = part.steps().select_related("case__applicant", "case__agency", "agency").filter(pk=task_id).first()
    if task is None:
        raise NotFound("没有找到这个环节。", "There is no such step.")
    problem: Words | None = None
    if request.method == "POST":
        try:
            return _urge(request, part, task)
        except Problem as refused:
            problem = refused.words
    earlier = task.urgings.select_related("sender", "answered_by", "agency").order_by("-pk")
    context: dict[str, Any] = {
        "row": step_row(task),
        "people": holders([task])[task.pk],
        "days": _days_over(task, part.today),
        "agency": task.agency or task.case.agency,
        "earlier": earlier,
        "problem": problem,
        "sent": request.POST,
        "command": uuid.uuid4(),
        "answer_by": request.POST.get("answer_by") or str(add_working_days(part.today, ANSWER_DAYS)),
    }
    response = page(request, part, "urge", context)
    response.status_code = 422 if problem else 200
    return response


def _urge(request: HttpRequest, part: Part, task: Task) -> HttpResponse:
    try:
        command, day = uuid.UUID(request.POST.get("command", "")), date.fromisoformat(request.POST.get("answer_by", ""))
    except ValueError:
        raise BadRequest(
            "请填写答复期限，如 2027-03-01。", "Give the day for the answer, such as 2027-03-01."
        ) from None
    execute(part.actor, command, Urge(task.case.number, task.step, request.POST.get("text", ""), day))
    messages.success(request, in_page_language(Words("已发出督办。", "The agency has been urged.")))
    return HttpResponseRedirect(reverse("oversight:urge", args=[task.pk]))


@supervised
def urgings(request: HttpRequest, part: Part) -> HttpResponse:
    """All urgings of the part, newest first: those that wait for an answer, or with ``?state=answered`` the others."""
    found = Urging.objects.filter(agency_id__in=part.ids)
    if part.service:
        found = found.filter(task__service=part.service)
    counts = found.aggregate(
        waiting=Count("pk", filter=Q(answered_on=None)),
        late=Count("pk", filter=Q(answered_on=None, answer_by__lt=part.today)),
        answered=Count("pk", filter=Q(answered_on__isnull=False)),
    )
    state = request.GET.get("state", "waiting")
    wanted = {"answered": Q(answered_on__isnull=False), "late": Q(answered_on=None, answer_by__lt=part.today)}
    found = found.filter(wanted.get(state, Q(answered_on=None))).order_by("-sent_on", "-pk")
    shown = Paginator(
        found.select_related("case", "task__case", "agency", "sender", "answered_by"), PER_PAGE
    ).get_page(request.GET.get("page"))  # fmt: skip
    rows = [{"urging": each, "step": names.step_words(each.task)} for each in shown]
    return page(request, part, "urgings", {"rows": rows, "page": shown, "counts": counts, "state": state})
