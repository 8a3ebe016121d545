"""Those who stand near the trigger, where the tree does not say who it happens to: right beside it, or alone in its clause.

In: a match and the context. Out: a party. Always true: an official named there is not taken for the one, unless anybody can be.
"""

from __future__ import annotations

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.cast import BYSTANDING, OFFICIAL, Party, of_mentions
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Match, Scene
from habeas.reading.mentions import Kind
from habeas.reading.names import GroupMention, PersonMention
from habeas.reading.neighbours import behind_term, is_headline, left_of, means_people, neighbour_words, right_of
from habeas.reading.pointing import pointing_words
from habeas.reading.telling.context import Context
from habeas.reading.telling.people.holdable import is_heard, is_holdable, may_be_held
from habeas.reading.telling.people.kinds import DONE_BY_JUDGES, DONE_IN_CUSTODY, PEOPLE_MAY_BE_ANYBODY
from habeas.reading.telling.proceedings import proceeding_words
from habeas.reading.trees import Token, first_under
from habeas.reading.values import CountMention

_GIVEN_INSTEAD = (EventType.RESTRICTION, EventType.REMAND, EventType.DETENTION, EventType.RELEASE)


def those_beside(match: Match, context: Context) -> Party:
    """Those who stand right beside the trigger, where they can be the ones; by whom something is done has nothing done to him."""
    near = [t for t in _neighbours(match) if t.dep_ != "obl:agent"]
    if match.type is EventType.HEARING:
        near = [t for t in near if not is_heard(match.scene, t)]
    if match.type in DONE_BY_JUDGES:
        near = [t for t in near if t.lemma_.lower() not in proceeding_words().at_the_bar]
    if match.type in DONE_IN_CUSTODY:
        near = [t for t in near if is_holdable(match.scene, t)]
    party = context.cast.party(match.scene, near)
    if match.type in DONE_IN_CUSTODY and context.story.only_stand_by(party):
        return Party()
    if match.type is EventType.SENTENCE_SOUGHT and not proceeding_words().at_the_bar.isdisjoint(
        (party.group or "").lower().split()[-1:]
    ):
        return Party()
    may_be = may_be_held(party, match.type) and (
        match.type in PEOPLE_MAY_BE_ANYBODY or not party.role_classes or not party.role_classes <= OFFICIAL
    )
    return party if may_be else Party()


def _neighbours(match: Match) -> list[Token]:
    """Where the tree names nobody: those who stand right beside the trigger, on the side where the frame looks for them."""
    wanted, words = set(match.frame.people), neighbour_words()
    if match.is_nominal and match.trigger.lemma_.lower() in match.frame.verbs:
        beside = right_of(match.scene, match.trigger)
    elif match.is_nominal:
        beside = right_of(match.scene, match.trigger, after=words.done_to) if "patient" in wanted else None
    elif grammar.is_passive(match.trigger) or not wanted & {"patient", "object", "iobject"}:
        beside = left_of(match.scene, match.trigger) if wanted & {"patient", "subject"} else None
        beside = None if beside is not None and _only_belongs_to_subject(match, beside) else beside
        if beside is None and "patient" in wanted:
            beside = right_of(match.scene, match.trigger, after=words.done_to_behind)
        if (
            beside is None
            and "patient" in wanted
            and not (grammar.children(match.trigger, "aux:pass") or grammar.agents(match.trigger))
        ):
            beside = right_of(match.scene, match.trigger)
    else:
        beside = right_of(match.scene, match.trigger) or behind_term(match.scene, match.trigger)
        reduced = grammar.is_reduced_passive(match.trigger)
        if beside is None and reduced and (is_headline(match.scene) or grammar.children(match.trigger, "obl")):
            beside = left_of(match.scene, match.trigger)
    return [] if beside is None else [beside]


def _only_belongs_to_subject(match: Match, token: Token) -> bool:
    """ "A list of *prisoners* was released": it is the list that was released."""
    subject = grammar.subject(match.trigger) if match.trigger.dep_ != "acl" else None
    inside = subject is not None and subject != token and subject.is_ancestor(token)
    return (
        inside
        and token.dep_ == "nmod"
        and grammar.preposition(token) in grammar_words().of
        and subject is not None
        and subject.pos_ == "NOUN"
    )


def left_without_a_verb(match: Match, context: Context) -> Party:
    """ "Seven were placed in detention, *the other two* under supervision": for whom the verb is left out."""
    noun, holder = match.trigger, match.trigger.head
    if match.type not in _GIVEN_INSTEAD or noun.dep_ != "nmod" or not grammar.is_verbal(holder.head):
        return Party()
    first = first_under(holder)
    set_off = "," in (holder.doc[first].text, holder.doc[first - 1].text)
    people = holder.pos_ == "NUM" or means_people(match.scene, holder)
    if not (set_off and people and holder.head.i < first < noun.i):
        return Party()
    if holder.pos_ != "NUM":
        return context.cast.party(match.scene, [holder], until=noun.i)
    words = match.scene.parsed.words
    counted = match.scene.mentions_over(frozenset((holder.i,)), Kind.GROUP)
    number = next((m.number for m in counted if isinstance(m, CountMention)), None)
    span = (words[first + (holder.doc[first].text == ",")].start, words[holder.i].end)
    return Party((), context.text[slice(*span)], number, (span,)) if number else Party()


def only_one_held(match: Match, context: Context) -> Party:
    """The one person in the clause who is no lawyer, relative or official, or whom its pronouns mean: "*Smith's* lawyer was not
    let in to see *him*". Nobody where there are two.
    """
    tree = match.scene.parsed.tree
    reach = match.clause | {t.i for t in match.trigger.subtree} if match.frame.reach == "complement" else match.clause
    found = [context.cast.party(match.scene, [tree[i]]) for i in sorted(reach) if _may_mean_the_held(match.scene, tree[i])]
    eligible = [p for p in found if p.people and (p.pronoun or not p.role_classes <= BYSTANDING)]
    eligible = [p for p in eligible if not context.story.only_stand_by(p)]
    whole = Party()
    for party in eligible:
        whole = whole.joined(party)
    names = {p.people for p in eligible if not p.pronoun} or {p.people for p in eligible}
    if len(names) == 1:
        return next(p for p in eligible if p.people in names)
    near = Party() if names else anybody_near(match, context)
    of_one = near.number == 1 and not near.people
    return Party() if of_one or near.stands_by else near


def _may_mean_the_held(scene: Scene, token: Token) -> bool:
    """A name or a pronoun, by whom nothing is done: "ties to a party *led by Smith*"."""
    if token.dep_ == "obl:agent":
        return False
    return scene.parsed.words[token.i].kind is Kind.PERSON or token.lower_ in pointing_words().genders


def anybody_near(match: Match, context: Context) -> Party:
    """The only people or group in the clause who can be held: the shallow reading, where the tree is silent."""
    tree = match.scene.parsed.tree
    done_to = frozenset(i for i in match.clause if tree[i].dep_ != "obl:agent")
    found = match.scene.mentions_over(done_to, Kind.PERSON, Kind.GROUP)
    eligible = [
        m
        for m in found
        if (isinstance(m, PersonMention) and m.role_class not in OFFICIAL and not context.story.speaks(m))
        or (isinstance(m, GroupMention) and m.holdable and not _is_measured_by(m, match.scene) and not _is_asked_for_it(m, match))
    ]
    names = {m.full_name for m in eligible if isinstance(m, PersonMention)}
    return of_mentions(context.story, eligible) if len(names) <= 1 and len(eligible) <= 2 else Party()


def _is_asked_for_it(group: GroupMention, match: Match) -> bool:
    """ "Prosecutors asked *the judge* for terms of nine years": who is to give them."""
    return match.type is EventType.SENTENCE_SOUGHT and group.head in proceeding_words().at_the_bar


def _is_measured_by(group: GroupMention, scene: Scene) -> bool:
    if group.number != 1:
        return False
    words = scene.parsed.words
    return any(grammar.is_measured_by(t) for t in scene.parsed.tree if group.start <= words[t.i].start < group.end)


def everyone_in_the_clause(match: Match, context: Context) -> Party:
    """All who stand in the clause and what hangs on it and can be held: "with *A, B and C* joining"."""
    found = match.scene.mentions_over(match.clause | {t.i for t in match.trigger.subtree}, Kind.PERSON)
    return of_mentions(context.story, (m for m in found if isinstance(m, PersonMention) and m.role_class not in BYSTANDING))
