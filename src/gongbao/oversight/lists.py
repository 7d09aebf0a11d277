"""The lists behind the figures: cases and steps, paged, sorted, and as Excel sheets."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict

from gongbao.hub import names, sheets
from gongbao.hub.display import day_words, in_page_language
from gongbao.hub.models import Case, Task
from gongbao.oversight import measures
from gongbao.oversight.part import Part, page, supervised
from gongbao.services import registry
from gongbao.words import Words

PER_PAGE = 50
#: The most rows that one Excel sheet takes besides its header.
MOST_ROWS = 1_048_575
CASE_SORTS = {"number": "number", "opened": "opened_on", "ended": "ended_on", "agency": "agency__path"}
STEP_SORTS = {"due": "due", "number": "case__number", "opened": "opened_on", "closed": "closed_on", "step": "step"}

Narrow = Callable[[Part, QueryDict], Q]


def _since(column: str) -> Narrow:
    return lambda part, query: measures.in_period(part, column)


def _rated(low: bool | None) -> Narrow:
    def narrow(part: Part, query: QueryDict) -> Q:
        given = measures.in_period(part, "rating__rated_on")
        if low is not None:
            answered = Q(rating__answered_on__isnull=low)
            return given & Q(rating__score__lte=measures.NOT_SATISFIED) & answered
        score = query.get("score", "")
        return given & Q(rating__score=int(score)) if score.isdecimal() else given

    return narrow


def _refused(part: Part, query: QueryDict) -> Q:
    place = measures.refused_at(query.get("document", ""), query.get("at", ""))
    return place & measures.in_period(part, "receipts__as_of")


def _outdated(part: Part, query: QueryDict) -> Q:
    versions = {service.slug: service.version for service in registry().values()}
    current = Q(pk__in=[])
    for slug, version in versions.items():
        current |= Q(service=slug, version=version)
    return Q(ended_on=None) & ~current


#: What a list of cases can be of, with its heading.
CASES: dict[str, tuple[Words, Narrow]] = {
    "open": (Words("在办件", "Open cases"), lambda part, query: Q(ended_on=None)),
    "opened": (Words("期内收件", "Opened in the period"), _since("opened_on")),
    "ended": (Words("期内办结", "Ended in the period"), _since("ended_on")),
    "rated": (Words("期内评价", "Rated in the period"), _rated(None)),
    "answered": (Words("差评已回访", "Bad ratings followed up"), _rated(False)),
    "unanswered": (Words("差评待回访", "Bad ratings not followed up"), _rated(True)),
    "refused": (Words("判断为“否”", "Answered with no"), _refused),
    "objected": (Words("有异议", "Objected to"), _since("notices__objections__raised_on")),
    "outdated": (Words("适用旧版规则", "On an older version of the rules"), _outdated),
}

#: What a list of steps can be of.
STEPS: dict[str, Words] = {
    "open": Words("待办环节", "Open steps"),
    "closed": Words("期内办结环节", "Steps done in the period"),
    "in-time": Words("按期办结环节", "Steps done in time"),
    "late": Words("逾期办结环节", "Steps done late"),
    "automatic": Words("到期自动产生的结果", "What came about because nobody acted in time"),
}


@supervised
def cases(request: HttpRequest, part: Part) -> HttpResponse:
    """The cases behind a figure; ``?format=xlsx`` gives them as a workbook."""
    query = request.GET
    which = query.get("which", "")
    heading, narrow = CASES.get(which, CASES["open"])
    found = part.cases().filter(narrow(part, query))
    if which in ("refused", "objected"):
        found = part.cases().filter(pk__in=found.order_by().values("pk"))
    for name, column in (("procedure", "procedure"), ("end", "end_state"), ("version", "version")):
        if query.get(name):
            found = found.filter(**{column: query[name]})
    found = ordered(found, query, CASE_SORTS, "-opened").select_related("applicant", "agency")
    if query.get("format") == "xlsx":
        return _case_sheet(heading, found)
    shown = Paginator(found, PER_PAGE).get_page(query.get("page"))
    rows = [
        {
            "case": case,
            "service": names.service_words(case.service),
            "procedure": names.procedure_words(case),
            "end": names.end_words(case),
        }
        for case in shown
    ]
    return page(request, part, "cases", {"heading": heading, "rows": rows, "page": shown, "about": about(part, query)})


@supervised
def steps(request: HttpRequest, part: Part) -> HttpResponse:
    """The steps behind a figure; ``?format=xlsx`` gives them as a workbook."""
    which = request.GET.get("which", "")
    heading = STEPS.get(which, STEPS["open"])
    found = narrowed(_steps(part, which), request.GET)
    found = ordered(found, request.GET, STEP_SORTS, "due").select_related("case__applicant", "agency")
    if request.GET.get("format") == "xlsx":
        return step_sheet(part, heading, found)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"heading": heading, "rows": [step_row(task) for task in shown], "page": shown}
    context |= {"done": heading is not STEPS["open"], "about": about(part, request.GET)}
    return page(request, part, "steps", context)


def _steps(part: Part, which: str) -> QuerySet[Task]:
    if which not in STEPS or which == "open":
        return part.steps().filter(closed_on=None)
    found = measures.with_ways(measures.closed(part))
    match which:
        case "in-time":
            return found.filter(due__isnull=False, closed_on__lte=F("due")).exclude(measures.by_itself())
        case "late":
            return found.filter(measures.done_late())
        case "automatic":
            return found.filter(measures.by_itself())
    return found


def narrowed(found: QuerySet[Task], query: QueryDict) -> QuerySet[Task]:
    """Those of one procedure, step, outcome, duty or holder, as far as the address asks for it."""
    columns = {"procedure": "case__procedure", "step": "step", "outcome": "outcome", "role": "role"}
    for name, column in columns.items():
        if query.get(name):
            found = found.filter(**{column: query[name]})
    holder = query.get("holder", "")
    if holder in ("party", "agency"):
        return found.filter(agency__isnull=holder == "party")
    return found.filter(agency_id=int(holder)) if holder.isdecimal() and len(holder) < 19 else found


def ordered(found: QuerySet[Any], query: QueryDict, sorts: dict[str, str], otherwise: str) -> QuerySet[Any]:
    """Sorted as the address asks for it; what is empty comes last either way."""
    wanted = query.get("sort", "")
    wanted = wanted if wanted.removeprefix("-") in sorts else otherwise
    column = F(sorts[wanted.removeprefix("-")])
    order = column.desc(nulls_last=True) if wanted.startswith("-") else column.asc(nulls_last=True)
    return found.order_by(order, "pk")


def step_row(task: Task) -> dict[str, Any]:
    """A step with what it is called."""
    return {
        "task": task,
        "step": names.step_words(task),
        "service": names.service_words(task.service),
        "procedure": names.procedure_words(task.case),
        "role": names.role_words(task.service, task.role),
        "outcome": names.outcome_words(task, task.outcome) if task.outcome else None,
    }


def about(part: Part, query: QueryDict) -> list[Words]:
    """What the list was narrowed to, in words."""
    said = []
    if part.service:
        said.append(names.service_words(part.service))
    if part.chosen:
        said.append(part.chosen.words)
    service, procedure, step = part.service, query.get("procedure", ""), query.get("step", "")
    found = names.step_named(service, procedure, step)
    if found is not None:
        said.append(found.label)
    if query.get("at"):
        said.append(Words(f"依据{query['at']}", f"resting on {query['at']}"))
    if query.get("which", "open") not in ("open", "outdated"):
        first, last = day_words(part.since), day_words(part.until)
        said.append(Words(f"{first.zh}至{last.zh}", f"{first.en} to {last.en}"))
    return said


# Sheets


def _case_sheet(heading: Words, found: QuerySet[Case]) -> HttpResponse:
    header = (
        Words("编号", "Number"), Words("服务", "Service"), Words("程序", "Procedure"), Words("申请人", "Applicant"),
        Words("承办机关", "Agency"), Words("收件日期", "Opened"), Words("办结日期", "Ended"), Words("结果", "Outcome"),
    )  # fmt: skip
    rows = (
        (
            case.number,
            in_page_language(names.service_words(case.service)),
            in_page_language(names.procedure_words(case)),
            case.applicant.name if case.applicant else "",
            in_page_language(case.agency.words) if case.agency else "",
            case.opened_on,
            case.ended_on,
            in_page_language(names.end_words(case)),
        )
        for case in found[:MOST_ROWS]
    )
    return _download(heading, header, rows)


def step_sheet(part: Part, heading: Words, found: QuerySet[Task]) -> HttpResponse:
    """The steps as a workbook."""
    header = (
        Words("编号", "Number"), Words("服务", "Service"), Words("程序", "Procedure"), Words("环节", "Step"),
        Words("办理身份", "Role"), Words("机关", "Agency"), Words("开始日期", "Opened"), Words("期限", "Due"),
        Words("办结日期", "Done"), Words("结果", "Outcome"), Words("逾期天数", "Days overdue"),
    )  # fmt: skip
    rows = (
        (
            task.case.number,
            in_page_language(names.service_words(task.service)),
            in_page_language(names.procedure_words(task.case)),
            in_page_language(names.step_words(task)),
            in_page_language(names.role_words(task.service, task.role)),
            in_page_language(task.agency.words) if task.agency else "",
            task.opened_on,
            task.due,
            task.closed_on,
            in_page_language(names.outcome_words(task, task.outcome)) if task.outcome else "",
            max(0, ((task.closed_on or part.today) - task.due).days) if task.due else None,
        )
        for task in found[:MOST_ROWS]
    )
    return _download(heading, header, rows)


def _download(heading: Words, header: tuple[Words, ...], rows: Any) -> HttpResponse:
    title = in_page_language(heading)
    return sheets.download(f"{title}.xlsx", sheets.sheet(title, [in_page_language(each) for each in header], rows))
