"""Urging: a supervisor asks, the agency answers, the case remembers, and nobody else does either."""

import uuid
from datetime import date

import pytest

from gongbao.hub import audit
from gongbao.hub.commands import AnswerUrging, Urge
from gongbao.hub.errors import Conflict, Forbidden, NotFound, Unprocessable
from gongbao.hub.models import Case, Event, Task, Urging
from gongbao.words import Problem

from .conftest import WEST, Watch

DAY = date(2024, 3, 15)
ANSWER_BY = "2024-03-20"


@pytest.fixture
def late(watch: Watch) -> Task:
    """A step that is overdue in the east."""
    number = watch.open()
    watch.move(DAY)
    return Task.objects.get(case__number=number, step="accept")


def send(watch: Watch, task: Task, who: str = "mayor", **changed: str) -> int:
    given = {"command": str(uuid.uuid4()), "text": "请说明原因", "answer_by": ANSWER_BY} | changed
    return watch.client(who).post(f"/oversight/overdue/{task.pk}/", given).status_code


def test_an_overdue_step_shows_who_holds_it(watch: Watch, late: Task) -> None:
    page = watch.read("mayor", "/oversight/overdue/")
    assert late.case.number in page
    assert "东区经办" in page
    assert "西区经办" not in page


def test_an_agency_is_urged_answers_and_all_see_it(watch: Watch, late: Task) -> None:
    assert send(watch, late) == 302
    assert "待答复" in watch.read("mayor", "/oversight/overdue/")
    assert "请说明原因" in watch.read("clerk-east", "/desk/urgings/")
    assert "请说明原因" not in watch.read("clerk-west", "/desk/urgings/")
    urging = Urging.objects.get()
    answer = {"command": str(uuid.uuid4()), "text": "材料不齐，明日办结"}
    assert watch.client("clerk-east").post(f"/desk/urgings/{urging.pk}/", answer).status_code == 302
    for page in (f"/oversight/overdue/{late.pk}/", "/oversight/urgings/?state=answered"):
        assert "材料不齐，明日办结" in watch.read("mayor", page)
    assert "待答复" not in watch.read("mayor", "/oversight/overdue/")
    assert list(Event.objects.filter(kind__startswith="urg").values_list("kind", flat=True).order_by("seq")) == [
        "urged",
        "urging answered",
    ]
    assert list(audit.verify()) == []


def test_the_parties_learn_that_but_not_what(watch: Watch, late: Task) -> None:
    send(watch, late)
    page = watch.read("reader", f"/cases/{late.case.number}/")
    assert "监督机关督办" in page
    assert "请说明原因" not in page


def test_sent_twice_it_is_urged_once(watch: Watch, late: Task) -> None:
    command = str(uuid.uuid4())
    assert [send(watch, late, command=command) for _ in range(2)] == [302, 302]
    assert Urging.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"text": "  "}, {"answer_by": "2024-03-15"}, {"answer_by": "soon"}])
def test_what_is_missing_is_said_and_nothing_is_sent(watch: Watch, late: Task, wrong: dict[str, str]) -> None:
    assert send(watch, late, **wrong) == 422
    assert not Urging.objects.exists()


def test_a_late_answer_is_listed(watch: Watch, late: Task) -> None:
    send(watch, late)
    watch.move(date(2024, 3, 21))
    assert late.case.number in watch.read("head-east", "/oversight/urgings/?state=late")
    assert late.case.number not in watch.read("mayor", "/oversight/urgings/?state=answered")


def test_a_supervisor_of_elsewhere_does_not_find_the_step(watch: Watch) -> None:
    number = watch.open(WEST)
    watch.move(DAY)
    task = Task.objects.get(case__number=number, step="accept")
    assert send(watch, task, "head-east") == 404
    assert send(watch, task, "clerk-west") == 403


def refusal(watch: Watch, who: str, command: Urge | AnswerUrging) -> type[Problem]:
    with pytest.raises(Problem) as told:
        watch.execute(who, command)
    return told.type


def test_who_may_urge_and_answer_is_checked_by_the_command_itself(watch: Watch, late: Task) -> None:
    number, day = late.case.number, date(2024, 3, 20)
    assert refusal(watch, "clerk-east", Urge(number, "accept", "快", day)) is Forbidden
    assert refusal(watch, "reader", Urge(number, "accept", "快", day)) is Forbidden
    assert refusal(watch, "mayor", Urge(number, "apply", "快", day)) is Conflict
    urging = watch.execute("mayor", Urge(number, "accept", "快", day)).data["urging"]
    assert refusal(watch, "mayor", AnswerUrging(number, urging, "好")) is Forbidden
    assert refusal(watch, "clerk-west", AnswerUrging(number, urging, "好")) is NotFound
    assert refusal(watch, "clerk-east", AnswerUrging(number, urging, " ")) is Unprocessable
    watch.execute("clerk-east", AnswerUrging(number, urging, "好"))
    assert refusal(watch, "clerk-east", AnswerUrging(number, urging, "好")) is Conflict


def test_for_a_partys_step_the_agency_in_charge_is_urged(watch: Watch, late: Task) -> None:
    Task.objects.filter(pk=late.pk).update(agency=None, role="applicant")
    assert "书友一" in watch.read("mayor", f"/oversight/overdue/{late.pk}/")
    assert send(watch, late) == 302
    assert Urging.objects.get().agency == Case.objects.get(pk=late.case_id).agency == watch.agencies["office-east"]
