"""`habeas people`, `habeas events`, `habeas appeals`: what the register holds, as tables or JSON Lines."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

import click

from habeas.cli.options import Day, opened_register, output_format
from habeas.cli.output import json_line, table
from habeas.cli.words import charges_in_words, details
from habeas.model import Charge, Edtf, EventType, HabeasError, Term

if TYPE_CHECKING:
    from habeas.register.afterwards import Afterwards
    from habeas.register.queries import AppealView, EventView, PersonSummary
    from habeas.register.status import Status

_HOW_TO_FILL = "Pages are kept and read with: habeas add"

_PEOPLE_EXAMPLES = """\b
Examples:
  habeas people
  habeas people --on 2014-05-10 --held
  habeas people --format jsonl > people.jsonl

Exit codes: 0 done; 1 the register cannot be used; 2 called wrongly."""


@click.command(short_help="Who is held, since when, on what charge, until when.", epilog=_PEOPLE_EXAMPLES)
@click.option("--on", "day", type=Day(), metavar="DATE", help="As of this day, YYYY-MM-DD.  [default: today]")
@click.option("--held", is_flag=True, help="Only those who were, or may have been, held on that day.")
@output_format("table")
def people(day: dt.date | None, held: bool, output: str) -> None:
    """Who is held, since when, on what charge, until when.

    Everyone of whom something is known by the day asked about, with where they stood then and the day on which that was last
    confirmed. What is shown is reported by the pages kept; `habeas events --person NAME` shows the sentences.
    """
    opened_register()
    from habeas.register.queries import people as people_on

    day = day or dt.date.today()
    found = people_on(day, held_only=held)
    if output == "jsonl":
        for summary in found:
            json_line(plain(summary))
        return
    if not found:
        click.echo(f"Nobody is known of{' as held' if held else ''} on {day}. {_HOW_TO_FILL}")
        return
    title = f"{'Held' if held else 'People and where they stood'} on {day}"
    columns = ("Name", "Status", "Held since", "Charges", "Court, judge", "Until", "Last confirmed")
    listed = any(summary.lists for summary in found)
    rows = [(*_person_row(summary), *(("; ".join(summary.lists),) if listed else ())) for summary in found]
    table(title, (*columns, "On lists") if listed else columns, rows, note=_people_note(found))


def _person_row(summary: PersonSummary) -> tuple[str, ...]:
    status = summary.status
    if status is None:
        return (summary.name, "", "", "", "", "", "")
    since = f"{'by ' if status.since.at_latest else ''}{status.since.date}" if status.since else ""
    until = f"{status.until.date}{'*' if status.until.computed else ''}" if status.until else ""
    return (
        summary.name,
        status_words(status),
        since,
        charges_in_words([charge.to_json() for charge, _ in status.charges]),
        ", ".join(stated.text for stated in (status.court, status.judge) if stated is not None),
        until,
        str(status.confirmed or ""),
    )


def status_words(status: Status) -> str:
    from habeas.register.status import Kind

    words = str(status.kind)
    if status.outcome and not status.held:
        words += f" ({status.outcome.replace('_', ' ')})"
    if not status.held and status.kind is not Kind.UNKNOWN and status.date is not None:
        words += f", {status.date}"
    if status.unconfirmed:
        words += ", unconfirmed"
    return words if status.certain else f"{words} (dates leave it open)"


def _people_note(found: tuple[PersonSummary, ...]) -> str:
    known = [summary.status for summary in found if summary.status is not None]
    held = [status for status in known if status.held]
    doubtful = sum(1 for status in held if status.unconfirmed)
    notes = [f"{len(held) - doubtful} held, {doubtful} more last reported as held; {len(found)} known of."]
    if any(status.until is not None and status.until.computed for status in known):
        notes.append("* computed from the term; no page states it.")
    if any(status.unconfirmed for status in known):
        notes.append("unconfirmed: the term has ended or a year has passed, and no page has said anything since.")
    return " ".join(notes)


_EVENTS_EXAMPLES = """\b
Examples:
  habeas events --type sentence --since 2014-01-01
  habeas events --person "Rashad Hasanov"
  habeas events --format jsonl > events.jsonl

Exit codes: 0 done; 1 the register cannot be used, or there is nobody of that name; 2 called wrongly."""


@click.command(short_help="What happened, with the sentences that say so.", epilog=_EVENTS_EXAMPLES)
@click.option(
    "--type",
    "types",
    multiple=True,
    type=click.Choice([str(kind) for kind in EventType]),
    help="Only this type; may be repeated.",
)
@click.option("--person", metavar="NAME", help="Only those of this person: words of a name in any spelling known, or a key.")
@click.option("--since", type=Day(), metavar="DATE", help="Only what may have been on this day or later.")
@click.option("--until", type=Day(), metavar="DATE", help="Only what may have been on this day or earlier.")
@output_format("table")
def events(types: tuple[str, ...], person: str | None, since: dt.date | None, until: dt.date | None, output: str) -> None:
    """What happened, with the sentences that say so.

    Each event once, however many pages report it; in brackets, how many of these are independent sources: pages that print one
    story, or quote it, are one. As JSON Lines with every source: the page, the segment, the quote and its span.
    """
    opened_register()
    from habeas.register.queries import EventFilter
    from habeas.register.queries import events as events_found

    wanted = EventFilter(
        types=tuple(EventType(kind) for kind in types),
        person=one_person(person) if person is not None else None,
        since=since,
        until=until,
    )
    found = events_found(wanted)
    if output == "jsonl":
        for event in found:
            json_line(plain(event))
        return
    if not found:
        click.echo(f"No such event is known. {_HOW_TO_FILL}")
        return
    table("Events", ("Date", "What", "Who", "Details", "Pages (sources)"), (_event_row(event) for event in found))


def one_person(words: str) -> str:
    from habeas.register.queries import people_named

    found = people_named(words)
    if not found:
        raise HabeasError(f"there is nobody named {words!r} in the register")
    if len(found) > 1:
        named = "; ".join(f"{one.name} ({one.key})" for one in found[:5])
        raise HabeasError(f"{len(found)} people are named {words!r}; give a key: {named}")
    return found[0].key


def _event_row(event: EventView) -> tuple[str, ...]:
    return (
        _when(event),
        event.type.replace("_", " "),
        ", ".join(name.name for name in event.people) or event.group,
        details(plain(event)),
        f"{event.pages} ({event.independent_sources})",
    )


def _when(event: EventView) -> str:
    return str(event.date) if event.date is not None else f"(by {event.told_by})" if event.told_by else ""


_APPEALS_EXAMPLES = """\b
Examples:
  habeas appeals
  habeas appeals --unanswered
  habeas appeals --person "Ilkin Rustamzade" --format jsonl

Exit codes: 0 done; 1 the register cannot be used; 2 called wrongly."""


@click.command(short_help="Who asked whom for what, and what came back.", epilog=_APPEALS_EXAMPLES)
@click.option("--person", default=None, metavar="NAME", help="Those that name this person: words of a name, or a key.")
@click.option("--unanswered", is_flag=True, help="Those to which no answer is known.")
@output_format("table")
def appeals(person: str | None, unanswered: bool, output: str) -> None:
    """Who asked whom for what, what came back, and what happened later to those named: that it came later, not that it came of
    it."""
    opened_register()
    from habeas.register.queries import appeals as appeals_found

    found = appeals_found(one_person(person) if person is not None else None, answered=False if unanswered else None)
    if output == "jsonl":
        for appeal in found:
            json_line(plain(appeal))
        return
    if not found:
        click.echo(f"No appeal is known. {_HOW_TO_FILL}")
        return
    columns = ("Date", "Who asked", "Whom", "For whom", "For what", "Answer", "Later")
    table("Appeals and their answers", columns, (_appeal_row(appeal) for appeal in found))


def _appeal_row(appeal: AppealView) -> tuple[str, ...]:
    event = appeal.event
    count = f" ({event.count})" if event.count and event.count_of != "people" else ""
    whom = event.addressee + (f", about {event.target}" if event.target and event.target != event.addressee else "")
    occasion = f" (at {event.occasion})" if event.occasion else ""
    answers = "; ".join(_answer(answer.event) for answer in appeal.answers)
    return (
        _when(event),
        event.actor + count,
        whom,
        ", ".join(name.name for name in event.people) or event.group,
        "; ".join(event.demands) + occasion,
        answers or "none known",
        "; ".join(map(_later, appeal.afterwards)),
    )


def _later(after: Afterwards) -> str:
    what = after.type.replace("_", " ") + (f" ({after.outcome.replace('_', ' ')})" if after.outcome else "")
    when = f"{after.days} days later" if after.days is not None else str(after.date)
    return f"{after.name}: {what}, {when}"


def _answer(response: EventView) -> str:
    when = f", {response.date}" if response.date is not None else ""
    return f"{response.actor or 'someone'}: {response.outcome.replace('_', ' ') or 'answered'}{when}"


def plain(value: Any) -> Any:
    """Values as JSON has them; what holds nothing is left out of objects."""
    if is_dataclass(value) and not isinstance(value, (Edtf, Term)):
        filled = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {name: held for name, held in filled.items() if held not in (None, "", [], {})}
    if isinstance(value, Charge):
        return value.to_json()
    if isinstance(value, dict):
        return {key: plain(held) for key, held in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(held) for held in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, (Edtf, Term, dt.date)) else value
