"""Those at one of the positions that a frame names for its people, of grammar or not.

In: the name of a position, a match and the context. Out: a party. Always true: a name that is not known here is one of grammar.
"""

from __future__ import annotations

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.cast import BYSTANDING, OFFICIAL, Party, client_told_of, in_focus
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.names import CaseMention, PersonMention
from habeas.reading.neighbours import before_who, is_headline, neighbour_words
from habeas.reading.pointing import pointing_words
from habeas.reading.telling.context import Context
from habeas.reading.telling.people.constructions import (
    accused_who_tells,
    equated,
    in_that_state,
    likened,
    owners_of,
    proclaimed,
    receivers,
    spending,
    subject_above,
    those_counted,
    those_kept,
    those_listed,
)
from habeas.reading.telling.people.demanded import demanded_for
from habeas.reading.telling.people.holdable import is_holdable
from habeas.reading.telling.people.in_the_place import in_the_place
from habeas.reading.telling.people.kin import spoken_for, whose_kin_are_kept_away
from habeas.reading.telling.people.kinds import DONE_IN_CUSTODY, ONLY_OF_THE_HELD
from habeas.reading.telling.people.nearby import anybody_near, everyone_in_the_clause, only_one_held
from habeas.reading.telling.themes import people_of_themes, themes
from habeas.reading.trees import Token

_OF_ONE = (EventType.ILL_TREATMENT, EventType.HEALTH, EventType.RESTRICTION, EventType.HUNGER_STRIKE, EventType.SEARCH)
"""Told with nobody named only of the one person a story is about."""


def party_at(position: str, match: Match, context: Context) -> Party:
    match position:
        case "clause":
            return anybody_near(match, context)
        case "focus":
            if (client := client_told_of(context.cast, match.scene)) is not None:
                return Party((client,), pronoun=True)
            if _opens_with_another_case(match, context):
                return Party()
            focus = Party() if _names_somebody(match) or _asks_for_others(match, context) else in_focus(context.story)
            if match.type in DONE_IN_CUSTODY and not set(focus.people) <= set(context.story.everyone_told_of()):
                return Party()
            return focus if len(focus.people) == 1 or match.type not in _OF_ONE else Party()
        case "theme":
            themed = people_of_themes(match)
            if match.type is EventType.APPEAL_RULING:
                themed = [t for one in themed for t in spoken_for(match.scene, one)]
            party = context.cast.party(match.scene, themed)
            return party if party.people or all(is_holdable(match.scene, t) for t in themed) else Party()
        case "equated":
            return context.cast.party(match.scene, equated(match))
        case "listed":
            return context.cast.party(match.scene, those_listed(match))
        case "above":
            return context.cast.party(match.scene, subject_above(match))
        case "kept":
            return context.cast.party(match.scene, those_kept(match))
        case "demanded":
            return demanded_for(match, context)
        case "held":
            verb = match.trigger if grammar.is_verbal(match.trigger) else match.trigger.head
            ill = grammar.children(verb, *grammar.SUBJECTS) if match.type is EventType.HEALTH else []
            return Party() if any(_is_of_somebody(match, one) for one in ill) else only_one_held(match, context)
        case "everyone":
            return everyone_in_the_clause(match, context)
        case "kin":
            return whose_kin_are_kept_away(match, context)
        case "titled":
            who = grammar.subject(match.trigger) if is_headline(match.scene) and grammar.is_verbal(match.trigger) else None
            party = Party() if who is None else context.cast.party(match.scene, [who])
            return Party() if party.role_classes & OFFICIAL else party
        case "counted":
            return those_counted(match)
        case "bearer":
            if match.who is not None and (said_of := before_who(match.scene, match.who)) is not None:
                return context.cast.party(match.scene, [said_of], match.who.i)
            bearer = in_that_state(match)
            return Party() if bearer is None else context.cast.party(match.scene, [bearer], bearer.i)
        case "likened":
            return context.cast.party(match.scene, likened(match))
        case "accused":
            return accused_who_tells(match, context)
        case "proclaimed":
            return context.cast.party(match.scene, proclaimed(match))
        case "spending":
            return context.cast.party(match.scene, spending(match))
        case "owner":
            owners = owners_of(match)
            if match.type is EventType.HEALTH:
                owners = [t for t in owners if not _is_of_somebody(match, t.head)]
            return context.cast.party(match.scene, owners)
        case "receiver":
            return context.cast.party(match.scene, receivers(match))
        case _:
            return in_the_place(position, match, context)


def _is_of_somebody(match: Match, owned: Token) -> bool:
    """ "Her *lawyer* fell ill", "his *mother* is in hospital": whoever is somebody's is another."""
    aside = themes().kin | pointing_words().counsel
    return owned.lemma_.lower() in aside or bool(match.scene.seen[owned.i].kinds & {Kind.GROUP, Kind.PERSON})


def _names_somebody(match: Match) -> bool:
    """Whether people who can be held stand in the clause: then it is not about those of the sentences before."""
    aside = BYSTANDING if match.type in ONLY_OF_THE_HELD else OFFICIAL
    found = match.scene.mentions_over(match.clause, Kind.PERSON)
    return any(isinstance(m, PersonMention) and m.role_class not in aside for m in found)


def _asks_for_others(match: Match, context: Context) -> bool:
    """ "Ten women wrote to the envoy, *demanding a stop to executions*": nothing in it points at those the story is about."""
    if match.type is not EventType.APPEAL:
        return False
    words, about = pointing_words(), neighbour_words().about_the_held
    said = [*match.trigger.subtree, *(match.scene.parsed.tree[i] for i in match.clause)]
    if any(t.lemma_.lower() in about or t.lower_ in about for t in said):
        return False
    pointing = [t for t in said if t.lower_ in words.pronouns and not _is_asked_to(t)]
    told = set(context.story.everyone_told_of())
    return not any(told.intersection(context.cast.party(match.scene, [t]).people) for t in pointing)


def _is_asked_to(token: Token) -> bool:
    """ "Asking *him* to free her": the one who is to do it."""
    return token.base in ("obj", "iobj") and any(c.base == "xcomp" for c in token.head.children)


def _opens_with_another_case(match: Match, context: Context) -> bool:
    """ "*The Open Door case* was put off": a paragraph that opens with a case not named before is not about those the last was
    about.
    """
    at = match.scene.parsed.sentence.start
    if at and context.text[at - 1] != "\n":
        return False
    cases = [m for m in match.scene.mentions if isinstance(m, CaseMention)]
    return bool(cases) and context.text.find(cases[0].text, 0, at) < 0
