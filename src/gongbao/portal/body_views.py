"""The bodies that issue documents, and the documents of each."""

from collections import Counter
from itertools import chain

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongbao.hub import library
from gongbao.hub.errors import NotFound
from gongbao.hub.public_pages import for_everybody
from gongbao.hub.subscriptions import body_topic
from gongbao.portal.law_views import GAZETTE
from gongbao.portal.service_views import HOME
from gongbao.portal.subscription_views import subscribe_context
from gongbao.words import Words

BODIES = Words("发文机关", "Issuing bodies")
PER_PAGE = 20


@for_everybody
def bodies(request: HttpRequest) -> HttpResponse:
    """Every body, those with the most documents first."""
    lists = library.documents().order_by().values_list("issuers", flat=True)
    counted = Counter(chain.from_iterable(dict.fromkeys(each) for each in lists))
    context = {"bodies": counted.most_common(), "breadcrumbs": [*_trail(), (BODIES, "")]}
    return render(request, "portal/bodies.html", context)


@for_everybody
def body(request: HttpRequest, name: str) -> HttpResponse:
    """One body's documents, the newest first, to subscribe to."""
    found = library.documents().filter(issuers__contains=[name]).order_by("-issued", "-issue__published", "-pk")
    if not found.exists():
        raise NotFound(f"没有 {name} 的文件。", f"There are no documents of {name}.")
    feed = reverse("portal:feed-body", args=[name])
    context = {
        "name": name,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "breadcrumbs": [*_trail(), (BODIES, reverse("portal:bodies")), (name, "")],
        **subscribe_context(request, body_topic(name), feed),
    }
    return render(request, "portal/body.html", context)


def _trail() -> list[tuple[Words, str]]:
    return [(HOME, reverse("portal:home")), (GAZETTE, reverse("portal:issues"))]
