"""The check: asks only what matters, keeps nothing, and says why."""

import re
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongbao.hub import library
from gongbao.portal.interview import Interview
from gongbao.rules import Fact, Records, Type
from gongbao.services import registry

pytestmark = pytest.mark.django_db
DAY = date(2024, 3, 1)
CHECK = "/services/arts-training-prepayment/check/prepayment-allowed/"

values = {
    Type.BOOLEAN: st.booleans(),
    Type.DATE: st.dates(date(2023, 1, 1), date(2024, 12, 31)).map(date.isoformat),
    Type.TEXT: st.just("甲"),
}


def value_of(fact: Fact, data: st.DataObject) -> Any:
    """An answer that a person could give."""
    if isinstance(fact, Records):
        count = data.draw(st.integers(0, 2))
        return [{name: value_of(each, data) for name, each in fact.item.items()} for _ in range(count)]
    if fact.kind.type is Type.ENUM:
        return data.draw(st.sampled_from(fact.kind.names))
    if fact.kind.is_numeric:
        least = int(fact.kind.minimum or 0)
        return data.draw(st.integers(least, least + 200))
    return data.draw(values[fact.kind.type])


@pytest.mark.parametrize("slug", list(registry()))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_an_interview_ends_asks_nothing_twice_and_only_what_matters(slug: str, data: st.DataObject) -> None:
    service = registry()[slug]
    name = data.draw(st.sampled_from(list(service.decisions)))
    interview, asked = Interview(DAY), list[str]()
    while question := interview.next_question(interview.answer(service, name)):
        assert question not in asked
        asked.append(question)
        skips = data.draw(st.integers(0, 9)) == 0
        interview = interview.with_answer(question, None if skips else value_of(service.facts[question], data))
    answer = interview.answer(service, name)
    assert set(answer.missing) <= {name for name, value in interview.entries if value is None}
    assert Interview.read(interview.token) == interview


def start(client: Client) -> str:
    return client.post(CHECK, {"as_of": "2024-03-01"}).headers["Location"]


def say(client: Client, address: str, value: str) -> str:
    """Answers the question at ``address``; the next address."""
    page = unescape(client.get(address).content.decode())
    name = re.search(r'name="(fact-[a-z_]+)"', page)
    assert name is not None
    response = client.post(address, {name[1]: value, "action": "answer"})
    assert response.status_code == 302, response.content.decode()
    return str(response.headers["Location"])


def test_a_no_ends_the_questions_and_cites_its_place():
    client = Client()
    address = start(client)
    answers = iter(["2024-03-20", "2024-03-05", "yes"])
    while "/answer/" not in client.get(address, follow=False).headers.get("Location", ""):
        address = say(client, address, next(answers))
    page = unescape(client.get(address, follow=True).content.decode())
    assert "verdict--no" in page
    assert "第八条第一款" in page
    assert "预付费是被指定或强制的" in page


def test_a_wrong_value_is_one_sentence_beside_the_field_and_nothing_is_lost():
    client = Client()
    address = start(client)
    name = re.search(r'name="(fact-[a-z_]+)"', client.get(address).content.decode())
    assert name is not None
    page = client.post(address, {name[1]: "2024-02-30", "action": "answer"}).content.decode()
    assert "field__error" in page
    assert "2024-02-30" in page
    assert "Traceback" not in page


def test_what_is_not_known_may_be_skipped_and_leaves_the_answer_open():
    client = Client()
    address = start(client)
    for _ in range(20):
        response = client.post(address, {"action": "unknown"})
        address = response.headers["Location"]
        following = client.get(address)
        if following.status_code == 302:
            address = following.headers["Location"]
            break
    page = client.get(address).content.decode()
    assert "还不能判断" in page
    assert "还缺什么" in page


def test_an_answer_can_be_changed_and_the_others_stay():
    interview = Interview(DAY, (("lesson_count", 61), ("prepayment_forced", False)))
    address = f"{CHECK}question/?s={interview.token}&change=lesson_count"
    client = Client()
    assert 'value="61"' in client.get(address).content.decode()
    changed = client.post(address, {"fact-lesson_count": "60", "action": "answer"}).headers["Location"]
    token = parse_qs(urlsplit(changed).query)["s"][0]
    assert Interview.read(token).entries == (("lesson_count", 60), ("prepayment_forced", False))


def test_answers_are_not_readable_in_the_address_and_not_stored():
    client = Client()
    address = say(client, start(client), "2024-03-20")
    assert "2024-03-20" not in address
    assert "course" not in address
    assert not client.session.keys()


@pytest.mark.parametrize("token", ["", "nonsense", "gAAAAABm", "%00"])
def test_answers_that_we_did_not_write_are_refused_in_one_sentence(token: str) -> None:
    response = Client().get(f"{CHECK}question/?s={token}")
    assert response.status_code == 400
    assert "重新开始" in response.content.decode()


def test_a_day_that_is_none_is_refused_beside_its_field():
    page = Client().post(CHECK, {"as_of": "2024-02-30"}).content.decode()
    assert "field__error" in page
    assert "实有的日期" in page


def test_a_list_is_filled_row_by_row_without_script():
    service = registry()["arts-training-prepayment"]
    decision = next(each for each in service.decision_list if any(isinstance(f, Records) for f in each.facts()))
    records = next(fact for fact in decision.facts() if isinstance(fact, Records))
    address = f"/services/{service.slug}/check/{decision.name}/question/?s={Interview(DAY).token}&change={records.name}"
    client = Client()
    page = client.post(address, {"row": f"add:{records.name}"}).content.decode()
    fields = dict.fromkeys(re.findall(rf'name="(fact-{records.name}\.0\.[a-z_]+)"', page), "1")
    assert len(fields) == len(records.item)
    fields = {
        name: "2024-03-09" if records.item[name.rpartition(".")[2]].kind.type is Type.DATE else value
        for name, value in fields.items()
    }
    done = client.post(address, {f"fact-{records.name}.rows": "0", "action": "answer", **fields})
    token = parse_qs(urlsplit(done.headers["Location"]).query)["s"][0]
    assert len(Interview.read(token).answered(records.name)) == 1


def test_the_gazettes_own_words_stand_beside_the_reason_where_they_are_imported():
    text = """样市文化局关于印发《样办法》的通知
京文旅发〔2023〕110号

各区文化局：
　　现将《样办法》印发给你们，请遵照执行。

样市文化局
2023年11月20日

样办法

　　第一条　这一条只为样例。
　　第八条　不得强制任何人预先付费，此句为样例。
　　第二款也是样例。
"""
    interview = Interview(
        DAY, (("prepayment_forced", True), ("charge_date", "2024-03-10"), ("course_start", "2024-03-20"))
    )
    address = f"{CHECK}answer/?s={interview.token}"
    assert "此句为样例" not in Client().get(address).content.decode()
    library.import_issue(text.encode(), "sample.txt")
    assert "此句为样例" in Client().get(address).content.decode()
