"""`habeas account`: who may sign in to the web app."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, BinaryIO

import click

from habeas.cli.options import opened_register, output_format, text_in
from habeas.cli.output import json_line, table
from habeas.register.accounts import Role

if TYPE_CHECKING:
    from habeas.register.models import Account

_EXAMPLES = """\b
Examples:
  habeas account add "Aysel Umudova" --role administrator
  habeas account list
  habeas account close "Aysel Umudova"

Exit codes: 0 done; 1 there is no such account, or it cannot be made or changed so; 2 called wrongly."""

_ROLE = click.Choice([str(role) for role in Role])
_password_file = click.option(
    "--password-file",
    type=click.File("rb"),
    metavar="FILE",
    help="Where the password is read from, - for standard input; without it you are asked for it, twice and unseen.",
)


@click.group(short_help="Who may sign in to the web app, and in which role.", epilog=_EXAMPLES)
def account() -> None:
    """Who may sign in to the web app, and in which role.

    While there is no account, the web app answers this machine alone and asks for nothing. As soon as there is one, it asks
    everyone to sign in. A viewer reads; a documenter also writes and reads notes; a reviewer also decides; an administrator also
    sees who was shown confidential notes.
    """


_ADD_EXAMPLES = """\b
Examples:
  habeas account add "Aysel Umudova" --role administrator
  pass show habeas | habeas account add "Aysel Umudova" --role reviewer --password-file -

Exit codes: 0 done; 1 the name is taken or the password too weak; 2 called wrongly."""


@account.command(short_help="Make an account.", epilog=_ADD_EXAMPLES)
@click.argument("name")
@click.option("--role", required=True, type=_ROLE, help="What they may do.")
@_password_file
def add(name: str, role: str, password_file: BinaryIO | None) -> None:
    """Make an account for NAME."""
    opened_register()
    from habeas.register.accounts.keeping import add_account, refuse_name

    refuse_name(name)
    made = add_account(name, Role(role), _password(password_file))
    click.echo(f"{made.name} may sign in as {made.role}")


_LIST_EXAMPLES = """\b
Examples:
  habeas account list
  habeas account list --format jsonl

Exit codes: 0 done; 1 the register cannot be used; 2 called wrongly."""


@account.command("list", short_help="Show the accounts, closed ones too.", epilog=_LIST_EXAMPLES)
@output_format("table")
def list_accounts(output: str) -> None:
    """Show the accounts, closed ones too."""
    opened_register()
    from habeas.register.accounts.keeping import accounts

    found = accounts()
    if output == "jsonl":
        for one in found:
            json_line(_plain(one))
        return
    if not found:
        click.echo("There is no account: the web app answers this machine alone. One is made with: habeas account add")
        return
    columns = ("Name", "Role", "Standing", "Second step", "Last signed in")
    table("Accounts", columns, [_row(one) for one in found])


def _plain(one: Account) -> dict[str, object]:
    return {
        "name": one.name,
        "role": one.role,
        "open": one.is_active,
        "second_step": bool(one.totp_secret),
        "made_at": one.made_at.isoformat(),
        "closed_at": one.closed_at.isoformat() if one.closed_at else None,
        "last_signed_in_at": one.last_login.isoformat() if one.last_login else None,
    }


def _row(one: Account) -> tuple[str, ...]:
    standing = "open" if one.closed_at is None else f"closed {one.closed_at:%Y-%m-%d}"
    last = f"{one.last_login:%Y-%m-%d}" if one.last_login else "never"
    return (one.name, one.role, standing, "on" if one.totp_secret else "off", last)


_ROLE_EXAMPLES = """\b
Examples:
  habeas account role "Aysel Umudova" reviewer

Exit codes: 0 done; 1 there is no such account; 2 called wrongly."""


@account.command("role", short_help="Give an account another role.", epilog=_ROLE_EXAMPLES)
@click.argument("name")
@click.argument("role", type=_ROLE)
def change_role(name: str, role: str) -> None:
    """Give an account another role; it holds at once."""
    opened_register()
    from habeas.register.accounts import keeping

    changed = keeping.change_role(name, Role(role))
    click.echo(f"{changed.name} is {changed.role} now")


_NEW_EXAMPLES = """\b
Examples:
  habeas account password "Aysel Umudova"
  habeas account password "Aysel Umudova" --without-second-step

Exit codes: 0 done; 1 there is no such account, or the password is too weak; 2 called wrongly."""


@account.command("password", short_help="Give an account another password.", epilog=_NEW_EXAMPLES)
@click.argument("name")
@_password_file
@click.option("--without-second-step", is_flag=True, help="Switch the second step off too: for somebody who lost their phone.")
def change_password(name: str, password_file: BinaryIO | None, without_second_step: bool) -> None:
    """Give an account another password. It is signed out everywhere, and may try again at once after too many attempts."""
    opened_register()
    from habeas.register.accounts import keeping, second_step, signing_in

    changed = keeping.account_named(name)
    keeping.change_password(changed, _password(password_file))
    if without_second_step:
        second_step.switch_off(changed)
    signing_in.forget_attempts(signing_in.mark_of(changed.name))
    click.echo(f"{changed.name} has a new password{' and no second step' if without_second_step else ''}")


_CLOSE_EXAMPLES = """\b
Examples:
  habeas account close "Aysel Umudova"

Exit codes: 0 done; 1 there is no such account, or it is closed already; 2 called wrongly."""


@account.command(short_help="Let nobody sign in with an account any more.", epilog=_CLOSE_EXAMPLES)
@click.argument("name")
def close(name: str) -> None:
    """Let nobody sign in with an account any more. It is signed out at once, and kept: decisions and notes bear its name."""
    opened_register()
    from habeas.register.accounts.keeping import close_account

    click.echo(f"{close_account(name).name} is closed")


def _password(file: BinaryIO | None) -> str:
    """The password as typed or handed in, without the end of its line."""
    if file is not None:
        return text_in(file).removesuffix("\n").removesuffix("\r")
    if not sys.stdin.isatty():
        raise click.UsageError(
            "nobody can be asked for a password here: give it with --password-file FILE, or - for standard input"
        )
    typed: str = click.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True)
    return typed
