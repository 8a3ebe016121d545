"""Tokens for programs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0011_search")]

    operations = [
        migrations.CreateModel(
            name="Token",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, unique=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("viewer", "viewer"),
                            ("documenter", "documenter"),
                            ("reviewer", "reviewer"),
                            ("administrator", "administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
            ],
            options={"ordering": ["name"]},
        ),
    ]
