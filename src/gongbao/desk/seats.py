"""Who sits at the desk, and for which agency or organisation."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongbao.hub import clock, corrections, names
from gongbao.hub.actors import Actor
from gongbao.hub.errors import Forbidden
from gongbao.hub.models import Agency, Party
from gongbao.words import Words

P = ParamSpec("P")

SESSION_KEY = "desk-seat"


@dataclass(frozen=True)
class Seat:
    """Where a person works: an agency with the roles of the post (``service/role``), or an organisation."""

    key: str
    name: Words
    agency: Agency | None = None
    party: Party | None = None
    roles: tuple[str, ...] = ()

    @property
    def role_labels(self) -> list[Words]:
        """What the post's roles are called."""
        return [names.role_words(*name.split("/", 1)) for name in self.roles]


@dataclass(frozen=True)
class Desk:
    """A signed-in person at work: all their seats, and those that count now (one, or all of them)."""

    actor: Actor
    seats: tuple[Seat, ...]
    taken: tuple[Seat, ...]

    @property
    def seat(self) -> Seat | None:
        """The one seat taken; None while all of several count."""
        return self.taken[0] if len(self.taken) == 1 else None

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """The agencies of the seats taken."""
        return tuple(seat.agency for seat in self.taken if seat.agency is not None)

    @property
    def parties(self) -> tuple[Party, ...]:
        """The organisations of the seats taken."""
        return tuple(seat.party for seat in self.taken if seat.party is not None)

    @property
    def keeps_archive(self) -> bool:
        """Whether the person corrects the texts of the gazettes."""
        return corrections.may_correct(self.actor)


Page = Callable[Concatenate[HttpRequest, Desk, P], HttpResponse]


def at_desk(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page of the desk: for signed-in people who hold a post or act for an organisation, given their ``Desk``."""

    @wraps(view)
    def handle(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("desk:sign-in"))
        return view(request, desk_of(request), *args, **kwargs)

    return handle


def desk_of(request: HttpRequest) -> Desk:
    """The desk of whoever asks. Raises Forbidden for somebody with no seat at any."""
    actor = Actor.of(request.user)
    seats = seats_of(actor)
    if not seats:
        raise Forbidden(
            "业务台供窗口、机关和单位的工作人员使用，您的账号没有岗位；个人办事请回门户首页。",
            "The desk is for people who work for an agency or an organisation, and your account has no post; "
            "for your own affairs go to the portal.",
        )
    chosen = request.session.get(SESSION_KEY, "")
    taken = tuple(seat for seat in seats if seat.key == chosen) or seats
    return Desk(actor, seats, taken)


def seats_of(actor: Actor) -> tuple[Seat, ...]:
    """Every post a person holds, then every organisation they act for."""
    posts = [
        Seat(f"agency-{post.agency_id}", post.agency.words, agency=post.agency, roles=tuple(post.roles))
        for post in actor.posts
    ]
    own = [party for party in actor.parties if party.kind == Party.Kind.ORGANISATION]
    return (*posts, *(Seat(f"party-{party.pk}", Words(party.name, party.name), party=party) for party in own))


def page(request: HttpRequest, desk: Desk, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page of the desk with what every one of them shows."""
    return render(request, f"desk/{template}.html", {"desk": desk, "today": clock.today(), **context})
