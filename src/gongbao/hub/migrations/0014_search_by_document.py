"""Documents are searched by a vector of their own; what another version has replaced is searched no more."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations

MOVE_TITLES = """
UPDATE hub_lawdocument d SET vector = p.vector
  FROM hub_lawprovision p JOIN hub_lawissue i ON i.current
 WHERE p.document_id = d.id AND i.id = d.issue_id AND p.kind = 'document' AND p.piece = 0;
DELETE FROM hub_lawprovision WHERE kind = 'document';
UPDATE hub_lawprovision SET vector = NULL
 WHERE document_id IN (SELECT d.id FROM hub_lawdocument d JOIN hub_lawissue i ON i.id = d.issue_id WHERE NOT i.current);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("hub", "0013_counts_without_log"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="lawprovision",
            name="provision_search",
        ),
        migrations.AddField(
            model_name="lawdocument",
            name="vector",
            field=django.contrib.postgres.search.SearchVectorField(null=True),
        ),
        migrations.RunSQL(MOVE_TITLES, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="lawdocument",
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["vector"], name="document_search"),
        ),
        migrations.AddIndex(
            model_name="lawprovision",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["vector"], name="provision_search"
            ),
        ),
    ]
