"""How many a list of prisoners names: the number where no group carries it, and several editions told in one sentence.

In: a match of a frame on lists, and its draft. Out: the draft's count; for "303 names in June, 319 in September" one draft for
each number and its date. Always true: a number goes with the date that follows it, or stays alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from habeas.model import CountOf, EventType
from habeas.reading.drafts import Draft
from habeas.reading.matching import Match
from habeas.reading.mentions import Mention
from habeas.reading.telling.context import Context
from habeas.reading.values import CountMention, DateMention, Tense

_FEWEST = 2


def put_count(draft: Draft, match: Match) -> None:
    """The first number after the trigger, else the last one before it, where none was found with the people."""
    if draft.type is not EventType.LISTING or "count" in draft.values or draft.people:
        return
    at = match.scene.parsed.words[match.trigger.i].start
    words = match.scene.parsed.words
    its_own = match.is_nominal and bool(match.frame.nouns)  # "of the *list of 300 prisoners*, 25 are free"
    within = {t.i for t in match.trigger.subtree} if its_own else match.clause
    spans = [(words[i].start, words[i].end) for i in within]
    counts = [m for m in match.scene.mentions if _is_a_number(m) and any(s <= m.start < e for s, e in spans)]
    if not counts:
        return
    after = [m for m in counts if m.start > at]
    mention = after[0] if after else counts[-1]
    if isinstance(mention, CountMention):
        draft.put("count", mention.value, ((mention.start, mention.end),))
        draft.put("count_of", CountOf.PEOPLE, ((mention.start, mention.end),))


def _is_a_number(mention: Mention) -> bool:
    return isinstance(mention, CountMention) and mention.number is not None and mention.number >= _FEWEST


def editions(draft: Draft, match: Match, context: Context) -> Iterator[Draft]:
    """One draft for each number with a date of its own; the draft itself where there are not several."""
    pairs = _dated_numbers(match)
    if len(pairs) < _FEWEST or draft.people:
        yield draft
        return
    last = None
    for count, date in pairs:
        resolved = date.resolve(context.anchor, Tense.PAST, last or context.last_date)
        edition = draft.copy_for((), ())
        edition.drop("people", "count", "count_of", "date", "group")
        edition.put("count", count.value, ((count.start, count.end),))
        edition.put("count_of", CountOf.PEOPLE, ((count.start, count.end),))
        if resolved is not None:
            edition.put("date", resolved.edtf, ((date.start, date.end),), resolved.rule)
            last = resolved.edtf
        yield edition


def _dated_numbers(match: Match) -> list[tuple[CountMention, DateMention]]:
    """Numbers after the trigger, each with the date between it and the next number."""
    at = match.scene.parsed.words[match.trigger.i].start
    standing = [m for m in match.scene.mentions if m.start > at and (_is_a_number(m) or isinstance(m, DateMention))]
    standing = [m for m in standing if not any(o is not m and o.start <= m.start and m.end <= o.end for o in standing)]
    pairs: list[tuple[CountMention, DateMention]] = []
    for first, second in pairwise(standing):
        if isinstance(first, CountMention) and isinstance(second, DateMention):
            pairs.append((first, second))
    return pairs
