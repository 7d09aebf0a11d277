"""Where this installation keeps its data, and the secrets that lie there."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path


def data_directory() -> Path:
    """GONGBAO_DATA, or ``gongbao`` under the user's data directory (XDG Base Directory Specification)."""
    named = os.environ.get("GONGBAO_DATA")
    if named:
        return Path(named).absolute()
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "gongbao"


def secret(variable: str, make: Callable[[], str] = lambda: secrets.token_urlsafe(48)) -> str:
    """The secret of the environment variable, or one made at first use and kept, for us alone, with the data."""
    given = os.environ.get(variable)
    if given:
        return given
    path = data_directory() / "secrets" / variable.lower()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_secret(path, make())
    return path.read_text()


def write_secret(path: Path, text: str) -> None:
    """Writes a file that only we read, whole or not at all; of two that write at once, the first one stays."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
