"""Visits after the start of work, up to the archive (第二十七条第（四）项、第三十一条), as steps of the aid."""

from gongbao.periods import MONTHS, WORKING_DAYS, Unit
from gongbao.procedures import TODAY, Effect, Step, assign, messages_to, outcome, register, step, within
from gongbao.services.employment_service import records
from gongbao.services.employment_service.roles import client, street, team
from gongbao.services.employment_service.vocabulary_people import employed, followed_up
from gongbao.words import Words

IN_LEDGER = register(records.aid_ledger, {"entered_on": TODAY})
FOLLOWED_UP: list[Effect] = [assign(followed_up, True), IN_LEDGER]

told = messages_to(client)

# 第二十七条第（四）项、第三十一条

start_work = step(
    "start-work",
    client,
    Words("上岗", "Start work"),
    at="第二十七条第（四）项",
    after=["referral-follow-up:hired", "expert-help:hired", "assess-readiness:found-work"],
    outcomes=[
        outcome("started", Words("已上岗", "Started"), effects=[assign(employed, True), IN_LEDGER]),
        outcome("did-not-start", Words("没有上岗", "Did not start")),
    ],
)


def visit(name: str, zh: str, en: str, after: str, n: int, unit: Unit) -> Step:
    """A visit ``n`` units after the start of work."""
    return step(
        name,
        team,
        Words(zh, en),
        at="第二十七条第（四）项",
        after=after,
        due=within(n, unit, since=start_work),
        outcomes=[
            outcome("settled", Words("稳定", "Settled"), effects=FOLLOWED_UP),
            outcome("left", Words("已离岗", "Left"), effects=[assign(employed, False), *FOLLOWED_UP]),
        ],
    )


visits = (
    visit("visit-10-days", "上岗10个工作日回访", "Visit in 10 working days", "start-work:started", 10, WORKING_DAYS),
    visit("visit-1-month", "上岗1个月回访", "Visit after a month", "visit-10-days:settled", 1, MONTHS),
    visit("visit-3-months", "上岗3个月回访", "Visit after three months", "visit-1-month:settled", 3, MONTHS),
    visit("visit-6-months", "上岗6个月回访", "Visit after six months", "visit-3-months:settled", 6, MONTHS),
)
archive_aid = step(
    "archive",
    street,
    Words("整理归档", "Archive"),
    at="第三十一条",
    after="visit-6-months:settled",
    outcomes=[
        outcome(
            "archived",
            Words("已归档", "Archived"),
            effects=[
                register(records.aid_ledger, {"archived_on": TODAY}),
                told("已稳定就业，援助信息归档。", "You are in stable work; the file is archived."),
            ],
        )
    ],
)
