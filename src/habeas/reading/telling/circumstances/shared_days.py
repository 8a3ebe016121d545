"""Days that a verb shares with the one it goes on from, or that a "when" picks up.

In: a match without a day of its own. Out: the date of its draft. Always true: the rule says that the day is shared.
"""

from __future__ import annotations

from dataclasses import replace

from habeas.model import Edtf, EventType
from habeas.reading import grammar
from habeas.reading.drafts import Draft
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.stance import stance_words
from habeas.reading.telling.circumstances.counted_from import counted_from
from habeas.reading.telling.circumstances.other_days import is_anothers
from habeas.reading.telling.circumstances.tenses import is_pluperfect, tense_of
from habeas.reading.telling.context import Context
from habeas.reading.telling.owned_days import court_ruled_on
from habeas.reading.telling.possible import circumstance_words
from habeas.reading.trees import Token
from habeas.reading.values import DateMention, Tense
from habeas.reading.word_forms import FINITE, PRESENT


def put_date_shared(draft: Draft, match: Match, context: Context, tense: Tense) -> None:
    """A day that the verb shares with the one it hangs on, or that a "when" picks up.

    "*On Saturday* the president marked the day by *pardoning* …", "*in December*, when they were *detained*".
    """
    if is_pluperfect(match.trigger) or match.is_nominal or _has_its_own_distance(match):
        return
    picked = _picked_up_by_when(match)
    if match.trigger.tag_ == "VBG" and match.trigger.dep_ == "advcl":
        tense = tense_of(match.trigger.head)
    shared = [replace(picked, relation="point")] if picked is not None else _shared_dates(match) or _days_of_the_edict(match)
    for mention in shared:
        resolved = mention.resolve(context.anchor, tense, counted_from(mention, match, context))
        anothers = is_anothers(mention, match) or court_ruled_on(match, mention.start) is not None
        if resolved is not None and mention.relation != "until" and not anothers:
            day = _end_of(resolved.edtf) if match.type is EventType.RELEASE else resolved.edtf
            draft.put("date", day, ((mention.start, mention.end),), f"{resolved.rule}; shared with the verb above")
            return


def _end_of(date: Edtf) -> Edtf | None:
    """ "Were held *from April 7 to 10* and freed": freed when it ended; "held *since May* and freed": nobody says when."""
    end = date.text.partition("/")[2]
    return date if not end else None if end == ".." else Edtf.parse(end)


def _has_its_own_distance(match: Match) -> bool:
    """ "Was freed in May and arrested again *12 days later*": another day than that of the verb before."""
    own = match.scene.mentions_over(frozenset(t.i for t in match.trigger.subtree), Kind.DATE)
    return match.trigger.dep_ == "conj" and any(isinstance(m, DateMention) and m.is_reference_bound for m in own)


def _picked_up_by_when(match: Match) -> DateMention | None:
    """The day right before the "when" of the clause, or of the clause that the verb goes on from; "it was *in May* that …"."""
    verb = match.trigger
    while verb.dep_ == "conj" and grammar.is_verbal(verb.head):
        verb = verb.head
    words, known = match.scene.parsed.words, grammar_words()
    cleft = verb.doc[0].lower_ in known.it and len(verb.doc) > 1 and verb.doc[1].lemma_ in known.be
    for child in verb.children:
        if child.i < verb.i and (child.lower_ in known.when or (cleft and child.lower_ in known.that)):
            at = words[child.i].start
            return _day_right_before(at, match)
    return _day_told_more_of(verb, match)


def _day_told_more_of(verb: Token, match: Match) -> DateMention | None:
    """ "Missing since May 3, *the day* police *took* him away", "on May 3, *the day* that Smith *was arrested*"."""
    noun = verb.head if verb.dep_ in ("acl", "acl:relcl") else next((c for c in verb.children if c.dep_ == "obl:unmarked"), verb)
    known = grammar_words()
    if noun.lower_ not in circumstance_words().the_day or noun.i > verb.i or noun.i == 0:
        return None
    article, marks = noun.doc[noun.i - 1], [c.lower_ for c in grammar.children(verb, "mark")]
    if article.lower_ not in known.the or not (known.that | known.when).issuperset(marks):
        return None
    return _day_right_before(match.scene.parsed.words[article.i].start, match)


def _day_right_before(at: int, match: Match) -> DateMention | None:
    return next((m for m in match.scene.mentions if isinstance(m, DateMention) and 0 <= at - m.end <= len(", ")), None)


def _shared_dates(match: Match) -> list[DateMention]:
    """The days of the clauses above that the verb goes on from: by coordination, as an infinitive or as a participle."""
    verb = match.trigger
    if _follows_an_arrest(match):
        return []
    while verb.head != verb and _goes_on_from(verb):
        verb = verb.head.head if _tells_more_of_the_object(verb) else verb.head
        if not grammar.is_verbal(verb):
            break
        found = match.scene.mentions_over(frozenset(t.i for t in grammar.clause(verb)), Kind.DATE)
        dates = [m for m in found if isinstance(m, DateMention)]
        if dates:
            return dates if len(dates) == 1 else []
    return []


def _follows_an_arrest(match: Match) -> bool:
    """ "Was *arrested in 2021 and convicted*": a verdict comes on another day, if it is not one of days behind bars or a fine."""
    words, verb = circumstance_words(), match.trigger
    if match.type is not EventType.SENTENCE or verb.dep_ != "conj" or verb.head.lemma_.lower() not in words.arresting:
        return False
    return words.same_day.isdisjoint(w for i in match.clause for w in (match.scene.seen[i].form, *match.scene.seen[i].hidden))


def _goes_on_from(verb: Token) -> bool:
    if verb.dep_ == "xcomp" or _tells_more_of_the_object(verb):
        return True
    if verb.dep_ == "conj":
        later = any(c.lower_ in circumstance_words().afterwards for c in grammar.children(verb, "advmod"))
        if any(c.tag_ in PRESENT for c in grammar.children(verb, "aux")) or _stands_behind_a_clause(verb):
            return False  # "Was arrested in May and *has since been* charged"
        return not later and (not grammar.children(verb, *grammar.SUBJECTS) or verb.head.i > verb.i)
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and not grammar.children(verb, *grammar.SUBJECTS)


def _stands_behind_a_clause(verb: Token) -> bool:
    """ "Was arrested in May, after he had written about it, *and charged*": on what day is not said."""
    joined = next((c.i for c in grammar.children(verb, "cc") if c.i < verb.i), 0)
    set_off = joined > 0 and verb.doc[joined - 1].text == "," and grammar.is_passive(verb.head)
    return set_off and any(t.tag_ in FINITE and t.pos_ in ("VERB", "AUX") for t in verb.doc[verb.head.i + 1 : joined])


def _tells_more_of_the_object(verb: Token) -> bool:
    """ "*On March 3* the union published a list, which *has* 392 names": the state of a paper is that of its publication."""
    return verb.dep_ == "acl:relcl" and verb.tag_ in PRESENT and verb.head.base == "obj"


def _days_of_the_edict(match: Match) -> list[DateMention]:
    """ "The decree, *signed on December 29*, covers 87 people": what it does is done by it and on its day."""
    edict = grammar.subject(match.trigger)
    if edict is None or edict.lemma_.lower() not in stance_words().edicts:
        return []
    aside = frozenset(t.i for c in edict.children if grammar.is_told_aside(c) for t in c.subtree)
    return [m for m in match.scene.mentions_over(aside, Kind.DATE) if isinstance(m, DateMention)]
