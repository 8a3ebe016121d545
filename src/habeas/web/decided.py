"""Decisions told: what was decided, what it changed, and where to read it; and what a file says of each.

In: `Made`. Out: `ToldDecision`; columns. Always true: a change says what was before and what is now, each in words; no note is in
any of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from habeas.model import EventType
from habeas.register.decided import Made
from habeas.register.definitions import definition
from habeas.register.folding.sexes import KnownSex
from habeas.register.models import Decision
from habeas.web.addresses import person_address, spot_address
from habeas.web.tables import Column
from habeas.web.telling import in_words
from habeas.web.wording.vocabulary import DECISIONS, FIELDS, FIELDS_BY_TYPE, SEXES, TYPES, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDecision:
    """A decision in words: `what` was decided, of an event of which type (`event`, empty where it is of people); `field` was
    corrected from `was` to `now`; what was said of somebody, or whose view was noted, in `view`. `takes_back`: it undoes what it
    tells."""

    made: Made
    what: Words
    event: Words
    field: Words = ""
    was: Words = ""
    now: Words = ""
    view: Words = ""

    @property
    def takes_back(self) -> bool:
        return self.made.row.undoes_id is not None

    @property
    def may_be_undone(self) -> bool:
        """Whether it is there to be taken back."""
        return self.made.by_person and self.made.is_in_force


def told_decision(made: Made) -> ToldDecision:
    """The decision in words."""
    row = made.row
    said = row.said or {}
    type_ = EventType(row.names[0]) if "readings" in said and row.names and row.names[0] in set(EventType) else None
    field = str(said.get("field", ""))
    was: Words = " / ".join(str(_plainly(field, value)) for value in said.get("was", ())) if field else ""
    now: Words = _plainly(field, said.get("value")) if field else ""
    if row.undoes_id is not None:
        was, now = now, was
    return ToldDecision(
        made=made,
        what=DECISIONS[row.kind],
        event=TYPES[type_] if type_ is not None else "",
        field=FIELDS_BY_TYPE.get(type_, {}).get(field, FIELDS.get(field, field)) if type_ is not None else field,
        was=was,
        now=now,
        view=_view(row.kind, said),
    )


def _plainly(field: str, value: Any) -> Words:
    if value in (None, "", []):
        return _("nothing")
    if field == "type" and value in set(EventType):
        return TYPES[EventType(value)]
    return in_words(field, value)


def _view(kind: str, said: dict[str, Any]) -> Words:
    """What was said of somebody: their sex; or in whose view they are a political prisoner, by which definition, and through
    which days."""
    if kind == Decision.Kind.SEX:
        return SEXES[KnownSex(said["sex"] or KnownSex.UNKNOWN)]
    return _regarded(said) if kind == Decision.Kind.ASSESS else ""


def _regarded(said: dict[str, Any]) -> str:
    known = definition(said.get("definition", ""))
    by = f", {known.name}" if known is not None else ""
    met = f" ({', '.join(said['criteria'])})" if said.get("criteria") else ""
    return f"{said.get('organisation', '')}{by}{met}, {said.get('since', '')} – {said.get('until') or '…'}"


def decision_columns(whole: Callable[[str], str]) -> list[Column[ToldDecision]]:
    """`whole` makes an address a whole one."""
    return [
        Column("decided_at", _("When (UTC)"), lambda one: one.made.row.decided_at.isoformat(timespec="seconds")),
        Column("by", _("By whom"), lambda one: one.made.row.decided_by),
        Column("what", _("What"), lambda one: str(one.what)),
        Column("takes_back", _("Takes back"), lambda one: one.made.row.undoes_id or ""),
        Column("event", _("Event"), lambda one: str(one.event)),
        Column("about", _("About"), lambda one: [named.name for named in one.made.named]),
        Column("field", _("Field"), lambda one: str(one.field)),
        Column("was", _("Before"), lambda one: str(one.was)),
        Column("now", _("After"), lambda one: str(one.now)),
        Column("view", _("What was said of them, or whose view it is"), lambda one: str(one.view)),
        Column("why", _("Why"), lambda one: one.made.row.why),
        Column("undone_by", _("Taken back by"), lambda one: one.made.undone_by.decided_by if one.made.undone_by else ""),
        Column(
            "undone_at",
            _("Taken back when (UTC)"),
            lambda one: one.made.undone_by.decided_at.isoformat(timespec="seconds") if one.made.undone_by else "",
        ),
        Column("undone_why", _("Taken back, because"), lambda one: one.made.undone_by.why if one.made.undone_by else ""),
        Column("sentences", _("Sentences"), lambda one: [sentence.quote for sentence, _page in one.made.sentences]),
        Column("evidence", _("Where they stand"), lambda one: [whole(spot_address(each)) for each, _page in one.made.sentences]),
        Column(
            "people",
            _("People"),
            lambda one: list(
                dict.fromkeys(whole(person_address(named.person, named.name)) for named in one.made.named if named.person)
            ),
        ),
        Column("key", _("Key"), lambda one: one.made.row.key),
    ]
