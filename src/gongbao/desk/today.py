"""Today: the open tasks of whoever sits at the desk, by due date with the overdue first."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from gongbao.desk import duties, law_changes
from gongbao.desk.open_tasks import Filters, Group, OpenTasks
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import clock, names, sheets
from gongbao.hub.models import Task
from gongbao.words import Words

PER_PAGE = 50
#: The most rows that one Excel sheet takes besides its header.
MOST_ROWS = 1_048_575


@at_desk
def today(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The queue; ``?format=xlsx`` gives the same rows as a workbook."""
    day, filters = clock.today(), Filters.read(request.GET)
    tasks = OpenTasks(desk, filters, day)
    if request.GET.get("format") == "xlsx":
        return _workbook(tasks, day)
    steps = _steps(tasks)
    shown = Paginator(tasks, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "duties": duties.counts(desk),
        "law_changes": law_changes.waiting(desk),
        "page": shown,
        "rows": [row(task) for task in shown],
        "counts": tasks.figures(),
        "steps": steps,
        "services": _services(steps),
        "one_step": bool(filters.step),
    }
    return page(request, desk, "today", context)


def row(task: Task) -> dict[str, Any]:
    """A task with what it is called."""
    return {
        "task": task,
        "case": task.case,
        "step": names.step_words(task),
        "service": names.service_words(task.service),
        "procedure": names.procedure_words(task.case),
        "role": names.role_words(task.service, task.role),
    }


def _steps(tasks: OpenTasks) -> list[tuple[str, Words, int]]:
    """The steps that have open tasks, each with its name and how many."""
    counted: dict[str, tuple[Words, int]] = {}
    for group in tasks.groups:
        key = f"{group.service}/{group.step}"
        words, before = counted.get(key, (_step_label(group), 0))
        counted[key] = (words, before + group.all)
    return [(key, words, number) for key, (words, number) in counted.items()]


def _services(steps: list[tuple[str, Words, int]]) -> list[tuple[str, Words]]:
    """The services that have open tasks."""
    slugs = dict.fromkeys(key.partition("/")[0] for key, _, _ in steps)
    return [(slug, names.service_words(slug)) for slug in slugs]


def _step_label(group: Group) -> Words:
    step = names.step_named(group.service, group.procedure, group.step)
    return step.label if step else Words(group.step, group.step)


def _workbook(tasks: OpenTasks, day: date) -> HttpResponse:
    english = (get_language() or "").startswith("en")
    header = (
        ("Number", "Service", "Procedure", "Step", "Applicant", "Agency", "Opened", "Due", "Days overdue")
        if english
        else ("编号", "服务", "程序", "环节", "申请人", "承办机关", "开始日期", "期限", "逾期天数")
    )

    def said(words: Words) -> str:
        return words.en if english else words.zh

    rows = (
        (
            each.case.number,
            said(names.service_words(each.service)),
            said(names.procedure_words(each.case)),
            said(names.step_words(each)),
            each.case.applicant.name if each.case.applicant else "",
            said(each.agency.words) if each.agency else "",
            each.opened_on,
            each.due,
            max(0, (day - each.due).days) if each.due else None,
        )
        for each in tasks[:MOST_ROWS]
    )
    title = "Today" if english else "待办"
    return sheets.download(f"{title} {day}.xlsx", sheets.sheet(title, header, rows))
