"""Whose sentence, whose appeal, whose trial: the people beside the nouns of a clause that name what happens to a person.

In: a match. Out: tokens of people. Always true: those found stand in the noun's own phrase, outside relative clauses; the nouns
are data in `knowledge/<lang>/themes.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from habeas.reading import grammar
from habeas.reading.cast import BYSTANDING
from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge.language import of_language
from habeas.reading.matching import Match, Scene
from habeas.reading.mentions import Kind
from habeas.reading.names import PersonMention, RoleClass
from habeas.reading.neighbours import before_who, holds_people, means_people
from habeas.reading.pointing import pointing_words
from habeas.reading.stance import stance_words
from habeas.reading.telling.proceedings import proceeding_words
from habeas.reading.trees import Token

_OTHER_STORIES = ("acl:relcl", "parataxis", "appos")


class Themes(BaseModel):
    """The nouns, those of them that courts give, and the prepositions behind which their people stand, or those to whom they
    are given, and who asks for them; what rulers grant; verbs of
    asking `in_which` petitions something is asked.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    nouns: frozenset[str]
    prepositions: frozenset[str]
    given_to: frozenset[str]
    given_by_a_court: frozenset[str]
    granted_by_rulers: frozenset[str]
    wronging: frozenset[str]
    asked_by: frozenset[str]
    got: frozenset[str]
    under_which: frozenset[str]
    in_which: frozenset[str]
    asking: frozenset[str]
    petitions: frozenset[str]
    keeping: frozenset[str]
    kin: frozenset[str]
    around: frozenset[str]
    converse: dict[str, frozenset[str]]
    """What a relative who tells of it calls the one it is told of."""


themes = of_language("themes.yaml", Themes)


def people_of_themes(match: Match) -> list[Token]:
    """The people beside the theme nouns of the match's clause, the noun nearest to the trigger first."""
    known, small = themes(), grammar_words()
    near = [t for t in match.scene.parsed.tree if t.i in match.reached or t.i == match.trigger.i]
    by_distance = sorted((t for t in near if _is_theme(t, known)), key=lambda t: abs(t.i - match.trigger.i))
    for noun in by_distance:
        whose = next((c for c in grammar.possessors(noun) if c.lower_ in small.whose), None)
        before = None if whose is None else before_who(match.scene, _opening(noun, whose))
        beside = [before] if before is not None else _beside(match.scene, noun) or _given_to(match.scene, noun)
        found = [t for t in beside if not _only_stands_by(match.scene, t, known) or _is_done_by(noun, t)]
        if found and found[0].lower_ in pointing_words().pronouns and noun.head.lemma_ in small.having:
            found = [who for who in [grammar.subject(noun.head)] if who is not None]
        if found and not _is_the_judges_own(match, noun, found[0]):
            return found
    return next((found for noun in by_distance if (found := _who_got(match.scene, noun, known))), [])


def _opening(noun: Token, whose: Token) -> Token:
    """ "Smith, *to* whose term a year was added": the preposition that stands before "whose", or that."""
    return next((c for c in grammar.children(noun, "case") if c.i == whose.i - 1), whose)


def _who_got(scene: Scene, noun: Token, known: Themes) -> list[Token]:
    """ "Upheld the sentence that *Smith* received", "the decision under which *Smith* is held", "the appeal *Smith* had lodged":
    "a complaint in which *Smith* asked for it": who is the subject of what is told of the noun itself; "the trial in which
    *Jones* was heard" is not of Jones.
    """
    behind = [t for t in grammar.children(noun.head, "obl") if t.left_edge.i == noun.i + 1]
    measured = (noun, *grammar.children(noun, "nmod"), *behind)  # "a sentence *of five years* that Smith received"
    for told in (clause for above in measured for clause in grammar.children(above, "acl:relcl")):
        leading = {grammar.preposition(t) for t in told.children if t.lower_ in grammar_words().relatives}
        asks = leading and leading <= known.in_which and told.lemma_ in known.asking and noun.lemma_.lower() in known.petitions
        if not asks and (
            told.lemma_ not in known.got if not grammar.is_passive(told) else leading and not leading <= known.under_which
        ):
            continue
        who = [t for t in grammar.children(told, *grammar.SUBJECTS) if means_people(scene, t)]
        if who and not _only_stands_by(scene, who[0], known):
            return who[:1]
    return []


def _is_the_judges_own(match: Match, noun: Token, whose: Token) -> bool:
    """ "The judges reserved *their* ruling": whose it is are the judges."""
    who = grammar.subject(match.trigger) if grammar.is_verbal(match.trigger) else None
    given = noun.lemma_.lower() in themes().given_by_a_court and whose.lower_ in pointing_words().pronouns
    return given and who is not None and match.scene.seen[who.i].lemma in proceeding_words().at_the_bar


def _is_theme(token: Token, known: Themes) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in known.nouns


def _beside(scene: Scene, noun: Token) -> list[Token]:
    """The first people in the phrase of a noun, pointers ("his") included."""
    judges, known = proceeding_words().judges, themes()
    found = [t for t in _phrase(noun, known) if means_people(scene, t) and scene.seen[t.i].lemma not in judges]
    named = [t for t in found if holds_people(scene, t)]
    own = [t for t in found if t.lower_ in pointing_words().pronouns and (t.head == noun or _is_done_by(noun, t))]
    if named and noun.lemma_.lower() in known.given_by_a_court and any(t.i < noun.i < named[0].i for t in own):
        return named[:1]
    return own[:1] or named[:1]


def _is_done_by(noun: Token, pronoun: Token) -> bool:
    """ "The decision *to keep them* in prison": to whom it does something."""
    deed = pronoun.head
    return pronoun.base == "obj" and deed.dep_ == "acl" and deed.head == noun and grammar.is_infinitive(deed)


def _given_to(scene: Scene, noun: Token) -> list[Token]:
    """ "Refused to grant bail *to Smith and Jones*": those to whom it is granted, which hang on the verb."""
    verb = noun.head
    if noun.base != "obj" or verb.lemma_.lower() not in stance_words().granting:
        return []
    receiving = (t for t in grammar.children(verb, "obl") if grammar.preposition(t) in themes().given_to)
    return [t for t in receiving if any(holds_people(scene, named) for named in (t, *grammar.children(t, "appos")))][:1]


def _phrase(noun: Token, known: Themes) -> Iterator[Token]:
    """The words of the noun's phrase that can lead to its people, in order of the text."""
    for child in sorted(noun.children, key=lambda t: t.i):
        label = child.base
        if child.dep_ in _OTHER_STORIES and not _is_reduced(child):
            continue
        if label == "nmod" and child.i > noun.i and grammar.preposition(child) not in known.prepositions | {""}:
            continue
        if label in ("nmod", "det", "acl", "advcl", "obj", "obl", "compound", "xcomp", "ccomp", "iobj", "flat", "nsubj"):
            yield child
            yield from _phrase(child, known)


def _is_reduced(token: Token) -> bool:
    """ "the appeal *filed* by X's lawyers": a clause without a subject of its own."""
    return token.dep_ == "acl" or (token.dep_ == "acl:relcl" and not grammar.children(token, *grammar.SUBJECTS))


def _only_stands_by(scene: Scene, token: Token, known: Themes) -> bool:
    people = scene.named_at(token, PersonMention)
    by = grammar.preposition(token) in known.asked_by
    aside = BYSTANDING if by else BYSTANDING - {RoleClass.LAWYER, RoleClass.EXPERT}
    return bool(people) and all(m.role_class in aside for m in people) and scene.parsed.words[token.i].kind is Kind.PERSON
