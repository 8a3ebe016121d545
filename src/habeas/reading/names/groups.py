"""People who are not named: "six journalists", "the defendants", "all seven", "Thirty-one of them".

In: the words of a text and the claims so far. Out: group mentions. Always true: a group's span holds its quantifier, its modifiers and its noun,
and other group nouns coordinated with it.
"""

from __future__ import annotations

import re

from habeas.reading.names.claims import Claims
from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.named import BodyMention, GroupMention, PlaceMention
from habeas.reading.names.words import Words

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = {word: value for value, word in enumerate(_UNITS, 1)} | {word: 10 * value for value, word in enumerate(_TENS, 2)}
_NUMBERS |= {f"{ten}-{unit}": _NUMBERS[ten] + _NUMBERS[unit] for ten in _TENS for unit in _UNITS[:9]}
_NUMBERS |= {"dozen": 12, "hundred": 100, "thousand": 1000}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,6}")
_DEFINITE = frozenset(("the", "these", "those", "both", "all", "his", "her", "their", "its"))
_INDEFINITE = frozenset(("a", "an", "some", "several", "many", "most", "other", "another", "few", "dozens", "hundreds", "thousands", "scores", "various", "numerous", "every", "no", "any", "more", "such", "certain", "only"))
_APPROXIMATORS = frozenset(("least", "about", "around", "nearly", "almost", "over", "some", "approximately", "roughly", "than", "up", "only", "another", "other"))
_AFTER_BARE_NUMBER = frozenset(("of", "were", "was", "are", "had", "have", "received", "remain", "remained", "got", "face", "will", "did", "others", "more", "said", ",", "."))
_OF_THEM = frozenset(("them", "those", "these", "whom", "the", "his", "her", "their", "us"))
_SINGULAR_POINTERS = frozenset(("the", "this", "that", "a", "an"))
_POSSESSORS = frozenset(("his", "her", "their", "its"))
_PEOPLE = frozenset(("people", "men", "women", "children"))
_PARTICIPLES = frozenset("arrested detained jailed imprisoned convicted accused released freed exiled".split())
_TIME_NOUNS = frozenset("years months days weeks hours years' months' days' year month day week percent per p.m a.m kilograms kg minutes articles times charges counts cases points".split())


def number_at(words: Words, at: int) -> int | None:
    """The number that a word says, or `None`. Years are no numbers of people."""
    lower = words.lowers[at]
    if lower in _NUMBERS:
        return _NUMBERS[lower]
    if _DIGITS.fullmatch(lower):
        value = int(lower.replace(",", ""))
        return None if "," not in lower and 1900 <= value <= 2100 else value
    return None


def find_groups(claims: Claims[object], lexicon: Lexicon) -> None:
    words = claims.words
    at = 0
    while at < len(words):
        noun = lexicon.group_nouns.at(words, at)
        found = noun and claims.free(at, noun[0]) and _group_by_noun(claims, lexicon, at, noun[0], noun[1])
        at = found or at + 1
    for at in range(len(words)):
        if claims.holders[at] is None:
            _group_by_number(claims, lexicon, at)


def _group_by_noun(claims: Claims[object], lexicon: Lexicon, at: int, after: int, noun: tuple[str, bool]) -> int | None:
    words = claims.words
    head, holdable = noun
    form = words.lowers[after - 1]
    is_plural = form in _PEOPLE or (form != head.split()[-1] and form not in ("name", "other"))
    first, number, definite, pointed = _quantified_from(claims, lexicon, at)
    if head in ("name", "other") and number is None and not pointed:
        return None
    if _is_part_of_something_else(claims, lexicon, after):
        return None
    if not is_plural and not (pointed and words.lowers[first] in _SINGULAR_POINTERS) and number != 1:
        return None
    if words.lowers[first] in _POSSESSORS or (head.endswith("lawyer") and number is None):
        holdable = False
    after = _coordinated(claims, lexicon, after) if is_plural else after
    if not claims.free(first, after):
        first = at
    if not is_plural and number is None:
        number = 1
    _claim_group(claims, first, after, number, head, definite=definite, holdable=holdable, voice="group noun")
    return after


def _is_part_of_something_else(claims: Claims[object], lexicon: Lexicon, after: int) -> bool:
    """"prisoner exchange", "journalists' union", "defendants' relatives"."""
    words = claims.words
    if after >= len(words) or not words.adjacent(after - 1):
        return False
    if claims.holders[after] is not None and words.capitals[after] is False and words.lowers[after - 1] not in _PEOPLE:
        return False
    if words.lowers[after] in ("'s", "’s") and words.lowers[after - 1] in _PEOPLE:
        return True
    if words.lowers[after] in lexicon.role_nouns and not words.capitals[after]:
        return True
    return words.lowers[after] in lexicon.thing_nouns or words.lowers[after] in ("rights", "exchange", "status", "swap", "visa", "visas")


def _quantified_from(claims: Claims[object], lexicon: Lexicon, at: int) -> tuple[int, int | None, bool, bool]:
    """(first word, number, definite, has a quantifier or pointer) of the noun phrase whose noun stands at `at`."""
    words, first = claims.words, at
    number: int | None = None
    definite = pointed = False
    while first > 0 and words.adjacent(first - 1):
        before = first - 1
        lower = words.lowers[before]
        said = number_at(words, before)
        if said is not None and number is None:
            number, first, pointed = said, before, True
        elif lower in _DEFINITE:
            first, definite, pointed = before, True, True
        elif lower in _APPROXIMATORS and number is not None:
            first = before
        elif lower in ("at", "more", "fewer", "less") and words.lowers[first] in ("least", "than"):
            first = before
        elif lower in _INDEFINITE:
            first, pointed = before, True
        elif lower == "of" and before > 0 and pointed and (words.lowers[before - 1] in ("all", "most", "some", "one", "dozens", "hundreds", "thousands", "many", "several", "none", "each", "group", "number", "part", "half") or number_at(words, before - 1) is not None):
            outer = number_at(words, before - 1)
            number, definite, first = outer, definite and outer is None, before - 1
        elif lower == "of" and before > 0 and words.lowers[before - 1] in ("dozens", "hundreds", "thousands", "scores", "group", "number"):
            first, pointed = before - 1, True
        elif _modifies(claims, lexicon, before):
            first = before
        else:
            break
    while first < at and words.lowers[first] in ("and", ","):
        first += 1
    return first, number, definite, pointed


def _modifies(claims: Claims[object], lexicon: Lexicon, at: int) -> bool:
    words = claims.words
    lower = words.lowers[at]
    holder = claims.holders[at]
    if isinstance(holder, BodyMention | PlaceMention):
        return False
    if lower in lexicon.group_modifiers:
        return lower not in _PARTICIPLES or _is_adjective(claims, lexicon, at)
    if words.capitals[at]:
        return lexicon.demonyms.at(words, at) is not None or lexicon.demonyms.before(words, at + 1) is not None
    return lower.endswith(("-based", "-linked", "-affiliated"))


def _is_adjective(claims: Claims[object], lexicon: Lexicon, at: int) -> bool:
    """"the detained journalists", "13 jailed activists", and not "police detained journalists"."""
    words = claims.words
    if not at or words.opens[at]:
        return True
    before = words.lowers[at - 1]
    return before in _DEFINITE or before in _INDEFINITE or before in lexicon.group_modifiers or before.endswith("ly") or number_at(words, at - 1) is not None or before in ("of", "for", "to", "as")


def _coordinated(claims: Claims[object], lexicon: Lexicon, after: int) -> int:
    """Takes in "…, hostages, and POWs", "… and activists"."""
    words = claims.words
    while after < len(words) and words.lowers[after] in (",", "and") and words.adjacent(after - 1):
        at = after + 1
        if at < len(words) and words.lowers[after] == "," and words.lowers[at] == "and":
            at += 1
        while at < len(words) and words.lowers[at] in lexicon.group_modifiers and number_at(words, at) is None:
            at += 1
        noun = lexicon.group_nouns.at(words, at) if at < len(words) else None
        if noun is None or words.lowers[noun[0] - 1] == noun[1][0].split()[-1] or not claims.free(after, noun[0]):
            break
        if words.lowers[after] == "," and not _list_goes_on(words, noun[0]):
            break
        after = noun[0]
    return after


def _list_goes_on(words: Words, after: int) -> bool:
    return "and" in words.lowers[after : after + 6] or words.lowers[after - 1] == "and" or "and" in words.lowers[max(0, after - 3) : after]


def _group_by_number(claims: Claims[object], lexicon: Lexicon, at: int) -> None:
    """"all seven", "the three", "Thirty-one of them", "Five were …", "those released"."""
    words = claims.words
    number = number_at(words, at)
    following = words.lowers[at + 1] if at + 1 < len(words) else "."
    before = words.lowers[at - 1] if at else ""
    if number is not None and words.lowers[at] in _NUMBERS | {} or (number is not None and words.forms[at].isdigit()):
        _claim_number(claims, lexicon, at, number, before, following)
    elif words.lowers[at] in ("most", "some", "many", "several", "none", "all", "each", "both") and following == "of" and at + 2 < len(words):
        if words.lowers[at + 2] in ("them", "those", "these", "us") and claims.free(at, at + 3):
            _claim_group(claims, at, at + 3, None, "person", definite=words.lowers[at] in ("all", "both"), holdable=True, voice="number of them")
    elif words.lowers[at] == "both" and (following in _AFTER_BARE_NUMBER or following.endswith("ed")) and following != "of":
        _claim_group(claims, at, at + 1, 2, "person", definite=True, holdable=True, voice="both")
    elif words.lowers[at] in lexicon.standing_alone and before in ("the", "those", "all") and claims.free(at - 1, at + 1):
        _claim_group(claims, at - 1, at + 1, None, "person", definite=True, holdable=True, voice="those held")


def _claim_number(claims: Claims[object], lexicon: Lexicon, at: int, number: int | None, before: str, following: str) -> None:
    words = claims.words
    if following == "of" and at + 2 < len(words) and words.lowers[at + 2] in ("them", "those", "these", "whom"):
        if claims.free(at, at + 3):
            _claim_group(claims, at, at + 3, number, "person", definite=False, holdable=True, voice="number of them")
        return
    if following == "of" and tuple(words.lowers[at + 2 : at + 3]) == ("the",) and words.lowers[at + 3 : at + 4][:1] and words.lowers[at + 3] in lexicon.standing_alone:
        if claims.free(at, at + 4):
            _claim_group(claims, at, at + 4, number, "person", definite=False, holdable=True, voice="number of those held")
        return
    ends_phrase = following in _AFTER_BARE_NUMBER or following.endswith("ed") or following in (";", ":", "\n", ")") or lexicon.person_verbs.at(words, min(at + 1, len(words) - 1)) is not None
    if not ends_phrase or following in _TIME_NOUNS:
        return
    if before in ("all", "the") and words.lowers[at] != "one" and claims.free(at - 1, at + 1) and following != "of":
        _claim_group(claims, at - 1, at + 1, number, "person", definite=True, holdable=True, voice="number alone")
    elif words.opens[at] and words.capitals[at] and following in ("were", "had", "have", "are", "received", "remain", "remained", "got", "face", "of"):
        _claim_group(claims, at, at + 1, number, "person", definite=False, holdable=True, voice="number alone")


def _claim_group(claims: Claims[object], first: int, after: int, number: int | None, head: str, *, definite: bool, holdable: bool, voice: str) -> None:
    words = claims.words
    start, end = words.starts[first], words.ends[after - 1]
    mention = GroupMention(
        start=start, end=end, text=words.text[start:end], voice=voice, number=number, head=head, definite=definite, holdable=holdable
    )
    claims.claim(first, after, mention)
