"""Captures, segments, readings and decisions can be neither changed nor deleted: the database refuses."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_TABLES = {"register_capture": "key", "register_segmentrow": "id", "register_readingrow": "key", "register_decision": "key"}
_SAID = "the register only grows: {table} can be neither changed nor deleted from"

_SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{said}'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{said}'); END",
    # INSERT OR REPLACE deletes without meeting the trigger above unless the connection asks for recursive triggers
    "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) "
    "BEGIN SELECT RAISE(ABORT, '{said}'); END",
)
_POSTGRESQL = (
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION register_only_grows()",
)
_POSTGRESQL_FUNCTION = """
CREATE FUNCTION register_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the register only grows: % can be neither changed nor deleted from', TG_TABLE_NAME;
END $$
"""


def protect(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Makes the triggers."""
    del apps
    postgresql = schema_editor.connection.vendor == "postgresql"
    if postgresql:
        schema_editor.execute(_POSTGRESQL_FUNCTION, params=None)
    for table, key in _TABLES.items():
        for statement in _POSTGRESQL if postgresql else _SQLITE:
            schema_editor.execute(statement.format(table=table, key=key, said=_SAID.format(table=table)), params=None)


class Migration(migrations.Migration):
    dependencies = [("register", "0001_tables")]
    operations = [migrations.RunPython(protect, elidable=False)]
