"""What the measures decide."""

from gongbao.rules import all_of, any_of, decision
from reading_room.vocabulary import age, cares_for_books, lives_nearby, years_nearby

card_allowed = decision(
    "card-allowed",
    "可以办借书证吗？",
    "May a card be issued?",
    all_of(
        lives_nearby.at("第二条"),
        any_of((years_nearby >= 1).at("第三条第一款"), (age >= 60).at("第三条第二款")),
        cares_for_books.at("第四条"),
    ),
)
