"""Questions asked of a dependency tree: who does it, to whom, in what clause, and how the sentence stands to it.

In: tokens of a tree with Universal Dependencies labels. Out: tokens, or small facts about them. Nothing here knows of events or
people.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from habeas.reading.grammar_words import grammar_words
from habeas.reading.trees import Token, has_a_passive_helper
from habeas.reading.word_forms import FINITE, PAST

Answer = TypeVar("Answer")


def _once(question: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """Keeps the answer with the token: every frame asks the same of it, and a tree does not change."""
    name = question.__name__

    @wraps(question)
    def answered(token: Token) -> Answer:
        known = token.known
        if name not in known:
            known[name] = question(token)
        return cast(Answer, known[name])

    return answered


SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
_BEHIND_A_DATELINE = ("-", "–", "—")
_FIRST_WORDS = 2
"""So far into a sentence the participle stands that opens it: "*First arrested* in 2019, he …"."""
_AFTER_BEING = 2
"""Words before the participle in "after being charged"."""


def children(token: Token, *labels: str) -> list[Token]:
    """The children under one of these labels, subtypes included where the label names none."""
    below = token.children
    return [child for child in below if child.dep_ in labels or child.base in labels] if below else []


@_once
def preposition(token: Token) -> str:
    """The case marker(s) of an oblique or modifier, in lower case: "by", "on", "because of"; "" where there is none."""
    marks = [c for c in token.children if c.dep_ == "case" and c.i < token.i]
    return " ".join(" ".join([m.lower_, *(f.lower_ for f in children(m, "fixed"))]) for m in marks)


def has_so_many_children(noun: Token) -> bool:
    """ "*The mother of two* had been jailed": who somebody is, and not whose mother ("of *two of the men*")."""
    numbers = (c for c in children(noun, "nmod") if c.pos_ == "NUM" and preposition(c) in grammar_words().of)
    return any(all(c.base == "case" for c in number.children) for number in numbers)


def is_one_among(noun: Token) -> bool:
    """ "Smith was *among* the 26 prisoners freed", also where the parser hangs the "among" on the number."""
    known = grammar_words()
    if any(c.lower_ in known.among and c.i < noun.i for c in noun.children):
        return True
    behind_being = (
        (t.lower_ for t in noun.doc[c.i + 1 : noun.i] if t.lower_ not in known.before_among) for c in children(noun, "cop")
    )
    return any(next(words, "") in known.among for words in behind_being)


def is_verbal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def is_reduced_passive(verb: Token) -> bool:
    """Headline style: a past form with nothing after it that it could be done to ("Rights defender Smith *remanded*")."""
    return verb.tag_ in PAST and not children(verb, "obj", "iobj", "aux", "aux:pass", "ccomp", "xcomp")


@_once
def is_passive(verb: Token) -> bool:
    """A passive or a past participle that modifies a noun ("the man arrested in May")."""
    words = grammar_words()
    acts = any(c.dep_ == "nsubj" for c in verb.children) and children(verb, "obj")
    if (children(verb, "nsubj:pass") and not acts) or has_a_passive_helper(verb):
        return True
    if any(c.dep_ == "aux" and c.lemma_ in words.get for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBD" and is_verbal(verb.head) and not children(verb, *SUBJECTS, "obj", "aux"):
        return verb.head.tag_ == "VBN" and is_passive(verb.head)
    if _is_set_off(verb) or _is_seen_done(verb):
        return True
    participle = verb.tag_ == "VBN" or ("VerbForm=Part" in verb.morph and "Tense=Past" in verb.morph)
    if not participle or any(c.dep_ == "aux" and c.lemma_ in words.have for c in verb.children):
        return False
    if verb.dep_ == "conj" and not children(verb, *SUBJECTS) and is_verbal(verb.head):
        return is_passive(verb.head) and not children(verb, "aux")
    return not children(verb, "nsubj") and not children(verb, "obj")


def _is_set_off(verb: Token) -> bool:
    """ "Smith, *locked up* since May, writes": a participle behind a comma that the parser takes for the main verb."""
    if verb.tag_ != "VBN" or verb.i == 0 or verb.doc[verb.i - 1].text != "," or children(verb, "aux", "obj", "ccomp"):
        return False
    return any(s.right_edge.i in (verb.i - 1, verb.i - 2) for s in children(verb, "nsubj"))


def _is_seen_done(verb: Token) -> bool:
    """ "The pardon saw *Smith released*", "had *Smith arrested*": who stands before the participle is the one it is done to."""
    if (
        verb.tag_ != "VBN"
        or verb.dep_ != "ccomp"
        or verb.head.lemma_ not in grammar_words().seeing
        or children(verb, "aux", "cop", "mark", "obj")
    ):
        return False
    return any(s.i > verb.head.i for s in children(verb, "nsubj"))


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it further on ("A, B and C" from A); "A *but not* B" is A alone."""
    found = [token]
    for conjunct in children(token, "conj"):
        joined = [c for c in (*children(token, "cc"), *children(conjunct, "cc")) if token.i < c.i < conjunct.i]
        if any(c.doc[c.i + 1].lower_ in grammar_words().negations for c in joined) and not is_verbal(conjunct):
            continue
        if not is_verbal(conjunct) or is_verbal(token):
            found += conjuncts(conjunct)
    return found


def relative_antecedent(token: Token) -> Token | None:
    """The noun a relative clause is about, asked from the clause's verb."""
    if token.dep_ in ("acl:relcl", "acl", "advcl:relcl"):
        return token.head
    return None


@_once
def subject(verb: Token) -> Token | None:
    """Who or what the verb is said of: its own subject, or the one it shares by coordination, control or modification."""
    own = children(verb, *SUBJECTS) or [s for a in children(verb, "aux") for s in children(a, *SUBJECTS)]
    if own:
        first = own[-1] if _is_said_first(verb, own) else own[0]
        antecedent = relative_antecedent(verb)
        return antecedent if antecedent is not None and first.lower_ in grammar_words().relatives else first
    if (opened := _subject_after_opening(verb)) is not None:
        return opened
    if (hung := subject_hung_above(verb)) is not None:
        return hung
    if _is_the_lost_main_verb(verb):
        return next(t for t in verb.ancestors if t.dep_ == "ROOT")
    if (above := told_in_turn(verb)) is not None:
        return subject(above)
    if verb.dep_ in ("acl", "acl:relcl"):
        return _named_before(verb) or _one_out_of(verb) or verb.head
    head = verb.head
    if head == verb:
        return _subject_after_participle(verb) or _subject_in_front(verb) or _subject_of_what_is_set_off(verb)
    if verb.dep_ == "conj" and (is_verbal(head) or children(head, *SUBJECTS)):
        return subject(head)
    if verb.dep_ == "conj" and head.dep_ in ("acl", "acl:relcl"):
        return subject(head)
    if verb.tag_ == "VBG" and (accusing := accusation_over(verb)) is not None:
        return subject(accusing) if is_passive(accusing) else next(iter(children(accusing, "obj")), None)
    if verb.dep_ == "xcomp":
        controlled = [o for o in children(head, "obj") or children(head, "iobj") if o.lower_ not in grammar_words().oneself]
        return controlled[0] if controlled and not is_passive(head) else subject(head)
    helpers = [c.tag_ for c in verb.children if c.dep_ in ("aux", "aux:pass")]
    timeless = all(tag == "VBG" or (tag == "VB" and is_infinitive(verb)) for tag in helpers)  # "only *to be* arrested again"
    timeless = timeless or helpers == ["VBG", "VBN"]  # "*having been* acquitted, he was charged again"
    if verb.dep_ == "advcl" and timeless and (is_verbal(head) or children(head, "cop")):
        return subject(head)
    if verb.dep_ == "parataxis" and helpers and timeless and is_infinitive(verb) and is_verbal(head):
        return subject(head)
    return None


def accusation_over(verb: Token) -> Token | None:
    """ "*Accused* the guards of *beating* him": the verb that accuses somebody of what another tells."""
    while verb.dep_ == "conj" and verb.head.tag_ == verb.tag_ == "VBG":
        verb = verb.head
    known, head = grammar_words(), verb.head
    if verb.tag_ != "VBG" or not any(c.lower_ in known.accused_of and c.i < verb.i for c in children(verb, "mark", "case")):
        return None
    above = head if is_verbal(head) else head.head
    said = {above.lemma_.lower(), above.lower_}
    return above if above.i < verb.i and not known.accusing.isdisjoint(said) else None


def _is_said_first(verb: Token, subjects: list[Token]) -> bool:
    """ "A travesty, the *ministry* called it", "The word: *he* said no", "London, 5 May – Six *men* arrived": of two subjects the
    one right before the verb.
    """
    first, last = subjects[0], subjects[-1]
    if first is last:
        return False
    before = verb.doc[last.left_edge.i - 1] if last.left_edge.i else last
    named = last.pos_ in ("PROPN", "PRON") and first.pos_ == "NOUN"  # "A *critic* of the king, *Smith* was arrested"
    fits = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and named)
    set_off = before.text == "," and first.i < last.i < verb.i and last.pos_ in ("PROPN", "PRON", "NOUN") and fits
    between = {t.text for t in verb.doc[first.i : last.i]}
    owned = any(t.tag_ == "WP$" for t in verb.doc[first.i + 1 : last.i])  # "Smith, whose *husband* was jailed"
    return set_off or owned or ":" in between or (first.pos_ == "PROPN" and not between.isdisjoint(_BEHIND_A_DATELINE))


def subject_hung_above(verb: Token) -> Token | None:
    """ "Stays in custody *after a judge* found no ground": where the parser takes the subject of the clause for what says when
    the verb above happened.
    """
    finite = verb.tag_ in FINITE or any(c.dep_ in ("aux", "aux:pass") and c.tag_ != "VBG" for c in verb.children)
    if verb.dep_ not in ("advcl", "conj") or not finite or children(verb, *SUBJECTS, "mark", "cc"):
        return None
    before = verb.left_edge.i - 1
    openers = grammar_words().clause_openers
    hung = [c for c in children(verb.head, "obl") if c.right_edge.i == before and preposition(c) in openers]
    return hung[0] if hung else None


def _named_before(verb: Token) -> Token | None:
    """ "A video of *Smith* confessing", "a statement by *Amnesty* calling for": the name before a gerund."""
    before = verb.doc[verb.i - 1] if verb.i else verb
    is_named = before.pos_ == "PROPN" and before.dep_ == "nmod" and before.head == verb.head
    is_named = is_named and preposition(before) in grammar_words().before_gerund
    return before if verb.tag_ == "VBG" and is_named else None


def told_in_turn(verb: Token) -> Token | None:
    """ "Smith *was* the first to be detained", "*became* the third reporter to be jailed", "*was* the only one to deny it": the
    main word of the clause that tells when it was somebody's turn, asked from what was done to him, or what he did, then.
    """
    named, words = verb.head, grammar_words()
    if verb.dep_ not in ("acl", "advcl") or named.i > verb.i or not is_infinitive(verb):
        return None
    if not children(verb, "aux:pass") and named.lower_ not in words.in_turn | words.taking_turns:
        return None
    if named.lower_ not in words.in_turn and not any(c.lower_ in words.in_turn for c in children(named, "amod")):
        return None
    if children(named, "cop"):
        return named
    return named.head if named.dep_ == "xcomp" and named.head.lemma_ in words.becoming else None


def _one_out_of(verb: Token) -> Token | None:
    """ "Of the 18 accused, one, *Smith*, died": a finite verb that the parser hangs on the phrase in front."""
    if verb.dep_ != "acl" or verb.tag_ != "VBD" or verb.head.dep_ != "ROOT":
        return None
    if preposition(verb.head) not in grammar_words().out_of:
        return None
    named = [t for t in verb.head.subtree if t.dep_ == "appos" and t.pos_ in ("PROPN", "NUM") and t.i < verb.i]
    return named[-1] if named else None


def _subject_of_what_is_set_off(verb: Token) -> Token | None:
    """ "*Smith*, freed in January, *was detained* again": the subject that the parser gives to the participle between commas."""
    for participle in (c for c in children(verb, "advcl") if c.i < verb.i and c.tag_ == "VBN"):
        own = [s for s in children(participle, *SUBJECTS) if s.i < participle.i]
        if own and any(t.text == "," for end in (own[-1].right_edge, own[-1]) for t in verb.doc[end.i + 1 : end.i + 2]):
            return own[-1]
    return None


def _subject_after_opening(verb: Token) -> Token | None:
    """ "*Arrested* in May while visiting, *he* was sentenced to …, charges he calls absurd": the subject right behind the comma
    that ends the opening, whatever the parser hangs it on.
    """
    subjects = (t for t in verb.doc if t.base in ("nsubj", "csubj") and t.i > verb.i)
    if _opens_after_being(verb):
        return next(subjects, None)
    if verb.tag_ != "VBN" or verb.i > 0 or children(verb, "aux", "obj"):
        return None
    return next((s for s in subjects if s.left_edge.i > 0 and verb.doc[s.left_edge.i - 1].text == ","), None)


def _opens_after_being(verb: Token) -> bool:
    """ "*After being charged* with treason she fled": no comma is needed there."""
    opens = verb.i == _AFTER_BEING and verb.tag_ == "VBN" and verb.doc[1].lower_ in grammar_words().being
    return opens and verb.doc[0].dep_ in ("mark", "case")


def _subject_after_participle(verb: Token) -> Token | None:
    """ "*Arrested* in May, Smith was …", also where the parser takes the participle for the sentence's main verb."""
    if verb.tag_ not in PAST or verb.i > 0 or children(verb, "aux", "obj"):
        return None
    below = [s for c in verb.children if is_verbal(c) and c.i > verb.i for s in children(c, *SUBJECTS)]
    return below[0] if below else None


def _subject_in_front(verb: Token) -> Token | None:
    """ "In a letter dated Monday, twenty *economists* asked": where the parser hangs the subject on the phrase in front."""
    if verb.tag_ not in FINITE or children(verb, "aux:pass", "expl"):
        return None
    fronted = [c for c in children(verb, "obl", "nmod") if c.i < verb.i and c.left_edge.i == 0]
    if len(fronted) != 1:
        return None
    hung = [t for t in fronted[0].subtree if t.dep_ == "appos" and t.pos_ in ("NOUN", "PROPN") and t.left_edge.i > 0]
    return next((t for t in hung if "," in (t.left_edge.text, verb.doc[t.left_edge.i - 1].text)), None)


def _is_the_lost_main_verb(verb: Token) -> bool:
    """ "The *trial* of eight activists *continued* …": a finite verb hung on a noun while a noun is the root."""
    if verb.dep_ != "acl" or verb.tag_ not in FINITE or children(verb, "aux:pass", "obj"):
        return False
    root = next((t for t in verb.ancestors if t.dep_ == "ROOT"), None)
    return root is not None and root.pos_ in ("NOUN", "PROPN") and root.i < verb.i and verb.head != root


def _relative_object(verb: Token) -> Token | None:
    """The antecedent where the relative pronoun is the object: "the man whom they arrested", "the man they arrested"."""
    if verb.dep_ != "acl:relcl":
        return None
    own_subject = children(verb, *SUBJECTS)
    return verb.head if own_subject and own_subject[0].lower_ not in grammar_words().relatives else None


def objects(verb: Token) -> list[Token]:
    relatives = grammar_words().relatives
    found = [o for o in children(verb, "obj") if o.lower_ not in relatives]
    if found:
        return found
    antecedent = _relative_object(verb)
    return [antecedent] if antecedent is not None else _shared_objects(verb)


def _shared_objects(verb: Token) -> list[Token]:
    """ "They *kicked and punched him*": the object of a verb right behind another is that of both."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or any(c.base in ("obl", "xcomp", "ccomp", "advcl") for c in verb.children):
        return []
    other = coordinated_right_behind(verb)
    if other is None:
        return []
    own = [o for o in children(other, "obj") if o.lower_ not in grammar_words().relatives]
    return own or _shared_objects(other)


def coordinated_right_behind(verb: Token) -> Token | None:
    """ "*Detained*, beat and later *freed*": the next verb of a list of deeds that has nothing but small words between."""
    for other in children(verb, "conj"):
        between = verb.doc[verb.i + 1 : other.i]
        like = other.tag_ == verb.tag_ or (other.tag_ in PAST and verb.tag_ in PAST)
        if like and all(t.base in ("cc", "punct", "conj", "advmod") for t in between):
            return other
    return None


def indirect_objects(verb: Token) -> list[Token]:
    return children(verb, "iobj")


def agents(predicate: Token) -> list[Token]:
    """By whom: the agent of a passive or of a noun ("arrest by the police")."""
    by = grammar_words().by
    own = [c for c in children(predicate, "obl", "nmod") if preposition(c) in by]
    if own or not is_verbal(predicate):
        return own
    below = [t for c in children(predicate, "obl") for t in c.subtree]
    return [t for t in below if t.base == "nmod" and preposition(t) in by]


def obliques(predicate: Token, prep: str) -> list[Token]:
    """What stands under the predicate with this preposition, its object's own modifiers included."""
    direct = [c for c in children(predicate, "obl", "nmod", "advcl", "acl") if preposition(c) == prep]
    if (
        prep in grammar_words().against
    ):  # "Charges *against ten others* were dropped", where the parser takes them for the subject or object
        direct += [c for c in children(predicate, "nsubj:pass", "obj") if preposition(c) == prep]
    under_object = [c for o in children(predicate, "obj", "nsubj:pass") for c in children(o, "nmod") if preposition(c) == prep]
    under_modifier = [c for m in children(predicate, "nmod") for c in children(m, "nmod") if preposition(c) == prep]
    return direct + under_object or under_modifier


def is_measured_by(token: Token) -> bool:
    """ "The heaviest penalty handed to *a journalist*": somebody of whom only a comparison is told."""
    given, known = token.head, grammar_words()
    if token.base != "obl" or given.base != "acl" or given.tag_ != "VBN":
        return False
    kinds = [c.lower_ for c in (*children(given.head, "amod"), *children(given.head, "advmod"))]
    return any(kind in known.superlatives or kind.endswith(known.superlative_endings) for kind in kinds)


def patients(verb: Token) -> list[Token]:
    """To whom it is done."""
    if is_passive(verb):
        who = subject(verb)
        return [who] if who is not None else []
    if verb.dep_ == "amod" and verb.tag_ == "VBN":
        return [verb.head]
    return objects(verb)


def belonging(noun: Token) -> list[Token]:
    """Whose it is, behind a preposition: "the arrest *of Smith*"."""
    return [owner for prep in grammar_words().of for owner in obliques(noun, prep)]


def possessors(noun: Token) -> list[Token]:
    return [
        c
        for c in noun.children
        if c.dep_ in ("nmod:poss", "det:poss") or (c.dep_ == "nmod" and preposition(c) == "" and c.i < noun.i)
    ]


@_once
def is_negated(predicate: Token) -> bool:
    """Whether the predicate itself is denied: "was not released", "never charged", "no charges", "nor has he been freed"."""
    words = grammar_words()
    return any(
        (c.dep_ in ("advmod", "det", "cc:preconj", "aux") and c.lower_ in words.negations)
        or (c.dep_ == "cc" and c.lower_ in words.nor and c.i < predicate.i)
        for c in predicate.children
    )


@_once
def modal(predicate: Token) -> str | None:
    """The modal verb over the predicate, or `to` for "is to be tried", whichever way the parser reads that."""
    words = grammar_words()
    to = words.infinitive
    for child in predicate.children:
        if child.dep_ == "aux" and child.tag_ == "MD":
            return words.contracted.get(child.lower_, child.lemma_.lower())
    if any(c.dep_ == "aux" and c.lemma_ in words.be and c.tag_ != "VB" for c in predicate.children) and is_infinitive(predicate):
        return to  # but not where somebody "is said *to be losing*" something
    if predicate.dep_ == "xcomp" and predicate.head.lemma_ in words.be and any(c.lower_ == to for c in predicate.children):
        return to
    if any(c.dep_ in ("aux", "cop") and c.lower_ in words.going_to and _goes_on_with(to, c) for c in predicate.children):
        return to
    if is_infinitive(predicate) and any(
        c.dep_ == "aux:pass" and c.lemma_ in words.be and c.tag_ != "VB" and _goes_on_with(to, c) for c in predicate.children
    ):
        return to  # "*was to be sentenced* on Monday"
    return None


def _is_inverted(predicate: Token) -> bool:
    """ "*Should the verdict stand*, …": a condition, and nothing that should be."""
    helpers = [c for c in predicate.children if c.dep_ == "aux" and c.tag_ == "MD"]
    return bool(helpers) and any(s.i > helpers[0].i for s in children(predicate, *SUBJECTS)) and helpers[0].i < predicate.i


def _goes_on_with(word: str, token: Token) -> bool:
    """ "*Is to* be heard"."""
    return token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ == word


@_once
def is_infinitive(verb: Token) -> bool:
    """ "Was ordered *to pay*"."""
    to = grammar_words().infinitive
    return any(c.dep_ == "mark" and c.lower_ == to for c in verb.children)


def modals_over(predicate: Token) -> set[str]:
    """The modal of the predicate and the verbs that stand over it like one ("*needs* to be freed", "*has* to end")."""
    over = {None if _is_inverted(predicate) else modal(predicate)}
    if predicate.dep_ == "xcomp":
        over.add(predicate.head.lemma_.lower())
    if predicate.dep_ == "conj" and not children(predicate, *SUBJECTS):
        over |= modals_over(predicate.head)
    return {word for word in over if word}


@_once
def clause(predicate: Token) -> tuple[Token, ...]:
    """The tokens of a predicate's own clause: its subtree less other clauses that have a subject of their own."""
    return (predicate, *(t for child in predicate.children if not _starts_a_clause(child) for t in clause(child)))


def _starts_a_clause(token: Token) -> bool:
    if token.dep_ in ("acl:relcl", "parataxis", "ccomp", "csubj"):
        return True
    if token.dep_ == "conj" and (is_verbal(token) or children(token, "cop")):
        return True
    return is_told_aside(token) or is_told_in_front(token) or (token.dep_ == "advcl" and bool(children(token, *SUBJECTS)))


def is_told_aside(token: Token) -> bool:
    """ "Smith, *detained in May*, was freed on Monday", "refused to free Smith, *jailed in May*": a participle behind a comma;
    "Smith, 71 and *jailed in May*, fell ill": or behind what else he is.
    """
    if token.dep_ != "acl" or token.tag_ not in PAST or not token.i:
        return False
    before = token.doc[token.i - 1]
    return before.text == "," or (before.base == "cc" and before.head in (token, token.head))


def is_told_in_front(token: Token) -> bool:
    """ "*Freed on bail in May*, Smith may not leave the country": a participle that opens the sentence tells of another time,
    but "*asked on Monday*, he had nothing to say" of the same.
    """
    if token.dep_ != "advcl" or token.tag_ not in PAST or token.i > _FIRST_WORDS or token.lemma_ in grammar_words().asked:
        return False
    return all(c.base == "advmod" or c.i > token.i for c in token.children) and token.head.i > token.i


@_once
def reach_of_noun(noun: Token) -> frozenset[int]:
    """The noun's phrase and what follows it up to the next verb or comma: its complements hang elsewhere in many a tree."""
    positions = {t.i for t in noun.subtree}
    doc = noun.doc
    for position in range(max(positions) + 1, len(doc)):
        token = doc[position]
        if is_verbal(token) or token.is_punct:
            break
        positions.add(position)
    return frozenset(positions)


def text_span(token: Token) -> tuple[int, int]:
    """First and last position of the token's subtree."""
    return token.left_edge.i, token.right_edge.i
