"""Whether tables are up to date is found by one query, and in doubt the answer is no."""

from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from gongbao.hub import tables_check


@pytest.fixture
def url(postgres_url: str, transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the tests' database, as an installation has it."""
    found = urlunsplit(urlsplit(postgres_url)._replace(path=f"/{connection.settings_dict['NAME']}"))
    monkeypatch.setenv("DATABASE_URL", found)
    return found


def test_a_database_with_every_migration_is_up_to_date(url: str) -> None:
    assert tables_check.are_up_to_date()


@pytest.mark.parametrize("app", ["hub", "procrastinate", "mfa", "auth"])
def test_one_migration_less_is_noticed(url: str, app: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM django_migrations WHERE app = %s", [app])
        [newest] = cursor.fetchone()
        cursor.execute("UPDATE django_migrations SET app = 'gone' WHERE id = %s", [newest])
        try:
            assert not tables_check.are_up_to_date()
        finally:
            cursor.execute("UPDATE django_migrations SET app = %s WHERE id = %s", [app, newest])


def test_an_empty_database_and_one_that_does_not_answer_are_not(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = urlsplit(url)
    for other in ("/postgres", "/none"):
        monkeypatch.setenv("DATABASE_URL", urlunsplit(parts._replace(path=other)))
        assert not tables_check.are_up_to_date()
