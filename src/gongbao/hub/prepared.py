"""Statements that every command runs: PostgreSQL plans each once a connection, and nothing stands in between.

Planning such a statement takes longer than running it, and the ORM and the driver's own machinery longer than both:
a prepared statement sent with libpq's own call takes a quarter of the time of this process. Behind a connection pooler
in transaction mode it has to be one that knows prepared statements (PgBouncer from 1.21).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus

Row = tuple[str | None, ...]

_PLACE = re.compile(r"%\((\w+)\)s")
_FOUND = (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK)
#: The statements that each connection has prepared.
_prepared: "WeakKeyDictionary[psycopg.Connection[Any], set[Statement]]" = WeakKeyDictionary()


class Statement:
    """SQL with ``%(name)s`` for each value; where its type cannot be told from where it stands, with a cast."""

    def __init__(self, text: str) -> None:
        places = list(dict.fromkeys(_PLACE.findall(text)))
        self._names = places
        self._text = _PLACE.sub(lambda place: f"${places.index(place[1]) + 1}", text).encode()
        self._name = f"gongbao_{id(self):x}".encode()

    def rows(self, values: Mapping[str, Any]) -> list[Row]:
        """The rows as PostgreSQL writes them, in the transaction of the connection if there is one.

        Raises Django's database errors.
        """
        database = connections[DEFAULT_DB_ALIAS]
        database.close_if_health_check_failed()
        database.ensure_connection()
        with database.wrap_database_errors:
            result = self._run(database.connection, [_written(values[name]) for name in self._names])
        columns = range(result.nfields)
        return [tuple(_text(result.get_value(row, column)) for column in columns) for row in range(result.ntuples)]

    def _run(self, session: "psycopg.Connection[Any]", values: list[bytes | None]) -> Any:
        server = session.pgconn
        if not session.autocommit and server.transaction_status == TransactionStatus.IDLE:
            _check(server, server.exec_(b"BEGIN"))
        known = _prepared.setdefault(session, set())
        if self not in known:
            _check(server, server.prepare(self._name, self._text))
            known.add(self)
        return _check(server, server.exec_prepared(self._name, values))


def array(found: Iterable[int | str]) -> str:
    """An array of keys or texts, as PostgreSQL reads it."""
    return f"{{{','.join(_quoted(each) if isinstance(each, str) else str(each) for each in found)}}}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _check(server: Any, result: Any) -> Any:
    if result.status in _FOUND:
        return result
    if server.status != ConnStatus.OK:
        raise psycopg.OperationalError(server.get_error_message())
    raise psycopg.errors.error_from_result(result)


def _written(value: Any) -> bytes | None:
    if value is None:
        return None
    if isinstance(value, bytes):
        return b"\\x" + value.hex().encode()
    text = str(value).encode()
    if b"\0" in text:
        # It would end the value, unseen.
        raise psycopg.DataError("a text for PostgreSQL cannot contain the character NUL")
    return text


def _text(value: bytes | None) -> str | None:
    return None if value is None else value.decode()
