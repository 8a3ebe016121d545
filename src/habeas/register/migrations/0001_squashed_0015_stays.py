"""The tables as they are today, made at once. A register that has some already is brought here by the steps it replaces."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_STEPS = (
    "0001_tables",
    "0002_append_only",
    "0003_page_relations",
    "0004_watching",
    "0005_time_stamps",
    "0006_lists",
    "0007_listed_people",
    "0008_accounts",
    "0009_notes",
    "0010_decisions_on_events",
    "0011_search",
    "0012_tokens",
    "0013_who_is_who",
    "0014_periods",
    "0015_stays",
)
_BY_THE_DATABASE = {
    "0002_append_only": "protect",
    "0005_time_stamps": "protect",
    "0006_lists": "protect",
    "0009_notes": "protect",
    "0011_search": "make_index",
}
"""The steps' functions that make what Django has no words for: triggers, and the index of search."""


def make_what_django_has_no_words_for(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """In the order of the steps."""
    for step, function in _BY_THE_DATABASE.items():
        getattr(import_module(f"{__package__}.{step}"), function)(apps, schema_editor)


class Migration(migrations.Migration):
    initial = True
    replaces = [("register", step) for step in _STEPS]
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("sessions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("name", models.CharField(max_length=80, unique=True)),
                ("folded_name", models.CharField(max_length=320, unique=True)),
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
                ("is_active", models.BooleanField(default=True)),
                ("made_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("totp_secret", models.CharField(blank=True, max_length=64)),
                ("totp_step", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "ordering": ["folded_name"],
            },
        ),
        migrations.CreateModel(
            name="Capture",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("media_type", models.CharField(max_length=64)),
                ("charset", models.CharField(blank=True, max_length=40)),
                ("page_id", models.TextField()),
                ("url", models.TextField(blank=True)),
                ("published", models.DateField(null=True)),
                ("captured", models.DateField(null=True)),
                ("lang", models.CharField(max_length=35)),
                ("added_at", models.DateTimeField()),
                ("warc_file", models.CharField(db_index=True, max_length=120)),
                ("warc_offset", models.PositiveBigIntegerField()),
                ("warc_length", models.PositiveBigIntegerField()),
                ("segment_count", models.PositiveIntegerField()),
                ("reading_count", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["added_at", "key"],
            },
        ),
        migrations.CreateModel(
            name="FoldedBy",
            fields=[
                ("rules", models.TextField(primary_key=True, serialize=False)),
                ("state", models.CharField(max_length=32)),
            ],
        ),
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
            name="Name",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("name", models.TextField(db_index=True)),
                ("said", models.JSONField()),
                ("together", models.CharField(db_index=True, max_length=16)),
            ],
            options={
                "ordering": ["key"],
            },
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
            options={
                "ordering": ["key"],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=300)),
                ("surname_only", models.BooleanField()),
            ],
            options={
                "ordering": ["surname_only", "name", "key"],
            },
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
            options={
                "ordering": ["-weight", "-score", "mention", "other"],
            },
        ),
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
            options={
                "ordering": ["file", "asked_at", "key"],
            },
        ),
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
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("same_person", "Same Person"),
                            ("different_people", "Different People"),
                            ("accept", "Accept"),
                            ("reject", "Reject"),
                            ("amend", "Amend"),
                            ("same_event", "Same Event"),
                            ("different_events", "Different Events"),
                            ("publish", "Publish"),
                            ("withhold", "Withhold"),
                            ("assess", "Assess"),
                        ],
                        max_length=20,
                    ),
                ),
                ("one", models.CharField(db_index=True, max_length=16)),
                ("other", models.CharField(blank=True, db_index=True, max_length=16)),
                ("names", models.JSONField()),
                ("said", models.JSONField(null=True)),
                ("decided_by", models.CharField(max_length=80)),
                ("why", models.TextField()),
                ("decided_at", models.DateTimeField()),
                (
                    "undoes",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="undone_by", to="register.decision"
                    ),
                ),
            ],
            options={
                "ordering": ["decided_at", "key"],
            },
        ),
        migrations.CreateModel(
            name="EventRow",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("type", models.CharField(max_length=20)),
                ("stance", models.CharField(max_length=10)),
                ("date", models.CharField(blank=True, max_length=40)),
                ("earliest", models.DateField(null=True)),
                ("latest", models.DateField(null=True)),
                ("told_by", models.DateField(null=True)),
                ("group", models.TextField(blank=True)),
                ("actor", models.TextField(blank=True)),
                ("count", models.CharField(blank=True, max_length=80)),
                ("count_of", models.CharField(blank=True, max_length=10)),
                ("count_sum", models.PositiveBigIntegerField(null=True)),
                ("count_parts", models.JSONField()),
                ("court", models.TextField(blank=True)),
                ("judge", models.TextField(blank=True)),
                ("case", models.TextField(blank=True)),
                ("charges", models.JSONField()),
                ("term", models.CharField(blank=True, max_length=40)),
                ("until", models.CharField(blank=True, max_length=40)),
                ("outcome", models.CharField(blank=True, max_length=120)),
                ("addressee", models.TextField(blank=True)),
                ("target", models.TextField(blank=True)),
                ("demands", models.JSONField()),
                ("occasion", models.TextField(blank=True)),
                ("occasion_date", models.CharField(blank=True, max_length=40)),
                ("place", models.TextField(blank=True)),
                ("attribution", models.TextField(blank=True)),
                ("support", models.JSONField()),
                ("pages", models.PositiveIntegerField()),
                ("independent_sources", models.PositiveIntegerField()),
                ("standing", models.CharField(db_index=True, max_length=12)),
                ("confidence", models.FloatField(null=True)),
                ("published", models.BooleanField(null=True)),
                ("decisions", models.JSONField()),
            ],
            options={
                "ordering": ["earliest", "latest", "type", "key"],
                "indexes": [
                    models.Index(fields=["type", "earliest"], name="event_type_date"),
                    models.Index(fields=["earliest", "latest"], name="event_bounds"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("why", models.TextField()),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="register.eventrow"
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answered", to="register.eventrow"
                    ),
                ),
            ],
            options={
                "ordering": ["appeal", "response"],
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
        migrations.CreateModel(
            name="PageRelation",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("copy", "Copy"), ("excerpt", "Excerpt"), ("roundup", "Roundup"), ("quotation", "Quotation")],
                        max_length=10,
                    ),
                ),
                ("segment", models.CharField(max_length=40)),
                ("other_segment", models.CharField(max_length=40)),
                ("share", models.FloatField()),
                ("other_share", models.FloatField()),
                ("words", models.PositiveIntegerField()),
                ("other_words", models.PositiveIntegerField()),
                ("stretches", models.JSONField()),
                (
                    "capture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="relations", to="register.capture"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="relations_of_longer", to="register.capture"
                    ),
                ),
            ],
            options={
                "ordering": ["capture", "segment", "other", "other_segment"],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("identity", models.CharField(blank=True, db_index=True, max_length=16)),
                ("role", models.CharField(choices=[("about", "About"), ("actor", "Actor")], max_length=10)),
                ("position", models.PositiveIntegerField()),
                ("name", models.TextField()),
                ("readings", models.JSONField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="participations", to="register.eventrow"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="register.person",
                    ),
                ),
            ],
            options={
                "ordering": ["event", "position", "key"],
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("identity", models.CharField(db_index=True, max_length=16)),
                ("founds", models.BooleanField()),
                ("segment", models.CharField(blank=True, max_length=40)),
                ("spelling", models.CharField(max_length=300)),
                (
                    "capture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mentions", to="register.capture"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="mentions", to="register.person"
                    ),
                ),
            ],
            options={
                "ordering": ["spelling", "key"],
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
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="listings", to="register.person"
                    ),
                ),
            ],
            options={
                "ordering": ["row"],
            },
        ),
        migrations.CreateModel(
            name="ReadingRow",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("position", models.PositiveIntegerField()),
                ("segment", models.CharField(max_length=40)),
                ("type", models.CharField(max_length=20)),
                ("frame", models.TextField()),
                ("reader", models.CharField(max_length=40)),
                ("quote", models.TextField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("reading", models.JSONField()),
                (
                    "capture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="readings", to="register.capture"
                    ),
                ),
            ],
            options={
                "ordering": ["capture", "position"],
            },
        ),
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
        migrations.CreateModel(
            name="SegmentRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField()),
                ("segment", models.CharField(max_length=40)),
                ("title", models.TextField(blank=True)),
                ("date", models.CharField(blank=True, max_length=40)),
                ("date_source", models.CharField(blank=True, max_length=40)),
                ("anchored_on_capture", models.BooleanField()),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "capture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="segments", to="register.capture"
                    ),
                ),
            ],
            options={
                "ordering": ["capture", "position"],
            },
        ),
        migrations.CreateModel(
            name="SignInAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_mark", models.CharField(max_length=64)),
                ("address", models.CharField(max_length=64)),
                ("at", models.DateTimeField(db_index=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["name_mark", "at"], name="attempts_by_name"),
                    models.Index(fields=["address", "at"], name="attempts_by_address"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sources", to="register.eventrow"
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sources", to="register.readingrow"
                    ),
                ),
            ],
            options={
                "ordering": ["event", "reading"],
            },
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
                ],
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("told", models.TextField()),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="stays", to="register.person"),
                ),
            ],
            options={
                "ordering": ["person_id", "first"],
            },
        ),
        migrations.CreateModel(
            name="TextMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.BigIntegerField(db_index=True)),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="marks", to="register.segmentrow"
                    ),
                ),
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
            },
        ),
        migrations.CreateModel(
            name="Period",
            fields=[
                ("key", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("surname_only", models.BooleanField()),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("certain", models.BooleanField()),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("unconfirmed", models.BooleanField()),
                ("since", models.DateField(null=True)),
                ("ends_first", models.DateField(null=True)),
                ("ends_last", models.DateField(null=True)),
                ("confirmed", models.DateField(null=True)),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="periods", to="register.person"),
                ),
            ],
            options={
                "ordering": ["person_id", "first"],
                "indexes": [
                    models.Index(fields=["last", "first", "kind", "certain", "surname_only", "unconfirmed"], name="period_days")
                ],
            },
        ),
        migrations.CreateModel(
            name="RecoveryCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="recovery_codes", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("account", "sha256"), name="one_recovery_code")],
            },
        ),
        migrations.AddConstraint(
            model_name="segmentrow",
            constraint=models.UniqueConstraint(fields=("capture", "segment"), name="one_text_a_segment"),
        ),
        migrations.AddIndex(
            model_name="stay",
            index=models.Index(fields=["last", "first"], name="stay_days"),
        ),
        migrations.AddIndex(
            model_name="foundpage",
            index=models.Index(fields=["state", "next_at"], name="found_page_due"),
        ),
        migrations.RunPython(make_what_django_has_no_words_for, elidable=False),
    ]
