"""Whether an event's sources contradict one another is kept with it, so that what waits is put in order by the database; events
of a type are found by when they were told."""

from itertools import combinations
from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from habeas.model import Edtf


def tell(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    """Says it of the events that are there."""
    rows = apps.get_model("register", "EventRow").objects
    found = [key for key, support in rows.values_list("key", "support").iterator() if _is_contradicted(support)]
    for start in range(0, len(found), 500):
        rows.filter(key__in=found[start : start + 500]).update(contradicted=True)


def _is_contradicted(given: dict[str, list[dict[str, Any]]]) -> bool:
    """As the fold says it today: a step is not changed by what the fold will say later, nor loads it."""
    if any(len(given.get(field, ())) > 1 for field in ("term", "outcome")):
        return True
    dates = [[Edtf.parse(one["value"]) for one in given.get(field, ())] for field in ("date", "until")]
    return any(not one.may_meet(other) for field in dates for one, other in combinations(field, 2))


class Migration(migrations.Migration):
    dependencies = [("register", "0016_found_by_what_hangs_on_them")]

    operations = [
        migrations.AddField(
            model_name="eventrow", name="contradicted", field=models.BooleanField(default=False), preserve_default=False
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
        migrations.AddIndex(model_name="eventrow", index=models.Index(fields=["type", "told_by"], name="event_type_told")),
    ]
