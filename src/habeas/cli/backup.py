"""`habeas backup` and `habeas restore`: the register in one file, and from one file."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.output import progress

_BACKUP_EXAMPLES = """\b
Examples:
  habeas backup /media/usb/register-2025-01-22.habeas
  HABEAS_HOME=~/register habeas backup register.habeas --force

Exit codes: 0 done; 1 the file is there already, cannot be written, or originals are missing, and there is no new file; 2 called
wrongly; 130 interrupted, and there is no new file."""

_RESTORE_EXAMPLES = """\b
Examples:
  HABEAS_HOME=~/new-register habeas restore /media/usb/register-2025-01-22.habeas
  DATABASE_URL=postgresql://habeas@localhost/habeas habeas restore register.habeas

Exit codes: 0 done; 1 the file or the register was refused, and nothing was restored; 2 called wrongly; 130 interrupted, and
nothing was restored."""

_ACCEPT_FAULTS = click.option(
    "--accept-faults", is_flag=True, help="Go on where what is kept has faults, as `habeas verify` tells them."
)


@click.command(short_help="Write the whole register into one file.", epilog=_BACKUP_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help="Overwrite the file if it is there.")
@_ACCEPT_FAULTS
def backup(file: Path, force: bool, accept_faults: bool) -> None:
    """Write the whole register into one file.

    Holds everything that is kept: pages with their originals, readings, decisions, lists, time stamps, what is watched, accounts.
    The register may be written to meanwhile. The file can be read by you alone; keep it as carefully as the register.
    """
    from habeas.register.opening import open_register

    open_register()
    from habeas.register.backup import make_backup

    with progress("Backing up") as advance:
        made = make_backup(file, force=force, accept_faults=accept_faults, step=advance)
    for name in made.lacking:
        click.echo(f"habeas: the backup lacks originals: {name} is missing or cut off", err=True)
    click.echo(f"{file}: {_holding(made.rows, made.files)}, {made.size} bytes.")


@click.command(short_help="Make an empty register hold what a backup holds.", epilog=_RESTORE_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_ACCEPT_FAULTS
def restore(file: Path, accept_faults: bool) -> None:
    """Make an empty register hold what a backup holds.

    Checks every digest, fills the tables, makes the record anew, and verifies the whole; done whole or not at all. A register
    that holds anything is left alone. Whichever database the backup is from, it restores into SQLite and PostgreSQL.
    """
    from habeas.register.opening import set_up

    set_up()
    from habeas.register.backup import restore as restore_backup

    with progress("Restoring") as advance:
        restored = restore_backup(file.absolute(), accept_faults=accept_faults, step=advance)
    for fault in restored.faults:
        click.echo(f"habeas: accepted: {fault}", err=True)
    click.echo(f"Restored from {file}: {_holding(restored.rows, restored.files)}.")


def _holding(rows: dict[str, int], files: int) -> str:
    said = ((rows.get("capture", 0), "page"), (rows.get("listfile", 0), "list"), (rows.get("decision", 0), "decision"))
    counted = (*said, (files, "file of originals" if files == 1 else "files of originals"))
    return ", ".join(f"{count} {what}{'' if count == 1 or ' ' in what else 's'}" for count, what in counted)
