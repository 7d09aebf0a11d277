"""What happened in a case, for the people in it: by role, never by an official's name."""

from gongbao.hub.history import Entry, Story
from gongbao.hub.models import Event
from gongbao.hub.queries import CaseView
from gongbao.words import Words


def entries(view: CaseView) -> list[Entry]:
    """The history, newest first."""

    def doer(event: Event) -> Words | None:
        if event.kind == "time-up":
            return Words("到期自动", "by itself, as time was up")
        role = view.service.roles.get(event.role)
        return role.label if role else None

    return Story(view.service, view.procedure).entries(reversed(view.file.events), doer)
