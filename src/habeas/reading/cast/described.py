"""Whom a description means: "the editor, Smith", "the journalist", "the 29-year-old", "his client".

In: the cast, a scene and a word in it. Out: a party, or a name. Always true: a name that stands beside the description goes
before one that was told before.
"""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import TYPE_CHECKING

from habeas.reading import grammar
from habeas.reading.cast.groups import of_group, of_mentions
from habeas.reading.cast.lately import in_focus, only_one_told_of
from habeas.reading.cast.others import the_spouse, those_beside_him, told_apart_from
from habeas.reading.cast.party import Party
from habeas.reading.cast.reach import BETWEEN, PAIR
from habeas.reading.cast.singular import meant_by_singular
from habeas.reading.cast.story import Story
from habeas.reading.grammar_words import grammar_words
from habeas.reading.masking import Word
from habeas.reading.matching import Scene
from habeas.reading.mentions import Kind
from habeas.reading.names import GroupMention, PersonMention, RoleClass
from habeas.reading.neighbours import before_who
from habeas.reading.pointing import pointing_words
from habeas.reading.trees import Token

if TYPE_CHECKING:
    from habeas.reading.cast.cast import Cast


def definite_singular(cast: Cast, scene: Scene, token: Token, group: GroupMention) -> Party:
    """ "the director of the publication, Smith": the name beside it; else "the journalist": whom the story was last about."""
    span = ((group.start, group.end),)
    beside = [
        t
        for t in token.subtree
        if scene.parsed.words[t.i].kind is Kind.PERSON
        and t.i > token.i
        and (_is_set_off(cast.story.text, scene, t) or (t.dep_ == "appos" and t.head is token))
    ]
    if beside:
        return of_mentions(cast.story, scene.parsed.words[beside[0].i].mentions)
    if borne := _bears_name_behind_body(cast.story, scene, group):
        return borne
    if group.head in pointing_words().companions:
        others = told_apart_from(cast.story, 1) if group.head in pointing_words().remaining else those_beside_him(cast.story, 1)
        return Party(others, spans=span, pronoun=True) if others else Party((), group.text, 1, span)
    if group.head in pointing_words().spouses:
        spouse = the_spouse(cast.story, pointing_words().spouses[group.head])
        return Party((spouse,), spans=span, pronoun=True) if spouse else Party((), group.text, 1, span)
    name = client_told_of(cast, scene) if group.head in pointing_words().clients else the_one_called(cast.story, group)
    acts_or_is_met = not group.holdable and token.base in ("nsubj", "obj") and not grammar.has_so_many_children(token)
    unheld = group.head in pointing_words().of_office and not any(group.head in a.callings for a in cast.story.appearances)
    if not name and not acts_or_is_met and not unheld:  # "Smith was freed when Jones met *the president*"
        name = meant_by_singular(cast.story, group.gender, group.start, never=_called_otherwise(cast.story, group))
    beyond = {m.full_name for t in (*token.subtree, *_told_by(token)) for m in scene.named_at(t, PersonMention)}
    if not name or name in beyond:  # "*the officer* who beat Smith", "*the editor* said that Smith …" is somebody else
        return Party((), group.text, 1, span)
    return Party((name,), spans=span, pronoun=True)


def _told_by(subject: Token) -> list[Token]:
    """ "The editor said *that Smith had been beaten*": what stands behind the verb of a subject."""
    verb = subject.head
    return [t for t in verb.subtree if t.i > verb.i] if subject.base == "nsubj" and grammar.is_verbal(verb) else []


def _is_set_off(text: str, scene: Scene, name: Token) -> bool:
    """ "The editor, *Smith*, was held"; "the editor of Morning Star, *Smith*, was held" if two names look like a list."""
    word, before = scene.parsed.words[name.i], name.doc[name.i - 1]
    if before.text == ",":
        return True
    paired = (
        before.i > 1
        and before.lower_ in grammar_words().joining
        and name.dep_ == "conj"
        and len(list(name.head.children)) <= PAIR
    )
    behind = word.end < len(text) and text[word.end] in BETWEEN
    return paired and behind and text[: word.start].endswith(", ") and scene.parsed.words[name.i - 2].end == word.start - 2


def _bears_name_behind_body(story: Story, scene: Scene, group: GroupMention) -> Party:
    """ "The activist *of the Popular Front Party (PFPA) Smith* was held": the name right behind the body one belongs to."""
    behind = [word for word in scene.parsed.words if word.start >= group.end]
    if not behind or behind[0].form not in grammar_words().of:
        return Party()
    past = list(dropwhile(lambda w: w.kind is Kind.BODY or w.form in grammar_words().the, behind[1:4]))
    if len(past) == len(behind[1:4]) or not past or past[0].kind is not Kind.PERSON:
        return Party()  # "the editor *of Smith's newspaper*" is not Smith
    return of_mentions(story, past[0].mentions)


def the_one_called(story: Story, group: GroupMention) -> str | None:
    """ "*The blogger* had been held", "*the 29-year-old* was freed": the only one whom the segment has called so, or whose
    age it has told.
    """
    before = [a for a in story.appearances if a.start < group.start]
    age = pointing_words().age.search(group.text)
    if age:
        told = re.compile(rf"\W{{1,2}}{age[1]}\b(?!-)")
        named = {a.name for a in before if told.match(story.text, a.end) or story.text.endswith(f"{age[0]} ", 0, a.start)}
    else:
        named = {a.name for a in before if group.head in a.callings}
    return named.pop() if len(named) == 1 else None


def _called_otherwise(story: Story, group: GroupMention) -> frozenset[str]:
    """ "Smith, *the physician* who treated Jones, may not see him although *the politician* is ill": who is something else,
    where one other is named in the sentence, of whom nothing is said.
    """
    here = [a for a in story.appearances if a.sentence == story.sentence and a.start < group.start]
    others = frozenset(a.name for a in here if a.callings and group.head not in a.callings)
    return others if len({a.name for a in here if not a.callings} - others) == 1 else frozenset()


def is_represented(token: Token) -> bool:
    """ "*His client*", "*her defendant*": one person, and somebody's."""
    owned = any(p.pos_ in ("PRON", "DET") for p in grammar.possessors(token))
    return token.tag_ == "NN" and owned and token.lemma_.lower() in pointing_words().represented


def the_one_represented(cast: Cast, scene: Scene, token: Token) -> Party:
    """Whom the lawyer who says "his client" speaks for: the one whose name stands behind ("his client *Smith*"), the one
    named as his, else whom the story is about.
    """
    word = scene.parsed.words[token.i]
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if scene.parsed.words[behind.i].kind is Kind.PERSON:
        return of_mentions(cast.story, scene.parsed.words[behind.i].mentions)
    if behind.tag_ == "NNP" and not scene.parsed.words[behind.i].mentions:
        bearers = {a.name for a in cast.story.appearances if behind.text in a.name.split() or a.name == behind.text}
        name = bearers.pop() if len(bearers) == 1 else None
        return Party((name,), spans=((word.start, word.end),), pronoun=True) if name else Party()
    told = in_focus(cast.story).people
    name = client_told_of(cast, scene) or (told[0] if len(told) == 1 else only_one_told_of(cast.story, None))
    return Party((name,), spans=((word.start, word.end),), pronoun=True) if name else Party()


def client_told_of(cast: Cast, scene: Scene) -> str | None:
    """ "*Smith's lawyer*", "*a lawyer for Smith* said that *her client* had been beaten": whose lawyer is told of there."""
    for token in scene.parsed.tree:
        if token.lemma_.lower() in pointing_words().counsel:
            whose = [c for c in grammar.children(token, "nmod") if grammar.preposition(c) in pointing_words().held_in]
            owners = [_owner_meant(scene, p) for p in (*grammar.possessors(token), *whose)]
            owners = [p for p in owners if scene.parsed.words[p.i].kind is Kind.PERSON]
            people = cast.party(scene, owners).people
            if len(people) == 1:
                return people[0]
    counsel = [m for m in scene.mentions if isinstance(m, PersonMention) and m.role_class is RoleClass.LAWYER]
    named = [m for m in scene.mentions if isinstance(m, PersonMention) and m not in counsel]
    owners_of = {o.full_name for m in counsel for o in named if m.np_start <= o.start and o.end <= m.start}
    return owners_of.pop() if len(owners_of) == 1 else None


def _owner_meant(scene: Scene, possessor: Token) -> Token:
    """ "*Smith*, a host *whose lawyer* said …": who is meant by the "whose"."""
    antecedent = before_who(scene, possessor) if possessor.lower_ in grammar_words().whose else None
    return possessor if antecedent is None else antecedent


def named_beside(story: Story, scene: Scene, token: Token) -> Party:
    """ "A colleague of his, *camera operator Smith*, …": the name that an apposition gives to somebody described."""
    words = scene.parsed.words
    named = [c for c in grammar.children(token, "appos") if words[c.i].kind is Kind.PERSON]
    if not named:
        behind = (t for t in token.subtree if t.i > token.i and words[t.i].kind is Kind.PERSON)
        named = [t for t in behind if _opens_behind_comma(story.text, words[t.i])][:1]
    return of_mentions(story, words[named[0].i].mentions) if len(named) == 1 else Party()


def named_behind_its_place(story: Story, scene: Scene, token: Token) -> list[Token]:
    """ "The minister of security, *Smith*", "the organiser of Open Door, *Smith*, and five others": the name behind a comma
    that the parser hangs on what the role is held in.
    """
    words = scene.parsed.words
    held_in = [c for c in grammar.children(token, "nmod") if grammar.preposition(c) in pointing_words().held_in]
    behind = [
        t
        for c in held_in
        for t in grammar.children(c, "appos", *(("conj",) if words[c.i].kind is Kind.BODY else ()))
        if words[t.i].kind is Kind.PERSON
    ]
    return [t for t in behind if _opens_behind_comma(story.text, words[t.i])]


def _opens_behind_comma(text: str, word: Word) -> bool:
    """Whether a comma stands right before a name and the roles that go with it."""
    opening = min((m.np_start for m in word.mentions if isinstance(m, PersonMention)), default=word.start)
    return text[:opening].rstrip().endswith(",")


def said_to_be(story: Story, scene: Scene, token: Token) -> Party:
    """ "*Smith* is *a journalist* who has been held since March": who is said to be one."""
    subjects = grammar.children(token, "nsubj") if grammar.children(token, "cop") else []
    named = [s for s in subjects if scene.parsed.words[s.i].kind is Kind.PERSON]
    return of_mentions(story, scene.parsed.words[named[0].i].mentions) if len(named) == 1 else Party()


def described_before(story: Story, scene: Scene, before: int) -> Party | None:
    """ "*A bookseller* stays in custody after a judge turned down *his* application": the one whom the
    sentence only describes.
    """
    ones = [m for m in scene.mentions if isinstance(m, GroupMention) and m.number == 1 and m.end <= before and m.holdable]
    return of_group(story, ones[0]) if len(ones) == 1 else None
