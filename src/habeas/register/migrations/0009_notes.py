"""Notes and their showings; like captures they can be neither changed nor deleted."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_TABLES = ("register_note", "register_noteshowing")
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
        ("register", "0008_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Note",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("about", models.CharField(choices=[("person", "Person"), ("event", "Event")], max_length=10)),
                ("subject", models.CharField(db_index=True, max_length=16)),
                ("text", models.TextField()),
                ("confidential", models.BooleanField()),
                ("written_by", models.CharField(max_length=80)),
                ("written_at", models.DateTimeField()),
                (
                    "withdraws",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="withdrawn_by", to="register.note"
                    ),
                ),
            ],
            options={
                "ordering": ["written_at", "key"],
            },
        ),
        migrations.CreateModel(
            name="NoteShowing",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("shown_to", models.CharField(max_length=80)),
                ("shown_at", models.DateTimeField(db_index=True)),
                (
                    "note",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="showings", to="register.note"),
                ),
            ],
            options={
                "ordering": ["-shown_at", "key"],
            },
        ),
        migrations.RunPython(protect, elidable=False),
    ]
