"""DBOS: a workflow for each step of a case, which does the step in a transaction of its own database and records it.

That is its usual shape for something a person asks for: it writes that the workflow began, the result of the step, and
that the workflow ended.
"""

import itertools
import os

import sqlalchemy as sa
from answering import answer, rate
from dbos import DBOS

_URL = os.environ["DATABASE_URL"]


@DBOS.step()
def contacted(case: int) -> int:
    """Nothing besides the step itself."""
    return case


@DBOS.workflow()
def keep_contact(case: int) -> int:
    """One step of a case."""
    return contacted(case)


def _launch() -> None:
    DBOS(config={"name": "benchmark", "system_database_url": _URL, "log_level": "ERROR", "run_admin_server": False})
    DBOS.launch()


def prepare() -> bool:
    """Makes the tables."""
    _launch()
    return True


def begin(share: list[dict[str, object]]) -> bool:
    """Starts the engine in this process, and checks that a step is kept."""
    global _cases
    _launch()
    _cases = itertools.cycle(each["case"] for each in share)
    before = _kept()
    keep_contact(1)
    assert _kept() > before
    work(0.2)
    return True


def _kept() -> int:
    engine = sa.create_engine(_URL.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as session:
        return session.execute(sa.text("SELECT count(*) FROM dbos.operation_outputs")).scalar_one()


def work(seconds: float) -> float:
    """Steps a second."""
    return rate(keep_contact, _cases, seconds)


answer(prepare, begin, work)
