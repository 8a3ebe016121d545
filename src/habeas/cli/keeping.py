"""`habeas add`, `habeas verify`, `habeas timestamp`, `habeas rebuild`: what changes or checks the register."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from habeas.cli import FAULTS_FOUND, REFUSED
from habeas.cli.options import inputs_from, output_format, page_inputs, say_left_out
from habeas.cli.output import json_line, progress

if TYPE_CHECKING:
    from habeas.register.add import Added

_ADD_EXAMPLES = """\b
Examples:
  habeas add article.html --url https://example.org/article --published 2024-10-04
  habeas add --manifest pages.jsonl
  HABEAS_HOME=~/register habeas add *.html --captured 2025-01-22
  habeas add saved-pages/ --captured 2025-01-22
  habeas add crawl.wacz older-crawl.warc.gz judgment.pdf
  habeas add https://example.org/article

Exit codes: 0 done; 1 a file, an address or a line of the manifest was refused, and nothing was kept; 2 called wrongly;
130 interrupted (run it again: it goes on where it stopped)."""


@click.command(short_help="Keep pages and read them into the register.", epilog=_ADD_EXAMPLES)
@page_inputs
@output_format("table")
@click.pass_context
def add(
    ctx: click.Context,
    files: tuple[Path | str, ...],
    manifest: Path | None,
    published: dt.date | None,
    captured: dt.date | None,
    url: str | None,
    lang: str | None,
    output: str,
) -> None:
    """Keep pages and read them into the register.

    A file is an HTML page, a plain-text capture, a PDF with a text layer, or a web archive (.warc, .warc.gz, .wacz) with many
    pages in it; a folder stands for the pages in it; what begins with http:// or
    https:// is fetched. The original of each page is kept as evidence, its events are
    read and merged with what other pages tell. Adding the same page twice changes nothing.
    """
    inputs = inputs_from(files, manifest, published, captured, url, lang)
    from habeas.register.opening import open_register

    open_register()
    from habeas.register.add import add as add_pages

    done: list[Added] = []
    with progress("Keeping and reading", inputs.total) as advance:
        for added in add_pages(inputs):
            done.append(added)
            _say(added, output)
            advance(added.page_id)
    say_left_out(inputs)
    if not done:
        click.echo("habeas: nothing was kept: no page was found in what was handed in", err=True)
        ctx.exit(REFUSED)
    if output == "table":
        click.echo(_summary(done))


def _say(added: Added, output: str) -> None:
    if output == "jsonl":
        json_line({"page": added.page_id, "key": added.key, "new": added.is_new, "events": added.readings})
    elif added.is_new:
        click.echo(f"{added.page_id}: kept, {in_words(added)}")
    else:
        click.echo(f"{added.page_id}: already kept")


def in_words(added: Added) -> str:
    """What was read from a page, or why nothing was."""
    if not added.segments:
        return "no text of an article or brief found in it"
    return f"{_counted(added.readings, 'event')} read" if added.is_read else "not read: its language is not read yet"


def _summary(done: list[Added]) -> str:
    new = [added for added in done if added.is_new]
    if not new:
        return f"Nothing new: {_counted(len(done), 'page')} already kept."
    before = f", {len(done) - len(new)} already kept" if len(done) > len(new) else ""
    return f"{_counted(len(new), 'page')} kept{before}; {_counted(sum(a.readings for a in new), 'event')} read from them."


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


_VERIFY_EXAMPLES = """\b
Examples:
  habeas verify
  habeas verify --format jsonl
  habeas verify --tsa-ca authorities.pem

Exit codes: 0 all is well; 1 the register cannot be used; 3 faults were found."""


@click.command(short_help="Check that everything kept is as it was written.", epilog=_VERIFY_EXAMPLES)
@click.option(
    "--tsa-ca",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Certificates (PEM) of the time-stamp authorities you trust; signatures of time stamps are checked against them.",
)
@output_format("table")
@click.pass_context
def verify(ctx: click.Context, tsa_ca: Path | None, output: str) -> None:
    """Check that everything kept is as it was written.

    Reads every original against its digests, every row against its original, every quote against its text, every time stamp
    against its file, and looks whether the database still refuses to change what is kept. Notes are no faults: files and records
    that nobody names, time stamps that failed or are missing.
    """
    from habeas.register.opening import open_register

    open_register()
    from habeas.register.queries import figures
    from habeas.register.timestamps import authorities_in
    from habeas.register.verify import notes
    from habeas.register.verify import verify as faults_found

    faults = list(faults_found(authorities_in(tsa_ca) if tsa_ca is not None else ()))
    for note in notes():
        if output == "jsonl":
            json_line({"what": note.what, "note": note.remark})
        else:
            click.echo(f"note: {note}")
    for fault in faults:
        if output == "jsonl":
            json_line({"what": fault.what, "problem": fault.problem})
        else:
            click.echo(str(fault))
    if faults:
        click.echo(f"habeas: {_counted(len(faults), 'fault')} found", err=True)
        ctx.exit(FAULTS_FOUND)
    if output == "table":
        click.echo(f"All is well: {_counted(figures().pages, 'page')} checked.")


_TIMESTAMP_EXAMPLES = """\b
Examples:
  habeas timestamp --authority https://freetsa.org/tsr
  HABEAS_TSA_URL=https://tsa.example.org/tsr habeas timestamp

Exit codes: 0 every file is stamped; 1 the authority did not stamp a file (run it again later: what is stamped stays so), or the
register cannot be used; 2 called wrongly."""


@click.command(short_help="Have the originals' files time-stamped by an authority.", epilog=_TIMESTAMP_EXAMPLES)
@click.option(
    "--authority",
    metavar="URL",
    envvar="HABEAS_TSA_URL",
    show_envvar=True,
    help="The address of the time-stamp authority (RFC 3161).",
)
@click.pass_context
def timestamp(ctx: click.Context, authority: str | None) -> None:
    """Have the originals' files time-stamped by an authority.

    Finishes the WARC file that is being written to, writes its SHA-256 beside it, and sends nothing but the digest of that to the
    authority. Its answer, kept beside the file, proves later that the originals were there by then and have not been changed.
    """
    if not authority:
        raise click.UsageError("name the time-stamp authority with --authority or HABEAS_TSA_URL")
    from habeas.register.opening import open_register

    open_register()
    from habeas.register.timestamps import stamp_all

    failed = 0
    for stamped in stamp_all(authority):
        if stamped.granted_at is None:
            failed += 1
            click.echo(f"habeas: {stamped.file}: time stamp failed: {stamped.problem}", err=True)
        else:
            before = "" if stamped.is_new else "already "
            click.echo(f"{stamped.file}: {before}stamped at {stamped.granted_at:%Y-%m-%d %H:%M:%S} UTC")
    if failed:
        ctx.exit(REFUSED)


_REBUILD_EXAMPLES = """\b
Examples:
  habeas rebuild
  habeas rebuild --check

Exit codes: 0 done, or with --check the record is what follows from what is kept; 1 the register cannot be used; 3 with --check,
it is not."""


@click.command(short_help="Make the record anew from what is kept, or check it.", epilog=_REBUILD_EXAMPLES)
@click.option("--check", is_flag=True, help="Change nothing; say where the record differs from what follows from what is kept.")
@click.pass_context
def rebuild(ctx: click.Context, check: bool) -> None:
    """Make the record anew from what is kept, or check it.

    People, events and appeals all follow from the readings of the pages kept; this folds them again.
    """
    from habeas.register.opening import open_register

    open_register()
    from habeas.register.record import differences
    from habeas.register.record import rebuild as rebuild_record

    found = differences() if check else rebuild_record()
    for difference in found:
        click.echo(
            f"{difference.table}: {len(difference.missing)} missing, {len(difference.surplus)} too many, "
            f"{len(difference.changed)} changed"
        )
    if not found:
        click.echo("The record is what follows from what is kept.")
    elif check:
        click.echo("habeas: the record differs; `habeas rebuild` makes it anew", err=True)
        ctx.exit(FAULTS_FOUND)
    else:
        click.echo("The record was made anew.")
