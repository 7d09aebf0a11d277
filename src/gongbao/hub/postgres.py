"""The embedded PostgreSQL: started with the first process that needs it, stopped with the last.

Everything lives in one directory of ours: the cluster, a socket directory that only the server's user enters,
the password, two lock files. A process that uses the server holds a shared lock for as long as it lives; the
keeper (see ``postgres_keeper``), which is the server's parent, waits for the exclusive lock and gets it when
the last user is gone, however it went. No pid file is believed: a server is ours when it answers on our
socket with our password and names our directory.
"""

import contextlib
import fcntl
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

import psycopg

from gongbao.hub import postgres_keeper as keeper
from gongbao.hub.home import write_secret
from gongbao.words import Problem

DATABASE = "gongbao"
_START_SECONDS = 60


class DatabaseUnavailable(Problem):
    """The embedded server did not start; the sentence names its log."""

    status = 503

    def __init__(self, log: Path) -> None:
        super().__init__(
            f"内置数据库没有启动，原因见日志 {log}。",
            f"The embedded database did not start; its log {log} says why.",
        )


class Server:
    """A running server in use by this process. ``close`` (or the process's end) gives it up; the last one out
    stops it.
    """

    def __init__(self, directory: Path, lock: int) -> None:
        self.directory = directory
        self._lock: int | None = lock

    @property
    def url(self) -> str:
        """The address of the database, as DATABASE_URL has it."""
        return _url(self.directory, DATABASE)

    def close(self) -> None:
        """Gives the server up. Safe to call twice."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def __enter__(self) -> "Server":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def start(directory: Path, settings: Mapping[str, str] | None = None) -> Server:
    """Joins the server of ``directory``, or makes and starts it.

    ``settings`` are PostgreSQL settings for a server that this call starts (a running one keeps its own).
    Raises DatabaseUnavailable when the server does not answer, CannotReach when root's unprivileged user
    cannot get to it.
    """
    directory = directory.absolute()
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = os.open(directory / keeper.USERS_LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_SH)
        with _alone(directory):
            if not _answers(directory):
                _launch(directory, settings or {})
    except BaseException:
        os.close(lock)
        raise
    return Server(directory, lock)


@contextlib.contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """One process at a time decides whether the server has to be started."""
    with open(directory / "start.lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _launch(directory: Path, settings: Mapping[str, str]) -> None:
    password = directory / "postgres.password"
    if not password.exists():
        write_secret(password, secrets.token_urlsafe(24))
    keeper.initialise(directory, password.read_text())
    _make_socket_directory(directory)
    log = directory / "postgres.log"
    arguments = [f"{name}={value}" for name, value in settings.items()]
    with open(log, "ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "gongbao.hub.postgres_keeper", str(directory), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    end = time.monotonic() + _START_SECONDS
    while not _answers(directory):
        if process.poll() is not None or time.monotonic() > end:
            raise DatabaseUnavailable(log)
        time.sleep(0.02)
    _create_database(directory)


def _make_socket_directory(directory: Path) -> None:
    path = keeper.socket_directory(directory)
    uid, gid = keeper.server_user()
    path.mkdir(exist_ok=True, mode=0o700)
    if os.geteuid() == 0 and path.stat().st_uid == 0:
        os.chown(path, uid, gid)
    status = path.lstat()
    if status.st_uid != uid or status.st_mode & 0o077:
        raise DatabaseUnavailable(directory / "postgres.log")


def _url(directory: Path, database: str) -> str:
    password = (directory / "postgres.password").read_text()
    host = quote(str(keeper.socket_directory(directory)), safe="")
    return f"postgresql://{keeper.SUPERUSER}:{quote(password, safe='')}@/{database}?host={host}"


def _answers(directory: Path) -> bool:
    """Whether a server that is really ours takes connections."""
    try:
        with psycopg.connect(_url(directory, "postgres"), connect_timeout=5) as connection:
            row = connection.execute("SHOW data_directory").fetchone()
    except (psycopg.OperationalError, FileNotFoundError):
        return False
    return row is not None and Path(row[0]) == keeper.cluster(directory)


def _create_database(directory: Path) -> None:
    with psycopg.connect(_url(directory, "postgres"), autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if known is None:
            connection.execute(f"CREATE DATABASE {DATABASE}")
