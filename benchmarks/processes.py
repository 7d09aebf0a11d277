"""Commands that are run as a user runs them: how long one takes, and the most memory that it holds."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

#: The command of the environment that measures.
GONGBAO = Path(sys.executable).with_name("gongbao")

# A process begins with the peak of whoever started it, so that our own arrays would count: a small process starts it.
_STARTER = """
import json, resource, subprocess, sys, time
begun = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, check=True)
seconds = time.perf_counter() - begun
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps({"output": done.stdout.decode(), "seconds": seconds, "peak": peak}))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command wrote to standard output, how long it took, and the most memory that it or a child of it held."""

    output: str
    seconds: float
    megabytes: float


def run(command: Sequence[str], environment: Mapping[str, str] = os.environ) -> Run:
    """Run a command to its end. Raises CalledProcessError where it fails."""
    starter = [sys.executable, "-c", _STARTER, *command]
    told = json.loads(subprocess.run(starter, env=environment, stdout=subprocess.PIPE, check=True).stdout)
    # Kilobytes on Linux, bytes on macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(told["output"], told["seconds"], told["peak"] * unit / 1e6)
