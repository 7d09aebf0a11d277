"""Two versions of a document, or two documents, set against each other place by place."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongbao.hub import library
from gongbao.hub.errors import NotFound
from gongbao.hub.library import Passage
from gongbao.law.comparison import Change, compare
from gongbao.portal import document_versions
from gongbao.portal.law_views import GAZETTE
from gongbao.portal.service_views import HOME
from gongbao.words import Words

HEADING = Words("对照", "Comparison")
CHANGES: dict[Change, Words] = {
    "changed": Words("有改动", "changed"),
    "added": Words("新增", "added"),
    "removed": Words("删去", "removed"),
    "moved": Words("移位", "moved"),
}


def compare_texts(request: HttpRequest, number: str) -> HttpResponse:
    """``?with=`` another document, or ``?old=`` and ``?new=`` versions; without either, a form to choose."""
    found = library.passage(number)
    other = request.GET.get("with", "").strip()
    versions = document_versions.choose(found, "", None).versions
    context = {
        "name": str(found.row),
        "found": found,
        "other": other,
        "versions": versions,
        "suggested": _suggested(found),
        "breadcrumbs": [
            (HOME, reverse("portal:home")),
            (GAZETTE, reverse("portal:issues")),
            (str(found.row), reverse("portal:law-document", args=[str(found.row)])),
            (HEADING, ""),
        ],
    }
    try:
        sides = _sides(request, found, other, len(versions))
    except NotFound as problem:
        return render(request, "portal/law_compare.html", context | {"problem": problem.words}, status=problem.status)
    if sides is not None:
        context |= _compared(*sides, whole="whole" in request.GET)
    return render(request, "portal/law_compare.html", context)


def _sides(request: HttpRequest, found: Passage, other: str, versions: int) -> tuple[Passage, Passage] | None:
    """The old side and the new one; between documents the older is the old."""
    if other:
        against = library.passage(other)
        pair = sorted((against, found), key=lambda each: str(each.row.issued or each.row.issue.published or ""))
        return pair[0], pair[1]
    old, new = request.GET.get("old", ""), request.GET.get("new", "")
    if not (old or new):
        return None
    newest = str(versions)
    sides = (document_versions.choose(found, each, None).passage for each in (old or "1", new or newest))
    return next(sides), next(sides)


def _compared(old: Passage, new: Passage, *, whole: bool) -> dict[str, object]:
    pairs = compare(old.document, new.document)
    counted = Counter(pair.change for pair in pairs)
    shown = [pair for pair in pairs if whole or pair.change != "same"]
    return {
        "old": old,
        "new": new,
        "same_document": old.row.key == new.row.key,
        "pairs": [(pair, CHANGES.get(pair.change)) for pair in shown],
        "counts": [(words, counted[change]) for change, words in CHANGES.items() if counted[change]],
        "same": counted["same"],
        "whole": whole,
    }


def _suggested(found: Passage) -> list[str]:
    """The documents that it repeals or amends, and those that do so to it: what one is likely to compare with."""
    name = str(found.row)
    kinds = ("repeals", "repeals-in-part", "amends")
    touching = [each for each in library.relations(name) if each["kind"] in kinds]
    others = (each["target"] if each["from"] == name else each["from"] for each in touching)
    held = (library.quoted(other, "") for other in dict.fromkeys(others) if other != name)
    return [str(each.row) for each in held if each is not None]
