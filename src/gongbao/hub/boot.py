"""Connecting a process to its database, before Django is set up."""

import os

from gongbao.hub.home import data_directory

_server: object = None


def join_database() -> None:
    """Makes sure that DATABASE_URL names a database that answers.

    Without it, the embedded PostgreSQL of the data directory is joined, or started, and stays up for as long as this
    process lives. Safe to call again.
    """
    global _server
    if "DATABASE_URL" not in os.environ:
        from gongbao.hub import postgres

        server = postgres.start(data_directory() / "postgres")
        os.environ["DATABASE_URL"] = server.url
        _server = server


def boot() -> None:
    """Makes Django ready in this process, with its database joined. Safe to call again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongbao.hub.settings")
    join_database()
    import django

    django.setup()
