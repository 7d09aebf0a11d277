"""What supervisors ask of the agencies of the desk (督办), and the answers."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongbao.desk.seats import Desk, at_desk, page
from gongbao.hub import names
from gongbao.hub.commands import AnswerUrging, execute
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import BadRequest, NotFound
from gongbao.hub.models import Urging
from gongbao.words import Problem, Words

PER_PAGE = 30


@at_desk
def urgings(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Those that wait for an answer, the soonest first, then those answered; each waiting one has its form."""
    return _shown(request, desk)


@require_POST
@at_desk
def answer(request: HttpRequest, desk: Desk, urging_id: int) -> HttpResponse:
    """The agency's answer to one of them."""
    found = Urging.objects.select_related("case").filter(pk=urging_id, agency__in=desk.agencies).first()
    if found is None:
        raise NotFound("没有找到这次督办。", "There is no such message.")
    try:
        command = uuid.UUID(request.POST.get("command", ""))
    except ValueError:
        raise BadRequest("请刷新页面后重新提交。", "Please reload the page and send it again.") from None
    try:
        execute(desk.actor, command, AnswerUrging(found.case.number, found.pk, request.POST.get("text", "")))
    except Problem as refused:
        return _shown(request, desk, refused.words)
    said = Words("已答复。", "Answered.")
    messages.success(request, in_page_language(said))
    return HttpResponseRedirect(reverse("desk:urgings"))


def _shown(request: HttpRequest, desk: Desk, problem: Words | None = None) -> HttpResponse:
    found = Urging.objects.filter(agency__in=desk.agencies)
    found = found.select_related("task__case", "case", "agency", "sender", "answered_by")
    order = (F("answered_on").desc(nulls_first=True), "answer_by", "pk")
    shown = Paginator(found.order_by(*order), PER_PAGE).get_page(request.GET.get("page"))
    rows = [{"urging": each, "step": names.step_words(each.task), "command": uuid.uuid4()} for each in shown]
    response = page(request, desk, "urgings", {"rows": rows, "page": shown, "problem": problem})
    response.status_code = 422 if problem else 200
    return response
