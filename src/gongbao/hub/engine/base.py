"""Django's PostgreSQL engine, but for how it finds out that a connection of the pool has lost its server."""

import select
from typing import Any

import psycopg
from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes only connections from the pool whose server is there.

    A server that goes, or ends a session, says so and closes its side: then there is something to read on a connection
    on which nothing was asked. Looking for it spares each request the question to the server that the pool itself would
    ask.
    """

    def get_new_connection(self, conn_params: dict[str, Any]) -> "psycopg.Connection[Any]":
        """A connection for the next request. Raises psycopg's OperationalError when there is none in time."""
        session: psycopg.Connection[Any] = super().get_new_connection(conn_params)
        while self.pool and _has_news(session):
            session.close()
            # The pool makes another one for it.
            self.pool.putconn(session)
            session = super().get_new_connection(conn_params)
        return session


def _has_news(session: "psycopg.Connection[Any]") -> bool:
    waiting = select.poll()
    waiting.register(session.fileno(), select.POLLIN)
    return bool(waiting.poll(0))
