"""A question to the register in words, and what is found: people, events, kept pages.

Always true: what is found as written comes before what is found in another spelling, and that before what only sounds alike; each
hit says how it was found and by which spelling; people of one way are in the order of how well their name fits as a whole, events
and pages the newest first; the same question of the same register has the same answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL

from habeas.identity import compare_many
from habeas.model import EventType
from habeas.register import queries
from habeas.register.models import Participation, SearchEntry, SegmentRow, Source
from habeas.register.queries import EventFilter, EventView, PageSummary, PersonSummary
from habeas.register.search.index import text_of
from habeas.register.search.snippets import Snippet, found_in, snippet
from habeas.register.search.terms import LONGEST_QUESTION, SearchRefused, Term, Way, terms_of, with_alike
from habeas.register.search.words import forms, written

Kind = SearchEntry.Kind
MOST_AT_ONCE: Final = 100
_MOST_PEOPLE: Final = 400
"""Spellings found in one way that are ranked; a name that more people have needs a further word."""
_MOST_COMPARED: Final = 60
_Hit = TypeVar("_Hit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Words, and what else must be so: an event of these types, that may have been in these days, in this country.

    Of a person, some event must be so; of a page, some event read from it, and its own day.
    """

    words: str
    types: tuple[EventType, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    country: str = ""

    @property
    def is_of_events(self) -> bool:
        return bool(self.types or self.since or self.until or self.country)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHit:
    """Someone found by a spelling; `fit` says from 0 to 1 how well it goes with the words as a name, none where not asked."""

    key: str
    name: str
    spelling: str
    way: Way
    fit: float | None
    summary: PersonSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHit:
    """An event found, and those of its texts that the words stand in."""

    key: str
    way: Way
    matched: tuple[str, ...]
    event: EventView


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHit:
    """A page found, and the sentence; its place is that in the segment's text, none where it stands in the title."""

    key: str
    way: Way
    segment: str
    page: PageSummary
    snippet: Snippet
    at: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Found(Generic[_Hit]):
    """Hits in order; `more` where there are further ones."""

    hits: tuple[_Hit, ...] = field(default=())
    more: bool = False


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom some words mean: by the keys of people, in which way and by which spelling; and by spelling, in which way."""

    people: Mapping[str, tuple[Way, str]]
    spellings: Mapping[str, Way]

    def how(self, key: str, spellings: Iterable[str]) -> tuple[Way, str] | None:
        """In which way somebody is meant, the surest one, and by which spelling; none where they are not. By their spellings also
        those who had another key when less was known."""
        own = self.people.get(key)
        return own or min(((self.spellings[each], each) for each in spellings if each in self.spellings), default=None)


def people_found(question: Question, *, on: dt.date, limit: int = 20, first: int = 0) -> Found[PersonHit]:
    """The people of whom a spelling has all the words. Raises `SearchRefused`."""
    terms = terms_of(question.words)
    ranked: list[tuple[Way, SearchEntry, float | None]] = []
    seen: set[str] = set()
    for way, heard in _ways(terms):
        entries = [entry for entry in _matching(Kind.PERSON, heard, way, question)[:_MOST_PEOPLE] if entry.owner not in seen]
        best: dict[str, tuple[float | None, SearchEntry]] = {}
        for entry, fit in zip(entries, _fits(question.words, entries), strict=True):
            known = best.get(entry.owner)
            if known is None or (fit or 0, known[1].spelling) > (known[0] or 0, entry.spelling):
                best[entry.owner] = fit, entry
        seen |= best.keys()
        ranked += sorted(
            ((way, entry, fit) for fit, entry in best.values()), key=lambda one: (-(one[2] or 0), one[1].spelling, one[1].owner)
        )
        if len(ranked) > first + limit:
            break
    chosen = ranked[first : first + limit]
    people = queries.people_with([entry.owner for _, entry, _ in chosen], on)
    hits = tuple(
        PersonHit(
            key=entry.owner, name=people[entry.owner].name, spelling=entry.spelling, way=way, fit=fit, summary=people[entry.owner]
        )
        for way, entry, fit in chosen
    )
    return Found(hits, len(ranked) > first + limit)


def people_meant(words: str) -> Meant:
    """Everyone of whom a spelling has all the words, however many they are. Raises `SearchRefused`."""
    people: dict[str, tuple[Way, str]] = {}
    spellings: dict[str, Way] = {}
    for way, heard in _ways(terms_of(words)):
        entries = _matching(Kind.PERSON, heard, way, Question(words=words)).order_by("spelling", "owner")
        for owner, spelling in entries.values_list("owner", "spelling"):
            people.setdefault(owner, (way, spelling))
            spellings.setdefault(spelling, way)
    return Meant(people, spellings)


def people_called(name: str, *, limit: int = 3) -> list[tuple[str, str]]:
    """The keys of people whom this may be the name of, each with the spelling found, the surest way to find them first; none
    where it cannot be asked for. Two or three queries for a name."""
    try:
        terms = terms_of(name[:LONGEST_QUESTION])
    except SearchRefused:
        return []
    for way, heard in _ways(terms):
        found: dict[str, str] = {}
        for entry in _matching(Kind.PERSON, heard, way, Question(words=name))[:_MOST_PEOPLE]:
            found.setdefault(entry.owner, entry.spelling)
        if found:
            return list(found.items())[:limit]
    return []


def events_found(question: Question, *, limit: int = 20, first: int = 0) -> Found[EventHit]:
    """The events with all the words in their names, court, case and the like. Raises `SearchRefused`."""
    terms = terms_of(question.words)
    chosen, heard, more = _chosen(Kind.EVENT, terms, question, limit, first)
    events = queries.events_with([entry.owner for _, entry in chosen])
    hits = tuple(
        EventHit(key=entry.owner, way=way, matched=_matched(events[entry.owner], heard), event=events[entry.owner])
        for way, entry in chosen
    )
    return Found(hits, more)


def pages_found(question: Question, *, limit: int = 20, first: int = 0) -> Found[PageHit]:
    """The pages of which one part has all the words. Raises `SearchRefused`."""
    terms = terms_of(question.words)
    chosen, heard, more = _chosen(Kind.TEXT, terms, question, limit, first)
    pages = queries.pages_with([entry.owner for _, entry in chosen])
    texts = {row.id: row for row in SegmentRow.objects.filter(id__in=[entry.row for _, entry in chosen])}
    hits = (_page_hit(way, entry, pages[entry.owner], texts[entry.row or 0], terms, heard) for way, entry in chosen)
    return Found(tuple(hit for hit in hits if hit is not None), more)


def countries() -> list[str]:
    """The countries in which events are known to have been, which no other entries have: a question for each, since they
    are fewer than the events."""
    entries = SearchEntry.objects.order_by("country").values_list("country", flat=True)
    found: list[str] = []
    while (country := entries.filter(country__gt=found[-1] if found else "").first()) is not None:
        found.append(country)
    return found


# --- The ways to find -----------------------------------------------------------------------------------------------------


def _ways(terms: tuple[Term, ...]) -> Iterator[tuple[Way, tuple[Term, ...]]]:
    """Each way with the terms for it; what sounds alike is looked up only where it comes to that."""
    yield Way.WRITTEN, terms
    yield Way.FOLDED, terms
    heard = tuple(map(with_alike, terms))
    if heard != terms:
        yield Way.SOUNDS, heard


def _matching(kind: str, terms: Sequence[Term], way: Way, question: Question) -> QuerySet[SearchEntry]:
    """The entries that have all terms, found in this way or a surer one."""
    entries = SearchEntry.objects.filter(id__in=_ids(kind, terms, way))  # of the kind alone; said again, SQLite would go by it
    for term in terms:
        if term.together:
            entries = entries.filter(_together(term, way))
    if question.is_of_events:
        entries = entries.filter(_events_asked_for(kind, question))
    return entries.defer("written", "folded").order_by(F("day").desc(nulls_last=True), "owner", "id")


def _chosen(
    kind: str, terms: tuple[Term, ...], question: Question, limit: int, first: int
) -> tuple[list[tuple[Way, SearchEntry]], tuple[Term, ...], bool]:
    """One entry for each owner, the hits from `first`, the terms with what sounds like them, and whether there are more."""
    found: dict[str, tuple[Way, SearchEntry]] = {}
    heard = terms
    for way, heard in _ways(terms):
        for entry in _matching(kind, heard, way, question).iterator(chunk_size=200):
            found.setdefault(entry.owner, (way, entry))
            if len(found) > first + limit:
                break
        if len(found) > first + limit:
            break
    everything = list(found.values())
    return everything[first : first + limit], heard, len(everything) > first + limit


def _ids(kind: str, terms: Sequence[Term], way: Way) -> RawSQL:
    """The database's own search. No word of a term has a sign that means something to it."""
    table = f"register_search_{kind}"
    if connection.vendor == "sqlite":
        column = "written" if way is Way.WRITTEN else "{written folded}"
        asked = " AND ".join(f"{column} : ({_any_of(words, '{}', ' *', ' OR ')})" for words in _wanted(terms, way))
        return RawSQL(f"SELECT rowid FROM {table} WHERE {table} MATCH %s", [asked.replace("'", '"')])  # noqa: S608, S611
    column = "written_words" if way is Way.WRITTEN else "any_words"
    asked = " & ".join(f"({_any_of(words, '{}', ':*', ' | ')})" for words in _wanted(terms, way))
    query = f"SELECT id FROM register_searchentry WHERE kind = '{kind}' AND {column} @@ %s::tsquery"  # noqa: S608
    return RawSQL(query, [asked])  # noqa: S611 - our own names; what was typed in is a parameter


def _wanted(terms: Sequence[Term], way: Way) -> Iterator[list[tuple[str, bool]]]:
    """For each word of the terms, the words that stand for it, and whether also what goes on so."""
    for term in terms:
        for word in term.words:
            if way is Way.WRITTEN:
                yield [(word, False)]
            else:
                own = [(form, term.goes_on) for form in dict.fromkeys((word, *forms(word)))]
                yield own + ([(other, False) for other in sorted(term.alike)] if way is Way.SOUNDS else [])


def _any_of(words: Sequence[tuple[str, bool]], plain: str, goes_on: str, either: str) -> str:
    return either.join(f"'{plain.format(word)}'{goes_on if more else ''}" for word, more in words)


def _together(term: Term, way: Way) -> Q:
    """The words of the term stand beside each other."""
    as_written = Q(written__contains=written(list(term.words)))
    if way is Way.WRITTEN:
        return as_written
    in_other_letters = written([forms(word)[0] for word in term.words])
    return as_written | Q(written__contains=in_other_letters) | Q(folded__contains=in_other_letters)


def _events_asked_for(kind: str, question: Question) -> Q:
    of_country = SearchEntry.objects.filter(kind=Kind.EVENT, country__iexact=question.country).values("owner")
    if kind == Kind.TEXT:
        q = Q()
        if question.since is not None:
            q &= Q(day__gte=question.since)
        if question.until is not None:
            q &= Q(day__lte=question.until)
        sources = Source.objects.all()
        if question.types:
            sources = sources.filter(event__type__in=question.types)
        if question.country:
            sources = sources.filter(event__in=of_country)
        told = sources.values("reading__capture")
        return q & Q(owner__in=told) if question.types or question.country else q
    events = queries.events_asked_for(EventFilter(types=question.types, since=question.since, until=question.until))
    if question.country:
        events = events.filter(key__in=of_country)
    if kind == Kind.EVENT:
        return Q(owner__in=events.values("key"))
    about = Participation.objects.filter(role=Participation.Role.ABOUT, person__isnull=False, event__in=events.values("key"))
    return Q(owner__in=about.values("person"))


# --- What is said of a hit ------------------------------------------------------------------------------------------------


def _fits(words: str, entries: Sequence[SearchEntry]) -> list[float | None]:
    """How well each spelling goes with the words as one name; not asked where a word alone, or many people, are meant."""
    if len(words.split()) < 2 or len(entries) > _MOST_COMPARED:
        return [None] * len(entries)
    return [float(score) for score in compare_many((words, entry.spelling) for entry in entries).scores]


def _matched(event: EventView, terms: Sequence[Term]) -> tuple[str, ...]:
    texts = (
        *(name.name for name in (*event.people, *event.actors)),
        *(event.group, event.actor, event.court, event.judge, event.case, event.addressee, event.target, event.place),
        *(event.occasion, *event.demands),
        *(str(value) for charge in event.charges for value in charge.to_json().values()),
    )
    return tuple(dict.fromkeys(text for text in texts if text and found_in(text, terms)))


def _page_hit(
    way: Way, entry: SearchEntry, page: PageSummary, row: SegmentRow, terms: Sequence[Term], heard: Sequence[Term]
) -> PageHit | None:
    text = text_of(row)
    shown = snippet(text, heard if way is Way.SOUNDS else terms)
    if shown is None:  # far down in a very long text
        return None
    before = len(text) - len(row.text)
    at = (shown.start - before, shown.end - before) if shown.start >= before else None
    return PageHit(key=entry.owner, way=way, segment=row.segment, page=page, snippet=shown, at=at)


__all__ = [
    "EventHit",
    "Found",
    "Kind",
    "Meant",
    "PageHit",
    "PersonHit",
    "Question",
    "SearchRefused",
    "Way",
    "countries",
    "events_found",
    "pages_found",
    "people_found",
    "people_meant",
]
