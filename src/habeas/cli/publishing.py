"""`habeas publish`: what reviewers published, as a folder of web pages."""

from __future__ import annotations

from pathlib import Path

import click

_EXAMPLES = """\b
Examples:
  habeas publish /srv/www/register
  cd /srv/www/register && sha256sum --check manifest.sha256

Exit codes: 0 done; 1 the folder holds something else or cannot be written, and is as it was; 2 called wrongly."""


@click.command(short_help="Write what is published as a folder of web pages.", epilog=_EXAMPLES)
@click.argument("folder", type=click.Path(path_type=Path))
def publish(folder: Path) -> None:
    """Write what is published as a folder of web pages.

    They are those that `habeas serve` shows to everyone under /public/, with links that need no server, and manifest.sha256 with
    the digest of each file. What was written there before is replaced whole: what was withheld since is gone.
    """
    from habeas.register.opening import open_register

    open_register()
    from django.utils import timezone

    from habeas.publish import public_record, write_site
    from habeas.web.public_pages import files

    record = public_record(timezone.localdate())
    made = write_site(files(record), folder)
    people, events = len(record.people), len(record.events)
    click.echo(
        f"{folder}: {people} {'person' if people == 1 else 'people'}, {events} event{'' if events == 1 else 's'}, "
        f"{made.files} files, {made.size} bytes."
    )
