"""Clauses that only say who somebody is: "eight *who had protested* in 2012 against a ban were arrested" tells of no protest.

In: the match of a statement. Out: whether it stands in such a clause. Always true: what a body says, or one who is only quoted
and to whom nothing is done, is never passed over for it.
"""

from __future__ import annotations

from habeas.reading import grammar
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.names import GroupMention, PersonMention
from habeas.reading.neighbours import before_who
from habeas.reading.pointing import pointing_words
from habeas.reading.telling.circumstances import is_pluperfect
from habeas.reading.telling.context import Context
from habeas.reading.trees import Token


def describes_those_it_is_about(match: Match, context: Context) -> bool:
    """ "Agents seized *four lawyers who had urged* the king to free them": those to whom something is done are described."""
    verb = _describing(match)
    described = None if verb is None else _described(match, verb)
    if verb is None or described is None:
        return False
    named = {m.full_name for m in match.scene.named_at(described, PersonMention)}
    done_to = _is_done_to(described)
    if named:
        return done_to or named <= set(context.story.everyone_told_of())
    return done_to or (is_pluperfect(verb) and _can_be_held(match, described))


def _describing(match: Match) -> Token | None:
    """The verb of the relative clause, or the participle, in which the statement stands."""
    who = grammar_words().relatives_of_people
    for token in (match.trigger, *match.trigger.ancestors):
        own = grammar.children(token, *grammar.SUBJECTS)
        if own:
            return token if any(s.lower_ in who for s in own) and token.dep_ in ("acl:relcl", "acl") else None
        if token.dep_ == "acl" and token.tag_ == "VBG" and Kind.GROUP in match.scene.seen[token.head.i].kinds:
            return token
    return None


def _described(match: Match, verb: Token) -> Token | None:
    relatives = grammar_words().relatives_of_people
    who = next((s for s in grammar.children(verb, *grammar.SUBJECTS) if s.lower_ in relatives), None)
    token = (before_who(match.scene, who) if who is not None else None) or verb.head
    return token if match.scene.seen[token.i].kinds & {Kind.PERSON, Kind.GROUP} or token.pos_ == "NUM" else None


def _is_done_to(token: Token) -> bool:
    """The object of a verb that does something to people, or the subject of its passive."""
    while token.dep_ == "conj":
        token = token.head
    verb = token.head
    if not grammar.is_verbal(verb) or verb.lemma_ in pointing_words().no_deeds:
        return False
    return token.dep_ == "obj" or (token.base == "nsubj" and grammar.is_passive(verb))


def _can_be_held(match: Match, token: Token) -> bool:
    word = match.scene.parsed.words[token.i]
    groups = [m for m in match.scene.mentions if isinstance(m, GroupMention) and m.start < word.end and word.start < m.end]
    return all(m.holdable for m in groups) if groups else token.pos_ == "NUM"  # "*eight* who had protested"
