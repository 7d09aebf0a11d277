"""Following the gazette: who subscribes is told once of everything they asked for, and can end it with one click."""

import re
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from lxml import etree

from gongbao.hub import library, messages, subscriptions
from gongbao.hub.models import Delivery, Message, Subscription

from .gazette import LENDING, OLD
from .town import Town, build

pytestmark = pytest.mark.django_db
NUMBER, OLD_NUMBER = "样文发〔2024〕7号", "样文发〔2019〕3号"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def town(db: None) -> Town:
    library.import_issue(OLD.encode(), "old.txt")
    return build()


def follow(town: Town, who: str, kind: str, name: str = "") -> None:
    response = town.client(who).post("/subscriptions/begin/", {"kind": kind, "name": name})
    assert response.status_code == 302


def inbox(town: Town, who: str) -> list[str]:
    return list(Message.objects.filter(party=town.parties[who]).order_by("pk").values_list("zh", flat=True))


def test_an_import_tells_each_follower_once_what_they_asked_for(town: Town) -> None:
    follow(town, "wang", "issues")
    follow(town, "zhao", "body", "样市文化局")
    follow(town, "school", "document", OLD_NUMBER)
    library.import_issue(LENDING.encode(), "lending.txt")
    [issue], [new], [repealed] = inbox(town, "wang"), inbox(town, "zhao"), inbox(town, "school")
    assert "新一期公报" in issue
    assert new.startswith("样市文化局新文件")
    assert NUMBER in new
    assert f"{OLD_NUMBER}被{NUMBER}废止，自2024-04-01起" in repealed
    library.import_issue(LENDING.encode(), "again.txt")
    assert Message.objects.count() == 3
    assert not inbox(town, "bank")


def test_a_new_version_tells_of_the_correction_and_of_nothing_old(town: Town) -> None:
    library.import_issue(LENDING.encode(), "lending.txt")
    follow(town, "wang", "document", NUMBER)
    follow(town, "zhao", "document", OLD_NUMBER)
    library.import_issue(LENDING.replace("事先预约", "事先预约登记").encode(), "corrected.txt")
    [told] = inbox(town, "wang")
    assert "已更正（第 2 版）" in told
    library.import_issue(LENDING.replace("事先预约", "事先预约登记").encode(), "corrected.txt")
    assert len(inbox(town, "wang")) == 1


def test_one_message_for_one_event_however_many_subscriptions_fit(town: Town) -> None:
    follow(town, "wang", "body", "样市文化局")
    follow(town, "wang", "body", "样市文化局")
    assert Subscription.objects.count() == 1
    library.import_issue(LENDING.encode(), "lending.txt")
    assert len(inbox(town, "wang")) == 1


def test_nothing_is_told_after_the_end(town: Town) -> None:
    follow(town, "wang", "issues")
    page = town.client("wang").get("/my/subscriptions/").content.decode()
    [address] = re.findall(r'action="(/subscriptions/\d+/stop/)"', page)
    assert town.client("zhao").post(address).status_code == 404
    assert town.client("wang").post(address).status_code == 302
    library.import_issue(LENDING.encode(), "lending.txt")
    assert not inbox(town, "wang")
    follow(town, "wang", "issues")
    assert Subscription.objects.filter(ended_at=None).count() == 1


def test_an_e_mail_carries_a_link_that_ends_it_with_one_click(town: Town) -> None:
    party = town.parties["wang"]
    party.email = "wang@example.org"
    party.save()
    follow(town, "wang", "document", OLD_NUMBER)
    library.import_issue(LENDING.encode(), "lending.txt")
    messages.mail(Message.objects.get().pk)
    [sent] = mail.outbox
    link = sent.extra_headers["List-Unsubscribe"].strip("<>")
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link in sent.body
    assert f"{settings.PUBLIC_ADDRESS}/law/" in sent.body
    path = link.removeprefix(settings.PUBLIC_ADDRESS)
    stranger = Client(enforce_csrf_checks=True)
    assert "退订" in stranger.get(path).content.decode()
    assert Subscription.objects.get().ended_at is None
    assert "已退订" in stranger.post(path, {"List-Unsubscribe": "One-Click"}).content.decode()
    assert Subscription.objects.get().ended_at is not None
    assert stranger.post(path[:-3] + "xx/").status_code == 404


def test_what_is_not_there_cannot_be_followed(town: Town) -> None:
    client = town.client("wang")
    for kind, name in (
        ("body", "无此机关"),
        ("document", "无〔2020〕1号"),
        ("register", "local-standards/use-record"),
        ("register", "nothing"),
        ("sun", ""),
    ):
        assert client.post("/subscriptions/begin/", {"kind": kind, "name": name}).status_code == 404
    assert not Subscription.objects.exists()


def test_who_is_not_signed_in_is_asked_and_comes_back_to_the_same_topic(town: Town) -> None:
    page = Client().get(f"/law/{quote(OLD_NUMBER)}/").content.decode()
    assert 'method="get" action="/subscriptions/begin/"' in page
    asked = Client().get("/subscriptions/begin/", {"kind": "document", "name": OLD_NUMBER})
    assert asked.status_code == 302
    assert "login" in asked.headers["Location"]
    page = town.client("wang").get("/subscriptions/begin/", {"kind": "document", "name": OLD_NUMBER}).content.decode()
    assert OLD_NUMBER in page
    assert not Subscription.objects.exists()


def test_the_page_leads_back_only_inside(town: Town) -> None:
    data = {"kind": "issues", "name": "", "next": "https://elsewhere.example/"}
    assert town.client("wang").post("/subscriptions/begin/", data).headers["Location"] == "/my/subscriptions/"
    data["next"] = "/gazette/?page=2"
    assert town.client("wang").post("/subscriptions/begin/", data).headers["Location"] == "/gazette/?page=2"


def test_messages_lead_to_what_they_are_about(town: Town) -> None:
    follow(town, "wang", "issues")
    library.import_issue(LENDING.encode(), "lending.txt")
    page = town.client("wang").get("/my/messages/").content.decode()
    assert Delivery.objects.get().address in page


def feed(address: str) -> list[tuple[str, str]]:
    response = Client().get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    tree = etree.fromstring(response.content)
    return [(each.findtext(f"{ATOM}title"), each.find(f"{ATOM}link").get("href")) for each in tree.iter(f"{ATOM}entry")]


def test_feeds_need_no_account(town: Town) -> None:
    library.import_issue(LENDING.encode(), "lending.txt")
    issues = feed("/feeds/issues/")
    assert len(issues) == 2
    assert all("/gazette/" in link for _, link in issues)
    assert len(feed(f"/feeds/bodies/{quote('样市文化局')}/")) == 2
    [(title, link)] = feed(f"/feeds/documents/{quote(OLD_NUMBER)}/")
    assert title == f"被{NUMBER}废止"
    assert Client().get(link.removeprefix("http://testserver")).status_code == 200
    assert Client().get(f"/feeds/bodies/{quote('无此机关')}/").status_code == 404
    assert f"/feeds/documents/{quote(OLD_NUMBER)}/" in Client().get(f"/law/{quote(OLD_NUMBER)}/").content.decode()


def test_bodies_have_pages_with_their_documents(town: Town) -> None:
    library.import_issue(LENDING.encode(), "lending.txt")
    assert f"/bodies/{quote('样市文化局')}/" in Client().get("/bodies/").content.decode()
    page = Client().get(f"/bodies/{quote('样市文化局')}/").content.decode()
    assert NUMBER in page
    assert OLD_NUMBER in page
    assert Client().get(f"/bodies/{quote('无此机关')}/").status_code == 404


def test_an_import_that_fails_tells_nobody(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    follow(town, "wang", "issues")

    def fail(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(subscriptions, "body_topic", fail)
    monkeypatch.setattr("gongbao.hub.gazette_news.body_topic", fail)
    with pytest.raises(RuntimeError):
        library.import_issue(LENDING.encode(), "lending.txt")
    assert not inbox(town, "wang")
    assert library.counts()["issues"] == 1
