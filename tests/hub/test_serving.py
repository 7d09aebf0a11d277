"""``gongbao serve``: web and worker come back when they are killed, and nothing stays behind when all is killed."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from .test_postgres import processes, wait_until

SERVE = "import sys; from gongbao.hub import serve; serve.prepare(); serve.serve(port=int(sys.argv[1]))"

pytestmark = pytest.mark.slow


class Served:
    """A served installation with data of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"GONGBAO_DATA": str(home)}
        self.process = subprocess.Popen([sys.executable, "-c", SERVE, str(self.port)], env=environment)
        wait_until(self.answers, 60)

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=10) as response:
                return bool(response.status == 200)
        except OSError:
            return False

    def children(self, word: str) -> list[psutil.Process]:
        found = psutil.Process(self.process.pid).children(recursive=True)
        return [child for child in found if any(word in part for part in command_line(child))]


def command_line(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:  # gone, or a zombie that nobody has waited for yet
        return []


def runs(process: psutil.Process) -> bool:
    return bool(command_line(process))


@pytest.fixture
def served() -> Iterator[Served]:
    home = Path(tempfile.mkdtemp())
    running = Served(home)
    yield running
    running.process.kill()
    running.process.wait()
    wait_until(lambda: not processes(home / "postgres"), 60)
    shutil.rmtree(home)


def kill(victims: list[psutil.Process]) -> None:
    assert victims
    for victim in victims:
        victim.kill()


def test_web_worker_and_database_come_back(served: Served) -> None:
    for word in ("gongbao.hub.web", "gongbao.hub.worker"):
        before = {child.pid for child in served.children(word)}
        kill(served.children(word))
        wait_until(lambda word=word, before=before: {c.pid for c in served.children(word)} - before != set(), 30)  # type: ignore[misc]
        wait_until(served.answers, 60)
    for pid in processes(served.home / "postgres"):
        os.kill(pid, signal.SIGKILL)
    wait_until(served.answers, 60)


def test_a_killed_installation_leaves_nothing_running(served: Served) -> None:
    family = psutil.Process(served.process.pid).children(recursive=True)
    served.process.kill()
    served.process.wait()
    wait_until(lambda: not any(map(runs, family)), 60)
    wait_until(lambda: not processes(served.home / "postgres"), 60)


def test_it_stops_when_it_is_told_to(served: Served) -> None:
    served.process.terminate()
    assert served.process.wait(60) == 0
    assert not served.answers()
