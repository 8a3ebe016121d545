"""An event's fields as texts that a person can edit, and back.

In: an `EventView`; out: `Editable` fields. In: the texts as they were sent; out: the values that differ, as plain JSON, for
`decisions.amend_fields`. Always true: a text that was not touched makes no correction; an emptied one empties its field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from habeas.model import OUTCOMES, Charge, EventType, Stance
from habeas.register.queries import EventView
from habeas.web.wording.vocabulary import FIELDS, FIELDS_BY_TYPE, STANCES, TYPES, Words, outcome_in_words


class Form(StrEnum):
    """How a field is edited."""

    LINE = "line"
    LINES = "lines"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Editable:
    """A field, its text, how it is written, and for a choice what there is to choose from."""

    name: str
    label: Words
    text: str
    form: Form
    hint: Words = ""
    choices: tuple[tuple[str, Words], ...] = ()


_DATE: Final = _("2014-05-06, 2014-05 or 2014; with ~ where it is about then")
_HINTS: Final = {
    "date": _DATE,
    "until": _DATE,
    "term": _("P8Y for eight years, P3M for three months, P15D for fifteen days; or life, death"),
    "people": _("one name a line"),
    "demands": _("one a line"),
    "charges": _("one a line: article; offence; law"),
}
_LINES: Final = frozenset({"people", "demands", "charges"})
_EDITED: Final = (
    *("type", "people", "date", "stance", "term", "until", "outcome", "charges", "court", "judge", "case", "group", "actor"),
    *("addressee", "target", "demands", "occasion", "place", "attribution"),
)
_MORE_LABELS: Final = {"type": _("What happened")}


def editable(event: EventView) -> tuple[Editable, ...]:
    """The fields, in the order in which they are looked at."""
    return tuple(_editable(event, name) for name in _EDITED)


def corrections(event: EventView, sent: Mapping[str, str]) -> dict[str, Any]:
    """The fields whose text was changed, with their new values; none empties a field."""
    found: dict[str, Any] = {}
    for name in _EDITED:
        if name in sent and _tidy(sent[name]) != _tidy(text_of(event, name)):
            found[name] = _value(name, sent[name])
    return found


def text_of(event: EventView, name: str) -> str:
    """The field as it stands in the form."""
    if name == "people":
        return "\n".join(person.name for person in event.people)
    if name == "demands":
        return "\n".join(event.demands)
    if name == "charges":
        return "\n".join(_charge_line(charge) for charge in event.charges)
    value = getattr(event, name)
    return str(value) if value is not None else ""


def _editable(event: EventView, name: str) -> Editable:
    label = FIELDS_BY_TYPE.get(event.type, {}).get(name) or FIELDS.get(name) or _MORE_LABELS[name]
    text = text_of(event, name)
    if name in _LINES:
        return Editable(name, label, text, Form.LINES, _HINTS[name])
    choices = tuple(_choices(event, name))
    if choices:
        return Editable(name, label, text, Form.CHOICE, choices=choices)
    return Editable(name, label, text, Form.LINE, _HINTS.get(name, ""))


def _choices(event: EventView, name: str) -> Iterable[tuple[str, Words]]:
    if name == "type":
        yield from ((kind.value, TYPES[kind]) for kind in EventType)
    elif name == "stance":
        yield from ((stance.value, STANCES[stance]) for stance in Stance)
    elif name == "outcome" and event.type in OUTCOMES:
        allowed = dict.fromkeys((*sorted(OUTCOMES[event.type]), *([event.outcome] if event.outcome else [])))
        yield "", "—"
        yield from ((outcome, outcome_in_words(outcome)) for outcome in allowed)


def _charge_line(charge: Charge) -> str:
    parts = [charge.article or "", charge.offence or "", charge.law or ""]
    while parts and not parts[-1]:
        parts.pop()
    return "; ".join(parts)


def _charge(line: str) -> dict[str, str]:
    given = [part.strip() for part in line.split(";", 2)]
    named = dict(zip(("article", "offence", "law"), given, strict=False))
    return {name: value for name, value in named.items() if value}


def _value(name: str, text: str) -> Any:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if name == "charges":
        return [_charge(line) for line in lines] or None
    if name in _LINES:
        return lines or None
    return " ".join(text.split()) or None


def _tidy(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
