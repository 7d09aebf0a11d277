"""Published figures: one person proposes, another approves."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from gongbao.hub.models import Agency, Parameter, Staff
from gongbao.services import registry


@pytest.fixture
def clerks(transactional_db: None) -> tuple[str, str, list[Client]]:
    """A service with a published figure, the figure's name, and two clerks of the service signed in."""
    slug, fact = next((slug, facts[0]) for slug in registry() if (facts := registry()[slug].figures))
    role = next(role for role in registry()[slug].role_list if role.holder == "agency")
    agency = Agency.objects.create(name="某局", kind="city", district="110000", roles=[f"{slug}/{role.name}"])
    browsers = []
    for name in ("one", "two"):
        user = User.objects.create_user(name)
        Staff.objects.create(user=user, agency=agency, roles=agency.roles)
        browsers.append(Client())
        browsers[-1].force_login(user)
    return slug, fact.name, browsers


def test_two_people_make_a_figure_count(clerks: tuple[str, str, list[Client]], text: Any) -> None:
    slug, name, (one, two) = clerks
    sent = {"figure": f"{slug}/{name}", "value": "1000", "valid_from": "2026-01-01", "source": "市级公告"}
    assert "来源" in text(one.post("/desk/figures/", sent | {"source": ""}), 422)
    assert "从哪一天" in text(one.post("/desk/figures/", sent | {"valid_from": "soon"}), 422)
    assert not Parameter.objects.exists()
    assert one.post("/desk/figures/", sent).status_code == 302
    figure = Parameter.objects.get()
    assert "待另一人批准" in text(one.get("/desk/figures/"))
    assert one.post(f"/desk/figures/{figure.pk}/approve/").status_code == 403
    assert two.post(f"/desk/figures/{figure.pk}/approve/").status_code == 302
    assert "已批准" in text(one.get("/desk/figures/"))
