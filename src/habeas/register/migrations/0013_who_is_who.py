"""What who is who and what is one statement are told by, kept, so that what comes later changes what it touches alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0012_tokens")]

    operations = [
        migrations.AddField(
            model_name="mention",
            name="identity",
            field=models.CharField(db_index=True, default="", max_length=16),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="mention", name="founds", field=models.BooleanField(default=False), preserve_default=False
        ),
        migrations.AddField(
            model_name="participation",
            name="identity",
            field=models.CharField(blank=True, db_index=True, default="", max_length=16),
            preserve_default=False,
        ),
        migrations.CreateModel(name="FoldedBy", fields=[("rules", models.TextField(primary_key=True, serialize=False))]),
        migrations.CreateModel(
            name="Name",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("name", models.TextField(db_index=True)),
                ("said", models.JSONField()),
                ("together", models.CharField(db_index=True, max_length=16)),
            ],
            options={"ordering": ["key"]},
        ),
        migrations.CreateModel(
            name="NameMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.BigIntegerField(db_index=True)),
                ("name", models.TextField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="NamePair",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("one", models.CharField(db_index=True, max_length=16)),
                ("other", models.CharField(db_index=True, max_length=16)),
                ("link", models.JSONField(null=True)),
            ],
            options={"ordering": ["key"]},
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("mention", models.CharField(db_index=True, max_length=16)),
                ("other", models.CharField(db_index=True, max_length=16)),
                ("names", models.JSONField()),
                ("score", models.FloatField()),
                ("weight", models.IntegerField()),
                ("why", models.TextField()),
            ],
            options={"ordering": ["-weight", "-score", "mention", "other"]},
        ),
        migrations.CreateModel(
            name="StatementTime",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reading", models.CharField(db_index=True, max_length=16)),
                ("kind", models.CharField(max_length=40)),
                ("month", models.PositiveIntegerField(null=True)),
                ("told", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kind", "month"], name="statement_month"),
                    models.Index(fields=["kind", "told"], name="statement_told"),
                ]
            },
        ),
    ]
