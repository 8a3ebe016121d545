"""Statements that name nobody, decisions by the readings they are about, changes by whom they touched, pages by when they came,
events by when they end, those held by whether anybody asked for them: so that what changed, or is asked for, is looked at and no
more."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0015_stays")]

    operations = [
        migrations.AddIndex(model_name="capture", index=models.Index(fields=["added_at"], name="capture_added")),
        migrations.AddIndex(model_name="decision", index=models.Index(fields=["decided_at"], name="decision_made")),
        migrations.AddIndex(model_name="eventrow", index=models.Index(fields=["type", "latest"], name="event_type_last")),
        migrations.CreateModel(
            name="DecidedReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reading", models.CharField(db_index=True, max_length=16)),
                ("decision", models.CharField(max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name="FoldedIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.CharField(max_length=32)),
                ("after", models.CharField(max_length=32)),
                ("people", models.JSONField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="period", name="asked_for", field=models.BooleanField(default=False), preserve_default=False
        ),
        migrations.AddField(
            model_name="statementtime", name="named", field=models.BooleanField(default=False), preserve_default=False
        ),
        migrations.RemoveIndex(model_name="statementtime", name="statement_month"),
        migrations.RemoveIndex(model_name="statementtime", name="statement_told"),
        migrations.AddIndex(
            model_name="statementtime", index=models.Index(fields=["kind", "named", "month"], name="statement_month")
        ),
        migrations.AddIndex(
            model_name="statementtime", index=models.Index(fields=["kind", "named", "told"], name="statement_told")
        ),
    ]
