"""kill -9 of clients, of the timer's workers and of the database: nothing acknowledged is lost, nothing done twice.

Two controls show that the test can fail: commits that do not wait for the disk lose acknowledged commands, and
commands that are sent again under a new id are done twice.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from gongbao.hub import postgres

from .test_postgres import processes, wait_until

HERE = Path(__file__).parent


class Scene:
    """A server of its own with one open case a client, and the clients."""

    def __init__(self, home: Path, settings: dict[str, str] | None = None) -> None:
        self.home = home
        self.server = postgres.start(home / "postgres", settings)
        self.environment = os.environ | {"DATABASE_URL": self.server.url, "GONGBAO_DATA": str(home)}
        cases = home / "cases"
        if not cases.exists():
            cases.write_text(self.python("scene", "3"))
        self.cases = cases.read_text().split()
        self.clients: dict[str, subprocess.Popen[bytes]] = {}

    def python(self, *arguments: str) -> str:
        command = [sys.executable, str(HERE / "kill_scene.py"), *arguments]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout

    def start_client(self, case: str, mode: str) -> None:
        number, user = case.split("/")
        command = [sys.executable, str(HERE / "kill_client.py"), mode, number, user, str(self.journal(case))]
        self.clients[case] = subprocess.Popen(command, env=self.environment)

    def journal(self, case: str) -> Path:
        return self.home / f"{case.partition('/')[0]}.journal"

    def kill_database(self) -> None:
        before = processes(self.home / "postgres")
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        wait_until(lambda: set(processes(self.home / "postgres")) - set(before) != set(), 30)

    def acknowledged(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for case in self.cases:
            text = self.journal(case).read_text() if self.journal(case).exists() else ""
            lines = [line.split() for line in text.splitlines()]
            found[case.partition("/")[0]] = {int(value) for word, _, value in lines if word == "done"}
        return found

    def answered(self) -> int:
        return sum(map(len, self.acknowledged().values()))

    def stored(self) -> dict[str, Counter[int]]:
        query = """
            SELECT c.number, f.value::int, count(*) FROM hub_factvalue f JOIN hub_case c ON c.id = f.case_id
             WHERE f.name = 'years' AND f.value::int > 0 AND f.entered_by_id IS NOT NULL
               AND f.id > (SELECT min(id) FROM hub_factvalue first WHERE first.case_id = c.id) GROUP BY 1, 2"""
        end = time.monotonic() + 30
        while True:
            try:
                with psycopg.connect(self.server.url) as connection:
                    found: dict[str, Counter[int]] = {}
                    for number, value, count in connection.execute(query).fetchall():
                        found.setdefault(number, Counter())[value] = count
                    return found
            except psycopg.OperationalError:
                assert time.monotonic() < end
                time.sleep(0.05)

    def stop_clients(self) -> None:
        for client in self.clients.values():
            client.kill()
            client.wait()

    def lost(self) -> int:
        stored = self.stored()
        return sum(len(values - set(stored.get(case, ()))) for case, values in self.acknowledged().items())

    def doubled(self) -> int:
        return sum(count > 1 for values in self.stored().values() for count in values.values())


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    """The scene, set once and copied for each test."""
    path = Path(tempfile.mkdtemp())
    Scene(path).server.close()
    wait_until(lambda: not processes(path / "postgres"))
    yield path
    shutil.rmtree(path)


@pytest.fixture
def home(template: Path) -> Iterator[Path]:
    path = Path(tempfile.mkdtemp())
    subprocess.run(["cp", "-a", f"{template}/.", path], check=True)
    yield path
    wait_until(lambda: not processes(path / "postgres"))
    shutil.rmtree(path)


PROGRESS = 3


def torment(scene: Scene, rounds: int) -> None:
    """Kills the database and a client in turn, each amid new answers, and starts it again."""
    for case in scene.cases:
        scene.start_client(case, "same")
    chance = random.Random(7)
    for turn in range(rounds):
        before = scene.answered()
        wait_until(lambda before=before: scene.answered() >= before + PROGRESS, 60)  # type: ignore[misc]
        time.sleep(chance.uniform(0, 0.05))
        if turn % 2:
            scene.kill_database()
        else:
            case = chance.choice(scene.cases)
            scene.clients[case].kill()
            scene.clients[case].wait()
            scene.start_client(case, "same")
    scene.stop_clients()


def check(scene: Scene, rounds: int) -> None:
    assert scene.answered() >= rounds * PROGRESS
    assert (scene.lost(), scene.doubled()) == (0, 0)
    assert scene.python("verify").strip() == "whole"


@pytest.mark.parametrize("rounds", [6, pytest.param(40, marks=pytest.mark.slow)])
def test_clients_and_database_are_killed(home: Path, rounds: int) -> None:
    scene = Scene(home)
    try:
        torment(scene, rounds)
        check(scene, rounds)
    finally:
        scene.stop_clients()
        scene.server.close()


def test_control_without_waiting_for_the_disk_acknowledged_commands_are_lost(home: Path) -> None:
    scene = Scene(home, {"synchronous_commit": "off", "wal_writer_delay": "10s"})
    try:
        for case in scene.cases:
            scene.start_client(case, "same")
        wait_until(lambda: all(len(values) > 20 for values in scene.acknowledged().values()), 60)
        scene.kill_database()
        # At once: what the clients do afterwards must not hide the loss.
        scene.stop_clients()
        assert scene.lost() > 0
    finally:
        scene.stop_clients()
        scene.server.close()


def test_control_with_a_new_id_for_the_same_command_it_is_done_twice(home: Path) -> None:
    scene = Scene(home)
    try:
        [case, *_] = scene.cases
        scene.start_client(case, "new")
        wait_until(lambda: len(scene.acknowledged()[case.partition("/")[0]]) > 5, 60)
        scene.stop_clients()
        # The answer to the last command that was done is lost, as when the client dies before it can write it down.
        lines = scene.journal(case).read_text().splitlines()
        last = max(place for place, line in enumerate(lines) if line.startswith("done"))
        scene.journal(case).write_text("\n".join(lines[:last]) + "\n")
        scene.start_client(case, "new")
        wait_until(lambda: scene.doubled() > 0)
    finally:
        scene.stop_clients()
        scene.server.close()


@pytest.mark.slow
def test_workers_of_the_timer_are_killed(home: Path) -> None:
    scene = Scene(home)
    try:
        scene.python("scene", "60")
        workers: list[subprocess.Popen[bytes]] = []
        command = [sys.executable, str(HERE / "kill_scene.py"), "fire"]
        for _ in range(6):
            workers += [subprocess.Popen(command, env=scene.environment) for _ in range(2)]
            time.sleep(random.Random(len(workers)).uniform(1.2, 1.6))
            for worker in workers:
                worker.kill()
                worker.wait()
        assert scene.python("fire").strip().isdigit()
        with psycopg.connect(scene.server.url) as connection:
            fired = connection.execute(
                "SELECT count(*), count(DISTINCT case_id) FROM hub_event WHERE kind = 'time-up'"
            ).fetchone()
        assert fired == (63, 63)
        assert scene.python("verify").strip() == "whole"
    finally:
        scene.server.close()
