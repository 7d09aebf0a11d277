"""Cases and what happens in them.

Every command writes these tables, and every index of them costs each command something: a foreign key has one of its
own only where something is looked up by it that no other index begins with.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongbao.hub.models.people import Agency, Party


class Case(models.Model):
    """One run of a procedure. ``state`` is what ``procedures.advance`` works on; nothing else decides where
    it is.
    """

    number = models.CharField(max_length=32, unique=True)
    district = models.CharField(max_length=12)
    service = models.CharField(max_length=80)
    procedure = models.CharField(max_length=80)
    version = models.CharField(max_length=80, help_text="digest of the definition it runs on")
    applicant = models.ForeignKey(Party, models.PROTECT, null=True, related_name="cases")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="cases")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="followers")
    title = models.CharField(max_length=300, blank=True)
    state = models.JSONField()
    end_state = models.CharField(max_length=80, blank=True)
    opened_on = models.DateField()
    ended_on = models.DateField(null=True)
    # Counts the events; a page sends it back so that nobody acts on what is no longer so.
    revision = models.IntegerField(default=0)
    head = models.BinaryField(default=bytes)

    class Meta:
        indexes = [
            models.Index(fields=["district", "service", "procedure", "-opened_on"], name="case_by_district"),
            models.Index(fields=["applicant", "-opened_on"], name="case_by_applicant"),
            models.Index(fields=["district", "service"], condition=Q(ended_on=None), name="case_open"),
            models.Index(fields=["ended_on", "service"], name="case_ended"),
            models.Index(fields=["opened_on", "service"], name="case_opened"),
        ]

    def __str__(self) -> str:
        return self.number


class CaseRole(models.Model):
    """Who holds a role of the procedure in this case: a party, or an agency whose staff have the role."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="roles", db_index=False)
    role = models.CharField(max_length=80)
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="held_roles")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="held_roles")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "role", "party", "agency"], name="one_holder", nulls_distinct=False
            ),
            models.CheckConstraint(condition=Q(party=None) ^ Q(agency=None), name="party_or_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.party or self.agency}"


class Task(models.Model):
    """A step that was opened in a case: open until ``closed_on``. Overdue is ``open and due < today``, a
    query.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="tasks", db_index=False)
    district = models.CharField(max_length=12)
    service = models.CharField(max_length=80)
    step = models.CharField(max_length=80)
    role = models.CharField(max_length=80)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="tasks")
    # How often the step had been opened in this case when this task began.
    generation = models.IntegerField()
    opened_on = models.DateField()
    earliest = models.DateField(null=True)
    due = models.DateField(null=True)
    provisional = models.BooleanField(default=False)
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "step", "generation"], name="one_task_an_opening"),
        ]
        indexes = [
            models.Index(fields=["agency", "due"], condition=Q(closed_on=None), name="task_queue"),
            models.Index(fields=["case"], condition=Q(closed_on=None), name="task_of_case"),
            models.Index(fields=["closed_on", "service"], name="task_closed"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.step}"


class Deadline(models.Model):
    """Something happens by itself from ``fires_on``, if the task of that opening is still open with that due
    date.

    Written once and deleted when it comes up; commands never touch it, so that they never wait for the timer.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="deadlines", db_index=False)
    district = models.CharField(max_length=12)
    step = models.CharField(max_length=80)
    generation = models.IntegerField()
    due = models.DateField()
    fires_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["fires_on", "district"], name="deadline_next")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.step} {self.fires_on}"


class Event(models.Model):
    """One thing that happened, chained to the one before it by ``hash`` (see ``audit``). Never changed, never
    deleted.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="events", db_index=False)
    seq = models.IntegerField()
    at = models.DateTimeField()
    day = models.DateField(help_text="the day that counted, of the case's clock")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, db_index=False)
    role = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=40)
    data = models.JSONField()
    command = models.UUIDField(null=True)
    previous = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "seq"], name="one_event_a_place")]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.seq} {self.kind}"


class Command(models.Model):
    """A command that was carried out, and its result: sent again with the same id, it is answered, not done
    again.
    """

    id = models.UUIDField(primary_key=True)
    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, db_index=False)
    kind = models.CharField(max_length=40)
    digest = models.BinaryField(help_text="of what was sent, so that one id is not used for two things")
    result = models.JSONField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Draft(models.Model):
    """An application that is not handed in yet, saved as it was typed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    party = models.ForeignKey(Party, models.CASCADE, null=True)
    service = models.CharField(max_length=80)
    procedure = models.CharField(max_length=80)
    data = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-updated_at"])]

    def __str__(self) -> str:
        return f"{self.service}/{self.procedure} {self.id}"


class FactValue(models.Model):
    """A value that a fact of a case was given. The newest one of a name holds; ``value`` null takes it back."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="facts", db_index=False)
    name = models.CharField(max_length=80)
    value = models.JSONField(null=True)
    source = models.CharField(max_length=20, help_text="register, document, declaration, judgement or system")
    note = models.TextField(blank=True)
    evidence = models.ForeignKey("hub.Attachment", models.PROTECT, null=True, related_name="proves")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    entered_at = models.DateTimeField()
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    verified_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "name", "-id"], name="fact_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(verified_by=None) | ~Q(verified_by=models.F("entered_by")), name="fact_four_eyes"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"


class Receipt(models.Model):
    """A decision that was made in a case, with everything needed to make it again."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="receipts")
    seq = models.IntegerField(help_text="the event it belongs to")
    decision = models.CharField(max_length=80)
    as_of = models.DateField()
    version = models.CharField(max_length=80)
    law = models.JSONField(help_text="documents cited, each with the imported issue's version")
    facts = models.JSONField(help_text="name: {value, source, id}")
    parameters = models.JSONField()
    answer = models.TextField()
    because = models.JSONField()

    def __str__(self) -> str:
        return f"{self.decision} = {self.answer}"
