"""Agencies with the same duty beside each other: shares, not only numbers, and over time."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, F, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.http import HttpRequest, HttpResponse

from gongbao.hub import names
from gongbao.hub.charts import Chart, Number, Row
from gongbao.hub.models import Agency, Task
from gongbao.oversight import measures
from gongbao.oversight.overview import AGENCY, MONTH, cell, leads, month_words, rate, row
from gongbao.oversight.part import Part, page, supervised
from gongbao.words import Words

PERCENT = Words("%", "%")
#: More lines in one picture cannot be told apart.
MOST_LINES = 6


@supervised
def compare(request: HttpRequest, part: Part) -> HttpResponse:
    """One duty (a role of a service), every agency of the part that has it."""
    duties = _duties(part)
    wanted = request.GET.get("duty", "")
    duty = wanted if wanted in duties else next(iter(duties), "")
    context: dict[str, Any] = {"duties": [(key, _words(key)) for key in duties], "duty": duty}
    if duty:
        service, _, role = duty.partition("/")
        agencies = {agency.pk: agency for agency in duties[duty]}
        steps = part.steps().filter(service=service, role=role, agency_id__in=agencies)
        context |= {"charts": _charts(part, duty, steps, agencies)}
    return page(request, part, "compare", context)


def _duties(part: Part) -> dict[str, list[Agency]]:
    """The roles that several agencies of the part have, each with these agencies."""
    held: dict[str, list[Agency]] = defaultdict(list)
    for agency in part.agencies:
        if agency.pk in part.ids:
            for name in agency.roles:
                held[name].append(agency)
    service = f"{part.service}/" if part.service else ""
    return {
        name: found
        for name, found in sorted(held.items())
        if len(found) > 1 and names.service_of(name.partition("/")[0]) and name.startswith(service)
    }


def _words(duty: str) -> Words:
    service, _, role = duty.partition("/")
    title, label = names.service_words(service), names.role_words(service, role)
    return Words(f"{label.zh}（{title.zh}）", f"{label.en} ({title.en})")


def _charts(part: Part, duty: str, steps: QuerySet[Task], agencies: dict[int, Agency]) -> list[Chart]:
    done = measures.with_ways(steps.filter(measures.in_period(part, "closed_on")).exclude(outcome=""))
    open_now = {
        each["agency"]: each
        for each in measures.counted(
            steps.filter(closed_on=None), "agency", late=Count("pk", filter=measures.late(part.today))
        )
    }
    late = Count("pk", filter=measures.done_late())
    itself = Count("pk", filter=measures.by_itself())
    dated = Count("pk", filter=Q(due__isnull=False))
    worked = {each["agency"]: each for each in measures.counted(done, "agency", late=late, itself=itself, dated=dated)}
    return [
        _shares(part, duty, worked, open_now, agencies),
        _numbers(part, duty, worked, open_now, agencies),
        _spent(part, duty, done, agencies),
        _satisfied(part, duty, agencies),
        _over_time(part, done, agencies),
    ]


Found = dict[int, dict[str, Any]]


def _links(part: Part, duty: str, agency: int) -> dict[str, Any]:
    service, _, role = duty.partition("/")
    return {"service": service, "role": role, "holder": agency}


def _shares(part: Part, duty: str, worked: Found, open_now: Found, agencies: dict[int, Agency]) -> Chart:
    rows = []
    for key, agency in agencies.items():
        done, waiting = worked.get(key, {}), open_now.get(key, {})
        wanted = _links(part, duty, key)
        dated = done.get("dated", 0)
        values: tuple[Number, ...] = (
            rate(dated - done.get("late", 0) - done.get("itself", 0), dated),
            rate(done.get("itself", 0), done.get("number", 0)),
            rate(waiting.get("late", 0), waiting.get("number", 0)),
        )
        links = (
            leads(part, "steps", which="in-time", **wanted),
            leads(part, "steps", which="automatic", **wanted),
            leads(part, "overdue", **wanted),
        )
        shown = tuple(link if value is not None else "" for value, link in zip(values, links, strict=True))
        rows.append(Row(agency.words, values, shown))
    columns = (
        Words("按期办结率", "done in time"), Words("到期自动率", "ended by time"),
        Words("在办逾期率", "open and overdue"),
    )  # fmt: skip
    return Chart(Words("办理质量", "How well it is done"), AGENCY, columns, tuple(rows), PERCENT)


def _numbers(part: Part, duty: str, worked: Found, open_now: Found, agencies: dict[int, Agency]) -> Chart:
    rows = tuple(
        row(
            agency.words,
            cell(worked.get(key, {}).get("number", 0), leads(part, "steps", which="closed", **_links(part, duty, key))),
            cell(open_now.get(key, {}).get("number", 0), leads(part, "steps", which="open", **_links(part, duty, key))),
        )
        for key, agency in agencies.items()
    )
    columns = (Words("期内办结", "done in the period"), Words("在办", "open"))
    return Chart(Words("办理数量", "How much is done"), AGENCY, columns, rows, Words("个环节", "steps"))


def _spent(part: Part, duty: str, done: QuerySet[Task], agencies: dict[int, Agency]) -> Chart:
    spent = measures.by_agency(done)
    rows = tuple(
        Row(
            agency.words,
            spent.get(key, (None, None)),
            (leads(part, "steps", which="closed", **_links(part, duty, key)) if key in spent else "",) * 2,
        )
        for key, agency in agencies.items()
    )
    columns = (Words("中位数", "median"), Words("九成以内", "nine in ten within"))
    return Chart(Words("每个环节用时", "Time taken by a step"), AGENCY, columns, rows, Words("工作日", "working days"))


def _satisfied(part: Part, duty: str, agencies: dict[int, Agency]) -> Chart:
    service = duty.partition("/")[0]
    found = measures.ratings(part).filter(case__service=service, case__roles__agency__in=agencies)
    found = found.annotate(agency=F("case__roles__agency")).order_by().values("agency")
    scores = {each["agency"]: each for each in found.annotate(mean=Avg("score"), number=Count("pk", distinct=True))}
    rows = tuple(
        Row(agency.words, (Decimal(str(scores[key]["mean"])).quantize(Decimal("0.1")) if key in scores else None,))
        for key, agency in agencies.items()
    )
    title = Words("满意度（五分为最高）", "Satisfaction (five is best)")
    return Chart(title, AGENCY, (Words("平均分", "mean score"),), rows, Words("分", "points"))


def _over_time(part: Part, done: QuerySet[Task], agencies: dict[int, Agency]) -> Chart:
    """The share done in time, month by month, of the agencies that did most."""
    dated = done.filter(due__isnull=False).annotate(month=TruncMonth("closed_on"))
    missed = Count("pk", filter=measures.done_late() | measures.by_itself())
    found = dated.order_by().values("agency", "month").annotate(number=Count("pk"), missed=missed)
    shares: dict[tuple[int, date], Decimal | None] = {}
    most: Counter[int] = Counter()
    for each in found:
        shares[each["agency"], each["month"]] = rate(each["number"] - each["missed"], each["number"])
        most[each["agency"]] += each["number"]
    shown: Iterable[int] = [key for key, _ in most.most_common(MOST_LINES)]
    rows = tuple(
        Row(month_words(month), tuple(shares.get((key, month)) for key in shown))
        for month in (measures.months(part) if most else [])
    )
    columns = tuple(agencies[key].words for key in shown)
    return Chart(Words("按期办结率逐月变化", "Done in time, month by month"), MONTH, columns, rows, PERCENT, "lines")
