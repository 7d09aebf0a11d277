"""Web and worker on one machine, and both started again when they die."""

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

from gongbao.hub.boot import boot, join_database
from gongbao.hub.privileges import end_with_parent
from gongbao.words import Problem

_PAUSE = 1.0


class PortTaken(Problem):
    """Somebody else listens there, or we may not."""

    def __init__(self, host: str, port: int, error: OSError) -> None:
        super().__init__(
            f"不能使用 {host} 的 {port} 端口（{error.strerror}），请换一个端口。",
            f"Port {port} of {host} cannot be used ({error.strerror}); choose another one.",
        )


def prepare() -> None:
    """Makes Django ready in this process, with the tables of its database up to date."""
    prepare_database()
    boot()


def prepare_database() -> None:
    """Joins the database and brings its tables up to date; two that start at once take turns."""
    from gongbao.hub import tables_check

    join_database()
    if tables_check.are_up_to_date():
        return
    boot()
    from django.core.management import call_command
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(2023110)")
        try:
            call_command("migrate", verbosity=0, interactive=False)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(2023110)")


def serve(host: str = "127.0.0.1", port: int = 8000, web_workers: int = 2) -> None:
    """Serves pages on ``host`` and ``port`` and works on jobs until SIGTERM or SIGINT, on a database that is prepared.

    Raises PortTaken.
    """
    _check_free(host, port)
    commands = {
        "web": [sys.executable, "-m", "gongbao.hub.web", host, str(port), str(web_workers)],
        "worker": [sys.executable, "-m", "gongbao.hub.worker"],
    }
    children: dict[str, subprocess.Popen[bytes]] = {}
    build_fonts()
    stopping = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while not stopping:
        for name, command in commands.items():
            if name not in children or children[name].poll() is not None:
                children[name] = _child(command)
        time.sleep(_PAUSE)
    for child in children.values():
        child.terminate()
    for child in children.values():
        try:
            child.wait(25)
        except subprocess.TimeoutExpired:
            child.kill()


def build_fonts() -> "subprocess.Popen[bytes] | None":
    """Cuts the web fonts in the background where that has not been done; pages take them up when they are there."""
    from gongbao.hub import fonts

    return None if fonts.style_sheet_name() else _child([sys.executable, "-m", "gongbao.hub.fonts"])


def _check_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken(host, port, error) from None


def _child(command: list[str]) -> "subprocess.Popen[bytes]":
    # In a session of its own: a Ctrl-C reaches it through us, in order.
    return subprocess.Popen(command, env=os.environ, preexec_fn=end_with_parent, start_new_session=True)
