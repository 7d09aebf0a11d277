"""Sheets that were handed in: their rows as they were read and shown, and what became of each."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from gongbao.hub.models.cases import Case
from gongbao.hub.models.outward import RecordEntry
from gongbao.hub.models.people import Agency, Party
from gongbao.hub.secrecy import EncryptedField


class Import(models.Model):
    """A sheet for a register, or for many cases of a procedure (``name``), shown first and confirmed after.

    ``digest`` is that of what was shown; ``second_person``: whoever handed it in may not confirm it.
    """

    class Purpose(models.TextChoices):
        """What the rows become."""

        REGISTER = "register", "登记"
        CASES = "cases", "办件"

    class State(models.TextChoices):
        """How far it has come."""

        SHOWN = "shown", "待确认"
        RUNNING = "running", "办理中"
        DONE = "done", "已完成"
        WITHDRAWN = "withdrawn", "已撤回"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    purpose = models.CharField(max_length=10, choices=Purpose)
    service = models.CharField(max_length=80)
    name = models.CharField(max_length=80)
    district = models.CharField(max_length=12)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    header = models.JSONField()
    present = models.JSONField()
    remarks = models.JSONField()
    state = models.CharField(max_length=10, choices=State, default=State.SHOWN)
    digest = models.CharField(max_length=64)
    second_person = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(second_person=False) | Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")),
                name="import_four_eyes",
            )
        ]
        indexes = [models.Index(fields=["purpose", "service", "name", "-proposed_at"], name="import_latest")]

    def __str__(self) -> str:
        return f"{self.service}/{self.name} {self.file_name}"


class ImportRow(models.Model):
    """One row: ``raw`` its cells as JSON (encrypted, they may hold identity numbers), ``data`` what was read.

    ``problems``: what is wrong, each as column (zh, en, or null) and sentence (zh, en). ``before``: what the ``entry``
    that it changes held when it was shown; of a case, the ``decision`` and ``answer`` that were. ``holders``: the
    other parties of a case by role. ``result``: why nothing came of it (zh, en), or null.
    """

    class Verdict(models.TextChoices):
        """What confirming does with the row."""

        NEW = "new", "新增"
        CHANGED = "changed", "变更"
        UNCHANGED = "unchanged", "不变"
        REFUSED = "refused", "有误"

    upload = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    number = models.IntegerField()
    raw = EncryptedField()
    data = models.JSONField()
    holders = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    verdict = models.CharField(max_length=10, choices=Verdict)
    before = models.JSONField(null=True)
    entry = models.ForeignKey(RecordEntry, models.PROTECT, null=True, related_name="import_rows")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    result = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upload", "number"], name="one_row_a_number")]
        indexes = [models.Index(fields=["upload", "verdict"], name="import_verdicts")]

    def __str__(self) -> str:
        return f"{self.upload_id} {self.number}"
