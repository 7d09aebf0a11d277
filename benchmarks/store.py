"""Databases to measure on, in an embedded PostgreSQL of the benchmarks' own with its usual settings."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

#: What benchmarks keep from run to run.
HOME = Path(os.environ.get("GONGBAO_DATA", "var")).resolve() / "benchmarks"


@contextmanager
def empty_database(name: str) -> Iterator[str]:
    """A new database with all our tables; Django in this process works on it until it is dropped again."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongbao.hub.settings"
    from gongbao.hub import postgres

    with postgres.start(HOME / "postgres") as server, database(server.url, name) as url:
        _join(url)
        try:
            yield url
        finally:
            _leave()


@contextmanager
def database(beside: str, name: str) -> Iterator[str]:
    """A new database without anything in it on the server of the one at ``beside``; gives its address."""
    import psycopg
    from psycopg.sql import SQL, Identifier

    with psycopg.connect(beside, autocommit=True) as connection:
        drop = SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name))
        connection.execute(drop)
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        try:
            yield urlsplit(beside)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(drop)


def _join(url: str) -> None:
    import django
    from django.core.management import call_command
    from django.db import connections

    # Without a pool, so that nothing holds the database when it is dropped.
    os.environ["DATABASE_URL"] = url
    django.setup()
    from gongbao.hub import settings

    found = settings.database(url)
    found["OPTIONS"].pop("pool", None)
    connections.settings["default"].update(found)
    call_command("migrate", verbosity=0, interactive=False)


def _leave() -> None:
    from django.db import connections

    connections.close_all()
