"""Verbs and names that go on from another than the parser thinks: "was arrested on suspicion of planning a coup and *sentenced*".

In: a word that is coordinated with another, in a tree just copied. Out: whether it hung wrong; it is hung where it belongs then.
"""

from __future__ import annotations

from habeas.reading.grammar_words import grammar_words
from habeas.reading.regrafting.garden_paths import give_the_verb_both_subjects, make_its_subject, second_of_two_subjects
from habeas.reading.regrafting.places import Places
from habeas.reading.regrafting.words import grafting_words
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
    last_under,
    make_the_root,
    move,
    relabel,
)
from habeas.reading.word_forms import FINITE, PAST

_SAID = ("ccomp", "csubj")
_OF_A_LIST = ("PROPN", "PUNCT", "CCONJ")
_PARTING = ("acl", "acl:relcl", "advcl", "parataxis")
_CLAUSES = ("acl:relcl", "ccomp", "parataxis", "csubj")


def mend_what_is_coordinated(token: Token, places: Places) -> bool:
    """Verbs and names that go on from another than the parser thinks."""
    if token.tag_ == "VB" and (asked := _asked_above_a_gerund(token)) is not None:
        move(token, asked)
    elif _is_asked_by_who_found_it(token) or _is_denied_by_who_says_so(token):
        move(token, token.head.head)
    elif (said := _said_of_both(token)) is not None:
        _make_both_the_subject(said, token)
    elif token.tag_ == "NNS" and _is_counted_by_a_quality(token):
        _make_it_those_counted(token)
    elif (first := _first_behind_the_same_word(token)) is not None:
        move(token, first)
    elif (name := _done_to_with(token, places.people)) is not None or (
        name := _of_another_body(token, places.people)
    ) is not None:
        move(token, name)
    elif (name := _named_with(token, places.people)) is not None:
        _name_with_another(token, name, places.days)
    elif (name := _name_left_without_a_verb(token, places.people)) is not None:
        _give_both_the_verb(token, name)
    elif _goes_on_from_what_is_said(token):
        move(token, next(c for c in token.head.children if c.i < token.i and c.base in _SAID))
    elif (told := _told_before_who_says_it(token)) is not None:
        move(token, told)
    elif token.tag_ == "VBG" and (noun := _noun_it_is_one_more_of(token)) is not None:
        _make_it_one_more(token, noun)
    elif (noun := _noun_it_says_more_of(token)) is not None:
        move(token, noun, "acl:relcl")
    elif (second := second_of_two_subjects(token)) is not None:
        give_the_verb_both_subjects(token, second)
    elif (taken := _subject_coordinated_with_a_verb(token)) is not None:
        _make_it_the_subject(taken, token)
    elif _goes_on_from_a_relative(token) or _goes_on_from_which(token):
        _hang(token, _relative_before(token))
    elif (helped := _passive_it_goes_on_from(token)) is not None:
        move(token, helped)
    elif (passive := _passive_before_a_clause(token)) is not None:
        hand_over(token.head, token, "obl", "advmod", "advcl")
        _hang(token, passive)
    elif (name := _name_it_is_said_of(token, places.people)) is not None:
        move(token, name, "acl")
    elif _is_badly_coordinated(token):
        if (onto := _finite_above(token.head)) is not None:
            _hang(token, onto)
    elif (verb := _verb_whose_quality_it_is_beside(token)) is not None:
        move(token, verb)
    elif (above := _finite_it_is_a_state_beside(token)) is not None:
        _make_it_one_more_state(token, above)
    elif any(c.base == "cop" for c in token.children):
        _take_what_stands_behind(token)
    else:
        return False
    return True


def _asked_above_a_gerund(bare: Token) -> Token | None:
    """ "Its demand that Minsk *stop using* courts as a weapon and *release* Smith": what goes on from no gerund, but from the
    bare verb above.
    """
    gerund = bare.head
    above = gerund.head
    alone = not any(c.base in (*SUBJECT_BASES, "aux", "mark") for c in bare.children)
    asked = gerund.tag_ == "VBG" and gerund.base == "xcomp" and above.pos_ == "VERB" and above.tag_ not in ("VBG", *PAST, "VBZ")
    return above if alone and asked else None


def _is_asked_by_who_found_it(verb: Token) -> bool:
    """ "*The committee found* that Smith had been tortured and *urged* Baku to free him": it was not Smith who urged it; "*it
    said* that an envoy was in Baku, and *urged* him to ask for it": nor the envoy.
    """
    found = verb.head.head
    if verb.dep_ != "conj" or verb.lemma_ not in grafting_words().asking or verb.tag_ != "VBD" or verb.head.dep_ != "ccomp":
        return False
    passive = has_a_passive_helper(verb.head)
    asks = any(c.base == "xcomp" and c.i > verb.i for c in verb.children) and not any(c.base == "nsubj" for c in verb.children)
    state = verb.head.tag_ == "VBG" or any(c.base == "cop" for c in verb.head.children)
    set_off = any(c.base == "punct" and c.i < verb.i for c in verb.children)
    return (passive or (state and set_off)) and asks and found.tag_ == "VBD"


def _is_denied_by_who_says_so(verb: Token) -> bool:
    """ "*Minsk says* that these were camps, and *denies* that anybody was hurt": no camp denies it."""
    said = verb.head
    if verb.lemma_ not in grafting_words().answering or said.dep_ != "ccomp" or has_a_subject(verb):
        return False
    state = any(c.base == "cop" for c in said.children)
    return state and said.head.lemma_ in stance_words().saying and any(c.base == "punct" and c.i < verb.i for c in verb.children)


def _said_of_both(verb: Token) -> Token | None:
    """ "The agency said *14 women* and 16 men *had been pardoned*": nobody says a woman."""
    said = verb.head
    if verb.dep_ != "conj" or said.lemma_ not in grafting_words().reporting or said.i > verb.i:
        return None
    first = next((c for c in said.children if c.base == "obj" and said.i < c.i < verb.i), None)
    second = next((c for c in verb.children if c.base == "nsubj" and c.i < verb.i), None)
    if first is None or second is None or not any(c.base == "cc" and c.i == first.i + 1 for c in verb.children):
        return None
    return first if first_under(second) == first.i + 2 else None


def _make_both_the_subject(first: Token, verb: Token) -> None:
    second = next(c for c in verb.children if c.base == "nsubj" and c.i < verb.i)
    move(first, verb, second.dep_)
    coordinate(second, first)
    relabel(verb, "ccomp")


def _is_counted_by_a_quality(noun: Token) -> bool:
    """ "Is among *eleven* current and former *members*": the members are eleven, and the quality is said of them."""
    quality = noun.head
    if quality.pos_ != "ADJ" or quality.i > noun.i or not any(c.base in ("nummod", "det") for c in quality.children):
        return False
    between = noun.doc[quality.i + 1 : noun.i]
    return len(between) > 1 and between[0].base == "cc" and all(t.pos_ == "ADJ" for t in between[1:])


def _make_it_those_counted(noun: Token) -> None:
    quality = noun.head
    label, above = quality.dep_, quality.head
    if above is quality:
        make_the_root(noun)
    else:
        move(noun, above, label)
    for child in quality.children:
        if child is not noun:
            move(child, noun)
    move(quality, noun, "amod")


def _first_behind_the_same_word(noun: Token) -> Token | None:
    """ "The arrest *of Smith*, a baker, and *of* five others": of both it is the arrest, and no others are joined to it."""
    case = next((c for c in noun.children if c.base == "case" and c.i < noun.i), None)
    if case is None or case.doc[case.i - 1].base != "cc" or noun.head.pos_ != "NOUN":
        return None
    alike = [c for c in noun.head.children if c.base == "nmod" and c.i < case.i and _stands_behind(case.lower_, c)]
    return alike[-1] if alike and not _stands_behind(case.lower_, noun.head) else None


def _stands_behind(word: str, noun: Token) -> bool:
    return any(c.base == "case" and c.i < noun.i and c.lower_ == word for c in noun.children)


def _done_to_with(noun: Token, people: frozenset[int]) -> Token | None:
    """ "Police arrested *Smith*, and *five others* on Monday": so many behind the one to whom it was done do nothing."""
    if noun.pos_ not in ("NOUN", "NUM") or noun.head.pos_ != "VERB" or not any(c.base == "nummod" for c in noun.children):
        return None
    joining = next((c for c in noun.children if c.base == "cc" and c.i < noun.i), None)
    if joining is None or any(c.base in OF_A_CLAUSE or c.base in ("appos", "orphan", "obj", "acl") for c in noun.children):
        return None
    before = (joining.i - 1, joining.i - 2) if noun.doc[joining.i - 1].text == "," else (joining.i - 1,)
    return next((c for c in noun.head.children if c.base == "obj" and c.i in people and last_under(c) in before), None)


def _of_another_body(name: Token, people: frozenset[int]) -> Token | None:
    """ "*Smith* from the Press Agency and *Jones* from the Union were held": Jones is no agency; where both have their own."""
    body = name.head
    if name.i not in people or body.i in people or body.base != "nmod" or body.head.i not in people or body.i > name.i:
        return None
    own = [c for c in name.children if c.base == "nmod" and c.i > name.i and c.pos_ == "PROPN"]
    return body.head if body.pos_ == "PROPN" and own and name.doc[name.i - 1].base in ("cc", "punct") else None


def _named_with(token: Token, people: frozenset[int]) -> Token | None:
    """ "Arrested *Smith*, who wrote about schools, and *Jones*": behind the second comma nobody is written about any more;
    "*Smith*, editor of the Sun, *Jones*, a lawyer, and Brown": nor edited.
    """
    if token.i not in people or token.dep_ != "conj" or token.head.i in people:
        return None
    before = token.doc[token.i - 2]
    if token.doc[token.i - 1].base == "cc" and before.i in people and before.base == "conj":
        return before.head if before.head.i in people else None
    if any(c.base == "conj" and c.i < token.i for c in token.head.children):
        return None  # "who wrote about schools, courts, and Jones"
    described = "acl:relcl" if _is_set_off(token) else "appos" if token.doc[token.i - 1].text == "," else ""
    if token.head.pos_ == "VERB":
        named = [c for c in token.head.children if c.base == "obj" and c.i in people]
    else:
        named = [a for a in token.head.ancestors if a.i in people and a.i < token.head.i][:1]
    return next((n for n in named if any(c.dep_ == described and n.i < c.i < token.i for c in n.children)), None)


def _name_with_another(token: Token, name: Token, days: frozenset[int]) -> None:
    verb = name.head
    move(token, name)
    for child in token.children:
        if child.i in days and verb.pos_ == "VERB":
            move(child, verb, "obl")


def _name_left_without_a_verb(verb: Token, people: frozenset[int]) -> Token | None:
    """ "*Smith*, who wrote about schools, and Jones *were arrested*": the parser has Smith do nothing but write."""
    if verb.dep_ != "conj" or verb.pos_ != "VERB" or not _is_set_off(verb):
        return None
    subjects = [c for c in verb.children if c.base == "nsubj"]
    relative = verb.head
    while relative.dep_ == "conj":
        relative = relative.head
    name = relative.head
    is_left = relative.dep_ == "acl:relcl" and name.dep_ == "ROOT" and name.i in people
    both = len(subjects) == 1 and subjects[0].i in people and subjects[0].i < verb.i
    return name if is_left and both and not any(c.base in OF_A_CLAUSE for c in name.children) else None


def _give_both_the_verb(verb: Token, name: Token) -> None:
    other = next(c for c in verb.children if c.base == "nsubj")
    label = other.dep_
    coordinate(other, name)
    make_the_root(verb)
    hand_over(name, verb)
    move(name, verb, label)


def _goes_on_from_what_is_said(token: Token) -> bool:
    """ "It should be recalled that she *was arrested*, and *was released*": "it" is released nowhere."""
    head = token.head
    if token.dep_ != "conj" or token.tag_ not in PAST or has_a_subject(token):
        return False
    stands_in = any(c.base in SUBJECT_BASES and c.lower_ in grammar_words().it for c in head.children)
    said = [c for c in head.children if head.i < c.i < token.i and c.base in _SAID]
    return stands_in and bool(said) and said[0].tag_ in PAST


def _told_before_who_says_it(token: Token) -> Token | None:
    """ "*He was arrested* on Monday, his lawyer said, *and went on hunger strike*": it is not the lawyer who strikes; what goes
    on from what is told before the one who says it, and is not said or asked by him too.
    """
    says, known = token.head, stance_words()
    if token.dep_ != "conj" or says.i > token.i or says.lemma_.lower() not in known.saying or token.doc[says.i + 1].text != ",":
        return None
    asked = known.saying | known.unreal_governors | known.commanding | grafting_words().asking
    if not any(c.base == "cc" for c in token.children) or has_a_subject(token) or token.lemma_.lower() in asked:
        return None
    told = [c for c in says.children if c.base == "ccomp" and c.i < says.i]
    who = [c for c in says.children if c.base in SUBJECT_BASES and told and told[0].i < c.i < says.i]
    return told[0] if who and token.doc[first_under(who[0]) - 1].text == "," else None


def _noun_it_is_one_more_of(gerund: Token) -> Token | None:
    """ "Brought *charges* of treason and *of aiding* a state against Smith": what the charges are of too, and no second deed."""
    verb = gerund.head
    if gerund.dep_ != "conj" or verb.pos_ != "VERB" or verb.i > gerund.i:
        return None
    if not any(c.base in ("mark", "case") and c.lower_ in grammar_words().of and c.i < gerund.i for c in gerund.children):
        return None
    noun = next((c for c in verb.children if c.base in ("obj", "nsubj", "obl") and verb.i < c.i < gerund.i), None)
    return noun or next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)


def _make_it_one_more(gerund: Token, noun: Token) -> None:
    verb = gerund.head
    move(gerund, noun, "acl")
    for child in gerund.children:
        against = [c for c in child.children if c.base == "case" and c.lower_ in grafting_words().onto]
        if child.base == "obl" and against:
            move(child, verb)


def _noun_it_says_more_of(verb: Token) -> Token | None:
    """ "Kept unchanged *the sentence a court gave him* last August": a verb with a subject of its own that is coordinated with
    nothing, right behind a noun, is a relative clause without a pronoun.
    """
    if verb.dep_ != "conj" or verb.pos_ != "VERB" or any(c.base == "cc" for c in verb.children):
        return None
    subject = next((c for c in verb.children if c.base == "nsubj" and c.i < verb.i), None)
    if subject is None or any(c.i < subject.i for c in verb.children):
        return None
    first = first_under(subject)
    noun = verb.doc[first - 1] if first else subject
    return noun if noun.tag_ in ("NN", "NNS") and noun.i > verb.head.i and not verb.is_ancestor(noun) else None


def _subject_coordinated_with_a_verb(verb: Token) -> Token | None:
    """ "Five were arrested and *two of them*, Smith and Jones, *are serving* a year": those whom the parser takes for one more
    thing that was done, and nobody else for the subject of the verb behind.
    """
    if verb.dep_ != "conj" or verb.pos_ != "VERB" or verb.head.pos_ != "VERB":
        return None
    helped = verb.tag_ in FINITE or is_helped(verb)
    if not helped or any(c.base in ("cc", "mark", *SUBJECT_BASES) for c in verb.children):
        return None
    between = [c for c in verb.head.children if verb.head.i < c.i < verb.i and c.dep_ == "conj"]
    if not between or between[-1].pos_ not in ("NUM", "NOUN", "PROPN", "PRON"):
        return None
    if any(t.pos_ not in _OF_A_LIST for t in verb.doc[last_under(between[-1]) + 1 : first_under(verb)]):
        return None
    return between[-1] if any(c.base == "cc" and c.i < between[-1].i for c in between[-1].children) else None


def _make_it_the_subject(taken: Token, verb: Token) -> None:
    for joining in [c for c in taken.children if c.base == "cc" and c.i < taken.i]:
        move(joining, verb)
    move(taken, verb)
    make_its_subject(taken, verb)


def _passive_it_goes_on_from(token: Token) -> Token | None:
    """ "He gave a statement and *was released* but *arrested* again": a bare participle shares the helper of the passive before
    it, where the parser has it go on from the active verb.
    """
    if token.dep_ != "conj" or token.tag_ != "VBN" or any(c.base in ("aux", *SUBJECT_BASES) for c in token.children):
        return None
    head = token.head
    if head.tag_ == "VBN" or head.pos_ != "VERB":
        return None
    beside = [c for c in head.children if c.dep_ == "conj" and head.i < c.i < token.i and c.tag_ == "VBN"]
    return beside[-1] if beside and has_a_passive_helper(beside[-1]) else None


def _goes_on_from_a_relative(token: Token) -> bool:
    """ "They named Smith, who stands accused of treason and *has been held* since": a verb in the singular has no plural subject,
    where a clause about one person stands between. "Jones posted a picture of Smith, who had been held since May and *was let
    out*", "Jones was arrested with Smith, who was charged but *was let out*": where no comma parts them, what is done to somebody
    goes on from what was done to him.
    """
    if token.dep_ != "conj" or token.pos_ != "VERB" or has_a_subject(token):
        return False
    finite = next((c for c in token.children if c.base == "aux"), token)
    subject = next((c for c in token.head.children if c.base == "nsubj" and c.i < token.head.i), None)
    if subject is None or not (_is_plural(subject) if finite.tag_ == "VBZ" else _is_done_to_somebody(token)):
        return False
    relative = _relative_before(token)
    return relative is not token and (finite.tag_ == "VBZ" or has_a_passive_helper(relative))


def _goes_on_from_which(token: Token) -> bool:
    """ "They meant no harm, according to the union, *which called* it a shame and *demanded* their release": of one tense with
    the verb of "which", and no comma between, it is the union that demanded it.
    """
    if token.dep_ != "conj" or token.tag_ not in FINITE or has_a_subject(token) or is_helped(token):
        return False
    relative = _relative_before(token)
    which = [c for c in relative.children if c.base == "nsubj" and c.lower_ in grammar_words().which]
    set_off = bool(which) and which[0].i > 0 and token.doc[which[0].i - 1].text == ","
    return set_off and relative.tag_ == token.tag_ and all(t.text != "," for t in token.doc[relative.i : token.i])


def _is_done_to_somebody(verb: Token) -> bool:
    """A passive behind an active verb, and no comma before its "and"."""
    joined = next((c.i for c in verb.children if c.base == "cc" and c.i < verb.i), 0)
    parted = not joined or verb.doc[joined - 1].text == ","
    relative = _relative_before(verb) if has_a_passive_helper(verb.head) else verb
    of_both = relative is not verb and any(t.text == "," for t in verb.doc[relative.i : verb.i])
    return has_a_passive_helper(verb) and not parted and not of_both


def _is_plural(subject: Token) -> bool:
    several = subject.lower_ in grafting_words().several
    return several or subject.tag_ in ("NNS", "NNPS") or any(c.base == "conj" for c in subject.children)


def _relative_before(token: Token) -> Token:
    """The verb of the last relative clause with a pronoun that stands between a verb and the one it is coordinated with; the
    verb itself where there is none."""
    relatives = grammar_words().all_relatives
    between = (t for t in reversed(token.doc[token.head.i + 1 : token.i]) if t.dep_ == "acl:relcl")
    return next((t for t in between if any(c.lower_ in relatives for c in t.children)), token)


def _finite_it_is_a_state_beside(predicate: Token) -> Token | None:
    """ "Was forbidden to leave *the country and has been behind bars* since May": nobody leaves bars; it is said of who was
    forbidden.
    """
    helped = any(c.base == "aux" and c.tag_ in FINITE for c in predicate.children)
    be = any(c.base == "cop" for c in predicate.children)
    if not (helped and be) or has_a_subject(predicate) or predicate.head.pos_ not in ("NOUN", "PROPN"):
        return None
    if any(c.base == "cop" for c in predicate.head.children):
        return None
    return _finite_above(predicate.head)


def _verb_whose_quality_it_is_beside(passive: Token) -> Token | None:
    """ "They *pleaded* not guilty to the charges and *were remanded*": what is done goes on from the verb, no quality."""
    quality = passive.head
    if quality.pos_ != "ADJ" or quality.dep_ != "xcomp" or quality.head.tag_ not in FINITE or not has_a_passive_helper(passive):
        return None
    finite = any(c.base == "aux" and c.tag_ in FINITE for c in passive.children)
    return quality.head if finite and not has_a_subject(passive) else None


def _make_it_one_more_state(predicate: Token, verb: Token) -> None:
    for above in [a for a in predicate.ancestors if a is not verb and verb.is_ancestor(a)]:
        hand_over(above, predicate, "obl", "advmod", "advcl")
    hand_over(verb, predicate, "obl", "advmod", "advcl")
    move(predicate, verb)


def _take_what_stands_behind(predicate: Token) -> None:
    """ "Has been held for years and has been on strike *since May*": what stands behind the second predicate is said of it."""
    hand_over(predicate.head, predicate, "obl", "advmod")


def _is_badly_coordinated(token: Token) -> bool:
    if token.dep_ != "conj" or token.tag_ not in PAST or token.pos_ not in ("VERB", "AUX"):
        return False
    if has_a_subject(token):
        return False
    head = token.head
    if is_helped(token):
        return _is_told_behind_an_infinitive(token)
    if head.base == "advcl" and _is_set_off(token) and any(c.base == "mark" for c in head.children):
        return token.tag_ == "VBD"
    if is_helped(head):
        return False
    return head.tag_ in ("VBG", "VB") or (head.pos_ in ("NOUN", "PROPN") and token.tag_ == "VBD")


def _passive_before_a_clause(participle: Token) -> Token | None:
    """ "*Was picked up* on Monday, hours after he had posted a video in which he mocked them, and *remanded*": what is done to
    somebody goes on from what was done to him, whatever clauses stand between, where a comma ends them.
    """
    before = participle.head
    if participle.dep_ != "conj" or participle.tag_ not in PAST or participle.pos_ != "VERB" or not _is_set_off(participle):
        return None
    if any(c.base in (*SUBJECT_BASES, "aux", "obj", "ccomp") for c in participle.children):
        return None
    behind = participle.doc[participle.i + 1 : participle.i + 2]
    if has_a_passive_helper(before) and (not behind or behind[0].is_punct):
        return None  # "About a man who was seized, *and killed*, by soldiers"
    is_parted = before.pos_ in ("NOUN", "PROPN") and participle.tag_ == "VBN"
    for token in (before, *before.ancestors):
        if is_parted and token.pos_ == "VERB" and token.i < participle.i and has_a_passive_helper(token):
            return token if has_a_subject(token) or token.dep_ == "conj" else None
        is_parted = is_parted or token.dep_ in _PARTING or _is_a_clause_of_its_own(token)
    return None


def _name_it_is_said_of(participle: Token, people: frozenset[int]) -> Token | None:
    """ "*Smith*, 71 years old *and sentenced* to nine, fell ill", "Smith, blind *and held* since May, …": what is told of
    somebody beside what he is, behind a comma and before his verb.
    """
    if participle.tag_ not in PAST or participle.pos_ != "VERB" or participle.i < 2 or is_helped(participle):
        return None
    if any(c.base in (*SUBJECT_BASES, "obj", "ccomp") for c in participle.children):
        return None
    head = participle.head
    if head.i > participle.i:
        named = next((c for c in head.children if c.base in SUBJECT_BASES and c.i < participle.i), None)
    else:
        named = head if head.i in people else head.head if head.base in ("amod", "acl", "appos") else None
    if named is None or named.i not in people:
        return None
    if participle.doc[named.i + 1].text != "," and not (named is head and participle.doc[named.i + 1].base == "cc"):
        return None
    return named if any(c.base == "cc" and c.i < participle.i for c in (*participle.children, *head.children)) else None


def _is_a_clause_of_its_own(verb: Token) -> bool:
    """ "Was arrested, *after the paper he wrote for had reported* on it": also where the parser takes it for one more deed."""
    return verb.dep_ == "conj" and is_helped(verb) and not any(c.base == "cc" and c.i < verb.i for c in verb.children)


def _is_told_behind_an_infinitive(verb: Token) -> bool:
    """ "Refused to *board* and a day later *was* sentenced": a finite verb goes on from no infinitive."""
    aim = verb.head
    bare = aim.tag_ == "VB" and any(c.base == "mark" and c.lower_ == grammar_words().infinitive for c in aim.children)
    return bare and next(c for c in verb.children if c.base == "aux").tag_ in FINITE


def _is_set_off(token: Token) -> bool:
    """A comma stands before the "and" of a coordinated verb: "…, because she had written about it, *and barred* her"."""
    joined = [c for c in token.children if c.base == "cc" and c.i < token.i]
    return bool(joined) and joined[0].i > 0 and token.doc[joined[0].i - 1].text == ","


def _finite_above(token: Token) -> Token | None:
    """The nearest verb above that says something of its subject, no clause of another kind between."""
    below = token
    while below.head is not below and below.dep_ not in _CLAUSES:
        above = below.head
        if above.pos_ == "VERB" and (above.tag_ in FINITE or is_helped(above)):
            return above
        below = above
    return None


def _hang(token: Token, onto: Token) -> None:
    """Hangs a verb on another; what came after it and hung on that other now hangs on the verb."""
    hand_over(onto, token, "obl", "advmod", "obj", "advcl")
    move(token, onto)
