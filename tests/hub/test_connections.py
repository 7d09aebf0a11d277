"""Connections of the pool: one that the server has ended is replaced before anybody notices."""

import copy
from collections.abc import Iterator

import pytest
from django.db import connection

from gongbao.hub.engine.base import DatabaseWrapper

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pooled() -> Iterator[DatabaseWrapper]:
    """A connection as the server has it; tests have none of a pool otherwise."""
    settings = copy.deepcopy(connection.settings_dict)
    settings["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 4, "timeout": 10}
    database = DatabaseWrapper(settings)
    yield database
    database.close()
    database.close_pool()


def _session(database: DatabaseWrapper) -> int:
    """The server's process that answers a request."""
    with database.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [found] = cursor.fetchone()
    database.close()
    return int(found)


def _end(session: int) -> None:
    """Ends a session as a restart of the server does, and waits until it is over."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 10000)", [session])
        assert cursor.fetchone() == (True,)


def test_connections_serve_one_request_after_the_other(pooled: DatabaseWrapper) -> None:
    sessions = [_session(pooled) for _ in range(12)]
    assert len(set(sessions)) <= 4


def test_connections_that_the_server_has_ended_are_replaced(pooled: DatabaseWrapper) -> None:
    before = {_session(pooled) for _ in range(12)}
    for session in before:
        _end(session)
    after = {_session(pooled) for _ in range(12)}
    assert not before & after
