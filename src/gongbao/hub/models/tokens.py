"""Tokens with which a program acts for the person who made them."""

from django.conf import settings
from django.db import models


class ApiToken(models.Model):
    """A token of the programming interface: only its digest (SHA-256) is stored, the token itself is shown once.

    It may do what its ``user`` may. Kept after it has ended, for the person to see.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100)
    digest = models.BinaryField(unique=True, editable=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    # Noted once an hour at most: a row written with each request would cost more than reading does.
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
