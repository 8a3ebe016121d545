"""Lists of people: their editions and rows, which can be neither changed nor deleted, and the standings folded from them."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_TABLES = ("register_listfile", "register_listrow")
_REFUSED = "BEGIN SELECT RAISE(ABORT, 'the register only grows: {table} can be neither changed nor deleted from'); END"
_SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} " + _REFUSED,
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} " + _REFUSED,
    "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "  # noqa: S608 - the tables are those above
    "WHEN EXISTS (SELECT 1 FROM {table} WHERE key = NEW.key) " + _REFUSED,
)
_POSTGRESQL = (
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION register_only_grows()",
)


def protect(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Makes the triggers, as for the tables before."""
    del apps
    for table in _TABLES:
        for statement in _POSTGRESQL if schema_editor.connection.vendor == "postgresql" else _SQLITE:
            schema_editor.execute(statement.format(table=table), params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0005_time_stamps"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListFile",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("publisher", models.TextField()),
                ("as_of", models.DateField()),
                ("definition", models.TextField(blank=True)),
                ("name", models.TextField()),
                ("media_type", models.CharField(max_length=100)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("columns", models.JSONField()),
                ("date_order", models.CharField(max_length=12)),
                ("reader", models.CharField(max_length=20)),
                ("accepted", models.TextField(blank=True)),
                ("added_at", models.DateTimeField()),
                ("row_count", models.PositiveIntegerField()),
                ("warc_file", models.CharField(db_index=True, max_length=120)),
                ("warc_offset", models.PositiveBigIntegerField()),
                ("warc_length", models.PositiveBigIntegerField()),
            ],
            options={
                "ordering": ["publisher", "as_of", "added_at", "key"],
            },
        ),
        migrations.CreateModel(
            name="ListRow",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("position", models.PositiveIntegerField()),
                ("table", models.TextField()),
                ("row", models.PositiveIntegerField()),
                ("place", models.PositiveIntegerField()),
                ("name", models.TextField()),
                ("cells", models.JSONField()),
                ("entry", models.JSONField()),
                (
                    "file",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="register.listfile"),
                ),
            ],
            options={
                "ordering": ["file", "position"],
            },
        ),
        migrations.CreateModel(
            name="ListStanding",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                (
                    "change",
                    models.CharField(choices=[("added", "Added"), ("kept", "Kept"), ("changed", "Changed")], max_length=10),
                ),
                ("changes", models.JSONField()),
                ("why", models.TextField(blank=True)),
                (
                    "before",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standings_after",
                        to="register.listrow",
                    ),
                ),
                (
                    "listed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="listings", to="register.listrow"
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="standings", to="register.listrow"
                    ),
                ),
            ],
            options={
                "ordering": ["row"],
            },
        ),
        migrations.RunPython(protect, elidable=False),
    ]
