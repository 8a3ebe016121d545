"""Garden paths: sentences that the parser takes to be over, or to tell something else, before it has come to their verb.

What is told of somebody ends in a name or a day, which it makes the subject of the verb ("the officer accused of beating *Smith*
was acquitted", "those held since *May* were freed"), or a quality is taken for what is done ("released *jailed* reporter Smith").

In: a token of a tree just copied. Out: the verb, where the sentence is such a one (`verb_…`), and the tree mended in place
(`give_the_verb_…`). Always true: a tree stays a tree.
"""

from __future__ import annotations

from habeas.reading.grammar_words import grammar_words
from habeas.reading.stance import stance_words
from habeas.reading.trees import (
    OF_A_CLAUSE,
    SUBJECT_BASES,
    Token,
    coordinate,
    first_under,
    hand_over,
    has_a_passive_helper,
    has_a_subject,
    is_helped,
    make_the_root,
    move,
    relabel,
)
from habeas.reading.word_forms import FINITE, PAST


def verb_behind_a_deed(root: Token) -> Token | None:
    """ "The officer accused of beating *Smith* was acquitted", "who beat *Smith* was freed": what is told of somebody without a
    verb of his own ends in the subject of the verb.
    """
    if root.dep_ != "ROOT" or root.doc[-1].text != "." or any(c.base in ("aux", "cop") for c in root.children):
        return None
    if root.tag_ in (*PAST, "VBG"):
        told = root.children if any(_is_subject_before(c, root) for c in root.children) else ()
        verbs = [*told, *(v for deed in told if deed.tag_ == "VBG" and deed.doc[deed.i - 1].text != "," for v in deed.children)]
    elif root.pos_ in ("NOUN", "PROPN"):
        verbs = [v for c in root.children if c.dep_ == "acl:relcl" for v in c.children]
    else:
        return None
    return next((verb for verb in verbs if _took_what_was_done_to(verb)), None)


def _is_subject_before(token: Token, verb: Token) -> bool:
    return token.base in SUBJECT_BASES and token.i < verb.i


def _took_what_was_done_to(verb: Token) -> bool:
    """Whether the verb's subject is a bare name right behind another verb."""
    subjects = [c for c in verb.children if c.base in SUBJECT_BASES]
    helped = verb.base in ("parataxis", "conj", "ccomp") and is_helped(verb)
    if not helped or len(subjects) != 1 or not _is_bare_name(subjects[0]) or any(c.base == "mark" for c in verb.children):
        return False
    before = verb.doc[subjects[0].i - 1]
    if before.lemma_.lower() in stance_words().saying:
        return False
    return (before.dep_ != "ROOT" and before.pos_ == "VERB") or before.lower_.endswith(grammar_words().gerund_endings)


def _is_bare_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and not token.children


def second_subject(verb: Token) -> Token | None:
    """ "The officer who had beaten *Smith* was freed": a name right behind the verb of what is told of the first subject."""
    if verb.pos_ != "VERB":
        return None
    subjects = [c for c in verb.children if c.base in SUBJECT_BASES and c.i < verb.i]
    if len(subjects) != 2 or not _is_bare_name(subjects[1]):
        return None
    before = verb.doc[subjects[1].i - 1]
    told = before.pos_ == "VERB" and before.dep_ in ("acl", "acl:relcl") and before.head is subjects[0]
    return subjects[1] if told and not any(c.base == "obj" for c in before.children) else None


def give_the_verb_its_subject(verb: Token, root: Token) -> None:
    done_to = next(c for c in verb.children if c.base in SUBJECT_BASES)
    taken = next((c for c in root.children if _is_subject_before(c, root)), root)
    label = done_to.dep_
    move(done_to, verb.doc[done_to.i - 1], "obj")
    make_the_root(verb)
    hand_over(root, verb)
    if taken is root:
        move(root, verb)
    else:
        move(taken, verb)
        move(root, taken)
        relabel(root, "acl")
    relabel(taken, label)


def verb_behind_a_letter(noun: Token) -> Token | None:
    """ "In a letter to Smith, *ten members* of the party, led by Jones, *urged* him": those whom the parser takes for another
    word for the one the sentence opens with, and a verb behind them of which nobody is the subject.
    """
    if noun.dep_ != "appos" or noun.tag_ not in ("NNS", "NNPS"):
        return None
    first = min((first_under(c) for c in noun.children if c.i < noun.i and c.base != "punct"), default=noun.i)
    if noun.doc[first - 1].text != ",":
        return None
    opening = noun.head
    while opening.base in ("nmod", "appos", "flat", "compound") and opening.i:
        opening = opening.head
    if first_under(opening) or not any(c.base == "case" for c in opening.children):
        return None
    if opening.dep_ == "ROOT":
        taken = [c for c in noun.children if c.base == "acl" and c.i > noun.i and c.tag_ in PAST and not is_helped(c)]
        told = [v for v in taken if any(c.base in ("obj", "xcomp", "ccomp") and c.i > v.i for c in v.children)]
        return told[0] if len(taken) == 1 and told else None
    if opening.base != "obl" or opening.head.i < noun.i:
        return None
    verb = opening.head
    if verb.tag_ == "VBN" and not is_helped(verb):
        further = [verb.head] if verb.dep_ in ("advcl", "acl") else [c for c in verb.children if c.base in ("parataxis", "conj")]
        verb = next((v for v in further if v.i > verb.i), verb)
    helped = any(c.base == "aux" and c.tag_ in FINITE for c in verb.children)
    finite = verb.pos_ == "VERB" and (verb.tag_ in FINITE or helped)
    return verb if finite and not any(c.base in SUBJECT_BASES or c.dep_ == "cc" for c in verb.children) else None


def give_the_verb_who_wrote(verb: Token, noun: Token) -> None:
    opening = next(a for a in noun.ancestors if first_under(a) == 0)
    participle = opening.head
    if opening.dep_ == "ROOT":
        _make_the_verb_above(verb, noun, opening)
        return
    move(noun, opening)
    if participle is not verb:
        if participle.dep_ == "ROOT":
            make_the_root(verb)
            hand_over(participle, verb)
            move(participle, noun)
        else:
            move(participle, noun)
        relabel(participle, "acl")
        move(opening, verb)
    move(noun, verb)
    make_its_subject(noun, verb)


def _make_the_verb_above(verb: Token, noun: Token, opening: Token) -> None:
    """The verb that the parser hung on its subject, above that and what the sentence opens with."""
    make_the_root(verb)
    hand_over(opening, verb)
    move(noun, verb)
    move(opening, verb, "obl")
    verb.tag_ = "VBD"
    relabel(noun, "nsubj")


def verb_behind_commas(root: Token) -> Token | None:
    """ "*Smith*, accused of slander, *was jailed*": the parser takes the participle for the verb, and Smith at times
    for one who is spoken to.
    """
    if root.dep_ != "ROOT" or root.tag_ not in PAST or any(c.base in ("aux", "cop") for c in root.children):
        return None
    if len(_called(root)) != 1 or root.doc[root.i - 1].text != ",":
        return None
    verbs = [c for c in root.children if c.base in ("conj", "parataxis", "ccomp") and c.i > root.i and not has_a_subject(c)]
    verbs = [v for v in verbs if (v.tag_ in PAST and is_helped(v)) or _is_finite_behind_a_comma(v, root)]
    return verbs[0] if len(verbs) == 1 and not any(c.base == "cc" for c in verbs[0].children) else None


def _is_finite_behind_a_comma(verb: Token, participle: Token) -> bool:
    """ "Smith, jailed since May, *denies* it": behind a bare participle."""
    behind = verb.pos_ == "VERB" and verb.tag_ in FINITE and participle.tag_ == "VBN" and not is_helped(verb)
    return behind and verb.doc[verb.i - 1].text == "," and all(c.base != "obj" for c in participle.children)


def verb_above_a_participle(participle: Token, people: frozenset[int]) -> Token | None:
    """ "*Smith*, arrested in May, *refuses* to eat": the parser has the verb told of a clause."""
    if participle.base != "csubj" or participle.tag_ != "VBN" or participle.doc[participle.i - 1].text != ",":
        return None
    named = [c for c in participle.children if c.base in SUBJECT_BASES and c.i in people and c.i < participle.i]
    bare = all(c.base not in ("aux", "cop", "mark", "obj") for c in participle.children)
    return participle.head if bare and len(named) == 1 and participle.head.pos_ == "VERB" else None


def give_the_verb_the_one_named(verb: Token, participle: Token) -> None:
    named = next(c for c in participle.children if c.base in SUBJECT_BASES and c.i < participle.i)
    move(named, verb)
    make_its_subject(named, verb)
    move(participle, named, "acl")


def _called(root: Token) -> list[Token]:
    return [c for c in root.children if c.base in ("vocative", *SUBJECT_BASES) and c.i < root.i]


def give_the_verb_who_is_called(verb: Token, root: Token) -> None:
    called = _called(root)[0]
    make_its_subject(called, verb)
    make_the_root(verb)
    hand_over(root, verb)
    move(called, verb)
    move(root, called)
    relabel(root, "acl")
    for comma in (root.doc[root.i - 1], root.doc[first_under(verb) - 1]):
        if comma.text == ",":
            move(comma, root)


def verb_behind_a_day(day: Token) -> Token | None:
    """ "Two students held since *May* were freed": the parser takes the day for the subject of a clause that "since" opens,
    and what is told of the students for the verb of the sentence.
    """
    verb, held = day.head, day.head.head
    if day.base not in SUBJECT_BASES or verb.dep_ != "advcl" or not _is_told_of_those(held) or not held.i < day.i < verb.i:
        return None
    opened = any(c.dep_ == "mark" and c.i < day.i for c in verb.children)
    finite = verb.tag_ == "VBD" or is_helped(verb)
    return verb if opened and finite and not any(c.base in SUBJECT_BASES for c in verb.children if c is not day) else None


def _is_told_of_those(participle: Token) -> bool:
    """A bare participle right behind a noun: the parser's verb, or what is said of a noun that stands for the sentence."""
    if participle.tag_ not in PAST or any(c.base in ("aux", "cop", "mark") for c in participle.children):
        return False
    if participle.dep_ == "acl":
        return participle.head.dep_ in ("ROOT", "ccomp") and participle.head.pos_ in ("NOUN", "PROPN")
    return participle.dep_ in ("ROOT", "ccomp") and any(
        c.dep_ == "nsubj:pass" and c.i < participle.i for c in participle.children
    )


def verb_right_behind(held: Token) -> Token | None:
    """ "The lawyer imprisoned in Minsk since 2020 *was moved*": a second verb that nothing joins to the first."""
    if not _is_told_of_those(held) or held.dep_ == "acl":
        return None
    further = [c for c in held.children if c.dep_ == "conj" and c.i > held.i and c.tag_ == "VBN"]
    if len(further) != 1 or any(c.base in (*SUBJECT_BASES, "cc", "mark") for c in further[0].children):
        return None
    helped = [c for c in further[0].children if c.dep_ == "aux:pass" and c.tag_ == "VBD"]
    first = first_under(further[0])
    return further[0] if helped and helped[0].i == first and held.doc[first - 1].text != "," else None


def give_the_verb_those_held(verb: Token, day: Token | None = None) -> None:
    held = verb.head
    named = held.head if held.dep_ == "acl" else next(c for c in held.children if c.dep_ == "nsubj:pass" and c.i < held.i)
    above = named if held.dep_ == "acl" else held
    if day is not None:
        for opening in [c for c in verb.children if c.dep_ == "mark" and c.i < day.i]:
            move(opening, day, "case")
        move(day, held, "obl")
    _take_the_place(verb, above)
    if held is above:
        move(named, verb)
        move(held, named)
    else:
        move(named, verb)
    relabel(held, "acl")
    make_its_subject(named, verb)
    for child in [c for t in (held, named) for c in t.children if c.i > verb.i or (t is held and c.i < named.i)]:
        move(child, verb)


def make_its_subject(named: Token, verb: Token) -> None:
    """Labels one who hangs on a verb as who does it or, where the verb is passive, to whom it is done."""
    relabel(named, "nsubj:pass" if has_a_passive_helper(verb) else "nsubj")


def _take_the_place(verb: Token, above: Token) -> None:
    """Hangs the verb where the word above it hung; that word hangs nowhere then."""
    verb.head.children = tuple(c for c in verb.head.children if c is not verb)
    relabel(verb, above.dep_)
    if above.head is above:
        verb.head = verb
        return
    over = above.head
    over.children = tuple(c for c in over.children if c is not above)
    move(verb, over)


def second_of_two_subjects(verb: Token) -> Token | None:
    """ "Also *the calls* of all three and *their visits* are cut": the parser takes the first for a clause without a verb, and
    the second alone for the subject.
    """
    first = verb.head
    if verb.dep_ != "conj" or verb.pos_ != "VERB" or first.pos_ != "NOUN" or first.dep_ not in ("ROOT", "ccomp"):
        return None
    if any(c.base in OF_A_CLAUSE for c in first.children) or not is_helped(verb):
        return None
    joined = [c for c in verb.children if c.base == "cc" and c.i < verb.i]
    second = [c for c in verb.children if c.base in SUBJECT_BASES and c.i < verb.i]
    whole = len(joined) == len(second) == 1 and first_under(second[0]) == joined[0].i + 1
    return second[0] if whole and verb.doc[joined[0].i - 1].text != "," else None


def give_the_verb_both_subjects(verb: Token, second: Token) -> None:
    first = verb.head
    label = second.dep_
    _take_the_place(verb, first)
    hand_over(first, verb)
    move(first, verb, label)
    coordinate(second, first)


def verb_behind_a_description(root: Token, people: frozenset[int]) -> Token | None:
    """ "The trial of union boss *Smith* ended": the parser takes it for the trial of a boss whom Smith ended."""
    if (
        root.dep_ != "ROOT"
        or root.pos_ != "NOUN"
        or root.doc[-1].text != "."
        or any(c.base in OF_A_CLAUSE for c in root.children)
    ):
        return None
    described = [c for c in root.children if c.dep_ == "nmod" and c.i > root.i]
    for verb in (c for above in (root, *described) for c in above.children if c.dep_ == "acl:relcl" and c.tag_ == "VBD"):
        named = [c for c in verb.children if c.base in SUBJECT_BASES]
        if len(named) == 1 and named[0].i in people and root.doc[named[0].i - 1] in described and verb.i > named[0].i:
            return verb
    return None


def give_the_verb_what_it_tells_of(verb: Token, root: Token) -> None:
    named = next(c for c in verb.children if c.base in SUBJECT_BASES)
    described = verb.doc[named.i - 1]
    make_the_root(verb)
    move(named, root)
    relabel(named, "nmod")
    for child in described.children:
        move(child, named)
    move(described, named, "nmod")
    hand_over(root, verb)
    move(root, verb)
    relabel(root, "nsubj")


def deed_of_others(root: Token) -> Token | None:
    """ "The appeal which his lawyers *filed* in May failed": the parser takes it for no sentence, but for an appeal which lawyers
    failed who were filed.
    """
    if root.dep_ != "ROOT" or root.pos_ not in ("NOUN", "PRON") or root.doc[-1].text != ".":
        return None
    if any(c.base in OF_A_CLAUSE for c in root.children):
        return None
    told = (root, *(c for c in root.children if c.dep_ == "nmod"))
    verbs = (c for above in told for c in above.children if c.dep_ == "acl:relcl" and c.tag_ in PAST and not is_helped(c))
    return next((deed for verb in verbs if (deed := _deed_behind_which(verb)) is not None), None)


def _deed_behind_which(verb: Token) -> Token | None:
    """What is said right behind a verb's subject, where a "which" stands right before that."""
    subjects = [c for c in verb.children if c.base in SUBJECT_BASES and c.i < verb.i]
    which = _which(verb)
    if len(subjects) != 1 or which is None or first_under(subjects[0]) != which.i + 1:
        return None
    told = (c for c in subjects[0].children if c.dep_ == "acl" and c.tag_ in PAST and not is_helped(c))
    return next((deed for deed in told if deed.i == subjects[0].i + 1), None)


def _which(verb: Token) -> Token | None:
    known = grammar_words().relatives_of_things
    return next((c for c in verb.children if c.lower_ in known and c.base in ("obj", "obl")), None)


def make_it_what_others_did(deed: Token, root: Token) -> None:
    theirs = deed.head
    verb, antecedent, which = theirs.head, theirs.head.head, _which(theirs.head)
    make_the_root(verb)
    hand_over(root, verb)
    move(root, verb, "nsubj")
    move(deed, antecedent, "acl:relcl")
    move(theirs, deed, "nsubj")
    if which is not None:
        move(which, deed, "obj")
    verb.tag_ = deed.tag_ = "VBD"


_OF_ITS_OWN = frozenset((*SUBJECT_BASES, "aux", "cc", "mark"))
"""What a verb has that needs no subject any more, or is part of another clause."""


def who_tells_it(verb: Token, people: frozenset[int]) -> Token | None:
    """ "Police detained Smith, *Jones*, a neighbour who saw it, *said*": a name between commas that the parser hangs on another,
    right before a verb of saying of which nobody is the subject.
    """
    if not verb.i or verb.doc[verb.i - 1].text != "," or verb.lemma_.lower() not in stance_words().saying:
        return None
    if verb.base not in ("conj", "parataxis", "advcl", "ROOT") or any(c.base in _OF_ITS_OWN for c in verb.children):
        return None
    at = next((at for at in range(verb.i - 2, 0, -1) if at in people), 0)
    named, behind = verb.doc[at], verb.doc[at + 1]
    hung = (
        named.dep_ in ("appos", "conj")
        and named.head.i in people
        and named.doc[at - 1].text == ","
        and not any(c.base == "cc" for c in named.children)
    )
    return named if hung and (behind.text == "," or behind.lower_ in grammar_words().relatives_of_people) else None


def let_tell_it(teller: Token, verb: Token) -> None:
    for said in verb.doc[teller.i + 1 : verb.i - 1]:
        if said.head.i < teller.i:
            move(said, teller)
    move(teller, verb, "nsubj")


def verb_before_a_quality(quality: Token, described: frozenset[int]) -> Token | None:
    """ "Officials *released* jailed reporter Smith", "*sentenced* in absentia exiled reporter Smith": where the parser takes the
    quality for what is done to him.
    """
    if quality.tag_ not in PAST or not quality.i or quality.i + 1 not in described:
        return None
    named, before, known = quality.doc[quality.i + 1], quality.doc[quality.i - 1], grammar_words()
    to_do = any(c.base == "mark" and c.lower_ == known.infinitive and c.i == before.i - 1 for c in before.children)
    if to_do and before.head in (quality.head, named.head) and not any(c.base == "obj" for c in before.children):
        return before  # "urged Iran to *free* detained reporter Smith"
    if named.head is quality and (above := _told_above(quality, before)) is not None:
        return above
    if named.head is not quality or named.base != "obj" or before.pos_ not in ("VERB", "AUX") or before.tag_ == "MD":
        return None
    if before.lower_ in known.being or not {before.lemma_.lower(), before.lower_}.isdisjoint(known.be | known.have | known.get):
        return None
    governs = before is quality.head and quality.base in ("xcomp", "ccomp", "advcl")
    if governs and any(c.base == "obj" for c in before.children):
        return None
    return before if governs or (before.head is quality and before.base == "aux") else None


def _told_above(quality: Token, before: Token) -> Token | None:
    """A past verb that the quality hangs on with a word or two between, or one right before it that it does not hang on."""
    bare = not any(c.base in ("aux", "mark", "cc", *SUBJECT_BASES) for c in quality.children)
    hung = bare and quality.dep_ in ("advcl", "xcomp", "ccomp") and before.pos_ != "VERB" and not before.is_punct
    verb = quality.head if hung else before
    told = verb.pos_ == "VERB" and verb.tag_ in PAST and verb.i < quality.i and verb.lemma_ not in grammar_words().having
    beside = quality.dep_ == verb.dep_ == "acl" and quality.head is verb.head  # "The judge *accused* jailed Smith of …"
    return verb if told and (verb is not before or quality.head is quality or beside) else None


def give_the_verb_whom_it_is_done_to(verb: Token, quality: Token) -> None:
    """The name is the verb's object, or where the verb is one of saying with nobody before it, its subject."""
    named = quality.doc[quality.i + 1]
    move(named, verb)
    hung_below = verb.head is quality
    if verb.pos_ == "ADJ":
        verb.pos_, verb.tag_ = "VERB", "VB"
    if hung_below:
        _take_the_place(verb, quality)
        verb.pos_ = "VERB"
    elif quality.head is quality:
        make_the_root(verb)
    for child in [c for c in quality.children if c is not verb]:
        move(child, verb)
    if hung_below or quality.head is not named:
        move(quality, named)
    relabel(quality, "amod")
    says = verb.lemma_.lower() in stance_words().saying and not has_a_subject(verb)
    relabel(named, "nsubj" if says else "obj")
