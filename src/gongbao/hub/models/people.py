"""Agencies and their staff, residents and organisations, and who has read whose data."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from gongbao.hub.secrecy import EncryptedField, blind_index, mask
from gongbao.words import Words


def sort_key(name: str) -> bytes:
    """Orders Chinese names by pinyin: GB 18030 keeps the 3,755 characters of GB 2312's first level in that
    order.
    """
    return name.encode("gb18030")


class Agency(models.Model):
    """One office in the tree of city, districts, streets or townships, and communities."""

    class Kind(models.TextChoices):
        """Levels of the tree."""

        CITY = "city", "市"
        DISTRICT = "district", "区"
        STREET = "street", "街道（乡镇）"
        COMMUNITY = "community", "社区（村）"

    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)
    district = models.CharField(max_length=12, help_text="行政区划代码，例如 110105；市级为 110000")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    # Ids from the root down, each closed by a slash, so that a part of the tree is one index range.
    path = models.CharField(max_length=200, blank=True, db_index=True)
    roles = ArrayField(models.CharField(max_length=120), default=list, blank=True, help_text="service/role")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Stores the agency under its parent; moving one with children is refused by ``path`` being set once."""
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        path = f"{self.parent.path if self.parent else ''}{self.pk}/"
        if path != self.path:
            self.path = path
            type(self).objects.filter(pk=self.pk).update(path=path)

    @property
    def words(self) -> Words:
        """The name in both languages."""
        return Words(self.name, self.name_en or self.name)


class Staff(models.Model):
    """A person's post in an agency, with the roles of services (``service/role``) that go with it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="posts")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="staff")
    roles = ArrayField(models.CharField(max_length=120), default=list, blank=True, help_text="service/role")
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "agency"], name="one_post_an_agency")]
        verbose_name_plural = "staff"

    def __str__(self) -> str:
        return f"{self.user} @ {self.agency}"


def personal_data(path: str = "") -> tuple[str, ...]:
    """The encrypted fields of the party at ``path`` (``applicant``), to ``defer``: most pages show its name only."""
    return tuple(f"{path}__{name}" if path else name for name in ("id_number", "phone", "email"))


class Party(models.Model):
    """A resident or an organisation. Numbers and addresses are encrypted; pages show ``masked_id``."""

    class Kind(models.TextChoices):
        """Natural or legal person."""

        PERSON = "person", "自然人"
        ORGANISATION = "organisation", "单位"

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=200)
    name_key = models.BinaryField(editable=False, db_index=True)
    id_number = EncryptedField(blank=True, default="")
    id_index = models.BinaryField(null=True, unique=True, editable=False)
    phone = EncryptedField(blank=True, default="")
    email = EncryptedField(blank=True, default="")
    district = models.CharField(max_length=12, default="110000")
    users = models.ManyToManyField(settings.AUTH_USER_MODEL, through="PartyMember", related_name="parties")

    class Meta:
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Stores the party with its sort key and blind index."""
        self.name_key = sort_key(self.name)
        self.id_index = blind_index(self.id_number) if self.id_number else None
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def masked_id(self) -> str:
        """The ID number with its middle hidden."""
        return mask(self.id_number)

    @property
    def masked_phone(self) -> str:
        """The telephone number with its middle hidden."""
        return mask(self.phone)


class PartyMember(models.Model):
    """A signed-in person who acts for a party: for oneself, as a guardian, or for an organisation."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    is_self = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "user"], name="one_membership")]

    def __str__(self) -> str:
        return f"{self.user} → {self.party}"


class AccessLog(models.Model):
    """One reading of a party's personal data, shown to that party. Only ever added to."""

    at = models.DateTimeField(auto_now_add=True)
    party = models.ForeignKey(Party, models.PROTECT, related_name="readings")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True)
    case = models.ForeignKey("hub.Case", models.PROTECT, null=True)
    what = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["party", "-at"]), models.Index(fields=["-at"], name="reading_latest")]

    def __str__(self) -> str:
        return f"{self.at} {self.reader}: {self.what}"
