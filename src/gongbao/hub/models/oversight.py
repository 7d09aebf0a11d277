"""What supervisors leave behind: urgings with their answers, runs of the audit, and what they searched for."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongbao.hub.models.cases import Case, Task
from gongbao.hub.models.people import Agency


class Urging(models.Model):
    """A supervisor's message about a step (督办) to the agency that has to do it, or that is in charge of the case,
    to be answered by a day.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="urgings")
    task = models.ForeignKey(Task, models.PROTECT, related_name="urgings")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="urgings")
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_on = models.DateField()
    text = models.TextField()
    answer_by = models.DateField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None, answered_by=None, answer="")
                | Q(answered_on__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                name="urging_answered_wholly",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "answer_by"], condition=Q(answered_on=None), name="urging_open"),
            models.Index(fields=["agency", "-sent_on"], name="urging_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.sent_on}"


class AuditRun(models.Model):
    """One proof of every case's chain of events, as far as it has come; ``findings``: case, place, words."""

    started_at = models.DateTimeField(auto_now_add=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    cases = models.IntegerField(default=0, help_text="all there are")
    checked = models.IntegerField(default=0)
    findings = models.JSONField(default=list)
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.started_at} {self.checked}/{self.cases}"


class LogSearch(models.Model):
    """Who searched the log of readings, for what, and how much was found. Only ever added to."""

    at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    agency = models.ForeignKey(Agency, models.PROTECT)
    wanted = models.JSONField()
    found = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["agency", "-at"], name="log_search_latest")]
        verbose_name_plural = "log searches"

    def __str__(self) -> str:
        return f"{self.at} {self.user}"
