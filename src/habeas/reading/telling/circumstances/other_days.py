"""Days in the clause of an event that are not its own: of another deed, of a state, of who somebody is.

In: a mention of a date and a match. Out: yes or no. Always true: nothing is dated here, only left out.
"""

from __future__ import annotations

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.drafts import Draft
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import PersonMention
from habeas.reading.stance import stance_words
from habeas.reading.telling.circumstances.nearness import (
    BEFORE,
    RIGHT_BEHIND,
    opening_deed,
    stands_in_what_is_said_of_another,
    token_or_trigger,
)
from habeas.reading.telling.context import Context
from habeas.reading.telling.deeds import is_of_another_deed
from habeas.reading.telling.owned_days import is_of_another_noun
from habeas.reading.telling.possible import circumstance_words
from habeas.reading.trees import Token
from habeas.reading.values import DateMention
from habeas.reading.word_forms import PAST

_TOLD_AS_A_DEED = 3
"""Words from which on an offence is told as what was done ("taking part in a rally") and not only named ("high treason")."""
_EXACTLY_BEHIND = 9
"""Letters between a distance and the day itself, at most."""
_ENDS_A_TRIAL = (EventType.SENTENCE, EventType.ACQUITTAL, EventType.RELEASE, EventType.APPEAL_RULING)
_PUNISHED = (EventType.SENTENCE, EventType.CHARGE, EventType.ACQUITTAL, EventType.DETENTION, EventType.SENTENCE_SOUGHT)
LIVED_THROUGH = (EventType.HUNGER_STRIKE, EventType.ILL_TREATMENT, EventType.HEALTH)


def is_of_something_else(day: DateMention, draft: Draft, match: Match, context: Context) -> bool:
    """Whether a day that stands in the clause of an event is that of another deed, of a state, or of who somebody is."""
    return (
        _says_who_somebody_is(day, match)
        or is_anothers(day, match)
        or is_of_another_deed(day, match)
        or _is_of_the_offence(day, match)
        or _dates_a_state(day, match, context)
        or _is_of_an_earlier_deed(day, match)
        or _is_of_what_went_before(day, match)
        or _is_told_exactly_behind(day, match)
        or _is_of_what_was_done(day, match)
        or stands_in_what_is_said_of_another(day, match, behind=True)  # "two *jailed in 2020* were freed"
        or is_of_another_noun(day, match)
        or _stands_in_a_demand(day, draft, match)
    )


def _says_who_somebody_is(date: Mention, match: Match) -> bool:
    """ "Smith, a candidate *last July*": a day that belongs to the apposition is none of the event's."""
    return any(
        isinstance(m, PersonMention) and m.np_start <= date.start and date.end <= m.np_end and not m.start <= date.start < m.end
        for m in match.scene.mentions
    )


def is_anothers(date: Mention, match: Match) -> bool:
    """ "Six journalists who had been *detained two days earlier* were remanded": a day right behind a verb is that verb's."""
    words, tree = match.scene.parsed.words, match.scene.parsed.tree
    behind = [i for i, word in enumerate(words) if word.end <= date.start and tree[i].pos_ != "ADP"]
    owner = tree[max(behind, key=lambda i: words[i].end)] if behind else match.trigger
    if match.type is not EventType.HEARING and _is_of_the_deed_punished(token_or_trigger(date, match), match.trigger):
        return True
    to_be = owner.tag_ == "VB" and owner.dep_ == "acl"  # "the trial, due to *start on Monday*, was put off"
    is_participle = to_be or (owner.tag_ in PAST and owner.dep_ in ("acl", "acl:relcl"))
    return is_participle and owner != match.trigger and not owner.is_ancestor(match.trigger)


def _is_of_the_deed_punished(token: Token, trigger: Token) -> bool:
    """ "Found guilty of *protesting in 2020*", "jailed for *joining* a rally *in 2019*": the day of what he is punished for."""
    above, offending = token, circumstance_words().punished_for
    while above.head is not above and above.head is not trigger:
        above = above.head
        marks = [c.lower_ for c in above.children if c.dep_ in ("mark", "case") and c.i < above.i]
        if above.tag_ == "VBG" and not offending.isdisjoint(marks) and not above.is_ancestor(trigger):
            return True
    return False


def _is_of_the_offence(date: Mention, match: Match) -> bool:
    """ "Jailed for taking part in a rally *in 2019*": the day of what somebody is charged with, where the tree hangs it there."""
    parsed = match.scene.parsed
    on = [t for t, word in zip(parsed.tree, parsed.words, strict=True) if date.start <= word.start < date.end]
    above = next((t.head for t in on if not date.start <= parsed.words[t.head.i].start < date.end), None)
    if above is None or above is match.trigger:
        return False
    at = parsed.words[above.i].start
    return any(
        m.kind is Kind.CHARGE and m.start <= at < m.end and len(m.text.split()) >= _TOLD_AS_A_DEED for m in match.scene.mentions
    )


def _dates_a_state(mention: DateMention, match: Match, context: Context) -> bool:
    """ "Smith, *in custody since March*, was freed": the day from which he was held is no day of anything else; but he may
    "have refused food in the Umbaki prison since March".
    """
    place = next((m for m in match.scene.mentions if m.kind is Kind.PRISON and 0 < mention.start - m.end <= RIGHT_BEHIND), None)
    if place is not None and match.type in LIVED_THROUGH and match.scene.parsed.words[match.trigger.i].end < place.start:
        return False
    before = context.text[max(0, mention.start - BEFORE) : mention.start].lower().split()
    state = before[-1:] if before[-1:] != [mention.preposition] else before[-2:-1]
    told = mention.relation == "since" and match.type is not EventType.DETENTION
    return told and not stance_words().custody.isdisjoint(state)


def _is_of_an_earlier_deed(mention: Mention, match: Match) -> bool:
    """ "*Arrested in 2013*, Smith was given five years", "*born in 1980*, Smith was arrested": another day, if none is told."""
    opening, words = opening_deed(mention, match), circumstance_words()
    if opening is None:
        return False
    arrested = opening.lemma_.lower() in words.arresting and match.type in (*_ENDS_A_TRIAL, EventType.HEALTH)
    return arrested or opening.lower_ in words.born


def _is_of_what_went_before(mention: Mention, match: Match) -> bool:
    """ "Was freed, *having served* a five-year sentence *since 2014*": what was over by then has days of its own."""
    for above in token_or_trigger(mention, match).ancestors:
        if above is match.trigger or above.is_ancestor(match.trigger):
            return False
        if above.dep_ == "advcl" and any(c.base == "aux" and c.tag_ == "VBG" for c in above.children):
            return True
    return False


def _is_told_exactly_behind(mention: DateMention, match: Match) -> bool:
    """ "*Two weeks before*, on July 19": the day itself stands right behind the distance."""
    if not mention.is_reference_bound:
        return False
    others = [m for m in match.scene.mentions if isinstance(m, DateMention) and not m.is_reference_bound]
    return any(0 < m.start - mention.end <= _EXACTLY_BEHIND for m in others)


def _is_of_what_was_done(mention: DateMention, match: Match) -> bool:
    """ "Jailed *for the May 9 attack*", "fined *over 2019 protests*": the day before a noun is that of what is punished."""
    if match.type not in _PUNISHED:
        return False
    token = token_or_trigger(mention, match)
    above = token.head
    while above.base == "compound" and above.head is not above:
        above = above.head
    before_its_noun = token.base in ("compound", "nmod", "amod", "nummod") and above.i > token.i and above.pos_ == "NOUN"
    return before_its_noun and grammar.preposition(above).split(" ")[0] in circumstance_words().punished_for


def _stands_in_a_demand(mention: DateMention, draft: Draft, match: Match) -> bool:
    """ "Called on them to free Smith, *held since May*": what is asked for says nothing of when it was asked; but "urged them to
    free Smith *on Monday*" does, where nothing else is told that the day at the end could belong to.
    """
    spans = draft.evidence["demands"].spans if match.type is EventType.APPEAL and "demands" in draft.evidence else ()
    inside = [end for start, end in spans if start <= mention.start and mention.end <= end]
    is_day = mention.moment.weekday is not None or mention.moment.day is not None
    closes = mention.end in inside and mention.relation == "point" and is_day
    return bool(inside) and not (closes and not stands_in_what_is_said_of_another(mention, match))
