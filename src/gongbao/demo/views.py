"""The demo's own pages: the sample people with one-click sign-in, and the clock. On this machine only."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from ipaddress import ip_address
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gongbao.demo import population
from gongbao.demo.people import SAMPLES, by_service
from gongbao.hub import clock, deadlines, duties, limits, sheets
from gongbao.hub.display import day_words, in_page_language
from gongbao.hub.errors import BadRequest, NotFound
from gongbao.hub.models import Staff
from gongbao.periods import add_working_days
from gongbao.words import Words

View = Callable[..., HttpResponse]
#: How far the clock may be moved at once, in days: whoever mistypes a year is asked again.
FARTHEST = 400


def in_demo(view: View) -> View:
    """A page that is there only in the demo, and only for this machine."""

    @wraps(view)
    def handle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO or not _from_here(request):
            raise NotFound
        return view(request, *args, **kwargs)

    return handle


def _from_here(request: HttpRequest) -> bool:
    try:
        return ip_address(limits.address(request)).is_loopback
    except ValueError:
        return False


@in_demo
def start(request: HttpRequest) -> HttpResponse:
    """The sample people, what there is to see, and the clock."""
    users = User.objects.in_bulk([sample.key for sample in SAMPLES], field_name="username")
    people = [(sample, users[sample.key]) for sample in SAMPLES if sample.key in users]
    context = {"people": people, "services": by_service(), "today": clock.today(), "population": population.PEOPLE}
    return render(request, "demo/start.html", context)


@in_demo
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Signs in as one of the sample people."""
    who = request.POST.get("who", "")
    user = User.objects.filter(username=who).first()
    if user is None:
        raise BadRequest("没有这个演示人物。", "There is no such sample person.")
    sample = next((each for each in SAMPLES if each.key == who), None)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    if user.is_superuser:
        return HttpResponseRedirect("/admin/")
    at_desk = sample.desk if sample else Staff.objects.filter(user=user).exists()
    return HttpResponseRedirect("/desk/" if at_desk else "/my/")


@in_demo
@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Moves the clock forwards, a day at a time, and lets everything that is due happen on its day."""
    today = clock.today()
    target = _target(request.POST, today)
    moved = 0
    for ahead in range(1, (target - today).days + 1):
        day = today + timedelta(days=ahead)
        clock.move(day)
        moved += deadlines.fire_due(day)
        duties.remind(day)
    when = day_words(target)
    said = Words(
        f"现在是{when.zh}；{moved}件因期限届满自动办理。", f"It is {when.en} now; {moved} cases moved by themselves."
    )
    messages.success(request, in_page_language(said))
    back = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(back if ours else "/demo/")


def _target(sent: Any, today: date) -> date:
    match sent.get("by"):
        case "day":
            return today + timedelta(days=1)
        case "working-days":
            return add_working_days(today, 5)
        case "month":
            return today + timedelta(days=30)
    try:
        day = date.fromisoformat(sent.get("day", ""))
    except ValueError:
        raise BadRequest("请填写实有的日期，如 2027-03-01。", "Give a real date, such as 2027-03-01.") from None
    if not today <= day <= today + timedelta(days=FARTHEST):
        raise BadRequest(
            f"日期只能从{today}往后调，一次最多{FARTHEST}天。",
            f"The clock moves forwards from {today}, at most {FARTHEST} days at once.",
        )
    return day


@in_demo
def population_table(request: HttpRequest) -> HttpResponse:
    """The small population, to be uploaded on the pages about populations."""
    return sheets.download(population.FILE_NAME, population.table(clock.today()), "text/csv; charset=utf-8")
