"""Tags of the demo."""

from datetime import date

from django import template

from gongbao.demo.city import PASSWORD
from gongbao.hub import clock

register = template.Library()


@register.simple_tag
def demo_today() -> date:
    """The day that the demo's clock shows."""
    return clock.today()


@register.simple_tag
def demo_password() -> str:
    """Everybody's password."""
    return PASSWORD
