"""`habeas note`: what those who work with the register noted of people and events."""

from __future__ import annotations

from typing import BinaryIO

import click

from habeas.cli.options import by_and_why, opened_register, output_format, text_in
from habeas.cli.output import json_line, table

_EXAMPLES = """\b
Examples:
  habeas note add abcdefghijklmnop --by "N. Documenter" --confidential --file note.txt
  habeas note list
  habeas note withdraw bcdefghijklmnopq --by "N. Documenter" --why "the family asked for it"

Exit codes: 0 done; 1 there is no such person, event or note; 2 called wrongly."""


@click.group(short_help="Notes on people and events, confidential ones too.", epilog=_EXAMPLES)
def note() -> None:
    """Notes on people and events, confidential ones too.

    What a confidential note says is never printed: it is shown in the web app alone, on the person's page, to documenters and
    above who are signed in, and every showing is written down.
    """


_ADD_EXAMPLES = """\b
Examples:
  habeas note add abcdefghijklmnop --by "N. Documenter" --confidential --file note.txt
  habeas note add abcdefghijklmnop --by "N. Documenter" < note.txt

Exit codes: 0 done; 1 there is no such person or event; 2 called wrongly."""


@note.command(short_help="Keep a note on a person or an event.", epilog=_ADD_EXAMPLES)
@click.argument("key")
@click.option("--by", required=True, metavar="NAME", help="Who writes it.")
@click.option("--confidential", is_flag=True, help="For documenters and above alone.")
@click.option(
    "--file",
    "file",
    type=click.File("rb"),
    default="-",
    metavar="FILE",
    help="Where the text is read from; standard input without it.",
)
def add(key: str, by: str, confidential: bool, file: BinaryIO) -> None:
    """Keep a note on a person (KEY is that of a mention, as in habeas people) or an event (of a reading, as in habeas events)."""
    opened_register()
    from habeas.register.notes import write_note

    kept = write_note(key, text_in(file), confidential=confidential, by=by)
    click.echo(f"{kept.key}: {'confidential ' if confidential else ''}note on the {kept.about} {key}, by {by}")


_WITHDRAW_EXAMPLES = """\b
Examples:
  habeas note withdraw bcdefghijklmnopq --by "N. Documenter" --why "the family asked for it"

Exit codes: 0 done; 1 there is no such note; 2 called wrongly."""


@note.command(short_help="Take a note back.", epilog=_WITHDRAW_EXAMPLES)
@click.argument("key")
@by_and_why
def withdraw(key: str, by: str, why: str) -> None:
    """Take a note back: nobody is shown it any more. It is kept, as all that was ever noted."""
    opened_register()
    from habeas.register.notes import withdraw_note

    withdraw_note(key, by=by, why=why)
    click.echo(f"{key} is withdrawn by {by}")


_LIST_EXAMPLES = """\b
Examples:
  habeas note list
  habeas note list --format jsonl

Exit codes: 0 done; 1 the register cannot be used; 2 called wrongly."""


@note.command("list", short_help="Show the notes, without what confidential ones say.", epilog=_LIST_EXAMPLES)
@output_format("table")
def list_notes(output: str) -> None:
    """Show the notes, withdrawn ones too, without what confidential ones say."""
    opened_register()
    from habeas.register.notes import listed_notes

    found = listed_notes()
    if output == "jsonl":
        for one in found:
            said = {} if one.note.text is None else {"text": one.note.text}
            json_line(
                {
                    "note": one.note.key,
                    "about": one.note.about,
                    "subject": one.note.subject,
                    "names": list(one.names),
                    "confidential": one.note.confidential,
                    "written_by": one.note.written_by,
                    "written_at": one.note.written_at.isoformat(),
                    "withdrawn_by": one.withdrawn_by or None,
                    "withdrawn_at": one.withdrawn_at.isoformat() if one.withdrawn_at else None,
                    **said,
                }
            )
        return
    if not found:
        click.echo("No note is kept. One is written with: habeas note add")
        return
    rows = [
        (
            one.note.key,
            ", ".join(one.names),
            "(confidential)" if one.note.text is None else one.note.text,
            f"{one.note.written_by}, {one.note.written_at:%Y-%m-%d}",
            f"{one.withdrawn_by}, {one.withdrawn_at:%Y-%m-%d}" if one.withdrawn_at else "",
        )
        for one in found
    ]
    table("Notes", ("Key", "About", "Note", "By", "Withdrawn by"), rows)
