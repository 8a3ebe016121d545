"""Whose row of a list it is, where pages tell of them."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0006_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name="liststanding",
            name="person",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="listings", to="register.person"
            ),
        ),
    ]
