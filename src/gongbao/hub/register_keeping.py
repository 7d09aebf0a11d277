"""Who keeps a register, and entries made, corrected and struck by hand, each with its reason."""

from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from gongbao.hub import clock, entries
from gongbao.hub.actors import Actor
from gongbao.hub.entries import Origin
from gongbao.hub.errors import Conflict, Forbidden, Unprocessable
from gongbao.hub.imports import InNameOf
from gongbao.hub.models import CaseRole, PartyMember, RecordEntry
from gongbao.services import Service
from gongbao.services.record import Record


def keeper(actor: Actor, service: Service, record: Record) -> InNameOf | None:
    """In whose name this person keeps the register: a post with the keeper's role, or a party that has the role.

    A party has a role of a service once it holds it in a case.
    """
    user_id = actor.user_id or 0
    for post in actor.posts:
        if f"{service.slug}/{record.keeper}" in post.roles:
            return InNameOf(user_id, post.agency.district, agency=post.agency)
    held = CaseRole.objects.filter(case__service=service.slug, role=record.keeper, party__in=actor.party_ids)
    found = held.select_related("party").order_by("pk").first()
    if found is None or found.party is None:
        return None
    return InNameOf(user_id, found.party.district, party=found.party)


def demand_keeper(actor: Actor, service: Service, record: Record) -> InNameOf:
    """See ``keeper``. Raises Forbidden for others."""
    found = keeper(actor, service, record)
    if found is None:
        label = service.roles[record.keeper].label
        raise Forbidden(
            f"此登记由“{label.zh}”维护，您的岗位没有这个身份。",
            f'This register is kept by "{label.en}", a role that your post does not have.',
        )
    return found


def own_entries(service: str, record: str, whose: InNameOf) -> QuerySet[RecordEntry]:
    """The entries that whoever keeps the register may change: its own, those of agencies below, those of its cases."""
    found = RecordEntry.objects.filter(service=service, record=record, struck_on=None)
    if whose.agency is not None:
        in_cases = CaseRole.objects.filter(agency=whose.agency, case__service=service).values("case_id")
        return found.filter(Q(agency__path__startswith=whose.agency.path) | Q(case__in=in_cases))
    return found.filter(party=whose.party)


def needs_second_person(record: Record, whose: InNameOf) -> bool:
    """A public register is changed by two people; an organisation for which one person acts has no second."""
    if not record.public:
        return False
    return whose.party is None or PartyMember.objects.filter(party=whose.party).count() > 1


def lock(service: str, record: str) -> None:
    """Nobody else changes the register by hand or by sheet until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"register {service}/{record}"])


def origin(whose: InNameOf, reason: str) -> Origin:
    """Where an entry comes from that a person makes."""
    return Origin(
        clock.today(),
        whose.district,
        whose.user_id,
        party=whose.party,
        agency=whose.agency,
        reason=reason,
    )


@transaction.atomic
def add(service: Service, record: Record, data: Mapping[str, Any], whose: InNameOf, reason: str) -> RecordEntry:
    """Makes an entry by hand. Raises Unprocessable without a reason or key, Conflict where its key stands already."""
    _demand_reason(reason)
    lock(service.slug, record.name)
    missing = [record.fields[name].label for name in record.key if data.get(name) is None]
    if missing:
        raise Unprocessable(
            f"请填写{'、'.join(f'“{label.zh}”' for label in missing)}，登记以此区分。",
            f"Fill in {', '.join(label.en for label in missing)}: entries are told apart by it.",
        )
    if entries.standing(service.slug, record.name, entries.key_of(record, data)) is not None:
        raise Conflict(
            "登记簿中已有这一条，请打开它更正。", "The register has this entry already; open it and correct it."
        )
    return entries.enter(service.slug, record, data, origin(whose, reason))


@transaction.atomic
def correct(service: Service, entry: RecordEntry, data: Mapping[str, Any], whose: InNameOf, reason: str) -> RecordEntry:
    """Changes contents of an entry (null takes one out). Raises Forbidden, Conflict and Unprocessable."""
    _demand_reason(reason)
    record = service.records[entry.record]
    found = _own(service, entry, whose)
    changed = {**found.data, **data}
    kept = {name: value for name, value in changed.items() if value is not None}
    if any(kept.get(name) != found.data.get(name) for name in record.key):
        labels = "、".join(f"“{record.fields[name].label.zh}”" for name in record.key)
        raise Unprocessable(
            f"{labels}用来区分登记，不能更正；请注销后重新登记。",
            "What tells the entry from others cannot be corrected: strike the entry and enter it anew.",
        )
    return entries.change(found, kept, origin(whose, reason))


@transaction.atomic
def strike(service: Service, entry: RecordEntry, whose: InNameOf, reason: str) -> None:
    """Takes an entry off the register; it is kept with its history."""
    _demand_reason(reason)
    entries.strike(_own(service, entry, whose), origin(whose, reason))


def _own(service: Service, entry: RecordEntry, whose: InNameOf) -> RecordEntry:
    lock(service.slug, entry.record)
    own = own_entries(service.slug, entry.record, whose).select_for_update(of=("self",))
    found = own.filter(pk=entry.pk).first()
    if found is None:
        raise Forbidden(
            "这条登记已注销，或不由您的单位维护，不能更改。",
            "This entry is struck, or not kept by your office, and cannot be changed.",
        )
    return found


def _demand_reason(reason: str) -> None:
    if not reason.strip():
        raise Unprocessable("请写明原因。", "Please give the reason.")
