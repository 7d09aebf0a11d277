"""Who visits the portal: a signed-in person, the parties they act for, and the one they act for now."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gongbao.hub import clock, duty_bearers
from gongbao.hub.actors import Actor
from gongbao.hub.errors import Forbidden
from gongbao.hub.models import Party
from gongbao.hub.prepared import Statement, array

P = ParamSpec("P")
_SESSION_KEY = "acting-for"
_UNREAD = Statement("SELECT count(*) FROM hub_message WHERE party_id = ANY(%(parties)s::bigint[]) AND read_at IS NULL")


@dataclass(frozen=True)
class Visitor:
    """A signed-in person. ``parties``: oneself first; ``party``: the one that pages are about now."""

    actor: Actor
    parties: tuple[Party, ...]
    party: Party | None

    @property
    def user_id(self) -> int:
        """The person's account."""
        return self.actor.user_id or 0

    @cached_property
    def has_duties(self) -> bool:
        """Whether an organisation that the person acts for has duties that fall due."""
        units = [party.pk for party in self.parties if party.kind == Party.Kind.ORGANISATION]
        return bool(units) and bool(duty_bearers.organisations(units))

    def acting(self) -> Party:
        """The party acted for. Raises Forbidden for an account that acts for nobody."""
        if self.party is None:
            raise Forbidden(
                "您的账号还没有登记本人或单位，请先到“我的”登记本人信息。",
                "Your account acts for nobody yet; please register yourself under “Mine” first.",
            )
        return self.party


Page = Callable[Concatenate[HttpRequest, Visitor, P], HttpResponse]


def visitor_of(request: HttpRequest) -> Visitor:
    """The visitor behind a request."""
    actor = Actor.of(request.user)
    parties = actor.parties
    chosen = request.session.get(_SESSION_KEY)
    party = next((each for each in parties if each.pk == chosen), parties[0] if parties else None)
    return Visitor(actor, parties, party)


def for_visitors(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page for signed-in people, given their ``Visitor``; others are asked to sign in first."""

    @wraps(view)
    def handle(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        response = view(request, visitor_of(request), *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return handle


def page(request: HttpRequest, visitor: Visitor, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page with what every page of a visitor shows."""
    [[unread]] = _UNREAD.rows({"parties": array(visitor.actor.party_ids)})
    common = {"visitor": visitor, "today": clock.today(), "unread": int(unread or 0)}
    return render(request, f"portal/{template}.html", common | context)


@require_POST
@for_visitors
def act_for(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Chooses for whom one acts from now on."""
    chosen = request.POST.get("party", "")
    if chosen not in {str(party.pk) for party in visitor.parties}:
        raise Forbidden("您不能替这位当事人办理。", "You do not act for this party.")
    request.session[_SESSION_KEY] = int(chosen)
    return HttpResponseRedirect(_inside(request, request.POST.get("next", "/my/")))


def _inside(request: HttpRequest, target: str) -> str:
    return target if url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}) else "/my/"
