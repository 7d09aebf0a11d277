from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("hub", "0004_flags"),
    ]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="address",
            field=models.CharField(default="", help_text="the path of the page that it is about", max_length=1000),
        ),
    ]
