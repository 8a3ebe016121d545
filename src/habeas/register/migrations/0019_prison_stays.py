"""Who was held in which prison from when to when is kept, so that a prison's page asks for its leaf alone. The record is made
anew after this and says it of everybody."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0018_decisions_by_whom")]

    operations = [
        migrations.CreateModel(
            name="PrisonStay",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("body", models.CharField(max_length=16)),
                ("since", models.CharField(blank=True, max_length=40)),
                ("at_latest", models.BooleanField()),
                ("until", models.CharField(blank=True, max_length=40)),
                ("event", models.CharField(max_length=16)),
                ("went_to", models.TextField(blank=True)),
                ("is_there", models.BooleanField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="prison_stays", to="register.person"
                    ),
                ),
            ],
            options={"ordering": ["person_id", "since", "key"]},
        ),
        migrations.AddIndex(model_name="prisonstay", index=models.Index(fields=["body", "is_there"], name="prison_stay_there")),
    ]
