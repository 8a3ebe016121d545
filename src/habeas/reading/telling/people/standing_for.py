"""Whom a word stands for that names nobody itself: "those arrested include Smith", "Smith is one of 16 people arrested".

In: a match and a word in it. Out: the words that name them, or that word. Always true: there is at least one.
"""

from __future__ import annotations

from habeas.reading import grammar
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.neighbours import before_who, holds_people, means_people
from habeas.reading.pointing import pointing_words
from habeas.reading.trees import Token


def those_named(match: Match, token: Token) -> list[Token]:
    """Those whom a word stands for that names nobody itself: "*those* arrested include Smith", "Smith is among *the journalists*
    arrested", "Smith is one of *16 people* arrested", "none of *the three*".
    """
    scene, known, of = match.scene, pointing_words(), grammar_words().of
    if scene.parsed.words[token.i].kind is Kind.PERSON:
        return [token]
    batch = _batch_of(token)
    if belonging := _who_belongs_to(token if batch is None else batch, match):
        return belonging
    if batch is not None and grammar.is_one_among(batch):
        token = batch  # "*The eight* were among a group of 11 people detained"
    subject = grammar.children(token, "nsubj")
    among = grammar.preposition(token) in known.one_of or grammar.is_one_among(token)
    if among and subject and means_people(scene, subject[0]):
        return subject[:1]
    is_somebody = scene.parsed.words[token.head.i].kind is Kind.PERSON and bool(grammar.children(token.head, "cop"))
    named_so = is_somebody and not grammar.is_negated(token.head)
    if named_so and token.base == ("obl" if among else "nsubj"):
        return [token.head]  # "*Those* arrested are *Smith* and Jones", "*among those* released were *Smith* and Jones"
    if token.dep_ == "nsubj" and token.head.lemma_ in known.naming:
        named = [o for o in grammar.objects(token.head) if holds_people(scene, o)]
        if named:
            return named
    if grammar.children(token, "cop") and subject and not holds_people(scene, token):
        return subject[:1]
    above = token.head
    if grammar.preposition(token) in of and above.lower_ in known.one and above is not token:
        meant = [above.head] if above.dep_ == "appos" else _said_to_be_one(above)
        if meant and (scene.parsed.words[meant[0].i].kind is Kind.PERSON or meant[0].lower_ in known.genders):
            return meant[:1]
    if token.lower_ in known.parts and not holds_people(scene, token):
        return [c for c in grammar.children(token, "nmod") if grammar.preposition(c) in of] or [token]
    return [token]


def _batch_of(token: Token) -> Token | None:
    """ "A *group* of 11 people": the noun that stands for those counted behind it."""
    return token.head if grammar.preposition(token) in grammar_words().of and token.head.pos_ == "NOUN" else None


def _said_to_be_one(one: Token) -> list[Token]:
    """ "*Smith* was *one* of six", "*Smith* spent a year there and was *one* of six", "*one* of the six is *Smith*"."""
    if one.dep_ == "nsubj" and grammar.children(one.head, "cop"):
        return [one.head]
    named = one.head if one.dep_ == "conj" and grammar.children(one, "cop") and not grammar.children(one, "nsubj") else one
    return grammar.children(named, "nsubj")


def _who_belongs_to(several: Token, match: Match) -> list[Token]:
    """ "*The eight* belong to a group of 49 people", "*Smith and Jones* are members of the group", "*he* is part of it"."""
    above, known = several.head, pointing_words()
    if above is several or several.base not in ("obl", "nmod", "obj") or grammar.is_negated(above):
        return []
    if not any(match.scene.seen[t.i].kinds & {Kind.GROUP} for t in (several, *grammar.children(several, "nmod"))):
        return []
    belongs = above.lemma_.lower() in known.belong and grammar.preposition(several) in known.belong_to
    is_part = above.lower_ in known.part_of_it and bool(grammar.children(above, "cop"))
    if not belongs and not (is_part and grammar.preposition(several) in grammar_words().of):
        return []
    whose = (t for t in match.trigger.subtree if t.lower_ in grammar_words().whose)
    own = [] if any(whose) else grammar.children(above, "nsubj")
    return [before_who(match.scene, t) or t for t in own]
