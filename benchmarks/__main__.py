"""``make bench``: every figure beside its peer, in one run; ``ONLY=deciding`` picks a module.

``make growth`` shows how costs grow instead.
"""

import os
import sys
from importlib import import_module

from benchmarks import page, report

MODULES = (
    "api",
    "commands",
    "deadlines",
    "overdue",
    "deciding",
    "importing",
    "population",
    "pages",
    "search",
    "start",
    "working_days",
)
GROWING = ("growth_cases", "growth_documents", "population")

growing = "growth" in sys.argv[1:]
only = os.environ.get("ONLY", "")
modules = GROWING if growing else MODULES
chosen = [name for name in modules if only in ("", name)]
if not chosen:
    sys.exit(f"ONLY={only}: there is {', '.join(modules)}.")
# What is found is kept at once, so that a run that is stopped has not been in vain.
if not only:
    report.forget(growing=growing)
for name in chosen:
    module = import_module(f"benchmarks.{name}")
    for found in module.curves() if growing else module.rows():
        report.show(found)
        report.keep(found)
        page.draw()
