"""The register's own list: whom it has as held on a day -> an edition, kept under the register's own publisher name.

In: a day, in whose view, which kinds of custody. Out: what `import_list` gives. Always true: on it are those whom `habeas status`
counts, without anybody withheld from publication; each row names the person it was made of, so that no name has to be compared to
tell whose it is; such an edition is no evidence of who is who, and no organisation's view of anybody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from habeas.model import Charge, HabeasError
from habeas.register.assessments import View
from habeas.register.clocks import ANYBODY, Moment, Stood, roll
from habeas.register.lists.cells import DateOrder, status_in
from habeas.register.lists.keeping import Imported, keep_read
from habeas.register.lists.kept_editions import OWN_READER
from habeas.register.lists.reading import ListEntry, ReadList
from habeas.register.lists.writing import as_csv
from habeas.register.models import ListFile
from habeas.register.status import Kind
from habeas.register.whereabouts import Held

_COLUMNS: Final = {
    "name": "Name",
    "arrested": "Arrested",
    "charges": "Charges",
    "status": "Status",
    "court": "Court",
    "prison": "Prison",
    "register": "Register key",
}
_MEDIA_TYPE: Final = "text/csv"


class OwnListRefused(HabeasError, ValueError):
    """A list of the register's own that cannot be made."""


@dataclass(frozen=True)
class OwnList:
    """Who would stand on it; `withheld` so many are left out because they are withheld from publication."""

    as_of: dt.date
    definition: str
    people: tuple[Stood, ...]
    withheld: int


def own_publisher() -> str:
    """The name of the last own list; empty where none was made."""
    last = ListFile.objects.filter(reader=OWN_READER).order_by("added_at").last()
    return last.publisher if last is not None else ""


def own_list(as_of: dt.date, *, view: View = ANYBODY, kinds: Collection[Kind] = (), perhaps: bool = False) -> OwnList:
    """Those held on the day; `perhaps`: with those whom dates or a lone surname leave in doubt; of `kinds` of custody alone."""
    from habeas.register.decisions import last_words

    held = [
        one
        for one in roll(Moment(as_of)).counted(view).people
        if (perhaps or (one.held is Held.YES and not one.surname_only))
        and (not kinds or (one.status is not None and one.status.kind in kinds))
    ]
    withheld = {key for key, word in last_words().items() if not word.public}
    people = tuple(one for one in held if one.key not in withheld)
    return OwnList(as_of, _definition(view, kinds, perhaps=perhaps), people, len(held) - len(people))


def publish_own_list(made: OwnList, publisher: str, *, accept: str = "") -> Imported:
    """Keeps it as an edition. Raises `OwnListRefused`, or `ImportStopped` where nothing is said in `accept`."""
    publisher = publisher.strip()
    if not publisher:
        raise OwnListRefused("say under which name the register's own list is kept; it stays the name of all its editions")
    if ListFile.objects.filter(publisher=publisher).exclude(reader=OWN_READER).exists():
        raise OwnListRefused(f"{publisher!r} is the publisher of lists handed in; give the register's own another name")
    if not made.people:
        raise OwnListRefused(f"nobody is {made.definition} as of {made.as_of}: there is no list to keep")
    entries = tuple(_entry(number, one) for number, one in enumerate(made.people, start=2))
    raw = as_csv(tuple(_COLUMNS.values()), [[entry.cells.get(heading, "") for heading in _COLUMNS.values()] for entry in entries])
    read = ReadList(_MEDIA_TYPE, _COLUMNS, DateOrder.DAY_FIRST, entries, (), ())
    name = f"register-{made.as_of}.csv"
    return keep_read(read, raw, name, publisher, made.as_of, made.definition, accept=accept, reader=OWN_READER)


def _definition(view: View, kinds: Collection[Kind], *, perhaps: bool) -> str:
    held = "held or perhaps held" if perhaps else "held"
    custody = f" ({', '.join(sorted(map(str, kinds)))})" if kinds else ""
    return f"{held}{custody}, as reported" + (f"; {view}" if view else "")


def _entry(number: int, one: Stood) -> ListEntry:
    status = one.status
    since = status.since if status is not None and status.since is not None and not status.since.at_latest else None
    values = {
        "name": one.name,
        "arrested": str(since.date) if since is not None else "",
        "charges": "; ".join(_charge(charge) for charge, _ in status.charges) if status is not None else "",
        "status": status.label if status is not None else "",
        "court": status.court.text if status is not None and status.court is not None else "",
        "prison": one.prison,
        "register": one.key,
    }
    articles = (charge.article for charge, _ in status.charges) if status is not None else ()
    return ListEntry(
        table="the register",
        row=number,
        place=0,
        spellings=(one.name,),
        cells={_COLUMNS[column]: value for column, value in values.items() if value},
        values={column: value for column, value in values.items() if value and column != "name"},
        dates={"arrested": values["arrested"]} if values["arrested"] else {},
        articles=tuple(sorted({article for article in articles if article})),
        status=status_in(values["status"]),
    )


def _charge(charge: Charge) -> str:
    return " ".join(part for part in (charge.article, charge.offence) if part)
