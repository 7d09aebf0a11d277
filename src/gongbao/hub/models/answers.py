"""Answers that somebody gave to the finder and asked us to keep."""

from django.conf import settings
from django.db import models

from gongbao.hub.secrecy import EncryptedField


class KeptAnswers(models.Model):
    """One set of answers a person, kept on their own wish until they delete it."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="kept_answers")
    answers = EncryptedField()
    kept_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "kept answers"
