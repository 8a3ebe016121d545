"""The register's frozen values as JSON, and the forms of it that OpenAPI names.

In: a dataclass of the register. Out: its schema, field by field, and a value of it as plain JSON. Always true: every field is
there, also where it holds nothing; dates are EDTF texts, terms ISO 8601 durations, as everywhere in Habeas.
"""

from __future__ import annotations

import datetime as dt
import types
import typing
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Final

from ninja import Schema
from ninja.renderers import JSONRenderer
from ninja.responses import NinjaJSONEncoder
from pydantic import BaseModel, create_model

from habeas.model import Charge, Edtf, Reading, Term

_AS_TEXT: Final = (Edtf, Term)
_NOT_GIVEN: Final = (Reading,)
"""Values that have a form of their own and are not part of an answer."""


class _Encoder(NinjaJSONEncoder):
    """Moments to the microsecond, so that what comes after one does not come with it."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, dt.datetime) else super().default(o)


class Exactly(JSONRenderer):
    """JSON with letters of every script as they are."""

    encoder_class = _Encoder
    json_dumps_params: typing.ClassVar[typing.Mapping[str, Any]] = {"ensure_ascii": False}  # type: ignore[misc]


class ChargeOut(Schema):
    """A charge as the source names it."""

    law: str | None = None
    article: str | None = None
    offence: str | None = None


@cache
def schema_of(value: type, **more: Any) -> type[Schema]:
    """The schema of a dataclass; `more` are fields beside its own, as (type, default)."""
    hints = typing.get_type_hints(value)
    own = {field.name: (_form(hints[field.name]), ...) for field in fields(value) if hints[field.name] not in _NOT_GIVEN}
    made: type[Schema] = create_model(value.__name__, __base__=Schema, __doc__=value.__doc__, **own, **more)  # type: ignore[call-overload]
    return made


def as_json(value: Any) -> Any:
    """A value as plain JSON, in the form of its schema."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if is_dataclass(value) and not isinstance(value, (type, *_AS_TEXT)):
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: as_json(inner) for name, inner in held.items() if not isinstance(inner, _NOT_GIVEN)}
    if isinstance(value, dict):
        return {str(key): as_json(inner) for key, inner in value.items()}
    if isinstance(value, (tuple, list)):
        return [as_json(inner) for inner in value]
    if isinstance(value, (set, frozenset)):
        return sorted(as_json(inner) for inner in value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, _AS_TEXT) else value


def _form(hint: Any) -> Any:
    """A type of the register as pydantic and OpenAPI know it."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return typing.Union[tuple(_form(one) for one in inner)]  # noqa: UP007 - made of a tuple
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        return list[_form(inner[0])]  # type: ignore[misc]
    if origin is tuple:
        return list[typing.Union[tuple(_form(one) for one in inner)]]  # type: ignore[misc]  # noqa: UP007
    if origin in (frozenset, list):
        return list[_form(inner[0])]  # type: ignore[misc]
    if origin is dict:
        return dict[str, _form(inner[1])]  # type: ignore[misc]
    if hint in _AS_TEXT:
        return str
    if hint is Charge:
        return ChargeOut
    if isinstance(hint, type) and is_dataclass(hint):
        return schema_of(hint)
    return hint
