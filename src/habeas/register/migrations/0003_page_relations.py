"""What texts are to one another, the marks they are found by, and how many independent sources tell of an event.

Rows of the record have no such count before; opening the register makes the record anew after this.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0002_append_only")]

    operations = [
        migrations.AddField(
            model_name="eventrow",
            name="independent_sources",
            field=models.PositiveIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="PageRelation",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("copy", "Copy"), ("excerpt", "Excerpt"), ("roundup", "Roundup"), ("quotation", "Quotation")],
                        max_length=10,
                    ),
                ),
                ("segment", models.CharField(max_length=40)),
                ("other_segment", models.CharField(max_length=40)),
                ("share", models.FloatField()),
                ("other_share", models.FloatField()),
                ("words", models.PositiveIntegerField()),
                ("other_words", models.PositiveIntegerField()),
                ("stretches", models.JSONField()),
                (
                    "capture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="relations", to="register.capture"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="relations_of_longer", to="register.capture"
                    ),
                ),
            ],
            options={"ordering": ["capture", "segment", "other", "other_segment"]},
        ),
        migrations.CreateModel(
            name="TextMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.BigIntegerField(db_index=True)),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="marks", to="register.segmentrow"
                    ),
                ),
            ],
        ),
    ]
