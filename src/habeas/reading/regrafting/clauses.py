"""Clauses said of a name, a day or somebody else than the parser thinks: "charges *he denies*", "*days* after being arrested".

In: the main word of a clause in a tree just copied. Out: whether it hung wrong; it is hung where it belongs then.
"""

from __future__ import annotations

from habeas.reading.grammar_words import grammar_words
from habeas.reading.pointing import pointing_words
from habeas.reading.regrafting.garden_paths import give_the_verb_those_held, verb_right_behind
from habeas.reading.regrafting.places import Places
from habeas.reading.regrafting.words import grafting_words
from habeas.reading.stance import stance_words
from habeas.reading.trees import (
    OBJECT_BASES,
    SUBJECT_BASES,
    Token,
    Tree,
    first_under,
    has_a_passive_helper,
    has_a_subject,
    is_helped,
    last_under,
    move,
    relabel,
)
from habeas.reading.word_forms import FINITE, PAST

_OF_THAT = ("obj", "mark")


def mend_a_clause(token: Token, places: Places) -> bool:
    """Clauses about a name, a day, or what somebody else was done."""
    if token.base == "ccomp" and (verb := verb_right_behind(token)) is not None:
        give_the_verb_those_held(verb)
    elif token.dep_ == "advcl" and token.i == 0 and (called := _called_in_front(token)) is not None:
        _make_it_what_the_subject_is_called(token, called)
    elif token.tag_ == "VB" and (noun := _what_was_decided(token)) is not None:
        move(token, noun, "acl")
    elif token.base == "ccomp" and token.lower_ in stance_words().pleas and (found := _who_is_found_so(token)) is not None:
        relabel(token, "xcomp")
        move(found, token.head, "obj")
    elif token.base == "advcl" and token.i in places.people and _is_done_to_as_well(token):
        move(token, next(c for c in token.head.children if c.dep_ == "nsubj:pass"), "conj")
    elif token.base == "xcomp" and token.tag_ == "VBD" and not any(c.base in ("aux", *SUBJECT_BASES) for c in token.children):
        token.tag_ = "VBN"  # "The court ordered him *freed*"
    elif _tells_what_days_are_counted_from(token):
        move(token, token.head.head, "advcl")
    elif token.dep_ == "advcl" and (helper := _helper_of_one_more_verb(token)) is not None:
        _make_it_one_more_verb(token, helper)
    elif token.dep_ == "advcl" and (relative := _relative_it_goes_on_from(token)) is not None:
        move(token, relative)
    elif _is_what_is_wished(token):
        relabel(token, "ccomp")
    elif _is_hung_on_a_day(token):
        _hang_on_the_verb_before(token)
    elif token.tag_ == "VBN" and (wanting := _verb_it_is_wanted_by(token)) is not None:
        move(token, wanting, "ccomp")
    elif token.tag_ == "VBN" and (convicted := _those_found_guilty(token)) is not None:
        move(token, convicted, "acl")
    elif _describes_a_name(token.doc, token, places.people):
        move(token, token.doc[token.i - 2], "acl")
    elif (ending := _ended(token)) is not None:
        move(token, ending, "xcomp")
    elif _is_asked_by_no_thing(token, places):
        move(token, token.head.head, "advcl")
    else:
        return False
    return True


def _is_asked_by_no_thing(asking: Token, places: Places) -> bool:
    """ "Supporters blocked *the road demanding* his release": no road demands it, but those who block it."""
    thing, verb = asking.head, asking.head.head
    asked = asking.dep_ == "acl" and asking.tag_ == "VBG" and asking.lemma_.lower() in grafting_words().asking
    return asked and thing.base == "obj" and thing.i not in places.people and verb.pos_ == "VERB" and has_a_subject(verb)


def _is_what_is_wished(clause: Token) -> bool:
    """ "Suggested to the authorities *that they release* him": the content of a wish, and no clause beside it."""
    opening = [c for c in clause.children if c.base == "mark" and c.lower_ in grammar_words().that and c.i < clause.i]
    wished = clause.dep_ == "advcl" and bool(opening) and clause.head.lemma_.lower() in stance_words().unreal_governors
    return wished and not any(c.base == "ccomp" for c in clause.head.children)


def mend_a_relative(token: Token) -> None:
    if (verb := _verb_it_is_said_by(token)) is not None:
        _make_it_what_is_said(token, verb)
    elif (those := _those_who(token)) is not None:
        move(token, those)
    else:
        _hang_on_its_antecedent(token.doc, token)


def _who_is_found_so(guilty: Token) -> Token | None:
    """ "A court found *the four* not guilty on Monday": whom the parser takes for those of whom a clause of their own tells."""
    own = [c for c in guilty.children if c.base == "nsubj"]
    alone = all(c.base not in ("cop", "aux", "mark") for c in guilty.children)
    return own[0] if alone and len(own) == 1 and guilty.head.i < own[0].i < guilty.i else None


def _those_found_guilty(participle: Token) -> Token | None:
    """ "Judge Smith found *Jones* guilty of treason, *imprisoned* in May": it was not the judge."""
    verb = participle.head
    if participle.dep_ != "advcl" or participle.doc[participle.i - 1].text != "," or has_a_passive_helper(verb):
        return None
    if any(c.base in ("aux", "mark", *SUBJECT_BASES) for c in participle.children):
        return None
    found_so = any(c.base == "xcomp" and c.lower_ in stance_words().pleas and c.i < participle.i for c in verb.children)
    return next((c for c in verb.children if c.base == "obj" and c.i < participle.i), None) if found_so else None


def _called_in_front(verb: Token) -> Token | None:
    """ "*Declared a prisoner* of conscience by Open Door, Smith was freed": a participle that opens the sentence, and what the
    one told of next is called.
    """
    called = [c for c in verb.children if c.base == "obj"]
    if verb.tag_ not in PAST or verb.lemma_.lower() not in grafting_words().calling or len(called) != 1:
        return None
    if any(c.base in (*SUBJECT_BASES, "aux", "mark") for c in verb.children) or called[0].pos_ != "NOUN":
        return None
    article = first_under(called[0])
    return called[0] if article == 1 and verb.doc[article].base == "det" else None


def _make_it_what_the_subject_is_called(verb: Token, called: Token) -> None:
    verb.tag_ = "VBN"
    relabel(called, "xcomp")
    for child in called.children:
        if any(c.base == "case" and c.lower_ in grammar_words().by for c in child.children):
            move(child, verb, "obl:agent")


def _is_done_to_as_well(name: Token) -> bool:
    """ "Smith was arrested, *as was Jones*": it is done to both."""
    likened = name.dep_ == "advcl" and name.i > name.head.i and any(c.dep_ == "nsubj:pass" for c in name.head.children)
    return likened and " ".join(t.lower_ for t in name.doc[name.i - 2 : name.i]) in grafting_words().as_was


def _what_was_decided(infinitive: Token) -> Token | None:
    """ "Annulled *the decision* of the Higher Court *to keep* Smith in prison": the decision is to keep him, and nothing is
    annulled in order to do so.
    """
    verb = infinitive.head
    if infinitive.dep_ not in ("advcl", "xcomp") or verb.pos_ != "VERB" or verb.i > infinitive.i:
        return None
    objects = (c for c in verb.children if c.base == "obj" or c.dep_ == "nsubj:pass")
    decided = next((c for c in objects if c.lemma_.lower() in grafting_words().decided), None)
    marks = [c for c in infinitive.children if c.base == "mark" and c.lower_ == grammar_words().infinitive]
    return decided if decided is not None and marks and last_under(decided) == marks[0].i - 1 else None


def _tells_what_days_are_counted_from(verb: Token) -> bool:
    """ "*Days* after being arrested, Smith was charged": it is Smith who was arrested, and no day."""
    days = verb.head
    if verb.dep_ != "acl" or days.lemma_ not in grafting_words().times or days.base != "obl" or days.head.pos_ != "VERB":
        return False
    return any(c.base == "mark" and c.i > days.i for c in verb.children) and any(c.tag_ == "VBG" for c in (verb, *verb.children))


def _helper_of_one_more_verb(verb: Token) -> Token | None:
    """ "Smith was arrested while working on a story, *was forbidden* to travel and …": a finite verb that nothing opens a clause
    for and that has no subject is one more of those of the verb before.
    """
    helper = next((c for c in verb.children if c.base == "aux" and c.tag_ in FINITE and c.i < verb.i), None)
    if helper is None or verb.head.i > verb.i or verb.head.pos_ != "VERB" or not is_helped(verb.head):
        return None
    opened = any(c.base in ("mark", *SUBJECT_BASES) or c.lower_ in grammar_words().when for c in verb.children)
    before = verb.doc[helper.i - 1]
    joined = before.text == "," or (before.base == "cc" and before.head is verb and verb.doc[before.i - 1].text == ",")
    return helper if not opened and joined else None


def _make_it_one_more_verb(verb: Token, helper: Token) -> None:
    before = verb.head
    for child in [c for c in verb.children if c.i < helper.i]:
        move(child, before)
    relabel(verb, "conj")


def _relative_it_goes_on_from(clause: Token) -> Token | None:
    """ "Smith is among eleven *who were arrested*, after *police had searched* their homes": it tells when they were arrested,
    and not when he was among them.
    """
    noun, opening = clause.head, first_under(clause)
    if noun.i > opening or clause.doc[opening].base not in ("mark", "punct") or not any(c.base == "cop" for c in noun.children):
        return None
    told = [c for c in noun.children if c.dep_ == "acl:relcl" and noun.i < c.i < opening]
    behind = opening - (clause.doc[opening].base == "mark")
    passive = bool(told) and has_a_passive_helper(told[-1])
    return told[-1] if passive and last_under(told[-1]) in (behind - 1, behind) else None


def _is_hung_on_a_day(token: Token) -> bool:
    """ "Was detained on Monday and the next day *arrested* for a month": the day is no second Monday."""
    day = token.head
    on_a_day = token.tag_ == "VBN" and token.dep_ == "acl" and day.dep_ == "conj" and token.i == day.i + 1
    return on_a_day and day.lemma_ in grafting_words().times


def _hang_on_the_verb_before(participle: Token) -> None:
    day = participle.head
    verb = next((a for a in day.ancestors if a.pos_ == "VERB"), None)
    if verb is None:
        return
    move(participle, verb, "conj")
    move(day, participle, "obl:unmarked")


def _describes_a_name(tree: Tree, token: Token, people: frozenset[int]) -> bool:
    """ "The case of Smith, *sentenced* last year": a participle right behind a name and a comma is said of the name, unless a
    verb further on has the name as its subject.
    """
    if token.tag_ != "VBN" or token.dep_ not in ("advcl", "acl") or token.i - 2 not in people or tree[token.i - 1].text != ",":
        return False
    if token.dep_ == "acl" and token.head.dep_ == "nsubj:pass":
        return False  # "Two supporters of Smith, *arrested on Sunday*, were fined"
    name = tree[token.i - 2]
    return (
        token.head.i < name.i
        and token.head is not name
        and not any(c.base in ("aux", "mark", *SUBJECT_BASES) for c in token.children)
    )


def _ended(token: Token) -> Token | None:
    """ "Should free him and *cease arbitrarily detaining* them", "should *cease arbitrarily detaining* them": the verb right
    before a gerund that hangs on the verb above, or beside it.
    """
    if token.tag_ != "VBG" or token.dep_ != "advcl":
        return None
    at = token.i - 1
    while at > 0 and token.doc[at].pos_ == "ADV":
        at -= 1
    before = token.doc[at]
    bare = before.tag_ in ("VB", "VBP") and not any(c.i > before.i and c.base == "obj" for c in before.children)
    beside = before is token.head or (before.dep_ == "conj" and before.head is token.head)
    return before if bare and beside else None


def _verb_it_is_said_by(clause: Token) -> Token | None:
    """ "Demanded on the day of the arrests *that she be released*", "demanded in a letter *that Baku drop the charges*": what has
    all that its verb asks for has no place left for "that", and is what the verb before says or wants, where that has no object.
    """
    that, known = _that_of(clause), stance_words()
    if that is None or not _lacks_nothing(clause, that):
        return None
    if clause.tag_ in PAST and clause.doc[that.i - 1].lemma_ in grafting_words().times:
        return None  # "on the *day that* she was released"
    verb = next((t for t in reversed(clause.doc[: that.i]) if t.pos_ == "VERB"), None)
    if verb is None or any(c.base in OBJECT_BASES for c in verb.children):
        return None
    says = any(verb.lemma_.lower() in verbs for verbs in (known.saying, known.unreal_governors, known.commanding))
    return verb if says else None


def _that_of(clause: Token) -> Token | None:
    return next((c for c in clause.children if c.base in _OF_THAT and c.i < clause.i and c.lower_ in grammar_words().that), None)


def _lacks_nothing(clause: Token, that: Token) -> bool:
    """Whether somebody stands behind "that" to whom it is done, or who does it to somebody."""
    behind = [c for c in clause.children if c.i > that.i]
    done = any(c.dep_ == "nsubj:pass" for c in behind)
    return done or (any(c.dep_ == "nsubj" for c in behind) and any(c.base == "obj" and c.i > clause.i for c in behind))


def _verb_it_is_wanted_by(clause: Token) -> Token | None:
    """ "*Demanded* on Monday, by 50 votes to three, *that he be freed*": what stands in between has no such clause."""
    known, between = stance_words(), clause.head
    that = next((c for c in clause.children if c.base == "mark" and c.lower_ in grammar_words().that), None)
    be = next((c for c in clause.children if c.dep_ == "aux:pass" and c.tag_ == "VB"), None)
    if that is None or be is None or be.i < that.i or between.pos_ == "VERB" or clause.doc[that.i - 1].text != ",":
        return None
    if any(c.dep_ == "aux" for c in clause.children) or between.lemma_.lower() in known.unreal_nouns:
        return None
    verb = next((a for a in between.ancestors if a.pos_ == "VERB"), None)
    if verb is None or verb.i > that.i or any(c.base in OBJECT_BASES for c in verb.children):
        return None
    return verb if verb.lemma_.lower() in known.unreal_governors | known.commanding else None


def _make_it_what_is_said(clause: Token, verb: Token) -> None:
    that = _that_of(clause)
    if that is not None:
        relabel(that, "mark")
    move(clause, verb, "ccomp")


def _hang_on_its_antecedent(tree: Tree, verb: Token) -> None:
    """ "An appeal by a lawyer held on *charges he denies*": a clause without a pronoun is said of the noun right before."""
    subjects = [c for c in verb.children if c.base in SUBJECT_BASES]
    first = first_under(subjects[0]) if len(subjects) == 1 else 0
    if first < 1 or any(c.lower_ in grammar_words().all_relatives for c in verb.children):
        return
    before = tree[first - 1]
    if before.pos_ != "NOUN" or before == verb.head or verb.is_ancestor(before) or before.i < verb.head.i:
        return
    move(verb, before)


def _those_who(verb: Token) -> Token | None:
    """ "The trial of *the six, who have been held* since May": several are held, and no trial; "one of *eleven members* of the
    staff *who were* arrested": nor the staff.
    """
    who = next((c for c in verb.children if c.base == "nsubj" and c.lower_ in grammar_words().who), None)
    several = any(c.base == "aux" for c in verb.children if c.lower_ in grafting_words().of_several)
    if who is None or not several or verb.head.tag_ != "NN":
        return None
    above = verb.head.head
    counted = above.lower_ not in pointing_words().kin and any(c.base == "nummod" for c in above.children)
    if verb.head.base == "nmod" and above.tag_ == "NNS" and counted and above.i < verb.head.i:
        return above
    below = [c for c in verb.head.children if c.base == "nmod" and c.i < who.i]
    several_below = [c for c in below if c.tag_ in ("NNS", "CD") or c.pos_ == "NUM"]
    return several_below[-1] if several_below and several_below[-1] is below[-1] else None
