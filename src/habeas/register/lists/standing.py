"""Everyone on a list that is kept, and whom of the people in pages they are.

In: a publisher's name, perhaps with a day. Out: a title and the rows in their order. Always true: who is whom is what the record
says; `why` is the decision that put the row and the pages' person together, or the row and another that is known by the pages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from habeas.register.batches import batched
from habeas.register.decisions.writing import in_force
from habeas.register.lists.comparing import kept_edition
from habeas.register.lists.kept_editions import OWN_READER
from habeas.register.models import Decision, ListStanding, Mention


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
    return f"{edition.publisher}, as of {edition.as_of}", those_of(standings_on(edition.key))


def standings_on(edition: str) -> QuerySet[ListStanding]:
    """Those of the edition with this key, in the order of its rows."""
    return ListStanding.objects.filter(row__file=edition).select_related("row__file", "person").order_by("row__position")


def those_of(standings: Iterable[ListStanding]) -> tuple[OnList, ...]:
    """Each with who it is, and why."""
    kept = list(standings)
    why = _reasons({standing.row_id for standing in kept})
    return tuple(
        OnList(
            key=standing.row_id,
            name=standing.row.name,
            change=standing.change,
            person=standing.person_id,
            whose=standing.person.name if standing.person is not None else "",
            why=_why(standing, why) if standing.person_id is not None else "",
        )
        for standing in kept
    )


def _why(standing: ListStanding, reasons: Mapping[str, str]) -> str:
    if standing.row.file.reader == OWN_READER:
        return "the row was made of what the register has of them"
    return reasons.get(standing.row_id, "")


def _reasons(rows: Collection[str]) -> dict[str, str]:
    """For each row the last decision in force that takes it for somebody of the pages; else for another row of a list, by
    which it is known."""
    found: dict[str, tuple[bool, str]] = {}
    same = in_force().filter(kind=Decision.Kind.SAME_PERSON)
    links = [
        link
        for chunk in batched(sorted(rows))
        for link in same.filter(Q(one__in=chunk) | Q(other__in=chunk)).values_list("one", "other", "why")
    ]
    others = sorted({key for one, other, _ in links for key in (one, other)})
    in_pages = {key for chunk in batched(others) for key in Mention.objects.filter(key__in=chunk).values_list("key", flat=True)}
    for one, other, why in links:
        for row, beside in ((one, other), (other, one)):
            if row in rows and (beside in in_pages or not found.get(row, (False, ""))[0]):
                found[row] = beside in in_pages, why
    return {row: why if of_pages else f"as another row of a list: {why}" for row, (of_pages, why) in found.items()}
