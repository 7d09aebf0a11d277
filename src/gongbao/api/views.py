"""The description of the interface: for programs as OpenAPI, for people as a page that is made from it."""

import json
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongbao.api.description import described
from gongbao.api.interface import api
from gongbao.hub.public_pages import for_everybody
from gongbao.services import registry


# Not kept like a page: it is large, and made once for each service anyhow.
def openapi(request: HttpRequest) -> HttpResponse:
    """The description, of one ``service`` or of all."""
    return HttpResponse(_text(_versions(request.GET.get("service", ""))), content_type="application/json")


def _versions(wanted: str) -> tuple[tuple[str, str], ...]:
    """The services described, in the versions in which they are."""
    slugs = [wanted] if wanted else list(registry())
    return tuple((slug, registry()[slug].version) for slug in slugs)


@cache
def _text(versions: tuple[tuple[str, str], ...]) -> str:
    document = described(api, [registry()[slug] for slug, _ in versions])
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


@for_everybody
def about(request: HttpRequest) -> HttpResponse:
    """What the interface can be asked, as a page."""
    document = json.loads(_text(()))
    operations = [
        (method.upper(), path, operation)
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    ]
    context: dict[str, Any] = {
        "open": [each for each in operations if "security" not in each[2]],
        "with_token": [each for each in operations if "security" in each[2]],
        "services": [(each, len(each.decision_list)) for each in registry().values()],
        "example": next(iter(registry().values())),
        "host": request.build_absolute_uri("/")[:-1],
    }
    return render(request, "api/about.html", context)
