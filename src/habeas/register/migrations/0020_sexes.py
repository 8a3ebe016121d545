"""Whether somebody is a woman or a man, as pages, names, lists and people tell it. The record is made anew after this and says it
of those there are."""

import django.db.models.deletion
from django.db import migrations, models

_KINDS = [
    ("same_person", "Same Person"),
    ("different_people", "Different People"),
    ("accept", "Accept"),
    ("reject", "Reject"),
    ("amend", "Amend"),
    ("same_event", "Same Event"),
    ("different_events", "Different Events"),
    ("publish", "Publish"),
    ("withhold", "Withhold"),
    ("assess", "Assess"),
    ("sex", "Sex"),
]


class Migration(migrations.Migration):
    dependencies = [("register", "0019_prison_stays")]

    operations = [
        migrations.CreateModel(
            name="SexTold",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("sex", models.CharField(blank=True, max_length=10)),
                ("by", models.CharField(max_length=12)),
                ("words", models.TextField()),
                ("times", models.PositiveIntegerField()),
                ("decision", models.CharField(blank=True, max_length=16)),
                ("counts", models.BooleanField()),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="sexes", to="register.person"),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="sexes", to="register.readingrow"
                    ),
                ),
                (
                    "mention",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="sexes", to="register.mention"
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="sexes", to="register.listrow"
                    ),
                ),
            ],
            options={"ordering": ["person_id", "by", "sex", "words"]},
        ),
        migrations.AlterField(model_name="decision", name="kind", field=models.CharField(choices=_KINDS, max_length=20)),
    ]
