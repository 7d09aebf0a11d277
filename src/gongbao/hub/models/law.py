"""Gazette issues as imported: issues, documents, provisions, relations. A corrected issue is a new version."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q


class LawIssue(models.Model):
    """One version of one gazette issue. The current version is the one that no later one replaces."""

    key = models.CharField(max_length=120, help_text="names the issue whatever its version, such as 北京 2024-16")
    version = models.IntegerField()
    current = models.BooleanField(default=True)
    title = models.CharField(max_length=300)
    published = models.DateField(null=True)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    source = models.BinaryField()
    facts = models.JSONField()
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="one_issue_version"),
            models.UniqueConstraint(fields=["key"], condition=Q(current=True), name="one_current_version"),
        ]
        ordering = ["-published", "-id"]

    def __str__(self) -> str:
        return self.title


class LawDocument(models.Model):
    """A document in one version of an issue; ``vector`` holds the bigrams of its title and number."""

    issue = models.ForeignKey(LawIssue, models.CASCADE, related_name="documents")
    position = models.IntegerField()
    number = models.CharField(max_length=120, blank=True)
    # The number, or the title where there is none, without differences of width, brackets and spaces.
    key = models.CharField(max_length=500, db_index=True)
    title = models.CharField(max_length=500)
    title_en = models.CharField(max_length=500, blank=True)
    issuers = ArrayField(models.CharField(max_length=120), default=list)
    issued = models.DateField(null=True)
    effective = models.DateField(null=True)
    facts = models.JSONField()
    vector = SearchVectorField(null=True)

    class Meta:
        ordering = ["issue", "position"]
        indexes = [GinIndex(fields=["vector"], name="document_search", fastupdate=False)]

    def __str__(self) -> str:
        return self.number or self.title


class LawProvision(models.Model):
    """A place in a document with its own text; ``vector`` holds the character bigrams of the text with positions, and
    nothing in a version that another one has replaced.
    """

    document = models.ForeignKey(LawDocument, models.CASCADE, related_name="provisions")
    position = models.IntegerField()
    piece = models.IntegerField(default=0, help_text="of a text too long for one vector")
    place = models.CharField(max_length=200, help_text="as lawyers write it, 第八条第三款")
    kind = models.CharField(max_length=40)
    text = models.TextField()
    damaged = models.BooleanField(default=False)
    vector = SearchVectorField(null=True)

    class Meta:
        ordering = ["document", "position"]
        indexes = [
            # Without a list of what is yet to be sorted in: texts are searched far more often than imported.
            GinIndex(fields=["vector"], name="provision_search", fastupdate=False),
            models.Index(fields=["document", "place"], name="provision_place"),
        ]

    def __str__(self) -> str:
        return self.place


class LawRelation(models.Model):
    """What a document does to, or takes from, another one; ``target`` is the other's number or title."""

    document = models.ForeignKey(LawDocument, models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=40)
    target = models.CharField(max_length=500)
    target_key = models.CharField(max_length=500, db_index=True)
    at = models.CharField(max_length=200, blank=True, help_text="the place in this document that says so")

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"
