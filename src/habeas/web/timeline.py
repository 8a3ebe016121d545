"""A person's story drawn: times in custody as bars, what happened as marks, years as a scale; SVG made on the server.

In: episodes and events of one person, and the day up to which is drawn. Out: a `Timeline` of shapes, in pixels, for a template.
Always true: nothing is told by colour alone (kinds of custody differ by pattern, and are named beside their bars); what has no
date is not drawn; a list of the same events stands on the page for whoever cannot see the drawing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from habeas.model import EventType, Stance
from habeas.register.episodes import Episode
from habeas.register.queries import EventView, Kind
from habeas.web.wording.vocabulary import KINDS, TYPES, Words

WIDTH: Final = 960
_LEFT: Final = 8
_RIGHT: Final = 20
_BAR: Final = 22
_ROW: Final = 17
_SCALE: Final = 26
_BARS_AT: Final = 8
_LABEL_LETTER: Final = 6.6
_ROWS: Final = 6

_FILLS: Final = {Kind.DETAINED: "url(#p-detained)", Kind.REMANDED: "url(#p-remand)", Kind.HOUSE_ARREST: "url(#p-house)"}

_DRAWN: Final = frozenset(
    {
        *(EventType.DETENTION, EventType.REMAND, EventType.REMAND_EXTENSION, EventType.SENTENCE, EventType.ACQUITTAL),
        *(EventType.APPEAL_RULING, EventType.RELEASE, EventType.DEATH, EventType.TRANSFER, EventType.HUNGER_STRIKE),
        *(EventType.ILL_TREATMENT, EventType.APPEAL, EventType.RESPONSE, EventType.CHARGE),
    }
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A time in one kind of custody; `open`: nothing says that it is over."""

    x: float
    width: float
    kind: Kind
    words: Words
    label: Words
    open: bool

    @property
    def fill(self) -> str:
        """The pattern by which the kind is told."""
        return _FILLS.get(self.kind, "none")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on a day or in a stretch of days, with its label in a row of its own where others stand near."""

    x: float
    y: float
    width: float
    words: Words
    day: str
    event: str
    at_end: bool


@dataclass(frozen=True, slots=True)
class Year:
    x: float
    year: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing."""

    width: int
    height: int
    scale_y: int
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    years: tuple[Year, ...]


def timeline(episodes: Sequence[Episode], events: Iterable[EventView], until: dt.date) -> Timeline | None:
    """The drawing up to that day; none where too little has a date."""
    dated = [
        event
        for event in events
        if event.type in _DRAWN
        and event.stance in (Stance.ASSERTED, Stance.ALLEGED, Stance.DEMANDED)
        and event.date is not None
        and event.date.earliest is not None
    ]
    days = [event.date.earliest for event in dated if event.date is not None and event.date.earliest is not None]
    days += [one.since.date.earliest for one in episodes if one.since is not None and one.since.date.earliest is not None]
    if len(days) < 2:
        return None
    scale = _Scale(min(days), min(until, max(days) + dt.timedelta(days=400)))
    marks, rows = _marks(dated, scale)
    scale_y = _BARS_AT + _BAR + 10 + rows * _ROW
    return Timeline(WIDTH, scale_y + _SCALE, scale_y, tuple(_bars(episodes, scale)), marks, tuple(scale.years()))


class _Scale:
    """Days to pixels."""

    def __init__(self, first: dt.date, last: dt.date) -> None:
        self.first = dt.date(first.year, first.month, 1)
        self.last = max(last, self.first + dt.timedelta(days=60))
        self.pixels = (WIDTH - _LEFT - _RIGHT) / (self.last - self.first).days

    def x(self, day: dt.date) -> float:
        inside = min(max(day, self.first), self.last)
        return round(_LEFT + (inside - self.first).days * self.pixels, 1)

    def years(self) -> Iterable[Year]:
        every = 1 + (self.last.year - self.first.year) // 12
        for year in range(self.first.year + 1, self.last.year + 1):
            if (year - self.first.year) % every == 0:
                yield Year(self.x(dt.date(year, 1, 1)), year)


def _bars(episodes: Sequence[Episode], scale: _Scale) -> Iterable[Bar]:
    for episode in episodes:
        begins = [phase.date.earliest if phase.date is not None else phase.told_by for phase in episode.phases]
        if episode.since is not None and begins:
            begins[0] = episode.since.date.earliest or begins[0]
        end = _end_of(episode)
        for number, phase in enumerate(episode.phases):
            start = begins[number]
            if start is None:
                continue
            last = number == len(episode.phases) - 1
            stop = end if last else (begins[number + 1] or end)
            width = round(max(3.0, scale.x(stop or scale.last) - scale.x(start)), 1)
            words = KINDS[phase.kind]
            label = words if len(str(words)) * _LABEL_LETTER < width - 8 else ""
            yield Bar(scale.x(start), width, phase.kind, words, label, last and episode.is_open)


def days_held(episodes: Sequence[Episode], until: dt.date) -> int:
    """The days in custody of which the first and the last are known; a time that nothing says is over is not counted."""
    whole = 0
    for episode in episodes:
        begun = episode.since.date.day if episode.since is not None and not episode.since.at_latest else None
        ended = episode.end.date.day if episode.end is not None and episode.end.date is not None else None
        if begun is not None and ended is not None and begun <= ended <= until:
            whole += (ended - begun).days + 1
    return whole


def _end_of(episode: Episode) -> dt.date | None:
    if episode.end is None:
        return None
    return (episode.end.date.earliest if episode.end.date is not None else None) or episode.end.told_by


def _marks(events: Sequence[EventView], scale: _Scale) -> tuple[tuple[Mark, ...], int]:
    """Each in the first row in which its label has room; in the last where none has."""
    taken = [float("-inf")] * _ROWS
    found: list[Mark] = []
    used = 0
    for event in sorted(events, key=lambda one: (one.date.earliest if one.date and one.date.earliest else dt.date.max, one.key)):
        date = event.date
        if date is None or date.earliest is None or date.earliest > scale.last:
            continue
        words = TYPES[event.type]
        x, length = scale.x(date.earliest), len(str(words)) * _LABEL_LETTER + 14
        at_end = x + length > WIDTH
        start = x - length if at_end else x
        row = next((number for number, end in enumerate(taken) if start > end), None)
        if row is None:
            continue
        taken[row] = start + length
        used = max(used, row + 1)
        stretch = scale.x(date.latest) - x if date.latest is not None and date.day is None else 0.0
        found.append(Mark(x, _BARS_AT + _BAR + 14 + row * _ROW, max(0.0, round(stretch, 1)), words, str(date), event.key, at_end))
    return tuple(found), used
