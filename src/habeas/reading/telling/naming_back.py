"""What was told right before, named by a noun: "*The verdict* came on Friday", "such was *the ruling* of the Khatai court", or
by the smallest word there is: "*This* was decided today in the Khatai court".

In: the part of a sentence that tells of nothing itself, and the drafts told before. Out: nothing; the last events take the day
and court they lack. Always true: the noun stands alone, as "the verdict" and not "the decision to strike", it can mean the last
event told, and the day stands right behind its verb or opens the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.reading.drafts import ANNOUNCED, Draft
from habeas.reading.mentions import Kind
from habeas.reading.names import CourtMention
from habeas.reading.parts import Part
from habeas.reading.telling.context import Context
from habeas.reading.telling.proceedings import IN_COURT
from habeas.reading.telling.rulings import ruling_words, say_of
from habeas.reading.values import DateMention, Tense

_RULE = "said of what the sentence before tells"
_REACH = 2


@dataclass(frozen=True, slots=True)
class _Named:
    """The noun, "" where there is none but "this", and the position of its verb."""

    noun: str
    verb: int


def name_back(part: Part, before: Sequence[Draft], context: Context) -> None:
    named = _named(part)
    if named is None:
        return
    known = ruling_words().naming
    told = [d for d in before if d.type in known and d.frame not in ANNOUNCED and context.sentence - d.at <= _REACH]
    last = [d for d in told if d.at == told[-1].at]
    meant = [d for d in last if (named.noun in known[d.type] if named.noun else d.type in IN_COURT)]
    if not meant or len({d.type for d in meant}) > 1 or any(d.type in IN_COURT for d in last if d not in meant):
        return
    for draft in meant:
        _put_day(draft, part, named, context)
        if draft.type in IN_COURT:
            _put_court(draft, part)


def _named(part: Part) -> _Named | None:
    """The noun with its verb, where nothing but helpers stands between."""
    known = ruling_words()
    words = part.words
    if words and words[0].form.lower() in known.meaning_it:
        decided = _past_helpers(part, 1)
        return _Named("", decided) if decided < len(words) and words[decided].form.lower() in known.decided else None
    for at, word in enumerate(words[:-1]):
        noun = word.form.lower()
        if at == 0 or word.mentions or noun not in known.nouns or words[at - 1].form.lower() not in known.before_it:
            continue
        if " ".join(w.form.lower() for w in words[max(0, at - 3) : at - 1]) in known.leading_to:
            return _Named(noun, at)
        verb = _verb_behind(part, at + 1)
        if verb is not None:
            return _Named(noun, verb)
    return None


def _verb_behind(part: Part, at: int) -> int | None:
    known = ruling_words()
    words = part.words
    for phrase in known.of_it:
        if [w.form.lower() for w in words[at : at + len(phrase.split())]] == phrase.split():
            at += len(phrase.split())
    if at < len(words) and words[at].form == ",":
        at += 1  # "the ruling, pronounced on Wednesday by the Supreme Court, came after"
    at = _past_helpers(part, at)
    return at if at < len(words) and words[at].form.lower() in known.given else None


def _past_helpers(part: Part, at: int) -> int:
    words, helping = part.words, ruling_words().helping
    return next((i for i in range(at, len(words)) if words[i].form.lower() not in helping), len(words))


def _put_day(draft: Draft, part: Part, named: _Named, context: Context) -> None:
    days = [m for m in part.mentions if isinstance(m, DateMention) and m.relation == "point"]
    if len(days) != 1 or "date" in draft.values or not _is_its_day(days[0], part, named):
        return
    resolved = days[0].resolve(context.anchor, Tense.PAST, context.last_date)
    if resolved is not None:
        say_of(draft, "date", resolved.edtf, days[0], part, _RULE)


def _is_its_day(day: DateMention, part: Part, named: _Named) -> bool:
    words = part.words
    on_it = [i for i, word in enumerate(words) if word.start < day.end and day.start < word.end]
    if not on_it:
        return False
    leading = ruling_words().leading
    if on_it[0] <= 1:
        return True
    between = words[named.verb + 1 : on_it[0]]
    return on_it[0] > named.verb and all(w.form.lower() in leading or w.kind is Kind.COURT for w in between)


def _put_court(draft: Draft, part: Part) -> None:
    courts = [m for m in part.mentions if isinstance(m, CourtMention) and m.named]
    if len(courts) == 1:
        say_of(draft, "court", courts[0].text, courts[0], part, _RULE)
