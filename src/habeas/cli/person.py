"""`habeas person`: one person's status, times in custody and proceedings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from habeas.cli.asking import one_person, plain, status_words
from habeas.cli.options import Day, opened_register, output_format
from habeas.cli.output import json_line, table
from habeas.cli.words import charges_in_words, term_in_words
from habeas.model import Edtf, HabeasError

if TYPE_CHECKING:
    from habeas.register.assessments import Assessment
    from habeas.register.episodes import Episode
    from habeas.register.proceedings import Proceeding, Step
    from habeas.register.sexes import SexEvidence
    from habeas.register.status import Until

_EXAMPLES = """\b
Examples:
  habeas person "Ilkin Rustamzade"
  habeas person "Ilkin Rustamzade" --on 2014-05-10
  habeas person "Ilkin Rustamzade" --format jsonl

Exit codes: 0 done; 1 the register cannot be used, or there is nobody (or several people) of that name; 2 called wrongly."""


_STEPS = ("Date", "What", "Details", "Court, judge")


@click.command(short_help="One person: times in custody and proceedings.", epilog=_EXAMPLES)
@click.argument("name")
@click.option("--on", "day", type=Day(), metavar="DATE", help="By this day, YYYY-MM-DD.  [default: today]")
@output_format("table")
def person(name: str, day: dt.date | None, output: str) -> None:
    """One person: times in custody and proceedings.

    NAME is words of a name in any spelling known, or a key. When custody began and ended, what kind it was, where; what was
    brought against the person, with remands, hearings, judgments and rulings. What no page says stays empty; an end that was
    computed says from what, and by which law.
    """
    opened_register()
    from habeas.register.queries import person as person_on

    day = day or dt.date.today()
    view = person_on(one_person(name), day)
    if view is None:
        raise HabeasError(f"there is nobody named {name!r} in the register")
    summary = view.summary
    if output == "jsonl":
        line = {"key": summary.key, "name": summary.name, "on": day.isoformat(), "status": plain(summary.status)}
        line |= {"sex": plain(view.sex)}
        told = {"episodes": plain(view.episodes), "proceedings": plain(view.proceedings)}
        json_line(line | told | {"assessments": plain(view.assessments)})
        return
    stood = status_words(summary.status) if summary.status is not None else "nothing known by then"
    click.echo(f"{summary.name} on {day}: {stood}\n")
    if view.sex.evidence:
        table(f"Sex: {summary.sex}", ("Sex", "Told by", "In the words", "Where"), (_sex_row(one) for one in view.sex.evidence))
    columns = ("From", "Kind", "Ordered until", "Places", "To")
    if view.episodes:
        table("Times in custody", columns, (row for episode in view.episodes for row in _episode_rows(episode)))
    else:
        click.echo("No page tells of a time in custody by then.\n")
    for number, one in enumerate(view.proceedings.found, 1):
        table(f"Proceeding {number}" + (f": {one.case}" if one.case else ""), _STEPS, _proceeding_rows(one))
    if view.proceedings.unplaced:
        table("Of which proceeding, cannot be told", _STEPS, _rows(view.proceedings.unplaced))
    if view.assessments:
        rows = (_view_row(one) for one in view.assessments)
        table("Who regards them as a political prisoner", ("Who", "By which definition", "From", "To", "Known by"), rows)


def _sex_row(one: SexEvidence) -> tuple[str, ...]:
    said = (one.sex or "not known") + (" (overruled)" if one.overruled else "")
    if one.sentence is not None:
        where = one.sentence.quote
    elif one.edition:
        where = f"{one.publisher}, {one.as_of}"
    else:
        where = f"page {one.page}" if one.page else f"{one.decided_by}, decision {one.decision}"
    return said, f"{one.by} ({one.times} times)" if one.times > 1 else one.by, one.words, where


def _view_row(one: Assessment) -> tuple[str, ...]:
    criteria = f" ({', '.join(one.criteria)})" if one.criteria else ""
    days = (str(day) if day is not None else "" for day in (one.since, one.until))
    return one.organisation, one.definition_in_words + criteria, *days, one.statement or f"{one.told} {one.source}"


def _episode_rows(episode: Episode) -> Iterator[tuple[str, ...]]:
    for number, phase in enumerate(episode.phases):
        first, last = number == 0, phase is episode.phases[-1]
        since = episode.since
        begun = _when(phase.date, phase.told_by)
        if first and since is not None:
            begun = f"{'by ' if since.at_latest else ''}{since.date}"
        places = ", then ".join(stay.place for stay in episode.places) if last else ""
        yield begun, str(phase.kind), _until(phase.until), places, _ended(episode) if last else ""


def _ended(episode: Episode) -> str:
    if episode.superseded:
        return "not told; arrested again"
    if episode.end is None:
        return "no end known"
    outcome = f" ({episode.end.outcome.replace('_', ' ')})" if episode.end.outcome else ""
    return f"{_when(episode.end.date, episode.end.told_by)} {episode.end.kind}{outcome}"


def _until(until: Until | None) -> str:
    if until is None:
        return ""
    return f"{until.date}, computed: {until.how}" if until.computed else str(until.date)


def _when(date: Edtf | None, told_by: dt.date | None) -> str:
    return str(date) if date is not None else f"(by {told_by})" if told_by is not None else ""


def _proceeding_rows(one: Proceeding) -> Iterator[tuple[str, ...]]:
    for charged in one.charges:
        said = {True: ", in the judgment", False: ", not in the judgment", None: ""}[charged.in_judgment]
        what = "charge added" if charged.is_change else "charge"
        yield _when(charged.date, charged.told_by), what, charges_in_words([charged.charge.to_json()]) + said, ""
    yield from _rows(one.steps)


def _rows(steps: Iterable[Step]) -> Iterator[tuple[str, ...]]:
    for step in steps:
        said = (
            term_in_words(str(step.term)) if step.term is not None else "",
            f"{step.regime} regime" if step.regime else "",
            f"until {_until(step.until)}" if step.until is not None else "",
            step.outcome.replace("_", " "),
        )
        court = ", ".join(part for part in (step.court, step.judge) if part)
        yield _when(step.date, step.told_by), step.type.replace("_", " "), ", ".join(part for part in said if part), court
