"""The facts of a case: the newest value of each name, those of the cases above it included, with their sources."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from gongbao.hub.models import Case, Parameter
from gongbao.services import Service
from gongbao.words import Words

# The newest value of every name at every height of the family, the case itself first.
_LATEST = """
WITH RECURSIVE chain AS (
    SELECT id, parent_id, 0 AS height FROM hub_case WHERE id = %s
    UNION ALL SELECT above.id, above.parent_id, height + 1 FROM hub_case above JOIN chain ON above.id = chain.parent_id
)
SELECT DISTINCT ON (chain.height, fact.name)
       chain.height, chain.id, fact.name, fact.value, fact.source, fact.id, fact.verified_by_id IS NOT NULL
  FROM chain JOIN hub_factvalue fact ON fact.case_id = chain.id
 ORDER BY chain.height, fact.name, fact.id DESC
"""

#: Where a value comes from, as pages say it.
SOURCES = {
    "register": Words("登记信息", "register"),
    "document": Words("证明材料", "document"),
    "declaration": Words("本人声明", "own statement"),
    "judgement": Words("认定", "judgement"),
    "system": Words("办理中产生", "made in the case"),
    "parameter": Words("公布的数据", "published figure"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """A fact's value (typed), where it came from, and which row says so (None: a parameter)."""

    value: Any
    source: str
    row: int | None
    case_id: int | None
    verified: bool = False


def known(case: Case, service: Service, as_of: date) -> dict[str, Known]:
    """Every fact known in the case on the day.

    A value in the case itself goes before one in a case above it; a dated figure that nobody entered comes from
    the approved parameter in force on ``as_of``.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LATEST, [case.pk])
        rows = cursor.fetchall()
    found: dict[str, Known] = {}
    for _, case_id, name, value, source, row, verified in rows:
        if name not in found and name in service.facts and value is not None:
            parsed = service.facts[name].parse(json.loads(value))
            found[name] = Known(parsed, source, row, case_id, verified)
    return parameters(service, as_of) | found


def parameters(service: Service, as_of: date) -> dict[str, Known]:
    """The dated figures of the service that are approved and in force on the day."""
    dated = [name for name, fact in service.facts.items() if fact.dated is not None]
    if not dated:
        return {}
    rows = Parameter.objects.filter(
        service=service.slug, name__in=dated, valid_from__lte=as_of, approved_by__isnull=False
    ).order_by("name", "-valid_from", "-id")
    found: dict[str, Known] = {}
    for row in rows:
        found.setdefault(row.name, Known(service.facts[row.name].parse(row.value), "parameter", None, None, True))
    return found


def values(facts: Mapping[str, Known]) -> dict[str, Any]:
    """Only the values, as decisions and periods take them."""
    return {name: each.value for name, each in facts.items()}
