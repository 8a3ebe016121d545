"""Everyone on a list that is kept, and whom of the people in pages they are.

In: a publisher's name, perhaps with a day. Out: a title and the rows in their order. Always true: who is whom is what the record
says; `why` is the decision that put the row and the pages' person together.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from habeas.register.lists.comparing import kept_edition
from habeas.register.models import Decision, ListStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class OnList:
    """`person` and `whose`: key and name of the person of the pages, where there is one."""

    key: str
    name: str
    change: str
    person: str | None
    whose: str
    why: str


def people_on(named: str) -> tuple[str, tuple[OnList, ...]]:
    """Raises `ListUnknown`."""
    edition = kept_edition(named)
    standings = ListStanding.objects.filter(row__file=edition.key).select_related("row", "person").order_by("row__position")
    why = _reasons({row.key for row in edition.rows})
    return f"{edition.publisher}, as of {edition.as_of}", tuple(
        OnList(
            key=standing.row_id,
            name=standing.row.name,
            change=standing.change,
            person=standing.person_id,
            whose=standing.person.name if standing.person is not None else "",
            why=why.get(standing.row_id, "") if standing.person_id is not None else "",
        )
        for standing in standings
    )


def _reasons(rows: set[str]) -> dict[str, str]:
    """For each row the last decision in force that takes it for somebody."""
    same = Decision.objects.filter(kind=Decision.Kind.SAME_PERSON, undoes=None, undone_by=None)
    found: dict[str, str] = {}
    for one, other, why in (
        same.filter(Q(mention__in=rows) | Q(other__in=rows)).order_by("decided_at", "key").values_list("mention", "other", "why")
    ):
        found |= {key: why for key in (one, other) if key in rows}
    return found
