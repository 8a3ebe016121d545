"""The public record: whom reviewers published, and what is confirmed of them.

In: the register, and a day. Out: a `PublicRecord`. Always true:

- An event in it is confirmed, not withheld, and either published itself or about a published person.
- What it says was looked at: a reading that nobody accepted or corrected adds no value, no name and no source.
- Of the people it is about, those published are named, and the others counted. No text in it (court, case, quote, address …) has
  the name of anybody who is in the register and not published.
- A status rests on public events alone. Notes, questions, reasons and the names of those who decided are not in it.

It is made anew when something was decided, a page or a list came in, or the day changed.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any, Final
from urllib.parse import urlsplit

from django.db import transaction

from habeas.model import Charge, Edtf, EventType, Term
from habeas.publish.naming import KnownName, Names
from habeas.publish.quoting import Quotable
from habeas.register.batches import batched
from habeas.register.decisions import LastWord, judgments, last_words
from habeas.register.folding.judging import Judgments, Standing
from habeas.register.folding.told import NAMING_PRISONERS
from habeas.register.laws import regime_in
from habeas.register.models import (
    Answer,
    Decision,
    EventRow,
    ListRow,
    ListStanding,
    Mention,
    Participation,
    ReadingRow,
)
from habeas.register.queries import WITH_REGIME, EventView, Name, SourceView, views_of
from habeas.register.record import be_the_one_writer
from habeas.register.remembered import making_what_stays, state_of_the_record
from habeas.register.status import Fact, Status, status_on

_ATTEMPTS: Final = 5


@dataclass(frozen=True, slots=True)
class PublicSource:
    """Where an event was read. `quote` is empty where the sentences may not be shown, `publication` and `address` where these
    themselves would name somebody."""

    publication: str
    address: str
    day: dt.date | None
    lang: str
    quote: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """An event with nothing in it that is not public. `others`: how many more people it is about; `regime`: of the
    sentence, where its words name one; `since`: when it became public."""

    event: EventView
    others: int
    regime: str
    sources: tuple[PublicSource, ...]
    since: dt.datetime


@dataclass(frozen=True, slots=True)
class PublicPerson:
    """Somebody published. `spellings`: the names that public events have for them, beside `name`."""

    key: str
    name: str
    spellings: tuple[str, ...]
    status: Status | None
    events: tuple[PublicEvent, ...]


@dataclass(frozen=True, slots=True)
class PublicAppeal:
    """An appeal, and those of its answers that are public."""

    event: PublicEvent
    answers: tuple[PublicEvent, ...]


@dataclass(frozen=True)
class PublicRecord:
    """All that is public on a day; `events`: all of them, by date."""

    day: dt.date
    people: tuple[PublicPerson, ...]
    appeals: tuple[PublicAppeal, ...]
    events: tuple[PublicEvent, ...]

    @cached_property
    def _by_key(self) -> dict[str, PublicPerson]:
        return {person.key: person for person in self.people}

    def person(self, key: str) -> PublicPerson | None:
        """The published person with this key."""
        return self._by_key.get(key)

    @cached_property
    def elsewhere(self) -> tuple[PublicEvent, ...]:
        """The events that stand on no person's page and are neither an appeal nor an answer to one."""
        shown = {one.event.key for person in self.people for one in person.events}
        shown |= {one.event.key for appeal in self.appeals for one in (appeal.event, *appeal.answers)}
        return tuple(one for one in self.events if one.event.key not in shown)

    @cached_property
    def elsewhere_at(self) -> dict[str, int]:
        """By key of each event that stands elsewhere, as the how manieth."""
        return {one.event.key: number for number, one in enumerate(self.elsewhere)}

    @cached_property
    def appeals_at(self) -> dict[str, int]:
        """By key of each appeal, and of each answer, as the how manieth the appeal stands."""
        return {
            one.event.key: number
            for number, appeal in reversed(list(enumerate(self.appeals)))
            for one in (appeal.event, *appeal.answers)
        }


_State = tuple[Any, ...]
_made: tuple[_State, PublicRecord] | None = None
_lock = Lock()


def public_record(day: dt.date) -> PublicRecord:
    """What is public now, with statuses as of `day`."""
    global _made  # noqa: PLW0603
    with _lock:
        for _ in range(_ATTEMPTS):
            state = _state(day)
            if _made is not None and _made[0] == state:
                return _made[1]
            with making_what_stays():
                record = _record(day)
            if _state(day) == state:  # else somebody decided meanwhile, and half of it would be of before
                _made = state, record
                return record
        with transaction.atomic():
            be_the_one_writer()
            return _record(day)


def _state(day: dt.date) -> _State:
    """Changed by everything that changes the record."""
    return day, *state_of_the_record()


# --- Which events, and whom -----------------------------------------------------------------------------------------------


def _record(day: dt.date) -> PublicRecord:
    words = last_words()
    judged = Judgments.of(judgments())
    looked_at = {reading for reading, (accepted, _) in judged.verdicts.items() if accepted} | set(judged.corrections)
    views = [view for view in _candidates(words) if any(one.reading in looked_at for one in view.sources)]
    published = {key for key, word in words.items() if word.public}
    events = [view for view in views if view.published or _about(view, looked_at) & published]
    people = {person for view in events for person in _about(view, looked_at)} & published
    names = Names(_known_names(people)) if events else Names(())
    pages = sorted({source.page.key for view in events for source in view.sources})
    quotable = Quotable(pages, {view.key for view in events}, names)
    since = _since(events, words, judged, looked_at)
    telling = _Telling(people, _spelled(people), names, quotable, looked_at, since)
    told = tuple(map(telling.event, sorted(events, key=_when)))
    theirs: defaultdict[str, list[PublicEvent]] = defaultdict(list)
    for one in told:
        for person in dict.fromkeys(name.person for name in one.event.people if name.person):
            theirs[person].append(one)
    persons = tuple(sorted((_person(key, theirs[key], day) for key in people), key=_by_name))
    return PublicRecord(day, persons, tuple(_appeals(told)), told)


def _candidates(words: Mapping[str, LastWord]) -> Iterable[EventView]:
    """Confirmed events that are not withheld and may be public."""
    confirmed = EventRow.objects.filter(standing=Standing.CONFIRMED)
    keys = set(confirmed.filter(published=True).values_list("key", flat=True))
    for chunk in batched([key for key, word in words.items() if word.public]):
        about = Participation.objects.filter(role=Participation.Role.ABOUT, person__in=chunk, event__standing=Standing.CONFIRMED)
        keys |= set(about.filter(event__published=None).values_list("event", flat=True))
    rows = [row for chunk in batched(sorted(keys)) for row in confirmed.filter(key__in=chunk)]
    return views_of(row for row in rows if row.published is not False)


def _about(view: EventView, looked_at: set[str]) -> set[str]:
    return {name.person for name in view.people if name.person and not looked_at.isdisjoint(name.readings)}


def _known_names(public: set[str]) -> Iterable[KnownName]:
    """Every name of somebody in a page or a list: as it is in the record, and as it was read, whatever became of the reading."""
    theirs: set[tuple[str, str]] = set()
    for page, spelling, person in Mention.objects.values_list("capture", "spelling", "person"):
        if person in public:
            theirs.add((page, spelling))
        yield KnownName(spelling, page, person in public)
    read = ReadingRow.objects.filter(type__in=NAMING_PRISONERS).values_list("capture", "reading__event__people")
    for page, people in read.iterator():
        for name in people or ():
            if (page, name) not in theirs:
                yield KnownName(name, page, public=False)
    listed = set(ListStanding.objects.filter(person__in=public).values_list("row", flat=True)) if public else set()
    for row, name in ListRow.objects.values_list("key", "name"):
        yield KnownName(name, "", row in listed)


def _spelled(people: set[str]) -> dict[tuple[str, str], str]:
    """By page and person, the longest name that the page has for them."""
    found: dict[tuple[str, str], str] = {}
    for chunk in batched(sorted(people)):
        rows = Mention.objects.filter(person__in=chunk).values_list("capture", "person", "spelling")
        for page, person, spelling in sorted(rows, key=lambda row: (len(row[2]), row[2])):
            if person is not None:
                found[page, person] = spelling
    return found


def _since(
    events: Sequence[EventView], words: Mapping[str, LastWord], judged: Judgments, looked_at: set[str]
) -> dict[str, dt.datetime]:
    """When each event became public: the later of when it was confirmed and when it, or somebody it is about, was published."""
    itself = {
        view.key: {judged.publishing[one.reading][1] for one in view.sources if one.reading in judged.publishing}
        for view in events
        if view.published
    }
    wanted = {key for view in events for key in view.decisions} | {key for keys in itself.values() for key in keys}
    made: dict[str, tuple[str, dt.datetime]] = {}
    for chunk in batched(sorted(wanted)):
        rows = Decision.objects.filter(key__in=chunk).values_list("key", "kind", "decided_at")
        made |= {key: (kind, at) for key, kind, at in rows}
    confirming = (Decision.Kind.ACCEPT, Decision.Kind.AMEND)
    since = {}
    for view in events:
        confirmed = [made[key][1] for key in view.decisions if made[key][0] in confirming]
        by_people = [words[person].decided_at for person in _about(view, looked_at) if person in words and words[person].public]
        published = [*by_people, *(made[key][1] for key in itself.get(view.key, ()))]
        since[view.key] = max(min(confirmed), min(published))
    return since


def _when(view: EventView) -> tuple[dt.date, dt.date, str, str]:
    first = (view.date and (view.date.earliest or view.date.latest)) or view.told_by or dt.date.max
    return first, (view.date and view.date.latest) or first, view.type, view.key


def _person(key: str, own: Sequence[PublicEvent], day: dt.date) -> PublicPerson:
    """Somebody and what is public of them, named as most of it names them; of several names as frequent by the longest."""
    times = Counter(name.name for one in own for name in one.event.people if name.person == key)
    name, *others = sorted(times, key=lambda spelling: (-times[spelling], -len(spelling), spelling))
    return PublicPerson(key, name, tuple(others), status_on(day, [_fact(one) for one in own]), tuple(own))


def _by_name(person: PublicPerson) -> tuple[bool, str, str]:
    return not (person.status is not None and person.status.held), person.name.casefold(), person.key


def _fact(public: PublicEvent) -> Fact:
    """A public event as the rules of status see it."""
    event = public.event
    return Fact(
        key=event.key,
        type=event.type,
        stance=event.stance,
        date=event.date,
        told_by=event.told_by,
        term=event.term,
        until=event.until,
        outcome=event.outcome or None,
        court=event.court or None,
        judge=event.judge or None,
        charges=event.charges,
        case=event.case or None,
        place=event.place or None,
        regime=public.regime,
        confirmed=True,
    )


def _appeals(told: Sequence[PublicEvent]) -> Iterable[PublicAppeal]:
    public = {one.event.key: one for one in told}
    asked = [one for one in told if one.event.type is EventType.APPEAL]
    answers: defaultdict[str, list[str]] = defaultdict(list)
    for chunk in batched([one.event.key for one in asked]):
        for appeal, response in Answer.objects.filter(appeal__in=chunk).values_list("appeal", "response"):
            answers[appeal].append(response)
    order = {key: number for number, key in enumerate(public)}
    for one in asked:
        found = sorted((key for key in answers[one.event.key] if key in public), key=order.__getitem__)
        yield PublicAppeal(one, tuple(public[key] for key in found))


# --- What is said of an event ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Telling:
    """Takes from events what is not public."""

    people: set[str]
    spelled: Mapping[tuple[str, str], str]
    names: Names
    quotable: Quotable
    looked_at: set[str]
    since: Mapping[str, dt.datetime]

    def event(self, view: EventView) -> PublicEvent:
        """The event, field by field: a field that is not named here is not shown."""
        sources = [source for source in view.sources if source.reading in self.looked_at]
        pages = {source.page.key for source in sources}
        about = [name for name in view.people if not self.looked_at.isdisjoint(name.readings)]
        named = tuple(
            self._name(name, sources) for name in about if name.person in self.people or self._is_party(view.type, name, pages)
        )
        actors = tuple(
            Name(name.name, name.person)
            for name in view.actors
            if not self.looked_at.isdisjoint(name.readings)
            and (name.person in self.people or (name.person is None and not self.names.hides(name.name, pages)))
        )
        said = _Said(view, self, pages)
        shown = EventView(
            key=view.key,
            type=view.type,
            stance=view.stance,
            date=said.date("date"),
            told_by=min((day for source in sources if (day := source.page.day) is not None), default=None),
            people=named,
            actors=actors,
            group=said.text("group"),
            actor="",
            count=said.text("count"),
            count_of=said.text("count_of"),
            count_sum=said.number("count_sum"),
            count_parts=tuple(said.entries("count_parts")),
            court=said.text("court"),
            judge=said.text("judge"),
            case=said.text("case"),
            charges=tuple(map(Charge.from_json, said.entries("charges"))),
            term=Term.parse(text) if (text := said.text("term")) else None,
            until=said.date("until"),
            outcome=said.text("outcome"),
            addressee=said.text("addressee"),
            target=said.text("target"),
            demands=tuple(said.entries("demands")),
            occasion=said.text("occasion"),
            occasion_date=said.date("occasion_date"),
            place=said.text("place"),
            attribution=said.text("attribution"),
            support={},
            pages=len(pages),
            independent_sources=0,
            standing=Standing.CONFIRMED,
            confidence=None,
            published=True,
            decisions=(),
            sources=(),
        )
        told = tuple(dict.fromkeys(map(self._source, sources)))
        regime = regime_in([source.quote for source in sources]) if view.type in WITH_REGIME else ""
        return PublicEvent(shown, len(about) - len(named), regime, told, self.since[view.key])

    def _name(self, name: Name, sources: Iterable[SourceView]) -> Name:
        """The name, as the first page has it that somebody looked at."""
        of_theirs = (self.spelled.get((one.page.key, name.person or "")) for one in sources if one.reading in name.readings)
        return Name(next((spelling for spelling in of_theirs if spelling), name.name), name.person)

    def _is_party(self, kind: EventType, name: Name, pages: set[str]) -> bool:
        """Whether the name is that of somebody who is in the event, but not as somebody held: a side of a meeting."""
        return kind not in NAMING_PRISONERS and name.person is None and not self.names.hides(name.name, pages)

    def _source(self, source: SourceView) -> PublicSource:
        url = source.page.url
        address = (
            url
            if url.lower().startswith(("http://", "https://")) and not self.names.hides_address(url, (source.page.key,))
            else ""
        )
        publication = _host(url)
        return PublicSource(
            publication="" if self.names.hides_address(publication, (source.page.key,)) else publication,
            address=address,
            day=source.page.day,
            lang=source.page.lang,
            quote=self.quotable.quote(source),
        )


@dataclass(frozen=True, slots=True)
class _Said:
    """The values of one event's fields that somebody looked at and that name nobody who is not published."""

    view: EventView
    telling: _Telling
    pages: set[str]

    def entries(self, field: str) -> list[Any]:
        """All of them, that shown first."""
        return [
            given.value
            for given in self.view.support.get(field, ())
            if (given.decisions or not self.telling.looked_at.isdisjoint(given.readings)) and self._may_be_said(given.value)
        ]

    def text(self, field: str) -> str:
        """The first, as text; empty where there is none."""
        return next((str(value) for value in self.entries(field)), "")

    def number(self, field: str) -> int | None:
        """The first, as a number."""
        return next((value for value in self.entries(field) if isinstance(value, int)), None)

    def date(self, field: str) -> Edtf | None:
        """The first, as a date."""
        return next((Edtf.parse(str(value)) for value in self.entries(field)), None)

    def _may_be_said(self, value: Any) -> bool:
        texts = value.values() if isinstance(value, dict) else (value,)
        return not any(self.telling.names.hides(text, self.pages) for text in texts if isinstance(text, str))


def _host(url: str) -> str:
    """Who published a page, as far as its address says."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
