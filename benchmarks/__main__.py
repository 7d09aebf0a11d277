"""``make bench``: every figure beside its peer, in one run. ``ONLY=deciding`` picks a module."""

import os
from importlib import import_module
from pathlib import Path

from benchmarks.harness import report

MODULES = ("deciding", "working_days")

chosen = [name for name in MODULES if os.environ.get("ONLY", name) == name]
report(
    [row for name in chosen for row in import_module(f"benchmarks.{name}").rows()],
    Path(__file__).parent / "results.json",
)
