"""What the measures give."""

from gongbao.services.entitlement import entitlement
from reading_room.decisions import card_allowed
from reading_room.procedures import library_card
from reading_room.vocabulary import reader

ENTITLEMENTS = (
    entitlement(
        card_allowed,
        reader,
        ("借书证", "A library card"),
        ("在本页申请，5个工作日内答复。", "Ask for it here; the answer comes in 5 working days."),
        begin=library_card,
        prepared=True,
    ),
)
