"""A service whose law changes is flagged at the import, once, until somebody writes what was found."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import InternalError, transaction
from django.db.utils import IntegrityError

from gongbao.hub import clock, flags, library
from gongbao.hub.actors import Actor
from gongbao.hub.errors import Forbidden, NotFound, Unprocessable
from gongbao.hub.models import Agency, FlagFinding, ServiceFlag, Staff

pytestmark = pytest.mark.django_db

ARTS, NUMBER = "arts-training-prepayment", "京文旅发〔2023〕110号"

LETTER = """样市文化局关于{title}的通知
样文发〔2025〕{serial}号

各区文化局：
　　{words}
　　本通知自2025年7月1日起施行。

样市文化局
2025年6月3日
"""


def letter(words: str, title: str = "调整预付费事项", serial: int = 9) -> library.Imported:
    text = LETTER.format(title=title, serial=serial, words=words)
    return library.import_issue(text.encode(), f"letter-{serial}.txt")


@pytest.fixture
def staff(db: None) -> Actor:
    agency = Agency.objects.create(name="样市文化局", kind="city", district="110000")
    user = User.objects.create(username="keeper")
    Staff.objects.create(user=user, agency=agency, roles=[f"{ARTS}/municipal-culture-department"])
    return Actor.of(user)


@pytest.fixture
def flag(db: None) -> ServiceFlag:
    letter(f"《样市预付费办法》（{NUMBER}）自本通知施行之日起废止。")
    return ServiceFlag.objects.get()


@pytest.mark.parametrize(
    ("words", "kind", "places"),
    [
        (f"《样市预付费办法》（{NUMBER}）自本通知施行之日起废止。", "repeals", []),
        (f"将《样市预付费办法》（{NUMBER}）第八条第三款中的天数修改为六十天。", "amends", ["第八条第三款"]),
        (f"《样市预付费办法》（{NUMBER}）的相关内容停止执行。", "repeals-in-part", []),
    ],
)
def test_what_an_import_does_to_the_law_of_a_service_flags_it(words: str, kind: str, places: list[str]) -> None:
    letter(words)
    [flag] = flags.open_flags(ARTS)
    assert (flag.document, flag.kind, flag.by, flag.places) == (NUMBER, kind, "样文发〔2025〕9号", places)
    assert (flag.by_title, flag.since) == ("样市文化局关于调整预付费事项的通知", date(2025, 7, 1))
    assert not flags.flags().exclude(service=ARTS)


def test_a_document_that_only_rests_on_it_flags_nothing() -> None:
    letter(f"根据《样市预付费办法》（{NUMBER}），请各区做好登记。")
    letter("《样市旧乐器办法》（样文发〔2019〕3号）同时废止。", serial=10)
    assert not flags.flags()


def test_importing_again_and_correcting_raise_nothing_twice(flag: ServiceFlag) -> None:
    letter(f"《样市预付费办法》（{NUMBER}）自本通知施行之日起废止。")
    letter(f"《样市预付费办法》（{NUMBER}）自本通知施行之日起即废止。")
    assert [each.pk for each in flags.open_flags()] == [flag.pk]
    assert flags.raise_flags() == []


def test_a_later_document_of_the_same_title_is_looked_at_too() -> None:
    title = "印发《北京市营利性文化艺术类校外培训机构培训课程预付费管理办法（2025年修订）》"
    letter("现将办法印发给你们。", title=title)
    [flag] = flags.open_flags()
    assert (flag.service, flag.kind, flag.by) == (ARTS, "replaced", "样文发〔2025〕9号")


def test_a_document_whose_period_is_over_flags_its_service(monkeypatch: pytest.MonkeyPatch) -> None:
    text = LETTER.format(title="预付费事项", serial=9, words="本通知有效期至2027年6月30日。")
    library.import_issue(text.replace("样文发〔2025〕9号", NUMBER).encode(), "own.txt")
    monkeypatch.setattr(clock, "today", lambda: date(2027, 6, 30))
    assert flags.raise_flags() == []
    monkeypatch.setattr(clock, "today", lambda: date(2027, 7, 1))
    [flag] = flags.raise_flags()
    assert (flag.service, flag.kind, flag.since) == (ARTS, "expired", date(2027, 7, 1))


def test_a_finding_settles_a_flag_and_a_later_one_takes_it_up_again(flag: ServiceFlag, staff: Actor) -> None:
    flags.record(staff, flag.pk, "正在研究新办法第三条。", settled=False)
    assert flags.open_flags(ARTS).exists()
    flags.record(staff, flag.pk, " 服务不受影响。 ", settled=True)
    assert not flags.open_flags(ARTS).exists()
    flags.record(staff, flag.pk, "又发现一处。", settled=False)
    [open_flag] = flags.open_flags(ARTS)
    assert [each.words for each in open_flag.findings.all()] == [
        "又发现一处。",
        "服务不受影响。",
        "正在研究新办法第三条。",
    ]


def test_only_the_service_s_staff_write_findings_and_never_empty_ones(flag: ServiceFlag, staff: Actor) -> None:
    stranger = Actor.of(User.objects.create(username="stranger"))
    with pytest.raises(Forbidden):
        flags.record(stranger, flag.pk, "没有影响。", settled=True)
    with pytest.raises(NotFound):
        flags.record(staff, flag.pk + 1, "没有影响。", settled=True)
    for words in ("  ", "长" * 4001):
        with pytest.raises(Unprocessable):
            flags.record(staff, flag.pk, words, settled=True)
    assert flags.open_flags(ARTS).exists()


def test_the_database_itself_keeps_findings_as_they_were_written(flag: ServiceFlag, staff: Actor) -> None:
    finding = flags.record(staff, flag.pk, "没有影响。", settled=True)
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        FlagFinding.objects.filter(pk=finding.pk).update(words="另有影响。")
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        FlagFinding.objects.filter(pk=finding.pk).delete()


@pytest.mark.parametrize(("at", "named"), [("第八条", True), ("第八条第三款", True), ("第八条第四款", False)])
def test_a_flag_names_the_places_it_touches(at: str, named: bool) -> None:
    letter(f"将《样市预付费办法》（{NUMBER}）第八条第三款中的天数修改为六十天。")
    assert bool(flags.touched(flags.flags(ARTS), at)) is named
