"""From two profiles to a finding: which words belong together, and what follows from how alike they are.

Always true: `decide(a, b)` and `decide(b, a)` have one score and one reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import permutations
from typing import Final

from habeas.identity import han
from habeas.identity.findings import SAME_FROM, UNSURE_FROM, Finding, Profile, Reading, Reason
from habeas.identity.mandarin import mandarin_name
from habeas.identity.names import (
    Order,
    ParsedName,
    attached_father,
    child_of_after,
    is_child_of,
    is_slavic_patronymic,
    parse_name,
)
from habeas.identity.sounds import distance, fold, numbered, script_of, sounds_of
from habeas.identity.words import (
    EQUAL,
    NEAR,
    Kind,
    Word,
    coded_likeness,
    father_word,
    known_likeness,
    pair_key,
    spoken_word,
    word,
)

_MOST_WORDS: Final = 5
_FATHERS_EQUAL: Final = 70
_FATHERS_NEAR: Final = 62
_INITIALS_EQUAL: Final = 25
_GIVEN_CERTAIN: Final = 92
_NAMED_BY_FATHER: Final = 86
"""A given name and a father's name, where nobody has a surname: Mohammed bin Salman."""
_ENDING, _BARE = int(Kind.ENDING), int(Kind.BARE)


# -- profiles ---------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=262144)
def profile(text: str) -> Profile:
    """The name ready to be compared; kept, since lists name the same people again and again."""
    name = parse_name(text)
    surname_words = [word(part) for part in name.surname]
    script = script_of("".join(name.surname + name.given))
    in_pinyin = mandarin_name(name.given + name.surname, script) if not name.patronymic else None
    return Profile(
        name=name,
        readings=(*_readings(name), *(_in_pinyin(name, in_pinyin) if in_pinyin is not None and script != "latin" else ())),
        sure=name.order is not Order.UNKNOWN,
        initial=sounds_of(name.initials[0]) if name.initials else "",
        father=father_word(name.patronymic) if name.patronymic else None,
        father_initial=sounds_of(name.patronymic_initial),
        pen_name=bool(name.patronymic) and any(attached_father(part) == name.patronymic for part in name.surname),
        marker_before_father=bool(name.marker) and fold(name.marker) in child_of_after(),
        woman=_woman(name, surname_words),
        script=script,
        mandarin=in_pinyin,
    )


def _in_pinyin(name: ParsedName, parts: tuple[str, str]) -> Iterator[Reading]:
    """A Mandarin name in Russian letters as the same name in Latin ones."""
    surname, given = parts
    yield Reading((spoken_word(" ".join(name.given), given, foreign=False), spoken_word(name.text, surname, foreign=False)), 1)


@lru_cache(maxsize=262144)
def profile_with_father(text: str, patronymic: str) -> Profile:
    """The name with a patronymic that is given apart from it; one that stands in the name itself goes first."""
    made_ready = profile(text)
    fathers = [part for part in patronymic.split() if not is_child_of(part)]
    if made_ready.father is not None or not fathers:
        return made_ready
    return replace(made_ready, father=father_word(fathers[0]))


def _woman(name: ParsedName, surnames: list[Word]) -> bool | None:
    for surname in surnames:
        if surname.stem.family in ("ov", "ski"):
            return surname.stem.woman
    if name.patronymic and is_slavic_patronymic(name.patronymic):
        return sounds_of(name.patronymic).endswith("na")
    return None


def _readings(name: ParsedName) -> Iterator[Reading]:
    if any(script_of(part) == "cjk" for part in name.given + name.surname):
        yield from _spoken(name)
        return
    given, surname = tuple(map(word, name.given)), tuple(map(word, name.surname))
    words = given + surname
    if len(words) > _MOST_WORDS:
        words, given = words[:2] + words[-3:], words[:2]
    yield Reading(words, len(given))
    if given and not surname and name.patronymic and is_child_of(name.marker):
        yield Reading((*given, word(name.patronymic + name.marker)), len(given))
    if len(words) >= 3:
        yield from _joined(Reading(words, len(given)))
    if given:
        for part in name.former:
            yield Reading((*given, word(part)), len(given), former=True)


def _joined(reading: Reading) -> Iterator[Reading]:
    """Two neighbours of one kind as one word: Wai yip, Waiyip."""
    for at in range(len(reading.words) - 1):
        one, other = reading.words[at : at + 2]
        joined = word(one.text + other.text)
        yield Reading((*reading.words[:at], joined, *reading.words[at + 2 :]), max(1, reading.given - (at < reading.given)))


def _spoken(name: ParsedName) -> Iterator[Reading]:
    """A Chinese name by its Cantonese and its Mandarin reading; a foreign one in Chinese characters by Mandarin alone."""
    foreign = name.order is Order.UNKNOWN
    in_mandarin = ("".join(han.mandarin("".join(name.surname))),)
    ways: list[tuple[Callable[[str], tuple[str, ...]], tuple[str, ...]]] = [(han.mandarin, in_mandarin)]
    if not foreign:
        ways.insert(0, (han.cantonese, han.cantonese_surnames("".join(name.surname))))
    for read_given, surnames in ways:
        given = [spoken_word(part, "".join(read_given(part)), foreign=foreign) for part in name.given]
        for surname in surnames:
            yield Reading((*given, spoken_word("".join(name.surname), surname, foreign=foreign)), len(given))


# -- pairing ----------------------------------------------------------------------------------------------------------


def _coded(one: Word, other: Word) -> int:
    known = known_likeness.get(pair_key(one.number, other.number))
    return coded_likeness(one, other) if known is None else known


def _pairing(one: Reading, other: Reading, *, strictly: bool) -> tuple[tuple[int, int, int], ...]:
    """Every word of the shorter reading with one of the longer, as alike as can be: positions and coded likeness.

    Strictly: a given name is never held against a surname.
    """
    a, b = one.words, other.words
    if len(a) == 2 and len(b) == 2:
        straight = _coded(a[0], b[0]), _coded(a[1], b[1])
        if strictly:
            return (0, 0, straight[0]), (1, 1, straight[1])
        crossed = _coded(a[0], b[1]), _coded(a[1], b[0])
        if sum(crossed) > sum(straight):
            return (0, 1, crossed[0]), (1, 0, crossed[1])
        return (0, 0, straight[0]), (1, 1, straight[1])
    if len(a) > len(b):
        return tuple((j, i, coded) for i, j, coded in _pairing(other, one, strictly=strictly))
    grid = [
        [0 if strictly and (i < one.given) != (j < other.given) else _coded(first, second) for j, second in enumerate(b)]
        for i, first in enumerate(a)
    ]
    best = max(permutations(range(len(b)), len(a)), key=lambda places: sum(grid[i][j] for i, j in enumerate(places)))
    return tuple((i, j, grid[i][j]) for i, j in enumerate(best))


# -- deciding ---------------------------------------------------------------------------------------------------------


def decide(one: Profile, other: Profile) -> Finding:
    """The finding of the pair of readings that are most alike, unless what is known of the fathers forbids it."""
    if len(one.readings) == 1 and len(other.readings) == 1:
        best = _decide_reading(one, other, one.readings[0], other.readings[0])
    else:
        best = max(
            (_decide_reading(one, other, first, second) for first in one.readings for second in other.readings),
            key=lambda finding: finding.score,
        )
    if best.score >= UNSURE_FROM and one.mandarin is not None and other.mandarin is not None and one.mandarin != other.mandarin:
        return best._replace(score=40, reason=Reason.OTHER_SYLLABLES)
    if best.score >= UNSURE_FROM and one.script == "cjk" and other.script == "cjk":
        return _characters(one, other, best)
    return best


def _characters(one: Profile, other: Profile, finding: Finding) -> Finding:
    """Two names in Chinese characters that read alike are one name only where the characters are the same."""
    if han.simplified(one.name.text) == han.simplified(other.name.text):
        return finding
    return finding._replace(score=min(finding.score, 70), reason=Reason.OTHER_CHARACTERS)


def _decide_reading(one: Profile, other: Profile, first: Reading, second: Reading) -> Finding:
    shorter = min(len(first.words), len(second.words))
    if shorter == 0:
        return Finding(UNSURE_FROM, Reason.NOTHING_TO_COMPARE)
    pairing = _pairing(first, second, strictly=one.sure and other.sure)
    score, reason = _of_parts(one, other, first, second, pairing)
    if (one.father is None and not one.father_initial) or (other.father is None and not other.father_initial):
        return Finding(score, reason, first, second, pairing)
    return _with_fathers(one, other, Finding(score, reason, first, second, pairing))


def _of_parts(
    one: Profile, other: Profile, first: Reading, second: Reading, pairing: tuple[tuple[int, int, int], ...]
) -> tuple[int, Reason]:
    """What follows from given names and surnames alone."""
    least, total, endings, bare = 100, 0, 0, False
    for _, _, coded in pairing:
        likeness, kind = coded >> 2, coded & 3
        total += likeness
        if kind == _ENDING:
            endings += 1
        elif kind == _BARE:
            endings, bare = endings + 1, True
        elif likeness < least:
            least = likeness
    if endings > 1:
        return 40, Reason.OTHER_NAME
    if least < NEAR:
        return _of_other_name(one, other, first, second, pairing, total // len(pairing))
    if len(pairing) == 1:
        return _of_one_word(one, other, first, second, pairing)
    if endings and not bare:
        return 60 + least // 10, Reason.ENDING
    if bare and (one.script == other.script or one.marker_before_father or other.marker_before_father):
        return 62 + least // 10, Reason.ENDING
    if one.woman is not None and other.woman is not None and one.woman != other.woman:
        given = [coded >> 2 for i, j, coded in pairing if i < first.given or j < second.given]
        if min(given, default=0) < _GIVEN_CERTAIN:
            return least // 2, Reason.WOMAN_AND_MAN
    if least < EQUAL:
        across = one.script != other.script and "cjk" not in (one.script, other.script)
        return (SAME_FROM, Reason.NAMES_EQUAL) if across and _only_surname_near(first, second, pairing) else (least, Reason.NEAR)
    extra = _of_extra_words(one, other, first, second, pairing)
    if extra is not None:
        return extra
    score = 85 + (least - EQUAL) * 12 // 20
    if bare:
        score = 86
    if len(first.words) != len(second.words):
        score = max(85, score - 3)
    return score, Reason.NAMES_EQUAL


def _of_other_name(
    one: Profile, other: Profile, first: Reading, second: Reading, pairing: tuple[tuple[int, int, int], ...], mean: int
) -> tuple[int, Reason]:
    """Some part is another name: two people, unless the part is a surname that people change."""
    if (one.script == "cjk") != (other.script == "cjk") and _western_given_name(first, second, pairing):
        return 54, Reason.WESTERN_NAME
    if any(not first.words[i].row or not second.words[j].row for i, j, coded in pairing if coded >> 2 < NEAR):
        return UNSURE_FROM, Reason.UNKNOWN_SCRIPT
    failing = [(i, j) for i, j, coded in pairing if coded >> 2 < NEAR]
    if len(failing) == 1 and len(pairing) == 2 and all(coded >> 2 >= EQUAL for i, j, coded in pairing if (i, j) != failing[0]):
        i, j = failing[0]
        if i >= first.given and j >= second.given:
            if one.pen_name or other.pen_name:
                return 52, Reason.PEN_NAME
            if one.woman and other.woman and one.father is not None and other.father is not None:
                return 52, Reason.MARRIED_NAME
    return mean * 48 // 100, Reason.OTHER_NAME


def _western_given_name(first: Reading, second: Reading, pairing: tuple[tuple[int, int, int], ...]) -> bool:
    """The surnames are equal, and beside the Chinese given name stands a single word that is none: Kenneth, 繼昌."""
    surname = [(i, j) for i, j, coded in pairing if coded >> 2 >= EQUAL and (i >= first.given or j >= second.given)]
    latin = second if first.words[0].script == "cjk" else first
    return len(surname) == 1 and len(latin.words) == 2 and not any("-" in given.text for given in latin.words)


def _of_one_word(
    one: Profile, other: Profile, first: Reading, second: Reading, pairing: tuple[tuple[int, int, int], ...]
) -> tuple[int, Reason]:
    """One side has a single whole word: never more than unsure, and different where an initial contradicts."""
    i, j, coded = pairing[0]
    likeness = coded >> 2
    initials = [_initials(one, first, taken=i), _initials(other, second, taken=j)]
    if initials[0] and initials[1]:
        if not any(_initials_agree(a, b) for a in initials[0] for b in initials[1]):
            return likeness * 40 // 100, Reason.INITIAL_DIFFERS
        return 50 + likeness * 25 // 100, Reason.INITIAL
    return 50 + likeness * 10 // 100, Reason.ONE_WORD


def _initials(profile: Profile, reading: Reading, *, taken: int) -> list[str]:
    """The first sounds of what is left beside the word that was taken: an initial, or the other words' beginnings."""
    if profile.initial:
        return [profile.initial]
    return [rest.row for position, rest in enumerate(reading.words) if position != taken and rest.row]


@lru_cache(maxsize=65536)
def _initials_agree(one: str, other: str) -> bool:
    """Whether the first sounds can be one: j and c, y before a vowel or without it."""
    heads = [[row[:1], re.sub("^j", "", row)[:1]] for row in (one, other)]
    return any(distance(numbered(a), numbered(b)) <= _INITIALS_EQUAL for a in heads[0] for b in heads[1] if a and b)


def _of_extra_words(
    one: Profile, other: Profile, first: Reading, second: Reading, pairing: tuple[tuple[int, int, int], ...]
) -> tuple[int, Reason] | None:
    """What follows from words that only the longer side has."""
    if len(first.words) == len(second.words):
        return None
    longer, profile_of_longer, profile_of_shorter, side = (
        (first, one, other, 0) if len(first.words) > len(second.words) else (second, other, one, 1)
    )
    taken = {pair[side] for pair in pairing}
    for position, extra in enumerate(longer.words):
        if position in taken:
            continue
        father = profile_of_shorter.father
        if father is not None and profile_of_longer.father is None and not profile_of_shorter.pen_name:
            if _coded(father_word(extra.text), father) >> 2 < _FATHERS_EQUAL:
                return 70, Reason.MIDDLE_NAME
            continue
        chinese = profile_of_shorter.script == "cjk" or any("-" in longer.words[place].text for place in taken)
        if position == 0 and not chinese:
            return 74, Reason.EXTRA_FIRST
        if position >= longer.given and profile_of_longer.sure:
            return 74, Reason.EXTRA_SURNAME
    return None


def _with_fathers(one: Profile, other: Profile, finding: Finding) -> Finding:
    """The finding, corrected by what both sides say of the father."""
    if one.father is None or other.father is None:
        return _with_father_initial(one, other, finding)
    likeness = _coded(one.father, other.father) >> 2
    finding = finding._replace(father_likeness=likeness)
    if finding.reason is Reason.OTHER_NAME or one.pen_name or other.pen_name:
        return finding
    if likeness < _FATHERS_NEAR:
        return finding._replace(score=min(finding.score, 30), reason=Reason.FATHERS_DIFFER)
    if likeness < _FATHERS_EQUAL:
        return finding._replace(
            score=min(finding.score, 80), reason=Reason.FATHERS_NEAR if finding.score >= UNSURE_FROM else finding.reason
        )
    if finding.reason is Reason.NAMES_EQUAL:
        return finding._replace(score=min(100, finding.score + 3))
    if finding.reason is Reason.ONE_WORD and not one.name.surname and not other.name.surname:
        return finding._replace(score=_NAMED_BY_FATHER, reason=Reason.NAMES_EQUAL)
    if finding.reason is Reason.EXTRA_SURNAME:
        return finding._replace(score=SAME_FROM, reason=Reason.NAMES_EQUAL)
    first, second = finding.one, finding.other
    if finding.reason is Reason.NEAR and first and second and _only_surname_near(first, second, finding.pairing):
        return finding._replace(score=SAME_FROM, reason=Reason.NAMES_EQUAL)
    return finding


def _only_surname_near(first: Reading, second: Reading, pairing: tuple[tuple[int, int, int], ...]) -> bool:
    """Whether the given names are certainly equal: then, in another script or with equal fathers, a surname that is nearly equal
    is another spelling. Brothers have given names that are nearly equal."""
    return all((i >= first.given and j >= second.given) or coded >> 2 >= _GIVEN_CERTAIN for i, j, coded in pairing)


def _with_father_initial(one: Profile, other: Profile, finding: Finding) -> Finding:
    heads = [profile.father.row if profile.father is not None else profile.father_initial for profile in (one, other)]
    if all(heads) and finding.score >= UNSURE_FROM and not _initials_agree(*heads):
        return finding._replace(score=30, reason=Reason.FATHER_INITIAL_DIFFERS)
    return finding
