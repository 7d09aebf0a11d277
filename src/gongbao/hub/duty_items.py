"""What duties are due for, and what shows that they were done: one statement a duty, whoever holds it and how often.

An item is an entry of a register or a step that was done. It concerns whoever holds one of the duty's roles in its
case; where nobody does, the agency that made it and those above it, or else the agencies of its district.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import connection

from gongbao.hub.commands.opening import CITY
from gongbao.hub.duty_bearers import Bearer
from gongbao.services import Service
from gongbao.services.duties import Duty, Occurrence
from gongbao.services.record import Record

_CONCERNS = """
JOIN unnest(%(places)s::int[], %(agencies)s::bigint[], %(parties)s::bigint[], %(paths)s::text[], %(districts)s::text[])
     AS b(place, agency_id, party_id, path, district)
  ON CASE
     WHEN EXISTS (SELECT FROM hub_caserole h WHERE h.case_id = i.case_id AND h.role = ANY(%(roles)s))
     THEN EXISTS (SELECT FROM hub_caserole h WHERE h.case_id = i.case_id AND h.role = ANY(%(roles)s)
                     AND (h.agency_id = b.agency_id OR h.party_id = b.party_id))
     WHEN b.party_id IS NOT NULL THEN i.party_id = b.party_id
     WHEN i.agency_id IS NOT NULL THEN (SELECT a.path FROM hub_agency a WHERE a.id = i.agency_id) LIKE b.path || '%%'
     ELSE b.district IN (i.district, %(city)s)
     END
"""
_COUNTED = f"""
SELECT b.place, i.start, count(*), count(*) FILTER (WHERE i.done) FROM ({{source}}) i {_CONCERNS} GROUP BY 1, 2
"""  # noqa: S608 every part is written here
_LISTED = f"""
SELECT i.id, i.done FROM ({{source}}) i {_CONCERNS}
 WHERE %(only)s::bigint IS NULL OR i.id = %(only)s ORDER BY i.done, i.id LIMIT %(limit)s OFFSET %(offset)s
"""  # noqa: S608 every part is written here

_SAID = """EXISTS (SELECT FROM hub_dutydone d WHERE d.service = %(service)s AND d.duty = %(duty)s
    AND d.{item}_id = i.id AND d.start = {start} AND d.takes_back_id IS NULL
    AND NOT EXISTS (SELECT FROM hub_dutydone back WHERE back.takes_back_id = d.id))"""

_ENTRIES = """
SELECT p.start, i.id, i.case_id, i.agency_id, i.party_id, i.district, ({done}) AS done
  FROM unnest(%(starts)s::date[], %(dues)s::date[], %(ends)s::date[]) AS p(start, due, until)
  JOIN hub_recordentry i ON i.service = %(service)s AND i.record = %(of)s AND i.entered_on <= p.due
   AND (i.struck_on IS NULL OR i.struck_on > p.due)
   AND COALESCE(i.data ->> %(until)s, '9999') > p.due::text
"""
_CHANGED = (
    """EXISTS (SELECT FROM hub_recordchange c WHERE c.entry_id = {entry} AND c."on" BETWEEN p.start AND p.until)"""
)
_SHOWN = f"""EXISTS (
    SELECT FROM hub_recordentry r LEFT JOIN hub_case rc ON rc.id = r.case_id
     WHERE r.service = %(service)s AND r.record = %(record)s AND r.struck_on IS NULL AND ({{same}}){{contents}}
       AND (r.entered_on BETWEEN p.start AND p.until OR {_CHANGED.format(entry="r.id")}))"""
_SAME_CASE = "i.case_id IN (r.case_id, rc.parent_id)"
_SAME_KEY = "r.data @> (SELECT jsonb_object_agg(k, i.data -> k) FROM unnest(%(key)s::text[]) AS k)"

_EVENT_ENTRIES = """
SELECT i.entered_on AS start, i.id, i.case_id, i.agency_id, i.party_id, i.district, ({done}) AS done
  FROM hub_recordentry i WHERE i.service = %(service)s AND i.record = %(event)s
   AND i.entered_on BETWEEN %(first)s AND %(last)s
"""
_EVENT_STEPS = """
SELECT i.closed_on AS start, i.id, i.case_id, i.agency_id, NULL::bigint AS party_id, i.district, ({done}) AS done
  FROM hub_task i JOIN hub_case c ON c.id = i.case_id AND c.procedure = %(procedure)s
 WHERE i.service = %(service)s AND i.step = %(step)s AND i.closed_on BETWEEN %(first)s AND %(last)s
   AND i.outcome <> '' AND (%(outcomes)s::text[] = '{{}}' OR i.outcome = ANY(%(outcomes)s))
"""
_FOLLOWED = """EXISTS (SELECT FROM hub_recordentry r WHERE r.service = %(service)s AND r.record = %(record)s
    AND r.struck_on IS NULL AND r.case_id = i.case_id AND r.entered_on >= {start}{contents})"""

_ENTERED = """
SELECT i.entered_on AS start, i.id, i.case_id, i.agency_id, i.party_id, i.district, true AS done
  FROM hub_recordentry i WHERE i.service = %(service)s AND i.record = %(record)s AND i.struck_on IS NULL
   AND i.entered_on BETWEEN %(first)s AND %(last)s {contents}
   AND NOT EXISTS (SELECT FROM hub_dutydone d
                    WHERE d.shown_by_id = i.id AND d.service = %(service)s AND d.duty = %(duty)s)
"""

Counts = dict[tuple[int, date], tuple[int, int]]


def due_entries(service: Service, duty: Duty, bearers: Sequence[Bearer], periods: Iterable[Occurrence]) -> Counts:
    """Of each bearer (by its place) and each period (by its start): for how many entries it is due, and is done."""
    known = sorted(periods)
    if not known:
        return {}
    source, values = _of_entries(service, duty, known)
    return _count(source, values, service, duty, bearers)


def events(service: Service, duty: Duty, bearers: Sequence[Bearer], first: date, last: date) -> Counts:
    """Of each bearer and each day: how many events called for the duty, and how many of these were followed by it."""
    source, values = _events(service, duty, first, last)
    return _count(source, values, service, duty, bearers)


def entered(service: Service, duty: Duty, bearers: Sequence[Bearer], first: date, last: date) -> Counts:
    """Of each bearer and each day: the entries made in the duty's register that count by themselves.

    None where an entry might be another duty's as well; those are named by hand.
    """
    if not duty.record or not service.told_apart(duty):
        return {}
    source, values = _entered(duty, first, last)
    return _count(source, values, service, duty, bearers)


Items = list[tuple[int, bool]]


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a list is wanted; ``only``: nothing but this item."""

    limit: int = 1
    offset: int = 0
    only: int | None = None


def due_for(service: Service, duty: Duty, bearer: Bearer, occurrence: Occurrence, part: Part) -> Items:
    """The items of one occurrence: ids of entries, or of the steps that it follows, and whether each is done."""
    if duty.of:
        source, values = _of_entries(service, duty, [occurrence])
    else:
        source, values = _events(service, duty, occurrence.start, occurrence.start)
    return _list(source, values, service, duty, bearer, part)


def shown_by(service: Service, duty: Duty, bearer: Bearer, first: date, last: date, part: Part) -> list[int]:
    """The ids of the entries of those days that can show that the duty was done, and are named for no other time."""
    if not duty.record:
        return []
    source, values = _entered(duty, first, last)
    return [item for item, _ in _list(source, values, service, duty, bearer, part)]


Source = tuple[str, Mapping[str, Any]]


def _of_entries(service: Service, duty: Duty, periods: Sequence[Occurrence]) -> Source:
    done = [_SAID.format(item="entry", start="p.start")]
    shared = _shared_key(service.records[duty.of], service.records.get(duty.record))
    if duty.record and service.told_apart(duty):
        if duty.record == duty.of:
            done.append(_CHANGED.format(entry="i.id"))
        else:
            done.append(
                _SHOWN.format(
                    same=f"{_SAME_CASE} OR {_SAME_KEY}" if shared else _SAME_CASE, contents=_contents(duty, "r")
                )
            )
    return _ENTRIES.format(done=" OR ".join(done)), {
        "of": duty.of,
        "until": duty.until,
        "key": shared,
        "starts": [each.start for each in periods],
        "dues": [each.due for each in periods],
        "ends": [each.end for each in periods],
    }


def _shared_key(of: Record, record: Record | None) -> list[str]:
    """The contents that tell the entries of ``of`` apart, where ``record`` has them as well."""
    return list(of.key) if record and of.key and set(of.key) <= set(record.fields) else []


def _events(service: Service, duty: Duty, first: date, last: date) -> Source:
    after = duty.after
    assert after is not None
    item, start = ("entry", "i.entered_on") if after.record else ("task", "i.closed_on")
    done = [_SAID.format(item=item, start=start)]
    if duty.record and duty.record != after.record:
        done.append(_FOLLOWED.format(start=start, contents=_contents(duty, "r")))
    source = _EVENT_ENTRIES if after.record else _EVENT_STEPS
    return source.format(done=" OR ".join(done)), {
        "event": after.record,
        "procedure": after.procedure,
        "step": after.step,
        "outcomes": list(after.outcomes),
        "first": first,
        "last": last,
    }


def _entered(duty: Duty, first: date, last: date) -> Source:
    return _ENTERED.format(contents=_contents(duty, "i")), {"first": first, "last": last}


def _contents(duty: Duty, entry: str) -> str:
    """The condition that an entry has the contents of the duty's; its values are among those of ``_values``."""
    return "".join(
        f" AND {entry}.data ->> %(content{place})s = ANY(%(allowed{place})s)" for place, _ in enumerate(duty.entry)
    )


def _count(source: str, values: Mapping[str, Any], service: Service, duty: Duty, bearers: Sequence[Bearer]) -> Counts:
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED.format(source=source), _values(values, service, duty, bearers))
        return {(place, start): (wanted, done) for place, start, wanted, done in cursor.fetchall()}


def _list(source: str, values: Mapping[str, Any], service: Service, duty: Duty, bearer: Bearer, part: Part) -> Items:
    given = _values(values, service, duty, [bearer]) | asdict(part)
    with connection.cursor() as cursor:
        cursor.execute(_LISTED.format(source=source), given)
        return cursor.fetchall()


def _values(values: Mapping[str, Any], service: Service, duty: Duty, bearers: Sequence[Bearer]) -> dict[str, Any]:
    contents = {f"content{place}": name for place, (name, _) in enumerate(duty.entry)}
    allowed = {f"allowed{place}": list(values) for place, (_, values) in enumerate(duty.entry)}
    return {
        **values,
        **contents,
        **allowed,
        "service": service.slug,
        "duty": duty.name,
        "record": duty.record,
        "roles": list(duty.roles),
        "city": CITY,
        "places": list(range(len(bearers))),
        "agencies": [each.agency.pk if each.agency else None for each in bearers],
        "parties": [each.party.pk if each.party else None for each in bearers],
        "paths": [each.agency.path if each.agency else None for each in bearers],
        "districts": [each.agency.district if each.agency else None for each in bearers],
    }
