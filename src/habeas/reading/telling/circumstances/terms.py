"""For how long: the term that somebody was given, and none that was cut off, served or took that long otherwise.

In: a draft, its match and the context. Out: the term of the draft. Always true: it stands in the clause of the match, or in
what its trigger measures.
"""

from __future__ import annotations

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.drafts import Draft
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.pointing import pointing_words
from habeas.reading.telling.circumstances.nearness import BEFORE, nearest, word_before
from habeas.reading.telling.context import Context
from habeas.reading.telling.deeds import is_of_another_deed
from habeas.reading.telling.possible import circumstance_words
from habeas.reading.values import TermMention


def put_term(draft: Draft, match: Match, context: Context) -> None:
    if match.type is EventType.CHARGE:
        return  # "accused of subversion, an offence punishable by up to *ten years*"
    measure = frozenset({match.trigger.head.i}) if match.is_nominal and match.trigger.dep_ == "nmod" else frozenset()
    """ "Two years of internal *exile*"."""
    if match.type is EventType.SENTENCE and match.trigger.dep_ == "acl:relcl" and match.trigger.head.i < match.trigger.i:
        above = match.trigger.head
        measure |= {t.i for t in above.doc[above.left_edge.i : above.i]}  # "the *five-year* sentence that a court gave him"
    terms = [
        m for m in match.scene.mentions_over(match.reached | measure, Kind.TERM) if isinstance(m, TermMention) and not m.replaced
    ]
    if match.type is EventType.APPEAL_RULING:
        terms = _what_it_comes_to(terms, match, context)
    terms = [m for m in terms if not m.elliptical] or terms
    terms = [
        m for m in terms if not (_is_served_of_another(m, match) or is_of_another_deed(m, match) or _is_how_long_else(m, match))
    ]
    terms = [m for m in terms if not _is_of_all_together(m, draft, match, context)]
    after = [m for m in terms if m.start >= match.scene.parsed.words[match.trigger.i].start]
    for mention in nearest(after, match) or nearest(terms, match):
        if isinstance(mention, TermMention):
            draft.put("term", mention.term, ((mention.start, mention.end),))


def _what_it_comes_to(terms: list[TermMention], match: Match, context: Context) -> list[TermMention]:
    """ "Cut the nine-year sentence *to seven*": the new term where it is told, and none where only a difference is."""
    to = circumstance_words().changed_to
    if changed := [m for m in terms if m.elliptical and word_before(m, context) in to]:
        return changed
    rest = [m for m in terms if not _is_only_the_difference(m, match, context)]
    return rest if len(rest) == len(terms) else [m for m in rest if word_before(m, context) in to]


def _is_only_the_difference(term: TermMention, match: Match, context: Context) -> bool:
    """ "Reduced *by two years*", "*two years* were cut from it": by how much a term was changed is not the term."""
    words = circumstance_words()
    taken = match.trigger.lemma_.lower() in words.taken_off and _is_done_to(term, match)
    return taken or word_before(term, context) in words.changed_by


def _is_done_to(term: TermMention, match: Match) -> bool:
    """ "*Six months* were cut", "knocked *six months* off": the object of the verb, or what stands right behind it."""
    words, verb = match.scene.parsed.words, match.trigger
    behind = verb.i + 1 < len(words) and words[verb.i + 1].start == term.start
    return behind or any(words[t.i].start < term.end and term.start < words[t.i].end for t in grammar.patients(verb))


def _is_served_of_another(term: TermMention, match: Match) -> bool:
    """ "*Six years* of a 13-year sentence": what is served of a term is not the term."""
    parsed = match.scene.parsed
    others = [m for m in match.scene.mentions if isinstance(m, TermMention) and m.start > term.end]
    between = parsed.sentence.text[term.end - parsed.sentence.start : others[0].start - parsed.sentence.start] if others else ""
    return between.strip().lower() in circumstance_words().part_of_a_term


def _is_of_all_together(term: TermMention, draft: Draft, match: Match, context: Context) -> bool:
    """ "Five activists were given *total 19 years*": what several got together is the term of none of them."""
    count = draft.values.get("count")
    several = len(draft.people) > 1 or (isinstance(count, int) and count > 1)
    before = context.text[max(0, term.start - BEFORE) : term.start].lower().split()[-2:]
    together = several and not circumstance_words().altogether.isdisjoint(before)
    return together and all(t.lower_ not in pointing_words().each for t in match.scene.parsed.tree)


def _is_how_long_else(term: TermMention, match: Match) -> bool:
    """ "During a *two-week* manhunt", "after a *three-day* trial": what takes that long is no punishment and no custody."""
    if match.type in (EventType.RESTRICTION, EventType.HUNGER_STRIKE) or "-" not in term.text:
        return False
    words = match.scene.parsed.words
    behind = next((at for at, word in enumerate(words) if word.start >= term.end), len(words))
    return any(word.form.lower() in circumstance_words().taking_long for word in words[behind : behind + 1])
