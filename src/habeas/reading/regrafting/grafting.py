"""Every word of a tree, by the label it hangs by, given to what knows how it may hang wrong; and what may be wrong by any label.

In: a tree just copied. Out: the tree, mended in place.
"""

from __future__ import annotations

from collections.abc import Callable

from habeas.reading.grammar import is_told_aside
from habeas.reading.grammar_words import grammar_words
from habeas.reading.regrafting.clauses import mend_a_clause, mend_a_relative
from habeas.reading.regrafting.coordination import mend_what_is_coordinated
from habeas.reading.regrafting.garden_paths import (
    give_the_verb_who_wrote,
    give_the_verb_whom_it_is_done_to,
    let_tell_it,
    second_subject,
    verb_before_a_quality,
    verb_behind_a_letter,
    who_tells_it,
)
from habeas.reading.regrafting.nouns import (
    behind_the_day,
    give_back_what_stands_before,
    give_its_late_object,
    mend_a_day,
    mend_a_part,
    mend_a_subject,
    mend_an_object,
    standing_before_a_role,
    verb_of_a_late_object,
)
from habeas.reading.regrafting.places import Places
from habeas.reading.regrafting.roots import mend_a_root
from habeas.reading.regrafting.words import grafting_words
from habeas.reading.stance import stance_words
from habeas.reading.trees import SUBJECT_BASES, Token, Tree, first_under, has_a_subject, is_helped, last_under, move, relabel
from habeas.reading.word_forms import FINITE, PAST

_SMALL = frozenset({"punct", "det", "case", "aux", "cop", "cc", "mark"})
"""What small words hang by: no branch hangs wrong on them."""
_OF_A_NOUN = ("acl", "amod")
_OF_WHAT_IS_TOLD = ("obl", "reparandum", "nmod")


def regraft(
    tree: Tree, people: frozenset[int] = frozenset(), days: frozenset[int] = frozenset(), described: frozenset[int] = frozenset()
) -> Tree:
    """The tree, with every branch that is known to hang wrong hung where it belongs: of each word one thing at most is mended,
    the first that fits. `people`, `days` and `described` are the places of words, as `Places` says.
    """
    places = Places(people, days, described)
    for token in tree:
        if token.base not in _SMALL:
            _mend(token, places)
        elif token.lower_ in grafting_words().getting:
            _hang_on_the_verb(token)
    for token in tree:
        if token.dep_ == "advcl" and token.i < token.head.i:
            _give_up_what_stands_in_front(token)
        if is_told_aside(token):
            _give_back_what_stands_behind(token)
        if token.dep_ == "parataxis" and token.head.i < token.i:
            _give_back_what_is_told(token)
    return tree


def _mend(token: Token, places: Places) -> None:
    """What can be wrong with a word hung by any label, and by its own."""
    if token.pos_ == "ADJ" and token.tag_ == "JJ" and _is_a_verbs_participle(token):
        token.pos_, token.tag_ = "VERB", "VBN"
    if token.pos_ == "NOUN" and token.tag_ == "VB" and is_helped(token):
        token.pos_ = "VERB"  # "Can no longer *walk*"
    if token.tag_ == "VBN" and token.pos_ == "VERB":
        _make_it_a_passive(token)
    if token.i in places.people and (before := standing_before_a_role(token)):
        give_back_what_stands_before(token, before)
    elif _is_somebodys_flat(token):
        _make_it_a_home(token)
    elif token.tag_ in FINITE and (teller := who_tells_it(token, places.people)) is not None:
        let_tell_it(teller, token)
    elif (verb := verb_before_a_quality(token, places.described)) is not None:
        give_the_verb_whom_it_is_done_to(verb, token)
    elif token.pos_ in ("NOUN", "PROPN") and token.children and (verb := _done_in_the_end_by(token)) is not None:
        _tell_what_was_done(verb, token)
    elif (by_label := _BY_LABEL.get(token.base)) is not None and by_label(token, places):
        return
    elif _took_a_subject(token):
        _give_back_the_subject(token)
    elif (done_to := second_subject(token)) is not None:
        move(done_to, token.doc[done_to.i - 1], "obj")
    elif token.dep_ == "acl" and _is_one_more_of_a_headline(token, places.people):
        verb = token.head.head
        move(token, verb, "conj")
        for subject in [c for c in verb.children if c.dep_ == "nsubj"]:
            subject.dep_ = "nsubj:pass"
    elif token.dep_ in _OF_A_NOUN and (verb := _verb_it_came_before(token)) is not None:
        _hang_on_what_came_first(token, verb)
    elif token.dep_ == "acl:relcl":
        mend_a_relative(token)


def _is_a_verbs_participle(quality: Token) -> bool:
    """ "Charges were *laid* against him": what is said of something and has the lemma of a verb."""
    said = any(c.base == "cop" and c.i < quality.i for c in quality.children)
    return said and quality.lemma_.lower() != quality.lower_ and any(c.base == "nsubj" for c in quality.children)


def _make_it_a_passive(participle: Token) -> None:
    """ "The next hearing *is set* for May": a past participle is no quality that something is said to have."""
    helper = next((c for c in participle.children if c.base == "cop" and c.i < participle.i), None)
    helped = any(c.dep_ == "aux:pass" or c.base == "mark" for c in participle.children)
    if helper is None or helped or participle.i + 1 == len(participle.doc):
        return
    relabel(helper, "aux:pass")
    for subject in participle.children:
        if subject.dep_ == "nsubj":
            subject.dep_ = "nsubj:pass"


def _mend_a_name(token: Token, places: Places) -> bool:
    """ "Brown and a former *ambassador* to London *Smith* were held": the bearer of the office, and no part of another's name."""
    held_in = token.doc[token.i - 1]
    office = held_in.head
    if token.i not in places.people or held_in.base != "nmod" or held_in.i in places.people:
        return False
    if token.head.i >= office.i and not any(c is office or c.is_ancestor(office) for c in _other_subjects(token)):
        return False
    if office.tag_ != "NN" or office.i > held_in.i or last_under(office) != held_in.i:
        return False
    move(token, office, "appos")
    return True


def _other_subjects(token: Token) -> list[Token]:
    """Those that stand before a subject as subjects of the same verb."""
    return [c for c in token.head.children if c.i < token.i and c.base == token.base and token.base in SUBJECT_BASES]


def _mend_one_of_its_subjects(token: Token, places: Places) -> bool:
    return _mend_a_name(token, places) or mend_a_subject(token, places)


def _mend_somebody_called(token: Token, places: Places) -> bool:
    """ "*The spokesman, Smith,* would not deny it": nobody is called."""
    if _mend_a_name(token, places):
        return True
    if token.i not in places.people or token.i > token.head.i or has_a_subject(token.head):
        return False
    relabel(token, "nsubj")
    return True


def _mend_another_name(token: Token, places: Places) -> bool:
    """What stands behind a comma, or a preposition, and is no other word for what stands before it."""
    if (preposition := _opening_preposition(token)) is not None:
        move(preposition, token)
        relabel(token, "nmod")
        return True
    if token.i in places.people and (doing := behind_the_day(token, places.days)) is not None:
        move(token, doing, "nsubj")
        return True
    if (jailing := verb_of_a_late_object(token, places)) is not None:
        give_its_late_object(jailing, token)
        return True
    if (verb := verb_behind_a_letter(token)) is None:
        return False
    give_the_verb_who_wrote(verb, token)
    return True


def _opening_preposition(name: Token) -> Token | None:
    """ "A friend *of* bombing suspect Smith": what opens with a preposition is somebody else."""
    opening = name.doc[first_under(name)]
    return opening if opening.base == "case" and opening.i > name.head.i else None


def _mend_a_denial(token: Token, places: Places) -> bool:
    del places
    if not _denies_the_verb(token):
        return False
    move(token, token.head.head)
    return True


def _mend_what_is_set_off(token: Token, places: Places) -> bool:
    if token.tag_ in ("NNS", "VBZ") and (who := _who_says_it_last(token)) is not None:
        token.pos_, token.tag_ = "VERB", "VBZ"
        move(who, token, "nsubj")
        for before in [c for c in token.children if c.i < who.i]:
            move(before, who)
        return True
    return _mend_a_row_of_verbs(token, places)


def _who_says_it_last(saying: Token) -> Token | None:
    """ "There are none, *the minister insists*.": the verb of saying that ends the sentence, taken for a plural."""
    who, behind = saying.doc[saying.i - 1], saying.doc[saying.i + 1 :]
    last = all(t.is_punct for t in behind) and saying.i > saying.head.i
    set_off = saying.doc[first_under(saying) - 1].text == "," or saying.doc[first_under(saying)].text == ","
    says = last and set_off and saying.lemma_.lower() in stance_words().saying
    return who if says and who.head is saying and who.base == "compound" else None


def _mend_a_row_of_verbs(token: Token, places: Places) -> bool:
    """ "The three appeared in court, *pleaded* not guilty and were freed": one more of the verbs in a row."""
    del places
    verb = token.head
    first = first_under(token)
    set_off = "," in (token.doc[first].text, token.doc[first - 1].text)
    if token.tag_ not in FINITE or verb.pos_ != "VERB" or verb.i > token.i or not set_off:
        return False
    if has_a_subject(token) or any(c.base in ("mark", "aux") for c in token.children):
        return False
    further = (c for c in verb.children if c.dep_ == "conj" and c.i > token.i)
    if not any(c.base == "cc" and c.i < v.i for v in further for c in v.children):
        return False
    relabel(token, "conj")
    return True


def _mend_a_number(token: Token, places: Places) -> bool:
    """ "*Two* walked free": no verb is counted by the number before it."""
    del places
    verb = token.head
    if token.i > verb.i or verb.pos_ != "VERB" or verb.tag_ not in FINITE or has_a_subject(verb):
        return False
    relabel(token, "nsubj")
    return True


_BY_LABEL: dict[str, Callable[[Token, Places], bool]] = {
    "ROOT": mend_a_root,
    **dict.fromkeys(("nsubj", "csubj"), _mend_one_of_its_subjects),
    **dict.fromkeys(("obj", "iobj"), mend_an_object),
    **dict.fromkeys(("nmod", "obl", "compound"), mend_a_part),
    "conj": mend_what_is_coordinated,
    **dict.fromkeys(("acl", "advcl", "ccomp", "xcomp"), mend_a_clause),
    "flat": _mend_a_name,
    "vocative": _mend_somebody_called,
    "appos": _mend_another_name,
    "advmod": _mend_a_denial,
    "nummod": _mend_a_number,
    "fixed": mend_a_day,
    "parataxis": _mend_what_is_set_off,
}
"""What can be wrong with a word, by the label it hangs by."""


def _verb_it_came_before(participle: Token) -> Token | None:
    """ "Was *held* for two days before being freed", "*spent* weeks in jail before being granted bail": the verb before it, where
    the parser takes what was done then for what a noun is.
    """
    opened = any(c.base == "mark" and c.lower_ in grafting_words().before_or_after for c in participle.children)
    passive = participle.tag_ in PAST and any(c.dep_ == "aux:pass" and c.tag_ == "VBG" for c in participle.children)
    verb = participle.head.head
    return verb if opened and passive and verb.pos_ == "VERB" and verb.i < participle.i else None


def _hang_on_what_came_first(participle: Token, verb: Token) -> None:
    noun = participle.head
    move(participle, verb, "advcl")
    if noun.i > participle.i:
        move(noun, participle, "obj")


def _give_up_what_stands_in_front(clause: Token) -> None:
    """ "*Last fall*, after being moved, he was beaten": a day set off by a comma before the word that opens the clause."""
    opens = next((c.i for c in clause.children if c.base == "mark" and c.i < clause.i), 0)
    for child in clause.children:
        if child.i < opens and child.base == "obl" and any(c.text == "," and c.i > child.i for c in child.children):
            move(child, clause.head)


def _give_back_what_stands_behind(participle: Token) -> None:
    """ "Sentenced Smith, accused of slander, *to nine years*": what follows the second comma is the verb's before the first."""
    verb = next((a for a in participle.ancestors if a.pos_ == "VERB" and not is_told_aside(a)), None)
    if verb is None or verb.i > participle.i:
        return
    for child in participle.children:
        first = first_under(child)
        if child.i > participle.i and child.base in ("obl", "advmod") and child.doc[first].text == ",":
            move(child, verb)


def _give_back_what_is_told(telling: Token) -> None:
    """ "Extended it, *for two months – until May 2*, Smith *said*": what stands before who tells it is told, and not when it is
    told.
    """
    teller = next((c for c in telling.children if c.dep_ == "nsubj" and c.i < telling.i), None)
    if teller is None or telling.lemma_.lower() not in stance_words().saying:
        return
    begins = first_under(teller)
    for child in telling.children if telling.doc[begins - 1].text == "," else ():
        if child.i < begins and child.base in _OF_WHAT_IS_TOLD:
            move(child, telling.head, "obl")


def _is_somebodys_flat(token: Token) -> bool:
    """ "Searched *Smith's flat*": what somebody has is no quality."""
    if token.pos_ != "ADJ" or token.lower_ not in grafting_words().homes:
        return False
    return any(c.dep_ == "nmod:poss" for c in token.children)


def _make_it_a_home(flat: Token) -> None:
    """A noun; the object of the verb before it where it stands for what that verb makes of something."""
    flat.pos_, flat.tag_ = "NOUN", "NN"
    state = flat.head
    if flat.dep_ == "nsubj" and state.dep_ in ("ccomp", "xcomp") and state.pos_ != "VERB" and state.head.i < flat.i < state.i:
        relabel(state, "advmod")
        move(flat, state.head)
    elif not (flat.dep_ == "xcomp" and state.i < flat.i and state.pos_ == "VERB"):
        return
    relabel(flat, "obj")


def _hang_on_the_verb(both: Token) -> None:
    """ "Gave *both* a term of six years", "imposed on *each* a fine", "sent *both* to prison": what stands before an article or a
    preposition is of no noun behind it.
    """
    noun = both.head
    if noun.i < both.i or noun.base not in ("obj", "obl") or noun.head.pos_ != "VERB":
        return
    if any(c.base == "conj" for c in noun.children):
        return
    behind = noun.doc[both.i + 1]
    if behind.lower_ in grafting_words().article_of_one and behind.head is noun:
        _make_it_those_who_get_it(both)
    elif behind.base == "case" and noun.head.i == both.i - 1:
        _make_it_those_who_go(both)


def _make_it_those_who_get_it(both: Token) -> None:
    noun = both.head
    verb = noun.head
    marks = [c for c in noun.children if c.base == "case" and c.i < both.i]
    both.pos_, both.tag_ = "PRON", "PRP"
    relabel(both, "obl" if marks else "iobj")
    for mark in marks:
        move(mark, both)
    relabel(noun, "obj")
    move(both, verb)


def _make_it_those_who_go(both: Token) -> None:
    noun = both.head
    both.pos_, both.tag_ = "PRON", "PRP"
    relabel(noun, "obl")
    move(both, noun.head, "obj")


def _is_one_more_of_a_headline(participle: Token, people: frozenset[int]) -> bool:
    """ "Smith denied bail, *remanded* in custody": a headline goes on with what was done to him as well."""
    noun, verb = participle.head, participle.head.head
    apart = participle.tag_ in PAST and noun.i < participle.i and participle.doc[participle.i - 1].text == ","
    if not apart or participle.doc[-1].text in ".!?" or noun.base != "obj" or verb.lemma_ not in grafting_words().denying:
        return False
    return noun.i == participle.i - 2 and not is_helped(verb) and any(c.base == "nsubj" and c.i in people for c in verb.children)


def _done_in_the_end_by(noun: Token) -> Token | None:
    """ "Was sentenced in May, *only for a court to free* him": what came of it, and no aim."""
    at = next((c.i for c in noun.children if c.base == "case" and c.i < noun.i), 0)
    if at < 1 or tuple(t.lower_ for t in noun.doc[at - 1 : at + 1]) != grafting_words().only_for:
        return None
    own = [c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VB"]
    behind = own or [c for c in noun.head.children if c.i > noun.i and c.dep_ == "advcl" and c.tag_ == "VB"]
    before = max(noun.i, *(last_under(c) for c in noun.children if c not in own))
    return next((v for v in behind if any(c.i == before + 1 and c.base == "mark" for c in v.children)), None)


def _tell_what_was_done(verb: Token, noun: Token) -> None:
    for opening in [c for c in noun.children if c.base == "case" or (c.base == "advmod" and c.i < noun.i)]:
        move(opening, verb, "advmod")
    for mark in verb.children:
        if mark.base == "mark":
            relabel(mark, "dep")
    verb.tag_ = "VBD"
    move(verb, noun.head if verb.head is noun else verb.head, "conj")
    move(noun, verb, "nsubj")


def _denies_the_verb(word: Token) -> bool:
    """ "Has *not* so far replied", "have *not* as yet answered": behind a helper it is the verb that is denied."""
    adverb = word.head
    if word.base != "advmod" or word.lower_ not in grammar_words().negations or adverb.pos_ != "ADV" or not word.i:
        return False
    before = word.doc[word.i - 1]
    return before.base == "aux" and before.head is adverb.head and word.i < adverb.i < adverb.head.i


def _took_a_subject(token: Token) -> bool:
    """ "Six *reporters* associated with the paper *were arrested*": a bare participle with a subject before it, under a verb
    behind it whose own subject stands in what the participle says."""
    above = token.head
    if token.tag_ != "VBN" or above.i < token.i or above.pos_ != "VERB" or any(c.base in ("aux", "cop") for c in token.children):
        return False
    taken = [c for c in token.children if c.base in SUBJECT_BASES and c.i < token.i]
    between = [c for c in above.children if c.base in SUBJECT_BASES and c.i > token.i]
    return len(taken) == 1 and len(between) == 1 and any(c.base == "case" for c in between[0].children)


def _give_back_the_subject(participle: Token) -> None:
    verb = participle.head
    taken = next(c for c in participle.children if c.base in SUBJECT_BASES)
    inner = next(c for c in verb.children if c.base in SUBJECT_BASES)
    move(taken, verb, inner.dep_)
    move(inner, participle, "obl")
    move(participle, taken, "acl")
