"""Flow charts inside pages. Their style is a file of its own, as the pages' security policy allows none inline."""

import re

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe

from gongbao.procedures import Procedure, State
from gongbao.procedures.svg import draw
from gongbao.words import Words

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_EMPTY = Procedure("empty", Words("", ""), steps=(), ends=())


def flow_chart(procedure: Procedure, state: State | None, language: str) -> SafeString:
    """The flow chart as an element of the page, with the way of a case on it where ``state`` is given."""
    return mark_safe(_STYLE.sub("", draw(procedure, state, language=language)))  # noqa: S308 (our own drawing)


def style(request: HttpRequest) -> HttpResponse:
    """The style sheet of the charts: the one that a chart carries with it when it is a file."""
    found = _STYLE.search(draw(_EMPTY))
    response = HttpResponse(found[1] if found else "", content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=3600"
    return response
