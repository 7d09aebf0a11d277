"""A backup holds everything, comes back whole, and is refused where it does not belong."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from cryptography.fernet import Fernet
from django.contrib.auth.models import User
from django.db import connection

from gongbao.cli import main
from gongbao.hub import audit, backups, library
from gongbao.hub.models import Case, Event, Party

from .conftest import City, build
from .test_library import RULES

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lived_in() -> City:
    """A city with an open case and a gazette, stored for good."""
    city = build()
    case = city.submit()
    city.do("clerk", case, "review", "passed")
    Party.objects.filter(pk=city.parties["wang"].pk).update(id_number="110101199003071234")
    library.import_issue(RULES.encode(), "rules.txt")
    return city


@pytest.fixture
def backup(lived_in: City, tmp_path: Path) -> Path:
    path = tmp_path / "city.backup"
    backups.write(path)
    return path


@contextmanager
def elsewhere(postgres_url: str) -> Iterator[None]:
    """Another, empty database is ours for a while."""
    here = connection.settings_dict["NAME"]
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute("CREATE DATABASE restored")
        connection.close()
        connection.settings_dict["NAME"] = "restored"
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = here
            server.execute("DROP DATABASE restored")


def refusal(path: Path) -> str:
    """Why the backup is not restored, in one sentence."""
    with pytest.raises(backups.NotRestored) as refused:
        backups.restore(path)
    assert "\n" not in refused.value.words.zh
    return refused.value.words.en


def altered(backup: Path, **changes: object) -> Path:
    """The backup with other facts in its manifest."""
    path = backup.with_name("altered")
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(path, "w") as new:
        manifest = json.loads(old.read("manifest.json")) | changes
        new.writestr("manifest.json", json.dumps(manifest))
        new.writestr("database.dump", old.read("database.dump"))
    return path


def test_everything_comes_back(backup: Path, lived_in: City, postgres_url: str) -> None:
    events = list(Event.objects.order_by("pk").values_list("pk", "hash"))
    assert len(events) >= 2
    with elsewhere(postgres_url):
        backups.restore(backup)
        assert list(Event.objects.order_by("pk").values_list("pk", "hash")) == events
        assert list(audit.verify()) == []
        assert Party.objects.get(pk=lived_in.parties["wang"].pk).id_number == "110101199003071234"
        assert [hit.at for hit in library.search("钢琴")] == ["第二条第一款"]
        # The restored database goes on where the old one was: numbers that were given are not given again.
        assert User.objects.create_user("new").pk > max(user.pk for user in lived_in.users.values())
        assert Case.objects.count() == 1


def test_nobody_but_us_may_read_it_and_the_keys_are_not_in_it(backup: Path, settings) -> None:
    assert backup.stat().st_mode & 0o077 == 0
    content = backup.read_bytes()
    assert not any(key.encode() in content for key in (*settings.ENCRYPTION_KEYS, settings.INDEX_KEY))


def test_nothing_is_overwritten(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(backups.NotWritten):
        backups.write(backup)
    with pytest.raises(backups.NotWritten):
        backups.write(tmp_path / "no-such-folder" / "city.backup")
    assert [each.name for each in tmp_path.iterdir()] == [backup.name]


def test_only_an_empty_database_is_filled(backup: Path) -> None:
    before = Event.objects.count()
    assert "not empty" in refusal(backup)
    assert Event.objects.count() == before


def test_what_is_no_backup_is_refused(backup: Path, tmp_path: Path, postgres_url: str) -> None:
    text, cut, hollow = tmp_path / "a.txt", tmp_path / "cut", tmp_path / "hollow"
    text.write_text("no backup")
    cut.write_bytes(backup.read_bytes()[:-5000])
    with zipfile.ZipFile(hollow, "w") as archive:
        archive.writestr("manifest.json", "[1]")
    for path in (text, cut, hollow):
        assert "no whole backup" in refusal(path)
    assert "cannot be read" in refusal(tmp_path / "missing")
    spoilt = bytearray(backup.read_bytes())
    spoilt[len(spoilt) // 2] ^= 0xFF
    text.write_bytes(spoilt)
    with elsewhere(postgres_url):
        assert "no whole backup" in refusal(text)
        assert connection.introspection.table_names() == []


def test_a_dump_that_breaks_off_leaves_nothing_behind(backup: Path, tmp_path: Path, postgres_url: str) -> None:
    path = tmp_path / "short"
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(path, "w") as new:
        new.writestr("manifest.json", old.read("manifest.json"))
        dump = old.read("database.dump")
        new.writestr("database.dump", dump[: len(dump) * 9 // 10])
    with elsewhere(postgres_url):
        assert "Nothing was restored" in refusal(path)
        assert connection.introspection.table_names() == []


def test_a_newer_version_is_refused(backup: Path) -> None:
    assert "newer" in refusal(altered(backup, format=2))
    assert "newer" in refusal(altered(backup, migrations=[["hub", "9999_of_tomorrow"]], version="9.9.9"))


def test_other_keys_are_refused(backup: Path, settings) -> None:
    settings.ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    assert "GONGBAO_ENCRYPTION_KEY" in refusal(backup)


def test_the_old_key_behind_a_new_one_will_do(backup: Path, settings, postgres_url: str) -> None:
    settings.ENCRYPTION_KEYS = [Fernet.generate_key().decode(), *settings.ENCRYPTION_KEYS]
    with elsewhere(postgres_url):
        backups.restore(backup)
        assert Party.objects.exists()


def test_another_index_key_is_refused(backup: Path, settings) -> None:
    settings.INDEX_KEY = "another"
    assert "GONGBAO_INDEX_KEY" in refusal(backup)


def test_the_commands_say_what_they_did(
    lived_in: City,
    postgres_url: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    path = tmp_path / "city.backup"
    assert main(["backup", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"written": str(path), "bytes": path.stat().st_size}
    assert main(["restore", str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
