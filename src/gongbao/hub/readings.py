"""Reading of other people's cases and data, logged for the person concerned, once a day each."""

from collections.abc import Iterable

from django.utils import timezone

from gongbao.hub.actors import Actor
from gongbao.hub.models import Agency, Case, Party
from gongbao.hub.prepared import Statement, array
from gongbao.hub.queries import CaseView

CASE = "查看办件"
FILE = "查看附件"
NUMBERS = "查看证件号码和联系方式"
SEARCH = "按证件号码查找"

#: One statement, which writes nothing where all has been noted today.
_NOTED = Statement("""
INSERT INTO hub_accesslog (at, party_id, reader_id, agency_id, case_id, what)
SELECT %(now)s::timestamptz, party, %(reader)s::integer, %(agency)s::bigint, %(case)s::bigint, %(what)s::text
  FROM unnest(%(parties)s::bigint[]) party
 WHERE NOT EXISTS (
    SELECT FROM hub_accesslog WHERE party_id = party AND at >= %(today)s::timestamptz AND what = %(what)s::text
       AND reader_id = %(reader)s::integer AND case_id IS NOT DISTINCT FROM %(case)s::bigint)
 ORDER BY party
""")


def log(view: CaseView, what: str) -> None:
    """Notes that the reader saw the data of every other person in the case."""
    parties = (holder.party for holder in view.holders if holder.party is not None)
    _log(view.actor, parties, what, view.case, _agency(view.actor))


def log_parties(actor: Actor, parties: Iterable[Party], what: str, agency: Agency) -> None:
    """Notes that the actor read ``what`` of the data of many people, for ``agency``."""
    _log(actor, parties, what, None, agency.pk)


def log_party(actor: Actor, party: Party, what: str, case: Case | None = None) -> None:
    """Notes that the actor read ``what`` of the data of one other person."""
    _log(actor, [party], what, case, _agency(actor))


def _agency(actor: Actor) -> int | None:
    """The agency for which the actor reads."""
    return next((post.agency_id for post in actor.posts), None)


def _log(actor: Actor, parties: Iterable[Party], what: str, case: Case | None, agency: int | None) -> None:
    others = {party.pk for party in parties if party.kind == Party.Kind.PERSON} - actor.party_ids
    if not others:
        return
    now = timezone.now()
    values = {"parties": array(sorted(others)), "reader": actor.user_id, "agency": agency, "what": what, "now": now}
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    _NOTED.rows(values | {"case": case.pk if case else None, "today": today})
