"""When somebody was held, kept, so that a day is counted without anybody's events."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0013_who_is_who")]

    operations = [
        migrations.AddField(
            model_name="foldedby", name="state", field=models.CharField(default="", max_length=32), preserve_default=False
        ),
        migrations.CreateModel(
            name="Period",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("surname_only", models.BooleanField()),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("certain", models.BooleanField()),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("unconfirmed", models.BooleanField()),
                ("since", models.DateField(null=True)),
                ("ends_first", models.DateField(null=True)),
                ("ends_last", models.DateField(null=True)),
                ("confirmed", models.DateField(null=True)),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="periods", to="register.person"),
                ),
            ],
            options={
                "ordering": ["person_id", "first"],
                "indexes": [
                    models.Index(fields=["last", "first", "kind", "certain", "surname_only", "unconfirmed"], name="period_days")
                ],
            },
        ),
    ]
