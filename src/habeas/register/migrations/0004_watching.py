"""What is watched: feeds and sitemaps, the pages they named, the sites they are on."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0003_page_relations"),
    ]

    operations = [
        migrations.CreateModel(
            name="Site",
            fields=[
                ("origin", models.TextField(unique=True)),
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("ready_at", models.DateTimeField(db_index=True)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("robots", models.TextField(blank=True)),
                ("robots_until", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Watched",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("url", models.TextField()),
                ("title", models.TextField(blank=True)),
                ("lang", models.CharField(max_length=35)),
                ("since", models.DateField(null=True)),
                ("added_at", models.DateTimeField()),
                ("etag", models.TextField(blank=True)),
                ("last_modified", models.TextField(blank=True)),
                ("checked_at", models.DateTimeField(null=True)),
                ("next_at", models.DateTimeField(db_index=True)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("problem", models.TextField(blank=True)),
                (
                    "named_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="named", to="register.watched"
                    ),
                ),
            ],
            options={
                "ordering": ["added_at", "url"],
            },
        ),
        migrations.CreateModel(
            name="FoundPage",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("url", models.TextField()),
                ("title", models.TextField(blank=True)),
                ("published", models.DateField(null=True)),
                ("lang", models.CharField(max_length=35)),
                ("found_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("kept", "Kept"), ("given_up", "Given Up")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("tries", models.PositiveIntegerField(default=0)),
                ("next_at", models.DateTimeField()),
                ("problem", models.TextField(blank=True)),
                (
                    "capture",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="found_as", to="register.capture"
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="pages", to="register.site"),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="pages", to="register.watched"
                    ),
                ),
            ],
            options={
                "ordering": ["found_at", "url"],
                "indexes": [models.Index(fields=["state", "next_at"], name="found_page_due")],
            },
        ),
    ]
