"""`habeas identity`: who is who, where a human has to decide."""

from __future__ import annotations

import click

from habeas.cli.options import by_and_why, opened_register, output_format
from habeas.cli.output import json_line, table

_EXAMPLES = """\b
Examples:
  habeas identity unsure
  habeas identity decide abcdefghijklmnop bcdefghijklmnopq --different --by "N. Reviewer" --why "two fathers in the file"
  habeas identity undo cdefghijklmnopqr --by "N. Reviewer" --why "I read the wrong file"

Exit codes: 0 done; 1 there is no such mention or decision; 2 called wrongly."""


@click.group(short_help="Who is who: what a human should decide, and what was decided.", epilog=_EXAMPLES)
def identity() -> None:
    """Who is who: what a human should decide, and what was decided.

    Rules join mentions of a name only where something beside the name speaks for it. What a person decides holds against every
    rule, and can be taken back.
    """


_UNSURE_EXAMPLES = """\b
Examples:
  habeas identity unsure
  habeas identity unsure --format jsonl

Exit codes: 0 done; 1 the register cannot be used; 2 called wrongly."""


@identity.command(short_help="Which mentions may be one person's.", epilog=_UNSURE_EXAMPLES)
@output_format("table")
def unsure(output: str) -> None:
    """Which mentions may be one person's, the likeliest first, with the keys to decide by."""
    opened_register()
    from habeas.register.decisions import open_questions

    questions = open_questions()
    if output == "jsonl":
        for one in questions:
            json_line({"mention": one.mention, "other": one.other, "names": list(one.names), "score": one.score, "why": one.why})
        return
    if not questions:
        click.echo("Nothing has to be decided.")
        return
    rows = [(one.names[0], one.mention, one.names[1], one.other, one.why) for one in questions]
    table("To be decided", ("Name", "Mention", "Name", "Mention", "Why it cannot be told"), rows)


_DECIDE_EXAMPLES = """\b
Examples:
  habeas identity decide abcdefghijklmnop bcdefghijklmnopq --same --by "N. Reviewer" --why "the same photograph"

Exit codes: 0 done; 1 there is no such mention; 2 called wrongly."""


@identity.command(short_help="Decide that two mentions are one person's, or two people's.", epilog=_DECIDE_EXAMPLES)
@click.argument("mention")
@click.argument("other")
@click.option("--same/--different", "same", required=True, default=None, help="One person, or two.")
@by_and_why
def decide(mention: str, other: str, same: bool, by: str, why: str) -> None:
    """Decide that two mentions (or rows of lists) are one person's, or two people's."""
    opened_register()
    from habeas.register.decisions import decide as decide_identity

    decided = decide_identity(mention, other, same=same, by=by, why=why)
    click.echo(f"{decided.key}: {' and '.join(decided.names)} are {'one person' if same else 'two people'}, decided by {by}")


_UNDO_EXAMPLES = """\b
Examples:
  habeas identity undo cdefghijklmnopqr --by "N. Reviewer" --why "I read the wrong file"

Exit codes: 0 done; 1 there is no such decision; 2 called wrongly."""


@identity.command(short_help="Take a person's decision back.", epilog=_UNDO_EXAMPLES)
@click.argument("decision")
@by_and_why
def undo(decision: str, by: str, why: str) -> None:
    """Take a person's decision back: what stood before it stands again."""
    opened_register()
    from habeas.register.decisions import take_back

    taken = take_back(decision, by=by, why=why)
    click.echo(f"{decision} about {' and '.join(taken.names)} was taken back by {by}")
