"""Garden paths: what is told of somebody before the verb ends in a name, and the parser makes that name the subject of the verb.

In: a token of a tree just copied. Out: the verb, where the sentence is such a one, and the tree mended in place. Always true: a
tree stays a tree, and only names right behind a verb, and verbs without a subject of their own, are moved.
"""

from __future__ import annotations

from habeas.reading.grammar_words import grammar_words
from habeas.reading.stance import stance_words
from habeas.reading.trees import PAST, SUBJECT_BASES, Token, make_the_root, move, move_root


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
    helped = verb.base in ("parataxis", "conj", "ccomp") and any(c.base == "aux" for c in verb.children)
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
    done_to.dep_ = done_to.base = "obj"
    move(done_to, verb.doc[done_to.i - 1])
    make_the_root(verb)
    for child in [c for c in root.children if c.i > verb.i]:
        move(child, verb)
    if taken is root:
        move_root(root, verb)
    else:
        move(taken, verb)
        move_root(root, taken)
        root.dep_ = root.base = "acl"
    taken.dep_, taken.base = label, label.split(":", 1)[0]


def verb_behind_commas(root: Token) -> Token | None:
    """ "*Smith*, accused of slander, *was jailed*": the parser takes the participle for the verb, and Smith at times
    for one who is spoken to.
    """
    if root.dep_ != "ROOT" or root.tag_ not in PAST or any(c.base in ("aux", "cop") for c in root.children):
        return None
    if len(_called(root)) != 1 or root.doc[root.i - 1].text != ",":
        return None
    verbs = [c for c in root.children if c.base in ("conj", "parataxis", "ccomp") and c.i > root.i and c.tag_ in PAST]
    verbs = [
        v for v in verbs if any(c.base == "aux" for c in v.children) and not any(c.base in SUBJECT_BASES for c in v.children)
    ]
    return verbs[0] if len(verbs) == 1 and not any(c.base == "cc" for c in verbs[0].children) else None


def _called(root: Token) -> list[Token]:
    return [c for c in root.children if c.base in ("vocative", *SUBJECT_BASES) and c.i < root.i]


def give_the_verb_who_is_called(verb: Token, root: Token) -> None:
    called = _called(root)[0]
    called.dep_ = "nsubj:pass" if any(c.dep_ == "aux:pass" for c in verb.children) else "nsubj"
    called.base = "nsubj"
    make_the_root(verb)
    for child in [c for c in root.children if c.i > verb.i]:
        move(child, verb)
    move(called, verb)
    move_root(root, called)
    root.dep_ = root.base = "acl"


def verb_before_a_quality(participle: Token, people: frozenset[int]) -> Token | None:
    """ "The minister *praised jailed Smith*", "*sentenced* in absentia *exiled Smith*": of two past verbs the second, right
    before a name, says who that is, and is what the parser takes for a verb.
    """
    if participle.tag_ not in PAST or participle.i + 1 not in people or not participle.i:
        return None
    before, name = participle.doc[participle.i - 1], participle.doc[participle.i + 1]
    hung = participle.dep_ in ("advcl", "xcomp", "ccomp") and not before.is_punct and not _has_a_clause_of_its_own(participle)
    verb = participle.head if hung and before.pos_ != "VERB" else before
    told = verb.pos_ == "VERB" and verb.tag_ in PAST and verb.i < participle.i and verb.lemma_ not in grammar_words().having
    return verb if told and name.head is participle else None


def _has_a_clause_of_its_own(verb: Token) -> bool:
    return any(c.base in ("aux", "mark", "cc", *SUBJECT_BASES) for c in verb.children)


def give_the_name_its_quality(verb: Token, participle: Token) -> None:
    name, above = participle.doc[participle.i + 1], participle.head
    if above is participle:
        make_the_root(verb)
    elif above is not verb:
        verb.dep_, verb.base = participle.dep_, participle.base
        move(verb, above)
    for child in [c for c in participle.children if c is not verb]:
        move(child, verb)
    name.dep_ = name.base = "obj"
    if above is participle:
        move_root(participle, name)
    else:
        move(participle, name)
    participle.dep_ = participle.base = "amod"
