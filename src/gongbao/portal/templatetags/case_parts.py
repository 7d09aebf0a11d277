"""Parts of the page of a case."""

from collections.abc import Iterable
from html import escape

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from gongbao.hub.display import in_page_language
from gongbao.hub.fact_forms import Shown
from gongbao.hub.models import FactValue
from gongbao.hub.templatetags.words import day
from gongbao.words import Words

register = template.Library()

Line = tuple[Shown, Words, FactValue | None]


@register.simple_tag
def fact_lines(lines: Iterable[Line]) -> SafeString:
    """Facts with their values, where each comes from, and whether somebody has verified it."""
    # A case has dozens of them, which a template would take ten times as long to write.
    return mark_safe(f'<dl class="summary">{"".join(map(_line, lines))}</dl>\n')  # noqa: S308 escaped below


def _line(line: Line) -> str:
    shown, source, entry = line
    if shown.records:
        value = render_to_string("portal/parts/records_shown.html", {"records": shown.records})
    else:
        value = _said(shown.value)
    return (
        f'<div class="summary__row"><dt>{_said(shown.fact.label)}</dt><dd>{value}<br>'
        f'<span class="small soft">{_said(source)}{_entry(entry) if entry else ""}</span></dd></div>'
    )


def _entry(entry: FactValue) -> str:
    said = f" · {day(entry.entered_at)}"
    if entry.evidence_id:
        address, word = reverse("portal:file", args=[entry.evidence_id]), _said(Words("证明材料", "evidence"))
        said += f' · <a href="{address}">{word}</a>'
    return f"{said} · ✓ {_said(Words('已核验', 'verified'))}" if entry.verified_by_id else said


def _said(words: Words | str) -> str:
    return escape(in_page_language(words))
