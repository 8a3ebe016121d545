"""What is asked for: the verb phrases and nouns of a demand, in the page's own words.

In: a match of a frame that asks. Out: texts with their spans. Always true: relative clauses and occasions ("ahead of the summit")
are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from habeas.reading import grammar
from habeas.reading.drafts import Draft
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Match, Scene
from habeas.reading.neighbours import neighbour_words
from habeas.reading.pointing import pointing_words
from habeas.reading.stance import stance_words
from habeas.reading.telling.words import statement_words
from habeas.reading.trees import Token
from habeas.reading.word_forms import FINITE

_CLOSE = 8
"""How far a "to" clause may begin from the demand it belongs to, in words."""


_CLOSING = frozenset(".,;:!?")
"""Marks that close a sentence and no demand."""


def put_demands(draft: Draft, match: Match, text: str) -> None:
    for position in match.frame.demands:
        demands = [_stretch(match.scene, token, text) for token in _demanded(match, position)]
        if position == "after-to":
            demands = [*_after_to(match, text)]
        filled = [(said, span) for said, span in demands if said]
        if filled:
            draft.put("demands", tuple(said for said, _ in filled), tuple(span for _, span in filled))
            return


def _demanded(match: Match, position: str) -> list[Token]:
    if position == "complement":
        return [
            c for c in complements(match) if grammar.is_verbal(c) or grammar.children(c, "cop", "aux", "nsubj", "mark", "obj")
        ]
    if position == "infinitive":
        return [
            c
            for c in complements(match)
            if (grammar.is_infinitive(c) or grammar.is_infinitive(c.head)) and not _is_told_that(match, c)
        ]
    if position == "subjunctive":
        return [c for c in complements(match) if _has_that(c) and _is_bare(c)]
    if position == "self":
        return [t for t in grammar.conjuncts(match.trigger) if t == match.trigger or not _only_says_so(t)]
    return match.at(position)


def is_for_another(match: Match, asking: Token) -> bool:
    """ "*He* urged Baku to free *him*": of one who asks and one for whom he asks, where both are told of in a pronoun."""
    genders = pointing_words().genders
    gender = genders.get(asking.lower_)
    if gender is None or asking.i > match.trigger.i:
        return False
    behind = (t for t in match.trigger.subtree if t.i > match.trigger.i and t.lower_ in neighbour_words().objects)
    return any(genders.get(t.lower_) == gender and t.base in ("obj", "obl", "nmod") and t.dep_ != "nmod:poss" for t in behind)


def _is_told_that(match: Match, verb: Token) -> bool:
    """ "Told them *that* he refuses to go": a "to" in what is told asks for nothing."""
    between = match.scene.parsed.tree[match.trigger.i + 1 : verb.i]
    return any(t.lower_ in grammar_words().that for t in between) and not _is_bare(verb)


def _after_to(match: Match, text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The words after a "to" that the parser takes for a preposition: "calls on Iran *to halt execution*"."""
    tree, words, to = match.scene.parsed.tree, match.scene.parsed.words, grammar_words().infinitive
    for token in tree[match.trigger.i + 1 : -1]:
        following = tree[token.i + 1]
        if token.lower_ == to and following.lower_ == following.text and following.pos_ not in ("DET", "PRON", "NUM"):
            last = max(t.i for t in following.head.subtree if t.text not in ".!?" or t.i == following.i)
            end = words[max(last, following.i)].end
            yield text[words[following.i].start : end], (words[following.i].start, end)
            return


def complements(match: Match) -> Iterator[Token]:
    """The verb phrases that are asked for, coordination unfolded; where another is to be moved, what that one is to do."""
    for asked in asked_clauses(match.trigger):
        inner = (
            [c for c in grammar.children(asked, "xcomp", "advcl") if grammar.is_infinitive(c)] if grammar.objects(asked) else []
        )
        for verb in inner or [asked]:
            for demanded in grammar.conjuncts(verb):
                yield demanded
                yield from _hung_on_the_object(demanded)


def _hung_on_the_object(verb: Token) -> list[Token]:
    """A further demand that the parser coordinates with the object of the one before: "end arrests and *release* Smith"."""
    return [c for o in grammar.objects(verb) for c in grammar.children(o, "conj") if c.pos_ == "VERB"]


def asked_clauses(trigger: Token) -> list[Token]:
    """The clauses that say what is asked: complements, and "to" clauses that the parser hangs elsewhere ("called on Baku *to
    stop* …").
    """
    complements = grammar.children(trigger, "xcomp", "ccomp")
    if complements:
        return [c for c in complements if not _says_it(c, trigger)]
    own = grammar.children(trigger, "advcl") if grammar.is_verbal(trigger) else grammar.children(trigger, "acl", "advcl")
    hung = [*own, *(a for c in trigger.children for a in grammar.children(c, "acl", "advcl"))]
    return [t for t in hung if t.i > trigger.i and (grammar.is_infinitive(t) or _has_that(t))]


def _has_that(verb: Token) -> bool:
    """ "Demanded in a statement *that* they be freed", where the parser hangs the clause on the statement."""
    return any(c.dep_ == "mark" and c.lower_ in grammar_words().that for c in verb.children)


def _is_bare(verb: Token) -> bool:
    """ "Asked that he *be allowed* to write", "that the *government say* where he is": no fact is told in this form."""
    if verb.tag_ == "VBP" and any(s.tag_ in ("NN", "NNP") for s in grammar.children(verb, "nsubj")):
        return True
    if any(c.dep_ == "aux" for c in verb.children):
        return False
    return verb.tag_ == "VB" or any(c.dep_ in ("aux:pass", "cop") and c.lower_ in grammar_words().be for c in verb.children)


def _says_it(clause: Token, trigger: Token) -> bool:
    """ "We urge …, *the letter said*": what is hung on a demand to say who made it is no part of it."""
    said = clause.dep_ == "ccomp" and clause.i > trigger.i and clause.lemma_.lower() in statement_words().reporting
    return said and not _has_that(clause)


def _only_says_so(verb: Token) -> bool:
    """ "Smith must be freed, *wrote* Jones on his page": who says so is no part of it."""
    joined = any(c.dep_ == "cc" for c in verb.children)
    return verb.tag_ in FINITE and not joined and verb.lemma_.lower() in stance_words().saying


def _stretch(scene: Scene, token: Token, text: str) -> tuple[str, tuple[int, int]]:
    """The words of a complement as they stand in the page, without "to", "that" or a preposition before it."""
    inside = sorted(t.i for t in _complement_tokens(token))
    if not inside:
        return "", (0, 0)
    words = scene.parsed.words
    while len(inside) > 1 and words[inside[-1]].form in _CLOSING:
        inside.pop()
    start, end = words[inside[0]].start, words[inside[-1]].end
    said = text[start:end]
    if said.count('"') % 2 and text[end : end + 1] == '"':
        said, end = said + '"', end + 1
    if text[start - 1 : start] == "“" and said.count("”") > said.count("“"):
        said, start = "“" + said, start - 1
    return said, (start, end)


def _complement_tokens(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        opening = child.i < token.i and child.dep_ in ("mark", "case", "cc", "punct", "aux", "nsubj")
        if opening and child.dep_ in ("aux", "nsubj") and grammar.modal(token) is None:
            opening = False
        other_demand = child.dep_ == "conj" and grammar.is_verbal(child)
        trailing = child.dep_ in ("punct", "parataxis", "acl:relcl") and child.i > token.i
        if opening or other_demand or (trailing and child.dep_ != "punct") or child.dep_ == "cc":
            continue
        if child.dep_ == "punct" and child.text not in ('"', "“", "”"):
            continue
        if (
            child.dep_.startswith("advcl")
            and child.i > token.i
            and not (grammar.is_infinitive(child) and child.i - token.i <= _CLOSE)
        ):
            continue
        if _is_an_occasion(child):
            continue
        yield from _without_relative_clauses(child)


def _is_an_occasion(token: Token) -> bool:
    """When it is asked, which is no part of what is asked: "*ahead of the summit*"."""
    return any(word in statement_words().occasions for word in (token.lower_, grammar.preposition(token).split(" ")[0]))


def _without_relative_clauses(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            continue
        if (
            child.dep_ != "acl:relcl"
            and not _is_an_occasion(child)
            and not (child.dep_ == "punct" and child.text == "," and any(c.dep_ == "acl:relcl" for c in token.children))
        ):
            yield from _without_relative_clauses(child)
