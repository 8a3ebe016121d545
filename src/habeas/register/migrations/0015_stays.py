"""Where somebody stood through which days, kept, so that a day is told without anybody's events."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0014_periods")]

    operations = [
        migrations.CreateModel(
            name="Stay",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("told", models.TextField()),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="stays", to="register.person"),
                ),
            ],
            options={
                "ordering": ["person_id", "first"],
                "indexes": [models.Index(fields=["last", "first"], name="stay_days")],
            },
        ),
    ]
