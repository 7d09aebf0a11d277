"""Today: the open tasks of whoever sits at the desk, by due date with the overdue first."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import get_language

from gongbao.desk import duties, law_changes
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import clock, names, sheets
from gongbao.hub.models import CaseRole, Task, personal_data
from gongbao.words import Words

PER_PAGE = 50
SOON = timedelta(days=7)
#: The most rows that one Excel sheet takes besides its header.
MOST_ROWS = 1_048_575
#: One column a sort; of a Chinese name its pinyin. A due date that there is not comes last either way.
SORTS = {
    "due": "due",
    "number": "case__number",
    "opened": "opened_on",
    "applicant": "case__applicant__name_key",
    "step": "step",
}


@dataclass(frozen=True)
class Filters:
    """What a person asked to see; empty is everything."""

    service: str = ""
    step: str = ""
    when: str = ""
    scope: str = ""
    sort: str = "due"

    @property
    def step_key(self) -> str:
        """The step as the address has it."""
        return f"{self.service}/{self.step}" if self.step else ""

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        """From the address; what makes no sense is left out."""
        sort = query.get("sort", "due")
        wanted, _, step = query.get("step", "").partition("/")
        service = query.get("service", "")
        if service and wanted != service:
            step = ""
        when, scope = query.get("when", ""), query.get("scope", "")
        return cls(
            service=service or (wanted if step else ""),
            step=step,
            when=when if when in ("overdue", "soon") else "",
            scope=scope if scope == "below" else "",
            sort=sort if sort.removeprefix("-") in SORTS else "due",
        )


def mine(desk: Desk) -> Q:
    """Tasks that the person may do: those of the post's roles in its agency, and those of the organisation."""
    posts = Q(pk__in=[])
    for seat in desk.taken:
        for name in seat.roles:
            service, _, role = name.partition("/")
            posts |= Q(agency=seat.agency, service=service, role=role)
    return posts | _of_parties(desk)


def below(desk: Desk) -> Q:
    """Tasks in the person's part of the agency tree, whoever has to do them."""
    seen = mine(desk)
    for agency in desk.agencies:
        seen |= Q(agency__path__startswith=agency.path)
    return seen


def _of_parties(desk: Desk) -> Q:
    if not desk.parties:
        return Q(pk__in=[])
    held = CaseRole.objects.filter(case=OuterRef("case"), role=OuterRef("role"), party__in=desk.parties)
    return Q(Exists(held))


def open_tasks(desk: Desk, filters: Filters, today: date) -> QuerySet[Task]:
    """The open tasks that fit, sorted."""
    tasks = Task.objects.filter(below(desk) if filters.scope else mine(desk), closed_on=None)
    if filters.service:
        tasks = tasks.filter(service=filters.service)
    if filters.step:
        tasks = tasks.filter(step=filters.step)
    if filters.when == "overdue":
        tasks = tasks.filter(due__lt=today)
    elif filters.when == "soon":
        tasks = tasks.filter(due__gte=today, due__lte=today + SOON)
    column = F(SORTS[filters.sort.removeprefix("-")])
    order = column.desc(nulls_last=True) if filters.sort.startswith("-") else column.asc(nulls_last=True)
    tasks = tasks.order_by(order, "opened_on", "pk").select_related("case__applicant", "agency")
    return tasks.defer("case__state", *personal_data("case__applicant"))


@at_desk
def today(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The queue; ``?format=xlsx`` gives the same rows as a workbook."""
    day, filters = clock.today(), Filters.read(request.GET)
    tasks = open_tasks(desk, filters, day)
    if request.GET.get("format") == "xlsx":
        return _workbook(tasks, day)
    scope = below(desk) if filters.scope else mine(desk)
    steps = _steps(scope)
    shown = Paginator(tasks, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "duties": duties.counts(desk),
        "law_changes": law_changes.waiting(desk),
        "page": shown,
        "rows": [row(task) for task in shown],
        "counts": _counts(scope, day),
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


def _counts(scope: Q, day: date) -> dict[str, int]:
    return Task.objects.filter(scope, closed_on=None).aggregate(
        all=Count("pk"),
        overdue=Count("pk", filter=Q(due__lt=day)),
        soon=Count("pk", filter=Q(due__gte=day, due__lte=day + SOON)),
    )


def _steps(scope: Q) -> list[tuple[str, Words, int]]:
    """The steps that have open tasks, each with its name and how many."""
    found = (
        Task.objects.filter(scope, closed_on=None)
        .values_list("service", "case__procedure", "step")
        .annotate(number=Count("pk"))
        .order_by("service", "case__procedure", "step")
    )
    counted: dict[str, tuple[Words, int]] = {}
    for service, procedure, step, number in found:
        key = f"{service}/{step}"
        words, before = counted.get(key, (_step_label(service, procedure, step), 0))
        counted[key] = (words, before + number)
    return [(key, words, number) for key, (words, number) in counted.items()]


def _services(steps: list[tuple[str, Words, int]]) -> list[tuple[str, Words]]:
    """The services that have open tasks."""
    slugs = dict.fromkeys(key.partition("/")[0] for key, _, _ in steps)
    return [(slug, names.service_words(slug)) for slug in slugs]


def _step_label(service: str, procedure: str, step: str) -> Words:
    known = names.service_of(service)
    found = known.procedures.get(procedure) if known else None
    return found.by_name[step].label if found and step in found.by_name else Words(step, step)


def _workbook(tasks: QuerySet[Task], day: date) -> HttpResponse:
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
