"""Tags of the desk's pages."""

import uuid
from collections.abc import Sequence

from django import template

from gongbao.hub.display import in_page_language
from gongbao.rules import Cause
from gongbao.services import Service
from gongbao.words import Words

register = template.Library()


@register.simple_tag
def fresh_id() -> uuid.UUID:
    """The id of the command that a form will send."""
    return uuid.uuid4()


@register.filter
def together(causes: Sequence[Cause]) -> list[tuple[str, Cause]]:
    """Places that say the same, together: documents that share a rule each state it."""
    found: dict[tuple[str, Words], list[Cause]] = {}
    for cause in causes:
        found.setdefault((cause.holds, cause.says), []).append(cause)
    return [(";".join(each.place for each in same), same[0]) for same in found.values()]


@register.simple_tag
def fact_label(service: Service, name: str) -> str:
    """What a fact is called."""
    fact = service.facts.get(name)
    return name if fact is None else in_page_language(fact.label)
