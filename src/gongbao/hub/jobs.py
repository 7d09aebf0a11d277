"""Work in the background, by procrastinate: deferred in the transaction of the command that needs it."""

import logging

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from gongbao.hub import clock
from gongbao.words import Words

_MAIL_ATTEMPTS = 5
_ASK_ATTEMPTS = 3
_log = logging.getLogger("gongbao.jobs")


@app.task(retry=RetryStrategy(max_attempts=_MAIL_ATTEMPTS, exponential_wait=5), queue="mail", pass_context=True)
def mail_message(context: JobContext, message_id: int) -> None:
    """Sends a message by e-mail; tried again for some hours when the mail server is away, then marked as failed."""
    from gongbao.hub import messages

    try:
        messages.mail(message_id)
    except Exception:
        if context.job.attempts >= _MAIL_ATTEMPTS:
            messages.give_up(message_id)
        raise


@app.task(retry=RetryStrategy(max_attempts=5, exponential_wait=5), queue="print")
def print_certificate(certificate_id: int) -> None:
    """Makes the PDF of a certificate."""
    from gongbao.hub import printing

    printing.print_certificate(certificate_id)


@app.task(retry=RetryStrategy(max_attempts=5, exponential_wait=5), queue="import", pass_context=False)
def carry_out_import(import_id: str) -> None:
    """Makes the entries or cases of a sheet that was confirmed; what is done stays done when it runs again."""
    from gongbao.hub import case_imports, register_imports
    from gongbao.hub.models import Import

    upload = Import.objects.get(pk=import_id)
    if upload.purpose == Import.Purpose.CASES:
        case_imports.carry_out(upload.pk)
    else:
        register_imports.carry_out(upload.pk)


@app.task(retry=RetryStrategy(max_attempts=5, exponential_wait=5), queue="audit")
def prove_chains(run_id: int) -> None:
    """Proves every case's chain of events; its run shows how far it has come."""
    from gongbao.hub import audit_runs

    audit_runs.carry_out(run_id)


@app.task(retry=RetryStrategy(max_attempts=_ASK_ATTEMPTS, exponential_wait=5), queue="population", pass_context=True)
def ask_population(context: JobContext, run_id: str) -> None:
    """Asks a population what was asked; begun again after a crash, it begins at the first person."""
    from gongbao.hub import population_runs

    try:
        population_runs.carry_out(run_id)
    except Exception:
        if context.job.attempts >= _ASK_ATTEMPTS:
            population_runs.give_up(run_id)
        raise


@app.periodic(cron="47 0 * * *")
@app.task(queueing_lock="population", queue="timer", pass_context=False)
def forget_populations(timestamp: int) -> None:
    """Every night: files, answers and lists of people whose days are over go."""
    from gongbao.hub import population_runs

    population_runs.forget(clock.today())


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="fire", queue="timer", pass_context=False)
def fire_deadlines(timestamp: int) -> None:
    """Every minute: what comes by itself, comes."""
    from gongbao.hub import deadlines

    fired = deadlines.fire_due(clock.today())
    if fired:
        _log.info("%s deadlines fired", fired)


@app.periodic(cron="23 0 * * *")
@app.task(queueing_lock="flags", queue="timer", pass_context=False)
def raise_flags(timestamp: int) -> None:
    """Every night: services whose law has run out, or that were installed after their law had changed."""
    from gongbao.hub import flags

    flags.raise_flags()


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="duties", queue="timer", pass_context=False)
def remind_of_duties(timestamp: int) -> None:
    """Every ten minutes: whoever has a duty that is due soon, due today or overdue is told, once each."""
    from gongbao.hub import duties

    told = duties.remind(clock.today())
    if told:
        _log.info("%s reminders of duties", told)


@app.task(retry=RetryStrategy(max_attempts=_MAIL_ATTEMPTS, exponential_wait=5), queue="mail")
def mail_staff(user_id: int, zh: str, en: str) -> None:
    """Sends an e-mail to somebody who works for an agency."""
    from gongbao.hub import messages

    messages.mail_staff(user_id, Words(zh, en))


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="sweep", queue="timer", pass_context=True)
async def sweep(context: object, timestamp: int) -> None:
    """Every minute: jobs of workers that were killed run again, old counters and finished jobs go."""
    from asgiref.sync import sync_to_async

    manager = app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=30):
        await manager.retry_job(job)
    await manager.delete_old_jobs(nb_hours=24, include_failed=False)
    await sync_to_async(_forget_counts)(timestamp)


def _forget_counts(timestamp: int) -> None:
    from gongbao.hub.models import RateCount

    RateCount.objects.filter(window_end__lt=timestamp).delete()


@app.task(retry=RetryStrategy(max_attempts=_MAIL_ATTEMPTS, exponential_wait=5), queue="mail")
def mail_answer(report_id: int) -> None:
    """Sends a reader the answer to a report of a damaged place."""
    from gongbao.hub import corrections

    corrections.mail_answer(report_id)
