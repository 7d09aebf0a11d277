import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Flags of services; what was found about them is never changed."""

    dependencies = [
        ("hub", "0003_readers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ServiceFlag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("service", models.CharField(max_length=80)),
                ("document", models.CharField(help_text="the document of the service, by its number", max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("repeals", "废止"),
                            ("repeals-in-part", "部分废止"),
                            ("amends", "修改"),
                            ("planned-repeal", "计划废止"),
                            ("replaced", "同名新文件"),
                            ("expired", "有效期满"),
                        ],
                        max_length=20,
                    ),
                ),
                ("by", models.CharField(help_text="number or title of the document that says so", max_length=500)),
                ("by_title", models.CharField(blank=True, max_length=500)),
                ("at", models.CharField(blank=True, help_text="the place there", max_length=200)),
                (
                    "places",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        default=list,
                        help_text="touched in the service's document",
                        size=None,
                    ),
                ),
                ("since", models.DateField(help_text="the day from which it works", null=True)),
                ("raised_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-raised_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(fields=("service", "document", "kind", "by", "at"), name="flagged_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="FlagFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                ("settled", models.BooleanField(help_text="nothing more is to be done")),
                ("found_at", models.DateTimeField()),
                (
                    "found_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "flag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="hub.serviceflag"
                    ),
                ),
            ],
            options={
                "ordering": ["-found_at", "-id"],
            },
        ),
        migrations.RunSQL(
            "CREATE TRIGGER hub_refuse BEFORE UPDATE OR DELETE ON hub_flagfinding "
            "FOR EACH ROW EXECUTE FUNCTION hub_refuse();",
            "DROP TRIGGER hub_refuse ON hub_flagfinding;",
        ),
    ]
