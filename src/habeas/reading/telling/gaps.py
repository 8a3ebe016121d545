"""The verb told once for several people: "A was detained on Monday, *B on Tuesday*", "A was moved to one prison, *B to another*",
"22 were detained in January and *39 more in March*".

In: a draft and its match. Out: the draft and one for each of those behind whom a day or place of their own stands, or nothing.
Always true: nothing but a preposition stands between somebody and his day or place, and nothing but a comma or "and" before him.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.dealing import dealing_words
from habeas.reading.drafts import Draft
from habeas.reading.knowledge import either
from habeas.reading.knowledge.language import once_a_language
from habeas.reading.letters import CAPITAL
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import PersonMention
from habeas.reading.telling.context import Context
from habeas.reading.telling.possible import circumstance_words
from habeas.reading.values import CountMention, DateMention, Tense

_DEALT = (
    EventType.DETENTION,
    EventType.RELEASE,
    EventType.TRANSFER,
    EventType.DEATH,
    EventType.SEARCH,
    EventType.SENTENCE,
    EventType.ACQUITTAL,
    EventType.HUNGER_STRIKE,
)
_COUNTED_BY_DAY = (*_DEALT, EventType.CHARGE)
_FIELDS = ("date", "place")
_PLACES = (Kind.PRISON, Kind.PLACE)


@dataclass(frozen=True, slots=True)
class _Gap:
    """People for whom the verb is left out, and what stands behind them."""

    people: tuple[PersonMention, ...]
    measures: dict[str, Mention]
    """By field; a place with a town behind it that no list knows: "Colony No. 9 *in Horki*"."""


@once_a_language
def _town() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{either(circumstance_words().before_a_town)})\s+[{CAPITAL}][\w-]+")


def gapped(draft: Draft, match: Match, context: Context) -> list[Draft]:
    """The drafts where the verb is left out for further people; empty where it is not."""
    if "stance" in draft.values:
        return []
    if not draft.people:
        return _groups_gapped(draft, match, context) if draft.type in _COUNTED_BY_DAY else []
    if draft.type not in _DEALT:
        return []
    if draft.type is EventType.SENTENCE and "term" in draft.values:
        return []
    behind = _told_behind(draft, match)
    gaps = list(_gaps(behind, draft, match, context.text)) if behind else []
    named = {p.full_name for gap in gaps for p in gap.people}
    rest = tuple(person for person in draft.people if person not in named)
    if not gaps or not rest:
        return []
    told = [draft.copy_for(rest, draft.evidence["people"].spans)]
    for gap in gaps:
        twin = draft.copy_for(tuple(p.full_name for p in gap.people), tuple((p.start, p.end) for p in gap.people))
        twin.drop(*behind, *gap.measures, "count", "count_of")
        for field, measure in gap.measures.items():
            _put(twin, field, measure, draft, context)
        told.append(twin)
    return told


def _told_behind(draft: Draft, match: Match) -> tuple[str, ...]:
    """The fields told behind the verb: what stands before it is said of all."""
    at = match.scene.parsed.words[match.trigger.i].end
    return tuple(n for n in _FIELDS if n in draft.values and all(start > at for start, _ in draft.evidence[n].spans))


def _gaps(fields: tuple[str, ...], draft: Draft, match: Match, text: str) -> Iterator[_Gap]:
    between = dealing_words().leads_to_their_own
    at = max(end for name in fields for _, end in draft.evidence[name].spans)
    people = [m for m in match.scene.mentions if isinstance(m, PersonMention) and m.start >= at]
    own = [m for m in match.scene.mentions if m.start >= at and _field_of(m)]
    own = [m for m in own if not any(p.np_start <= m.start < p.np_end for p in people)]  # "B, a teacher *in Ganja*, on Tuesday"
    standing = sorted((*people, *own), key=lambda mention: mention.start)
    while standing:
        next_people, at = people_next(standing, at, text)
        if next_people and text.startswith(", ", at) and _is_between_commas(next_people[-1], text):
            at += 1  # "and B, *a teacher*, on Tuesday", "and his wife, *B*, on Tuesday"
        measures: dict[str, Mention] = {}
        while standing and next_people and (field := _field_of(standing[0])) and field not in measures:
            if not between.fullmatch(text, at, standing[0].start):
                break
            measure = standing.pop(0)
            if field == "place" and (town := _town().match(text, measure.end)):
                measure = replace(measure, end=town.end(), text=text[measure.start : town.end()])
            measures[field], at = measure, measure.end
        if not next_people or measures.keys().isdisjoint(fields) or _verb_follows(at, match):
            return
        yield _Gap(tuple(next_people), measures)


def _groups_gapped(draft: Draft, match: Match, context: Context) -> list[Draft]:
    """ "*22 people* were detained in January, *four in February* and *39 more in March*": each with a day of their own."""
    if not isinstance(draft.values.get("count"), int) or "date" not in _told_behind(draft, match):
        return []
    known, text, told = dealing_words(), context.text, [draft]
    at = max(end for _, end in draft.evidence["date"].spans)
    days = [m for m in match.scene.mentions if isinstance(m, DateMention) and m.relation == "point" and m.start > at]
    for day in days:
        counts = [m for m in match.scene.mentions if isinstance(m, CountMention) and at < m.start and m.end < day.start]
        if len(counts) != 1 or not counts[0].number or not known.leads_to_people.fullmatch(text, at, counts[0].start):
            break
        own = known.so_many_more.match(text, counts[0].end)
        end = counts[0].end if own is None else own.end()
        if not known.leads_to_their_own.fullmatch(text, end, day.start) or _verb_follows(day.end, match):
            break
        twin = draft.copy_for((), ())
        twin.drop("group", "count", "count_of", "date", "term", "until")
        span = ((counts[0].start, end),)
        twin.put("group", text[counts[0].start : end], span)
        twin.put("count", counts[0].number, span)
        twin.put("count_of", "people", span)
        _put(twin, "date", day, told[-1], context)
        told.append(twin)
        at = day.end
    return told if len(told) > 1 else []


def people_next(standing: list[Mention], at: int, text: str) -> tuple[list[PersonMention], int]:
    """Those who stand next, taken off the list, and where they end."""
    people: list[PersonMention] = []
    before = dealing_words().leads_to_people
    while standing and isinstance(standing[0], PersonMention) and before.fullmatch(text, at, standing[0].np_start):
        people.append(standing[0])
        at = max(standing[0].end, standing[0].np_end)
        del standing[0]
    return people, at


def _is_between_commas(person: PersonMention, text: str) -> bool:
    return person.np_end > person.end or text.endswith(", ", person.np_start, person.start)


def _verb_follows(at: int, match: Match) -> bool:
    words = match.scene.parsed.words
    following = next((i for i, word in enumerate(words) if word.start >= at and word.form.isalpha()), None)
    return following is not None and words[following].start - at <= 1 and grammar.is_verbal(match.scene.parsed.tree[following])


def _field_of(mention: Mention) -> str | None:
    if isinstance(mention, DateMention):
        return "date" if mention.relation == "point" else None
    return "place" if mention.kind in _PLACES else None


def _put(twin: Draft, name: str, measure: Mention, first: Draft, context: Context) -> None:
    span = ((measure.start, measure.end),)
    if isinstance(measure, DateMention):
        told = first.values.get("date", context.last_date)  # "A on Monday and B *the next day*"
        if (found := measure.resolve(context.anchor, Tense.PAST, told)) is not None:
            twin.put(name, found.edtf, span, found.rule)
    else:
        twin.put(name, measure.text, span)
