"""Questions to a population: who asked what of whom and why, what came out, whom it found, and who was told."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from gongbao.hub.models.cases import Draft
from gongbao.hub.models.people import Agency, Party
from gongbao.hub.secrecy import EncryptedField
from gongbao.words import Words


class PopulationRun(models.Model):
    """One decision asked of everybody in a file or a register (``record``), for a purpose.

    ``given`` and ``thresholds`` are the figures that it was asked with, ``before`` those (and the ``service``) that it
    is compared with. ``result`` holds counts only (see ``population_results``); what names people lies in parts and
    lines, until ``keep_until``. A list of people is released by somebody else than whoever prepared it.
    """

    class Kind(models.TextChoices):
        """What is asked."""

        COUNT = "count", "统计"
        WHAT_IF = "what-if", "假设"
        OVERLOOKED = "overlooked", "免申即享"

    class State(models.TextChoices):
        """How far it has come."""

        DRAFT = "draft", "未开始"
        RUNNING = "running", "计算中"
        DONE = "done", "已完成"
        FAILED = "failed", "未完成"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.CharField(max_length=10, choices=Kind)
    service = models.CharField(max_length=80)
    decision = models.CharField(max_length=80)
    version = models.CharField(max_length=80, help_text="digest of the definition")
    as_of = models.DateField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    record = models.CharField(max_length=80, blank=True, help_text="the register asked; empty for a file")
    source_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, blank=True)
    columns = models.JSONField(help_text="those of the source")
    group_by = models.JSONField(default=list)
    # The columns that name people.
    id_column = models.CharField(max_length=200, blank=True)
    name_column = models.CharField(max_length=200, blank=True)
    address_column = models.CharField(max_length=200, blank=True)
    given = models.JSONField(default=dict)
    thresholds = models.JSONField(default=dict)
    before = models.JSONField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    answered = models.BigIntegerField(default=0, help_text="people so far")
    result = models.JSONField(null=True)
    problem = models.JSONField(null=True, help_text="why it failed (zh, en)")
    finished_at = models.DateTimeField(null=True)
    keep_until = models.DateField()
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    prepared_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(released_by=None) | (Q(prepared_by__isnull=False) & ~Q(released_by=F("prepared_by"))),
                name="population_four_eyes",
            )
        ]
        indexes = [
            models.Index(fields=["agency", "-made_at"], name="population_latest"),
            models.Index(fields=["keep_until"], name="population_to_forget"),
        ]

    def __str__(self) -> str:
        return f"{self.service}/{self.decision} {self.source_name}"

    @property
    def problem_words(self) -> Words | None:
        """Why it failed."""
        return Words(*self.problem) if self.problem else None


class PopulationPart(models.Model):
    """A piece of the file that was handed in (``source``) or of the answers, encrypted."""

    run = models.ForeignKey(PopulationRun, models.CASCADE, related_name="parts")
    file = models.CharField(max_length=10, help_text="source or answers")
    number = models.IntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "file", "number"], name="one_part_a_place")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.file} {self.number}"


class PopulationLine(models.Model):
    """Somebody found in a run: entitled, or almost (one fact, ``missing``, would settle it).

    ``told`` is encrypted JSON: ``name``, ``id``, ``address``, ``facts`` (as JSON carries them) and ``answer``.
    ``person`` is the blind index of the ID number.
    """

    class Found(models.TextChoices):
        """Which list it stands in."""

        ENTITLED = "entitled", "应享"
        ALMOST = "almost", "还差一项"

    run = models.ForeignKey(PopulationRun, models.CASCADE, related_name="lines")
    number = models.BigIntegerField(help_text="the row of the source, from 1; of a register the entry")
    found = models.CharField(max_length=10, choices=Found)
    missing = models.CharField(max_length=80, blank=True)
    person = models.BinaryField()
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    told = EncryptedField()
    struck_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    struck_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "person"], name="one_line_a_person")]
        indexes = [models.Index(fields=["run", "found", "number"], name="population_list")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.number}"


class PopulationInvitation(models.Model):
    """That somebody was invited to what a decision gives; nobody is invited twice to the same.

    ``person`` is the blind index of the ID number; ``party`` is null for whoever gets a letter. ``draft``: the
    application that was prepared.
    """

    service = models.CharField(max_length=80)
    decision = models.CharField(max_length=80)
    person = models.BinaryField()
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    run = models.ForeignKey(PopulationRun, models.PROTECT, related_name="invitations")
    draft = models.ForeignKey(Draft, models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "decision", "person"], name="invited_once")]

    def __str__(self) -> str:
        return f"{self.service}/{self.decision} {self.pk}"


class PopulationReading(models.Model):
    """Who looked at what of a run that names people. Only ever added to."""

    run = models.ForeignKey(PopulationRun, models.PROTECT, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    zh = models.CharField(max_length=100)
    en = models.CharField(max_length=100)
    people = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["run", "-at"], name="population_reading_latest")]

    def __str__(self) -> str:
        return f"{self.at} {self.user}"

    @property
    def words(self) -> Words:
        """What was looked at."""
        return Words(self.zh, self.en)


class NotLookedFor(models.Model):
    """Somebody who does not want to be looked for; the row goes when they change their mind."""

    party = models.OneToOneField(Party, models.CASCADE, related_name="not_looked_for")
    since = models.DateTimeField()

    class Meta:
        verbose_name_plural = "not looked for"

    def __str__(self) -> str:
        return str(self.party)
