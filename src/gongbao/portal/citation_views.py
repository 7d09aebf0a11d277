"""The documents around a document: a drawing, the same as a table, and how often each of its places is cited."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from gongbao.hub import citation_graph, clock, library
from gongbao.hub.citation_graph import Graph, Node
from gongbao.hub.public_pages import for_everybody
from gongbao.law.validity import WORDS, State
from gongbao.portal.citation_drawing import draw
from gongbao.portal.law_views import GAZETTE, RELATIONS, STATES
from gongbao.portal.service_views import HOME
from gongbao.words import Words

HEADING = Words("引用关系", "Citations")


@for_everybody
def citations(request: HttpRequest, number: str) -> HttpResponse:
    """The page; a document that nothing is said of has an empty one."""
    row = library.find_row(number)
    graph = citation_graph.around(row, clock.today())
    drawn = draw(graph, RELATIONS, _address, get_language() or "") if graph.links else ""
    context = {
        "row": row,
        "name": str(row),
        "graph": graph,
        "drawing": mark_safe(drawn),  # noqa: S308 (our own drawing, its texts escaped)
        "tables": [(words, rows) for words, rows in _tables(graph) if rows],
        "places": citation_graph.places_cited(row),
        "breadcrumbs": [
            (HOME, reverse("portal:home")),
            (GAZETTE, reverse("portal:issues")),
            (str(row), reverse("portal:law-document", args=[str(row)])),
            (HEADING, ""),
        ],
    }
    return render(request, "portal/citations.html", context)


def _address(node: Node) -> str:
    return reverse("portal:law-citations", args=[node.name])


def _tables(graph: Graph) -> list[tuple[Words, list[dict[str, object]]]]:
    """The links as rows: those from the document, those to it, and those of the second step."""
    centre = graph.centre.key
    groups: list[tuple[Words, list[dict[str, object]]]] = [
        (Words("本文件提到的文件", "Documents that this one names"), []),
        (Words("提到本文件的文件", "Documents that name this one"), []),
        (Words("再远一步", "One step further"), []),
    ]
    for link in graph.links:
        group = 0 if link.source == centre else 1 if link.target == centre else 2
        groups[group][1].append(
            {
                "source": graph.nodes[link.source],
                "target": graph.nodes[link.target],
                "kinds": [RELATIONS[kind] for kind in link.kinds],
                "places": link.places,
                "status": _status(graph.nodes[link.target if group != 1 else link.source]),
            }
        )
    return groups


def _status(node: Node) -> tuple[Words, str]:
    if not node.held and node.state is State.UNKNOWN:
        return Words("未收录", "not imported"), ""
    return WORDS[node.state], STATES[node.state]
