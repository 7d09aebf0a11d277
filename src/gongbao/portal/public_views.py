"""Pages for everybody: progress by number, public notices with objections, and the check of a certificate."""

import uuid
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gongbao.hub import certificates, clock, limits, numbers, queries, sent
from gongbao.hub.actors import Actor
from gongbao.hub.commands import Object, execute
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import NotFound
from gongbao.hub.fact_forms import Shown, shown
from gongbao.hub.history import step_done
from gongbao.hub.models import Certificate, Notice, Objection, RecordEntry
from gongbao.portal import sending
from gongbao.portal.visitors import Visitor, for_visitors, page, visitor_of
from gongbao.procedures import State
from gongbao.services import Service, registry
from gongbao.words import Problem, Words

PER_PAGE = 20
#: Look-ups by number that one address may make in a minute: enough for people, too few for trying numbers.
LOOK_UPS = (30, 60)


def _limited(request: HttpRequest, what: str) -> None:
    limits.count(f"{what} {limits.address(request)}", *LOOK_UPS)


def _asked(request: HttpRequest, name: str, found: Callable[[str], HttpResponse]) -> HttpResponse:
    """A page that asks for a number, and leads to what ``found`` finds or says why there is nothing."""
    text = request.GET.get("number", "").strip()
    problem = ""
    if text:
        _limited(request, name)
        try:
            return found(text)
        except Problem as refused:
            problem = in_page_language(refused.words)
    return render(request, f"portal/public/{name}.html", {"number": text, "problem": problem})


# --- progress


def progress(request: HttpRequest) -> HttpResponse:
    """Asks for a number."""
    return _asked(request, "progress", lambda text: redirect("portal:progress-of", queries.progress(text).case.number))


def progress_of(request: HttpRequest, number: str) -> HttpResponse:
    """How far a case has come: steps and days, no names, no facts."""
    _limited(request, "progress")
    found = queries.progress(number)
    done = found.case.tasks.exclude(outcome="").order_by("closed_on", "pk")
    context = {
        "progress": found,
        "service": found.service,
        "state": State.from_json(found.case.state),
        "today": clock.today(),
        "done": [(step_done(found.procedure, task.step, task.outcome), task.closed_on) for task in done],
    }
    return render(request, "portal/public/progress_of.html", context)


# --- notices


def notices(request: HttpRequest) -> HttpResponse:
    """Notices that are up, newest first; with ``?past=1`` those that are down."""
    past = "past" in request.GET
    words = request.GET.get("q", "").strip()[:100]
    slug = request.GET.get("service", "")
    found = Notice.objects.filter(public=True, taken_down_on__isnull=not past).select_related("case")
    if words:
        found = found.filter(zh__icontains=words) | found.filter(en__icontains=words)
    if slug in registry():
        found = found.filter(service=slug)
    shown_page = Paginator(found.order_by("-posted_on", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    inside = [] if past or not request.user.is_authenticated else _inside(Actor.of(request.user))
    context = {
        "notices": shown_page,
        "rows": [(each, Words(each.zh, each.en), registry()[each.service].title) for each in shown_page],
        "inside": inside,
        "past": past,
        "words_searched": words,
        "service_chosen": slug,
        "services": [registry()[each] for each in _with_notices()],
        "today": clock.today(),
    }
    return render(request, "portal/public/notices.html", context)


def _with_notices() -> list[str]:
    found = Notice.objects.filter(public=True).order_by("service").values_list("service", flat=True).distinct()
    return [each for each in found if each in registry()]


def _inside(actor: Actor) -> list[tuple[Notice, Words, Words]]:
    found = [each for each in queries.notices_for(actor) if not each.public]
    return [(each, Words(each.zh, each.en), registry()[each.service].title) for each in found]


def notice(request: HttpRequest, notice_id: int) -> HttpResponse:
    """A notice with what it shows, where it rests, and the way to object."""
    found = _notice(Actor.of(request.user), notice_id)
    return _notice_page(request, found, "", "")


def _notice(actor: Actor, notice_id: int) -> Notice:
    found = Notice.objects.filter(pk=notice_id).select_related("case").first()
    if found is None or not actor.may_see_notice(found):
        raise NotFound("没有找到这则公示。", "There is no such notice.")
    return found


def object_to(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Raises an objection, once however often the form is sent."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("portal:notice", args=[notice_id]), settings.LOGIN_URL)
    if request.method != "POST":
        return redirect("portal:notice", notice_id)
    visitor = visitor_of(request)
    text = request.POST.get("text", "").strip()[:5000]
    command_id = sent.command_id(request)
    party = visitor.party.pk if visitor.party else None
    try:
        execute(visitor.actor, command_id, Object(notice=notice_id, text=text, party=party))
    except Problem as problem:
        if sending.done_before(command_id, visitor.user_id) is None:
            return _notice_page(request, _notice(visitor.actor, notice_id), text, in_page_language(problem.words))
    said = Words("异议已提交，核查结果会显示在本页。", "Your objection is in; what is found will be shown here.")
    messages.success(request, in_page_language(said))
    return redirect("portal:notice", notice_id)


def _notice_page(request: HttpRequest, found: Notice, text: str, problem: str) -> HttpResponse:
    service = registry()[found.service]
    procedure = service.procedures.get(found.case.procedure)
    step = procedure.by_name.get(found.step) if procedure else None
    signed_in = request.user.is_authenticated
    own = Objection.objects.filter(notice=found, user_id=request.user.pk) if signed_in else Objection.objects.none()
    context = {
        "notice": found,
        "title": Words(found.zh, found.en),
        "service": service,
        "procedure": procedure,
        "step": step,
        "lines": _notice_lines(service, found),
        "objections": list(own.order_by("-pk")),
        "open": found.taken_down_on is None and step is not None,
        "text": text,
        "problem": problem,
        "command": request.POST.get("command") or uuid.uuid4(),
        "today": clock.today(),
    }
    return render(request, "portal/public/notice.html", context)


def _notice_lines(service: Service, found: Notice) -> list[Shown]:
    """What the notice's record says; only what the definition puts into that record is ever shown."""
    record = service.records.get(found.kind)
    entry = RecordEntry.objects.filter(case=found.case, record=found.kind).order_by("-pk").first()
    if record is None or entry is None:
        return []
    values = {name: fact.parse(entry.data[name]) for name, fact in record.fields.items() if name in entry.data}
    return shown([fact for fact in record.contents if fact.name in values], values)


# --- certificates


def certificate_search(request: HttpRequest) -> HttpResponse:
    """Asks for the number of a certificate."""
    return _asked(request, "certificates", _found_certificate)


def _found_certificate(text: str) -> HttpResponse:
    number = numbers.read_number(text) if text.count("-") == 3 else text
    return redirect("portal:certificate", certificates.find(number).number)


def certificate(request: HttpRequest, key: str) -> HttpResponse:
    """Whether a certificate is good: its number, kind, day, and the holder's name with most of it hidden."""
    _limited(request, "certificates")
    found = certificates.find(key)
    actor = Actor.of(request.user)
    holder = found.holder_id in actor.party_ids
    context = {
        "certificate": found,
        "title": Words(found.zh, found.en),
        "service": registry()[found.case.service],
        "name": found.holder.name if holder else masked_name(found.holder.name, found.holder.kind),
        "holder": holder,
        # Whoever has the paper in hand came by its code, and sees what stands on it.
        "lines": certificates.lines(found) if holder or key == str(found.token) else [],
        "today": clock.today(),
    }
    return render(request, "portal/public/certificate.html", context)


def masked_name(name: str, kind: str) -> str:
    """A person's name with all but its last character hidden; an organisation's as it is."""
    return name if kind != "person" or not name else "*" * (len(name) - 1) + name[-1]


@for_visitors
def certificate_pdf(request: HttpRequest, visitor: Visitor, number: str) -> HttpResponse:
    """The certificate as a PDF, for its holder."""
    found = Certificate.objects.filter(number=number, holder_id__in=visitor.actor.party_ids).first()
    if found is None:
        raise NotFound("没有找到您名下的这份证书。", "You hold no certificate with this number.")
    if found.pdf is None:
        return page(request, visitor, "public/certificate_waiting", {"certificate": found})
    response = HttpResponse(bytes(found.pdf), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{found.number}.pdf"'
    return response
