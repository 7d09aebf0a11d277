"""What every command shares: usage, input, output, the user's language."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from gongbao.words import Problem, Words

DONE, FAILED, REFUSED = 0, 1, 2


class InputProblem(Problem):
    """A file or an argument that cannot be used."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence."""

    def error(self, message: str) -> NoReturn:
        raise InputProblem(f"命令写法不对：{message}；用法见 {self.prog} --help。",
                           f"Wrong usage: {message}; see {self.prog} --help.")  # fmt: skip


def language() -> str:
    """The user's language by the usual variables: English where they ask for it, else Chinese."""
    chosen = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "en" if chosen.startswith("en") else "zh"


def said(words: Words) -> str:
    """Words in the user's language."""
    return words.in_language(language())


def command(commands: Any, name: str, run: Callable[[argparse.Namespace], int], about: str) -> Parser:
    command: Parser = commands.add_parser(name, help=about, description=about)
    command.add_argument("--json", action="store_true", help="one JSON document on standard output")
    command.set_defaults(run=run)
    return command


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputProblem(f"{text} 不是实有的日期，请写作 2024-03-01。",
                           f"{text} is no real date; write it like 2024-03-01.") from None  # fmt: skip


def today() -> date:
    """The day it is in Beijing, wherever this machine stands."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def read(path: str) -> Any:
    """A JSON or YAML document from a file, or from standard input for ``-``."""
    from gongbao.hub.examples import parsed

    return parsed(read_text(path), path)


def read_text(path: str) -> str:
    """The text of a file, or of standard input for ``-``."""
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "UTF-8?"
        raise InputProblem(f"读不了 {path}：{reason}。", f"{path} cannot be read: {reason}.") from None


def show(options: argparse.Namespace, document: Any, lines: Callable[[], list[str]]) -> None:
    """Print a JSON document where it is asked for, else lines for people."""
    if options.json:
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines()))
