"""Addresses of the programming interface."""

import json
from typing import Any

from django.http import HttpRequest
from django.urls import path
from ninja import NinjaAPI
from ninja.renderers import BaseRenderer
from ninja.responses import NinjaJSONEncoder

from gongbao.api import cases, commands, definitions, law, problems
from gongbao.api.body import ExactParser


class Utf8Renderer(BaseRenderer):
    """JSON in UTF-8, in which Chinese can be read."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        """The document."""
        return json.dumps(data, cls=NinjaJSONEncoder, ensure_ascii=False)


api = NinjaAPI(
    title="公报 Gongbao",
    version="1",
    openapi_url=None,
    docs_url=None,
    parser=ExactParser(),
    renderer=Utf8Renderer(),
)
problems.teach(api)
for router in (definitions.router, law.router, cases.router, commands.router):
    api.add_router("", router)

urlpatterns = [path("", api.urls)]
