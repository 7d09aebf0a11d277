"""Reading of other people's cases and data, logged for the person concerned, once a day each."""

from collections.abc import Iterable

from django.utils import timezone

from gongbao.hub.actors import Actor
from gongbao.hub.models import AccessLog, Agency, Case, Party
from gongbao.hub.queries import CaseView

CASE = "查看办件"
FILE = "查看附件"
NUMBERS = "查看证件号码和联系方式"
SEARCH = "按证件号码查找"


def log(view: CaseView, what: str) -> None:
    """Notes that the reader saw the data of every other person in the case."""
    for party in {holder.party for holder in view.holders if holder.party is not None}:
        log_party(view.actor, party, what, view.case)


def log_parties(actor: Actor, parties: Iterable[Party], what: str, agency: Agency) -> None:
    """Notes in two statements that the actor read ``what`` of the data of many people, for ``agency``."""
    others = {party.pk for party in parties if party.kind == Party.Kind.PERSON} - actor.party_ids
    told = AccessLog.objects.filter(
        party_id__in=others, reader_id=actor.user_id, case=None, what=what, at__date=timezone.localdate()
    )
    new = others - set(told.values_list("party_id", flat=True))
    AccessLog.objects.bulk_create(
        AccessLog(party_id=party, reader_id=actor.user_id, agency=agency, what=what) for party in sorted(new)
    )


def log_party(actor: Actor, party: Party, what: str, case: Case | None = None) -> None:
    """Notes that the actor read ``what`` of the data of one other person."""
    if party.pk in actor.party_ids or party.kind != Party.Kind.PERSON:
        return
    reading = {"party": party, "reader_id": actor.user_id, "case": case, "what": what}
    if not AccessLog.objects.filter(**reading, at__date=timezone.localdate()).exists():
        agency = next((post.agency for post in actor.posts), None)
        AccessLog.objects.create(**reading, agency=agency)
