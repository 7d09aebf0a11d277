"""What axe-core can tell of WCAG 2.2 AA: every main page of the four kinds of people, in both languages and types."""

from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.desk.conftest import Desk
from tests.portal.gazette import LENDING

from gongbao.hub import library
from gongbao.hub.models import Case
from gongbao.hub.page import EDITION_COOKIE

AA = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
SERVICE = "/services/arts-training-prepayment/"
LAW = f"/law/{quote('样文发〔2024〕7号')}/"
#: Who sees which pages; nobody in particular is the public. ``{case}``: an application that waits for the employer.
PAGES = {
    "": (
        "/",
        f"/search/?q={quote('钢琴')}",
        "/services/",
        SERVICE,
        f"{SERVICE}law/{quote('京文旅发〔2023〕110号')}/",
        f"{SERVICE}rules/prepayment-allowed/",
        f"{SERVICE}procedures/course-funds/",
        f"{SERVICE}check/prepayment-allowed/",
        "/find/",
        "/registers/",
        "/registers/local-standards/standards-register/",
        "/services/local-standards/check-many/standards-register/",
        "/services/resident-pension/figures/",
        "/gazette/",
        LAW,
        f"{LAW}{quote('第二条')}/",
        f"{LAW}citations/",
        f"{LAW}report/",
        "/statistics/",
        "/progress/",
        "/notices/",
        "/certificates/",
        "/style-guide/?errors=1",
        "/api/",
        "/nowhere/",
    ),
    "resident-1": (
        "/my/",
        "/my/messages/",
        "/my/subscriptions/",
        "/my/readings/",
        "/my/tokens/",
        "/cases/{case}/",
        "/apply/title-evaluation/title-application/",
    ),
    "employer-1": ("/my/duties/", "/apply/intern-injury-insurance/enrolment/many/"),
    "hrss-1": (
        "/desk/today/",
        "/desk/registers/",
        "/desk/registers/title-evaluation/certificate-register/",
        "/desk/duties/",
        "/desk/duties/all/",
        "/desk/figures/",
        "/desk/opening/",
        "/desk/law-changes/",
        "/desk/population/",
        "/desk/population/new/",
        "/desk/population/new/resident-pension/monthly-increase/",
    ),
    "city-1": (
        "/oversight/overview/",
        "/oversight/time/",
        "/oversight/outcomes/",
        "/oversight/compare/",
        "/oversight/cases/",
        "/oversight/overdue/",
        "/oversight/integrity/",
        "/oversight/log/",
        "/desk/cases/{case}/",
    ),
}


def violations(page: Any) -> list[str]:
    """The rules that the page breaks, with the element that does."""
    found = Axe().run(page, options=AA).response["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


@pytest.mark.browser
def test_the_look_for_violations_finds_them(page: Any) -> None:
    page.set_content('<img src="x"><p style="color: #aaa">Too pale to read</p><input>')
    found = " ".join(violations(page))
    for rule in ("image-alt", "color-contrast", "label", "html-has-lang"):
        assert rule in found


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(("language", "edition"), [("zh-hans", "normal"), ("zh-hans", "large"), ("en", "normal")])
def test_no_page_breaks_the_guidelines(page: Any, live_server: Any, desk: Desk, language: str, edition: str) -> None:
    library.import_issue(LENDING.encode(), "lending.txt")
    desk.application(1)
    desk.play()
    case = Case.objects.get(applicant__isnull=False).number
    broken = {}
    for who, addresses in PAGES.items():
        page.context.clear_cookies()
        cookies = {EDITION_COOKIE: edition, "django_language": language}
        if who:
            cookies["sessionid"] = desk.client(who).cookies["sessionid"].value
        page.context.add_cookies([{"name": n, "value": v, "url": live_server.url} for n, v in cookies.items()])
        for address in addresses:
            answered = page.goto(live_server.url + address.format(case=case))
            assert answered.status == (404 if address == "/nowhere/" else 200), address
            if found := violations(page):
                broken[who, address] = found
    assert broken == {}
