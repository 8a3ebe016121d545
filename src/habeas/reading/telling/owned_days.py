"""A day that stands in the phrase of a noun is that noun's day: "the ruling *of 3 March* was upheld", "jailed over *last year's*
strikes".

In: a match and a date of its clause. Out: whether the day is another noun's. Always true: what happens at, in or during
something happens on its day ("*at Monday's hearing* he was jailed"), what comes before it does not ("*pending a hearing* on
Monday"), and words that only say when own no day ("the morning *of 3 May*"). The words are data in
`knowledge/<lang>/owned_days.yaml`.
"""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.drafts import SENT_TO_PRISON
from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge.language import of_language
from habeas.reading.matching import Match
from habeas.reading.names import CourtMention
from habeas.reading.telling.deeds import deed_words
from habeas.reading.trees import Token
from habeas.reading.values import DateMention

_NOUNS = ("NOUN", "PROPN")
_NOUN_TAGS = ("NN", "NNS")
_OPEN_A_NOUN_PHRASE = ("DT", "PRP$")
_IN_COURT = (EventType.CHARGE, EventType.REMAND, EventType.SENTENCE, EventType.ACQUITTAL, EventType.APPEAL_RULING)
_FEW_WORDS = 4
"""Words between a court and the day on which it ruled: "a High Court *judge in Minsk in* December"."""
_BEFORE_OR_AFTER = ("before", "after")


class OwnedDayWords(BaseModel):
    """Words in lower case, as lemmas or forms; `sessions` by type of event. Regular expressions, up to the day: `ahead_of`, with
    a group `until`: what comes on it; `after_what`: what something came after.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    parts_of_time: frozenset[str]
    there: frozenset[str]
    at: frozenset[str]
    no_courts: frozenset[str]
    aftermath: frozenset[str]
    ruled_on: frozenset[str]
    before_which: frozenset[str]
    sessions: dict[EventType, frozenset[str]]
    ahead_of: re.Pattern[str]
    after_what: re.Pattern[str]


owned_day_words = of_language("owned_days.yaml", OwnedDayWords)


def is_of_another_noun(day: DateMention, match: Match) -> bool:
    """Whether the day belongs to a noun that is not what the match tells of."""
    if court_ruled_on(match, day.start) is not None or _is_of_a_deed_before_which(day, match):
        return True
    if match.type is not EventType.HEARING and (leading := _leads_to_what_comes(day, match)) is not None:
        return match.type not in SENT_TO_PRISON or leading["until"] is None
    if _is_of_what_it_came_after(day, match):
        return True
    owner = _owner(day, match) if day.relation == "point" or _is_before_what_it_owns(day, match) else None
    if owner is None or owner is match.trigger:
        return False
    words = owned_day_words()
    if words.parts_of_time & {owner.lower_, owner.lemma_.lower()} or _is_the_event_itself(owner, match, words):
        return False
    if owner.base in ("nsubj", "csubj") and not grammar.is_passive(owner.head):
        return False  # "*Friday's* verdict sends him to prison"
    when, of = words.parts_of_time | words.aftermath, grammar_words().of
    while owner.head is not owner and grammar.preposition(owner) in of and owner.head.lemma_.lower() in when:
        owner = owner.head  # "in the *wake* of Monday's strike", "within *hours* of Sunday's vote"
    if match.type in _IN_COURT and owner.lemma_.lower() in words.no_courts and grammar.preposition(owner) in words.at:
        return True
    happens_there = grammar.preposition(owner) in words.there and (owner.head is match.trigger or grammar.is_verbal(owner.head))
    return not happens_there


def _is_of_what_it_came_after(day: DateMention, match: Match) -> bool:
    """ "Died a month *after his transfer* to Ganja *on March 3*"."""
    sentence = match.scene.parsed.sentence
    found = owned_day_words().after_what.search(sentence.text, 0, day.start - sentence.start)
    return found is not None and match.scene.parsed.words[match.trigger.i].start - sentence.start < found.start()


def ends_with_what_comes(day: DateMention, match: Match) -> bool:
    """ "Remanded *until the next hearing* on May 31"."""
    leading = _leads_to_what_comes(day, match)
    return leading is not None and leading["until"] is not None


def _leads_to_what_comes(day: DateMention, match: Match) -> re.Match[str] | None:
    """ "Jailed *pending a hearing on* Monday"."""
    sentence = match.scene.parsed.sentence
    return owned_day_words().ahead_of.search(sentence.text, 0, day.start - sentence.start)


def _is_of_a_deed_before_which(day: DateMention, match: Match) -> bool:
    """ "Spent a year in prison before his *release last July*": the day right behind a deed that ends what is told."""
    words, tree = match.scene.parsed.words, match.scene.parsed.tree
    behind = [i for i, word in enumerate(words) if word.end <= day.start and tree[i].pos_ not in ("ADP", "DET", "PUNCT")]
    deed = tree[behind[-1]] if behind else match.trigger
    told = deed is match.trigger or match.is_nominal or deed.lemma_.lower() not in deed_words().nouns
    return not told and grammar.preposition(deed) in owned_day_words().before_which


def court_ruled_on(match: Match, before: int) -> CourtMention | None:
    """ "Overturned his acquittal *by a High Court judge* in December 2022": the court whose ruling another rules on, where it
    stands right before this place.
    """
    if match.type is not EventType.APPEAL_RULING or not grammar.is_verbal(match.trigger) or grammar.is_passive(match.trigger):
        return None
    parsed, known = match.scene.parsed, owned_day_words()
    verb, text, start = parsed.words[match.trigger.i], parsed.sentence.text, parsed.sentence.start
    courts = [m for m in match.scene.mentions if isinstance(m, CourtMention) and verb.end < m.start and m.end <= before]
    if not courts:
        return None
    between, leading = (
        text[courts[-1].end - start : before - start],
        text[verb.end - start : courts[-1].start - start].lower().split(),
    )
    by = leading[-1:] if leading[-1:] and leading[-1] in grammar_words().by else leading[-2:-1]
    ruled_on = not known.ruled_on.isdisjoint(leading) and not grammar_words().by.isdisjoint(by)
    return courts[-1] if ruled_on and len(between.split()) <= _FEW_WORDS and "," not in between else None


def _is_before_what_it_owns(day: DateMention, match: Match) -> bool:
    """ "Ahead of *Sunday's* election": the election is on Sunday, and what came before it on another day."""
    behind = match.scene.parsed.sentence.text[day.end - match.scene.parsed.sentence.start :]
    return day.relation in _BEFORE_OR_AFTER and behind.startswith(grammar_words().owning)


def _is_the_event_itself(owner: Token, match: Match, words: OwnedDayWords) -> bool:
    """A session that is postponed, a meeting that is attended, or what the match tells of: "*Monday's* raid was led by"."""
    sessions = words.sessions.get(match.type, frozenset())
    return owner.lemma_.lower() in sessions or match.scene.seen[owner.i].lemma in match.frame.nouns


def _owner(day: DateMention, match: Match) -> Token | None:
    """The noun in whose phrase the day stands: behind a possessive, before "of", or right after the day."""
    tree, words = match.scene.parsed.tree, match.scene.parsed.words
    on = [i for i, word in enumerate(words) if day.start <= word.start < day.end]
    if not on:
        return None
    text, start = match.scene.parsed.sentence.text, match.scene.parsed.sentence.start
    behind, small, definite = text[day.end - start :], grammar_words(), grammar_words().the
    if day.text.endswith(small.owning) or behind.startswith(small.owning):
        return _noun_behind(tree[on[-1]], on[-1])
    before = next((i for i in range(on[0] - 1, -1, -1) if tree[i].lower_ not in definite), None)
    if before is not None and tree[before].lower_ in small.of and before and tree[before - 1].pos_ in _NOUNS:
        return tree[before - 1]
    if on[0] and tree[on[0] - 1].tag_ in _OPEN_A_NOUN_PHRASE and (thing := _noun_right_behind(tree[on[-1]], on[-1])) is not None:
        return thing
    above = tree[on[-1]].head
    while above.base == "compound" and above.head is not above:
        above = above.head
    stands_before = above.i == on[-1] + 1 or (above.i > on[-1] and tree[on[-1] + 1].base in ("compound", "amod"))
    marked = tree[on[0] - 1].pos_ == "ADP" if on[0] else True  # "*on March 6* police officers searched"
    return above if stands_before and not marked and above.pos_ == "NOUN" else None


def _noun_right_behind(day: Token, at: int) -> Token | None:
    """ "A *December 3, 2020, article*", "his *March 1 post*": the noun right behind a day, maybe behind a comma."""
    behind = [t for t in day.doc[at + 1 : at + 3] if t.pos_ != "PUNCT"]
    return behind[0] if behind and behind[0].tag_ in _NOUN_TAGS else None


def _noun_behind(day: Token, at: int) -> Token | None:
    """What a possessive day belongs to: its head, or else the first noun behind it."""
    if day.head.i > at and day.head.pos_ in _NOUNS:
        return day.head
    return next((t for t in day.doc[at + 1 : at + 5] if t.pos_ == "NOUN"), None)
