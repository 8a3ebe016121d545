"""Those whom one construction each names: the owner of the home searched, the one before a colon, who is said to be innocent.

In: a match. Out: the words for them, or a party. Always true: a construction that is not there gives nobody.
"""

from __future__ import annotations

from habeas.reading import grammar
from habeas.reading.cast import Party
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.names import PersonMention
from habeas.reading.neighbours import before_who, holds_people, means_people, neighbour_words
from habeas.reading.pointing import pointing_words
from habeas.reading.telling.context import Context
from habeas.reading.telling.people.holdable import is_holdable
from habeas.reading.telling.themes import themes
from habeas.reading.trees import Token
from habeas.reading.values import CountMention

_DIVIDERS = (":", "-", "–", "—")


def equated(match: Match) -> list[Token]:
    """ "The longest *sentence*, of 14 months, was *Smith's*", "the one with the longest *sentence* was *Smith*"."""
    noun = match.trigger
    while noun.base in ("nmod", "appos") and noun.head is not noun:
        noun = noun.head
    is_told = noun.dep_ == "nsubj" and holds_people(match.scene, noun.head) and grammar.children(noun.head, "cop")
    return [noun.head] if is_told else []


def those_listed(match: Match) -> list[Token]:
    """ "*Smith and Jones*: not guilty", "*Smith*, a blogger – nine years": those before the colon or dash of an entry."""
    tree, words = match.scene.parsed.tree, match.scene.parsed.words
    last = match.trigger.right_edge.i
    dividers = [t.i for t in tree if t.text in _DIVIDERS and t.i <= last]
    named = [t for t in tree if words[t.i].kind is Kind.PERSON and dividers and t.i < dividers[-1]]
    after = dividers[-2] if len(dividers) > 1 else -1
    return [t for t in named if t.i > after]


def subject_above(match: Match) -> list[Token]:
    """ "*Smith* stays in custody after a judge saw no ground to soften the measure": of whom the sentence tells that the clause
    belongs to, what somebody only says aside.
    """
    below = match.trigger
    while below.head is not below and below.base in ("advcl", "acl", "conj", "parataxis", "obl", "nmod", "xcomp"):
        below = below.head
        who = grammar.subject(below) if grammar.is_verbal(below) and below is not match.trigger else None
        if who is not None and holds_people(match.scene, who) and is_holdable(match.scene, who):
            return [who]
    return []


def those_kept(match: Match) -> list[Token]:
    """ "Dismissed the complaint and *left Smith* in custody": whom the ruling leaves where he was."""
    further = [c for c in grammar.children(match.trigger, "conj", "advcl") if c.lemma_ in themes().keeping]
    return [t for verb in further for t in (*grammar.patients(verb), *grammar.children(verb, "nsubj")) if t.i > match.trigger.i]


def likened(match: Match) -> list[Token]:
    """ "A third *arrest* is that of Smith", "further *arrests* included Smith and Jones"."""
    noun, known = match.trigger, pointing_words()
    if noun.head.lower_ in known.standing_for:
        return [c for c in grammar.children(noun.head, "nmod") if grammar.preposition(c) in grammar_words().of]
    return _named_behind(match) if noun.dep_ == "nsubj" and noun.head.lemma_ in known.naming else []


def _named_behind(match: Match) -> list[Token]:
    """ "Further *arrests* included *Smith*, an editor, and *Jones*": all who are named behind the verb of naming."""
    return [t for t in match.scene.parsed.tree if t.i > match.trigger.head.i and holds_people(match.scene, t)]


def those_counted(match: Match) -> Party:
    """ "OVD-Info counted *1,240 arrests*": where only what happened is counted, the count stands for the people."""
    word = match.scene.parsed.words[match.trigger.i]
    numbered = grammar.children(match.trigger, "nummod")
    counts = [m for m in match.scene.mentions if isinstance(m, CountMention) and m.number is not None and m.end <= word.start]
    if not numbered or not counts:
        return Party()
    count = counts[-1]
    if not count.start <= match.scene.parsed.words[numbered[0].i].start < count.end:
        return Party()
    sentence = match.scene.parsed.sentence
    text = sentence.text[count.start - sentence.start : word.end - sentence.start]
    return Party((), text, count.number, ((count.start, word.end),))


def proclaimed(match: Match) -> list[Token]:
    """ "Jones says that *Smith* is innocent", "his lawyer says *he* is": who is said to be; else who says so."""
    tellers = match.at("teller")
    said = [s for c in grammar.children(match.trigger, "ccomp") for s in grammar.children(c, *grammar.SUBJECTS)]
    others = [s for s in said if s.pos_ in ("NOUN", "PROPN")]
    if tellers and tellers[0].pos_ == "NOUN":
        others = others or [s for s in said if s.lower_ in pointing_words().genders]
    return others or tellers


def accused_who_tells(match: Match, context: Context) -> Party:
    """ "Smith was arrested in May. *Smith* calls the case revenge": one of those told of as held, who speaks for himself."""
    party = context.cast.party(match.scene, match.at("teller")[:1])
    told = context.held | set(context.story.everyone_told_of())
    return party if len(party.people) == 1 and told.issuperset(party.people) else Party()


def spending(match: Match) -> list[Token]:
    """ "The time that *Smith* is to spend in custody was extended": who spends the time that it is done to."""
    times = [t for position in ("patient", "object") for t in match.at(position)]
    spent = [clause for time in times for clause in grammar.children(time, "acl:relcl")]
    return [who for clause in spent for who in grammar.children(clause, *grammar.SUBJECTS) if means_people(match.scene, who)]


def owners_of(match: Match) -> list[Token]:
    """Those whose home, phone, confession or health the clause is about, the doers aside."""
    tree, relatives = match.scene.parsed.tree, grammar_words().whose
    whose = [tree[i] for i in sorted(match.clause) if tree[i].lower_ in relatives]
    if whose:
        antecedent = before_who(match.scene, whose[0])
        return [] if antecedent is None else [antecedent]
    doers = {t.i for a in match.at("agent") for t in a.subtree}
    entered = match.is_nominal and match.trigger.base == "obl" and grammar.children(match.trigger, "nmod")
    inside = match.clause.intersection(t.i for t in match.trigger.subtree) if entered else match.clause
    """ "After the *raid on its office* it demanded that the sacking of Smith": he owns nothing of what was raided."""
    owned = (tree[i] for i in sorted(inside - doers))
    owners = [t for t in owned if _owns(match, t) and is_holdable(match.scene, t)]
    own = [t for t in owners if match.is_nominal and match.trigger.is_ancestor(t)]
    return own or owners  # "the arrest of Smith followed a raid on the flat *of Jones*"


def _owns(match: Match, token: Token) -> bool:
    if not means_people(match.scene, token):
        return False
    if token.head.lemma_.lower() in pointing_words().peopled:
        return False  # "a town of 1,900 *people*"
    owned_by = neighbour_words().owned_by
    return token.dep_ in ("nmod:poss", "det:poss") or (token.dep_ == "nmod" and grammar.preposition(token) in owned_by)


def receivers(match: Match) -> list[Token]:
    """Who gets what a noun names, where the noun is one of several things given ("Smith received five years and *a ban*")."""
    verb = next((a for a in match.trigger.ancestors if grammar.is_verbal(a) or grammar.children(a, *grammar.SUBJECTS)), None)
    if verb is None:
        return []
    given = (*grammar.patients(verb), *grammar.indirect_objects(verb))
    named = [t for t in given if means_people(match.scene, t)]
    subject = grammar.subject(verb)
    return named or ([] if subject is None else [subject])


def in_that_state(match: Match) -> Token | None:
    """ "The trial of *Smith*, an observer *in custody* since May", "*Smith* of the Union, *in custody* since May": whom a state
    stands right behind, a comma aside.
    """
    parsed = match.scene.parsed
    opening = next(t for t in match.trigger.subtree if t.pos_ != "PUNCT")
    opens = parsed.words[opening.i].start
    ends = {opens - len(gap) for gap in (" ", ", ")}
    borne = [m for m in match.scene.mentions if isinstance(m, PersonMention) and m.np_end in ends]
    if len(borne) != 1 or grammar.preposition(match.trigger) not in grammar_words().in_a_state:
        return None
    return next((t for t, word in zip(parsed.tree, parsed.words, strict=True) if borne[0] in word.mentions), None)
