"""How a sentence stands to what it tells: told as a fact, planned, wished for, denied or said by somebody.

In: a predicate in its tree. Out: a `Bearing`. The words that decide (who "urges", "refuses", "plans", "claims") are data in
`knowledge/<lang>/stance.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from habeas.reading import grammar
from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge.language import of_language
from habeas.reading.trees import Token, root_between
from habeas.reading.unreached import is_said_of_others, was_not_reached
from habeas.reading.word_forms import FINITE, PAST


class Bearing(StrEnum):
    """`TOLD` it happened; `FUTURE` it is planned or announced; `UNREAL` wished, refused, feared, possible; `NEGATED` it did not
    happen.
    """

    TOLD = "told"
    FUTURE = "future"
    UNREAL = "unreal"
    NEGATED = "negated"


class StanceWords(BaseModel):
    """The words that change how a sentence stands to what stands under them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unreal_governors: frozenset[str]
    bidding: frozenset[str]
    edicts: frozenset[str]
    enacting: frozenset[str]
    ruled: frozenset[str]
    ruling: frozenset[str]
    unreal_nouns: frozenset[str]
    called_for: frozenset[str]
    striving: frozenset[str]
    unknown: frozenset[str]
    not_yet: frozenset[str]
    asking_of_a_fact: frozenset[str]
    so: frozenset[str]
    not_so: frozenset[str]
    granting: frozenset[str]
    unreal_markers: frozenset[str]
    ending: frozenset[str]
    lasting: frozenset[str]
    warning: frozenset[str]
    unreal_modals: frozenset[str]
    possible_modals: frozenset[str]
    future_modals: frozenset[str]
    future_governors: frozenset[str]
    ahead: frozenset[str]
    saying: frozenset[str]
    saying_forms: frozenset[str]
    leading: frozenset[str]
    claiming: frozenset[str]
    saying_marks: frozenset[str]
    nobody: frozenset[str]
    acting: frozenset[str]
    views: frozenset[str]
    according: frozenset[str]
    circumstantial: frozenset[str]
    commanding: frozenset[str]
    premises: frozenset[str]
    ways: frozenset[str]
    custody: frozenset[str]
    freed: frozenset[str]
    ruled_on: frozenset[str]
    practices: frozenset[str]
    conditions: frozenset[str]
    reasons: frozenset[str]
    seeking: frozenset[str]
    causing: frozenset[str]
    taken_for: frozenset[str]
    uncertain: frozenset[str]
    open_questions: tuple[str, ...]
    habitual: frozenset[str]
    falling_short: frozenset[str]
    hearsay: frozenset[str]
    untrue: frozenset[str]
    awaited: frozenset[str]
    commanded: frozenset[str]
    pleas: frozenset[str]
    either: frozenset[str]
    opened_to: frozenset[str]
    single_subjects: frozenset[str]
    called_off: frozenset[str]
    striven_for: frozenset[str]
    past_helpers: frozenset[str]
    was_to: frozenset[str]
    in_view: frozenset[str]
    put_so: frozenset[str]
    putting: frozenset[str]
    one_of: frozenset[str]
    had_it_been: frozenset[str]
    about_to: frozenset[str]
    turning_out: frozenset[str]
    claims: frozenset[str]
    dismissing: frozenset[str]
    leading_on: frozenset[str]
    going: frozenset[str]
    gone_on: frozenset[str]
    taking_time: frozenset[str]
    time_taken: frozenset[str]
    hesitating: frozenset[str]


stance_words = of_language("stance.yaml", StanceWords)


_OPENING = ("mark", "advmod", "case")
"""How the words hang that open an infinitive: "*due* to be freed"."""


def bearing(predicate: Token) -> Bearing:
    """How the sentence stands to the predicate."""
    words = stance_words()
    if grammar.is_negated(predicate) or _is_said_of_nobody(predicate, words) or _has_yet_to(predicate, words):
        return Bearing.NEGATED
    if is_said_of_others(predicate, words):
        return Bearing.NEGATED
    if was_not_reached(predicate, words):
        return Bearing.UNREAL
    above = granting(predicate) or grammar.told_in_turn(predicate)
    if above is not None:
        return bearing(above)
    if (led := led_to(predicate)) is not None:
        return Bearing.TOLD if led.lemma_.lower() in words.hesitating else bearing(led)
    own = grammar.modal(predicate)
    if own in words.commanded and predicate.dep_ == "ccomp" and predicate.head.lemma_.lower() in words.commanding:
        return bearing(predicate.head)
    if own in words.unreal_modals or _is_subjunctive(predicate, own, words):
        return Bearing.UNREAL
    if is_an_order(predicate) or _is_wanted_so(predicate, words):
        return Bearing.UNREAL
    if _was_to_have_been(predicate, words):
        return Bearing.UNREAL
    if any(c.lower_ in words.either and c.i < predicate.i for c in predicate.children):
        return Bearing.UNREAL  # "They *either were convicted* or are under investigation"
    if _is_announced_in_a_headline(predicate):
        return Bearing.FUTURE
    if own is None and any(c.lower_ in words.future_governors for c in grammar.children(predicate, *_OPENING)):
        return Bearing.FUTURE
    if own is None and predicate.lower_ in words.ahead and grammar.children(predicate, "cop", "aux:pass"):
        return Bearing.FUTURE  # "Is *due* back in court on Thursday"
    if own in words.future_modals:
        unreal = (
            _is_on_condition(predicate, words)
            or _is_under_unreal_marker(predicate, words)
            or _inherited(predicate, words) is Bearing.UNREAL
        )
        return Bearing.UNREAL if unreal else Bearing.FUTURE
    if _goes_on_from_a_wish(predicate, words) or _is_only_opened_to(predicate, words):
        return Bearing.UNREAL
    if _is_under_unreal_marker(predicate, words) or _is_aimed_at(predicate, words) or _is_sought(predicate, words):
        return Bearing.UNREAL
    return _inherited(predicate, words)


def led_to(predicate: Token) -> Token | None:
    """ "*Went on* to reject it", "*needed* only ten minutes to reject it", "did *not hesitate* to jail him": the verb of what was
    done all the same.
    """
    above = predicate.head
    if predicate.dep_ not in ("xcomp", "advcl", "acl") or above.i > predicate.i or not grammar.is_infinitive(predicate):
        return None
    words = stance_words()
    if above.base == "obj" and above.lemma_.lower() in words.time_taken:
        above = above.head
    lemma = above.lemma_.lower()
    if lemma in words.hesitating:
        return above if grammar.is_negated(above) and any(c.tag_ == "VBD" for c in grammar.children(above, "aux")) else None
    if above.tag_ != "VBD":
        return None
    if lemma in words.taking_time:
        return above if any(o.lemma_.lower() in words.time_taken for o in grammar.objects(above)) else None
    on = any(c.lower_ in words.gone_on for c in grammar.children(above, "advmod", "compound:prt", "obl"))
    return above if lemma in words.leading_on or (lemma in words.going and on) else None


def is_bidden_not_to(predicate: Token) -> bool:
    """ "Told the three *not to answer*", "was advised *not to comment*": nobody says that they did not."""
    above, words = predicate.head, stance_words()
    if predicate.dep_ not in ("xcomp", "ccomp") or not grammar.is_infinitive(predicate) or not grammar.is_negated(predicate):
        return False
    bids = above.lemma_.lower() in words.bidding | words.unreal_governors | words.commanding
    return bids and (predicate.dep_ == "ccomp" or grammar.is_passive(above) or bool(grammar.objects(above)))


def _has_yet_to(predicate: Token, words: StanceWords) -> bool:
    """ "The trial *has yet to* begin", whether the parser takes "has" for a helper or for the verb above."""
    yet = any(c.lower_ in words.not_yet for c in grammar.children(predicate, "advmod"))
    having = [*grammar.children(predicate, "aux"), *([predicate.head] if predicate.dep_ == "xcomp" else [])]
    return yet and grammar.is_infinitive(predicate) and any(h.lemma_ in grammar_words().have for h in having)


def _is_wanted_so(predicate: Token, words: StanceWords) -> bool:
    """ "Smith, whom prosecutors *want executed*": where the parser takes the wish for a helper of what is wished."""
    return predicate.tag_ in PAST and any(
        c.dep_ == "aux" and c.i == predicate.i - 1 and c.lemma_.lower() in words.unreal_governors for c in predicate.children
    )


def _is_announced_in_a_headline(predicate: Token) -> bool:
    """ "Fifty Journalists *to Be Freed*": a line that has no other verb and no full stop."""
    helpers = {c.lower_ for c in predicate.children if c.dep_ in ("aux:pass", "mark")}
    small = grammar_words()
    if small.infinitive not in helpers or small.be.isdisjoint(helpers):
        return False
    if predicate.dep_ not in ("ROOT", "acl") or predicate.doc[-1].is_punct:
        return False
    return not any(t.tag_ in _FINITE for t in predicate.doc)


def _was_to_have_been(predicate: Token, words: StanceWords) -> bool:
    """ "*Was to have been* released in May": it did not come about."""
    helpers = {c.lower_ for c in predicate.children if c.dep_ in ("aux", "mark", "cop")}
    small = grammar_words()
    to_have = small.infinitive in helpers and not small.have.isdisjoint(helpers)
    return to_have and not helpers.isdisjoint(words.was_to)


def _is_to_be_brought_about(below: Token, causing: Token, words: StanceWords) -> bool:
    """ "Baku *must ensure* that Smith is released", "has to *guarantee* that …": what somebody is only to bring about."""
    if below.base not in ("ccomp", "advcl") or causing.lemma_.lower() not in words.causing:
        return False
    over = grammar.modal(causing)
    return over in words.unreal_modals or over in words.future_modals or grammar.is_infinitive(causing) or causing.tag_ == "VB"


def _goes_on_from_a_wish(predicate: Token, words: StanceWords) -> bool:
    """ "Calls on them to end it and *release* him", "came to see and *arrest* him": an infinitive that shares another's "to"."""
    head = predicate.head
    if predicate.dep_ != "conj" or predicate.tag_ not in ("VB", "VBP") or grammar.children(predicate, *grammar.SUBJECTS, "aux"):
        return False
    if head.tag_ in ("VBZ", "VBD", "VBP") and head.tag_ != predicate.tag_:
        return head.lemma_.lower() in words.unreal_governors
    return grammar.is_infinitive(head) and head.dep_ in ("acl", "advcl") and head.head.lemma_.lower() not in words.commanding


def _is_only_opened_to(predicate: Token, words: StanceWords) -> bool:
    """ "Closed the *door* on him being *freed*": a gerund behind an object that names no fact."""
    marked = any(c.dep_ in ("mark", "case") and c.lower_ in words.opened_to for c in predicate.children)
    if predicate.dep_ != "advcl" or not marked or grammar.is_infinitive(predicate):
        return False
    return any(o.lemma_.lower() in words.unreal_nouns for o in grammar.children(predicate.head, "obj"))


def _is_subjunctive(predicate: Token, modal: str | None, words: StanceWords) -> bool:
    """ "The demand that they *be* released"; what a court orders is done."""
    helpers = [c for c in predicate.children if c.dep_ in ("aux:pass", "cop") and c.lower_ in grammar_words().be]
    if predicate.head.lemma_.lower() in words.commanding:
        return False
    of_a_wish = predicate.dep_ == "acl:relcl" and predicate.head.lemma_.lower() in words.unreal_nouns
    of_that = predicate.dep_ == "conj" and any(c.dep_ == "mark" and c.lower_ in grammar_words().that for c in predicate.children)
    governed = predicate.dep_ in ("ccomp", "acl", "advcl") or of_a_wish or of_that
    has_subject = bool(grammar.children(predicate, *grammar.SUBJECTS))
    if _is_a_bare_subjunctive(predicate, modal, words):
        return True
    helped = any(c.dep_ == "aux" for c in predicate.children)
    return bool(helpers) and governed and has_subject and modal is None and not helped and not grammar.is_infinitive(predicate)


def _is_a_bare_subjunctive(predicate: Token, modal: str | None, words: StanceWords) -> bool:
    """ "Requests to the court that *it release* him": one who does it, and a verb that does not go with one; "an earlier demand,
    *that the EU impose* sanctions": right behind what is wished for.
    """
    that = next((c for c in predicate.children if c.dep_ == "mark" and c.lower_ in grammar_words().that), None)
    own = next((s for s in grammar.children(predicate, "nsubj") if s.i < predicate.i), None)
    if that is None or own is None or predicate.tag_ not in ("VB", "VBP") or modal is not None:
        return False
    if any(c.dep_ in ("aux", "aux:pass", "cop") for c in predicate.children):
        return False
    if own.lower_ in words.single_subjects and not grammar.children(own, "conj"):
        return True
    at = that.i - 1
    if at > 0 and predicate.doc[at].text == ",":
        at -= 1
    return at >= 0 and predicate.doc[at].pos_ == "NOUN" and predicate.doc[at].lemma_.lower() in words.unreal_nouns


def is_an_order(verb: Token) -> bool:
    """ "If the charges cannot be proven, *release* him": a bare verb that nobody is the subject of."""
    bare = verb.tag_ == "VB" and verb.dep_ in ("ROOT", "ccomp", "parataxis") and bool(grammar.children(verb, "obj"))
    return bare and not grammar.children(verb, *grammar.SUBJECTS, "aux", "mark")


def _is_called_off(verb: Token, words: StanceWords) -> bool:
    """ "*Called off* his hunger strike" asks for nothing."""
    following = verb.doc[verb.i + 1 : verb.i + 2]  # which the parser may hang on the strike
    return any(c.lower_ in words.called_off for c in following) or any(
        c.dep_ == "compound:prt" and c.lower_ in words.called_off for c in verb.children
    )


def _with_particle(verb: Token) -> str:
    """ "*Rules out* a life term": the verb with the particle that changes what it says."""
    return " ".join([verb.lemma_.lower(), *(c.lower_ for c in verb.children if c.dep_ == "compound:prt")])


def _is_circumstance(token: Token, label: str, words: StanceWords) -> bool:
    """ "*In custody* since May, he denies it": what only says when or in what state is not what the verb above governs."""
    return label in ("obl", "nmod") and grammar.preposition(token).split(" ")[0] in words.circumstantial


def _is_said_of_nobody(predicate: Token, words: StanceWords) -> bool:
    """ "None of them *pleaded* guilty", "no journalist was *released*", "Smith and Jones, neither of whom was *arrested*", "not
    one of the six was *freed*", "they *freed* none of them".
    """
    who = grammar.subject(predicate)
    if any(o.lower_ in words.nobody and o.i > predicate.i for o in grammar.children(predicate, "obj")):
        return True
    if who is not None and who.lower_ in words.one_of and grammar.is_negated(who):
        return True
    if any(s.lower_ in words.nobody for s in grammar.children(predicate, *grammar.SUBJECTS)):
        return True
    return who is not None and (
        who.lower_ in words.nobody or any(c.lower_ in words.nobody for c in grammar.children(who, "det", "cc:preconj"))
    )


def _inherited(predicate: Token, words: StanceWords) -> Bearing:
    """What the words above the predicate make of it."""
    below, above, coordinated = predicate, predicate.head, True
    while above != below:
        label = below.base
        if coordinated and (grammar.is_told_aside(below) or grammar.is_told_in_front(below)):
            return Bearing.TOLD
        coordinated = coordinated and label == "conj"
        if _is_to_be_brought_about(below, above, words) or _is_dismissed(below, above, words):
            return Bearing.UNREAL
        governs = label in ("xcomp", "ccomp", "obj", "obl", "nmod", "acl", "csubj", "advcl", "nsubj") and not below.dep_.endswith(
            "relcl"
        )
        governs = governs or (label == "conj" and grammar.is_infinitive(below) and _asks_for_something(above))
        is_subject_of_active = label == "nsubj" and below.dep_ != "nsubj:pass"
        if governs and not is_subject_of_active and not (below == predicate and _is_circumstance(below, label, words)):
            governed = _under_governor(below, above, words)
            if governed is not None:
                return governed
        if label == "nsubj" and grammar.modal(above) in words.unreal_modals:
            return Bearing.UNREAL
        if label in ("conj", "xcomp", "obj") and grammar.is_verbal(above):
            inherited = grammar.modal(above)
            shares = label != "conj" or not grammar.children(below, *grammar.SUBJECTS)
            if shares and inherited in words.unreal_modals:
                return Bearing.UNREAL
            if shares and inherited in words.future_modals:
                return Bearing.UNREAL if _inherited(above, words) is Bearing.UNREAL else Bearing.FUTURE
        if below.dep_ == "acl:relcl" and _is_what_one_is_to_do(below, above, words):
            return Bearing.UNREAL
        if below.dep_ in ("acl:relcl", "parataxis") or (label == "advcl" and not grammar.is_infinitive(below)):
            return Bearing.TOLD
        if _is_under_unreal_marker(above, words) or _is_aimed_at(above, words):
            return Bearing.UNREAL
        below, above = above, above.head
    return Bearing.TOLD


def _asks_for_something(verb: Token) -> bool:
    """ "They *demanded* an end to it and to stop issuing charges": an infinitive beside what is asked for is asked for too."""
    return grammar.is_verbal(verb) and not grammar.is_infinitive(verb) and bool(grammar.children(verb, "obj"))


def _under_governor(below: Token, above: Token, words: StanceWords) -> Bearing | None:
    """What the word right above makes of what it governs, if anything: "*wants* him freed", "is *due* to be freed"."""
    label, lemma = below.base, above.lemma_.lower()
    told_as_fact = (label == "xcomp" and below.lower_ in words.pleas) or (
        lemma in words.warning and label == "ccomp" and grammar.modal(below) is None and not grammar.is_infinitive(below)
    )
    if (
        (lemma in words.unreal_governors or _with_particle(above) in words.unreal_governors)
        and not told_as_fact
        and not _is_called_off(above, words)
        and (label != "advcl" or grammar.is_infinitive(below) or _follows_at_once(below, above))
    ):
        return Bearing.UNREAL
    if lemma in words.awaited and label == "obj":
        return Bearing.UNREAL
    if lemma in words.bidding and label in ("xcomp", "ccomp") and grammar.is_infinitive(below):
        return Bearing.UNREAL
    if lemma in words.unreal_nouns and label in ("acl", "nmod"):
        return Bearing.UNREAL
    if lemma in words.striving and label in ("obl", "nmod") and grammar.preposition(below) in words.striven_for:
        return Bearing.UNREAL
    if label == "ccomp" and _is_what_the_noun_before_is(below, words):
        return Bearing.UNREAL
    if label == "obl" and grammar.preposition(below) in words.striven_for and _is_called_for(above, words):
        return Bearing.UNREAL
    if lemma in words.future_governors and (label == "xcomp" or below.dep_ == "nsubj:pass"):
        return Bearing.UNREAL if _inherited(above, words) is Bearing.UNREAL else Bearing.FUTURE
    if label == "xcomp" and grammar.is_negated(above):
        return Bearing.NEGATED
    if label == "xcomp" and lemma in grammar_words().have and any(c.lower_ in words.not_yet for c in above.children):
        return Bearing.NEGATED
    if lemma in words.uncertain and label in ("ccomp", "csubj", "advcl") and _is_an_open_question(below, words):
        return Bearing.UNREAL
    if label in ("ccomp", "csubj") and (lemma in words.not_so or (lemma in words.so and grammar.is_negated(above))):
        return Bearing.NEGATED
    told_since = label == "advcl" and below.left_edge.lower_ in words.reasons
    if label in ("ccomp", "advcl", "acl") and lemma in words.unknown and grammar.is_negated(above) and not told_since:
        return Bearing.UNREAL
    return None


def _is_what_one_is_to_do(clause: Token, noun: Token, words: StanceWords) -> bool:
    """ "Its *demand* that Minsk *stop* it": one who does it, and a verb that does not go with one."""
    if noun.lemma_.lower() not in words.unreal_nouns or clause.tag_ not in ("VB", "VBP"):
        return False
    return any(s.tag_ in ("NN", "NNP") and not grammar.children(s, "conj") for s in grammar.children(clause, "nsubj"))


def _is_what_the_noun_before_is(clause: Token, words: StanceWords) -> bool:
    """ "Repeated *its demand that* Minsk stop": what the parser hangs on the verb is said of the noun right before."""
    marks = [c for c in clause.children if c.dep_ == "mark" and c.lower_ in grammar_words().that and c.i]
    return bool(marks) and clause.doc[marks[0].i - 1].lemma_.lower() in words.unreal_nouns


def _is_called_for(verb: Token, words: StanceWords) -> bool:
    """ "*Pressure is mounting* for the release of Smith", "*calls* for his release *grow*": what such a verb's subject is for."""
    return any(s.lemma_.lower() in words.called_for for s in grammar.children(verb, *grammar.SUBJECTS))


def _is_dismissed(below: Token, claim: Token, words: StanceWords) -> bool:
    """ "*Dismissed reports* that he was beaten", "*claims* that she was held were *rejected*"."""
    if claim.lemma_.lower() not in words.claims or below.base not in ("acl", "ccomp", "nmod"):
        return False
    done_to = claim.base == "obj" or claim.dep_ == "nsubj:pass"
    return done_to and claim.head.lemma_.lower() in words.dismissing and not grammar.is_negated(claim.head)


def is_only_claimed(predicate: Token) -> bool:
    """ "A *complaint* that he was beaten", "his *claim* that he was tortured"."""
    return predicate.base in ("acl", "ccomp") and predicate.head.lemma_.lower() in stance_words().claims


def _is_an_open_question(clause: Token, words: StanceWords) -> bool:
    """ "It is unclear *how many* are being freed", "*whether* he was"; where and why it happened asks of a fact."""
    opening = " ".join(t.lower_ for t in clause.doc[clause.left_edge.i : clause.left_edge.i + 2])
    return opening.startswith(words.open_questions)


def granting(predicate: Token) -> Token | None:
    """ "*Satisfied* a motion to extend his arrest": the verb by which what was asked for came true."""
    words = stance_words()
    below, above = predicate, predicate.head
    while above != below and below.base in ("acl", "nmod", "obj"):
        if above.lemma_.lower() in words.unreal_nouns:
            return _granting(above, words)
        below, above = above, above.head
    return None


def _granting(wish: Token, words: StanceWords) -> Token | None:
    verb = wish.head
    if verb is wish or words.granting.isdisjoint((verb.lemma_.lower(), verb.lower_)) or wish.base not in ("obj", "nsubj"):
        return None
    return verb if wish.dep_ != "nsubj" or not grammar.is_verbal(verb) or grammar.is_passive(verb) else None


def _is_under_unreal_marker(predicate: Token, words: StanceWords) -> bool:
    marks = [c for c in predicate.children if c.dep_ in ("mark", "case") and c.i < predicate.i]
    unreal = [c.lower_ for c in marks if c.lower_ in words.unreal_markers]
    return bool(unreal) and not (set(unreal) <= words.ending and _ended_a_state(predicate, words))


def _ended_a_state(predicate: Token, words: StanceWords) -> bool:
    """ "Was held until he *was released* in May": what ended a state that is over has happened."""
    above = predicate.head
    both = [_told_as_past(verb, words) for verb in (predicate, above)]
    return predicate.dep_ == "advcl" and all(both) and above.lemma_.lower() in words.lasting and not grammar.is_negated(above)


def _told_as_past(verb: Token, words: StanceWords) -> bool:
    helpers = [c.lower_ for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop")]
    return words.past_helpers.issuperset(helpers) and (verb.tag_ == "VBD" or bool(helpers))


def _is_on_condition(predicate: Token, words: StanceWords) -> bool:
    """ "*If convicted*, they will be sent to prison"."""
    clauses = grammar.children(predicate, "advcl")
    return any(c.i < clause.i and c.lower_ in words.conditions for clause in clauses for c in clause.children)


def _is_aimed_at(verb: Token, words: StanceWords) -> bool:
    """ "Travelled to Baku *to secure* his release", "was taken *to be hanged*"; what a court orders is done."""
    if any(c.lower_ in words.turning_out and c.i < verb.i for c in grammar.children(verb, "advmod")):
        return False  # "Was freed, *only to be* arrested again"
    led = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words.leading
    aimed = grammar.is_infinitive(verb) and (verb.dep_ in ("acl", "advcl") or led) and not _is_enacted(verb, words)
    return aimed and not (verb.dep_ == "advcl" and verb.head.lemma_.lower() in words.commanding)


def _is_enacted(verb: Token, words: StanceWords) -> bool:
    """ "*Signed a decree* to pardon them", "condemned *a court's decision* to jail him": what is enacted or ruled is done."""
    edict = verb.head
    if verb.dep_ != "acl":
        return False
    by = (c.lemma_.lower() for c in grammar.children(edict, "nmod:poss", "nmod"))
    ruled = edict.lemma_.lower() in words.ruled and not words.ruling.isdisjoint(by)
    return ruled or (edict.lemma_.lower() in words.edicts and edict.head.lemma_.lower() in words.enacting)


def _is_sought(noun: Token, words: StanceWords) -> bool:
    """ "A petition *to obtain the release* of Smith has …": what stands right behind such an infinitive is its aim, wherever the
    parser hangs it."""
    if grammar.is_verbal(noun):
        return False
    at = min((c.i for c in noun.children if c.i < noun.i and c.base in ("det", "amod", "nmod")), default=noun.i) - 1
    return at > 0 and noun.doc[at].lemma_.lower() in words.seeking and noun.doc[at - 1].lower_ == grammar_words().infinitive


def _follows_at_once(below: Token, above: Token) -> bool:
    """ "Police *deny having arrested* him": what stands right behind the verb is what it governs."""
    return below.left_edge.i == above.i + 1


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it, and whether the saying only claims."""

    speaker: Token
    claims: bool


def said_by(predicate: Token) -> Voice | None:
    """The one whom the sentence makes responsible for what the predicate tells, by a verb of saying above or beside it."""
    words = stance_words()
    if predicate.tag_ == "VBG" and (accusing := grammar.accusation_over(predicate)) is not None:
        accusers = grammar.agents(accusing) if grammar.is_passive(accusing) else grammar.children(accusing, *grammar.SUBJECTS)
        if accusers:
            return Voice(accusers[0], claims=True)
    for token in (predicate, *predicate.ancestors):
        for child in token.children:
            if _may_say_so(child, words) and child != predicate:
                speaker = grammar.children(child, *grammar.SUBJECTS)
                if (behind := _speaker_right_behind(child)) is not None:
                    return Voice(behind, child.lemma_.lower() in words.claiming)
                if speaker and not any(d.dep_ == "ccomp" or _is_what_is_said(d, words) for d in child.children):
                    return Voice(speaker[0], child.lemma_.lower() in words.claiming)
            if child.dep_ in ("obl", "nmod") and grammar.preposition(child).split(" ")[0] in words.according:
                return Voice(child, claims=False)
            if (believer := _in_whose_view(child, words)) is not None:
                return Voice(believer, claims=False)
            if (describer := _who_put_it_so(token, child, words)) is not None:
                return Voice(describer, claims=False)
        if grammar.preposition(token.head).split(" ")[0] in words.according and token.head != token:
            return Voice(token.head, claims=False)
        verb = _told_by(token)
        if verb is not None and verb.lemma_.lower() in words.saying:
            teller = next(iter(grammar.children(verb, *grammar.SUBJECTS)), None) or _shared_subject(verb)
            if teller is not None:
                return Voice(teller, verb.lemma_.lower() in words.claiming)
    opening = predicate.doc[0]
    if opening.lower_ in words.according and opening.dep_ == "case":
        return Voice(opening.head, claims=False)
    return _according_behind(predicate, words) or _said_last(predicate, words)


def _in_whose_view(token: Token, words: StanceWords) -> Token | None:
    """ "In the opinion *of the committee*", "in *Open Door's* view"."""
    if token.dep_ != "obl" or token.lemma_.lower() not in words.views or grammar.preposition(token) not in words.in_view:
        return None
    of = [c for c in grammar.children(token, "nmod") if grammar.preposition(c) in grammar_words().of]
    return next(iter(of or [p for p in grammar.possessors(token) if p.pos_ != "PRON"]), None)


def _who_put_it_so(how: Token, clause: Token, words: StanceWords) -> Token | None:
    """ "“A travesty” is *how Smith described* it": whose words stand before it."""
    if how.lower_ not in words.put_so or clause.base not in ("advcl", "acl") or not grammar.children(how, "cop"):
        return None
    return grammar.subject(clause) if clause.lemma_.lower() in words.putting and clause.i > how.i else None


def _according_behind(predicate: Token, words: StanceWords) -> Voice | None:
    """ "Remain in prison for their views, *according to Open Door*": wherever the parser hangs it, a comma before it."""
    behind = [t for t in predicate.doc[predicate.i + 1 :] if t.dep_ == "case" and t.lower_ in words.according]
    apart = [t for t in behind if t.doc[t.i - 1].text == "," and t.head.i > t.i]
    return Voice(apart[0].head, claims=False) if len(apart) == 1 else None


def _said_last(predicate: Token, words: StanceWords) -> Voice | None:
    """ "The term is a death sentence, *warned Smith*", "…, *says his lawyer*": the saying behind a comma, where the parser makes
    another thing of it.
    """
    tree = predicate.doc
    for token in tree[predicate.i + 1 : -2]:
        if (
            token.lemma_.lower() not in words.saying
            or token.tag_ not in ("VBD", "VBZ")
            or tree[token.i - 1].text not in _ENDS_SPEECH
        ):
            continue
        if token.lemma_.lower() in words.bidding and tree[token.i - 1].text == ",":
            before = tree[token.i - 2]  # "his lawyer, *Smith*, told reporters"
            return Voice(before, claims=False) if before.pos_ in ("PROPN", "NOUN") else None
        end = next((t.i for t in tree[token.i + 1 :] if t.is_punct), len(tree))
        if end > token.i + 1 and not any(
            t.pos_ in _OPENS_NO_NAME and t.dep_ != "nmod:poss" if t.i < token.i + 3 else t.tag_ in _FINITE
            for t in tree[token.i + 1 : end]
        ):
            return Voice(root_between(tree, token.i + 1, end), token.lemma_.lower() in words.claiming)
    return None


_FINITE = (*FINITE, "MD")
_OPENS_NO_NAME = ("VERB", "AUX", "PRON", "SCONJ", "ADP")
_ENDS_SPEECH = (",", '"', "”", "'", "’")


def _speaker_right_behind(saying: Token) -> Token | None:
    """ "It is unacceptable, *wrote Smith* on his page": a name that the parser takes for what is written."""
    before = saying.doc[saying.i - 1].text if saying.i else ""
    if (
        before not in _ENDS_SPEECH
        or saying.tag_ not in FINITE
        or grammar.children(saying, *grammar.SUBJECTS, "cc", "mark", "ccomp")
    ):
        return None
    behind = grammar.children(saying, "obj")
    named = len(behind) == 1 and behind[0].pos_ == "PROPN" and behind[0].left_edge.i == saying.i + 1
    return behind[0] if named else None


def _shared_subject(verb: Token) -> Token | None:
    """ "*Smith* called it unjust and *said* that …", "*Smith* used to *say* that …"."""
    return grammar.subject(verb) if verb.dep_ in ("conj", "xcomp") and not grammar.is_passive(verb) else None


def _may_say_so(token: Token, words: StanceWords) -> bool:
    """A clause of saying beside what is said: "…, she said", "*as* she told us", and not "*because* she wrote about it"."""
    beside = token.dep_ == "conj" and not grammar.children(token, "cc")  # "he was beaten, his lawyer *told* reporters"
    if not (beside or token.dep_ in ("parataxis", "advcl", "ccomp")) or token.lemma_.lower() not in words.saying:
        return False
    if grammar.children(token, "cop"):  # "his words were fair *comment*"
        return False
    marks = [c.lower_ for c in token.children if c.dep_ == "mark"]
    return token.dep_ != "advcl" or all(m in words.saying_marks for m in marks)


def _is_what_is_said(token: Token, words: StanceWords) -> bool:
    """The object of a verb of saying, and not those whom it is told: "…, his lawyer told *reporters*"."""
    return token.dep_ == "obj" and token.head.lemma_.lower() not in words.bidding


def _is_a_whole_clause(verb: Token) -> bool:
    """With a subject and a finite verb of its own, and nothing that makes it part of another."""
    finite = verb.tag_ in FINITE or any(c.tag_ in FINITE for c in grammar.children(verb, "aux"))
    return finite and bool(grammar.children(verb, *grammar.SUBJECTS)) and not grammar.children(verb, "mark", "advmod")


def _told_by(token: Token) -> Token | None:
    """The verb that a clause may be the content of, also where the parser hangs the clause on whom it is told ("told the agency
    *that there was no chance*").
    """
    head = token.head
    if head == token:
        return None
    if token.dep_ in ("ccomp", "parataxis"):
        return head
    says_no_more = not grammar.children(head, "ccomp", "xcomp")
    if token.dep_ == "advcl" and token.i < head.i and says_no_more and _is_a_whole_clause(token):
        return head  # "Police *detained* Smith, Jones, an activist, told us"
    that = grammar_words().that
    if not any(c.lower_ in that and c.dep_ in ("mark", "obj") and c.i < token.i for c in token.children):
        return None
    if token.dep_ == "advcl":
        return head
    if token.dep_ in ("acl", "acl:relcl") and head.dep_ in ("iobj", "obj", "obl"):
        return head.head
    return None
