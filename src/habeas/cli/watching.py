"""`habeas watch`: feeds and sitemaps whose new pages are fetched and kept."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import click

from habeas.cli.keeping import in_words
from habeas.cli.options import Day, Language, opened_register, output_format
from habeas.cli.output import json_line, progress, table

if TYPE_CHECKING:
    from habeas.register.watching import Courtesy, Step

_DELAY = 3.0
_EVERY = 30

_EXAMPLES = """\b
Examples:
  habeas watch add https://example.org/rss
  habeas watch run --once
  habeas watch list
  habeas watch failures

Exit codes: 0 done; 1 the address or the register was refused; 2 called wrongly; 130 interrupted (run it again: it goes on where
it stopped)."""


@click.group(short_help="Follow feeds and sitemaps, and keep the pages they name.", epilog=_EXAMPLES)
def watch() -> None:
    """Follow feeds and sitemaps, and keep the pages they name.

    Sites are asked politely: what their robots.txt forbids is not fetched, there is a pause between two requests to a site, and
    one that fails or asks for patience is left alone for longer each time.
    """


_ADD_EXAMPLES = """\b
Examples:
  habeas watch add https://example.org/rss
  habeas watch add https://example.org/ru/sitemap-news.xml --lang ru --since 2024-01-01

Exit codes: 0 watched; 1 there is no feed or sitemap at the address, or the register cannot be used; 2 called wrongly."""


@watch.command(short_help="Watch a feed or sitemap.", epilog=_ADD_EXAMPLES)
@click.argument("url")
@click.option("--lang", type=Language(), metavar="CODE", help="The language of its pages; told from their text unless given.")
@click.option("--since", type=Day(), metavar="DATE", help="Pass over pages that it dates before this day, YYYY-MM-DD.")
def add(url: str, lang: str | None, since: dt.date | None) -> None:
    """Watch a feed or sitemap.

    It is read once, to see whether it is one; its pages are fetched by `habeas watch run`. RSS, Atom, sitemaps, news sitemaps and
    indexes of them are known.
    """
    courtesy = _courtesy(_DELAY)
    from habeas.register.watching import watch as begin_watch

    row, is_new = begin_watch(url, courtesy, lang=lang, since=since)
    named = f" ({row.title})" if row.title else ""
    click.echo(f"{row.url}{named}: watched from now on" if is_new else f"{row.url}{named}: is watched already")


_LIST_EXAMPLES = """\b
Examples:
  habeas watch list
  habeas watch list --format jsonl

Exit codes: 0 done; 1 the register cannot be used; 2 called wrongly."""


@watch.command(name="list", short_help="What is watched, and what came of it.", epilog=_LIST_EXAMPLES)
@output_format("table")
def list_watched(output: str) -> None:
    """What is watched, and what came of it."""
    opened_register()
    from habeas.register.watching import watched

    views = watched()
    if output == "jsonl":
        for view in views:
            json_line(
                {
                    "url": view.url,
                    "title": view.title,
                    "lang": view.lang,
                    "since": view.since.isoformat() if view.since else None,
                    "checked": view.checked_at.isoformat() if view.checked_at else None,
                    "kept": view.kept,
                    "waiting": view.waiting,
                    "failed": view.failed,
                    "problem": view.problem,
                }
            )
        return
    if not views:
        click.echo("Nothing is watched; begin with `habeas watch add URL`.")
        return
    columns = ("Watched", "Title", "Last read", "Kept", "Waiting", "Failed", "Problem")
    rows = (
        (v.url, v.title, _moment(v.checked_at) or "not yet", str(v.kept), str(v.waiting), str(v.failed), v.problem) for v in views
    )
    table("Watched", columns, rows)


_REMOVE_EXAMPLES = """\b
Examples:
  habeas watch remove https://example.org/rss

Exit codes: 0 done; 1 the address is not watched, or the register cannot be used; 2 called wrongly."""


@watch.command(short_help="Stop watching a feed or sitemap.", epilog=_REMOVE_EXAMPLES)
@click.argument("url")
def remove(url: str) -> None:
    """Stop watching a feed or sitemap.

    The pages kept stay in the register; those still to be fetched are forgotten.
    """
    opened_register()
    from habeas.register.watching import unwatch

    forgotten = unwatch(url)
    click.echo(f"{url}: no longer watched; {forgotten} page{'' if forgotten == 1 else 's'} still to be fetched forgotten")


_RUN_EXAMPLES = """\b
Examples:
  habeas watch run --once
  habeas watch run --every 60 --delay 10

Exit codes: 0 nothing more is due (with --once); 1 another run is at work, or the register cannot be used; 2 called wrongly;
130 interrupted (run it again: it goes on where it stopped)."""


@watch.command(short_help="Fetch what is due.", epilog=_RUN_EXAMPLES)
@click.option("--once", is_flag=True, help="End when nothing is due any more; without it, wait for what comes next.")
@click.option(
    "--every",
    default=_EVERY,
    show_default=True,
    type=click.IntRange(1, 10_080),
    metavar="MINUTES",
    help="How often to look for new pages.",
)
@click.option(
    "--delay",
    default=_DELAY,
    show_default=True,
    type=click.FloatRange(0.5, 3600),
    metavar="SECONDS",
    help="At least so long between two requests to a site; longer where its robots.txt wants it.",
)
def run(once: bool, every: int, delay: float) -> None:
    """Fetch what is due.

    Feeds and sitemaps are asked whether they have changed; the pages they name are fetched, kept and read, one after the other.
    What cannot be had is put off and tried again, later each time; `habeas watch failures` lists it. Stop it with Ctrl-C at any
    time.
    """
    courtesy = _courtesy(delay)
    from habeas.register.watching import Run, alone

    with alone(), progress("Watching") as advance:

        def tell(step: Step) -> None:
            click.echo(_in_words(step))
            advance(step.what)

        work = Run(courtesy, every=dt.timedelta(minutes=every), tell=tell)
        while True:
            work.once()
            next_at = work.next_at()
            if once or next_at is None:
                break
            time.sleep(max(1.0, (next_at - courtesy.now()).total_seconds()))
    click.echo(f"Nothing more is due before {_moment(next_at)}." if next_at else "Nothing is watched.")


def _in_words(step: Step) -> str:
    if step.what == "checked":
        return f"{step.url}: {step.number or 'no'} new page{'' if step.number == 1 else 's'}"
    if step.added is not None:
        return f"{step.url}: kept, {in_words(step.added)}"
    if step.what == "put_off":
        return f"{step.url}: its site is left alone until {_moment(step.until)}"
    then = f"tried again after {_moment(step.until)}" if step.until else "given up"
    return f"{step.url}: {step.problem} ({then})"


_FAILURES_EXAMPLES = """\b
Examples:
  habeas watch failures
  habeas watch failures --again

Exit codes: 0 done; 1 the register cannot be used; 2 called wrongly."""


@watch.command(short_help="What could not be had, and why.", epilog=_FAILURES_EXAMPLES)
@click.option("--again", is_flag=True, help="Try all of it at the next run, what was given up too.")
@output_format("table")
def failures(again: bool, output: str) -> None:
    """What could not be had, and why."""
    opened_register()
    from django.utils import timezone

    from habeas.register.watching import again as try_again
    from habeas.register.watching import failures as failed

    if again:
        due = try_again(timezone.now())
        click.echo(f"{due} will be tried at the next `habeas watch run`." if due else "Nothing has failed.")
        return
    found = failed()
    if output == "jsonl":
        for one in found:
            next_at = one.next_at.isoformat() if one.next_at else None
            json_line({"url": one.url, "problem": one.problem, "tries": one.tries, "next": next_at})
        return
    if not found:
        click.echo("Nothing has failed.")
        return
    rows = ((one.url, one.problem, str(one.tries), _moment(one.next_at) or "given up") for one in found)
    table("Not to be had", ("Address", "Why", "Tries", "Tried again after"), rows)


def _moment(at: dt.datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC" if at is not None else ""


def _courtesy(delay: float) -> Courtesy:
    opened_register()
    from habeas.capture.fetching import Fetcher
    from habeas.register.watching import Courtesy

    return Courtesy(Fetcher(), delay=delay)
