"""Connecting a process to its database, before Django is set up."""

import os

from gongbao.hub.home import data_directory

_server: object = None


def boot() -> None:
    """Makes Django ready in this process.

    Without DATABASE_URL the embedded PostgreSQL of the data directory is joined, or started, and stays up for
    as long as this process lives. Safe to call again.
    """
    global _server
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongbao.hub.settings")
    if "DATABASE_URL" not in os.environ:
        from gongbao.hub import postgres

        server = postgres.start(data_directory() / "postgres")
        os.environ["DATABASE_URL"] = server.url
        _server = server
    import django

    django.setup()
