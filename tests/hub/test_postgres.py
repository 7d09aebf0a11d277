"""The embedded server: made once, joined by whoever comes, gone with the last, and never fooled by a pid
file.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from gongbao.hub import postgres, postgres_keeper

HOLD = """
import pathlib, sys, time
from gongbao.hub import postgres
server = postgres.start(pathlib.Path(sys.argv[1]))
print(server.url, flush=True)
time.sleep(600)
"""


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    """A directory with a cluster, made once and copied for each test."""
    path = Path(tempfile.mkdtemp())
    postgres.start(path).close()
    wait_until(lambda: not processes(path))
    yield path
    shutil.rmtree(path)


@pytest.fixture
def home(template: Path) -> Iterator[Path]:
    """A directory of its own, closed to others as a home directory is."""
    path = Path(tempfile.mkdtemp())
    subprocess.run(["cp", "-a", f"{template}/.", path], check=True)
    yield path
    wait_until(lambda: not processes(path))
    shutil.rmtree(path)


def processes(home: Path) -> list[int]:
    """The processes whose command line names the directory."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if words[0].endswith(b"/postgres") and os.fsencode(postgres_keeper.cluster(home)) in words:
                found.append(int(entry.name))
    return found


def wait_until(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.02)


def hold(home: Path, **env: str) -> "tuple[subprocess.Popen[str], str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home)], stdout=subprocess.PIPE, text=True, env=os.environ | env
    )
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def one(url: str, query: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(query).fetchone()  # type: ignore[call-overload]
    assert row is not None
    return row[0]


def test_chinese_is_understood_whatever_the_locale(home: Path) -> None:
    process, url = hold(home, LC_ALL="C", LANG="C")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        row = connection.execute("SELECT show_trgm('张三丰'), current_setting('server_encoding')").fetchone()
    assert row is not None
    assert row[0]
    assert row[1] == "UTF8"
    process.kill()
    process.wait()


def test_killing_the_parent_stops_the_server(home: Path) -> None:
    process, url = hold(home)
    assert one(url, "SELECT 1") == 1
    process.kill()
    process.wait()
    wait_until(lambda: not processes(home))


def test_killing_the_keeper_stops_the_server(home: Path) -> None:
    with postgres.start(home):
        [server] = processes(home)
        parent = int(Path(f"/proc/{server}/stat").read_text().rsplit(")", 1)[1].split()[1])
        os.kill(parent, signal.SIGKILL)
        wait_until(lambda: not processes(home))


def test_a_second_user_joins_and_the_last_one_stops_it(home: Path) -> None:
    first = postgres.start(home)
    second = postgres.start(home)
    assert first.url == second.url
    first.close()
    assert one(second.url, "SELECT 1") == 1
    second.close()
    wait_until(lambda: not processes(home))


def test_concurrent_starts_make_one_server(home: Path) -> None:
    servers: list[postgres.Server] = []
    threads = [threading.Thread(target=lambda: servers.append(postgres.start(home))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({one(server.url, "SELECT pg_postmaster_start_time()") for server in servers}) == 1
    for server in servers:
        server.close()


def test_a_killed_server_comes_back_with_what_was_committed(home: Path) -> None:
    with postgres.start(home) as server:
        with psycopg.connect(server.url, autocommit=True) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
        [pid] = processes(home)
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: processes(home) not in ([], [pid]))

        def answers() -> bool:
            try:
                return one(server.url, "SELECT n FROM kept") == 7
            except psycopg.OperationalError:
                return False

        wait_until(answers)


def test_a_stale_pid_file_is_not_believed(home: Path) -> None:
    with postgres.start(home):
        pass
    wait_until(lambda: not processes(home))
    stranger = subprocess.Popen(["sleep", "600"], preexec_fn=postgres_keeper.child_setup([]))
    pid_file = postgres_keeper.cluster(home) / "postmaster.pid"
    pid_file.write_text(f"{stranger.pid}\n{postgres_keeper.cluster(home)}\n1\n5432\n\n\n\nready\n")
    try:
        with postgres.start(home) as server:
            assert one(server.url, "SELECT 1") == 1
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_nobody_enters_without_the_password(home: Path) -> None:
    with postgres.start(home) as server:
        password = (home / "postgres.password").read_text()
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(server.url.replace(password, "wrong"))
        assert one(server.url, "SHOW listen_addresses") == ""
        assert (home / "postgres.password").stat().st_mode & 0o077 == 0


def test_a_new_one_far_below_a_closed_directory_changes_no_mode(home: Path) -> None:
    deep = home / ("x" * 120)
    above = [home, *home.absolute().parents]
    before = [path.stat().st_mode for path in above]
    with postgres.start(deep) as server:
        assert one(server.url, "SELECT 1") == 1
    assert [path.stat().st_mode for path in above] == before
    wait_until(lambda: not processes(deep))
