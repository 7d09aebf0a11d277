"""A document beside what carries it out, and what that is: a rule, a procedure, a worked example, each readable."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from gongbao.hub import examples, flags
from gongbao.hub.beside import Beside, Owner, Spot
from gongbao.hub.beside import beside as compared
from gongbao.hub.errors import NotFound
from gongbao.hub.fact_forms import shown
from gongbao.hub.models import ServiceFlag
from gongbao.hub.public_pages import for_everybody
from gongbao.portal.rule_page import facts_of, outline
from gongbao.portal.service_views import HOME, breadcrumbs, steps_of
from gongbao.procedures import Played, Procedure
from gongbao.rules import Answer
from gongbao.services import Service, registry
from gongbao.services.examples import Result, ask, listed, play
from gongbao.services.figures import figures_of
from gongbao.words import Problem, Words

BESIDE = Words("条文与办理对照", "Text and service")
#: How many owners stand open beside a place; the others are unfolded.
OWNERS_OPEN = 5

SHOWN: Mapping[str, Words] = {
    "": Words("全部", "all places"),
    "gaps": Words("只看缺口", "gaps only"),
    "open": Words("没有着落", "neither owner nor note"),
    "unproven": Words("没有例子", "without an example"),
    "failing": Words("例子不符", "with an example that fails"),
    "noted": Words("无须执行", "nothing to run"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A place as the page shows it: its owners with their addresses, the flags that touch it."""

    spot: Spot
    own: list[tuple[Owner, str]]
    around: list[tuple[Owner, str]]
    flags: list[ServiceFlag]


@for_everybody
def beside(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """A document beside what a service makes of it: every place, in reading order."""
    service = registry()[slug]
    if all(each.number != number for each in service.documents):
        raise NotFound
    found = [flag for flag in flags.flags(slug) if flag.document == number]
    return _beside(request, compared(number, service), found, breadcrumbs(service, BESIDE))


@for_everybody
def unserved(request: HttpRequest, number: str) -> HttpResponse:
    """An imported document of which no service has been made: nobody carries out any place of it."""
    for service in registry().values():
        if any(each.number == number for each in service.documents):
            return HttpResponseRedirect(reverse("portal:law-beside", args=[service.slug, number]))
    found = compared(number)
    trail = [(HOME, reverse("portal:home")), (found.title, reverse("portal:law-document", args=[found.number]))]
    return _beside(request, found, [], {"breadcrumbs": [*trail, (BESIDE, "")]})


def _beside(request: HttpRequest, found: Beside, raised: list[ServiceFlag], trail: Mapping[str, Any]) -> HttpResponse:
    show = request.GET.get("show", "")
    show = show if show in SHOWN else ""
    context = {
        "beside": found,
        "service": found.service,
        "rows": [_row(found.service, spot, raised) for spot in found.spots if _wanted(spot, show)],
        "show": show,
        "choices": [(name, words, _number(found, name)) for name, words in SHOWN.items()],
        "flags": raised,
        **trail,
    }
    return render(request, "portal/beside.html", context)


def _wanted(spot: Spot, show: str) -> bool:
    wanted = {
        "": True,
        "gaps": spot.gap,
        "open": spot.state == "open",
        "unproven": spot.state == "owned" and not spot.proofs,
        "failing": spot.failing > 0,
        "noted": spot.state == "noted",
    }
    return wanted[show]


def _number(found: Beside, show: str) -> int:
    return found.counts["places"] if not show else sum(_wanted(spot, show) for spot in found.spots)


def _row(service: Service | None, spot: Spot, raised: list[ServiceFlag]) -> Row:
    owners = [(owner, address(service, owner.kind, owner.name)) for owner in spot.owners] if service else []
    own = [pair for pair in owners if pair[0].own]
    around = [pair for pair in owners if not pair[0].own]
    return Row(spot, own[:OWNERS_OPEN], own[OWNERS_OPEN:] + around, flags.touched(raised, spot.at))


def address(service: Service, kind: str, name: str) -> str:
    """Where what carries out the law is seen: the rule, the step on its flow chart, the register, the duty."""
    if kind == "decision":
        return reverse("portal:decision", args=[service.slug, name])
    if kind == "procedure":
        procedure, _, step = name.partition("/")
        page = reverse("portal:procedure", args=[service.slug, procedure])
        return f"{page}?step={step}#step-{step}" if step else page
    return f"{reverse('portal:service', args=[service.slug])}#{kind}-{name}"


@for_everybody
def decision(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """A rule, readable: its conditions with their places, the facts it looks at, its worked examples."""
    service = registry()[slug]
    found = service.decision(name)
    context = {
        "service": service,
        "decision": found,
        "lines": outline(found),
        "facts": facts_of(found),
        "rests_on_figures": bool(figures_of(found)),
        "examples": _examples(service, "decision", name),
    }
    return render(request, "portal/decision.html", context | breadcrumbs(service, found.question))


@for_everybody
def procedure(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """A procedure: its flow chart with the step asked for marked, its steps, its worked examples."""
    service = registry()[slug]
    found = service.procedure(name)
    context = {
        "service": service,
        "procedure": found,
        "step": found.by_name.get(request.GET.get("step", "")),
        "steps": list(steps_of(found)),
        "examples": _examples(service, "procedure", name),
    }
    return render(request, "portal/procedure.html", context | breadcrumbs(service, found.label))


@for_everybody
def example(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A worked example, played now: the facts and the answer with its reasons, or the steps with their days."""
    service = registry()[slug]
    told = _told(slug)
    if not 1 <= number <= len(told):
        raise NotFound
    raw, result = told[number - 1]
    context: dict[str, Any] = {"service": service, "result": result}
    try:
        context |= _case(service, raw) if "decision" in raw else _scenario(service, raw)
    except Problem as problem:
        context["problem"] = problem.words
    return render(request, "portal/example.html", context | breadcrumbs(service, result.name))


def _told(slug: str) -> list[tuple[Mapping[str, Any], Result]]:
    """The examples of a service as they are written, each with how it comes out."""
    written = examples.of(slug)
    return list(zip((*listed(written, "cases"), *listed(written, "scenarios")), examples.results(slug), strict=True))


def _examples(service: Service, kind: str, name: str) -> list[tuple[int, Result]]:
    """The worked examples of a decision or a procedure, by their numbers."""
    return [(n, result) for n, (raw, result) in enumerate(_told(service.slug), 1) if raw.get(kind) == name]


def _case(service: Service, raw: Mapping[str, Any]) -> dict[str, Any]:
    found: Answer = ask(service, raw)
    given = [service.facts[each] for each in found.facts if each in service.facts]
    return {
        "answer": found,
        "verdict": found.text if found.text in ("yes", "no", "unknown") else "value",
        "rows": shown(given, found.facts),
    }


def _scenario(service: Service, raw: Mapping[str, Any]) -> dict[str, Any]:
    found: Procedure = service.procedure(str(raw.get("procedure")))
    played = play(service, raw)
    given = service.parse({name: value for name, value in (raw.get("given") or {}).items() if name in service.facts})
    end = next((end.label for _, end in found.ends if end.state == played.ended), None)
    return {
        "procedure": found,
        "events": _events(found, played, raw),
        "ended": end,
        "rows": shown([service.facts[name] for name in given], given),
    }


def _events(procedure: Procedure, played: Played, raw: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What happened and what is still open, in order."""
    rows: list[dict[str, Any]] = []
    for done in played.done:
        step = procedure.by_name[done.step]
        chosen = step.outcome(done.outcome)
        rows.append({"step": step, "on": done.on, "outcome": chosen.label, "automatic": done.automatic})
    for left in played.open:
        rows.append({"step": procedure.by_name[left.step], "due": left.due, "open": True})
    return rows
