"""Who supervises which part of the agency tree, and what of it they are looking at."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from gongbao.hub import clock, names
from gongbao.hub.actors import Actor
from gongbao.hub.errors import Forbidden
from gongbao.hub.models import Agency, Case, CaseRole, Task
from gongbao.periods import add_months
from gongbao.services import registry
from gongbao.words import Words

P = ParamSpec("P")

#: How many months a page looks back when no period was asked for, the month that runs included.
MONTHS_BACK = 12


@dataclass(frozen=True)
class Part:
    """The part of the tree that somebody supervises, and what they chose of it: a service, an agency, a period.

    Both days of the period are included.
    """

    actor: Actor
    today: date
    since: date
    until: date
    service: str = ""
    agency: int | None = None

    @cached_property
    def agencies(self) -> list[Agency]:
        """Every agency of the part, each before those below it."""
        below = Q(pk__in=[])
        for agency in self.actor.supervised:
            below |= Q(path__startswith=agency.path)
        return sorted(
            Agency.objects.filter(below), key=lambda agency: [int(step) for step in agency.path.split("/")[:-1]]
        )

    @cached_property
    def chosen(self) -> Agency | None:
        """The agency asked for, where it lies in the part."""
        return next((agency for agency in self.agencies if agency.pk == self.agency), None)

    @cached_property
    def ids(self) -> list[int]:
        """The agencies that count: the one chosen with all below it, or the whole part."""
        top = self.chosen.path if self.chosen else ""
        return [agency.pk for agency in self.agencies if agency.path.startswith(top)]

    @property
    def choices(self) -> list[tuple[int, Words]]:
        """The agencies to choose from, each set in below the one above it."""
        top = min((agency.path.count("/") for agency in self.agencies), default=0)
        found = []
        for agency in self.agencies:
            indent = "\u3000" * (agency.path.count("/") - top)
            found.append((agency.pk, Words(indent + agency.words.zh, indent + agency.words.en)))
        return found

    @property
    def services(self) -> list[tuple[str, Words]]:
        """The services to choose from: those in which an agency of the part has a role."""
        held = {name.partition("/")[0] for agency in self.agencies for name in agency.roles}
        return [(slug, names.service_words(slug)) for slug in registry() if slug in held]

    def cases(self) -> QuerySet[Case]:
        """Cases that an agency which counts handles or has a role in, of the service chosen, whenever they were."""
        held = CaseRole.objects.filter(case=OuterRef("pk"), agency_id__in=self.ids)
        found = Case.objects.filter(Q(agency_id__in=self.ids) | Exists(held))
        return found.filter(service=self.service) if self.service else found

    def steps(self) -> QuerySet[Task]:
        """Steps that are for an agency which counts, and those for parties in cases that it handles."""
        found = Task.objects.filter(Q(agency_id__in=self.ids) | Q(agency=None, case__agency_id__in=self.ids))
        return found.filter(service=self.service) if self.service else found

    @property
    def query(self) -> dict[str, str]:
        """What was chosen, as addresses have it."""
        chosen = {"service": self.service, "agency": str(self.chosen.pk) if self.chosen else ""}
        period = {"since": str(self.since), "until": str(self.until)}
        return {name: value for name, value in (chosen | period).items() if value}

    def in_month(self, first: date) -> "Part":
        """The same in the one month that begins on ``first``, as far as the period goes."""
        last = add_months(first, 1) - timedelta(days=1)
        return replace(self, since=max(first, self.since), until=min(last, self.until))


def read(actor: Actor, query: QueryDict) -> Part:
    """The part as the address asks for it; what makes no sense is left out."""
    today = clock.today()
    first = add_months(today.replace(day=1), 1 - MONTHS_BACK)
    since, until = _day(query.get("since"), first), _day(query.get("until"), today)
    if since > until:
        since, until = until, since
    agency, service = query.get("agency", ""), query.get("service", "")
    return Part(
        actor,
        today,
        since,
        until,
        service=service if service in registry() else "",
        agency=int(agency) if agency.isdecimal() and len(agency) < 19 else None,
    )


def _day(text: str | None, otherwise: date) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return otherwise


Page = Callable[Concatenate[HttpRequest, Part, P], HttpResponse]


def supervised(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page for signed-in people who supervise agencies, given their ``Part``. Raises Forbidden for others."""

    @wraps(view)
    def handle(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("desk:sign-in"))
        actor = Actor.of(request.user)
        if not actor.supervised:
            raise Forbidden(
                "监督页面供负有监督职责的人员使用，您的岗位没有这项职责。",
                "These pages are for people who supervise agencies, which your post does not include.",
            )
        return view(request, read(actor, request.GET), *args, **kwargs)

    return handle


def page(request: HttpRequest, part: Part, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page of oversight with what every one of them shows."""
    return render(request, f"oversight/{template}.html", {"part": part, "today": part.today, **context})
