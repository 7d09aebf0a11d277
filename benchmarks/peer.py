"""Programs that are measured, each a process; peers in environments of their own, so that their needs never meet ours.

A folder of ``peers/`` is an environment: ``requirements.txt`` names what is installed, and each module in it is a
program that builds on ``peers/answering.py``. The environment is made when it is first used.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from benchmarks.harness import Timed
from benchmarks.store import HOME

_FOLDER = Path(__file__).parent / "peers"


class Program:
    """A program that builds on ``peers/answering.py``, in a process of its own, asked by name for what it measures.

    Use it in a ``with`` statement: ``program.timed("plain")`` is something to measure beside ours,
    ``program.call("decided", ...)`` any other question.
    """

    def __init__(self, command: list[str], settings: dict[str, str]) -> None:
        self._command = command
        self._settings = settings

    def __enter__(self) -> Self:
        paths = os.pathsep.join(filter(None, [str(_FOLDER), self._settings.get("PYTHONPATH")]))
        told = os.environ | self._settings | {"PYTHONPATH": paths}
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=told, text=True, encoding="utf-8"
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def call(self, name: str, **arguments: Any) -> Any:
        """What the program's function ``name`` returns; arguments and answer are JSON."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"name": name, "arguments": arguments}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._command[-1]} ended while it was asked for {name}.")
        return json.loads(line)

    def timed(self, name: str, **arguments: Any) -> Timed:
        """The program's ``name`` as something to measure: given ``times``, it returns seconds for one call."""
        return lambda times: self.call(name, times=times, **arguments)


class Peer(Program):
    """A peer's program in its own environment: ``Peer("engines", "gorules")`` runs ``peers/engines/gorules.py``."""

    def __init__(self, environment: str, program: str, **settings: str) -> None:
        super().__init__([str(_python(environment)), str(_FOLDER / environment / f"{program}.py")], settings)


class Ours(Program):
    """A module of this repository, in our own environment."""

    def __init__(self, module: str) -> None:
        super().__init__([sys.executable, "-m", module], {"PYTHONPATH": os.environ.get("PYTHONPATH", "")})


def _python(environment: str) -> Path:
    """The interpreter of an environment, made or brought up to date where it is not."""
    place = HOME / environment
    wanted = (_FOLDER / environment / "requirements.txt").read_text(encoding="utf-8")
    installed = place / "installed.txt"
    python = place / "bin" / "python"
    if not installed.exists() or installed.read_text(encoding="utf-8") != wanted:
        print(f"installing the peers in {environment} …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
        requirements = _FOLDER / environment / "requirements.txt"
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, "--requirement", str(requirements)], check=True)
        installed.write_text(wanted, encoding="utf-8")
    return python
