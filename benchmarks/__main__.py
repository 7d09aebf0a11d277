"""``make bench``: every figure beside its peer, in one run; ``ONLY=deciding`` picks a module.

``make growth`` shows how costs grow instead.
"""

import os
import sys
from importlib import import_module

from benchmarks import page, report

MODULES = (
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
if growing:
    curves = []
    for name in chosen:
        for curve in import_module(f"benchmarks.{name}").curves():
            report.show_growth(curve)
            curves.append(curve)
    report.keep_growth(curves, whole=not only)
else:
    rows = []
    for name in chosen:
        for row in import_module(f"benchmarks.{name}").rows():
            report.show(row)
            rows.append(row)
    report.keep(rows, whole=not only)
page.draw()
