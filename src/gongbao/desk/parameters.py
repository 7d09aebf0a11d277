"""Figures that are published from time to time: in force, proposed, and their history; two people, one figure."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongbao.desk.notices import services_at
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import clock
from gongbao.hub import parameters as figures
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import BadRequest
from gongbao.hub.figure_sets import Standing, standings
from gongbao.hub.models import Parameter
from gongbao.rules import Decision, Fact
from gongbao.rules.tree import value_words
from gongbao.services import Service
from gongbao.services.figures import figures_of
from gongbao.words import Problem, Words

#: The newest values of a figure that the list shows; its own page has them all.
SHOWN = 5


@at_desk
def parameters(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every figure of the desk's services with its history, and a form to propose a new one."""
    problem: Words | None = None
    if request.method == "POST":
        try:
            return _propose(request, desk)
        except Problem as refused:
            problem = refused.words
    listed = [(service, _figures(desk, service), _compared(service)) for service in services_at(desk)]
    context = {
        "listed": [each for each in listed if each[1]],
        "problem": problem,
        "sent": request.POST,
    }
    response = page(request, desk, "parameters", context)
    response.status_code = 422 if problem else 200
    return response


def _figures(desk: Desk, service: Service) -> list[dict[str, Any]]:
    history = figures.history(service.slug)
    today = clock.today()
    return [
        _figure(desk, each, [entry for entry in history if entry.name == each.fact.name], today)
        for each in standings(service, today)
    ]


def _figure(desk: Desk, each: Standing, history: list[Parameter], today: date) -> dict[str, Any]:
    # What waits for approval is never left out, however old it is.
    shown = [entry for place, entry in enumerate(history) if place < SHOWN or entry.approved_by_id is None]
    return {
        "fact": each.fact,
        "standing": each,
        "overdue": each.is_overdue(today),
        "rows": [_row(desk, each.fact, entry) for entry in shown],
        "more": len(history) - len(shown),
    }


def _compared(service: Service) -> list[Decision]:
    return [each for each in service.decision_list if figures_of(each)]


def _row(desk: Desk, fact: Fact, each: Parameter) -> dict[str, Any]:
    return {
        "parameter": each,
        "value": value_words(fact.parse(each.value), fact.kind),
        "own": each.proposed_by_id == desk.actor.user_id,
    }


def _propose(request: HttpRequest, desk: Desk) -> HttpResponse:
    sent = request.POST
    try:
        day = date.fromisoformat(sent.get("valid_from", ""))
    except ValueError:
        raise BadRequest("请填写从哪一天起有效。", "Give the day from which the figure is valid.") from None
    service, _, name = sent.get("figure", "").partition("/")
    figures.propose(desk.actor, service, name, sent.get("value", ""), day, sent.get("source", ""))
    return _back(request, Words("已提出，待另一人批准。", "Proposed; somebody else approves it."))


@require_POST
@at_desk
def approve(request: HttpRequest, desk: Desk, parameter_id: int) -> HttpResponse:
    """Puts a figure in force that somebody else proposed."""
    figures.approve(desk.actor, parameter_id)
    return _back(request, Words("已批准。", "Approved."))


def _back(request: HttpRequest, said: Words) -> HttpResponse:
    messages.success(request, in_page_language(said))
    return HttpResponseRedirect(reverse("desk:parameters"))
