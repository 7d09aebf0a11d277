"""Running a child as an ordinary user although we are root, and ending it with us.

PostgreSQL refuses to run as root. The child becomes ``nobody``; where a directory on the way to its files is
closed to others, it keeps the one capability that lets it pass, so that no directory's mode is ever changed.
"""

import contextlib
import ctypes
import os
import pwd
import signal
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from gongbao.words import Problem

_PR_SET_PDEATHSIG, _PR_SET_KEEPCAPS, _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE = 1, 8, 47, 2
_CAP_DAC_OVERRIDE = 1
_CAPABILITY_VERSION_3 = 0x20080522


class CannotReach(Problem):
    """The unprivileged user cannot reach its files, and this process may not open the way."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"数据库用户无法进入目录 {path}，请另选一个其他用户可以进入的目录。",
            f"The database user cannot enter {path}; choose a directory that other users may enter.",
        )


class _CapabilityHeader(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _CapabilityData(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


_libc = ctypes.CDLL(None, use_errno=True)


def server_user() -> tuple[int, int]:
    """The user and group that PostgreSQL runs as: ours, or those of ``nobody`` when we are root."""
    if os.geteuid() != 0:
        return os.geteuid(), os.getegid()
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def end_with_parent(word: signal.Signals = signal.SIGTERM) -> None:
    """This process gets the signal when its parent dies, however it dies. Does nothing elsewhere than on Linux."""
    with contextlib.suppress(AttributeError):
        _libc.prctl(_PR_SET_PDEATHSIG, word, 0, 0, 0)


def child_setup(files: Iterable[Path]) -> Callable[[], None]:
    """What a child does before it becomes PostgreSQL; ``files`` are what it must be able to reach.

    Raises CannotReach as root when a directory on the way is closed and we lack the capability to pass.
    """
    uid, gid = server_user()
    drop = os.geteuid() == 0
    closed = next((path for file in files for path in _closed_to_others(file)), None) if drop else None
    if closed is not None and not _may_override():
        raise CannotReach(closed)

    def prepare() -> None:
        if drop:
            os.setgroups([])
            os.setresgid(gid, gid, gid)
            if closed is not None:
                _libc.prctl(_PR_SET_KEEPCAPS, 1, 0, 0, 0)
            os.setresuid(uid, uid, uid)
            if closed is not None:
                _keep_override()
        end_with_parent(signal.SIGQUIT)

    return prepare


def _closed_to_others(path: Path) -> Iterable[Path]:
    """Directories above ``path`` that others may not pass, and ``path`` itself if it is a closed program."""
    absolute = path.absolute()
    if absolute.is_file() and not absolute.stat().st_mode & stat.S_IXOTH:
        yield absolute
    for parent in absolute.parents:
        if parent.exists() and not parent.stat().st_mode & stat.S_IXOTH:
            yield parent


def _may_override() -> bool:
    header = _CapabilityHeader(_CAPABILITY_VERSION_3, 0)
    data = (_CapabilityData * 2)()
    return _libc.capget(ctypes.byref(header), data) == 0 and bool(data[0].permitted >> _CAP_DAC_OVERRIDE & 1)


def _keep_override() -> None:
    header = _CapabilityHeader(_CAPABILITY_VERSION_3, 0)
    mask = 1 << _CAP_DAC_OVERRIDE
    data = (_CapabilityData * 2)(_CapabilityData(mask, mask, mask), _CapabilityData(0, 0, 0))
    if _libc.capset(ctypes.byref(header), data) != 0:
        raise OSError(ctypes.get_errno(), "capset")
    if _libc.prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_RAISE, _CAP_DAC_OVERRIDE, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
