"""Statements that name nobody, and decisions by the readings they are about: so that what changes is looked at, and no more."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0015_stays")]

    operations = [
        migrations.CreateModel(
            name="DecidedReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reading", models.CharField(db_index=True, max_length=16)),
                ("decision", models.CharField(max_length=16)),
            ],
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
