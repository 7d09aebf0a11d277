"""How a page of a signed-in person is read: with few questions to the database, and the same as the models say."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, models

from gongbao.desk.open_tasks import Filters, OpenTasks
from gongbao.desk.seats import Desk as Seated
from gongbao.desk.seats import seats_of
from gongbao.hub import case_rows
from gongbao.hub.actors import Actor
from gongbao.hub.models import (
    AccessLog,
    Agency,
    Attachment,
    Case,
    CaseRole,
    Certificate,
    Event,
    FactValue,
    LedgerAccount,
    Notice,
    Party,
    Rating,
    Receipt,
    RecordEntry,
    Staff,
    Task,
)
from gongbao.hub.prepared import Statement
from gongbao.hub.rows import Columns

from .conftest import WEDNESDAY, Desk

CLOCK = "hub_democlock"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Any]:
    """``with asked() as questions``: the statements sent meanwhile, but for the demo's clock, which no city has."""
    prepared = Statement.rows
    questions: list[str] = []

    def rows(self: Statement, values: Any) -> Any:
        questions.append(self._text.decode())
        return prepared(self, values)

    def by_django(execute: Any, sql: str, *rest: Any) -> Any:
        questions.append(sql)
        return execute(sql, *rest)

    @contextmanager
    def counted() -> Iterator[list[str]]:
        questions.clear()
        with connection.execute_wrapper(by_django):
            yield questions
        questions[:] = [each for each in questions if CLOCK not in each]

    monkeypatch.setattr(Statement, "rows", rows)
    return counted


def number_of(desk: Desk) -> str:
    return desk.waiting_at("review-materials")


def test_a_page_asks_a_handful_of_questions(desk: Desk, asked: Any, text: Any) -> None:
    desk.application(1, "waits", days=15)
    desk.play()
    number = number_of(desk)
    for who, address, most in (
        ("resident-1", f"/cases/{number}/", 6),
        ("institution-1", f"/desk/cases/{number}/", 6),
        ("institution-1", "/desk/today/", 8),
    ):
        browser = desk.client(who)
        text(browser.get(address))
        with asked() as questions:
            text(browser.get(address))
        assert len(questions) <= most, questions


def test_however_much_there_is_a_page_asks_no_more(desk: Desk, asked: Any, text: Any) -> None:
    desk.application(1, days=1)
    desk.play()
    browser = desk.client("employer-1")
    with asked() as questions:
        before = text(browser.get("/desk/today/")).count("/desk/cases/")
    few = len(questions)
    desk.application(2, days=-1)
    desk.application(3, days=-1)
    desk.play(WEDNESDAY + timedelta(days=2))
    with asked() as questions:
        after = text(browser.get("/desk/today/")).count("/desk/cases/")
    assert after > before > 0
    assert len(questions) == few


def values(model: models.Model) -> dict[str, Any]:
    """Everything that is stored of a model."""
    found = {field.attname: getattr(model, field.attname) for field in model._meta.concrete_fields}
    return {name: bytes(each) if isinstance(each, memoryview) else each for name, each in found.items()}


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """A city in which contracts were paid, titles applied for and files handed in."""
    desk.application(1, "waits", days=15)
    desk.application(2, days=30)
    desk.contract(20)
    desk.play()
    desk.client("institution-1").get(f"/desk/cases/{number_of(desk)}/")
    return desk


READ = (Agency, CaseRole, Event, FactValue, LedgerAccount, Notice, Party, Receipt, RecordEntry, Staff, Task, User, Case)


def test_rows_become_the_models_that_django_reads(filled: Desk) -> None:
    for model in (*READ, AccessLog):
        columns: Columns[Any] = Columns(model)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {columns.of('x')}::text FROM {model._meta.db_table} x ORDER BY id")
            rows = [columns.read(json.loads(row)) for [row] in cursor.fetchall()]
        assert rows, model
        assert [values(each) for each in rows] == [values(each) for each in model._default_manager.order_by("pk")]
        assert not any(each._state.adding for each in rows)


def test_what_was_left_out_is_read_when_it_is_looked_at(filled: Desk) -> None:
    stored = Event.objects.order_by("pk")[0]
    view = case_rows.read(stored.case.number)
    assert view
    [event, *_] = case_rows.read_file(view.case, [], []).events
    assert "hash" not in event.__dict__
    assert event.hash == bytes(stored.hash)


def test_a_case_is_read_as_the_models_have_it(filled: Desk) -> None:
    for case in Case.objects.select_related("applicant", "agency", "parent"):
        found = case_rows.read(case.number)
        assert found
        assert values(found.case) == values(case)
        assert (found.case.applicant, found.case.agency, found.case.parent) == (
            case.applicant,
            case.agency,
            case.parent,
        )
        roles = case.roles.select_related("party", "agency").order_by("pk")
        assert [(each.pk, str(each)) for each in found.holders] == [(each.pk, str(each)) for each in roles]
        tasks = case.tasks.filter(closed_on=None).order_by(models.F("due").asc(nulls_last=True), "pk")
        assert [(values(each), each.agency) for each in found.tasks] == [(values(each), each.agency) for each in tasks]


def test_the_file_of_a_case_is_all_that_lies_in_it(filled: Desk) -> None:
    for case in Case.objects.all():
        entries = case.facts.order_by("pk")
        found = case_rows.read_file(case, [entry.pk for entry in entries], [case.pk])
        assert found.numbers == {case.pk: case.number}
        assert [each.entered_at for _, each in sorted(found.entries.items())] == [each.entered_at for each in entries]
        assert found.events == list(case.events.order_by("seq"))
        assert found.receipts == list(case.receipts.order_by("seq", "pk"))
        assert found.attachments == list(Attachment.objects.filter(case=case).order_by("at"))
        assert found.notices == list(case.notices.order_by("-pk"))
        assert found.certificates == list(Certificate.objects.filter(case=case).order_by("pk"))
        assert found.records == list(case.records.order_by("pk"))
        assert found.rating == Rating.objects.filter(case=case).first()
        assert found.has_followers == case.followers.exists()
        assert found.readings == list(AccessLog.objects.filter(case=case).order_by("-at"))
        doers = {event.actor_id for event in found.events} | {entry.entered_by_id for entry in entries}
        assert doers - {None} <= set(found.names)
        for key, name in found.names.items():
            assert name == User.objects.get(pk=key).get_full_name()
    assert {each for case in Case.objects.all() for each in case_rows.read_file(case, [], []).balances} == {"escrow"}


def test_the_list_is_the_open_tasks_of_the_post_and_below(filled: Desk) -> None:
    for who in ("institution-1", "hrss-1", "yunxi-culture-1", "bank-1", "employer-1"):
        actor = Actor.of(filled.stage.city.users[who])
        seats = seats_of(actor)
        open_tasks = list(Task.objects.filter(closed_on=None).select_related("agency"))
        held = set(CaseRole.objects.filter(party__in=actor.party_ids).values_list("case_id", "role"))
        roles = {(post.agency_id, role) for post in actor.posts for role in post.roles}
        mine = [
            each
            for each in open_tasks
            if (each.case_id, each.role) in held or (each.agency_id, f"{each.service}/{each.role}") in roles
        ]
        below = [each for each in open_tasks if each in mine or (each.agency and actor.oversees(each.agency))]
        for scope, wanted in (("", mine), ("below", below)):
            listed = OpenTasks(Seated(actor, seats, seats), Filters(scope=scope), WEDNESDAY)
            assert {task.pk for task in listed[0:1000]} == {task.pk for task in wanted}
            assert listed.count() == len(wanted)
            late = OpenTasks(listed.desk, Filters(scope=scope, when="overdue"), WEDNESDAY)
            assert late[0:1000] == [each for each in listed[0:1000] if each.due and each.due < WEDNESDAY]
            assert late.count() == len(late[0:1000]) == listed.figures()["overdue"]
