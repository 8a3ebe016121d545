"""Branches that the parser hung where they cannot belong, hung where they do.

In: a tree just copied, of which nothing has been asked yet. Out: the tree, mended in place. Always true: a tree stays a tree.
Among what is mended are verbs coordinated with a form that they do not go with ("was arrested on suspicion of planning a coup and
*sentenced* two years later" plans no sentencing), relative clauses without a pronoun, and participles that took the subject of
the sentence ("reporters *associated* with it were arrested").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from habeas.reading.garden_paths import (
    give_the_verb_both_subjects,
    give_the_verb_its_subject,
    give_the_verb_those_held,
    give_the_verb_what_it_tells_of,
    give_the_verb_who_is_called,
    give_the_verb_who_wrote,
    give_the_verb_whom_it_is_done_to,
    make_its_subject,
    second_of_two_subjects,
    second_subject,
    verb_before_a_quality,
    verb_behind_a_day,
    verb_behind_a_deed,
    verb_behind_a_description,
    verb_behind_a_letter,
    verb_behind_commas,
    verb_right_behind,
)
from habeas.reading.grammar import is_told_aside
from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge.language import of_language
from habeas.reading.pointing import pointing_words
from habeas.reading.stance import stance_words
from habeas.reading.trees import (
    OF_A_CLAUSE,
    SUBJECT_BASES,
    Token,
    Tree,
    coordinate,
    first_under,
    hand_over,
    has_a_subject,
    is_helped,
    last_under,
    make_the_root,
    move,
    relabel,
)
from habeas.reading.word_forms import FINITE, PAST

_SAID = ("ccomp", "csubj")
_LONGEST_OBJECT = 5
"""Words between a verb and the noun that is its object at most."""
_SMALL = frozenset({"punct", "det", "case", "aux", "cop", "cc", "mark"})
"""What small words hang by: no branch hangs wrong on them."""
_OBJECTS = ("obj", "iobj")
_OF_A_NOUN = ("acl", "amod")
_OF_A_LIST = ("PROPN", "PUNCT", "CCONJ")
_CLAUSES = ("acl:relcl", "ccomp", "parataxis", "csubj")


class GraftingWords(BaseModel):
    """Words by which a branch hung wrong is known: `homes`, nouns that look like qualities; `times`, what happens to nobody;
    `on_a_day`, `which_day`: what stands before a day; `several`: pronouns of several people;
    `asking_for`: before what is asked for;
    `before_a_court`: a preposition that looks like what opens a clause; `onto`: what stands before those something is imposed on;
    `as_was`: what says that to somebody else it was done as well; `done_to_deeds`: verbs of what is done to an arrest or an
    appeal; `those_who`: words for those whose names are told;
    `asking`: verbs by which who found that something was done to somebody asks for something; `answering`: by which who says
    something answers; `before_or_after`: what opens a clause that says what was done then; `reporting`: verbs whose object is
    nobody; `of_several`: helpers of verbs of which several are the subject; `imposing`: verbs by which something comes down on
    somebody; `decided`: nouns for what is decided to be done; `only_for`: what leads to what came of it in the end; `getting`:
    those who get something, before its `article_of_one`; `denying`: verbs of what is done to the subject of a headline.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    homes: frozenset[str]
    times: frozenset[str]
    on_a_day: frozenset[str]
    which_day: frozenset[str]
    several: frozenset[str]
    before_a_court: frozenset[str]
    asking_for: frozenset[str]
    onto: frozenset[str]
    as_was: frozenset[str]
    done_to_deeds: frozenset[str]
    those_who: frozenset[str]
    asking: frozenset[str]
    answering: frozenset[str]
    before_or_after: frozenset[str]
    reporting: frozenset[str]
    of_several: frozenset[str]
    imposing: frozenset[str]
    decided: frozenset[str]
    only_for: tuple[str, str]
    getting: frozenset[str]
    article_of_one: frozenset[str]
    denying: frozenset[str]


grafting_words = of_language("regrafting.yaml", GraftingWords)


@dataclass(frozen=True, slots=True)
class _Places:
    """The words of a tree by what they stand for: `people` are people's names, `days` tell when, `described` are names behind
    what somebody is.
    """

    people: frozenset[int]
    days: frozenset[int]
    described: frozenset[int]


def regraft(
    tree: Tree,
    people: frozenset[int] = frozenset(),
    days: frozenset[int] = frozenset(),
    described: frozenset[int] = frozenset(),
) -> Tree:
    """The tree, with every branch that is known to hang wrong hung where it belongs: of each word one thing at most is mended,
    the first that fits. `people`, `days` and `described` are the places of words, as `_Places` says.
    """
    places = _Places(people, days, described)
    for token in tree:
        if token.base not in _SMALL:
            _mend(token, places)
        elif token.lower_ in grafting_words().getting and _stands_before_an_article(token):
            _make_it_those_who_get_it(token)
    for token in tree:
        if token.dep_ == "advcl" and token.i < token.head.i:
            _give_up_what_stands_in_front(token)
        if is_told_aside(token):
            _give_back_what_stands_behind(token)
    return tree


def _mend(token: Token, places: _Places) -> None:
    """What can be wrong with a word hung by any label, and by its own."""
    if token.tag_ == "VBN" and token.pos_ == "VERB":
        _make_it_a_passive(token)
    if _is_somebodys_flat(token):
        _make_it_a_home(token)
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
        _mend_a_relative(token)


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


def _mend_a_root(root: Token, places: _Places) -> bool:
    """Sentences whose verb the parser takes for something else."""
    if (verb := verb_right_behind(root)) is not None:
        give_the_verb_those_held(verb)
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
    else:
        return False
    return True


def _mend_a_subject(token: Token, places: _Places) -> bool:
    """Days that are no subjects, and those who share a verb."""
    if token.i in places.days and (verb := verb_behind_a_day(token)) is not None:
        give_the_verb_those_held(verb, token)
    elif token.i in places.days and _is_that_day(token):
        _give_back_the_day(token)
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
    elif token.dep_ == "nsubj" and _is_each_of_those_before(token):
        token.dep_, token.head.tag_ = "nsubj:pass", "VBN"
    elif token.dep_ == "nsubj:pass" and (_does_it(token) or _asks_for_it(token)):
        token.dep_ = "nsubj"
    else:
        return False
    return True


def _mend_an_object(token: Token, places: _Places) -> bool:
    """Days that are no objects, and names beside what somebody is."""
    if _is_a_time_and_no_object(token):
        relabel(token, "obl:unmarked")
    elif token.i in places.people and (noun := _what_they_are(token)) is not None:
        _say_what_they_are(token, noun)
    elif _is_the_name_of_a_noun(token, places.people):
        relabel(token, "appos")
    else:
        return False
    return True


def _mend_a_part(token: Token, places: _Places) -> bool:
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
    elif token.i in places.people and (verb := _imposed_on(token)) is not None:
        move(token, verb, "obl")
    elif token.base in ("obl", "nmod") and (opening := _on_the_day_before(token, places.days)) is not None:
        _give_the_verb_its_doer(token, opening, places.days)
    elif token.base == "nmod" and _is_asked_for(token):
        move(token, token.head.head, "obl")
    else:
        return False
    return True


def _mend_what_is_coordinated(token: Token, places: _Places) -> bool:
    """Verbs and names that go on from another than the parser thinks."""
    if _is_asked_by_who_found_it(token) or _is_denied_by_who_says_so(token):
        move(token, token.head.head)
    elif (said := _said_of_both(token)) is not None:
        _make_both_the_subject(said, token)
    elif (name := _named_with(token, places.people)) is not None:
        _name_with_another(token, name, places.days)
    elif (name := _name_left_without_a_verb(token, places.people)) is not None:
        _give_both_the_verb(token, name)
    elif _goes_on_from_what_is_said(token):
        move(token, next(c for c in token.head.children if c.i < token.i and c.base in _SAID))
    elif token.tag_ == "VBG" and (noun := _noun_it_is_one_more_of(token)) is not None:
        _make_it_one_more(token, noun)
    elif (noun := _noun_it_says_more_of(token)) is not None:
        move(token, noun, "acl:relcl")
    elif (second := second_of_two_subjects(token)) is not None:
        give_the_verb_both_subjects(token, second)
    elif (taken := _subject_coordinated_with_a_verb(token)) is not None:
        _make_it_the_subject(taken, token)
    elif _goes_on_from_a_relative(token):
        _hang(token, _relative_before(token))
    elif (helped := _passive_it_goes_on_from(token)) is not None:
        move(token, helped)
    elif _is_badly_coordinated(token):
        if (onto := _finite_above(token.head)) is not None:
            _hang(token, onto)
    elif any(c.base == "cop" for c in token.children):
        _take_what_stands_behind(token)
    else:
        return False
    return True


def _mend_a_clause(token: Token, places: _Places) -> bool:
    """Clauses about a name, a day, or what somebody else was done."""
    if token.base == "ccomp" and (verb := verb_right_behind(token)) is not None:
        give_the_verb_those_held(verb)
    elif token.tag_ == "VB" and (noun := _what_was_decided(token)) is not None:
        move(token, noun, "acl")
    elif token.base == "advcl" and token.i in places.people and _is_done_to_as_well(token):
        move(token, next(c for c in token.head.children if c.dep_ == "nsubj:pass"), "conj")
    elif token.base == "xcomp" and token.tag_ == "VBD" and not any(c.base in ("aux", *SUBJECT_BASES) for c in token.children):
        token.tag_ = "VBN"  # "The court ordered him *freed*"
    elif _tells_what_days_are_counted_from(token):
        move(token, token.head.head, "advcl")
    elif _is_hung_on_a_day(token):
        _hang_on_the_verb_before(token)
    elif _describes_a_name(token.doc, token, places.people):
        move(token, token.doc[token.i - 2], "acl")
    elif (ending := _ended(token)) is not None:
        move(token, ending, "xcomp")
    else:
        return False
    return True


def _mend_somebody_called(token: Token, places: _Places) -> bool:
    """ "*The spokesman, Smith,* would not deny it": nobody is called."""
    if token.i not in places.people or token.i > token.head.i or has_a_subject(token.head):
        return False
    relabel(token, "nsubj")
    return True


def _mend_another_name(token: Token, places: _Places) -> bool:
    """What stands behind a comma and is no other word for what stands before it."""
    del places
    if (verb := verb_behind_a_letter(token)) is None:
        return False
    give_the_verb_who_wrote(verb, token)
    return True


def _mend_a_day(token: Token, places: _Places) -> bool:
    if token.i not in places.days or not _is_that_day(token):
        return False
    _give_back_the_day(token)
    return True


def _mend_a_denial(token: Token, places: _Places) -> bool:
    del places
    if not _denies_the_verb(token):
        return False
    move(token, token.head.head)
    return True


def _mend_a_relative(token: Token) -> None:
    if (verb := _verb_it_is_said_by(token)) is not None:
        _make_it_what_is_said(token, verb)
    elif (those := _those_who(token)) is not None:
        move(token, those)
    else:
        _hang_on_its_antecedent(token.doc, token)


_BY_LABEL: dict[str, Callable[[Token, _Places], bool]] = {
    "ROOT": _mend_a_root,
    **dict.fromkeys(("nsubj", "csubj"), _mend_a_subject),
    **dict.fromkeys(("obj", "iobj"), _mend_an_object),
    **dict.fromkeys(("nmod", "obl", "compound"), _mend_a_part),
    "conj": _mend_what_is_coordinated,
    **dict.fromkeys(("acl", "advcl", "ccomp", "xcomp"), _mend_a_clause),
    "vocative": _mend_somebody_called,
    "appos": _mend_another_name,
    "advmod": _mend_a_denial,
    "fixed": _mend_a_day,
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
        and not any(c.base in ("aux", "mark", *_OBJECTS) for c in verb.children)
    )


def _asks_for_it(subject: Token) -> bool:
    """ "*Ten groups* called on Monday for his release.": a sentence whose verb has no helper is no passive."""
    verb = subject.head
    if verb.dep_ != "ROOT" or verb.doc[-1].text != "." or any(c.base in ("aux", *_OBJECTS) for c in verb.children):
        return False
    for_it = [t for c in verb.children if c.base == "obl" for t in c.children if t.lower_ in grafting_words().asking_for]
    return bool(for_it) and subject.i < verb.i and verb.lemma_.lower() in stance_words().unreal_governors


def _what_they_are(name: Token) -> Token | None:
    """ "*Her co-defendants* Smith and Jones were jailed", "charged *four-time* Smith": two subjects or objects of one verb, the
    second right behind the first.
    """
    noun = name.doc[name.i - 1]
    alike = name.i > 0 and noun.head is name.head and (noun.base == name.base or {noun.base, name.base} == {*_OBJECTS})
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
        token.base in _OBJECTS and token.i in people and noun.i == token.i - 1 and noun.pos_ == "NOUN" and noun.base in _OBJECTS
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
    named = before.pos_ in ("NOUN", "PROPN") and before.dep_ == "compound" and before.head is root
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


def _is_asked_for(token: Token) -> bool:
    """ "Called in a statement *for his release*": what is asked for is no part of what it is asked in."""
    within, known = token.head, grafting_words()
    if token.base != "nmod" or within.base != "obl" or within.head.lemma_.lower() not in stance_words().unreal_governors:
        return False
    marks = [{c.lower_ for c in t.children if c.base == "case" and c.i < t.i} for t in (token, within)]
    return not known.asking_for.isdisjoint(marks[0]) and known.asking_for.isdisjoint(marks[1]) and within.i > within.head.i


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


def _first_of_two_subjects(token: Token) -> Token | None:
    """ "*14 women* and 16 men were released": the parser gives the verb two subjects, with an "and" between them."""
    if token.base != "nsubj":
        return None
    before = [c for c in token.head.children if c.dep_ == token.dep_ and c.i < token.i]
    joiners = [c.i for c in (*token.children, *token.head.children) if c.base == "cc" and c.i < token.i]
    return before[-1] if before and any(joiner > before[-1].i for joiner in joiners) else None


def _first_of_two_objects(token: Token) -> Token | None:
    """ "Found *him and his colleague Smith* guilty": two whom an "and" joins, which the parser hangs on what they are found."""
    if token.dep_ != "obj" or token.left_edge.i < 2:
        return None
    joining = token.doc[token.left_edge.i - 1]
    first = token.doc[joining.i - 1]
    joined = joining.dep_ == "cc" and joining.head.i > token.i
    return first if joined and first.dep_ == "obj" and first.head is token.head and first.i > token.head.i else None


def _is_asked_by_who_found_it(verb: Token) -> bool:
    """ "*The committee found* that Smith had been tortured and *urged* Baku to free him": it was not Smith who urged it; "*it
    said* that an envoy was in Baku, and *urged* him to ask for it": nor the envoy.
    """
    found = verb.head.head
    if verb.dep_ != "conj" or verb.lemma_ not in grafting_words().asking or verb.tag_ != "VBD" or verb.head.dep_ != "ccomp":
        return False
    passive = any(c.dep_ == "aux:pass" for c in verb.head.children)
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


def _is_done_to_as_well(name: Token) -> bool:
    """ "Smith was arrested, *as was Jones*": it is done to both."""
    likened = name.dep_ == "advcl" and name.i > name.head.i and any(c.dep_ == "nsubj:pass" for c in name.head.children)
    return likened and " ".join(t.lower_ for t in name.doc[name.i - 2 : name.i]) in grafting_words().as_was


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


def _stands_under_verbs(child: Token) -> bool:
    marks = [c.lower_ for c in child.children if c.base == "case" and c.i < child.i]
    return child.base in ("obl", "advmod", "advcl") or (
        child.base == "nmod" and bool(marks) and marks[0] not in grammar_words().of
    )


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


def _is_a_time_and_no_object(token: Token) -> bool:
    """ "Was arrested and bailed *the next day*": a day is bailed by nobody."""
    if token.base != "obj" or token.lemma_ not in grafting_words().times or token.head.tag_ not in PAST:
        return False
    return any(c.lower_ in grafting_words().which_day for c in token.children) and not any(
        c.base == "nmod" for c in token.children
    )


def _is_a_time_and_no_subject(token: Token) -> bool:
    """ "Smith spent a night there, then *on Wednesday* was moved": what "on" stands before is no subject."""
    if token.base != "nsubj" or token.tag_ not in ("NN", "NNP") or token.head.pos_ != "VERB" or token.i > token.head.i:
        return False
    opened = any(c.base == "case" and c.lower_ in grafting_words().on_a_day and c.i < token.i for c in token.children)
    finite = any(c.base == "aux" and c.tag_ in ("VBD", "VBZ") for c in token.head.children)
    return opened and finite and token.head.base in ("advcl", "conj") and token.head.head.pos_ == "VERB"


def _goes_on_from_what_is_said(token: Token) -> bool:
    """ "It should be recalled that she *was arrested*, and *was released*": "it" is released nowhere."""
    head = token.head
    if token.dep_ != "conj" or token.tag_ not in PAST or has_a_subject(token):
        return False
    stands_in = any(c.base in SUBJECT_BASES and c.lower_ in grammar_words().it for c in head.children)
    said = [c for c in head.children if head.i < c.i < token.i and c.base in _SAID]
    return stands_in and bool(said) and said[0].tag_ in PAST


def _stands_before_an_article(both: Token) -> bool:
    """ "Gave *both* a term of six years", "imposed on *each* a fine": what stands before an article is of no noun behind it."""
    noun = both.head
    if (
        noun.i < both.i
        or noun.base not in ("obj", "obl")
        or noun.head.pos_ != "VERB"
        or any(c.base == "conj" for c in noun.children)
    ):
        return False
    return noun.doc[both.i + 1].lower_ in grafting_words().article_of_one and noun.doc[both.i + 1].head is noun


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


def _tells_what_days_are_counted_from(verb: Token) -> bool:
    """ "*Days* after being arrested, Smith was charged": it is Smith who was arrested, and no day."""
    days = verb.head
    if verb.dep_ != "acl" or days.lemma_ not in grafting_words().times or days.base != "obl" or days.head.pos_ != "VERB":
        return False
    return any(c.base == "mark" and c.i > days.i for c in verb.children) and any(c.tag_ == "VBG" for c in (verb, *verb.children))


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
    """ "Should free him and *cease arbitrarily detaining* them": the verb right before a gerund that hangs on the verb above."""
    if token.tag_ != "VBG" or token.dep_ != "advcl":
        return None
    at = token.i - 1
    while at > 0 and token.doc[at].pos_ == "ADV":
        at -= 1
    before = token.doc[at]
    bare = before.tag_ in ("VB", "VBP") and not any(c.i > before.i and c.base == "obj" for c in before.children)
    return before if bare and before.dep_ == "conj" and before.head is token.head else None


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


def _denies_the_verb(word: Token) -> bool:
    """ "Has *not* so far replied", "have *not* as yet answered": behind a helper it is the verb that is denied."""
    adverb = word.head
    if word.base != "advmod" or word.lower_ not in grammar_words().negations or adverb.pos_ != "ADV" or not word.i:
        return False
    before = word.doc[word.i - 1]
    return before.base == "aux" and before.head is adverb.head and word.i < adverb.i < adverb.head.i


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
    return beside[-1] if beside and any(c.dep_ == "aux:pass" for c in beside[-1].children) else None


def _goes_on_from_a_relative(token: Token) -> bool:
    """ "They named Smith, who stands accused of treason and *has been held* since": a verb in the singular has no plural subject,
    where a clause about one person stands between. "Jones posted a picture of Smith, who had been held since May and *was let
    out*": where no comma parts them, what is done to somebody goes on from what was done to him.
    """
    if token.dep_ != "conj" or token.pos_ != "VERB" or has_a_subject(token):
        return False
    finite = next((c for c in token.children if c.base == "aux"), token)
    subject = next((c for c in token.head.children if c.base == "nsubj" and c.i < token.head.i), None)
    if subject is None or not (_is_plural(subject) if finite.tag_ == "VBZ" else _is_done_to_somebody(token)):
        return False
    relative = _relative_before(token)
    return relative is not token and (finite.tag_ == "VBZ" or _is_passive(relative))


def _is_done_to_somebody(verb: Token) -> bool:
    """A passive behind an active verb, and no comma before its "and"."""
    joined = next((c.i for c in verb.children if c.base == "cc" and c.i < verb.i), 0)
    parted = not joined or verb.doc[joined - 1].text == ","
    return _is_passive(verb) and not _is_passive(verb.head) and not parted


def _is_plural(subject: Token) -> bool:
    several = subject.lower_ in grafting_words().several
    return several or subject.tag_ in ("NNS", "NNPS") or any(c.base == "conj" for c in subject.children)


def _relative_before(token: Token) -> Token:
    """The verb of the last relative clause with a pronoun that stands between a verb and the one it is coordinated with; the
    verb itself where there is none."""
    relatives = grammar_words().all_relatives
    between = (t for t in reversed(token.doc[token.head.i + 1 : token.i]) if t.dep_ == "acl:relcl")
    return next((t for t in between if any(c.lower_ in relatives for c in t.children)), token)


def _take_what_stands_behind(predicate: Token) -> None:
    """ "Has been held for years and has been on strike *since May*": what stands behind the second predicate is said of it."""
    hand_over(predicate.head, predicate, "obl", "advmod")


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


def _verb_it_is_said_by(clause: Token) -> Token | None:
    """ "Demanded on the day of the arrests *that she be released*": a passive that has somebody to whom it is done has no place
    left for "that", and is what the verb above says or wants, where that has no object.
    """
    that = [c for c in clause.children if c.base == "obj" and c.i < clause.i and c.lower_ in grammar_words().that]
    if not that or not any(c.dep_ == "nsubj:pass" and c.i > that[0].i for c in clause.children):
        return None
    verb, known = next((a for a in clause.ancestors if a.pos_ == "VERB"), None), stance_words()
    if (
        verb is None
        or clause.doc[that[0].i - 1].lemma_ in grafting_words().times
        or any(c.base in _OBJECTS for c in verb.children)
    ):
        return None
    says = any(verb.lemma_.lower() in verbs for verbs in (known.saying, known.unreal_governors, known.commanding))
    return verb if says and verb.i < that[0].i else None


def _make_it_what_is_said(clause: Token, verb: Token) -> None:
    that = next(c for c in clause.children if c.base == "obj" and c.lower_ in grammar_words().that)
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
    """ "The trial of *the six, who have been held* since May": several are held, and no trial."""
    who = next((c for c in verb.children if c.base == "nsubj" and c.lower_ in grammar_words().who), None)
    several = any(c.base == "aux" or c.dep_ == "aux:pass" for c in verb.children if c.lower_ in grafting_words().of_several)
    if who is None or not several or verb.head.tag_ != "NN":
        return None
    below = [c for c in verb.head.children if c.base == "nmod" and c.i < who.i]
    counted = [c for c in below if c.tag_ in ("NNS", "CD") or c.pos_ == "NUM"]
    return counted[-1] if counted and counted[-1] is below[-1] else None


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
    if head.base == "advcl" and token.tag_ == "VBN" and _is_set_off(token):
        return any(c.base == "aux" and c.tag_ == "VBG" for c in head.children) and _is_passive(head.head)
    if is_helped(head):
        return False
    return head.tag_ in ("VBG", "VB") or (head.pos_ in ("NOUN", "PROPN") and token.tag_ == "VBD")


def _is_told_behind_an_infinitive(verb: Token) -> bool:
    """ "Refused to *board* and a day later *was* sentenced": a finite verb goes on from no infinitive."""
    aim = verb.head
    bare = aim.tag_ == "VB" and any(c.base == "mark" and c.lower_ == grammar_words().infinitive for c in aim.children)
    return bare and next(c for c in verb.children if c.base == "aux").tag_ in FINITE


def _is_passive(verb: Token) -> bool:
    """ "*Was arrested* in May, having questioned the result, and *prosecuted*": what goes on is passive as well."""
    return any(c.dep_ == "aux:pass" for c in verb.children)


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
