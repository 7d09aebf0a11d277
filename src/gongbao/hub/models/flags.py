"""Changes in the law that a service rests on, and what was found when somebody looked at them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from gongbao.words import Words


class ServiceFlag(models.Model):
    """A document of a service is repealed, amended, expired or replaced; it stays until somebody has looked."""

    class Kind(models.TextChoices):
        """What happened to the document; the first ones are the relations that another document states."""

        REPEALS = "repeals", "废止"
        REPEALS_IN_PART = "repeals-in-part", "部分废止"
        AMENDS = "amends", "修改"
        PLANNED_REPEAL = "planned-repeal", "计划废止"
        REPLACED = "replaced", "同名新文件"
        EXPIRED = "expired", "有效期满"

    service = models.CharField(max_length=80)
    document = models.CharField(max_length=120, help_text="the document of the service, by its number")
    kind = models.CharField(max_length=20, choices=Kind)
    by = models.CharField(max_length=500, help_text="number or title of the document that says so")
    by_title = models.CharField(max_length=500, blank=True)
    at = models.CharField(max_length=200, blank=True, help_text="the place there")
    places = ArrayField(models.CharField(max_length=200), default=list, help_text="touched in the service's document")
    since = models.DateField(null=True, help_text="the day from which it works")
    raised_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "document", "kind", "by", "at"], name="flagged_once")]
        ordering = ["-raised_at", "-id"]

    def __str__(self) -> str:
        return f"{self.service}: {self.kind} {self.document}"

    @property
    def words(self) -> Words:
        """The flag in one sentence."""
        place = "".join(self.places)
        zh = f"{self.document}{place}：{KINDS[self.kind].zh}（{self.by}{self.at}），待研究。"
        en = f"{self.document} {place}: {KINDS[self.kind].en} ({self.by} {self.at}); to be looked at."
        return Words(zh, en)

    @property
    def kind_words(self) -> Words:
        """What happened, in both languages."""
        return KINDS[self.kind]


KINDS = {
    ServiceFlag.Kind.REPEALS: Words("废止", "repealed"),
    ServiceFlag.Kind.REPEALS_IN_PART: Words("部分废止", "repealed in part"),
    ServiceFlag.Kind.AMENDS: Words("修改", "amended"),
    ServiceFlag.Kind.PLANNED_REPEAL: Words("计划废止", "to be repealed"),
    ServiceFlag.Kind.REPLACED: Words("同名新文件", "a new document of the same title"),
    ServiceFlag.Kind.EXPIRED: Words("有效期满", "expired"),
}


class FlagFinding(models.Model):
    """What somebody found who looked at a flag. Never changed; the last one says whether the flag is settled."""

    flag = models.ForeignKey(ServiceFlag, models.PROTECT, related_name="findings")
    words = models.TextField()
    settled = models.BooleanField(help_text="nothing more is to be done")
    found_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    found_at = models.DateTimeField()

    class Meta:
        ordering = ["-found_at", "-id"]

    def __str__(self) -> str:
        return f"{self.flag_id} {self.found_at:%Y-%m-%d}"
