"""Whether the tables are up to date, by one query: most starts change none, and Django takes a second to find that out.

Where in doubt the answer is no, and Django looks itself.
"""

import os
from importlib.util import find_spec
from pathlib import Path

import psycopg

#: Apps whose label is not the last part of their name.
_LABELS = {"procrastinate.contrib.django": "procrastinate"}


def are_up_to_date() -> bool:
    """Whether every migration of every installed app has been applied to DATABASE_URL."""
    from gongbao.hub.settings import INSTALLED_APPS

    wanted = {(_LABELS.get(app, app.rpartition(".")[2]), name) for app in INSTALLED_APPS for name in _migrations(app)}
    try:
        with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
            applied = set(connection.execute("SELECT app, name FROM django_migrations").fetchall())
    except psycopg.Error:
        return False
    return wanted <= applied


def _migrations(app: str) -> list[str]:
    """The names of an app's migrations, found without importing it."""
    top, *rest = app.split(".")
    found = find_spec(top)
    folders = [Path(place, *rest, "migrations") for place in (found and found.submodule_search_locations) or ()]
    return [path.stem for folder in folders for path in folder.glob("[!_]*.py")]
