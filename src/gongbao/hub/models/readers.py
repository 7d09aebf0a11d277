"""What readers of the gazette leave: subscriptions with what they were told, and damaged places with corrections."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongbao.hub.models.law import LawIssue
from gongbao.hub.models.outward import Message, RecordEntry
from gongbao.hub.models.people import Party
from gongbao.hub.secrecy import EncryptedField


class Subscription(models.Model):
    """A party that wants to be told; it stays, with its end, when it is stopped."""

    class Kind(models.TextChoices):
        """What one may subscribe to."""

        ISSUES = "issues", "每期公报"
        BODY = "body", "一个机关的新文件"
        DOCUMENT = "document", "一份文件的变化"
        REGISTER = "register", "一个公开登记簿"

    party = models.ForeignKey(Party, models.PROTECT, related_name="subscriptions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    # Folded: of a body its name, of a document its key, of a register service/record or service/record/number.
    key = models.CharField(max_length=500, blank=True)
    label = models.CharField(max_length=500, blank=True, help_text="the name as it stood on the page")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "party"], condition=Q(ended_at=None), name="one_subscription_a_topic"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.label}"


class Delivery(models.Model):
    """What a subscription was told, once for each thing that happened."""

    subscription = models.ForeignKey(Subscription, models.PROTECT, related_name="deliveries")
    event = models.CharField(max_length=64, help_text="SHA-256 of what happened")
    message = models.OneToOneField(Message, models.PROTECT, related_name="delivery")
    address = models.CharField(max_length=1000, default="", help_text="the path of the page that it is about")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subscription", "event"], name="told_once")]
        verbose_name_plural = "deliveries"

    def __str__(self) -> str:
        return f"{self.subscription_id} {self.event[:8]}"


class DamageReport(models.Model):
    """A reader's report that a place is damaged or misread. ``token`` lets them follow it without an account."""

    class State(models.TextChoices):
        """How far it has come."""

        OPEN = "open", "未处理"
        CORRECTED = "corrected", "已更正"
        ACCEPTED = "accepted", "照录"

    token = models.UUIDField(default=uuid.uuid4, unique=True)
    issue = models.ForeignKey(LawIssue, models.PROTECT, related_name="reports", help_text="the version that was read")
    document_key = models.CharField(max_length=500, db_index=True)
    document = models.CharField(max_length=500)
    place = models.CharField(max_length=200, blank=True)
    wrong = models.TextField()
    proposed = models.TextField(blank=True)
    contact = EncryptedField(blank=True, default="")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="damage_reports")
    reported_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    entry = models.OneToOneField(RecordEntry, models.PROTECT, related_name="damage_report")

    class Meta:
        indexes = [models.Index(fields=["state", "reported_at"], name="damage_open")]

    def __str__(self) -> str:
        return f"{self.document} {self.place}"


class Correction(models.Model):
    """Lines of an issue's text set right: proposed by one person, and a new version of the issue once confirmed."""

    class State(models.TextChoices):
        """How far it has come."""

        PROPOSED = "proposed", "待核对"
        CONFIRMED = "confirmed", "已更正"
        REFUSED = "refused", "未采纳"

    before = models.ForeignKey(LawIssue, models.PROTECT, related_name="corrections")
    after = models.OneToOneField(LawIssue, models.PROTECT, null=True, related_name="corrected_by")
    document_key = models.CharField(max_length=500, db_index=True)
    document = models.CharField(max_length=500)
    place = models.CharField(max_length=200, blank=True)
    first_line = models.IntegerField()
    last_line = models.IntegerField()
    old_lines = models.TextField(blank=True)
    new_lines = models.TextField(blank=True)
    reason = models.CharField(max_length=500)
    report = models.ForeignKey(DamageReport, models.PROTECT, null=True, related_name="corrections")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State, default=State.PROPOSED)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision_note = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.document} {self.place}"
