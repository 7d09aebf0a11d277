"""Proofs of all chains of events in the background, with their progress."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from gongbao.hub import audit, jobs
from gongbao.hub.actors import Actor
from gongbao.hub.errors import Conflict
from gongbao.hub.models import AuditRun, Case

#: A proof that is still not finished after so long was given up, and another may begin.
LOST = timedelta(days=1)
#: Cases between two notes of the progress.
BLOCK = 500
#: More findings than these are not kept: the database as a whole is not to be trusted then.
MOST_FINDINGS = 1_000


def begin(actor: Actor) -> AuditRun:
    """Starts a proof of every case's chain; the worker carries it out. Raises Conflict while one is under way."""
    with transaction.atomic():
        recent = AuditRun.objects.select_for_update().filter(started_at__gte=timezone.now() - LOST)
        if recent.filter(finished_at=None).exists():
            raise Conflict("核验正在进行，请等它结束。", "A proof is under way; please wait until it is finished.")
        run = AuditRun.objects.create(started_by_id=actor.user_id, cases=Case.objects.count())
        jobs.prove_chains.defer(run_id=run.pk)
    return run


def carry_out(run_id: int) -> None:
    """Proves every case, block by block; begun again after a crash, it begins at the first case."""
    run = AuditRun.objects.get(pk=run_id)
    run.checked, run.findings, last = 0, [], 0
    while block := list(Case.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BLOCK]):
        for finding in audit.verify(block):
            if len(run.findings) < MOST_FINDINGS:
                words = {"zh": finding.words.zh, "en": finding.words.en}
                run.findings.append({"case": finding.case, "seq": finding.seq, **words})
        last = block[-1]
        run.checked += len(block)
        run.save(update_fields=["checked", "findings"])
    run.cases, run.finished_at = run.checked, timezone.now()
    run.save(update_fields=["cases", "finished_at"])
