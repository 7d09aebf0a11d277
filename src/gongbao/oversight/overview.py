"""The figures of one's part of the tree: what is open, how long it takes, how it ends, and what people say of it."""

from collections import defaultdict
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from gongbao.hub import names, queries
from gongbao.hub.charts import Chart, Row
from gongbao.oversight import measures
from gongbao.oversight.part import Part, page, supervised
from gongbao.services import registry
from gongbao.words import Words

CASES, STEPS = Words("件", "cases"), Words("个环节", "steps")
WORKING, NATURAL = Words("工作日", "working days"), Words("日", "days")
SERVICE, STEP, AGENCY, MONTH = (
    Words("服务", "Service"), Words("环节", "Step"), Words("机关", "Agency"), Words("月份", "Month"),
)  # fmt: skip
OPEN, OVERDUE = Words("在办", "open"), Words("其中逾期", "of them overdue")
SCORES = (
    Words("非常满意", "very satisfied"), Words("满意", "satisfied"), Words("基本满意", "fairly satisfied"),
    Words("不满意", "dissatisfied"), Words("非常不满意", "very dissatisfied"),
)  # fmt: skip
#: Longer lists are cut: the whole of them is what the lists behind the figures are for.
MOST_ROWS = 20


def leads(part: Part, to: str, **wanted: Any) -> str:
    """The address of the list behind a figure."""
    return f"{reverse(f'oversight:{to}')}?{urlencode(part.query | wanted)}"


def cell(number: int, link: str) -> tuple[int, str]:
    """A figure with the list behind it; nothing stands behind a zero."""
    return number, link if number else ""


def row(label: Words, *cells: tuple[int, str]) -> Row:
    """A row of a chart."""
    return Row(label, tuple(number for number, _ in cells), tuple(link for _, link in cells))


def step_words(service: str, procedure: str, step: str) -> Words:
    """A step with the procedure it belongs to."""
    found = names.step_named(service, procedure, step)
    if found is None:
        return Words(step, step)
    label = registry()[service].procedures[procedure].label
    return Words(f"{label.zh}：{found.label.zh}", f"{label.en}: {found.label.en}")


def month_words(day: Any) -> Words:
    """2024年3月, 2024-03."""
    return Words(f"{day.year}年{day.month}月", f"{day:%Y-%m}")


# What is open


@supervised
def overview(request: HttpRequest, part: Part) -> HttpResponse:
    """Open cases and steps by service, agency and step, and what came and went each month."""
    charts = [open_by_service(part), throughput(part), open_by_agency(part), open_by_step(part)]
    return page(request, part, "figures", {"charts": charts, "totals": totals(part), "heading": OVERVIEW})


OVERVIEW = Words("总览", "Overview")


def totals(part: Part) -> list[tuple[Words, int, str]]:
    """The few numbers at the top, each with its list."""
    steps = part.steps().aggregate(
        open=Count("pk", filter=Q(closed_on=None)), overdue=Count("pk", filter=measures.late(part.today))
    )
    cases = part.cases().aggregate(
        open=Count("pk", filter=Q(ended_on=None)),
        opened=Count("pk", filter=measures.in_period(part, "opened_on")),
        ended=Count("pk", filter=measures.in_period(part, "ended_on")),
    )
    return [
        (Words("在办件", "open cases"), cases["open"], leads(part, "cases", which="open")),
        (Words("待办环节", "open steps"), steps["open"], leads(part, "steps", which="open")),
        (Words("逾期环节", "overdue steps"), steps["overdue"], leads(part, "overdue")),
        (Words("期内收件", "opened in the period"), cases["opened"], leads(part, "cases", which="opened")),
        (Words("期内办结", "ended in the period"), cases["ended"], leads(part, "cases", which="ended")),
    ]


def open_by_service(part: Part) -> Chart:
    """Open cases, and the steps in them that are overdue."""
    cases = measures.counted(part.cases().filter(ended_on=None), "service")
    late = dict(
        part.steps().filter(measures.late(part.today)).order_by().values_list("service").annotate(Count("pk"))
    )  # fmt: skip
    rows = tuple(
        row(
            names.service_words(each["service"]),
            cell(each["number"], leads(part, "cases", which="open", service=each["service"])),
            cell(late.get(each["service"], 0), leads(part, "overdue", service=each["service"])),
        )
        for each in cases
    )
    columns = (Words("在办件", "open cases"), Words("逾期环节", "overdue steps"))
    return Chart(Words("各服务在办件", "Open cases by service"), SERVICE, columns, rows, Words("件、个", "number"))


def throughput(part: Part) -> Chart:
    """Cases opened and ended each month."""
    opened = measures.by_month(part.cases().filter(measures.in_period(part, "opened_on")), "opened_on")
    ended = measures.by_month(part.cases().filter(measures.in_period(part, "ended_on")), "ended_on")
    rows = []
    for month in measures.months(part):
        of_month = part.in_month(month)
        rows.append(
            row(
                month_words(month),
                cell(opened.get(month, 0), leads(of_month, "cases", which="opened")),
                cell(ended.get(month, 0), leads(of_month, "cases", which="ended")),
            )
        )
    columns = (Words("收件", "opened"), Words("办结", "ended"))
    return Chart(Words("每月收件与办结", "Opened and ended by month"), MONTH, columns, tuple(rows), CASES, "lines")


def open_by_agency(part: Part) -> Chart:
    """Open steps by the agency whose turn it is; the parties' turn is a row of its own."""
    found = list(measures.counted(part.steps().filter(closed_on=None), "agency"))
    late: dict[int | None, int] = dict(queries.overdue_by_agency(part.today, part.ids, part.service))
    late[None] = part.steps().filter(measures.late(part.today), agency=None).count()
    labels = {agency.pk: agency.words for agency in part.agencies}
    rows = []
    for each in found:
        agency = each["agency"]
        label = labels.get(agency, Words("当事人", "the parties")) if agency else Words("当事人", "the parties")
        wanted = {"holder": agency or "party"}
        rows.append(
            row(
                label,
                cell(each["number"], leads(part, "steps", which="open", **wanted)),
                cell(late.get(agency, 0), leads(part, "overdue", **wanted)),
            )
        )
    title = Words("待办环节在哪里", "Where the open steps are")
    return Chart(title, AGENCY, (OPEN, OVERDUE), tuple(rows), STEPS)


def open_by_step(part: Part) -> Chart:
    """Open steps by what has to be done."""
    found = measures.counted(
        part.steps().filter(closed_on=None).annotate(procedure=F("case__procedure")),
        "service",
        "procedure",
        "step",
        late=Count("pk", filter=measures.late(part.today)),
    )
    rows = []
    for each in found:
        wanted = {name: each[name] for name in ("service", "procedure", "step")}
        rows.append(
            row(
                step_words(**wanted),
                cell(each["number"], leads(part, "steps", which="open", **wanted)),
                cell(each["late"], leads(part, "overdue", **wanted)),
            )
        )
    title = Words("待办环节是什么", "What the open steps are")
    return Chart(title, STEP, (OPEN, OVERDUE), tuple(rows[:MOST_ROWS]), STEPS)


# How long things take


@supervised
def time(request: HttpRequest, part: Part) -> HttpResponse:
    """How long the steps took that were done in the period, against their statutory periods."""
    found = measures.spreads(measures.closed(part))
    timed = [(each, *measures.statutory(names.step_named(each.service, each.procedure, each.step))) for each in found]
    title = Words("各环节用时", "Time taken by step")
    charts = [
        in_time(part),
        _spent(part, [(each, limit) for each, limit, works in timed if works], title, WORKING),
        _spent(
            part,
            [(each, limit) for each, limit, works in timed if not works],
            Words("以自然日计期限的环节用时", "Time taken by steps whose periods count every day"),
            NATURAL,
        ),
    ]
    return page(request, part, "figures", {"charts": charts, "heading": TIME, "note": TIME_NOTE})


TIME = Words("用时", "Time")
TIME_NOTE = Words(
    "用时从环节开始的次日算到办结之日，暂停的天数也在内；是否按期以每件自己的期限为准。",
    "Time runs from the day after a step opened to the day it was done, pauses included; whether it was in time is "
    "told by each case's own due date.",
)


def in_time(part: Part) -> Chart:
    """Agencies' steps done in time and late, by service; steps that had no last day are left out."""
    dated = measures.closed(part).filter(due__isnull=False, agency__isnull=False)
    steps = measures.with_ways(dated)
    late, itself = Count("pk", filter=measures.done_late()), Count("pk", filter=measures.by_itself())
    rows = []
    for each in measures.counted(steps, "service", late=late, itself=itself):
        service = each["service"]
        rows.append(
            row(
                names.service_words(service),
                cell(
                    each["number"] - each["late"] - each["itself"],
                    leads(part, "steps", which="in-time", service=service, holder="agency"),
                ),
                cell(each["late"], leads(part, "steps", which="late", service=service, holder="agency")),
                cell(each["itself"], leads(part, "steps", which="automatic", service=service, holder="agency")),
            )
        )
    columns = (Words("按期", "in time"), Words("逾期", "late"), Words("到期自动", "ended by time"))
    title = Words("机关办结的环节是否按期", "Agencies' steps done in time and late")
    return Chart(title, SERVICE, columns, tuple(rows), STEPS, "stacked")


def _spent(part: Part, timed: list[tuple[measures.Spread, int | None]], title: Words, unit: Words) -> Chart:
    columns = (
        Words("中位数", "median"),
        Words("九成以内", "nine in ten within"),
        Words("法定期限", "statutory period"),
    )
    rows = []
    for each, limit in timed[:MOST_ROWS]:
        wanted = {"service": each.service, "procedure": each.procedure, "step": each.step}
        link = leads(part, "steps", which="closed", **wanted)
        half, most = each.working if unit is WORKING else each.natural
        rows.append(Row(step_words(**wanted), (half, most, limit), (link, link, "")))
    return Chart(title, STEP, columns, tuple(rows), unit, limit=True)


# How things end


@supervised
def outcomes(request: HttpRequest, part: Part) -> HttpResponse:
    """How cases ended, on which places a no rested, and what came about because nobody acted."""
    charts = [ends(part), refusals(part), by_itself(part)]
    return page(request, part, "figures", {"charts": charts, "heading": OUTCOMES})


OUTCOMES = Words("结果", "Outcomes")


def ends(part: Part) -> Chart:
    """Ended cases by procedure and end state."""
    ended = part.cases().filter(measures.in_period(part, "ended_on"))
    rows = []
    for each in measures.counted(ended, "service", "procedure", "end_state"):
        wanted = {"service": each["service"], "procedure": each["procedure"], "end": each["end_state"]}
        label = _end_words(**wanted)
        rows.append(row(label, cell(each["number"], leads(part, "cases", which="ended", **wanted))))
    title = Words("办结件的结果", "How cases ended")
    return Chart(title, Words("结果", "End"), (Words("件数", "cases"),), tuple(rows[:MOST_ROWS]), CASES)


def _end_words(service: str, procedure: str, end: str) -> Words:
    known = names.service_of(service)
    found = known.procedures.get(procedure) if known else None
    if found is None:
        return Words(end, end)
    label = next((each.label for _, each in found.ends if each.state == end), Words(end, end))
    return Words(f"{found.label.zh}：{label.zh}", f"{found.label.en}: {label.en}")


def refusals(part: Part) -> Chart:
    """The places on which a no rested."""
    rows = []
    for service, document, at, number in measures.reasons(part)[:MOST_ROWS]:
        link = leads(part, "cases", which="refused", service=service, document=document, at=at)
        rows.append(row(Words(f"{document} {at}", f"{document} {at}"), cell(number, link)))
    title = Words("判断为“否”的依据", "Places on which a no rests")
    return Chart(title, Words("条款", "Place"), (Words("件数", "cases"),), tuple(rows), CASES)


def by_itself(part: Part) -> Chart:
    """Outcomes that came by themselves."""
    found = measures.with_ways(measures.closed(part)).filter(measures.by_itself())
    found = found.annotate(procedure=F("case__procedure"))
    rows = []
    for each in measures.counted(found, "service", "procedure", "step", "outcome"):
        wanted = {name: each[name] for name in ("service", "procedure", "step", "outcome")}
        label = _outcome_words(**wanted)
        rows.append(row(label, cell(each["number"], leads(part, "steps", which="automatic", **wanted))))
    title = Words("到期自动产生的结果", "What came about because nobody acted in time")
    return Chart(
        title, Words("环节与结果", "Step and outcome"), (Words("次数", "times"),), tuple(rows[:MOST_ROWS]), STEPS
    )


def _outcome_words(service: str, procedure: str, step: str, outcome: str) -> Words:
    label = step_words(service, procedure, step)
    found = names.step_named(service, procedure, step)
    way = found.outcome(outcome) if found else None
    said = way.label if way else Words(outcome, outcome)
    return Words(f"{label.zh}→{said.zh}", f"{label.en} → {said.en}")


# What people say


@supervised
def voices(request: HttpRequest, part: Part) -> HttpResponse:
    """Ratings with their follow-up, objections, and corrections of registers."""
    charts = [rated(part), followed_up(part), objected(part), corrected(part)]
    return page(request, part, "figures", {"charts": charts, "heading": VOICES})


VOICES = Words("评价与纠错", "Ratings and corrections")


def rated(part: Part) -> Chart:
    """Ratings by service, best first."""
    scores: dict[str, dict[int, int]] = defaultdict(dict)
    for each in measures.counted(measures.ratings(part).annotate(service=F("case__service")), "service", "score"):
        scores[each["service"]][each["score"]] = each["number"]
    rows = tuple(
        row(
            names.service_words(service),
            *(
                cell(found.get(score, 0), leads(part, "cases", which="rated", service=service, score=score))
                for score in (5, 4, 3, 2, 1)
            ),
        )
        for service, found in scores.items()
    )
    return Chart(Words("好差评", "Ratings"), SERVICE, SCORES, rows, CASES, "stacked")


def followed_up(part: Part) -> Chart:
    """Of those who were not satisfied, who was called back."""
    low = measures.ratings(part).filter(score__lte=measures.NOT_SATISFIED).annotate(service=F("case__service"))
    rows = []
    for each in measures.counted(low, "service", waiting=Count("pk", filter=Q(answered_on=None))):
        service = each["service"]
        rows.append(
            row(
                names.service_words(service),
                cell(each["number"] - each["waiting"], leads(part, "cases", which="answered", service=service)),
                cell(each["waiting"], leads(part, "cases", which="unanswered", service=service)),
            )
        )
    columns = (Words("已回访", "called back"), Words("待回访", "waiting"))
    title = Words("差评回访", "Follow-up of bad ratings")
    return Chart(title, SERVICE, columns, tuple(rows), CASES, "stacked")


def objected(part: Part) -> Chart:
    """Objections by service, with and without a finding."""
    found = measures.objections(part).annotate(service=F("notice__service"))
    rows = []
    for each in measures.counted(found, "service", open=Count("pk", filter=Q(finding=""))):
        service = each["service"]
        link = leads(part, "cases", which="objected", service=service)
        rows.append(
            row(names.service_words(service), cell(each["number"] - each["open"], link), cell(each["open"], link))
        )
    columns = (Words("已有处理意见", "answered"), Words("待处理", "waiting"))
    title = Words("公示期异议", "Objections to notices")
    return Chart(title, SERVICE, columns, tuple(rows), Words("次", "objections"), "stacked")


def corrected(part: Part) -> Chart:
    """Corrections of register entries by service."""
    found = measures.corrections(part).annotate(service=F("entry__service"))
    rows = tuple(
        Row(names.service_words(each["service"]), (each["number"],)) for each in measures.counted(found, "service")
    )
    title = Words("登记更正", "Corrections of registers")
    return Chart(title, SERVICE, (Words("次数", "corrections"),), rows, Words("次", "corrections"))


def rate(part: int, whole: int) -> Decimal | None:
    """A share in percent with one decimal, None of nothing."""
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.1")) if whole else None
