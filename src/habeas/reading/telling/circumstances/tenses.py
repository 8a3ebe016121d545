"""When a verb tells of it: before, now or ahead, as far as its form says so.

In: the trigger of a match. Out: a tense, or yes or no. Always true: it lies ahead only where a word says so.
"""

from __future__ import annotations

from collections.abc import Container

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.stance import Bearing, bearing, stance_words
from habeas.reading.trees import Token
from habeas.reading.values import DateMention, Tense
from habeas.reading.word_forms import PAST


def tense_of(trigger: Token, commanding: Container[str] = ()) -> Tense:
    if trigger.tag_ == "VB" and trigger.dep_ in ("xcomp", "ccomp", "advcl") and trigger.head.lemma_.lower() in commanding:
        return tense_of(trigger.head)
    if trigger.dep_ == "conj" and trigger.head.tag_ == "VBD" and trigger.tag_ in ("VB", "VBP") and not _begins_anew(trigger):
        return Tense.PAST  # "changed the measure and *let* him go": a form that is the same in both tenses
    if trigger.tag_ == "VBG" and trigger.dep_ == "xcomp" and grammar.is_verbal(trigger.head):
        return tense_of(trigger.head)  # "began *hearing* the case on Monday"
    modal = grammar.modal(trigger)
    if modal in stance_words().future_modals:
        was_to = modal == grammar_words().infinitive and any(c.tag_ == "VBD" for c in grammar.children(trigger, "aux", "cop"))
        return Tense.PAST if was_to else Tense.FUTURE  # "*was to* be sentenced on Monday"
    if trigger.tag_ == "VBP" and trigger.lower_ in grammar_words().same_in_past:
        return Tense.PAST  # "On Monday guards *beat* him"
    verb = trigger if grammar.is_verbal(trigger) else trigger.head
    helpers = [verb, *grammar.children(verb, "aux", "cop")]
    if verb.tag_ == "VBG" and verb.dep_ == "acl":
        return Tense.PAST  # "welcomes Tuesday's verdict *acquitting* her"
    if any(h.tag_ in PAST for h in helpers) or not grammar.is_verbal(verb):
        return Tense.PAST
    return Tense.PRESENT


def _begins_anew(verb: Token) -> bool:
    return bool(grammar.children(verb, "aux", "mark", *grammar.SUBJECTS))


def is_due(trigger: Token) -> bool:
    """ "The trial *is due to start* in May", "he *is due* in court": announced now, and not "*was* due to"."""
    says_it = grammar.is_verbal(trigger) or bool(grammar.children(trigger, "cop"))
    if not says_it or trigger.tag_ == "VBD" or bearing(trigger) is not Bearing.FUTURE:
        return False
    return not is_told_as_past(trigger, ("aux", "cop"))


def is_told_as_past(trigger: Token, helpers: tuple[str, ...] = ("aux", "aux:pass", "cop")) -> bool:
    """ "*Was* due in court", "*was* scheduled to start"."""
    verbs = (trigger, trigger.head) if trigger.dep_ in ("xcomp", "ccomp", "advcl") else (trigger,)
    return any(h.tag_ == "VBD" for verb in verbs for h in (verb, *grammar.children(verb, *helpers)))


def may_lie_ahead(trigger: Token) -> bool:
    """ "Was *due to* be freed on March 20": before that day or behind it."""
    return any(c.lower_ in stance_words().future_governors for c in grammar.children(trigger, "mark"))


def is_pluperfect(trigger: Token) -> bool:
    verb = trigger if grammar.is_verbal(trigger) else trigger.head
    had = grammar_words().pluperfect
    return any(c.lower_ in had and c.dep_ == "aux" for c in verb.children)


def only_then(match: Match) -> bool:
    """ "Was *not* freed *until March 2023*": it happened then."""
    if match.type is not EventType.RELEASE or not grammar.is_negated(match.trigger) or grammar.modal(match.trigger):
        return False
    if tense_of(match.trigger) is not Tense.PAST:
        return False
    behind = match.scene.parsed.words[match.trigger.i].end
    ends = (m for m in match.scene.mentions_over(match.clause, Kind.DATE) if isinstance(m, DateMention) and m.start >= behind)
    return any(end.relation == "until" for end in ends)
