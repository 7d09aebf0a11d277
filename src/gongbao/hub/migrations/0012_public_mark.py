import uuid

from django.db import migrations, models

# What the pages for everybody are made from; documents, provisions and relations come and go with their issue.
SHOWN = (
    "hub_lawissue",
    "hub_correction",
    "hub_damagereport",
    "hub_serviceflag",
    "hub_flagfinding",
    "hub_parameter",
    "hub_democlock",
)

# At the end of the transaction: two imports at once would else wait for each other.
RENEW = """
CREATE FUNCTION hub_renew_public_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO hub_publicmark (id, mark) VALUES (1, gen_random_uuid())
        ON CONFLICT (id) DO UPDATE SET mark = EXCLUDED.mark;
    RETURN NULL;
END $$;
INSERT INTO hub_publicmark (id, mark) VALUES (1, gen_random_uuid());
"""


def _watch(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE CONSTRAINT TRIGGER hub_renew_public_mark AFTER INSERT OR UPDATE OR DELETE ON {table} "
        "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hub_renew_public_mark();",
        f"DROP TRIGGER hub_renew_public_mark ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [("hub", "0011_import_rows_choose_in_columns")]

    operations = [
        migrations.CreateModel(
            name="PublicMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.UUIDField(default=uuid.uuid4)),
            ],
        ),
        migrations.RunSQL(RENEW, "DROP FUNCTION hub_renew_public_mark();"),
        *map(_watch, SHOWN),
    ]
