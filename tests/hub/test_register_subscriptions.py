"""Who follows a public register, or one number of it, is told of what is entered, changed, struck and repealed."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from gongbao.hub import entries, library, subscriptions
from gongbao.hub.actors import Actor
from gongbao.hub.entries import Origin
from gongbao.hub.models import DemoClock, Message, Party, PartyMember
from gongbao.hub.subscriptions import register_topic
from gongbao.services import registry

pytestmark = pytest.mark.django_db
SERVICE = registry()["local-standards"]
REGISTER = SERVICE.records["standards-register"]
DAY = date(2024, 6, 3)
ORIGIN = Origin(DAY, "110000")
NUMBER = "DB11/T 100-2020"
ANNOUNCED = """样市质量局关于废止地方标准的公告
2024年标字第3号（总第300号）

　　经复审，决定废止1项地方标准，自发布之日起施行。
　　附件：废止地方标准目录

样市质量局
2024年5月6日

附件

废止地方标准目录
序号\t标准号\t标准名称
1\tDB11/T 100-2020\t纸箱测试
"""
NAMED = """样市住建局关于纸箱的通知
样建发〔2024〕8号

各区住建局：
　　纸箱应当符合 DB11/T 100—2020 的要求。

样市住建局
2024年5月7日
"""


@pytest.fixture
def follow(db: None):  # type: ignore[no-untyped-def]
    DemoClock.objects.update_or_create(pk=1, defaults={"today": DAY})

    def begin(name: str, number: str = "") -> Party:
        user = User.objects.create_user(name)
        party = Party.objects.create(kind="person", name=name)
        PartyMember.objects.create(party=party, user=user, is_self=True)
        subscriptions.subscribe(Actor.of(user), party, register_topic(SERVICE, REGISTER, number))
        return party

    return begin


def inbox(party: Party) -> list[str]:
    return list(Message.objects.filter(party=party).order_by("pk").values_list("zh", flat=True))


def enter(number: str, **more: str):  # type: ignore[no-untyped-def]
    return entries.enter(SERVICE.slug, REGISTER, {"standard_number": number, **more}, ORIGIN)


def test_a_number_is_told_of_every_change_and_others_of_nothing(follow) -> None:  # type: ignore[no-untyped-def]
    one, other = follow("one", "ＤＢ11/T 100—2020"), follow("other", "DB11/T 101-2020")
    entry = enter(NUMBER, state="in-force")
    repealed = entry.data | {"state": "repealed", "repealed_on": "2024-06-01", "replaced_by": "DB11/T 100-2024"}
    entries.change(entry, repealed, ORIGIN)
    entries.change(entry, repealed, ORIGIN)
    first, second = inbox(one)
    assert "有效" in first
    assert "已废止，自2024-06-01起，替代：DB11/T 100-2024" in second
    entries.strike(entry, ORIGIN)
    assert "未在登记簿中" in inbox(one)[2]
    assert not inbox(other)


def test_the_whole_register_is_told_once_a_day(follow) -> None:  # type: ignore[no-untyped-def]
    party = follow("one")
    for number in range(5):
        enter(f"DB11/T {number}-2020", state="in-force")
    assert len(inbox(party)) == 1
    entries.enter(SERVICE.slug, REGISTER, {"standard_number": "DB11/T 9-2020"}, Origin(date(2024, 6, 4), "110000"))
    assert len(inbox(party)) == 2


def test_a_gazette_that_repeals_or_names_a_number_is_told(follow) -> None:  # type: ignore[no-untyped-def]
    one, whole, other = follow("one", NUMBER), follow("whole"), follow("other", "DB11/T 101-2020")
    library.import_issue(ANNOUNCED.encode(), "announced.txt")
    [told] = inbox(one)
    assert f"{NUMBER}被2024年标字第3号（总第300号）废止，自2024-05-06起" in told
    assert len(inbox(whole)) == 1
    library.import_issue(NAMED.encode(), "named.txt")
    assert "样建发〔2024〕8号提到您关注的 DB11/T 100—2020" in inbox(one)[1]
    library.import_issue(ANNOUNCED.encode(), "again.txt")
    assert len(inbox(one)) == 2
    assert not inbox(other)


def test_what_is_not_public_is_never_told(follow) -> None:  # type: ignore[no-untyped-def]
    party = follow("one", NUMBER)
    uses = SERVICE.records["use-record"]
    entries.enter(SERVICE.slug, uses, {"standard_number": NUMBER, "used_in": "秘密合同"}, ORIGIN)
    assert not inbox(party)
