"""Dated parameters, the versions of services seen, the demo's clock, and counters of requests."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Parameter(models.Model):
    """A figure that somebody publishes for a period; it counts once a second person has approved it."""

    service = models.CharField(max_length=80)
    name = models.CharField(max_length=80)
    value = models.JSONField()
    valid_from = models.DateField()
    source = models.CharField(max_length=300)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")), name="parameter_four_eyes"
            )
        ]
        indexes = [models.Index(fields=["service", "name", "-valid_from"])]

    def __str__(self) -> str:
        return f"{self.name} = {self.value} ({self.valid_from})"


class ServiceVersion(models.Model):
    """A version of a service's definition that cases have run on, with its outline, so that versions can be
    compared.
    """

    service = models.CharField(max_length=80)
    version = models.CharField(max_length=80)
    first_seen = models.DateTimeField(auto_now_add=True)
    outline = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "version"], name="one_outline")]

    def __str__(self) -> str:
        return f"{self.service} {self.version}"


class DemoClock(models.Model):
    """The day that the demo believes it is; one row at most, and heeded only in the demo."""

    today = models.DateField()

    def __str__(self) -> str:
        return str(self.today)


class RateCount(models.Model):
    """How often a key was used in a window that ends at ``window_end`` (seconds of Unix time).

    The table is unlogged: after a crash of the server counting begins anew.
    """

    key = models.CharField(max_length=300)
    window_end = models.BigIntegerField()
    count = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "window_end"], name="one_count")]

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"
