"""Places, and cases with a name of their own.

In: the words of a text and the claims so far. Out: claims. Always true: a country or capital can act; a case's span has no
article.
"""

from __future__ import annotations

from habeas.reading.letters import QUOTES
from habeas.reading.names.claims import Claims
from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.named import BodyMention, CaseMention, PlaceMention


def find_described_places(claims: Claims[object], lexicon: Lexicon) -> None:
    """Capitalised words and a word for a kind of place: "Lankaran district", "the Lachin corridor", "Gezi Park"."""
    words = claims.words
    for at, lower in enumerate(words.lowers):
        if lower not in lexicon.place_words or not at or not claims.free(at, at + 1):
            continue
        first = at
        while first > 0 and words.adjacent(first - 1) and words.capitals[first - 1] and claims.free(first - 1, first):
            if words.lowers[first - 1] in lexicon.function_words or words.lowers[first - 1] in lexicon.months:
                break
            first -= 1
        first = _past_people(claims, lexicon, first, at)
        if words.capitals[at] and (lower in lexicon.surnames or lower in lexicon.given) and words.lowers[first] in lexicon.given:
            continue
        if first < at and not (at - first == 1 and words.opens[first] and words.lowers[first] in lexicon.ordinary):
            _claim_place(claims, first, at + 1, can_act=False, voice="kind of place")


def _past_people(claims: Claims[object], lexicon: Lexicon, first: int, at: int) -> int:
    """Demonyms, titles and months before the name of a place are no part of it."""
    words = claims.words
    while first < at and (lexicon.demonyms.at(words, first) or words.lowers[first] in lexicon.role_nouns):
        first += 1
    return first


def find_long_places(claims: Claims[object], lexicon: Lexicon) -> None:
    """Listed places of more than one word ("Hong Kong", "Santiago de Cuba") that are no part of a longer run of
    capitalised words.
    """
    words = claims.words
    for at in range(len(words) - 1):
        found = lexicon.places.at(words, at) if words.capitals[at] else None
        if found is None or found[0] - at < 2 or not words.capitals[found[0] - 1] or not claims.free(at, found[0]):
            continue
        state = lexicon.states.at(words, at)
        is_state = state is not None and state[0] == found[0]
        before = words.lowers[at - 1] if at and words.adjacent(at - 1) and words.capitals[at - 1] else ""
        begins = before not in lexicon.given and before not in lexicon.vietnamese
        ends = found[0] >= len(words) or not words.capitals[found[0]] or not words.adjacent(found[0] - 1)
        if begins and (ends or is_state):
            _claim_place(claims, at, found[0], can_act=is_state, voice="gazetteer")


def find_listed_places(claims: Claims[object], lexicon: Lexicon) -> None:
    words = claims.words
    at = 0
    while at < len(words):
        found = lexicon.places.at(words, at) if words.capitals[at] else None
        if (
            found
            and words.capitals[found[0] - 1]
            and claims.free(at, found[0])
            and _stands_as_place(claims, lexicon, at, found[0])
        ):
            state = lexicon.states.at(words, at)
            _claim_place(claims, at, found[0], can_act=state is not None and state[0] == found[0], voice="gazetteer")
            at = found[0]
        else:
            at += 1


def _stands_as_place(claims: Claims[object], lexicon: Lexicon, first: int, after: int) -> bool:
    """Not an ordinary word that opens a sentence, nor a lone name that is rather a person's."""
    words = claims.words
    if after - first > 1:
        return True
    lower = words.lowers[first]
    if lexicon.states.at(words, first):
        only_opens = lower in lexicon.ordinary and words.opens[first] and lower in lexicon.grammar.words_and_states
        is_a_word = lower in lexicon.grammar.states_in_capitals and not words.forms[first].isupper()
        return not only_opens and not is_a_word
    if lower in lexicon.ordinary or lower in lexicon.months or lower in lexicon.function_words:
        return False
    follows = words.adjacent(first) and words.capitals[first + 1] and claims.holders[first + 1] is None
    return not follows and (lower not in lexicon.given or words.lowers[first - 1] in lexicon.grammar.toward_places)


def _claim_place(claims: Claims[object], first: int, after: int, *, can_act: bool, voice: str) -> None:
    words = claims.words
    start, end = words.starts[first], words.ends[after - 1]
    claims.claim(first, after, PlaceMention(start=start, end=end, text=words.text[start:end], voice=voice, can_act=can_act))


def case_spans(claims: Claims[object], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Word spans of named cases; they may hold other mentions ("Toplum TV case", "case of Anar Rahimli")."""
    found = []
    for at, lower in enumerate(claims.words.lowers):
        if lower in lexicon.case_heads:
            span = _case_before(claims, lexicon, at) or _case_of(claims, lexicon, at)
            if span:
                found.append(span)
    return found


def _case_before(claims: Claims[object], lexicon: Lexicon, at: int) -> tuple[int, int] | None:
    words = claims.words
    first = at
    while first > 0 and words.adjacent(first - 1):
        before = first - 1
        if (
            words.capitals[before]
            and words.lowers[before] not in lexicon.months
            and words.lowers[before] not in lexicon.function_words
        ) or (words.forms[before].isdigit() and first == at and before > 0 and words.capitals[before - 1]):
            first = before
        elif words.forms[before] in QUOTES and first == at and before > 0 and words.capitals[before - 1]:
            opening = _opening_quote(claims, before)
            return (opening, at + 1) if opening is not None else None
        elif words.forms[before] in QUOTES and first < at:
            first = before
            break
        else:
            break
    while first < at and words.lowers[first] in lexicon.case_kinds:
        first += 1
    return (first, at + 1) if first < at and _names_a_case(claims, lexicon, first, at) else None


def _opening_quote(claims: Claims[object], closing: int) -> int | None:
    words = claims.words
    for at in range(closing - 1, max(-1, closing - 8), -1):
        if words.forms[at] in QUOTES:
            return at
        if words.forms[at] in ".\n,":
            return None
    return None


def _names_a_case(claims: Claims[object], lexicon: Lexicon, first: int, at: int) -> bool:
    """Not only a people, a country or a court before "case"."""
    words = claims.words
    if words.in_heading[at] and words.capitals[at]:
        return isinstance(claims.holders[at - 1], BodyMention)
    place = lexicon.places.at(words, first)
    if place and place[0] == at:
        return bool(first) and words.lowers[first - 1] in lexicon.small.the and lexicon.states.at(words, first) is None
    demonym = lexicon.demonyms.at(words, first)
    if demonym and demonym[0] == at:
        return False
    lowers = words.lowers[first:at]
    by_another = not lexicon.not_naming_cases.isdisjoint(lowers)
    return not by_another and not (at - first == 1 and words.opens[first] and lowers[0] in lexicon.ordinary)


def _case_of(claims: Claims[object], lexicon: Lexicon, at: int) -> tuple[int, int] | None:
    words = claims.words
    if words.lowers[at] not in lexicon.case_heads_before_names or not words.is_one(at + 1, lexicon.small.of):
        return None
    begin = at + 2
    if begin < len(words) and words.forms[begin] in QUOTES:
        begin += 1
    after = begin
    while (
        after < len(words)
        and words.capitals[after]
        and (after == begin or words.adjacent(after - 1))
        and words.lowers[after] not in lexicon.months
    ):
        after += 1
    if after < len(words) and after > begin and words.forms[after] in QUOTES and words.forms[begin - 1] in QUOTES:
        after += 1
    return (at, after) if after - begin >= 2 else None


def case_mention(claims: Claims[object], first: int, after: int) -> CaseMention:
    words = claims.words
    start, end = words.starts[first], words.ends[after - 1]
    return CaseMention(start=start, end=end, text=words.text[start:end], voice="case words")
