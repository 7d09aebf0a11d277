"""Published figures at the desk: proposals compared with what is in force, history, and what is overdue."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from openpyxl import load_workbook

from gongbao.hub import clock
from gongbao.hub.models import Agency, DemoClock, Parameter, Staff

PENSION = "resident-pension"


@pytest.fixture
def bureau(db: None) -> tuple[Client, Client]:
    """Two clerks of the bureau and a clerk of somebody else; an increase is in force and a higher one proposed."""
    DemoClock.objects.update_or_create(pk=1, defaults={"today": date(2026, 3, 31)})
    browsers = []
    for name, role in (("one", f"{PENSION}/municipal-hrss-bureau"), ("other", "local-standards/quality-bureau")):
        user = User.objects.create_user(name)
        agency = Agency.objects.create(name=f"{name}局", kind="city", district="110000", roles=[role])
        Staff.objects.create(user=user, agency=agency, roles=[role])
        browsers.append(Client())
        browsers[-1].force_login(user)
    two = User.objects.create_user("two")
    for value, day, by in (("65.50", date(2025, 1, 1), two), ("90.00", date(2026, 5, 1), None)):
        Parameter.objects.create(
            service=PENSION,
            name="increase_65_plus",
            value=value,
            valid_from=day,
            source="通知",
            proposed_by=User.objects.get(username="one"),
            approved_by=by,
            approved_at=clock.now() if by else None,
        )
    return browsers[0], browsers[1]


def compared(client: Client, **more: str) -> Any:
    sent = {"one": "2026-04-01", "other": "2026-05-01", "as_of": "2026-04-01", **more}
    sent |= {"fact-benefit": "basic-pension", "fact-birth_date": "1950-01-01"}
    return client.post(f"/desk/figures/{PENSION}/compare/monthly-increase/", sent)


def test_a_proposal_is_compared_with_what_is_in_force(bureau: tuple[Client, Client], text: Any) -> None:
    clerk, _ = bureau
    page = text(compared(clerk, proposed="on"))
    assert "+24.50元" in page
    assert "拟议，未批准" in page
    without = text(compared(clerk))
    assert "+24.50元" not in without
    assert "相同" in without


def test_the_history_says_who_proposed_and_what_waits(bureau: tuple[Client, Client], text: Any) -> None:
    clerk, _ = bureau
    page = text(clerk.get(f"/desk/figures/{PENSION}/increase_65_plus/"))
    assert "待批准" in page
    assert "one" in page
    book = load_workbook(BytesIO(clerk.get(f"/desk/figures/{PENSION}/increase_65_plus/?format=xlsx").content))
    rows = list(book.active.iter_rows(values_only=True))
    assert [row[3] for row in rows] == ["状态", "待批准", "已批准"]


def test_other_desks_do_not_see_proposals(bureau: tuple[Client, Client]) -> None:
    _, other = bureau
    assert compared(other, proposed="on").status_code == 403
    assert other.get(f"/desk/figures/{PENSION}/increase_65_plus/").status_code == 403


def test_a_figure_not_published_by_its_last_day_is_overdue(bureau: tuple[Client, Client], text: Any) -> None:
    clerk, _ = bureau
    page = text(clerk.get("/desk/figures/"))
    assert "逾期未公布" not in page
    assert "待公布" in page
    clock.move(date(2026, 4, 1))
    assert "逾期未公布" in text(clerk.get("/desk/figures/"))


def test_the_list_shows_the_newest_and_leads_to_the_rest(bureau: tuple[Client, Client], text: Any) -> None:
    clerk, _ = bureau
    two = User.objects.get(username="two")
    for year in range(2010, 2020):
        Parameter.objects.create(
            service=PENSION,
            name="increase_65_plus",
            value=f"{year - 2000}.00",
            valid_from=date(year, 1, 1),
            source="通知",
            proposed_by=User.objects.get(username="one"),
            approved_by=two,
            approved_at=clock.now(),
        )
    page = text(clerk.get("/desk/figures/"))
    assert "19.00元" in page
    assert "10.00元" not in page
    assert "更早的7条" in page
    assert "10.00元" in text(clerk.get(f"/desk/figures/{PENSION}/increase_65_plus/"))
