"""People whom a page counts or describes first and names later: "Six journalists were remanded …", and then the six; "An
activist was jailed …", and then the name.

In: the drafts of a segment and everyone named in it, in order. Out: the drafts, groups named where the text leaves no doubt.
Always true: a group of N is named by exactly N people, or stays a group; a sum whose parts are told one by one is not told twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.model import CountOf, EventType
from habeas.reading.drafts import ANNOUNCED, Draft
from habeas.reading.pointing import pointing_words

if TYPE_CHECKING:
    from habeas.reading.cast.page_groups import PageGroups

COUNTED = frozenset(
    {
        EventType.DETENTION,
        EventType.RELEASE,
        EventType.TRANSFER,
        EventType.CHARGE,
        EventType.REMAND,
        EventType.REMAND_EXTENSION,
        EventType.SENTENCE,
        EventType.SENTENCE_SOUGHT,
        EventType.ACQUITTAL,
        EventType.APPEAL_RULING,
        EventType.HUNGER_STRIKE,
        EventType.HEARING,
    }
)
"""What happens to people who are counted."""
_WORD = re.compile(r"\w[\w’'-]*")
_SENTENCES_AHEAD = 4
LEAD = 2
"""Sentences in which a report may speak of somebody whom it names only further on."""
_RULE_ONE = "the one person of whom the sentences after it tell"
_RULE = "as many people as the group counts are named in the sentences after it"
_RULE_BEHIND = "as many people as deeds are counted are named behind the colon"
_RULE_SAME = "the group of that name that was counted before it"
_RULE_ALL = "as many people as the group counts are named in the whole text"


@dataclass(frozen=True, slots=True)
class Named:
    """A person named in the segment: in which sentence (counted from 0), where, and whether only as an official, lawyer or
    relative, or as one who is referred to.
    """

    name: str
    sentence: int
    start: int
    end: int
    bystanding: bool


def name_groups(
    drafts: Sequence[Draft], named: Sequence[Named], groups: PageGroups, title: str = "", text: str = ""
) -> list[Draft]:
    """The drafts with groups named; sums that other drafts tell person by person are left out. `groups` are all whom the segment
    counts, `title` and `text` are its own.
    """
    _carry_on_those_beside(drafts)
    speaking = _speakers(drafts)
    silent = [n for n in named if n.name not in speaking]
    kept: list[Draft] = []
    for draft in drafts:
        if draft.of_one and draft.at < LEAD:
            _name_the_one(draft, silent, drafts, frozenset(_WORD.findall(title)))
        number = draft.values.get("count")
        if draft.people and isinstance(number, int) and draft.type in COUNTED:
            _name_the_others_too(draft, number, drafts)
            if _is_beside_others_counted(draft):
                _name_those_beside(draft, number, drafts)
        if (
            draft.frame in ANNOUNCED
            or _is_part_of_more(draft)
            or draft.people
            or _is_kin(draft)
            or not isinstance(number, int)
            or number < 2
        ):
            kept.append(draft)
        elif draft.type not in COUNTED:
            if "group" in draft.values and draft.values.get("count_of") == CountOf.PEOPLE:
                _put_names(draft, _of_the_page(draft, number, silent, groups), _RULE)
            kept.append(draft)
        elif _counts_deeds(draft):
            _name_those_behind_a_colon(draft, number, named)
            kept.append(draft)
        elif not _is_told_one_by_one(draft, number, drafts):
            next_named = next((n for n in silent if n.start >= draft.sentences[0].end), None)
            if draft.type is not EventType.RELEASE or next_named is None or not _is_still_held(next_named, text):
                _give_names(draft, number, silent, drafts, groups)
            kept.append(draft)
    _name_those_of_that_name(kept, groups)
    return kept


def _carry_on_those_beside(drafts: Sequence[Draft]) -> None:
    """ "The court heard the complaint of *Smith and of nine other men*. The panel upheld *the verdict*": what is ruled right
    behind on those heard, whom it does not name again, is ruled on all of them.
    """
    for ruling in drafts:
        if ruling.type is not EventType.APPEAL_RULING or "group" in ruling.values or not ruling.people:
            continue
        here = ruling.sentences[0]
        if any(here.start <= start < here.end for start, _ in ruling.evidence["people"].spans):
            continue
        near = (d for d in drafts if d.type is EventType.HEARING and 0 < ruling.at - d.at <= LEAD)
        heard = next((d for d in near if d.people == ruling.people and _is_beside_others_counted(d)), None)
        if heard is not None:
            ruling.take(heard, "group", "count", "count_of")


def _is_beside_others_counted(draft: Draft) -> bool:
    """ "*Smith and nine other men*"."""
    others = not pointing_words().remaining.isdisjoint(_words_of_group(draft))
    return others and bool(draft.people) and isinstance(draft.values.get("count"), int)


def _name_those_beside(draft: Draft, number: int, drafts: Sequence[Draft]) -> None:
    """ "*Smith and nine other men* appealed. … Smith has to spend ten years in prison, Jones nine, …": those of whom one sentence
    tells, where they are just as many and he is one of them.
    """
    told: dict[tuple[EventType, int], Draft] = {}
    for other in drafts:
        if other.people and other.type in COUNTED and other is not draft:
            together = told.setdefault((other.type, other.at), other.copy_for((), ()))
            together.add_people(other)
    whole = [d for d in told.values() if len(d.people) == number + len(draft.people) and set(draft.people) < set(d.people)]
    if whole:
        draft.add_people(whole[0])


def _name_those_of_that_name(drafts: Sequence[Draft], groups: PageGroups) -> None:
    """ "*Six journalists* were detained. *The journalists* are charged with treason. … (six names)": the one group of that name
    that was counted before, where all of it is named.
    """
    for draft in drafts:
        words = _words_of_group(draft)
        bare = len(words) == 2 and words[0] in pointing_words().referring
        if not bare or draft.people or "count" in draft.values or draft.type not in COUNTED:
            continue
        before = [d for d in drafts if d.at < draft.at and d.type in COUNTED and "count" in d.values]
        alike = [d for d in before if _words_of_group(d)[-1:] == words[-1:]]
        named = {d.people: d for d in alike if len(d.people) == d.values["count"] or _is_beside_others_counted(d)}
        if len(named) == 1 and all(d.people in named for d in alike):
            meant = next(iter(named.values()))
            if groups.around(meant.people) is not None:
                continue  # "The court cut the terms of four activists and left those of four others. *The activists* …"
            draft.put("people", meant.people, meant.evidence["people"].spans, _RULE_SAME)


def _name_the_others_too(draft: Draft, number: int, drafts: Sequence[Draft]) -> None:
    """ "*Eleven people*, Smith and Jones *among them*, got two years. … *The defendants* (eleven names) denied it": those of whom
    something else is told, where they are just as many and the ones already named are of them.
    """
    words, known = _words_of_group(draft), pointing_words()
    if len(draft.people) >= number or not words or _is_part_of_more(draft) or not known.remaining.isdisjoint(words):
        return
    everyone = next((d for d in drafts if len(d.people) == number and set(draft.people) < set(d.people)), None)
    if everyone is not None:
        draft.add_people(draft.copy_for(everyone.people, everyone.evidence["people"].spans))


def _name_the_one(draft: Draft, named: Sequence[Named], drafts: Sequence[Draft], titled: frozenset[str]) -> None:
    """ "An activist was jailed …": the one whom the title names, or whom the next sentences are about, where that is one person
    and nobody was named before.
    """
    end = draft.sentences[0].end
    others = [n for n in named if not n.bystanding and n.sentence <= draft.at + _SENTENCES_AHEAD]
    if any(n.start < end for n in others):
        return
    ahead = {n.name: n for n in reversed(others)}
    told = {name for other in drafts if len(other.people) == 1 for name in other.people} & ahead.keys()
    of_title = [name for name in ahead if titled.issuperset(name.split())]
    meant = list(ahead) if len(ahead) == 1 else of_title or list(told)
    if len(meant) == 1:
        one = ahead[meant[0]]
        draft.put("people", (one.name,), ((one.start, one.end),), _RULE_ONE)


def _is_part_of_more(draft: Draft) -> bool:
    """ "*Two of them*", "*two of the three* were detained": some of those spoken of before, not those whom the page names
    elsewhere.
    """
    words = _words_of_group(draft)
    known = pointing_words()
    counted = len(words) > 1 and words[0] in known.some and words[-1] in known.some
    return counted or " ".join(words).endswith(known.of_more)


def _is_kin(draft: Draft) -> bool:
    """ "*Two relatives* of Smith were fined": they are called after him, and seldom named."""
    return not pointing_words().kin.isdisjoint(_words_of_group(draft)[-1:])


def _counts_deeds(draft: Draft) -> bool:
    """ "The three *arrests*": deeds are counted, not those whom the next sentences name."""
    return not pointing_words().counted_deeds.isdisjoint(_words_of_group(draft)[-1:])


def _words_of_group(draft: Draft) -> list[str]:
    return str(draft.values.get("group", "")).lower().split()


def _name_those_behind_a_colon(draft: Draft, number: int, named: Sequence[Named]) -> None:
    """ "Two arrests followed on Monday: *Smith and Jones*": where just as many are named there."""
    sentence = draft.sentences[0]
    colon = sentence.text.find(":")
    behind = {n.name: n for n in named if colon >= 0 and sentence.start + colon < n.start < sentence.end}
    if len(behind) == number:
        people = tuple(behind.values())
        _put_names(draft, people, _RULE_BEHIND)


def _speakers(drafts: Sequence[Draft]) -> set[str]:
    """Those who say or do what the text tells: whoever is quoted on an arrest is not taken for one of the arrested."""
    said = [str(draft.values[role]) for draft in drafts for role in ("attribution", "actor") if role in draft.values]
    return {name for text in said for name in text.split("; ")} - {name for draft in drafts for name in draft.people}


def _is_told_one_by_one(draft: Draft, number: int, drafts: Sequence[Draft]) -> bool:
    others = [other for other in drafts if other is not draft and other.type is draft.type and other.people]
    parts = [other for other in others if len(other.people) < number and not _has_a_term_of_its_own(draft, other)]
    return len({name for other in parts for name in other.people}) == number


def _has_a_term_of_its_own(draft: Draft, part: Draft) -> bool:
    """ "Smith got three years and Jones two and a half. … *Two reporters were jailed for two years*": they are others."""
    terms = [d.values.get("term") for d in (draft, part)]
    return None not in terms and terms[0] != terms[1] and "/" not in str(terms[0])


def _of_the_page(draft: Draft, number: int, named: Sequence[Named], groups: PageGroups) -> list[Named]:
    """Those of the group of that many that the page counts, where it names them behind the draft or the draft speaks of it as
    known.
    """
    of_group = groups.counting(number, since=-1 if _is_known_of(draft) else draft.at)
    first_of = {n.name: n for n in reversed(named) if n.name in of_group}
    return [first_of[name] for name in of_group] if first_of.keys() == set(of_group) else []


def _put_names(draft: Draft, people: Sequence[Named], rule: str) -> None:
    draft.put("people", tuple(n.name for n in people), tuple((n.start, n.end) for n in people), rule)


def _give_names(draft: Draft, number: int, named: Sequence[Named], drafts: Sequence[Draft], groups: PageGroups) -> None:
    if not (pointing_words().first_ones | pointing_words().last_ones).isdisjoint(_words_of_group(draft)):
        return  # "*The last two* journalists in the country were arrested"
    end = draft.sentences[0].end
    after = [n for n in named if n.start >= end and not n.bystanding]
    is_counted = groups.counts(number, draft.at)
    people = _of_the_page(draft, number, named, groups) or ([] if is_counted else _exactly(number, after))
    rule = _RULE
    if not people and (_is_known_of(draft) or not is_counted):
        everyone = {n.name: n for n in named if not n.bystanding}
        words = _words_of_group(draft)
        called = len(words) > 1 and pointing_words().remaining.isdisjoint(words)  # "cut to *two*" counts no people
        told = {name for other in drafts for name in other.people}
        # "*The* eight defendants" are those named; "eight activists" may be others than somebody who is only named as well
        known_of = bool(words) and words[0] in pointing_words().referring
        fits = called and len(everyone) == number and (known_of or told.issuperset(everyone))
        people, rule = list(everyone.values()) if fits else [], _RULE_ALL
    alike = [other for other in drafts if other.type is draft.type and not {n.name for n in people}.isdisjoint(other.people)]
    if not any(_has_a_term_of_its_own(draft, other) for other in alike):
        _put_names(draft, people, rule)


def _is_still_held(one: Named, text: str) -> bool:
    """ "Two were freed. *Still in custody* are Smith and Jones": whom the sentence that names him tells to be held."""
    start = max(text.rfind(". ", 0, one.start), text.rfind("\n", 0, one.start)) + 1
    end = min((at for at in (text.find(". ", one.end), text.find("\n", one.end)) if at >= 0), default=len(text))
    return pointing_words().still_held.search(text, start, end) is not None


def _is_known_of(draft: Draft) -> bool:
    """ "Police arrested *the 11*", "each *of the 11 employees*": a group told of before, or to be told of."""
    sentence, (span, *_) = draft.sentences[0], draft.evidence["group"].spans
    before = sentence.text[: max(0, span[0] - sentence.start)].lower().split()[-1:]
    words = {*before, *_words_of_group(draft)[:-1]}
    return not pointing_words().referring.isdisjoint(words)


def _exactly(number: int, after: Sequence[Named]) -> list[Named]:
    """The first people named after the group, where a sentence ends with just as many as the group counts."""
    if not after:
        return []
    first = after[0].sentence
    found: dict[str, Named] = {}
    for sentence in range(first, first + _SENTENCES_AHEAD):
        for one in after:
            if one.sentence == sentence:
                found.setdefault(one.name, one)
        if len(found) >= number:
            break
    return list(found.values()) if len(found) == number else []
