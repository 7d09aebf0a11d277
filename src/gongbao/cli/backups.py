"""``gongbao backup`` and ``gongbao restore``."""

import argparse
from pathlib import Path
from typing import Any

from gongbao.cli.common import DONE, command, said, show
from gongbao.words import Words


def add(commands: Any) -> None:
    """The commands that keep everything, and bring it back."""
    backup = command(commands, "backup", backup_, "everything that is stored, in one file; the keys are not in it")
    backup.add_argument("file", metavar="FILE")
    restore = command(commands, "restore", restore_, "a backup, into an empty database")
    restore.add_argument("file", metavar="FILE")


def backup_(options: argparse.Namespace) -> int:
    from gongbao.hub.serve import prepare

    prepare()
    from gongbao.hub import backups

    path = Path(options.file)
    backups.write(path)
    size = path.stat().st_size
    done = Words(
        f"已备份到 {path}（{size / 1e6:.1f} MB）。另请保管好密钥：数据目录的 secrets 文件夹，或相应的环境变量。",
        f"Backed up to {path} ({size / 1e6:.1f} MB). Keep the keys too: the folder secrets of the data directory, "
        "or their variables.",
    )
    show(options, {"written": str(path), "bytes": size}, lambda: [said(done)])
    return DONE


def restore_(options: argparse.Namespace) -> int:
    from gongbao.hub.boot import boot

    boot()
    from gongbao.hub import backups
    from gongbao.hub.serve import prepare

    manifest = backups.restore(Path(options.file))
    prepare()
    done = Words(
        f"已恢复 {manifest.made_at} 的备份。可用 gongbao audit verify 核对。",
        f"The backup of {manifest.made_at} is restored; gongbao audit verify checks it.",
    )
    show(options, {"restored": options.file, "made_at": manifest.made_at}, lambda: [said(done)])
    return DONE
