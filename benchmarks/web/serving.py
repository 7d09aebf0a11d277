"""Servers that are started for a measurement, wait until they answer, and are stopped again."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.store import HOME
from gongbao.hub import fonts

_PATIENCE = 120


def installation(home: Path) -> dict[str, str]:
    """The environment of an installation whose data lies in ``home``, with its own embedded database."""
    # Else the web fonts would be cut while we measure.
    (home / "fonts").symlink_to(fonts.build(HOME / "fonts").parent)
    return {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "GONGBAO_DEMO")} | {
        "GONGBAO_DATA": str(home)
    }


@contextmanager
def home() -> Iterator[Path]:
    """A folder for the data of an installation, gone when its database has stopped."""
    with TemporaryDirectory() as folder:
        yield Path(folder)
        wait_for_database(Path(folder))


@contextmanager
def running(command: list[str], environment: Mapping[str, str], port: int, address: str) -> Iterator[float]:
    """Runs a server; gives the seconds that went by until it answered at ``address``."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait(process, port, address)
        yield time.perf_counter() - begun
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _wait(process: "subprocess.Popen[bytes]", port: int, address: str) -> None:
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        try:
            connection.request("GET", address)
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.02)
    raise RuntimeError(f"The server did not answer at {address}.")


def wait_for_database(home: Path) -> None:
    """The embedded database stops after the last process that used it."""
    while (home / "postgres" / "cluster" / "postmaster.pid").exists():
        time.sleep(0.02)
