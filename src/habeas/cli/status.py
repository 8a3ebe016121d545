"""`habeas status`: who was held on a day, as known on another, and why two answers differ."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from habeas.cli.asking import plain, status_words
from habeas.cli.options import Day, opened_register, output_format
from habeas.cli.output import json_line, table

if TYPE_CHECKING:
    from habeas.register.assessments import View
    from habeas.register.clocks import Change, Compared, Counted, Stood

_EXAMPLES = """\b
Examples:
  habeas status --on 2014-05-10
  habeas status --on 2014-05-10 --known 2014-12-31 --figures
  habeas status --on 2014-05-10 --definition pace-1900
  habeas status --diff 2014-05-10 2016-03-20
  habeas status --diff 2014-05-10@2014-05-31 2014-05-10 --format jsonl

Exit codes: 0 done; 1 the register cannot be used; 2 called wrongly."""


@click.command(short_help="Who was held on a day, as known on another.", epilog=_EXAMPLES)
@click.option("--on", "day", type=Day(), metavar="DATE", help="The day asked about, YYYY-MM-DD.  [default: today]")
@click.option("--known", type=Day(), metavar="DATE", help="As pages published by this day tell.  [default: all pages kept]")
@click.option("--recorded", type=Day(), metavar="DATE", help="As the register itself had it on this day.  [default: now]")
@click.option("--definition", default="", metavar="KEY", help="Only those regarded as political prisoners by this definition.")
@click.option("--regarded-by", default="", metavar="NAME", help="Only those this organisation regards as political prisoners.")
@click.option(
    "--figures",
    is_flag=True,
    help="How many by sex, kind of custody, article, court, judge, prison, category, place and whose view, in place of names.",
)
@click.option(
    "--diff", nargs=2, metavar="A B", help="Why two answers differ, person by person; each is DATE, or DATE@KNOWN as known then."
)
@output_format("table")
def status(
    day: dt.date | None,
    known: dt.date | None,
    recorded: dt.date | None,
    definition: str,
    regarded_by: str,
    figures: bool,
    diff: tuple[str, str] | None,
    output: str,
) -> None:
    """Who was held on a day, as known on another, and why two answers differ.

    The least number counts those whom neither imprecise dates nor a lone surname leave in doubt, the most everyone who may have
    been held. Groups that pages name no names of are not counted.
    """
    if diff is not None and (day is not None or known is not None or figures):
        raise click.UsageError("--diff names both moments, as DATE or DATE@KNOWN; it goes without --on, --known and --figures")
    opened_register()
    from habeas.register.assessments import View
    from habeas.register.clocks import Moment, counted

    view = View(regarded_by, definition)
    if diff is not None:
        _diff(diff, recorded, view, output)
        return
    found = counted(Moment(day or dt.date.today(), known, recorded), view)
    if view and output == "table":
        click.echo(f"Of those {view}:")
    if figures:
        _figures(found, output)
    else:
        _names(found, output)


def _sums(found: Counted) -> dict[str, object]:
    moment = found.moment
    known = {"known": moment.known.isoformat()} if moment.known is not None else {}
    recorded = {"recorded": moment.recorded.isoformat()} if moment.recorded is not None else {}
    return {
        "on": moment.day.isoformat(),
        **known,
        **recorded,
        "least": found.least,
        "most": found.most,
        "unconfirmed": found.unconfirmed,
    }


def _said(found: Counted) -> str:
    span = str(found.most) if found.least == found.most else f"{found.least} to {found.most}"
    return f"Held on {found.moment}: {span}" + (f", {found.unconfirmed} of them unconfirmed" if found.unconfirmed else "")


def _names(found: Counted, output: str) -> None:
    if output == "jsonl":
        json_line(_sums(found))
        for one in found.people:
            said = {"key": one.key, "name": one.name, "surname_only": one.surname_only, "sex": one.sex}
            said |= {"held": one.held, "prison": one.prison}
            json_line(said | {"status": plain(one.status)})
        return
    rows = (
        (_name(one), one.held, status_words(one.status) if one.status is not None else "", one.prison) for one in found.people
    )
    table(_said(found), ("Name", "Held", "Status", "Prison"), rows)


def _name(one: Stood) -> str:
    """A lone surname is not counted among the least."""
    return f"{one.name} (surname alone)" if one.surname_only else one.name


def _figures(found: Counted, output: str) -> None:
    from habeas.register.folding.sexes import KnownSex

    figures = found.figures_by_sex
    if output == "jsonl":
        json_line(_sums(found) | {"figures": found.figures, "figures_by_sex": figures})
        return
    rows = [
        (name, value, *map(str, (of.total(), women := of[KnownSex.FEMALE], men := of[KnownSex.MALE], of.total() - women - men)))
        for name, values in figures.items()
        for value, of in values.items()
    ]
    note = (
        "Of those who may have been held; nobody is counted where no page and no list says it. No sex is told from a given name."
    )
    table(_said(found), ("By", "", "People", "Women", "Men", "Other or not known"), rows, note=note)


def _diff(moments: tuple[str, str], recorded: dt.date | None, view: View, output: str) -> None:
    from habeas.register.clocks import Moment, MomentRefused, compared

    try:
        first, second = (replace(Moment.parse(text), recorded=recorded) for text in moments)
    except MomentRefused as refused:
        raise click.UsageError(str(refused)) from refused
    found = compared(first, second, view)
    if output == "jsonl":
        json_line({"before": _sums(found.before), "after": _sums(found.after)})
        for change in found.changes:
            json_line(plain(change))
        return
    _diff_table(found)


def _diff_table(found: Compared) -> None:
    click.echo(_said(found.before))
    click.echo(_said(found.after) + "\n")
    if not found.changes:
        click.echo("Nobody is counted otherwise.")
        return
    rows = ((change.name, change.was, change.now, change.why, _because(change)) for change in found.changes)
    table("Who is counted otherwise, and why", ("Name", "Was", "Is", "Why", "Because of"), rows)


def _because(change: Change) -> str:
    if change.names:
        return " and ".join(change.names)
    if change.type is None:
        return ""
    when = change.date or (f"by {change.told_by}" if change.told_by else "no day known")
    told = f"; told first on {change.told_by}" if change.told_by else ""
    return f"{change.type.replace('_', ' ')}, {when}{told}"
