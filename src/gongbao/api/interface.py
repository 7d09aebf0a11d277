"""The interface as one whole: its parts, how it reads, writes and refuses."""

import json
from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.renderers import BaseRenderer
from ninja.responses import NinjaJSONEncoder

from gongbao.api import applying, cases, commands, definitions, law, problems
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
    description=(
        "政策文件成为可查、可问、可办的服务；每个回答都写明依据。"
        "Policy documents as services to look up, ask and use; every answer names the places that it rests on."
    ),
    openapi_url=None,
    docs_url=None,
    parser=ExactParser(),
    renderer=Utf8Renderer(),
)
problems.teach(api)
for router in (definitions.router, law.router, cases.router, applying.router, commands.router):
    api.add_router("", router)
