"""What the database itself guards: history stays as it was written, money balances, case numbers are never
shared.
"""

from django.db import migrations

HISTORY = ("hub_event", "hub_ledgerentry", "hub_ledgertransaction", "hub_accesslog", "hub_recordchange", "hub_receipt")

GUARD = """
CREATE FUNCTION hub_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is history and is never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""

LEDGER = """
CREATE FUNCTION hub_ledger_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE hub_ledgeraccount
       SET balance = balance + NEW.amount, side = CASE side WHEN 0 THEN sign(NEW.amount) ELSE side END
     WHERE id = NEW.account_id RETURNING balance INTO NEW.balance_after;
    RETURN NEW;
END $$;
CREATE TRIGGER hub_ledger_book BEFORE INSERT ON hub_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION hub_ledger_book();

CREATE FUNCTION hub_ledger_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT sum(amount) FROM hub_ledgerentry WHERE transaction_id = NEW.transaction_id) <> 0 THEN
        RAISE EXCEPTION 'the entries of transaction % do not add up to nothing', NEW.transaction_id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER hub_ledger_balance AFTER INSERT ON hub_ledgerentry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hub_ledger_balance();
"""

UNDO_LEDGER = """
DROP TRIGGER hub_ledger_balance ON hub_ledgerentry;
DROP TRIGGER hub_ledger_book ON hub_ledgerentry;
DROP FUNCTION hub_ledger_balance();
DROP FUNCTION hub_ledger_book();
"""


def _guard(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER hub_refuse BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION hub_refuse();",
        f"DROP TRIGGER hub_refuse ON {table};",
    )


class Migration(migrations.Migration):
    """Triggers and the sequences of numbers."""

    dependencies = [("hub", "0001_first")]
    operations = [
        migrations.RunSQL(GUARD, "DROP FUNCTION hub_refuse();"),
        *map(_guard, HISTORY),
        migrations.RunSQL(LEDGER, UNDO_LEDGER),
        migrations.RunSQL("CREATE SEQUENCE hub_case_number;", "DROP SEQUENCE hub_case_number;"),
        migrations.RunSQL("CREATE SEQUENCE hub_certificate_number;", "DROP SEQUENCE hub_certificate_number;"),
    ]
