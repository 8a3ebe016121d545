"""`habeas review`: what waits for a person, and what a person decides of events."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from habeas.cli.options import Day, by_and_why, opened_register, output_format
from habeas.cli.output import json_line, table
from habeas.model import EventType, Sex

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from habeas.register.models import Decision

_EXAMPLES = """\b
Examples:
  habeas review queue --limit 20
  habeas review accept abcdefghijklmnop --by "N. Reviewer" --why "as the page says"
  habeas review correct abcdefghijklmnop term P8Y --by "N. Reviewer" --why "eight years, third paragraph"
  habeas review undo cdefghijklmnopqr --by "N. Reviewer" --why "the wrong event"

Exit codes: 0 done; 1 there is no such event or decision, or it cannot be; 2 called wrongly."""


@click.group(short_help="What waits for a person, and what a person decides of events.", epilog=_EXAMPLES)
def review() -> None:
    """What waits for a person, and what a person decides of events.

    An event enters the record, as reported, where the policy lets it (see entering.yaml); as confirmed once a person accepted or
    corrected it. Every decision names who made it and why, and can be undone.
    """


def _examples(*lines: str, refused: str = "there is no such event or decision, or it cannot be") -> str:
    """The end of a command's help."""
    shown = "".join(f"  habeas review {line}\n" for line in lines)
    return f"\b\nExamples:\n{shown}\nExit codes: 0 done; 1 {refused}; 2 called wrongly."


@review.command(
    short_help="Which events wait, the most consequential first.",
    epilog=_examples("queue --limit 20", "queue --type sentence --format jsonl"),
)
@click.option("--type", "kinds", multiple=True, type=click.Choice(list(EventType)), help="Of this type; may be repeated.")
@click.option("--frame", default="", help="Read by this frame.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many at most.")
@output_format("table")
def queue(kinds: tuple[str, ...], frame: str, limit: int, output: str) -> None:
    """Which events wait for a person, the most consequential first: those that did not enter the record, then the reported."""
    opened_register()
    from habeas.register.models import EventRow
    from habeas.register.queries import views_of
    from habeas.register.reviewing import queue as waiting

    whole = waiting(only=[EventType(kind) for kind in kinds], frame=frame)
    keys = [one.key for one in whole.first(limit)]
    found = {view.key: view for view in views_of(EventRow.objects.filter(key__in=keys))}
    shown = [found[key] for key in keys]
    if output == "jsonl":
        for view in shown:
            source = view.sources[0]
            told = {"quote": source.quote, "page": source.page.page_id, "frame": source.frame}
            named = {"people": [name.name for name in view.people], "date": str(view.date or "")}
            json_line({"event": view.key, "type": view.type, "standing": view.standing, **named, **told})
        return
    if not shown:
        click.echo("Nothing waits.")
        return
    rows = [
        (
            view.key,
            view.standing,
            view.type.replace("_", " "),
            ", ".join(name.name for name in view.people),
            str(view.date or ""),
            view.sources[0].quote,
        )
        for view in shown
    ]
    note = f"{len(whole)} wait; the first {len(rows)} are shown." if len(whole) > len(rows) else ""
    table("To be looked at", ("Event", "Stands", "What", "Whom", "When", "Read from"), rows, note=note)


def _plain_decision(name: str, of: str, summary: str, explained: str, why: str) -> None:
    """Makes the command of a decision that says no more than by whom it is and why."""
    refused = {} if of == "event" else {"refused": "there is nobody with such a mention"}
    epilog = _examples(f'{name} abcdefghijklmnop --by "N. Reviewer" --why "{why}"', **refused)

    @review.command(name, short_help=summary, help=explained, epilog=epilog)
    @click.argument("subject", metavar=of.upper())
    @by_and_why
    def decided(subject: str, by: str, why: str) -> None:
        opened_register()
        from habeas.register import decisions

        decide: Callable[..., Decision] = getattr(decisions, name.replace("-", "_"))
        _said(decide(subject, by=by, why=why))


_A_PERSON = "MENTION: the key of a person or of a mention."

_plain_decision(
    "accept",
    "event",
    "The page says so.",
    "The page says what was read from it. EVENT: the key of an event or of a reading.",
    "as the page says",
)
_plain_decision(
    "reject",
    "event",
    "The page does not say so.",
    "The page does not say what was read from it: the event leaves the record.",
    "it is a demand",
)
_plain_decision(
    "publish",
    "event",
    "It may be shown to everyone.",
    "The event may be shown to everyone, once it is confirmed.",
    "the family agreed",
)
_plain_decision(
    "withhold",
    "event",
    "It is shown to nobody without an account.",
    "The event is shown to nobody without an account.",
    "the family asked",
)
_plain_decision(
    "publish-person",
    "mention",
    "Somebody may be shown to everyone.",
    f"Somebody may be shown to everyone, with every confirmed event about them that is not withheld. {_A_PERSON}",
    "the family agreed",
)
_plain_decision(
    "withhold-person",
    "mention",
    "Somebody is shown to nobody without an account.",
    f"Somebody is shown to nobody without an account: not named, and not counted. {_A_PERSON}",
    "the family asked",
)


@review.command(
    short_help="Another value for a field.",
    epilog=_examples(
        'correct abcdefghijklmnop term P8Y --by "N. Reviewer" --why "eight years, third paragraph"',
        'correct abcdefghijklmnop place "" --by "N. Reviewer" --why "no place is named"',
    ),
)
@click.argument("event")
@click.argument("field")
@click.argument("value")
@by_and_why
def correct(event: str, field: str, value: str, by: str, why: str) -> None:
    """Another value for a field of an event, in the form of the vocabulary: a date such as 2014-05-06, a term such as P8Y, a
    text; a list (people, charges, demands) as JSON. An empty VALUE empties the field."""
    opened_register()
    from habeas.register.decisions import amend

    _said(amend(event, field, _plain(value), by=by, why=why))


@review.command(
    short_help="Two events are one.",
    epilog=_examples('merge abcdefghijklmnop bcdefghijklmnopq --by "N. Reviewer" --why "one beating"'),
)
@click.argument("event")
@click.argument("other")
@by_and_why
def merge(event: str, other: str, by: str, why: str) -> None:
    """Two events of one type are one."""
    opened_register()
    from habeas.register.decisions import same_event

    _said(same_event(event, other, by=by, why=why))


@review.command(
    short_help="A reading tells of another event.",
    epilog=_examples('split abcdefghijklmnop bcdefghijklmnopq --by "N. Reviewer" --why "another hearing"'),
)
@click.argument("event")
@click.argument("reading")
@by_and_why
def split(event: str, reading: str, by: str, why: str) -> None:
    """One of the readings of an event tells of another."""
    opened_register()
    from habeas.register.decisions import different_events

    _said(different_events(event, reading, by=by, why=why))


@review.command(
    short_help="Who regards somebody as a political prisoner.",
    epilog=_examples(
        'assess abcdefghijklmnop --organisation "Union for Freedom" --since 2014-05-08 \\\n'
        '    --definition pace-1900 --criterion a --by "N. Reviewer" --why "their list of May"'
    ),
)
@click.argument("mention")
@click.option("--organisation", required=True, help="Whose view it is.")
@click.option("--since", required=True, type=Day(), help="The day of the statement.")
@click.option("--until", type=Day(), help="The day it was given up.")
@click.option("--definition", default="", help="By which definition (a key of definitions.yaml); else its own.")
@click.option("--criterion", "criteria", multiple=True, help="Which criterion of it is met; may be repeated.")
@click.option("--statement", default="", help="Where it was said: an address, or a reference.")
@by_and_why
def assess(
    mention: str,
    organisation: str,
    since: dt.date,
    until: dt.date | None,
    definition: str,
    criteria: tuple[str, ...],
    statement: str,
    by: str,
    why: str,
) -> None:
    """Note that an organisation regards somebody as a political prisoner. MENTION: the key of a person or of a mention."""
    opened_register()
    from habeas.register.decisions import Assessing
    from habeas.register.decisions import assess as note

    view = Assessing(
        organisation=organisation, since=since, until=until, definition=definition, criteria=criteria, statement=statement
    )
    _said(note(mention, view, by=by, why=why))


@review.command(
    short_help="Whether somebody is a woman or a man.",
    epilog=_examples(
        'sex abcdefghijklmnop female --by "N. Documenter" --why "her lawyer"', refused="there is nobody with such a mention"
    ),
)
@click.argument("mention")
@click.argument("said", metavar="SEX", type=click.Choice([*map(str, Sex), "unknown"]))
@by_and_why
def sex(mention: str, said: str, by: str, why: str) -> None:
    """Whether somebody is a woman (female), a man (male) or neither (other); unknown: it is not known, whatever the sources say.
    It overrules what pages and lists say. MENTION: the key of a person or of a mention."""
    opened_register()
    from habeas.register.decisions import say_sex

    _said(say_sex(mention, None if said == "unknown" else Sex(said), by=by, why=why))


@review.command(
    short_help="Take a person's decision back.",
    epilog=_examples('undo cdefghijklmnopqr --by "N. Reviewer" --why "the wrong event"'),
)
@click.argument("decision")
@by_and_why
def undo(decision: str, by: str, why: str) -> None:
    """Take a person's decision back: what stood before it stands again."""
    opened_register()
    from habeas.register.decisions import take_back

    taken = take_back(decision, by=by, why=why)
    click.echo(f"{decision} ({taken.kind.replace('_', ' ')}, {_about(taken)}) was taken back by {by}")


def _said(made: Decision) -> None:
    click.echo(f"{made.key}: {made.kind.replace('_', ' ')}, {_about(made)}, decided by {made.decided_by}")


def _about(made: Decision) -> str:
    kind, *names = made.names
    return f"{kind.replace('_', ' ')} of {', '.join(names)}" if names else kind.replace("_", " ")


def _plain(value: str) -> Any:
    if not value.strip():
        return None
    if value.lstrip()[:1] in "[{":
        try:
            return json.loads(value)
        except json.JSONDecodeError as error:
            raise click.UsageError(f"{value!r} is no JSON: {error}") from None
    return value
