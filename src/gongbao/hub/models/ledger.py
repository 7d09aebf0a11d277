"""Money: double entry in whole fen. The database itself keeps every transaction balanced (see the migration)."""

from django.db import models

from gongbao.hub.models.cases import Case


class LedgerAccount(models.Model):
    """One position of an account, such as the money at the bank or what is owed to a learner, of one family
    of cases.

    ``kind`` and ``position`` are names of the service's definition; ``case`` is the case at the head of the
    family, so that one learner's money never pays for another's. ``balance``, in fen, is kept by the database
    as the sum of the entries; it never goes to the other side of zero than the one where its first entry
    stood.
    """

    service = models.CharField(max_length=80)
    kind = models.CharField(max_length=80)
    position = models.CharField(max_length=80)
    case = models.ForeignKey(Case, models.PROTECT, related_name="accounts")
    balance = models.BigIntegerField(default=0)
    side = models.SmallIntegerField(default=0, help_text="1 debit, -1 credit, 0 before the first entry")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "position"], name="one_account"),
            models.CheckConstraint(
                condition=models.Q(side=1, balance__gte=0)
                | models.Q(side=-1, balance__lte=0)
                | models.Q(side=0, balance=0),
                name="never_beyond_zero",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.position}"


class LedgerTransaction(models.Model):
    """Entries that belong together and add up to nothing."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="payments")
    seq = models.IntegerField(help_text="the event it belongs to")
    day = models.DateField()
    zh = models.CharField(max_length=300)
    en = models.CharField(max_length=300)
    basis = models.CharField(max_length=200, blank=True, help_text="the place in the law")

    def __str__(self) -> str:
        return f"{self.day} {self.zh}"


class LedgerEntry(models.Model):
    """One side of a transaction, in fen: a debit above zero, a credit below zero. Never changed."""

    transaction = models.ForeignKey(LedgerTransaction, models.PROTECT, related_name="entries")
    account = models.ForeignKey(LedgerAccount, models.PROTECT, related_name="entries")
    amount = models.BigIntegerField()
    balance_after = models.BigIntegerField(default=0, help_text="set by the database")

    class Meta:
        indexes = [models.Index(fields=["account", "-id"])]
        verbose_name_plural = "ledger entries"

    def __str__(self) -> str:
        return f"{self.amount}"
