"""Several sessions at once: one command id, one case, one deadline, one ballot, one account."""

import threading
import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection

from gongbao.hub import audit, clock, deadlines
from gongbao.hub.commands import CastVote, Do, EnterFacts, Result, execute
from gongbao.hub.models import Ballot, Case, Deadline, Event, LedgerAccount
from gongbao.words import Problem

from .conftest import City, build

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def city(transactional_db: None) -> City:
    """A city that every session sees."""
    return build()


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Runs the calls at the same moment, each in a session of its own; a Problem is a result too."""
    results: list[Any] = [None] * len(calls)
    start = threading.Barrier(len(calls))

    def run(place: int) -> None:
        try:
            start.wait()
            results[place] = calls[place]()
        except Problem as problem:
            results[place] = problem
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_two_sessions_with_one_command_id_get_one_result(city: City) -> None:
    number, command_id = city.submit(), uuid.uuid4()
    command = Do(number, "review", "passed")
    results = at_once(*[lambda: execute(city.actor("clerk"), command_id, command)] * 4)
    assert all(isinstance(result, Result) for result in results)
    assert len({repr(result) for result in results}) == 1
    assert Event.objects.filter(case__number=number, data__step="review").count() == 1


def test_of_two_commands_on_one_case_the_second_sees_the_first(city: City) -> None:
    number = city.submit()
    results = at_once(
        lambda: city.do("clerk", number, "review", "passed"), lambda: city.do("clerk2", number, "review", "refused")
    )
    assert sorted(isinstance(result, Result) for result in results) == [False, True]
    assert Event.objects.filter(case__number=number, data__step="review").count() == 1
    assert not list(audit.verify())


def test_many_cases_are_opened_at_once_with_numbers_of_their_own(city: City) -> None:
    numbers = at_once(*[city.submit] * 8)
    assert len(set(numbers)) == 8
    assert Case.objects.count() == 8


def test_two_workers_fire_each_deadline_once(city: City) -> None:
    cases = [city.submit() for _ in range(12)]
    city.do("clerk", cases[0], "review", "refused")
    day = date(2024, 3, 12)
    clock.move(day)
    moved = at_once(*[lambda: deadlines.fire_due(day, batch=3)] * 3)
    assert sum(moved) == 11
    assert Event.objects.filter(kind="time-up").count() == 11
    assert not Deadline.objects.filter(fires_on__lte=day).exists()
    assert deadlines.fire_due(day) == 0


def test_a_worker_passes_over_a_case_that_is_being_worked_on(city: City) -> None:
    number, other = city.submit(), city.submit()
    day = date(2024, 3, 12)
    clock.move(day)
    locked, done = threading.Event(), threading.Event()

    def hold() -> None:
        from django.db import transaction

        with transaction.atomic():
            Case.objects.select_for_update().get(number=number)
            locked.set()
            done.wait(20)
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    locked.wait(20)
    assert deadlines.fire_due(day) == 1
    done.set()
    thread.join()
    assert Event.objects.get(kind="time-up").case.number == other
    assert deadlines.fire_due(day) == 1


def test_the_experts_vote_at_once_and_every_vote_counts(city: City) -> None:
    number = city.submit()
    clock.move(date(2024, 3, 12))
    city.do("clerk2", number, "prepare", "ready")
    ballot = Ballot.objects.get()
    names = ("expert1", "expert2", "expert3")
    at_once(*[lambda name=name: city.execute(name, CastVote(ballot.pk, "agree")) for name in names * 2])  # type: ignore[misc]
    from gongbao.hub import ballots

    ballot.refresh_from_db()
    assert ballots.close(ballot, clock.today())["agree"] == 3


def test_two_withdrawals_at_once_never_take_more_than_there_is(city: City) -> None:
    from .test_ledger import paid_in

    number = paid_in(city, "100.00")
    take = {"facts": {"refund": "70.00"}}
    results = at_once(*[lambda: city.do("banker", number, "pay-out", "more", **take)] * 3)
    assert sorted(isinstance(result, Result) for result in results) == [False, False, True]
    assert {account.balance for account in LedgerAccount.objects.all()} == {3000, -3000}


def test_the_job_of_a_killed_worker_is_taken_up_again(city: City) -> None:
    from asgiref.sync import async_to_sync

    from gongbao.hub import jobs

    job = jobs.print_certificate.defer(certificate_id=1)
    other = jobs.print_certificate.defer(certificate_id=2)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '5 minutes'), (now())"
            " RETURNING id"
        )
        [[dead], [alive]] = cursor.fetchall()
        for number, worker in ((job, dead), (other, alive)):
            cursor.execute(
                "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s", [worker, number]
            )
    at_once(lambda: async_to_sync(jobs.sweep.func)(None, 0))
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, status FROM procrastinate_jobs WHERE id IN (%s, %s) ORDER BY id", [job, other])
        assert cursor.fetchall() == [(job, "todo"), (other, "doing")]


def test_the_timer_and_eight_writers_on_the_same_cases_never_wait_for_each_other_in_a_circle(city: City) -> None:
    cases = [city.submit() for _ in range(8)]
    day = date(2024, 3, 12)
    clock.move(day)
    before = deadlocks()

    def write(number: str) -> None:
        for years in range(3, 9):
            city.execute("wang", EnterFacts(number, {"years": years}))

    at_once(*[lambda number=number: write(number) for number in cases], *[lambda: deadlines.fire_due(day, batch=2)] * 2)  # type: ignore[misc]
    deadlines.fire_due(day)
    assert deadlocks() == before
    assert Event.objects.filter(kind="time-up").count() == len(cases)
    assert Event.objects.filter(kind="facts").count() == 6 * len(cases)
    assert not list(audit.verify())


def deadlocks() -> int:
    """How many the server has counted in this database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        [found] = cursor.fetchone()
    return int(found)
