"""The facts of a case: the newest value of each name, those of the cases above it included, with their sources."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongbao.hub.models import Case
from gongbao.hub.prepared import Statement
from gongbao.services import Service
from gongbao.words import Words

_NEWEST = """
    SELECT name, value, source, id AS row, verified_by_id IS NOT NULL AS verified FROM hub_factvalue
     WHERE case_id = {case} ORDER BY name, id DESC LIMIT 1
"""
# For each row (id, height) of ``chain`` the newest value of every name: one look into the index a name, however often
# it was entered.
_LATEST = f"""
latest AS (
    SELECT chain.height, chain.id AS case_id, newest.*
      FROM chain, LATERAL ({_NEWEST.format(case="chain.id")}) newest
    UNION ALL
    SELECT latest.height, latest.case_id, newest.*
      FROM latest, LATERAL ({_NEWEST.format(case="latest.case_id AND name > latest.name")}) newest
)
"""  # noqa: S608 every part is written here
#: The facts of the case ``c`` of the statement around it, as JSON: those of the case itself, then those of cases above.
OF_CASE = f"""
WITH RECURSIVE chain AS (
    SELECT c.id, c.parent_id, 0 AS height
    UNION ALL SELECT above.id, above.parent_id, height + 1 FROM hub_case above JOIN chain ON above.id = chain.parent_id
), {_LATEST}
SELECT json_agg(json_build_array(case_id, name, value, source, row, verified) ORDER BY height) FROM latest
"""  # noqa: S608 every part is written here
_READ = Statement(f"SELECT ({OF_CASE}) FROM hub_case c WHERE c.id = %(case)s")  # noqa: S608 every part is written here
_IN_FORCE = Statement("""
SELECT json_object_agg(name, value) FROM (
    SELECT DISTINCT ON (name) name, value FROM hub_parameter
     WHERE service = %(service)s AND valid_from <= %(day)s::date AND approved_by_id IS NOT NULL
     ORDER BY name, valid_from DESC, id DESC
) newest
""")
#: Of ``OF_CASE``: case, name, value, source, row, verified.
FactRow = tuple[int, str, Any, str, int, bool]

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
    [[found]] = _READ.rows({"case": case.pk})
    return of_rows(json.loads(found or "[]"), service, as_of)


def of_rows(rows: Iterable[FactRow], service: Service, as_of: date) -> dict[str, Known]:
    """The same from rows that were read already, those of the case itself before those of cases above it."""
    found: dict[str, Known] = {}
    for case_id, name, value, source, row, verified in rows:
        if name not in found and name in service.facts and value is not None:
            parsed = service.facts[name].parse(value)
            found[name] = Known(parsed, source, row, case_id, verified)
    return parameters(service, as_of) | found


def parameters(service: Service, as_of: date) -> dict[str, Known]:
    """The dated figures of the service that are approved and in force on the day."""
    if not service.figures:
        return {}
    [[found]] = _IN_FORCE.rows({"service": service.slug, "day": as_of})
    values = json.loads(found or "{}")
    return {
        fact.name: Known(fact.parse(values[fact.name]), "parameter", None, None, True)
        for fact in service.figures
        if fact.name in values
    }


def with_figures(service: Service, given: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """What somebody says (typed), and the dated figures in force on the day where they do not say otherwise."""
    return values(parameters(service, as_of)) | dict(given)


def values(facts: Mapping[str, Known]) -> dict[str, Any]:
    """Only the values, as decisions and periods take them."""
    return {name: each.value for name, each in facts.items()}
