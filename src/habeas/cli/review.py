"""`habeas review`: what waits for a person, and what a person decides of events."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from habeas.cli.options import Day, opened_register, output_format
from habeas.cli.output import json_line, table
from habeas.model import EventType

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


_QUEUE_EXAMPLES = """\b
Examples:
  habeas review queue --limit 20
  habeas review queue --type sentence --format jsonl

Exit codes: 0 done; 1 there is no such event or decision, or it cannot be; 2 called wrongly."""


@review.command(short_help="Which events wait, the most consequential first.", epilog=_QUEUE_EXAMPLES)
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
    keys = [one.key for one in whole[:limit]]
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


_BY = click.option("--by", required=True, metavar="NAME", help="Who decides.")
_WHY = click.option("--why", required=True, help="The reason.")


_ACCEPT_EXAMPLES = """\b
Examples:
  habeas review accept abcdefghijklmnop --by "N. Reviewer" --why "as the page says"

Exit codes: 0 done; 1 there is no such event or decision, or it cannot be; 2 called wrongly."""


@review.command(short_help="The page says so.", epilog=_ACCEPT_EXAMPLES)
@click.argument("event")
@_BY
@_WHY
def accept(event: str, by: str, why: str) -> None:
    """The page says what was read from it. EVENT: the key of an event or of a reading."""
    _judge("accept", event, by, why)


_REJECT_EXAMPLES = """\b
Examples:
  habeas review reject abcdefghijklmnop --by "N. Reviewer" --why "it is a demand"

Exit codes: 0 done; 1 there is no such event or decision, or it cannot be; 2 called wrongly."""


@review.command(short_help="The page does not say so.", epilog=_REJECT_EXAMPLES)
@click.argument("event")
@_BY
@_WHY
def reject(event: str, by: str, why: str) -> None:
    """The page does not say what was read from it: the event leaves the record."""
    _judge("reject", event, by, why)


_PUBLISH_EXAMPLES = """\b
Examples:
  habeas review publish abcdefghijklmnop --by "N. Reviewer" --why "the family agreed"

Exit codes: 0 done; 1 there is no such event or decision, or it cannot be; 2 called wrongly."""


@review.command(short_help="It may be shown to everyone.", epilog=_PUBLISH_EXAMPLES)
@click.argument("event")
@_BY
@_WHY
def publish(event: str, by: str, why: str) -> None:
    """The event may be shown to everyone, once it is confirmed."""
    _judge("publish", event, by, why)


_WITHHOLD_EXAMPLES = """\b
Examples:
  habeas review withhold abcdefghijklmnop --by "N. Reviewer" --why "the family asked"

Exit codes: 0 done; 1 there is no such event or decision, or it cannot be; 2 called wrongly."""


@review.command(short_help="It is shown to nobody without an account.", epilog=_WITHHOLD_EXAMPLES)
@click.argument("event")
@_BY
@_WHY
def withhold(event: str, by: str, why: str) -> None:
    """The event is shown to nobody without an account."""
    _judge("withhold", event, by, why)


_PUBLISH_PERSON_EXAMPLES = """\b
Examples:
  habeas review publish-person abcdefghijklmnop --by "N. Reviewer" --why "the family agreed"

Exit codes: 0 done; 1 there is nobody with such a mention; 2 called wrongly."""


@review.command("publish-person", short_help="Somebody may be shown to everyone.", epilog=_PUBLISH_PERSON_EXAMPLES)
@click.argument("mention")
@_BY
@_WHY
def publish_person(mention: str, by: str, why: str) -> None:
    """Somebody may be shown to everyone, with every confirmed event about them that is not withheld. MENTION: the key of a person
    or of a mention."""
    _judge("publish_person", mention, by, why)


_WITHHOLD_PERSON_EXAMPLES = """\b
Examples:
  habeas review withhold-person abcdefghijklmnop --by "N. Reviewer" --why "the family asked"

Exit codes: 0 done; 1 there is nobody with such a mention; 2 called wrongly."""


@review.command("withhold-person", short_help="Somebody is shown to nobody without an account.", epilog=_WITHHOLD_PERSON_EXAMPLES)
@click.argument("mention")
@_BY
@_WHY
def withhold_person(mention: str, by: str, why: str) -> None:
    """Somebody is shown to nobody without an account: not named, and not counted. MENTION: the key of a person or of a
    mention."""
    _judge("withhold_person", mention, by, why)


_CORRECT_EXAMPLES = """\b
Examples:
  habeas review correct abcdefghijklmnop term P8Y --by "N. Reviewer" --why "eight years, third paragraph"
  habeas review correct abcdefghijklmnop place "" --by "N. Reviewer" --why "no place is named"

Exit codes: 0 done; 1 there is no such event or decision, or it cannot be; 2 called wrongly."""


@review.command(short_help="Another value for a field.", epilog=_CORRECT_EXAMPLES)
@click.argument("event")
@click.argument("field")
@click.argument("value")
@_BY
@_WHY
def correct(event: str, field: str, value: str, by: str, why: str) -> None:
    """Another value for a field of an event, in the form of the vocabulary: a date such as 2014-05-06, a term such as P8Y, a
    text; a list (people, charges, demands) as JSON. An empty VALUE empties the field."""
    opened_register()
    from habeas.register.decisions import amend

    _said(amend(event, field, _plain(value), by=by, why=why))


_MERGE_EXAMPLES = """\b
Examples:
  habeas review merge abcdefghijklmnop bcdefghijklmnopq --by "N. Reviewer" --why "one beating"

Exit codes: 0 done; 1 there is no such event or decision, or it cannot be; 2 called wrongly."""


@review.command(short_help="Two events are one.", epilog=_MERGE_EXAMPLES)
@click.argument("event")
@click.argument("other")
@_BY
@_WHY
def merge(event: str, other: str, by: str, why: str) -> None:
    """Two events of one type are one."""
    opened_register()
    from habeas.register.decisions import same_event

    _said(same_event(event, other, by=by, why=why))


_SPLIT_EXAMPLES = """\b
Examples:
  habeas review split abcdefghijklmnop bcdefghijklmnopq --by "N. Reviewer" --why "another hearing"

Exit codes: 0 done; 1 there is no such event or decision, or it cannot be; 2 called wrongly."""


@review.command(short_help="A reading tells of another event.", epilog=_SPLIT_EXAMPLES)
@click.argument("event")
@click.argument("reading")
@_BY
@_WHY
def split(event: str, reading: str, by: str, why: str) -> None:
    """One of the readings of an event tells of another."""
    opened_register()
    from habeas.register.decisions import different_events

    _said(different_events(event, reading, by=by, why=why))


_ASSESS_EXAMPLES = """\b
Examples:
  habeas review assess abcdefghijklmnop --organisation "Union for Freedom" --since 2014-05-08 \\
    --definition pace-1900 --criterion a --by "N. Reviewer" --why "their list of May"

Exit codes: 0 done; 1 there is no such event or decision, or it cannot be; 2 called wrongly."""


@review.command(short_help="Who regards somebody as a political prisoner.", epilog=_ASSESS_EXAMPLES)
@click.argument("mention")
@click.option("--organisation", required=True, help="Whose view it is.")
@click.option("--since", required=True, type=Day(), help="The day of the statement.")
@click.option("--until", type=Day(), help="The day it was given up.")
@click.option("--definition", default="", help="By which definition (a key of definitions.yaml); else its own.")
@click.option("--criterion", "criteria", multiple=True, help="Which criterion of it is met; may be repeated.")
@click.option("--statement", default="", help="Where it was said: an address, or a reference.")
@_BY
@_WHY
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


_UNDO_EXAMPLES = """\b
Examples:
  habeas review undo cdefghijklmnopqr --by "N. Reviewer" --why "the wrong event"

Exit codes: 0 done; 1 there is no such event or decision, or it cannot be; 2 called wrongly."""


@review.command(short_help="Take a person's decision back.", epilog=_UNDO_EXAMPLES)
@click.argument("decision")
@_BY
@_WHY
def undo(decision: str, by: str, why: str) -> None:
    """Take a person's decision back: what stood before it stands again."""
    opened_register()
    from habeas.register.decisions import take_back

    taken = take_back(decision, by=by, why=why)
    click.echo(f"{decision} ({taken.kind.replace('_', ' ')}, {_about(taken)}) was taken back by {by}")


def _judge(kind: str, event: str, by: str, why: str) -> None:
    opened_register()
    from habeas.register import decisions

    judge: Callable[..., Decision] = getattr(decisions, kind)
    _said(judge(event, by=by, why=why))


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
