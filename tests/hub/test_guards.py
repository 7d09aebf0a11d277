"""What the database itself refuses, whoever asks."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_chinese_sorts_and_searches() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('ÄÖ张'), current_setting('TimeZone')")
        assert cursor.fetchone()[0] == "äö张"
