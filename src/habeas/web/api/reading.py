"""The API for reading, `/api/v1/`: people, events, appeals, kept pages, status by two clocks, changes, search.

Always true: nothing here writes; an answer that takes its facts from pages names these pages with their digests; lists come in
leaves in a fixed order.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from http import HTTPStatus
from importlib.metadata import version
from typing import Annotated, Any, Final, Literal

from django.db.models import DateField, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import NinjaAPI, Path, Query, Schema
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema
from pydantic import BeforeValidator, Field

from habeas.model import EventType
from habeas.register import clocks, queries
from habeas.register.folding.judging import Standing as EventStanding
from habeas.register.folding.sexes import KnownSex
from habeas.register.models import Capture, Decision, EventRow, Person
from habeas.register.search import asking as search
from habeas.register.search.snippets import SnippetPiece
from habeas.register.search.terms import LONGEST_QUESTION, SearchRefused
from habeas.register.sexes import sexes_of
from habeas.web.api.asking import Bearer
from habeas.web.api.leaves import Cursor, Limit, cursor_of, place_of
from habeas.web.api.problems import PROBLEM_TYPE, Problem, problem_response
from habeas.web.api.values import Exactly, as_json, schema_of
from habeas.web.forms import Standing
from habeas.web.standing import standing_of

__version__: Final = version("habeas")
_AT_ONCE: Final = 200
_NO_DAY: Final = dt.date(9999, 12, 31)
_LAST_HIT: Final = 1000
_KEY: Final = r"^[a-z0-9]{1,16}$"


def _day(given: Any) -> Any:
    """A day as it is written, and no number that could be taken for one."""
    if isinstance(given, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
        raise ValueError("expected a day such as 2024-10-04")
    return given


def _moment(given: Any) -> Any:
    if isinstance(given, str) and not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
        raise ValueError("expected a moment such as 2024-10-04T12:00:00Z")
    return given


Day = Annotated[dt.date, BeforeValidator(_day)]
Moment = Annotated[dt.datetime, BeforeValidator(_moment)]
Key = Annotated[str, Path(pattern=_KEY, description="A key from another answer.")]
OptionalDay = Annotated[Day | None, Query(None)]
OptionalKey = Annotated[str | None, Query(None, pattern=_KEY)]
Country = Annotated[
    str, Query("", max_length=60, pattern=r"^[\w .'’-]*$", description="As far as a court, place or law names it.")
]

PersonSummaryOut = schema_of(queries.PersonSummary)
PersonOut = schema_of(queries.PersonView)
EventOut = schema_of(queries.EventView)
AppealOut = schema_of(queries.AppealView)
PageSummaryOut = schema_of(queries.PageSummary)
PageOut = schema_of(queries.PageView)
StoodOut = schema_of(clocks.Stood)
SnippetPieceOut = schema_of(SnippetPiece)


class ProblemOut(Schema):
    """What was wrong (RFC 9457), where, and what to do."""

    type: str
    title: str
    status: int
    detail: str
    where: str = ""
    what_to_do: str


class IndexOut(Schema):
    """What is here: how much is kept, and where to ask."""

    name: str
    version: str
    pages: int
    people: int
    events: int
    appeals: int
    addresses: list[str]


class PeopleOut(Schema):
    """People in the order of their keys; `next` is the cursor of the next leaf, none on the last one."""

    on: dt.date
    items: list[PersonSummaryOut]  # type: ignore[valid-type]
    next: str | None


class EventsOut(Schema):
    """Events by date; those without one stand where they were first told."""

    items: list[EventOut]  # type: ignore[valid-type]
    next: str | None


class AppealsOut(Schema):
    """Appeals by date, with the answers found."""

    items: list[AppealOut]  # type: ignore[valid-type]
    next: str | None


class PagesOut(Schema):
    """Kept pages in the order in which they were added."""

    items: list[PageSummaryOut]  # type: ignore[valid-type]
    next: str | None


class StatusOut(Schema):
    """Who was held on a day as known on another: at least and at most, and everyone who may have been."""

    on: dt.date
    known: dt.date | None
    least: int
    most: int
    unconfirmed: int
    figures: dict[str, dict[str, int]]
    figures_by_sex: dict[str, dict[str, dict[str, int]]] = Field(description="The same, each number by sex.")
    people: list[StoodOut]  # type: ignore[valid-type]


class ChangeOut(Schema):
    """A page that was added, or a decision that was made: `kind` is what was decided, `undoes` the one that it takes back."""

    what: Literal["page", "decision"]
    key: str
    at: dt.datetime
    page: PageSummaryOut | None = None  # type: ignore[valid-type]
    kind: str = ""
    about: list[str] = Field(default_factory=list, description="Keys of mentions, readings or rows of lists.")
    names: list[str] = Field(default_factory=list)
    decided_by: str = ""
    why: str = ""
    undoes: str | None = None


class ChangesOut(Schema):
    """What was added and decided, the earliest first."""

    items: list[ChangeOut]
    next: str | None


class HitOut(Schema):
    """Something found: why, by which spelling or sentence, and what it is."""

    kind: Literal["person", "event", "page"]
    key: str
    because: str
    spelling: str | None = None
    fit: float | None = None
    matched: list[str] = Field(default_factory=list)
    segment: str | None = None
    start: int | None = None
    end: int | None = None
    sentence: list[SnippetPieceOut] = Field(default_factory=list)  # type: ignore[valid-type]
    person: PersonSummaryOut | None = None  # type: ignore[valid-type]
    event: EventOut | None = None  # type: ignore[valid-type]
    page: PageSummaryOut | None = None  # type: ignore[valid-type]


class HitsOut(Schema):
    """Hits, the surest first."""

    items: list[HitOut]
    next: str | None


class _Known(Bearer):
    """Refuses what an address has no parameter for: a misspelt filter would filter nothing, and nobody would know."""

    def __call__(self, request: HttpRequest) -> Any:
        """Raises `Problem`."""
        route = request.resolver_match.route if request.resolver_match is not None else ""
        known = _parameters().get(route, frozenset())
        for name in request.GET:
            if name not in known:
                named = ", ".join(sorted(known)) or "none"
                raise Problem(422, f"there is no parameter {name[:40]!r} here; there are: {named}", where="query")
        return True


@cache
def _parameters() -> dict[str, frozenset[str]]:
    """The parameters of each address, by its route."""
    found = {}
    for path, of_path in api.get_openapi_schema()["paths"].items():
        route = re.sub(r"\{(\w+)\}", r"<\1>", path.removeprefix("/"))
        asked = of_path["get"].get("parameters", [])
        found[route] = frozenset(one["name"] for one in asked if one["in"] == "query")
    return found


class _Api(NinjaAPI):
    """Says in OpenAPI that problems are of a type of their own."""

    def get_openapi_schema(self, *arguments: Any, **named: Any) -> OpenAPISchema:
        """The description."""
        described = super().get_openapi_schema(*arguments, **named)
        for path in described["paths"].values():
            for operation in path.values():
                for status, response in operation["responses"].items():
                    if int(status) >= HTTPStatus.BAD_REQUEST:
                        response["content"] = {PROBLEM_TYPE: next(iter(response["content"].values()))}
        return described


api = _Api(
    title="Habeas",
    version=__version__,
    description="Pages about political prisoners as sourced events and a register. Everything is reported by the pages named, "
    "and not confirmed.",
    renderer=Exactly(),
    auth=_Known(),
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api-1",
)

_PROBLEMS: Final = {400: ProblemOut, 401: ProblemOut, 422: ProblemOut}
_ONE: Final = {**_PROBLEMS, 404: ProblemOut}


@api.exception_handler(Problem)
def problem(request: HttpRequest, raised: Problem) -> HttpResponse:
    """What this API refuses itself."""
    return problem_response(raised.status, raised.detail, where=raised.where)


@api.exception_handler(ValidationError)
def refused(request: HttpRequest, raised: ValidationError) -> HttpResponse:
    """What is not of the form that OpenAPI says: the first part of the request that is not."""
    first = raised.errors[0]
    where = " ".join(str(step) for step in first["loc"])
    return problem_response(422, str(first["msg"]), where=where)


@api.get("/", response={200: IndexOut, **_PROBLEMS}, summary="What is here")
def index(request: HttpRequest) -> Any:
    """How much is kept, and where to ask for it."""
    figures = queries.figures()
    addresses = ["people", "events", "appeals", "pages", "status", "changes", "search", "openapi.json"]
    return {"name": "Habeas", "version": __version__, **as_json(figures), "addresses": [f"/api/v1/{one}" for one in addresses]}


@api.get("/people", response={200: PeopleOut, **_PROBLEMS}, summary="Who is known, and where they stand")
def people(
    request: HttpRequest,
    cursor: Cursor = "",
    limit: Limit = 50,
    on: OptionalDay = None,
    status: Annotated[Standing | None, Query(None)] = None,
    sex: Annotated[KnownSex | None, Query(None, description="As far as a source says it.")] = None,
) -> Any:
    """Everyone in the order of their keys, with where they stood on a day (today unless `on` says otherwise)."""
    day = on or timezone.localdate()
    after = place_of(cursor, str)
    last = after[0] if after else ""
    found: list[queries.PersonSummary] = []
    while len(found) <= limit:
        keys = list(Person.objects.filter(key__gt=last).order_by("key").values_list("key", flat=True)[:_AT_ONCE])
        if not keys:
            break
        last = keys[-1]
        if sex is not None:  # asked first, so that nothing more is asked of those who do not fit
            sexes = sexes_of(keys)
            keys = [key for key in keys if sexes.get(key, KnownSex.UNKNOWN) is sex]
        summaries = queries.people_with(keys, day)
        found += [one for one in (summaries[key] for key in keys) if status is None or standing_of(one.status) is status]
    chosen = found[:limit]
    return {"on": day, "items": as_json(chosen), "next": cursor_of(chosen[-1].key) if len(found) > limit else None}


@api.get("/people/{key}", response={200: PersonOut, **_ONE}, summary="One person")
def person(request: HttpRequest, key: Key, on: OptionalDay = None) -> Any:
    """Names with the pages they stand in, status, times in custody, proceedings, events with their sentences, and why the names
    are taken for one person. The key of any mention of somebody leads to them.
    """
    found = queries.person(key, on or timezone.localdate())
    if found is None:
        raise Problem(404, f"there is nobody with the key {key!r}", where="path key")
    return as_json(found)


@api.get("/events", response={200: EventsOut, **_PROBLEMS}, summary="What happened, by date")
def events(
    request: HttpRequest,
    cursor: Cursor = "",
    limit: Limit = 50,
    type: Annotated[list[EventType], Query([], description="Only these; may be repeated.")] = [],  # noqa: B006
    standing: Annotated[EventStanding | None, Query(None, description="Whether somebody confirmed it.")] = None,
    person: OptionalKey = None,
    page: OptionalKey = None,
    since: OptionalDay = None,
    until: OptionalDay = None,
) -> Any:
    """Each event once, with every page that tells it: the sentence, its place in the text, the digest of the page."""
    wanted = queries.EventFilter(types=tuple(type), person=person, page=page, since=since, until=until)
    asked = queries.events_asked_for(wanted)
    rows, following = _by_day(asked if standing is None else asked.filter(standing=standing), cursor, limit)
    views = queries.events_with(rows)
    return {"items": [as_json(views[key]) for key in rows], "next": following}


@api.get("/events/{key}", response={200: EventOut, **_ONE}, summary="One event")
def event(request: HttpRequest, key: Key) -> Any:
    """One event with its sources."""
    found = queries.event(key)
    if found is None:
        raise Problem(404, f"there is no event with the key {key!r}", where="path key")
    return as_json(found)


@api.get("/appeals", response={200: AppealsOut, **_PROBLEMS}, summary="Who asked whom for what, and what came back")
def appeals(
    request: HttpRequest,
    cursor: Cursor = "",
    limit: Limit = 50,
    answered: Annotated[bool | None, Query(None, description="Only those with an answer known, or without.")] = None,
) -> Any:
    """Appeals with their answers, and why each is taken for one."""
    keys, following = _by_day(queries.appeals_asked_for(answered), cursor, limit)
    return {"items": as_json(queries.appeals_with(keys)), "next": following}


@api.get("/pages", response={200: PagesOut, **_PROBLEMS}, summary="Which pages were kept")
def pages(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Any:
    """Every page, in the order in which they were added, with its digest."""
    rows = Capture.objects.order_by("added_at", "key")
    place = place_of(cursor, str, str)
    if place is not None:
        at = _moment_in(place[0])
        rows = rows.filter(Q(added_at__gt=at) | Q(added_at=at, key__gt=place[1]))
    found = list(rows[: limit + 1])
    summaries = queries.pages_with([row.key for row in found[:limit]])
    following = cursor_of(found[limit - 1].added_at.isoformat(), found[limit - 1].key) if len(found) > limit else None
    return {"items": [as_json(summaries[row.key]) for row in found[:limit]], "next": following}


@api.get("/pages/{key}", response={200: PageOut, **_ONE}, summary="One page")
def page(request: HttpRequest, key: Key) -> Any:
    """One page: its texts, the places in them that events were read from, and these events. Its original bytes are at
    `/pages/KEY/original` of the web app.
    """
    found = queries.page(key)
    if found is None:
        raise Problem(404, f"there is no page with the key {key!r}", where="path key")
    return as_json(found)


@api.get("/status", response={200: StatusOut, **_PROBLEMS}, summary="Who was held on a day, as known on another")
def status(request: HttpRequest, on: OptionalDay = None, known: OptionalDay = None) -> Any:
    """The least number counts those alone whom dates and names leave in no doubt, the most everyone who may have been held."""
    found = clocks.counted(clocks.Moment(on or timezone.localdate(), known))
    return {
        "on": found.moment.day,
        "known": found.moment.known,
        "least": found.least,
        "most": found.most,
        "unconfirmed": found.unconfirmed,
        "figures": found.figures,
        "figures_by_sex": found.figures_by_sex,
        "people": as_json(clocks.spelled(found.moment, found.people)),
    }


@api.get("/changes", response={200: ChangesOut, **_PROBLEMS}, summary="What was added and decided since a moment")
def changes(
    request: HttpRequest,
    cursor: Cursor = "",
    limit: Limit = 50,
    since: Annotated[Moment | None, Query(None, description="2024-10-04T12:00:00Z; without a zone, UTC.")] = None,
) -> Any:
    """Pages added and decisions made after a moment, the earliest first: what a copy of the register has to look at again."""
    place = place_of(cursor, str, str)
    at, key = (_moment_in(place[0]), place[1]) if place is not None else (_with_zone(since), "")
    captures = list(_after(Capture.objects.order_by("added_at", "key"), "added_at", at, key)[: limit + 1])
    decisions = list(_after(Decision.objects.order_by("decided_at", "key"), "decided_at", at, key)[: limit + 1])
    found: list[tuple[dt.datetime, str, Capture | Decision]] = [
        *((row.added_at, row.key, row) for row in captures),
        *((row.decided_at, row.key, row) for row in decisions),
    ]
    found.sort(key=lambda one: one[:2])
    chosen = found[:limit]
    summaries = queries.pages_with([row.key for _, _, row in chosen if isinstance(row, Capture)])
    following = cursor_of(chosen[-1][0].isoformat(), chosen[-1][1]) if len(found) > limit else None
    return {"items": [_change(row, summaries) for _, _, row in chosen], "next": following}


@api.get("/search", response={200: HitsOut, **_PROBLEMS}, summary="People, events or pages by words")
def found(
    request: HttpRequest,
    q: Annotated[
        str, Query(min_length=1, max_length=LONGEST_QUESTION, description="A name or words, in any spelling and script.")
    ],
    kind: Annotated[Literal["people", "events", "pages"], Query("people", description="What to look in.")] = "people",
    cursor: Cursor = "",
    limit: Annotated[int, Query(20, ge=1, le=search.MOST_AT_ONCE, description="So many at most.")] = 20,
    type: Annotated[list[EventType], Query([], description="Only with such an event; may be repeated.")] = [],  # noqa: B006
    since: OptionalDay = None,
    until: OptionalDay = None,
    country: Country = "",
) -> Any:
    """What is written so first, then other spellings and scripts, then what sounds alike."""
    place = place_of(cursor, int)
    first = place[0] if place is not None else 0
    if not 0 <= first <= _LAST_HIT:
        raise Problem(400, f"no more than {_LAST_HIT} hits are given; add a word or a filter", where="query cursor")
    asked = search.Question(words=q, types=tuple(type), since=since, until=until, country=country)
    try:
        hits, more = _hits(asked, kind, limit, first)
    except SearchRefused as refusal:
        raise Problem(400, str(refusal), where="query q") from refusal
    return {"items": hits, "next": cursor_of(first + limit) if more and first + limit <= _LAST_HIT else None}


# --- How the answers are made ---------------------------------------------------------------------------------------------


def _by_day(rows: QuerySet[EventRow], cursor: str, limit: int) -> tuple[list[str], str | None]:
    """The keys of a leaf of events by date, and the cursor of the next."""
    day = Coalesce("earliest", "latest", "told_by", Value(_NO_DAY), output_field=DateField())
    dated = rows.annotate(by_day=day).order_by("by_day", "key").values_list("by_day", "key")
    place = place_of(cursor, str, str)
    if place is not None:
        at = _day_in(place[0])
        dated = dated.filter(Q(by_day__gt=at) | Q(by_day=at, key__gt=place[1]))
    found = list(dated[: limit + 1])
    following = cursor_of(found[limit - 1][0].isoformat(), found[limit - 1][1]) if len(found) > limit else None
    return [key for _, key in found[:limit]], following


def _day_in(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Problem(400, "this is no cursor of this list; take the `next` of an answer", where="query cursor") from None


def _moment_in(text: str) -> dt.datetime:
    try:
        return _with_zone(dt.datetime.fromisoformat(text)) or timezone.now()
    except ValueError:
        raise Problem(400, "this is no cursor of this list; take the `next` of an answer", where="query cursor") from None


def _with_zone(moment: dt.datetime | None) -> dt.datetime | None:
    return moment.replace(tzinfo=dt.UTC) if moment is not None and moment.tzinfo is None else moment


def _after(rows: QuerySet[Any], field: str, at: dt.datetime | None, key: str) -> QuerySet[Any]:
    if at is None:
        return rows
    later = Q(**{f"{field}__gt": at})
    return rows.filter(later | Q(**{field: at, "key__gt": key}) if key else later)


def _change(row: Capture | Decision, summaries: dict[str, queries.PageSummary]) -> dict[str, Any]:
    if isinstance(row, Capture):
        return {"what": "page", "key": row.key, "at": row.added_at, "page": as_json(summaries[row.key])}
    return {
        "what": "decision",
        "key": row.key,
        "at": row.decided_at,
        "kind": row.kind,
        "about": [key for key in (row.one, row.other) if key],
        "names": row.names,
        "decided_by": row.decided_by,
        "why": row.why,
        "undoes": row.undoes_id,
    }


def _hits(asked: search.Question, kind: str, limit: int, first: int) -> tuple[list[dict[str, Any]], bool]:
    if kind == "people":
        people = search.people_found(asked, on=timezone.localdate(), limit=limit, first=first)
        return [
            {"kind": "person", "key": one.key, "because": one.way.why, "spelling": one.spelling, "fit": one.fit}
            | {"person": as_json(one.summary)}
            for one in people.hits
        ], people.more
    if kind == "events":
        events = search.events_found(asked, limit=limit, first=first)
        return [
            {"kind": "event", "key": one.key, "because": one.way.why, "matched": list(one.matched), "event": as_json(one.event)}
            for one in events.hits
        ], events.more
    pages = search.pages_found(asked, limit=limit, first=first)
    return [
        {"kind": "page", "key": one.key, "because": one.way.why, "segment": one.segment, "page": as_json(one.page)}
        | {"start": one.at[0] if one.at else None, "end": one.at[1] if one.at else None}
        | {"sentence": as_json(one.snippet.pieces)}
        for one in pages.hits
    ], pages.more
