"""The reading room's measures as they were before: from sixty-five on, where it is now sixty."""

from dataclasses import replace

from reading_room import service as now
from reading_room.vocabulary import age, cares_for_books, lives_nearby, years_nearby

from gongbao.rules import all_of, any_of, decision
from gongbao.words import Words

card_allowed = decision(
    "card-allowed",
    "可以办借书证吗？",
    "May a card be issued?",
    all_of(
        lives_nearby.at("第二条"),
        any_of((years_nearby >= 1).at("第三条第一款"), (age >= 65).at("第三条第二款")),
        cares_for_books.at("第四条"),
    ),
)
service = replace(
    now,
    slug="reading-room-before",
    title=Words("街道阅览室（旧办法）", "Reading room, before"),
    decision_list=(card_allowed,),
    procedure_list=(),
    duty_list=(),
    record_list=(),
    entitlements=(),
)
