"""The calendar of duties: every occurrence of every duty of a bearer, and how it stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from gongbao.hub import duty_items
from gongbao.hub.duty_bearers import Bearer
from gongbao.hub.models import DutyDone
from gongbao.hub.prepared import Statement, array
from gongbao.hub.rows import parsed
from gongbao.services import Service
from gongbao.services.duties import Duty, Occurrence, State, first_event, following, occurrences, state


@dataclass(frozen=True)
class Line:
    """One occurrence of a duty of a bearer: how often it is to be done, and how often it has been."""

    bearer: Bearer
    service: Service
    duty: Duty
    occurrence: Occurrence
    wanted: int
    done: int

    def state(self, today: date) -> State:
        """How it stands on a day."""
        return state(self.occurrence, self.done, self.wanted, today)

    @property
    def many(self) -> bool:
        """Whether it is due for each of several entries or events, which have a list of their own."""
        return bool(self.duty.of or self.duty.after)

    @property
    def order(self) -> tuple[date, str, str, str]:
        """By due date, what has none last."""
        return (self.occurrence.due or date.max, self.service.slug, self.duty.name, self.bearer.key)


#: What nobody has taken back, and takes back nothing itself.
_STANDING = """
(hub_dutydone.takes_back_id IS NULL
 AND NOT EXISTS (SELECT FROM hub_dutydone back WHERE back.takes_back_id = hub_dutydone.id))
"""
_SAID = Statement(f"""
SELECT json_agg(json_build_array(service, duty, start, agency_id, party_id, number))
  FROM (SELECT service, duty, start, agency_id, party_id, count(*) AS number FROM hub_dutydone
         WHERE entry_id IS NULL AND task_id IS NULL AND {_STANDING}
           AND (agency_id = ANY(%(agencies)s::bigint[]) OR party_id = ANY(%(parties)s::bigint[]))
         GROUP BY 1, 2, 3, 4, 5) said
""")  # noqa: S608 every part is written here

Held = tuple[Bearer, date]
Said = Mapping[tuple[str, str, date, int | None, int | None], int]


def lines(bearers: Iterable[Bearer], first: date, last: date, service: str = "") -> list[Line]:
    """What is due from ``first`` to ``last``, both included, by due date; what has no day comes last."""
    held: dict[tuple[str, str], tuple[Service, Duty, list[Held]]] = {}
    for bearer in bearers:
        for found, duty, since in bearer.duties():
            if not service or found.slug == service:
                held.setdefault((found.slug, duty.name), (found, duty, []))[2].append((bearer, since))
    said = _said({bearer.key: bearer for _, _, pairs in held.values() for bearer, _ in pairs}.values())
    listed = [each for found, duty, pairs in held.values() for each in _lines_of(found, duty, pairs, first, last, said)]
    return sorted(listed, key=lambda each: each.order)


def line(bearer: Bearer, service: Service, duty: Duty, start: date) -> Line | None:
    """The occurrence of a duty that begins on ``start``; None where there is none of this bearer's."""
    since, due = bearer.since(service, duty), _due(duty, start)
    if since is None or not duty.dated or (due and due < since):
        return None
    first, last = (due, due) if due else (since, since)
    found = _lines_of(service, duty, [(bearer, since)], first, last, _said([bearer]))
    return next((each for each in found if each.occurrence.start == start), None)


def standing(rows: QuerySet[DutyDone]) -> QuerySet[DutyDone]:
    """Those that nobody has taken back."""
    return rows.filter(RawSQL(_STANDING, (), output_field=BooleanField()))  # noqa: S611 written above


def _due(duty: Duty, start: date) -> date | None:
    """The last day of the occurrence that begins on ``start``."""
    if duty.after:
        return following(duty, start).due
    if duty.every == "once":
        return duty.last_day
    return next(
        (each.due for each in occurrences(duty, start, start + timedelta(days=366)) if each.start == start), None
    )


def _said(bearers: Iterable[Bearer]) -> Said:
    """How often each bearer has said that it did a duty that is not due for each of several things."""
    known = list(bearers)
    agencies = array(each.agency.pk for each in known if each.agency)
    parties = array(each.party.pk for each in known if each.party)
    [[found]] = _SAID.rows({"agencies": agencies, "parties": parties})
    return {
        (service, duty, date.fromisoformat(start), agency, party): number
        for service, duty, start, agency, party, number in parsed(found)
    }


def _lines_of(
    service: Service, duty: Duty, held: Sequence[Held], first: date, last: date, said: Said
) -> Iterator[Line]:
    since = max(first, min(day for _, day in held))
    if duty.after:
        yield from _after_events(service, duty, held, since, last)
        return
    found = list(occurrences(duty, since, last))
    if duty.of:
        yield from _for_entries(service, duty, held, found)
    else:
        yield from _plain(service, duty, held, found, said)


def _plain(
    service: Service, duty: Duty, held: Sequence[Held], found: Sequence[Occurrence], said: Said
) -> Iterator[Line]:
    if not found:
        return
    bearers = [bearer for bearer, _ in held]
    until = max(each.end or date.max for each in found)
    entered = duty_items.entered(service, duty, bearers, found[0].start, until)
    days: dict[int, dict[date, int]] = {}
    for (place, day), (number, _) in entered.items():
        days.setdefault(place, {})[day] = number
    for place, (bearer, since) in enumerate(held):
        for each in found:
            if each.due is None or each.due >= since:
                by_hand = said.get((service.slug, duty.name, each.start, *_ids(bearer)), 0)
                shown = sum(
                    number for day, number in days.get(place, {}).items() if each.start <= day <= (each.end or date.max)
                )
                yield Line(bearer, service, duty, each, duty.times, by_hand + shown)


def _for_entries(service: Service, duty: Duty, held: Sequence[Held], found: Sequence[Occurrence]) -> Iterator[Line]:
    counts = duty_items.due_entries(service, duty, [bearer for bearer, _ in held], found)
    for place, (bearer, since) in enumerate(held):
        for each in found:
            wanted, done = counts.get((place, each.start), (0, 0))
            if wanted and each.due and each.due >= since:
                yield Line(bearer, service, duty, each, wanted, done)


def _after_events(service: Service, duty: Duty, held: Sequence[Held], first: date, last: date) -> Iterator[Line]:
    counts = duty_items.events(service, duty, [bearer for bearer, _ in held], first_event(duty, first), last)
    for (place, day), (wanted, done) in counts.items():
        bearer, since = held[place]
        each = following(duty, day)
        if each.due and max(first, since) <= each.due <= last:
            yield Line(bearer, service, duty, each, wanted, done)


def _ids(bearer: Bearer) -> tuple[int | None, int | None]:
    return bearer.agency.pk if bearer.agency else None, bearer.party.pk if bearer.party else None
