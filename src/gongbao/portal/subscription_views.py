"""Subscribing to issues, bodies, documents and registers; one's subscriptions; and ending one by its link."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from gongbao.hub import subscriptions
from gongbao.hub.display import in_page_language
from gongbao.hub.errors import NotFound
from gongbao.hub.models import Subscription
from gongbao.hub.subscriptions import Topic
from gongbao.portal.service_views import HOME
from gongbao.portal.visitors import Visitor, for_visitors, page, visitor_of
from gongbao.words import Words

PER_PAGE = 20
MINE = Words("我的订阅", "My subscriptions")


def subscribe_context(request: HttpRequest, topic: Topic, feed: str = "") -> dict[str, Any]:
    """What the part ``portal/parts/subscribe.html`` shows: the topic, whether it is followed, and its feed."""
    found = None
    if request.user.is_authenticated:
        found = subscriptions.running(visitor_of(request).actor.party_ids, topic)
    return {"topic": topic, "subscription": found, "feed": feed}


@for_visitors
def own(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """One's running subscriptions, each with a button that stops it; who has none yet is shown how to begin."""
    found = subscriptions.of_parties(visitor.actor.party_ids)
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(each, _words(each)) for each in shown]
    return page(request, visitor, "my/subscriptions", {"rows": rows, "subscriptions_page": shown})


def _words(subscription: Subscription) -> Words:
    topic = subscriptions.topic_of(subscription)
    return topic.words if topic else Words(subscription.label, subscription.label)


@for_visitors
def subscribe(request: HttpRequest, visitor: Visitor) -> HttpResponse:
    """Begins a subscription for the party acted for; asked by GET, as after signing in, it asks once more."""
    sent = request.POST if request.method == "POST" else request.GET
    topic = subscriptions.find_topic(sent.get("kind", ""), sent.get("name", ""))
    if request.method != "POST":
        return page(request, visitor, "my/subscribe", {**subscribe_context(request, topic), "sent": sent})
    subscriptions.subscribe(visitor.actor, visitor.acting(), topic)
    said = Words(f"已订阅：{topic.words.zh}。", f"Subscribed: {topic.words.en}.")
    messages.success(request, in_page_language(said))
    return HttpResponseRedirect(_back(request))


@require_POST
@for_visitors
def stop(request: HttpRequest, visitor: Visitor, subscription_id: int) -> HttpResponse:
    """Ends one of one's subscriptions."""
    found = Subscription.objects.filter(pk=subscription_id, party_id__in=visitor.actor.party_ids).first()
    if found is None:
        raise NotFound("没有找到您的这项订阅。", "You have no such subscription.")
    subscriptions.stop(found)
    messages.success(request, in_page_language(_stopped(found)))
    return HttpResponseRedirect(_back(request))


@csrf_exempt
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Ends the subscription that a link in an e-mail names; GET asks first, as mail programs open links by themselves.

    Whoever has the link may send it without a cookie of ours (RFC 8058), so there is nothing that a forged request
    could misuse.
    """
    found = subscriptions.by_token(token)
    if request.method == "POST":
        subscriptions.stop(found)
        found.refresh_from_db()
    context = {
        "subscription": found,
        "words": _words(found),
        "breadcrumbs": [(HOME, reverse("portal:home")), (Words("退订", "Unsubscribe"), "")],
    }
    return render(request, "portal/unsubscribe.html", context)


def _stopped(subscription: Subscription) -> Words:
    words = _words(subscription)
    return Words(f"已退订：{words.zh}。", f"Stopped: {words.en}.")


def _back(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    inside = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return target if inside else reverse("portal:subscriptions")
