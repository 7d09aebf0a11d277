"""Caluma: a workflow with one simple task that leads to itself, through its Python interface and without its HTTP.

A work item completed creates the next one; simple_history keeps every version of both. It locks nothing.
"""

import itertools
import os

from answering import answer, django_database, rate

os.environ |= {
    "ENV": "prod",
    "DEBUG": "false",
    "SECRET_KEY": "a benchmark",
    "ALLOWED_HOSTS": "localhost",
    "DJANGO_SETTINGS_MODULE": "caluma.settings.django",
    "LOG_LEVEL": "ERROR",
    **{f"DATABASE_{key}": value for key, value in django_database().items()},
}

import django

django.setup()

from caluma.caluma_user.models import AnonymousUser  # noqa: E402
from caluma.caluma_workflow import api, models  # noqa: E402

_TASK, _WORKFLOW = "keep-contact", "contact-watch"


def prepare() -> bool:
    """Makes the tables and the workflow."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    task = models.Task.objects.create(slug=_TASK, name="Keep in contact", type=models.Task.TYPE_SIMPLE)
    workflow = models.Workflow.objects.create(
        slug=_WORKFLOW, name="Contact watch", is_published=True, allow_all_forms=True
    )
    workflow.start_tasks.set([task])
    again = models.Flow.objects.create(next=f"'{_TASK}'|task")
    models.TaskFlow.objects.create(workflow=workflow, task=task, flow=again)
    return True


def begin(share: list[dict[str, object]]) -> bool:
    """Opens as many cases as the share has."""
    global _cases
    workflow = models.Workflow.objects.get(pk=_WORKFLOW)
    opened = [api.start_case(workflow=workflow, user=AnonymousUser()).pk for _ in share]
    _cases = itertools.cycle(opened)
    _step(opened[0])
    items = models.WorkItem.objects.filter(case=opened[0])
    assert sorted(items.values_list("status", flat=True)) == ["completed", "ready"]
    work(0.2)
    return True


def work(seconds: float) -> float:
    """Steps a second: the work item of a case that is ready is found and completed, in one transaction."""
    return rate(_step, _cases, seconds)


def _step(case: object) -> None:
    from django.db import transaction

    with transaction.atomic():
        item = models.WorkItem.objects.select_related("case", "task").get(case=case, status="ready")
        api.complete_work_item(work_item=item, user=AnonymousUser())


answer(prepare, begin, work)
