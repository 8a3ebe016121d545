"""What did not come about although no "not" stands on its verb: "*had* he been freed, …", "*about to* be freed", "*not among*
those freed", "rumours that he was freed *proved false*".

In: a predicate of a tree. Out: whether the sentence says so. The words are data in `knowledge/<lang>/stance.yaml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.reading import grammar
from habeas.reading.trees import Token
from habeas.reading.word_forms import PAST

if TYPE_CHECKING:
    from habeas.reading.stance import StanceWords


def is_said_of_others(predicate: Token, words: StanceWords) -> bool:
    """ "Smith was *not among those freed*", "is *not one of* the 26 pardoned": it happened, and not to him."""
    above = predicate.head
    if predicate.dep_ != "acl" or above is predicate:
        return False
    if above.base == "nmod" and above.head.lower_ in words.one_of:
        return grammar.is_negated(above.head) and bool(grammar.children(above.head, "cop"))
    return grammar.is_one_among(above) and grammar.is_negated(above) and bool(grammar.children(above, "cop"))


def was_not_reached(predicate: Token, words: StanceWords) -> bool:
    """Whether it is only imagined, was only near, or is only said and untrue."""
    return (
        _is_a_condition(predicate, words)
        or any(c.lower_ in words.falling_short and c.i < predicate.i for c in grammar.children(predicate, "advmod"))
        or _is_about_to_be(predicate, words)
        or _is_untrue_hearsay(predicate, words)
        or _is_only_asked(predicate, words)
    )


def _is_only_asked(predicate: Token, words: StanceWords) -> bool:
    """ "*Was* he *arrested*?", "when *will* he be freed?"; "why was he arrested?" takes it for a fact."""
    verb = predicate
    while verb.base in ("conj", "nsubj", "obj", "nmod", "obl") and verb.head is not verb:
        verb = verb.head
    if verb.doc[-1].text != "?" or verb.dep_ != "ROOT":
        return False
    helpers = [c for c in verb.children if c.base in ("aux", "cop")]
    if not any(h.i < s.i for h in helpers for s in grammar.children(verb, *grammar.SUBJECTS)):
        return False
    of_a_fact = verb.left_edge.lower_ in words.asking_of_a_fact
    return not of_a_fact or any(c.lower_ in words.future_modals for c in grammar.children(verb, "aux"))


def _is_a_condition(predicate: Token, words: StanceWords) -> bool:
    """ "*Had the court freed* him, the party would have …": the helper stands before its subject, and nothing is asked."""
    had = next((c for c in grammar.children(predicate, "aux") if c.lower_ in words.had_it_been), None)
    if had is None or predicate.doc[-1].text == "?":
        return False
    return had.i < predicate.i and any(had.i < s.i < predicate.i for s in grammar.children(predicate, *grammar.SUBJECTS))


def _is_about_to_be(predicate: Token, words: StanceWords) -> bool:
    """ "He was *about to be freed* when new charges came"."""
    return predicate.dep_ == "xcomp" and predicate.head.lower_ in words.about_to and bool(grammar.children(predicate.head, "cop"))


def _is_untrue_hearsay(predicate: Token, words: StanceWords) -> bool:
    """ "*Rumours* that he was freed", "*reports* that he was freed proved *false*"; but who is *held* and "was denied bail" is
    held.
    """
    noun = predicate.head
    if predicate.base not in ("ccomp", "acl") or noun.pos_ not in ("NOUN", "PROPN") or predicate.dep_ == "acl:relcl":
        return False
    if predicate.tag_ in PAST and not any(c.base in ("mark", "case", "aux", *grammar.SUBJECTS) for c in predicate.children):
        return False
    verb = noun.head
    judged = {verb.lower_, *(c.lower_ for c in grammar.children(verb, "xcomp", "advmod", "acl"))}
    return noun.lemma_.lower() in words.hearsay or any(word in words.untrue for word in judged)
