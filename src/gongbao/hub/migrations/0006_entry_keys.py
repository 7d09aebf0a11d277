import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("hub", "0005_delivery_address")]

    operations = [
        migrations.AddField("recordentry", "key", models.CharField(blank=True, default="", max_length=1000), False),
        migrations.AddField("recordentry", "struck_on", models.DateField(null=True)),
        migrations.AddField("recordchange", "on", models.DateField(null=True)),
        migrations.AddField(
            "recordchange",
            "case",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="record_changes",
                to="hub.case",
            ),
        ),
        migrations.AddConstraint(
            "recordentry",
            models.UniqueConstraint(
                condition=models.Q(("struck_on", None), models.Q(("key", ""), _negated=True)),
                fields=("service", "record", "key"),
                name="one_entry_a_key",
            ),
        ),
    ]
