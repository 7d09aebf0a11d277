"""Whether everything is whole: the proof of the chains, who read whose data, figures and rules and their versions."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from gongbao.hub import audit, audit_runs, names, numbers, versions
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import NotFound
from gongbao.hub.models import AccessLog, AuditRun, Case, LogSearch, Parameter, ServiceVersion
from gongbao.hub.secrecy import blind_index
from gongbao.oversight.lists import PER_PAGE
from gongbao.oversight.overview import leads
from gongbao.oversight.part import Part, page, supervised
from gongbao.rules.tree import value_words
from gongbao.services import registry
from gongbao.words import Problem, Words

RUNS_SHOWN = 10
SEARCHES_SHOWN = 20


# The chains


@supervised
def chains(request: HttpRequest, part: Part) -> HttpResponse:
    """The proofs of all chains with their progress; posted, it starts another. ``?case=`` proves one case at once."""
    problem: Words | None = None
    if request.method == "POST":
        try:
            audit_runs.begin(part.actor)
            messages.success(
                request, in_page_language(Words("已开始核验全部事项。", "The proof of all cases has begun."))
            )
            return HttpResponseRedirect(reverse("oversight:chains"))
        except Problem as refused:
            problem = refused.words
    number = request.GET.get("case", "").strip()
    proved: dict[str, Any] = {}
    if number:
        try:
            proved = _prove(part, number)
        except Problem as refused:
            problem = refused.words
    runs = AuditRun.objects.select_related("started_by").order_by("-pk")[:RUNS_SHOWN]
    context = {"runs": [_run(run) for run in runs], "number": number, "problem": problem, **proved}
    response = page(request, part, "chains", context)
    response.status_code = 422 if problem else 200
    return response


def _run(run: AuditRun) -> dict[str, Any]:
    found = [(each["case"], each["seq"], Words(each["zh"], each["en"])) for each in run.findings]
    return {"run": run, "findings": found, "percent": run.checked * 100 // run.cases if run.cases else 0}


def _prove(part: Part, text: str) -> dict[str, Any]:
    case = Case.objects.filter(number=numbers.read_number(text)).first()
    if case is None or not part.actor.may_see(case):
        raise NotFound("没有找到这个编号的事项。", "There is no case of this number.")
    return {"proved": case, "broken": list(audit.verify([case.pk])), "head": bytes(case.head).hex()}


# Who read whose data


@supervised
def log(request: HttpRequest, part: Part) -> HttpResponse:
    """The log of readings by the part's staff; what is searched for is itself logged."""
    wanted = {name: request.GET.get(name, "").strip()[:100] for name in ("reader", "person", "case", "what")}
    asked = "search" in request.GET
    found = _readings(part, wanted) if asked else AccessLog.objects.none()
    shown = Paginator(found.order_by("-at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    if asked and shown.number == 1:
        _remember(part, wanted, shown.paginator.count)
    searches = LogSearch.objects.filter(agency_id__in=[agency.pk for agency in part.agencies])
    context = {
        "wanted": wanted,
        "asked": asked,
        "page": shown,
        "searches": [
            (each, [(_ASKED[name], text) for name, text in each.wanted.items() if name in _ASKED])
            for each in searches.select_related("user", "agency").order_by("-at", "-pk")[:SEARCHES_SHOWN]
        ],
    }
    return page(request, part, "log", context)


def _readings(part: Part, wanted: dict[str, str]) -> QuerySet[AccessLog]:
    first, after = _midnight(part.since), _midnight(part.until + timedelta(days=1))
    found = AccessLog.objects.filter(agency_id__in=part.ids, at__gte=first, at__lt=after)
    if wanted["reader"]:
        text = wanted["reader"]
        found = found.filter(Q(reader__last_name__icontains=text) | Q(reader__username__icontains=text))
    if wanted["person"]:
        text = wanted["person"]
        found = found.filter(Q(party__name__icontains=text) | Q(party__id_index=blind_index(text)))
    if wanted["case"]:
        found = found.filter(case__number__icontains=wanted["case"])
    if wanted["what"]:
        found = found.filter(what__icontains=wanted["what"])
    return found.select_related("reader", "party", "agency", "case")


_ASKED = {
    "reader": Words("查阅人", "reader"),
    "person": Words("被查阅人", "person"),
    "case": Words("办件", "case"),
    "what": Words("内容", "what"),
    "since": Words("从", "from"),
    "until": Words("到", "to"),
}


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _remember(part: Part, wanted: dict[str, str], found: int) -> None:
    """Notes the search; of an identity number only that one was given."""
    kept = {name: text for name, text in wanted.items() if text}
    if any(letter.isdigit() for letter in kept.get("person", "")):
        kept["person"] = "证件号码"
    kept |= part.query
    top = part.chosen or part.actor.supervised[0]
    LogSearch.objects.create(user_id=part.actor.user_id, agency=top, wanted=kept, found=found)


# Figures and rules


@supervised
def rules(request: HttpRequest, part: Part) -> HttpResponse:
    """Published figures that were changed, and which version of each service's definition its cases run on."""
    slugs = [slug for slug, _ in part.services if not part.service or slug == part.service]
    context = {"figures": _figures(part, slugs), "versions": _versions(part, slugs)}
    return page(request, part, "rules", context)


def _figures(part: Part, slugs: list[str]) -> list[dict[str, Any]]:
    found = Parameter.objects.filter(service__in=slugs).select_related("proposed_by", "approved_by")
    known = {(slug, fact.name): fact for slug in slugs for fact in registry()[slug].figures}
    rows = []
    for each in found.order_by("-pk")[:PER_PAGE]:
        fact = known.get((each.service, each.name))
        rows.append(
            {
                "figure": each,
                "service": names.service_words(each.service),
                "label": fact.label if fact is not None else Words(each.name, each.name),
                "value": value_words(fact.parse(each.value), fact.kind) if fact is not None else str(each.value),
            }
        )
    return rows


def _versions(part: Part, slugs: list[str]) -> list[dict[str, Any]]:
    """Each service's versions that open cases run on, the one in force first, with what has changed since."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    running = part.cases().filter(ended_on=None, service__in=slugs).order_by()
    for row in running.values("service", "version").annotate(number=Count("pk")):
        counts[row["service"]][row["version"]] = row["number"]
    kept = ServiceVersion.objects.filter(service__in=slugs, version__in={v for found in counts.values() for v in found})
    seen = {(each.service, each.version): each for each in kept}
    rows = []
    for slug in slugs:
        current, now = registry()[slug].version, versions.outline(registry()[slug])
        for version in sorted({current, *counts[slug]}, key=lambda each: (each != current, each)):
            stored = seen.get((slug, version))
            rows.append(
                {
                    "service": names.service_words(slug),
                    "version": version,
                    "current": version == current,
                    "since": stored.first_seen if stored else None,
                    "number": counts[slug].get(version, 0),
                    "link": _version_link(part, slug, version, version == current),
                    "changes": _changes(stored.outline, now) if stored and version != current else [],
                }
            )
    return rows


_KINDS = {
    "added": Words("新增", "added"),
    "changed": Words("修改", "changed"),
    "removed": Words("删除", "removed"),
}


def _changes(before: versions.Outline, now: versions.Outline) -> list[tuple[Words, list[str]]]:
    found = versions.changes(before, now)
    return [(words, found[kind]) for kind, words in _KINDS.items() if found[kind]]


def _version_link(part: Part, slug: str, version: str, current: bool) -> str:
    return leads(part, "cases", which="open" if current else "outdated", service=slug, version=version)
