"""Decisions about events and assessments; how an event stands in the record."""

from __future__ import annotations

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
]


class Migration(migrations.Migration):
    dependencies = [("register", "0009_notes")]

    operations = [
        migrations.RenameField(model_name="decision", old_name="mention", new_name="one"),
        migrations.AddField(model_name="decision", name="said", field=models.JSONField(null=True)),
        migrations.AlterField(model_name="decision", name="kind", field=models.CharField(choices=_KINDS, max_length=20)),
        migrations.AlterField(
            model_name="decision", name="other", field=models.CharField(blank=True, db_index=True, max_length=16)
        ),
        migrations.AddField(
            model_name="eventrow",
            name="standing",
            field=models.CharField(db_index=True, default="unreviewed", max_length=12),
            preserve_default=False,
        ),
        migrations.AddField(model_name="eventrow", name="confidence", field=models.FloatField(null=True)),
        migrations.AddField(model_name="eventrow", name="published", field=models.BooleanField(null=True)),
        migrations.AddField(
            model_name="eventrow", name="decisions", field=models.JSONField(default=list), preserve_default=False
        ),
    ]
