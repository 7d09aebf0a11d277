"""How soon a command answers that is typed into a shell: a new process each time, compiled modules on disk.

``gongbao serve`` starts its embedded database, looks whether the tables are up to date, imports everything once, forks
its web processes, and is ready when the home page has been answered; the worker starts beside it.
"""

import json
import os
import statistics
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.harness import Row, within
from benchmarks.processes import GONGBAO
from benchmarks.web.serving import free_port, home, installation, running, wait_for_database

STARTS = 15
SERVED = 5
FACTS = {"lesson_count": 61, "prepaid_amount": 100}


def rows() -> Iterator[Row]:
    """From the call to the end of the process."""
    with TemporaryDirectory() as folder:
        facts = Path(folder) / "facts.json"
        facts.write_text(json.dumps(FACTS), encoding="utf-8")
        command = [str(GONGBAO), "check", "arts-training-prepayment", "prepayment-allowed", "--facts", str(facts)]
        _seconds(command)  # what is compiled stays compiled, as on any machine where it ran once
        taken = statistics.median(_seconds(command) for _ in range(STARTS))
    yield within("start: gongbao check", taken, "s", 0.4)
    with home() as data:
        told = installation(data)
        _, *later = (_served(told, data) for _ in range(SERVED + 1))
    yield within("start: gongbao serve, second time", statistics.median(later), "s", 5.0)


def _served(told: dict[str, str], data: Path) -> float:
    port = free_port()
    with running([str(GONGBAO), "serve", "--port", str(port)], told, port, "/") as seconds:
        taken = seconds
    wait_for_database(data)
    return taken


def _seconds(command: list[str]) -> float:
    shell = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=shell)
    return time.perf_counter() - begun
