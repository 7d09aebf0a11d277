"""Backups: everything that is stored, in one file, and put back into an empty database.

The file is a zip archive of two members: ``manifest.json`` says what made it and which keys it needs, ``database.dump``
is a dump of PostgreSQL's own (``pg_dump --format=custom``), taken in one snapshot while others go on working.
Attachments lie in the database. The keys do not, and are not in the file: whoever has the file alone can read nothing
that is encrypted, and whoever loses the keys neither.
"""

import json
import os
import subprocess
import tempfile
import zipfile
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from psycopg.conninfo import make_conninfo

from gongbao.hub import postgres_keeper, secrecy
from gongbao.words import Problem

FORMAT = 1
_MANIFEST, _DUMP = "manifest.json", "database.dump"
_PROOF = "gongbao"
_CHUNK = 1 << 20


class NotWritten(Problem):
    """The backup could not be made."""


class NotRestored(Problem):
    """The backup could not be put back; the database is as it was."""


@dataclass(frozen=True)
class Manifest:
    """What a backup is: when and by which version it was made, its migrations, and what its keys must open.

    ``locked`` holds a known word under each of the encryption keys, ``index`` its blind index.
    """

    format: int
    made_at: str
    version: str
    migrations: list[list[str]]
    locked: list[str]
    index: str


def write(path: Path) -> None:
    """Writes a backup of the whole database to a new file that only we read. Raises NotWritten."""
    if path.exists():
        raise NotWritten(f"{path} 已经存在，请换一个文件名。", f"{path} exists already; choose another name.")
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with open(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            with zipfile.ZipFile(file, "w") as archive:
                archive.writestr(_MANIFEST, json.dumps(asdict(_manifest(timezone.now())), indent=2))
                with archive.open(_DUMP, "w", force_zip64=True) as dump:
                    _dump(dump)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    except OSError as error:
        raise NotWritten(f"写不了 {path}：{error.strerror}。", f"{path} cannot be written: {error.strerror}.") from None
    finally:
        draft.unlink(missing_ok=True)


def _manifest(now: datetime) -> Manifest:
    return Manifest(
        format=FORMAT,
        made_at=now.isoformat(),
        version=version("gongbao"),
        migrations=sorted(list(each) for each in MigrationRecorder(connection).applied_migrations()),
        locked=[Fernet(key).encrypt(_PROOF.encode()).decode() for key in settings.ENCRYPTION_KEYS],
        index=secrecy.blind_index(_PROOF).hex(),
    )


def _dump(target: IO[bytes]) -> None:
    with tempfile.TemporaryFile() as complaints:
        dumping = _run("pg_dump", ["--format=custom"], stdout=subprocess.PIPE, stderr=complaints)
        assert dumping.stdout is not None
        while chunk := dumping.stdout.read(_CHUNK):
            target.write(chunk)
        if dumping.wait():
            said = _last_line(complaints)
            raise NotWritten(f"数据库没有导出：{said}。", f"The database could not be dumped: {said}.")


def restore(path: Path) -> Manifest:
    """Puts a backup back into the empty database, all of it or nothing; what it was. Raises NotRestored.

    A backup of an older version has that version's tables: bring them up to date afterwards.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _read_manifest(archive, path)
            _check_version(manifest)
            _check_keys(manifest)
            _check_empty()
            if archive.testzip() is not None:
                raise _damaged(path)
            with archive.open(_DUMP) as dump:
                _fill(dump)
    except (zipfile.BadZipFile, KeyError):
        raise _damaged(path) from None
    except OSError as error:
        raise NotRestored(f"读不了 {path}：{error.strerror}。", f"{path} cannot be read: {error.strerror}.") from None
    return manifest


def _read_manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    try:
        return Manifest(**json.loads(archive.read(_MANIFEST)))
    except (TypeError, ValueError):
        raise _damaged(path) from None


def _damaged(path: Path) -> NotRestored:
    return NotRestored(
        f"{path} 不是完整的公报备份（由 gongbao backup 生成的文件）。",
        f"{path} is no whole backup of Gongbao (a file that gongbao backup made).",
    )


def _check_version(manifest: Manifest) -> None:
    known = set(MigrationLoader(None).disk_migrations)
    if manifest.format != FORMAT or not known.issuperset((app, name) for app, name in manifest.migrations):
        ours = version("gongbao")
        raise NotRestored(
            f"备份由公报 {manifest.version} 生成，比本程序（{ours}）新，请先升级。",
            f"The backup was made by Gongbao {manifest.version}, which is newer than this one ({ours}); upgrade first.",
        )


def _check_keys(manifest: Manifest) -> None:
    try:
        opened = all(secrecy.decrypt(token) == _PROOF for token in manifest.locked)
    except InvalidToken:
        opened = False
    if not opened:
        raise _other_key("GONGBAO_ENCRYPTION_KEY")
    if secrecy.blind_index(_PROOF).hex() != manifest.index:
        raise _other_key("GONGBAO_INDEX_KEY")


def _other_key(variable: str) -> NotRestored:
    return NotRestored(
        f"备份中的个人信息用另一个密钥加密，请先把原来的 {variable} 放回（环境变量或数据目录的 secrets 文件夹）。",
        f"The personal data of the backup needs another key: put the old {variable} back first (the variable, or the "
        "folder secrets of the data directory).",
    )


_TABLES = """
SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%' AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
"""


def _check_empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        [(tables,)] = cursor.fetchall()
    if tables:
        raise NotRestored(
            "数据库里已经有内容，只能恢复到空的数据库（新的 GONGBAO_DATA 目录，或 DATABASE_URL 指向的空库）。",
            "The database is not empty; a backup is restored into an empty one (a new GONGBAO_DATA, or an empty "
            "database in DATABASE_URL).",
        )


def _fill(dump: IO[bytes]) -> None:
    options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    with tempfile.TemporaryFile() as complaints:
        filling = _run("pg_restore", options, stdin=subprocess.PIPE, stderr=complaints)
        assert filling.stdin is not None
        try:
            while chunk := dump.read(_CHUNK):
                filling.stdin.write(chunk)
            filling.stdin.close()
        except BrokenPipeError:
            pass  # It has stopped reading, and says why.
        if filling.wait():
            said = _last_line(complaints)
            raise NotRestored(f"没有恢复，数据库未变：{said}。", f"Nothing was restored: {said}.")


def _run(program: str, options: list[str], **streams: Any) -> "subprocess.Popen[bytes]":
    """One of PostgreSQL's own programs at our database; the password does not stand in the list of processes."""
    known = connection.settings_dict
    more = {name: str(value) for name, value in known["OPTIONS"].items() if name != "pool"}
    given = {"dbname": known["NAME"], "user": known["USER"], "host": known["HOST"], "port": known["PORT"]}
    address = make_conninfo("", **{name: value for name, value in (given | more).items() if value})
    told = postgres_keeper.environment() | {"PGPASSWORD": known["PASSWORD"]}
    command = [str(postgres_keeper.binaries() / program), "--no-password", *options, f"--dbname={address}"]
    return subprocess.Popen(command, env=told, **streams)


def _last_line(complaints: IO[bytes]) -> str:
    complaints.seek(0)
    lines = complaints.read().decode(errors="replace").strip().splitlines()
    return lines[-1].rstrip(".。") if lines else "?"
