"""In which order it is asked to whom it happens: at the positions that the frame names, else right beside the trigger.

In: a match and the context. Out: a party, and by which reading of the sentence. Always true: the first who can be the one is
it.
"""

from __future__ import annotations

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.cast import Party, of_mentions
from habeas.reading.matching import Match
from habeas.reading.neighbours import means_people
from habeas.reading.stance import said_by
from habeas.reading.telling.context import Context
from habeas.reading.telling.naming_lines import those_listed_below
from habeas.reading.telling.own_case import those_of_the_case
from habeas.reading.telling.people.at_position import party_at
from habeas.reading.telling.people.holdable import may_be_held
from habeas.reading.telling.people.kin import (
    is_done_to_a_relative,
    is_of_a_relative,
    is_only_kin_of,
    those_kept_from,
    those_spoken_for,
    who_is_kept_apart,
    whose_kin_it_is_done_to,
)
from habeas.reading.telling.people.kinds import DONE_IN_CUSTODY
from habeas.reading.telling.people.meetings import all_who_meet
from habeas.reading.telling.people.nearby import left_without_a_verb, those_beside
from habeas.reading.telling.people.somebody_else import (
    answers_for_another,
    grants_it,
    happens_to_another,
    is_not_the_one_meant,
    is_of_a_body_accused,
    is_of_an_unknown_name,
    is_of_one_unnamed,
    is_too_few,
    only_tells_of_it,
    without_the_one_wronged,
    without_whoever_orders_it,
)
from habeas.reading.telling.profiles import whose_entry
from habeas.reading.telling.shares import those_dealt_to
from habeas.reading.telling.voices import Voices, by_words, compared
from habeas.reading.telling.words import statement_words

_TOLD_BY_ONESELF = (EventType.ILL_TREATMENT, EventType.HEALTH, EventType.HUNGER_STRIKE)
_SHALLOW = ("clause", "focus", "held", "everyone", "kin")
"""Positions for which the tree is not asked who stands in which role."""


def people_of(match: Match, context: Context) -> tuple[Party, Voices]:
    """Those it happens to, and which of the two readings of the sentence name them."""
    if match.type is EventType.MEETING:
        met = all_who_meet(match, context)
        return met, compared(met, those_beside(match, context))
    if is_of_a_relative(match, context) or is_of_an_unknown_name(match) or is_of_a_body_accused(match):
        return Party(), by_words()
    if is_of_one_unnamed(match):
        return Party(), by_words()
    if (apart := who_is_kept_apart(match, context)) is not None:
        return apart, by_words()
    if left := left_without_a_verb(match, context):
        return left, by_words()
    of_kin, owners = is_done_to_a_relative(match, context), whose_kin_it_is_done_to(match, context)
    for position in match.frame.people:
        party = without_whoever_orders_it(party_at(position, match, context), match, context)
        party = without_the_one_wronged(party, match, context)
        of_owners = bool(party.people) and owners.issuperset(party.people)
        if (of_kin and party.people) or of_owners or is_only_kin_of(party, match) or is_too_few(party, match):
            continue
        if position == "clause" and is_not_the_one_meant(party, match):
            continue
        if answers_for_another(party, match, context) or grants_it(party, match, context):
            continue
        if party.number == 1 and not party.people:
            party = whose_entry(match, context) or party  # "Smith: *A student*, detained in May"
        if party and may_be_held(party, match.type, position) and not only_tells_of_it(position, party, match.type, context):
            if match.type in DONE_IN_CUSTODY and context.story.only_stand_by(party):
                continue
            party = those_kept_from(those_spoken_for(party, match, context), match, context)
            return party, by_words() if position in _SHALLOW else compared(party, those_beside(match, context))
    if match.type in _TOLD_BY_ONESELF and (oneself := _who_tells_it_of_himself(match, context)):
        return oneself, by_words()
    if of_kin:
        return those_dealt_to(match, context), by_words()
    beside = Party() if happens_to_another(match) else without_the_one_wronged(those_beside(match, context), match, context)
    if is_only_kin_of(beside, match) or is_too_few(beside, match):
        return Party(), by_words()
    aside = beside or those_dealt_to(match, context) or those_of_the_case(match, context)
    return aside or those_listed_below(match, context) or whose_entry(match, context), by_words()


def _who_tells_it_of_himself(match: Match, context: Context) -> Party:
    """ "They hit *me*," Smith wrote; "*my* ribs were broken," *he* recalls: whoever is quoted, where it happened to himself."""
    known = statement_words()
    suffers = match.type is not EventType.ILL_TREATMENT or grammar.is_passive(match.trigger)
    oneself = known.myself | known.i if suffers else known.myself
    if not any(match.scene.parsed.tree[i].lower_ in oneself for i in match.clause):
        return Party()
    voice = said_by(match.trigger)
    if voice is not None and means_people(match.scene, voice.speaker):
        told = context.cast.party(match.scene, [voice.speaker])
    else:
        at = match.scene.parsed.words[match.trigger.i].start
        quoted = next((q for q in context.quotations if q.start < at < q.end), None)
        told = of_mentions(context.story, [quoted.speaker]) if quoted is not None else Party()
    aside = told.stands_by or (not told.role_classes and context.story.only_stand_by(told))
    return Party() if aside and not set(told.people) <= set(context.story.everyone_told_of()) else told
