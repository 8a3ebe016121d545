"""The shallow voice: who stands right beside a verb or noun, whatever the tree says.

In: a scene and the trigger. Out: the token of the people next to it, or none. Always true: nothing but helpers, adverbs, dates
and particles stands between the two, so that where it speaks it is seldom wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge.language import of_language
from habeas.reading.masking import Word
from habeas.reading.mentions import Kind
from habeas.reading.names import PersonMention
from habeas.reading.pointing import pointing_words
from habeas.reading.trees import Token

if TYPE_CHECKING:
    from habeas.reading.matching import Scene

_PEOPLE = frozenset({Kind.PERSON, Kind.GROUP})
_ACTING = frozenset({Kind.PERSON, Kind.GROUP, Kind.BODY, Kind.COURT, Kind.PLACE})
_HELPERS = ("AUX", "ADV", "PART")
_MARKS = (",", "'", '"', "‘", "’", "“", "”")
_BEFORE_PEOPLE = ("DET", "ADJ", "NUM", "ADV")


class NeighbourWords(BaseModel):
    """Words between people and what is told of them, in lower case. `small`: what parts nobody from a verb; `subjects`,
    `objects`: pronouns of people before and behind it; `done_to`, `done_to_behind`: what stands between a noun or participle and
    those to whom it is done; `together` before `with`, `alongside`: before those to whom the same is done; `belonging`: between
    people and what they belong to; `owned_by`: before those to whom a thing belongs; `to_a_term`, `of_a_term`: what leads to a
    term, and what stands between it and people; `joiners`: what stands between two names of a list; `about_the_held`: nouns that
    point at those whom the story is about.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    small: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    done_to: frozenset[str]
    done_to_behind: frozenset[str]
    together: frozenset[str]
    with_: frozenset[str] = Field(alias="with")
    alongside: frozenset[str]
    belonging: frozenset[str]
    owned_by: frozenset[str]
    to_a_term: frozenset[str]
    of_a_term: frozenset[str]
    joiners: frozenset[str]
    about_the_held: frozenset[str]


neighbour_words = of_language("neighbours.yaml", NeighbourWords)


def holds_people(scene: Scene, token: Token) -> bool:
    return bool(scene.seen[token.i].kinds & _PEOPLE)


def means_people(scene: Scene, token: Token) -> bool:
    """People, or a pronoun that stands for them."""
    return holds_people(scene, token) or token.lower_ in pointing_words().pronouns


def left_of(scene: Scene, trigger: Token) -> Token | None:
    """Those who stand before the trigger ("Smith *was on Tuesday* sentenced", "six members *of the party* were sentenced")."""
    tree, position, subjects = scene.parsed.tree, trigger.i, neighbour_words().subjects
    among, them = pointing_words().among_them
    while position > 0:
        position -= 1
        token = tree[position]
        if token.lower_ == them and position and tree[position - 1].lower_ == among:
            position -= 1
            continue
        if (belonging := _those_of(scene, token)) is not None:
            return _first_of_list(scene, belonging)
        if holds_people(scene, token) or token.lower_ in subjects:
            return _first_of_list(scene, token)
        if not (_parts_nobody(token) or Kind.DATE in scene.seen[position].kinds):
            return None
    return None


def _parts_nobody(token: Token) -> bool:
    return token.pos_ in _HELPERS or token.text in _MARKS or token.lower_ in neighbour_words().small


_REACH_OF_BELONGING = 5
_IN_A_NAME = ("DET", "ADJ", "NOUN", "PROPN")


def _those_of(scene: Scene, token: Token) -> Token | None:
    """ "Six members *of the party*", "a woman *from Minsk*": those who stand before what they belong to."""
    if token.pos_ not in ("NOUN", "PROPN") or holds_people(scene, token):
        return None
    for position in range(token.i - 1, max(0, token.i - _REACH_OF_BELONGING), -1):
        before = scene.parsed.tree[position]
        if before.lower_ in neighbour_words().belonging:
            people = scene.parsed.tree[position - 1]
            return people if Kind.GROUP in scene.seen[people.i].kinds else None
        if before.pos_ not in _IN_A_NAME or holds_people(scene, before):
            return None
    return None


def actor_beside(scene: Scene, trigger: Token) -> Token | None:
    """Whoever can act and stands before the trigger, or after the "by" that follows it."""
    tree = scene.parsed.tree
    if (
        trigger.i + 2 < len(tree)
        and tree[trigger.i + 1].lower_ in grammar_words().by
        and scene.seen[trigger.i + 2].kinds & _ACTING
    ):
        return tree[trigger.i + 2]
    for position in range(trigger.i - 1, -1, -1):
        token, kinds = tree[position], scene.seen[position].kinds
        if kinds & _ACTING:
            return _first_of_list(scene, token)
        if not (_parts_nobody(token) or Kind.DATE in kinds):
            return None
    return None


def is_headline(scene: Scene) -> bool:
    """A line without a full stop, where verbs lose their helpers."""
    return scene.parsed.sentence.text[-1:] not in (".", "!", "?", '"', "”", ":")


def right_of(scene: Scene, trigger: Token, *, after: frozenset[str] = frozenset()) -> Token | None:
    """Those who stand after the trigger, or after one of these prepositions that follows it ("the arrest *of* Smith")."""
    tree = scene.parsed.tree
    position, objects = trigger.i + 1, neighbour_words().objects
    if after:
        if position >= len(tree) or tree[position].lower_ not in after:
            return None
        position += 1
    while position < len(tree):
        token = tree[position]
        if _counts_the_next(scene, token):
            position += 1
            continue
        if holds_people(scene, token) or token.lower_ in objects:
            return None if _owns_the_next(token) or _counts_things(scene, token) else token
        if token.pos_ not in _BEFORE_PEOPLE:
            return None
        position += 1
    return None


_BEFORE_HEAVY = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PUNCT")
_REACH_OF_HEAVY = 16


def behind_term(scene: Scene, trigger: Token) -> Token | None:
    """Those who stand behind the term that follows the trigger: "sentenced *to four years in prison* a 44-year-old national,
    Smith, charged with …". A name is sooner meant than the words before it that say who bears it.
    """
    tree, seen, words = scene.parsed.tree, scene.seen, neighbour_words()
    group: Token | None = None
    told = False
    for position in range(trigger.i + 1, min(len(tree), trigger.i + _REACH_OF_HEAVY)):
        token, kinds = tree[position], seen[position].kinds
        told = told or Kind.TERM in kinds
        if not told and token.lower_ not in words.to_a_term:
            return None
        if Kind.TERM in kinds or (token.pos_ == "ADP" and token.lower_ in words.of_a_term):
            continue
        if Kind.PERSON in kinds:
            return token
        if Kind.GROUP in kinds:
            group = group or token
        elif token.pos_ not in _BEFORE_HEAVY or token.tag_ in ("VBN", "VBG") or token.lower_ in grammar_words().by:
            break
    return group


def _counts_things(scene: Scene, token: Token) -> bool:
    """ "Released *58* pages": a number of what is no people."""
    return token.dep_ == "nummod" and not holds_people(scene, token.head)


def _owns_the_next(token: Token) -> bool:
    """ "Seized Smith's phones": what is seized is not Smith."""
    return token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ in grammar_words().owning_marks


def _counts_the_next(scene: Scene, token: Token) -> bool:
    """ "Seized *two* oil fields": a number before a noun says nothing of people."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    counts = token.pos_ == "NUM" and not scene.parsed.words[token.i].mentions
    return counts and following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ", "ADV", "NUM")


def the_one_named(scene: Scene, token: Token, pronoun: Token) -> PersonMention | None:
    """Who is named at a word, where that is one person, whom a pronoun behind it can mean: "*Smith* said that *he* …"."""
    named = scene.named_at(token, PersonMention)
    fits = len(named) == 1 and named[0].gender in (None, pointing_words().genders.get(pronoun.lower_))
    return named[0] if fits else None


def before_who(scene: Scene, pronoun: Token) -> Token | None:
    """The people a "who" is said of: those that stand right before it, a comma aside."""
    tree = scene.parsed.tree
    for position in range(pronoun.i - 1, max(-1, pronoun.i - 6), -1):
        if holds_people(scene, tree[position]):
            nearest = _those_it_is_said_of(scene, _bearer(scene, tree[position]), pronoun)
            return nearest if _is_one(pronoun) else _first_of_list(scene, nearest)
        if tree[position].text not in (",", "–", "—", "-") and tree[position].pos_ != "NUM":
            return None
    return None


def _those_it_is_said_of(scene: Scene, token: Token, pronoun: Token) -> Token:
    """ "*Three opponents* of President Smith, who *were* arrested", "*two members* of the staff who *were* arrested": said of
    several, it is not said of the one they belong to.
    """
    following = pronoun.doc[pronoun.i + 1] if pronoun.i + 1 < len(pronoun.doc) else pronoun
    head = token.head
    a_body = token.tag_ == "NN" and head.lower_ not in pointing_words().kin and any(c.base == "nummod" for c in head.children)
    of_one = scene.parsed.words[token.i].kind is Kind.PERSON or a_body
    of_one = of_one and not any(c.base == "conj" for c in token.children)
    of_many = following.lower_ in grammar_words().of_many and token.dep_ == "nmod" and head.tag_ == "NNS"
    return head if of_one and of_many and Kind.GROUP in scene.seen[head.i].kinds else token


def _bearer(scene: Scene, token: Token) -> Token:
    """ "Smith, director of the organisation *Open Door*, whom …": the name of a thing leads to the one it is said of."""
    if (
        token.dep_ not in ("appos", "compound", "flat", "nmod:desc")
        or holds_people(scene, token.head)
        or token.head.pos_ != "NOUN"
    ):
        return token
    return next((a for a in token.ancestors if holds_people(scene, a)), token)


def _is_one(pronoun: Token) -> bool:
    """ "Smith and Jones, *who is* ill": said of the last alone."""
    following = pronoun.doc[pronoun.i + 1] if pronoun.i + 1 < len(pronoun.doc) else pronoun
    return following.tag_ == "VBZ" or following.lower_ in grammar_words().of_one


def _first_of_list(scene: Scene, token: Token) -> Token:
    """ "Smith, Brown and Jones": the list's first word, which knows of the rest by coordination."""
    tree, words, first = scene.parsed.tree, scene.parsed.words, token.i
    while (before := before_joiner(words, first)) is not None:
        first = before
    return tree[first]


def before_joiner(words: Sequence[Word], at: int) -> int | None:
    """The name before the comma or "and" that stands before the word at `at`, where a list ends in "and" or goes on to it."""
    link = at - 1
    if link >= 1 and words[link].form.lower() in neighbour_words().joiners:
        before = link - 2 if words[link - 1].form == "," and words[link].form != "," else link - 1
        if before >= 0 and words[before].kind is Kind.PERSON and words[at].kind is Kind.PERSON:
            return before
    return None
