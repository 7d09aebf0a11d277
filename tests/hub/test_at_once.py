"""A command that one statement can write leaves behind what it leaves when a transaction carries it out."""

import threading
import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongbao.hub import audit, clock
from gongbao.hub.commands import Command, Do, EnterFacts, Extend, Pause, Resume, entry, execute
from gongbao.hub.models import Case, Deadline, Event, FactValue, Task
from gongbao.hub.models import Command as Sent
from gongbao.words import Problem

from .conftest import City, build
from .test_ledger import paid_in

STORY: list[tuple[str, Callable[[str], Command]]] = [
    ("wang", lambda case: EnterFacts(case, {"years": 7}, note="更正")),
    ("clerk", lambda case: EnterFacts(case, {"worthy": True})),
    ("clerk", lambda case: Extend(case, "review", 3, "working_days", "复杂", "第四条")),
    ("clerk", lambda case: Pause(case, "补正", "第四条")),
    ("clerk", lambda case: Resume(case)),
]


def stored(number: str) -> dict[str, Any]:
    """Everything that was written of the case, without the numbers and moments that differ each time."""
    case = Case.objects.get(number=number)
    return {
        "case": (case.state, case.end_state, case.ended_on, case.revision),
        "events": list(case.events.order_by("seq").values_list("seq", "day", "actor", "role", "kind", "data")),
        "tasks": list(
            case.tasks.order_by("pk").values_list(
                "step", "role", "agency", "generation", "opened_on", "due", "closed_on", "outcome"
            )
        ),
        "facts": list(case.facts.order_by("pk").values_list("name", "value", "source", "note", "entered_by")),
        "deadlines": set(Deadline.objects.filter(case=case).values_list("step", "generation", "due", "fires_on")),
    }


def test_at_once_and_in_a_transaction_the_same_is_stored(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    number, other = city.submit(), city.submit()
    paid, paid_too = paid_in(city, "100.00"), paid_in(city, "100.00")
    both = [(who, command(number), command(other)) for who, command in STORY]
    both.append(("banker", Do(paid, "pay-out", "closed", note="结清"), Do(paid_too, "pay-out", "closed", note="结清")))
    for who, first, second in both:
        with CaptureQueriesContext(connection) as queries:
            told = city.execute(who, first)
        assert not [each for each in queries if "SAVEPOINT" not in str(each["sql"])], "not at once"
        with monkeypatch.context() as patch:
            patch.setattr(entry, "_AT_ONCE", ())
            again = city.execute(who, second)
        assert (told.revision, told.data) == (again.revision, again.data)
        assert stored(first.case) == stored(second.case)
    assert not list(audit.verify())


def test_an_effect_on_a_fact_is_stored_with_the_step(city: City) -> None:
    number = paid_in(city, "100.00")
    city.do("banker", number, "pay-out", "asked")
    dispute = Case.objects.get(parent__number=number).number
    city.do("banker", dispute, "freeze", "frozen")
    assert FactValue.objects.filter(name="held").order_by("-pk").first().value is True
    with pytest.raises(Problem):
        city.do("banker", number, "pay-out", "more", facts={"refund": "1.00"})


def test_a_refused_command_leaves_nothing(city: City) -> None:
    number = city.submit()
    before = stored(number)
    for who, command in (
        ("stranger", Do(number, "review", "refused")),
        ("wang", EnterFacts(number, {"years": -1})),
        ("clerk", Do(number, "settle", "upheld")),
    ):
        command_id = uuid.uuid4()
        with pytest.raises(Problem):
            city.execute(who, command, command_id)
        assert stored(number) == before
        assert not Sent.objects.filter(pk=command_id).exists()


def test_a_case_with_a_long_history_is_read_and_written_as_before(city: City) -> None:
    number = city.submit()
    for years in range(3, 40):
        city.execute("wang", EnterFacts(number, {"years": years}))
    case = Case.objects.get(number=number)
    city.do("clerk", number, "review", "refused")
    assert Event.objects.filter(case=case).count() == case.revision + 1
    assert Task.objects.get(case=case, step="review").outcome == "refused"
    assert not list(audit.verify())


@pytest.mark.django_db(transaction=True)
def test_many_at_once_on_one_case_follow_one_another(transactional_db: None) -> None:
    city = build()
    number = city.submit()
    actor = city.actor("wang")
    refused: list[Problem] = []

    def enter(years: int) -> None:
        try:
            execute(actor, uuid.uuid4(), EnterFacts(number, {"years": years}))
        except Problem as problem:
            refused.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=enter, args=(years,)) for years in range(10, 18)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not refused
    entered = FactValue.objects.filter(case__number=number, name="years").values_list("value", flat=True)
    assert sorted(entered) == [5, *range(10, 18)]
    assert not list(audit.verify())


@pytest.mark.django_db(transaction=True)
def test_sent_twice_a_step_that_could_be_done_twice_is_done_once(transactional_db: None) -> None:
    city = build()
    number, command_id = city.submit(), uuid.uuid4()
    command = EnterFacts(number, {"years": 9})
    first = city.execute("wang", command, command_id)
    assert city.execute("wang", command, command_id) == first
    assert FactValue.objects.filter(case__number=number, name="years").count() == 2


def test_the_demo_clock_counts(city: City) -> None:
    number = city.submit()
    city.move(date(2024, 3, 6))
    city.do("clerk", number, "review", "refused")
    assert Event.objects.filter(case__number=number).order_by("-seq").first().day == clock.today() == date(2024, 3, 6)
