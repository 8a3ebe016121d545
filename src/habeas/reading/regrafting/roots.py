"""Sentences whose main word the parser missed: it took the verb for what a noun is, or for another clause's.

In: the main word of a tree just copied. Out: whether something was wrong with it; the tree is mended in place then.
"""

from __future__ import annotations

from habeas.reading.grammar_words import grammar_words
from habeas.reading.regrafting.garden_paths import (
    deed_of_others,
    give_the_verb_its_subject,
    give_the_verb_those_held,
    give_the_verb_what_it_tells_of,
    give_the_verb_who_is_called,
    make_it_what_others_did,
    verb_behind_a_deed,
    verb_behind_a_description,
    verb_behind_commas,
    verb_right_behind,
)
from habeas.reading.regrafting.places import Places
from habeas.reading.regrafting.words import grafting_words
from habeas.reading.stance import stance_words
from habeas.reading.trees import OF_A_CLAUSE, Token, hand_over, has_a_subject, make_the_root, move, relabel
from habeas.reading.word_forms import FINITE, PAST

_LONGEST_OBJECT = 5
"""Words between a verb and the noun that is its object at most."""


def mend_a_root(root: Token, places: Places) -> bool:
    """Sentences whose verb the parser takes for something else."""
    if (verb := verb_right_behind(root)) is not None:
        give_the_verb_those_held(verb)
    elif (verb := _verb_before_a_call(root)) is not None:
        _give_the_verb_its_call(verb, root)
    elif (verb := verb_behind_a_description(root, places.people)) is not None:
        give_the_verb_what_it_tells_of(verb, root)
    elif (verb := _verb_taken_for_a_quality(root)) is not None:
        _make_the_verb_of_both(verb, root)
    elif (verb := _verb_of_a_noun(root)) is not None:
        _make_the_main_verb(verb, root)
    elif (verb := _verb_behind_its_subject(root)) is not None:
        _put_above(verb, root)
    elif (verb := _verb_behind_a_court(root)) is not None:
        _give_the_trial_its_verb(verb, root)
    elif (verb := _verb_of_a_headline(root)) is not None:
        _give_the_deed_its_verb(verb, root)
    elif (name := _name_of_those_who_are(root, places.people)) is not None:
        _make_those_the_subject(root, name)
    elif (verb := verb_behind_a_deed(root)) is not None:
        give_the_verb_its_subject(verb, root)
    elif (verb := verb_behind_commas(root)) is not None:
        give_the_verb_who_is_called(verb, root)
    elif (deed := deed_of_others(root)) is not None:
        make_it_what_others_did(deed, root)
    else:
        return False
    return True


def _verb_before_a_call(call: Token) -> Token | None:
    """ "*France renews* call for him to be freed": what the parser takes for several renewals that call."""
    verb = call.doc[call.i - 1] if call.i > 1 else call
    bare = call.tag_ in ("VBP", "VB", "NN") and not any(c.base in ("aux", "mark", "obj", "det") for c in call.children)
    if not bare or verb.tag_ != "NNS" or verb.head is not call or call.lower_ not in grafting_words().calls:
        return None
    return verb if verb.lemma_.lower() in grafting_words().making_anew else None


def _give_the_verb_its_call(verb: Token, call: Token) -> None:
    verb.pos_, verb.tag_ = "VERB", "VBZ"
    make_the_root(verb)
    for child in (*verb.children, *call.children):
        if child.i < verb.i:
            move(child, verb, "nsubj")
        elif child.base == "obl":
            relabel(child, "nmod")
        elif child.base in ("advcl", "xcomp"):
            relabel(child, "acl")
    call.pos_, call.tag_ = "NOUN", "NN"
    move(call, verb, "obj")


def _is_a_sentence_without_a_verb(root: Token) -> bool:
    """A noun that the parser takes for the main word of a whole sentence, with a full stop and nothing that a clause has."""
    is_noun = root.dep_ == "ROOT" and root.pos_ == "NOUN" and root.doc[-1].text == "."
    return is_noun and not any(c.base in OF_A_CLAUSE for c in root.children)


def _verb_of_a_noun(root: Token) -> Token | None:
    """ "The king *extended* clemency to Smith", "a magistrate *set* Smith at liberty": the verb of a sentence whose main word the
    parser takes for a noun, where a noun stands right before it.
    """
    if not _is_a_sentence_without_a_verb(root):
        return None
    endings = grammar_words().past_endings
    past = [
        c for c in root.children if c.dep_ == "amod" and c.i < root.i and c.lower_.endswith(endings) and c.tag_ in (*PAST, "JJ")
    ]
    verb = past[0] if len(past) == 1 else root if any(c.base == "obj" for c in root.children) else None
    if verb is None or not verb.i or (verb.children and verb is not root):
        return None
    before = verb.doc[verb.i - 1]
    named = before.pos_ in ("NOUN", "PROPN") and before.dep_ in ("compound", "amod") and before.head is root
    return verb if named and root.i - verb.i < _LONGEST_OBJECT else None


def _verb_taken_for_a_quality(root: Token) -> Token | None:
    """ "The *director* of the group on Thursday *expressed* concern": a noun with a subject of its own and a past form between
    the two, which the parser takes for what the noun is like.
    """
    if root.dep_ != "ROOT" or root.pos_ != "NOUN" or any(c.base in ("cop", "aux") for c in root.children):
        return None
    subjects = [c for c in root.children if c.dep_ == "nsubj" and c.i < root.i]
    subjects = subjects or [t for c in root.children if c.base == "obl" and (t := _behind_the_comma(c)) is not None]
    verbs = [c for c in root.children if c.base == "amod" and c.tag_ in (*FINITE, *PAST) and c.i < root.i and not c.children]
    alone = len(subjects) == 1 and len(verbs) == 1 and subjects[0].i < verbs[0].i
    said = alone and (verbs[0].tag_ in FINITE or subjects[0].base == "appos")
    return verbs[0] if said and not any(c.base == "det" and c.i < verbs[0].i for c in root.children) else None


def _behind_the_comma(opening: Token) -> Token | None:
    """ "In a joint letter, *the ambassadors* voiced concern": no other name of the letter."""
    named = next((c for c in opening.children if c.base == "appos"), None)
    return named if named is not None and any(t.text == "," for t in named.doc[opening.i + 1 : named.i]) else None


def _make_the_verb_of_both(verb: Token, noun: Token) -> None:
    for opening in [c for c in noun.children if c.base == "obl" and c.i < verb.i]:
        if not any(c.dep_ == "nsubj" for c in noun.children) and (named := _behind_the_comma(opening)) is not None:
            move(named, noun, "nsubj")
    for child in noun.children:
        if child is not verb and (child.i < verb.i or child.base == "punct"):
            move(child, verb)
    make_the_root(verb)
    move(noun, verb, "obj")


def _make_the_main_verb(verb: Token, root: Token) -> None:
    subject = verb.doc[verb.i - 1]
    for child in root.children:
        if child.i < subject.i:
            move(child, subject)
        elif verb is not root and child.i > root.i and (child.base == "punct" or _stands_under_verbs(child)):
            move(child, verb, "obl" if child.base == "nmod" else child.dep_)
    verb.pos_, verb.tag_, verb.morph = "VERB", "VBD", ""
    if verb is not root:
        make_the_root(verb)
        move(root, verb, "obj")
    move(subject, verb, "nsubj")


def _verb_behind_its_subject(root: Token) -> Token | None:
    """ "A magistrate *granted* Smith bail", "men *seized* and beat Smith": a participle that has an object right behind it, or
    behind a verb coordinated with it, says what its noun did.
    """
    if not _is_a_sentence_without_a_verb(root):
        return None
    behind = [c for c in root.children if c.base == "acl" and c.i == root.i + 1 and c.tag_ in PAST]
    deeds = [*behind, *(v for c in behind for v in c.children if v.base == "conj" and v.tag_ in PAST)]
    objects = [o for deed in deeds for o in deed.children if o.base == "obj" and o.i > deed.i]
    asks = behind and behind[0].lemma_.lower() in stance_words().unreal_governors and _has_an_oblique(behind[0])
    return (
        behind[0]
        if (objects or asks) and not any(c.base in OF_A_CLAUSE or c.base == "mark" for c in behind[0].children)
        else None
    )


def _has_an_oblique(verb: Token) -> bool:
    """ "Ten groups *called* in a letter for his release": what is asked for stands behind a preposition."""
    return any(c.base == "obl" and c.i > verb.i for c in verb.children)


def _put_above(verb: Token, root: Token) -> None:
    for child in root.children:
        if child.i > verb.i:
            move(child, verb, "obj" if child.base == "parataxis" and child.pos_ == "NOUN" else child.dep_)
    make_the_root(verb)
    verb.tag_, verb.morph = "VBD", ""
    move(root, verb, "nsubj")


def _verb_behind_a_court(root: Token) -> Token | None:
    """ "The hearing *before the court* is set for May": where the parser takes "before" for what opens a clause."""
    if root.dep_ != "ROOT" or root.tag_ not in ("NN", "NNS") or any(c.base in OF_A_CLAUSE for c in root.children):
        return None
    for verb in root.children:
        marks = [c for c in verb.children if c.base == "mark" and c.lower_ in grafting_words().before_a_court]
        subjects = [c for c in verb.children if c.base == "nsubj"]
        if verb.base == "advcl" and marks and subjects and root.i < marks[0].i < subjects[0].i < verb.i:
            return verb
    return None


def _give_the_trial_its_verb(verb: Token, root: Token) -> None:
    mark = next(c for c in verb.children if c.base == "mark")
    court = next(c for c in verb.children if c.base == "nsubj")
    label = court.dep_
    move(mark, court, "case")
    move(court, root, "nmod")
    hand_over(root, verb)
    make_the_root(verb)
    move(root, verb, label)


def _verb_of_a_headline(root: Token) -> Token | None:
    """ "Detention of five editors *extended*": what is done to a detention and not to people, without a full stop."""
    if root.dep_ != "ROOT" or root.tag_ not in ("NN", "NNS") or not root.doc[-1].text[-1:].isalnum():
        return None
    if any(c.base in OF_A_CLAUSE for c in root.children):
        return None
    verbs = [c for of in root.children if of.base == "nmod" for c in of.children if c.base == "acl" and c.tag_ in PAST]
    done = [v for v in verbs if v.head.i < v.i and v.lemma_ in grafting_words().done_to_deeds and not has_a_subject(v)]
    return done[0] if len(done) == 1 else None


def _give_the_deed_its_verb(verb: Token, deed: Token) -> None:
    move(verb, deed)
    _put_above(verb, deed)
    verb.tag_, deed.dep_ = "VBN", "nsubj:pass"


def _name_of_those_who_are(participle: Token, people: frozenset[int]) -> Token | None:
    """ "*Those arrested* in May *are Smith* and Jones": the parser has them arrest somebody."""
    below = participle.children
    if participle.dep_ != "ROOT" or participle.tag_ not in PAST or any(c.base == "aux" for c in below):
        return None
    those = [c for c in below if c.base == "nsubj" and c.i < participle.i and c.lower_ in grafting_words().those_who]
    names = [c for c in below if c.i in people and c.i > participle.i and any(n.base == "cop" for n in c.children)]
    cop = [c for c in below if c.base == "cop" and c.i > participle.i]
    names = names or [c for c in below if c.i in people and cop and c.i > cop[0].i]
    return names[0] if those and names else None


def _make_those_the_subject(participle: Token, name: Token) -> None:
    those = next(c for c in participle.children if c.base == "nsubj" and c.i < participle.i)
    for child in participle.children:
        if child.i > name.i or child.base == "cop":
            move(child, name)
    make_the_root(name)
    move(those, name, "nsubj")
    move(participle, those, "acl")


def _stands_under_verbs(child: Token) -> bool:
    marks = [c.lower_ for c in child.children if c.base == "case" and c.i < child.i]
    return child.base in ("obl", "advmod", "advcl") or (
        child.base == "nmod" and bool(marks) and marks[0] not in grammar_words().of
    )
