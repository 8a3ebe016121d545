"""The command `habeas`: arguments in, a call to the package that does the work, its answer printed. No rule lives here.

Always true: what is printed on standard output is the answer alone; errors are one line on standard error; the exit code says
what became of it: 0 done, 1 something handed in or the register was refused, 2 the command was called wrongly, 3 a check found
faults, 130 interrupted. A command's module is imported when the command is run.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final, NoReturn

import click

REFUSED: Final = 1
FAULTS_FOUND: Final = 3
INTERRUPTED: Final = 130

_COMMANDS: Final = {
    "read": ("reading", "Read pages and print the events found; keep nothing."),
    "segment": ("reading", "Cut pages into article and briefs and print these."),
    "add": ("keeping", "Keep pages and read them into the register."),
    "watch": ("watching", "Follow feeds and sitemaps, and keep the pages they name."),
    "people": ("asking", "Who is held, since when, on what charge, until when."),
    "status": ("status", "Who was held on a day, as known on another."),
    "person": ("person", "One person: times in custody and proceedings."),
    "events": ("asking", "What happened, with the sentences that say so."),
    "appeals": ("asking", "Who asked whom for what, and what came back."),
    "search": ("searching", "Find people, events and pages by words."),
    "identity": ("identity", "Who is who: what a human should decide, and what was decided."),
    "review": ("review", "What waits for a person, and what a person decides of events."),
    "list": ("lists", "Keep lists of people, and hold list against list."),
    "match": ("matching", "Say of pairs of names whether they are one person's, and why."),
    "publish": ("publishing", "Write what is published as a folder of web pages."),
    "serve": ("serving", "Open the register in a web browser."),
    "token": ("token", "Which programs may ask the register over HTTP."),
    "account": ("account", "Who may sign in to the web app, and in which role."),
    "note": ("note", "Notes on people and events, confidential ones too."),
    "verify": ("keeping", "Check that everything kept is as it was written."),
    "timestamp": ("keeping", "Have the originals' files time-stamped by an authority."),
    "rebuild": ("keeping", "Make the record anew from what is kept, or check it."),
    "backup": ("backup", "Write the whole register into one file."),
    "restore": ("backup", "Make an empty register hold what a backup holds."),
}

_NAMED_OTHERWISE: Final = {"list": "lists"}
"""Commands whose names Python has taken."""


class Commands(click.Group):
    """The commands by name; each is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"habeas.cli.{_COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, _NAMED_OTHERWISE.get(cmd_name, cmd_name))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in _COMMANDS.items()])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done; 1 something handed in, or the register, was refused; 2 called wrongly; 3 a check found faults; "
    "130 interrupted.",
)
@click.version_option(package_name="habeas", prog_name="habeas", message="%(prog)s %(version)s")
def habeas() -> None:
    """Pages about political prisoners in, sourced events out, a register of who is held.

    The register lives in the folder that HABEAS_HOME names (else in your user data folder), or in the PostgreSQL database that
    DATABASE_URL names.
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command and exits with its code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        outcome = habeas.main(arguments, prog_name="habeas", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx is not None else "habeas"
        return _said(f"{error.format_message()} (see '{command} --help')", error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _said("interrupted", INTERRUPTED)
    except OSError as error:
        return _said(_of_system(error), REFUSED)
    except Exception as error:
        if _is_a("habeas.model", "HabeasError", error):
            return _said(str(error), REFUSED)
        if _is_a("django.db", "DatabaseError", error):
            from habeas.register.failing import in_words

            return _said(in_words(error), REFUSED)  # type: ignore[arg-type]
        raise
    return outcome if isinstance(outcome, int) else 0


def _of_system(error: OSError) -> str:
    what = f"{error.filename or 'the register'}: {error.strerror or error}"
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"{what}; what was said to be done is kept; make room and run the command again"
    return what


def _is_a(module: str, name: str, error: Exception) -> bool:
    """Whether it is an error of a module that only some commands import: where nothing imported it, nothing raised its errors."""
    imported = sys.modules.get(module)
    return imported is not None and isinstance(error, getattr(imported, name))


def _said(message: str, code: int) -> int:
    click.echo(f"habeas: {' '.join(message.split())}", err=True)
    return code
