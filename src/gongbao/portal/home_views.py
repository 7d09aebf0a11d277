"""The home page, and the search over services and law."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongbao.hub import library
from gongbao.hub.public_pages import for_everybody
from gongbao.law.search import holds
from gongbao.portal.service_views import HOME
from gongbao.services import Service, registry
from gongbao.words import Words

RESULTS_A_PAGE = 20
MOST_RESULTS = 400


@for_everybody
def home(request: HttpRequest) -> HttpResponse:
    """Services first, then the newest issues."""
    return render(request, "portal/home.html", {"services": list(registry().values()), "issues": library.issues()[:3]})


@for_everybody
def search(request: HttpRequest) -> HttpResponse:
    """Services and places of documents that hold all the words; quoted words are a phrase."""
    words = request.GET.get("q", "").strip()[:200]
    hits = library.search(words, MOST_RESULTS, titles=False)
    page = Paginator(hits, RESULTS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "words_searched": words,
        "services": [each for each in registry().values() if words and _mentions(each, words)],
        "page": page,
        "breadcrumbs": [(HOME, reverse("portal:home")), (Words("搜索", "Search"), "")],
    }
    return render(request, "portal/search.html", context)


def _mentions(service: Service, words: str) -> bool:
    said: list[Words] = [service.title, service.about, *service.topics]
    said += [decision.question for decision in service.decision_list]
    said += [procedure.label for procedure in service.procedure_list]
    numbers = " ".join(f"{document.number} {document.title}" for document in service.documents)
    return holds(" ".join(f"{each.zh} {each.en}" for each in said) + numbers, words)
