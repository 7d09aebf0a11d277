"""What happened in a case, for the desk: with the names of those who did it."""

from collections.abc import Iterable

from gongbao.desk.case_view import CaseView
from gongbao.hub.history import Entry, Story
from gongbao.hub.models import Event
from gongbao.words import Words


def entries(view: CaseView) -> list[Entry]:
    """The history, newest first."""
    people = view.file.names

    def doer(event: Event) -> Words:
        if event.actor_id is None:
            return Words("期限届满自动产生", "by itself, as time was up")
        who, role = people.get(event.actor_id, ""), view.service.roles.get(event.role)
        return Words(f"{who}（{role.label.zh}）", f"{who} ({role.label.en})") if role else Words(who, who)

    return Story(view.service, view.procedure).entries(_gathered(reversed(view.file.events)), doer)


def _gathered(events: Iterable[Event]) -> list[Event]:
    """What one person verified in a row on a day is one entry."""
    found: list[Event] = []
    for event in events:
        last = found[-1] if found else None
        if last and event.kind == last.kind == "verified" and (event.actor_id, event.day) == (last.actor_id, last.day):
            last.data = {"names": [event.data.get("name", ""), *_verified_names(last)]}
        else:
            found.append(event)
    return found


def _verified_names(event: Event) -> list[str]:
    return event.data.get("names") or [event.data.get("name", "")]
