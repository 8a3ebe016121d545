"""Those who do it and to whom it is done, and days and descriptions that the parser takes for them.

In: a subject, an object or a part of either, in a tree just copied. Out: whether it hung wrong; it is hung where it belongs then.
"""

from __future__ import annotations

from habeas.reading.grammar_words import grammar_words
from habeas.reading.pointing import pointing_words
from habeas.reading.regrafting.garden_paths import (
    give_the_verb_the_one_named,
    give_the_verb_those_held,
    verb_above_a_participle,
    verb_behind_a_day,
)
from habeas.reading.regrafting.places import Places
from habeas.reading.regrafting.words import grafting_words
from habeas.reading.stance import stance_words
from habeas.reading.trees import (
    OBJECT_BASES,
    SUBJECT_BASES,
    Token,
    first_under,
    hand_over,
    has_a_passive_helper,
    is_helped,
    last_under,
    move,
    relabel,
)
from habeas.reading.word_forms import FINITE, PAST

_SET_OFF = frozenset({",", ":", ";", "(", "-", "–", "—"})
_AS_IF_TOLD_OF = (*SUBJECT_BASES, "vocative", "discourse", "dislocated")


def mend_a_subject(token: Token, places: Places) -> bool:
    """Days that are no subjects, and those who share a verb."""
    if token.i in places.days and (verb := verb_behind_a_day(token)) is not None:
        give_the_verb_those_held(verb, token)
    elif token.i in places.days and _is_that_day(token):
        _give_back_the_day(token)
    elif (verb := verb_above_a_participle(token, places.people)) is not None:
        give_the_verb_the_one_named(verb, token)
    elif _says_which_of_those(token):
        _hang_on_those(token)
    elif _is_a_time_and_no_subject(token):
        relabel(token, "obl")
        if token.head.dep_ == "advcl" and not any(c.base == "mark" for c in token.head.children):
            relabel(token.head, "conj")
    elif token.i in places.people and (noun := _what_they_are(token)) is not None:
        _say_what_they_are(token, noun)
    elif (first := _first_of_two_subjects(token)) is not None:
        move(token, first, "conj")
    elif (opening := _on_the_day_before(token, places.days)) is not None:
        _give_the_verb_its_doer(token, opening, places.days)
    elif token.lower_ in grafting_words().frozen and _is_said_of_a_measure(token):
        _make_it_a_measure(token)
    elif token.dep_ == "nsubj" and _is_each_of_those_before(token):
        token.dep_, token.head.tag_ = "nsubj:pass", "VBN"
    elif token.dep_ == "nsubj:pass" and (_does_it(token) or _asks_for_it(token)):
        token.dep_ = "nsubj"
    else:
        return False
    return True


def standing_before_a_role(name: Token) -> list[Token]:
    """ "*According to* lawyer Smith, he was beaten": a preposition hung on what somebody is, and not on him."""
    called = [c for c in name.children if c.dep_ == "nmod:desc" and c.i < name.i and c.pos_ != "PROPN"]
    before = [case for role in called for case in role.children if case.dep_ == "case" and case.i < role.i]
    return [case for case in before if case.lower_ not in grammar_words().of]


def give_back_what_stands_before(name: Token, before: list[Token]) -> None:
    """Hangs it on the name, which is no subject then."""
    for case in before:
        move(case, name)
    if name.base in _AS_IF_TOLD_OF:
        relabel(name, "obl")


def _is_said_of_a_measure(thing: Token) -> bool:
    """ "Imposes *asset freezes* on two judges": what the parser takes for an asset that freezes."""
    measure = thing.head
    right_behind = measure.tag_ == "VBZ" and measure.i == thing.i + 1 and measure.head.i < thing.i
    return right_behind and measure.base in ("ccomp", "xcomp", "parataxis", "conj") and measure.head.pos_ == "VERB"


def _make_it_a_measure(thing: Token) -> None:
    measure = thing.head
    measure.pos_, measure.tag_ = "NOUN", "NNS"
    if measure.base != "conj":
        relabel(measure, "obj")
    relabel(thing, "compound")
    for child in measure.children:
        if child.base == "obl":
            relabel(child, "nmod")


def mend_an_object(token: Token, places: Places) -> bool:
    """Days that are no objects, and names beside what somebody is."""
    if token.head.tag_ in PAST and (token.i in places.days or _is_a_certain_day(token)):
        relabel(token, "obl:unmarked")  # "Was arrested and bailed *the next day*": a day is bailed by nobody
    elif token.head.tag_ in PAST and any(c.base == "case" and token.head.i + 1 < c.i < token.i for c in token.children):
        relabel(token, "obl")  # "Was arrested a year later *on charges*"
    elif token.i in places.people and (noun := _what_they_are(token)) is not None:
        _say_what_they_are(token, noun)
    elif _is_the_name_of_a_noun(token, places.people):
        relabel(token, "appos")
    else:
        return False
    return True


def mend_a_part(token: Token, places: Places) -> bool:
    """What hangs on a noun and belongs to the verb."""
    if _is_who_is_found_guilty(token):
        guilty = token.head
        relabel(token, "obj")
        relabel(guilty, "xcomp")
        move(token, guilty.head)
    elif _is_found_guilty(token):
        guilty = token.head
        _give_to_the_verb(token, guilty.head)
        relabel(guilty, "xcomp")
        if (first := _first_of_two_objects(token)) is not None:
            move(token, first, "conj")
    elif token.i in places.people and (verb := behind_the_day(token, places.days)) is not None:
        move(token, verb, "nsubj")
    elif (verb := verb_of_a_late_object(token, places)) is not None:
        give_its_late_object(verb, token)
    elif token.i in places.people and (verb := _imposed_on(token)) is not None:
        move(token, verb, "obl")
    elif token.base == "obl" and token.lemma_.lower() in grafting_words().giving_verdicts and _gives_the_verdict(token):
        _give_the_verdict_its_day(token, places.days)
    elif token.base in ("obl", "nmod") and (opening := _on_the_day_before(token, places.days)) is not None:
        _give_the_verb_its_doer(token, opening, places.days)
    elif token.dep_ == "obl:unmarked" and _is_what_is_asked_of_another(token):
        relabel(token, "obj")
    elif token.base == "nmod" and (
        _is_where_so_many_are_sent(token)
        or _is_asked_for(token)
        or _is_done_with(token)
        or _is_what_they_are_seen_as(token)
        or _is_the_doer_behind_a_place(token)
    ):
        move(token, token.head.head, "obl")
    else:
        return False
    return True


def verb_of_a_late_object(name: Token, places: Places) -> Token | None:
    """ "The court jailed for nine years *Smith*", "freed on Monday *Smith*": a name with nothing before it, right behind how long
    or when, and the verb that has nobody else it is done to.
    """
    measure = name.head
    verb = measure if name.base == "obl" else measure.head if name.dep_ == "appos" and measure.base == "obl" else None
    if name.i not in places.people or verb is None or verb.pos_ != "VERB" or verb.i > name.i or measure.i in places.people:
        return None
    if not any(c.base == "obl" and verb.i < c.i < name.i for c in verb.children):
        return None
    first = first_under(name)
    apart = name.doc[first].text in _SET_OFF or name.doc[first - 1].text in _SET_OFF
    if apart or any(c.base == "case" for c in name.children) or verb.lemma_.lower() in stance_words().saying:
        return None
    done = any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children) and not has_a_passive_helper(verb)
    return verb if done and not any(c.base in (*OBJECT_BASES, "ccomp", "xcomp") for c in verb.children) else None


def give_its_late_object(verb: Token, name: Token) -> None:
    move(name, verb, "obj")
    if verb.tag_ == "VBN" and not is_helped(verb):
        verb.tag_ = "VBD"


def _gives_the_verdict(court: Token) -> bool:
    """ "Was cleared of spreading false news *by a court* on Monday": who cleared him, and not who spread them."""
    deed, known = court.head, grafting_words()
    verb = deed.head
    return (
        deed.tag_ == "VBG"
        and verb.tag_ == "VBN"
        and verb.i < deed.i < court.i
        and any(c.base == "case" and c.lower_ in grammar_words().by for c in court.children)
        and any(c.i < deed.i and c.lower_ in known.verdict_of for c in deed.children)
        and has_a_passive_helper(verb)
    )


def _give_the_verdict_its_day(court: Token, days: frozenset[int]) -> None:
    deed = court.head
    verb = deed.head
    for day in [c for c in deed.children if c.i > court.i and c.i in days]:
        move(day, verb)
    move(court, verb)


def _is_what_is_asked_of_another(noun: Token) -> bool:
    """ "Requested from Minsk *the release* of Smith": a noun with its article right behind of whom it is asked is no time."""
    verb, opening = noun.head, noun.left_edge
    if verb.pos_ != "VERB" or verb.i > opening.i or opening.base != "det" or noun.lemma_ in grafting_words().times:
        return False
    if verb.lemma_.lower() not in grafting_words().asking_of or any(c.base in ("obj", "cop") for c in verb.children):
        return False
    return any(c.base == "obl" and c.i < opening.i and last_under(c) == opening.i - 1 for c in verb.children)


def behind_the_day(name: Token, days: frozenset[int]) -> Token | None:
    """ "On Monday, *Smith*, on a visit to Minsk, *urged* them": the verb of the day in front, where nobody else does. Nobody is
    a part of a day.
    """
    day, verb = name.head, name.head.head
    parted = day.i in days and day.i < name.i and name.doc[name.i - 1].text == ","
    if not parted or verb.pos_ != "VERB" or verb.i < name.i or verb.tag_ not in (*FINITE, *PAST):
        return None
    return None if any(c.base in (*SUBJECT_BASES, "aux") for c in verb.children) else verb


def _is_where_so_many_are_sent(place: Token) -> bool:
    """ "Sent *these two to prison*": a bare number is of no place."""
    number = place.head
    to = any(c.base == "case" and c.lower_ == grammar_words().infinitive for c in place.children)
    return to and number.pos_ == "NUM" and number.base == "obj" and number.head.pos_ == "VERB" and number.i < place.i


def mend_a_day(token: Token, places: Places) -> bool:
    if token.i not in places.days or not _is_that_day(token):
        return False
    _give_back_the_day(token)
    return True


def _on_the_day_before(doer: Token, days: frozenset[int]) -> Token | None:
    """ "*On* Thursday police accused Smith", "*In* August four senators asked for it": what opens the day that the parser makes a
    part of those who do it on that day, in front of a verb that has no subject then.
    """
    if doer.pos_ not in ("NOUN", "PROPN") or doer.i in days:
        return None
    opening = next((c for c in doer.children if c.base == "case" and c.i + 1 in days and c.i < doer.i), None)
    if opening is None or opening.lower_ not in grafting_words().on_a_day:
        return None
    verb = _verb_of_the_doer(doer)
    alone = not any(c.base in (*SUBJECT_BASES, "aux") and c is not doer for c in verb.children)
    return opening if alone and verb.tag_ in (*FINITE, *PAST) else None


def _verb_of_the_doer(doer: Token) -> Token:
    """The verb that those hang on, or the one right behind them."""
    behind = doer.doc[min(doer.i + 1, len(doer.doc) - 1)]
    return behind if doer.base == "nmod" and behind in doer.ancestors else doer.head


def _give_the_verb_its_doer(doer: Token, opening: Token, days: frozenset[int]) -> None:
    tree, verb = doer.doc, _verb_of_the_doer(doer)
    last = next(at for at in range(opening.i + 1, doer.i + 1) if at not in days) - 1
    day = next(tree[at] for at in range(last, opening.i, -1) if not opening.i < tree[at].head.i <= last)
    move(day, verb, "obl")
    move(opening, day)
    move(doer, verb, "nsubj")


def _does_it(subject: Token) -> bool:
    """ "Security *personnel* have arrested eight people": the subject of a verb with "have", an object and no passive."""
    beside = subject.head.children
    helped = [c for c in beside if c.base == "aux"]
    has = any(c.lemma_ in grammar_words().have for c in helped) and all(c.dep_ == "aux" for c in helped)
    return has and any(c.base == "obj" and c.i > subject.head.i for c in beside)


def _is_each_of_those_before(subject: Token) -> bool:
    """ "Lawyers for the two, *each of them* sentenced in May, say": behind a comma, and with nothing but a participle, it is done
    to them.
    """
    verb = subject.head
    if subject.lower_ not in pointing_words().the_whole or verb.tag_ != "VBD" or verb.dep_ == "ROOT" or verb.i < subject.i:
        return False
    of_them = any(c.lower_ in grafting_words().several for c in subject.children)
    return (
        of_them
        and subject.doc[subject.i - 1].text == ","
        and not any(c.base in ("aux", "mark", *OBJECT_BASES) for c in verb.children)
    )


def _asks_for_it(subject: Token) -> bool:
    """ "*Ten groups* called on Monday for his release.": a sentence whose verb has no helper is no passive."""
    verb = subject.head
    if verb.dep_ != "ROOT" or verb.doc[-1].text != "." or any(c.base in ("aux", *OBJECT_BASES) for c in verb.children):
        return False
    for_it = [t for c in verb.children if c.base == "obl" for t in c.children if t.lower_ in grafting_words().asking_for]
    return bool(for_it) and subject.i < verb.i and verb.lemma_.lower() in stance_words().unreal_governors


def _what_they_are(name: Token) -> Token | None:
    """ "*Her co-defendants* Smith and Jones were jailed", "charged *four-time* Smith": two subjects or objects of one verb, the
    second right behind the first.
    """
    noun = name.doc[name.i - 1]
    alike = name.i > 0 and noun.head is name.head and (noun.base == name.base or {noun.base, name.base} == {*OBJECT_BASES})
    said_of = alike and noun.pos_ in ("NOUN", "ADJ")
    return noun if said_of and all(c.i < noun.i for c in noun.children) else None


def _say_what_they_are(name: Token, noun: Token) -> None:
    """One who is something is named right behind it ("his *client* Smith"); several, or a quality, belong to the names."""
    if noun.tag_ == "NN":
        move(name, noun, "appos")
    else:
        move(noun, name, "compound")


def _is_the_name_of_a_noun(token: Token, people: frozenset[int]) -> bool:
    """ "Charged world champion *Smith*": a name that the parser takes for the object of the noun before it."""
    noun = token.head
    return (
        token.base in OBJECT_BASES
        and token.i in people
        and noun.i == token.i - 1
        and noun.pos_ == "NOUN"
        and noun.base in OBJECT_BASES
    )


def _is_found_guilty(name: Token) -> bool:
    """ "Found the beekeeper *Smith* guilty": whom the parser takes for a part of the word by which he is found so."""
    guilty = name.head
    return (
        name.base == "compound"
        and guilty.lower_ in stance_words().pleas
        and guilty.i > name.i
        and (guilty.dep_ == "xcomp" or (guilty.dep_ == "conj" and guilty.head.pos_ == "VERB"))
        and guilty.head.i < name.i
    )


def _is_who_is_found_guilty(token: Token) -> bool:
    """ "Found *her* guilty of treason": whom the parser takes for one whose guilt it is."""
    guilty = token.head
    found = token.dep_ == "nmod:poss" and guilty.lower_ in stance_words().pleas and guilty.i == token.i + 1
    return found and guilty.dep_ == "obj" and guilty.head.i == token.i - 1 and all(c.base != "conj" for c in guilty.children)


def _give_to_the_verb(name: Token, verb: Token) -> None:
    """The name is the verb's object, and what stood right before it says who that is."""
    for before in [c for c in verb.children if c.i == name.i - 1 and c.base in ("obj", "xcomp")]:
        relabel(before, "nmod")
        before.pos_, before.tag_ = "NOUN", "NN"
        move(before, name)
    move(name, verb, "obj")


def _is_asked_for(token: Token) -> bool:
    """ "Called in a statement *for his release*": what is asked for is no part of what it is asked in."""
    within, known = token.head, grafting_words()
    if token.base != "nmod" or within.base != "obl" or within.head.lemma_.lower() not in stance_words().unreal_governors:
        return False
    marks = [{c.lower_ for c in t.children if c.base == "case" and c.i < t.i} for t in (token, within)]
    return not known.asking_for.isdisjoint(marks[0]) and known.asking_for.isdisjoint(marks[1]) and within.i > within.head.i


def _is_done_with(token: Token) -> bool:
    """ "Hit *three judges with sanctions*": what it is done with is no part of those it is done to."""
    known, held = grafting_words(), token.head
    done = held.base == "obj" and held.head.lemma_.lower() in known.doing_with and held.head.i < held.i < token.i
    return done and any(c.base == "case" and c.lower_ in known.done_with for c in token.children)


def _is_what_they_are_seen_as(token: Token) -> bool:
    """ "Regards *the three as prisoners* of conscience": what somebody is taken for is no part of those it is said of."""
    known, held = grafting_words(), token.head
    seen = held.base == "obj" and held.pos_ in ("NUM", "PRON", "PROPN") and held.head.lemma_.lower() in known.seeing
    return seen and held.i < token.i and any(c.base == "case" and c.lower_ in known.seen_as for c in token.children)


def _is_the_doer_behind_a_place(doer: Token) -> bool:
    """ "Freed from prison *by the authorities*": no prison is by somebody."""
    place, verb = doer.head, doer.head.head
    by = any(c.dep_ == "case" and c.lower_ in grammar_words().by for c in doer.children)
    return by and place.base == "obl" and verb.tag_ in PAST and place.lemma_.lower() in stance_words().premises


def _first_of_two_subjects(token: Token) -> Token | None:
    """ "*14 women* and 16 men were released": the parser gives the verb two subjects, with an "and" between them, be it on the
    number ("*Smith* and three other people").
    """
    if token.base != "nsubj":
        return None
    before = [c for c in token.head.children if c.dep_ == token.dep_ and c.i < token.i]
    if not before:
        return None
    counted = [c for number in token.children if number.base == "nummod" for c in number.children]
    joiners = [c.i for c in (*counted, *token.children, *token.head.children) if c.base == "cc" and c.i < token.i]
    return before[-1] if any(joiner > before[-1].i for joiner in joiners) else None


def _first_of_two_objects(token: Token) -> Token | None:
    """ "Found *him and his colleague Smith* guilty": two whom an "and" joins, which the parser hangs on what they are found."""
    if token.dep_ != "obj" or token.left_edge.i < 2:
        return None
    joining = token.doc[token.left_edge.i - 1]
    first = token.doc[joining.i - 1]
    joined = joining.dep_ == "cc" and joining.head.i > token.i
    return first if joined and first.dep_ == "obj" and first.head is token.head and first.i > token.head.i else None


def _imposed_on(name: Token) -> Token | None:
    """ "A term imposed by a *court on Smith*", "imposed a fine of 500 *manats on Smith*": whom it is imposed on is no part of the
    court or of the sum.
    """
    above = name.head
    marks = [c.lower_ for c in name.children if c.base == "case" and c.i < name.i]
    if name.base != "nmod" or not marks or marks[0] not in grafting_words().onto:
        return None
    if above.dep_ == "obl:agent" and above.head.tag_ in PAST and above.pos_ == "PROPN":
        return above.head
    while above.base == "nmod":
        above = above.head
    return above.head if above.base == "obj" and above.head.lemma_ in grafting_words().imposing else None


def _says_which_of_those(token: Token) -> bool:
    """ "*Those released* include Smith": the parser makes "those" belong to the participle."""
    if token.tag_ != "VBN" or token.base != "nsubj":
        return False
    return any(c.lower_ in grammar_words().those and c.base == "det" and c.i == token.i - 1 for c in token.children)


def _hang_on_those(participle: Token) -> None:
    those = participle.doc[participle.i - 1]
    move(those, participle.head, participle.dep_)
    move(participle, those, "acl")


def _is_that_day(day: Token) -> bool:
    """ "Was arrested again *that September* and sentenced": the parser takes "that" for what opens a clause, the day for its
    subject or for a part of the word.
    """
    if not day.i or day.doc[day.i - 1].lower_ not in grammar_words().that:
        return False
    that = day.doc[day.i - 1]
    verb = that.head
    told = that.base == "mark" and verb.dep_ == "advcl" and verb.head.i < day.i and day.head in (that, verb)
    return told and any(c.base == "cc" and day.i < c.i < verb.i for c in verb.children)


def _give_back_the_day(day: Token) -> None:
    that = day.doc[day.i - 1]
    verb = that.head
    move(day, verb.head)
    move(that, day)
    relabel(day, "obl:unmarked")
    relabel(that, "det")
    relabel(verb, "conj")
    hand_over(verb.head, verb, "obl")


def _is_a_certain_day(token: Token) -> bool:
    """ "*The next day*"."""
    if token.lemma_ not in grafting_words().times:
        return False
    return any(c.lower_ in grafting_words().which_day for c in token.children) and not any(
        c.base == "nmod" for c in token.children
    )


def _is_a_time_and_no_subject(token: Token) -> bool:
    """ "Smith spent a night there, then *on Wednesday* was moved": what "on" stands before is no subject; "was arrested on Monday
    and *the next day* was released": nor is a day released.
    """
    if token.base != "nsubj" or token.tag_ not in ("NN", "NNP") or token.head.pos_ != "VERB" or token.i > token.head.i:
        return False
    opened = any(c.base == "case" and c.lower_ in grafting_words().on_a_day and c.i < token.i for c in token.children)
    opened = opened or _is_a_certain_day(token)
    finite = any(c.base == "aux" and c.tag_ in ("VBD", "VBZ") for c in token.head.children)
    return opened and finite and token.head.base in ("advcl", "conj") and token.head.head.pos_ == "VERB"
