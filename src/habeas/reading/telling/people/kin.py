"""Relatives and lawyers: what happens to them is not done to whose they are, and what they tell or ask is told or asked for him.

In: a match, a relative or a lawyer in it. Out: whose he is, or whether it is only about him. Always true: whose relative
somebody is stands in the sentence, or it is whom the story is about.
"""

from __future__ import annotations

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.cast import BYSTANDING, Party, belongs, in_focus, of_mentions, the_one_called
from habeas.reading.drafts import STATEMENTS
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Match, Scene
from habeas.reading.mentions import Kind
from habeas.reading.names import PersonMention, RoleClass
from habeas.reading.names.families import FAMILY
from habeas.reading.neighbours import is_headline, means_people
from habeas.reading.pointing import pointing_words
from habeas.reading.stance import said_by, stance_words
from habeas.reading.telling.context import Context
from habeas.reading.telling.people.holdable import is_holdable
from habeas.reading.telling.people.kinds import PUNISHED
from habeas.reading.telling.themes import themes
from habeas.reading.trees import Token

_OF_A_BODY = (EventType.HUNGER_STRIKE, EventType.DEATH, EventType.TRANSFER)
"""What somebody does or suffers himself."""
_ALSO_OF_KIN = (*STATEMENTS, EventType.SEARCH, EventType.MEETING, EventType.SANCTION, EventType.HEALTH, EventType.APPEAL_RULING)
"""What is done at a relative's home, or said, asked for or filed by him, is told of whose relative he is."""
_KEPT_APART = "denial"
"""The family of frames that tell of visits, letters and care denied."""


def is_of_a_relative(match: Match, context: Context) -> bool:
    """ "*His father* has diabetes", "*her mother* was taken to hospital", "because *the judge* was ill": how a relative is, or
    somebody at court, whom nobody names and holds.
    """
    verb = match.trigger
    while not grammar.is_verbal(verb) and not grammar.children(verb, "cop") and verb.head is not verb:
        verb = verb.head
    if match.type is not EventType.HEALTH or verb.lemma_.lower() in stance_words().saying:
        return False
    who = grammar.subject(verb)
    aside = themes().kin | pointing_words().counsel
    if who is None or match.scene.parsed.words[who.i].kind is Kind.PERSON:
        return False
    if who.lemma_.lower() not in aside:
        is_said_of_it = match.trigger.base == "xcomp" or bool(grammar.children(verb, "cop"))
        return is_said_of_it and not is_holdable(match.scene, who)
    of_the_subject = "subject" in match.frame.people  # and not "his mother found *Smith* thinner"
    return of_the_subject and whose_kin_tells(match, who, context) is None


def is_done_to_a_relative(match: Match, context: Context) -> bool:
    """ "*Smith's brother* was detained", "took away *her husband*", "the arrest of *her son*", "*his mother* ended her hunger
    strike": what is done to or by a relative or a lawyer whom nobody names is not done to Smith; "*the lawyer*" may be the one
    whom the story is about.
    """
    verb: Token | None = match.trigger
    if match.type is EventType.HUNGER_STRIKE:
        verb = next((t for t in (match.trigger, *match.trigger.ancestors) if grammar.is_verbal(t)), None)
    if (
        verb is None
        or match.type not in (*PUNISHED, *_OF_A_BODY, EventType.RESTRICTION)
        or verb.lemma_.lower() in stance_words().saying
    ):
        return False
    bare = is_headline(match.scene) and not grammar.objects(verb)  # "Wife of jailed blogger Smith *arrested*"
    own = grammar.children(verb, "nsubj:pass") or (grammar.children(verb, "nsubj") if bare or match.type in _OF_A_BODY else [])
    own = own or _to_whom_it_is_done(match)
    if any(match.scene.parsed.words[c.i].kind is Kind.PERSON for s in own for c in grammar.conjuncts(s)):
        return False  # "*Smith* and his brother were detained"
    aside, around = themes().kin | pointing_words().counsel, themes().around
    return any(
        (s.lemma_.lower() in aside or (s.lemma_.lower() in around and grammar.children(s, "nmod", "nmod:poss")))
        and match.scene.parsed.words[s.i].kind is not Kind.PERSON
        and not _is_named(match.scene, s)
        and not grammar.has_so_many_children(s)
        and not _is_told_of_by_that_word(match.scene, s, context)
        and not any(m.voice == FAMILY for m in match.scene.mentions_over(frozenset({s.i}), Kind.GROUP))
        for s in own
    )


def _to_whom_it_is_done(match: Match) -> list[Token]:
    """ "Took away *her husband*", "the arrest of *her brother*"."""
    if grammar.is_verbal(match.trigger):
        return grammar.children(match.trigger, "obj")
    return [*grammar.possessors(match.trigger), *grammar.belonging(match.trigger)]


def _is_told_of_by_that_word(scene: Scene, token: Token, context: Context) -> bool:
    """ "The union wants *lawyer Smith* freed. *The lawyer* was given ten years", "*six lawyers* were summoned … *the lawyers* are
    accused of it": the one of whom the story tells is called so, or those whom the page counts and names.
    """
    groups = [m for m in scene.groups_at(token) if m.definite and m.number in (None, 1)]
    if not groups or grammar.possessors(token) or grammar.children(token, "nmod"):
        return False
    if any(group.names for group in context.story.groups.called(groups[0].head)):
        return True
    return the_one_called(context.story, groups[0]) in context.story.everyone_told_of()


def _is_named(scene: Scene, relative: Token) -> bool:
    """ "His brother, *Jones*, was detained"; in "the mother of one of the defendants, *Jones*" it may be either."""
    named = [c for c in grammar.children(relative, "appos", "flat", "nmod:desc") if scene.parsed.words[c.i].kind is Kind.PERSON]
    return bool(named) and not any(
        c.i < named[0].i and c.tag_ not in ("NNS", "NNPS") and means_people(scene, c)
        for c in grammar.children(relative, "nmod")
        if scene.parsed.words[c.i].kind is not Kind.PERSON and c.pos_ != "PRON"
    )


def is_only_kin_of(party: Party, match: Match) -> bool:
    """ "Acquitted *Smith's* brother": whose brother somebody is says nothing of what happens to Smith."""
    if match.type not in (*PUNISHED, EventType.CONDEMNATION, EventType.APPEAL, EventType.SENTENCE_SOUGHT):
        return False
    words, tree = match.scene.parsed.words, match.scene.parsed.tree
    people = [t for t in tree if words[t.i].kind is Kind.PERSON] if party.people else []
    named = [t for t in people if any(start <= words[t.i].start < end for start, end in party.spans)]
    return bool(named) and all(
        (t.dep_ == "nmod:poss" or (t.dep_ == "nmod" and grammar.preposition(t) in grammar_words().of))
        and t.head.lemma_.lower() in themes().kin
        and words[t.head.i].kind is not Kind.PERSON
        and not (match.type is EventType.APPEAL and t.head.base == "nsubj")
        for t in named
    )


def whose_kin_it_is_done_to(match: Match, context: Context) -> frozenset[str]:
    """ "*Smith's* sister is on hunger strike", "extended the arrest of *his* wife": those whose relative or lawyer, whom nobody
    names, stands where the frame looks for people: it is not they.
    """
    kin = themes().kin if match.type is EventType.HEARING else themes().kin | pointing_words().counsel
    if match.type in _ALSO_OF_KIN or match.frame.family == _KEPT_APART or match.scene.around.words.isdisjoint(kin):
        return frozenset()
    words, owners = match.scene.parsed.words, list[Token]()
    for token in {t for position in match.frame.people for t in match.at(position)}:
        alike = grammar.conjuncts(token)
        if any(words[c.i].kind is Kind.PERSON for c in alike):
            continue
        of_kin = [c for c in alike if match.scene.seen[c.i].lemma in kin and not _is_named(match.scene, c)]
        owners += [p for c in of_kin for p in (*grammar.possessors(c), *grammar.belonging(c))]
    return frozenset(context.cast.party(match.scene, owners).people)


def whose_kin_tells(match: Match, token: Token, context: Context) -> Party | None:
    """ "*Smith's* mother said that *her son* had been beaten", "*his* wife, Jones, said that *her husband* …": a relative's
    relative is the one whose relative tells of it.
    """
    voice = said_by(match.trigger)
    return None if voice is None else kin_of_whose_kin(match.scene, token, voice.speaker, context)


def kin_of_whose_kin(scene: Scene, token: Token, relative: Token, context: Context) -> Party | None:
    """ "*Smith's mother* … *her son*": whom the relative of a relative means."""
    if scene.parsed.words[token.i].kind is Kind.PERSON:
        return None
    called, converse = scene.seen[token.i].lemma, themes().converse
    tellers = (relative, *relative.subtree)
    kin = [t for t in tellers if called in converse.get(scene.seen[t.i].lemma, ())]
    owners = (p for t in kin for p in (*grammar.possessors(t), *grammar.belonging(t)))
    if (owner := next((p for p in owners if means_people(scene, p)), None)) is not None:
        return context.cast.party(scene, [owner])
    for person in (m for t in tellers for m in scene.named_at(t, PersonMention)):
        if any(called in converse.get(role.split()[-1].lower(), ()) for role in person.roles if role):
            named = _named_before(scene, person)
            focus = in_focus(context.story)
            return of_mentions(context.story, named) if named else focus if len(focus.people) == 1 else None
    return None


def of_whose_kin(scene: Scene, token: Token) -> Token:
    """ "Searched *his* parents' home": what is searched at a relative's is searched for him."""
    if scene.seen[token.i].lemma not in themes().kin:
        return token
    return next((p for p in grammar.possessors(token) if means_people(scene, p)), token)


def whose_kin_are_kept_away(match: Match, context: Context) -> Party:
    """ "*Smith's* wife was told that her weekly call is cancelled", "the gates stayed shut to *his* lawyers": the one person in
    the sentence whose relatives or lawyers it speaks of.
    """
    tree, kin = match.scene.parsed.tree, themes().kin | pointing_words().counsel
    owners = [p for t in tree if match.scene.seen[t.i].lemma in kin for p in (*grammar.possessors(t), *grammar.belonging(t))]
    parties = [context.cast.party(match.scene, [p]) for p in owners if means_people(match.scene, p)]
    relatives = (m for m in match.scene.mentions if isinstance(m, PersonMention) and m.role_class is RoleClass.RELATIVE)
    named = [o for r in relatives for o in _named_before(match.scene, r)]
    parties += [of_mentions(context.story, [o]) for o in named]
    found = {p.people: p for p in parties if p.people and not (p.pronoun and context.story.only_stand_by(p))}
    here = match.scene.mentions_over(match.clause, Kind.PERSON)
    others = {m.full_name for m in here if isinstance(m, PersonMention) and m.role_class not in BYSTANDING}
    if others - {name for people in found for name in people}:
        return Party()
    return next(iter(found.values())) if len(found) == 1 else Party()


def who_is_kept_apart(match: Match, context: Context) -> Party | None:
    """ "Jones has not been allowed to see *her husband, Smith*": of the two the one whom the story tells to be held, and nobody
    where it tells that of neither.
    """
    verbs = [c for c in grammar.children(match.trigger, "xcomp", "advcl") if grammar.is_infinitive(c)]
    beside = [o for verb in verbs for o in (*grammar.objects(verb), *grammar.children(verb, "obl"))]
    seen = [o for o in beside if _is_somebodys_own(match.scene, o, context)]
    subject = grammar.subject(match.trigger)
    if match.type is not EventType.ILL_TREATMENT or not seen or subject is None:
        return None
    if subject.pos_ != "PRON" and match.scene.parsed.words[subject.i].kind is not Kind.PERSON:
        return None
    theirs = [*grammar.children(seen[0], "appos"), seen[0]]
    named = next((t for t in theirs if match.scene.parsed.words[t.i].kind is Kind.PERSON), seen[0])
    both = [context.cast.party(match.scene, [subject]), context.cast.party(match.scene, [named])]
    if not both[1].people:
        both.append(in_focus(context.story))
    told = set(context.story.everyone_told_of())
    if told.isdisjoint(name for one in both for name in one.people):
        if any(c.lower_ in context.story.custody for c in grammar.children(named, "acl:relcl")):
            return both[1]  # "to see her husband, Smith, who was *detained* in May"
        told = context.story.held
    return next((one for one in both if told.intersection(one.people)), Party())


def _is_somebodys_own(scene: Scene, token: Token, context: Context) -> bool:
    people = scene.named_at(token, PersonMention)
    owned = any(p.lower_ in pointing_words().genders for p in grammar.possessors(token))
    return (owned and scene.seen[token.i].lemma in themes().kin) or any(belongs(context.text, m) for m in people)


def those_kept_from(party: Party, match: Match, context: Context) -> Party:
    """ "*Smith's* sister Jones was denied visits": a relative or lawyer who is kept from somebody is not the one held."""
    held = {*context.story.everyone_told_of(), *context.held}
    if match.frame.family != _KEPT_APART or not party.stands_by or party.pronoun or held.intersection(party.people):
        return party
    named = _whose_they_are(party, match.scene)
    focus = in_focus(context.story)
    return of_mentions(context.story, named) if named else focus if len(focus.people) == 1 else Party()


def spoken_for(scene: Scene, token: Token) -> list[Token]:
    """ "Motions by *Smith's* lawyers were rejected": a ruling is about the one for whom it was asked."""
    asked_by = themes().asked_by
    if token.lemma_.lower() not in pointing_words().counsel or grammar.preposition(token) not in asked_by:
        return [token]
    return [p for p in grammar.possessors(token) if means_people(scene, p)] or [token]


def those_spoken_for(party: Party, match: Match, context: Context) -> Party:
    """ "A request from *Jones's lawyer Smith* was refused": a lawyer of whom nothing was told speaks for Jones, or for whoever
    the story is about.
    """
    told = context.story.everyone_told_of()
    speaks = bool(party.people) and party.role_classes == {RoleClass.LAWYER} and not party.pronoun
    if match.type is not EventType.APPEAL_RULING or not speaks or set(party.people) & set(told):
        return party
    if named := _whose_they_are(party, match.scene):
        return of_mentions(context.story, named)
    return in_focus(context.story) if told else party


def _whose_they_are(party: Party, scene: Scene) -> list[PersonMention]:
    aside = (m for m in scene.mentions if isinstance(m, PersonMention) and m.full_name in party.people)
    return [owner for person in aside for owner in _named_before(scene, person)]


def _named_before(scene: Scene, relative: PersonMention) -> list[PersonMention]:
    """ "*Smith's* wife Jones", "the wife of *Smith*, Jones": those whose relative or lawyer somebody is."""
    text, start = scene.parsed.sentence.text, scene.parsed.sentence.start
    others = [m for m in scene.mentions if isinstance(m, PersonMention) and m.start < relative.start]
    owning = grammar_words().owning
    return [
        m for m in others if m.start >= relative.np_start or text[m.end - start : relative.np_start - start].strip() in owning
    ]
