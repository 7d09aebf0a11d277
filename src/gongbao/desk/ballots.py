"""Secret ballots: voting, and counting once everybody entitled has had the chance. Who voted shows, never how."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from gongbao.desk.case_view import CaseView
from gongbao.desk.notices import visible
from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import case_rows, clock
from gongbao.hub.ballots import CHOICES
from gongbao.hub.commands import CastVote, CloseBallot, execute
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import BadRequest, NotFound
from gongbao.hub.models import Ballot
from gongbao.hub.sent import command_id
from gongbao.rules import Answer
from gongbao.words import Problem, Words

PER_PAGE = 30


def counted(ballots: QuerySet[Ballot]) -> QuerySet[Ballot]:
    """Each ballot with how many are ``entitled`` and how many ``voted``."""
    return ballots.annotate(
        entitled=Count("voters", distinct=True), voted=Count("voters", filter=Q(voters__has_voted=True), distinct=True)
    )


@at_desk
def ballots(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Open ballots first: one's own to vote in, and those of one's part of the tree."""
    user = desk.actor.user_id
    seen = Ballot.objects.filter(
        Q(case__in=visible(desk)) | Q(pk__in=Ballot.objects.filter(voters__user_id=user).values("pk"))
    )
    open_first = counted(seen).select_related("case").order_by(F("closed_on").desc(nulls_first=True), "-pk")
    shown = Paginator(open_first, PER_PAGE).get_page(request.GET.get("page"))
    mine = Ballot.objects.filter(closed_on=None, voters__user_id=user, voters__has_voted=False)
    waiting = set(mine.values_list("pk", flat=True))
    rows = [{"ballot": each, "title": title(each), "waits": each.pk in waiting} for each in shown]
    return page(request, desk, "ballots", {"rows": rows, "page": shown})


@at_desk
def ballot(request: HttpRequest, desk: Desk, ballot_id: int) -> HttpResponse:
    """One ballot: a paper for whoever may vote and has not, the count for whoever may close it, then the result."""
    found = counted(Ballot.objects.filter(pk=ballot_id)).select_related("case__applicant").first()
    mine = found.voters.filter(user_id=desk.actor.user_id).first() if found else None
    if found is None or not (mine or desk.actor.may_see(found.case)):
        raise NotFound("没有找到这次表决。", "There is no such ballot.")
    problem: Words | None = None
    if request.method == "POST":
        try:
            return _act(request, desk, found)
        except Problem as refused:
            problem = refused.words
    view = CaseView(case_rows.of_case(found.case), desk.actor, clock.today())
    context: dict[str, Any] = {
        "ballot": found,
        "title": title(found),
        "case": found.case,
        "view": view,
        "mine": mine,
        "may_vote": mine is not None and not mine.has_voted and found.closed_on is None,
        # Whoever votes does not decide when the voting is over.
        "may_close": view.in_office and mine is None and found.closed_on is None,
        "voters": found.voters.select_related("user").order_by("user__last_name", "user__username"),
        "choices": CHOICES.items(),
        "result": [(CHOICES[name], (found.result or {}).get(name, 0)) for name in CHOICES] if found.result else [],
        "answers": _answers(view, found),
        "problem": problem,
    }
    response = page(request, desk, "ballot", context)
    response.status_code = 422 if problem else 200
    return response


def _act(request: HttpRequest, desk: Desk, found: Ballot) -> HttpResponse:
    if request.POST.get("what") == "close":
        execute(desk.actor, command_id(request), CloseBallot(found.pk))
        said = Words("表决已结束并计票。", "The ballot is closed and counted.")
    else:
        choice = request.POST.get("choice", "")
        if choice not in CHOICES:
            raise BadRequest("请选择同意、反对或弃权。", "Choose in favour, against, or abstain.")
        execute(desk.actor, command_id(request), CastVote(found.pk, choice))
        said = Words("您的票已投入票箱，不会显示您如何投票。", "Your vote is in the box; nothing shows how you voted.")
    messages.success(request, in_page_language(said))
    return HttpResponseRedirect(reverse("desk:ballot", args=[found.pk]))


def _answers(view: CaseView, found: Ballot) -> list[Answer]:
    """Of a closed ballot: the decisions of the service that rest on its count, among them the majority needed."""
    if found.result is None:
        return []
    prefix = f"{found.name.replace('-', '_')}_"
    counts = {name for name in view.service.facts if name.startswith(prefix)}
    resting = [each for each in view.service.decision_list if _facts_of(each) and _facts_of(each) <= counts]
    return [view.answer(each.name) for each in resting if view.answer(each.name).text != "unknown"]


def _facts_of(decision: Any) -> set[str]:
    from gongbao.rules import Fact
    from gongbao.rules.tree import walk

    return {each.name for each in walk(decision) if isinstance(each, Fact)}


def title(found: Ballot) -> Words:
    """The question that is voted on."""
    return Words(found.zh, found.en)
