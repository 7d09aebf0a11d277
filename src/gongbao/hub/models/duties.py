"""Duties: who holds which role since when, what was done, and which reminders went out. Overdue is a query."""

from django.conf import settings
from django.db import models

from gongbao.hub.models.cases import Task
from gongbao.hub.models.outward import Attachment, RecordEntry
from gongbao.hub.models.people import Agency, Party

_ONE_HOLDER = models.Q(agency=None) ^ models.Q(party=None)


class AgencyRole(models.Model):
    """The day since which an agency has held a role (``service/role``) here; its duties begin then."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="held_since")
    role = models.CharField(max_length=120)
    since = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "role"], name="one_beginning")]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.role} {self.since}"


class DutyDone(models.Model):
    """That a duty was done in the period that begins with ``start``, or after the event of that day. Never changed.

    ``entry``: the register entry that it was done for, or that it follows; ``task``: the step that it follows.
    ``shown_by``: the register entry that shows it. ``takes_back``: an earlier row that was a mistake.
    """

    service = models.CharField(max_length=80)
    duty = models.CharField(max_length=80)
    start = models.DateField()
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="duties_done")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="duties_done")
    entry = models.ForeignKey(RecordEntry, models.PROTECT, null=True, related_name="duties_done")
    task = models.ForeignKey(Task, models.PROTECT, null=True, related_name="duties_done")
    shown_by = models.ForeignKey(RecordEntry, models.PROTECT, null=True, related_name="shows_duties")
    done_on = models.DateField()
    text = models.TextField()
    attachment = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(help_text="by the clock of the installation")
    command = models.UUIDField(unique=True)
    takes_back = models.OneToOneField("self", models.PROTECT, null=True, related_name="taken_back_by")

    class Meta:
        constraints = [models.CheckConstraint(condition=_ONE_HOLDER, name="done_by_one_holder")]
        indexes = [models.Index(fields=["service", "duty", "start"], name="duty_done")]
        verbose_name_plural = "duties done"

    def __str__(self) -> str:
        return f"{self.service}/{self.duty} {self.start}"


class DutyReminder(models.Model):
    """A reminder that went out, so that none goes out twice."""

    class Kind(models.TextChoices):
        """When it is sent."""

        AHEAD = "ahead", "提前"
        TODAY = "today", "当天"
        OVERDUE = "overdue", "逾期"

    service = models.CharField(max_length=80)
    duty = models.CharField(max_length=80)
    start = models.DateField()
    agency = models.ForeignKey(Agency, models.CASCADE, null=True)
    party = models.ForeignKey(Party, models.CASCADE, null=True)
    kind = models.CharField(max_length=10, choices=Kind)
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service", "duty", "start", "agency", "party", "kind"],
                name="one_reminder",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=_ONE_HOLDER, name="reminds_one_holder"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.service}/{self.duty} {self.start}"
