"""The hub as Django knows it."""

from django.apps import AppConfig


class HubConfig(AppConfig):
    """Parties, agencies, cases and everything that happens in them."""

    name = "gongbao.hub"
    label = "hub"
    verbose_name = "业务中枢"
