"""Tags of the desk's pages."""

import uuid

from django import template

from gongbao.hub.templatetags.words import in_page_language
from gongbao.services import Service

register = template.Library()


@register.simple_tag
def fresh_id() -> uuid.UUID:
    """The id of the command that a form will send."""
    return uuid.uuid4()


@register.simple_tag
def fact_label(service: Service, name: str) -> str:
    """What a fact is called."""
    fact = service.facts.get(name)
    return in_page_language(fact.label) if fact else name
