"""`habeas search`: people, events and kept pages by words, in any spelling and script."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from habeas.cli.asking import plain, status_words
from habeas.cli.options import Day, opened_register
from habeas.cli.output import json_line, table
from habeas.model import EventType

if TYPE_CHECKING:
    from habeas.register.search.asking import EventHit, Found, PageHit, PersonHit

_EXAMPLES = """\b
Examples:
  habeas search "Ülvi Həsənli"
  habeas search Мамедов --in people --country Azerbaijan
  habeas search '"travel ban"' --in pages --since 2014-01-01 --json

Exit codes: 0 done, also where nothing is found; 1 the register cannot be used, or there is no word to search for; 2 called
wrongly."""

PARTS = ("people", "events", "pages")


@click.command(short_help="Find people, events and pages by words.", epilog=_EXAMPLES)
@click.argument("words", nargs=-1, required=True)
@click.option("--in", "parts", multiple=True, type=click.Choice(PARTS), help="Only these; may be repeated.  [default: all three]")
@click.option(
    "--type", "types", multiple=True, type=click.Choice([str(kind) for kind in EventType]), help="Only with such an event."
)
@click.option("--since", type=Day(), metavar="DATE", help="Only what may have been on this day or later.")
@click.option("--until", type=Day(), metavar="DATE", help="Only what may have been on this day or earlier.")
@click.option("--country", default="", metavar="NAME", help="Only with an event in this country, as far as it is known.")
@click.option(
    "--limit", default=20, show_default=True, type=click.IntRange(1, 100), help="So many people, events and pages at most."
)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines for programs in place of tables.")
def search(
    words: tuple[str, ...],
    parts: tuple[str, ...],
    types: tuple[str, ...],
    since: dt.date | None,
    until: dt.date | None,
    country: str,
    limit: int,
    as_json: bool,
) -> None:
    """Find people, events and pages by words.

    All words must be there; words in quotation marks must stand together. What is written so comes first, then other spellings
    and scripts, then what sounds alike; each hit says which. Events are searched by names, court, case and the like, pages by
    their texts.
    """
    opened_register()
    from habeas.register.search.asking import Question, events_found, pages_found, people_found

    kinds = tuple(EventType(kind) for kind in types)
    question = Question(words=" ".join(words), types=kinds, since=since, until=until, country=country)
    wanted = parts or PARTS
    asked = {
        "people": lambda: _people(people_found(question, on=dt.date.today(), limit=limit), as_json),
        "events": lambda: _events(events_found(question, limit=limit), as_json),
        "pages": lambda: _pages(pages_found(question, limit=limit), as_json),
    }
    found = [asked[part]() for part in PARTS if part in wanted]
    if not any(found) and not as_json:
        click.echo("Nothing is found. Try fewer words, another spelling, or fewer conditions.")


def _people(found: Found[PersonHit], as_json: bool) -> bool:
    if as_json:
        for hit in found.hits:
            _json(
                "person", hit, {"name": hit.name, "spelling": hit.spelling, "fit": hit.fit, "status": plain(hit.summary.status)}
            )
        return True
    rows = (
        (hit.name, hit.spelling, hit.way.why, status_words(hit.summary.status) if hit.summary.status else "", hit.key)
        for hit in found.hits
    )
    return _table("People", ("Name", "Found by", "Because", "Status", "Key"), list(rows), found.more)


def _events(found: Found[EventHit], as_json: bool) -> bool:
    if as_json:
        for hit in found.hits:
            _json("event", hit, {"matched": list(hit.matched), "event": plain(hit.event)})
        return True
    rows = (
        (
            str(hit.event.date or ""),
            hit.event.type.replace("_", " "),
            ", ".join(name.name for name in hit.event.people) or hit.event.group,
            "; ".join(hit.matched),
            hit.way.why,
        )
        for hit in found.hits
    )
    return _table("Events", ("Date", "What", "Who", "Found by", "Because"), list(rows), found.more)


def _pages(found: Found[PageHit], as_json: bool) -> bool:
    if as_json:
        for hit in found.hits:
            _json("page", hit, {**_place(hit), "title": hit.page.title, "url": hit.page.url, "sha256": hit.page.sha256})
        return True
    rows = (
        (str(hit.page.day or ""), hit.page.title or hit.page.page_id, _marked(hit), hit.way.why, hit.key) for hit in found.hits
    )
    return _table("Pages", ("Day", "Page", "Sentence", "Because", "Key"), list(rows), found.more)


def _place(hit: PageHit) -> dict[str, Any]:
    start, end = hit.at or (None, None)
    found = [piece.text for piece in hit.snippet.pieces if piece.found]
    return {"segment": hit.segment, "sentence": hit.snippet.text, "found": found, "start": start, "end": end}


def _marked(hit: PageHit) -> str:
    return " ".join("".join(f"[{piece.text}]" if piece.found else piece.text for piece in hit.snippet.pieces).split())


def _json(kind: str, hit: PersonHit | EventHit | PageHit, said: dict[str, Any]) -> None:
    json_line({"kind": kind, "key": hit.key, "because": hit.way.why, **dict(_filled(said))})


def _filled(said: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name, value) for name, value in said.items() if value is not None)


def _table(title: str, columns: tuple[str, ...], rows: list[tuple[str, ...]], more: bool) -> bool:
    if rows:
        table(title, columns, rows, note="There are more; --limit shows up to 100." if more else "")
    return bool(rows)
