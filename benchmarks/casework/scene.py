"""A town in which jobseekers keep in contact with the employment service, as the service's own procedure has it.

The step that is measured, ``keep-contact`` done with ``contacted``, closes a task, opens the next one with a period of
six months and a deadline, and sets a fact; it can be done again and again.
"""

import uuid
from dataclasses import asdict, dataclass

SERVICE, PROCEDURE, STEP, OUTCOME = "employment-service", "contact-watch", "keep-contact", "contacted"


@dataclass(frozen=True)
class Place:
    """A case on which a client works: its key and number, and the user who does the step."""

    case: int
    number: str
    user: int


def build(cases: int) -> list[Place]:
    """Opens so many cases, each by a resident of its own, through the commands that everybody uses."""
    from django.contrib.auth.models import User

    from gongbao.hub.actors import Actor
    from gongbao.hub.commands import Submit, execute
    from gongbao.hub.models import Agency, Case, Party, PartyMember

    Agency.objects.create(name="区公共就业服务中心", kind="district", district="110105", roles=[f"{SERVICE}/agency"])
    places = []
    for number in range(cases):
        user = User.objects.create_user(f"seeker-{number}")
        party = Party.objects.create(kind="person", name=f"求职者{number}", district="110105")
        PartyMember.objects.create(party=party, user=user)
        submit = Submit(SERVICE, PROCEDURE, {"unemployment_registered": True}, party=party.pk)
        opened = execute(Actor(user.pk), uuid.uuid4(), submit)
        case = Case.objects.get(number=opened.case)
        places.append(Place(case.pk, case.number, user.pk))
    return places


def shares(places: list[Place], clients: int) -> list[list[dict[str, object]]]:
    """The places of each client, so that no two wait for each other; as JSON."""
    return [[asdict(place) for place in places[client::clients]] for client in range(clients)]
