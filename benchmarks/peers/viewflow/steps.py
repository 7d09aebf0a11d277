"""viewflow: a flow with one task that leads to itself; a task done by code, which is its least.

Its tables keep the history: a row a task. The process is locked for each step, as its documentation advises; its
default locks nothing.
"""

import itertools

import django
from answering import answer, django_database, rate
from django.conf import settings

settings.configure(
    SECRET_KEY="a benchmark",  # noqa: S106 nobody signs in
    USE_TZ=True,
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "viewflow", "viewflow.workflow", "contact"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "CONN_MAX_AGE": None,
            **django_database(),
        }
    },
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()

from contact.flows import ContactWatch  # noqa: E402
from viewflow.workflow import STATUS  # noqa: E402
from viewflow.workflow.models import Task  # noqa: E402


def prepare() -> bool:
    """Makes the tables."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    return True


def begin(share: list[dict[str, object]]) -> bool:
    """Opens as many processes as the share has cases."""
    global _processes
    opened = [ContactWatch.start.run().pk for _ in share]
    _processes = itertools.cycle(opened)
    first = opened[0]
    before = Task.objects.filter(process_id=first).count()
    _step(first)
    assert Task.objects.filter(process_id=first).count() == before + 1
    work(0.2)
    return True


def work(seconds: float) -> float:
    """Steps a second: the open task of a process is found and done."""
    return rate(_step, _processes, seconds)


def _step(process: int) -> None:
    task = Task.objects.select_related("process").get(process_id=process, status=STATUS.NEW)
    ContactWatch.keep_contact.run(task)


answer(prepare, begin, work)
