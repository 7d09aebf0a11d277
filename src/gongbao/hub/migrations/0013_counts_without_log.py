from django.db import migrations


class Migration(migrations.Migration):
    """Counting a request waits for no disk: after a crash of the server counting begins anew."""

    dependencies = [("hub", "0012_public_mark")]

    operations = [
        migrations.RunSQL("ALTER TABLE hub_ratecount SET UNLOGGED;", "ALTER TABLE hub_ratecount SET LOGGED;"),
    ]
