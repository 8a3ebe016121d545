"""What a noun tells beside the verb of its sentence: whose is the term, the day, the charge that stands between the two.

In: a match and a mention. Out: whether the mention is another's. Always true: what stands in the phrase of "the jailing of Smith
for six years", set apart by "after" or "following", is never the main verb's, nor the main verb's day the noun's. The words are
data in `knowledge/<lang>/deeds.yaml`.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.knowledge.language import of_language
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind, Mention
from habeas.reading.trees import Token


class DeedWords(BaseModel):
    """Words of deeds, in lower case."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nouns: frozenset[str]
    apart: frozenset[str]
    judging: frozenset[str]


deed_words = of_language("deeds.yaml", DeedWords)


def is_of_another_deed(mention: Mention, match: Match) -> bool:
    """Whether the mention stands in the phrase of a deed that the match's own clause only sets beside it, or outside that of the
    match where this is such a deed.
    """
    token = token_of(mention, match)
    if token is None:
        return False
    if match.is_nominal and _is_set_apart(match.trigger):
        return token.i not in _own(match.trigger, mention)
    words = match.scene.parsed.words
    above = token
    while mention.start <= words[above.i].start < mention.end and above.head is not above:
        if above is match.trigger:
            return False
        above = above.head  # "life *imprisonment*" is the term itself
    while above is not match.trigger and above.head is not above:
        deed = above.lemma_.lower() in deed_words().nouns and not _is_what_is_sought(above, mention, match)
        set_apart = (deed and _is_set_apart(above)) or _is_clause_set_apart(above)
        if set_apart and not above.is_ancestor(match.trigger):
            return True
        above = above.head
    return False


def _is_what_is_sought(noun: Token, mention: Mention, match: Match) -> bool:
    """ "Demanded 11 years' *imprisonment*", "sought *imprisonment* for nine years": the term of what the prosecution asks for."""
    sought = match.type is EventType.SENTENCE_SOUGHT and mention.kind is Kind.TERM
    return sought and noun.base == "obj" and noun.head is match.trigger


def is_set_apart(match: Match) -> bool:
    """Whether the match's own trigger is such a deed: it lies in the past, whatever the verb's tense."""
    return match.is_nominal and _is_set_apart(match.trigger)


def _own(noun: Token, mention: Mention) -> frozenset[int]:
    """Where the noun's own days, terms and charges stand; a day right behind it is as often that of the verb."""
    return frozenset(t.i for t in noun.subtree) if mention.kind is Kind.DATE else grammar.reach_of_noun(noun)


def _is_set_apart(noun: Token) -> bool:
    if noun.pos_ not in ("NOUN", "PROPN"):
        return False
    known = deed_words()
    if noun.base in ("obl", "nmod", "advcl", "parataxis", "appos"):
        return grammar.preposition(noun) in known.apart
    judged = noun.base == "obj" or noun.dep_ == "nsubj:pass"
    return judged and grammar.is_verbal(noun.head) and noun.head.lemma_.lower() in known.judging


def _is_clause_set_apart(verb: Token) -> bool:
    """ "*After being detained in May*, Smith was charged": what is told as earlier or later keeps its own day."""
    marks = [c.lower_ for c in grammar.children(verb, "mark", "case") if c.i < verb.i]
    return verb.base == "advcl" and grammar.is_verbal(verb) and any(mark in deed_words().apart for mark in marks)


def token_of(mention: Mention, match: Match) -> Token | None:
    """The word on which a mention begins; none where it lies outside the part that was parsed."""
    words = match.scene.parsed.words
    return next((match.scene.parsed.tree[i] for i, word in enumerate(words) if word.start <= mention.start < word.end), None)
