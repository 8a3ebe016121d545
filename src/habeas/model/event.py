"""An event as the vocabulary has it, and a reading: the event together with why it was read so.

Both are immutable, go to JSON and come back equal; fields that hold nothing are left out of the JSON. Unknown types and fields
are refused with an error that names them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, ValidationError, model_validator

from habeas.model.edtf import Edtf
from habeas.model.errors import RecordRefused, ValueRefused
from habeas.model.term import Term
from habeas.model.vocabulary import Agreement, CountOf, EventType, Stance


def _edtf(value: object) -> Edtf:
    if isinstance(value, Edtf):
        return value
    if isinstance(value, str):
        return Edtf.parse(value)
    raise ValueRefused("date", str(value), "a text in EDTF")


def _term(value: object) -> Term:
    if isinstance(value, Term):
        return value
    if isinstance(value, str):
        return Term.parse(value)
    raise ValueRefused("term", str(value), "a text such as P9Y or life")


EdtfField = Annotated[Edtf, PlainValidator(_edtf), PlainSerializer(str, return_type=str)]
TermField = Annotated[Term, PlainValidator(_term), PlainSerializer(str, return_type=str)]
Text = Annotated[str, Field(min_length=1)]


def _problem(error: Mapping[str, Any]) -> tuple[str, str]:
    where = ".".join(str(step) for step in error["loc"]) or "(whole)"
    if error["type"] == "extra_forbidden":
        return where, "is no field of this record"
    return where, f"{error['msg']} (got {error['input']!r})"


class Value(BaseModel):
    """An immutable record with JSON both ways."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

    @classmethod
    def from_json(cls, record: str | bytes | Mapping[str, Any]) -> Self:
        """Raises `RecordRefused`, which names every field that is unknown or whose value is not of its kind."""
        try:
            if isinstance(record, Mapping):
                return cls.model_validate(dict(record))
            return cls.model_validate(json.loads(record))
        except json.JSONDecodeError as error:
            raise RecordRefused(cls.__name__, [("(whole)", f"is no JSON: {error}")]) from error
        except ValidationError as error:
            raise RecordRefused(cls.__name__, [_problem(dict(e)) for e in error.errors()]) from error

    def to_json(self) -> dict[str, Any]:
        """A dict of plain JSON values; what holds nothing is left out."""
        filled = self.model_dump(mode="json", exclude_none=True)
        return {name: value for name, value in filled.items() if value not in ("", [], {})}


class Charge(Value):
    """One charge as the source names it; at least one of the three is given."""

    law: Text | None = None
    article: Text | None = None
    offence: Text | None = None

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if self.law is None and self.article is None and self.offence is None:
            raise ValueError("a charge names a law, an article or an offence")
        return self


class CountPart(Value):
    """One part of a count: 10 senators."""

    n: int
    of: Text


class Event(Value):
    """One event read from one segment of one page; field by field as the vocabulary describes them."""

    type: EventType
    people: tuple[Text, ...] = ()
    group: Text | None = None
    actor: Text | None = None
    count: int | Text | None = None
    count_of: CountOf | None = None
    count_parts: tuple[CountPart, ...] = ()
    count_sum: int | None = None
    court: Text | None = None
    judge: Text | None = None
    case: Text | None = None
    charges: tuple[Charge, ...] = ()
    term: TermField | None = None
    until: EdtfField | None = None
    outcome: Text | None = None
    addressee: Text | None = None
    target: Text | None = None
    demands: tuple[Text, ...] = ()
    occasion: Text | None = None
    occasion_date: EdtfField | None = None
    date: EdtfField | None = None
    place: Text | None = None
    attribution: Text | None = None
    stance: Stance = Stance.ASSERTED
    confidence: float | None = Field(default=None, ge=0, le=1)
    """How often a reading of this kind was right where that could be counted; no part of what the page says."""
    segment: Text
    quote: Text
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote_more: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _span_is_of_the_quote(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"span {self.start}-{self.end} is not as long as the quote ({len(self.quote)} characters)")
        return self


class Evidence(Value):
    """Where a field's value stands: character spans in the segment's text, and the rule that made the value of it."""

    spans: tuple[tuple[int, int], ...] = ()
    rule: Text | None = None


class Reading(Value):
    """An event as one version of the reader read it: which frame, for each filled field its evidence, which of the two readings
    of its sentence agree on whom it tells of, and where they do not, what each says.
    """

    event: Event
    frame: Text
    agreement: Agreement | None = None
    dispute: Text | None = None
    evidence: dict[str, Evidence] = Field(default_factory=dict)
    reader: Text
