"""Two clocks: when it was so, and when it was known. A `Moment` in, who was held then as far as was known; two moments, why they
differ.

Always true: what is not known by a moment has no part in it: for a time before now the record is folded again from the pages of
that time alone, so that two spellings which only a later page joins are two people then; the least number counts those alone whom
the dates leave in no doubt and whose full name is known, the most everyone who may have been held; a difference names each person
and the event that makes it, and adds up.

A page is known from the day it was published, or else captured; a page of no known day only where nothing is asked about when.
An edition of a list is known from the day it is as of.
What people decided, of who is who and of events, holds for every moment.
"""

from __future__ import annotations

import datetime as dt
from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Final

from habeas.model import EventType, HabeasError
from habeas.register.assessments import Assessment, View, assessments_in
from habeas.register.batches import batched
from habeas.register.decisions import human_decisions, judgments
from habeas.register.decisions.writing import in_force
from habeas.register.folding import Record, Told, fold
from habeas.register.folding.judging import Judgments, Standing
from habeas.register.folding.record import FoldedEvent, FoldedMention, FoldedParticipation, FoldedPerson
from habeas.register.folding.sexes import KnownSex
from habeas.register.laws import regime_in
from habeas.register.lists.editions import Edition, listed_name
from habeas.register.models import Decision, EventRow, ListStanding, Mention, Participation, Person
from habeas.register.periods import stays_on
from habeas.register.policy import entering
from habeas.register.queries import WITH_REGIME, fact_of, facts_of
from habeas.register.record import Kept, had_by
from habeas.register.refolding.sexes import known_then
from habeas.register.remembered import Remembered, making_what_stays
from habeas.register.sexes import sexes_of
from habeas.register.status import Fact, Status
from habeas.register.whereabouts import Held, Whereabouts, from_text, whereabouts

ANYBODY: Final = View()
"""No view is asked for: everyone counts."""


class MomentRefused(HabeasError, ValueError):
    """A moment cannot be understood."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, as known on another; `known` none: as known now; `recorded`: as the register itself had it at the end of that day
    (pages kept and decisions made by then), none: as it has it now."""

    day: dt.date
    known: dt.date | None = None
    recorded: dt.date | None = None

    @property
    def knowledge(self) -> tuple[dt.date, dt.date]:
        """Of two moments, the one with the later has more knowledge."""
        return self.known or dt.date.max, self.recorded or dt.date.max

    @classmethod
    def parse(cls, text: str) -> Moment:
        """`2014-05-10`, or `2014-05-10@2014-12-31`. Raises `MomentRefused`."""
        day, at, known = text.partition("@")
        try:
            return cls(dt.date.fromisoformat(day), dt.date.fromisoformat(known) if at else None)
        except ValueError:
            raise MomentRefused(f"{text!r} is no moment such as 2014-05-10 or 2014-05-10@2014-12-31") from None

    def __str__(self) -> str:
        recorded = f", as recorded by {self.recorded}" if self.recorded else ""
        return f"{self.day}, as known {f'on {self.known}' if self.known else 'now'}{recorded}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """Where someone stood. `mentions` are the keys of the mentions taken for theirs, and `spellings` their names in these; none
    in a roll of what is known now, where the tables say them (see `spelled`). `prison` is the last place named;
    `categories` and `places` are those of the lists that have them; `assessments` those that held on the day; `counts`: whether
    one of them is of the view asked for. `rests_on` is the event that their being held, or not, rests on; `countries` those that
    courts, places and codes of their events name; `asked_for`: whether an appeal names them; `standing` as in `queries`."""

    key: str
    name: str
    surname_only: bool
    held: Held
    status: Status | None
    prison: str
    mentions: frozenset[str]
    spellings: tuple[str, ...] = ()
    standing: Standing = Standing.UNREVIEWED
    rests_on: str = ""
    sex: KnownSex = KnownSex.UNKNOWN
    countries: tuple[str, ...] = ()
    asked_for: bool = False
    categories: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    counts: bool = True

    @property
    def events(self) -> tuple[str, ...]:
        """Those that their standing rests on, the telling ones first."""
        stated = (self.status.event, *(at.event for at in (self.status.since,) if at)) if self.status is not None else ()
        return tuple(dict.fromkeys(key for key in (self.rests_on, *stated) if key))


FIGURES: Final = ("sex", "custody", "article", "court", "judge", "prison", "category", "place", "regarded by")


@dataclass(frozen=True)
class Counted:
    """Who was held at a moment, or may have been."""

    moment: Moment
    people: tuple[Stood, ...]

    @property
    def least(self) -> int:
        """Those whom dates and names leave in no doubt."""
        return sum(one.held is Held.YES and not one.surname_only for one in self.people)

    @property
    def most(self) -> int:
        """Everyone who may have been held."""
        return len(self.people)

    @property
    def unconfirmed(self) -> int:
        """Those among them of whom too long nothing was said, or whose term had ended."""
        return sum(one.status is not None and one.status.unconfirmed for one in self.people)

    @cached_property
    def figures(self) -> Mapping[str, Mapping[str, int]]:
        """How many of `most` by sex, kind of custody, article, court, judge, prison, category and place (of lists) and whose view
        it is that they are political prisoners. Those of whom it is not known are counted by sex as such; else nobody is counted
        where no page and no list says it."""
        return {name: {value: of.total() for value, of in values.items()} for name, values in self.figures_by_sex.items()}

    @cached_property
    def figures_by_sex(self) -> Mapping[str, Mapping[str, Counter[KnownSex]]]:
        """The same, each number by sex."""
        found: dict[str, defaultdict[str, Counter[KnownSex]]] = {name: defaultdict(Counter) for name in FIGURES}
        for one in self.people:
            for name, values in _values_of(one):
                for value in values:
                    found[name][value][one.sex] += 1
        return {
            name: dict(sorted(values.items(), key=lambda pair: (-pair[1].total(), pair[0]))) for name, values in found.items()
        }


def _values_of(one: Stood) -> Iterable[tuple[str, Iterable[str]]]:
    """By name of a figure, under which of its values somebody is counted."""
    yield "sex", (str(one.sex),)
    status = one.status
    if status is not None:
        yield "custody", (str(status.kind),) if status.held else ()
        yield "article", {charge.article for charge, _ in status.charges if charge.article}
        yield "court", (status.court.text,) if status.court else ()
        yield "judge", (status.judge.text,) if status.judge else ()
    yield "prison", (one.prison,) if one.prison else ()
    yield "category", set(one.categories)
    yield "place", set(one.places)
    yield "regarded by", {assessment.organisation for assessment in one.assessments}


@dataclass(frozen=True, slots=True)
class Roll:
    """Everybody of whom something was known at a moment, whether held or not, those whose full name is known first.

    `told_in`: the first reading of each event that somebody's standing rests on; empty where the record's tables say it.
    """

    moment: Moment
    people: tuple[Stood, ...]
    told_in: Mapping[str, str]

    def counted(self, view: View = ANYBODY) -> Counted:
        """Who was held, of those alone who are regarded as political prisoners in this view, where one is asked for."""
        held = (one for one in self.people if one.held is not Held.NO)
        fitting = (one for one in held if not view or any(view.fits(each) for each in one.assessments))
        return _counted(self.moment, fitting)


class Why(StrEnum):
    """What makes a difference between two moments."""

    ENTERED = "entered"
    LEFT = "left"
    NOW_KNOWN = "now known"
    NO_LONGER_KNOWN = "not yet known"
    ONE_PERSON = "now known to be one person"
    TWO_PEOPLE = "not yet known to be one person"
    REGARDED = "regarded as a political prisoner"
    NO_LONGER_REGARDED = "no longer regarded as a political prisoner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One person who is counted otherwise; `event` is the key of the event that makes it so, `reading` of the first that tells
    it."""

    key: str
    name: str
    was: Held
    now: Held
    why: Why
    event: str
    type: EventType | None
    date: str
    told_by: dt.date | None
    names: tuple[str, ...] = ()
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two moments and everyone who is counted otherwise."""

    before: Counted
    after: Counted
    changes: tuple[Change, ...]


def counted(moment: Moment, view: View = ANYBODY) -> Counted:
    """Who was held at the moment; of those alone who are regarded as political prisoners in this view, where one is asked for.
    Remembered for as long as the record is the same."""
    return _COUNTED.answer((moment, view), lambda: roll(moment).counted(view))


def roll(moment: Moment) -> Roll:
    """Everybody of whom something was known, and where they stood; remembered for as long as the record is the same."""
    if moment.known is None and moment.recorded is None:
        return _NOW.answer(moment, lambda: _roll(moment), roll_brought)
    return _THEN.answer(moment, lambda: _roll(moment))


def roll_brought(before: Roll, people: frozenset[str]) -> Roll:
    """A roll of what is known now, from that of an earlier record, where of these people alone something may be otherwise."""
    found = [one for one in before.people if one.key not in people]
    for one in _of_tables(before.moment.day, people):
        insort(found, one, key=_in_a_roll)
    return replace(before, people=tuple(found))


def everyone(day: dt.date) -> list[Stood]:
    """Everybody of whom something is known now on the day, in the order of a roll; asked of the tables."""
    with making_what_stays():
        return sorted(_of_tables(day), key=_in_a_roll)


def _in_a_roll(one: Stood) -> tuple[bool, str, str]:
    return one.surname_only, one.name.casefold(), one.key


def compared_once(first: Moment, second: Moment, view: View = ANYBODY) -> Compared:
    """As `compared`, remembered for as long as the record is the same."""
    return _COMPARED.answer((first, second, view), lambda: compared(first, second, view))


def compared(first: Moment, second: Moment, view: View = ANYBODY) -> Compared:
    """What differs between two moments: first what knowing more, or less, changes on the first day, then what happened until the
    second."""
    kept = Kept()
    early = _known_at(first, kept)
    late = early if second.knowledge == first.knowledge else _known_at(second, kept)
    was = early.everyone(first.day, view)
    on_that_day = was if late is early else late.everyone(first.day, view)
    now = on_that_day if second.day == first.day else late.everyone(second.day, view)
    if second.knowledge < first.knowledge:
        known = [_turned(change) for change in _by_knowing(on_that_day, was, late, early)]
    else:
        known = list(_by_knowing(was, on_that_day, early, late))
    happened = [_by_happening(on_that_day[key], now[key], late, forward=first.day <= second.day) for key in now]
    changes = [*known, *(change for change in happened if change is not None)]
    in_order = sorted(changes, key=lambda change: (change.name.casefold(), change.key, change.why))
    told_in = {**early.told_in, **late.told_in}
    return Compared(
        _counted(first, was.values()),
        _counted(second, now.values()),
        tuple(replace(each, reading=told_in.get(each.event, "")) for each in in_order),
    )


_TURNED: Final = {
    Why.NOW_KNOWN: Why.NO_LONGER_KNOWN,
    Why.NO_LONGER_KNOWN: Why.NOW_KNOWN,
    Why.ONE_PERSON: Why.TWO_PEOPLE,
    Why.REGARDED: Why.NO_LONGER_REGARDED,
    Why.NO_LONGER_REGARDED: Why.REGARDED,
}


def _turned(change: Change) -> Change:
    """What knowing more changes, said of knowing less."""
    return replace(change, was=change.now, now=change.was, why=_TURNED[change.why])


def _counted(moment: Moment, everyone: Iterable[Stood]) -> Counted:
    """Those held, or perhaps held, by name."""
    held = [one for one in everyone if one.held is not Held.NO]
    return Counted(moment, tuple(sorted(held, key=_in_a_roll)))


class _Known:
    """The record as far as pages of a time tell it, and as far as the register had these and the decisions by a time."""

    told_in: Mapping[str, str]
    """The first reading of each event; empty where the record's tables say it."""

    def __init__(self, moment: Moment, kept: Kept) -> None:
        if moment.known is None and moment.recorded is None:
            editions: Sequence[Edition] = kept.editions()
            record = _record_in_tables()
            self.facts = facts_of([person.key for person in record.people])
            self.told_in = {}
            self._take(record, editions, sexes_of(), None, None)
        else:
            self._as_it_was(moment, kept)

    def _as_it_was(self, moment: Moment, kept: Kept) -> None:
        known, until = moment.known, _end_of(moment.recorded)
        had = had_by(until)
        told = [one for one in kept.told() if (known is None or one.day <= known) and (had is None or one.capture in had)]
        editions = [e for e in kept.editions() if (known is None or e.as_of <= known) and (had is None or e.key in had)]
        rows = [listed_name(row, edition) for edition in editions if not edition.is_own for row in edition.rows]
        judged = Judgments.of(judgments(before=until))
        record = fold(told, (), human_decisions(before=until), rows, judged, entering())
        self.facts = _facts(record, told)
        days = {one.key: (one.day, one.key) for one in told}
        sexes = known_then(record, judged.judged(told), editions, until)
        latest_first = sorted(record.sources, key=lambda source: days[source.reading_id], reverse=True)
        self.told_in = {source.event_id: source.reading_id for source in latest_first}
        self._take(record, editions, sexes, known, until)

    def _take(
        self,
        record: Record,
        editions: Sequence[Edition],
        sexes: Mapping[str, KnownSex],
        known: dt.date | None,
        until: dt.datetime | None,
    ) -> None:
        self._people = record.people
        named = ((one.person_id, one.key, one.spelling) for one in record.mentions)
        self._said = _Said(named, sexes, record, editions, known, before=until)

    def everyone(self, day: dt.date, view: View = ANYBODY) -> dict[str, Stood]:
        """Everybody on record, and where they stood on that day; held are those alone who are regarded so in this view."""
        return {
            person.key: self._said.stood(
                person.key, person.name, whereabouts(day, self.facts[person.key]), day, view, surname_only=person.surname_only
            )
            for person in self._people
        }


class _Said:
    """What is said of everybody beside the events about them: by which names they are told of, whether they are women or men, and
    what lists say."""

    def __init__(
        self,
        mentions: Iterable[tuple[str | None, str, str]],
        sexes: Mapping[str, KnownSex],
        record: Record,
        editions: Sequence[Edition],
        known: dt.date | None = None,
        *,
        before: dt.datetime | None = None,
    ) -> None:
        """`mentions`: whose each is, its key and its spelling; `sexes`: by person, what is known of it."""
        self._sexes = sexes
        self._assessments = assessments_in(record, editions, known, before=before)
        self._by_lists = _said_by_lists(record, editions)
        self._mentions: defaultdict[str, set[str]] = defaultdict(set)
        times: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for person, key, spelling in mentions:
            if person is not None:
                self._mentions[person].add(key)
                times[person][spelling] += 1
        self._spellings = {key: _the_most_frequent_first(of) for key, of in times.items()}

    def stood(self, key: str, name: str, at: Whereabouts, day: dt.date, view: View = ANYBODY, *, surname_only: bool) -> Stood:
        """Somebody with all that is said of them, on the day."""
        status = at.status if at.status is None or at.status.day == day else replace(at.status, day=day)
        holding = tuple(one for one in self._assessments[key] if one.holds_on(day)) if key in self._assessments else ()
        counts = not view or any(view.fits(one) for one in holding)
        return Stood(
            key=key,
            name=name,
            surname_only=surname_only,
            held=at.held if counts else Held.NO,
            status=status,
            prison=at.prison,
            mentions=frozenset(self._mentions.get(key, ())),
            spellings=self._spellings.get(key, ()),
            standing=at.standing,
            rests_on=at.rests_on,
            sex=self._sexes.get(key, KnownSex.UNKNOWN),
            countries=at.countries,
            asked_for=at.asked_for,
            categories=self._by_lists["category"][key],
            places=self._by_lists["place"][key],
            assessments=holding,
            counts=counts,
        )


_NOW: Final = Remembered[Roll](4)
_THEN: Final = Remembered[Roll](8)
_KNOWN_NOW: Final = Remembered[_Known](1)
_KNOWN_THEN: Final = Remembered[_Known](2)
_SAID: Final = Remembered[_Said](1)
_COUNTED: Final = Remembered[Counted](8)
_COMPARED: Final = Remembered[Compared](8)


def _known_at(moment: Moment, kept: Kept) -> _Known:
    """What was known, remembered for as long as the record is the same: it takes reading, and for a time before now folding."""
    now = moment.known is None and moment.recorded is None
    return (_KNOWN_NOW if now else _KNOWN_THEN).answer((moment.known, moment.recorded), lambda: _Known(moment, kept))


def _roll(moment: Moment) -> Roll:
    now = moment.known is None and moment.recorded is None
    told_of, told_in = (everyone(moment.day), {}) if now else _as_known(moment)
    return Roll(moment, tuple(told_of), told_in)


def spelled(moment: Moment, people: Iterable[Stood]) -> list[Stood]:
    """These of a roll of the moment with their mentions, and the spellings by which they are told of, the most frequent first: a
    roll of what is known now is made without looking at every mention of everybody."""
    found = list(people)
    if moment.known is not None or moment.recorded is not None:
        return found
    mentions: defaultdict[str, set[str]] = defaultdict(set)
    times: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for batch in batched([one.key for one in found]):
        rows = Mention.objects.filter(person__in=batch).order_by()
        for person, key, spelling in rows.values_list("person", "key", "spelling"):
            mentions[str(person)].add(key)
            times[str(person)][spelling] += 1
    return [
        replace(one, mentions=frozenset(mentions[one.key]), spellings=_the_most_frequent_first(times[one.key])) for one in found
    ]


def _the_most_frequent_first(times: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(times, key=lambda spelling: (-times[spelling], spelling)))


def _of_tables(day: dt.date, people: frozenset[str] | None = None) -> Iterable[Stood]:
    """Everybody (of these people, where some are given) of whom something was known on the day, for all that is known now."""
    said = _SAID.answer((), _said_now) if people is None else _said_now(people)
    stays = stays_on(day) if people is None else stays_on(day, people)
    rows = stays.values_list("person", "person__name", "person__surname_only", "told")
    for key, name, surname_only, told in rows.iterator(chunk_size=5000):
        yield said.stood(str(key), name, from_text(told), day, surname_only=surname_only)


def _said_now(people: frozenset[str] | None = None) -> _Said:
    return _Said((), sexes_of(people), _lists_in_tables(), Kept().editions())


def _as_known(moment: Moment) -> tuple[list[Stood], dict[str, str]]:
    """The same as known at another time; and the first reading of each event that somebody's standing rests on."""
    known = _known_at(moment, Kept())
    everyone = known.everyone(moment.day).values()
    told_of = [one for one in everyone if one.status is not None or one.held is not Held.NO]
    named = {event for one in told_of for event in one.events}
    return sorted(told_of, key=_in_a_roll), {event: known.told_in[event] for event in named if event in known.told_in}


def _record_in_tables() -> Record:
    """The record of all that is known, as far as it is asked here: people, mentions, rows of lists, and who is told to be on
    lists."""
    return replace(
        _lists_in_tables(),
        people=tuple(FoldedPerson(**row) for row in Person.objects.values()),
        mentions=tuple(FoldedMention(**row) for row in Mention.objects.filter(person__isnull=False).values()),
    )


def _lists_in_tables() -> Record:
    """Rows of lists, and who is told to be on lists; of the mentions those alone by which somebody's view of them is noted."""
    on_lists = EventRow.objects.filter(type=EventType.LISTING)
    about = Participation.objects.filter(event__in=on_lists)
    noted = in_force().filter(kind=Decision.Kind.ASSESS).values("one")
    return Record(
        people=(),
        mentions=tuple(FoldedMention(**row) for row in Mention.objects.filter(person__isnull=False, key__in=noted).values()),
        events=tuple(FoldedEvent(**row) for row in on_lists.values()),
        participations=tuple(FoldedParticipation(**row) for row in about.values()),
        sources=(),
        answers=(),
        relations=(),
        listed=dict(ListStanding.objects.filter(person__isnull=False).values_list("row_id", "person_id")),
    )


def _end_of(day: dt.date | None) -> dt.datetime | None:
    """The end of a day of the register's clock, which is UTC."""
    return dt.datetime.combine(day, dt.time.max, dt.UTC) if day is not None else None


def _said_by_lists(record: Record, editions: Iterable[Edition]) -> dict[str, defaultdict[str, tuple[str, ...]]]:
    """By column and person what the last edition of each publisher that has them says; lists alone say it."""
    last: dict[tuple[str, str], Mapping[str, str]] = {}
    for edition in sorted(editions, key=lambda each: each.as_of):
        for row in edition.rows:
            if row.key in record.listed:
                last[record.listed[row.key], edition.publisher] = row.entry["values"]
    found: dict[str, defaultdict[str, tuple[str, ...]]] = {name: defaultdict(tuple) for name in ("category", "place")}
    for (person, _), values in last.items():
        for name, by_person in found.items():
            if values.get(name):
                by_person[person] += (values[name],)
    return found


def _facts(record: Record, told: Sequence[Told]) -> defaultdict[str, list[Fact]]:
    """What the rules of status need, by person."""
    quotes = {one.key: one.event.quote for one in told if one.event.type in WITH_REGIME}
    said: defaultdict[str, list[str]] = defaultdict(list)
    for source in record.sources:
        if source.reading_id in quotes:
            said[source.event_id].append(quotes[source.reading_id])
    made = {event.key: fact_of(event, regime_in(said[event.key])) for event in record.events}
    entered = {event.key for event in record.events if Standing(event.standing).is_entered}
    facts: defaultdict[str, list[Fact]] = defaultdict(list)
    for part in record.participations:
        if part.role == "about" and part.person_id is not None and part.event_id in entered:
            facts[part.person_id].append(made[part.event_id])
    return facts


def _by_knowing(was: Mapping[str, Stood], then: Mapping[str, Stood], early: _Known, late: _Known) -> Iterable[Change]:
    """What the later knowledge changes about the same day. Mentions say who is whom: a later page may join two people."""
    owner = {mention: key for key, one in was.items() for mention in one.mentions}
    matched: set[str] = set()
    for one in then.values():
        keys = dict.fromkeys(owner[mention] for mention in sorted(one.mentions) if mention in owner)
        earlier = [was[key] for key in keys if key not in matched]
        matched |= {before.key for before in earlier}
        first = max(earlier, key=lambda before: before.held.degree, default=None)
        held = first.held if first is not None else Held.NO
        if held is not one.held and first is not None and first.counts != one.counts:
            yield _change(one, held, one.held, Why.REGARDED if one.counts else Why.NO_LONGER_REGARDED, None)
        elif held is not one.held:
            yield _change(one, held, one.held, Why.NOW_KNOWN, _new_to(late, one, early, first))
        for surplus in earlier:
            if surplus is not first and surplus.held is not Held.NO:
                names = tuple(sorted({before.name for before in earlier}))
                yield _change(surplus, surplus.held, Held.NO, Why.ONE_PERSON, None, names)
    for one in was.values():
        if one.key not in matched and one.held is not Held.NO:
            yield _change(one, one.held, Held.NO, Why.NO_LONGER_KNOWN, _of(early, one))


def _new_to(late: _Known, one: Stood, early: _Known, before: Stood | None) -> Fact | None:
    """The event that being held, or not, rests on, where it is new; else the first that is."""
    old = {fact.key for fact in early.facts[before.key]} if before is not None else set()
    new = [fact for fact in late.facts[one.key] if fact.key not in old]
    rests_on = _of(late, one)
    if rests_on is not None and (rests_on in new or not new):
        return rests_on
    return min(new, key=lambda fact: (fact.told_by or dt.date.max, fact.key), default=rests_on)


def _by_happening(one: Stood, later: Stood, known: _Known, *, forward: bool) -> Change | None:
    if one.held is later.held:
        return None
    if one.counts != later.counts:
        why = Why.REGARDED if later.counts else Why.NO_LONGER_REGARDED
        return _change(later, one.held, later.held, why, None)
    entered = later.held.degree > one.held.degree
    made_by = later if forward else one  # what makes the difference is what the later day rests on
    return _change(later, one.held, later.held, Why.ENTERED if entered else Why.LEFT, _of(known, made_by))


def _of(known: _Known, one: Stood) -> Fact | None:
    """What someone's being held, or not, rests on."""
    return next((fact for fact in known.facts[one.key] if fact.key == one.rests_on), None)


def _change(one: Stood, was: Held, now: Held, why: Why, fact: Fact | None, names: tuple[str, ...] = ()) -> Change:
    return Change(
        key=one.key,
        name=one.name,
        was=was,
        now=now,
        why=why,
        event=fact.key if fact else "",
        type=fact.type if fact else None,
        date=str(fact.date or "") if fact else "",
        told_by=fact.told_by if fact else None,
        names=names,
    )
