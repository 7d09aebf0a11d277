"""What is done step by step."""

from gongbao.periods import WORKING_DAYS
from gongbao.procedures import TODAY, assign, end, notify, outcome, procedure, register, step, within
from gongbao.services import facts_in
from gongbao.words import Words
from reading_room.decisions import card_allowed
from reading_room.records import cards
from reading_room.vocabulary import cares_for_books, keeper, reader

ask = step(
    "ask",
    reader,
    Words("申请借书证", "Ask for a card"),
    at="第五条第一款",
    form=facts_in(card_allowed),
    outcomes=[outcome("asked", Words("已申请", "Asked"), guard=card_allowed)],
)
answer = step(
    "answer",
    keeper,
    Words("答复", "Answer"),
    at="第五条第二款",
    after=ask,
    due=within(5, WORKING_DAYS, since=ask, then="granted"),
    outcomes=[
        outcome(
            "granted",
            Words("发证", "Granted"),
            effects=[
                assign(cares_for_books, True),
                register(cards, {"issued_on": TODAY}),
                notify(reader, Words("您的借书证已办好。", "Your card is ready.")),
            ],
        ),
        outcome("refused", Words("不予办理", "Refused")),
    ],
)
library_card = procedure(
    "library-card",
    Words("办理借书证", "Getting a card"),
    applicant=reader,
    steps=[ask, answer],
    ends={
        answer.granted: end("issued", Words("已发证", "Issued")),
        answer.refused: end("refused", Words("未办理", "Refused")),
    },
)
