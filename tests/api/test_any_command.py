"""Whatever a program sends with a good token is done or refused in a sentence: never an error of ours."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongbao.api.commands import KINDS
from gongbao.hub.models import Case

from .conftest import Clients, Program
from .test_cases import key
from .test_description import ANY_JSON

TEXTS = ["", "review", "submit", "vote", "passed", "refused", "bank", "office", "years", "worthy", "days", "第一条"]
VALUES = (
    st.sampled_from([*TEXTS, "x" * 3000, "2024-03-08", "9999-12-31", "名\u0000", "\ud800", None, True])
    | st.integers(-(2**70), 2**70)
    | st.integers(-3, 40)
    | st.dictionaries(st.sampled_from(["years", "worthy", "deposit", "held", "x"]), ANY_JSON, max_size=3)
    | st.lists(st.sampled_from(TEXTS), max_size=3)
    | ANY_JSON
)


@st.composite
def commands(draw: st.DrawFn) -> Any:
    """A command with most of what it takes, of right or wrong kinds."""
    name = draw(st.sampled_from(sorted(KINDS)))
    known = sorted(KINDS[name].json_schema()["properties"].keys() - {"case"})
    sent = [each for each in known if draw(st.integers(0, 9))]
    fields = {each: draw(VALUES) for each in sent}
    return {"command": name, **fields}


@pytest.fixture
def scene(city: Clients) -> tuple[str, list[Program]]:
    """A case under review, and programs of its applicant, a clerk, and the clerk's superior."""
    return city.submit(), [city.program(name) for name in ("wang", "clerk", "chief")]


@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=commands() | ANY_JSON, who=st.integers(0, 2))
def test_a_command(scene: tuple[str, list[Program]], body: Any, who: int) -> None:
    case, programs = scene
    answer = programs[who].post(f"/cases/{case}/commands", body, **key())
    assert answer.status_code in (200, 400, 403, 404, 409, 422), answer.content.decode()
    if answer.status_code != 200:
        assert answer.json()["zh"].endswith("。")


def test_long_texts(scene: tuple[str, list[Program]]) -> None:
    case, [wang, clerk, _] = scene
    long = "长" * 3000
    for body in (
        {"command": "enter-facts", "facts": {"years": 7}, "note": long},
        {"command": "pause", "reason": long, "at": long},
        {"command": "resume"},
        {"command": "extend", "step": "review", "n": 1, "unit": "days", "reason": long, "at": long},
        {"command": "do", "step": "review", "outcome": "refused", "note": long},
    ):
        assert clerk.post(f"/cases/{case}/commands", body, **key()).status_code in (200, 422)
    assert (
        wang.post(f"/cases/{case}/commands", {"command": "rate", "score": 1, "text": long}, **key()).status_code == 200
    )
    answer = {"command": "answer-rating", "text": long}
    assert clerk.post(f"/cases/{case}/commands", answer, **key()).status_code == 200
    named = {"facts": {"years": 4}, "holders": {"bank": {"name": long, "number": long}}, "parent": long}
    assert wang.post("/services/sample/procedures/permit/cases", named, **key()).status_code == 404
    del named["parent"]
    assert wang.post("/services/sample/procedures/permit/cases", named, **key()).status_code == 422


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.fixed_dictionaries(
        {"facts": st.fixed_dictionaries({"years": st.integers(0, 9) | VALUES}, optional={"deposit": VALUES}) | VALUES},
        optional={"party": VALUES, "holders": VALUES, "parent": VALUES, "outcome": VALUES, "x": VALUES},
    )
    | ANY_JSON
)
def test_an_application(scene: tuple[str, list[Program]], body: Any) -> None:
    before = Case.objects.count()
    answer = scene[1][0].post("/services/sample/procedures/permit/cases", body, **key())
    assert answer.status_code in (201, 400, 403, 404, 409, 422), answer.content.decode()
    assert Case.objects.count() == before + (answer.status_code == 201)
