"""Who was not there when he was tried: "Smith was *tried in absentia* and got 20 years".

In: the match of a sentence. Out: whether the same sentence tells, in another verb, that those it is about were tried or convicted
in their absence. The words are data in `knowledge/<lang>/proceedings.yaml`.
"""

from __future__ import annotations

from habeas.reading import grammar
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.names import PersonMention
from habeas.reading.telling.proceedings import proceeding_words
from habeas.reading.trees import Token


def tried_in_absence(match: Match) -> bool:
    """ "Smith, who was *tried in absentia*, got 20 years", "was *tried in his absence* and sentenced"; not where another was."""
    words = proceeding_words()
    if _is_told_behind_the_name(match):
        return True
    absent = [t for t in match.scene.parsed.tree if t.lower_ in words.absence and _is_in_absence(t)]
    return any(_tells_of_the_same(trial, match.trigger) for t in absent for trial in t.ancestors if grammar.is_verbal(trial))


def _is_told_behind_the_name(match: Match) -> bool:
    """ "Smith, *who was tried in absentia*, got 20 years": a clause of its own, set in behind the one it is about."""
    sentence = match.scene.parsed.sentence
    named = [m for m in match.scene.mentions_over(match.clause, Kind.PERSON) if isinstance(m, PersonMention)]
    behind = (sentence.text[m.end - sentence.start :].lstrip(", ").lower() for m in named)
    return len(named) == 1 and any(text.startswith(proceeding_words().tried_away) for text in behind)


def _is_in_absence(word: Token) -> bool:
    """ "*In* absentia", "*in his* absence", and no absence of something."""
    owned = word.lower_ != word.lemma_ or bool(grammar.children(word, "nmod:poss")) or not grammar.children(word, "nmod")
    return owned and word.i > 0 and any(t.lower_ in proceeding_words().in_absence for t in word.doc[max(word.i - 2, 0) : word.i])


def _tells_of_the_same(trial: Token, verb: Token) -> bool:
    if trial.lemma_.lower() not in proceeding_words().tried:
        return False
    goes_on = verb.dep_ == "conj" and verb.head is trial and not grammar.children(verb, *grammar.SUBJECTS)
    opens = trial.dep_ == "advcl" and trial.head is verb and not grammar.children(trial, *grammar.SUBJECTS)
    who = [grammar.subject(verb), *grammar.patients(verb)]
    beside = trial.base == "acl" and any(w is not None and trial.head in (w, *grammar.children(w, "appos", "flat")) for w in who)
    return goes_on or opens or beside
