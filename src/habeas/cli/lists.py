"""`habeas list`: lists of people kept edition by edition, and held against each other."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from habeas.cli.options import Day, opened_register, output_format
from habeas.cli.output import json_line, table

if TYPE_CHECKING:
    from habeas.register.lists.comparing import Comparison
    from habeas.register.lists.keeping import Imported
    from habeas.register.status import Kind

_MOST_SAID = 20

_LIST_EXAMPLES = """\b
Examples:
  habeas list import prisoners.xlsx --publisher "Union of Journalists" --as-of 2024-10-04
  habeas list compare "Union of Journalists" other-list.docx
  habeas list show

Exit codes: 0 done; 1 a file was refused, or stopped by something that should be looked at; 2 called wrongly."""


@click.group(name="list", short_help="Keep lists of people, and hold list against list.", epilog=_LIST_EXAMPLES)
def lists() -> None:
    """Keep lists of people, and hold list against list.

    A list is a CSV, XLSX, HTML or DOCX file with a table of people in it, in any language. Its columns are told by their
    headings.
    """


def _columns(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    from habeas.register.lists.wording import wording

    columns = {}
    for one in given:
        column, equals, heading = one.partition("=")
        if not equals or column not in wording().columns:
            known = ", ".join(wording().columns)
            raise click.BadParameter(f"{one!r} is no COLUMN=HEADING; the columns are {known}", ctx, param)
        columns[column] = heading.strip()
    return columns


_column_option = click.option(
    "--column",
    "columns",
    multiple=True,
    callback=_columns,
    metavar="COLUMN=HEADING",
    help="Which heading a column has in the file, such as name=Prisoner, or place= where none is; may be repeated.",
)

_IMPORT_EXAMPLES = """\b
Examples:
  habeas list import list.xlsx --publisher "Union for Freedom" --as-of 2024-10-04 --definition "PACE Resolution 1900"
  habeas list import list.html --publisher Viasna --as-of 2024-10-04 --column "name=Хто"

Exit codes: 0 kept; 1 refused, or stopped by something that should be looked at: nothing was kept; 2 called wrongly."""


@lists.command(name="import", short_help="Keep an edition of a list.", epilog=_IMPORT_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--publisher", required=True, help="Whose list it is; editions of one publisher follow each other.")
@click.option("--as-of", required=True, type=Day(), metavar="DATE", help="The day of which the list speaks, YYYY-MM-DD.")
@click.option("--definition", default="", help="By which definition people are on it.")
@_column_option
@click.option(
    "--dates", type=click.Choice(["day-first", "month-first"]), help="What 03/04/2024 means, where the file does not show it."
)
@click.option("--accept", default="", metavar="WHY", help="Keep it although something should be looked at, and write down why.")
@output_format("table")
def import_list(
    file: Path,
    publisher: str,
    as_of: dt.date,
    definition: str,
    columns: dict[str, str],
    dates: str | None,
    accept: str,
    output: str,
) -> None:
    """Keep an edition of a list.

    The file is kept as it is, and every row of it. Against the edition before: who was added, who is gone, what changed. Somebody
    who stands on it twice, days that have not come yet, and far fewer people than before stop it, and nothing is kept.
    """
    if not publisher.strip():
        raise click.BadParameter("say whose list it is", param_hint="--publisher")
    raw = file.read_bytes()
    opened_register()
    from habeas.register.lists.cells import DateOrder
    from habeas.register.lists.keeping import ImportStopped
    from habeas.register.lists.keeping import import_list as keep
    from habeas.register.lists.reading import ListRefused

    order = DateOrder(dates) if dates else None

    def kept(columns: Mapping[str, str]) -> Imported:
        return keep(
            raw,
            file.name,
            publisher=publisher.strip(),
            as_of=as_of,
            definition=definition,
            columns=columns,
            order=order,
            accept=accept,
        )

    try:
        try:
            imported = kept(columns)
        except ListRefused as refused:
            if not (sys.stdin.isatty() and refused.headings) or "name" in columns:
                raise
            imported = kept({**columns, "name": _asked(refused.headings)})
    except ImportStopped as stopped:
        for concern in stopped.concerns:
            click.echo(concern)
        raise
    _say(imported, output)


def _asked(headings: tuple[str, ...]) -> str:
    for number, heading in enumerate(headings, start=1):
        click.echo(f"{number:3}  {heading}", err=True)
    chosen = click.prompt("Which column holds the names?", type=click.IntRange(1, len(headings)), err=True)
    return headings[int(chosen) - 1]


def _say(imported: Imported, output: str) -> None:
    step, read = imported.step, imported.read
    if output == "jsonl":
        json_line(
            {
                "list": imported.key,
                "new": imported.is_new,
                "people": len(read.entries),
                "columns": dict(read.columns),
                "dates": read.order.value,
                "left_out": [{"table": left.table, "row": left.row, "why": left.why} for left in read.left_out],
                "unread": list(read.unread),
                "before": imported.before,
                "added": [row.name for row in step.added],
                "gone": [row.name for row in step.gone],
                "changed": [{"name": row.name, "changes": found} for row, found in step.changed],
                "unsure": [each.why for each in step.unsure],
                "accepted": list(imported.concerns),
            }
        )
        return
    if not imported.is_new:
        click.echo("This edition is kept already; nothing was changed.")
        return
    click.echo(f"Columns: {'; '.join(f'{column} is {heading!r}' for column, heading in read.columns.items() if heading)}")
    for left in read.left_out:
        click.echo(f"left out: {left.table}, row {left.row}: {left.why}")
    for problem in read.unread:
        click.echo(f"no date: {problem}")
    for concern in imported.concerns:
        click.echo(f"accepted: {concern}")
    if imported.before:
        _say_step(imported)
    click.echo(f"{len(read.entries)} people kept.")


def _say_step(imported: Imported) -> None:
    step = imported.step
    rows = [("added", row.name, "") for row in step.added]
    rows += [("gone", row.name, "") for row in step.gone]
    rows += [
        ("changed", row.name, "; ".join(f"{column}: {a or 'nothing'} → {b or 'nothing'}" for column, (a, b) in found.items()))
        for row, found in step.changed
    ]
    title = f"Against the edition {imported.before}: {len(step.added)} added, {len(step.gone)} gone, {len(step.changed)} changed"
    if rows:
        table(title, ("What", "Who", "How"), rows)
    else:
        click.echo(f"{title}.")
    for each in step.unsure[:_MOST_SAID]:
        click.echo(f"cannot be told: {each.why}")


_COMPARE_EXAMPLES = """\b
Examples:
  habeas list compare "Union for Freedom" "Viasna@2024-10-04"
  habeas list compare list-a.xlsx list-b.docx --out compared.xlsx

Exit codes: 0 done; 1 a file was refused, or there is no such list; 2 called wrongly."""


@lists.command(name="compare", short_help="Hold one list against another.", epilog=_COMPARE_EXAMPLES)
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@_column_option
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write it to a .csv or .xlsx file.")
@output_format("table")
def compare(one: str, other: str, columns: dict[str, str], out: Path | None, output: str) -> None:
    """Hold one list against another.

    A and B are publishers (their last edition), PUBLISHER@YYYY-MM-DD, or files. Who stands in both, in one alone, of whom it
    cannot be told, and where the lists contradict each other (another day of arrest, other charges, another status), each with
    why.
    """
    if out is not None and out.suffix.lower() not in (".csv", ".xlsx"):
        raise click.BadParameter(f"{out.name!r} ends neither in .csv nor in .xlsx", param_hint="--out")
    opened_register()
    from habeas.register.decisions import human_decisions
    from habeas.register.lists.comparing import HEADINGS, compare_sides, side
    from habeas.register.record import decided_pairs
    from habeas.register.warc import write_beside

    found = compare_sides(side(one, columns), side(other, columns), decided_pairs(human_decisions()))
    if out is not None:
        write_beside(out, found.as_file(out.suffix.lower()))
        click.echo(f"{out}: {_counted(found)}")
    elif output == "jsonl":
        for line in found.lines:
            json_line(dict(zip(HEADINGS, line.cells, strict=True)))
    else:
        rows = [(line.standing, line.name_a, line.name_b, line.why) for line in found.lines]
        title = f"A: {found.one.title}. B: {found.other.title}"
        table(title, ("", "In A", "In B", "Why"), rows, note=_counted(found))


def _counted(found: Comparison) -> str:
    return ", ".join(f"{number} {standing}" for standing, number in found.counts.items())


_PUBLISH_EXAMPLES = """\b
Examples:
  habeas list publish --publisher "Our register" --as-of 2024-10-04
  habeas list publish --as-of 2024-12-31 --definition pace-1900 --regarded-by "Union for Freedom"
  habeas list publish --status serving --status "house arrest" --perhaps

Exit codes: 0 kept; 1 nobody is to stand on it, or something should be looked at first: nothing was kept; 2 called wrongly."""


def _kinds(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> tuple[Kind, ...]:
    from habeas.register.status import CUSTODY

    known = {str(kind): kind for kind in CUSTODY}
    for one in given:
        if one not in known:
            raise click.BadParameter(f"{one!r} is no kind of custody; the kinds are {', '.join(known)}", ctx, param)
    return tuple(known[one] for one in given)


@lists.command(name="publish", short_help="Keep the register's own list as an edition.", epilog=_PUBLISH_EXAMPLES)
@click.option("--publisher", default="", help="The register's own name for it.  [default: that of its last own list]")
@click.option("--as-of", type=Day(), metavar="DATE", help="Who was held on this day, YYYY-MM-DD.  [default: today]")
@click.option("--definition", default="", metavar="KEY", help="Only those regarded as political prisoners by this definition.")
@click.option("--regarded-by", default="", metavar="NAME", help="Only those this organisation regards as political prisoners.")
@click.option(
    "--status",
    "kinds",
    multiple=True,
    callback=_kinds,
    metavar="KIND",
    help='Only this kind of custody, such as serving or "house arrest"; may be repeated.',
)
@click.option("--perhaps", is_flag=True, help="With those whom imprecise dates or a lone surname leave in doubt.")
@click.option("--accept", default="", metavar="WHY", help="Keep it although something should be looked at, and write down why.")
@output_format("table")
def publish(
    publisher: str,
    as_of: dt.date | None,
    definition: str,
    regarded_by: str,
    kinds: tuple[Kind, ...],
    perhaps: bool,
    accept: str,
    output: str,
) -> None:
    """Keep the register's own list as an edition.

    On it are those whom the register has as held on the day, as pages report; nobody who is withheld from publication. It is kept
    under the register's own name like the lists of others, so that it can be held against them, and against its own next edition.
    """
    opened_register()
    from habeas.register.assessments import View
    from habeas.register.lists.keeping import ImportStopped
    from habeas.register.lists.own import own_list, own_publisher, publish_own_list

    made = own_list(as_of or dt.date.today(), view=View(regarded_by, definition), kinds=kinds, perhaps=perhaps)
    try:
        imported = publish_own_list(made, publisher or own_publisher(), accept=accept)
    except ImportStopped as stopped:
        for concern in stopped.concerns:
            click.echo(concern)
        raise
    _say(imported, output)
    if output == "table" and made.withheld:
        click.echo(f"Left out: {made.withheld} withheld from publication.")


_SHOW_EXAMPLES = """\b
Examples:
  habeas list show
  habeas list show "Union for Freedom"
  habeas list show "Union for Freedom@2024-10-04" --format jsonl

Exit codes: 0 done; 1 there is no such list, or the register cannot be used; 2 called wrongly."""


@lists.command(name="show", short_help="Which lists are kept, or who is on one.", epilog=_SHOW_EXAMPLES)
@click.argument("publisher", required=False)
@output_format("table")
def show(publisher: str | None, output: str) -> None:
    """Which lists are kept, edition by edition, and what each changed.

    With PUBLISHER (or PUBLISHER@YYYY-MM-DD): everyone on the list, and who of the people in the pages kept they are, with why.
    """
    opened_register()
    if publisher is not None:
        _show_people(publisher, output)
        return
    from django.db.models import Count, Q

    from habeas.register.models import ListFile

    change = "rows__standings__change"
    counted = ListFile.objects.annotate(
        added=Count("rows", filter=Q(**{change: "added"})), changed=Count("rows", filter=Q(**{change: "changed"}))
    ).order_by("publisher", "as_of", "added_at", "key")
    if output == "jsonl":
        for row in counted:
            json_line(
                {
                    "list": row.key,
                    "publisher": row.publisher,
                    "as_of": row.as_of.isoformat(),
                    "definition": row.definition,
                    "people": row.row_count,
                    "added": row.added,
                    "changed": row.changed,
                    "file": row.name,
                    "sha256": row.sha256,
                    "accepted": row.accepted,
                }
            )
        return
    rows = [(f.publisher, str(f.as_of), str(f.row_count), str(f.added), str(f.changed), f.definition, f.name) for f in counted]
    if not rows:
        click.echo("No list is kept; begin with `habeas list import FILE`.")
        return
    table("Lists", ("Publisher", "As of", "People", "Added", "Changed", "Definition", "File"), rows)


def _show_people(named: str, output: str) -> None:
    from habeas.register.lists.standing import people_on

    title, people = people_on(named)
    if output == "jsonl":
        for one in people:
            json_line(
                {"row": one.key, "name": one.name, "change": one.change, "person": one.person, "of": one.whose, "why": one.why}
            )
        return
    known = sum(one.person is not None for one in people)
    note = f"{known} of {len(people)} are told of by pages kept here; those who may be are among `habeas identity unsure`."
    rows = [(one.name, one.change, one.whose, one.why) for one in people]
    table(title, ("On the list", "Edition", "In pages", "Why"), rows, note=note)
