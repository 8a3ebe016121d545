"""Search: its tables, and the database's own full-text index of them."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_KINDS = ("person", "event", "text")
_ENTRIES = "register_searchentry"

_SQLITE = (
    "CREATE VIEW register_search_{kind}_rows AS SELECT id, written, folded FROM {entries} WHERE kind = '{kind}'",
    # the words are cut and folded before they come here, so that the plainest tokenizer keeps them as they are
    "CREATE VIRTUAL TABLE register_search_{kind} USING fts5(written, folded, content='register_search_{kind}_rows', "
    "content_rowid='id', tokenize='ascii', detail='column')",
    "CREATE TRIGGER register_search_{kind}_new AFTER INSERT ON {entries} WHEN NEW.kind = '{kind}' BEGIN "
    "INSERT INTO register_search_{kind} (rowid, written, folded) VALUES (NEW.id, NEW.written, NEW.folded); END",
    "CREATE TRIGGER register_search_{kind}_gone AFTER DELETE ON {entries} WHEN OLD.kind = '{kind}' BEGIN "
    "INSERT INTO register_search_{kind} (register_search_{kind}, rowid, written, folded) "
    "VALUES ('delete', OLD.id, OLD.written, OLD.folded); END",
)
_POSTGRESQL = (
    "CREATE INDEX register_search_{kind}_written ON {entries} USING gin (written_words) WHERE kind = '{kind}'",
    "CREATE INDEX register_search_{kind}_any ON {entries} USING gin (any_words) WHERE kind = '{kind}'",
)
_POSTGRESQL_COLUMNS = f"""
ALTER TABLE {_ENTRIES}
ADD COLUMN written_words tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(btrim(written), ' '))) STORED,
ADD COLUMN any_words tsvector GENERATED ALWAYS AS
    (array_to_tsvector(array_remove(string_to_array(btrim(written || folded), ' '), ''))) STORED
"""


def make_index(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Makes what the database searches by."""
    del apps
    postgresql = schema_editor.connection.vendor == "postgresql"
    if postgresql:
        schema_editor.execute(_POSTGRESQL_COLUMNS, params=None)
    for kind in _KINDS:
        for statement in _POSTGRESQL if postgresql else _SQLITE:
            schema_editor.execute(statement.format(kind=kind, entries=_ENTRIES), params=None)


class Migration(migrations.Migration):
    dependencies = [("register", "0010_decisions_on_events")]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=16, unique=True)),
                ("kind", models.CharField(choices=[("person", "Person"), ("event", "Event"), ("text", "Text")], max_length=6)),
                ("owner", models.CharField(max_length=16)),
                ("part", models.CharField(blank=True, max_length=40)),
                ("row", models.BigIntegerField(db_index=True, null=True)),
                ("spelling", models.TextField(blank=True)),
                ("day", models.DateField(null=True)),
                ("country", models.CharField(blank=True, max_length=60)),
                ("written", models.TextField()),
                ("folded", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["kind", "owner", "key"],
                "indexes": [
                    models.Index(fields=["kind", "owner"], name="search_owner"),
                    models.Index(fields=["country", "kind"], name="search_country"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=64)),
                ("sounds", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["word", "sounds"],
                "constraints": [models.UniqueConstraint(fields=("sounds", "word"), name="one_word_a_sound")],
            },
        ),
        migrations.RunPython(make_index, elidable=False),
    ]
