"""What the gazette gives: free copies."""

from gongbao.services.entitlement import entitlement
from gongbao.services.gazette.decisions import free_copy
from gongbao.services.gazette.vocabulary import reader

ENTITLEMENTS = (
    entitlement(
        free_copy,
        reader,
        ("免费纸质公报", "A free paper copy of the gazette"),
        ("向公报编辑部登记赠阅；网上人人可以免费查阅。", "Ask the editorial office; online it is free for everybody."),
        holders=("person", "organisation"),
    ),
)
