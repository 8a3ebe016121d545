"""Questions that the command line and the web app ask, one function each -> frozen values.

Always true: what is answered about a person or an event carries the keys of the events and readings it rests on; nothing here
writes; a question costs a fixed number of database queries, however many people there are.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Protocol

from django.db.models import DateField, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from habeas.model import Charge, Edtf, EventType, Reading, Stance, Term
from habeas.register import warc
from habeas.register.afterwards import Afterwards, Asked, afterwards
from habeas.register.assessments import Assessment, assessments_of
from habeas.register.batches import batched
from habeas.register.decisions.writing import in_force
from habeas.register.episodes import Episode, episodes
from habeas.register.folding.judging import Standing
from habeas.register.folding.sexes import KnownSex
from habeas.register.home import home
from habeas.register.laws import regime_in
from habeas.register.models import (
    Answer,
    Capture,
    Decision,
    EventRow,
    ListRow,
    ListStanding,
    Mention,
    Participation,
    Person,
    ReadingRow,
    SegmentRow,
    Source,
)
from habeas.register.proceedings import Proceedings, proceedings
from habeas.register.sexes import SexView, sex_view, sexes_of
from habeas.register.status import Fact, Kind, Status, known_by, status_on


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSummary:
    """A page that was kept."""

    key: str
    page_id: str
    url: str
    title: str
    published: dt.date | None
    captured: dt.date | None
    lang: str
    added_at: dt.datetime
    media_type: str
    sha256: str
    segments: int
    readings: int

    @property
    def day(self) -> dt.date | None:
        return self.published or self.captured


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """Where an event was read: the sentence, its span in the segment's text, the page."""

    reading: str
    page: PageSummary
    segment: str
    quote: str
    quote_more: tuple[str, ...]
    start: int
    end: int
    frame: str
    reader: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name in an event, whose it is where they are in the register, and the readings that give it."""

    name: str
    person: str | None
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value for a field: the readings that give it, or the decisions that put it in their place."""

    value: Any
    readings: tuple[str, ...]
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event of the record. Texts that hold nothing are empty; `support` has every value read for a field, that shown first.
    `decisions`: the keys of those about its readings; `published`: the last word on showing it to everyone, if any."""

    key: str
    type: EventType
    stance: Stance
    date: Edtf | None
    told_by: dt.date | None
    people: tuple[Name, ...]
    actors: tuple[Name, ...]
    group: str
    actor: str
    count: str
    count_of: str
    count_sum: int | None
    count_parts: tuple[dict[str, Any], ...]
    court: str
    judge: str
    case: str
    charges: tuple[Charge, ...]
    term: Term | None
    until: Edtf | None
    outcome: str
    addressee: str
    target: str
    demands: tuple[str, ...]
    occasion: str
    occasion_date: Edtf | None
    place: str
    attribution: str
    support: dict[str, tuple[FieldValue, ...]]
    pages: int
    independent_sources: int
    standing: Standing
    confidence: float | None
    published: bool | None
    decisions: tuple[str, ...]
    sources: tuple[SourceView, ...]

    def is_about(self, person: str) -> bool:
        """Whether the person with this key is among those it is about."""
        return any(name.person == person for name in self.people)

    @property
    def contradictions(self) -> dict[str, tuple[FieldValue, ...]]:
        """The fields for which the sources give different values."""
        return {field: values for field, values in self.support.items() if len(values) > 1 and field not in _ADDING_UP}


_ADDING_UP = frozenset({"charges", "demands", "attribution", "actor", "group"})
"""Fields in which further values add to or rename the first and do not contradict it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSummary:
    """A line of the list of people: who, and where they stood on the day asked about (none: nothing known by then).

    `standing`: confirmed where a person accepted every event that the status rests on. `lists`: whose lists have them, each
    with the day of the last edition that does: "Union for Freedom, 2024-10-04".
    """

    key: str
    name: str
    surname_only: bool
    sex: KnownSex
    spellings: tuple[str, ...]
    status: Status | None
    standing: Standing
    events: int
    pages: int
    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way a person's name is written, and where."""

    spelling: str
    pages: tuple[PageSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityDecision:
    """Why two mentions are taken for one person, or for two."""

    key: str
    kind: str
    names: tuple[str, ...]
    decided_by: str
    why: str
    decided_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """One person: their status, times in custody and proceedings by the day asked about, names with where each stands, events in
    order, why the names are taken for one person, who regards them as a political prisoner, and
    who asked for them."""

    summary: PersonSummary
    sex: SexView
    episodes: tuple[Episode, ...]
    proceedings: Proceedings
    spellings: tuple[Spelling, ...]
    events: tuple[EventView, ...]
    identity: tuple[IdentityDecision, ...]
    assessments: tuple[Assessment, ...]
    appeals: tuple[AppealView, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What came back, and why it is taken for an answer to this appeal."""

    event: EventView
    why: str


@dataclass(frozen=True, slots=True)
class AppealView:
    """An appeal with its answers in order (none where no answer was found), and what happened later to those it names."""

    event: EventView
    answers: tuple[AnswerView, ...]
    afterwards: tuple[Afterwards, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a segment's text that an event was read from, and what was read there."""

    start: int
    end: int
    event: str
    type: EventType
    reading: str
    value: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentView:
    """One part of a page, and the spans facts came from, by their place in the text."""

    segment: str
    title: str
    date: Edtf | None
    date_source: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """One page: its parts, and the events read from them."""

    summary: PageSummary
    sha256: str
    warc_file: str
    segments: tuple[SegmentView, ...]
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class OriginalPage:
    """A page's bytes as they were handed in."""

    summary: PageSummary
    payload: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events: of these types, of a person, on a page, that may have been in these days, with words in a name or a court."""

    types: tuple[EventType, ...] = ()
    person: str | None = None
    page: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """How much is kept."""

    pages: int
    people: int
    events: int
    appeals: int


# --- The questions --------------------------------------------------------------------------------------------------------


def people(on: dt.date, *, held_only: bool = False) -> tuple[PersonSummary, ...]:
    """Everyone of whom something was known by `on`, held first; `held_only`: those who were or may have been held."""
    found = _summaries(list(Person.objects.all()), on)
    known = [p for p in found if p.status is not None]
    wanted = [p for p in known if not held_only or (p.status is not None and (p.status.held or not p.status.certain))]
    return tuple(sorted(wanted, key=_held_first))


def person(key: str, on: dt.date) -> PersonView | None:
    """The person with this key, or whose mention has it (so that an address once given leads on); none where there is nobody."""
    row = _person_called(key)
    if row is None:
        return None
    facts = facts_of([row.key])[row.key]
    spellings, pages = _spellings_of([row])
    summary = PersonSummary(
        key=row.key,
        name=row.name,
        surname_only=row.surname_only,
        sex=(sex := sex_view(row.key)).known,
        spellings=spellings[row.key],
        status=(status := status_on(on, facts)),
        standing=standing_of(status, facts),
        events=len(facts),
        pages=pages[row.key],
        lists=_lists_with([row], on)[row.key],
    )
    by_then = known_by(on, facts)
    return PersonView(
        summary=summary,
        sex=sex,
        episodes=episodes(by_then),
        proceedings=proceedings(by_then),
        spellings=_where_spelled(row),
        events=(theirs := events(EventFilter(person=row.key))),
        identity=identity_of(row.key),
        assessments=assessments_of(row.key),
        appeals=_with_answers([view for view in theirs if view.type is EventType.APPEAL and view.is_about(row.key)]),
    )


def _person_called(key: str) -> Person | None:
    """Two questions, since of one for both keys the database would look at everybody."""
    row = Person.objects.filter(key=key).first()
    return row or Person.objects.filter(mentions__key=key).first()


def people_named(words: str) -> tuple[Person, ...]:
    """Those of whom some spelling contains all of `words`, whatever the case; or whose key it is."""
    query = Q()
    for word in words.split():
        query &= Q(mentions__spelling__icontains=word)
    return tuple(Person.objects.filter(query | Q(key=words) | Q(mentions__key=words)).distinct())


def people_with(keys: Collection[str], on: dt.date) -> dict[str, PersonSummary]:
    """The people with these keys and where they stood on that day, also where nothing was known of them by then."""
    rows = list(Person.objects.filter(key__in=keys))
    return {summary.key: summary for summary in _summaries(rows, on)} if rows else {}


def events(wanted: EventFilter | None = None) -> tuple[EventView, ...]:
    """The events asked for, by date; those without one stand where they were first told."""
    return views_of(by_date(events_asked_for(wanted or EventFilter())))


def by_date(rows: QuerySet[EventRow]) -> QuerySet[EventRow]:
    """The rows in the order of a chronicle, to be cut into leaves; those without a date stand where they were first told."""
    first = Coalesce("earliest", "latest", "told_by", Value(dt.date.max), output_field=DateField())
    last = Coalesce("latest", "earliest", "told_by", Value(dt.date.max), output_field=DateField())
    return rows.annotate(chronicle_first=first, chronicle_last=last).order_by("chronicle_first", "chronicle_last", "type", "key")


def events_with(keys: Collection[str]) -> dict[str, EventView]:
    """The events with these keys."""
    return {view.key: view for view in views_of(EventRow.objects.filter(key__in=keys))}


def pages_with(keys: Collection[str]) -> dict[str, PageSummary]:
    """The pages with these keys."""
    return page_summaries(Capture.objects.filter(key__in=keys))


def event(key: str) -> EventView | None:
    """One event, or none."""
    views = views_of(EventRow.objects.filter(key=key))
    return views[0] if views else None


def appeals(person: str | None = None, *, answered: bool | None = None) -> tuple[AppealView, ...]:
    """The appeals by date, with the answers found; `person`: those that name this one; `answered`: see `appeals_asked_for`."""
    rows = appeals_asked_for(answered)
    if person is not None:
        about = Participation.objects.filter(person=person, role=Participation.Role.ABOUT)
        rows = rows.filter(key__in=about.values("event"))
    return _with_answers(views_of(rows))


def appeals_asked_for(answered: bool | None = None) -> QuerySet[EventRow]:
    """The rows of the appeals by date. `answered`: only those to which an answer is known, or none."""
    rows = EventRow.objects.filter(type=EventType.APPEAL)
    if answered is not None:
        with_answer = Q(key__in=Answer.objects.values("appeal"))
        rows = rows.filter(with_answer if answered else ~with_answer)
    return by_date(rows)


def parties_of(rows: QuerySet[EventRow]) -> dict[str, str]:
    """By key of each event, in the order of the rows, the names of all who have part in it or are addressed."""
    texts = {key: list(parties) for key, *parties in rows.values_list("key", "actor", "group", "addressee", "target")}
    names = Participation.objects.filter(event__in=rows.order_by().values("key")).order_by().values_list("event", "name")
    for key, name in names:
        texts[key].append(name)
    return {key: " ".join(parties) for key, parties in texts.items()}


def appeals_with(keys: Sequence[str]) -> tuple[AppealView, ...]:
    """The appeals with these keys, in their order."""
    asked = events_with(keys)
    return _with_answers([asked[key] for key in keys if key in asked])


def _with_answers(asked: Sequence[EventView]) -> tuple[AppealView, ...]:
    rows = list(Answer.objects.filter(appeal__in=[view.key for view in asked]))
    responses = events_with({row.response_id for row in rows})
    found: defaultdict[str, list[AnswerView]] = defaultdict(list)
    for row in rows:
        found[row.appeal_id].append(AnswerView(responses[row.response_id], row.why))
    later = afterwards([Asked(view.key, view.date, {n.person: n.name for n in view.people if n.person}) for view in asked])
    return tuple(AppealView(view, tuple(sorted(found[view.key], key=_answered_when)), later[view.key]) for view in asked)


def pages_kept() -> QuerySet[Capture]:
    """The rows of the pages kept, the newest publication first, to be cut into leaves."""
    day = Coalesce("published", "captured", Value(dt.date.min), output_field=DateField())
    return Capture.objects.annotate(day=day).order_by("-day", "-key")


def page(key: str) -> PageView | None:
    """One page with its texts and what was read where, or none."""
    capture = Capture.objects.filter(key=key).first()
    if capture is None:
        return None
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for source in Source.objects.filter(reading__capture=capture).select_related("reading"):
        reading = source.reading
        spans[reading.segment].append(
            Span(
                start=reading.start,
                end=reading.end,
                event=source.event_id,
                type=EventType(reading.type),
                reading=reading.key,
                value=reading.value(),
            )
        )
    segments = tuple(
        SegmentView(
            segment=row.segment,
            title=row.title,
            date=_edtf(row.date),
            date_source=row.date_source,
            text=row.text,
            spans=tuple(sorted(spans[row.segment], key=lambda span: (span.start, span.end, span.reading))),
        )
        for row in SegmentRow.objects.filter(capture=capture)
    )
    summary = page_summaries([capture])[capture.key]
    return PageView(summary, capture.sha256, capture.warc_file, segments, events(EventFilter(page=key)))


def listed_row(key: str) -> ListRow | None:
    """The row of a list with this key, or none."""
    return ListRow.objects.filter(key=key).select_related("file").first()


def original(key: str) -> OriginalPage | None:
    """The bytes of a page, their digests checked, or none. Raises `warc.RecordDamaged`, or `OSError` where the file is gone."""
    capture = Capture.objects.filter(key=key).first()
    if capture is None:
        return None
    kept_at = warc.Location(capture.warc_file, capture.warc_offset, capture.warc_length)
    return OriginalPage(page_summaries([capture])[capture.key], warc.read(home() / "warc", kept_at).payload)


def figures() -> Figures:
    """How many pages, people, events and appeals there are."""
    return Figures(
        pages=Capture.objects.count(),
        people=Person.objects.count(),
        events=EventRow.objects.count(),
        appeals=EventRow.objects.filter(type=EventType.APPEAL).count(),
    )


# --- People ---------------------------------------------------------------------------------------------------------------


def _held_first(summary: PersonSummary) -> tuple[bool, bool, str, str]:
    held = summary.status is not None and summary.status.held
    return summary.surname_only, not held, summary.name.casefold(), summary.key


_FEW: Final = 500
"""So many people are asked about by their keys; of more, everything is read at once."""


def _summaries(rows: Sequence[Person], on: dt.date) -> list[PersonSummary]:
    facts = facts_of([row.key for row in rows])
    spellings, pages = _spellings_of(rows)
    lists = _lists_with(rows, on)
    sexes = sexes_of([row.key for row in rows] if len(rows) <= _FEW else None)
    return [
        PersonSummary(
            key=row.key,
            name=row.name,
            surname_only=row.surname_only,
            sex=sexes.get(row.key, KnownSex.UNKNOWN),
            spellings=spellings[row.key],
            status=(status := status_on(on, facts[row.key])),
            standing=standing_of(status, facts[row.key]),
            events=len(facts[row.key]),
            pages=pages[row.key],
            lists=lists[row.key],
        )
        for row in rows
    ]


def facts_in_turn(size: int = _FEW) -> Iterable[tuple[Person, list[Fact]]]:
    """Everyone with what the rules of status need; so many people at a time are in memory."""
    keys = list(Person.objects.order_by("key").values_list("key", flat=True))
    for chunk in batched(keys, size):
        rows = Person.objects.filter(key__in=chunk).order_by("key")
        facts = facts_of(chunk)
        for row in rows:
            yield row, facts[row.key]


def facts_of(keys: Collection[str]) -> defaultdict[str, list[Fact]]:
    """What the rules of status need, by person: the events that entered the record."""
    roles = Participation.objects.filter(role=Participation.Role.ABOUT, person__isnull=False)
    roles = roles.exclude(event__standing=Standing.UNREVIEWED)
    if len(keys) <= _FEW:
        roles = roles.filter(person__in=keys)
    pairs = dict.fromkeys(roles.order_by("event").values_list("person", "event"))
    rows = _rows_of({event for _, event in pairs}, everything=len(keys) > _FEW)
    regimes = _regimes_of(rows)
    made = {row.key: fact_of(row, regimes.get(row.key, "")) for row in rows}
    facts: defaultdict[str, list[Fact]] = defaultdict(list)
    for person, event in pairs:
        if person is not None and event in made:  # else it was put together anew since the first question
            facts[person].append(made[event])
    return facts


def _rows_of(keys: Collection[str], *, everything: bool) -> list[_ToldOf]:
    """Those columns of the events; of many, all that entered the record are read at once."""
    entered = EventRow.objects.exclude(standing=Standing.UNREVIEWED).order_by()
    if everything:
        return [row for row in entered.values_list(*_OF_A_FACT, named=True).iterator(chunk_size=5000) if row.key in keys]
    return [row for chunk in batched(sorted(keys)) for row in entered.filter(key__in=chunk).values_list(*_OF_A_FACT, named=True)]


def standing_of(status: Status | None, facts: Iterable[Fact]) -> Standing:
    """Confirmed where a person accepted every event that the status names as what it rests on; unreviewed where there is none."""
    if status is None:
        return Standing.UNREVIEWED
    rests_on = {status.event, *(each.event for each in (status.since, status.until) if each is not None)}
    confirmed = rests_on <= {fact.key for fact in facts if fact.confirmed}
    return Standing.CONFIRMED if confirmed else Standing.REPORTED


class _ToldOf(Protocol):
    """What the rules of status look at in an event, as its row has it."""

    @property
    def key(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def stance(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def told_by(self) -> dt.date | None: ...
    @property
    def term(self) -> str: ...
    @property
    def until(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def court(self) -> str: ...
    @property
    def judge(self) -> str: ...
    @property
    def charges(self) -> Any: ...
    @property
    def case(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def standing(self) -> str: ...


_OF_A_FACT: Final = tuple(name for name, each in vars(_ToldOf).items() if isinstance(each, property))
"""The columns of an event that the rules of status look at; others may be long."""


def fact_of(row: _ToldOf, regime: str) -> Fact:
    """An event of the record as the rules of status see it."""
    return Fact(
        key=row.key,
        type=EventType(row.type),
        stance=Stance(row.stance),
        date=_edtf(row.date),
        told_by=row.told_by,
        term=_term(row.term),
        until=_edtf(row.until),
        outcome=row.outcome or None,
        court=row.court or None,
        judge=row.judge or None,
        charges=tuple(Charge.from_json(charge) for charge in row.charges),
        case=row.case or None,
        place=row.place or None,
        regime=regime,
        confirmed=row.standing == Standing.CONFIRMED,
    )


WITH_REGIME: Final = frozenset({EventType.SENTENCE, EventType.APPEAL_RULING})
"""Judgments, which may name the regime of a sentence."""


def _regimes_of(rows: Iterable[_ToldOf]) -> dict[str, str]:
    """The regimes that the sentences telling of these judgments name."""
    quotes: defaultdict[str, list[str]] = defaultdict(list)
    keys = [row.key for row in rows if row.type in WITH_REGIME]
    for chunk in batched(keys):
        for event, quote in Source.objects.filter(event__in=chunk).values_list("event", "reading__quote"):
            quotes[event].append(quote)
    return {event: regime_in(said) for event, said in quotes.items()}


def _spellings_of(rows: Sequence[Person]) -> tuple[defaultdict[str, tuple[str, ...]], defaultdict[str, int]]:
    """For each person: the spellings, the most frequent first, and the number of pages they are in."""
    seen: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    pages: defaultdict[str, set[str]] = defaultdict(set)
    mentions = Mention.objects.filter(person__isnull=False)
    if len(rows) <= _FEW:
        mentions = mentions.filter(person__in=rows)
    for owner, spelling, capture in mentions.values_list("person", "spelling", "capture"):
        seen[owner][spelling] += 1
        pages[owner].add(capture)
    spellings = {owner: tuple(sorted(times, key=lambda s: (-times[s], s))) for owner, times in seen.items()}
    return defaultdict(tuple, spellings), defaultdict(int, {owner: len(found) for owner, found in pages.items()})


def _lists_with(rows: Sequence[Person], on: dt.date) -> defaultdict[str, tuple[str, ...]]:
    """For each person, whose lists had them by that day, and when last."""
    standings = ListStanding.objects.filter(person__isnull=False, row__file__as_of__lte=on)
    if len(rows) <= _FEW:
        standings = standings.filter(person__in=rows)
    last: defaultdict[str, dict[str, dt.date]] = defaultdict(dict)
    for owner, publisher, day in standings.order_by("row__file__as_of").values_list(
        "person", "row__file__publisher", "row__file__as_of"
    ):
        last[owner][publisher] = day
    return defaultdict(tuple, {owner: tuple(f"{who}, {on}" for who, on in sorted(days.items())) for owner, days in last.items()})


def _where_spelled(row: Person) -> tuple[Spelling, ...]:
    mentions = list(Mention.objects.filter(person=row))
    summaries = page_summaries(Capture.objects.filter(mentions__person=row).distinct())
    where: defaultdict[str, dict[str, PageSummary]] = defaultdict(dict)
    for mention in mentions:
        where[mention.spelling][mention.capture_id] = summaries[mention.capture_id]
    spellings = sorted(where, key=lambda spelling: (-len(where[spelling]), spelling))
    return tuple(Spelling(s, tuple(sorted(where[s].values(), key=lambda p: (p.day or dt.date.min, p.key)))) for s in spellings)


def identity_of(person: str) -> tuple[IdentityDecision, ...]:
    """Decisions in force that touch any of the person's mentions."""
    keys = list(Mention.objects.filter(person=person).values_list("key", flat=True))
    kinds = (Decision.Kind.SAME_PERSON, Decision.Kind.DIFFERENT_PEOPLE)
    about_them = in_force().filter(Q(one__in=keys) | Q(other__in=keys), kind__in=kinds)
    return tuple(
        IdentityDecision(
            key=decision.key,
            kind=decision.kind,
            names=tuple(decision.names),
            decided_by=decision.decided_by,
            why=decision.why,
            decided_at=decision.decided_at,
        )
        for decision in about_them
    )


# --- Events ---------------------------------------------------------------------------------------------------------------


def events_asked_for(wanted: EventFilter) -> QuerySet[EventRow]:
    """The rows of the events asked for, each once."""
    rows = EventRow.objects.all()
    if wanted.types:
        rows = rows.filter(type__in=wanted.types)
    if wanted.person is not None:
        rows = rows.filter(key__in=Participation.objects.filter(person=wanted.person).values("event"))
    if wanted.page is not None:
        rows = rows.filter(key__in=Source.objects.filter(reading__capture=wanted.page).values("event"))
    if wanted.since is not None:
        rows = rows.filter(Q(latest__gte=wanted.since) | Q(latest=None, earliest__isnull=False))
    if wanted.until is not None:
        rows = rows.filter(Q(earliest__lte=wanted.until) | Q(earliest=None, latest__isnull=False))
    for word in wanted.words.split():
        named = Participation.objects.filter(name__icontains=word).values("event")
        rows = rows.filter(Q(key__in=named) | _in_any(word, "court", "case", "actor", "addressee"))
    return rows


def _in_any(word: str, *fields: str) -> Q:
    """That the word stands in one of the fields."""
    return Q(*((f"{field}__icontains", word) for field in fields), _connector=Q.OR)


def _answered_when(answer: AnswerView) -> tuple[dt.date, str]:
    date = answer.event.date
    return (date and (date.earliest or date.latest)) or answer.event.told_by or dt.date.max, answer.event.key


def views_of(rows: Iterable[EventRow]) -> tuple[EventView, ...]:
    """The events with their people and sources, in the order given; three queries however many there are."""
    kept = list(rows)
    keys = [row.key for row in kept]
    people: defaultdict[str, list[Participation]] = defaultdict(list)
    for chunk in batched(keys):
        for taking_part in Participation.objects.filter(event__in=chunk).order_by("position", "key"):
            people[taking_part.event_id].append(taking_part)
    sources = _sources_of(keys)
    return tuple(_view(row, people[row.key], sources[row.key]) for row in kept)


def _view(row: EventRow, people: Sequence[Participation], sources: Sequence[SourceView]) -> EventView:
    return EventView(
        key=row.key,
        type=EventType(row.type),
        stance=Stance(row.stance),
        date=_edtf(row.date),
        told_by=row.told_by,
        people=tuple(Name(p.name, p.person_id, tuple(p.readings)) for p in people if p.role == Participation.Role.ABOUT),
        actors=tuple(Name(p.name, p.person_id, tuple(p.readings)) for p in people if p.role == Participation.Role.ACTOR),
        group=row.group,
        actor=row.actor,
        count=row.count,
        count_of=row.count_of,
        count_sum=row.count_sum,
        count_parts=tuple(row.count_parts),
        court=row.court,
        judge=row.judge,
        case=row.case,
        charges=tuple(Charge.from_json(charge) for charge in row.charges),
        term=Term.parse(row.term) if row.term else None,
        until=_edtf(row.until),
        outcome=row.outcome,
        addressee=row.addressee,
        target=row.target,
        demands=tuple(row.demands),
        occasion=row.occasion,
        occasion_date=_edtf(row.occasion_date),
        place=row.place,
        attribution=row.attribution,
        support={
            field: tuple(
                FieldValue(given["value"], tuple(given["readings"]), tuple(given.get("decisions", ()))) for given in values
            )
            for field, values in row.support.items()
        },
        pages=row.pages,
        independent_sources=row.independent_sources,
        standing=Standing(row.standing),
        confidence=row.confidence,
        published=row.published,
        decisions=tuple(row.decisions),
        sources=tuple(sources),
    )


def _sources_of(events: Sequence[str]) -> defaultdict[str, list[SourceView]]:
    found: defaultdict[str, list[SourceView]] = defaultdict(list)
    rows = [
        row
        for chunk in batched(events)
        for row in Source.objects.order_by().filter(event__in=chunk).select_related("reading", "reading__capture")
    ]
    summaries = page_summaries({row.reading.capture_id: row.reading.capture for row in rows}.values())
    for row in sorted(rows, key=lambda r: _told_when(r.reading)):
        reading = row.reading
        found[row.event_id].append(
            SourceView(
                reading=reading.key,
                page=summaries[reading.capture_id],
                segment=reading.segment,
                quote=reading.quote,
                quote_more=tuple(reading.reading["event"].get("quote_more", ())),
                start=reading.start,
                end=reading.end,
                frame=reading.frame,
                reader=reading.reader,
            )
        )
    return found


def _told_when(reading: ReadingRow) -> tuple[dt.date, str, int]:
    return reading.capture.published or reading.capture.captured or dt.date.max, reading.capture_id, reading.position


def page_summaries(captures: Iterable[Capture]) -> dict[str, PageSummary]:
    kept = list(captures)
    titles: dict[str, str] = {}
    for chunk in batched([capture.key for capture in kept]):
        titles |= dict(SegmentRow.objects.filter(capture__in=chunk, position=0).values_list("capture", "title"))
    return {
        capture.key: PageSummary(
            key=capture.key,
            page_id=capture.page_id,
            url=capture.url,
            title=titles.get(capture.key, ""),
            published=capture.published,
            captured=capture.captured,
            lang=capture.lang,
            added_at=capture.added_at,
            media_type=capture.media_type,
            sha256=capture.sha256,
            segments=capture.segment_count,
            readings=capture.reading_count,
        )
        for capture in kept
    }


@lru_cache(maxsize=16384)
def _term(text: str) -> Term | None:
    return Term.parse(text) if text else None


@lru_cache(maxsize=65536)
def _edtf(text: str) -> Edtf | None:
    return Edtf.parse(text) if text else None


__all__ = [
    "AnswerView",
    "AppealView",
    "EventFilter",
    "EventView",
    "FieldValue",
    "Figures",
    "IdentityDecision",
    "Kind",
    "Name",
    "OriginalPage",
    "PageSummary",
    "PageView",
    "PersonSummary",
    "PersonView",
    "SegmentView",
    "SourceView",
    "Span",
    "Spelling",
    "Status",
    "appeals",
    "appeals_asked_for",
    "appeals_with",
    "by_date",
    "event",
    "events",
    "events_asked_for",
    "events_with",
    "figures",
    "identity_of",
    "listed_row",
    "original",
    "page",
    "page_summaries",
    "pages_kept",
    "pages_with",
    "parties_of",
    "people",
    "people_named",
    "people_with",
    "person",
    "views_of",
]
