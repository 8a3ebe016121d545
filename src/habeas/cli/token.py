"""`habeas token`: which programs may ask the register over HTTP."""

from __future__ import annotations

import click

from habeas.cli.options import opened_register, output_format
from habeas.cli.output import json_line, table
from habeas.register.accounts import Role

_EXAMPLES = """\b
Examples:
  habeas token add "weekly report" --role viewer
  habeas token list
  habeas token revoke "weekly report"

Exit codes: 0 done; 1 there is no such token, or it cannot be made so; 2 called wrongly."""


@click.group(short_help="Which programs may ask the register over HTTP.", epilog=_EXAMPLES)
def token() -> None:
    """Which programs may ask the register over HTTP.

    A program shows its token as "Authorization: Bearer TOKEN". While the register has neither an account nor a token, the API
    answers this machine alone and asks for nothing.
    """


_ADD_EXAMPLES = """\b
Examples:
  habeas token add "weekly report"

Exit codes: 0 done; 1 the name is taken; 2 called wrongly."""


@token.command(short_help="Make a token and print it, this once.", epilog=_ADD_EXAMPLES)
@click.argument("name")
@click.option(
    "--role",
    default=str(Role.VIEWER),
    show_default=True,
    type=click.Choice([str(role) for role in Role]),
    help="What the program may do; the API only reads so far, which a viewer may.",
)
def add(name: str, role: str) -> None:
    """Make a token for the program NAME and print it.

    It cannot be shown again: only a digest of it is kept.
    """
    opened_register()
    from habeas.register.accounts.tokens import add_token

    click.echo(add_token(name, Role(role)))


_LIST_EXAMPLES = """\b
Examples:
  habeas token list
  habeas token list --format jsonl

Exit codes: 0 done; 1 the register cannot be used; 2 called wrongly."""


@token.command("list", short_help="Show the tokens by name, revoked ones too.", epilog=_LIST_EXAMPLES)
@output_format("table")
def list_tokens(output: str) -> None:
    """Show the tokens by name, revoked ones too."""
    opened_register()
    from habeas.register.accounts.tokens import tokens

    found = tokens()
    if output == "jsonl":
        for one in found:
            revoked = one.revoked_at.isoformat() if one.revoked_at else None
            json_line({"name": one.name, "role": one.role, "made_at": one.made_at.isoformat(), "revoked_at": revoked})
        return
    if not found:
        click.echo("There is no token. One is made with: habeas token add NAME")
        return
    rows = (
        (one.name, one.role, f"{one.made_at:%Y-%m-%d}", f"{one.revoked_at:%Y-%m-%d}" if one.revoked_at else "") for one in found
    )
    table("Tokens", ("Name", "Role", "Made", "Revoked"), rows)


_REVOKE_EXAMPLES = """\b
Examples:
  habeas token revoke "weekly report"

Exit codes: 0 done; 1 there is no such token, or it is revoked already; 2 called wrongly."""


@token.command(short_help="Let a token open nothing any more.", epilog=_REVOKE_EXAMPLES)
@click.argument("name")
def revoke(name: str) -> None:
    """Let the token NAME open nothing any more; it holds at once."""
    opened_register()
    from habeas.register.accounts.tokens import revoke_token

    click.echo(f"{revoke_token(name).name} is revoked")
