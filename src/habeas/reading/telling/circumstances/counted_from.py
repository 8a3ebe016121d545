"""What "two days earlier", "the same day" or "on the 23rd" counts from.

In: a mention of a date, its match and the context. Out: a date, or none. Always true: it is a date that was told, or the page's
own.
"""

from __future__ import annotations

from habeas.model import Edtf
from habeas.reading.matching import Match
from habeas.reading.telling.circumstances.tenses import tense_of
from habeas.reading.telling.context import Context
from habeas.reading.telling.deeds import is_of_another_deed
from habeas.reading.values import NEAR_DAYS, DateMention, Tense

_FEBRUARY = 2


def counted_from(mention: DateMention, match: Match, context: Context) -> Edtf | None:
    """What "two days earlier" counts from: another day of the sentence, else the last one told of, else the segment's own."""
    if not mention.is_reference_bound:
        return context.last_date
    if mention.moment.rule == "calendar" and (named := _year_named_before(mention, context)) is not None:
        return named
    days = [m for m in match.scene.mentions if isinstance(m, DateMention) and m.relation != "until" and not m.is_reference_bound]
    days = [m for m in days if not is_of_another_deed(m, match)]
    before = [m for m in days if m.start < mention.start]
    behind = days if mention.start == match.scene.parsed.start else []
    for other in (*reversed(before), *behind):
        resolved = other.resolve(context.anchor, Tense.PAST, context.last_date)
        if resolved is not None:
            return resolved.edtf
    if (set_apart := _day_set_apart(mention, match, context)) is not None:
        return set_apart
    if mention.moment.rule == "told_monthday":
        return context.last_day if _is_near(context.last_day, context) else None
    told = context.last_day if mention.moment.unit == "day" and context.last_day is not None else context.last_date
    if told is None and mention.moment.rule == "told_same":
        return None  # "the same day", where no day was told before
    return (
        Edtf.of_day(context.anchor.day) if told is None and context.anchor.day is not None else _if_passed(told, match, context)
    )


def _year_named_before(mention: DateMention, context: Context) -> Edtf | None:
    """ "Was due to leave in May *2023*, but in March of *that year* …": the year last named, whatever happened in it."""
    before = (m for m in context.mentions if isinstance(m, DateMention) and m.end <= mention.start)
    last = next((m for m in reversed(list(before)) if m.moment.rule == "calendar" and m.moment.year is not None), None)
    resolved = None if last is None else last.resolve(context.anchor, Tense.PAST, None)
    return None if resolved is None else resolved.edtf


def _day_set_apart(mention: DateMention, match: Match, context: Context) -> Edtf | None:
    """ "The leader, *whose party was banned in May 2021*, has been held ever since": a day of a clause that is read by itself."""
    begins = match.scene.parsed.sentence.start
    before = [m for m in context.mentions if isinstance(m, DateMention) and begins <= m.start and m.end <= mention.start]
    days = [m for m in before if not m.is_reference_bound and m not in match.scene.mentions and m.relation != "until"]
    resolved = days[-1].resolve(context.anchor, Tense.PAST, context.last_date) if days else None
    return None if resolved is None else resolved.edtf


def _is_near(day: Edtf | None, context: Context) -> bool:
    """Whether a day told of in another sentence is near enough to the page's own for "on the 23rd" to mean its month."""
    told = day.day if day is not None else None
    return told is not None and context.anchor.day is not None and abs((context.anchor.day - told).days) <= NEAR_DAYS


def _if_passed(told: Edtf | None, match: Match, context: Context) -> Edtf | None:
    """ "Put off until November 26. *On that day* the court *convicted* him": the day has passed that looked like one to come."""
    today, day = context.anchor.day, told.day if told is not None else None
    if today is None or day is None or day <= today or tense_of(match.trigger) is not Tense.PAST or day.month == _FEBRUARY:
        return told
    passed = day.replace(year=day.year - 1)
    return Edtf.of_day(passed) if passed <= today else told
