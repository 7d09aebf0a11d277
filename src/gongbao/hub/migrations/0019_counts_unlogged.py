"""Counts of requests need not outlive a crash of the server: unlogged, they cost a request no flush of the log."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("hub", "0018_tasks_by_agency")]

    operations = [
        migrations.RunSQL("ALTER TABLE hub_ratecount SET UNLOGGED", "ALTER TABLE hub_ratecount SET LOGGED"),
    ]
