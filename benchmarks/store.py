"""A database of our own to measure on: empty, with all tables, in the embedded PostgreSQL with its usual settings."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOME = Path(os.environ.get("GONGBAO_DATA", "var")).resolve() / "benchmarks"


@contextmanager
def empty_database(name: str) -> Iterator[str]:
    """A new database whose address is given; Django in this process works on it until it is dropped again."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongbao.hub.settings"
    import psycopg
    from psycopg.sql import SQL, Identifier

    from gongbao.hub import postgres

    with postgres.start(HOME / "postgres") as server:
        url = server.url.replace(f"/{postgres.DATABASE}?", f"/{name}?")
        with psycopg.connect(server.url, autocommit=True) as connection:
            drop = SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name))
            connection.execute(drop)
            connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
            _join(url)
            try:
                yield url
            finally:
                _leave()
                connection.execute(drop)


def _join(url: str) -> None:
    import django
    from django.core.management import call_command
    from django.db import connections

    # Without a pool, so that nothing holds the database when it is dropped.
    os.environ["DATABASE_URL"] = url
    django.setup()
    from gongbao.hub.settings import database

    found = database(url)
    found["OPTIONS"].pop("pool", None)
    connections.settings["default"].update(found)
    call_command("migrate", verbosity=0, interactive=False)


def _leave() -> None:
    from django.db import connections

    connections.close_all()
