"""Services: what they do, who acts in them, their steps and periods, and what carries out the law."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongbao.hub import clock, flags
from gongbao.hub.public_pages import for_everybody
from gongbao.procedures import Procedure, Step
from gongbao.procedures.wording import due_words, span_words
from gongbao.rules import Decision
from gongbao.rules.tree import walk
from gongbao.services import Service, registry
from gongbao.words import Words

HOME = Words("首页", "Home")


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step as a guide shows it."""

    step: Step
    due: Words | None
    earliest: tuple[Words, ...]


def breadcrumbs(service: Service, *names: Words) -> dict[str, Any]:
    """The way from the home page to a page of a service."""
    trail = [(HOME, reverse("portal:home")), (service.title, reverse("portal:service", args=[service.slug]))]
    return {"breadcrumbs": [*trail, *((name, "") for name in names)]}


@for_everybody
def services(request: HttpRequest) -> HttpResponse:
    """Every service of this installation."""
    context = {
        "services": list(registry().values()),
        "breadcrumbs": [(HOME, reverse("portal:home")), (Words("办事服务", "Services"), "")],
    }
    return render(request, "portal/services.html", context)


@for_everybody
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """The guide of a service; everything in it comes from the definition."""
    found = registry()[slug]
    checks, parts = _checks(found)
    context = {
        "service": found,
        "in_force": found.in_force(clock.today()),
        "today": clock.today(),
        "flags": flags.open_flags(slug),
        "checks": checks,
        "parts": parts,
        "procedures": [(procedure, list(steps_of(procedure))) for procedure in found.procedure_list],
        "duties": [(duty, found.role_words(duty.roles)) for duty in found.duty_list],
        "records": [(record, found.roles[record.keeper]) for record in found.record_list],
        "breadcrumbs": [(HOME, reverse("portal:home")), (found.title, "")],
    }
    return render(request, "portal/service.html", context)


Check = tuple[Decision, int]


def _checks(service: Service) -> tuple[list[Check], list[Check]]:
    """The questions that a person can have answered, each with how many facts it may look at.

    Those that other questions are made of stand apart.
    """
    used = {each.name for decision in service.decision_list for each in _parts(decision)}
    asked = [(decision, len({fact.name for fact in decision.facts()})) for decision in service.decision_list]
    return [each for each in asked if each[0].name not in used], [each for each in asked if each[0].name in used]


def _parts(decision: Decision) -> Iterator[Decision]:
    return (each for each in walk(decision) if isinstance(each, Decision) and each is not decision)


def steps_of(procedure: Procedure) -> Iterator[StepRow]:
    """The steps of a procedure with their periods in words."""
    for step in procedure.steps:
        waits = [span_words(outcome.earliest) for outcome in step.outcomes if outcome.earliest is not None]
        yield StepRow(step, due_words(step), tuple(dict.fromkeys(waits)))
