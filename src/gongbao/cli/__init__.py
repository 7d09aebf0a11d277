"""The command line: ``gongbao COMMAND``. Errors are one sentence on standard error, and exit code 2.

Nothing heavy is imported before a command needs it: ``gongbao check`` answers without Django or a database.
"""

import os
import sys
from collections.abc import Sequence

from gongbao.cli import backups, definitions, population, stored
from gongbao.cli.common import DONE, REFUSED, Parser, said
from gongbao.words import Problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 done, 1 a check found failures, 2 bad input or usage."""
    try:
        options = _parser().parse_args(arguments)
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except Problem as problem:
        print(said(problem.words), file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # Whoever read us has had enough; nothing is left to say, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return 130


def _parser() -> Parser:
    parser = Parser(prog="gongbao", description="政策文件变成办得成的服务 · policy documents become working services")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    definitions.add(commands)
    population.add(commands)
    stored.add(commands)
    backups.add(commands)
    return parser
