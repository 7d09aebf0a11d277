"""Reading other people's cases on the portal, logged for the person concerned, once a day each."""

from gongbao.hub import clock
from gongbao.hub.models import AccessLog, Party
from gongbao.hub.queries import CaseView

CASE = "查看办件"
FILE = "查看附件"


def log(view: CaseView, what: str) -> None:
    """Notes that the reader saw the data of every other person in the case."""
    others = {h.party for h in view.holders if h.party is not None and h.party_id not in view.actor.party_ids}
    for party in others:
        if party.kind == Party.Kind.PERSON:
            _log_once(view, party, what)


def _log_once(view: CaseView, party: Party, what: str) -> None:
    reading = {"party": party, "reader_id": view.actor.user_id, "case": view.case, "what": what}
    if not AccessLog.objects.filter(**reading, at__date=clock.now().date()).exists():
        AccessLog.objects.create(**reading)
