"""Where people are held: head words with a name or number ("Penal Colony No. 4"), codes ("IK-6"), and prisons known by name.

In: the words of a text and the claims so far. Out: claims. Always true: a leading article is no part of a span; "in prison" is
none.
"""

from __future__ import annotations

import re

from habeas.reading.names.claims import Claims
from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.named import PrisonMention, PrisonSubtype
from habeas.reading.names.openers import opens_sentence_only
from habeas.reading.names.words import Words, words_of

_TO_BE_HELD_IN = frozenset({PrisonSubtype.PRISON, PrisonSubtype.COLONY, PrisonSubtype.DETENTION_CENTRE})


def find_prisons(claims: Claims[object], lexicon: Lexicon) -> None:
    heads, done = frozenset(lexicon.prison_heads.beginnings(claims.words)), 0
    for at, capital in enumerate(claims.words.capitals):
        if at >= done and (capital or at in heads):
            done = _prison_at(claims, lexicon, at) or done


def names_prison(text: str, lexicon: Lexicon) -> bool:
    """Whether the text names somewhere to be held for long: no cell and no ward of whatever prison, and no "prison" alone."""
    claims: Claims[object] = Claims(words_of(text))
    find_prisons(claims, lexicon)
    found = (mention for _, _, mention in claims.spans if isinstance(mention, PrisonMention))
    return any(mention.named and mention.subtype in _TO_BE_HELD_IN for mention in found)


def _prison_at(claims: Claims[object], lexicon: Lexicon, at: int) -> int | None:
    words = claims.words
    if words.capitals[at]:
        known = lexicon.prison_known.at(words, at)
        if known and claims.free(at, known[0]) and not _goes_on_as_name(words, lexicon, at, known[0]):
            after = _prison_tail(words, lexicon, known[0])
            head = lexicon.prison_heads.at(words, known[0]) if known[0] < len(words) else None
            after = max(after, head[0]) if head and words.lowers[head[0] - 1] in lexicon.prisons.bare else after
            return _claim_prison(claims, at, after, PrisonSubtype.PRISON, named=True, voice="known prison")
        coded = next((kind for kind, code in lexicon.prison_codes.items() if code.fullmatch(words.forms[at])), None)
        if coded is not None and claims.free(at, at + 1):
            return _claim_prison(claims, at, at + 1, coded, named=True, voice="prison code")
    found = lexicon.prison_heads.at(words, at)
    return _prison_by_head(claims, lexicon, at, found[0], found[1]) if found else None


def _goes_on_as_name(words: Words, lexicon: Lexicon, first: int, after: int) -> bool:
    """A known prison's name that is only a part of a longer capitalised run ("Tora Bora", "*Mahmoud* Badr was freed")."""
    follows = after < len(words) and words.adjacent(after - 1) and words.capitals[after]
    precedes = first > 0 and words.adjacent(first - 1) and words.capitals[first - 1]
    given = precedes and words.lowers[first - 1] in lexicon.given and words.lowers[first - 1] not in lexicon.function_words
    return (follows and lexicon.prison_heads.at(words, after) is None) or given


def _prison_by_head(claims: Claims[object], lexicon: Lexicon, at: int, head_end: int, subtype: PrisonSubtype) -> int | None:
    words = claims.words
    after = _prison_tail(words, lexicon, head_end)
    following = words.lowers[after] if after < len(words) and words.adjacent(after - 1) else ""
    if after == head_end and following in lexicon.prisons.not_after and subtype is not PrisonSubtype.HOSPITAL:
        return None
    first = at
    while first > 0 and words.adjacent(first - 1) and _belongs_before_prison(words, lexicon, first - 1):
        first -= 1
    named = after > head_end or any(words.capitals[i] and not opens_sentence_only(words, lexicon, i) for i in range(first, at))
    pointed_at = first > 0 and words.lowers[first - 1] in lexicon.grammar.articles
    own_kind = subtype in (PrisonSubtype.CELL, PrisonSubtype.HOSPITAL)
    if not claims.free(first, after) or not (named or own_kind or pointed_at):
        return None
    return _claim_prison(claims, first, after, subtype, named=named, voice="prison words")


def _belongs_before_prison(words: Words, lexicon: Lexicon, at: int) -> bool:
    lower = words.lowers[at]
    if lower in lexicon.prisons.kinds:
        return not words.opens[at]
    if not words.capitals[at] or lower in lexicon.months or lower in lexicon.role_nouns:
        return False
    return not opens_sentence_only(words, lexicon, at)


def _prison_tail(words: Words, lexicon: Lexicon, after: int) -> int:
    """Takes in "No. 4", "-6", "in Vitebsk" after the head."""
    at = after
    if at < len(words) and words.adjacent(at - 1) and words.lowers[at] in lexicon.prisons.number_words:
        at += 1
        if at < len(words) and words.lowers[at] == ".":
            at += 1
        if at < len(words) and words.lowers[at][0].isdigit():
            after = at + 1
    elif at < len(words) and words.adjacent(at - 1) and re.fullmatch(r"\d{1,3}", words.forms[at]):
        after = at + 1
    at = after
    if (
        at + 1 < len(words)
        and words.adjacent(at - 1)
        and words.lowers[at] in lexicon.prisons.connectors
        and words.capitals[at + 1]
    ):
        place = lexicon.places.at(words, at + 1)
        if place:
            after = place[0]
    return after


def _claim_prison(claims: Claims[object], first: int, after: int, subtype: PrisonSubtype, *, named: bool, voice: str) -> int:
    words = claims.words
    start, end = words.starts[first], words.ends[after - 1]
    mention = PrisonMention(start=start, end=end, text=words.text[start:end], voice=voice, subtype=subtype, named=named)
    claims.claim(first, after, mention)
    return after
