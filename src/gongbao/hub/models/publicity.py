"""Public notices with objections, and secret ballots."""

from django.conf import settings
from django.db import models

from gongbao.hub.models.cases import Case
from gongbao.hub.models.people import Party


class Notice(models.Model):
    """Something posted for objections from one day to another, both included."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=80)
    step = models.CharField(max_length=80, blank=True, help_text="the step in which objections are heard")
    district = models.CharField(max_length=12)
    service = models.CharField(max_length=80)
    public = models.BooleanField(help_text="for everybody, or only for the people of the parties in the case")
    zh = models.CharField(max_length=300)
    en = models.CharField(max_length=300)
    posted_on = models.DateField()
    last_day = models.DateField(null=True)
    taken_down_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["public", "-posted_on"], name="notice_latest")]

    def __str__(self) -> str:
        return self.zh


class Objection(models.Model):
    """Somebody's objection to a notice, and what was found."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="objections")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    party = models.ForeignKey(Party, models.PROTECT, null=True)
    text = models.TextField()
    raised_on = models.DateField()
    finding = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.text[:40]


class Ballot(models.Model):
    """A secret ballot.

    How many voted for what lies in ``box``, encrypted anew with every vote: there are no papers, so nothing
    could be matched with the voters by order, time or transaction. It is opened once, at the close, into
    ``result``.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="ballots")
    name = models.CharField(max_length=80)
    zh = models.CharField(max_length=300)
    en = models.CharField(max_length=300)
    box = models.BinaryField()
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    result = models.JSONField(null=True, help_text="votes for each choice")

    def __str__(self) -> str:
        return self.zh


class BallotVoter(models.Model):
    """Somebody entitled to vote, entered when the ballot is opened, and whether they have; never when, never
    how.
    """

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="voters")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    has_voted = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ballot", "user"], name="one_vote")]

    def __str__(self) -> str:
        return str(self.user)
