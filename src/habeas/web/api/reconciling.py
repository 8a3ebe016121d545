"""The W3C Reconciliation Service API 0.2 at `/reconcile/`: names of a table in, the people of the register that they may be out.

A candidate is found by search, and scored by `habeas.identity` from the names and from what is given beside them. Always true:
`match` is true for one candidate at most, and only where identity's verdict on name and evidence together is that it is one
person: never on a name alone, and never where two candidates would match; the score is that of the names, in hundredths.

Pages elsewhere may read the answers only from the origins in HABEAS_RECONCILE_ORIGINS (those of OpenRefine on this machine unless
it is set); there is no JSONP, by which any page in a browser on this machine could read the register.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt

from habeas.identity import Link, Mention, Verdict, parse_name, weigh
from habeas.model import Edtf, EventType, ValueRefused
from habeas.register import queries
from habeas.register.batches import batched
from habeas.register.folding.words import words_of
from habeas.register.models import ListStanding, Participation, SearchEntry
from habeas.register.queries import PersonSummary
from habeas.register.search.asking import Question, people_found
from habeas.register.search.terms import LONGEST_QUESTION, SearchRefused
from habeas.web.api.asking import reconciling_at
from habeas.web.api.problems import Problem, problem_response

PERSON: Final = {"id": "Person", "name": "Person"}
PROPERTIES: Final = {
    "birth_year": ("Year of birth", "The year somebody was born in, or the date: 1983, 1983-05-06."),
    "country": ("Country", "Where they were arrested or tried."),
    "article": ("Article", "An article of law that they are charged under: 228.3."),
    "court": ("Court", "A court that dealt with them."),
    "arrest_date": ("Date of arrest", "The day of their arrest: 2013-03-14."),
}
_MOST_QUERIES: Final = 200
_MOST_CANDIDATES: Final = 50
_USUAL: Final = 10
_LONGEST_BATCH: Final = 500_000
_PREVIEW: Final = {"width": 400, "height": 220}
_METHODS: Final = "GET, HEAD, POST, OPTIONS"

_View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class _Query:
    """One name of a batch, checked."""

    name: str
    limit: int
    types: frozenset[str]
    given: Mapping[str, frozenset[str]]


def _service(view: _View) -> _View:
    """Problems as JSON, and the headers by which a page of an allowed origin may read the answer."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            response = HttpResponse(headers={"Allow": _METHODS})
        elif request.method not in ("GET", "HEAD", "POST"):
            response = problem_response(405, f"{request.method} is not answered at {request.path}")
            response.headers["Allow"] = _METHODS
        else:
            try:
                response = view(request, *arguments, **named)
            except Problem as raised:
                response = problem_response(raised.status, raised.detail, where=raised.where)
        response.headers["Vary"] = "Origin, Authorization"
        response.headers["Referrer-Policy"] = "no-referrer"  # the address may have a token in it
        origin = request.headers.get("Origin", "")
        if origin in settings.RECONCILE_ORIGINS:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Allow-Headers"] = "Authorization"
            response.headers["Access-Control-Allow-Methods"] = _METHODS
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return answer


@_service
def service(request: HttpRequest) -> HttpResponse:
    """The manifest; with `queries`, the candidates for each."""
    batch = request.POST.get("queries") if request.method == "POST" else request.GET.get("queries")
    if batch is None and request.method == "POST":
        raise Problem(400, "the form has no field queries", where="form queries")
    return JsonResponse(_manifest(request) if batch is None else _answers(batch))


@_service
def suggest_entity(request: HttpRequest) -> HttpResponse:
    """People whose names begin so, for a field that completes what is typed."""
    people = _people_named(request.GET.get("prefix", ""), limit=20)
    found = [{"id": one.key, "name": one.name, "description": _description(one), "notable": [PERSON]} for one in people.values()]
    return JsonResponse({"result": found})


@_service
def suggest_property(request: HttpRequest) -> HttpResponse:
    """The properties that are weighed."""
    prefix = request.GET.get("prefix", "").casefold()
    found = [
        {"id": key, "name": name, "description": said}
        for key, (name, said) in PROPERTIES.items()
        if prefix in name.casefold() or key.startswith(prefix)
    ]
    return JsonResponse({"result": found})


@_service
def suggest_type(request: HttpRequest) -> HttpResponse:
    """The one type there is."""
    prefix = request.GET.get("prefix", "").casefold()
    return JsonResponse({"result": [PERSON] if PERSON["name"].casefold().startswith(prefix) else []})


@xframe_options_exempt
@_service
def preview(request: HttpRequest) -> HttpResponse:
    """A few lines about somebody, to be shown in a frame of the program that asks."""
    key = request.GET.get("id", "")
    person = queries.people_with([key], timezone.localdate()).get(key) if "\0" not in key else None
    if person is None:
        raise Problem(404, f"there is nobody with the key {key[:40]!r}", where="query id")
    response = render(request, "web/preview.html", {"person": person})
    allowed = " ".join(["'self'", *sorted(settings.RECONCILE_ORIGINS)])
    response.headers["Content-Security-Policy"] = f"default-src 'none'; style-src 'self'; frame-ancestors {allowed}"
    return response


def _manifest(request: HttpRequest) -> dict[str, Any]:
    here = request.build_absolute_uri(reconciling_at(request))
    top = request.build_absolute_uri("/").rstrip("/")
    return {
        "versions": ["0.2"],
        "name": "Habeas: people of the register",
        "identifierSpace": f"{top}/people/",
        "schemaSpace": f"{top}/reconcile/",
        "documentation": f"{top}/api/v1/openapi.json",
        "view": {"url": f"{top}/people/{{{{id}}}}/"},
        "defaultTypes": [PERSON],
        "preview": {"url": f"{here}/preview?id={{{{id}}}}", **_PREVIEW},
        "suggest": {kind: {"service_url": here, "service_path": f"/suggest/{kind}"} for kind in ("entity", "property", "type")},
        "features": [{"id": "weight", "name": "How much speaks for it beside the name"}],
    }


# --- Queries --------------------------------------------------------------------------------------------------------------


def _answers(batch: str) -> dict[str, Any]:
    """The answer to each query. One that is wrong makes the whole batch wrong: half an answer would be taken for a whole one."""
    if len(batch) > _LONGEST_BATCH:
        raise Problem(413, f"the batch has {len(batch)} characters; up to {_LONGEST_BATCH} are taken", where="form queries")
    try:
        asked = json.loads(batch)
    except (ValueError, RecursionError) as error:
        raise Problem(400, f"the batch is no JSON: {error}", where="form queries") from error
    if not isinstance(asked, dict):
        raise Problem(400, "the batch is no object of queries by their names", where="form queries")
    if len(asked) > _MOST_QUERIES:
        raise Problem(413, f"the batch has {len(asked)} queries; up to {_MOST_QUERIES} are taken", where="form queries")
    checked = {name: _query(name, query) for name, query in asked.items()}
    return {name: {"result": _candidates(query)} for name, query in checked.items()}


def _query(key: str, asked: Any) -> _Query:
    where = f"queries {key}"
    if not isinstance(asked, dict):
        raise Problem(400, "a query is an object", where=where)
    name = asked.get("query", "")
    if not isinstance(name, str) or not name.strip():
        raise Problem(400, "a query has the name of a person in `query`", where=f"{where} query")
    if len(name) > LONGEST_QUESTION:
        raise Problem(400, f"a name has up to {LONGEST_QUESTION} characters", where=f"{where} query")
    limit = asked.get("limit", _USUAL)
    if not isinstance(limit, (int, float)) or isinstance(limit, bool) or not 1 <= limit < float("inf"):
        raise Problem(400, "the limit is a number of at least 1", where=f"{where} limit")
    types = asked.get("type", [])
    types = [types] if isinstance(types, str) else types
    if not isinstance(types, list) or not all(isinstance(one, str) for one in types):
        raise Problem(400, "a type is a text, or a list of texts", where=f"{where} type")
    return _Query(name, min(int(limit), _MOST_CANDIDATES), frozenset(types), _given(where, asked.get("properties", [])))


def _given(where: str, properties: Any) -> dict[str, frozenset[str]]:
    if not isinstance(properties, list):
        raise Problem(400, "properties are a list", where=f"{where} properties")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in properties:
        if not isinstance(one, dict) or not isinstance(one.get("pid"), str) or "v" not in one:
            raise Problem(400, "a property has a `pid` and a `v`", where=f"{where} properties")
        values = one["v"] if isinstance(one["v"], list) else [one["v"]]
        for value in values:
            told = value.get("name", value.get("id", "")) if isinstance(value, dict) else value
            text = str(told).strip() if isinstance(told, (str, int, float)) else ""
            if text:
                found[one["pid"]].add(text[:LONGEST_QUESTION])
    return {pid: frozenset(values) for pid, values in found.items()}


def _candidates(query: _Query) -> list[dict[str, Any]]:
    """The people it may be, the likeliest first."""
    if query.types and PERSON["id"] not in query.types:
        return []
    people = _people_named(query.name, limit=_MOST_CANDIDATES)
    asked = _asked(query)
    known = _known(people)
    links = {key: _best(asked, _mentions(one, known[key])) for key, one in people.items()}
    kept = {key: link for key, link in links.items() if link is not None and link.verdict is not Verdict.DIFFERENT}
    certain = [key for key, link in kept.items() if link.verdict is Verdict.SAME]
    ranked = sorted(kept, key=lambda key: (-kept[key].score, -kept[key].weight, people[key].name, key))
    return [
        {
            "id": key,
            "name": people[key].name,
            "description": _description(people[key], kept[key].why),
            "score": round(kept[key].score * 100, 1),
            "match": certain == [key],
            "type": [PERSON],
            "features": [{"id": "weight", "value": kept[key].weight}],
        }
        for key in ranked[: query.limit]
    ]


def _people_named(name: str, *, limit: int) -> dict[str, PersonSummary]:
    """Those whom search finds by the whole name, or else by its given name and surname, or else by the surname."""
    parsed = parse_name(name)
    surname = " ".join(parsed.surname)
    for words in dict.fromkeys((name, " ".join((*parsed.given, *parsed.surname)), surname)):
        try:
            found = people_found(Question(words=words[:LONGEST_QUESTION]), on=timezone.localdate(), limit=limit)
        except SearchRefused:
            continue
        if found.hits:
            return {hit.key: hit.summary for hit in found.hits}
    return {}


def _description(person: PersonSummary, why: str = "") -> str:
    status = person.status
    stood = (
        f"{status.kind}{', unconfirmed' if status.unconfirmed else ''} (reported)" if status is not None else "status not known"
    )
    return "; ".join(part for part in (stood, why) if part)


# --- What is weighed ------------------------------------------------------------------------------------------------------


def _asked(query: _Query) -> Mention:
    """The query as identity weighs it."""
    day = next((day for day in map(_edtf, sorted(query.given.get("arrest_date", ()))) if day is not None), None)
    return Mention(
        id="?",
        name=query.name,
        birth_year=next((year for year in map(_year, sorted(query.given.get("birth_year", ()))) if year is not None), None),
        articles=query.given.get("article", frozenset()),
        arrest_date=day,
        country=next(iter(sorted(query.given.get("country", ()))), ""),
        said=frozenset(("court", _court(court)) for court in query.given.get("court", ()) if _court(court)),
    )


@dataclass
class _Known:
    """What the register says of somebody beside their names."""

    articles: set[str]
    courts: set[str]
    arrests: set[Edtf]
    countries: set[str]
    birth_years: set[int]


def _known(keys: Collection[str]) -> dict[str, _Known]:
    found = {key: _Known(set(), set(), set(), set(), set()) for key in keys}
    about = Participation.objects.filter(person__in=keys, role=Participation.Role.ABOUT).select_related("event")
    rows = [(row.person_id or "", row.event) for row in about]
    events = [event.key for _, event in rows]
    countries: dict[str, str] = {}
    for some in batched(events):
        entries = SearchEntry.objects.filter(kind=SearchEntry.Kind.EVENT, owner__in=some).exclude(country="")
        countries |= dict(entries.values_list("owner", "country"))
    for key, event in rows:
        known = found[key]
        known.articles |= {str(charge["article"]) for charge in event.charges if charge.get("article")}
        known.courts |= {_court(event.court)} - {""}
        known.countries |= {countries[event.key]} if event.key in countries else set()
        day = _edtf(event.date) if event.type == EventType.DETENTION else None
        known.arrests |= {day} if day is not None and day.day is not None else set()
    for key, entry in ListStanding.objects.filter(person__in=keys).values_list("person", "row__entry"):
        year = _year(entry["dates"].get("born", ""))
        found[key].birth_years |= {year} if year is not None else set()
    return found


def _mentions(person: PersonSummary, known: _Known) -> Iterator[Mention]:
    """Somebody under each of their names. Of what is not one thing (two arrests, two years) nothing is held against a query."""
    for spelling in dict.fromkeys((person.name, *person.spellings)):
        yield Mention(
            id=person.key,
            name=spelling,
            birth_year=min(known.birth_years) if len(known.birth_years) == 1 else None,
            articles=frozenset(known.articles),
            arrest_date=min(known.arrests, key=str) if len(known.arrests) == 1 else None,
            country=min(known.countries) if len(known.countries) == 1 else "",
            said=frozenset(("court", court) for court in known.courts),
        )


def _best(asked: Mention, mentions: Iterable[Mention]) -> Link | None:
    order = (Verdict.DIFFERENT, Verdict.UNSURE, Verdict.SAME)
    links = (weigh(asked, mention) for mention in mentions)
    return max(links, key=lambda link: (order.index(link.verdict), link.score, link.weight), default=None)


def _court(text: str) -> str:
    return " ".join(sorted(words_of(text)))


def _year(text: str) -> int | None:
    return int(text[:4]) if text[:4].isascii() and text[:4].isdigit() and len(text[:4]) == 4 else None


def _edtf(text: str) -> Edtf | None:
    try:
        return Edtf.parse(text) if text else None
    except ValueRefused:
        return None
