"""Drafts of one segment made into events: what several sentences tell of the same event is joined; what one sentence leaves to
another is taken over.

In: drafts in the order of the text. Out: drafts, joined, in that order. Always true: drafts of different types are never joined,
and two that contradict each other (another day, another term) stay apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from habeas.model import Edtf, EventType, Stance
from habeas.reading.drafts import ANNOUNCED, STATEMENTS, Draft
from habeas.reading.knowledge.language import of_language
from habeas.reading.telling.at_home import freed_for_house_arrest
from habeas.reading.telling.proceedings import POINTING_BACK
from habeas.reading.telling.words import statement_words

_VERDICT_FIELDS = ("date", "court", "judge", "case", "charges")
_OF_THOSE_NAMED = (EventType.HUNGER_STRIKE, EventType.ILL_TREATMENT, EventType.DETENTION, EventType.RELEASE)
_STATEMENT_LISTS = ("demands",)
_CONVICTED = "convicted"
"""Told of a verdict of which no term is named."""


class JoiningWords(BaseModel):
    """Words in lower case. `others`: how a group begins that is none of those named; `empty`: words that two names may have in
    common and be of different things; `ranks`: what says which of several courts one is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    others: tuple[str, ...]
    empty: frozenset[str]
    ranks: frozenset[str]


joining_words = of_language("joining.yaml", JoiningWords)


def join(drafts: Iterable[Draft]) -> list[Draft]:
    """One draft for each event."""
    joined: list[Draft] = []
    for draft in _one_statement_a_sentence(freed_for_house_arrest(_without_ends_of_others(list(drafts)))):
        same = next((other for other in reversed(joined) if _tell_of_the_same(other, draft)), None)
        if same is None:
            joined.append(draft)
        else:
            _join_into(same, draft)
    joined = [draft for draft in joined if not _is_nobodys(draft)]
    joined = [draft for draft in joined if not _is_what_a_strike_is_for(draft, joined)]
    joined = [draft for draft in joined if not _has_come_about(draft, joined)]
    joined = [draft for draft in joined if not _is_part_of_a_demand(draft, joined) and not _is_named_elsewhere(draft, joined)]
    joined = [draft for draft in joined if not _is_only_the_way_to_court(draft, joined) and not _is_only_bail(draft, joined)]
    joined = [draft for draft in joined if not _is_what_a_sanction_does(draft, joined)]
    joined = [draft for draft in joined if not _is_part_of_house_arrest(draft, joined)]
    joined = [draft for draft in joined if not _was_put_off(draft, joined) and not _is_the_time_of_a_remand(draft, joined)]
    joined = _without_what_shares_told(joined)
    _share_verdicts(joined)
    _share_sessions(joined)
    _share_with_what_goes_with_it(joined)
    _forget_fines_beside_terms(joined)
    return [draft for draft in _without_charges_of_sentences(joined) if not _is_only_announced(draft, joined)]


def _is_the_time_of_a_remand(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "The prosecution ordered Smith *to be held for 15 days* on charges": the order is the event, its term no arrest."""
    if draft.type is not EventType.DETENTION or "term" not in draft.values:
        return False
    return any(
        other.type is EventType.REMAND
        and other.sentences[0] == draft.sentences[0]
        and other.people == draft.people
        and other.values.get("term") == draft.values["term"]
        for other in drafts
    )


_UNTIL_THEN = ("remand.until-then", "ill-treatment.in-cell-until")


def _without_ends_of_others(drafts: list[Draft]) -> list[Draft]:
    """Without "*He will be kept there until May 2*" where not the sentence right before tells where that is."""
    return [draft for draft in drafts if draft.frame not in _UNTIL_THEN or _goes_on_from_right_before(draft, drafts)]


def _goes_on_from_right_before(draft: Draft, drafts: Sequence[Draft]) -> bool:
    if any(other.at == draft.at and other.frame not in _UNTIL_THEN for other in drafts):
        return False
    before = [other for other in drafts if other.at == draft.at - 1 and other.type is draft.type and other.family == draft.family]
    return any(set(draft.people) <= set(other.people) for other in before)


def _forget_fines_beside_terms(drafts: list[Draft]) -> None:
    """ "Got three years. He was also *ordered to pay a fine*": what a sentence comes to is its term."""
    for draft in drafts:
        if draft.type is EventType.SENTENCE and "term" in draft.values and draft.values.get("outcome") == "fine":
            draft.drop("outcome")


def _is_only_the_way_to_court(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "Were *brought before the court*, which remanded them": the ruling told in the same sentence is the event."""
    if draft.type is not EventType.HEARING or draft.frame != "hearing.stand-trial" or "outcome" in draft.values:
        return False
    rulings = (EventType.REMAND, EventType.REMAND_EXTENSION, EventType.SENTENCE)
    return any(
        other.type in rulings and other.sentences[0] == draft.sentences[0] and set(draft.people) & set(other.people)
        for other in drafts
    )


def _is_only_bail(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "The court *granted* him bail": the release on bail is the event, no ruling beside it."""
    if draft.type is not EventType.APPEAL_RULING or draft.values.get("outcome") != "granted":
        return False
    return any(
        other.type is EventType.RELEASE
        and other.values.get("outcome") == "bail"
        and draft.sentences[0] in other.sentences
        and set(draft.people) & set(other.people)
        for other in drafts
    )


_OF_SANCTIONS = ("travel_ban", "frozen_account", "seizure")


def _is_what_a_sanction_does(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "Canada hit two judges with a *travel ban*": what is done to officials is no restriction of those held."""
    if draft.type is not EventType.RESTRICTION or draft.values.get("outcome") not in _OF_SANCTIONS:
        return False
    return any(d.type is EventType.SANCTION and d.sentences[0] == draft.sentences[0] for d in drafts)


def _is_part_of_house_arrest(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "His jail term was turned into house arrest *with an ankle tag*": the tag is how he is held at home."""
    if draft.type is not EventType.RESTRICTION or draft.values.get("outcome") != "supervision":
        return False
    return any(
        other.type is EventType.RELEASE
        and other.values.get("outcome") == "house_arrest"
        and other.sentences[0] == draft.sentences[0]
        and set(other.people) == set(draft.people)
        and ("date" not in draft.values or draft.values["date"] == other.values.get("date"))
        for other in drafts
    )


def _was_put_off(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "The trial, *due to start on Monday*, was put off", "*had been set for Monday* but did not take place": a session that was
    only to be is none. What is put off has its day where that is past, and not one read otherwise from the same words.
    """
    was_to_be = draft.type is EventType.HEARING and "date" in draft.values
    if not was_to_be or not (draft.pluperfect or draft.values.get("stance") is Stance.PLANNED):
        return False
    behind = drafts[next(at for at, other in enumerate(drafts) if other is draft) + 1 :]
    put_off = next((other for other in behind if _puts_it_off(other, draft)), None)
    if put_off is None:
        return False
    if "date" not in put_off.values and "stance" not in draft.values:
        put_off.take(draft, "date")
    elif _is_the_same_day_read_otherwise(draft, put_off):
        put_off.drop("date")
    put_off.take(draft, "people", "group", "count", "count_of")
    return True


def _puts_it_off(other: Draft, session: Draft) -> bool:
    told = other.type is EventType.HEARING and other.values.get("outcome") == _POSTPONED and "stance" not in other.values
    if not told or session.values.get("outcome") == _POSTPONED:
        return False
    people = not session.people or not other.people or bool(set(session.people) & set(other.people))
    return people and other.at - session.at <= (1 if session.pluperfect else 0)


def _is_the_same_day_read_otherwise(one: Draft, other: Draft) -> bool:
    """ "Due to start *on Wednesday*, was put off": the week to come for what was planned, the last one for what was done."""
    if "date" not in one.values or "date" not in other.values or one.values["date"] == other.values["date"]:
        return False
    return one.evidence["date"].spans == other.evidence["date"].spans


def _is_only_announced(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """A verdict announced, which other sentences tell person by person, or of which nobody knows whom it met; "sent *these two*
    to prison and gave *Smith* three years" tells of others.
    """
    if draft.frame not in ANNOUNCED:
        return False
    told = [other for other in drafts if other.type is EventType.SENTENCE and other is not draft]
    if draft.people and told and all(other.people and set(other.people).isdisjoint(draft.people) for other in told):
        return False
    return bool(told) or not (draft.people or "group" in draft.values)


def _is_nobodys(draft: Draft) -> bool:
    """A statement of a "we" whom no sentence names."""
    return draft.type in STATEMENTS and draft.continues and "actor" not in draft.values


def _is_what_a_strike_is_for(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "Smith began a hunger strike, *demanding* the release of all": what those on strike want belongs to the strike."""
    return draft.type is EventType.APPEAL and any(
        other.type is EventType.HUNGER_STRIKE
        and draft.sentences[0] in other.sentences
        and draft.values.get("actor") in ("; ".join(other.people), *other.people)
        for other in drafts
    )


def _has_come_about(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "Smith, who *was due to be freed* on Tuesday, walked out": what was planned is told as done as well."""
    if draft.type is not EventType.RELEASE or draft.values.get("stance") is not Stance.PLANNED:
        return False
    return any(
        d.type is draft.type and "stance" not in d.values and bool(draft.people) and set(draft.people) <= set(d.people)
        for d in drafts
    )


def _is_named_elsewhere(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "*Journalists* launched a hunger strike. … It began on Friday, with A, B and C", "police beat *two supporters*. … A and B
    were tortured": those named further on are the ones meant.
    """
    group = str(draft.values.get("group", "")).lower()
    if draft.people or not group or group.startswith(joining_words().others) or draft.type not in _OF_THOSE_NAMED:
        return False
    number = draft.values.get("count")
    if draft.type is EventType.HUNGER_STRIKE and number is None:
        return any(d.type is draft.type and len(d.people) > 1 and not _contradict_dates(d, draft) for d in drafts)
    told = [d for d in drafts if d.type is draft.type and d.at > draft.at and not _contradict(d, draft)]
    return isinstance(number, int) and number > 1 and any(len(d.people) == number for d in told)


def _is_part_of_a_demand(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "Open Door condemned the arrest. *They must free her*, said its director": who condemns and demands makes one appeal."""
    if draft.type is not EventType.CONDEMNATION:
        return False
    return any(
        other.type is EventType.APPEAL
        and bool(_words(draft, "actor") & _words(other, "actor"))
        and not _contradict_dates(draft, other)
        and (bool(set(draft.people) & set(other.people)) or (draft.at <= other.at and not (draft.people and other.people)))
        for other in drafts
    )


def _one_statement_a_sentence(drafts: list[Draft]) -> list[Draft]:
    """Of what one party says in one sentence: a demand or a recognition before a condemnation, a first answer before a second."""
    kept: list[Draft] = []
    for draft in drafts:
        rivals = [d for d in drafts if d is not draft and d.sentences == draft.sentences and _by_the_same(d, draft)]
        demanded = draft.type is EventType.CONDEMNATION and any(d.type in (EventType.APPEAL, EventType.LISTING) for d in rivals)
        answered = draft.type is EventType.RESPONSE and any(d.type is EventType.RESPONSE and d in kept for d in rivals)
        if not demanded and not answered:
            kept.append(draft)
    return kept


def _by_the_same(one: Draft, other: Draft) -> bool:
    actor = one.values.get("actor")
    return actor is not None and bool(actor == other.values.get("actor"))


_CHANGED = "changed"
"""The frames of charges that take the place of those told before: "*the charges were toughened* in June"."""


def _tell_of_the_same(one: Draft, other: Draft) -> bool:
    if one.type is not other.type or _contradict(one, other) or one.frame in ANNOUNCED or other.frame in ANNOUNCED:
        return False
    if one.family and other.family and (one.family != other.family or _lies_further_back(one, other)):
        return False
    if one.turn is not None and other.turn is not None and one.turn is not other.turn:
        return False  # "was *first* arrested in May", "arrested him *for the third time*"
    if one.type is EventType.CHARGE and _is_another_charge(one, other):
        return False
    if one.type is EventType.SENTENCE and (_is_a_fine_of_another_day(one, other) or _is_a_fine_of_another_day(other, one)):
        return False
    if one.type in STATEMENTS:
        return _same_statement(one, other)
    if one.type is EventType.HEARING:
        return _same_session(one, other)
    if one.type is EventType.SANCTION:
        return _by_the_same(one, other) and (
            one.sentences == other.sentences or bool(_words(one, "target") & _words(other, "target"))
        )
    if one.people and other.people:
        if _is_a_share_of(other, one) or _is_a_share_of(one, other):
            return False
        if _dates_only_some(one, other) or _dates_only_some(other, one):
            return False
        return set(one.people) <= set(other.people) or set(other.people) <= set(one.people)
    if one.people or other.people:
        return one.type is EventType.APPEAL_RULING and one.sentences == other.sentences and one.at == other.at
    if one.type is EventType.LISTING and one.sentences == other.sentences and "count" in one.values:
        return bool(one.values["count"] == other.values.get("count"))
    return bool(_words(one, "group") & _words(other, "group")) and one.values.get("count") == other.values.get("count")


def _is_a_fine_of_another_day(fine: Draft, prison: Draft) -> bool:
    """ "Got six years. *In 2018 she was fined* for the same", "*had earlier been fined*": no part of the later sentence."""
    if fine.values.get("outcome") != "fine" or "term" in fine.values or "term" not in prison.values:
        return False
    dated = "date" in fine.values and fine.values["date"] != prison.values.get("date")
    return fine.sentences != prison.sentences and (dated or fine.pluperfect)


def _is_another_charge(one: Draft, other: Draft) -> bool:
    """ "Charged with fraud; *tax evasion was added*", "*the charges were toughened*": no part of what was told before; "the
    charges *were toughened* and now *include* tax evasion" is one.
    """
    told_at_once = one.sentences == other.sentences and set(one.people) == set(other.people)
    if told_at_once and not ("charges" in one.values and "charges" in other.values):
        return False
    changed = one.family != other.family and _CHANGED in (one.family, other.family)
    return changed or _of_other_offences(one, other)


def _of_other_offences(one: Draft, other: Draft) -> bool:
    """ "Charged with fraud; *tax evasion was added*", "Smith is charged with libel. *Smith and Jones* were charged with *theft*":
    what is added is another charge, and what is told of others.
    """
    charges = [draft.values.get("charges", ()) for draft in (one, other)]
    if one.family == other.family:
        offences = [{each.offence.lower() for each in named if each.offence} for named in charges]
        return set(one.people) != set(other.people) and all(offences) and offences[0].isdisjoint(offences[1])
    named = [{(each.article or each.offence or "").lower() for each in told} for told in charges]
    return all(named) and named[0].isdisjoint(named[1])


def _lies_further_back(one: Draft, other: Draft) -> bool:
    """ "*Had been beaten* before his arrest" and "was beaten in August": another time."""
    return one.pluperfect != other.pluperfect and ("date" in one.values) != ("date" in other.values)


def _dates_only_some(some: Draft, everyone: Draft) -> bool:
    """ "Smith and Jones were jailed. *Smith was arrested in May*": a day that is told of some is not that of all."""
    return set(some.people) < set(everyone.people) and "date" in some.values and "date" not in everyone.values


def _is_a_share_of(share: Draft, whole: Draft) -> bool:
    """ "All three were found guilty. A got ten years, B and C seven each": the term of some of them is not that of all."""
    return set(share.people) < set(whole.people) and "term" in share.values and "term" not in whole.values


def _without_what_shares_told(drafts: list[Draft]) -> list[Draft]:
    """ "A got three years and B two. *Both were found guilty of treason*": told before of each with his term, to which it adds
    for what.
    """
    kept: list[Draft] = []
    for draft in drafts:
        near = (d for d in kept if d.type is draft.type and draft.at - d.at in (1, 2))
        before = [d for d in near if _is_a_share_of(d, draft)]
        is_whole = draft.type is EventType.SENTENCE and draft.values.get("outcome") == _CONVICTED and "date" not in draft.values
        if before and is_whole and {name for d in before for name in d.people} == set(draft.people):
            for share in before:
                share.take(draft, "charges")
        else:
            kept.append(draft)
    return kept


def _same_statement(one: Draft, other: Draft) -> bool:
    """Two sentences report one letter or protest where the same party speaks in them to the same end."""
    if one.values.get("outcome") != other.values.get("outcome"):
        return False
    if one.people and other.people and not set(one.people) & set(other.people):
        return False
    if _asks_another(one, other):
        return False
    return (other.continues and one.sentences != other.sentences) or bool(_words(one, "actor") & _words(other, "actor"))


def _asks_another(one: Draft, other: Draft) -> bool:
    """ "Open Door calls on *the rapporteurs* to condemn the arrests. … It calls on *Baku* to free A and B": two appeals."""
    of_any_state = statement_words().of_any_state
    asked = _words(one, "addressee") - of_any_state, _words(other, "addressee") - of_any_state
    apart = bool(one.people) != bool(other.people) or one.sentences == other.sentences
    return all(asked) and not asked[0] & asked[1] and apart


def _same_session(one: Draft, other: Draft) -> bool:
    """Sentences that follow one another tell of one session, where at most one names the day, the outcome and the people."""
    apart = other.order - one.order
    doubled = [n for n in ("date", "outcome") if n in one.values and n in other.values and one.values[n] != other.values[n]]
    people = not one.people or not other.people or bool(set(one.people) & set(other.people))
    if _is_only_planned_beside(one, other) or _is_only_planned_beside(other, one):
        return False
    return apart <= _NEAR and not doubled and people and not one.pluperfect and not other.pluperfect


def _is_only_planned_beside(planned: Draft, told: Draft) -> bool:
    """ "The hearing, *set for Monday*, was postponed", "the trial opened; *the next hearing is on May 2*": another session than
    the one told of as past.
    """
    ahead = planned.values.get("stance") is Stance.PLANNED and planned.values.get("outcome") != _POSTPONED
    return ahead and "stance" not in told.values and "outcome" in told.values


_NEAR = 2
_POSTPONED = "postponed"


def _words(draft: Draft, name: str) -> set[str]:
    words = {w.strip(".,'’\"") for w in str(draft.values.get(name, "")).lower().split()}
    return words - joining_words().empty - {""}


def _contradict_dates(one: Draft, other: Draft) -> bool:
    for name in ("date", "until"):
        a, b = one.values.get(name), other.values.get(name)
        if isinstance(a, Edtf) and isinstance(b, Edtf) and not a.may_meet(b):
            return True
    return False


def _contradict(one: Draft, other: Draft) -> bool:
    if _contradict_dates(one, other):
        return True
    planned = [d.values.get("stance") is Stance.PLANNED for d in (one, other)]
    if one.type in (EventType.HUNGER_STRIKE, EventType.RELEASE) and planned[0] != planned[1]:
        return True
    places = _words(one, "place"), _words(other, "place")
    if one.type is EventType.TRANSFER and all(places) and not places[0] & places[1]:
        return True
    for name in ("term", "court", "stance", "outcome"):
        a, b = one.values.get(name), other.values.get(name)
        if a is not None and b is not None and a != b and not (name == "court" and _may_be_the_same_court(one, other)):
            if name == "outcome" and one.sentences == other.sentences and _CONVICTED in (a, b):
                continue  # "was convicted and fined"
            return True
    return False


def _may_be_the_same_court(one: Draft, other: Draft) -> bool:
    """ "The Baku court" may be "the Khatai District Court in Baku"; "*the High Court*" is never "*the Supreme Court*"."""
    words = _words(one, "court"), _words(other, "court")
    ranks = [w & joining_words().ranks for w in words]
    return bool(words[0] & words[1]) and not (all(ranks) and ranks[0].isdisjoint(ranks[1]))


def _join_into(first: Draft, later: Draft) -> None:
    first.agree_with(later)
    more_precise = _more_precise(first, later)
    for name in more_precise:
        first.values[name], first.evidence[name] = later.values[name], later.evidence[name]
    is_verdict = first.type is EventType.SENTENCE and first.values.get("outcome") == _CONVICTED
    if is_verdict and later.values.keys() & {"outcome", "term"}:
        first.drop("outcome")
    first.add_people(later)
    number = first.values.get("count") if first.values.get("count_of") == "people" else None
    if isinstance(number, int) and len(first.people) > number:
        first.drop("group", "count", "count_of")  # "*three people* once jailed", who were seven
    for name in _STATEMENT_LISTS:
        if name in first.values and name in later.values:
            spans = (*first.evidence[name].spans, *later.evidence[name].spans)
            first.values[name] = tuple(dict.fromkeys((*first.values[name], *later.values[name])))
            first.evidence[name] = first.evidence[name].model_copy(update={"spans": spans})
    first.take(later, *later.values)
    if "term" in first.values and first.values.get("outcome") == _CONVICTED:
        first.drop("outcome")
    first.sentences += [s for s in later.sentences if s not in first.sentences]


def _more_precise(first: Draft, later: Draft) -> list[str]:
    """Dates that the later sentence gives more exactly (a day where the first had a month)."""
    a, b = first.values.get("date"), later.values.get("date")
    exact = isinstance(a, Edtf) and isinstance(b, Edtf) and a.day is None and b.day is not None
    return ["date"] if exact else []


def _without_charges_of_sentences(drafts: list[Draft]) -> list[Draft]:
    """ "Smith, who is accused of extortion, got twelve years": the charge is a field of the sentence, no event beside it."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.type is EventType.CHARGE and (of := _named_with(draft, drafts)):
            of[0].take(draft, "charges")
        elif draft.type is EventType.CHARGE and (of := _named_behind(draft, drafts)):
            for each in of:
                each.take(draft, "charges")
        else:
            kept.append(draft)
    return kept


_NAMING_CHARGES = (
    *(EventType.SENTENCE, EventType.ACQUITTAL, EventType.DETENTION),
    *(EventType.REMAND, EventType.REMAND_EXTENSION),
)


def _named_with(charge: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """The sentences that name the charge, and the arrests beside which it only says who is meant ("Smith, *accused of
    extortion*, was arrested").
    """
    beside = [d for d in drafts if set(charge.sentences) & set(d.sentences) and _are_those_of(charge, d)]
    named = [d for d in beside if d.type is EventType.SENTENCE and charge.frame == "charge.verb"]
    return named or [d for d in beside if charge.describes and d.type in _NAMING_CHARGES]


def _named_behind(charge: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """The verdicts or arrests that the sentence right before tells of, where this one only names the charges: "Smith got three
    years and Jones two. *The charges included* treason".
    """
    if charge.frame != "charge.including":
        return []
    before = [d for d in drafts if d.type in _NAMING_CHARGES and d.at == charge.at - 1 and set(d.people) <= set(charge.people)]
    return before if set(charge.people) == {name for d in before for name in d.people} else []


def _are_those_of(charge: Draft, other: Draft) -> bool:
    if charge.people:
        return set(charge.people) <= set(other.people)
    return bool(charge.values.get("group")) and charge.values.get("group") == other.values.get("group")


def _share_with_what_goes_with_it(drafts: list[Draft]) -> None:
    """ "Was sentenced on Monday to ten years; his flat is to be confiscated": what a verdict brings with it is told in the same
    sentence, and has its day and court.
    """
    for draft in drafts:
        if draft.type is not EventType.RESTRICTION or draft.pluperfect:
            continue
        for other in drafts:
            verdict = other.type is EventType.SENTENCE and other.sentences[0] == draft.sentences[0]
            if verdict and draft.people and set(draft.people) <= set(other.people):
                draft.take(other, "date", "court", rule="told of the verdict in the same sentence")


def _share_sessions(drafts: list[Draft]) -> None:
    """What the accused say at a hearing is said on its day, where it is not still to come."""
    for hearing, answer in pairwise(drafts):
        denied = answer.type is EventType.RESPONSE and answer.values.get("outcome") == "denied"
        there = hearing.type is EventType.HEARING and hearing.values.get("stance") is not Stance.PLANNED
        if there and denied and answer.people and set(answer.people) <= set(hearing.people):
            answer.take(hearing, "date", rule="said at the hearing told of in the sentence before")


def _is_dated(draft: Draft) -> bool:
    """Whether it has its day: that others were sentenced in the same year says little."""
    date = draft.values.get("date")
    return isinstance(date, Edtf) and date.day is not None


def _is_of_another_time(draft: Draft, last: Draft) -> bool:
    """ "Convicted three men. … Smith was sentenced *in 2022*": a year or month of its own, not that of the verdict before."""
    date, told = draft.values.get("date"), last.values.get("date")
    return isinstance(date, Edtf) and not (isinstance(told, Edtf) and told.may_meet(date))


def _is_of_another_court(draft: Draft, last: Draft | None) -> bool:
    """Whether it names its own court, and does not only point back to that of the verdict before."""
    if "court" not in draft.values:
        return False
    points_back = draft.evidence["court"].rule == POINTING_BACK
    return not (points_back and last is not None and last.values.get("court") == draft.values["court"])


def _share_verdicts(drafts: list[Draft]) -> None:
    """A verdict told over several sentences: later ones take the day, court and judge of the one before, unless they reach
    further back.
    """
    last: Draft | None = None
    for draft in drafts:
        if draft.type is not EventType.SENTENCE:
            continue
        if _is_dated(draft) or _is_of_another_court(draft, last):
            last = draft
        elif last is not None and _is_of_another_time(draft, last):
            last = None
        elif (
            last is not None
            and not draft.pluperfect
            and (
                last.frame in ANNOUNCED
                or not set(draft.people) & set(last.people)
                or draft.sentences[0] == last.sentences[0]
                or _is_a_share_of(draft, last)
            )
            and draft.frame != "sentence.serve"
        ):
            shared = (f for f in _VERDICT_FIELDS if f != "charges" or len(last.people) != 1)  # what one alone was found guilty of
            draft.take(last, *shared, rule="told of the same verdict one sentence before")
