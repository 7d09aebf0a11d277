"""The figures that oversight shows, each from one statement however much there is to count."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import CharField, Count, F, Max, Min, Model, Q, QuerySet, Value
from django.db.models.functions import Concat, TruncMonth

from gongbao.hub.models import Objection, Rating, RecordChange, Task
from gongbao.oversight.part import Part
from gongbao.periods import Unit, add_months, working_days_between
from gongbao.procedures import Step
from gongbao.services import registry

Months = dict[date, int]

#: A score with which somebody is not satisfied and is called back (好差评).
NOT_SATISFIED = 2


def in_period(part: Part, column: str) -> Q:
    """Rows whose day lies in the period looked at."""
    return Q(**{f"{column}__gte": part.since, f"{column}__lte": part.until})


def late(today: date) -> Q:
    """Open steps whose last day is over."""
    return Q(closed_on=None, due__lt=today)


def months(part: Part) -> list[date]:
    """The first day of each month of the period."""
    first, found = part.since.replace(day=1), []
    while first <= part.until:
        found.append(first)
        first = add_months(first, 1)
    return found


def by_month(rows: QuerySet[Any], column: str) -> Months:
    """How many rows each month has, by the first day of the month."""
    counted = rows.annotate(month=TruncMonth(column)).values("month").annotate(number=Count("pk")).order_by()
    return {row["month"]: row["number"] for row in counted}


def closed(part: Part) -> QuerySet[Task]:
    """Steps that were done, or that time ended, in the period; those that fell away with others are left out."""
    return part.steps().filter(in_period(part, "closed_on")).exclude(outcome="")


# What time brought about


def _named(*columns: str) -> Concat:
    parts: list[Any] = []
    for column in columns:
        parts += [Value("/"), F(column)] if parts else [F(column)]
    return Concat(*parts, output_field=CharField())


def with_ways(steps: QuerySet[Task]) -> QuerySet[Task]:
    """The steps with the ``way`` in which each ended, as ``by_itself`` and ``done_late`` ask for it."""
    return steps.annotate(way=_named("service", "case__procedure", "step", "outcome"))


def by_itself() -> Q:
    """Steps that time ended, because nobody acted."""
    keys = [
        f"{service.slug}/{procedure.name}/{step.name}/{outcome.name}"
        for service in registry().values()
        for procedure in service.procedure_list
        for step in procedure.steps
        for outcome in step.outcomes
        if outcome.automatic
    ]
    return Q(way__in=keys)


def done_late() -> Q:
    """Steps that somebody did, but after the last day."""
    return Q(closed_on__gt=F("due")) & ~by_itself()


# How long things take


@dataclass(frozen=True)
class Spread:
    """How long one step took: half of the times were no longer than the median, nine in ten no longer than ``most``.

    ``working`` and ``natural`` hold (median, most) in working days and in days; neither leaves out pauses.
    """

    service: str
    procedure: str
    step: str
    number: int
    working: tuple[int, int]
    natural: tuple[int, int]


_SPREADS = """
SELECT {columns}, count(*),
       percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY till.worked - since.worked),
       percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY t.closed_on - t.opened_on)
  FROM hub_task t JOIN hub_case c ON c.id = t.case_id
  JOIN unnest(%s::date[], %s::int[]) AS since (day, worked) ON since.day = t.opened_on
  JOIN unnest(%s::date[], %s::int[]) AS till (day, worked) ON till.day = t.closed_on
 WHERE t.id IN ({steps})
 GROUP BY {columns} ORDER BY count(*) DESC, {columns}
"""


def spreads(steps: QuerySet[Task]) -> list[Spread]:
    """How long the steps took that are closed, the most frequent first.

    Days are counted as periods count them: the day on which a step opened is not counted, the day it closed is.
    """
    found = _spread(steps, "t.service, c.procedure, t.step")
    return [Spread(*row[:4], tuple(row[4]), tuple(row[5])) for row in found]


def by_agency(steps: QuerySet[Task]) -> dict[int, tuple[int, int]]:
    """The median of the working days that closed steps took in each agency, and what nine in ten stayed within."""
    return {agency: tuple(working) for agency, _, working, _ in _spread(steps, "t.agency_id")}


def _spread(steps: QuerySet[Task], columns: str) -> list[Any]:
    days = _worked(steps.aggregate(first=Min("opened_on"), last=Max("closed_on")))
    if not days:
        return []
    chosen, values = steps.order_by().values("pk").query.sql_with_params()
    table = [list(days), list(days.values())]
    with connection.cursor() as cursor:
        cursor.execute(_SPREADS.format(columns=columns, steps=chosen), [*table, *table, *values])
        return cursor.fetchall()


def _worked(ends: dict[str, date | None]) -> dict[date, int]:
    """For each day from the first to the last, how many working days have gone by since the first."""
    first, last = ends["first"], ends["last"]
    if first is None or last is None:
        return {}
    days = [first + timedelta(ahead) for ahead in range((last - first).days + 1)]
    return {day: working_days_between(first, day) for day in days}


def statutory(step: Step | None) -> tuple[int | None, bool]:
    """The period of a step where it is a number of days from its opening, and whether it counts working days."""
    if step is None or step.due is None:
        return None, True
    span = step.due.span
    from_opening = {ref.step for ref in step.after}.issuperset(span.since)
    plain = isinstance(span.n, int) and span.n > 0 and from_opening and span.unit in (Unit.DAYS, Unit.WORKING_DAYS)
    return (int(span.n) if plain else None), span.unit is Unit.WORKING_DAYS


# Reasons

_REASONS = """
SELECT c.service, reason ->> 'document', reason ->> 'at', count(DISTINCT r.case_id)
  FROM hub_receipt r JOIN hub_case c ON c.id = r.case_id, jsonb_array_elements(r.because) AS reason
 WHERE r.answer = 'no' AND reason ->> 'holds' = 'no' AND r.as_of BETWEEN %s AND %s AND r.case_id IN ({cases})
 GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3
"""


def reasons(part: Part) -> list[tuple[str, str, str, int]]:
    """The places on which a no in the period rested: service, document, place, in how many cases; most first."""
    chosen, values = part.cases().order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_REASONS.format(cases=chosen), [part.since, part.until, *values])
        return [tuple(row) for row in cursor.fetchall()]


def refused_at(document: str, at: str) -> Q:
    """Cases with a no that rests on the place."""
    because = [{"document": document, "at": at, "holds": "no"}]
    return Q(receipts__answer="no", receipts__because__contains=because)


# What people say


def _of(part: Part, model: type[Model], column: str, case: str = "case") -> QuerySet[Any]:
    found = model._default_manager.filter(in_period(part, column))
    return found.filter(**{f"{case}__in": part.cases()})


def ratings(part: Part) -> QuerySet[Rating]:
    """Ratings given in the period."""
    return _of(part, Rating, "rated_on")


def objections(part: Part) -> QuerySet[Objection]:
    """Objections to notices that were raised in the period."""
    return _of(part, Objection, "raised_on", "notice__case")


def corrections(part: Part) -> QuerySet[RecordChange]:
    """Changes of register entries in the period, by people: a change that a case brings about is no correction."""
    found = RecordChange.objects.filter(in_period(part, "on"), user__isnull=False, case=None)
    return found.filter(Q(entry__case__in=part.cases()) | Q(entry__agency_id__in=part.ids))


def counted(rows: QuerySet[Any], *columns: str, **more: Any) -> Iterator[dict[str, Any]]:
    """How many rows there are for each value of the columns, and other sums; most first."""
    found: Iterable[dict[str, Any]] = rows.order_by().values(*columns).annotate(number=Count("pk"), **more)
    yield from sorted(found, key=lambda row: (-row["number"], [str(row[column]) for column in columns]))
