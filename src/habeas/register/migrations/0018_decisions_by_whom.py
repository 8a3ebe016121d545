"""Decisions are found by when they were made with their kind, and by whom, so that a page of them asks for its leaf alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0017_contradicted")]

    operations = [
        migrations.RemoveIndex(model_name="decision", name="decision_made"),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["decided_at", "kind", "decided_by"], name="decision_made_of_kind"),
        ),
        migrations.AddIndex(
            model_name="decision", index=models.Index(fields=["decided_by", "decided_at"], name="decision_made_by")
        ),
    ]
