"""Options that several commands share, and the pages that they name."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

if TYPE_CHECKING:
    from habeas.capture import PageInputs

_Command = TypeVar("_Command", bound=Callable[..., Any])

EXAMPLES_FOLLOW = "\b\nExamples:\n"


class Day(click.ParamType[dt.date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            day = dt.date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            self.fail(f"{value!r} is no day; expected YYYY-MM-DD such as 2024-10-04", param, ctx)
        return day


def by_and_why(command: _Command) -> _Command:
    """The two things that every decision says."""
    why = click.option("--why", required=True, help="The reason.")
    by = click.option("--by", required=True, metavar="NAME", help="Who decides.")
    return by(why(command))


class Language(click.ParamType[str]):
    """The code of a language, such as en, ru or az."""

    name = "code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from habeas.capture import is_language_code

        if not is_language_code(str(value)):
            self.fail(f"{value!r} is no language code such as en, ru or az", param, ctx)
        return str(value)


class FileOrAddress(click.ParamType[Path | str]):
    """A file, or an address: what begins with http:// or https:// (or another scheme, which is refused as an address)."""

    name = "file or address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        if isinstance(value, Path):
            return value
        return str(value) if re.match(r"[a-z][a-z0-9+.-]+://", str(value), re.I) else Path(value)


def page_inputs(command: _Command) -> _Command:
    """The arguments that name pages: files and addresses with what is known of them, or a manifest."""
    for option in reversed(
        (
            click.argument("files", nargs=-1, type=FileOrAddress()),
            click.option(
                "--manifest",
                type=click.Path(path_type=Path),
                help="JSON Lines of {id, file or text, url, published, captured, lang}; files are relative to it.",
            ),
            click.option("--published", type=Day(), metavar="DATE", help="The day the page was published, YYYY-MM-DD."),
            click.option("--captured", type=Day(), metavar="DATE", help="The day the copy was made, YYYY-MM-DD."),
            click.option("--url", help="The page's address; for one file."),
            click.option(
                "--lang",
                default=None,
                type=Language(),
                metavar="CODE",
                help="The pages' language; told from their text unless given.",
            ),
        )
    ):
        command = option(command)
    return command


def inputs_from(
    files: tuple[Path | str, ...],
    manifest: Path | None,
    published: dt.date | None,
    captured: dt.date | None,
    url: str | None,
    lang: str | None,
) -> PageInputs:
    """The pages named, checked before the first is given out.

    Raises `click.UsageError`, `InputRefused`, `FetchRefused`, `ManifestRefused`.
    """
    from habeas.capture import inputs_from_files, inputs_from_manifest

    if manifest is None:
        if not files:
            raise click.UsageError("name the files or addresses to read, or a manifest with --manifest")
        return inputs_from_files(files, url=url, published=published, captured=captured, lang=lang)
    if files:
        raise click.UsageError("name files or a manifest, not both")
    given = {"--published": published, "--captured": captured, "--url": url, "--lang": lang}
    surplus = [option for option, value in given.items() if value is not None]
    if surplus:
        raise click.UsageError(f"{surplus[0]} is said in the manifest, page by page")
    return inputs_from_manifest(manifest)


def say_left_out(inputs: PageInputs) -> None:
    """On standard error: what the records of archives and files of folders were that are no pages, counted; losses are named."""
    counts: Counter[tuple[str, str]] = Counter()
    for left in inputs.left_out:
        if left.is_loss:
            click.echo(f"habeas: left out {left}", err=True)
        else:
            counts[left.kind, left.reason] += 1
    for (kind, reason), times in counts.most_common():
        click.echo(f"habeas: left out {times} {kind}{'' if times == 1 else 's'}: each {reason}", err=True)


def output_format(default: str) -> Callable[[_Command], _Command]:
    """`--format table|jsonl`."""
    return click.option(
        "--format",
        "output",
        type=click.Choice(["table", "jsonl"]),
        default=default,
        show_default=True,
        help="A table to look at, or JSON Lines for programs.",
    )


def text_in(file: BinaryIO) -> str:
    """The text of a file handed in. Raises `HabeasError` where it is none."""
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        from habeas.model import HabeasError

        raise HabeasError(f"{file.name}: is no text in UTF-8 (byte {error.start})") from None


def opened_register() -> None:
    """The register of `HABEAS_HOME`, ready to be asked; Django is loaded only now."""
    from habeas.register.opening import open_register

    open_register()
