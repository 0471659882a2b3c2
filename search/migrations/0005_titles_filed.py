from django.db import migrations, models


class Migration(migrations.Migration):
    """Filled by the next rebuild, which the new fingerprint of the analysis asks for."""

    dependencies = [
        ("search", "0004_state_stamp"),
    ]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="filed_title",
            field=models.TextField(default=""),
        ),
    ]
