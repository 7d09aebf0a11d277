"""What leaves a case: register entries, certificates, messages; and what is handed in: attachments, ratings."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from gongbao.hub.models.cases import Case, Draft
from gongbao.hub.models.people import Agency, Party


class RecordEntry(models.Model):
    """An entry in a register, ledger or file of a service; its fields are those of the service's record.

    Of the entries that stand (``struck_on`` null) no two of a register have the same ``key`` (see ``entries``).
    """

    service = models.CharField(max_length=80)
    record = models.CharField(max_length=80)
    key = models.CharField(max_length=1000, blank=True)
    district = models.CharField(max_length=12)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="records")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="records")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="records")
    entered_on = models.DateField()
    struck_on = models.DateField(null=True)
    data = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service", "record", "key"],
                condition=models.Q(struck_on=None) & ~models.Q(key=""),
                name="one_entry_a_key",
            ),
        ]
        indexes = [models.Index(fields=["service", "record", "district", "-entered_on"], name="record_latest")]
        verbose_name_plural = "record entries"

    def __str__(self) -> str:
        return f"{self.service}/{self.record} {self.pk}"


class RecordChange(models.Model):
    """A change of a register entry on the day ``on``: what stood there before. Never changed."""

    entry = models.ForeignKey(RecordEntry, models.PROTECT, related_name="changes")
    at = models.DateTimeField(auto_now_add=True)
    on = models.DateField(null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="record_changes")
    before = models.JSONField()
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.entry_id} {self.at}"


class Certificate(models.Model):
    """A certificate issued in a case. Anyone may check it by its number, or by the ``token`` in its QR code."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="certificates")
    number = models.CharField(max_length=40, unique=True)
    token = models.UUIDField(default=uuid.uuid4, unique=True)
    kind = models.CharField(max_length=80)
    holder = models.ForeignKey(Party, models.PROTECT, related_name="certificates")
    zh = models.CharField(max_length=300)
    en = models.CharField(max_length=300)
    data = models.JSONField()
    issued_on = models.DateField()
    revoked_on = models.DateField(null=True)
    pdf = models.BinaryField(null=True)

    def __str__(self) -> str:
        return self.number


class Message(models.Model):
    """A message to a party: in its inbox at once, and by e-mail if it has an address."""

    class Mail(models.TextChoices):
        """How far the e-mail has come."""

        NONE = "none", "无"
        WAITING = "waiting", "待发"
        SENT = "sent", "已发"
        FAILED = "failed", "失败"

    party = models.ForeignKey(Party, models.PROTECT, related_name="messages")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="messages")
    created_at = models.DateTimeField(auto_now_add=True)
    zh = models.TextField()
    en = models.TextField()
    read_at = models.DateTimeField(null=True)
    mail = models.CharField(max_length=10, choices=Mail, default=Mail.NONE)

    class Meta:
        indexes = [models.Index(fields=["party", "-created_at"], name="inbox")]

    def __str__(self) -> str:
        return self.zh


class AttachmentContent(models.Model):
    """The bytes of a file, kept once for the same content."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.sha256


class Attachment(models.Model):
    """A file handed in with a case or a draft; its type was recognised by its content."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="attachments")
    draft = models.ForeignKey(Draft, models.SET_NULL, null=True, related_name="attachments")
    fact = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.IntegerField()
    content = models.ForeignKey(AttachmentContent, models.PROTECT)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Rating(models.Model):
    """The five-step rating (好差评) of a case that has ended: 5 is very satisfied, 1 very dissatisfied."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="rating")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    score = models.SmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    text = models.TextField(blank=True)
    rated_on = models.DateField()
    # Whoever is not satisfied is called back.
    answered_on = models.DateField(null=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(score__range=(1, 5)), name="five_steps")]

    def __str__(self) -> str:
        return f"{self.score}"
