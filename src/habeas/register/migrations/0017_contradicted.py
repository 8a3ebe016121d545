"""Whether an event's sources contradict one another is kept with it, so that what waits is put in order by the database; events
of a type are found by when they were told. The record is made anew after this and says
it of the events that there are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0016_found_by_what_hangs_on_them")]

    operations = [
        migrations.AddField(
            model_name="eventrow", name="contradicted", field=models.BooleanField(default=False), preserve_default=False
        ),
        migrations.AddIndex(model_name="eventrow", index=models.Index(fields=["type", "told_by"], name="event_type_told")),
    ]
