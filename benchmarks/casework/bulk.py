"""Rows by the million, made by the database itself: more than anybody would open by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import psycopg
from psycopg import sql

#: Of a hundred open steps so many are overdue, each agency's share alike.
OVERDUE = 3
AGENCIES = 300
_A_CASE = 10

_CASES = """
INSERT INTO hub_case (number, district, service, procedure, version, title, state, end_state, opened_on, revision, head)
SELECT 'BULK-' || n, '110105', 'employment-service', 'contact-watch', '', '', '{}', '', %(today)s, 0, ''
  FROM generate_series(%(first)s::int, %(last)s::int) n
"""
_TASKS = """
INSERT INTO hub_task (case_id, district, service, step, role, agency_id, generation, opened_on, due, provisional,
                      outcome)
SELECT %(case)s + n / %(a_case)s, '110105', 'employment-service', 'keep-contact', 'agency',
       %(agency)s + n %% %(agencies)s, 1 + n %% %(a_case)s, %(today)s::date - 60,
       %(today)s::date + n / %(agencies)s %% 100 - %(overdue)s, false, ''
  FROM generate_series(%(first)s::int, %(last)s::int) n
"""


def agencies() -> list[int]:
    """Keys of the departments, one after another."""
    from gongbao.hub.models import Agency

    made = [Agency(name=f"部门{n}", kind="district", district="110105") for n in range(AGENCIES)]
    return sorted(agency.pk for agency in Agency.objects.bulk_create(made))


def open_tasks(url: str, first: int, last: int, departments: list[int], today: date) -> None:
    """Adds the open steps with the numbers from ``first`` up to ``last``, that one not included."""
    values = {
        "agency": departments[0],
        "agencies": AGENCIES,
        "a_case": _A_CASE,
        "today": today,
        "overdue": OVERDUE,
    }
    with unchecked(url) as session, unindexed(session, "hub_task"):
        session.execute("SET maintenance_work_mem = '256MB'")
        cases = {"first": first // _A_CASE, "last": (last - 1) // _A_CASE}
        session.execute(_CASES, {"today": today} | cases)
        session.execute(
            _TASKS, values | {"case": _first_case(session, cases["last"]), "first": first, "last": last - 1}
        )
    with psycopg.connect(url, autocommit=True) as session:
        session.execute("VACUUM (ANALYZE) hub_task")


def _first_case(session: psycopg.Connection, last: int) -> int:
    """The key of the first case; the others follow it without a gap, as nobody else opens any."""
    keys = "SELECT min(id), max(id) FROM hub_case WHERE number IN ('BULK-0', %s)"
    [[lowest, highest]] = session.execute(keys, [f"BULK-{last}"]).fetchall()
    assert highest == lowest + last
    return lowest


@contextmanager
def unchecked(url: str) -> Iterator[psycopg.Connection]:
    """A connection for rows that are right by their making: checking each foreign key would take longer than they do.

    What a statement adds is stored at once.
    """
    with psycopg.connect(url, autocommit=True) as session:
        session.execute("SET session_replication_role = replica")
        yield session


@contextmanager
def unindexed(session: psycopg.Connection, table: str) -> Iterator[None]:
    """While many rows are added, the table has only the indexes of its constraints; then the others are made again."""
    found = session.execute(
        "SELECT i.indexname, i.indexdef FROM pg_indexes i WHERE i.tablename = %s"
        " AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = i.indexname)",
        [table],
    ).fetchall()
    for name, _ in found:
        session.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(str(name))))
    yield
    for _, definition in found:
        session.execute(str(definition).encode())
