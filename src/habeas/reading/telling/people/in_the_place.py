"""Those who stand in a position of grammar, as its subject, object or patient, and those taken along with them.

In: a position, a match and the context. Out: a party. Always true: whoever does it is not the one whom a pronoun behind the
verb means.
"""

from __future__ import annotations

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.cast import Party, in_focus
from habeas.reading.matching import Match, Scene
from habeas.reading.mentions import Kind
from habeas.reading.names import GroupMention
from habeas.reading.neighbours import holds_people, neighbour_words
from habeas.reading.pointing import pointing_words
from habeas.reading.telling.context import Context
from habeas.reading.telling.people.holdable import is_heard, is_holdable
from habeas.reading.telling.people.kin import of_whose_kin, spoken_for, whose_kin_tells
from habeas.reading.telling.people.kinds import DONE_BY_JUDGES, DONE_IN_CUSTODY, ONLY_OF_THE_HELD
from habeas.reading.telling.people.standing_for import those_named
from habeas.reading.telling.proceedings import proceeding_words
from habeas.reading.telling.themes import themes
from habeas.reading.trees import Token


def in_the_place(position: str, match: Match, context: Context) -> Party:
    """Those who stand in a position of grammar, or who are meant by what stands there."""
    found, counted = list[Token](), set[int]()
    for token in match.at(position):
        named = those_named(match, token)
        found += named
        counted |= set() if named == [token] else _numbers_at(match.scene, token)
    if match.type is EventType.APPEAL_RULING:
        found = [t for token in found for t in spoken_for(match.scene, token)]
    if match.type in DONE_IN_CUSTODY and len(found) == 1:
        meant = whose_kin_tells(match, found[0], context)
        if meant is not None:
            return meant
    if (position == "subject" and match.type in DONE_BY_JUDGES) or match.type is EventType.SENTENCE_SOUGHT:
        found = [t for t in found if t.lemma_.lower() not in proceeding_words().at_the_bar]
    if match.type is EventType.HEARING:
        found = [t for t in found if not is_heard(match.scene, t)]
    if match.type is EventType.SEARCH:
        found = [of_whose_kin(match.scene, t) for t in found]
    if match.type is EventType.HEALTH and position == "possessor":
        found = [t for t in found if t.head.lemma_.lower() not in themes().kin]
    if match.type in ONLY_OF_THE_HELD or match.type is EventType.RESTRICTION:
        found = [t for t in found if is_holdable(match.scene, t)]
    if position in ("patient", "object", "iobject") and _means_the_doer(match, found, context):
        focus = in_focus(context.story)
        return focus if len(focus.people) == 1 and not _is_doer(match, focus, context) else Party()
    if position == "patient" and len(found) == 1 and found[0].lower_ in neighbour_words().objects:
        found = _same_object(match, found, context)
    found = [
        t for t in found if not (t.dep_ == "obj" and any(o.dep_ == "obj" and o.head == t.head for o in found[: found.index(t)]))
    ]
    together = _companions(match) if position == "patient" and found else []
    behind = None if match.who is None else match.who.i  # "Smith, *who* was held in May, and Jones": Smith alone
    if behind is not None and any(t.i > behind for t in found):
        behind = None  # "Among those *who* left prison were *Smith and Jones*"
    party = context.cast.party(match.scene, found, behind)
    for number in counted:
        context.story.told_of_some_of(number, party.people)
    return party.joined(context.cast.party(match.scene, together, behind)) if party else party


def _numbers_at(scene: Scene, token: Token) -> set[int]:
    """How many the people are that a word stands for: "among *49 people*"."""
    return {m.number for m in scene.groups_at(token) if m.number is not None}


def _means_the_doer(match: Match, found: list[Token], context: Context) -> bool:
    """ "Smith came and found *her*": a pronoun that is the object is not the subject."""
    of_one = neighbour_words().objects & pointing_words().genders.keys()
    if len(found) != 1 or found[0].lower_ not in of_one:
        return False
    return _is_doer(match, context.cast.party(match.scene, found), context)


def _is_doer(match: Match, party: Party, context: Context) -> bool:
    verb = match.trigger if grammar.is_verbal(match.trigger) else match.trigger.head
    doer = grammar.subject(verb)
    return doer is not None and bool(party.people) and party.people == context.cast.party(match.scene, [doer]).people


def _same_object(match: Match, found: list[Token], context: Context) -> list[Token]:
    """ "Found eight journalists guilty and sentenced *them*": whom no name stands for is the other verb's object."""
    other = match.trigger.head
    if match.trigger.dep_ != "conj" or not grammar.is_verbal(other) or context.cast.party(match.scene, found):
        return found
    return [o for o in grammar.patients(other) if holds_people(match.scene, o)] or found


def _companions(match: Match) -> list[Token]:
    """ "Was arrested *together with Jones*", "*along with 14 others*"."""
    if not grammar.is_verbal(match.trigger):
        return []
    joined = (t for t in match.trigger.subtree if t.base in ("obl", "nmod") and t.i in match.clause and _joins(t))
    own = [t for t in joined if next((a for a in t.ancestors if grammar.is_verbal(a)), None) is match.trigger]
    own += _taken_with(match)
    beside = dict.fromkeys(c for t in own for c in grammar.conjuncts(t))
    return [c for c in beside if match.scene.parsed.words[c.i].kind is Kind.PERSON or _is_counted(match.scene, c)]


def _joins(token: Token) -> bool:
    """ "*Together with* Smith", "*along with* his wife", "*alongside* Jones"."""
    marks = [c for c in token.children if c.dep_ == "case" and c.i < token.i]
    if not marks:
        return False
    first, last, words = marks[0], marks[-1], neighbour_words()
    if first.lower_ in words.together and first.doc[first.i + 1].lower_ in words.with_:
        return True
    behind_together = last.i > 0 and last.doc[last.i - 1].lower_ in words.together
    return last.lower_ in words.alongside or (last.lower_ in words.with_ and behind_together)


def _taken_with(match: Match) -> list[Token]:
    """ "Was arrested *with Jones*": a name right under the verb."""
    if match.type is not EventType.DETENTION or not grammar.is_passive(match.trigger):
        return []
    words, with_ = match.scene.parsed.words, neighbour_words().with_
    near = grammar.children(match.trigger, "obl")
    return [t for t in near if grammar.preposition(t) in with_ and words[t.i].kind is Kind.PERSON]


def _is_counted(scene: Scene, token: Token) -> bool:
    """Several people, as many as it says: "*14 others*"."""
    groups = scene.mentions_over(frozenset({token.i}), Kind.GROUP)
    return any(isinstance(m, GroupMention) and m.holdable and (m.number or 0) > 1 for m in groups)
