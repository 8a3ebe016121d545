"""Courts: "court" or "tribunal" with the words of its name before and after it, and courts known by another name.

In: the words of a text and the claims so far. Out: claims. Always true: a leading article is no part of a span; "the court"
alone is claimed as unnamed, "in court" not at all.
"""

from __future__ import annotations

from string import digits

from habeas.reading.names.claims import Claims
from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.named import CourtMention
from habeas.reading.names.openers import opens_sentence_only
from habeas.reading.names.words import Words


def find_courts(claims: Claims[object], lexicon: Lexicon) -> None:
    words = claims.words
    for at, lower in enumerate(words.lowers):
        known = lexicon.court_known.at(words, at) if words.capitals[at] else None
        if known and claims.free(at, known[0]):
            _claim_court(claims, at, known[0], named=True, voice="known court")
        elif lower in lexicon.courts.heads:
            _court_at(claims, lexicon, at)
    _find_short_names(claims)


def _find_short_names(claims: Claims[object]) -> None:
    """ "The Court for Economic Crimes (*CREC*) … *CREC* sentenced": letters in a bracket behind a court's name are its name."""
    words = claims.words
    behind = [after for _, after, held in claims.spans if isinstance(held, CourtMention) and held.named]
    bracketed = {words.forms[at + 1] for at in behind if "".join(words.forms[at : at + 3 : 2]) == "()"}
    short = {form for form in bracketed if form.isalpha() and form.isupper() and len(form) > 1}
    for at, form in enumerate(words.forms if short else ()):
        if form in short and claims.free(at, at + 1) and words.forms[at - 1 : at] != ["("]:
            _claim_court(claims, at, at + 1, named=True, voice="short name of a court")


def _court_at(claims: Claims[object], lexicon: Lexicon, at: int) -> None:
    words = claims.words
    if not claims.free(at, at + 1) or _makes_another_thing(words, lexicon, at):
        return
    first = _court_start(words, lexicon, at)
    after = _court_end(words, lexicon, at)
    if not claims.free(at, after):
        after = at + 1  # "the special court *in Insein Prison*"
    proper = any(
        words.capitals[i] and not (words.opens[i] and words.lowers[i] in lexicon.ordinary) for i in range(first, after) if i != at
    )
    kinds = words.lowers[first:at]
    named = proper or any(kind in lexicon.courts.telling_kinds for kind in kinds)
    plural = words.lowers[at] in lexicon.courts.several and not proper
    pointing = (*lexicon.grammar.articles, *lexicon.small.owning)
    pointed_at = first > 0 and words.lowers[first - 1] in pointing  # "*the* court", "the junta*'s* special court"
    if not plural and claims.free(first, after) and (named or pointed_at or (words.opens[first] and words.capitals[at])):
        _claim_court(claims, first, after, named=named, voice="court words")


def _makes_another_thing(words: Words, lexicon: Lexicon, at: int) -> bool:
    following = words.lowers[at + 1] if words.adjacent(at) else ""
    before = words.lowers[at - 1] if at else ""
    return (following in lexicon.courts.not_after and not words.capitals[at]) or before in lexicon.courts.not_before


def _court_start(words: Words, lexicon: Lexicon, at: int) -> int:
    first = at
    while first > 0 and words.adjacent(first - 1):
        lower = words.lowers[first - 1]
        if lower in lexicon.courts.kinds:
            first -= 1
        elif first > 1 and (_is_abbreviated(words, lexicon, first - 2, lower) or _owns_court(words, lexicon, first - 2, lower)):
            first -= 2
        elif (
            words.capitals[first - 1]
            and lower not in lexicon.months
            and lower not in lexicon.role_nouns
            and not opens_sentence_only(words, lexicon, first - 1)
        ) or _is_ordinal(lower, lexicon):
            first -= 1
        else:
            break
    return first


def _is_ordinal(lower: str, lexicon: Lexicon) -> bool:
    """The "1st" of the 1st Military Court."""
    return lower[0].isdigit() and lower.lstrip(digits) in lexicon.small.ordinal_endings


def _is_abbreviated(words: Words, lexicon: Lexicon, at: int, mark: str) -> bool:
    """The "St." of a court in St. Petersburg."""
    return mark == "." and words.capitals[at] and words.lowers[at] in lexicon.honorifics


def _owns_court(words: Words, lexicon: Lexicon, owner: int, mark: str) -> bool:
    """A possessive that is part of the name: "Magistrates' Court", "People's Court", and not "Hong Kong's High Court"."""
    return mark in lexicon.small.owning_marks and words.lowers[owner] + mark.replace("’", "'") in lexicon.courts.kinds


def _court_end(words: Words, lexicon: Lexicon, at: int) -> int:
    after = at + 1
    while after < len(words) and words.adjacent(after - 1):
        lower = words.lowers[after]
        if _numbers_court(words, lexicon, after):
            after += 1
            continue
        if lower not in lexicon.courts.connectors:
            break
        extended = _after_connector(words, lexicon, after, lower)
        if extended is None:
            break
        after = extended
    return after


def _numbers_court(words: Words, lexicon: Lexicon, at: int) -> bool:
    """A word of "No. 2" after "court"."""
    lower, before = words.lowers[at], words.lowers[at - 1]
    if lower.isdigit():
        return before in lexicon.prisons.number_words or before == "."
    return lower in lexicon.prisons.number_words or (lower == "." and before in lexicon.prisons.number_words)


def _after_connector(words: Words, lexicon: Lexicon, connector: int, lower: str) -> int | None:
    """The position after what "of", "for", "in" brings to a court's name, or `None`."""
    at = connector + 1
    if lower in lexicon.small.of and at < len(words) and (kind := lexicon.court_of_kinds.at(words, at)):
        return kind[0]
    if words.is_one(at, lexicon.small.the):
        at += 1
    at = _past_settlement(words, lexicon, at)
    if at >= len(words) or (lower in lexicon.courts.connectors_to_places and not _is_a_place(words, lexicon, at)):
        return None
    begin = at
    while (
        at < len(words)
        and words.capitals[at]
        and words.lowers[at] not in lexicon.months
        and (at == begin or words.adjacent(at - 1))
    ):
        at += 1
    if lower in lexicon.courts.connectors_to_kinds and not all(words.lowers[i] in lexicon.courts.kinds for i in range(begin, at)):
        return None
    return at if at > begin else None


def _is_a_place(words: Words, lexicon: Lexicon, at: int) -> bool:
    """A place of the lists, or a capitalised word that is nothing else: "a court in Insein"."""
    if lexicon.places.at(words, at) is not None:
        return True
    lower, following = words.lowers[at], words.lowers[at + 1 : at + 2]
    plain = lower in lexicon.ordinary or lower in lexicon.months or lower in lexicon.given or lower in lexicon.surnames
    owns = bool(following) and (following[0] in lexicon.small.owning or following[0] in lexicon.courts.not_after)
    return words.capitals[at] and words.forms[at][1:].islower() and not plain and not owns


def _past_settlement(words: Words, lexicon: Lexicon, at: int) -> int:
    """Skips "city of", "Siberian city of" before the name of a place."""
    for settlement in (at, at + 1):
        if words.is_one(settlement, lexicon.courts.of_settlements) and words.is_one(settlement + 1, lexicon.small.of):
            return settlement + 2
    return at


def _claim_court(claims: Claims[object], first: int, after: int, *, named: bool, voice: str) -> None:
    words = claims.words
    mention = CourtMention(
        start=words.starts[first], end=words.ends[after - 1], text=words.span(first, after), voice=voice, named=named
    )
    claims.claim(first, after, mention)
