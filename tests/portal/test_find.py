"""The entitlement finder in the portal: asked once, kept nowhere, and the answers carried into an application."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from gongbao.hub.models import Draft, KeptAnswers
from gongbao.services import registry

from . import town as towns
from .town import Town

LEARNER = "arts-training-prepayment"


@pytest.fixture
def town(db: None) -> Town:
    """The town."""
    return towns.build()


def begun(client: Client, *topics: str, holder: str = "person") -> None:
    """Chooses who asks and about what."""
    assert client.post("/find/", {"holder": holder})["Location"] == "/find/topics/"
    assert client.post("/find/topics/", {"topics": list(topics)})["Location"] == "/find/question/"


def text_of(page: Any) -> str:
    return unescape(page.content.decode())


def asked(client: Client) -> str:
    """The key of the question that stands open; empty when there is none."""
    page = client.get("/find/question/")
    if page.status_code == 302:
        assert page["Location"] == "/find/results/"
        return ""
    found = re.search(r'name="question" value="([^"]+)"', text_of(page))
    assert found is not None
    return found[1]


def say(client: Client, key: str, value: str | None) -> None:
    """Answers a question, None: passes it over."""
    name = key.rpartition("/")[2]
    sent = {"question": key, f"fact-{name}": value or "", "action": "answer" if value else "unknown"}
    page = client.post("/find/question/", sent)
    assert page.status_code == 302, text_of(page)


def answer_all(client: Client, answers: dict[str, str | None]) -> list[str]:
    """Answers until nothing is asked any more; the keys in their order."""
    keys = []
    while key := asked(client):
        assert key not in keys
        keys.append(key)
        say(client, key, answers.get(key))
    return keys


def test_a_person_answers_once_and_sees_yes_no_and_open_with_reasons(town: Town) -> None:
    client = Client()
    begun(client, "消费者权益")
    keys = answer_all(
        client,
        {
            f"{LEARNER}/lessons_completed": "0",
            f"{LEARNER}/lesson_count": "20",
            f"{LEARNER}/prepaid_amount": "4000",
            f"{LEARNER}/paid_service_received": "no",
            f"{LEARNER}/payment_date": "2024-02-27",
            f"{LEARNER}/refund_request_date": "2024-03-01",
        },
    )
    assert f"{LEARNER}/trial_received" not in keys
    page = text_of(client.get("/find/results/"))
    assert "没上的课退费：4000.00元" in page
    assert "7日内无条件全额退费" in page
    assert "第九条" in page
    assert f'href="/apply/{LEARNER}/refund/"' in page
    assert f'href="/services/{LEARNER}/"' in page


def test_a_no_tells_what_would_change_it_and_an_open_one_what_is_missing(town: Town) -> None:
    client = Client()
    begun(client, "养老")
    said = {"resident-pension/insured": "no", "birth_date": "1960-05-01", "resident-pension/benefit": "basic-pension"}
    answer_all(client, said)
    page = text_of(client.get("/find/results/"))
    no = page[page.index('id="no"') :]
    assert "养老保险缴费补贴" in no
    assert "参加城乡居民基本养老保险（现为：否）" in no
    waiting = page[page.index('id="open"') : page.index('id="no"')]
    assert "等公布：不满65岁的月增加额" in waiting


def test_the_day_from_which_it_holds_is_told(town: Town) -> None:
    client = Client()
    begun(client, "养老")
    answer_all(client, {"resident-pension/insured": "yes", "birth_date": "1960-05-01"})
    assert "到2025年5月1日即符合" in text_of(client.get("/find/results/"))


def test_what_an_authority_judges_is_not_asked_and_stays_to_be_judged_by_it(town: Town) -> None:
    client = Client()
    begun(client, "退役军人")
    keys = answer_all(client, {"veteran-employment/is_veteran": "yes"})
    facts = registry()["veteran-employment"].facts
    assert not [key for key in keys if "/" in key and facts[key.partition("/")[2]].evidence.means == "judgement"]
    waiting = text_of(client.get("/find/results/"))
    assert "由区退役军人部门判断" in waiting[waiting.index('id="open"') :]


def test_an_answer_can_be_changed_and_one_that_is_wrong_is_refused(town: Town) -> None:
    client = Client()
    begun(client, "养老")
    answer_all(client, {"resident-pension/insured": "yes", "birth_date": "1950-05-01"})
    page = text_of(client.get("/find/question/?change=birth_date"))
    assert "1950-05-01" in page
    wrong = client.post(
        "/find/question/", {"question": "birth_date", "fact-birth_date": "1950-15-01", "action": "answer"}
    )
    assert wrong.status_code == 200
    assert "1950-15-01" in text_of(wrong)
    assert "错误：" in text_of(wrong)
    say(client, "birth_date", "1990-05-01")
    assert "1990年5月1日" in text_of(client.get("/find/results/"))


def test_nothing_stands_in_the_address_and_nothing_is_stored_for_strangers(town: Town) -> None:
    client = Client()
    begun(client, "养老")
    answer_all(client, {"resident-pension/insured": "yes", "birth_date": "1950-05-01"})
    page = client.get("/find/results/")
    assert "no-store" in page["Cache-Control"]
    assert "1950" not in "".join(re.findall(r'(?:href|action)="([^"]*)"', text_of(page)))
    assert not Draft.objects.exists()
    assert not KeptAnswers.objects.exists()
    assert "1950" not in str(dict(client.session))
    assert client.post("/find/keep/").status_code == 403
    client.post("/find/forget/")
    assert client.get("/find/results/")["Location"] == "/find/"


def test_a_signed_in_person_may_keep_the_answers_take_them_up_and_delete_them(town: Town) -> None:
    client = town.client("wang")
    begun(client, "养老")
    answer_all(client, {"resident-pension/insured": "yes", "birth_date": "1950-05-01"})
    client.post("/find/keep/")
    [kept] = KeptAnswers.objects.all()
    assert kept.user == town.users["wang"]
    another = town.client("wang")
    assert "2024年3月1日" in text_of(another.get("/find/"))
    another.post("/find/resume/")
    assert "1950年5月1日" in text_of(another.get("/find/results/"))
    assert "保存过" not in text_of(town.client("zhao").get("/find/"))
    another.post("/find/forget/", {"kept": "yes"})
    assert not KeptAnswers.objects.exists()


def test_an_application_begins_with_the_answers_where_the_person_wants_that(town: Town) -> None:
    client = town.client("wang")
    begun(client, "消费者权益")
    answer_all(client, {f"{LEARNER}/lessons_completed": "7", f"{LEARNER}/paid_service_received": "no"})
    page = text_of(client.get(f"/apply/{LEARNER}/refund/"))
    assert "带入这些回答" in page
    for prefill, shown in ({"prefill": "yes"}, True), ({}, False):
        sent = client.post(
            f"/apply/{LEARNER}/refund/", {"party": town.parties["wang"].pk, "action": "begin", **prefill}
        )
        form = text_of(client.get(sent["Location"]))
        assert ('value="7"' in form) is shown
    assert "带入这些回答" not in text_of(town.client("zhao").get(f"/apply/{LEARNER}/refund/"))


def test_firms_have_topics_of_their_own_and_a_topic_must_be_chosen(town: Town) -> None:
    client = Client()
    client.post("/find/", {"holder": "person"})
    people = text_of(client.get("/find/topics/"))
    client.post("/find/", {"holder": "organisation"})
    firms = text_of(client.get("/find/topics/"))
    assert "工程建设" in firms
    assert "工程建设" not in people
    assert "请至少选择一项" in text_of(client.post("/find/topics/", {}))
    assert client.post("/find/", {"holder": "nobody"}).status_code == 200
    assert Client().get("/find/question/")["Location"] == "/find/"


def test_a_list_is_given_row_by_row(town: Town) -> None:
    client = Client()
    begun(client, "人才和职称")
    key = "title-evaluation/titles"
    page = client.post("/find/question/", {"question": key, "row": "add:titles", "fact-titles.rows": ""})
    assert page.status_code == 200
    assert 'name="fact-titles.0.level"' in text_of(page)
    sent = {"question": key, "fact-titles.rows": "0", "fact-titles.0.level": "junior", "action": "answer"}
    assert client.post("/find/question/", sent).status_code == 302
    assert "1条" in text_of(client.get("/find/results/"))


def test_the_home_page_leads_to_the_finder(town: Town) -> None:
    assert 'href="/find/"' in text_of(Client().get("/"))
