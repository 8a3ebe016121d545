"""When, for how long, where, before whom, on what charge, on what occasion: what a clause says beside who and whom.

In: a match, the segment's anchor and the dates told before. Out: fields of a draft. Always true: a value comes from the match's
own clause, or stands right beside its trigger.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from habeas.model import Edtf, EventType, Stance
from habeas.reading import grammar
from habeas.reading.drafts import SENT_TO_PRISON, STATEMENTS, Draft
from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge.language import once_a_language
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import BodyMention, BodySubtype, CourtMention, PersonMention, PrisonMention, RoleClass
from habeas.reading.stance import Bearing, bearing, led_to, said_by, stance_words
from habeas.reading.telling.context import Context
from habeas.reading.telling.deeds import is_of_another_deed, is_set_apart, token_of
from habeas.reading.telling.owned_days import court_ruled_on, is_of_another_noun
from habeas.reading.telling.possible import circumstance_words
from habeas.reading.telling.proceedings import (
    bench_of,
    court_beside,
    court_named_so,
    decides,
    proceeding_words,
    ruled_behind,
    ruling_over,
)
from habeas.reading.telling.wording import named_text
from habeas.reading.telling.words import statement_words
from habeas.reading.trees import Token
from habeas.reading.values import NEAR_DAYS, Anchor, ChargeMention, DateMention, ResolvedDate, Tense, TermMention
from habeas.reading.word_forms import PAST, PRESENT

_TOLD_AS_A_DEED = 3
"""Words from which on an offence is told as what was done ("taking part in a rally") and not only named ("high treason")."""
_BEFORE = 40
"""Letters in which the two words before a date stand."""
_FEBRUARY = 2
_RIGHT_BEHIND = 7
"""Letters between a day and what it stands right behind, at most: a preposition and two blanks."""
_EXACTLY_BEHIND = 9
"""Letters between a distance and the day itself, at most."""
_ENDS_A_TRIAL = (EventType.SENTENCE, EventType.ACQUITTAL, EventType.RELEASE, EventType.APPEAL_RULING)
_PUNISHED = (EventType.SENTENCE, EventType.CHARGE, EventType.ACQUITTAL, EventType.DETENTION, EventType.SENTENCE_SOUGHT)
_LIVED_THROUGH = (EventType.HUNGER_STRIKE, EventType.ILL_TREATMENT, EventType.HEALTH)
_KEEPING = (BodySubtype.POLICE, BodySubtype.PROSECUTION)
"""Bodies in whose house somebody is held or beaten: "at the Main Police Department"."""


def put_circumstances(draft: Draft, match: Match, context: Context) -> None:
    takes = _takes(match)
    fillers: dict[str, Callable[[Draft, Match, Context], None]] = {
        "date": _put_date,
        "term": _put_term,
        "charges": _put_charges,
        "court": _put_court,
        "judge": _put_judge,
        "case": _put_case,
        "place": _put_place,
        "occasion": _put_occasion,
    }
    for name, fill in fillers.items():
        if name in takes:
            fill(draft, match, context)
    if "date" in takes and "date" not in draft.values and "term" in draft.evidence and not match.is_nominal:
        _put_date_behind(max(end for _, end in draft.evidence["term"].spans), draft, match, context)
    if match.type in SENT_TO_PRISON and "until" not in draft.values:
        _put_only_end(draft, match, context)
    if "date" not in draft.values and (above := _ruling(match)) is not None:
        _put_only_date(draft, match, context, frozenset(t.i for t in grammar.clause(above)))
    if "until" in draft.values and "date" in draft.values:
        _count_end_from_its_start(draft, match, context)


def only_then(match: Match) -> bool:
    """ "Was *not* freed *until March 2023*": it happened then."""
    if match.type is not EventType.RELEASE or not grammar.is_negated(match.trigger) or grammar.modal(match.trigger):
        return False
    if _tense(match.trigger) is not Tense.PAST:
        return False
    behind = match.scene.parsed.words[match.trigger.i].end
    ends = (m for m in match.scene.mentions_over(match.clause, Kind.DATE) if isinstance(m, DateMention) and m.start >= behind)
    return any(end.relation == "until" for end in ends)


def _put_only_end(draft: Draft, match: Match, context: Context) -> None:
    """ "Extended by three months, *that is until June 6*": the one end that the sentence names behind the verb."""
    ends = [m for m in match.scene.mentions if isinstance(m, DateMention) and m.relation == "until"]
    at = match.scene.parsed.words[match.trigger.i].start
    if len(ends) != 1 or ends[0].start < at or is_of_another_deed(ends[0], match):
        return
    token = _token_of(ends[0], match)
    if any(t.dep_ in ("acl:relcl", "acl") and t != match.trigger for t in (token, *token.ancestors)):
        return
    between = {a for a in token.ancestors if a.pos_ == "VERB"} - {match.trigger, *match.trigger.ancestors}
    found = ends[0].resolve(context.anchor, Tense.FUTURE, context.last_date) if not between else None
    if found is not None:
        draft.put("until", found.edtf, ((ends[0].start, ends[0].end),), found.rule)


def _count_end_from_its_start(draft: Draft, match: Match, context: Context) -> None:
    """ "On October 23, 2024, a court ordered her held *until December 5*": the first such day after that of the order."""
    ordered, spans = draft.values["date"], draft.evidence["until"].spans
    if not isinstance(ordered, Edtf) or ordered.day is None:
        return
    ends = (m for m in match.scene.mentions_over(match.reached, Kind.DATE) if isinstance(m, DateMention))
    end = next((m for m in ends if (m.start, m.end) in spans and not m.is_reference_bound), None)
    found = None if end is None else end.resolve(context.anchor, Tense.FUTURE, context.last_date, ordered.day)
    if found is not None and found.edtf != draft.values["until"]:
        draft.drop("until")
        draft.put("until", found.edtf, spans, found.rule)


def _ruling(match: Match) -> Token | None:
    """The verb with which a court gives what is told: its day is the day of the ruling, and not that of a session ahead."""
    return ruling_over(match) or ruled_behind(match) or led_to(match.trigger) if match.type is not EventType.HEARING else None


def _takes(match: Match) -> frozenset[str]:
    return circumstance_words().possible(match.type).takes.union(match.frame.takes)


def _tense(trigger: Token, commanding: Container[str] = ()) -> Tense:
    if trigger.tag_ == "VB" and trigger.dep_ in ("xcomp", "ccomp", "advcl") and trigger.head.lemma_.lower() in commanding:
        return _tense(trigger.head)
    if trigger.dep_ == "conj" and trigger.head.tag_ == "VBD" and trigger.tag_ in ("VB", "VBP") and not _begins_anew(trigger):
        return Tense.PAST  # "changed the measure and *let* him go": a form that is the same in both tenses
    if trigger.tag_ == "VBG" and trigger.dep_ == "xcomp" and grammar.is_verbal(trigger.head):
        return _tense(trigger.head)  # "began *hearing* the case on Monday"
    modal = grammar.modal(trigger)
    if modal in stance_words().future_modals:
        return Tense.FUTURE
    if trigger.tag_ == "VBP" and trigger.lower_ in grammar_words().same_in_past:
        return Tense.PAST  # "On Monday guards *beat* him"
    verb = trigger if grammar.is_verbal(trigger) else trigger.head
    helpers = [verb, *grammar.children(verb, "aux", "cop")]
    if verb.tag_ == "VBG" and verb.dep_ == "acl":
        return Tense.PAST  # "welcomes Tuesday's verdict *acquitting* her"
    if any(h.tag_ in PAST for h in helpers) or not grammar.is_verbal(verb):
        return Tense.PAST
    return Tense.PRESENT


def _begins_anew(verb: Token) -> bool:
    return bool(grammar.children(verb, "aux", "mark", *grammar.SUBJECTS))


def _is_due(trigger: Token) -> bool:
    """ "The trial *is due to start* in May": announced now, and not "*was* due to"."""
    if not grammar.is_verbal(trigger) or trigger.tag_ == "VBD" or bearing(trigger) is not Bearing.FUTURE:
        return False
    verbs = (trigger, trigger.head) if trigger.dep_ in ("xcomp", "ccomp", "advcl") else (trigger,)
    return not any(h.tag_ == "VBD" for verb in verbs for h in (verb, *grammar.children(verb, "aux", "cop")))


def is_pluperfect(trigger: Token) -> bool:
    verb = trigger if grammar.is_verbal(trigger) else trigger.head
    had = grammar_words().pluperfect
    return any(c.lower_ in had and c.dep_ == "aux" for c in verb.children)


def _nearest(mentions: Sequence[Mention], match: Match) -> list[Mention]:
    """Those nearest to the trigger first; last those of another deed: "the sentence *handed to Smith in April* was upheld"."""
    at = match.scene.parsed.words[match.trigger.i].start
    return sorted(
        mentions,
        key=lambda m: (
            _stands_in_what_is_said_of_another(m, match),
            _opening_deed(m, match) is not None,
            min(abs(m.start - at), abs(m.end - at)),
        ),
    )


def _opening_deed(mention: Mention, match: Match) -> Token | None:
    """ "*Arrested in 2013*, Smith was sentenced in March": the participle before the verb that a day belongs to."""
    for above in _token_of(mention, match).ancestors:
        if above is match.trigger or above.is_ancestor(match.trigger):
            return None
        if above.dep_ == "advcl" and above.tag_ in PAST and above.i < match.trigger.i and not grammar.children(above, "mark"):
            return above
    return None


def _is_of_an_earlier_deed(mention: Mention, match: Match) -> bool:
    """ "*Arrested in 2013*, Smith was given five years", "*born in 1980*, Smith was arrested": another day, if none is told."""
    opening, words = _opening_deed(mention, match), circumstance_words()
    if opening is None:
        return False
    arrested = opening.lemma_.lower() in words.arresting and match.type in (*_ENDS_A_TRIAL, EventType.HEALTH)
    return arrested or opening.lower_ in words.born


def _is_of_what_went_before(mention: Mention, match: Match) -> bool:
    """ "Was freed, *having served* a five-year sentence *since 2014*": what was over by then has days of its own."""
    for above in _token_of(mention, match).ancestors:
        if above is match.trigger or above.is_ancestor(match.trigger):
            return False
        if above.dep_ == "advcl" and any(c.base == "aux" and c.tag_ == "VBG" for c in above.children):
            return True
    return False


def _stands_in_what_is_said_of_another(mention: Mention, match: Match, *, behind: bool = False) -> bool:
    """ "The sentence *handed to Smith in April*", "the sentence *a court gave him in April*" was upheld; if asked, only where it
    stands `behind` a participle.
    """
    return _is_of_a_participle(_token_of(mention, match), match, behind=behind)


def _is_of_a_participle(token: Token, match: Match, *, behind: bool = True) -> bool:
    above = (token, *token.ancestors)
    between = [t for t in above if t.dep_ == "acl" and t.tag_ in PAST and (t.i < token.i or not behind)]
    between += [t for t in above if t.dep_ == "acl:relcl" and not behind]
    return any(t is not match.trigger and not t.is_ancestor(match.trigger) for t in between)


def _is_of_something_else(day: DateMention, draft: Draft, match: Match, context: Context) -> bool:
    """Whether a day that stands in the clause of an event is that of another deed, of a state, or of who somebody is."""
    return (
        _says_who_somebody_is(day, match)
        or _is_anothers(day, match)
        or is_of_another_deed(day, match)
        or _is_of_the_offence(day, match)
        or _dates_a_state(day, match, context)
        or _is_of_an_earlier_deed(day, match)
        or _is_of_what_went_before(day, match)
        or _is_told_exactly_behind(day, match)
        or _is_of_what_was_done(day, match)
        or _stands_in_what_is_said_of_another(day, match, behind=True)  # "two *jailed in 2020* were freed"
        or is_of_another_noun(day, match)
        or _stands_in_a_demand(day, draft, match)
    )


def _put_date(draft: Draft, match: Match, context: Context) -> None:
    takes = _takes(match)
    given = is_set_apart(match) or _ruling(match) is not None
    tense = Tense.PAST if given else _tense(match.trigger, stance_words().commanding)
    if match.type in (EventType.APPEAL_RULING, *STATEMENTS) and tense is Tense.PRESENT:
        tense = (
            Tense.PAST
        )  # "the sentence *stands*, the court ruled on Monday", "*condemns* Monday's arrest": told when it is given
    dates = _nearest(match.scene.mentions_over(match.clause, Kind.DATE), match)
    put_off = _days_it_was_put_off_on(dates, match, context)
    if put_off:
        dates, tense = put_off, Tense.PAST
    elif (match.frame.dates == "ahead" and not is_pluperfect(match.trigger)) or (dates and _is_due(match.trigger)):
        tense = Tense.FUTURE
    for mention in dates:
        if not isinstance(mention, DateMention) or _is_of_something_else(mention, draft, match, context):
            continue
        then = only_then(match)
        relation = "point" if then else _relation(mention, draft, match, tense, context)
        related = replace(mention, relation=relation)
        resolved = related.resolve(context.anchor, tense, _reference(mention, match, context))
        if resolved is not None and is_pluperfect(match.trigger):
            resolved = _before_what_came_of_it(resolved, related, match, context)
        if resolved is None or _only_seems_ahead(mention, resolved.edtf, tense, context):
            continue
        name = (
            "until"
            if "until" in (mention.relation, relation) and not then and match.frame.stance is not Stance.PLANNED
            else "date"
        )
        if name in takes:
            draft.put(name, _start_of(resolved.edtf, match), ((mention.start, mention.end),), resolved.rule)
    if "date" not in draft.values and match.type in STATEMENTS:
        _put_date_of_saying(draft, match, context)
    if "date" not in draft.values and match.is_nominal:
        ends = [end for _, end in draft.evidence["people"].spans] if "people" in draft.evidence else []
        _put_date_behind(max([match.scene.parsed.words[match.trigger.i].end, *ends]), draft, match, context)
    if "date" not in draft.values and "date" in match.frame.takes:
        _put_date_shared(draft, match, context, tense)
    if "date" not in draft.values and "date" in match.frame.takes and context.heading is not None and _is_told_under_it(match):
        day, span = context.heading
        draft.put("date", day, (span,), "the day that stands over the entry")


def _before_what_came_of_it(resolved: ResolvedDate, day: DateMention, match: Match, context: Context) -> ResolvedDate:
    """ "In August 2023 CPJ asked for the release of Smith, who *had been arrested on August 9*": a day with no year that had
    passed when what the sentence tells before it came.
    """
    if day.moment.rule != "calendar" or day.moment.year is not None:
        return resolved
    begins = match.scene.parsed.sentence.start
    before = [
        m for m in context.mentions if isinstance(m, DateMention) and begins <= m.start < day.start and m.relation == "point"
    ]
    told = before[-1].resolve(context.anchor, Tense.PAST, context.last_date) if before else None
    came, passed = (None if told is None else told.edtf.latest), resolved.edtf.earliest
    if came is None or passed is None or passed <= came:
        return resolved
    return day.resolve(Anchor(came, context.anchor.uncertain), Tense.PAST) or resolved


def _stands_in_a_demand(mention: DateMention, draft: Draft, match: Match) -> bool:
    """ "Called on them to free Smith, *held since May*": what is asked for says nothing of when it was asked; but "urged them to
    free Smith *on Monday*" does, where nothing else is told that the day at the end could belong to.
    """
    spans = draft.evidence["demands"].spans if match.type is EventType.APPEAL and "demands" in draft.evidence else ()
    inside = [end for start, end in spans if start <= mention.start and mention.end <= end]
    is_day = mention.moment.weekday is not None or mention.moment.day is not None
    closes = mention.end in inside and mention.relation == "point" and is_day
    return bool(inside) and not (closes and not _stands_in_what_is_said_of_another(mention, match))


def _days_it_was_put_off_on(dates: Sequence[Mention], match: Match, context: Context) -> list[Mention]:
    """ "Was put off until May 2 *on Thursday*": the day of the session, where the day that it was put off to stands beside it."""
    words = circumstance_words()
    if match.frame.dates != "ahead" or match.trigger.lemma_.lower() not in words.putting_off or grammar.modal(match.trigger):
        return []
    for mention in dates:
        if isinstance(mention, DateMention) and (day := _day_before_the_word(mention, words.to_when)) is not None:
            return [day]
    to_when = [m for m in dates if _word_before(m, context) in words.to_when]
    return [m for m in dates if m not in to_when] if to_when else []


def _day_before_the_word(stretch: DateMention, words: Container[str]) -> DateMention | None:
    """ "Put off *on Monday* until April 3": what only looks like the time from one day to another."""
    word = next((w for w in stretch.text.split() if w.lower() in words), None)
    if stretch.ending is None or stretch.preposition is None or word is None:
        return None
    text = stretch.text[: stretch.text.index(f" {word} ")]
    return replace(stretch, text=text, end=stretch.start + len(text), ending=None, relation="point")


def _word_before(mention: Mention, context: Context) -> str:
    return next(iter(context.text[max(0, mention.start - _BEFORE) : mention.start].lower().split()[-1:]), "")


def _is_told_under_it(match: Match) -> bool:
    """Whether an entry of a chronicle tells it as what happened on its day: its main verb, no time before."""
    verb = match.trigger if grammar.is_verbal(match.trigger) else match.trigger.head
    while verb.dep_ in ("conj", "appos") and verb.head is not verb and not is_pluperfect(verb):
        verb = verb.head
    main = verb.dep_ in ("ROOT", "parataxis") and not is_pluperfect(match.trigger) and grammar.modal(match.trigger) is None
    return main and not match.scene.mentions_over(match.clause, Kind.DATE)


def _is_told_exactly_behind(mention: DateMention, match: Match) -> bool:
    """ "*Two weeks before*, on July 19": the day itself stands right behind the distance."""
    if not mention.is_reference_bound:
        return False
    others = [m for m in match.scene.mentions if isinstance(m, DateMention) and not m.is_reference_bound]
    return any(0 < m.start - mention.end <= _EXACTLY_BEHIND for m in others)


def _is_of_what_was_done(mention: DateMention, match: Match) -> bool:
    """ "Jailed *for the May 9 attack*", "fined *over 2019 protests*": the day before a noun is that of what is punished."""
    if match.type not in _PUNISHED:
        return False
    token = _token_of(mention, match)
    above = token.head
    while above.base == "compound" and above.head is not above:
        above = above.head
    before_its_noun = token.base in ("compound", "nmod", "amod", "nummod") and above.i > token.i and above.pos_ == "NOUN"
    return before_its_noun and grammar.preposition(above).split(" ")[0] in circumstance_words().punished_for


def _relation(date: DateMention, draft: Draft, match: Match, tense: Tense, context: Context) -> str:
    if _has_been_lived_through(draft, match, tense):
        return "point"
    if draft.type in SENT_TO_PRISON and _word_before(date, context) in circumstance_words().changed_to:
        return "until"  # "his detention was extended *to May 13*", "he was remanded *to May 13*"
    return date.relation


def _only_seems_ahead(mention: DateMention, date: Edtf, tense: Tense, context: Context) -> bool:
    """ "Was added *the following year*", the year it follows not told: what is told as past did not happen after the page."""
    ahead = context.anchor.day is not None and date.earliest is not None and date.earliest > context.anchor.day
    return mention.is_reference_bound and tense is Tense.PAST and ahead


def _dates_a_state(mention: DateMention, match: Match, context: Context) -> bool:
    """ "Smith, *in custody since March*, was freed": the day from which he was held is no day of anything else; but he may
    "have refused food in the Umbaki prison since March".
    """
    place = next((m for m in match.scene.mentions if m.kind is Kind.PRISON and 0 < mention.start - m.end <= _RIGHT_BEHIND), None)
    if place is not None and match.type in _LIVED_THROUGH and match.scene.parsed.words[match.trigger.i].end < place.start:
        return False
    before = context.text[max(0, mention.start - _BEFORE) : mention.start].lower().split()
    state = before[-1:] if before[-1:] != [mention.preposition] else before[-2:-1]
    told = mention.relation == "since" and match.type is not EventType.DETENTION
    return told and not stance_words().custody.isdisjoint(state)


def _has_been_lived_through(draft: Draft, match: Match, tense: Tense) -> bool:
    """ "She *refused* all food until February 18": the end of what is told as past is past, that of an order lies ahead."""
    return draft.type in _LIVED_THROUGH and tense is Tense.PAST and match.trigger.tag_ == "VBD"


def _put_date_shared(draft: Draft, match: Match, context: Context, tense: Tense) -> None:
    """A day that the verb shares with the one it hangs on, or that a "when" picks up.

    "*On Saturday* the president marked the day by *pardoning* …", "*in December*, when they were *detained*".
    """
    if is_pluperfect(match.trigger) or match.is_nominal or _has_its_own_distance(match):
        return
    picked = _picked_up_by_when(match)
    if match.trigger.tag_ == "VBG" and match.trigger.dep_ == "advcl":
        tense = _tense(match.trigger.head)
    shared = [replace(picked, relation="point")] if picked is not None else _shared_dates(match) or _days_of_the_edict(match)
    for mention in shared:
        resolved = mention.resolve(context.anchor, tense, _reference(mention, match, context))
        anothers = _is_anothers(mention, match) or court_ruled_on(match, mention.start) is not None
        if resolved is not None and mention.relation != "until" and not anothers:
            day = _end_of(resolved.edtf) if match.type is EventType.RELEASE else resolved.edtf
            draft.put("date", day, ((mention.start, mention.end),), f"{resolved.rule}; shared with the verb above")
            return


def _end_of(date: Edtf) -> Edtf | None:
    """ "Were held *from April 7 to 10* and freed": freed when it ended; "held *since May* and freed": nobody says when."""
    end = date.text.partition("/")[2]
    return date if not end else None if end == ".." else Edtf.parse(end)


def _has_its_own_distance(match: Match) -> bool:
    """ "Was freed in May and arrested again *12 days later*": another day than that of the verb before."""
    own = match.scene.mentions_over(frozenset(t.i for t in match.trigger.subtree), Kind.DATE)
    return match.trigger.dep_ == "conj" and any(isinstance(m, DateMention) and m.is_reference_bound for m in own)


def _picked_up_by_when(match: Match) -> DateMention | None:
    """The day right before the "when" of the clause, or of the clause that the verb goes on from; "it was *in May* that …"."""
    verb = match.trigger
    while verb.dep_ == "conj" and grammar.is_verbal(verb.head):
        verb = verb.head
    words, known = match.scene.parsed.words, grammar_words()
    cleft = verb.doc[0].lower_ in known.it and len(verb.doc) > 1 and verb.doc[1].lemma_ in known.be
    for child in verb.children:
        if child.i < verb.i and (child.lower_ in known.when or (cleft and child.lower_ in known.that)):
            at = words[child.i].start
            return _day_right_before(at, match)
    return _day_told_more_of(verb, match)


def _day_right_before(at: int, match: Match) -> DateMention | None:
    return next((m for m in match.scene.mentions if isinstance(m, DateMention) and 0 <= at - m.end <= len(", ")), None)


def _day_told_more_of(verb: Token, match: Match) -> DateMention | None:
    """ "Missing since May 3, *the day* police *took* him away", "on May 3, *the day* that Smith *was arrested*"."""
    noun = verb.head if verb.dep_ in ("acl", "acl:relcl") else next((c for c in verb.children if c.dep_ == "obl:unmarked"), verb)
    known = grammar_words()
    if noun.lower_ not in circumstance_words().the_day or noun.i > verb.i or noun.i == 0:
        return None
    article, marks = noun.doc[noun.i - 1], [c.lower_ for c in grammar.children(verb, "mark")]
    if article.lower_ not in known.the or not (known.that | known.when).issuperset(marks):
        return None
    return _day_right_before(match.scene.parsed.words[article.i].start, match)


def _shared_dates(match: Match) -> list[DateMention]:
    """The days of the clauses above that the verb goes on from: by coordination, as an infinitive or as a participle."""
    verb = match.trigger
    if _follows_an_arrest(match):
        return []
    while verb.head != verb and _goes_on_from(verb):
        verb = verb.head.head if _tells_more_of_the_object(verb) else verb.head
        if not grammar.is_verbal(verb):
            break
        found = match.scene.mentions_over(frozenset(t.i for t in grammar.clause(verb)), Kind.DATE)
        dates = [m for m in found if isinstance(m, DateMention)]
        if dates:
            return dates if len(dates) == 1 else []
    return []


def _follows_an_arrest(match: Match) -> bool:
    """ "Was *arrested in 2021 and convicted*": a verdict comes on another day, if it is not one of days behind bars or a fine."""
    words, verb = circumstance_words(), match.trigger
    if match.type is not EventType.SENTENCE or verb.dep_ != "conj" or verb.head.lemma_.lower() not in words.arresting:
        return False
    return words.same_day.isdisjoint(w for i in match.clause for w in (match.scene.seen[i].form, *match.scene.seen[i].hidden))


def _days_of_the_edict(match: Match) -> list[DateMention]:
    """ "The decree, *signed on December 29*, covers 87 people": what it does is done by it and on its day."""
    edict = grammar.subject(match.trigger)
    if edict is None or edict.lemma_.lower() not in stance_words().edicts:
        return []
    aside = frozenset(t.i for c in edict.children if grammar.is_told_aside(c) for t in c.subtree)
    return [m for m in match.scene.mentions_over(aside, Kind.DATE) if isinstance(m, DateMention)]


def _tells_more_of_the_object(verb: Token) -> bool:
    """ "*On March 3* the union published a list, which *has* 392 names": the state of a paper is that of its publication."""
    return verb.dep_ == "acl:relcl" and verb.tag_ in PRESENT and verb.head.base == "obj"


def _goes_on_from(verb: Token) -> bool:
    if verb.dep_ == "xcomp" or _tells_more_of_the_object(verb):
        return True
    if verb.dep_ == "conj":
        later = any(c.lower_ in circumstance_words().afterwards for c in grammar.children(verb, "advmod"))
        return not later and (not grammar.children(verb, *grammar.SUBJECTS) or verb.head.i > verb.i)
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and not grammar.children(verb, *grammar.SUBJECTS)


def _is_anothers(date: Mention, match: Match) -> bool:
    """ "Six journalists who had been *detained two days earlier* were remanded": a day right behind a verb is that verb's."""
    words, tree = match.scene.parsed.words, match.scene.parsed.tree
    behind = [i for i, word in enumerate(words) if word.end <= date.start and tree[i].pos_ != "ADP"]
    owner = tree[max(behind, key=lambda i: words[i].end)] if behind else match.trigger
    if match.type is not EventType.HEARING and _is_of_the_deed_punished(_token_of(date, match), match.trigger):
        return True
    to_be = owner.tag_ == "VB" and owner.dep_ == "acl"  # "the trial, due to *start on Monday*, was put off"
    is_participle = to_be or (owner.tag_ in PAST and owner.dep_ in ("acl", "acl:relcl"))
    return is_participle and owner != match.trigger and not owner.is_ancestor(match.trigger)


def _token_of(mention: Mention, match: Match) -> Token:
    token = token_of(mention, match)
    return match.trigger if token is None else token


def _is_of_the_deed_punished(token: Token, trigger: Token) -> bool:
    """ "Found guilty of *protesting in 2020*", "jailed for *joining* a rally *in 2019*": the day of what he is punished for."""
    above, offending = token, circumstance_words().punished_for
    while above.head is not above and above.head is not trigger:
        above = above.head
        marks = [c.lower_ for c in above.children if c.dep_ in ("mark", "case") and c.i < above.i]
        if above.tag_ == "VBG" and not offending.isdisjoint(marks) and not above.is_ancestor(trigger):
            return True
    return False


def _says_who_somebody_is(date: Mention, match: Match) -> bool:
    """ "Smith, a candidate *last July*": a day that belongs to the apposition is none of the event's."""
    return any(
        isinstance(m, PersonMention) and m.np_start <= date.start and date.end <= m.np_end and not m.start <= date.start < m.end
        for m in match.scene.mentions
    )


def _is_of_the_offence(date: Mention, match: Match) -> bool:
    """ "Jailed for taking part in a rally *in 2019*": the day of what somebody is charged with, where the tree hangs it there."""
    parsed = match.scene.parsed
    on = [t for t, word in zip(parsed.tree, parsed.words, strict=True) if date.start <= word.start < date.end]
    above = next((t.head for t in on if not date.start <= parsed.words[t.head.i].start < date.end), None)
    if above is None or above is match.trigger:
        return False
    at = parsed.words[above.i].start
    return any(
        m.kind is Kind.CHARGE and m.start <= at < m.end and len(m.text.split()) >= _TOLD_AS_A_DEED for m in match.scene.mentions
    )


def _start_of(date: Edtf, match: Match) -> Edtf:
    """ "In prison *since* May 2021": where a frame tells of a state by its beginning, the event is that beginning."""
    begun = date.text.removesuffix("/..")
    return Edtf.parse(begun) if match.frame.since == "start" and begun != date.text else date


def _put_date_of_saying(draft: Draft, match: Match, context: Context) -> None:
    """The day of the verb that a statement hangs on: "wrote *on Monday*, asking …", "must be freed, CPJ said *on Monday*"."""
    verbs = [*_governors(match.trigger), *_saying(match), *_publishing(match.trigger)]
    for verb in verbs:
        positions = frozenset(t.i for t in grammar.clause(verb))
        for mention in _nearest(match.scene.mentions_over(positions, Kind.DATE), match):
            resolved = isinstance(mention, DateMention) and mention.resolve(
                context.anchor, _tense(verb), _reference(mention, match, context)
            )
            if isinstance(mention, DateMention) and resolved and mention.relation != "until":
                draft.put("date", resolved.edtf, ((mention.start, mention.end),), resolved.rule)
                return


def _put_only_date(draft: Draft, match: Match, context: Context, positions: frozenset[int]) -> None:
    """The one day of a ruling's clause: "the court *ruled on Monday* that he should serve five years"."""
    days = [m for m in match.scene.mentions_over(positions, Kind.DATE) if isinstance(m, DateMention) and m.relation == "point"]
    if len(days) == 1 and (found := days[0].resolve(context.anchor, Tense.PAST, _reference(days[0], match, context))) is not None:
        draft.put("date", found.edtf, ((days[0].start, days[0].end),), found.rule)


def _governors(trigger: Token) -> list[Token]:
    """The verb above a participle: "wrote …, *asking*", "adopted a resolution *demanding*"."""
    paper = trigger.head
    if trigger.dep_ == "acl:relcl" and paper.lemma_.lower() in statement_words().documents and grammar.is_verbal(paper.head):
        return [paper.head]  # "adopted *a resolution* which urges"
    if trigger.tag_ != "VBG" or trigger.dep_ not in ("advcl", "acl"):
        return []
    head = trigger.head if grammar.is_verbal(trigger.head) else trigger.head.head
    return [head] if grammar.is_verbal(head) else []


def _publishing(trigger: Token) -> list[Token]:
    """ "In a statement *issued* on Monday, ten groups urged": by which the paper in front came out in which it is said."""
    subjects = grammar.children(trigger, "nsubj")
    beside = (*grammar.children(trigger, "obl"), *(c for s in subjects for c in grammar.children(s, "nmod")))
    papers = [c for c in beside if c.i < trigger.i and c.lemma_.lower() in statement_words().documents]
    return [verb for paper in papers for verb in grammar.children(paper, "acl")]


def _saying(match: Match) -> list[Token]:
    voice = said_by(match.trigger)
    return [voice.speaker.head] if voice is not None and grammar.is_verbal(voice.speaker.head) else []


def _put_date_behind(reach: int, draft: Draft, match: Match, context: Context) -> None:
    """The day right behind a noun and its people or behind a term, wherever the parser hangs it: "the arrest of Smith *on
    February 2*", "was given four years *last week*".
    """
    for mention in match.scene.mentions:
        if isinstance(mention, DateMention) and 0 < mention.start - reach <= _RIGHT_BEHIND:
            resolved = mention.resolve(context.anchor, Tense.PAST, _reference(mention, match, context))
            if resolved is not None and mention.relation != "until":
                draft.put("date", resolved.edtf, ((mention.start, mention.end),), resolved.rule)


def _is_near(day: Edtf | None, context: Context) -> bool:
    """Whether a day told of in another sentence is near enough to the page's own for "on the 23rd" to mean its month."""
    told = day.day if day is not None else None
    return told is not None and context.anchor.day is not None and abs((context.anchor.day - told).days) <= NEAR_DAYS


def _if_passed(told: Edtf | None, match: Match, context: Context) -> Edtf | None:
    """ "Put off until November 26. *On that day* the court *convicted* him": the day has passed that looked like one to come."""
    today, day = context.anchor.day, told.day if told is not None else None
    if today is None or day is None or day <= today or _tense(match.trigger) is not Tense.PAST or day.month == _FEBRUARY:
        return told
    passed = day.replace(year=day.year - 1)
    return Edtf.of_day(passed) if passed <= today else told


def _reference(mention: DateMention, match: Match, context: Context) -> Edtf | None:
    """What "two days earlier" counts from: another day of the sentence, else the last one told of, else the segment's own."""
    if not mention.is_reference_bound:
        return context.last_date
    if mention.moment.rule == "calendar" and (named := _year_named_before(mention, context)) is not None:
        return named
    days = [m for m in match.scene.mentions if isinstance(m, DateMention) and m.relation != "until" and not m.is_reference_bound]
    days = [m for m in days if not is_of_another_deed(m, match)]
    before = [m for m in days if m.start < mention.start]
    behind = days if mention.start == match.scene.parsed.start else []
    for other in (*reversed(before), *behind):
        resolved = other.resolve(context.anchor, Tense.PAST, context.last_date)
        if resolved is not None:
            return resolved.edtf
    if (set_apart := _day_set_apart(mention, match, context)) is not None:
        return set_apart
    if mention.moment.rule == "told_monthday":
        return context.last_day if _is_near(context.last_day, context) else None
    told = context.last_day if mention.moment.unit == "day" and context.last_day is not None else context.last_date
    if told is None and mention.moment.rule == "told_same":
        return None  # "the same day", where no day was told before
    return (
        Edtf.of_day(context.anchor.day) if told is None and context.anchor.day is not None else _if_passed(told, match, context)
    )


def _day_set_apart(mention: DateMention, match: Match, context: Context) -> Edtf | None:
    """ "The leader, *whose party was banned in May 2021*, has been held ever since": a day of a clause that is read by itself."""
    begins = match.scene.parsed.sentence.start
    before = [m for m in context.mentions if isinstance(m, DateMention) and begins <= m.start and m.end <= mention.start]
    days = [m for m in before if not m.is_reference_bound and m not in match.scene.mentions and m.relation != "until"]
    resolved = days[-1].resolve(context.anchor, Tense.PAST, context.last_date) if days else None
    return None if resolved is None else resolved.edtf


def _year_named_before(mention: DateMention, context: Context) -> Edtf | None:
    """ "Was due to leave in May *2023*, but in March of *that year* …": the year last named, whatever happened in it."""
    before = (m for m in context.mentions if isinstance(m, DateMention) and m.end <= mention.start)
    last = next((m for m in reversed(list(before)) if m.moment.rule == "calendar" and m.moment.year is not None), None)
    resolved = None if last is None else last.resolve(context.anchor, Tense.PAST, None)
    return None if resolved is None else resolved.edtf


def _put_term(draft: Draft, match: Match, context: Context) -> None:
    if match.type is EventType.CHARGE:
        return  # "accused of subversion, an offence punishable by up to *ten years*"
    measure = frozenset({match.trigger.head.i}) if match.is_nominal and match.trigger.dep_ == "nmod" else frozenset()
    """ "Two years of internal *exile*"."""
    terms = [
        m for m in match.scene.mentions_over(match.reached | measure, Kind.TERM) if isinstance(m, TermMention) and not m.replaced
    ]
    if match.type is EventType.APPEAL_RULING:
        terms = _what_it_comes_to(terms, match, context)
    terms = [m for m in terms if not m.elliptical] or terms
    terms = [
        m for m in terms if not (_is_served_of_another(m, match) or is_of_another_deed(m, match) or _is_how_long_else(m, match))
    ]
    after = [m for m in terms if m.start >= match.scene.parsed.words[match.trigger.i].start]
    for mention in _nearest(after, match) or _nearest(terms, match):
        if isinstance(mention, TermMention):
            draft.put("term", mention.term, ((mention.start, mention.end),))


def _what_it_comes_to(terms: list[TermMention], match: Match, context: Context) -> list[TermMention]:
    """ "Cut the nine-year sentence *to seven*": the new term where it is told, and none where only a difference is."""
    to = circumstance_words().changed_to
    if changed := [m for m in terms if m.elliptical and _word_before(m, context) in to]:
        return changed
    rest = [m for m in terms if not _is_only_the_difference(m, match, context)]
    return rest if len(rest) == len(terms) else [m for m in rest if _word_before(m, context) in to]


def _is_only_the_difference(term: TermMention, match: Match, context: Context) -> bool:
    """ "Reduced *by two years*", "*two years* were cut from it": by how much a term was changed is not the term."""
    words = circumstance_words()
    taken = match.trigger.lemma_.lower() in words.taken_off and _is_done_to(term, match)
    return taken or _word_before(term, context) in words.changed_by


def _is_done_to(term: TermMention, match: Match) -> bool:
    """ "*Six months* were cut", "knocked *six months* off": the object of the verb, or what stands right behind it."""
    words, verb = match.scene.parsed.words, match.trigger
    behind = verb.i + 1 < len(words) and words[verb.i + 1].start == term.start
    return behind or any(words[t.i].start < term.end and term.start < words[t.i].end for t in grammar.patients(verb))


def _is_served_of_another(term: TermMention, match: Match) -> bool:
    """ "*Six years* of a 13-year sentence": what is served of a term is not the term."""
    parsed = match.scene.parsed
    others = [m for m in match.scene.mentions if isinstance(m, TermMention) and m.start > term.end]
    between = parsed.sentence.text[term.end - parsed.sentence.start : others[0].start - parsed.sentence.start] if others else ""
    return between.strip().lower() in circumstance_words().part_of_a_term


def _is_how_long_else(term: TermMention, match: Match) -> bool:
    """ "During a *two-week* manhunt", "after a *three-day* trial": what takes that long is no punishment and no custody."""
    if match.type in (EventType.RESTRICTION, EventType.HUNGER_STRIKE) or "-" not in term.text:
        return False
    words = match.scene.parsed.words
    behind = next((at for at, word in enumerate(words) if word.start >= term.end), len(words))
    return any(word.form.lower() in circumstance_words().taking_long for word in words[behind : behind + 1])


def _put_charges(draft: Draft, match: Match, context: Context) -> None:
    found = [m for m in match.scene.mentions_over(match.clause, Kind.CHARGE) if isinstance(m, ChargeMention)]
    found = [m for m in found if not is_of_another_deed(m, match)] or _charges_tried(match) or _charges_behind_a_colon(match)
    if found:
        draft.put("charges", tuple(c for m in found for c in m.charges), tuple((m.start, m.end) for m in found))


def _charges_behind_a_colon(match: Match) -> list[ChargeMention]:
    """ "The charges against Smith were made graver: *Articles 206 (smuggling) and 213*": what opens behind the colon."""
    if match.type is not EventType.CHARGE:
        return []
    words = match.scene.parsed.words
    opening = next((words[i].start for i in range(match.trigger.i + 1, len(words)) if words[i - 1].form == ":"), None)
    if opening is None:
        return []
    listed = [m for m in match.scene.mentions if isinstance(m, ChargeMention) and m.end > opening]
    return listed if listed and listed[0].start <= opening else []


def _charges_tried(match: Match) -> list[ChargeMention]:
    """ "Smith, *tried with nine others for treason*, got two years": what those in the clause are said to stand trial for."""
    if match.type is not EventType.SENTENCE:
        return []
    tried = [t for t in match.scene.parsed.tree if _only_says_for_what(t, match)]
    below = frozenset(t.i for verb in tried for t in verb.subtree) - match.clause - {match.trigger.i}
    return [m for m in match.scene.mentions_over(below, Kind.CHARGE) if isinstance(m, ChargeMention)] if len(tried) == 1 else []


def _only_says_for_what(verb: Token, match: Match) -> bool:
    """A participle beside the people, also where the parser takes it for the main verb that the trigger goes on from."""
    trying = verb.lemma_.lower() in proceeding_words().trying and verb.tag_ in PAST
    if not trying or grammar.children(verb, "aux", "aux:pass", "obj"):
        return False
    return (verb.dep_ == "acl" and verb.head.i in match.clause) or (match.trigger.dep_ == "conj" and match.trigger.head == verb)


def _put_court(draft: Draft, match: Match, context: Context) -> None:
    for mention in _nearest(match.scene.mentions_over(match.clause, Kind.COURT), match):
        if not isinstance(mention, CourtMention) or not decides(mention, match) or court_ruled_on(match, mention.end) == mention:
            continue
        if mention.named:
            _take_court(draft, mention, context)
        elif context.last_court and _word_before(mention, context) in circumstance_words().same:
            name, span = context.last_court
            draft.put("court", name, (span, (mention.start, mention.end)), "the same court as the one named before")
        elif (kind := court_named_so(mention, context)) is not None:
            draft.put("court", kind, ((mention.start, mention.end),), "the court named so")
    if "court" not in draft.values:
        _put_court_that_acts(draft, match, context)
    if "court" not in draft.values and (beside := court_beside(match)) is not None:
        _take_court(draft, beside, context)
    if "court" not in draft.values and (bench := bench_of(match)) is not None:
        draft.put("court", bench.text, ((bench.start, bench.end),), "judges told of by their place")


def _put_court_that_acts(draft: Draft, match: Match, context: Context) -> None:
    """The court that is the verb's subject as that of the verb before: "*a court in Minsk* jailed her and *barred* her from"."""
    verb = match.trigger if grammar.is_verbal(match.trigger) else match.trigger.head
    who = grammar.subject(verb) if grammar.is_verbal(verb) else None
    if who is None or match.frame.people[:1] == ("subject",):
        return  # "the court rejected the appeal of A, *serving* seven years"
    words = match.scene.parsed.words
    for mention in match.scene.mentions_over(frozenset({who.i}), Kind.COURT):
        if isinstance(mention, CourtMention) and mention.named:
            _take_court(draft, mention, context)
    if who.lower_ in grammar_words().it and (before := _court_before(context)) is not None:
        draft.put("court", before.text, ((before.start, before.end), (words[who.i].start, words[who.i].end)), 'the court is "it"')


def _court_before(context: Context) -> CourtMention | None:
    """ "*The Supreme Court* freed Smith. *It* upheld the sentence of Jones": the only court that the sentence before names, no
    body beside it that could do something.
    """
    there = [m for m in context.mentions_before() if m.kind in (Kind.COURT, Kind.BODY)]
    courts = [m for m in there if isinstance(m, CourtMention) and m.named]
    return courts[0] if len({m.text for m in courts}) == 1 and len(courts) == len(there) else None


def _take_court(draft: Draft, court: CourtMention, context: Context) -> None:
    span = (court.start, court.end)
    draft.put("court", court.text, (span,))
    context.last_court = (court.text, span)


def _put_judge(draft: Draft, match: Match, context: Context) -> None:
    del context
    for mention in match.scene.mentions_over(match.clause, Kind.PERSON):
        if isinstance(mention, PersonMention) and mention.role_class is RoleClass.JUDGE and mention.full_name not in draft.people:
            draft.put("judge", mention.full_name, ((mention.start, mention.end),))


def _put_case(draft: Draft, match: Match, context: Context) -> None:
    del context
    cases = [m for m in match.scene.mentions if m.kind is Kind.CASE]
    for mention in match.scene.mentions_over(match.clause, Kind.CASE) or (cases if len({m.text for m in cases}) == 1 else ()):
        draft.put("case", mention.text, ((mention.start, mention.end),))


def _put_place(draft: Draft, match: Match, context: Context) -> None:
    words = circumstance_words()
    positions = dict.fromkeys((*match.frame.place, *words.possible(match.type).place))
    for position in positions:
        for token in (*match.at(position), *_further_in(match, position)):
            if _fits(token, position, match) and _is_place(match, token) and not _is_of_a_participle(token, match):
                if (token == match.trigger and not _names_a_place(match)) or _is_where_he_was_going(token, match, context):
                    continue
                text, span = _with_town(match, *_text_of_place(match, token, context), context.text)
                if not words.same.isdisjoint(text.lower().split()[:1]):
                    continue
                draft.put("place", text, (span,))
                return


@once_a_language
def _bound() -> re.Pattern[str]:
    return re.compile(circumstance_words().bound, re.IGNORECASE)


def _is_where_he_was_going(token: Token, match: Match, context: Context) -> bool:
    """ "Detained at the airport on his way to a congress *in Minsk*"."""
    words = match.scene.parsed.words
    start, end = words[match.trigger.i].end, words[token.i].start
    return start < end and _bound().search(context.text, start, end) is not None


_OF_ITS_NAME = ("det", "compound", "amod", "nmod:poss", "nummod")


def _names_a_place(match: Match) -> bool:
    named = any(m.named for m in match.scene.named_at(match.trigger, PrisonMention))
    return named or bool(grammar.children(match.trigger, *_OF_ITS_NAME))


def _text_of_place(match: Match, token: Token, context: Context) -> tuple[str, tuple[int, int]]:
    """What is itself the state told of ("he *is in Prison No. 4* since May") is named by its own words alone."""
    if token != match.trigger:
        return named_text(match.scene, token, context.text)
    words = match.scene.parsed.words
    own = [words[c.left_edge.i].start for c in grammar.children(token, *_OF_ITS_NAME) if c.i < token.i]
    named = match.scene.named_at(token, PrisonMention)
    start = min([words[token.i].start, *own, *(m.start for m in named)])
    end = max([words[token.i].end, *(m.end for m in named)])
    return context.text[start:end], (start, end)


def _fits(token: Token, position: str, match: Match) -> bool:
    """ "*On* a street" and not "a raid on a house", "led away *from* his house" and not "back from Berlin"."""
    mentions, words = match.scene.parsed.words[token.i].mentions, circumstance_words()
    if position in ("object", "subject") and position not in match.frame.place:
        return not match.is_nominal and token.lemma_.lower() in stance_words().premises
    if position in words.on_the_way:
        return not stance_words().ways.isdisjoint({token.lemma_.lower(), *(m.text.split()[-1].lower() for m in mentions)})
    return position not in words.away_from or token.head == match.trigger or all(m.kind is not Kind.PLACE for m in mentions)


def _is_place(match: Match, token: Token) -> bool:
    kinds = match.scene.seen[token.i].kinds
    alone = not grammar.children(token, "det", "nmod:poss", "amod")
    why = alone and token.lower_ in circumstance_words().no_place_alone
    bodies = match.scene.named_at(token, BodyMention)
    if any(m.subtype in _KEEPING for m in bodies):
        return True
    return bool(kinds & {Kind.PLACE, Kind.PRISON}) or (token.lemma_.lower() in stance_words().premises and not why)


def _further_in(match: Match, position: str) -> list[Token]:
    """What stands with the preposition deeper in the clause ("in raids on homes *in Istanbul*"), unless it says where people come
    from. A state that is itself a place ("is *in a prison hospital*") is its own place.
    """
    tree = match.scene.parsed.tree
    doers = {t.i for a in match.at("agent") for t in a.subtree}
    inside = [tree[i] for i in sorted(match.clause - doers) if tree[i].base in ("obl", "nmod") or i == match.trigger.i]
    named = {Kind.BODY, Kind.COURT}
    return [t for t in inside if grammar.preposition(t) == position and not match.scene.seen[t.head.i].kinds & named]


def _with_town(match: Match, place: str, span: tuple[int, int], text: str) -> tuple[str, tuple[int, int]]:
    """ "His home *in Hanoi*": the town right behind belongs to it, wherever the parser hangs it."""
    for mention in match.scene.mentions:
        between = text[span[1] : mention.start].strip()
        if mention.kind is Kind.PLACE and between in circumstance_words().before_a_town:
            return text[span[0] : mention.end], (span[0], mention.end)
    return place, span


def _put_occasion(draft: Draft, match: Match, context: Context) -> None:
    found = match.scene.mentions_over(frozenset(range(len(match.scene.parsed.words))), Kind.OCCASION)
    if not found:
        return
    occasion = found[0]
    draft.put("occasion", occasion.text, ((occasion.start, occasion.end),))
    dated = _date_of_occasion(match, context, occasion)
    if dated is not None:
        edtf, span, rule = dated
        draft.put("occasion_date", edtf, (span,), rule)


def _date_of_occasion(match: Match, context: Context, occasion: Mention) -> tuple[Edtf, tuple[int, int], str] | None:
    """A date said of the occasion: in a relative clause after it ("that will be held … next month")."""
    own = [m for m in match.scene.mentions if isinstance(m, DateMention) and m.start > occasion.end]
    for token in match.scene.parsed.tree:
        word = match.scene.parsed.words[token.i]
        if not (occasion.start <= word.start < occasion.end):
            continue
        for clause_verb in grammar.children(token, "acl"):
            positions = frozenset(t.i for t in clause_verb.subtree)
            inside = [m for m in match.scene.mentions_over(positions, Kind.DATE) if m in own]
            for mention in inside:
                if isinstance(mention, DateMention):
                    resolved = mention.resolve(context.anchor, _tense(clause_verb), context.last_date)
                    if resolved is not None:
                        return resolved.edtf, (mention.start, mention.end), resolved.rule
    return None
