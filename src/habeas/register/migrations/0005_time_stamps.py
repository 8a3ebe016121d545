"""What time-stamp authorities answered; like captures it can be neither changed nor deleted."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_REFUSED = "BEGIN SELECT RAISE(ABORT, 'the register only grows: register_timestamp can be neither changed nor deleted from'); END"
_SQLITE = tuple(
    f"CREATE TRIGGER register_timestamp_no_{name} BEFORE {event} {_REFUSED}"
    for name, event in (
        ("update", "UPDATE ON register_timestamp"),
        ("delete", "DELETE ON register_timestamp"),
        ("replace", "INSERT ON register_timestamp WHEN EXISTS (SELECT 1 FROM register_timestamp WHERE key = NEW.key)"),
    )
)
_POSTGRESQL = (
    "CREATE TRIGGER register_timestamp_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON register_timestamp "
    "FOR EACH STATEMENT EXECUTE FUNCTION register_only_grows()",
)


def protect(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Makes the triggers, as for the tables before."""
    del apps
    for statement in _POSTGRESQL if schema_editor.connection.vendor == "postgresql" else _SQLITE:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("register", "0004_watching")]

    operations = [
        migrations.CreateModel(
            name="TimeStamp",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("file", models.CharField(db_index=True, max_length=120)),
                ("file_sha256", models.CharField(max_length=64)),
                ("authority", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("granted_at", models.DateTimeField(null=True)),
                ("token_sha256", models.CharField(blank=True, max_length=64)),
                ("problem", models.TextField(blank=True)),
            ],
            options={"ordering": ["file", "asked_at", "key"]},
        ),
        migrations.RunPython(protect, elidable=False),
    ]
