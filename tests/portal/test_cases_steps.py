"""Cases on the portal: who sees what, steps done once, refusals with reasons, notices, objections, messages, rating."""

import re
import uuid
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from gongbao.hub import limits
from gongbao.hub.actors import Actor
from gongbao.hub.commands import Do, Submit, execute
from gongbao.hub.models import AccessLog, Case, Certificate, Event, Message, Notice, Objection, PartyMember, Rating

from . import town as towns
from .test_cases_application import begin, errors
from .town import SERVICE, Town

TITLES = "title-evaluation"
CONTRACT = {
    "course_start": "2024-03-10",
    "course_end": "2024-05-20",
    "lesson_count": 20,
    "prepaid_amount": "4000",
    "charge_date": "2024-03-02",
}


@pytest.fixture
def town(db: None) -> Town:
    """The town."""
    return towns.build()


def run(town: Town, name: str, command: Any) -> str:
    """Carries out a command; the number of its case."""
    return execute(Actor.of(town.users[name]), uuid.uuid4(), command).case


def contract(town: Town, **changes: Any) -> str:
    """A contract that waits for the learner's choice."""
    holders = {"learner": town.parties["wang"].pk, "escrow-bank": town.parties["bank"].pk}
    school = town.parties["school"].pk
    return run(town, "school", Submit(SERVICE, "collect-prepayment", CONTRACT | changes, party=school, holders=holders))


def paid(town: Town) -> str:
    """A contract whose prepayment is in escrow."""
    number = contract(town)
    run(town, "wang", Do(number, "choose-method", "prepayment"))
    run(town, "wang", Do(number, "sign-contract", "signed"))
    run(town, "school", Do(number, "check-limits", "within-limits", {"open_prepayments": []}))
    run(town, "wang", Do(number, "pay", "into-escrow"))
    run(town, "school", Do(number, "register-course", "registered"))
    return number


def lesson(town: Town, parent: str) -> str:
    """A lesson that waits to be confirmed."""
    command = Submit(SERVICE, "course-funds", {"lesson_number": 1}, party=town.parties["school"].pk, parent=parent)
    number = run(town, "school", command)
    run(town, "school", Do(number, "complete-lesson", "done"))
    return number


def form_of(client: Client, address: str) -> dict[str, str]:
    """The hidden fields of the form on a page."""
    page = client.get(address)
    assert page.status_code == 200, page.content.decode()
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode())
    return {name: value for name, value in found if name in ("command", "revision", "outcome")}


def text(page: Any) -> str:
    """What a reader sees of a page."""
    main = page.content.decode().partition("<main")[2]
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", main))


# --- who sees what


def test_a_case_is_for_those_who_act_in_it(town: Town) -> None:
    number = contract(town)
    assert "选择收费方式" in text(town.client("wang").get(f"/cases/{number}/"))
    for address in ("", "receipt/", "money/", "steps/choose-method/", "rating/", "parties/"):
        assert town.client("zhao").get(f"/cases/{number}/{address}").status_code == 404
        assert Client().get(f"/cases/{number}/{address}").status_code == 302


def test_progress_tells_steps_but_no_names(town: Town) -> None:
    number = contract(town)
    page = Client().get("/progress/", {"number": f" {number.lower()} "})
    assert page["Location"] == f"/progress/{number}/"
    said = text(Client().get(page["Location"]))
    assert "选择收费方式" in said
    assert "王小明" not in said
    assert "春晓" not in said
    wrong = text(Client().get("/progress/", {"number": number[:-1] + str((int(number[-1]) + 1) % 10)}))
    assert "校验位不对" in wrong


def test_numbers_cannot_be_tried_one_after_the_other(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    # All of it within one minute, however slow the machine.
    monkeypatch.setattr(limits, "time", SimpleNamespace(time=lambda: 1_700_000_000.0))
    number = contract(town)
    answers = [Client().get(f"/progress/{number}/").status_code for _ in range(31)]
    assert answers == [200] * 30 + [429]


def test_reading_about_others_is_logged_and_shown_to_them(town: Town) -> None:
    number = contract(town)
    for _ in range(2):
        town.client("school").get(f"/cases/{number}/")
    town.client("wang").get(f"/cases/{number}/")
    [entry] = AccessLog.objects.all()
    assert entry.party == town.parties["wang"]
    assert entry.reader == town.users["school"]
    said = text(town.client("wang").get("/my/readings/"))
    assert "查看办件" in said
    assert number in said


# --- doing steps


def test_a_step_sent_twice_is_done_once(town: Town) -> None:
    number = contract(town)
    client = town.client("wang")
    address = f"/cases/{number}/steps/choose-method/"
    form = form_of(client, address) | {"outcome": "prepayment"}
    first, again = client.post(address, form), client.post(address, form)
    assert first["Location"] == again["Location"] == f"/cases/{number}/"
    done = [event.data["step"] for event in Event.objects.filter(kind="done", case__number=number)]
    assert done.count("choose-method") == 1


def test_what_changed_meanwhile_is_told_and_nothing_is_lost(town: Town) -> None:
    number = contract(town)
    client = town.client("wang")
    address = f"/cases/{number}/steps/choose-method/"
    form = form_of(client, address) | {"outcome": "prepayment", "note": "想先上两节"}
    execute(Actor.of(town.users["school"]), uuid.uuid4(), _fact(number))
    page = client.post(address, form)
    assert errors(page) == ["此件刚刚有了新的进展，请刷新页面后再办理。"]
    assert "想先上两节" in page.content.decode()
    form = form | {"revision": str(Case.objects.get(number=number).revision)}
    assert client.post(address, form).status_code == 302


def _fact(number: str) -> Any:
    from gongbao.hub.commands import EnterFacts

    return EnterFacts(number, {"gift_received": False})


def test_the_wrong_role_and_a_step_not_open_get_a_sentence(town: Town) -> None:
    number = contract(town)
    page = town.client("school").get(f"/cases/{number}/steps/choose-method/")
    assert page.status_code == 403
    assert "由学员办理" in page.content.decode()
    page = town.client("wang").get(f"/cases/{number}/steps/pay/")
    assert page.status_code == 409


def test_an_outcome_must_be_chosen(town: Town) -> None:
    number = contract(town)
    client = town.client("wang")
    address = f"/cases/{number}/steps/choose-method/"
    form = form_of(client, address)
    form.pop("outcome", None)
    assert errors(client.post(address, form)) == ["请选择办理结果。"]


def test_a_refusal_says_why_with_the_place(town: Town) -> None:
    number = contract(town, lesson_count=61)
    run(town, "wang", Do(number, "choose-method", "prepayment"))
    run(town, "wang", Do(number, "sign-contract", "signed"))
    client = town.client("school")
    address = f"/cases/{number}/steps/check-limits/"
    assert "课时数不超过60课时：不符合" in text(client.get(address))
    form = form_of(client, address) | {"outcome": "within-limits", "fact-open_prepayments.none": "on", "note": "请核"}
    page = client.post(address, form)
    [said] = errors(page)
    assert "第八条第三款" in said
    assert "课时数不超过60课时" in said
    assert "请核" in page.content.decode()
    assert client.post(address, form | {"outcome": "over-limits"}).status_code == 302


def test_due_dates_count_down_and_time_alone_confirms(town: Town) -> None:
    from gongbao.hub import deadlines

    number = lesson(town, paid(town))
    client = town.client("wang")
    assert "还剩7天" in text(client.get("/my/"))
    town.move(date(2024, 3, 8))
    assert "今天到期" in text(client.get(f"/cases/{number}/"))
    town.move(date(2024, 3, 9))
    deadlines.fire_due(date(2024, 3, 9))
    said = text(client.get(f"/cases/{number}/"))
    assert "确认课时：视为确认" in said
    assert "到期自动" in said


def test_the_money_of_a_contract_to_the_last_fen(town: Town) -> None:
    parent = paid(town)
    number = lesson(town, parent)
    run(town, "wang", Do(number, "confirm-lesson", "confirmed"))
    run(town, "bank", Do(number, "disburse", "paid"))
    page = text(town.client("wang").get(f"/cases/{parent}/"))
    assert f"下属办件 {number}" in page
    assert "¥3,800.00" in page
    said = text(town.client("wang").get(f"/cases/{parent}/money/"))
    assert "¥3,800.00" in said
    assert "−¥200.00" in said
    assert "课时拨付" in said
    page = town.client("wang").get(f"/cases/{number}/")
    assert "课时费已拨付" in text(page)
    receipt = re.search(rf'href="(/cases/{number}/decisions/\d+/)"', page.content.decode())
    assert receipt
    decided = text(town.client("wang").get(receipt[1]))
    assert "结论相同" in decided
    assert "第八条" in decided


def test_a_missing_party_is_named_later(town: Town) -> None:
    school = town.parties["school"].pk
    number = run(town, "school", Submit(SERVICE, "collect-prepayment", CONTRACT, party=school))
    client = town.client("school")
    assert "尚未确定" in text(client.get(f"/cases/{number}/"))
    address = f"/cases/{number}/parties/"
    form = form_of(client, address) | {"party-learner.name": "王小明", "party-learner.number": towns.WANG_NUMBER}
    assert client.post(address, form)["Location"] == f"/cases/{number}/"
    assert "选择收费方式" in text(town.client("wang").get("/my/"))


# --- titles: an employer, a colleague, a notice


def title_case(town: Town) -> str:
    """An application that the employer has selected and posted."""
    facts = {
        "scheme": "engineering-consulting",
        "target_level": "junior",
        "direction": "planning",
        "employer_in_beijing": True,
        "employer_kind": "non-public-organization",
        "works_in_specialty": True,
        "continuing_education_done": True,
        "education": "bachelor",
        "highest_degree": "bachelor",
        "technical_school_class": "none",
        "specialty_years": 3,
        "specialty_start_date": "2021-01-08",
        "titles": [],
        "key_unit_technical_head": False,
        "achievements": [],
    }
    command = Submit(
        TITLES,
        "title-application",
        facts,
        party=town.parties["wang"].pk,
        holders={"employer": town.parties["firm"].pk},
    )
    return run(town, "wang", command)


def test_an_application_with_works_is_filled_in_row_by_row(town: Town) -> None:
    client = town.client("wang")
    address = begin(client, town, f"/apply/{TITLES}/title-application/", "wang")
    page = client.get(address).content.decode()
    # What others judge is not asked of the applicant.
    assert 'name="fact-scheme"' in page
    assert "fact-ability_level" not in page
    typed = {"fact-achievements.rows": "", "fact-titles.rows": "", "row": "add:achievements"}
    page = client.post(address, typed).content.decode()
    assert 'name="fact-achievements.0.kind"' in page
    assert "fact-achievements.0.quality" not in page


def test_an_employer_screens_and_posts_and_a_colleague_objects(town: Town) -> None:
    number = title_case(town)
    manager = town.client("manager")
    address = f"/cases/{number}/steps/screen-application/"
    form = form_of(manager, address) | {"outcome": "selected"}
    page = manager.post(address, form)
    assert len(errors(page)) == 3
    judged = {f"fact-{name}": "yes" for name in ("law_abiding", "ethics_sound", "fit_for_duty")}
    assert manager.post(address, form | judged).status_code == 302
    address = f"/cases/{number}/steps/post-employer-notice/"
    assert manager.post(address, form_of(manager, address) | {"fact-place": "公告栏"}).status_code == 302
    notice = Notice.objects.get()
    assert not notice.public
    colleague = town.client("colleague")
    assert "推荐公示" in text(colleague.get("/notices/"))
    assert "推荐公示" not in text(Client().get("/notices/"))
    assert Client().get(f"/notices/{notice.pk}/").status_code == 404
    assert town.client("zhao").get(f"/notices/{notice.pk}/").status_code == 404
    page = colleague.get(f"/notices/{notice.pk}/")
    assert "还剩7天" in text(page)
    form = form_of(colleague, f"/notices/{notice.pk}/")
    address = f"/notices/{notice.pk}/objection/"
    assert errors(colleague.post(address, form | {"text": " "})) == ["请写明异议的内容。"]
    for _ in range(2):
        sent = colleague.post(address, form | {"text": "业绩与材料不一致。"})
        assert sent["Location"] == f"/notices/{notice.pk}/"
    assert Objection.objects.count() == 1
    said = text(colleague.get(f"/notices/{notice.pk}/"))
    assert "业绩与材料不一致" in said
    assert "核查中" in said
    assert "核查单位公示的异议" in text(manager.get("/my/"))


def test_public_notices_are_searched_and_paged(town: Town) -> None:
    case = Case.objects.get(number=title_case(town))
    for place in range(25):
        Notice.objects.create(
            case=case, kind="x", district="110105", service=TITLES, public=True, zh=f"第{place}号公示", en="N",
            posted_on=date(2024, 3, 1), last_day=date(2024, 3, 8),
        )  # fmt: skip
    first = Client().get("/notices/").content.decode()
    assert first.count("号公示</a>") == 20
    assert Client().get("/notices/?page=2").content.decode().count("号公示</a>") == 5
    assert Client().get("/notices/?q=第7号").content.decode().count("号公示</a>") == 1
    assert "没有符合条件的公示" in text(Client().get("/notices/?past=1"))


# --- afterwards


def ended(town: Town) -> str:
    """A case that is closed."""
    number = contract(town)
    run(town, "wang", Do(number, "choose-method", "declined"))
    return number


def test_a_closed_case_is_rated_once_in_five_steps(town: Town) -> None:
    number = ended(town)
    client = town.client("wang")
    assert "请评价这次服务" in text(client.get(f"/cases/{number}/"))
    form = form_of(client, f"/cases/{number}/rating/")
    assert errors(client.post(f"/cases/{number}/rating/", form | {"rating": "9"})) == ["请从五个等级中选择一个。"]
    for _ in range(2):
        sent = client.post(f"/cases/{number}/rating/", form | {"rating": "5", "text": "很快"})
        assert sent["Location"] == f"/cases/{number}/"
    assert Rating.objects.get().score == 5
    assert "请评价这次服务" not in text(client.get(f"/cases/{number}/"))
    again = client.post(f"/cases/{number}/rating/", {"command": str(uuid.uuid4()), "rating": "1"})
    assert errors(again) == ["此件已经评价过。"]


def test_messages_are_new_until_they_are_read(town: Town) -> None:
    lesson(town, paid(town))
    client = town.client("wang")
    assert "1条未读" in text(client.get("/my/"))
    assert "请在7日内确认" in text(client.get("/my/messages/"))
    assert "条未读" not in text(client.get("/my/"))
    assert Message.objects.get(party=town.parties["wang"]).read_at is not None


def test_a_certificate_is_checked_by_anybody_and_read_by_its_holder(town: Town) -> None:
    case = Case.objects.get(number=ended(town))
    certificate = Certificate.objects.create(
        case=case, number="ZS-2024-00000123-5", kind="x", holder=town.parties["wang"], zh="某证书", en="A certificate",
        data={}, issued_on=date(2024, 3, 1), pdf=b"%PDF-1.7",
    )  # fmt: skip
    said = text(Client().get(f"/certificates/{certificate.number}/"))
    assert "有效" in said
    assert "**明" in said
    assert "王小明" not in said
    assert "有效" in text(Client().get(f"/certificates/{certificate.token}/"))
    assert Client().get(f"/certificates/{certificate.number}/pdf/").status_code == 302
    assert town.client("zhao").get(f"/certificates/{certificate.number}/pdf/").status_code == 404
    assert town.client("wang").get(f"/certificates/{certificate.number}/pdf/").content == b"%PDF-1.7"
    assert "没有编号为" in text(Client().get("/certificates/", {"number": "ZS-9"}))
    certificate.revoked_on = date(2024, 4, 1)
    certificate.save()
    assert "已撤销" in text(Client().get(f"/certificates/{certificate.number}/"))


def test_a_newcomer_registers_with_a_true_number(town: Town) -> None:
    PartyMember.objects.filter(user=town.users["zhao"]).delete()
    client = town.client("zhao")
    assert "您还没有登记本人信息" in text(client.get("/my/"))
    page = client.post("/my/identity/", {"name": "钱二", "id_number": "110101199003071231"})
    assert errors(page) == ["身份证号码的校验位不对，请核对是否抄错。"]
    page = client.post("/my/identity/", {"name": "钱二", "id_number": towns.WANG_NUMBER})
    assert errors(page)[0].startswith("这个证件号码已经登记在另一账号下")
    assert client.post("/my/identity/", {"name": "钱二", "id_number": "11010119950707987X"}).status_code == 302
    assert "110***********987X" in text(client.get("/my/identity/"))


def test_one_acts_only_for_ones_own(town: Town) -> None:
    client = town.client("wang")
    child, zhao = town.parties["child"].pk, town.parties["zhao"].pk
    assert client.post("/my/acting/", {"party": child, "next": "//evil.example/"})["Location"] == "/my/"
    assert client.post("/my/acting/", {"party": zhao}).status_code == 403


def test_pages_speak_english_too(town: Town) -> None:
    number = contract(town)
    client = town.client("wang")
    client.cookies["django_language"] = "en"
    said = text(client.get(f"/cases/{number}/"))
    assert "Choose a way of paying" in said
    assert "To do now" in said
    assert "现在要办" not in said
