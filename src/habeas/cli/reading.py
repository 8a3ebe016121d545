"""`habeas read` and `habeas segment`: pages in, JSON Lines out, nothing kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from habeas.cli.options import inputs_from, output_format, page_inputs, say_left_out
from habeas.cli.output import json_line, table, watched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from habeas.capture import CutPage
    from habeas.model import PageFacts, Reading

_READ_EXAMPLES = """\b
Examples:
  habeas read article.html --published 2024-10-04
  habeas read --manifest pages.jsonl > events.jsonl
  habeas read saved.txt --published 2024-10-04 --captured 2025-01-22 --explain

Exit codes: 0 done; 1 a file or a line of the manifest was refused, and nothing was printed; 2 called wrongly."""


@click.command(short_help="Read pages and print the events found; keep nothing.", epilog=_READ_EXAMPLES)
@page_inputs
@click.option(
    "--explain",
    is_flag=True,
    help="Say for each event which frame it was read by, which words filled each field, and by what rule.",
)
@output_format("jsonl")
def read(
    files: tuple[Path | str, ...],
    manifest: Path | None,
    published: dt.date | None,
    captured: dt.date | None,
    url: str | None,
    lang: str | None,
    explain: bool,
    output: str,
) -> None:
    """Read pages and print the events found; keep nothing.

    Each line is one event: "page" (the file's name, or the manifest's id) and the fields of the vocabulary, among them the quote
    it was read from with its span in the segment's text, and "confidence": how often such readings were right where that could be
    counted. With --explain, each says by which frame it was read, which words filled each field and by what rule, and whether the
    tree of the sentence and the words around the verb name the same ("agreement"; where they do not, "dispute" has what each
    says); and what looked like an event and was passed over is said on standard error, with the reason.
    """
    inputs = inputs_from(files, manifest, published, captured, url, lang)
    events = [event for given in watched(inputs, "Reading pages", inputs.total) for event in _events_of(given, explain=explain)]
    say_left_out(inputs)
    if output == "table":
        _event_table(events)
    else:
        for event in events:
            json_line(event)


def _events_of(given: Any, *, explain: bool) -> list[dict[str, Any]]:
    from habeas.capture import cut, page_from_input
    from habeas.reading import read_segments

    page = page_from_input(given)
    found = []
    parts = tuple(cut(page))
    for part, outcome in zip(parts, read_segments(parts, page.lang), strict=True):
        for reading in outcome.readings:
            event = {"page": given.id, **reading.event.to_json()}
            if explain:
                event["explain"] = _explained(reading, part.text)
            found.append(event)
        for doubt in outcome.doubts if explain else ():
            click.echo(f"{given.id}, {part.id}: passed over by {doubt.frame}: {doubt.reason}: {doubt.quote}", err=True)
    return found


def _explained(reading: Reading, text: str) -> dict[str, Any]:
    """Why it was read so: the frame, who agrees, and for each field the words it rests on and the rule that made the value."""
    said = {key: value for key, value in reading.to_json().items() if key != "event"}
    for name, evidence in reading.evidence.items():
        words = [text[start:end] for start, end in evidence.spans]
        said["evidence"][name] = {**({"words": words} if words else {}), **said["evidence"][name]}
    return said


def _event_table(events: list[dict[str, Any]]) -> None:
    from habeas.cli.words import details

    rows = (
        (
            event["page"],
            event["segment"],
            event.get("date", ""),
            event["type"].replace("_", " "),
            ", ".join(event.get("people", ())) or event.get("group", ""),
            details(event),
        )
        for event in events
    )
    table("Events read", ("Page", "Segment", "Date", "What", "Who", "Details"), rows)


_SEGMENT_EXAMPLES = """\b
Examples:
  habeas segment article.html --published 2024-10-04
  habeas segment --manifest pages.jsonl --format table

Exit codes: 0 done; 1 a file or a line of the manifest was refused, and nothing was printed; 2 called wrongly."""


@click.command(short_help="Cut pages into article and briefs and print these.", epilog=_SEGMENT_EXAMPLES)
@page_inputs
@output_format("jsonl")
def segment(
    files: tuple[Path | str, ...],
    manifest: Path | None,
    published: dt.date | None,
    captured: dt.date | None,
    url: str | None,
    lang: str | None,
    output: str,
) -> None:
    """Cut pages into article and briefs and print these.

    Each line is one segment: "page", "segment" ("article", or "brief-1" and so on for teasers of other stories), "title", "date"
    (the day from which "Thursday" or "today" counts), "date_source" (where that day was found) and "text". The first line of each
    page also has "facts", what the page says of itself: "byline", "published", "modified", "section", "language", "canonical"
    address, each with the "source" it was found in.
    """
    inputs = inputs_from(files, manifest, published, captured, url, lang)
    pages = [_cut(given) for given in watched(inputs, "Cutting pages", inputs.total)]
    say_left_out(inputs)
    for cut_page in pages:
        if not cut_page.segments:
            click.echo(f"habeas: {cut_page.facts.page}: no text of an article or brief found in it", err=True)
    if output == "table":
        _segment_tables(pages)
    else:
        for cut_page in pages:
            for part in _segment_lines(cut_page):
                json_line(part)


def _cut(given: Any) -> CutPage:
    from habeas.capture import cut_with_facts, page_from_input

    return cut_with_facts(page_from_input(given))


def _segment_lines(cut_page: CutPage) -> Iterator[dict[str, Any]]:
    for number, part in enumerate(cut_page.segments):
        line = {
            "page": cut_page.facts.page,
            "segment": part.id,
            "title": part.title,
            "date": str(part.date) if part.date is not None else None,
            "date_source": part.date_source,
            "text": part.text,
        }
        facts = {name: value for name, value in cut_page.facts.to_json().items() if name != "page"}
        yield line if number else {**line, "facts": facts}


def _segment_tables(pages: Sequence[CutPage]) -> None:
    lines = [part for cut_page in pages for part in _segment_lines(cut_page)]
    rows = (
        (s["page"], s["segment"], _with_source(s["date"], s["date_source"]), s["title"] or "", _beginning(s["text"]))
        for s in lines
    )
    table("Segments", ("Page", "Segment", "Date", "Title", "Text"), rows)
    said = (_said(cut_page.facts) for cut_page in pages)
    table("What the pages say of themselves", ("Page", "Byline", "Published", "Changed", "Section", "Language", "Address"), said)


def _said(facts: PageFacts) -> tuple[str, ...]:
    """What a page says of itself, each fact with where it was found."""
    byline = ", ".join(name.value for name in facts.byline)
    days = (facts.published, facts.modified)
    named = (facts.section, facts.language, facts.canonical)
    return (
        facts.page,
        _with_source(byline, facts.byline[0].source if facts.byline else None),
        *(_with_source(found.written, found.source) if found is not None else "" for found in days),
        *(_with_source(found.value, found.source) if found is not None else "" for found in named),
    )


def _with_source(value: str | None, source: str | None) -> str:
    return f"{value} ({source})" if value and source else value or ""


def _beginning(text: str, length: int = 100) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"
